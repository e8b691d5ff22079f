//! A small command line with every shape of argument that gleaner's has.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "gleaner", version)]
pub(super) struct Sample {
    #[command(subcommand)]
    pub(super) command: Work,
    /// Threads to use, 1 to 512.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) threads: Option<u16>,
    /// Memory to keep to [default: a quarter of the machine's]. Some need little.
    #[arg(long, global = true, value_name = "SIZE", value_parser = size)]
    pub(super) memory: Option<usize>,
    /// Print nothing but results.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// File of settings.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Look for no file of settings.
    #[arg(long, global = true)]
    pub(super) no_config: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Work {
    /// Write a report.
    Report(Report),
    /// Find topics.
    Topics(Topics),
    /// Count articles.
    Count(Count),
    /// Show places.
    Kwic(Kwic),
    /// Check a corpus.
    Check(Check),
    /// Print what is in force.
    Config,
    /// Print the manual page.
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Reading {
    /// Files or folders [default: seeds].
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Language of every article.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(super) language: Option<Language>,
    /// File of further stop words.
    #[arg(long, value_name = "FILE")]
    pub(super) stop_words: Option<PathBuf>,
    /// Count these too.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub(super) keep: Vec<Kept>,
    /// Count forms.
    #[arg(long)]
    pub(super) no_stem: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kept {
    /// Tokens without a letter.
    Numbers,
    /// One letter.
    Letters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a person.
    Table,
    /// With a heading.
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// File of names that are the same.
    #[arg(long, value_name = "FILE")]
    pub(super) aliases: Option<PathBuf>,
    /// Look for no entities.
    #[arg(long, conflicts_with = "aliases")]
    pub(super) no_entities: bool,
    /// How many topics.
    #[arg(long, value_name = "N", default_value = "auto", value_parser = wanted)]
    pub(super) topics: Wanted,
    /// What articles are put together by.
    #[arg(long, value_name = "KEY")]
    pub(super) by: Option<String>,
    /// Compare this group.
    #[arg(long, value_name = "VALUE", requires = "by")]
    pub(super) target: Vec<String>,
    /// Rows that the page shows.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) top: usize,
    /// Print so, in place of a report.
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,
    /// Folder of the report.
    #[arg(
        long,
        short,
        value_name = "DIR",
        default_value = "reports",
        conflicts_with = "format"
    )]
    pub(super) output: PathBuf,
    /// Heading of the report.
    #[arg(long, conflicts_with = "format")]
    pub(super) title: Option<String>,
    /// Not for people.
    #[arg(long, hide = true)]
    pub(super) trace: bool,
}

#[derive(Debug, Args)]
pub(super) struct Topics {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Terms of each topic.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=30))]
    pub(super) top: u8,
    /// Largest share.
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    pub(super) share: f64,
    /// Count one article of each story.
    #[arg(long, conflicts_with = "one_per_outlet")]
    pub(super) one_per_story: bool,
    /// Count one article of each outlet.
    #[arg(long)]
    pub(super) one_per_outlet: bool,
}

#[derive(Debug, Args)]
pub(super) struct Count {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Folder of the part.
    #[arg(long, short, value_name = "PART")]
    pub(super) output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Kwic {
    /// What is looked for.
    #[arg(value_name = "PATTERN")]
    pub(super) pattern: String,
    #[command(flatten)]
    pub(super) reading: Reading,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Articles.
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// What it is held against.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// How findings are told.
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "human")]
    pub(super) output_format: Vec<String>,
    /// Take the corpus as the new baseline.
    #[arg(long)]
    pub(super) update_baseline: bool,
}

fn size(text: &str) -> Result<usize, String> {
    let digits = text.strip_suffix("MB").unwrap_or(text);
    digits
        .parse()
        .map_err(|_| "expected a size such as 500MB".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
}

fn language(name: &str) -> Result<Language, String> {
    match name {
        "en" => Ok(Language::English),
        "de" => Ok(Language::German),
        _ => Err("expected one of en, de".to_owned()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Auto,
    Exactly(u8),
}

fn wanted(text: &str) -> Result<Wanted, String> {
    match text.parse() {
        Ok(number @ 2..=100) => Ok(Wanted::Exactly(number)),
        _ if text == "auto" => Ok(Wanted::Auto),
        _ => Err("expected a number from 2 to 100, or auto".to_owned()),
    }
}
