//! Which line is the headline, and where it is told again.
//!
//! The short lines of a head are judged by place, length and layout, and the places are compared over all
//! articles: the name of the paper may be longer than one headline but not than most.

use rustc_hash::FxHashSet;

use super::counter;
use super::cut::Trim;
use super::habits::Habits;
use super::head::Part;
use super::header::{note, take_matter};
use super::kind::Kind;
use super::page::Page;
use super::pair::{Pair, unquote};
use super::wording::{are_alike, collapsed, count_words, is_capitals, reads_as_title};
use crate::corpus::clean;

/// Finds a headline that is told again within the head: the lines of the first and of the last telling.
pub(crate) fn repeated_title(page: &Page<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    for title in from..end.min(from + 3) {
        if !page.is_title_like(title) {
            if page.is_prose(title) {
                return None;
            }
            continue;
        }
        if let Some(last) = last_telling(page, title, end) {
            return Some((title, last));
        }
    }
    None
}

/// The last line in which a headline is told again, with few words between the tellings.
pub(super) fn last_telling(page: &Page<'_>, title: usize, end: usize) -> Option<usize> {
    let text = page.plain(title);
    let mut last = None;
    let mut words = 0;
    for index in title + 1..end.min(title + 16) {
        if words > 120 {
            break;
        }
        if are_alike(page.plain(index), text) {
            last = Some(index);
            words = 0;
        } else {
            words += page.lines.get(index).map_or(0, |line| line.words);
        }
    }
    last.filter(|_| count_words(text) >= 2)
}

