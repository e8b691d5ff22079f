//! The ways to write [`Findings`]: for a person, and for the tools of a CI system.
//!
//! All of them say the same of a finding, in the words of one place (`facts`), so that nobody has to learn two. What comes
//! from articles is hostile until shown otherwise: texts for people lose what could move a terminal's cursor, and a log
//! holds no line that a CI system could take for a command, whichever format was asked for. It knows no clock, no
//! environment and no file: the command line decides where an output goes and whether a terminal takes colours.
//!
//! | format | what is left out |
//! |---|---|
//! | [`Format::Human`] | all but three articles of a finding, all but twenty of those known or gone |
//! | [`Format::Github`] | annotations past the tenth; they stand in the summary, which ends below GitHub's limit |
//! | [`Format::Json`] | nothing |
//! | [`Format::Sarif`] | results past GitHub's limit of 25,000, which the file then says |
//! | [`Format::Junit`] | all but three articles of a finding |
//! | [`Format::Markdown`] | findings past the length of a comment, which the text then says |

mod facts;
mod github;
#[cfg(test)]
mod hostile;
mod human;
mod json;
mod junit;
mod log;
mod markdown;
#[cfg(test)]
mod sample;
mod sarif;

use super::{Findings, Level};
use crate::error::Error;

/// A way to write findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a terminal and the log of a CI system.
    Human,
    /// Annotations of GitHub Actions, and a summary for the job's page.
    Github,
    /// One object with everything, `gleaner-findings/1`.
    Json,
    /// SARIF 2.1.0, for code scanning and viewers.
    Sarif,
    /// XML as `JUnit` writes it, for whatever shows test results.
    Junit,
    /// GitHub's Markdown, for a comment.
    Markdown,
}

/// All formats, in the order in which help lists them.
pub const FORMATS: [Format; 6] = [
    Format::Human,
    Format::Github,
    Format::Json,
    Format::Sarif,
    Format::Junit,
    Format::Markdown,
];

impl Format {
    /// The value of `--output-format`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Github => "github",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
        }
    }

    /// The format with this value.
    pub fn from_id(id: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.id() == id)
    }

    /// One line for help.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Human => "for a terminal or a log",
            Self::Github => "at most ten annotations for GitHub Actions, and a job summary",
            Self::Json => "one object with every number, for programs",
            Self::Sarif => "SARIF 2.1.0, for code scanning and viewers",
            Self::Junit => "JUnit XML, a test case per rule, for whatever shows test results",
            Self::Markdown => "for a comment on a pull request, at most 65,535 bytes",
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The output itself; it ends in a line feed.
    pub output: String,
    /// GitHub's job summary, Markdown of less than 1 MiB; `None` in other formats.
    pub summary: Option<String>,
}

/// What a format is told besides the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Whether [`Format::Human`] may use the colours of a terminal.
    pub colours: bool,
    /// The least level of a new finding at which the run fails; `None` where none does.
    pub fails_at: Option<Level>,
}

/// How a run that fails at a level ended, on one line.
pub fn outcome(findings: &Findings, fails_at: Option<Level>) -> String {
    let cut = Cut {
        colours: false,
        fails_at,
    };
    facts::outcome(findings, cut)
}

/// Writes findings in a format.
///
/// # Errors
/// What the JSON writer says; writing to memory, it has no reason to.
pub fn render(format: Format, findings: &Findings, cut: &Cut) -> Result<Rendered, Error> {
    let output = match format {
        Format::Human => human::write(findings, *cut),
        Format::Github => github::write(findings, *cut),
        Format::Json => json::write(findings, *cut)?,
        Format::Sarif => sarif::write(findings, *cut)?,
        Format::Junit => junit::write(findings, *cut),
        Format::Markdown => markdown::write(findings, *cut, markdown::COMMENT),
    };
    let summary = (format == Format::Github).then(|| markdown::write(findings, *cut, markdown::JOB_SUMMARY));
    Ok(Rendered { output, summary })
}

#[cfg(test)]
mod tests;
