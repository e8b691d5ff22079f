//! The rules by name, in the order they are tried.
//!
//! The order is how hard the evidence is: what only a border can be comes before what a border may be. A new
//! rule is one file and one line here.

use std::str::FromStr;

use super::cut::Cut;
use super::page::Page;
use super::{anchor, block, counter, heading, inline, layout, repeat, separator};

/// A rule: its name, what it looks for, and the function that proposes borders.
pub(super) struct Rule {
    pub(super) name: &'static str,
    meaning: &'static str,
    pub(super) propose: fn(&Page<'_>) -> Vec<Cut>,
}

/// The rules in the order they are tried.
pub(super) const ALL: &[Rule] = &[
    Rule {
        name: "repeated-headline",
        meaning: "a headline told twice, with captions between",
        propose: repeat::propose,
    },
    Rule {
        name: "mail",
        meaning: "\"From \" lines of an mbox file",
        propose: block::propose_mail,
    },
    Rule {
        name: "element",
        meaning: "an opening tag such as <doc> on a line of its own",
        propose: block::propose_element,
    },
    Rule {
        name: "counter",
        meaning: "lines that count articles (\"3 of 20 documents\", \"[3]\") or numbered headlines",
        propose: counter::propose,
    },
    Rule {
        name: "header",
        meaning: "blocks of key: value lines (title, date, url, in many languages)",
        propose: block::propose_pairs,
    },
    Rule {
        name: "heading",
        meaning: "marked or underlined headlines (Markdown # and its like)",
        propose: heading::propose,
    },
    Rule {
        name: "separator",
        meaning: "rows of signs, framed lines or form feeds between articles",
        propose: separator::propose_rows,
    },
    Rule {
        name: "anchor",
        meaning: "a headline with a date, byline, address or dateline at a fixed distance",
        propose: anchor::propose,
    },
    Rule {
        name: "inline",
        meaning: "a headline with a date or an address in the same line",
        propose: inline::propose,
    },
    Rule {
        name: "closing-line",
        meaning: "a recurring line in words between articles (\"End of Document\")",
        propose: separator::propose_words,
    },
    Rule {
        name: "layout",
        meaning: "wide gaps, capitals or indentation that set headlines off",
        propose: layout::propose,
    },
];

/// The names of the rules and what each looks for, in the order they are tried.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated at compile time, where an index out of range is an error"
)]
pub const RULES: &[(&str, &str)] = &{
    let mut names = [("", ""); ALL.len()];
    let mut at = 0;
    while at < ALL.len() {
        names[at] = (ALL[at].name, ALL[at].meaning);
        at += 1;
    }
    names
};

/// Which rule may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SplitRule {
    /// The first rule that explains the whole file.
    #[default]
    Auto,
    /// No rule: the file is one article.
    None,
    /// This rule, if it finds at least two articles; one of the names in [`RULES`].
    Named(&'static str),
}

impl SplitRule {
    /// The name that [`SplitRule::from_str`] takes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Named(name) => name,
        }
    }
}

impl FromStr for SplitRule {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::None),
            _ => RULES
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(known, _)| Self::Named(known))
                .ok_or_else(|| {
                    let names: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
                    format!(
                        "unknown split rule {name:?}: expected auto, none or one of {}",
                        names.join(", ")
                    )
                }),
        }
    }
}
