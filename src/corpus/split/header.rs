//! The header lines of an article: pairs, dates, addresses, bylines, tags.
//!
//! Reads from the top until a line that can only be text; short lines on the way are kept aside, because which
//! of them is the headline shows only when all are known.

use rustc_hash::FxHashSet;

use super::habits::Habits;
use super::head::{Part, REACH};
use super::kind::Kind;
use super::page::Page;
use super::pair::{self, Pair, Role, unquote};
use super::wording::reads_as_title;
use crate::corpus::date;

/// Metadata of one article that are few.
const FEW: usize = 32;

/// What a pair turned out to be.
enum Step {
    /// A header line.
    Matter,
    /// A key whose value is the headline on the next line.
    TitleBelow,
    /// The last header line; the text begins at this line.
    Body(usize),
    /// A sentence with a colon.
    Text,
}

/// Reads header lines and collects the short lines that may be the headline.
pub(super) fn header(
    page: &Page<'_>,
    from: usize,
    end: usize,
    marks: &FxHashSet<usize>,
    habits: &Habits<'_>,
    part: &mut Part,
) -> usize {
    let mut at = from;
    let mut in_pairs = false;
    let mut after_matter = 0;
    let mut last_matter = from;
    let mut deck = None;
    while at < end.min(from + REACH) {
        let Some(line) = page.lines.get(at) else { break };
        let mut matter = false;
        match &line.kind {
            _ if marks.contains(&at) => matter = true,
            Kind::Signs if after_matter > 1 => break,
            Kind::Pair(pair)
                if pair.role.is_some() || habits.in_head(page, at) || (in_pairs && line.gap == 0) =>
            {
                match read_pair(page, at, pair, in_pairs, part) {
                    Step::Matter => matter = true,
                    Step::TitleBelow => {
                        at += 2;
                        last_matter = at;
                        after_matter = 0;
                        in_pairs = true;
                        continue;
                    }
                    Step::Body(body) => return body,
                    Step::Text => break,
                }
                in_pairs = true;
            }
            Kind::Text
                if in_pairs
                    && line.gap == 0
                    && (line.indent > 0 || line.text.starts_with("- "))
                    && line.words < 30 =>
            {
                matter = true;
            }
            Kind::Text | Kind::Marked { .. } | Kind::Pair(_) => {
                let recurs = (part.title.is_none() || after_matter == 0) && habits.in_head(page, at);
                if recurs && line.words < 25 {
                    matter = true;
                    if line.text.chars().any(char::is_alphabetic)
                        && !line.text.chars().any(|letter| letter.is_ascii_digit())
                    {
                        note(part, "source", line.text);
                    }
                }
                if !matter {
                    let marked =
                        matches!(line.kind, Kind::Marked { open, .. } if !matches!(open, "*" | "+" | "•"));
                    let ends =
                        page.ends_block(at) || page.matter_below(at) || (marked && part.shorts.is_empty());
                    if ends && page.is_title_like(at) && after_matter < 4 {
                        part.shorts.push(at);
                        after_matter += 1;
                    } else if page.matter_below(at) && after_matter == 1 {
                        // A deck between headline and date may be a sentence.
                        deck = Some(at);
                    } else {
                        break;
                    }
                    in_pairs = false;
                }
            }
            _ => {
                if !take_matter(page, at, part) {
                    break;
                }
                matter = true;
            }
        }
        if matter {
            if let Some(deck) = deck.take() {
                note(part, "deck", page.plain(deck));
                part.header.push(deck);
            }
            if !part.header.contains(&at) {
                part.header.push(at);
            }
            last_matter = at + 1;
            after_matter = 0;
        }
        at += 1;
    }
    last_matter
}

