//! Lines of text that show a term on both sides of a comparison.

use std::collections::BTreeMap;

use super::cards::Shown;
use crate::analyze;
use crate::compare::{Compared, Unit, each_unit};
use crate::concordance::{self, Counted, Needle, Wanted};
use crate::corpus::Corpus;
use crate::count::Setup;
use crate::error::Error;
use crate::frames::Frames;
use crate::progress::Progress;
use crate::report::ContextLine;

/// A comparison and a unit of which lines are shown, both by number.
pub(super) type Wish = (usize, u32);

/// Lines shown of each side, and articles that are looked into for them: near copies have the same lines.
const SHOWN: usize = 2;
const READ: usize = 3;
/// Words on either side.
const WORDS: usize = 12;
/// Terms up to which lines are looked for.
const MOST: usize = 1_500;

/// What was found for each wish.
#[derive(Debug, Default)]
pub(super) struct Lines(BTreeMap<Wish, (Vec<ContextLine>, Vec<ContextLine>)>);

/// An article in which a unit may be shown.
#[derive(Debug, Clone)]
struct Found {
    n: u32,
    doc: u32,
    language: Option<&'static str>,
    title: String,
    /// The place of the mention, for entities.
    at: Option<(u32, u32)>,
}

impl Lines {
    /// Looks for them.
    ///
    /// # Errors
    /// What fetching a block or reading the texts again says.
    pub(super) fn find(
        compared: &Compared,
        wishes: &[Wish],
        shown: Shown<'_>,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let (Some(frames), Some((corpus, setup))) = (shown.frames, shown.corpus) else {
            return Ok(Self::default());
        };
        let wishes = wishes.get(..MOST.min(wishes.len())).unwrap_or_default();
        let mut of_unit: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, (_, unit)) in wishes.iter().enumerate() {
            of_unit.entry(*unit).or_default().push(at);
        }
        let unit = compared.options.unit;
        let mut found: Vec<[Vec<Found>; 2]> = vec![[Vec::new(), Vec::new()]; wishes.len()];
        let mut own = Vec::new();
        frames.blocks(&mut |block, first| {
            for (at, row) in block.rows.iter().enumerate() {
                let doc = first + u32::try_from(at).unwrap_or(u32::MAX);
                each_unit(frames, unit, block, at, &mut own, &mut |number, n| {
                    let Some(wanted) = of_unit.get(&number) else {
                        return;
                    };
                    for &wish in wanted {
                        let Some(in_target) = compared.sides.in_target(wishes[wish].0, doc) else {
                            continue;
                        };
                        let side = &mut found[wish][usize::from(!in_target)];
                        if side.len() == READ && side.last().is_some_and(|last| last.n >= n) {
                            continue;
                        }
                        let story = compared.sides.story(doc);
                        if side.iter().any(|known| compared.sides.story(known.doc) == story) {
                            continue;
                        }
                        let mention = block
                            .mentions(at)
                            .iter()
                            .find(|mention| frames.entities.of(mention.name) == Some(number))
                            .filter(|_| unit == Unit::Entity);
                        let one = Found {
                            n,
                            doc,
                            language: row.language,
                            title: analyze::name(row, frames.source(row)),
                            at: mention.map(|mention| (mention.start, mention.end)),
                        };
                        let place = side.partition_point(|known| known.n >= n);
                        side.insert(place, one);
                        side.truncate(READ);
                    }
                });
            }
            Ok(())
        })?;
        read(compared, wishes, &found, (frames, corpus, setup), progress)
    }

    /// Lines of the target and of the reference.
    pub(super) fn of(&self, versus: usize, unit: u32) -> (Vec<ContextLine>, Vec<ContextLine>) {
        self.0.get(&(versus, unit)).cloned().unwrap_or_default()
    }
}

/// Reads what was found again, and keeps of each side the first lines that differ.
fn read(
    compared: &Compared,
    wishes: &[Wish],
    found: &[[Vec<Found>; 2]],
    (frames, corpus, setup): (&Frames, &Corpus, &Setup),
    progress: &dyn Progress,
) -> Result<Lines, Error> {
    let mut wanted: Vec<(usize, usize, &Found, Wanted)> = Vec::new();
    for (wish, sides) in found.iter().enumerate() {
        for (side, found) in sides.iter().enumerate() {
            for one in found {
                if let Some(needle) = needle(compared, wishes[wish].1, one) {
                    let asked = Wanted {
                        doc: one.doc,
                        language: one.language,
                        needle,
                    };
                    wanted.push((wish, side, one, asked));
                }
            }
        }
    }
    let asked: Vec<Wanted> = wanted.iter().map(|(.., asked)| asked.clone()).collect();
    let digests: Vec<&str> = frames
        .sources()
        .iter()
        .map(|source| source.digest.as_str())
        .collect();
    let counted = Counted {
        corpus,
        setup,
        documents: frames.articles,
        digests: if digests.iter().all(|digest| digest.is_empty()) {
            &[]
        } else {
            &digests
        },
        words: WORDS,
    };
    let mut lines: Vec<Option<concordance::Line>> = vec![None; asked.len()];
    concordance::find(counted, &asked, progress, &mut |at, line| {
        if let Some(place) = lines.get_mut(at) {
            *place = line;
        }
    })?;
    let mut shown = Lines::default();
    for ((wish, side, found, _), line) in wanted.into_iter().zip(lines) {
        let Some(line) = line else { continue };
        let sides = shown.0.entry(wishes[wish]).or_default();
        let side = if side == 0 { &mut sides.0 } else { &mut sides.1 };
        let is_new = side
            .iter()
            .all(|known| (&known.left, &known.right) != (&line.left, &line.right));
        if side.len() < SHOWN && is_new {
            side.push(ContextLine {
                doc: found.doc,
                title: found.title.clone(),
                left: line.left,
                keyword: line.keyword,
                right: line.right,
            });
        }
    }
    Ok(shown)
}

/// What to look for in an article.
fn needle(compared: &Compared, unit: u32, found: &Found) -> Option<Needle> {
    let text = compared.units.text.get(unit as usize);
    match compared.options.unit {
        Unit::Term | Unit::Form => Some(Needle::Stem(text.to_owned())),
        Unit::Entity => found.at.map(|(start, end)| Needle::Bytes(start, end)),
        Unit::Bigram => {
            let (first, second) = text.split_once(' ')?;
            Some(Needle::Pair(first.to_owned(), second.to_owned()))
        }
    }
}
