//! The value every format is made from: all that a report says, and nothing about how it looks.
//!
//! Text is kept exactly as it was read and numbers at full precision, so the machine formats lose nothing; what
//! makes them legible (cutting, neutralising control characters, rounding) happens once, in the page.
//! It does not hold charts as values: a drawing arrives drawn, with the rows that are in it.

mod story;
mod topic;

use serde::Serialize;

pub use self::story::{Stories, StoryCard, StoryMember};
pub use self::topic::{Passage, TopicCard, TopicTerm, Topics, TypicalArticle};
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
    /// Its title, or what was made of its text where it has none.
    pub title: String,
    /// Whether the title was made from the text because the article has none.
    pub headline_made: bool,
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
    /// The number of the story that it tells with others.
    pub story: Option<u32>,
    /// The topic with the largest share of it: number, label, and that share, 0 to 1.
    pub topic: Option<(u32, String, f64)>,
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

/// Groups of articles compared.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What was compared with what, in one or two plain sentences.
    pub summary: String,
    /// Each group with what sets it apart, in order.
    pub groups: Vec<ComparedGroup>,
    /// Terms whose frequency moved over the periods, rising first, then falling; empty where the groups are no periods.
    pub trends: Vec<Trend>,
    /// How the numbers came about, name and value: statistic, formula, correction, what was left out.
    pub disclosure: Vec<(String, String)>,
}

/// One group against its reference.
#[derive(Debug, Clone)]
pub struct ComparedGroup {
    /// The group as a reader knows it, without its reference.
    pub name: String,
    /// What it is compared with, as it stands after "against": `the rest`, another group, a file.
    pub reference: String,
    /// Articles in the group; 0 where it is a list of frequencies.
    pub articles: u64,
    /// Articles in the reference; `None` where it is a list of frequencies.
    pub articles_ref: Option<u64>,
    /// Words in the group, those counted for the comparison.
    pub tokens: u64,
    /// Words in the reference.
    pub tokens_ref: u64,
    /// Terms tested.
    pub tested: u64,
    /// Terms shown to differ: with an interval of the log ratio that leaves out 0.
    pub shown: u64,
    /// Those of `shown` that are not carried by a few articles.
    pub robust: u64,
    /// What a reader must know of this group, such as why nothing can be shown; may be empty.
    pub remark: String,
    /// The leading terms used more than in the reference, strongest first.
    pub more: Vec<KeyTerm>,
    /// The leading terms used less, strongest first.
    pub less: Vec<KeyTerm>,
    /// The leading forms found in no other group, most frequent first.
    pub only_here: Vec<String>,
}

/// A term that a group uses more or less than its reference.
#[derive(Debug, Clone)]
pub struct KeyTerm {
    /// The unit's own text: a stem, a form, a name, a pair.
    pub term: String,
    /// The most frequent surface form: what a reader sees.
    pub form: String,
    /// Occurrences in the group.
    pub count: u64,
    /// Occurrences in the reference.
    pub count_ref: u64,
    /// Occurrences per million words of the group; `None` where it has none.
    pub per_million: Option<f64>,
    /// The same in the reference.
    pub per_million_ref: Option<f64>,
    /// Articles of the group that have it; `None` where there are no articles.
    pub df: Option<u64>,
    /// Articles of the reference that have it.
    pub df_ref: Option<u64>,
    /// The logarithm to base 2 of the ratio of both frequencies: 1 is twice as frequent here, -1 half.
    pub log_ratio: f64,
    /// The lower end of its interval; `None` where it has no bound, as for a term that the group lacks.
    pub low: Option<f64>,
    /// The upper end of its interval; `None` where it has no bound, as for a term that the reference lacks.
    pub high: Option<f64>,
    /// The end of the interval nearer to 0, and 0 where the interval holds 0: the conservative log ratio.
    pub lrc: f64,
    /// Probability under no difference, adjusted for all tests of the run, 0 to 1.
    pub p_adjusted: f64,
    /// The same of the test over articles; `None` where there are too few or none.
    pub p_documents: Option<f64>,
    /// Why a difference that is shown is not robust, in a few words; empty where it is, or none is shown.
    pub why: String,
    /// `robust`, `bursty`, `too rare` or `no difference`; empty where the side that uses it more has no articles to judge by.
    pub verdict: String,
    /// Articles that carry a bursty term, of which 50 stands for 50 and more; 0 where it is not bursty.
    pub carried_by: u32,
    /// The articles that matter most to it, strongest first, of the side that uses it more.
    pub drivers: Vec<Driver>,
    /// Lines of the group that have it.
    pub lines: Vec<ContextLine>,
    /// Lines of the reference that have it.
    pub lines_ref: Vec<ContextLine>,
}

/// An article that drives a difference.
#[derive(Debug, Clone)]
pub struct Driver {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// Articles with the same text on its side, itself included.
    pub copies: u32,
    /// Occurrences of the term in all of them.
    pub count: u64,
    /// Its share of the term's occurrences on its side, 0 to 1.
    pub share: f64,
    /// The conservative log ratio without this article; 0 is "no longer shown to differ".
    pub lrc_without: f64,
}

/// A line of text with a term in its middle.
#[derive(Debug, Clone, Serialize)]
pub struct ContextLine {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article.
    pub title: String,
    /// The text before the term; with `keyword` and `right` in a row the passage as it stands, blanks between included.
    pub left: String,
    /// The term as it stands there.
    pub keyword: String,
    /// The text after it.
    pub right: String,
}

/// A term whose frequency moved over the periods.
#[derive(Debug, Clone)]
pub struct Trend {
    /// What a reader sees.
    pub form: String,
    /// Occurrences in all periods.
    pub count: u64,
    /// Occurrences per million words in the first period.
    pub first: f64,
    /// The same in the last period.
    pub last: f64,
    /// How much more frequent it becomes from one period to the next, in per cent; negative for less.
    pub percent_per_period: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end of its interval.
    pub high: f64,
    /// Probability under no trend, adjusted for all terms tested, 0 to 1.
    pub p_adjusted: f64,
    /// Whether it rises.
    pub rising: bool,
    /// The period in which it is most frequent.
    pub peak: String,
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
    /// The corpus in a few sentences of different articles; may be empty.
    pub summary: Vec<Passage>,
    /// The corpus's own leading terms, most telling first (surface forms).
    pub about: Vec<Keyword>,
    /// The articles shown, in order.
    pub articles: Vec<Article>,
    /// The number of articles in all.
    pub articles_total: u64,
    /// The leading people, organizations and places, kind by kind.
    pub entities: Vec<Entity>,
    /// What the articles are about; `None` where topics were not asked for.
    pub topics: Option<Topics>,
    /// Articles that tell the same; `None` where stories were not looked for.
    pub stories: Option<Stories>,
    /// Groups of articles compared; `None` where there is nothing to compare.
    pub comparison: Option<Comparison>,
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
    /// What a later corpus can be held against, as one JSON object; absent where a report only compares groups.
    pub baseline: Option<String>,
}
