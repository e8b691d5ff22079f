//! Example lines for terms that were counted: one line of an article for each term asked for.
//!
//! The sources are read again in order, and only articles that something is wanted of are looked into. That the texts are
//! those that were counted is checked, by the number of articles and, where digests are given, by the bytes.
//!
//! Which articles are good examples is for the caller to say.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::WAVE;
use super::again::{Again, changed};
use super::article::Reader;
use super::window::Line;
use crate::corpus::{Corpus, Task};
use crate::count::Setup;
use crate::error::Error;
use crate::progress::Progress;

/// What is looked for in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needle {
    /// A term, by its stem.
    Stem(String),
    /// A folded form, whatever became of it in counting.
    Form(String),
    /// Two terms by their stems, side by side in one sentence as counting pairs them.
    Pair(String, String),
    /// A place that is known: its first byte in the article text and one past its last.
    Bytes(u32, u32),
}

/// One line that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Number of the article.
    pub doc: u32,
    /// The language it was counted in, as an ISO 639-1 code.
    pub language: Option<&'static str>,
    /// What is looked for in it.
    pub needle: Needle,
}

/// What was counted, and how long lines are.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Counted<'c> {
    /// The sources that are read again.
    pub corpus: &'c Corpus,
    /// How they were counted.
    pub setup: &'c Setup,
    /// How many articles were counted.
    pub documents: u32,
    /// The digest of every source when it was counted, in their order; empty where bytes are not to be checked. The corpus
    /// must then have been opened with digests.
    pub digests: &'c [&'c str],
    /// The most words shown on either side.
    pub words: usize,
}

/// Hands over what is wanted, by its index and in the order of the articles: the place in its sentence, or `None` where
/// there is no such place or no such article.
///
/// Of several places the first is taken whose sentence has 6 to 60 tokens and begins and ends as one, else the first.
/// Only one language is heeded in an article, that of its first needle.
///
/// # Errors
/// [`Error::Input`] where the texts are not those that were counted.
pub fn find(
    counted: Counted<'_>,
    wanted: &[Wanted],
    progress: &dyn Progress,
    each: &mut dyn FnMut(usize, Option<Line>),
) -> Result<(), Error> {
    let tasks = counted.corpus.tasks();
    progress.stage("finding examples", tasks.iter().map(|task| task.bytes).sum());
    let again = Again {
        corpus: counted.corpus,
        digests: counted.digests,
    };
    again.check(&tasks)?;
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|&index| wanted[index].doc);
    let mut rest = order.as_slice();
    let idle: Mutex<Vec<Reader>> = Mutex::default();
    let take = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    let mut documents = 0_u32;
    for run in Task::runs(&tasks, WAVE) {
        let read = again.documents(run, progress)?;
        let mut jobs: Vec<(&str, &[usize])> = Vec::new();
        for document in &read {
            let own = rest.partition_point(|&index| wanted[index].doc == documents);
            let (own, others) = rest.split_at(own);
            rest = others;
            if !own.is_empty() {
                jobs.push((&document.text, own));
            }
            documents = documents.checked_add(1).ok_or_else(changed)?;
        }
        let lines: Vec<Vec<Option<Line>>> = jobs
            .par_iter()
            .map(|(text, own)| {
                let wanted: Vec<&Wanted> = own.iter().map(|&index| &wanted[index]).collect();
                let mut reader = take().pop().unwrap_or_else(|| Reader::new(counted.setup));
                let lines = reader.lines(text, &wanted, counted.setup, counted.words);
                take().push(reader);
                lines
            })
            .collect();
        for ((_, own), lines) in jobs.iter().zip(lines) {
            own.iter().zip(lines).for_each(|(&index, line)| each(index, line));
        }
    }
    if documents != counted.documents {
        return Err(Error::Input(format!(
            "the texts are not those that were counted: {} articles were, and these are {documents}; run again on the same \
             files",
            counted.documents
        )));
    }
    for &index in rest {
        each(index, None);
    }
    Ok(())
}
