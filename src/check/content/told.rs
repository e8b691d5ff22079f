//! Content rules in the words of a reader.
//!
//! Columns and values come from the input and may hold anything, so every text is brought to one line here, whether or not
//! the rule was found sound before. Nothing is judged.

use super::judge::{Observed, Passed};
use super::sound::is_hidden;
use super::{Asks, Matching, Must, Rule, Unit};
use crate::finding::{self, Scale};
use crate::number;

/// Columns or values named in a message.
const SHOWN: usize = 10;
/// Characters of one of them.
const LETTERS: usize = 60;

/// The rules that are applied, in the order in which they were written.
pub fn rules(all: &[Rule]) -> Vec<finding::Rule> {
    let described = |rule: &Rule| {
        let level = rule.level.level()?;
        let wants = wants(rule);
        let counted = match rule.asks() {
            Asks::Term {
                matching: Matching::Stem,
                ..
            } => "Counts every form of the term by its stem",
            Asks::Term {
                matching: Matching::Word,
                ..
            } => "Counts the term in upper and lower case",
            Asks::Term {
                matching: Matching::Exact,
                ..
            } => "Counts the term letter for letter",
            Asks::Entity { .. } => "Counts mentions of the entity by all its names",
        };
        let articles = place(rule).map_or_else(
            || "all articles".to_owned(),
            |place| format!("the articles {place}"),
        );
        let meaning = format!(
            "{counted} in {articles}: it {wants}. Finds something where that is not so, or where it cannot be told."
        );
        Some(finding::Rule {
            id: id(rule),
            title: format!("{} {wants}", name(rule)),
            meaning: rule
                .message
                .as_deref()
                .map_or(meaning.clone(), |message| format!("{meaning} {}", clean(message))),
            level,
        })
    };
    all.iter().filter_map(described).collect()
}

/// What the rule wants, such as `must not appear` or `must be in at most 5 articles`.
fn wants(rule: &Rule) -> String {
    let limit = match (rule.min, rule.max) {
        (Some(min), Some(max)) => Some((format!("{} to ", written(min)), max)),
        (Some(min), None) => Some(("at least ".to_owned(), min)),
        (None, Some(max)) => Some(("at most ".to_owned(), max)),
        (None, None) => None,
    };
    let limit = limit.map(|(words, limit)| {
        let unit = rule.unit.unwrap_or(Unit::Occurrences);
        let verb = match unit {
            Unit::PerMillionWords => "be at",
            Unit::PercentOfArticles | Unit::Articles => "be in",
            Unit::Occurrences => "occur",
        };
        format!("{verb} {words}{}", in_unit(unit, &written(limit)))
    });
    match (rule.must, limit) {
        (Some(Must::NotAppear), _) => "must not appear".to_owned(),
        (Some(Must::Appear), Some(limit)) => format!("must appear and {limit}"),
        (Some(Must::Appear), None) => "must appear".to_owned(),
        (None, Some(limit)) => format!("must {limit}"),
        (None, None) => "is looked for".to_owned(),
    }
}

/// A number of a unit, such as `500 per million words`, `20% of articles`, `3 articles`, `1 time`.
fn in_unit(unit: Unit, number: &str) -> String {
    let ending = if number == "1" { "" } else { "s" };
    match unit {
        Unit::PerMillionWords => format!("{number} per million words"),
        Unit::PercentOfArticles => format!("{number}% of articles"),
        Unit::Occurrences => format!("{number} time{ending}"),
        Unit::Articles => format!("{number} article{ending}"),
    }
}

/// A limit with all its digits.
fn written(limit: f64) -> String {
    if limit.fract() == 0.0 {
        number::fixed(limit, 0)
    } else {
        number::full(limit)
    }
}

/// The rule's name in findings.
pub(super) fn id(rule: &Rule) -> String {
    format!("content/{}", clean(&rule.name))
}

/// What is looked for.
pub(super) fn subject(rule: &Rule) -> String {
    match rule.asks() {
        Asks::Term { words, .. } => clean(words),
        Asks::Entity { name, .. } => clean(name),
    }
}

/// The articles a rule is about where it is not all.
pub(super) fn scope(rule: &Rule) -> Option<String> {
    rule.scope.text().map(|text| clean(&text))
}

/// What is said, with the reason its writer gave for the rule.
pub(super) fn with_reason(said: String, rule: &Rule) -> String {
    match rule.message.as_deref().map(clean) {
        Some(reason) if !reason.is_empty() => format!("{said}. {reason}"),
        _ => said,
    }
}

/// A rule that could not be applied.
pub(super) fn unusable(rule: &Rule, why: &str) -> String {
    format!("{} could not be looked for: {why}", name(rule))
}

pub(super) fn unknown_column(column: &str, known: &[String]) -> String {
    let there = listed("its columns are", known, "it has none of its own");
    format!("the input has no column {}; {there}", cut(column))
}

