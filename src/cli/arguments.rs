//! What can be said on the command line.

mod check;
mod compare;
mod kwic;
mod options;
pub(super) mod record;
mod topics;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use check::{CheckArguments, DiffArguments, FailOn, Told, VerifyArguments, Wanted};
pub(super) use compare::{CompareArguments, CompareFormat, Groups};
pub(super) use kwic::{KwicArguments, KwicFormat};
pub(super) use topics::{CollocationsArguments, Of, StoriesArguments, SummarizeArguments, TopicsArguments};
use topics::{Number, Repeats};

use crate::corpus;
use crate::corpus::split::SplitRule;
use crate::entity::Kind;
use crate::normalize;
use crate::normalize::language::Language;
use crate::statistics::tfidf::Scheme;

const EXIT_CODES: &str = "Exit codes: 0 done; 1 a check found something; 2 wrong usage; 3 input could not be used, or a \
    notice under --strict; 70 a bug; 129, 130, 143 stopped by SIGHUP, SIGINT, SIGTERM, with what was there before as it was.\n\nNumbers of threads: --threads, else RAYON_NUM_THREADS and POLARS_MAX_THREADS, \
    else one per core. Results are the same bytes for any number.";

/// Turns a pile of news articles into a report people trust.
#[derive(Debug, Parser)]
#[command(name = "gleaner", version, after_help = EXIT_CODES, propagate_version = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Threads to use, 1 to 512; every number gives the same bytes.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) threads: Option<u16>,
    /// Memory to keep to, about, such as 500MB or 2GiB; every size gives the same bytes [default: a quarter of the
    /// machine's]. `split` and `tokens` need little and pass it over.
    #[arg(long, global = true, value_name = "SIZE", value_parser = super::memory::parse)]
    pub(super) memory: Option<usize>,
    /// Folder that keeps what was counted of files, so that the next run counts only what is new or changed; every result is
    /// the same with it and without.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,
    /// Size that the cache keeps to, such as 500MB or 2GiB.
    #[arg(long, global = true, value_name = "SIZE", default_value = "2GiB", value_parser = super::memory::parse)]
    pub(super) cache_limit: usize,
    /// Settings file [default: the nearest gleaner.toml, from the working folder upwards].
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Look for no settings file.
    #[arg(long, global = true)]
    pub(super) no_config: bool,
    /// Print to standard error where the time went, stage by stage.
    #[arg(long, global = true)]
    pub(super) timings: bool,
    /// Print nothing but results and errors.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read articles and write a report: page, Markdown, JSON, tables, charts.
    Report(ReportArguments),
    /// Count the terms of a corpus: the most frequent first.
    Terms(TermsArguments),
    /// Print the keywords of every article by TF-IDF.
    Tfidf(TfidfArguments),
    /// Find the people, organizations, places, amounts and dates that articles mention, and who is quoted.
    Entities(EntitiesArguments),
    /// Find the topics of a corpus and the share of each in every article.
    #[command(long_about = topics::TOPICS)]
    Topics(TopicsArguments),
    /// Find articles that tell the same story: copies, cut copies, rewrites.
    #[command(long_about = topics::STORIES)]
    Stories(StoriesArguments),
    /// Choose the sentences that say most of an article, a story, a topic or the corpus.
    #[command(long_about = topics::SUMMARIZE)]
    Summarize(SummarizeArguments),
    /// Find terms of several words.
    #[command(long_about = topics::COLLOCATIONS)]
    Collocations(CollocationsArguments),
    /// Compare how often terms occur: paths, groups of articles, or a reference.
    #[command(long_about = compare::COMPARE)]
    Compare(CompareArguments),
    /// Check a corpus: whether it was read well, keeps to your rules, and has not moved away from a baseline.
    #[command(long_about = check::CHECK)]
    Check(CheckArguments),
    /// Say what changed between two reports.
    #[command(long_about = check::DIFF)]
    Diff(DiffArguments),
    /// Run a report again on the same articles and say whether every file is the same to the byte.
    #[command(long_about = check::VERIFY)]
    Verify(VerifyArguments),
    /// Show every place of a word or phrase in its context.
    Kwic(KwicArguments),
    /// Count articles and keep the counts as a part, which other commands take in place of the articles.
    Count(CountArguments),
    /// Join parts to one.
    Merge(MergeArguments),
    /// Show how one text file is cut into articles, and what is removed.
    Split(SplitArguments),
    /// Print every token as it is counted.
    Tokens(TokensArguments),
    /// Print every setting in force and where it comes from: the command line, a settings file, or its default.
    Config {
        /// The command whose settings are printed [default: all].
        #[arg(value_name = "COMMAND")]
        only: Option<String>,
        /// Print the JSON schema of gleaner.toml.
        #[arg(long, conflicts_with = "only")]
        schema: bool,
    },
    /// Write a commented settings file with every setting at its default.
    Init {
        /// The file.
        #[arg(value_name = "FILE", default_value = "gleaner.toml")]
        file: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Print the columns of every table in `tables/`.
    Schema,
    /// Print how far each language's stems follow current Snowball.
    Stemmers,
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page in roff.
    Man,
}

