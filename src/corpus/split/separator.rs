//! Articles with a border line between them: a row of signs, a form feed, a sentence that closes each one.
//!
//! Any line that stands alone and recurs may be the border; it is one if an article begins after each of its
//! occurrences. A row of signs inside an article fails that test, because the text just goes on after it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::cut::{Cut, Trim, most_frequent};
use super::kind::Kind;
use super::page::{Line, Page};
use super::wording::collapsed;
use super::{anchor, counter};
use crate::corpus::clean;

/// Lines that may be one border, grouped by what they have in common, in the order of the first of each.
#[derive(Default)]
struct Groups<'t> {
    order: Vec<Vec<usize>>,
    known: FxHashMap<Cow<'t, str>, usize>,
}

impl<'t> Groups<'t> {
    fn add(&mut self, key: Cow<'t, str>, at: usize) {
        let next = self.order.len();
        let group = *self.known.entry(key).or_insert(next);
        if group == next {
            self.order.push(Vec::new());
        }
        if let Some(group) = self.order.get_mut(group) {
            group.push(at);
        }
    }
}

/// Proposes a border at every row of the same signs, every framed line and every form feed.
pub(crate) fn propose_rows(page: &Page<'_>) -> Vec<Cut> {
    let mut groups = Groups::default();
    for (at, line) in page.lines.iter().enumerate() {
        match &line.kind {
            Kind::Signs => {
                let mut signs: Vec<char> = line
                    .text
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .collect();
                signs.sort_unstable();
                signs.dedup();
                groups.add(
                    Cow::Owned(format!("any {}", signs.into_iter().collect::<String>())),
                    at,
                );
                groups.add(Cow::Borrowed(line.text), at);
            }
            Kind::Marked { open, close, .. } if open.len() > 2 && !close.is_empty() && line.words <= 12 => {
                groups.add(Cow::Owned(format!("marked {open} {close}")), at);
            }
            _ => {}
        }
    }
    most_frequent(&mut groups.order, 1, Vec::len);
    let is_row = |marks: &[usize]| {
        marks.iter().all(|at| {
            page.lines
                .get(*at)
                .is_some_and(|line| matches!(line.kind, Kind::Signs))
        })
    };
    let mut cuts: Vec<Cut> = groups
        .order
        .iter()
        .filter_map(|marks| between(page, marks, is_row(marks)))
        .collect();
    let feeds: Vec<usize> = (1..page.lines.len())
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.feed))
        .collect();
    if !feeds.is_empty() {
        cuts.push(Cut {
            heads: std::iter::once(0).chain(feeds).collect(),
            marks: Vec::new(),
            firm: false,
            trim: Trim::None,
        });
    }
    cuts
}

/// Proposes a border at every occurrence of a recurring line in words, and after lines that close the file and
/// so may close every article.
pub(crate) fn propose_words(page: &Page<'_>) -> Vec<Cut> {
    let mut constant = Groups::default();
    let stands_free = |at: usize, line: &Line<'_>| {
        let next_gap = page.lines.get(at + 1).is_none_or(|next| next.gap > 0);
        (line.gap > 0 || next_gap) && line.words <= 12 && line.text.len() <= 100
    };
    let class_of = |at: usize, line: &Line<'_>| {
        anchor::class_of(page, at).or_else(|| counter::class_of(line.text).map(Cow::Owned))
    };
    // What closes every article closes the last one.
    let last = page.lines.len().saturating_sub(1);
    let closing = page
        .lines
        .last()
        .filter(|line| stands_free(last, line))
        .and_then(|line| class_of(last, line));
    let mut closed = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        if !stands_free(at, line) {
            continue;
        }
        if matches!(
            line.kind,
            Kind::Text | Kind::Marked { .. } | Kind::Tag { inner: "", .. }
        ) && line.words <= 8
        {
            constant.add(collapsed(line.text), at);
        }
        if closing.is_some() && class_of(at, line) == closing {
            closed.push(at);
        }
    }
    most_frequent(&mut constant.order, 2, Vec::len);
    let several = std::iter::once(&closed)
        .chain(&constant.order)
        .filter(|marks| marks.len() > 1);
    several.filter_map(|marks| between(page, marks, false)).collect()
}

/// The articles between marks.
fn between(page: &Page<'_>, marks: &[usize], signs: bool) -> Option<Cut> {
    // The runs of lines between marks, each with the mark before it.
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut head = 0;
    let mut from = 0;
    for mark in marks.iter().copied().chain(std::iter::once(page.lines.len())) {
        if mark > from {
            runs.push((head, from, mark));
            head = mark;
        } else if mark > head {
            head = head.min(mark);
        }
        from = mark + 1;
    }
    let bare: Vec<bool> = runs
        .iter()
        .map(|(_, from, to)| page.words(*from, *to) < 40 && page.prose(*from, *to) == 0)
        .collect();
    let full = bare.iter().filter(|bare| !**bare).count();
    let mut heads = Vec::new();
    if full * 2 == runs.len() && bare.iter().enumerate().all(|(at, bare)| *bare == (at % 2 == 0)) {
        // Head and text alternate: the head is boxed in.
        heads.extend(runs.iter().step_by(2).map(|(head, _, _)| *head));
    } else {
        let skip = usize::from(bare.first() == Some(&true) && full + 1 == runs.len());
        heads.extend(runs.iter().skip(skip).map(|(head, _, _)| *head));
    }
    // A border in words stands once between articles; a caption told twice is none.
    let doubled = marks
        .windows(2)
        .any(|pair| matches!(pair, [left, right] if left + 1 == *right));
    if !signs && (doubled || marks.len() > heads.len() + 1) {
        return None;
    }
    // A closing or opening line in words that frames every article needs no headline.
    let framed = !signs
        && (marks.first() == Some(&0) || marks.last() == page.lines.len().checked_sub(1).as_ref())
        && marks.len() >= heads.len();
    (heads.len() > 1).then_some(Cut {
        heads,
        marks: marks.to_vec(),
        firm: framed && is_border_wording(page, marks),
        trim: Trim::None,
    })
}

/// Whether a border in words is set off by signs or capitals, as sentences and sub-headings are not.
fn is_border_wording(page: &Page<'_>, marks: &[usize]) -> bool {
    marks
        .first()
        .and_then(|at| page.lines.get(*at))
        .is_some_and(|line| {
            let signs = line
                .text
                .chars()
                .filter(|letter| !letter.is_alphanumeric() && !letter.is_whitespace())
                .count();
            clean::leftover(line.text).is_none()
                && (signs >= 4
                    || matches!(line.kind, Kind::Marked { open: "[", .. })
                    || matches!(line.kind, Kind::Tag { .. })
                    || super::wording::is_capitals(line.text))
        })
}
