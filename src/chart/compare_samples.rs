//! Tables of comparisons for the tests of the charts.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the samples have a few hundred rows of small numbers"
)]

use crate::analyze::{Column, Table, Values};

/// The name of a term, a group or a period.
type Name = fn(usize) -> String;
/// A count.
type Value = fn(usize) -> i64;
/// A comparison: its group, log ratio, the ends of the interval and the conservative log ratio.
type Comparison<'n> = (&'n str, Option<f64>, Option<f64>, Option<f64>, f64);

const VERDICTS: [&str; 4] = ["robust", "bursty", "too rare", "no difference"];

/// The table of one of the comparing analyses with `rows` terms of these names and values, of two groups or periods;
/// `None` for any other analysis.
pub(super) fn table(analysis: &str, rows: usize, name: Name, value: Value) -> Option<Table> {
    sized(analysis, rows, 2, name, value)
}

/// The same for several groups or periods.
pub(super) fn more(analysis: &str, rows: usize, name: Name, value: Value) -> Vec<(usize, Table)> {
    let parts: &[usize] = if analysis == "trend_rates" {
        &[3, 14, 230]
    } else {
        &[3, 14]
    };
    parts
        .iter()
        .copied()
        .filter_map(|parts| Some((parts, sized(analysis, rows, parts, name, value)?)))
        .collect()
}

/// The table with so many groups or periods.
fn sized(analysis: &str, rows: usize, parts: usize, name: Name, value: Value) -> Option<Table> {
    let columns = match analysis {
        "keyness" => keyness(rows, parts, name, value),
        "frequencies" => keyness(rows * parts, 1, name, value),
        "trend_rates" => trend_rates(rows, parts, name, value),
        _ => return None,
    };
    Some(whole(analysis, columns))
}

/// A table of keyness with these comparisons.
pub(super) fn rows(comparisons: &[Comparison<'_>]) -> Table {
    let float = |of: fn(&Comparison<'_>) -> Option<f64>| Values::Float(comparisons.iter().map(of).collect());
    let columns = vec![
        ("group", text(comparisons.iter().map(|row| row.0.to_owned()))),
        ("log_ratio", float(|row| row.1)),
        ("log_ratio_low", float(|row| row.2)),
        ("log_ratio_high", float(|row| row.3)),
        ("lrc", float(|row| Some(row.4))),
    ];
    whole("keyness", columns)
}

fn whole(id: &str, columns: Vec<(&str, Values)>) -> Table {
    let columns: Vec<Column> = columns
        .into_iter()
        .map(|(name, values)| Column {
            name: name.to_owned(),
            meaning: String::new(),
            values,
        })
        .collect();
    Table {
        id: id.to_owned(),
        title: String::new(),
        method: String::new(),
        total: columns.first().map_or(0, |column| column.values.len()),
        columns,
    }
}

fn text(values: impl IntoIterator<Item = String>) -> Values {
    Values::Text(values.into_iter().map(Some).collect())
}

fn integer(values: impl IntoIterator<Item = i64>) -> Values {
    Values::Integer(values.into_iter().map(Some).collect())
}

/// So many terms in every group: about a third used more, a third less, a third alike, with ends missing here and
/// there; then a pair of groups.
fn keyness(rows: usize, groups: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds: Vec<(usize, usize)> = (0..groups)
        .flat_map(|group| (0..rows).map(move |row| (group, row)))
        .collect();
    let of = |get: &dyn Fn(usize, usize) -> Option<f64>| {
        Values::Float(seeds.iter().map(|&(group, row)| get(group, row)).collect())
    };
    let ratio = |group: usize, row: usize| {
        let size = 0.5 + ((row * 7 + group * 3) % 40) as f64 / 5.0;
        [size, -size, 0.1][(row + group) % 3]
    };
    let width = |row: usize| 0.1 + (row % 9) as f64 * 0.2;
    let reference = |row: usize| (value)(row + 3) % 50;
    let rate = |count: i64| Some(count as f64 * 12.5);
    vec![
        ("group", text(seeds.iter().map(|seed| name(seed.0)))),
        ("term", text(seeds.iter().map(|seed| name(seed.1)))),
        ("stem", text(seeds.iter().map(|seed| name(seed.1)))),
        (
            "form",
            Values::Text(
                seeds
                    .iter()
                    .map(|seed| (seed.1 % 5 != 1).then(|| name(seed.1)))
                    .collect(),
            ),
        ),
        ("count", integer(seeds.iter().map(|seed| value(seed.1)))),
        ("count_ref", integer(seeds.iter().map(|seed| reference(seed.1)))),
        ("per_million", of(&|_, row| rate(value(row)))),
        ("per_million_ref", of(&|_, row| rate(reference(row)))),
        (
            "df",
            Values::Integer(
                seeds
                    .iter()
                    .map(|seed| (seed.1 % 4 != 3).then(|| value(seed.1)))
                    .collect(),
            ),
        ),
        ("log_ratio", of(&|group, row| Some(ratio(group, row)))),
        (
            "log_ratio_low",
            of(&|group, row| (row % 6 != 4).then(|| ratio(group, row) - width(row))),
        ),
        (
            "log_ratio_high",
            of(&|group, row| (row % 6 != 3).then(|| ratio(group, row) + width(row))),
        ),
        (
            "lrc",
            of(&|group, row| {
                let ratio = ratio(group, row);
                Some(ratio.signum() * (ratio.abs() - width(row)).max(0.0))
            }),
        ),
        (
            "verdict",
            text(
                seeds
                    .iter()
                    .map(|seed| VERDICTS[seed.1 % VERDICTS.len()].to_owned()),
            ),
        ),
    ]
}

/// So many terms, every second of them falling, in so many periods of which every seventh is missing for some.
fn trend_rates(rows: usize, periods: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds: Vec<(usize, usize)> = (0..rows)
        .flat_map(|row| (0..periods).map(move |period| (row, period)))
        .filter(|(row, period)| periods < 7 || period % 7 != 3 || row % 2 == 1)
        .collect();
    let count = |row: usize, period: usize| (value)(row + 1) * (1 + ((period * 5 + row) % 11) as i64) / 3;
    let of = |get: &dyn Fn(usize, usize) -> i64| integer(seeds.iter().map(|&(row, period)| get(row, period)));
    vec![
        ("term", text(seeds.iter().map(|seed| name(seed.0)))),
        ("stem", text(seeds.iter().map(|seed| name(seed.0)))),
        ("form", text(seeds.iter().map(|seed| name(seed.0)))),
        (
            "direction",
            text(
                seeds
                    .iter()
                    .map(|seed| ["rising", "falling"][seed.0 % 2].to_owned()),
            ),
        ),
        ("rank", of(&|row, _| row as i64 / 2 + 1)),
        ("period", text(seeds.iter().map(|seed| name(seed.1)))),
        ("place", of(&|_, period| period as i64 + 1790)),
        ("count", of(&|row, period| count(row, period))),
        ("tokens", of(&|_, _| 80_000)),
        (
            "per_million",
            Values::Float(
                seeds
                    .iter()
                    .map(|&(row, period)| Some(count(row, period) as f64 * 12.5))
                    .collect(),
            ),
        ),
    ]
}
