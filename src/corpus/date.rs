//! Dates: from any spelling a metadata column or an article's head uses to ISO 8601.
//!
//! A date is found as a run of tokens (numbers, month names, separators), not by a list of formats, so
//! the order of weekday, time and label around it does not matter. Where day and month cannot be told
//! apart (`03/04/2021`) the day comes first, as in most of the world; a second number above 12 turns it.
//! Relative dates ("yesterday") and dates without a year are not read.

mod line;
mod names;

use std::ops::Range;

pub use line::date_line;
pub(crate) use line::{Dated, dated_line};
use names::MONTHS;

/// The years that are believed; anything else is a number that only looks like one.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2199;

/// One piece of a line, as far as dates are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Number(u32, usize),
    Word(&'t str),
    Sign(char),
}

/// A date in a line and the bytes it takes up.
struct Found {
    iso: String,
    span: Range<usize>,
}

/// Reads a date from the value of a metadata column.
///
/// Returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, whichever the value is exact enough for, or `None` where there
/// is no date or the date does not exist (31 February). Time and zone are dropped: the written day counts.
#[must_use]
pub fn parse(value: &str) -> Option<String> {
    let value = value.trim();
    if value.len() > 200 {
        return None;
    }
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return match value.len() {
            4 => value
                .parse()
                .ok()
                .filter(|year| YEARS.contains(year))
                .map(|year: i16| format!("{year:04}")),
            6 => month_of(value.get(..4)?.parse().ok()?, value.get(4..)?.parse().ok()?),
            8 | 14 => day_of(
                value.get(..4)?.parse().ok()?,
                value.get(4..6)?.parse().ok()?,
                value.get(6..8)?.parse().ok()?,
            ),
            _ => None,
        };
    }
    find(value).map(|found| found.iso)
}

/// Finds the first date of a line: the ISO date and the bytes it takes up.
pub(crate) fn find_in(line: &str) -> Option<(String, Range<usize>)> {
    find(line).map(|found| (found.iso, found.span))
}

/// Finds the first date of a line.
fn find(line: &str) -> Option<Found> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|at| {
        let (iso, used) = date_at(&tokens, at)?;
        let start = tokens.get(at)?.1.start;
        let end = tokens.get(at + used - 1)?.1.end;
        Some(Found {
            iso,
            span: start..end,
        })
    })
}

