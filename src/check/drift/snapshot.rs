//! What is kept of a corpus to compare it later.
//!
//! Counts of what is most frequent, and how often the rest is at most: what is not listed is then still bounded, and a cut
//! never makes a change. Terms and entities that a topic or a reader names stay, however rare.

/// A finding that was there when a baseline was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// [`Finding::fingerprint`](crate::finding::Finding::fingerprint).
    pub fingerprint: String,
    /// [`Finding::rule`](crate::finding::Finding::rule).
    pub rule: String,
    /// [`Finding::subject`](crate::finding::Finding::subject).
    pub subject: String,
    /// [`Finding::scope`](crate::finding::Finding::scope).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// [`Finding::level`](crate::finding::Finding::level): what is found at a higher one later is new.
    pub level: Level,
}

use serde::{Deserialize, Serialize};

use crate::finding::Level;

/// What is kept of a corpus to compare it later: what a baseline file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// `gleaner` and its version.
    pub generator: String,
    /// The options that change what is counted, name and value.
    pub counting: Vec<(String, String)>,
    /// Figures of the corpus for a reader.
    pub figures: Vec<(String, u64)>,
    /// Findings that were accepted when it was made.
    pub accepted: Vec<Accepted>,
    /// All articles together.
    pub(super) whole: Counted,
    /// Sorted by label and number.
    pub(super) topics: Vec<Topic>,
    /// The columns whose values are the groups, sorted.
    pub(super) columns: Vec<String>,
    /// Articles of every group.
    pub(super) shares: Units,
    /// Counts of the groups that are large enough, sorted by column and value.
    pub(super) groups: Vec<Group>,
}

impl Snapshot {
    /// Articles of the corpus.
    pub fn articles(&self) -> u64 {
        self.whole.articles
    }

    /// Words of the corpus, as they were given with its articles.
    pub fn words(&self) -> u64 {
        self.whole.words
    }

    /// The counts of a group, or of all articles.
    pub(super) fn counted(&self, group: Option<(&str, &str)>) -> Option<&Counted> {
        let Some(name) = group else {
            return Some(&self.whole);
        };
        let at = self
            .groups
            .binary_search_by(|group| group.name().cmp(&name))
            .ok()?;
        self.groups.get(at).map(|group| &group.counted)
    }

    /// The columns whose values are compared as groups, sorted.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

/// The counts of a corpus or a group.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Counted {
    pub(super) articles: u64,
    pub(super) words: u64,
    pub(super) terms: Units,
    pub(super) entities: Units,
}

/// A group that is large enough to be compared by itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) column: String,
    pub(super) value: String,
    pub(super) counted: Counted,
}

impl Group {
    pub(super) fn name(&self) -> (&str, &str) {
        (&self.column, &self.value)
    }
}

/// A topic: what frequencies are compared for it is that of its terms.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Topic {
    pub(super) number: u32,
    pub(super) label: String,
    /// Articles that it leads.
    pub(super) articles: u64,
    /// Of the occurrences of its terms together.
    pub(super) spread: f64,
    /// Stems, the most important first, each once.
    pub(super) terms: Vec<String>,
}

/// Something counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Stem and written form, or kind and name, or column and value.
    pub(super) name: [String; 2],
    pub(super) count: u64,
    pub(super) articles: u64,
    pub(super) spread: f64,
}

/// Units sorted by name, and how often each that is not among them occurs at most.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Units {
    pub(super) floor: u64,
    rows: Vec<Unit>,
}

impl Units {
    /// Sorts the units by name.
    pub(super) fn new(floor: u64, mut rows: Vec<Unit>) -> Self {
        rows.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Self { floor, rows }
    }

    pub(super) fn rows(&self) -> &[Unit] {
        &self.rows
    }

    /// The term with this stem.
    pub(super) fn term(&self, stem: &str) -> Option<&Unit> {
        let at = self
            .rows
            .binary_search_by(|unit| unit.name[0].as_str().cmp(stem))
            .ok()?;
        self.rows.get(at)
    }
}
