//! Articles that are counted: "3 of 20 documents", "[3]", "Article 3", or a number before each headline.
//!
//! Lines that are the same but for their numbers are compared, and one of the numbers must go up by one from
//! each to the next. No wording is required, so any export's counter will do; wording only decides whether
//! articles without a headline are believed.

use rustc_hash::FxHashMap;

use super::cut::{Cut, Trim, most_frequent};
use super::habits::blank_numbers;
use super::kind::Kind;
use super::page::Page;
use super::pair::Role;
use super::wording::reads_as_title;

/// Words that count articles and nothing inside one.
#[rustfmt::skip]
const ARTICLE_WORDS: &[&str] = &[
    "document", "documents", "article", "articles", "story", "stories", "record", "item", "news", "result",
    "text", "dokument", "dokumente", "artikel", "artículo", "articulo", "documento", "articolo", "artigo",
    "doc", "entry", "clip", "beitrag", "meldung", "статья", "документ", "artykuł", "artikkeli", "makale",
    "cikk",
];

/// Proposes an article at every counter, and at every counted headline.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = counters(page);
    cuts.extend(counted_headlines(page));
    cuts
}

/// Whether a line alone reads as a counter of articles, as in an export of one.
pub(crate) fn is_counter(text: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .take(6)
        .map(|word| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        })
        .collect();
    let numbers = words
        .iter()
        .filter(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
        .count();
    words.len() <= 5 && numbers >= 2 && words.iter().any(|word| ARTICLE_WORDS.contains(&word.as_str()))
}

/// What a line with a number has in common with others: its text with the numbers blanked.
pub(crate) fn class_of(text: &str) -> Option<String> {
    let bare = |word: &str| number_word(word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let counts = text.bytes().any(|byte| byte.is_ascii_digit())
        || text.split_whitespace().any(|word| bare(word).is_some());
    counts.then(|| blank_numbers(&in_digits(text).to_lowercase()))
}

/// Counter lines, grouped by their text with the numbers blanked.
fn counters(page: &Page<'_>) -> Vec<Cut> {
    let mut order: Vec<Vec<usize>> = Vec::new();
    let mut groups: FxHashMap<String, usize> = FxHashMap::default();
    for (at, line) in page.lines.iter().enumerate() {
        let may_count = !matches!(
            line.kind,
            Kind::Date(_) | Kind::Mail | Kind::Address | Kind::Signs
        );
        // Days that follow each other are dates, not a count.
        let dated = matches!(line.kind, Kind::Pair(pair) if pair.role == Some(Role::Date));
        if !may_count || dated || line.text.len() > 80 || line.words > 8 {
            continue;
        }
        let Some(key) = class_of(line.text) else { continue };
        let group = *groups.entry(key).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        if let Some(group) = order.get_mut(group) {
            group.push(at);
        }
    }
    order.retain(|group| group.len() > 1 && counts_up(page, group));
    most_frequent(&mut order, 2, Vec::len);
    order
        .into_iter()
        .map(|heads| {
            let firm = heads.first().and_then(|at| page.lines.get(*at)).is_some_and(|line| {
                let framed = matches!(line.kind, Kind::Marked { open, close, .. } if open.len() > 1 && close.len() > 1);
                is_firm(line.text) || framed
            });
            Cut { firm, marks: heads.clone(), heads, trim: Trim::None }
        })
        .collect()
}

/// Whether one of the numbers goes up by one from line to line.
fn counts_up(page: &Page<'_>, group: &[usize]) -> bool {
    let rows: Vec<Vec<u64>> = group
        .iter()
        .filter_map(|at| page.lines.get(*at))
        .map(|line| numbers(&in_digits(line.text)))
        .collect();
    let width = rows.first().map_or(0, Vec::len);
    (0..width).any(|column| {
        rows.windows(2).all(|pair| match pair {
            [left, right] => matches!((left.get(column), right.get(column)), (Some(left), Some(right)) if left.checked_add(1) == Some(*right)),
            _ => false,
        })
    })
}

/// A text with Roman numerals and number words as digits.
fn in_digits(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        match number_word(bare) {
            Some(number) => words.push(word.replacen(bare, &number.to_string(), 1)),
            None => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// The value of a Roman numeral in capitals below 40, or of a number word up to twelve.
fn number_word(word: &str) -> Option<u64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    // All of them are short.
    if word.is_empty() || word.len() > 7 {
        return None;
    }
    if let Some(at) = WORDS.iter().position(|name| word.eq_ignore_ascii_case(name)) {
        return u64::try_from(at + 1).ok();
    }
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = word.chars().take_while(|letter| *letter == 'X').count();
    let unit = units.iter().position(|unit| word.get(tens..) == Some(*unit))?;
    (tens <= 3).then(|| u64::try_from(tens * 10 + unit).ok())?
}

/// The numbers of a line.
fn numbers(text: &str) -> Vec<u64> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().unwrap_or(u64::MAX))
        .collect()
}

