//! What a reader is told, in the order in which it is told, with every number already text.
//!
//! The page and the Markdown file are two layouts of this one value, so they cannot disagree. Everything in it is
//! [`legible`](super::legible) and has a bound: a page for ten thousand articles must open on a phone, so each part has an
//! allowance of bytes, and what does not fit is counted and pointed to, never dropped in silence.
//! It does not escape: each layout does that in its own syntax.

mod article;
mod comparison;
mod entity;
mod key_term;
mod passage;
mod quality;
mod room;
mod section;
mod share_bar;
mod story;
mod topic;
mod trend;

pub(super) use article::ArticleBox;
pub(super) use comparison::ComparisonBox;
pub(super) use entity::EntityGroup;
pub(super) use passage::PassageLine;
pub(super) use quality::{NoticeGroup, SplitBox};
pub(super) use section::{DrawingBox, SectionBox};
pub(super) use story::StoriesBox;
pub(super) use topic::TopicsBox;

use super::legible::{CELL, PARAGRAPH, TERM, TITLE, legible};
use super::{Drawing, Keyword, Report, file_of};
use crate::number::{self, count, counted};
use room::{Allowance, Room, cost, level};
use section::Place;

/// Bytes of embedded drawings, as base64.
const DRAWINGS: usize = 1_300_000;
/// Bytes of articles.
const ARTICLES: usize = 750_000;
/// Bytes of entities.
const ENTITIES: usize = 150_000;
/// Bytes of the sentences that sum the corpus up, and how many there are at most.
const SUMMARY: usize = 20_000;
const SUMMARY_SENTENCES: usize = 7;
/// Bytes of topics, and of stories.
const TOPICS: usize = 250_000;
const STORIES: usize = 250_000;
/// Bytes of compared groups.
const COMPARISON: usize = 500_000;
/// Bytes of the disclosure of one part, and the tags around a line of it.
const DISCLOSURE: usize = 30_000;
const LINE: usize = 50;
/// Bytes of table rows, and how much of that one table may take.
const ROWS: usize = 450_000;
const ROWS_OF_ONE: usize = 100_000;
/// Bytes of the split report, of the notices, and of the options.
const SPLITS: usize = 150_000;
const NOTICES: usize = 100_000;
const OPTIONS: usize = 50_000;
/// Longest value of an option on a page, in characters.
const OPTION: usize = 1_000;
/// Leading terms at the top.
const ABOUT: usize = 24;
/// Longest name of a group, a topic, a period or an outlet on a page, in characters.
const NAME: usize = 80;

/// A whole page.
pub(super) struct Page {
    pub(super) generator: String,
    pub(super) title: String,
    pub(super) figures: Vec<FigureLine>,
    /// The corpus in a few sentences.
    pub(super) summary: Vec<PassageLine>,
    pub(super) about: Vec<Term>,
    /// Whether it tells of groups alone and of no article by itself.
    pub(super) only_compared: bool,
    /// The first drawing there is: it stands at the top and not in its section again.
    pub(super) lead: Option<DrawingBox>,
    pub(super) articles: Vec<ArticleBox>,
    /// What became of articles that are not shown; empty where all are.
    pub(super) articles_more: String,
    /// The file with all articles.
    pub(super) documents_file: &'static str,
    /// The leading entities, kind by kind.
    pub(super) entities: Vec<EntityGroup>,
    /// The topics, where they were asked for.
    pub(super) topics: Option<TopicsBox>,
    /// The stories, where they were looked for.
    pub(super) stories: Option<StoriesBox>,
    /// What sets groups apart, where there are groups to compare.
    pub(super) comparison: Option<ComparisonBox>,
    pub(super) sections: Vec<SectionBox>,
    pub(super) methods: Vec<Method>,
    /// The figures that have a definition, with it.
    pub(super) defined: Vec<Pair>,
    pub(super) dropped: Vec<Pair>,
    /// Files that held one article from which nothing was removed; empty where there are none.
    pub(super) whole: String,
    pub(super) splits: Vec<SplitBox>,
    pub(super) splits_more: String,
    pub(super) notices_total: String,
    pub(super) notices: Vec<NoticeGroup>,
    pub(super) options: Vec<Pair>,
}

/// One headline figure.
pub(super) struct FigureLine {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) meaning: String,
}

/// A term with a remark on where it occurs.
pub(super) struct Term {
    pub(super) form: String,
    pub(super) note: String,
}

/// A heading with its paragraphs.
pub(super) struct Method {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
}

/// A name and what it stands for.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) value: String,
}

/// The number of the article, where the page shows it; the articles are in the order of their numbers.
fn on_page(articles: &[ArticleBox], doc: u32) -> Option<u32> {
    let shown = articles.binary_search_by_key(&doc, |article| article.doc);
    shown.is_ok().then_some(doc)
}

/// `The first 12 of 100 groups`, or nothing where all are shown.
fn cut(shown: usize, all: usize, noun: &str) -> String {
    if shown == all {
        String::new()
    } else {
        format!("The first {} of {}", count(shown), counted(all as u64, noun))
    }
}

/// How the numbers of a part came about, and what became of lines that do not fit.
fn disclosure(lines: &[(String, String)]) -> (Vec<Pair>, String) {
    let mut left = Allowance(DISCLOSURE);
    let pairs: Vec<Pair> = lines
        .iter()
        .map(|(name, value)| Pair {
            name: legible(name, CELL),
            value: legible(value, PARAGRAPH),
        })
        .take_while(|pair| left.grant(cost(&pair.name) + cost(&pair.value) + LINE))
        .collect();
    let more = cut(pairs.len(), lines.len(), "line");
    (pairs, more)
}

