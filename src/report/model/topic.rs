//! What the corpus is about: the sentences that sum it up, and its topics.
//!
//! A topic carries its own evidence (terms, typical articles, sentences), so a reader can judge its label and need not
//! believe it. It does not hold the shares of all articles: those are in `tables/topic_documents.csv`.

use serde::Serialize;

/// A sentence quoted from an article, with its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// Its number in the article, from 0.
    pub sentence: u32,
    /// Byte offset of its first byte in the article text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The sentence itself, white space collapsed.
    pub text: String,
}

/// The topics of the corpus.
#[derive(Debug, Clone)]
pub struct Topics {
    /// What was found in how many articles, or why there is none, in one or two plain sentences.
    pub summary: String,
    /// The topics in the order of their numbers; may be empty, and `summary` then says why.
    pub topics: Vec<TopicCard>,
    /// The column that [`TopicCard::groups`] are of, such as `outlet`.
    pub column: Option<String>,
    /// How the numbers came about, name and value.
    pub disclosure: Vec<(String, String)>,
}

/// One topic.
#[derive(Debug, Clone)]
pub struct TopicCard {
    /// Its number in the tables; no other topic has it.
    pub number: u32,
    /// What a reader calls it.
    pub label: String,
    /// `clear` or `weak`.
    pub verdict: String,
    /// Why it is weak, in a few words; empty where it is not.
    pub why: String,
    /// Articles of which it has the largest share.
    pub articles: u64,
    /// The mean of its shares over all articles, 0 to 1.
    pub share: f64,
    /// How much its leading terms keep company in articles (NPMI), -1 to 1; `None` where that cannot be known.
    pub coherence: Option<f64>,
    /// How far its leading terms are its own, 0 to 1.
    pub exclusivity: f64,
    /// Its leading terms, heaviest first.
    pub terms: Vec<TopicTerm>,
    /// Terms of several words that tell it from the others, most telling first.
    pub phrases: Vec<String>,
    /// The people, organizations and places that tell it from the others, most telling first.
    pub entities: Vec<String>,
    /// The articles with the largest shares of it, largest first.
    pub typical: Vec<TypicalArticle>,
    /// It in a few sentences of different articles.
    pub summary: Vec<Passage>,
    /// Each period with its share of the period's articles, 0 to 1, in order of time; empty without dates.
    pub periods: Vec<(String, f64)>,
    /// Each group with its share of the group's articles, 0 to 1; empty without groups.
    pub groups: Vec<(String, f64)>,
}

/// A term of a topic.
#[derive(Debug, Clone)]
pub struct TopicTerm {
    /// The stem it is counted under.
    pub term: String,
    /// The most frequent surface form: what a reader sees.
    pub form: String,
    /// Its weight in the topic, above 0; comparable within the topic only.
    pub weight: f64,
    /// How much of it belongs to this topic and no other, 0 to 1.
    pub exclusivity: f64,
}

/// An article that a topic is seen in best.
#[derive(Debug, Clone)]
pub struct TypicalArticle {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// ISO 8601 date or month or year.
    pub date: Option<String>,
    /// Its outlet, or its file where it has none.
    pub source: String,
    /// The topic's share of it, 0 to 1.
    pub share: f64,
}
