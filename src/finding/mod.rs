//! What is wrong with a corpus, or changed in it, and how that is told: to a person, and to the tools of a CI system.
//!
//! A [`Finding`] holds numbers and names, and one sentence that says all of it. The formats only arrange: none of them
//! computes or ranks, and each leaves out only what its readers cannot take, and says how much. What is known already, because a
//! baseline has it, is marked and stays.

mod format;

pub use format::{Cut, FORMATS, Format, Rendered, outcome, render};

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// The run fails.
    Error,
}

impl Level {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The stable key in every format: `note`, `warning`, `error`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How a finding stands to the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Not in the baseline, or there is none.
    New,
    /// Accepted in the baseline: it is told and fails no run.
    Known,
    /// Accepted in the baseline and no longer found: it is told and fails no run.
    Gone,
}

/// What a count is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Words: the rate is told per million words.
    Words,
    /// Articles: the rate is told per hundred articles.
    Articles,
}

/// A count and what it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Occurrences, or articles.
    pub count: u64,
    /// All words, or all articles.
    pub total: u64,
    /// Articles that show it.
    pub articles: u64,
    /// Which of the two totals `total` is.
    pub scale: Scale,
    /// Whether the count is only an upper bound, because a baseline keeps the most frequent and this is not among them.
    pub at_most: bool,
}

/// The log ratios, to base 2, of now to before that agree with the counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end; `None` where it is unbounded.
    pub low: Option<f64>,
    /// The upper end; `None` where it is unbounded.
    pub high: Option<f64>,
}

/// An article that shows a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// What a reader calls it.
    pub title: String,
    /// The name of its source in the corpus.
    pub source: String,
    /// The path of its source as it was given, with forward slashes; `None` for standard input.
    pub path: Option<String>,
    /// Its place in the source, from 0.
    pub position: u32,
    /// ISO 8601 date or month or year.
    pub date: Option<String>,
    /// How often it shows it; 0 where that is not counted.
    pub count: u64,
}

/// One thing that is wrong or changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The rule that found it: `gate/encoding`, `content/<name>`, `drift/term`.
    pub rule: String,
    /// How much it matters.
    pub level: Level,
    /// How it stands to the baseline.
    pub state: State,
    /// What it is about: a term as it is written, an entity, a topic, a file, a group.
    pub subject: String,
    /// The articles it is about where it is not all, such as `outlet = Harbor Courier`.
    pub scope: Option<String>,
    /// One sentence that says all of it but the articles: what, both rates, the interval.
    pub message: String,
    /// What was counted now.
    pub now: Option<Side>,
    /// What the baseline or the older report has.
    pub before: Option<Side>,
    /// The observed log ratio of now to before, to base 2; `None` where there is none or a count is 0.
    pub log_ratio: Option<f64>,
    /// The log ratios that agree with the counts, corrected for all tests of the run.
    pub interval: Option<Interval>,
    /// Articles that show it, the clearest first; some of them where there are many.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    /// A finding of numbers and articles of its own kind, none filled in.
    pub fn new(
        rule: impl Into<String>,
        level: Level,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule: rule.into(),
            level,
            state: State::New,
            subject: subject.into(),
            scope: None,
            message: message.into(),
            now: None,
            before: None,
            log_ratio: None,
            interval: None,
            evidence: Vec::new(),
        }
    }

    /// What tells it from all others and stays from run to run: of rule, scope and subject, never of a number or of the text
    /// of a message. 32 hexadecimal digits of BLAKE3.
    pub fn fingerprint(&self) -> String {
        let scope = self.scope.as_deref().unwrap_or_default();
        let mut hasher = blake3::Hasher::new();
        for part in [self.rule.as_str(), scope, self.subject.as_str()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex().chars().take(32).collect()
    }

    /// Whether it fails a run that fails at `level`.
    pub fn fails(&self, level: Level) -> bool {
        self.state == State::New && self.level >= level
    }
}

/// A rule that was applied, whether or not it found anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its stable name, as in [`Finding::rule`].
    pub id: String,
    /// A few words.
    pub title: String,
    /// What it looks at and when it finds something, in a sentence or two.
    pub meaning: String,
    /// The level of what it finds.
    pub level: Level,
}

/// Everything that a run found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// `gleaner` and its version.
    pub generator: String,
    /// The command: `check`, `diff` or `verify`.
    pub command: String,
    /// What was looked at, such as "16 articles from 7 files".
    pub looked_at: String,
    /// What it was held against, such as "the baseline of 120 articles"; `None` where nothing.
    pub held_against: Option<String>,
    /// Every rule that was applied, in order.
    pub rules: Vec<Rule>,
    /// What was found, the most important first.
    pub findings: Vec<Finding>,
    /// What a reader has to know beside: what was left out and why, a sentence each.
    pub remarks: Vec<String>,
}

impl Findings {
    /// How many findings of `level` are new.
    pub fn new_of(&self, level: Level) -> usize {
        let new = |finding: &&Finding| finding.state == State::New && finding.level == level;
        self.findings.iter().filter(new).count()
    }

    /// Whether a run that fails at `level` fails.
    pub fn fail(&self, level: Level) -> bool {
        self.findings.iter().any(|finding| finding.fails(level))
    }
}
