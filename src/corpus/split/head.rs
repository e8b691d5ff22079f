//! The parts of one article: headline, header lines, captions, text, footer.
//!
//! The same parser reads every article of every rule, and it is told what recurs in the file's other heads
//! and tails: a line that every article has is furniture, a short line that only this one has is its headline.
//! It never decides where an article begins.

use rustc_hash::FxHashSet;

use super::cut::{Cut, Trim};
use super::habits::{Habits, habit};
use super::header::{header, note, take_pair};
use super::inline;
use super::kind::Kind;
use super::page::Page;
use super::pair::{Pair, Role};
use super::title::{choose_title, repeated_head, repeated_title, tidy};
use super::wording::{begin_apart, collapsed};
use crate::corpus::clean;

/// Lines at the start and at the end of an article that may be its head or its tail.
pub(super) const REACH: usize = 40;

/// One article as line numbers; every line from `from` to `to` is in exactly one of the lists.
#[derive(Debug, Default, Clone)]
pub(crate) struct Part {
    pub(crate) title: Option<String>,
    /// The line the headline stands in, where it is a line of its own.
    pub(crate) title_line: Option<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) captions: Vec<usize>,
    pub(crate) removed: Vec<(usize, &'static str)>,
    /// Lines of the text, from and to, and the byte where it begins if inside a line.
    pub(crate) body: (usize, usize),
    pub(crate) body_byte: Option<usize>,
    pub(crate) date: Option<String>,
    pub(crate) meta: Vec<(String, String)>,
    /// What `meta` holds where that is much, to tell what stands twice.
    pub(super) noted: FxHashSet<(String, String)>,
    /// Header lines that only a header can have: pairs, dates, addresses, tags.
    pub(crate) evidence: usize,
    pub(crate) shorts: Vec<usize>,
    pub(crate) scores: Vec<i32>,
}

/// Cuts a page at the heads and reads each article, the second time knowing what the first reading learned.
pub(crate) fn read_all(page: &Page<'_>, cut: &Cut) -> Vec<Part> {
    let bounds: Vec<(usize, usize)> = cut
        .heads
        .iter()
        .enumerate()
        .map(|(at, from)| (*from, cut.heads.get(at + 1).copied().unwrap_or(page.lines.len())))
        .collect();
    let mut habits = Habits::learn(page, &bounds);
    let marks: FxHashSet<usize> = cut.marks.iter().copied().collect();
    let first: Vec<Part> = bounds
        .iter()
        .map(|bound| read(page, *bound, &marks, &habits, cut.trim))
        .collect();
    let mut told = FxHashSet::default();
    for short in first.iter().flat_map(|part| &part.shorts) {
        let text = collapsed(page.plain(*short));
        if let Some(text) = told.replace(text) {
            habits.common.insert(text.into_owned());
        }
    }
    let again = |habits: &Habits<'_>| -> Vec<Part> {
        bounds
            .iter()
            .map(|bound| read(page, *bound, &marks, habits, cut.trim))
            .collect()
    };
    // Where nothing was learned, another reading would read the same.
    let scored = (!habits.common.is_empty()).then(|| again(&habits));
    for part in scored.as_ref().unwrap_or(&first) {
        let seats = habits
            .seats
            .entry(part.scores.len())
            .or_insert_with(|| vec![0; part.scores.len()]);
        for (seat, score) in seats.iter_mut().zip(&part.scores) {
            *seat += score;
        }
    }
    let opens_tight = |part: &&Part| {
        part.title.is_some()
            || (page.is_title_like(part.body.0) && page.next_opens(part.body.0) && part.body_byte.is_none())
    };
    habits.tight = (!cut.firm || !cut.marks.is_empty())
        && first.iter().filter(opens_tight).count() * 20 >= first.len() * 19;
    if habits.several || habits.tight {
        return again(&habits);
    }
    scored.unwrap_or(first)
}

