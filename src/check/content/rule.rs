//! One `[[check.rule]]`: what is looked for, where, and what is held against it.
//!
//! A limit needs its unit in words. A default would be shorter, and `min = 3` would mean three in a million to gleaner and
//! three articles to whoever wrote it.

use serde::{Deserialize, Serialize};

use super::Scope;
use crate::check::settings::Severity;

/// The kinds of entity that `kind` may name.
pub const KINDS: &[&str] = &[
    "person",
    "organization",
    "place",
    "nationality",
    "misc",
    "money",
    "date",
    "quantity",
    "percent",
];

/// Whether what is looked for has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Must {
    /// At least once in all articles of the scope together.
    Appear,
    /// In no article of the scope.
    NotAppear,
}

/// What a limit is a number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Occurrences in a million words of the scope.
    PerMillionWords,
    /// Articles that have it, of a hundred of the scope.
    PercentOfArticles,
    /// Occurrences in all articles of the scope together.
    Occurrences,
    /// Articles of the scope that have it.
    Articles,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::PerMillionWords,
        Self::PercentOfArticles,
        Self::Occurrences,
        Self::Articles,
    ];

    /// What the configuration calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::PerMillionWords => "per-million-words",
            Self::PercentOfArticles => "percent-of-articles",
            Self::Occurrences => "occurrences",
            Self::Articles => "articles",
        }
    }
}

/// How the words of a term are compared with those of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matching {
    /// By their stems in the language of the article: harbour finds harbours and Harbour.
    #[default]
    Stem,
    /// As they are, upper or lower case.
    Word,
    /// Letter for letter.
    Exact,
}

impl Matching {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Stem, Self::Word, Self::Exact];

    /// What the configuration calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stem => "stem",
            Self::Word => "word",
            Self::Exact => "exact",
        }
    }
}

/// What a rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks<'r> {
    /// Words next to each other in a sentence; `*` stands for any characters of a word and `?` for one.
    Term {
        /// As they were written.
        words: &'r str,
        /// How they are compared.
        matching: Matching,
    },
    /// An entity by its name or one of its other names.
    Entity {
        /// As it was written.
        name: &'r str,
        /// One of [`KINDS`]; `None`: of any kind.
        kind: Option<&'r str>,
    },
}

/// A rule as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Rule {
    /// What it is called in findings and baselines: `content/<name>`.
    pub name: String,
    /// The words looked for; this or `entity`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The entity looked for, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The kind of the entity, one of [`KINDS`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// How the words of a term are compared; by their stems where absent.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matching: Option<Matching>,
    /// Whether it has to be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must: Option<Must>,
    /// The least that is accepted, in units of `unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The most that is accepted, in units of `unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// What `min` and `max` are numbers of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// The articles it is about.
    #[serde(rename = "where", skip_serializing_if = "Scope::is_all")]
    pub scope: Scope,
    /// How much it matters.
    pub level: Severity,
    /// Why it matters, in the words of whoever wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            name: String::new(),
            term: None,
            entity: None,
            kind: None,
            matching: None,
            must: None,
            min: None,
            max: None,
            unit: None,
            scope: Scope::default(),
            level: Severity::Error,
            message: None,
        }
    }
}

impl Rule {
    /// What it looks for. One that names nothing, which is refused before, looks for no words.
    pub fn asks(&self) -> Asks<'_> {
        match &self.entity {
            Some(name) => Asks::Entity {
                name: name.trim(),
                kind: self.kind.as_deref(),
            },
            None => Asks::Term {
                words: self.term.as_deref().unwrap_or_default().trim(),
                matching: self.matching.unwrap_or_default(),
            },
        }
    }
}
