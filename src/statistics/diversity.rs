//! Lexical diversity: how varied the vocabulary of a text is.
//!
//! Measures of the whole text ([`Spectrum`], [`ttr`]) need only how often each type occurs; those that read
//! the text in order ([`mattr`], [`msttr`], [`mtld`]) take token ids and answer from integer sums, so that a
//! text may be read by any worker. The plain ratios fall with length: compare them only between texts of
//! about one length.
//!
//! It does not decide what a token or a type is: equal ids are one type.
//!
//! Notation: `N` tokens, `V` types, `V_i` types that occur `i` times.

mod mtld;
mod seen;
mod spectrum;
mod ttr;
mod windows;

pub use mtld::{Closes, Factors, MtldRule, factors, mtld, mtld_of};
pub use seen::{Seen, type_ids};
pub use spectrum::{ShortText, Spectrum, fisher_alpha};
pub use ttr::{cttr, dugast_u, log_ttr, maas, root_ttr, summer_s, ttr};
pub use windows::{mattr, msttr};

#[cfg(test)]
mod tests;
