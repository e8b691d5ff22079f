//! Counts kept between runs, so that only what is new or changed is counted.
//!
//! A run of whole small sources, or of pieces of a large one, is counted by itself and kept as a pack: a part in one file.
//! A later run takes the keys of all it would read (`corpus::Key`: the bytes, and what is made of the name), uses every pack
//! whose sources are all here, in the same order, and counts the rest. Parts join to the same bytes wherever they were cut,
//! so a report does not show which of its counts were kept. A pack of which one source is gone or changed is of no use any
//! more: its others are counted again. Names are not kept but given anew, so a file may be renamed or moved.
//!
//! Nothing here decides how something is counted. Where articles of stories are left out of the counts, a count depends on
//! the whole corpus, and nothing is kept or taken.

mod choose;
mod pack;
mod store;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::counting;
use super::{GENERATOR, Options};
use crate::corpus::{Corpus, Input, Task};
use crate::count::{self, Apart, Aside, Detail, Part, Setup, SourceRow, Telling};
use crate::error::Error;
use crate::frames::part;
use crate::progress::Progress;
use crate::scratch;
use choose::{Cell, Chosen};
use store::Store;

/// Where counts are kept between runs.
#[derive(Debug, Clone)]
pub struct CacheOptions {
    /// A folder of its own; made where it is not there.
    pub dir: PathBuf,
    /// Bytes that it may take up; what was not used for longest goes first.
    pub limit: u64,
    /// The file of the running program: what another build of it counted is not used.
    pub program: Option<PathBuf>,
}

/// The limit where none is given: 2 GiB.
pub const CACHE_LIMIT: u64 = 2 << 30;

/// Bytes of input after which a pack is closed: large enough that a corpus has few of them, small enough that a changed
/// article makes little else be counted again.
const PACK: u64 = 2 << 20;
/// Sources after which a pack is closed.
const SOURCES: usize = 4096;
/// Packs of less than a quarter of that size that may be used at once; if there are more, what they hold is counted again,
/// into packs of the usual size.
const SMALL: usize = 32;

/// Packs that are fetched side by side.
const AT_ONCE: usize = 16;

/// What was counted, now or by an earlier run.
struct Unit {
    /// Its sources or pieces, as places in the list of all.
    cells: Vec<usize>,
    part: Part,
    asides: Vec<Aside>,
}

/// What every step needs.
struct Run<'r> {
    corpus: &'r Corpus,
    cells: &'r [Cell],
    store: &'r Store,
    made: part::Made,
    /// Whether parts list their documents.
    listed: bool,
    /// Bytes of memory that counts may take, and that they take.
    room: usize,
    held: AtomicUsize,
    /// Where packs lie that do not fit into memory.
    spare: Mutex<Spare<'r>>,
}

struct Spare<'r> {
    options: &'r Options,
    scratch: &'r mut Option<scratch::Folder>,
    files: usize,
}

/// Refuses a cache that would be read as text.
///
/// # Errors
/// [`Error::Usage`] that names it.
pub(super) fn check(inputs: &[Input], options: &Options) -> Result<(), Error> {
    let Some(asked) = &options.cache else {
        return Ok(());
    };
    let cache = real(&asked.dir);
    for input in inputs {
        let Input::Path(folder) = input else {
            continue;
        };
        let hidden = |name: std::path::Component<'_>| name.as_os_str().to_string_lossy().starts_with('.');
        if let Ok(below) = cache.strip_prefix(real(folder))
            && folder.is_dir()
            && !below.components().any(hidden)
        {
            let (dir, folder) = (asked.dir.display(), folder.display());
            return Err(Error::Usage(format!(
                "the cache {dir} lies among the texts of {folder} and would be read with them: choose a folder elsewhere, \
                 or one whose name begins with a dot"
            )));
        }
    }
    Ok(())
}

/// A path without links, also where its last folders are not there yet.
fn real(path: &Path) -> PathBuf {
    let exists = |above: &Path| {
        let shown = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        Some(shown.canonicalize().ok()?.join(path.strip_prefix(above).ok()?))
    };
    path.ancestors()
        .find_map(exists)
        .unwrap_or_else(|| path.to_path_buf())
}

