//! The `[check]` tables of `gleaner.toml`: what a corpus is held to, and how much each thing matters.
//!
//! The parts own their options; here they become one value with one list of described keys, [`KEYS`] and [`RULE_KEYS`]. From
//! these lists come the commented file, the schema and the nearest known name of a slip of the pen, and tests hold them to
//! the structs, so no key can be read that is not described.
//!
//! Nothing is read from a file here.

mod keys;
mod sound;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{content, drift, gate};
use crate::finding::Level;
pub use keys::{KEYS, Key, Kind, RULE_KEYS};

/// How much a broken rule matters, or that it is not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The rule is not applied.
    Off,
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// The run fails.
    Error,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Note, Self::Warning, Self::Error];

    /// What the configuration calls it: `off`, `note`, `warning`, `error`.
    pub fn id(self) -> &'static str {
        self.level().map_or("off", Level::id)
    }

    /// The level of what the rule finds; `None` where it is not applied.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Off => None,
            Self::Note => Some(Level::Note),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
        }
    }
}

impl From<Option<Level>> for Severity {
    fn from(level: Option<Level>) -> Self {
        match level {
            None => Self::Off,
            Some(Level::Note) => Self::Note,
            Some(Level::Warning) => Self::Warning,
            Some(Level::Error) => Self::Error,
        }
    }
}

/// Everything below `[check]` that no flag says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Settings {
    /// Whether the corpus was read well.
    pub gate: gate::Options,
    /// Whether it moved away from a baseline.
    pub drift: Drift,
    /// What must and must not be in it, in the order in which the rules were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<content::Rule>,
}

/// What is held against a baseline, and when it counts as moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Drift {
    /// Ratios between `1 / tolerance` and `tolerance` are no movement; at least 1.
    pub tolerance: f64,
    /// The chance that a run finds anything where nothing moved, above 0 and at most 0.5.
    pub alpha: f64,
    /// The level of terms that moved.
    pub terms: Severity,
    /// The level of entities that moved.
    pub entities: Severity,
    /// The level of topics that moved.
    pub topics: Severity,
    /// The level of groups whose share of the articles moved.
    pub groups: Severity,
    /// Groups with fewer articles on both sides are left to the whole.
    pub min_articles: u32,
}

impl Default for Drift {
    fn default() -> Self {
        let drift::Options {
            tolerance,
            alpha,
            terms,
            entities,
            topics,
            groups,
            min_articles,
        } = drift::Options::default();
        Self {
            tolerance,
            alpha,
            terms: terms.into(),
            entities: entities.into(),
            topics: topics.into(),
            groups: groups.into(),
            min_articles,
        }
    }
}

impl Drift {
    /// The same as the comparison takes it.
    pub fn options(&self) -> drift::Options {
        drift::Options {
            tolerance: self.tolerance,
            alpha: self.alpha,
            terms: self.terms.level(),
            entities: self.entities.level(),
            topics: self.topics.level(),
            groups: self.groups.level(),
            min_articles: self.min_articles,
        }
    }
}
