//! Who, where, which organization, how much, when: mentions of entities in one article, what they stand for, and who is
//! quoted.
//!
//! Names in English are found by a linear tagger trained beforehand (`tag/`), names in other languages by rules that claim
//! less (`rules`), and amounts and dates by a scanner (`amounts/`). Mentions of one article are then linked (`link/`), and
//! quotations given to whom they belong (`quotations/`). Everything here sees one article at a time, except
//! [`link::across`], which sees names only.

pub mod amounts;
mod borders;
mod kind;
pub mod link;
pub mod quotations;
mod recognize;
pub mod rules;
pub mod tag;
pub mod world;

pub use kind::Kind;
pub use link::{Aliases, Reason};
pub use quotations::How;
pub use recognize::{Article, Mention, Recognizer, surface};

/// A mention as it was found: where it stands and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first byte in the article text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Number of its sentence in the article, from 0, in the list of sentences that was given.
    pub sentence: u32,
    /// What it is.
    pub kind: Kind,
}

impl Span {
    /// Its text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}
