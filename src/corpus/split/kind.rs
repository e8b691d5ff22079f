//! What one line is by its own shape.
//!
//! Tried from the most to the least telling: a run of signs, a tag, an address, a pair, a date, a byline, a
//! marked headline. Nothing here looks at another line.

use super::dates::dated_line;
use super::pair::{self, Pair};
use super::wording::LONGEST_HEAD_LINE;
use crate::corpus::date::{self, Dated};

/// What a line is by its own shape.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'t> {
    /// Signs only: a rule, a row of stars.
    Signs,
    /// A line that is one HTML or SGML tag, or a tag around a short text: name, whether it closes, text inside.
    Tag {
        name: &'t str,
        closing: bool,
        inner: &'t str,
    },
    /// The line that opens a mail in an mbox file.
    Mail,
    /// A bare web address.
    Address,
    /// A key and its value.
    Pair(Pair<'t>),
    /// A date, perhaps with a name beside it.
    Date(Dated),
    /// "By" and a name.
    Byline(&'t str),
    /// A short text between or after signs, as in `# Text` or `== Text ==`.
    Marked {
        open: &'t str,
        close: &'t str,
        inner: &'t str,
    },
    /// Anything else.
    Text,
}

/// What a line is by its own shape.
pub(super) fn kind_of(text: &str) -> Kind<'_> {
    let opens_with_word = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphanumeric());
    if !opens_with_word && !text.chars().any(char::is_alphanumeric) {
        return Kind::Signs;
    }
    if text.len() > LONGEST_HEAD_LINE * 4 {
        return Kind::Text;
    }
    if let Some(tag) = tag_of(text) {
        return tag;
    }
    if is_address(text) {
        return Kind::Address;
    }
    if is_mail_line(text) {
        return Kind::Mail;
    }
    if let Some(pair) = pair::parse(text) {
        // "Published: 3 May 2011" is a date first and a pair second, unless the key has a meaning of its own.
        if pair.role.is_none()
            && let Some(dated) = dated_line(text)
        {
            return Kind::Date(dated);
        }
        return Kind::Pair(pair);
    }
    if is_address_line(text) {
        return Kind::Address;
    }
    if let Some(dated) = dated_line(text) {
        return Kind::Date(dated);
    }
    if let Some(name) = byline_of(text) {
        return Kind::Byline(name);
    }
    if opens_with_word {
        return Kind::Text;
    }
    marked_of(text).unwrap_or(Kind::Text)
}

/// `<doc id="3">`, `</doc>` or `<title>Text</title>`.
fn tag_of(text: &str) -> Option<Kind<'_>> {
    let body = text.strip_prefix('<')?.strip_suffix('>')?;
    let (body, closing) = body.strip_prefix('/').map_or((body, false), |rest| (rest, true));
    let end = body
        .find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_:".contains(letter))
        .unwrap_or(body.len());
    let name = body
        .get(..end)
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    match body.find('>') {
        _ if body.get(end..)?.contains("=\"") && !body.ends_with(&format!("</{name}")) => Some(Kind::Tag {
            name,
            closing,
            inner: "",
        }),
        None => {
            let attributes = body.get(end..)?;
            let plain = attributes.is_empty() || attributes.trim() == "/" || attributes.contains('=');
            (plain && !body.contains('<')).then_some(Kind::Tag {
                name,
                closing,
                inner: "",
            })
        }
        Some(open_end) => {
            let rest = body.get(open_end + 1..)?;
            let close = rest.rfind('<')?;
            let closes = rest.get(close + 1..)?.strip_prefix('/')?.trim();
            let inner = rest.get(..close)?.trim();
            (closes == name && !closing).then_some(Kind::Tag {
                name,
                closing: false,
                inner,
            })
        }
    }
}

/// A web address and nothing else.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(['<', '>', '[', ']', '(', ')']);
    let begins = |scheme: &str| {
        bare.get(..scheme.len())
            .is_some_and(|lead| lead.eq_ignore_ascii_case(scheme))
    };
    (begins("http://") || begins("https://") || begins("www.")) && !bare.contains(char::is_whitespace)
}

