//! Runs of tasks, each counted as a part of its own, so that it can be kept and joined to others by a later run.
//!
//! A run is counted by one worker: its vocabulary leaves with it, and many runs are counted side by side. What there is to
//! say of the sources is handed over as it was found, because another run may have the other pieces of a source. Nothing
//! here knows where counts are kept.

use rayon::prelude::*;

use super::languages::{Heads, Setup};
use super::part::Part;
use super::pool::Pool;
use super::waiting::Waiting;
use super::worker::Detail;
use super::{Aside, Options, merge, one};
use crate::corpus::{Corpus, Key, Task};
use crate::error::Error;
use crate::progress::Progress;

/// A run of tasks that was counted by itself.
#[derive(Debug)]
pub struct Apart {
    /// Its counts. Places of documents are counted from the first of a source that is in it.
    pub part: Part,
    /// What there is to tell, reading by reading.
    pub asides: Vec<Aside>,
    /// The digests of what was read, as in [`Key::digest`]; empty for what could not be read.
    pub digests: Vec<String>,
}

/// What the readings of all tasks depend on, in their order; `None` for what cannot be read now.
pub fn keys(corpus: &Corpus, tasks: &[Task], progress: &dyn Progress) -> Vec<Vec<Option<Key>>> {
    let keys = |task: &Task| {
        let keys = corpus.keys(task);
        progress.advance(task.bytes);
        keys
    };
    tasks.par_iter().map(keys).collect()
}

/// Brings parts into memory, several at once; a failure stands in the place of its part.
pub fn fetched(parts: Vec<Part>) -> Vec<Result<Part, Error>> {
    parts.into_par_iter().map(Part::fetched).collect()
}

/// Counts runs of tasks, each by itself, and hands them to `each` with their numbers, on any thread and in any order; what
/// that makes of them comes back in order. `tasks` are those of the whole corpus.
///
/// # Errors
/// What `each` says, or [`Error::Input`] where there are more documents than fit 32 bits.
pub fn apart<T: Send>(
    corpus: &Corpus,
    (tasks, runs): (&[Task], &[Vec<Task>]),
    setup: &Setup,
    detail: Detail,
    each: &(dyn Fn(usize, Apart) -> Result<T, Error> + Sync),
    progress: &dyn Progress,
) -> Result<Vec<T>, Error> {
    let heads = Heads::new(corpus, tasks, setup);
    let pool = Pool::new(setup.slots());
    let options = Options {
        detail,
        left_out: None,
        memory: 0,
    };
    let count = |(number, run): (usize, &Vec<Task>)| {
        let mut waiting = Waiting::new(corpus, detail);
        let (mut asides, mut digests) = (Vec::new(), Vec::new());
        let dictionary = pool.with(|_, worker| {
            for task in run {
                let readings = corpus.read_with_digests(task);
                digests.extend(readings.iter().map(|reading| reading.digest.clone()));
                let counted = one(readings, task, setup, (&heads, options, 0), (0, worker));
                asides.extend(waiting.add(task, counted)?);
                progress.advance(task.bytes);
            }
            Ok::<_, Error>(merge::sorted(&worker.take()))
        })?;
        let apart = Apart {
            part: waiting.in_numbers_of(vec![dictionary]),
            asides,
            digests,
        };
        each(number, apart)
    };
    runs.par_iter().enumerate().map(count).collect()
}