/// Reads one article.
fn read(
    page: &Page<'_>,
    (from, to): (usize, usize),
    marks: &FxHashSet<usize>,
    habits: &Habits<'_>,
    trim: Trim,
) -> Part {
    let mut part = Part::default();
    let end = tail(page, from, to, marks, habits, &mut part);
    let mut at = from;
    at = front_matter(page, at, end, &mut part);
    if let Some(inline) = inline::parse(page, at).filter(|_| trim == Trim::Inline) {
        part.title = Some(inline.title.to_owned());
        part.title_line = Some(at);
        part.date = inline.date;
        if let Some(address) = inline.address {
            note(&mut part, "url", address);
        }
        at += 1;
    }
    let closed = at > from && part.title.is_some() && trim != Trim::Inline;
    if !closed {
        at = if let Some((title, last)) = repeated_title(page, at, end) {
            repeated_head(page, at, title, last, end, marks, habits, &mut part)
        } else {
            let text = header(page, at, end, marks, habits, &mut part);
            choose_title(page, from, text, end, habits, &mut part)
        };
    }
    if let Some(title) = &mut part.title {
        *title = tidy(title, trim);
    }
    // Whatever the head's lines were not understood as, they stand above the text.
    let mut taken = vec![false; at.saturating_sub(from)];
    let understood = part.title_line.iter().chain(&part.header).chain(&part.captions);
    for line in understood.chain(part.removed.iter().map(|(line, _)| line)) {
        if let Some(taken) = line.checked_sub(from).and_then(|line| taken.get_mut(line)) {
            *taken = true;
        }
    }
    part.header.extend(
        (from..at)
            .zip(taken)
            .filter(|(_, taken)| !taken)
            .map(|(line, _)| line),
    );
    at = doubled_lines(page, at, end, &mut part);
    part.body = (at, end.max(at));
    part.header.sort_unstable();
    part.removed.sort_unstable();
    part
}

/// Takes the footer off the end; returns the line after the last of the text.
fn tail(
    page: &Page<'_>,
    from: usize,
    to: usize,
    marks: &FxHashSet<usize>,
    habits: &Habits<'_>,
    part: &mut Part,
) -> usize {
    let mut end = to;
    while end > from + 1 && to - end < REACH {
        let index = end - 1;
        let Some(line) = page.lines.get(index) else { break };
        let learned =
            !habits.tail.is_empty() && habit(page, index).is_some_and(|key| habits.tail.contains(key));
        let known = match &line.kind {
            Kind::Signs
            | Kind::Pair(Pair {
                role: Some(Role::Tail),
                ..
            }) => true,
            Kind::Pair(Pair {
                key,
                role: Some(Role::Other),
                ..
            }) => key.chars().all(|letter| !letter.is_lowercase()),
            Kind::Tag { closing, inner, .. } => *closing || inner.is_empty(),
            Kind::Text if line.words <= 14 => {
                let lower = line.text.to_lowercase();
                lower.starts_with("copyright ")
                    || lower.starts_with("© ")
                    || lower == "all rights reserved"
                    || lower == "all rights reserved."
                    || lower == "end of document"
            }
            _ => false,
        };
        if marks.contains(&index) || matches!(line.kind, Kind::Signs | Kind::Tag { .. }) {
            part.header.push(index);
        } else if learned || known {
            part.removed
                .push((index, clean::leftover(line.text).unwrap_or(clean::EXPORT_FOOTER)));
        } else {
            break;
        }
        end = index;
    }
    end
}

/// Reads a block of pairs between two rules, as Markdown files have it.
fn front_matter(page: &Page<'_>, at: usize, end: usize, part: &mut Part) -> usize {
    let rule = |index: usize| {
        page.lines
            .get(index)
            .is_some_and(|line| matches!(line.text, "---" | "+++"))
    };
    if !rule(at)
        || !matches!(page.lines.get(at + 1), Some(line) if line.gap == 0 && matches!(line.kind, Kind::Pair(_)))
    {
        return at;
    }
    let Some(close) = (at + 2..end.min(at + REACH * 2)).find(|index| rule(*index)) else {
        return at;
    };
    for index in at..=close {
        part.header.push(index);
        if let Some(Kind::Pair(pair)) = page.lines.get(index).map(|line| &line.kind) {
            take_pair(pair, part);
        }
    }
    part.evidence += 2;
    close + 1
}

/// Takes captions that stand twice in a row before the text.
fn doubled_lines(page: &Page<'_>, from: usize, end: usize, part: &mut Part) -> usize {
    let mut at = from;
    while at + 1 < end && part.body_byte.is_none() {
        let text = |index: usize| page.lines.get(index).map_or("", |line| line.text);
        if begin_apart(text(at), text(at + 1)) {
            break;
        }
        let told = clean::without_credit(text(at));
        if told.is_empty() || told != clean::without_credit(text(at + 1)) {
            break;
        }
        part.captions.push(at);
        part.removed.push((at + 1, clean::REPEATED_CAPTION));
        at += 2;
    }
    at
}
