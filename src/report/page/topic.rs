//! The topics as the page shows them.
//!
//! A label alone is a claim, so each topic stands with what it was made from: terms with their weights, the articles that it
//! is seen in best, and their sentences; what is weak is called weak in its first line. The allowance is shared out evenly, and
//! what is missing is counted. It neither chooses nor orders: topics arrive in order, and so does all that is in them.

use super::super::legible::{CELL, TERM, legible};
use super::super::{Report, TopicCard, Topics, TypicalArticle};
use super::passage::{PassageLine, titled};
use super::share_bar::{Shape, TermBar, bars, shape};
use super::{
    Allowance, ArticleBox, DrawingBox, NAME, Pair, Room, cost, counted, cut, disclosure, level, on_page,
    paragraphs, table_file,
};
use crate::number::{self, count, percent};

/// Topics up to this number stand open.
const OPEN: usize = 12;
/// Bytes that a topic is given at least; there are as many topics as that allows.
const LEAST: usize = 4_000;
/// Of each kind so many in one card, whatever room there is.
const TERMS: usize = 12;
const NAMES: usize = 10;
const TYPICAL: usize = 8;
const SENTENCES: usize = 5;
const GROUPS: usize = 8;
/// NPMI from which a topic is called coherent, and below which it is called loose.
const COHERENT: f64 = 0.2;
const LOOSE: f64 = 0.1;
/// The tags around a topic, how often its label stands there, and the tags around a part of it.
const FRAME: usize = 1_400;
const NAMED: usize = 3;
const PART: usize = 150;
/// The table with all terms of all topics, and the one with all articles' shares.
const TABLE: &str = "topics";
const SHARES: &str = "topic_documents";

/// The whole part.
pub(in super::super) struct TopicsBox {
    pub(in super::super) summary: Vec<String>,
    pub(in super::super) topics: Vec<TopicBox>,
    /// What became of topics that are not shown; empty where all are.
    pub(in super::super) more: String,
    /// Whether the topics are folded.
    pub(in super::super) folded: bool,
    /// The file with all terms.
    pub(in super::super) file: String,
    /// The file with all articles' shares.
    pub(in super::super) shares_file: String,
    /// The limits of the words for coherence.
    pub(in super::super) coherent: String,
    pub(in super::super) loose: String,
    /// The drawing that shows all topics at once, and those to follow the topics.
    pub(in super::super) overview: Vec<DrawingBox>,
    pub(in super::super) drawings: Vec<DrawingBox>,
    pub(in super::super) disclosure: Vec<Pair>,
    pub(in super::super) disclosure_more: String,
}

/// One topic.
pub(in super::super) struct TopicBox {
    pub(in super::super) number: u32,
    pub(in super::super) title: String,
    /// Its size, for those who go through the titles.
    pub(in super::super) brief: String,
    /// Its size and its figures.
    pub(in super::super) facts: Vec<String>,
    pub(in super::super) is_weak: bool,
    /// Why it is weak; may be empty.
    pub(in super::super) why: String,
    pub(in super::super) terms: Vec<TermBar>,
    pub(in super::super) phrases: Vec<String>,
    pub(in super::super) entities: Vec<String>,
    pub(in super::super) passages: Vec<PassageLine>,
    pub(in super::super) typical: Vec<TypicalLine>,
    pub(in super::super) periods: Option<Shape>,
    /// What the groups are by, and the groups that have most of it.
    pub(in super::super) by: String,
    pub(in super::super) groups: Vec<Pair>,
    /// What of it is not shown; empty where all is.
    pub(in super::super) more: String,
    cost: usize,
}

/// An article that it is seen in best.
pub(in super::super) struct TypicalLine {
    pub(in super::super) title: String,
    /// The number of the article, where the page shows it.
    pub(in super::super) article: Option<u32>,
    /// Where and when it appeared, and how much of it is this topic.
    pub(in super::super) note: String,
}

