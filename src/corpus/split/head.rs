//! The parts of one article: headline, header lines, captions, text, footer.
//!
//! The same parser reads every article of every rule, and it is told what recurs in the file's other heads
//! and tails: a line that every article has is furniture, a short line that only this one has is its headline.
//! It never decides where an article begins.

use std::collections::{HashMap, HashSet};

use super::page::{Kind, Page, reads_as_title};
use super::pair::{Pair, Role, unquote};
use crate::corpus::clean;
use crate::corpus::date;

/// Lines at the start and at the end of an article that may be its head or its tail.
const REACH: usize = 40;

/// Where articles begin, as a rule proposes it.
#[derive(Debug, Clone)]
pub(crate) struct Cut {
    /// The first line of each article, in order.
    pub(crate) heads: Vec<usize>,
    /// Lines that are borders themselves, in order.
    pub(crate) marks: Vec<usize>,
    /// Whether what was found cannot be anything but a border. Otherwise every article must have a headline.
    pub(crate) firm: bool,
    /// Whether headlines carry a number that belongs to the export.
    pub(crate) numbered: bool,
}

/// What the articles of a file have in common.
#[derive(Debug, Default)]
pub(crate) struct Habits {
    head: HashSet<String>,
    tail: HashSet<String>,
    /// For a number of short lines in the head, how well each place did as the headline, over all articles.
    seats: HashMap<usize, Vec<i32>>,
    several: bool,
    /// Texts of short lines that stand in more than one head, such as the names of papers.
    common: HashSet<String>,
    /// Whether articles have their headline directly above the text, with no empty line between.
    tight: bool,
}

/// One article as line numbers; every line from `from` to `to` is in exactly one of the lists.
#[derive(Debug, Default, Clone)]
pub(crate) struct Part {
    pub(crate) title: Option<String>,
    /// The line the headline stands in, where it is a line of its own.
    pub(crate) title_line: Option<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) captions: Vec<usize>,
    pub(crate) removed: Vec<(usize, &'static str)>,
    /// Lines of the text, from and to, and the byte where it begins if inside a line.
    pub(crate) body: (usize, usize),
    pub(crate) body_byte: Option<usize>,
    pub(crate) date: Option<String>,
    pub(crate) meta: Vec<(String, String)>,
    /// Header lines that only a header can have: pairs, dates, addresses, tags.
    pub(crate) evidence: usize,
    pub(crate) shorts: Vec<usize>,
    pub(crate) scores: Vec<i32>,
}

/// Cuts a page at the heads and reads each article, the second time knowing what the first reading learned.
pub(crate) fn read_all(page: &Page<'_>, cut: &Cut) -> Vec<Part> {
    let bounds: Vec<(usize, usize)> = cut
        .heads
        .iter()
        .enumerate()
        .map(|(at, from)| (*from, cut.heads.get(at + 1).copied().unwrap_or(page.lines.len())))
        .collect();
    let mut habits = Habits::learn(page, &bounds);
    let marks: HashSet<usize> = cut.marks.iter().copied().collect();
    let first: Vec<Part> = bounds.iter().map(|bound| read(page, *bound, &marks, &habits, cut.numbered)).collect();
    let mut told: HashSet<String> = HashSet::new();
    for text in first.iter().flat_map(|part| &part.shorts).map(|short| clean::collapse(page.plain(*short))) {
        if !told.insert(text.clone()) {
            habits.common.insert(text);
        }
    }
    let scored: Vec<Part> = bounds.iter().map(|bound| read(page, *bound, &marks, &habits, cut.numbered)).collect();
    for part in scored {
        let seats = habits.seats.entry(part.scores.len()).or_insert_with(|| vec![0; part.scores.len()]);
        for (seat, score) in seats.iter_mut().zip(part.scores) {
            *seat += score;
        }
    }
    let opens_tight = |part: &&Part| {
        part.title.is_some() || (page.is_title_like(part.body.0) && page.next_opens(part.body.0) && part.body_byte.is_none())
    };
    habits.tight = !cut.firm && first.iter().filter(opens_tight).count() * 20 >= first.len() * 19;
    bounds.iter().map(|bound| read(page, *bound, &marks, &habits, cut.numbered)).collect()
}

