//! Articles with a border line between them: a row of signs, a form feed, a sentence that closes each one.
//!
//! Any line that stands alone and recurs may be the border; it is one if an article begins after each of its
//! occurrences. A row of signs inside an article fails that test, because the text just goes on after it.

use std::collections::HashMap;

use super::head::Cut;
use super::page::{Kind, Page};
use crate::corpus::clean;

/// Proposes a border at every occurrence of each recurring line.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut order: Vec<(Vec<usize>, bool)> = Vec::new();
    let mut groups: HashMap<String, usize> = HashMap::new();
    for (at, line) in page.lines.iter().enumerate() {
        let next_gap = page.lines.get(at + 1).is_none_or(|next| next.gap > 0);
        let alone = line.gap > 0 || next_gap;
        let mut keys = Vec::new();
        match &line.kind {
            Kind::Signs => {
                let mut signs: Vec<char> = line.text.chars().filter(|letter| !letter.is_whitespace()).collect();
                signs.sort_unstable();
                signs.dedup();
                keys.push((format!("any {}", signs.into_iter().collect::<String>()), true));
                keys.push((line.text.to_owned(), true));
            }
            Kind::Pair(pair) if pair.role.is_some() && line.gap > 0 && next_gap => keys.push((format!("{}:", pair.key), false)),
            Kind::Text | Kind::Marked { .. } | Kind::Tag { inner: "", .. } if alone && line.words <= 8 && line.text.len() <= 80 => {
                keys.push((clean::collapse(line.text), false));
            }
            _ => {}
        }
        for (key, signs) in keys {
            let group = *groups.entry(key).or_insert_with(|| {
                order.push((Vec::new(), signs));
                order.len() - 1
            });
            if let Some((group, _)) = order.get_mut(group) {
                group.push(at);
            }
        }
    }
    let mut cuts: Vec<Cut> = Vec::new();
    for (marks, signs) in order {
        let stands_out = marks.first().and_then(|at| page.lines.get(*at)).is_some_and(|line| matches!(line.kind, Kind::Marked { open, close, .. } if open.len() > 2 && close.len() > 2));
        if marks.len() > 1 || signs || stands_out {
            cuts.extend(between(page, &marks, signs));
        }
    }
    let feeds: Vec<usize> = (1..page.lines.len()).filter(|at| page.lines.get(*at).is_some_and(|line| line.feed)).collect();
    if !feeds.is_empty() && !page.lines.is_empty() {
        cuts.push(Cut { heads: std::iter::once(0).chain(feeds).collect(), marks: Vec::new(), firm: false, numbered: false });
    }
    cuts
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
    let bare: Vec<bool> = runs.iter().map(|(_, from, to)| page.words(*from, *to) < 40 && page.prose(*from, *to) == 0).collect();
    let full = bare.iter().filter(|bare| !**bare).count();
    let mut heads = Vec::new();
    if full * 2 == runs.len() && bare.iter().enumerate().all(|(at, bare)| *bare == (at % 2 == 0)) {
        // Head and text alternate: the head is boxed in.
        heads.extend(runs.iter().step_by(2).map(|(head, _, _)| *head));
    } else {
        let skip = usize::from(bare.first() == Some(&true) && full + 1 == runs.len());
        heads.extend(runs.iter().skip(skip).map(|(head, _, _)| *head));
    }
    // A closing or opening line in words that frames every article needs no headline.
    let framed = !signs && (marks.first() == Some(&0) || marks.last() == page.lines.len().checked_sub(1).as_ref()) && marks.len() >= heads.len();
    (heads.len() > 1).then_some(Cut { heads, marks: marks.to_vec(), firm: framed && is_border_wording(page, marks), numbered: false })
}

/// Whether a border in words is set off by signs or capitals, as sentences and sub-headings are not.
fn is_border_wording(page: &Page<'_>, marks: &[usize]) -> bool {
    marks.first().and_then(|at| page.lines.get(*at)).is_some_and(|line| {
        let signs = line.text.chars().filter(|letter| !letter.is_alphanumeric() && !letter.is_whitespace()).count();
        clean::leftover(line.text).is_none() && (signs >= 4 || matches!(line.kind, Kind::Tag { .. }) || super::head::is_capitals(line.text))
    })
}
