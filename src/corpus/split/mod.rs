//! One text file to its articles.
//!
//! Every rule proposes where articles begin from what recurs in the file; a proposal is taken only if it
//! explains the whole file, in a fixed order of how hard the evidence is, and otherwise the file is one article.
//! So a layout nobody has seen is found by its own regularity, and a rule or heading inside an article is not.
//! Nothing is decoded, tokenized or printed here.

mod anchor;
mod block;
mod check;
mod counter;
mod head;
mod heading;
mod layout;
mod page;
mod pair;
mod repeat;
mod separator;

use std::ops::Range;
use std::str::FromStr;

use crate::corpus::clean;
pub use crate::corpus::clean::Removed;
use head::{Cut, Part};
use page::{Kind, Page};

/// A rule: its name, what it looks for, and the function that proposes borders.
struct Rule {
    name: &'static str,
    meaning: &'static str,
    propose: fn(&Page<'_>) -> Vec<Cut>,
}

/// A proposal that explains the file.
struct Proposal {
    rule: &'static str,
    cut: Cut,
    parts: Vec<Part>,
}

/// The rules in the order they are tried.
const ALL: &[Rule] = &[
    Rule { name: "repeated-headline", meaning: "a headline told twice, with captions between", propose: repeat::propose },
    Rule { name: "mail", meaning: "\"From \" lines of an mbox file", propose: block::propose_mail },
    Rule { name: "element", meaning: "an opening tag such as <doc> on a line of its own", propose: block::propose_element },
    Rule { name: "counter", meaning: "lines that count articles (\"3 of 20 documents\", \"[3]\") or numbered headlines", propose: counter::propose },
    Rule { name: "header", meaning: "blocks of key: value lines (title, date, url, in many languages)", propose: block::propose_pairs },
    Rule { name: "heading", meaning: "marked or underlined headlines (Markdown # and its like)", propose: heading::propose },
    Rule { name: "separator", meaning: "a recurring border line: rows of signs, form feeds, closing lines", propose: separator::propose },
    Rule { name: "anchor", meaning: "a headline with a date, byline, address or dateline at a fixed distance", propose: anchor::propose },
    Rule { name: "layout", meaning: "wide gaps, capitals or indentation that set headlines off", propose: layout::propose },
];

/// The names of the rules and what each looks for, in the order they are tried.
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

impl FromStr for SplitRule {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::None),
            _ => RULES.iter().find(|(known, _)| *known == name).map(|(known, _)| Self::Named(known)).ok_or_else(|| {
                let names: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
                format!("unknown split rule {name:?}: expected auto, none or one of {}", names.join(", "))
            }),
        }
    }
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
    /// What else the head says (url, byline, section), with lower-case keys, in the order of the file.
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
    pub fn unassigned_share(&self, source: &str) -> f64 {
        let all = source.split_whitespace().count();
        let lost: usize = self.unassigned.iter().map(|span| source.get(span.clone()).unwrap_or("").split_whitespace().count()).sum();
        #[expect(clippy::cast_precision_loss, reason = "words of one file are far below 2^52")]
        let share = if all == 0 { 0.0 } else { lost as f64 / all as f64 };
        share
    }
}

