//! Tables of topics and stories for the tests of the charts.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the samples have a few hundred rows of small numbers"
)]

use super::samples::{float, integer, table as whole, text};
use crate::analyze::{Table, Values};

/// The name of a topic, a term, a group or a story.
type Name = fn(usize) -> String;
/// A count.
type Value = fn(usize) -> i64;

const DATES: [Option<&str>; 4] = [Some("2024-03-01"), Some("2024-03-09"), None, Some("2024-04")];

/// The table of one of the analyses of topics and stories with `rows` of them of these names and values, of two periods
/// or groups; `None` for the analyses of anything else.
pub(super) fn table(analysis: &str, rows: usize, name: Name, value: Value) -> Option<Table> {
    let columns = match analysis {
        "topic_overview" => topic_overview(rows, name, value),
        "topics" => topics(rows, name, value),
        "story_list" => story_list(rows, name, value),
        "article_map" => article_map(rows, name, value),
        _ => parted(analysis, rows, 2, name, value)?,
    };
    Some(whole(analysis, columns))
}

/// The same for several periods or groups, where an analysis has them.
pub(super) fn more(analysis: &str, rows: usize, name: Name, value: Value) -> Vec<(usize, Table)> {
    let parts: &[usize] = if analysis == "topic_timeline" {
        &[3, 14, 90]
    } else {
        &[5, 24]
    };
    parts
        .iter()
        .filter_map(|&parts| {
            Some((
                parts,
                whole(analysis, parted(analysis, rows, parts, name, value)?),
            ))
        })
        .collect()
}

/// The columns of a table of so many periods or groups.
fn parted(
    analysis: &str,
    rows: usize,
    parts: usize,
    name: Name,
    value: Value,
) -> Option<Vec<(&'static str, Values)>> {
    match analysis {
        "topic_timeline" => Some(topic_timeline(rows, parts, name, value)),
        "topic_groups" => Some(topic_groups(rows, parts, name, value)),
        _ => None,
    }
}

/// Every seventh article has no topic.
fn article_map(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = 0..rows;
    let topic = |row: usize| (!row.is_multiple_of(7)).then_some(row as i64 % 14 + 1);
    vec![
        ("doc", integer(seeds.clone().map(|row| row as i64))),
        ("title", text(seeds.clone().map(name))),
        ("topic", Values::Integer(seeds.clone().map(topic).collect())),
        ("label", text(seeds.clone().map(|row| name(row % 14)))),
        (
            "x",
            float(seeds.clone().map(|row| (row * 37 % 101) as f64 / 100.0)),
        ),
        ("y", float(seeds.map(|row| (value(row) % 101) as f64 / 100.0))),
    ]
}

/// A share from a count, between 0 and 1.
fn share(count: i64) -> f64 {
    (count % 101) as f64 / 101.0
}

/// Every third topic is weak, every fifth has no coherence, and coherence goes from below chance to always.
fn topic_overview(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = 0..rows;
    let terms = |row: usize| {
        let forms: Vec<String> = (row..row + 8).map(name).collect();
        forms.join(", ")
    };
    let verdict = |row: usize| ["clear", "clear", "weak"][row % 3].to_owned();
    let coherence = |row: usize| (row % 5 != 3).then(|| (row % 7) as f64 / 4.0 - 0.5);
    vec![
        ("topic", integer(seeds.clone().map(|row| row as i64 + 1))),
        ("label", text(seeds.clone().map(name))),
        ("articles", integer(seeds.clone().map(value))),
        ("share", float(seeds.clone().map(|row| share(value(row))))),
        ("coherence", Values::Float(seeds.clone().map(coherence).collect())),
        ("exclusivity", float(seeds.clone().map(|row| share(row as i64)))),
        ("verdict", text(seeds.clone().map(verdict))),
        ("why", text(seeds.clone().map(|row| name(row + 1)))),
        ("terms", text(seeds.clone().map(terms))),
        ("entities", text(seeds.map(name))),
    ]
}