/// Reads a head whose headline is told twice or more, with captions and buttons between.
#[expect(
    clippy::too_many_arguments,
    reason = "a private step of one function, cut out to be read alone"
)]
pub(super) fn repeated_head(
    page: &Page<'_>,
    from: usize,
    title: usize,
    last: usize,
    end: usize,
    marks: &FxHashSet<usize>,
    habits: &Habits<'_>,
    part: &mut Part,
) -> usize {
    let headline = clean::collapse(page.plain(title));
    let mut seen: Vec<String> = Vec::new();
    let mut at = from;
    while at < end {
        let Some(line) = page.lines.get(at) else { break };
        let bare = clean::without_credit(line.text);
        let is_next_copy = page
            .lines
            .get(at + 1)
            .is_some_and(|next| clean::without_credit(next.text) == bare);
        if at == title {
            part.title = Some(page.plain(at).to_owned());
            part.title_line = Some(at);
        } else if clean::collapse(page.plain(at)) == headline {
            part.removed.push((at, clean::REPEATED_HEADLINE));
        } else if marks.contains(&at) || take_matter(page, at, part) {
            part.header.push(at);
        } else if seen.contains(&bare) {
            part.removed.push((at, clean::REPEATED_CAPTION));
        } else if let Some(reason) = clean::leftover(line.text) {
            part.removed.push((at, reason));
        } else if at < last
            && (line.text.chars().count() <= 3 || (line.words <= 3 && habits.in_head(page, at)))
        {
            part.removed.push((at, clean::PAGE_BUTTON));
        } else if at < last || (is_next_copy && at < last + 4) || (at == last + 1 && is_captioned(line.text))
        {
            part.captions.push(at);
            seen.push(bare);
        } else {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a line has a credit in brackets at its end, as captions have.
fn is_captioned(text: &str) -> bool {
    clean::without_credit(text) != clean::collapse(text) && count_words(text) <= 60
}

/// Chooses the headline among the short lines; returns the line where the text begins.
pub(super) fn choose_title(
    page: &Page<'_>,
    from: usize,
    last_matter: usize,
    end: usize,
    habits: &Habits<'_>,
    part: &mut Part,
) -> usize {
    let enclosed: Vec<usize> = part
        .shorts
        .iter()
        .copied()
        .filter(|short| *short < last_matter)
        .collect();
    let after = part.shorts.iter().copied().find(|short| *short >= last_matter);
    if let Some(title) = part.title.clone() {
        for short in enclosed {
            if are_alike(page.plain(short), &title) {
                part.removed.push((short, clean::REPEATED_HEADLINE));
            } else {
                part.header.push(short);
            }
        }
        return match after {
            Some(short) if are_alike(page.plain(short), &title) => {
                part.removed.push((short, clean::REPEATED_HEADLINE));
                short + 1
            }
            _ => last_matter,
        };
    }
    let candidates: Vec<usize> = enclosed.iter().copied().chain(after).collect();
    part.scores = candidates
        .iter()
        .map(|short| {
            score(
                page,
                *short,
                from,
                after == Some(*short) && !enclosed.is_empty(),
                habits,
                part,
            )
        })
        .collect();
    let votes = habits
        .seats
        .get(&candidates.len())
        .filter(|_| habits.several)
        .unwrap_or(&part.scores);
    let best = votes
        .iter()
        .enumerate()
        .max_by_key(|(seat, vote)| (**vote, std::cmp::Reverse(*seat)))
        .map(|(seat, _)| seat);
    let Some(title) = best.and_then(|seat| candidates.get(seat).copied()) else {
        let at = loose_title(page, last_matter, end, habits.tight, part);
        if part.title.is_none() {
            part.title = title_of_unknown_key(page, part);
        }
        return at;
    };
    part.title = Some(page.plain(title).to_owned());
    part.title_line = Some(title);
    for short in enclosed {
        if short != title {
            note(part, "source", page.plain(short));
            part.header.push(short);
        }
    }
    if after == Some(title) {
        title + 1
    } else {
        last_matter
    }
}

/// How well a short line would do as the headline.
fn score(
    page: &Page<'_>,
    short: usize,
    from: usize,
    is_after: bool,
    habits: &Habits<'_>,
    part: &Part,
) -> i32 {
    let Some(line) = page.lines.get(short) else {
        return 0;
    };
    let mut score = 0;
    let words = line.words;
    score += match words {
        0..=2 => -1,
        3 => 1,
        4 => 3,
        _ => 4,
    };
    score -=
        i32::from(!habits.common.is_empty() && habits.common.contains(collapsed(line.text).as_ref())) * 3;
    let others_flush = part
        .shorts
        .iter()
        .any(|other| *other != short && page.lines.get(*other).is_some_and(|other| other.indent < 8));
    score -= i32::from(line.indent >= 8 && others_flush) * 3;
    score -= i32::from(line.text.ends_with(')')) * 2;
    // In a block without empty lines the headline comes first and the line above the date may be a deck.
    let leads = page.lines.get(short).is_some_and(|line| line.gap > 0) && page.matter_below(short);
    score += i32::from(page.is_heading_matter(short + 1) || leads);
    score += i32::from(matches!(line.kind, Kind::Marked { .. })) * 3;
    score += i32::from(part.shorts.first() == Some(&short) || short == from);
    score - i32::from(is_after)
}

/// A headline directly above its first paragraph, with no empty line between.
fn loose_title(page: &Page<'_>, at: usize, end: usize, tight: bool, part: &mut Part) -> usize {
    if part.body_byte.is_some() {
        return at;
    }
    let (Some(line), Some(next)) = (page.lines.get(at), page.lines.get(at + 1)) else {
        return at;
    };
    let long = next.text.len() >= 100 && next.text.len() * 2 > line.text.len() * 3;
    let capitals = is_capitals(line.text) && !is_capitals(next.text);
    if at + 1 < end
        && next.gap == 0
        && (long || capitals || tight)
        && page.is_title_like(at)
        && line.words >= 2
    {
        part.title = Some(page.plain(at).to_owned());
        part.title_line = Some(at);
        return at + 1;
    }
    at
}

/// The headline of a header in a language whose keys are not known: the value that reads most like one.
fn title_of_unknown_key(page: &Page<'_>, part: &Part) -> Option<String> {
    let values = part
        .header
        .iter()
        .filter_map(|at| match page.lines.get(*at).map(|line| &line.kind) {
            Some(Kind::Pair(Pair {
                role: None, value, ..
            })) => Some(unquote(value)),
            _ => None,
        });
    let titles = values.filter(|value| count_words(value) >= 3 && reads_as_title(value));
    titles
        .max_by_key(|value| (value.split_whitespace().count(), std::cmp::Reverse(*value)))
        .map(str::to_owned)
}

/// A headline without emphasis marks, its white space collapsed, and without a number of the export.
pub(super) fn tidy(title: &str, trim: Trim) -> String {
    let mut title = title.trim();
    for mark in ["***", "**", "__", "*", "_"] {
        if let Some(inner) = title.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            title = inner.trim();
            break;
        }
    }
    if trim == Trim::Number {
        title = counter::without_number(title).unwrap_or(title);
    }
    if let Some((text, _)) = title
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|rest| rest.split_once("]("))
    {
        title = text;
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ")
}
