//! Which packs hold what a run would read, and how the rest of it is cut to packs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pack::{Pack, Place};
use super::{PACK, SMALL, SOURCES};
use crate::corpus::{Corpus, Key, Task};

/// A whole source, or a piece of one: what is counted or taken as one.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) source: usize,
    pub(super) name: String,
    /// Its number, where it is a piece.
    pub(super) piece: Option<u32>,
    /// Whether its source ends with it.
    pub(super) ends: bool,
    /// The task that it is read with.
    task: usize,
    /// What reading it depends on; `None` where it cannot be read.
    pub(super) key: Option<Key>,
}

impl Cell {
    /// The digest of its bytes; empty where they cannot be read.
    pub(super) fn digest(&self) -> String {
        self.key
            .as_ref()
            .map(|key| key.digest.clone())
            .unwrap_or_default()
    }
}

/// Everything a corpus is read as, in order.
pub(super) fn cells(corpus: &Corpus, tasks: &[Task], keys: Vec<Vec<Option<Key>>>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    // The first piece of a source has a say in the language of the others.
    let mut head: Option<String> = None;
    for ((number, task), keys) in tasks.iter().enumerate().zip(keys) {
        let piece = task.piece.as_ref().map(|piece| piece.number);
        for (source, key) in task.sources.clone().zip(keys) {
            if piece == Some(0) {
                head = key.as_ref().map(|key| key.reading.clone());
            }
            let key = match piece {
                Some(_) => key.zip(head.as_ref()).map(|(key, head)| Key {
                    reading: format!("{head}-{}", key.reading),
                    ..key
                }),
                None => key,
            };
            cells.push(Cell {
                source,
                name: corpus
                    .sources
                    .get(source)
                    .map(|source| source.name.clone())
                    .unwrap_or_default(),
                piece,
                ends: task.ends(),
                task: number,
                key,
            });
        }
    }
    cells
}

/// A pack, and which cells it holds.
pub(super) struct Chosen<'p> {
    pub(super) pack: &'p Pack,
    pub(super) cells: Vec<usize>,
}

/// The packs of which everything is among the cells, in their order; none of them has what another has.
pub(super) fn choose<'p>(cells: &[Cell], packs: &'p [Pack]) -> Vec<Chosen<'p>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        if let Some(key) = &cell.key {
            places.entry(&key.reading).or_default().push(at);
        }
    }
    let mut choice = Choice {
        cells,
        places,
        taken: vec![false; cells.len()],
    };
    let mut packs: Vec<&Pack> = packs.iter().collect();
    // Small packs that were counted again into larger ones must not come before these.
    packs.sort_by(|a, b| (b.bytes, &a.path).cmp(&(a.bytes, &b.path)));
    let mut chosen: Vec<Chosen<'p>> = Vec::new();
    // Whoever still has its name comes before what was renamed.
    for by_name in [true, false] {
        packs.retain(|pack| match choice.find(pack, by_name) {
            Some(found) => {
                for &cell in &found {
                    choice.taken[cell] = true;
                }
                chosen.push(Chosen { pack, cells: found });
                false
            }
            None => true,
        });
    }
    let small = |chosen: &Chosen<'_>| chosen.pack.bytes < PACK / 4 && !chosen.pack.of_pieces();
    if chosen.iter().filter(|chosen| small(chosen)).count() > SMALL {
        chosen.retain(|chosen| !small(chosen));
    }
    chosen
}

struct Choice<'c> {
    cells: &'c [Cell],
    /// Where each key is, in order.
    places: BTreeMap<&'c str, Vec<usize>>,
    taken: Vec<bool>,
}

impl Choice<'_> {
    /// Free cells for everything in a pack, in its order.
    fn find(&self, pack: &Pack, by_name: bool) -> Option<Vec<usize>> {
        let fits = |cell: usize, place: &Place| {
            let known = &self.cells[cell];
            !self.taken[cell]
                && known.piece.is_some() == place.piece
                && known.key.as_ref().is_some_and(|key| key.reading == place.key)
                && (!by_name || known.name == place.name)
        };
        if pack.of_pieces() {
            let starts = self.places.get(pack.places.first()?.key.as_str())?.iter();
            let rows = starts.map(|&first| first..first + pack.places.len());
            // Pieces of one source follow each other.
            let is_right = |row: &Range<usize>| {
                let cells = self.cells.get(row.clone()).unwrap_or_default();
                cells.len() == row.len()
                    && cells.iter().all(|cell| cell.source == cells[0].source)
                    && row
                        .clone()
                        .zip(&pack.places)
                        .all(|(cell, place)| fits(cell, place))
            };
            return rows.filter(is_right).map(Range::collect).next();
        }
        let mut found: Vec<usize> = Vec::new();
        for place in &pack.places {
            let after = found.last().map_or(0, |last| last + 1);
            let all = self.places.get(place.key.as_str())?;
            let from = all.partition_point(|&cell| cell < after);
            found.push(*all.get(from..)?.iter().find(|&&cell| fits(cell, place))?);
        }
        Some(found)
    }
}

/// What is missing, in runs that become packs: whole sources, or pieces of one source that follow each other. The last piece
/// of a source is alone, because it changes when the source grows, and so is what cannot be kept.
pub(super) fn runs(
    tasks: &[Task],
    cells: &[Cell],
    missing: &[bool],
    sizes: &dyn Fn(usize) -> u64,
) -> Vec<(Vec<usize>, Vec<Task>)> {
    let mut runs: Vec<Open> = Vec::new();
    let mut whole = Open::default();
    let mut pieces = Open::default();
    let mut unknown = Open::default();
    for (at, cell) in cells.iter().enumerate().filter(|(at, _)| missing[*at]) {
        let Some(task) = tasks.get(cell.task) else {
            continue;
        };
        if cell.piece.is_some() {
            let goes_on = pieces
                .cells
                .last()
                .is_some_and(|&last| last + 1 == at && cells[last].source == cell.source);
            if !goes_on || cell.ends || pieces.bytes >= PACK {
                runs.push(std::mem::take(&mut pieces));
            }
            pieces.add_piece(at, task);
            continue;
        }
        let open = if cell.key.is_some() {
            &mut whole
        } else {
            &mut unknown
        };
        open.add_source(at, cell.source, sizes(cell.source));
        if open.bytes >= PACK || open.cells.len() >= SOURCES {
            runs.push(std::mem::take(open));
        }
    }
    runs.extend([whole, pieces, unknown]);
    let runs = runs.into_iter().filter(|run| !run.cells.is_empty());
    runs.map(|run| (run.cells, run.tasks)).collect()
}

/// A run that is not closed yet.
#[derive(Default)]
struct Open {
    cells: Vec<usize>,
    tasks: Vec<Task>,
    bytes: u64,
}

impl Open {
    fn add_piece(&mut self, cell: usize, task: &Task) {
        self.cells.push(cell);
        self.tasks.push(task.clone());
        self.bytes += task.bytes;
    }

    fn add_source(&mut self, cell: usize, source: usize, bytes: u64) {
        self.cells.push(cell);
        self.bytes += bytes;
        match self.tasks.last_mut() {
            Some(last) if last.sources.end == source => {
                last.sources.end += 1;
                last.bytes += bytes;
            }
            _ => self.tasks.push(Task {
                sources: source..source + 1,
                piece: None,
                bytes,
            }),
        }
    }
}
