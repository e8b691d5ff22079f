//! Articles whose headline shares its line with a date or an address: `[2011-05-03] Text`, `Text (3 May 2011)`,
//! `Text (Paper, 3 May 2011)`, `Text | Paper | 3 May 2011`, `Text - https://…`.
//!
//! The date or address must be set off by a sign or brackets, so a sentence with a date in it is none. What is
//! left of the line is the headline.

use super::cut::{Cut, Trim};
use super::dates::find_at_end;
use super::kind::Kind;
use super::page::Page;
use super::wording::reads_as_title;

/// A line taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Inline<'t> {
    /// The headline.
    pub(crate) title: &'t str,
    /// The ISO date, if there is one.
    pub(crate) date: Option<String>,
    /// The address, if there is one.
    pub(crate) address: Option<&'t str>,
}

/// Proposes an article at every headline with a date or an address in its line.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let opens = |at: &usize| {
        page.lines.get(*at).is_some_and(|line| {
            line.gap > 0 && matches!(line.kind, Kind::Text | Kind::Date(_) | Kind::Marked { .. })
        }) && (page.ends_block(*at) || page.next_opens(*at))
            && parse(page, *at).is_some()
    };
    let heads = (0..page.lines.len()).filter(opens).collect();
    vec![Cut {
        heads,
        marks: Vec::new(),
        firm: false,
        trim: Trim::Inline,
    }]
}

/// Takes a line apart, or returns `None` if it is not a headline with a date or an address.
pub(crate) fn parse<'t>(page: &Page<'t>, at: usize) -> Option<Inline<'t>> {
    let text = page.lines.get(at)?.text;
    let found = from_address(text).or_else(|| from_date(text))?;
    let long_enough = super::wording::count_words(found.title) >= 2;
    (long_enough && reads_as_title(found.title)).then_some(found)
}

/// `Text - https://…` or `https://… Text`.
fn from_address(text: &str) -> Option<Inline<'_>> {
    memchr::memmem::find(text.as_bytes(), b"://")?;
    let at = text.find("https://").or_else(|| text.find("http://"))?;
    let rest = text.get(at..)?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address = rest.get(..end)?.trim_end_matches([')', ']', '>']);
    let before = bare(text.get(..at)?);
    let after = bare(rest.get(end..)?);
    match (before.is_empty(), after.is_empty()) {
        (false, true) => Some(Inline {
            title: before,
            date: None,
            address: Some(address),
        }),
        (true, false) => Some(Inline {
            title: after,
            date: None,
            address: Some(address),
        }),
        _ => None,
    }
}

/// A date at the start or the end, in brackets or behind a sign.
fn from_date(text: &str) -> Option<Inline<'_>> {
    let (iso, span) = find_at_end(text).filter(|(iso, _)| iso.len() == 10)?;
    let before = text.get(..span.start)?;
    let after = text.get(span.end..)?;
    let opens = before.trim_start_matches(['[', '(', ' ', '*']).is_empty();
    let closes = after.trim_end_matches([']', ')', ' ', '*', '|']).is_empty();
    let sign = |letter: char| "|-–—·•:/])".contains(letter);
    if opens && after.trim_start().starts_with(sign) {
        return Some(Inline {
            title: bare(after),
            date: Some(iso),
            address: None,
        });
    }
    // The paper may stand before the date in the same brackets.
    if closes
        && after.starts_with([')', ']'])
        && let Some((title, paper)) = before.rsplit_once(['(', '['])
        && super::wording::count_words(paper) <= 6
    {
        return Some(Inline {
            title: bare(title),
            date: Some(iso),
            address: None,
        });
    }
    if closes
        && before
            .trim_end()
            .ends_with(|letter: char| "|-–—·•/([".contains(letter))
    {
        // Between headline and date may stand the paper's name.
        let title = before.split(['|', '·']).next().unwrap_or(before);
        return Some(Inline {
            title: bare(title),
            date: Some(iso),
            address: None,
        });
    }
    None
}

/// A text without the signs and brackets around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || "|-–—·•:/[]()*".contains(letter))
}