/// As many terms in every topic as there are topics, a few of them of unknown exclusivity.
fn topics(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = || (0..rows).flat_map(move |topic| (0..rows).map(move |term| (topic, term)));
    let exclusivity =
        |(topic, term): (usize, usize)| (term % 6 != 5).then(|| share((topic * 13 + term * 29) as i64));
    vec![
        ("topic", integer(seeds().map(|seed| seed.0 as i64 + 1))),
        ("rank", integer(seeds().map(|seed| seed.1 as i64 + 1))),
        (
            "term",
            integer(seeds().map(|seed| (seed.0 * rows + seed.1) as i64)),
        ),
        ("stem", text(seeds().map(|seed| name(seed.1)))),
        ("form", text(seeds().map(|seed| name(seed.0 + seed.1)))),
        ("weight", float(seeds().map(|seed| value(seed.1) as f64 / 2100.0))),
        ("exclusivity", Values::Float(seeds().map(exclusivity).collect())),
        ("label", text(seeds().map(|seed| name(seed.0)))),
    ]
}

/// Months, of which every seventh has no article and every ninth is missing; some have few articles. Periods that are
/// no dates where names are strange.
fn topic_timeline(rows: usize, parts: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = || {
        (0..parts)
            .filter(|part| part % 9 != 8)
            .flat_map(move |part| (0..rows).map(move |topic| (part, topic)))
    };
    let total = |part: usize| if part % 7 == 5 { 0 } else { value(part % 5) };
    let period = move |part: usize| {
        let month = format!("{}-{:02}", 2001 + part / 12, part % 12 + 1);
        if name(0).is_ascii() {
            month
        } else {
            name(part) + &month
        }
    };
    let of = |(part, topic): (usize, usize)| (total(part) > 0).then(|| share(value(part + topic)));
    vec![
        ("period", text(seeds().map(|seed| period(seed.0)))),
        ("topic", integer(seeds().map(|seed| seed.1 as i64 + 1))),
        ("label", text(seeds().map(|seed| name(seed.1)))),
        (
            "articles",
            Values::Float(
                seeds()
                    .map(|seed| Some(of(seed)? * total(seed.0) as f64))
                    .collect(),
            ),
        ),
        ("share", Values::Float(seeds().map(of).collect())),
        ("total", integer(seeds().map(|seed| total(seed.0)))),
    ]
}

/// Groups of two columns, some of few articles; the second column has fewer of them.
fn topic_groups(rows: usize, parts: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = || {
        [("outlet", parts), ("section", parts.min(3))]
            .into_iter()
            .flat_map(move |(column, parts)| {
                (0..parts).flat_map(move |part| (0..rows).map(move |topic| (column, part, topic)))
            })
    };
    let of =
        |(_, part, topic): (&str, usize, usize)| share(value(part + topic) * ((part * topic) % 3) as i64);
    vec![
        ("topic", integer(seeds().map(|seed| seed.2 as i64 + 1))),
        ("label", text(seeds().map(|seed| name(seed.2)))),
        ("column", text(seeds().map(|seed| seed.0.to_owned()))),
        ("group", text(seeds().map(|seed| name(seed.1)))),
        (
            "articles",
            float(seeds().map(|seed| of(seed) * value(seed.1) as f64)),
        ),
        ("share", float(seeds().map(of))),
        ("total", integer(seeds().map(|seed| value(seed.1)))),
    ]
}

/// Stories whose copies are of every kind, some without outlets and dates.
fn story_list(rows: usize, title: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = 0..rows;
    let part =
        |row: usize, part: i64| (value(row) - 1).max(0) / 4 + i64::from((value(row) - 1).max(0) % 4 > part);
    let parts = |place: i64| integer((0..rows).map(|row| part(row, place)));
    let date = |row: usize| DATES[row % DATES.len()].map(str::to_owned);
    vec![
        ("story", integer(seeds.clone().map(|row| row as i64))),
        ("title", text(seeds.clone().map(title))),
        ("articles", integer(seeds.clone().map(value))),
        (
            "outlets",
            Values::Integer(
                seeds
                    .clone()
                    .map(|row| (row % 3 != 2).then_some(row as i64))
                    .collect(),
            ),
        ),
        ("first", Values::Text(seeds.clone().map(date).collect())),
        (
            "last",
            Values::Text(seeds.clone().map(|row| date(row / 2)).collect()),
        ),
        ("same", parts(0)),
        ("near", parts(1)),
        ("cut", parts(2)),
        ("rewritten", parts(3)),
        ("doc", integer(seeds.map(|row| row as i64))),
    ]
}
