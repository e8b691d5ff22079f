//! What moved between a baseline and a corpus, or between two reports, beyond chance.
//!
//! One mechanism serves both: a [`Snapshot`] is what a baseline file holds and what a report carries along, and [`drift`] tests
//! what two of them count. Something has moved if the interval of its log ratio, corrected for all tests of the run, lies
//! outside a tolerated band; no two strings are ever compared to find a change.
//!
//! Words come in clusters, so counts are divided by a spread that the clusters of each corpus show, a cluster being a story
//! or an article that tells none: see [`clustered`](crate::statistics::clustered) for the formulas.
//!
//! Nothing here reads files or texts, knows which articles show a finding, or decides whether a run fails.

#![allow(
    clippy::cast_precision_loss,
    reason = "counts up to 2^53 are exact as f64; above that only the last bits of a ratio are lost"
)]

mod compare;
mod decide;
mod file;
mod gather;
mod lines;
mod names;
mod settle;
mod snapshot;
mod topics;
mod wording;

#[cfg(test)]
mod tests;

pub use gather::Gatherer;
pub use snapshot::{Accepted, Snapshot};

use crate::error::Error;
use crate::finding::{Finding, Level, Rule};

/// Groups with fewer articles get no counts of their own in a snapshot: nothing could be shown by them.
const LEAST_GROUP: u32 = 10;

/// One article as it is counted.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// The story it tells, if several articles tell it.
    pub story: Option<u32>,
    /// The groups it is in, as numbers below the number of groups, each once.
    pub groups: &'a [u32],
    /// Its words: what rates are told by.
    pub words: u32,
    /// Its terms and how often each occurs, each once.
    pub terms: &'a [(u32, u32)],
    /// Its entities and how often each is mentioned, each once.
    pub entities: &'a [(u32, u32)],
}

/// The texts behind the numbers: `terms[n]` is the term with the number `n`, and so on.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// `gleaner` and its version.
    pub generator: &'a str,
    /// The options that change what is counted, name and value, in the order in which they are told.
    pub counting: &'a [(String, String)],
    /// Figures of the corpus for a reader, such as `("files", 7)`; articles and words are known.
    pub figures: &'a [(String, u64)],
    /// Stem and written form of each term; no stem twice.
    pub terms: &'a [(&'a str, &'a str)],
    /// Kind and name of each entity; no pair twice.
    pub entities: &'a [(&'a str, &'a str)],
    /// The topics, in the order in which their terms were given.
    pub topics: &'a [NamedTopic<'a>],
    /// Column and value of each group; no pair twice.
    pub groups: &'a [(&'a str, &'a str)],
}

/// What a reader calls a topic.
#[derive(Debug, Clone, Copy)]
pub struct NamedTopic<'a> {
    /// Its number in its own corpus.
    pub number: u32,
    /// Its label.
    pub label: &'a str,
    /// Articles that it leads.
    pub articles: u32,
}

/// How much a snapshot keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Terms, the most frequent.
    pub terms: usize,
    /// Entities, the most mentioned.
    pub entities: usize,
    /// Groups whose share of the articles is kept, the largest.
    pub shares: usize,
    /// Groups with counts of their own, the largest.
    pub groups: usize,
    /// Terms of all these groups together; each gets its part, and 100 at least.
    pub group_terms: usize,
    /// Entities of all these groups together; each gets its part, and 50 at least.
    pub group_entities: usize,
}

impl Keep {
    /// What a baseline file and a report keep.
    pub const MOST_FREQUENT: Self = Self {
        terms: 2_000,
        entities: 500,
        shares: 200,
        groups: 12,
        group_terms: 1_500,
        group_entities: 750,
    };
    /// Everything: for the corpus that a baseline is held against, and that is never written.
    pub const ALL: Self = Self {
        terms: usize::MAX,
        entities: usize::MAX,
        shares: usize::MAX,
        groups: usize::MAX,
        group_terms: usize::MAX,
        group_entities: usize::MAX,
    };
}

/// What is compared and when it counts as moved. A family of `None` is not compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Ratios between `1 / tolerance` and `tolerance` are no movement; at least 1.
    pub tolerance: f64,
    /// The chance of any false finding in a run, over all families; up to 0.5.
    pub alpha: f64,
    /// The level of terms that moved.
    pub terms: Option<Level>,
    /// The level of entities that moved.
    pub entities: Option<Level>,
    /// The level of topics that moved.
    pub topics: Option<Level>,
    /// The level of groups whose share of the articles moved.
    pub groups: Option<Level>,
    /// Groups with fewer articles on either side are left to the whole; those with fewer than 10 always are.
    pub min_articles: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tolerance: 1.1,
            alpha: 0.05,
            terms: Some(Level::Error),
            entities: Some(Level::Error),
            topics: Some(Level::Error),
            groups: Some(Level::Error),
            min_articles: LEAST_GROUP,
        }
    }
}

impl Options {
    fn usable_tolerance(&self) -> f64 {
        if self.tolerance.is_finite() {
            self.tolerance.max(1.0)
        } else {
            Self::default().tolerance
        }
    }

    fn usable_alpha(&self) -> f64 {
        if self.alpha > 0.0 {
            self.alpha.min(0.5)
        } else {
            Self::default().alpha
        }
    }
}

/// What a [`Moved`] is about, to look up the articles that show it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A term by its stem.
    Term(String),
    /// An entity by kind and name.
    Entity(String, String),
    /// A topic by the stems of its terms.
    Topic(Vec<String>),
    /// A group by column and value.
    Group(String, String),
}

/// Something that moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// All but the evidence.
    pub finding: Finding,
    /// What it is about.
    pub subject: Subject,
    /// Column and value of the group in which it moved; `None` for the whole corpus.
    pub group: Option<(String, String)>,
}

/// What a comparison gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    /// What moved, the most important first.
    pub moved: Vec<Moved>,
    /// How many tests the intervals are corrected for.
    pub tests: u64,
    /// What a reader has to know beside, a sentence each.
    pub remarks: Vec<String>,
}

/// What moved from `before` to `now`.
///
/// # Errors
///
/// [`Error::Usage`] where the two were counted in different ways: it names the options and both values.
pub fn drift(before: &Snapshot, now: &Snapshot, options: &Options) -> Result<Drift, Error> {
    wording::counted_alike(before, now)?;
    let (moves, tests) = decide::moved(before, now, options);
    let settled = settle::settled(moves, options);
    Ok(Drift {
        moved: settled
            .into_iter()
            .map(|settled| wording::moved(settled, options))
            .collect(),
        tests,
        remarks: wording::remarks(before, now, options, tests),
    })
}

/// The rules that `options` apply, in the order in which findings are told.
pub fn rules(options: &Options) -> Vec<Rule> {
    wording::rules(options)
}