impl TopicsBox {
    pub(super) fn new(
        topics: &Topics,
        report: &Report,
        articles: &[ArticleBox],
        (overview, drawings): (Vec<DrawingBox>, Vec<DrawingBox>),
        allowance: usize,
    ) -> Self {
        let most = topics.topics.len().min(allowance / LEAST);
        let listed: Vec<&TopicCard> = topics.topics.iter().take(most).collect();
        let column = topics.column.as_deref().unwrap_or_default();
        let whole = |topic: &&TopicCard| TopicBox::new(topic, column, articles, allowance).cost;
        let share = level(&listed.iter().map(whole).collect::<Vec<_>>(), allowance);
        let mut left = Allowance(allowance);
        let boxes: Vec<TopicBox> = listed
            .into_iter()
            .map(|topic| TopicBox::new(topic, column, articles, share))
            .take_while(|shown| left.grant(shown.cost))
            .collect();
        let (disclosure, disclosure_more) = disclosure(&topics.disclosure);
        Self {
            summary: paragraphs(&topics.summary),
            more: cut(boxes.len(), topics.topics.len(), "topic"),
            folded: topics.topics.len() > OPEN,
            topics: boxes,
            file: table_file(report, TABLE),
            shares_file: table_file(report, SHARES),
            coherent: number::reader(COHERENT),
            loose: number::reader(LOOSE),
            overview,
            drawings,
            disclosure,
            disclosure_more,
        }
    }
}

impl TopicBox {
    /// The topic in at most `share` bytes, what tells most first.
    fn new(topic: &TopicCard, column: &str, articles: &[ArticleBox], share: usize) -> Self {
        let title = name(topic.number, &topic.label);
        let is_weak = topic.verdict == "weak";
        let why = if is_weak {
            legible(&topic.why, CELL)
        } else {
            String::new()
        };
        let brief = brief(topic, is_weak);
        let head = FRAME + NAMED * cost(&title) + cost(&brief) + cost(&why);
        let mut room = Room::new(share.saturating_sub(head));
        let words = |words: &[String]| {
            let words = words.iter().map(|word| legible(word, TERM));
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
        };
        let word = |word: &String| cost(word) + PART / 3;
        let terms = room.take(bars(&topic.terms), TERMS, "terms", TermBar::cost);
        let phrases = room.take(words(&topic.phrases), NAMES, "phrases", word);
        let entities = room.take(words(&topic.entities), NAMES, "names", word);
        let passages = topic
            .summary
            .iter()
            .map(|passage| PassageLine::new(passage, articles));
        let passages = room.take(passages, SENTENCES, "sentences", PassageLine::cost);
        let typical = topic
            .typical
            .iter()
            .map(|article| TypicalLine::new(article, articles));
        let typical = room.take(typical, TYPICAL, "typical articles", TypicalLine::cost);
        let periods = shape(&topic.periods).filter(|shape| room.grant(shape.cost()));
        let groups: Vec<Pair> = groups(&topic.groups)
            .into_iter()
            .take_while(|pair| room.grant(PART / 3 + cost(&pair.name) + cost(&pair.value)))
            .collect();
        Self {
            number: topic.number,
            title,
            brief,
            facts: facts(topic),
            is_weak,
            why,
            terms,
            phrases,
            entities,
            passages,
            typical,
            periods,
            by: by(column, groups.len(), topic.groups.len()),
            groups,
            more: room.missing(),
            cost: head + room.taken(),
        }
    }
}

/// What a topic is called wherever the page names it.
pub(super) fn name(number: u32, label: &str) -> String {
    match legible(label, NAME) {
        label if label.is_empty() => format!("Topic {number}"),
        label => format!("{number} · {label}"),
    }
}

fn brief(topic: &TopicCard, is_weak: bool) -> String {
    let mut text = format!("{}, {}", counted(topic.articles, "article"), percent(topic.share));
    if is_weak {
        text.push_str(", weak");
    }
    text
}

/// `Main topic of 312 articles`, `4.1% of the corpus`, `coherent (0.31)`, `exclusivity 0.82`.
fn facts(topic: &TopicCard) -> Vec<String> {
    vec![
        format!("main topic of {}", counted(topic.articles, "article")),
        format!("{} of the corpus", percent(topic.share)),
        coherence(topic.coherence),
        format!("exclusivity {}", number::fixed(topic.exclusivity, 2)),
    ]
}

/// The coherence in a word, with its number.
fn coherence(npmi: Option<f64>) -> String {
    match npmi.filter(|npmi| npmi.is_finite()) {
        None => "coherence not known".to_owned(),
        Some(npmi) => {
            // The word is by the number that stands beside it.
            let word = match (npmi * 100.0).round() / 100.0 {
                COHERENT.. => "coherent",
                LOOSE.. => "fairly coherent",
                _ => "loose",
            };
            format!("{word} ({})", number::fixed(npmi, 2))
        }
    }
}