/// Cuts a line into numbers, words and signs; white space only separates.
fn tokens(line: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut found = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((start, letter)) = rest.next() {
        if letter.is_whitespace() {
            continue;
        }
        let class = |letter: char| {
            if letter.is_ascii_digit() {
                1
            } else {
                u8::from(letter.is_alphabetic()) * 2
            }
        };
        let kind = class(letter);
        let mut end = start + letter.len_utf8();
        // Signs stand alone; the East Asian date signs do too, although they are letters.
        if kind != 0 && !"年月日".contains(letter) {
            while let Some(&(at, next)) = rest.peek() {
                if class(next) != kind || "年月日".contains(next) {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        }
        let Some(text) = line.get(start..end) else {
            continue;
        };
        let token = match kind {
            1 => Token::Number(text.parse().unwrap_or(u32::MAX), text.len()),
            2 if !"年月日".contains(letter) => Token::Word(text),
            _ => Token::Sign(letter),
        };
        found.push((token, start..end));
    }
    found
}

/// The date that begins at a token, and how many tokens it takes.
fn date_at(tokens: &[(Token<'_>, Range<usize>)], at: usize) -> Option<(String, usize)> {
    let token = |ahead: usize| tokens.get(at + ahead).map(|(token, _)| *token);
    let touches = |ahead: usize| match (tokens.get(at + ahead), tokens.get(at + ahead + 1)) {
        (Some((_, left)), Some((_, right))) => left.end == right.start,
        _ => false,
    };
    if let Some((Token::Number(..) | Token::Word(_), before)) =
        at.checked_sub(1).and_then(|at| tokens.get(at))
    {
        // A number that continues another is the middle of something else, as in 12.2019.07.01.
        if tokens.get(at).is_some_and(|(_, span)| span.start == before.end) {
            return None;
        }
    }
    match token(0)? {
        Token::Number(first, width) => {
            if width == 4
                && let Some(dated) = year_first(&token, first)
            {
                return Some(dated);
            }
            if width <= 2 {
                if let (Some(Token::Sign(left)), Some(Token::Number(second, 1..=2)), Some(Token::Sign(right))) =
                    (token(1), token(2), token(3))
                    && left == right
                    && "/.-".contains(left)
                    && touches(0)
                    && let Some(Token::Number(year, digits @ (2 | 4))) = token(4)
                {
                    let year = if digits == 2 {
                        if year < 70 { 2000 + year } else { 1900 + year }
                    } else {
                        year
                    };
                    let (day, month) = if second > 12 {
                        (second, first)
                    } else {
                        (first, second)
                    };
                    return Some((day_of(year, month, day)?, 5));
                }
                return day_first(&token, first);
            }
            None
        }
        Token::Word(word) => {
            let month = month(word)?;
            let mut ahead = 1;
            if token(ahead) == Some(Token::Sign('.')) {
                ahead += 1;
            }
            if let Some(Token::Number(day, 1..=2)) = token(ahead)
                && token(ahead + 1) != Some(Token::Sign(':'))
            {
                ahead += 1;
                ahead += ordinal(token(ahead));
                let mut back = ahead;
                // "Jun 14 17:35:51 2006": the clock stands between day and year.
                if let (Some(Token::Number(..)), Some(Token::Sign(':'))) = (token(ahead), token(ahead + 1)) {
                    while matches!(token(back), Some(Token::Number(_, 1..=2) | Token::Sign(':'))) {
                        back += 1;
                    }
                    if let Some(Token::Word(
                        "UTC" | "GMT" | "EST" | "EDT" | "CET" | "CEST" | "PST" | "PDT" | "BST",
                    )) = token(back)
                    {
                        back += 1;
                    }
                } else if matches!(token(back), Some(Token::Sign(',' | '-' | '.'))) {
                    back += 1;
                }
                if let Some(Token::Number(year, 4)) = token(back) {
                    return Some((day_of(year, month, day)?, back + 1));
                }
                return None;
            }
            if matches!(token(ahead), Some(Token::Sign(','))) {
                ahead += 1;
            }
            if matches!(token(ahead), Some(Token::Word("de" | "del"))) {
                ahead += 1;
            }
            match token(ahead) {
                Some(Token::Number(year, 4)) => Some((month_of(year, month)?, ahead + 1)),
                _ => None,
            }
        }
        Token::Sign(_) => None,
    }
}

/// `2006-06-14`, `2006/06`, `2006. június 14.`, `2006 Jun 14` and the East Asian order.
fn year_first<'t>(token: &impl Fn(usize) -> Option<Token<'t>>, year: u32) -> Option<(String, usize)> {
    let mut ahead = 1;
    if let Some(Token::Sign('-' | '/' | '.' | '年' | ',')) = token(1) {
        ahead = 2;
    }
    match token(ahead)? {
        Token::Number(month, 1..=2) if ahead == 2 => {
            if let (Some(Token::Sign('-' | '/' | '.' | '月')), Some(Token::Number(day, 1..=2))) =
                (token(3), token(4))
            {
                let end = if token(5) == Some(Token::Sign('日')) {
                    6
                } else {
                    5
                };
                return Some((day_of(year, month, day)?, end));
            }
            let end = if token(3) == Some(Token::Sign('月')) {
                4
            } else {
                3
            };
            Some((month_of(year, month)?, end))
        }
        Token::Word(word) => {
            let month = month(word)?;
            let mut next = ahead + 1;
            if let Some(Token::Sign('-' | '.')) = token(next) {
                next += 1;
            }
            let Some(Token::Number(day, 1..=2)) = token(next) else {
                return None;
            };
            Some((day_of(year, month, day)?, next + 1))
        }
        _ => None,
    }
}

/// `14 June 2006`, `14. Juni 2006`, `14th of June, 2006`, `14 de junio de 2006`, `14-Jun-2006`.
fn day_first<'t>(token: &impl Fn(usize) -> Option<Token<'t>>, day: u32) -> Option<(String, usize)> {
    let mut ahead = 1;
    ahead += ordinal(token(ahead));
    if let Some(Token::Sign('.' | '-' | '/' | 'º' | '°')) = token(ahead) {
        ahead += 1;
    }
    if let Some(Token::Word("of" | "de" | "di")) = token(ahead) {
        ahead += 1;
    }
    let Some(Token::Word(word)) = token(ahead) else {
        return None;
    };
    let month = month(word)?;
    ahead += 1;
    while let Some(Token::Sign('.' | ',' | '-' | '/') | Token::Word("de" | "del" | "of")) = token(ahead) {
        ahead += 1;
    }
    let Some(Token::Number(year, width)) = token(ahead) else {
        return None;
    };
    match width {
        4 => Some((day_of(year, month, day)?, ahead + 1)),
        _ => None,
    }
}

/// 1 where the token is the ending of an ordinal number.
fn ordinal(token: Option<Token<'_>>) -> usize {
    usize::from(matches!(
        token,
        Some(Token::Word(
            "st" | "nd" | "rd" | "th" | "er" | "ST" | "ND" | "RD" | "TH"
        ))
    ))
}

/// The number of a month from its name or abbreviation in any of the languages.
fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    MONTHS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, number)| u32::from(*number))
}

