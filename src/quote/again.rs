//! The texts, read again, with proof that they are those that were counted.

use rayon::prelude::*;

use super::Counted;
use crate::corpus::{Document, Task};
use crate::error::Error;
use crate::progress::Progress;

fn changed() -> Error {
    let message = "the texts are not, or not in the same order, those that were counted, or they changed while they were read; run \
                   again once they are at rest, or give --texts what was counted";
    Error::Input(message.to_owned())
}

/// A source that was cut is digested whole; the others are as they are read.
pub(super) fn check_digests(counted: Counted<'_>, tasks: &[Task]) -> Result<(), Error> {
    let sources = counted.context.frames.sources();
    if counted.corpus.sources.len() != sources.len() {
        let message = format!(
            "the texts are not those that were counted: {} files were, and these are {}",
            sources.len(),
            counted.corpus.sources.len()
        );
        return Err(Error::Input(message));
    }
    let cut = |task: &&Task| task.piece.as_ref().is_some_and(|piece| piece.number == 0);
    let cut: Vec<usize> = tasks.iter().filter(cut).map(|task| task.sources.start).collect();
    let same = |&source: &usize| {
        counted
            .corpus
            .digest(source)
            .is_ok_and(|digest| sources.get(source).is_some_and(|known| known.digest == digest))
    };
    if cut.par_iter().all(same) {
        Ok(())
    } else {
        Err(changed())
    }
}

/// Texts that were read and not yet quoted from.
#[derive(Default)]
pub(super) struct Readings {
    documents: Vec<Document>,
    used: usize,
}

impl Readings {
    /// The next documents, `most` of them or what is left of a run; reads on through `runs` where nothing is.
    ///
    /// # Errors
    /// [`Error::Input`] where a source is no longer what was counted, or there is no document left.
    pub(super) fn next<'t>(
        &mut self,
        most: usize,
        counted: Counted<'_>,
        runs: &mut impl Iterator<Item = &'t [Task]>,
        progress: &dyn Progress,
    ) -> Result<&[Document], Error> {
        while self.used == self.documents.len() {
            self.read(counted, runs.next().ok_or_else(changed)?, progress)?;
        }
        let end = self.documents.len().min(self.used + most);
        let taken = &self.documents[self.used..end];
        self.used = end;
        Ok(taken)
    }

    /// Reads a run of tasks.
    fn read(&mut self, counted: Counted<'_>, run: &[Task], progress: &dyn Progress) -> Result<(), Error> {
        let sources = counted.context.frames.sources();
        let read = |task: &Task| {
            let readings = counted.corpus.read(task);
            progress.advance(task.bytes);
            let known = sources.get(task.sources.clone()).unwrap_or_default();
            let digests = readings.iter().map(|reading| &reading.digest);
            let same = task.piece.is_some() || digests.eq(known.iter().map(|source| &source.digest));
            let documents = readings.into_iter().flat_map(|reading| reading.documents);
            same.then(|| documents.collect::<Vec<_>>())
        };
        let documents: Option<Vec<Vec<Document>>> = run.par_iter().map(read).collect();
        self.documents = documents.ok_or_else(changed)?.into_iter().flatten().collect();
        self.used = 0;
        Ok(())
    }
}