/// Splits a text into its articles.
///
/// Runs in time linear in the text for any input and never fails: a text that no rule explains is one article.
pub fn split(text: &str, rule: &SplitRule) -> Split {
    let page = Page::new(text);
    if page.lines.is_empty() {
        return Split { rule: "none", articles: Vec::new(), unassigned: Vec::new(), remark: Some("the file has no text".to_owned()) };
    }
    let mut doubted: Option<(&'static str, usize)> = None;
    let mut taken: Option<Proposal> = None;
    if *rule != SplitRule::None {
        for candidate in ALL.iter().filter(|candidate| !matches!(rule, SplitRule::Named(name) if *name != candidate.name)) {
            for cut in (candidate.propose)(&page) {
                // Once a rule has explained the file, only harder evidence that cuts finer at the same places counts.
                let worth = taken.as_ref().is_none_or(|taken| cut.firm && cut.heads.len() > taken.cut.heads.len());
                if cut.heads.len() < 2 || !worth || !check::is_plausible(&page, &cut) {
                    continue;
                }
                let cut = check::settle(&page, &cut);
                let parts = head::read_all(&page, &cut);
                let finer = taken.as_ref().is_none_or(|taken| check::refines(&cut, &taken.cut));
                if finer && check::explains(&page, &cut, &parts) {
                    taken = Some(Proposal { rule: candidate.name, cut, parts });
                } else if doubted.is_none_or(|(_, count)| count < cut.heads.len()) && check::is_preamble(&page, cut.heads.first().copied().unwrap_or(0)) {
                    doubted = Some((candidate.name, cut.heads.len()));
                }
            }
        }
    }
    if let Some(taken) = taken {
        return assemble(&page, taken.rule, &taken.cut, taken.parts);
    }
    let mut whole = whole(&page);
    if let SplitRule::Named(name) = rule {
        whole.remark = Some(format!("rule {name} does not explain the whole file; it is left as one article"));
    } else if let Some((name, count)) = doubted.filter(|(_, count)| *count > 2) {
        whole.remark = Some(format!("rule {name} would make {count} articles but does not explain the whole file; it is left as one article"));
    }
    whole
}

/// The file as one article.
fn whole(page: &Page<'_>) -> Split {
    let mut from = 0;
    let is_signs = |at: usize| page.lines.get(at).is_some_and(|line| matches!(line.kind, Kind::Signs));
    // An export of one article still has its cover: a line, and a row of signs that no empty line parts from a headline.
    if is_signs(1) && page.lines.get(0).is_some_and(|line| line.words <= 8) && page.is_title_like(2) && page.ends_block(2) && !page.is_prose(2) {
        let dense = page.lines.get(1).is_some_and(|line| line.gap == 0) && page.lines.get(2).is_some_and(|line| line.gap == 0);
        from = if dense { 2 } else { 0 };
    }
    let is_counter = |at: &usize| page.lines.get(*at).is_some_and(|line| counter::is_counter(line.text));
    let marks: Vec<usize> = (0..page.lines.len().min(8)).find(is_counter).into_iter().collect();
    if let Some(mark) = marks.first().copied().filter(|mark| check::is_preamble(page, *mark)) {
        from = mark;
    }
    let cut = Cut { heads: vec![from], marks, firm: false, numbered: false };
    let mut parts = head::read_all(page, &cut);
    // A file that is all head and no text keeps its lines as text.
    for part in &mut parts {
        if page.words(part.body.0, part.body.1) == 0 {
            *part = Part { body: (from, page.lines.len()), ..Part::default() };
        }
    }
    assemble(page, "none", &cut, parts)
}

/// Line numbers to byte ranges.
fn assemble(page: &Page<'_>, rule: &'static str, cut: &Cut, parts: Vec<Part>) -> Split {
    let span = |at: usize| page.lines.get(at).map_or(0..0, |line| line.start..line.end);
    let first = cut.heads.first().copied().unwrap_or(0);
    let mut unassigned: Vec<Range<usize>> = (0..first).map(span).collect();
    unassigned.retain(|span| !span.is_empty());
    let articles = parts.into_iter().map(|part| piece(page, part)).collect();
    Split { rule, articles, unassigned, remark: None }
}

/// One article's line numbers to byte ranges; cleans its text.
fn piece(page: &Page<'_>, part: Part) -> Piece {
    let span = |at: usize| page.lines.get(at).map_or(0..0, |line| line.start..line.end);
    let (from, to) = part.body;
    let last = to.checked_sub(1).filter(|_| to > from);
    let start = part.body_byte.or_else(|| page.lines.get(from).filter(|_| to > from).map(|line| line.start));
    let after_head = part.header.iter().chain(&part.title_line).map(|at| span(*at).end).max().unwrap_or(0);
    let start = start.unwrap_or(after_head);
    let end = last.map_or(start, |at| span(at).end).max(start);
    let title = part.title.unwrap_or_default();
    let mut header: Vec<Range<usize>> = part.header.iter().chain(&part.title_line).map(|at| span(*at)).collect();
    if let (Some(byte), Some(line)) = (part.body_byte, page.lines.get(from)) {
        header.push(line.start..byte);
    }
    header.sort_unstable_by_key(|span| span.start);
    let captions: Vec<Range<usize>> = part.captions.iter().map(|at| span(*at)).collect();
    let mut removed: Vec<Removed> =
        part.removed.iter().map(|(at, reason)| Removed { start: span(*at).start, end: span(*at).end, reason }).collect();
    let headline = clean::collapse(&title);
    let told: Vec<String> = captions.iter().filter_map(|span| page.text.get(span.clone())).map(clean::collapse).collect();
    for at in from..to {
        let Some(line) = page.lines.get(at).filter(|line| line.start >= start) else { continue };
        let alone = line.gap > 0 || page.lines.get(at + 1).is_none_or(|next| next.gap > 0);
        let text = clean::collapse(line.text);
        let reason = if !headline.is_empty() && text == headline {
            Some(clean::REPEATED_HEADLINE)
        } else if told.contains(&text) {
            Some(clean::REPEATED_CAPTION)
        } else {
            clean::leftover(line.text).filter(|_| alone)
        };
        if let Some(reason) = reason {
            removed.push(Removed { start: line.start, end: line.end, reason });
        }
    }
    removed.sort_unstable_by_key(|span| span.start);
    Piece { title, start, end, date: part.date, meta: part.meta, header, captions, removed }
}