impl Habits {
    /// Learns what recurs in heads and tails.
    fn learn(page: &Page<'_>, bounds: &[(usize, usize)]) -> Self {
        let mut counts: HashMap<(bool, String), usize> = HashMap::new();
        for (from, to) in bounds {
            let half = from + (to - from).div_ceil(2);
            for (is_tail, from, to) in [(false, *from, half.min(from + 16)), (true, half.max(to.saturating_sub(16)), *to)] {
                let keys: HashSet<String> = (from..to).filter_map(|index| habit(page, index)).collect();
                for key in keys {
                    *counts.entry((is_tail, key)).or_insert(0) += 1;
                }
            }
        }
        let enough = (bounds.len() * 3).div_ceil(5).max(2);
        let mut habits = Self { several: bounds.len() > 1, ..Self::default() };
        for ((is_tail, key), count) in counts {
            if count >= enough {
                if is_tail { habits.tail.insert(key) } else { habits.head.insert(key) };
            }
        }
        habits
    }

    /// Whether the line recurs in the heads.
    fn in_head(&self, page: &Page<'_>, index: usize) -> bool {
        habit(page, index).is_some_and(|key| self.head.contains(&key))
    }
}

/// What of a line may recur: the key of a pair, the name of a tag, the text with its numbers blanked.
fn habit(page: &Page<'_>, index: usize) -> Option<String> {
    let line = page.lines.get(index)?;
    match &line.kind {
        Kind::Pair(pair) => Some(format!("{}:", pair.key)),
        Kind::Tag { name, closing, .. } => Some(format!("<{closing}{name}>")),
        Kind::Signs | Kind::Address | Kind::Mail | Kind::Date(_) | Kind::Byline(_) => None,
        Kind::Marked { .. } | Kind::Text => {
            if line.text.len() > 100 {
                return None;
            }
            let lower = line.text.to_lowercase();
            if lower.starts_with("copyright") || lower.starts_with('©') || lower.starts_with("(c)") {
                return Some("copyright".to_owned());
            }
            Some(blank_numbers(&lower))
        }
    }
}

/// A text with every run of digits (and the signs between them) as one `0`.
pub(crate) fn blank_numbers(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            while letters.peek().is_some_and(|next| next.is_ascii_digit() || *next == ',') {
                letters.next();
            }
            blanked.push('0');
        } else {
            blanked.push(letter);
        }
    }
    blanked
}

/// Reads one article.
fn read(page: &Page<'_>, (from, to): (usize, usize), marks: &HashSet<usize>, habits: &Habits, numbered: bool) -> Part {
    let mut part = Part::default();
    let end = tail(page, from, to, marks, habits, &mut part);
    let mut at = from;
    at = front_matter(page, at, end, &mut part);
    let closed = at > from && part.title.is_some();
    if !closed {
        at = match repeated_title(page, at, end) {
            Some((title, last)) => repeated_head(page, at, title, last, end, marks, habits, &mut part),
            None => {
                let text = header(page, at, end, marks, habits, &mut part);
                choose_title(page, from, text, end, habits, &mut part)
            }
        };
    }
    if let Some(title) = &mut part.title {
        *title = tidy(title, numbered);
    }
    // Whatever the head's lines were not understood as, they stand above the text.
    for line in from..at {
        let taken = part.title_line == Some(line)
            || part.header.contains(&line)
            || part.captions.contains(&line)
            || part.removed.iter().any(|(other, _)| *other == line);
        if !taken {
            part.header.push(line);
        }
    }
    at = doubled_lines(page, at, end, &mut part);
    part.body = (at, end.max(at));
    part.header.sort_unstable();
    part.removed.sort_unstable();
    part
}