/// "Retrieved from https://…", "https://… (3 May 2011)".
fn is_address_line(text: &str) -> bool {
    let mut words = text.split_whitespace();
    if ![words.next(), words.next_back()]
        .into_iter()
        .flatten()
        .any(is_address)
    {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let addresses = words.iter().filter(|word| is_address(word)).count();
    let dated = || date::parse(text.trim_start_matches(|letter: char| !letter.is_whitespace())).is_some();
    (2..=5).contains(&words.len()) && addresses == 1 && (words.len() <= 3 || dated())
}

/// `From someone@somewhere Wed Jun 14 17:35:51 2006`.
fn is_mail_line(text: &str) -> bool {
    text.strip_prefix("From ").is_some_and(|rest| {
        let clock = rest.split_whitespace().any(|word| {
            word.len() >= 5
                && word.split(':').count() >= 2
                && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        });
        clock && rest.split_whitespace().count() <= 9 && date::parse(rest).is_some()
    })
}

/// "By Ann Lee", "By Ann Lee and Tom Moor", "Von Ann Lee": the names, or `None`.
fn byline_of(text: &str) -> Option<&str> {
    let text = text.trim_matches(|letter: char| "*_ ".contains(letter));
    let (by, rest) = text.split_once(' ')?;
    let known = ["by", "von", "par", "por", "door", "av", "af", "autor", "di"]
        .iter()
        .any(|word| by.eq_ignore_ascii_case(word));
    if !known {
        return None;
    }
    let names = rest.split_whitespace().count();
    let proper = rest.split_whitespace().all(|word| {
        word.chars().next().is_some_and(|first| !first.is_lowercase())
            || matches!(
                word,
                "and"
                    | "und"
                    | "et"
                    | "y"
                    | "e"
                    | "en"
                    | "och"
                    | "og"
                    | "de"
                    | "van"
                    | "von"
                    | "der"
                    | "al"
                    | "bin"
                    | "in"
            )
    });
    (proper && (1..=9).contains(&names) && !rest.ends_with(['.', '?', '!', ':', ';'])).then_some(rest)
}

/// A short text that signs set off: a heading mark before it or signs on both sides.
fn marked_of(text: &str) -> Option<Kind<'_>> {
    let sign = |letter: char| "#=*~+>|_-–—■□▪▫►▶◆◇●○★☆§¶•◦‣·<[{".contains(letter);
    let end = text.find(|letter: char| !sign(letter))?;
    let (open, rest) = text.split_at_checked(end)?;
    if open.is_empty() {
        return None;
    }
    let spaced = rest.starts_with(' ');
    let inner = rest.trim_start();
    let mirrored = |letter: char| match letter {
        '>' => open.contains(['<', '>']),
        '<' => open.contains('>'),
        ']' => open.contains('['),
        '}' => open.contains('{'),
        _ => open.contains(letter),
    };
    let cut = inner.trim_end_matches(mirrored);
    let close = inner.get(cut.len()..)?;
    // A sign that only ends the text, as in "… <TWA>", closes nothing.
    let closes = cut.ends_with(' ') || close.chars().count() == open.chars().count();
    let (close, cut) = if closes {
        (close, cut.trim_end())
    } else {
        ("", inner)
    };
    let long = open.chars().count() > 1;
    let is_heading = open.chars().all(|letter| letter == '#') && spaced;
    let is_pair = !close.is_empty() && (long || matches!(open, "*" | "_" | "[" | "=") || !open.is_ascii());
    let is_opener = spaced
        && (open.chars().any(|letter| "■□▪▫►▶◆◇●○★☆§¶•◦‣".contains(letter))
            || matches!(open, "*" | "+" | "=")
            || (long && open.chars().all(|letter| "=>*+~".contains(letter))));
    let is_angle = open.starts_with('<') && !open.starts_with("<<");
    let close = if (is_heading && close.len() < 2) || !is_pair {
        ""
    } else {
        close
    };
    let inner = if is_pair || is_heading { cut } else { inner };
    ((is_heading || is_pair || is_opener) && !is_angle && !inner.is_empty()).then_some(Kind::Marked {
        open,
        close,
        inner,
    })
}
