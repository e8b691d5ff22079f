//! Topics as JSON.
//!
//! A topic's terms are those of `tables/topics.csv`, number for number. It leaves nothing out that arrives.

use serde::Serialize;

use super::super::{Passage, TopicCard, TopicTerm, Topics, TypicalArticle};
use super::PairJson;
use super::values::Number;

#[derive(Serialize)]
pub(super) struct TopicsJson<'r> {
    summary: &'r str,
    topics: Vec<TopicJson<'r>>,
    column: Option<&'r str>,
    disclosure: Vec<PairJson<'r>>,
}

#[derive(Serialize)]
struct TopicJson<'r> {
    number: u32,
    label: &'r str,
    verdict: &'r str,
    why: &'r str,
    articles: u64,
    share: Number,
    coherence: Option<Number>,
    exclusivity: Number,
    terms: Vec<TermJson<'r>>,
    phrases: &'r [String],
    entities: &'r [String],
    typical: Vec<TypicalJson<'r>>,
    summary: &'r [Passage],
    periods: Vec<ShareJson<'r>>,
    groups: Vec<ShareJson<'r>>,
}

#[derive(Serialize)]
struct TermJson<'r> {
    form: &'r str,
    stem: &'r str,
    weight: Number,
    exclusivity: Number,
}

#[derive(Serialize)]
struct TypicalJson<'r> {
    doc: u32,
    title: &'r str,
    date: Option<&'r str>,
    source: &'r str,
    share: Number,
}

#[derive(Serialize)]
struct ShareJson<'r> {
    name: &'r str,
    share: Number,
}

impl<'r> TopicsJson<'r> {
    pub(super) fn new(topics: &'r Topics) -> Self {
        Self {
            summary: &topics.summary,
            topics: topics.topics.iter().map(topic).collect(),
            column: topics.column.as_deref(),
            disclosure: topics.disclosure.iter().map(super::pair).collect(),
        }
    }
}

fn topic(topic: &TopicCard) -> TopicJson<'_> {
    TopicJson {
        number: topic.number,
        label: &topic.label,
        verdict: &topic.verdict,
        why: &topic.why,
        articles: topic.articles,
        share: Number(topic.share),
        coherence: topic.coherence.map(Number),
        exclusivity: Number(topic.exclusivity),
        terms: topic.terms.iter().map(term).collect(),
        phrases: &topic.phrases,
        entities: &topic.entities,
        typical: topic.typical.iter().map(typical).collect(),
        summary: &topic.summary,
        periods: topic.periods.iter().map(share).collect(),
        groups: topic.groups.iter().map(share).collect(),
    }
}

fn term(term: &TopicTerm) -> TermJson<'_> {
    TermJson {
        form: &term.form,
        stem: &term.term,
        weight: Number(term.weight),
        exclusivity: Number(term.exclusivity),
    }
}

fn typical(article: &TypicalArticle) -> TypicalJson<'_> {
    TypicalJson {
        doc: article.doc,
        title: &article.title,
        date: article.date.as_deref(),
        source: &article.source,
        share: Number(article.share),
    }
}

fn share((name, share): &(String, f64)) -> ShareJson<'_> {
    ShareJson {
        name,
        share: Number(*share),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::tests::rendered;

    #[test]
    fn topics_and_the_summary_are_whole_or_null() {
        let mut report = sample::report();
        let (text, value) = rendered(&report);
        let topic = &value["topics"]["topics"][0];
        assert_eq!(
            (&topic["number"], &topic["label"]),
            (&1.into(), &"ferry and island".into())
        );
        assert_eq!(topic["terms"][0]["stem"], "ferri");
        assert_eq!(topic["terms"][0]["weight"], 0.912_345_678_9);
        assert_eq!(topic["typical"][0]["doc"], 0);
        assert_eq!(topic["summary"][0]["sentence"], 1);
        assert_eq!(topic["periods"][1]["name"], "2031-04");
        assert_eq!(value["topics"]["topics"][2]["verdict"], "weak");
        assert!(value["topics"]["topics"][2]["coherence"].is_null());
        assert_eq!(value["topics"]["column"], "outlet");
        assert_eq!(value["summary"][1]["doc"], 3);
        let place = |key: &str| text.find(&format!("\n  \"{key}\":")).unwrap();
        assert!(place("summary") < place("about") && place("entities") < place("topics"));
        report.topics = None;
        report.summary.clear();
        let (text, value) = rendered(&report);
        assert!(value["topics"].is_null() && text.contains("\n  \"summary\": [],\n"));
    }
}
