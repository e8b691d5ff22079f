//! From documents to integers: the one parallel loop.
//!
//! Work is cut by the corpus, never by the machine: tasks of whole small files or of pieces of a large one, read, split
//! and counted by one worker each, results in task order. Each worker owns its vocabulary and its memory of forms, so the
//! loop has no lock. What is counted is handed over as parts: one where memory suffices, else several, cut where the
//! budget was spent. Joining parts gives the same numbers wherever they were cut. No float is computed here and no hash
//! order reaches the result.

mod apart;
mod aside;
mod counts;
mod dictionary;
mod entities;
mod languages;
mod lexicon;
mod merge;
mod part;
mod pass;
mod pool;
mod texts;
mod waiting;
mod worker;

pub use apart::{Apart, apart, fetched, keys};
pub use aside::{Aside, Telling};
pub use counts::Counts;
pub use dictionary::{Dictionary, Forms, NONE, Names};
pub use entities::{Alias, Entities};
pub use languages::{Heads, Setup, Unit};
pub use lexicon::{Lexicon, Seen};
pub use part::{Block, Got, Load, Mention, Part, Quotation, Row, SourceRow, SplitRow, Stored};
pub use pass::{Line, Sentences, Within, lines, tokens};
pub use texts::Texts;
pub use worker::{Detail, Sizes, leaves_a_pair};

use rayon::prelude::*;

use crate::corpus::{Corpus, Reading, Task};
use crate::error::Error;
use crate::progress::Progress;
use aside::Known;
use pool::Pool;
use waiting::{Counted, Waiting};
use worker::{Chunk, Worker};

/// What counting is told.
#[derive(Debug, Clone, Copy)]
pub struct Options<'o> {
    /// How much is counted of each document.
    pub detail: Detail,
    /// Documents that are read and listed, but not counted.
    pub left_out: Option<LeftOut<'o>>,
    /// Bytes of memory after which what was counted is handed over as a part. Part of the budget, because writing and
    /// joining parts need some too; it changes no result.
    pub memory: usize,
}

/// Documents that are read and listed, but not counted, such as further copies of a story.
#[derive(Debug, Clone, Copy)]
pub struct LeftOut<'o> {
    /// How many documents come before each task of the corpus.
    pub before: &'o [u32],
    /// By document, whether it is left out.
    pub documents: &'o [bool],
}

impl LeftOut<'_> {
    /// Whether the document at `at` of a task is left out.
    fn holds(&self, task: usize, at: usize) -> bool {
        let before = self.before.get(task).map(|&before| before as usize);
        before.and_then(|before| self.documents.get(before + at)) == Some(&true)
    }
}

/// Counts a corpus; hands every part but the last to `keep`. The parts joined are the same for any number of threads and
/// any budget.
///
/// # Errors
/// What `keep` says, or [`Error::Input`] where there are more documents than fit 32 bits.
pub fn count(
    corpus: &Corpus,
    setup: &Setup,
    options: Options<'_>,
    keep: &mut dyn FnMut(Part) -> Result<(), Error>,
    progress: &dyn Progress,
) -> Result<Part, Error> {
    let tasks = corpus.tasks();
    let heads = Heads::new(corpus, &tasks, setup);
    let pool = Pool::new(setup.slots());
    let mut waiting = Waiting::new(corpus, options.detail);
    waiting.tell_of_list();
    progress.stage("reading and counting", tasks.iter().map(|task| task.bytes).sum());
    // Small enough to keep to the budget, large enough that waiting for the last task of a run costs little.
    let wave = (options.memory as u64 / 16).clamp(8 << 20, 256 << 20);
    let mut first = 0;
    for wave in Task::runs(&tasks, wave) {
        let counted: Vec<Counted> = wave
            .par_iter()
            .enumerate()
            .map(|(at, task)| {
                let told = (&heads, options, first + at);
                let counted =
                    pool.with(|number, worker| one(corpus.read(task), task, setup, told, (number, worker)));
                progress.advance(task.bytes);
                counted
            })
            .collect();
        first += wave.len();
        for (task, counted) in wave.iter().zip(counted) {
            let asides = waiting.add(task, counted)?;
            waiting.tell(task, asides, setup);
        }
        if waiting.bytes() + pool.bytes() > options.memory {
            keep(waiting.part(&pool))?;
        }
    }
    Ok(waiting.part(&pool))
}

/// Counts what was read of one task, which has that number among all tasks.
fn one(
    readings: Vec<Reading>,
    task: &Task,
    setup: &Setup,
    (heads, options, place): (&Heads<'_>, Options<'_>, usize),
    (number, worker): (usize, &mut Worker),
) -> Counted {
    let mut at = 0;
    let mut counted = Counted {
        worker: number,
        ..Counted::default()
    };
    let mut chunk = Chunk::default();
    for mut reading in readings {
        let languages = heads.languages(task, &reading.documents);
        let mut known = Vec::with_capacity(languages.len());
        for (document, language) in reading.documents.iter_mut().zip(languages) {
            let text = std::mem::take(&mut document.text);
            let told = (language, document.date.as_deref());
            let unclosed = if options.left_out.is_some_and(|left_out| left_out.holds(place, at)) {
                Worker::pass_over(&text, options.detail, &mut chunk);
                0
            } else {
                worker.document(&text, told, setup, options.detail, &mut chunk)
            };
            at += 1;
            known.push(Known {
                language,
                empty: text.trim().is_empty(),
                unclosed,
            });
        }
        counted.readings.push((reading, known));
    }
    counted.chunk = chunk;
    counted
}
