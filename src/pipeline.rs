//! From inputs to the files of a report: the only place that names every stage.
//!
//! It passes values from one stage to the next and decides nothing else.

mod cache;
mod cards;
pub mod check;
mod collocations;
mod columns;
pub mod compare;
mod contents;
mod counting;
mod entities;
mod facts;
mod lists;
mod methods;
mod prepared;
mod reading;
mod report;
mod snapshot;
mod stories;
mod summaries;
mod tables;
mod topics;

pub use cache::{CACHE_LIMIT, CacheOptions};
pub use collocations::{Collocations, collocations};
pub use columns::{LAYOUTS, Layout};
pub use entities::{EntityRow, MentionRow, Named, QuotationRow, aliases, entities};
pub use lists::{KeywordRow, Listed, TermRow, count_part, keywords, merge_parts, terms};
pub use reading::summary_line;
pub use stories::Per;
pub use summaries::{
    EachSummary, Of, StoryLists, Summaries, Summary, TopicLists, stories, summarize, summarize_several,
    topics,
};
pub use topics::Wanted;

use std::path::PathBuf;

use crate::analyze;
use crate::corpus::{self, Input};
use crate::count::{Setup, Unit};
use crate::entity::Aliases;
use crate::error::Notice;
use crate::normalize;
use crate::normalize::language::Language;
use crate::quote;
use crate::report::{OutputFile, Recorded};
use crate::segment::Segmenter;

pub use report::run;

/// The options of all stages.
#[derive(Debug, Clone)]
pub struct Options {
    /// Bytes of memory to keep to, about; it changes no result.
    pub memory: usize,
    /// An existing folder for what does not fit into memory.
    pub scratch: PathBuf,
    /// Where counts are kept between runs; it changes no result.
    pub cache: Option<CacheOptions>,
    /// The texts behind parts, to quote from.
    pub texts: Option<Vec<Input>>,
    /// How sources are read.
    pub corpus: corpus::Options,
    /// What becomes a term.
    pub normalize: normalize::Options,
    /// The language of every document, where it is not to be detected.
    pub language: Option<Language>,
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What the user says of names, where entities are looked for.
    pub entities: Option<Aliases>,
    /// What is counted.
    pub unit: Unit,
    /// How many topics are looked for.
    pub topics: Wanted,
    /// Which articles of a story count, where stories are looked for.
    pub stories: Option<Per>,
    /// The groups that a report compares.
    pub compare: Option<compare::Asking>,
    /// What analyses are told.
    pub analyze: analyze::Options,
    /// What is quoted.
    pub quote: quote::Options,
    /// How much of it the page shows.
    pub show: Show,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            memory: 1 << 30,
            scratch: PathBuf::from("."),
            cache: None,
            texts: None,
            corpus: corpus::Options::default(),
            normalize: normalize::Options::default(),
            language: None,
            segmenter: Segmenter::default(),
            entities: Some(Aliases::default()),
            unit: Unit::Term,
            topics: Wanted::None,
            stories: None,
            compare: None,
            analyze: analyze::Options::default(),
            quote: quote::Options::default(),
            show: Show::default(),
        }
    }
}

/// How much the page shows; the table files hold the rest.
#[derive(Debug, Clone)]
pub struct Show {
    /// The heading of the report; made from the corpus where absent.
    pub title: Option<String>,
    /// Rows of a table.
    pub top: usize,
    /// Articles.
    pub articles: usize,
    /// Names and values of the options that were given, for the record.
    pub options: Vec<(String, String)>,
    /// The command that makes the report again, for the manifest.
    pub command: Option<Recorded>,
}

impl Default for Show {
    fn default() -> Self {
        Self {
            title: None,
            top: 20,
            articles: 100,
            options: Vec::new(),
            command: None,
        }
    }
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// Every file of the report, `manifest.json` last.
    pub files: Vec<OutputFile>,
    /// Articles, empty ones included.
    pub articles: u64,
    /// Tokens.
    pub tokens: u64,
    /// Terms.
    pub terms: u64,
    /// Files that gave no article.
    pub skipped: u64,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

impl Options {
    /// Which articles of a story count.
    pub fn counted(&self) -> Per {
        self.stories.unwrap_or(Per::Article)
    }

    /// What the counting stages need.
    pub fn setup(&self) -> Setup {
        let setup = Setup::new(&self.normalize, self.segmenter, self.language);
        let setup = match self.unit {
            Unit::Term => setup,
            Unit::Pair => setup.with_pairs(),
            Unit::Phrase => setup.with_phrases(),
        };
        match &self.entities {
            Some(aliases) => setup.with_entities(aliases.clone()),
            None => setup,
        }
    }
}

/// The version every output names.
pub const GENERATOR: &str = concat!("gleaner ", env!("CARGO_PKG_VERSION"));
