//! Articles that tell one story in the same or nearly the same words, and what differs.
//!
//! One member of a story leads and all others are held against it, so a reader sees at once who cut and who added.
//! It does not hold every story: the rest is in `tables/stories.csv`.

use super::Passage;

/// The stories of the corpus.
#[derive(Debug, Clone)]
pub struct Stories {
    /// How many stories stand in how many articles, or why there is none, in one or two plain sentences.
    pub summary: String,
    /// What the number of articles is when copies are counted in different ways: name and number.
    pub denominators: Vec<(String, u64)>,
    /// The largest stories, largest first.
    pub stories: Vec<StoryCard>,
    /// Stories in all.
    pub total: u64,
    /// How the numbers came about, name and value.
    pub disclosure: Vec<(String, String)>,
}

/// One story.
#[derive(Debug, Clone)]
pub struct StoryCard {
    /// Its number in the tables; no other story has it.
    pub number: u32,
    /// What a reader calls it.
    pub title: String,
    /// Articles that tell it.
    pub articles: u64,
    /// Outlets that tell it; `None` where articles have no outlet.
    pub outlets: Option<u64>,
    /// The earliest date of its articles (ISO 8601).
    pub first: Option<String>,
    /// The latest date of its articles.
    pub last: Option<String>,
    /// Its articles, the leading one first; may be fewer than `articles`.
    pub members: Vec<StoryMember>,
    /// It in a few sentences.
    pub summary: Vec<Passage>,
}

/// An article that tells a story.
#[derive(Debug, Clone)]
pub struct StoryMember {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// Its outlet, or its file where it has none.
    pub source: String,
    /// ISO 8601 date or month or year.
    pub date: Option<String>,
    /// `lead`, or what it is to the leading article: `same`, `near`, `cut`, `longer`, `rewritten`.
    pub relation: String,
    /// The share of the leading article's text that it has, 0 to 1.
    pub kept: f64,
    /// The share of its own text that the leading article has not, 0 to 1.
    pub own: f64,
    /// Sentences that it has and the leading article has not.
    pub added: Vec<String>,
    /// Sentences of the leading article that it has not.
    pub cut: Vec<String>,
}