/// Counts texts, as far as they were not counted before; `None` where the folder cannot be used.
///
/// # Errors
/// [`Error::Usage`] where the folder is one of something else, else what counting says.
pub(super) fn counted(
    corpus: &Corpus,
    setup: &Setup,
    detail: Detail,
    options: &Options,
    scratch: &mut Option<scratch::Folder>,
    progress: &dyn Progress,
) -> Result<Option<Vec<Part>>, Error> {
    let Some(asked) = &options.cache else {
        return Ok(None);
    };
    if corpus.sources.iter().any(crate::corpus::Source::is_read_once) {
        progress.remark("a pipe can be read only once, so nothing is taken from the cache or kept in it");
        return Ok(None);
    }
    let made = counting::made(options);
    let counted_so = key(&made, corpus, detail, asked);
    let Some(store) = Store::open(asked, counted_so, progress)? else {
        return Ok(None);
    };
    let tasks = corpus.tasks();
    progress.stage(
        "looking for what was counted before",
        tasks.iter().map(|task| task.bytes).sum(),
    );
    let keys = count::keys(corpus, &tasks, progress);
    let cells = choose::cells(corpus, &tasks, keys);
    let run = Run {
        corpus,
        cells: &cells,
        store: &store,
        made,
        listed: detail != Detail::Terms,
        room: options.memory / 10 * counting::WAITING,
        held: AtomicUsize::new(0),
        spare: Mutex::new(Spare {
            options,
            scratch,
            files: 0,
        }),
    };
    let packs = store.packs(progress);
    let mut units = run.taken(choose::choose(&cells, &packs), progress)?;
    let taken = units
        .iter()
        .flat_map(|unit| &unit.asides)
        .map(Aside::documents)
        .sum::<usize>();

    let mut missing = vec![true; cells.len()];
    for &cell in units.iter().flat_map(|unit| &unit.cells) {
        missing[cell] = false;
    }
    let sizes = |source: usize| corpus.sources.get(source).map_or(0, crate::corpus::Source::size);
    let runs = choose::runs(&tasks, &cells, &missing, &sizes);
    let bytes = |run: &(Vec<usize>, Vec<Task>)| run.1.iter().map(|task| task.bytes).sum::<u64>();
    progress.stage("reading and counting", runs.iter().map(bytes).sum());
    let (places, runs): (Vec<Vec<usize>>, Vec<Vec<Task>>) = runs.into_iter().unzip();
    let keep = |number: usize, apart: Apart| {
        let bytes = runs[number].iter().map(|task| task.bytes).sum();
        run.kept(places[number].clone(), bytes, apart)
    };
    let fresh = count::apart(corpus, (&tasks, &runs), setup, detail, &keep, progress)?;
    let anew = fresh
        .iter()
        .flat_map(|unit| &unit.asides)
        .map(Aside::documents)
        .sum::<usize>();
    progress.reused(taken as u64, anew as u64);
    units.extend(fresh);
    store.tidy(progress);
    Ok(Some(told(corpus, &cells, units, setup)))
}

/// Everything that counts depend on beside the sources: a pack is used only where it is the same.
fn key(made: &part::Made, corpus: &Corpus, detail: Detail, asked: &CacheOptions) -> String {
    // Builds of one version may count otherwise while it is being worked on.
    let program = asked.program.as_ref().and_then(|path| std::fs::read(path).ok());
    let program = program.map(|bytes| counting::digest(&bytes));
    let texts = corpus.reads_text_only();
    let all = format!(
        "{} {} {GENERATOR} {program:?} {detail:?} {texts} {made:?}",
        pack::SCHEMA,
        part::SCHEMA
    );
    counting::digest(all.as_bytes())
}

