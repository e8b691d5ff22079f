//! Whether a proposal explains the whole file.
//!
//! A border is only believed together with what it leaves: every piece must be an article with a head like
//! the others' and enough text, and nothing but a short preamble may stand before the first. The doubt is on
//! the side of leaving the file whole, since an article cut in two spoils more than two left together.

use super::cut::{Cut, Trim};
use super::head::Part;
use super::kind::Kind;
use super::page::Page;
use super::pair::{Pair, Role};
use super::wording::ends_sentence;

/// Lines before the first article that may be the export's own title or summary.
pub(crate) const PREAMBLE: usize = 8;
/// Words that half of the pieces below a headline must reach to be articles rather than items of a list.
const LIST_ITEM: usize = 100;

/// Moves every head up over the lines that all articles have above it, so that the file's first lines are explained.
pub(crate) fn settle(page: &Page<'_>, cut: &Cut) -> Cut {
    let mut settled = cut.clone();
    let Some(first) = cut.heads.first().copied() else {
        return settled;
    };
    if first == 0 || first > PREAMBLE {
        return settled;
    }
    let mut reach = 0;
    for distance in 1..=first {
        let Some(class) = class_above(page, first, distance) else {
            break;
        };
        if !cut.heads.iter().enumerate().all(|(at, head)| {
            let room = at
                .checked_sub(1)
                .and_then(|before| cut.heads.get(before))
                .is_none_or(|before| before + distance + 2 < *head);
            room && class_above(page, *head, distance) == Some(class)
        }) {
            break;
        }
        reach = distance;
    }
    if reach > 0 && (reach == first || cut.firm) {
        for head in &mut settled.heads {
            *head -= reach;
        }
    }
    settled
}

/// What kind of head line stands above a head, if one does.
pub(crate) fn class_above(page: &Page<'_>, head: usize, distance: usize) -> Option<u8> {
    let at = head.checked_sub(distance)?;
    let line = page.lines.get(at)?;
    match &line.kind {
        Kind::Signs => Some(0),
        Kind::Date(_) => Some(1),
        Kind::Address => Some(2),
        Kind::Byline(_) => Some(3),
        Kind::Tag { .. } => Some(4),
        Kind::Pair(Pair { role: Some(role), .. }) if *role != Role::Tail => Some(5),
        Kind::Marked { .. } | Kind::Text | Kind::Pair(_)
            if page.is_title_like(at) && page.ends_block(at) && line.gap > 0 =>
        {
            Some(6)
        }
        _ => None,
    }
}

/// Whether the pieces are long enough to be worth reading: asked of every proposal, so it looks at no line.
pub(crate) fn is_plausible(page: &Page<'_>, cut: &Cut) -> bool {
    cut.heads.first().is_some_and(|first| *first <= PREAMBLE)
        && are_long(page, &cut.heads, page.lines.len(), 5, 20)
}

/// Whether [`explains`] has to be asked at all: a text is at most as long as its piece, so pieces that are too short
/// for texts need no reading.
pub(crate) fn may_explain(page: &Page<'_>, cut: &Cut) -> bool {
    is_preamble(page, cut.heads.first().copied().unwrap_or(0))
        && (cut.firm || are_long(page, &cut.heads, page.lines.len(), 12, 30))
}

/// Whether every piece up to a line has so many words, and half of them have so many more.
pub(crate) fn are_long(page: &Page<'_>, heads: &[usize], to: usize, least: usize, middle: usize) -> bool {
    let ends = heads.iter().skip(1).copied().chain(std::iter::once(to));
    let mut words: Vec<usize> = heads
        .iter()
        .zip(ends)
        .map(|(from, to)| page.words(*from, to))
        .collect();
    let half = words.len() / 2;
    words.iter().all(|words| *words >= least)
        && half < words.len()
        && *words.select_nth_unstable(half).1 >= middle
}

