//! What `gleaner topics`, `stories`, `summarize` and `collocations` can be told, and which articles of a story count.

use clap::{Args, ValueEnum};

use super::options::counting;
use super::{ListFormat, Reading, Terms};
use crate::cli::screen::Limits;
use crate::collocation::Sort;
use crate::error::Error;
use crate::pipeline::{Options, Per, Wanted};

pub(super) const TOPICS: &str = "Finds the topics of a corpus by a non-negative matrix factorization of its TF-IDF weights that starts from the same \
    place every time: the same articles give the same topics, in any order and on any machine. Every article gets its shares of the topics, \
    and none is left over. Prints each topic with its label, how many articles it leads, how well its terms hang together (NPMI) and \
    its leading terms.\n\ngleaner topics news.jsonl\ngleaner topics news.jsonl --topics 12 --format csv\n\
    gleaner topics news.jsonl --documents --format csv";

pub(super) const STORIES: &str = "Finds articles that tell the same story: copies, cut copies and rewrites, as wire copy and press releases \
    leave them behind. Prints each story with its articles, what each is to the fullest version, and how much of it it has.\n\n\
    gleaner stories news.jsonl\ngleaner stories news.jsonl --format csv";

pub(super) const SUMMARIZE: &str = "Chooses the sentences that say most of what an article, a story, a topic or the corpus says, each with its place \
    in the text. Nothing is rewritten.\n\ngleaner summarize news.jsonl --sentences 2\n\
    gleaner summarize news.jsonl --of topics\ngleaner summarize article.txt --of corpus --sentences 5";

pub(super) const COLLOCATIONS: &str = "Finds terms of several words: those that stand side by side more often than chance would have it, within a \
    sentence and across no word or mark that parts them.\n\ngleaner collocations news.jsonl --top 50\n\
    gleaner collocations news.jsonl --sort npmi --min-count 10 --format csv";

/// Which articles of a story count.
#[derive(Debug, Clone, Copy, Args)]
pub(in super::super) struct Repeats {
    /// Count one article of each story, its fullest version; the others are listed, and not counted.
    #[arg(long, conflicts_with = "one_per_outlet")]
    one_per_story: bool,
    /// Count one article of each outlet and story: what one outlet prints twice counts once, what two print counts twice.
    #[arg(long)]
    one_per_outlet: bool,
}

impl Repeats {
    /// Which articles count.
    pub(super) fn per(self) -> Per {
        match (self.one_per_story, self.one_per_outlet) {
            (true, _) => Per::Story,
            (false, true) => Per::Outlet,
            (false, false) => Per::Article,
        }
    }

    /// The same where stories need to be known for nothing else.
    pub(super) fn asked(self) -> Option<Per> {
        Some(self.per()).filter(|per| *per != Per::Article)
    }
}

/// How many topics.
#[derive(Debug, Clone, Copy, Args)]
pub(in super::super) struct Number {
    /// How many topics: a number from 2 to 100, auto (as many as agree best between halves of the corpus), or none.
    #[arg(long, value_name = "N", default_value = "auto", value_parser = wanted)]
    topics: Wanted,
}

impl Number {
    pub(super) fn wanted(self) -> Wanted {
        self.topics
    }
}

fn wanted(text: &str) -> Result<Wanted, String> {
    match text {
        "auto" => Ok(Wanted::Auto),
        "none" => Ok(Wanted::None),
        number => number
            .parse()
            .ok()
            .filter(|number| (2..=100).contains(number))
            .map(Wanted::Exactly)
            .ok_or_else(|| "expected a number from 2 to 100, auto or none".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(in super::super) struct TopicsArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    number: Number,
    /// Terms of each topic.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=30))]
    pub(in super::super) top: u8,
    /// Print the shares of topics in every article, not the topics.
    #[arg(long)]
    pub(in super::super) documents: bool,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in super::super) format: ListFormat,
}

impl TopicsArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.entities = None;
        options.stories = self.repeats.asked();
        options.topics = self.number.wanted();
        if options.topics == Wanted::None {
            return Err(Error::Usage(
                "--topics none leaves nothing to print; give a number or auto".to_owned(),
            ));
        }
        Ok(options)
    }
}