/// Takes the footer off the end; returns the line after the last of the text.
fn tail(page: &Page<'_>, from: usize, to: usize, marks: &HashSet<usize>, habits: &Habits, part: &mut Part) -> usize {
    let mut end = to;
    while end > from + 1 && to - end < REACH {
        let index = end - 1;
        let Some(line) = page.lines.get(index) else { break };
        let learned = habits.several && habit(page, index).is_some_and(|key| habits.tail.contains(&key));
        let known = match &line.kind {
            Kind::Signs => true,
            Kind::Pair(Pair { role: Some(Role::Tail), .. }) => true,
            Kind::Pair(Pair { key, role: Some(Role::Other), .. }) => key.chars().all(|letter| !letter.is_lowercase()),
            Kind::Tag { closing, inner, .. } => *closing || inner.is_empty(),
            Kind::Text => {
                let lower = line.text.to_lowercase();
                line.words <= 14 && (lower.starts_with("copyright ") || lower.starts_with("© ") || lower == "all rights reserved" || lower == "all rights reserved." || lower == "end of document")
            }
            _ => false,
        };
        if marks.contains(&index) || matches!(line.kind, Kind::Signs | Kind::Tag { .. }) {
            part.header.push(index);
        } else if learned || known {
            part.removed.push((index, clean::EXPORT_FOOTER));
        } else {
            break;
        }
        end = index;
    }
    end
}

/// Reads a block of pairs between two rules, as Markdown files have it.
fn front_matter(page: &Page<'_>, at: usize, end: usize, part: &mut Part) -> usize {
    let rule = |index: usize| page.lines.get(index).is_some_and(|line| matches!(line.text, "---" | "+++"));
    if !rule(at) || !matches!(page.lines.get(at + 1), Some(line) if line.gap == 0 && matches!(line.kind, Kind::Pair(_))) {
        return at;
    }
    let Some(close) = (at + 2..end.min(at + REACH * 2)).find(|index| rule(*index)) else { return at };
    for index in at..=close {
        part.header.push(index);
        if let Some(Kind::Pair(pair)) = page.lines.get(index).map(|line| &line.kind) {
            take_pair(pair, part);
        }
    }
    part.evidence += 2;
    close + 1
}

/// Notes what a pair says; returns whether the text begins after it.
fn take_pair(pair: &Pair<'_>, part: &mut Part) -> bool {
    let value = unquote(pair.value);
    part.evidence += 1;
    match pair.role {
        Some(Role::Title) if part.title.is_none() && !value.is_empty() => part.title = Some(value.to_owned()),
        Some(Role::Date) => {
            part.date = part.date.take().or_else(|| date::parse(value));
            note(part, pair.key, value);
        }
        Some(Role::Address) => note(part, "url", value.trim_matches(['<', '>'])),
        Some(Role::Byline) => note(part, "byline", value),
        Some(Role::Body) => return true,
        _ => note(part, pair.key, value),
    }
    false
}

/// Adds to the article's metadata; the first value of a key stays.
fn note(part: &mut Part, key: &str, value: &str) {
    let key = key.to_lowercase();
    if !value.is_empty() && part.meta.iter().all(|(known, _)| *known != key) {
        part.meta.push((key, value.to_owned()));
    }
}

/// Finds a headline that is told again within the head: the lines of the first and of the last telling.
pub(crate) fn repeated_title(page: &Page<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    for title in from..end.min(from + 3) {
        if !page.is_title_like(title) {
            if page.is_prose(title) {
                return None;
            }
            continue;
        }
        let text = clean::collapse(page.plain(title));
        let mut last = None;
        let mut words = 0;
        for index in title + 1..end.min(title + 16) {
            if words > 160 {
                break;
            }
            if clean::collapse(page.plain(index)) == text {
                last = Some(index);
                words = 0;
            } else {
                words += page.lines.get(index).map_or(0, |line| line.words);
            }
        }
        if let Some(last) = last {
            return Some((title, last));
        }
    }
    None
}