/// Whether the pieces are articles and nothing of the file is left unexplained.
pub(crate) fn explains(page: &Page<'_>, cut: &Cut, parts: &[Part]) -> bool {
    if parts.len() < 2 || !is_preamble(page, cut.heads.first().copied().unwrap_or(0)) {
        return false;
    }
    let mut words: Vec<usize> = parts
        .iter()
        .map(|part| page.words(part.body.0, part.body.1))
        .collect();
    words.sort_unstable();
    let (least, middle) = (
        words.first().copied().unwrap_or(0),
        words.get(words.len() / 2).copied().unwrap_or(0),
    );
    let titles: Vec<&str> = parts.iter().filter_map(|part| part.title.as_deref()).collect();
    if cut.firm {
        return least >= 5
            && middle >= 20
            && starts_well(page, parts, 2)
            && !(titles.is_empty() && parts.iter().all(|part| part.evidence == 0) && cut.marks.is_empty());
    }
    // Below a headline of its own, short numbered pieces are a list in one article.
    let is_list =
        cut.trim == Trim::Number && cut.heads.first().is_some_and(|first| *first > 0) && middle < LIST_ITEM;
    least >= 12
        && middle >= 30
        && !is_list
        && titles.len() == parts.len()
        && are_headlines(&titles)
        && heads_agree(parts)
        && starts_well(page, parts, 5)
        && ends_well(page, parts)
}

/// Whether a proposal has a head at every head of another, give or take the few lines of a header.
pub(crate) fn refines(fine: &Cut, coarse: &Cut) -> bool {
    coarse.heads.iter().all(|head| {
        let next = fine.heads.partition_point(|other| other < head);
        let near = |at: Option<usize>| {
            at.and_then(|at| fine.heads.get(at))
                .is_some_and(|other| other.abs_diff(*head) <= 6)
        };
        near(Some(next)) || near(next.checked_sub(1))
    })
}

/// Whether the lines before the first article are few and no text of their own.
pub(crate) fn is_preamble(page: &Page<'_>, first: usize) -> bool {
    first <= PREAMBLE
        && page.words(0, first) <= 60
        && !(0..first).any(|at| {
            page.lines
                .get(at)
                .is_some_and(|line| line.words > 20 || (line.words > 9 && ends_sentence(line.text)))
        })
}

/// Whether short lines are headlines rather than sub-headings, labels or speakers: long enough and all different.
fn are_headlines(titles: &[&str]) -> bool {
    let mut words: Vec<usize> = titles
        .iter()
        .map(|title| super::wording::count_words(title))
        .collect();
    words.sort_unstable();
    let mut letters: Vec<usize> = titles.iter().map(|title| title.chars().count()).collect();
    letters.sort_unstable();
    let middle = |values: &[usize]| values.get((values.len() - 1) / 2).copied().unwrap_or(0);
    let mut different = titles.to_vec();
    different.sort_unstable();
    different.dedup();
    (middle(&words) >= 4 || (middle(&words) >= 3 && middle(&letters) >= 22))
        && different.len() * 10 >= titles.len() * 9
}

/// Whether the first article's head is like the others': an article with sections has a date above the first only.
fn heads_agree(parts: &[Part]) -> bool {
    let Some((first, others)) = parts.split_first() else {
        return false;
    };
    let told = |part: &Part| part.evidence > 0 || part.date.is_some();
    let alike = others.iter().filter(|part| told(part) == told(first)).count();
    !told(first) || alike * 2 >= others.len()
}

/// Whether texts begin as texts do, not in the middle of a sentence, but for one in so many; one bad start is always
/// forgiven, since scraped texts lose their first letters.
fn starts_well(page: &Page<'_>, parts: &[Part], one_in: usize) -> bool {
    let bad = parts
        .iter()
        .filter_map(|part| match part.body_byte {
            Some(byte) => page.text.get(byte..page.lines.get(part.body.0)?.end),
            None => page.lines.get(part.body.0).map(|line| line.text),
        })
        .filter(|text| {
            text.chars()
                .find(|letter| letter.is_alphanumeric())
                .is_some_and(char::is_lowercase)
        })
        .count();
    bad * one_in <= parts.len().max(one_in)
}

/// Whether most texts end with a sentence; titles alone on their line may follow one that does not.
fn ends_well(page: &Page<'_>, parts: &[Part]) -> bool {
    let good = parts
        .iter()
        .filter_map(|part| part.body.1.checked_sub(1).and_then(|last| page.lines.get(last)))
        .filter(|line| {
            ends_sentence(line.text) || line.text.ends_with(['.', ')', ']', '"', '”', '*']) || line.words > 8
        })
        .count();
    (parts.len() - good) * 3 <= parts.len().max(3)
}
