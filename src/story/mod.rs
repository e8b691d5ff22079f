//! Stories: near copies, cut copies and rewrites of one article, found by the runs of three words that they share.
//!
//! Candidates are all pairs that share a run which is not in hundreds of articles, and each is checked exactly. Nearly
//! every run of a news text is its own, so the index is short, and unlike bands of minimum hashes it does not lose the
//! copy of which a quarter is left: likeness of the whole (Jaccard) and containment in the other are measured alike.
//! A story has a lead that every member matches itself, so a chain of likenesses makes no story.
//!
//! Nothing here sees titles, dates or outlets, and two texts about one event in different words are two stories.

mod collection;
mod difference;
mod group;
mod model;
mod pairs;
mod read;
mod shingle;
#[cfg(test)]
mod tests;
mod wording;

pub use collection::Collection;
pub use difference::{Differences, differences};
pub use model::{Member, Relation, Stories, Story};
pub use read::{Outlets, Read, read};
pub use shingle::Shingles;

/// How stories are found, for the reader of a report.
pub const METHOD: &str = "Each article is compared by its runs of three words, letters only and in lower case (shingles; Broder 1997). A run \
counts in full when two wordings have it, less the more have it, and nothing from 256 on: what a form or a standing phrase \
lends to two articles is no evidence. All pairs that share a run not in more than 256 wordings are measured. Two articles match \
when four fifths of all their runs are shared (resemblance 0.8), or when by weight nine tenths of one stand in the other \
(containment: a cut copy) or each has 35 per cent of the other (a rewrite); the last two need the weight of 20 and of 30 runs and, where \
both have five figures or more, 40 per cent of the figures of the one with fewer. The likest pairs are put together first. A \
story has one article, told as the fullest version, that every member matches itself, and each member has to do with more than \
half of the others, so that stories do not chain. Articles alike but for their figures are shown as such. Shares are plain \
shares of the runs. A very large corpus is thinned to the runs with the lowest hashes (Irber et al. 2022). Unlike bands of \
minimum hashes (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman 2020) this loses no short copy of a long article. Two \
reports of one event in different words are two stories.";

/// Every story of two articles or more, ordered by its first article. All runs are compared; a [`Collection`] keeps to a
/// bound of memory instead.
#[must_use]
pub fn stories(articles: &[Shingles]) -> Stories {
    collection::find(articles, 0)
}