/// The groups, those that have most of the topic first.
fn groups(groups: &[(String, f64)]) -> Vec<Pair> {
    let mut order: Vec<&(String, f64)> = groups.iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    order
        .into_iter()
        .take(GROUPS)
        .map(|(name, share)| Pair {
            name: legible(name, NAME),
            value: percent(*share),
        })
        .collect()
}

/// `by outlet`, or `by outlet, 8 of 20`.
fn by(column: &str, shown: usize, all: usize) -> String {
    let column = legible(column, TERM);
    let column = if column.is_empty() { "group" } else { &column };
    if shown == all {
        format!("by {column}")
    } else {
        format!("by {column}, {} of {}", count(shown), count(all))
    }
}

impl TypicalLine {
    fn new(article: &TypicalArticle, articles: &[ArticleBox]) -> Self {
        let date = article.date.as_deref().unwrap_or_default();
        let mut parts: Vec<String> = [article.source.as_str(), date]
            .into_iter()
            .map(|part| legible(part, NAME))
            .filter(|part| !part.is_empty())
            .collect();
        parts.push(percent(article.share));
        Self {
            title: titled(&article.title),
            article: on_page(articles, article.doc),
            note: parts.join(", "),
        }
    }

    fn cost(&self) -> usize {
        PART + cost(&self.title) + cost(&self.note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    /// So many topics with so many sentences each.
    fn laid_out(topics: u32, sentences: usize) -> TopicsBox {
        let report = sample::report();
        let mut part = report.topics.clone().unwrap();
        let topic = &mut part.topics[0];
        topic.summary = vec![topic.summary[0].clone(); sentences];
        topic
            .summary
            .iter_mut()
            .for_each(|passage| passage.text = "word ".repeat(100));
        topic.groups = (0..20)
            .map(|n| (format!("group {n}"), f64::from(n) / 20.0))
            .collect();
        let topic = topic.clone();
        part.topics = (1..=topics)
            .map(|number| TopicCard {
                number,
                ..topic.clone()
            })
            .collect();
        TopicsBox::new(&part, &report, &[], (Vec::new(), Vec::new()), 250_000)
    }

    #[test]
    fn thirty_topics_are_shown_whole_and_of_hundreds_the_first() {
        let part = laid_out(30, 3);
        assert!(part.folded && part.more.is_empty());
        for topic in &part.topics {
            assert_eq!(
                (topic.terms.len(), topic.passages.len(), topic.typical.len()),
                (8, 3, 3)
            );
            assert_eq!(topic.by, "by outlet, 8 of 20");
            assert_eq!(
                (topic.groups[0].name.as_str(), topic.groups[0].value.as_str()),
                ("group 19", "95%")
            );
            assert!(topic.periods.is_some() && topic.more.is_empty());
        }
        let part = laid_out(300, 5);
        assert_eq!(
            part.more,
            format!("The first {} of 300 topics", part.topics.len())
        );
        assert!(
            part.topics.len() > 40 && part.topics.iter().map(|topic| topic.cost).sum::<usize>() <= 250_000
        );
        assert!(part.topics.iter().all(|topic| topic.terms.len() == 8));
        assert!(
            part.topics[0].more.starts_with("This page has room for "),
            "{}",
            part.topics[0].more
        );
        assert!(laid_out(0, 0).topics.is_empty() && !laid_out(1, 1).folded);
    }

    #[test]
    fn coherence_is_a_word_by_its_limits() {
        let told = [
            Some(0.2),
            Some(0.1949),
            Some(0.1),
            Some(-0.4),
            Some(f64::NAN),
            None,
        ]
        .map(coherence);
        let words = [
            "coherent (0.20)",
            "fairly coherent (0.19)",
            "fairly coherent (0.10)",
            "loose (−0.40)",
            "coherence not known",
            "coherence not known",
        ];
        assert_eq!(told, words);
    }

    #[test]
    fn a_topic_always_has_a_name() {
        assert_eq!(name(3, " \u{202e}"), "Topic 3");
        assert_eq!(name(3, "crude oil"), "3 · crude oil");
    }
}