/// Whether the counter cannot count anything but articles.
fn is_firm(text: &str) -> bool {
    let lower = text.to_lowercase();
    let word = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| ARTICLE_WORDS.contains(&word));
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    let boxed = bare.len() < lower.len()
        && bare.bytes().all(|byte| byte.is_ascii_digit())
        && !lower.ends_with(['.', ')', ':']);
    word || boxed
}

/// Headlines with a number before them, counted without a gap.
fn counted_headlines(page: &Page<'_>) -> Option<Cut> {
    let mut heads = Vec::new();
    let mut expected = None;
    let mut shape = String::new();
    for (at, line) in page.lines.iter().enumerate() {
        if line.gap == 0 {
            continue;
        }
        let Some((number, before, rest)) = number_before(line.text) else {
            continue;
        };
        if matches!(line.kind, Kind::Date(_)) || !(page.ends_block(at) || page.next_opens(at)) {
            continue;
        }
        let fits = expected.is_none_or(|expected| expected == number && shape == before);
        if fits && reads_as_title(rest) {
            if heads.is_empty() {
                before.clone_into(&mut shape);
            }
            heads.push(at);
            expected = number.checked_add(1);
        }
    }
    (heads.len() > 1).then_some(Cut {
        heads,
        marks: Vec::new(),
        firm: false,
        trim: Trim::Number,
    })
}

/// A headline without the number before it.
pub(crate) fn without_number(title: &str) -> Option<&str> {
    number_before(title).map(|(_, _, rest)| rest)
}

/// `3. Text`, `[3] Text`, `Article 3: Text`: the number, what stands before it, and the text.
fn number_before(text: &str) -> Option<(u64, &str, &str)> {
    // No numeral is longer than seven letters.
    let numeral = text
        .bytes()
        .take(8)
        .position(|byte| matches!(byte, b'.' | b')' | b':'));
    if let Some((first, rest)) = numeral.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?))) {
        let rest = rest.strip_prefix(' ').map(str::trim_start);
        if let (Some(number), Some(rest)) = (
            number_word(first).filter(|_| first.chars().all(char::is_uppercase)),
            rest,
        ) {
            return Some((number, "", rest));
        }
    }
    let start = text.bytes().take(15).position(|byte| byte.is_ascii_digit())?;
    let before = text.get(..start)?;
    let word = before.trim_matches(|letter: char| !letter.is_alphanumeric());
    if before.split_whitespace().count() > 2
        || (!word.is_empty() && !word.chars().next().is_some_and(char::is_uppercase))
    {
        return None;
    }
    let rest = text.get(start..)?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let number = rest.get(..end)?.parse().ok()?;
    let mut after = rest.get(end..)?;
    // "3 of 12: Text" and "3/12 Text".
    for total in [" of ", "/", " / ", " von ", " de ", " sur "] {
        if let Some(tail) = after.strip_prefix(total) {
            let digits = tail
                .find(|letter: char| !letter.is_ascii_digit())
                .unwrap_or(tail.len());
            if digits > 0 {
                after = tail.get(digits..)?;
            }
            break;
        }
    }
    let inner = after.trim_start_matches(|letter: char| ".):]-–—|> \t".contains(letter));
    let signs = after.get(..after.len() - inner.len())?;
    let set_off = signs.trim() != "" && signs.ends_with([' ', '\t']);
    (set_off && !inner.is_empty()).then_some((number, before, inner))
}
