//! Line numbers to byte ranges: the last step of a split.
//!
//! Texts are cleaned here, once their lines are known to be text. A file that no rule explains passes through the
//! same parser of heads as a single article, so that its headline and date are not counted as text.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::cut::{Cut, Trim};
use super::head::{self, Part};
use super::kind::Kind;
use super::page::Page;
use super::wording::are_alike;
use super::{Piece, Split, check, counter};
use crate::corpus::clean::{self, Removed};

/// The file as one article.
pub(super) fn whole(page: &Page<'_>) -> Split {
    let mut from = 0;
    let is_signs = |at: usize| {
        page.lines
            .get(at)
            .is_some_and(|line| matches!(line.kind, Kind::Signs))
    };
    // An export of one article still has its cover: a line, and a row of signs that no empty line parts from a headline.
    if is_signs(1)
        && page.lines.first().is_some_and(|line| line.words <= 8)
        && page.is_title_like(2)
        && page.ends_block(2)
        && !page.is_prose(2)
    {
        let dense = page.lines.get(1).is_some_and(|line| line.gap == 0)
            && page.lines.get(2).is_some_and(|line| line.gap == 0);
        from = if dense { 2 } else { 0 };
    }
    let is_counter = |at: &usize| {
        page.lines
            .get(*at)
            .is_some_and(|line| counter::is_counter(line.text))
    };
    let marks: Vec<usize> = (0..page.lines.len().min(8))
        .find(is_counter)
        .into_iter()
        .collect();
    if let Some(mark) = marks
        .first()
        .copied()
        .filter(|mark| check::is_preamble(page, *mark))
    {
        from = mark;
    }
    let cut = Cut {
        heads: vec![from],
        marks,
        firm: false,
        trim: Trim::None,
    };
    let mut parts = head::read_all(page, &cut);
    // A file that is all head and no text keeps its lines as text.
    for part in &mut parts {
        if page.words(part.body.0, part.body.1) == 0 {
            *part = Part {
                body: (from, page.lines.len()),
                ..Part::default()
            };
        }
    }
    assemble(page, "none", &cut, parts)
}

/// Line numbers to byte ranges.
pub(super) fn assemble(page: &Page<'_>, rule: &'static str, cut: &Cut, parts: Vec<Part>) -> Split {
    let span = |at: usize| page.lines.get(at).map_or(0..0, |line| line.start..line.end);
    let first = cut.heads.first().copied().unwrap_or(0);
    let mut unassigned: Vec<Range<usize>> = (0..first).map(span).collect();
    unassigned.retain(|span| !span.is_empty());
    let articles = parts.into_iter().map(|part| piece(page, part)).collect();
    Split {
        rule,
        articles,
        unassigned,
        remark: None,
    }
}

/// One article's line numbers to byte ranges; cleans its text.
fn piece(page: &Page<'_>, part: Part) -> Piece {
    let span = |at: usize| page.lines.get(at).map_or(0..0, |line| line.start..line.end);
    let (from, to) = part.body;
    let last = to.checked_sub(1).filter(|_| to > from);
    let start = part
        .body_byte
        .or_else(|| page.lines.get(from).filter(|_| to > from).map(|line| line.start));
    let after_head = part
        .header
        .iter()
        .chain(&part.title_line)
        .map(|at| span(*at).end)
        .max()
        .unwrap_or(0);
    let start = start.unwrap_or(after_head);
    let end = last.map_or(start, |at| span(at).end).max(start);
    let title = part.title.unwrap_or_default();
    let mut header: Vec<Range<usize>> = part
        .header
        .iter()
        .chain(&part.title_line)
        .map(|at| span(*at))
        .collect();
    if let (Some(byte), Some(line)) = (part.body_byte, page.lines.get(from)) {
        header.push(line.start..byte);
    }
    header.sort_unstable_by_key(|span| span.start);
    let captions: Vec<Range<usize>> = part.captions.iter().map(|at| span(*at)).collect();
    let mut removed: Vec<Removed> = part
        .removed
        .iter()
        .map(|(at, reason)| Removed {
            start: span(*at).start,
            end: span(*at).end,
            reason,
        })
        .collect();
    let headline = clean::collapse(&title);
    let told: FxHashSet<String> = captions
        .iter()
        .filter_map(|span| page.text.get(span.clone()))
        .map(clean::collapse)
        .collect();
    for at in from..to {
        let Some(line) = page.lines.get(at).filter(|line| line.start >= start) else {
            continue;
        };
        let alone = line.gap > 0 || page.lines.get(at + 1).is_none_or(|next| next.gap > 0);
        if line.text.len() > 1000 {
            continue;
        }
        let reason = if !headline.is_empty() && are_alike(line.text, &headline) {
            Some(clean::REPEATED_HEADLINE)
        } else if !told.is_empty() && told.contains(&clean::collapse(line.text)) {
            Some(clean::REPEATED_CAPTION)
        } else if alone {
            clean::leftover(line.text)
        } else {
            None
        };
        if let Some(reason) = reason {
            removed.push(Removed {
                start: line.start,
                end: line.end,
                reason,
            });
        }
    }
    removed.sort_unstable_by_key(|span| span.start);
    Piece {
        title,
        start,
        end,
        date: part.date,
        meta: part.meta,
        header,
        captions,
        removed,
    }
}
