//! What `gleaner check`, `diff` and `verify` can be told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::compare::keys;
use super::options::counting;
use super::topics::Number;
use super::{Names, Reading, Terms};
use crate::cli::screen::Limits;
use crate::compare::Keys;
use crate::error::Error;
use crate::finding::{FORMATS, Format, Level};
use crate::pipeline::{Options, Per};

pub(super) const CHECK: &str = "Checks a corpus, for a job that runs by itself: whether the articles were read well (how many there are, what is \
    empty, short, damaged, repeated), whether terms and entities keep to rules of your own, and whether anything has moved away from a \
    baseline beyond chance. What is checked, and how strictly, is in [check] of gleaner.toml; without it the defaults apply (`gleaner init` writes \
    them down).\n\ngleaner check articles/\ngleaner check articles/ --baseline baseline.json --update-baseline\n\
    gleaner check articles/ --baseline baseline.json --output-format github --output-format sarif=gleaner.sarif\n\n\
    Exit codes: 0 nothing that fails; 1 a finding at or above --fail-on that is not in the baseline; 2 wrong usage or configuration; \
    3 no usable input; 70 a bug.";

pub(super) const DIFF: &str = "Says what changed between two reports: figures, options, and the terms, entities, topics and groups that \
    appeared, vanished or moved beyond chance. Takes the folders of the reports, their report.json, or baselines.\n\n\
    gleaner diff reports/monday reports/tuesday\ngleaner diff baseline.json reports --output-format markdown=changes.md";

pub(super) const VERIFY: &str = "Takes the manifest of a report, runs gleaner again on the same articles with the same options, and says whether every \
    file of the report comes out the same to the byte; if not, which, where, and why: an article changed, a file of the report \
    changed, another version. Nothing is written.\n\ngleaner verify reports articles/\n\n\
    Exit codes: 0 all the same; 1 something differs; 2 wrong usage; 3 no report or no usable input; 70 a bug.";

const FORMAT: &str = "How findings are told, to standard output or to a file: may be given several times, as in --output-format github \
    --output-format sarif=out.sarif.";

/// A format, and the file it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Wanted {
    pub(in super::super) format: Format,
    /// Standard output where absent.
    pub(in super::super) file: Option<PathBuf>,
}

/// Where findings go.
#[derive(Debug, Args)]
pub(in super::super) struct Told {
    /// How findings are told: human, github, json, sarif, junit or markdown, each with =FILE to write it there.
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "human", value_parser = wanted, long_help = formats_help())]
    pub(in super::super) output_format: Vec<Wanted>,
}

#[derive(Debug, Args)]
pub(in super::super) struct CheckArguments {
    #[command(flatten)]
    pub(in super::super) reading: Reading,
    #[command(flatten)]
    pub(in super::super) terms: Terms,
    #[command(flatten)]
    pub(in super::super) names: Names,
    /// Look for no entities: rules on entities cannot be applied then, and none can be seen to move.
    #[arg(long, conflicts_with = "aliases")]
    pub(in super::super) no_entities: bool,
    #[command(flatten)]
    pub(in super::super) number: Number,
    /// Hold every group against the same group of the baseline as well: outlet, source, language, or any column.
    #[arg(long, value_name = "KEY", value_parser = keys)]
    pub(in super::super) by: Option<Keys>,
    /// What the corpus is held against: a baseline, or the report.json of a report.
    #[arg(long, value_name = "FILE")]
    pub(in super::super) baseline: Option<PathBuf>,
    /// Write what is counted now to the file of --baseline, and accept in it what the gate and the rules find now.
    #[arg(long, requires = "baseline")]
    pub(in super::super) update_baseline: bool,
    /// Exit with 1 where there is a new finding of this level or above.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Error)]
    pub(in super::super) fail_on: FailOn,
    #[command(flatten)]
    pub(in super::super) told: Told,
    /// Exit with 3 where there is a notice, other than on a guessed column or a report passed over.
    #[arg(long)]
    pub(in super::super) strict: bool,
}

#[derive(Debug, Args)]
pub(in super::super) struct DiffArguments {
    /// The older report: its folder, its report.json, or a baseline.
    #[arg(value_name = "OLD")]
    pub(in super::super) old: PathBuf,
    /// The newer one.
    #[arg(value_name = "NEW")]
    pub(in super::super) new: PathBuf,
    /// Exit with 1 where there is a change of this level or above.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Never)]
    pub(in super::super) fail_on: FailOn,
    #[command(flatten)]
    pub(in super::super) told: Told,
}

#[derive(Debug, Args)]
pub(in super::super) struct VerifyArguments {
    /// Folder of the report.
    #[arg(value_name = "REPORT_DIR")]
    pub(in super::super) report: PathBuf,
    /// The articles it was made from, as they were given then; folders may have moved [default: seeds].
    #[arg(value_name = "PATH")]
    pub(in super::super) paths: Vec<PathBuf>,
    /// The stop list, where the report was made with one.
    #[arg(long, value_name = "FILE")]
    pub(in super::super) stop_words: Option<PathBuf>,
    /// The file of aliases, where the report was made with one.
    #[arg(long, value_name = "FILE")]
    pub(in super::super) aliases: Option<PathBuf>,
    /// The articles behind parts, where the report was made with them.
    #[arg(long, value_name = "PATH")]
    pub(in super::super) texts: Vec<PathBuf>,
    /// The reference, where the report compares with one.
    #[arg(long, value_name = "PATH")]
    pub(in super::super) reference: Option<PathBuf>,
    #[command(flatten)]
    pub(in super::super) told: Told,
}

/// The level a run fails at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum FailOn {
    /// Any finding.
    Note,
    /// A warning or an error.
    Warning,
    /// An error.
    Error,
    /// Nothing.
    Never,
}

impl CheckArguments {
    /// The options of the stages.
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.entities = self.names.asked(self.no_entities)?;
        options.topics = self.number.wanted();
        options.stories = Some(Per::Article);
        Ok(options)
    }
}

impl FailOn {
    pub(in super::super) fn level(self) -> Option<Level> {
        match self {
            Self::Note => Some(Level::Note),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
            Self::Never => None,
        }
    }
}

fn wanted(text: &str) -> Result<Wanted, String> {
    let (name, file) = text
        .split_once('=')
        .map_or((text, None), |(name, file)| (name, Some(file)));
    let names = || FORMATS.map(Format::id).join(", ");
    let format =
        Format::from_id(name).ok_or_else(|| format!("expected one of {}, or one with =FILE", names()))?;
    match file {
        Some("") => Err(format!("expected the name of a file after {name}=")),
        file => Ok(Wanted {
            format,
            file: file.map(PathBuf::from),
        }),
    }
}

fn formats_help() -> String {
    let mut help = format!("{FORMAT}\n");
    for format in FORMATS {
        help.push('\n');
        help.push_str(&[format.id(), format.meaning()].join(": "));
    }
    help
}
