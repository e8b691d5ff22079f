//! The formulas of the report, as pure functions on plain numbers.
//!
//! Every measure takes integers and divides as late as it can, because integers may be added in any order and
//! floats may not: where a sum of floats is needed it is folded in the order the caller gives. A measure that
//! is undefined for its input answers `None`; no function here returns NaN or an infinity for counts.
//!
//! Nothing here reads text, frames or files, rounds, sorts tables or decides which measure is shown.

#![allow(
    clippy::cast_precision_loss,
    reason = "counts up to 2^53 are exact as f64; above that only the last bits of a ratio are lost"
)]
#![allow(clippy::doc_markdown, reason = "McCarthy and McFall are authors, not code")]

pub mod association;
pub mod clustered;
pub mod coherence;
pub mod dispersion;
pub mod diversity;
pub mod keyness;
pub mod log_odds;
pub mod multiple;
pub mod ranks;
#[cfg(test)]
mod sklearn_tokens;
mod special;
pub mod tfidf;
pub mod trend;

#[cfg(test)]
mod oracle;

/// The base of a logarithm, where the literature uses more than one for the same measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogBase {
    /// Base e.
    Natural,
    /// Base 2, for results in bits.
    Two,
    /// Base 10.
    Ten,
}

impl LogBase {
    /// The logarithm of `x` in this base; as `f64::ln`, minus infinity for 0 and NaN below 0.
    pub(crate) fn log(self, x: f64) -> f64 {
        match self {
            Self::Natural => x.ln(),
            Self::Two => x.log2(),
            Self::Ten => x.log10(),
        }
    }
}

/// `value`, unless it is NaN or infinite.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
