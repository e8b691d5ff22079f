//! Lines of an article's head that give its date.
//!
//! What stands beside the date decides: nothing but weekday, time, zone and labels makes a date line; a short name
//! set off by a sign may stand there too. A sentence with a date in it is neither.

use super::find;
use super::names::{BESIDE, BY};

/// A line of an article's head that gives its date and perhaps who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub(crate) iso: String,
    /// What stands beside the date: a name, an agency, a place.
    pub(crate) beside: Option<String>,
}

/// Reads a line that is nothing but a date, perhaps with weekday, time, zone or a label such as "Published:".
///
/// Returns the ISO date, or `None` where the line says more than that or names only a year.
#[must_use]
pub fn date_line(line: &str) -> Option<String> {
    dated_line(line)
        .filter(|dated| dated.beside.is_none())
        .map(|dated| dated.iso)
}

/// Reads a line that gives a date and at most a name, a place or an agency beside it, set off by a sign
/// ("By Ann Lee | May 5, 2011") or by the byline word.
pub(crate) fn dated_line(line: &str) -> Option<Dated> {
    let line = line.trim();
    if line.len() > 140 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found = find(line)?;
    let before = line.get(..found.span.start)?;
    let after = line.get(found.span.end..)?;
    let before_rest = rest(before);
    let after_rest = rest(after);
    if before_rest.is_empty() && after_rest.is_empty() {
        return Some(Dated {
            iso: found.iso,
            beside: None,
        });
    }
    let beside = if after_rest.is_empty() {
        let tail = strip_labels(before.trim_end());
        let set_off = is_set_off(tail.chars().next_back()) || opens_byline(&before_rest);
        set_off.then(|| strip_by(&before_rest))?
    } else if before_rest.is_empty() {
        let set_off = is_set_off(after.trim_start().chars().next()) || opens_byline(&after_rest);
        let set_off = set_off || is_set_off(skip_time(after).chars().next());
        set_off.then(|| strip_by(&after_rest))?
    } else {
        // "The Harbour Post | 3 May 2011 | Page 12": a row of short fields.
        let fields: Vec<&str> = line.split(['|', '·', '•']).collect();
        let short = fields.iter().all(|field| field.split_whitespace().count() <= 5);
        (fields.len() > 2 && short).then_some(before_rest)?
    };
    let words = beside.split_whitespace().count();
    let ends_sentence = beside.ends_with(['.', '!', '?', ';', ':']) && words > 3;
    let name_like = beside
        .chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(|letter| !letter.is_lowercase());
    let reading_time = beside.split_whitespace().all(|word| {
        matches!(
            word,
            "min" | "min." | "mins" | "minute" | "minutes" | "read" | "words"
        )
    });
    (words > 0 && words <= 8 && !ends_sentence && (name_like || reading_time)).then_some(Dated {
        iso: found.iso,
        beside: Some(beside),
    })
}

/// Whether the sign sets a name off from a date.
fn is_set_off(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| "|,–—•·/-()[]".contains(sign))
}

/// Cuts labels and weekdays off the end, so that the sign before them is seen.
fn strip_labels(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end();
        let start = trimmed
            .rfind(|letter: char| !letter.is_alphabetic())
            .map_or(0, |at| {
                at + trimmed
                    .get(at..)
                    .and_then(|tail| tail.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let Some(word) = trimmed.get(start..) else {
            return trimmed;
        };
        if word.is_empty() || !BESIDE.contains(&word.to_lowercase().as_str()) {
            return trimmed;
        }
        text = trimmed.get(..start).unwrap_or("");
        if text.trim_end().ends_with(',') && text.trim_end().len() > 1 {
            return text.trim_end();
        }
    }
}

/// Cuts a time of day and its zone off the front.
fn skip_time(text: &str) -> &str {
    let at = text
        .char_indices()
        .find(|(_, letter)| !(letter.is_ascii_digit() || ":. ".contains(*letter)));
    let rest = at.map_or("", |(at, _)| text.get(at..).unwrap_or(""));
    let end = rest
        .char_indices()
        .find(|(_, letter)| !letter.is_alphabetic())
        .map_or(rest.len(), |(at, _)| at);
    match rest.get(..end) {
        Some(word) if BESIDE.contains(&word.to_lowercase().as_str()) => {
            rest.get(end..).unwrap_or("").trim_start()
        }
        _ => rest,
    }
}

/// Whether the text begins with the word that opens a byline.
fn opens_byline(text: &str) -> bool {
    let lower = text.to_lowercase();
    BY.iter().any(|by| lower.starts_with(by))
}

/// The name without the word that opens a byline.
fn strip_by(text: &str) -> String {
    let lower = text.to_lowercase();
    let cut = BY
        .iter()
        .find(|by| lower.starts_with(**by))
        .map_or(0, |by| by.len());
    text.get(cut..).unwrap_or(text).trim().to_owned()
}

/// What is left of the text beside a date once weekdays, times, labels and signs are taken away.
fn rest(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let lower = bare.to_lowercase();
        let time = bare
            .chars()
            .all(|letter| letter.is_ascii_digit() || ":.hH+".contains(letter));
        let clock = bare.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            && bare.len() <= 13
            && bare
                .chars()
                .all(|letter| letter.is_ascii_digit() || ":.+-TZaApPmMhH".contains(letter));
        // An article with a capital belongs to the name of a paper or a place.
        let names = matches!(bare, "The" | "El" | "Il" | "Le" | "Der" | "De");
        let weekday = !names && lower.split('-').all(|part| BESIDE.contains(&part));
        let zoned = bare
            .strip_prefix('T')
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let page = word.len() <= 4 && matches!(lower.as_str(), "p" | "pp" | "pg" | "s");
        if bare.is_empty() || time || clock || weekday || zoned || page {
            continue;
        }
        kept.push(word);
    }
    kept.join(" ")
        .trim_matches(|letter: char| "|,–—•·/-()[]*_: ".contains(letter))
        .to_owned()
}