#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) terms: Terms,
    #[command(flatten)]
    pub(super) names: Names,
    /// Look for no entities: no people, organizations, places, amounts, dates or quotations.
    #[arg(long, conflicts_with = "aliases")]
    pub(super) no_entities: bool,
    #[command(flatten)]
    number: Number,
    /// Sentences of each summary.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=20))]
    sentences: u8,
    /// Do not look for stories: articles that copy one another.
    #[arg(long, conflicts_with_all = ["one_per_story", "one_per_outlet"])]
    no_stories: bool,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    groups: Groups,
    /// Folder of the report; files in it that gleaner did not write are kept.
    #[arg(long, short, value_name = "DIR", default_value = "reports")]
    pub(super) output: PathBuf,
    /// Heading of the report.
    #[arg(long)]
    pub(super) title: Option<String>,
    /// TF-IDF scheme: sklearn, sklearn-unsmoothed, sklearn-sublinear, sklearn-sublinear-unsmoothed, quanteda,
    /// quanteda-prop.
    #[arg(long, value_name = "SCHEME", default_value = "sklearn", value_parser = scheme)]
    pub(super) tfidf: Scheme,
    /// Keywords of each article.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) keywords: usize,
    /// Rows of a table that the page shows; the table files hold all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) top: usize,
    /// Articles that the page shows; the table files hold all.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(super) articles: usize,
    /// The articles behind parts, to quote sentences from; without it a report made from parts quotes none.
    #[arg(long, value_name = "PATH")]
    texts: Vec<PathBuf>,
    /// Exit with 3 where there is a notice, other than on a guessed column or a report passed over; the report is
    /// written all the same.
    #[arg(long)]
    pub(super) strict: bool,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For a person.
    Table,
    /// With a heading.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// A Parquet file.
    Parquet,
}

#[derive(Debug, Args)]
pub(super) struct TermsArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    pub(super) terms: Terms,
    /// Print so many terms only.
    #[arg(long, value_name = "N")]
    pub(super) top: Option<usize>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Args)]
pub(super) struct TfidfArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    pub(super) terms: Terms,
    /// Keywords of each article.
    #[arg(long, value_name = "K", default_value_t = 10)]
    pub(super) top: usize,
    /// TF-IDF scheme: sklearn, sklearn-unsmoothed, sklearn-sublinear, sklearn-sublinear-unsmoothed, quanteda,
    /// quanteda-prop.
    #[arg(long, value_name = "SCHEME", default_value = "sklearn", value_parser = scheme)]
    pub(super) tfidf: Scheme,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Args)]
pub(super) struct EntitiesArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    repeats: Repeats,
    /// Language of every article, by code or name; told from the text where absent. Names are found by a trained tagger in
    /// English and by rules elsewhere.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(super) language: Option<Language>,
    #[command(flatten)]
    pub(super) names: Names,
    /// Print these kinds: person, organization, place, nationality, misc, money, date, quantity, percent, or all [default:
    /// the first four, with --mentions all].
    #[arg(long, value_delimiter = ',', value_name = "KINDS", value_parser = kinds)]
    pub(super) kind: Vec<Kinds>,
    /// Print so many of each kind [default: 20 as a table, else all].
    #[arg(long, value_name = "N")]
    pub(super) top: Option<usize>,
    /// Print every mention with its place in the article text, not the entities; one JSON object a line unless --format
    /// says otherwise.
    #[arg(long, conflicts_with_all = ["top", "quotations"])]
    pub(super) mentions: bool,
    /// Print every quotation with its speaker, not the entities; one JSON object a line unless --format says otherwise.
    #[arg(long, conflicts_with_all = ["top", "kind"])]
    pub(super) quotations: bool,
    /// How to print them [default: table].
    #[arg(long, value_enum)]
    pub(super) format: Option<EntitiesFormat>,
}