impl Run<'_> {
    /// Fetches the packs that were chosen; what is damaged is dropped, and what vanished is left out.
    fn taken(&self, chosen: Vec<Chosen<'_>>, progress: &dyn Progress) -> Result<Vec<Unit>, Error> {
        let mut units = Vec::new();
        let mut chosen = chosen.into_iter().peekable();
        while chosen.peek().is_some() {
            let fits = self.held.load(Ordering::Relaxed) <= self.room;
            let (mut of_parts, mut parts) = (Vec::new(), Vec::new());
            for chosen in chosen.by_ref().take(AT_ONCE) {
                match self.store.read(chosen.pack) {
                    Ok(None) => {}
                    Ok(Some((stored, body))) => {
                        let place = if fits {
                            body.in_memory(&chosen.pack.path, stored)
                        } else {
                            body.within(self.set_aside(&stored)?)
                        };
                        match part::open_at(&place) {
                            Ok((part, _)) => {
                                of_parts.push((chosen, body.header.asides()));
                                parts.push(part);
                            }
                            Err(error) => store::discard(&chosen.pack.path, &error.to_string(), progress),
                        }
                    }
                    Err(why) => store::discard(&chosen.pack.path, &why, progress),
                }
            }
            let parts = if fits {
                count::fetched(parts)
            } else {
                parts.into_iter().map(Ok).collect()
            };
            for ((Chosen { pack, cells }, asides), part) in of_parts.into_iter().zip(parts) {
                match part.map_err(|error| error.to_string()).and_then(|part| {
                    if fits {
                        pack::sound(part, &asides, pack.of_pieces(), self.listed)
                    } else {
                        Ok(part)
                    }
                }) {
                    Ok(part) => {
                        self.held.fetch_add(part.held(), Ordering::Relaxed);
                        let digests: Vec<String> =
                            cells.iter().map(|&cell| self.cells[cell].digest()).collect();
                        let sources = self.rows(&cells, &asides, &digests, String::new);
                        store::used(&pack.path);
                        units.push(Unit {
                            part: Part { sources, ..part },
                            cells,
                            asides,
                        });
                    }
                    Err(why) => store::discard(&pack.path, &why, progress),
                }
            }
        }
        Ok(units)
    }

    /// Keeps what was counted just now, and gives it back: in memory while there is room, else as it lies on disk.
    fn kept(&self, cells: Vec<usize>, bytes: u64, apart: Apart) -> Result<Unit, Error> {
        let Apart {
            mut part,
            asides,
            digests,
        } = apart;
        let whole = part
            .sources
            .last()
            .map(|last| last.digest.clone())
            .unwrap_or_default();
        part.sources = self.rows(&cells, &asides, &digests, || whole);
        let room = self.held.fetch_add(part.held(), Ordering::Relaxed) + part.held() <= self.room;
        // What changed since its key was taken is counted as it is now, and not kept under what it was.
        let same = |(&cell, digest): (&usize, &String)| {
            self.cells[cell].key.is_some() && self.cells[cell].digest() == *digest
        };
        let keeps = self.store.writes() && cells.iter().zip(&digests).all(same);
        if room && !keeps {
            return Ok(Unit { cells, part, asides });
        }
        let (name, stored) = pack::encode(
            &self.store.key,
            (self.cells, &cells),
            (&asides, bytes),
            &part,
            &self.made,
        )?;
        if keeps {
            self.store.write(&name, &stored);
        }
        if !room {
            self.held.fetch_sub(part.held(), Ordering::Relaxed);
            let sources = part.sources;
            let body = pack::verified(&stored).map_err(|why| Error::stage("cache", why))?;
            let place = body.within(self.set_aside(&stored)?);
            part = Part {
                sources,
                ..part::open_at(&place)?.0
            };
        }
        Ok(Unit { cells, part, asides })
    }

    /// Writes a pack to where it stays until the run ends, whatever other runs do with the cache.
    fn set_aside(&self, stored: &[u8]) -> Result<PathBuf, Error> {
        let mut spare = self
            .spare
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let spare = &mut *spare;
        let folder = counting::spare(spare.options, spare.scratch)?;
        let path = folder.join(format!("pack-{}", spare.files));
        spare.files += 1;
        std::fs::write(&path, stored).map_err(|error| Error::io("write", &path, error))?;
        Ok(path)
    }

    /// The sources of a part, by the names they have now. `whole` is the digest of a source that was read in pieces.
    fn rows(
        &self,
        cells: &[usize],
        asides: &[Aside],
        digests: &[String],
        whole: impl FnOnce() -> String,
    ) -> Vec<SourceRow> {
        let wanted = self.corpus.takes_digests();
        let mut rows: Vec<SourceRow> = Vec::new();
        let mut last = None;
        for ((&cell, aside), digest) in cells.iter().zip(asides).zip(digests) {
            let cell = &self.cells[cell];
            let documents = u32::try_from(aside.documents()).unwrap_or(u32::MAX);
            if let Some(row) = rows.last_mut().filter(|_| cell.piece.is_some()) {
                row.documents = row.documents.saturating_add(documents);
            } else {
                rows.push(SourceRow {
                    name: self
                        .corpus
                        .sources
                        .get(cell.source)
                        .map(|source| source.name.clone())
                        .unwrap_or_default(),
                    digest: if wanted && cell.piece.is_none() {
                        digest.clone()
                    } else {
                        String::new()
                    },
                    documents,
                    goes_on: cell.piece.is_some_and(|number| number > 0),
                });
            }
            last = Some(cell).filter(|cell| cell.piece.is_some() && cell.ends);
        }
        if let (Some(cell), Some(row)) = (last.filter(|_| wanted), rows.last_mut()) {
            let digest = whole();
            row.digest = if digest.is_empty() {
                self.corpus.digest(cell.source).unwrap_or_default()
            } else {
                digest
            };
        }
        rows
    }
}

/// All parts in the order of their sources, with everything that is to be said of these.
fn told(corpus: &Corpus, cells: &[Cell], mut units: Vec<Unit>, setup: &Setup) -> Vec<Part> {
    units.sort_by_key(|unit| unit.cells.first().copied());
    let mut asides: Vec<Option<(usize, usize, Aside)>> = cells.iter().map(|_| None).collect();
    let mut parts = vec![Part {
        notices: corpus
            .notices
            .iter()
            .cloned()
            .map(|notice| (None, notice))
            .collect(),
        ..Part::default()
    }];
    for (number, unit) in (1..).zip(units) {
        for (at, (cell, aside)) in unit.cells.into_iter().zip(unit.asides).enumerate() {
            let at = if cells[cell].piece.is_some() { 0 } else { at };
            asides[cell] = Some((number, at, aside));
        }
        parts.push(Part {
            splits: Vec::new(),
            notices: Vec::new(),
            ..unit.part
        });
    }
    let mut telling = Telling::default();
    for (cell, aside) in cells.iter().zip(asides) {
        let (Some((number, at, aside)), Some(source)) = (aside, corpus.sources.get(cell.source)) else {
            continue;
        };
        let named = (cell.source, source.name.as_str());
        if let Some((split, notices)) = telling.add(named, cell.ends, aside, setup) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            parts[number].splits.extend(split.map(|split| (at, split)));
            parts[number]
                .notices
                .extend(notices.into_iter().map(|notice| (Some(at), notice)));
        }
    }
    parts
}
