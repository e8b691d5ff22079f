//! Topics as tables.

use super::Found;
use crate::analyze::{Context, Table, Values};
use crate::count::Texts;
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
    tables.extend(
        found
            .periods
            .table(&labels, "topic_timeline", "Topics over time", spread),
    );
    tables.extend(
        found
            .groups
            .table(&labels, "topic_groups", "Topics by group", spread),
    );
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
    let columns = [
        (
            "topic",
            "number of the topic, from 1",
            numbers(1..=found.labels.len()),
        ),
        ("label", "what it is called", texts(found.labels())),
        (
            "articles",
            "articles of which it has the largest share",
            Values::Integer(led),
        ),
        (
            "share",
            "mean share over all articles, 0 to 1",
            floats(&|topic| Some(topic.mean_share)),
        ),
        (
            "coherence",
            "mean NPMI of its first ten terms over articles, -1 to 1",
            floats(&|topic| topic.coherence),
        ),
        (
            "exclusivity",
            "mean share of the occurrences of its first ten terms that falls to it, 0 to 1",
            floats(&|topic| topic.exclusivity),
        ),
        (
            "verdict",
            "clear, or weak",
            texts(
                described()
                    .map(|topic| verdict(&topic.verdict).to_owned())
                    .collect(),
            ),
        ),
        (
            "why",
            "why it is weak",
            texts(described().map(|topic| why(&topic.verdict)).collect()),
        ),
        (
            "terms",
            "its leading terms",
            texts(found.model.topics.iter().map(leading).collect()),
        ),
        (
            "entities",
            "names that its articles mention more often than others do",
            texts(found.names.iter().map(|names| names.join(", ")).collect()),
        ),
    ];
    Table::new(
        "topic_overview",
        "Topics",
        &super::cards::method(),
        columns.into(),
    )
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
    let columns = [
        (
            "topic",
            "number of the topic, from 1",
            numbers(rows().map(|row| row.0)),
        ),
        (
            "rank",
            "place of the term in it, from 1",
            numbers(rows().map(|row| row.1)),
        ),
        ("term", "number of the term", numbers(rows().map(|row| row.2))),
        (
            "stem",
            "what is counted",
            text(&|term| context.names.stem(term).to_owned()),
        ),
        (
            "form",
            "its most frequent surface form",
            text(&|term| context.names.form(term).into_owned()),
        ),
        (
            "weight",
            "its weight in the topic; of use only beside those of the same topic",
            Values::Float(rows().map(|row| Some(row.3)).collect()),
        ),
        (
            "exclusivity",
            "share of its occurrences that falls to the topic, 0 to 1",
            Values::Float(rows().map(|row| Some(row.4)).collect()),
        ),
        (
            "label",
            "what the topic is called",
            Values::Text(rows().map(|row| Some(row.5.text.clone())).collect()),
        ),
    ];
    Table::new(
        "topics",
        "The terms of each topic",
        &super::cards::method(),
        columns.into(),
    )
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
    let columns = [
        (
            "doc",
            "number of the article",
            numbers(rows.iter().map(|row| row.0)),
        ),
        (
            "topic",
            "number of the topic, from 1",
            numbers(rows.iter().map(|row| row.1)),
        ),
        (
            "share",
            "its share of the article, 0 to 1; shares below 0.01 are left out",
            Values::Float(rows.iter().map(|row| Some(row.2)).collect()),
        ),
    ];
    Table::new(
        "topic_documents",
        "Topics of each article",
        &super::cards::method(),
        columns.into(),
    )
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
    let columns = [
        (
            "doc",
            "number of the article",
            numbers(placed().map(|placed| placed.article)),
        ),
        (
            "title",
            "what a reader calls it",
            Values::Text(titles.iter().map(|title| Some(title.to_owned())).collect()),
        ),
        (
            "topic",
            "number of the topic with its largest share",
            Values::Integer(placed().map(|placed| topic(placed.article)).collect()),
        ),
        (
            "label",
            "what that is called",
            Values::Text(placed().map(|placed| label(placed.article)).collect()),
        ),
        (
            "x",
            "place from left to right, 0 to 1",
            Values::Float(placed().map(|placed| Some(placed.x)).collect()),
        ),
        (
            "y",
            "place from top to bottom, 0 to 1",
            Values::Float(placed().map(|placed| Some(placed.y)).collect()),
        ),
    ];
    Some(Table::new(
        "article_map",
        "Map of the articles",
        topic::MAP_METHOD,
        columns.into(),
    ))
}