/// The file with all rows of the table of this name.
fn table_file(report: &Report, id: &str) -> String {
    let section = report.sections.iter().find(|section| section.table.id == id);
    section.map_or_else(|| format!("tables/{id}.csv"), |section| file_of(&section.table))
}

/// `text` cut at blank lines, each piece legible.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|piece| legible(piece, PARAGRAPH))
        .filter(|piece| !piece.is_empty())
        .collect()
}

impl Page {
    /// Lays `report` out.
    pub(super) fn new(report: &Report) -> Self {
        let mut drawings = Allowance(DRAWINGS);
        let here = |id: &str| Place::of(id, report) == Place::Here;
        let lead = report
            .sections
            .iter()
            .filter(|section| here(&section.table.id))
            .flat_map(|section| &section.drawings)
            .next();
        let lead_box = lead.map(|drawing| DrawingBox::new(drawing, &mut drawings));
        let (mut articles, articles_more) = article::boxes(report, &mut Allowance(ARTICLES));
        let mut placed = |place: Place| -> Vec<DrawingBox> {
            let sections = report.sections.iter();
            let own = sections.filter(|section| Place::of(&section.table.id, report) == place);
            own.flat_map(|section| &section.drawings)
                .map(|drawing| DrawingBox::new(drawing, &mut drawings))
                .collect()
        };
        let topics = report.topics.as_ref().map(|topics| {
            let drawn = (placed(Place::Overview), placed(Place::Topics));
            TopicsBox::new(topics, report, &articles, drawn, TOPICS)
        });
        let stories = report
            .stories
            .as_ref()
            .map(|stories| StoriesBox::new(stories, report, &articles, placed(Place::Stories), STORIES));
        let entities = entity::groups(report, &articles, &mut Allowance(ENTITIES));
        let comparison = report
            .comparison
            .as_ref()
            .map(|comparison| ComparisonBox::new(comparison, report, &articles, COMPARISON));
        for article in &mut articles {
            article.link(topics.as_ref(), stories.as_ref());
        }
        let mut rows = Allowance(ROWS);
        let sections = report
            .sections
            .iter()
            .map(|section| {
                let place = |drawing: &Drawing| match lead {
                    Some(lead) if std::ptr::eq(lead, drawing) => Place::Lead,
                    _ => Place::of(&section.table.id, report),
                };
                SectionBox::new(section, report.top, &articles, &place, &mut rows, &mut drawings)
            })
            .collect();
        let (whole, splits, splits_more) = quality::splits(report, &mut Allowance(SPLITS));
        let mut options = Allowance(OPTIONS);
        Self {
            generator: legible(&report.generator, CELL),
            title: legible(&report.title, TITLE),
            figures: figures(report),
            summary: summary(report, &articles),
            about: report.about.iter().take(ABOUT).map(about).collect(),
            only_compared: report.comparison.is_some()
                && report.about.is_empty()
                && report.articles.is_empty(),
            lead: lead_box,
            articles,
            articles_more,
            documents_file: if usize::try_from(report.articles_total).is_ok_and(|all| all <= super::CSV_ROWS)
            {
                "tables/documents.csv"
            } else {
                "tables/documents.parquet"
            },
            entities,
            topics,
            stories,
            comparison,
            sections,
            methods: report.methods.iter().map(method).collect(),
            defined: defined(report),
            dropped: dropped(report),
            whole,
            splits,
            splits_more,
            notices_total: counted(report.notices.len() as u64, "notice"),
            notices: quality::notices(report, &mut Allowance(NOTICES)),
            options: report
                .options
                .iter()
                .map(|(name, value)| Pair {
                    name: legible(name, CELL),
                    value: legible(value, OPTION),
                })
                .take_while(|pair| options.grant(cost(&pair.name) + cost(&pair.value) + 40))
                .collect(),
        }
    }
}

/// The sentences that sum the corpus up, those that fit.
fn summary(report: &Report, articles: &[ArticleBox]) -> Vec<PassageLine> {
    let mut left = Allowance(SUMMARY);
    let passages = report.summary.iter().take(SUMMARY_SENTENCES);
    passages
        .map(|passage| PassageLine::new(passage, articles))
        .take_while(|line| left.grant(line.cost()))
        .collect()
}

/// The figures that have a definition.
fn defined(report: &Report) -> Vec<Pair> {
    let figures = report.figures.iter();
    figures
        .filter(|figure| !figure.meaning.is_empty())
        .map(|figure| Pair {
            name: legible(&figure.label, CELL),
            value: legible(&figure.meaning, PARAGRAPH),
        })
        .collect()
}

fn dropped(report: &Report) -> Vec<Pair> {
    let dropped = report.dropped.iter();
    dropped
        .map(|(what, times)| Pair {
            name: legible(what, CELL),
            value: count(*times),
        })
        .collect()
}

fn figures(report: &Report) -> Vec<FigureLine> {
    report
        .figures
        .iter()
        .map(|figure| FigureLine {
            value: number::fixed(figure.value, usize::from(figure.decimals)),
            label: legible(&figure.label, CELL),
            meaning: legible(&figure.meaning, PARAGRAPH),
        })
        .collect()
}

fn about(keyword: &Keyword) -> Term {
    let note = format!("{} in {}", times(keyword.tf), counted(keyword.df, "article"));
    Term {
        form: legible(&keyword.form, TERM),
        note,
    }
}

/// `once` and `3 times`.
fn times(value: impl Into<u64>) -> String {
    let value = value.into();
    if value == 1 {
        "once".to_owned()
    } else {
        format!("{} times", count(value))
    }
}

fn method((title, text): &(String, String)) -> Method {
    Method {
        title: legible(title, TITLE),
        paragraphs: paragraphs(text),
    }
}