/// Reads a head whose headline is told twice or more, with captions and buttons between.
#[expect(clippy::too_many_arguments, reason = "a private step of one function, cut out to be read alone")]
fn repeated_head(
    page: &Page<'_>, from: usize, title: usize, last: usize, end: usize, marks: &HashSet<usize>, habits: &Habits, part: &mut Part,
) -> usize {
    let headline = clean::collapse(page.plain(title));
    let mut seen: Vec<String> = Vec::new();
    let mut at = from;
    while at < end {
        let Some(line) = page.lines.get(at) else { break };
        let bare = clean::without_credit(line.text);
        let is_next_copy = page.lines.get(at + 1).is_some_and(|next| clean::without_credit(next.text) == bare);
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
        } else if at < last && (line.text.chars().count() <= 3 || (line.words <= 3 && habits.in_head(page, at))) {
            part.removed.push((at, clean::PAGE_BUTTON));
        } else if at < last || (is_next_copy && at < last + 4) {
            part.captions.push(at);
            seen.push(bare);
        } else {
            break;
        }
        at += 1;
    }
    at
}

/// Takes a date, byline, address, tag or row of signs; returns whether the line was one.
fn take_matter(page: &Page<'_>, at: usize, part: &mut Part) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
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
                "title" | "headline" | "hl" | "h1" | "h2" | "head" if !inner.is_empty() && part.title.is_none() => {
                    part.title = Some((*inner).to_owned());
                }
                "p" | "text" | "body" | "content" if !inner.is_empty() => return false,
                _ if inner.is_empty() => {}
                "date" | "pubdate" | "time" | "published" => part.date = part.date.take().or_else(|| date::parse(inner)),
                _ => note(part, &lower, inner),
            }
        }
        _ => return false,
    }
    part.evidence += 1;
    true
}