/// A checked `YYYY-MM-DD`.
fn day_of(year: u32, month: u32, day: u32) -> Option<String> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// A checked `YYYY-MM`.
fn month_of(year: u32, month: u32) -> Option<String> {
    day_of(year, month, 1).and_then(|date| date.get(..7).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_spellings_of_columns() {
        for (value, expected) in [
            ("2006-06-14", "2006-06-14"),
            ("2006-06-14T17:35:51.12+00:00", "2006-06-14"),
            ("20060614", "2006-06-14"),
            ("Wed, 14 Jun 2006 17:35:51 +0000", "2006-06-14"),
            ("Wed Jun 14 17:35:51 2006", "2006-06-14"),
            ("Wed Jun 14 17:35:51 UTC 2006", "2006-06-14"),
            ("14/06/2006 12:53", "2006-06-14"),
            ("06/14/2006", "2006-06-14"),
            ("June 14th, 2006", "2006-06-14"),
            ("14. Juni 2006", "2006-06-14"),
            ("le 14 juin 2006", "2006-06-14"),
            ("14 de junio de 2006", "2006-06-14"),
            ("2006年6月14日", "2006-06-14"),
            ("14-Jun-2006", "2006-06-14"),
            ("June 2006", "2006-06"),
            ("2006-06", "2006-06"),
            ("2006", "2006"),
            ("14 июня 2006 г.", "2006-06-14"),
        ] {
            assert_eq!(parse(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_none() {
        for value in [
            "2006-02-31",
            "31/02/2006",
            "2006-13-01",
            "",
            "soon",
            "9999",
            "12",
            "page 4 of 2006x",
            "May",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_line_is_almost_nothing_but_a_date() {
        for line in [
            "Published: 26/03/2005 18:14",
            "WEDNESDAY, JULY 23, 2025",
            "Saturday, 19 December 2015 04:03 GMT",
            "Last updated on May 3, 2011 at 2:05 pm EST",
            "*17 June 2008*",
            "Segunda-feira, 3 de maio de 2011",
        ] {
            assert!(date_line(line).is_some(), "{line}");
        }
        for line in [
            "On 17 June 2008 the lake froze.",
            "The treaty of 3 May 1815",
            "Ann Lee | May 5, 2011",
            "2011",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_name_may_stand_beside_the_date() {
        let dated = dated_line("By Ann Lee | May 5, 2011").unwrap();
        assert_eq!(
            (dated.iso.as_str(), dated.beside.as_deref()),
            ("2011-05-05", Some("Ann Lee"))
        );
        assert_eq!(
            dated_line("5 May 2011 - Ann Lee").unwrap().beside.as_deref(),
            Some("Ann Lee")
        );
        assert_eq!(
            dated_line("The Harbour Post, 5 May 2011")
                .unwrap()
                .beside
                .as_deref(),
            Some("The Harbour Post")
        );
        assert!(dated_line("The bridge was closed on 5 May 2011").is_none());
    }
}
