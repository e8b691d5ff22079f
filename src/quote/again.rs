//! The texts, handed over block by block as they are read again.

use crate::concordance::{Again, changed};
use crate::corpus::{Document, Task};
use crate::error::Error;
use crate::progress::Progress;

/// Texts that were read and not yet quoted from.
pub(super) struct Readings<'a> {
    again: Again<'a>,
    documents: Vec<Document>,
    used: usize,
}

impl<'a> Readings<'a> {
    /// Nothing read yet.
    pub(super) fn new(again: Again<'a>) -> Self {
        Self {
            again,
            documents: Vec::new(),
            used: 0,
        }
    }

    /// The next documents, `most` of them or what is left of a run; reads on through `runs` where nothing is.
    ///
    /// # Errors
    /// [`Error::Input`] where a source is no longer what was counted, or there is no document left.
    pub(super) fn next<'t>(
        &mut self,
        most: usize,
        runs: &mut impl Iterator<Item = &'t [Task]>,
        progress: &dyn Progress,
    ) -> Result<&[Document], Error> {
        while self.used == self.documents.len() {
            let run = runs.next().ok_or_else(changed)?;
            self.documents = self.again.documents(run, progress)?;
            self.used = 0;
        }
        let end = self.documents.len().min(self.used + most);
        let taken = &self.documents[self.used..end];
        self.used = end;
        Ok(taken)
    }
}
