//! Tables of entities for the tests of the charts.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the samples have a few dozen rows of small numbers"
)]

use crate::analyze::{Column, Table, Values};

/// The name of an entity.
type Name = fn(usize) -> String;
/// A number of mentions, sentences or words.
type Value = fn(usize) -> i64;

const KINDS: [&str; 4] = ["person", "organization", "place", "nationality"];
const VERBS: [&str; 3] = ["said", "told", "warned"];

/// The table of one of the analyses of entities with `rows` entities of these names and values; `None` for the
/// analyses of anything else.
pub(super) fn table(analysis: &str, rows: usize, name: Name, value: Value) -> Option<Table> {
    let columns = match analysis {
        "top_entities" => entities(rows, name, value),
        "entity_heatmap" => entity_heatmap(rows, name, value),
        "cooccurrence" => cooccurrence(&ring(rows, value), name, value),
        "quoted" => quoted(rows, name, value),
        _ => return None,
    };
    Some(whole(analysis, columns))
}

/// A table of links between entities, each its two ends and its sentences.
pub(super) fn links(links: &[(usize, usize, i64)], name: Name) -> Table {
    whole("cooccurrence", cooccurrence(links, name, |seed| 3 + seed as i64))
}

/// A table of these columns.
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

fn kind(seed: usize) -> String {
    KINDS[seed % KINDS.len()].to_owned()
}

/// So many rows of every kind.
fn entities(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = || (0..KINDS.len()).flat_map(|kind| (0..rows).map(move |row| (kind, row)));
    vec![
        ("name", text(seeds().map(|(_, row)| name(row)))),
        ("kind", text(seeds().map(|(place, _)| kind(place)))),
        ("rank", integer(seeds().map(|(_, row)| row as i64 + 1))),
        ("mentions", integer(seeds().map(|(_, row)| value(row)))),
        (
            "df",
            integer(seeds().map(|(_, row)| value(row).min(row as i64 + 1))),
        ),
        (
            "share",
            Values::Float(seeds().map(|(_, row)| Some(1.0 / (row + 1) as f64)).collect()),
        ),
        ("aliases", text(seeds().map(|_| String::new()))),
    ]
}

/// Every entity in about a third of as many articles.
fn entity_heatmap(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = || {
        (0..rows)
            .flat_map(move |entity| (0..rows).map(move |doc| (entity, doc)))
            .filter(|(entity, doc)| (entity + doc) % 3 != 1)
    };
    vec![
        (
            "name",
            text(seeds().map(|(entity, _)| format!("{}{entity}", name(entity)))),
        ),
        ("kind", text(seeds().map(|(entity, _)| kind(entity)))),
        ("column", integer(seeds().map(|(_, doc)| doc as i64))),
        ("label", text(seeds().map(|(_, doc)| name(doc)))),
        (
            "mentions",
            integer(seeds().map(|(entity, doc)| value(entity + doc) * ((entity * doc) % 4) as i64)),
        ),
    ]
}

/// Entities in a ring with some chords.
fn ring(rows: usize, value: Value) -> Vec<(usize, usize, i64)> {
    let around = (0..rows).map(|row| (row, (row + 1) % rows, value(row)));
    let across = (0..rows).map(|row| (row, (row * 3 + 2) % rows, value(row + 1)));
    around.chain(across).collect()
}

fn cooccurrence(links: &[(usize, usize, i64)], name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let sentences = || links.iter().map(|link| link.2);
    vec![
        ("a", text(links.iter().map(|link| name(link.0)))),
        ("a_kind", text(links.iter().map(|link| kind(link.0)))),
        ("b", text(links.iter().map(|link| name(link.1)))),
        ("b_kind", text(links.iter().map(|link| kind(link.1)))),
        ("sentences", integer(sentences())),
        ("articles", integer(sentences().map(|count| count.min(5)))),
        ("a_mentions", integer(links.iter().map(|link| value(link.0)))),
        ("b_mentions", integer(links.iter().map(|link| value(link.1)))),
        (
            "npmi",
            Values::Float(sentences().map(|count| (count > 1).then_some(0.5)).collect()),
        ),
    ]
}

fn quoted(rows: usize, name: Name, value: Value) -> Vec<(&'static str, Values)> {
    let seeds = 0..rows;
    let shares = seeds.clone().map(|row| Some(1.0 / (row + 2) as f64));
    vec![
        ("name", text(seeds.clone().map(name))),
        ("kind", text(seeds.clone().map(kind))),
        ("quotations", integer(seeds.clone().map(value))),
        ("words", integer(seeds.clone().map(value))),
        ("share", Values::Float(shares.collect())),
        ("articles", integer(seeds.clone().map(|row| row as i64 + 1))),
        ("verb", text(seeds.map(|row| VERBS[row % VERBS.len()].to_owned()))),
    ]
}
