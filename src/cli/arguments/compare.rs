//! What `gleaner compare` can be told, and `gleaner report --by`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Names, Reading, Repeats, Terms};
use crate::cli::screen::Limits;
use crate::compare::{Keys, Unit};
use crate::corpus::Input;
use crate::error::Error;
use crate::pipeline::Options;
use crate::pipeline::compare::{Asking, Ordering};

/// Rows of each comparison that a table for people shows.
const SHOWN: usize = 20;

const BY: &str = "What articles are put together by: source (the file), article, language, day, week, month, quarter, year, decade, \
    half-century or century of the date, outlet (the column outlet, publication, publisher, newspaper, site or domain), or any other \
    column of the input by its name. Up to four with commas between them cross, as in outlet,month. Of a \
    column that holds lists, as of topics (values with \"; \" between them, or a list in brackets), an article is in the group of each \
    value. An article without a value takes no part.";

pub(super) const COMPARE: &str = "Compares how often terms occur on two or more sides: paths with each other, the groups of one corpus each with \
    the rest (--by), or all of them with a reference. Of every term it says how large the difference is (log ratio with its exact \
    interval), whether it is more than chance over all tests made (G², chi², adjusted p), whether the articles agree (dispersion, \
    rank-sum test), and which articles carry it.\n\nWithout --format it writes a report as `gleaner report` does; with --format it \
    prints the keyness table and writes nothing.\n\ngleaner compare morning/ evening/\ngleaner compare news.jsonl --by outlet\n\
    gleaner compare news.jsonl --by topics --target earn --target acq\ngleaner compare speech.txt --reference list.csv";

#[derive(Debug, Args)]
pub(in super::super) struct CompareArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    #[command(flatten)]
    pub(in super::super) terms: Terms,
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    groups: Groups,
    /// Compare every side with this and not with the rest: articles, a part, or a frequency list (CSV or TSV with the columns
    /// term and count, or form and cf as `gleaner terms` prints them). A path that is to be compared may be such a list as well.
    #[arg(long, value_name = "PATH")]
    reference: Option<PathBuf>,
    /// Words of the corpus behind a frequency list that is the reference [default: the sum of its counts].
    #[arg(long, value_name = "N")]
    reference_total: Option<u64>,
    /// Words of the corpus behind a frequency list that is compared [default: the sum of its counts].
    #[arg(long, value_name = "N")]
    target_total: Option<u64>,
    /// What is compared.
    #[arg(long, value_enum, default_value_t = Counted::Term)]
    unit: Counted,
    /// Leave out what the two sides together have fewer times than this; it is then no test either.
    #[arg(long, value_name = "N", default_value_t = 5)]
    min_count: u64,
    /// Do not compare every two of three to six groups with each other as well.
    #[arg(long)]
    no_pairs: bool,
    /// Rows of each comparison, 0 for all [default: 20 in a table and on the page, else all].
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Column that orders what is printed and tables/keyness.csv, the most telling end first [default: lrc]. The page keeps
    /// to lrc.
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// Print the keyness table so, in place of a report.
    #[arg(long, value_enum)]
    pub(in super::super) format: Option<CompareFormat>,
    /// Folder of the report; files in it that gleaner did not write are kept.
    #[arg(
        long,
        short,
        value_name = "DIR",
        default_value = "reports",
        conflicts_with = "format"
    )]
    pub(in super::super) output: PathBuf,
    /// Heading of the report.
    #[arg(long, conflicts_with = "format")]
    title: Option<String>,
    /// Exit with 3 where there is a notice; the report is written all the same.
    #[arg(long)]
    pub(in super::super) strict: bool,
}

/// How articles are grouped.
#[derive(Debug, Args)]
pub(in super::super) struct Groups {
    /// What articles are put together by: source, article, language, month, year and other periods, outlet, or a column.
    #[arg(long, value_name = "KEY", value_parser = keys, long_help = BY)]
    by: Option<Keys>,
    /// Compare this group; every other is part of the rest. May be given several times: then these groups and the rest are
    /// compared.
    #[arg(long, value_name = "VALUE", requires = "by")]
    target: Vec<String>,
    /// Leave groups of fewer articles out of the comparison; their articles stay in the rest.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "by")]
    min_articles: u32,
}

