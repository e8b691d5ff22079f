//! Content rules: terms and entities that must or must not be in the articles, and how often.
//!
//! A limit is held as it is written: a rate above it is a finding, however few articles it was counted in. How sure the rate
//! is stands beside it, as the exact interval of a share (Clopper and Pearson 1934). For rates of words that interval takes
//! each word for itself; words come in clumps, so the truth is a little wider than what is told, and a limit in articles
//! suffers less from it. Where a rule cannot be applied, that is a finding too: silence would read as "all is well".
//!
//! Nothing is searched here: who counts hands over an [`Observed`].

mod judge;
mod rule;
mod scope;
mod sound;
#[cfg(test)]
mod tests;
mod told;

pub use judge::{Observed, Problem, judge};
pub use rule::{Asks, KINDS, Matching, Must, Rule, Unit};
pub use scope::{Scope, is_any};
pub use told::rules;
