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

    /// All stages are done.
    fn finish(&self) {}
}

/// Progress that nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
