//! The type-token ratio and its repairs, from two numbers: `N` tokens and `V` types.
//!
//! All of them depend on the length of the text, the repaired ones less. Logarithms name their base where it
//! matters, because tools differ in it and the value with them.
//!
//! Every function answers `None` for an empty text, for more types than tokens, and where its formula divides
//! by 0.

use super::super::{LogBase, finite};

fn known(tokens: u64, types: u64) -> Option<(f64, f64)> {
    (types > 0 && types <= tokens).then_some((tokens as f64, types as f64))
}

/// Type-token ratio `V/N`: above 0 to 1 (all different), without unit; falls with length.
#[must_use]
pub fn ttr(tokens: u64, types: u64) -> Option<f64> {
    known(tokens, types).map(|(n, v)| v / n)
}

/// Root type-token ratio `V / root(N)`, Guiraud's R: above 0, larger is more diverse (Guiraud 1954).
#[must_use]
pub fn root_ttr(tokens: u64, types: u64) -> Option<f64> {
    known(tokens, types).map(|(n, v)| v / n.sqrt())
}

/// Corrected type-token ratio `V / root(2N)`: above 0, larger is more diverse (Carroll 1964).
#[must_use]
pub fn cttr(tokens: u64, types: u64) -> Option<f64> {
    known(tokens, types).map(|(n, v)| v / (2.0 * n).sqrt())
}

/// Herdan's C `log V / log N`, the same in every base: 0 (all alike) to 1 (all different); undefined for one
/// token (Herdan 1960).
#[must_use]
pub fn log_ttr(tokens: u64, types: u64) -> Option<f64> {
    let (n, v) = known(tokens, types)?;
    (tokens > 1).then(|| v.ln() / n.ln())
}

/// Dugast's U `log^2 N / (log N - log V)`: larger is more diverse, undefined where all tokens differ (Dugast
/// 1978). quanteda uses base 10, `LexicalRichness` base e; the two differ by the factor `ln 10`.
#[must_use]
pub fn dugast_u(tokens: u64, types: u64, base: LogBase) -> Option<f64> {
    let (n, v) = known(tokens, types)?;
    let log = base.log(n);
    (types < tokens).then(|| finite(log * log / base.log(n / v)))?
}

/// Maas' a squared, `(log N - log V) / log^2 N`: 0 (all different) upward, SMALLER is more diverse; undefined
/// for one token (Maas 1972). `lexical_diversity` uses base 10, `LexicalRichness` base e; quanteda prints the
/// root of the base-10 value.
#[must_use]
pub fn maas(tokens: u64, types: u64, base: LogBase) -> Option<f64> {
    let (n, v) = known(tokens, types)?;
    let log = base.log(n);
    (tokens > 1).then(|| base.log(n / v) / (log * log))
}

/// Summer's S, `log log V / log log N`: larger is more diverse, 1 where all tokens differ (Summer 1966).
/// `None` where an inner logarithm is not above 0 (one token or type) or the formula divides by 0.
/// `LexicalRichness` uses base e, quanteda base 10.
#[must_use]
pub fn summer_s(tokens: u64, types: u64, base: LogBase) -> Option<f64> {
    let (n, v) = known(tokens, types)?;
    finite(base.log(base.log(v)) / base.log(base.log(n)))
}
