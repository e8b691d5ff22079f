//! Articles known by a line near their headline: a date, an address, a byline, a count of words, a dateline.
//!
//! The line is found wherever it recurs, and the distance from it up to the headline must be the same in every
//! article; the file must open with the same figure. A date inside a text has no headline above it and so
//! begins nothing.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::cut::{Cut, Trim, most_frequent};
use super::habits::blank_numbers;
use super::kind::Kind;
use super::page::Page;
use super::pair::{Pair, Role};

/// The classes whose lines only a head can have.
const KNOWN: [&str; 4] = ["date", "address", "byline", "dateline"];

/// Proposes an article above every line of each recurring class.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut order: Vec<(Cow<'_, str>, Vec<usize>)> = KNOWN
        .iter()
        .map(|class| (Cow::Borrowed(*class), Vec::new()))
        .collect();
    let mut groups: FxHashMap<Cow<'_, str>, usize> = order
        .iter()
        .enumerate()
        .map(|(at, (class, _))| (class.clone(), at))
        .collect();
    let mut above = None;
    for at in 0..page.lines.len() {
        let class = class_of(page, at);
        // "Published …" and "Updated …" one below the other are one head.
        let goes_on = class == above;
        above.clone_from(&class);
        let Some(class) = class.filter(|_| !goes_on) else {
            continue;
        };
        let group = *groups.entry(class.clone()).or_insert_with(|| {
            order.push((class, Vec::new()));
            order.len() - 1
        });
        if let Some((_, group)) = order.get_mut(group) {
            group.push(at);
        }
    }
    let mut cuts = Vec::new();
    most_frequent(&mut order, 2, |(_, lines)| lines.len());
    for (class, lines) in &order {
        let known = KNOWN.contains(&class.as_ref());
        for distance in [1, 2, 0, 3] {
            let Some(heads) = heads_above(page, lines, distance, class) else {
                continue;
            };
            if heads.len() > 1
                && heads
                    .windows(2)
                    .all(|pair| matches!(pair, [left, right] if left < right))
            {
                let marks = if distance == 0 && !known {
                    lines.clone()
                } else {
                    Vec::new()
                };
                cuts.push(Cut {
                    heads,
                    marks,
                    firm: known,
                    trim: Trim::None,
                });
            }
        }
    }
    // The class that more articles have explains more of the file.
    cuts.sort_by_key(|cut| (!cut.firm, std::cmp::Reverse(cut.heads.len())));
    cuts
}

/// The headlines above the lines of a class, if all but one in six have one.
fn heads_above(page: &Page<'_>, lines: &[usize], distance: usize, class: &str) -> Option<Vec<usize>> {
    let mut heads = Vec::new();
    let mut strays = 0;
    for at in lines {
        match head_above(page, *at, distance, class) {
            Some(head) => heads.push(head),
            None => strays += 1,
        }
        if strays * 6 > lines.len() {
            return None;
        }
    }
    Some(heads)
}

/// The class of lines a line belongs to, if any line of its class could be near every headline.
pub(crate) fn class_of<'t>(page: &Page<'t>, at: usize) -> Option<Cow<'t, str>> {
    let line = page.lines.get(at)?;
    match &line.kind {
        Kind::Date(_)
        | Kind::Pair(Pair {
            role: Some(Role::Date),
            ..
        }) => Some(Cow::Borrowed("date")),
        Kind::Address
        | Kind::Pair(Pair {
            role: Some(Role::Address),
            ..
        }) => Some(Cow::Borrowed("address")),
        Kind::Byline(_)
        | Kind::Pair(Pair {
            role: Some(Role::Byline),
            ..
        }) => Some(Cow::Borrowed("byline")),
        Kind::Pair(pair) if pair.role.is_some() => Some(Cow::Owned(format!("{}:", pair.key))),
        _ if is_copyright(line.text) => Some(Cow::Borrowed("copyright")),
        _ if is_dateline(line.text) => Some(Cow::Borrowed("dateline")),
        // "LAKE TOWN: The harbour…"
        Kind::Pair(pair) if super::wording::is_capitals(pair.key) && pair.value.len() > 20 => {
            Some(Cow::Borrowed("dateline"))
        }
        Kind::Text if line.words <= 6 && line.text.bytes().any(|byte| byte.is_ascii_digit()) => {
            Some(Cow::Owned(blank_numbers(line.text)))
        }
        Kind::Text if line.words <= 4 && line.text.len() <= 40 => Some(Cow::Borrowed(line.text)),
        _ => None,
    }
}

/// A copyright line.
fn is_copyright(text: &str) -> bool {
    let begins = |mark: &str| {
        text.get(..mark.len())
            .is_some_and(|lead| lead.eq_ignore_ascii_case(mark))
    };
    begins("copyright") || begins("©") || begins("(c) ")
}

/// The headline `distance` lines above a line, if one stands there and only head matter between.
fn head_above(page: &Page<'_>, at: usize, distance: usize, class: &str) -> Option<usize> {
    let head = at.checked_sub(distance)?;
    page.lines.get(head).filter(|line| line.gap > 0)?;
    if distance == 0 {
        if class == "dateline" {
            return None;
        }
        let title = (at + 1..at + 4).find(|next| !page.is_heading_matter(*next))?;
        let titled = page.is_title_like(title) && page.ends_block(title);
        return (titled || class == "address").then_some(head);
    }
    let titled = page.is_title_like(head) && !page.is_prose_of_many_lines(head);
    let between = (head + 1..at).all(|index| {
        page.is_heading_matter(index)
            || (page.is_title_like(index) && !page.is_prose(index))
            || page.matter_below(index)
    });
    (titled && between).then_some(head)
}

/// "LAKE TOWN (Agency) - The harbour…", "LAKE TOWN, May 3 — The harbour…": a place in capitals and a dash.
fn is_dateline(text: &str) -> bool {
    // A hyphen or one of the dashes, which are E2 80 93 and 94.
    if memchr::memchr2(b'-', 0xE2, text.as_bytes().get(..90).unwrap_or(text.as_bytes())).is_none() {
        return false;
    }
    let mut end = text.len().min(90);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let lead = text.get(..end).unwrap_or("");
    let Some(dash) = [" - ", " – ", " — ", " -- ", "-- ", ") -"]
        .iter()
        .filter_map(|dash| lead.find(dash))
        .min()
    else {
        return false;
    };
    let place: String = lead
        .get(..dash)
        .unwrap_or("")
        .chars()
        .take_while(|letter| !",(".contains(*letter))
        .collect();
    let place = place.trim();
    let capitals = place.chars().filter(|letter| letter.is_uppercase()).count();
    let small = place.chars().filter(|letter| letter.is_lowercase()).count();
    let agency = lead.get(..dash).is_some_and(|lead| lead.contains('('));
    let is_text = text.len() > dash + 12
        && text
            .get(dash..)
            .is_some_and(|rest| rest.chars().any(char::is_lowercase))
        && !place.contains(|letter: char| letter.is_ascii_digit());
    is_text
        && capitals >= 1
        && place.split_whitespace().count() <= 4
        && (small == 0 && capitals >= 3 || agency)
}
