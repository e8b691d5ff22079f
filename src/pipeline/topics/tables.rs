//! Topics as tables.

use super::Found;
use crate::analyze::{Context, Table, Values};
use crate::count::Texts;
use crate::pipeline::columns;
use crate::topic::{self, Description, Shares, Verdict};

/// Terms of a topic that its row of the overview names.
const NAMED: usize = 8;
/// Terms of a topic that are listed.
pub(super) const LISTED: usize = 20;
/// A share below this is left out of the list of shares, unless it is the article's largest.
const LEAST: f64 = 0.01;

/// Every table but the shares of every article.
pub(super) fn tables(found: &Found, context: &Context<'_>) -> Vec<Table> {
    let labels = found.labels();
    let spread = "Mean share of each topic in the articles of a period or group. An article without a usable term has no share.";
    let mut tables = vec![overview(found, context), terms(found, context, LISTED)];
    tables.extend(found.periods.timeline(&labels, spread));
    tables.extend(found.groups.by_group(&labels, spread));
    tables.extend(map(found));
    tables
}

fn numbers(rows: impl Iterator<Item = usize>) -> Values {
    Values::Integer(rows.map(|row| i64::try_from(row).ok()).collect())
}

pub(super) fn overview(found: &Found, context: &Context<'_>) -> Table {
    let described = || found.described.iter();
    let floats =
        |value: &dyn Fn(&Description) -> Option<f64>| Values::Float(described().map(value).collect());
    let texts = |values: Vec<String>| Values::Text(values.into_iter().map(Some).collect());
    let leading = |topic: &topic::Topic| {
        let terms = topic.terms.iter().take(NAMED);
        let forms: Vec<String> = terms
            .map(|(term, _)| context.names.form(*term as usize).into_owned())
            .collect();
        forms.join(", ")
    };
    let led = described()
        .map(|description| i64::try_from(description.led).ok())
        .collect();
    let values = [
        numbers(1..=found.labels.len()),
        texts(found.labels()),
        Values::Integer(led),
        floats(&|topic| Some(topic.mean_share)),
        floats(&|topic| topic.coherence),
        floats(&|topic| topic.exclusivity),
        texts(
            described()
                .map(|topic| verdict(&topic.verdict).to_owned())
                .collect(),
        ),
        texts(described().map(|topic| why(&topic.verdict)).collect()),
        texts(found.model.topics.iter().map(leading).collect()),
        texts(found.names.iter().map(|names| names.join(", ")).collect()),
    ];
    columns::OVERVIEW.table(&super::cards::method(), values)
}

/// `clear` or `weak`.
pub(super) fn verdict(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Clear => "clear",
        Verdict::Weak(_) => "weak",
    }
}

/// Why a topic is weak; empty where it is not.
pub(super) fn why(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Clear => String::new(),
        Verdict::Weak(reason) => reason.to_string(),
    }
}

/// The leading terms of each topic.
pub(super) fn terms(found: &Found, context: &Context<'_>, most: usize) -> Table {
    let rows = || {
        let topics = found
            .model
            .topics
            .iter()
            .zip(&found.described)
            .zip(&found.labels)
            .enumerate();
        topics.flat_map(move |(number, ((topic, description), label))| {
            let terms = topic
                .terms
                .iter()
                .zip(&description.exclusivity_of_terms)
                .take(most)
                .enumerate();
            terms.map(move |(rank, ((term, weight), exclusivity))| {
                (number + 1, rank + 1, *term as usize, *weight, *exclusivity, label)
            })
        })
    };
    let text = |value: &dyn Fn(usize) -> String| {
        Values::Text(rows().map(|(_, _, term, ..)| Some(value(term))).collect())
    };
    let values = [
        numbers(rows().map(|row| row.0)),
        numbers(rows().map(|row| row.1)),
        numbers(rows().map(|row| row.2)),
        text(&|term| context.names.stem(term).to_owned()),
        text(&|term| context.names.form(term).into_owned()),
        Values::Float(rows().map(|row| Some(row.3)).collect()),
        Values::Float(rows().map(|row| Some(row.4)).collect()),
        Values::Text(rows().map(|row| Some(row.5.text.clone())).collect()),
    ];
    columns::TERMS.table(&super::cards::method(), values)
}

/// The shares of topics in some articles, the largest first.
pub(super) fn shares(shares: &Shares, docs: std::ops::Range<usize>) -> Table {
    let mut rows: Vec<(usize, usize, f64)> = Vec::new();
    for doc in docs {
        let main = shares.main(doc).map(|(topic, _)| topic);
        let first = rows.len();
        let own = shares.of(doc).iter().enumerate();
        let told = own.filter(|(topic, share)| **share >= LEAST || Some(*topic) == main);
        rows.extend(told.map(|(topic, share)| (doc, topic + 1, *share)));
        rows[first..].sort_by(|a, b| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1)));
    }
    let values = [
        numbers(rows.iter().map(|row| row.0)),
        numbers(rows.iter().map(|row| row.1)),
        Values::Float(rows.iter().map(|row| Some(row.2)).collect()),
    ];
    columns::SHARES.table(&super::cards::method(), values)
}

/// Articles on the map.
fn map(found: &Found) -> Option<Table> {
    if found.places.is_empty() {
        return None;
    }
    let mut order: Vec<usize> = (0..found.places.len()).collect();
    order.sort_by_key(|&at| found.places.get(at).map(|placed| placed.article));
    let placed = || order.iter().filter_map(|&at| found.places.get(at));
    let main = |article: usize| found.model.shares.main(article).map(|(topic, _)| topic);
    let mut titles = Texts::default();
    for placed in placed() {
        let doc = u32::try_from(placed.article).unwrap_or(u32::MAX);
        titles.push(found.facts.get(&doc).map_or("", |facts| &facts.title));
    }
    let topic = |article: usize| i64::try_from(main(article)? + 1).ok();
    let label = |article: usize| Some(found.labels.get(main(article)?)?.text.clone());
    let values = [
        numbers(placed().map(|placed| placed.article)),
        Values::Text(titles.iter().map(|title| Some(title.to_owned())).collect()),
        Values::Integer(placed().map(|placed| topic(placed.article)).collect()),
        Values::Text(placed().map(|placed| label(placed.article)).collect()),
        Values::Float(placed().map(|placed| Some(placed.x)).collect()),
        Values::Float(placed().map(|placed| Some(placed.y)).collect()),
    ];
    Some(columns::MAP.table(topic::MAP_METHOD, values))
}
