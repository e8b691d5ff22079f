//! One text file to its articles.
//!
//! Every rule proposes where articles begin from what recurs in the file; a proposal is taken only if it
//! explains the whole file, in a fixed order of how hard the evidence is, and otherwise the file is one article.
//! So a layout nobody has seen is found by its own regularity, and a rule or heading inside an article is not.
//! Nothing is decoded, tokenized or printed here.

mod anchor;
mod assemble;
mod block;
mod check;
mod counter;
mod cut;
mod dates;
mod habits;
mod head;
mod header;
mod heading;
mod inline;
mod kind;
mod large;
mod layout;
mod page;
mod pair;
mod repeat;
mod rules;
mod separator;
mod title;
mod wording;

use std::ops::Range;

use crate::corpus::clean;
pub use crate::corpus::clean::Removed;
pub use large::{first_border, rule_of_samples};
pub use rules::{RULES, SplitRule};

use assemble::{assemble, whole};
use cut::Cut;
use head::Part;
use page::Page;
use rules::ALL;

/// A proposal that explains the file.
struct Proposal {
    rule: &'static str,
    cut: Cut,
    parts: Vec<Part>,
}

/// A file's articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The rule that was used; "none" if the file is one article.
    pub rule: &'static str,
    /// The articles in file order; at least one unless the file has no text.
    pub articles: Vec<Piece>,
    /// Lines that belong to no article, such as an export's cover, as byte ranges in order.
    pub unassigned: Vec<Range<usize>>,
    /// What a reader should know, where the file was left whole or split without confidence.
    pub remark: Option<String>,
}

/// One article of a file. All offsets are bytes of the file, on character boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The headline with its white space collapsed; empty if there is none.
    pub title: String,
    /// Where the text begins.
    pub start: usize,
    /// Where the text ends.
    pub end: usize,
    /// The date in the head, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What else the head says (url, byline, section), with lower-case keys, in the order of the file; a
    /// key may come several times.
    pub meta: Vec<(String, String)>,
    /// The lines of the head that were understood: headline, header lines, the border itself.
    pub header: Vec<Range<usize>>,
    /// One copy of each caption above the text; outside `start..end`.
    pub captions: Vec<Range<usize>>,
    /// What is not counted, inside the text or above it, in order.
    pub removed: Vec<Removed>,
}

impl Piece {
    /// The article's text as it is counted: its captions, an empty line, and the text without what was removed.
    /// The headline is not part of it.
    #[must_use]
    pub fn text(&self, source: &str) -> String {
        let mut text = String::with_capacity(self.end.saturating_sub(self.start));
        for caption in &self.captions {
            text.push_str(source.get(caption.clone()).unwrap_or(""));
            text.push('\n');
        }
        if !self.captions.is_empty() {
            text.push('\n');
        }
        for span in clean::kept(self.start..self.end, &self.removed) {
            text.push_str(source.get(span).unwrap_or(""));
        }
        text
    }
}

impl Split {
    /// Share of the file's words, from 0 to 1, that stand in no article and in no header line of one.
    #[must_use]
    pub fn unassigned_share(&self, source: &str) -> f64 {
        let all = source.split_whitespace().count();
        let lost: usize = self
            .unassigned
            .iter()
            .map(|span| source.get(span.clone()).unwrap_or("").split_whitespace().count())
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "words of one file are far below 2^52")]
        let share = if all == 0 { 0.0 } else { lost as f64 / all as f64 };
        share
    }
}

/// Splits a text into its articles.
///
/// Runs in time linear in the text for any input and never fails: a text that no rule explains is one article.
#[must_use]
pub fn split(text: &str, rule: &SplitRule) -> Split {
    let page = Page::new(text);
    if page.lines.is_empty() {
        return Split {
            rule: "none",
            articles: Vec::new(),
            unassigned: Vec::new(),
            remark: Some("the file has no text".to_owned()),
        };
    }
    let (taken, doubted) = explain(&page, rule);
    if let Some(taken) = taken {
        let mut split = assemble(&page, taken.rule, &taken.cut, taken.parts);
        if taken.rule == "layout" {
            let count = split.articles.len();
            split.remark = Some(format!("split into {count} articles by layout alone"));
        }
        return split;
    }
    let mut whole = whole(&page);
    if let SplitRule::Named(name) = rule {
        whole.remark = Some(format!(
            "rule {name} does not explain the whole file; it is left as one article"
        ));
    } else if let Some((name, count)) = doubted.filter(|(_, count)| *count > 2) {
        whole.remark = Some(format!(
            "rule {name} would make {count} articles but does not explain the whole file; it is left as one article"
        ));
    }
    whole
}

/// The proposal that explains the file, if one does, and the largest of those that were believed in vain.
fn explain(page: &Page<'_>, rule: &SplitRule) -> (Option<Proposal>, Option<(&'static str, usize)>) {
    let mut doubted: Option<(&'static str, usize)> = None;
    let mut taken: Option<Proposal> = None;
    if *rule != SplitRule::None {
        for candidate in ALL
            .iter()
            .filter(|candidate| !matches!(rule, SplitRule::Named(name) if *name != candidate.name))
        {
            for cut in (candidate.propose)(page) {
                // Once a rule has explained the file, only harder evidence that cuts finer at the same places counts.
                let worth = taken
                    .as_ref()
                    .is_none_or(|taken| cut.firm && cut.heads.len() > taken.cut.heads.len());
                if cut.heads.len() < 2 || !worth || !check::is_plausible(page, &cut) {
                    continue;
                }
                let cut = check::settle(page, &cut);
                let finer = taken
                    .as_ref()
                    .is_none_or(|taken| check::refines(&cut, &taken.cut));
                let parts = (finer && check::may_explain(page, &cut)).then(|| head::read_all(page, &cut));
                if let Some(parts) = parts.filter(|parts| check::explains(page, &cut, parts)) {
                    taken = Some(Proposal {
                        rule: candidate.name,
                        cut,
                        parts,
                    });
                } else if doubted.is_none_or(|(_, count)| count < cut.heads.len())
                    && check::is_preamble(page, cut.heads.first().copied().unwrap_or(0))
                {
                    doubted = Some((candidate.name, cut.heads.len()));
                }
            }
        }
    }
    (taken, doubted)
}

#[cfg(test)]
mod large_tests;
#[cfg(test)]
mod tests;
