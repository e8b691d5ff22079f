//! How a long run tells the outside how far it is.
//!
//! Every method does nothing by default, so a library user ignores it and the command line draws a bar.

/// Told about progress from several threads.
pub trait Progress: Sync {
    /// A stage begins; `total` is its size in the unit of [`Progress::advance`], 0 where unknown.
    fn stage(&self, name: &str, total: u64) {
        let _ = (name, total);
    }

    /// `amount` more of the stage is done.
    fn advance(&self, amount: u64) {
        let _ = amount;
    }

    /// Something about the run, and not about its result, that the user should know; one sentence.
    fn remark(&self, sentence: &str) {
        let _ = sentence;
    }

    /// The counts of so many articles were kept from earlier runs, and so many articles were counted anew.
    fn reused(&self, kept: u64, anew: u64) {
        let _ = (kept, anew);
    }

    /// All stages are done.
    fn finish(&self) {}
}

/// Progress that nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