impl Groups {
    /// What is asked, where anything is.
    pub(super) fn asked(&self) -> Option<Asking> {
        self.by.is_some().then(|| self.asking())
    }

    fn asking(&self) -> Asking {
        Asking {
            keys: self.by.clone(),
            targets: self.target.clone(),
            min_articles: self.min_articles,
            ..Asking::default()
        }
    }

    /// What was chosen, for the record of the report.
    pub(super) fn record(&self) -> Vec<(String, String)> {
        let Some(keys) = &self.by else { return Vec::new() };
        let mut record = vec![("by".to_owned(), keys.label())];
        if !self.target.is_empty() {
            record.push(("target".to_owned(), self.target.join("; ")));
        }
        record.push(("min-articles".to_owned(), self.min_articles.to_string()));
        record
    }
}

/// What can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Counted {
    /// Terms: stems, or folded forms with --no-stem.
    Term,
    /// Forms: words as they are written but for case.
    Form,
    /// People, organizations, places and nationalities.
    Entity,
    /// Two terms next to each other in a sentence.
    Bigram,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum CompareFormat {
    /// For a person.
    Table,
    /// With a heading.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

pub(super) fn keys(text: &str) -> Result<Keys, String> {
    Keys::parse(text).map_err(|error| error.to_string())
}

impl CompareArguments {
    /// What is to be compared.
    ///
    /// # Errors
    /// What reading standard input says.
    pub(in super::super) fn asking(&self) -> Asking {
        Asking {
            unit: match self.unit {
                Counted::Term => Unit::Term,
                Counted::Form => Unit::Form,
                Counted::Entity => Unit::Entity,
                Counted::Bigram => Unit::Bigram,
            },
            min_count: self.min_count,
            pairs: !self.no_pairs,
            reference: self.reference.clone().map(Input::Path),
            reference_total: self.reference_total,
            target_total: self.target_total,
            ..self.groups.asking()
        }
    }

    /// The options of the stages.
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = super::options::counting(&self.reading, &self.terms, limits)?;
        options.entities = Some(self.names.aliases()?);
        options.stories = Some(self.repeats.per());
        options.show.title.clone_from(&self.title);
        options.show.top = match self.top {
            None => SHOWN,
            Some(0) => usize::MAX,
            Some(top) => top,
        };
        let mut record = self.reading.record();
        record.extend(self.terms.record(&options.normalize));
        record.extend(self.groups.record());
        let asking = self.asking();
        record.push(("unit".to_owned(), asking.unit.id().to_owned()));
        record.push(("min-count".to_owned(), self.min_count.to_string()));
        record.push((
            "pairs".to_owned(),
            if self.no_pairs { "no" } else { "yes" }.to_owned(),
        ));
        let total = |name: &str, total: Option<u64>| Some((name.to_owned(), total?.to_string()));
        record.extend(total("reference-total", self.reference_total));
        record.extend(total("target-total", self.target_total));
        record.extend(self.sort.clone().map(|sort| ("sort".to_owned(), sort)));
        options.show.options = record;
        Ok(options)
    }

    /// The order of the rows.
    pub(in super::super) fn ordering(&self) -> Result<Ordering, Error> {
        self.sort.as_deref().map_or(Ok(Ordering::default()), Ordering::by)
    }

    /// Whether what is used less follows what is used more.
    pub(in super::super) fn shows_both_ends(&self) -> bool {
        self.format == Some(CompareFormat::Table) && self.sort.is_none()
    }

    /// Rows of each comparison that are printed.
    pub(in super::super) fn rows(&self) -> Option<usize> {
        match (self.top, self.format) {
            (Some(0), _) => None,
            (Some(top), _) => Some(top),
            (None, Some(CompareFormat::Table)) => Some(SHOWN),
            (None, _) => None,
        }
    }
}