pub(super) fn unknown_value(rule: &Rule, column: &str, known: &[String]) -> String {
    let wanted = rule.scope.conditions().find(|(own, _)| *own == column);
    let values = wanted.map_or_else(String::new, |(_, values)| clean(&values.join(" or ")));
    let there = listed("there are", known, "no article has a value in that column");
    format!("no article has {} = {values}; {there}", cut(column))
}

pub(super) fn no_article(rule: &Rule) -> String {
    format!("there is no article{}", placed(rule))
}

pub(super) fn no_word(rule: &Rule, observed: &Observed) -> String {
    format!("there is no word in {}", all(rule, observed))
}

/// What must appear and does not.
pub(super) fn absent(rule: &Rule, observed: &Observed) -> String {
    format!(
        "{} must appear and does not: in none of {} with {} ({})",
        name(rule),
        all(rule, observed),
        number::counted(observed.words_in_scope, "word"),
        interval(observed, Scale::Articles)
    )
}

/// What must not appear and does.
pub(super) fn present(rule: &Rule, observed: &Observed) -> String {
    format!(
        "{} must not appear and does: {}{}, in {} of {} ({})",
        name(rule),
        number::counted(observed.occurrences, "time"),
        per_million(observed),
        number::count(observed.articles),
        all(rule, observed),
        interval(observed, Scale::Articles)
    )
}

/// What is above or below its limit.
pub(super) fn outside(rule: &Rule, observed: &Observed, passed: &Passed) -> String {
    let &Passed {
        unit,
        rate,
        limit,
        above,
        agrees,
    } = passed;
    let of = format!(
        "in {} of {}",
        number::count(observed.articles),
        all(rule, observed)
    );
    let times = number::counted(observed.occurrences, "time");
    let words = number::counted(observed.words_in_scope, "word");
    let (verb, counts) = match unit {
        Unit::PerMillionWords => ("is at", format!("{times} in {words}, {of}")),
        Unit::Occurrences => ("occurs", format!("{of} with {words}{}", per_million(observed))),
        Unit::PercentOfArticles | Unit::Articles => ("is in", format!("{of}, {times}")),
    };
    let percent = if unit == Unit::PercentOfArticles { "%" } else { "" };
    format!(
        "{} {verb} {}, {} the limit of {}{percent}: {counts} ({}{})",
        name(rule),
        in_unit(unit, &apart(rate, limit)),
        if above { "above" } else { "below" },
        written(limit),
        interval(observed, unit.scale()),
        if agrees { ", which includes the limit" } else { "" },
    )
}

/// The interval in the words of a reader.
fn interval(observed: &Observed, scale: Scale) -> String {
    let (low, high) = observed.interval(scale);
    let (of, unit) = match scale {
        Scale::Words => (1e6, " per million words"),
        Scale::Articles => (100.0, "% of articles"),
    };
    let text = |share: f64| number::reader(share * of);
    format!("95% interval: {} to {}{unit}", text(low), text(high))
}

fn per_million(observed: &Observed) -> String {
    let rate = observed.rate(Unit::PerMillionWords);
    rate.map_or_else(String::new, |rate| {
        format!(", {} per million words", number::reader(rate))
    })
}

/// A rate with as many digits as tell it from the limit that it broke.
fn apart(rate: f64, limit: f64) -> String {
    let short = number::reader(rate);
    if short != number::reader(limit) {
        return short;
    }
    (0..=9)
        .find(|&decimals| number::fixed(rate, decimals) != number::fixed(limit, decimals))
        .map_or_else(|| number::full(rate), |decimals| number::fixed(rate, decimals))
}

/// What is looked for, as a sentence begins with it.
fn name(rule: &Rule) -> String {
    match rule.asks() {
        Asks::Entity { kind: Some(kind), .. } => format!("“{}” ({})", subject(rule), clean(kind)),
        _ => format!("“{}”", subject(rule)),
    }
}

/// The articles looked at, such as `16 articles where outlet = x`.
fn all(rule: &Rule, observed: &Observed) -> String {
    format!(
        "{}{}",
        number::counted(observed.articles_in_scope, "article"),
        placed(rule)
    )
}

fn placed(rule: &Rule) -> String {
    place(rule).map_or_else(String::new, |place| format!(" {place}"))
}

fn place(rule: &Rule) -> Option<String> {
    scope(rule).map(|text| format!("where {text}"))
}

/// The beginning of a list.
fn listed(head: &str, all: &[String], none: &str) -> String {
    if all.is_empty() {
        return none.to_owned();
    }
    let mut shown: Vec<String> = all.iter().take(SHOWN).map(|one| cut(one)).collect();
    if all.len() > SHOWN {
        shown.push(format!("{} more", number::count(all.len() - SHOWN)));
    }
    format!("{head} {}", shown.join(", "))
}

fn cut(text: &str) -> String {
    let clean = clean(text);
    let mut letters = clean.chars();
    let mut short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The text on one line.
fn clean(text: &str) -> String {
    let visible = |letter: char| if is_hidden(letter) { ' ' } else { letter };
    let line: String = text.chars().map(visible).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
