//! Texts that were counted, read again, with proof that they are the same.
//!
//! Quotes and lines of text are asked for after counting has dropped the texts. A source that was read in pieces is
//! digested whole before any of it is read; the others are digested as they are read.

use rayon::prelude::*;

use crate::corpus::{Corpus, Document, Task};
use crate::error::Error;
use crate::progress::Progress;

/// The sources that are read again, and the digest that each of them had when it was counted, in their order. Without
/// digests nothing is checked.
#[derive(Debug, Clone, Copy)]
pub struct Again<'a> {
    /// The sources.
    pub corpus: &'a Corpus,
    /// Their digests.
    pub digests: &'a [&'a str],
}

impl Again<'_> {
    /// Checks the sources that are read in pieces, and that there are as many as were counted.
    ///
    /// # Errors
    /// [`Error::Input`] where they are not those that were counted.
    pub fn check(&self, tasks: &[Task]) -> Result<(), Error> {
        if self.digests.is_empty() {
            return Ok(());
        }
        if self.corpus.sources.len() != self.digests.len() {
            let message = format!(
                "the texts are not those that were counted: {} files were, and these are {}",
                self.digests.len(),
                self.corpus.sources.len()
            );
            return Err(Error::Input(message));
        }
        let cut = |task: &&Task| task.piece.as_ref().is_some_and(|piece| piece.number == 0);
        let cut: Vec<usize> = tasks.iter().filter(cut).map(|task| task.sources.start).collect();
        let same = |&source: &usize| {
            let digest = self.corpus.digest(source);
            digest.is_ok_and(|digest| self.digests.get(source) == Some(&digest.as_str()))
        };
        if cut.par_iter().all(same) {
            Ok(())
        } else {
            Err(changed())
        }
    }

    /// The documents of a run of tasks, in order.
    ///
    /// # Errors
    /// [`Error::Input`] where a source is no longer what was counted.
    pub fn documents(&self, run: &[Task], progress: &dyn Progress) -> Result<Vec<Document>, Error> {
        let read = |task: &Task| {
            let readings = self.corpus.read(task);
            progress.advance(task.bytes);
            let known = self.digests.get(task.sources.clone()).unwrap_or_default();
            let digests = readings.iter().map(|reading| reading.digest.as_str());
            let unchecked = self.digests.is_empty() || task.piece.is_some();
            let same = unchecked || digests.eq(known.iter().copied());
            let documents = readings.into_iter().flat_map(|reading| reading.documents);
            same.then(|| documents.collect::<Vec<_>>())
        };
        let documents: Option<Vec<Vec<Document>>> = run.par_iter().map(read).collect();
        Ok(documents.ok_or_else(changed)?.into_iter().flatten().collect())
    }
}

/// The failure of texts that are others than were counted.
pub fn changed() -> Error {
    let message = "the texts are not, or not in the same order, those that were counted, or they changed while they were read; run \
                   again once they are at rest, or give --texts what was counted";
    Error::Input(message.to_owned())
}