/// Reads one pair of the header.
fn read_pair(page: &Page<'_>, at: usize, pair: &Pair<'_>, in_pairs: bool, part: &mut Part) -> Step {
    let (Some(line), next) = (page.lines.get(at), page.lines.get(at + 1)) else {
        return Step::Text;
    };
    let beside_pair = in_pairs || matches!(next.map(|next| &next.kind), Some(Kind::Pair(_)));
    let opens_text = matches!(pair.role, Some(Role::Title | Role::Body));
    if !beside_pair && !opens_text && line.words > 30 {
        return Step::Text;
    }
    let is_label = pair.role == Some(Role::Title) && pair.value.is_empty();
    if is_label && next.is_some_and(|next| next.gap == 0) && reads_as_title(page.plain(at + 1)) {
        part.header.push(at);
        part.title = Some(page.plain(at + 1).to_owned());
        part.title_line = Some(at + 1);
        part.evidence += 1;
        return Step::TitleBelow;
    }
    if !take_pair(pair, part) {
        return Step::Matter;
    }
    if pair.value.is_empty() {
        part.header.push(at);
        return Step::Body(at + 1);
    }
    part.body_byte = Some(line.end - pair.value.len());
    Step::Body(at)
}

/// Takes a date, byline, address, tag or row of signs; returns whether the line was one.
pub(super) fn take_matter(page: &Page<'_>, at: usize, part: &mut Part) -> bool {
    let Some(line) = page.lines.get(at) else {
        return false;
    };
    match &line.kind {
        Kind::Signs => return true,
        Kind::Address => note(part, "url", line.text.trim_matches(['<', '>'])),
        Kind::Date(dated) => {
            part.date = part.date.take().or_else(|| Some(dated.iso.clone()));
            if let Some(beside) = &dated.beside {
                note(part, "byline", beside);
            }
        }
        Kind::Byline(name) => note(part, "byline", name),
        Kind::Mail => part.date = part.date.take().or_else(|| date::parse(line.text)),
        Kind::Tag { name, inner, .. } => {
            let lower = name.to_ascii_lowercase();
            match lower.as_str() {
                "title" | "headline" | "hl" | "h1" | "h2" | "h3" | "head"
                    if !inner.is_empty() && part.title.is_none() =>
                {
                    part.title = Some((*inner).to_owned());
                }
                "p" | "text" | "body" | "content" | "div" | "span" if !inner.is_empty() => {
                    match date::dated_line(inner) {
                        Some(dated) => part.date = part.date.take().or(Some(dated.iso)),
                        None => return false,
                    }
                }
                _ if inner.is_empty() => {}
                "date" | "pubdate" | "time" | "published" => {
                    part.date = part.date.take().or_else(|| date::parse(inner));
                }
                _ => note(part, &lower, inner),
            }
        }
        _ => return false,
    }
    part.evidence += 1;
    true
}

/// Notes what a pair says; returns whether the text begins after it.
pub(super) fn take_pair(pair: &Pair<'_>, part: &mut Part) -> bool {
    // "Title: Text | Date: 3 May 2011" is several pairs in one line.
    let mut fields = pair.value.split(" | ");
    let first = fields.next().unwrap_or("");
    let others: Vec<Pair<'_>> = fields
        .filter_map(pair::parse)
        .filter(|other| other.role.is_some())
        .collect();
    for other in &others {
        take_pair(other, part);
    }
    let value = unquote(if others.is_empty() {
        pair.value
    } else {
        first.trim()
    });
    part.evidence += 1;
    match pair.role {
        Some(Role::Title) if part.title.is_none() && !value.is_empty() => part.title = Some(value.to_owned()),
        Some(Role::Date) => {
            let read = date::parse(value);
            part.date = part.date.take().or_else(|| read.clone());
            // A second date, or one that cannot be read, is kept as it stands.
            if read.is_none() || part.date != read {
                note(part, pair.key, value);
            }
        }
        Some(Role::Address) => note(part, "url", value.trim_matches(['<', '>'])),
        Some(Role::Byline) => note(part, "byline", value),
        Some(Role::Body) => return true,
        _ => note(part, pair.key, value),
    }
    false
}

/// Adds to the article's metadata; a key may come with several values.
pub(super) fn note(part: &mut Part, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let pair = (key.to_lowercase(), value.to_owned());
    // A page may have as many addresses as lines; few are looked through faster than they are hashed.
    if part.meta.len() == FEW {
        part.noted = part.meta.iter().cloned().collect();
    }
    let is_new = if part.meta.len() < FEW {
        !part.meta.contains(&pair)
    } else {
        part.noted.insert(pair.clone())
    };
    if is_new {
        part.meta.push(pair);
    }
}