/// How entities are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EntitiesFormat {
    /// For a person.
    Table,
    /// With a heading.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct Names {
    /// File that says which names are the same: CSV or TSV with the columns name and entity, and kind where it is needed;
    /// a name without an entity is merged with no other.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CountArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    repeats: Repeats,
    #[command(flatten)]
    pub(super) terms: Terms,
    #[command(flatten)]
    pub(super) names: Names,
    /// Look for no entities; a report made from the part must then be given the same option.
    #[arg(long, conflicts_with = "aliases")]
    pub(super) no_entities: bool,
    /// Folder of the part; a part that is there is replaced.
    #[arg(long, short, value_name = "PART")]
    pub(super) output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct MergeArguments {
    /// The parts; their order does not matter.
    #[arg(value_name = "PART", required = true)]
    pub(super) parts: Vec<PathBuf>,
    /// Folder of the joined part; a part that is there is replaced.
    #[arg(long, short, value_name = "PART")]
    pub(super) output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SplitArguments {
    /// The text or Markdown file, or - for standard input.
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) rule: Rule,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = SplitFormat::Text)]
    pub(super) format: SplitFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SplitFormat {
    /// For a person.
    Text,
    /// One JSON object with byte offsets in the file.
    Json,
}

#[derive(Debug, Args)]
pub(super) struct TokensArguments {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) terms: Terms,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = TokensFormat::Jsonl)]
    pub(super) format: TokensFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TokensFormat {
    /// One JSON object a token: doc, token, start, kind, sentence, term.
    Jsonl,
    /// The same as CSV with a header.
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct Rule {
    /// Rule by which text files are split: auto, none, or the name of one (see `gleaner split --help`).
    #[arg(long, value_name = "RULE", default_value = "auto", value_parser = split_rule, long_help = rules_help())]
    pub(super) split_rule: SplitRule,
}

#[derive(Debug, Args)]
pub(super) struct Reading {
    /// Files, folders, globs, or - for standard input; where counts are taken, parts too [default: seeds].
    ///
    /// Read are .txt, .md, .jsonl, .ndjson, .json, .csv, .tsv, and each of them with .gz or .zst.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Column that holds the text; guessed by name, else the longest.
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Column that holds the title.
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// Column that names a record.
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    #[command(flatten)]
    rule: Rule,
}

#[derive(Debug, Args)]
pub(super) struct Terms {
    /// Language of every article, by code or name; told from the text where absent.
    #[arg(long, value_name = "LANGUAGE", value_parser = language, long_help = languages_help())]
    language: Option<Language>,
    /// File of further stop words, one a line; `!word` takes a word off the list, lines with # are passed over.
    #[arg(long, value_name = "FILE")]
    stop_words: Option<PathBuf>,
    /// Keep stop words among the terms.
    #[arg(long)]
    keep_stop_words: bool,
    /// Count folded forms, not stems.
    #[arg(long)]
    no_stem: bool,
    /// Count these among the terms too.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    keep: Vec<Kept>,
    /// End sentences exactly where UAX #29 does: also after abbreviations and at every line break.
    #[arg(long)]
    plain_sentences: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kept {
    /// Tokens without a letter.
    Numbers,
    /// One-letter tokens.
    Letters,
    /// Words inside addresses.
    Urls,
}

fn scheme(name: &str) -> Result<Scheme, String> {
    let names: Vec<&str> = Scheme::ALL.iter().map(|scheme| scheme.id()).collect();
    Scheme::parse(name).ok_or_else(|| format!("expected one of {}", names.join(", ")))
}

fn language(name: &str) -> Result<Language, String> {
    Language::from_code(name).ok_or_else(|| {
        let known: Vec<String> = Language::ALL
            .iter()
            .map(|language| format!("{} ({})", language.code(), language.name()))
            .collect();
        format!("expected one of {}", known.join(", "))
    })
}

/// Kinds by one name.
#[derive(Debug, Clone)]
pub(super) struct Kinds(pub(super) Vec<Kind>);

fn kinds(name: &str) -> Result<Kinds, String> {
    if name == "all" {
        return Ok(Kinds(Kind::ALL.to_vec()));
    }
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    let kind = Kind::from_id(name).ok_or_else(|| format!("expected all or some of {}", names.join(", ")))?;
    Ok(Kinds(vec![kind]))
}

fn split_rule(name: &str) -> Result<SplitRule, String> {
    name.parse()
}

fn rules_help() -> String {
    let mut help = "Rule by which text files are split into articles.\n\nauto: the rule that explains the whole file, else \
                    none\nnone: one file, one article"
        .to_owned();
    for (name, meaning) in corpus::split::RULES {
        help.push('\n');
        help.push_str(&[*name, *meaning].join(": "));
    }
    help
}

fn languages_help() -> String {
    let mut help = "Language of every article, by code or name; told from the text where absent. Stems are those of the \
                    crate rust-stemmers with corrections towards current Snowball; share of Snowball's word list that \
                    comes out the same:\n"
        .to_owned();
    for known in normalize::conformity() {
        let (language, share, remark) = (known.language, known.share(), known.remark);
        let colon = if remark.is_empty() { "" } else { ": " };
        let line = format!(
            "\n{} {} {share:.2} %{colon}{remark}",
            language.code(),
            language.name()
        );
        help.push_str(&line);
    }
    help
}