/// Reads header lines and collects the short lines that may be the headline.
fn header(page: &Page<'_>, from: usize, end: usize, marks: &HashSet<usize>, habits: &Habits, part: &mut Part) -> usize {
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
            Kind::Pair(pair) if pair.role.is_some() || habits.in_head(page, at) || (in_pairs && line.gap == 0) => {
                let beside_pair = in_pairs || matches!(page.lines.get(at + 1).map(|next| &next.kind), Some(Kind::Pair(_)));
                if !beside_pair && pair.role != Some(Role::Title) && pair.role != Some(Role::Body) && line.words > 30 {
                    break;
                }
                matter = true;
                in_pairs = true;
                if pair.role == Some(Role::Title) && pair.value.is_empty() && page.lines.get(at + 1).is_some_and(|next| next.gap == 0) && reads_as_title(page.plain(at + 1)) {
                    part.header.push(at);
                    at += 1;
                    part.title = Some(page.plain(at).to_owned());
                    part.title_line = Some(at);
                    part.evidence += 1;
                    at += 1;
                    last_matter = at;
                    after_matter = 0;
                    continue;
                }
                if take_pair(pair, part) {
                    if !pair.value.is_empty() {
                        part.body_byte = Some(line.end - pair.value.len());
                        return at;
                    }
                    part.header.push(at);
                    return at + 1;
                }
            }
            Kind::Text if in_pairs && line.gap == 0 && (line.indent > 0 || line.text.starts_with("- ")) && line.words < 30 => matter = true,
            Kind::Text | Kind::Marked { .. } | Kind::Pair(_) => {
                if part.title.is_none() || after_matter == 0 {
                    if habits.in_head(page, at) && line.words < 25 && !marks.contains(&at) {
                        matter = true;
                        if line.text.chars().any(char::is_alphabetic) && !line.text.chars().any(|letter| letter.is_ascii_digit()) {
                            note(part, "source", line.text);
                        }
                    }
                }
                if !matter {
                    let marked = matches!(line.kind, Kind::Marked { open, .. } if open.len() > 1 || !matches!(open, "*" | "+" | "•"));
                    let ends = page.ends_block(at) || page.matter_below(at) || (marked && part.shorts.is_empty());
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

/// Chooses the headline among the short lines; returns the line where the text begins.
fn choose_title(page: &Page<'_>, from: usize, last_matter: usize, end: usize, habits: &Habits, part: &mut Part) -> usize {
    let enclosed: Vec<usize> = part.shorts.iter().copied().filter(|short| *short < last_matter).collect();
    let after = part.shorts.iter().copied().find(|short| *short >= last_matter);
    if let Some(title) = part.title.clone() {
        let title = clean::collapse(&title);
        for short in enclosed {
            if clean::collapse(page.plain(short)) == title { part.removed.push((short, clean::REPEATED_HEADLINE)) } else { part.header.push(short) }
        }
        return match after {
            Some(short) if clean::collapse(page.plain(short)) == title => {
                part.removed.push((short, clean::REPEATED_HEADLINE));
                short + 1
            }
            _ => last_matter,
        };
    }
    let candidates: Vec<usize> = enclosed.iter().copied().chain(after).collect();
    part.scores = candidates.iter().map(|short| score(page, *short, from, after == Some(*short) && !enclosed.is_empty(), habits, part)).collect();
    let votes = habits.seats.get(&candidates.len()).filter(|_| habits.several).unwrap_or(&part.scores);
    let best = votes.iter().enumerate().max_by_key(|(seat, vote)| (**vote, std::cmp::Reverse(*seat))).map(|(seat, _)| seat);
    let Some(title) = best.and_then(|seat| candidates.get(seat).copied()) else {
        return loose_title(page, last_matter, end, habits.tight, part);
    };
    part.title = Some(page.plain(title).to_owned());
    part.title_line = Some(title);
    for short in enclosed {
        if short != title {
            note(part, "source", page.plain(short));
            part.header.push(short);
        }
    }
    if after == Some(title) { title + 1 } else { last_matter }
}

/// How well a short line would do as the headline.
fn score(page: &Page<'_>, short: usize, from: usize, is_after: bool, habits: &Habits, part: &Part) -> i32 {
    let Some(line) = page.lines.get(short) else { return 0 };
    let mut score = 0;
    let words = line.words;
    score += match words {
        0..=2 => -1,
        3 => 1,
        4 => 3,
        _ => 4,
    };
    score -= i32::from(habits.common.contains(&clean::collapse(line.text))) * 3;
    let others_flush = part.shorts.iter().any(|other| *other != short && page.lines.get(*other).is_some_and(|other| other.indent < 8));
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
    let (Some(line), Some(next)) = (page.lines.get(at), page.lines.get(at + 1)) else { return at };
    let long = next.text.len() >= 100 && next.text.len() * 2 > line.text.len() * 3;
    let capitals = is_capitals(line.text) && !is_capitals(next.text);
    if at + 1 < end && next.gap == 0 && (long || capitals || tight) && page.is_title_like(at) && line.words >= 2 {
        part.title = Some(page.plain(at).to_owned());
        part.title_line = Some(at);
        return at + 1;
    }
    at
}

/// Whether a text is written in capitals throughout.
pub(crate) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let upper = text.chars().filter(|letter| letter.is_uppercase()).count();
    letters >= 6 && upper * 10 >= letters * 9
}

/// Takes captions that stand twice in a row before the text.
fn doubled_lines(page: &Page<'_>, from: usize, end: usize, part: &mut Part) -> usize {
    let mut at = from;
    while at + 1 < end && part.body_byte.is_none() {
        let text = |index: usize| page.lines.get(index).map(|line| clean::without_credit(line.text)).unwrap_or_default();
        if text(at) != text(at + 1) || text(at).is_empty() {
            break;
        }
        part.captions.push(at);
        part.removed.push((at + 1, clean::REPEATED_CAPTION));
        at += 2;
    }
    at
}

/// A headline without emphasis marks, its white space collapsed, and without a number of the export.
fn tidy(title: &str, numbered: bool) -> String {
    let mut title = title.trim();
    for mark in ["***", "**", "__", "*", "_"] {
        if let Some(inner) = title.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            title = inner.trim();
            break;
        }
    }
    if numbered {
        title = super::counter::without_number(title).unwrap_or(title);
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ")
}
