//! Words in context: every place of a pattern in a corpus, and example lines for terms that were counted.
//!
//! Texts are dropped once counted, so both read the sources again, a run of tasks at a time, and number articles as
//! counting does: by source and place in it. Tokens and sentences are those of counting too, so a line can be checked
//! against the numbers of a report.
//!
//! Nothing is counted or weighed here, and nothing is printed.

mod again;
mod article;
mod find;
mod matcher;
mod pattern;
mod search;
mod sorted;
mod window;

pub use again::{Again, changed};
pub use find::{Counted, Needle, Wanted, find};
pub use pattern::{Matching, Pattern};
pub use search::{Article, Each, Found, Options, search};
pub use sorted::Order;
pub use window::Line;

/// Bytes of stored text that are read before the next are: they are held in memory together.
const WAVE: u64 = 32 << 20;
