//! What `gleaner kwic` can be told.

use clap::{Args, ValueEnum};

use super::{Reading, language};
use crate::concordance::{Matching, Order};
use crate::normalize::language::Language;
use crate::segment::{self, Segmenter};

const PATTERN: &str = "What is looked for: a word, or several with blanks between them.\n\nWords of a phrase stand next to \
    each other in one sentence, whatever signs are between them. `*` stands for any characters of a word and `?` for \
    one; `*` alone is any one word. Upper and lower case and the shape of an apostrophe make no difference, unless --case is \
    given; accents do. The pattern is cut into words as texts are: \"e-mail\" is two words, here and there. Quote it for the \
    shell.\n\nharbour           harbour, Harbour, HARBOUR\nharbo*            harbour, harbor, harbours\n'prime minister'  the \
    phrase\n'minister * of'   minister and of, with one word between them";

#[derive(Debug, Args)]
pub(in super::super) struct KwicArguments {
    /// What is looked for: a word, or several with blanks between them; * stands for any characters of a word, ? for one.
    #[arg(value_name = "PATTERN", long_help = PATTERN)]
    pub(in super::super) pattern: String,
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    /// Language of every article, by code or name; told from the text where absent.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(in super::super) language: Option<Language>,
    /// Find every form with the same stem: harbour finds harbours and harboured. A word with * or ? is compared as it is.
    #[arg(long, conflicts_with = "case")]
    stem: bool,
    /// Find only what is written exactly so, upper and lower case told apart.
    #[arg(long)]
    case: bool,
    /// Words shown on either side, at most 1000; a table shows as many of them as fit.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(..=1000))]
    pub(in super::super) context: u16,
    /// What the lines are sorted by: their place in the texts; the words to the left, nearest first; the words to the right;
    /// or the words found.
    #[arg(long, value_enum, default_value_t = KwicSort::Text)]
    pub(in super::super) sort: KwicSort,
    /// Print so many lines only; 0 prints all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in super::super) top: usize,
    /// End sentences exactly where UAX #29 does: also after abbreviations and at every line break.
    #[arg(long)]
    plain_sentences: bool,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = KwicFormat::Table)]
    pub(in super::super) format: KwicFormat,
}

/// What lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum KwicSort {
    /// Article and place in it.
    Text,
    /// The words before, the nearest first.
    Left,
    /// The words after.
    Right,
    /// The words found.
    Keyword,
}

/// How lines are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum KwicFormat {
    /// For a person.
    Table,
    /// With a heading: doc, title, source, start, end, sentence, left, keyword, right.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

impl KwicArguments {
    pub(in super::super) fn matching(&self) -> Matching {
        match (self.case, self.stem) {
            (true, _) => Matching::Exact,
            (_, true) => Matching::Stems,
            _ => Matching::Folded,
        }
    }

    pub(in super::super) fn segmenter(&self) -> Segmenter {
        if self.plain_sentences {
            Segmenter::new(segment::Options::uax29())
        } else {
            Segmenter::default()
        }
    }
}

impl From<KwicSort> for Order {
    fn from(sort: KwicSort) -> Self {
        match sort {
            KwicSort::Text => Self::Text,
            KwicSort::Left => Self::Left,
            KwicSort::Right => Self::Right,
            KwicSort::Keyword => Self::Keyword,
        }
    }
}