#[derive(Debug, Args)]
pub(in super::super) struct StoriesArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    /// Print so many stories, the largest first [default: 20 as a table, else all].
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in super::super) format: ListFormat,
}

impl StoriesArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Options {
        Options {
            memory: limits.memory,
            scratch: limits.scratch.clone(),
            cache: limits.cache.clone(),
            corpus: self.reading.options(),
            entities: None,
            stories: Some(Per::Article),
            ..Options::default()
        }
    }

    /// Stories that are printed.
    pub(in super::super) fn rows(&self) -> usize {
        const SHOWN: usize = 20;
        let usual = if self.format == ListFormat::Table {
            SHOWN
        } else {
            usize::MAX
        };
        self.top.unwrap_or(usual)
    }
}

/// What is summarized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum Of {
    /// Every article.
    Articles,
    /// Every story of several articles.
    Stories,
    /// Every topic.
    Topics,
    /// The corpus as a whole.
    Corpus,
}

impl Of {
    /// What machines call one of them.
    pub(in super::super) fn key(self) -> &'static str {
        match self {
            Self::Articles => "doc",
            Self::Stories => "story",
            Self::Topics => "topic",
            Self::Corpus => "corpus",
        }
    }
}

#[derive(Debug, Args)]
pub(in super::super) struct SummarizeArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    number: Number,
    /// What is summarized.
    #[arg(long, value_enum, default_value_t = Of::Articles)]
    pub(in super::super) of: Of,
    /// Sentences of each summary.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=20))]
    pub(in super::super) sentences: u8,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in super::super) format: ListFormat,
}

impl SummarizeArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.entities = None;
        options.quote.sentences = usize::from(self.sentences);
        // The texts are read again, and must then be the same.
        options.corpus.digests = true;
        options.stories = match self.of {
            Of::Stories => Some(self.repeats.per()),
            _ => self.repeats.asked(),
        };
        options.topics = match self.of {
            Of::Topics | Of::Corpus => self.number.wanted(),
            Of::Articles | Of::Stories => Wanted::None,
        };
        if self.of == Of::Topics && options.topics == Wanted::None {
            return Err(Error::Usage(
                "--topics none leaves no topic to summarize; give a number or auto".to_owned(),
            ));
        }
        Ok(options)
    }
}

#[derive(Debug, Args)]
pub(in super::super) struct CollocationsArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    repeats: Repeats,
    /// Leave out what occurs fewer times than this [default: 5; 3 below 1,000 articles, 2 below 100].
    #[arg(long, value_name = "N")]
    pub(in super::super) min_count: Option<u64>,
    /// Leave out what stands in fewer articles than this [default: 2, or 1 where there is one article].
    #[arg(long, value_name = "N")]
    pub(in super::super) min_df: Option<u32>,
    /// What orders them.
    #[arg(long, value_enum, default_value_t = By::G2)]
    sort: By,
    /// Print so many [default: 50 as a table, else all].
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(in super::super) format: ListFormat,
}

/// What orders collocations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Log Dice: how exclusively the words keep company; comparable between corpora.
    LogDice,
    /// Normalized pointwise mutual information.
    Npmi,
    /// G², the evidence against chance.
    G2,
    /// Occurrences.
    Count,
}

impl CollocationsArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.entities = None;
        options.stories = self.repeats.asked();
        Ok(options)
    }

    /// What orders them.
    pub(in super::super) fn sort(&self) -> Sort {
        match self.sort {
            By::LogDice => Sort::LogDice,
            By::Npmi => Sort::Npmi,
            By::G2 => Sort::G2,
            By::Count => Sort::Count,
        }
    }

    /// Collocations that are printed.
    pub(in super::super) fn rows(&self) -> usize {
        const SHOWN: usize = 50;
        let usual = if self.format == ListFormat::Table {
            SHOWN
        } else {
            usize::MAX
        };
        self.top.unwrap_or(usual)
    }
}
