//! The value every format is made from: all that a report says, and nothing about how it looks.
//!
//! Text is kept exactly as it was read and numbers at full precision, so the machine formats lose nothing; what
//! makes them legible (cutting, neutralising control characters, rounding) happens once, in the page.
//! It does not hold charts as values: a drawing arrives drawn, with the rows that are in it.

use serde::Serialize;

use crate::analyze::Table;

/// One drawing with the numbers in it.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// File name without its ending.
    pub id: String,
    /// The heading.
    pub title: String,
    /// How to read it.
    pub caption: String,
    /// The SVG document.
    pub svg: String,
    /// Exactly the rows that are drawn.
    pub table: Table,
}

/// One analysis with its drawings.
#[derive(Debug, Clone)]
pub struct Section {
    /// The whole table.
    pub table: Table,
    /// Its drawings, none to several.
    pub drawings: Vec<Drawing>,
}

/// A term with its weight in an article.
#[derive(Debug, Clone)]
pub struct Keyword {
    /// The stem it is counted under.
    pub stem: String,
    /// The most frequent surface form: what a reader sees.
    pub form: String,
    /// Occurrences in the article; in [`Report::about`], in the corpus.
    pub tf: u32,
    /// Articles that have it.
    pub df: u32,
    /// Its TF-IDF weight in the article.
    pub tfidf: f64,
}

/// A sentence quoted from an article.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its number in the article, from 0.
    pub sentence: u32,
    /// Byte offsets in the article text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The sum of its terms' TF-IDF weights over the square root of its number of terms.
    pub weight: f64,
    /// The sentence itself, white space collapsed.
    pub text: String,
}

/// What the page shows of one article.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its number in the corpus, from 0.
    pub doc: u32,
    /// Its title, or its first words where it has none.
    pub title: String,
    /// The file it came from.
    pub source: String,
    /// The article's place in its file, from 0.
    pub position: u32,
    /// ISO 8601 date or month or year.
    pub date: Option<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// Metadata columns and their values, in column order.
    pub groups: Vec<(String, String)>,
    /// Words in it.
    pub tokens: u64,
    /// Sentences in it.
    pub sentences: u64,
    /// Its heaviest terms.
    pub keywords: Vec<Keyword>,
    /// Its heaviest sentences, in text order.
    pub summary: Vec<Sentence>,
}

/// What the page shows of one entity.
#[derive(Debug, Clone)]
pub struct Entity {
    /// `person`, `organization` or `place`.
    pub kind: String,
    /// Its fullest or usual name.
    pub name: String,
    /// Mentions in the corpus.
    pub mentions: u64,
    /// Articles it is mentioned in.
    pub df: u32,
    /// How texts call it, most frequent first.
    pub aliases: Vec<Alias>,
    /// Quotations of it in the corpus.
    pub quotations: u64,
    /// Sentences that mention it, of different articles.
    pub examples: Vec<Example>,
    /// What it is quoted with.
    pub quoted: Vec<Example>,
}

/// One way in which an entity is called.
#[derive(Debug, Clone, Serialize)]
pub struct Alias {
    /// As it stands in texts, white space single.
    pub form: String,
    /// Why it was taken to be the same, such as `surname`.
    pub reason: String,
    /// Mentions by it.
    pub n: u64,
}

/// A passage of an article.
#[derive(Debug, Clone, Serialize)]
pub struct Example {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// The passage, white space collapsed.
    pub text: String,
}

/// A headline figure of the corpus.
#[derive(Debug, Clone)]
pub struct Figure {
    /// A key such as `articles`.
    pub id: String,
    /// What a reader calls it, such as "articles".
    pub label: String,
    /// How it is defined, in one line; empty where the label says it all.
    pub meaning: String,
    /// The value.
    pub value: f64,
    /// How many fixed decimals a reader needs.
    pub decimals: u8,
}

/// Something that went wrong or was assumed, without stopping the run.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeLine {
    /// The file or article it is about.
    pub subject: String,
    /// A short stable key such as `empty-article`.
    pub kind: String,
    /// The sentence for a person.
    pub message: String,
}

/// How one file was cut into articles.
#[derive(Debug, Clone)]
pub struct SplitLine {
    /// The file.
    pub source: String,
    /// The rule that explains it.
    pub rule: String,
    /// Articles found.
    pub articles: u32,
    /// Pieces removed as repetition or page furniture.
    pub removed: u32,
    /// Share of the file's words in no article, 0 to 1.
    pub unassigned: f64,
    /// Each removed text with its reason and how often it was removed, most frequent first.
    pub removals: Vec<Removal>,
}

/// Text that was removed from articles.
#[derive(Debug, Clone, Serialize)]
pub struct Removal {
    /// The text.
    pub text: String,
    /// Why: `repeated-headline`, `repeated-caption`, `share-button` and the like.
    pub reason: String,
    /// How often.
    pub count: u32,
}

/// Everything a format needs.
#[derive(Debug, Clone)]
pub struct Report {
    /// `gleaner` and its version.
    pub generator: String,
    /// The heading: what was read.
    pub title: String,
    /// The corpus in a few figures.
    pub figures: Vec<Figure>,
    /// The corpus's own leading terms, most telling first (surface forms).
    pub about: Vec<Keyword>,
    /// The articles shown, in order.
    pub articles: Vec<Article>,
    /// The number of articles in all.
    pub articles_total: u64,
    /// The leading people, organizations and places, kind by kind.
    pub entities: Vec<Entity>,
    /// The analyses in order.
    pub sections: Vec<Section>,
    /// How files were cut.
    pub splits: Vec<SplitLine>,
    /// What went wrong or was assumed.
    pub notices: Vec<NoticeLine>,
    /// The options in force: name and value as text.
    pub options: Vec<(String, String)>,
    /// What was left out of the counts and how often: (what, count).
    pub dropped: Vec<(String, u64)>,
    /// Free paragraphs on method: tokenizer, stemmer and its limits, stop list.
    pub methods: Vec<(String, String)>,
    /// How many rows of a table the page shows; the rest is in the table files.
    pub top: usize,
}
