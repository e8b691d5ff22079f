//! The input gate: whether a corpus was read well, or the scrape behind it broke.
//!
//! [`measure`] reads every text once more for what counting does not keep, and [`judge`] holds those numbers and what is
//! known already to bounds. Each share is taken of the whole and of each outlet, file and folder of some articles, and
//! told of the smallest part that explains it, since a scrape breaks for one outlet at a time and a mean hides it. Nothing
//! here knows which articles are right: it only knows what no right corpus looks like.

mod characters;
mod damage;
mod dates;
mod files;
mod markup;
mod measure;
mod misread;
mod options;
mod parts;
mod passage;
mod repeated;
mod rules;
mod shares;
#[cfg(test)]
mod tests;
mod texts;
mod told;

pub use damage::Damage;
pub use measure::{ArticleMeasure, Measured, measure};
pub use options::{
    Articles, Boilerplate, Dates, Duplicates, Empty, Encoding, Languages, Markup, Options, Records, SameText,
    Short, Sources, Unassigned, Unreadable,
};
pub use repeated::{Repeat, Repeated};
pub use rules::rules;

use crate::error::Notice;
use crate::finding::Finding;

/// A file of the corpus, by what is known once it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceFacts {
    /// Its name in the corpus.
    pub name: String,
    /// Its path as it was given, with forward slashes; `None` for standard input.
    pub path: Option<String>,
    /// Articles in it, empty ones included.
    pub documents: u64,
    /// Words of the file and those in no article, where it was split.
    pub split: Option<(u64, u64)>,
}

/// An article, by what is known once it was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Its headline, or empty.
    pub title: String,
    /// Index of its source in [`Intake::sources`].
    pub source: u32,
    /// Its place in the source, from 0.
    pub position: u32,
    /// ISO 8601 date, or its year or year and month alone.
    pub date: Option<String>,
    /// ISO 639-1 code of its language, where it was told.
    pub language: Option<String>,
    /// Words in its text.
    pub words: u64,
    /// The number of its story, where several articles tell it.
    pub story: Option<u32>,
    /// Whether another article stands for its story.
    pub repeats: bool,
    /// Who published it.
    pub outlet: Option<String>,
}

/// Everything that is judged.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'a> {
    /// The files, in the order of the corpus.
    pub sources: &'a [SourceFacts],
    /// The articles, in order of source and position.
    pub articles: &'a [ArticleFacts],
    /// What went wrong or was assumed.
    pub notices: &'a [Notice],
    /// What [`measure`] gave; without it, nothing is said of encoding, markup, repeated texts and boilerplate.
    pub measured: Option<&'a Measured>,
}

/// What breaks a rule: errors first, then by rule in the order of [`rules`].
#[must_use]
pub fn judge(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let mut found = files::articles(intake, options);
    found.extend(files::sources(intake, options));
    found.extend(files::unreadable(intake, options));
    found.extend(files::records(intake, options));
    found.extend(files::unassigned(intake, options));
    found.extend(files::splits(intake, options));
    found.extend(shares::Shares::of(intake).findings(options));
    found.extend(files::encodings(intake, options));
    found.extend(files::dates(intake, options));
    // Stable: findings of one level stay in the order of the rules.
    found.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    found
}
