//! One analysis as the page shows it: its drawings, the first rows of its table, and how it was made.
//!
//! A stem never reaches a reader, so the page leaves out the columns that only serve programs and stand beside one
//! for people (`stem` and the number of a `term` beside `form`, keys beside `label`); they stay in the table files,
//! which the page names. It does not sort: the table is sorted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::legible::{CELL, PARAGRAPH, TERM, TITLE, cell, legible};
use super::super::{Drawing, Report, Section};
use super::{Allowance, ArticleBox, ROWS_OF_ONE, cost, counted, paragraphs};
use crate::analyze::{Column, Table, Values};
use crate::number::{self, count};

/// Columns that name an article by its number.
const ARTICLE_COLUMNS: [&str; 4] = ["doc", "other", "doc_a", "doc_b"];
/// Columns of the keyness table that only its file has.
const FOR_FILES: [&str; 13] = [
    "g2",
    "g2_2cell",
    "chi2",
    "log_odds",
    "log_odds_z",
    "percent_diff",
    "odds_ratio",
    "bic",
    "dp_norm",
    "dp_norm_ref",
    "p",
    "log_ratio_high",
    "drivers",
];
/// Columns of one table on the page.
const COLUMNS: usize = 14;
/// Labels that the text alternative of a drawing names.
const LABELS: usize = 3;

/// One analysis.
pub(in super::super) struct SectionBox {
    pub(in super::super) id: String,
    pub(in super::super) title: String,
    pub(in super::super) method: Vec<String>,
    pub(in super::super) drawings: Vec<DrawingBox>,
    /// Its drawings that stand in another part of the page.
    pub(in super::super) elsewhere: Vec<Elsewhere>,
    /// The columns shown.
    pub(in super::super) headings: Vec<Heading>,
    /// The shown rows, as long as `headings` each.
    pub(in super::super) rows: Vec<Vec<Cell>>,
    /// How many rows of how many are shown, to be followed by "in" and the file.
    pub(in super::super) extent: String,
    /// The file with all rows.
    pub(in super::super) file: String,
    /// Every column with its meaning, those not shown included.
    pub(in super::super) columns: Vec<Heading>,
}

/// A column.
pub(in super::super) struct Heading {
    pub(in super::super) name: String,
    /// The name as words.
    pub(in super::super) words: String,
    pub(in super::super) meaning: String,
    pub(in super::super) numeric: bool,
}

/// A value as text.
pub(in super::super) struct Cell {
    pub(in super::super) text: String,
    pub(in super::super) numeric: bool,
    /// The article on this page that the value names, with its title.
    pub(in super::super) article: Option<(u32, String)>,
}

/// A drawing that stands in another part of the page.
pub(in super::super) struct Elsewhere {
    pub(in super::super) title: String,
    /// The anchor of that part, and what it is called in a sentence.
    pub(in super::super) anchor: &'static str,
    pub(in super::super) place: &'static str,
}

/// Where a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the top, because it is the first of all.
    Lead,
    /// Before the topics.
    Overview,
    /// After the topics.
    Topics,
    /// After the stories.
    Stories,
    /// In its own section.
    Here,
}

/// The analyses whose drawings stand with the topics or the stories.
const PLACES: [(&str, Place); 7] = [
    ("topic_overview", Place::Overview),
    ("topics", Place::Topics),
    ("topic_timeline", Place::Topics),
    ("topic_groups", Place::Topics),
    ("article_map", Place::Topics),
    ("story_list", Place::Stories),
    ("stories", Place::Stories),
];

impl Place {
    /// Where the drawings of the analysis of this name stand in this report, the lead apart.
    pub(super) fn of(id: &str, report: &Report) -> Self {
        let place = PLACES.iter().find(|(own, _)| *own == id).map(|(_, place)| *place);
        match place {
            Some(place @ (Self::Overview | Self::Topics)) if report.topics.is_some() => place,
            Some(Self::Stories) if report.stories.is_some() => Self::Stories,
            _ => Self::Here,
        }
    }
}

/// One drawing.
pub(in super::super) struct DrawingBox {
    pub(in super::super) id: String,
    pub(in super::super) title: String,
    pub(in super::super) caption: String,
    /// What is seen, for those who do not see it.
    pub(in super::super) alternative: String,
    /// The SVG as base64; `None` where it no longer fits the page.
    pub(in super::super) base64: Option<String>,
}

impl SectionBox {
    pub(super) fn new(
        section: &Section,
        top: usize,
        articles: &[ArticleBox],
        place: &dyn Fn(&Drawing) -> Place,
        rows: &mut Allowance,
        drawings: &mut Allowance,
    ) -> Self {
        let table = &section.table;
        let shown: Vec<&Column> = table
            .columns
            .iter()
            .filter(|column| for_readers(table, column))
            .take(COLUMNS)
            .collect();
        let cells = first_rows(&shown, table.rows().min(top), articles, rows);
        Self {
            id: table.id.clone(),
            title: legible(&table.title, TITLE),
            method: paragraphs(&table.method),
            drawings: section
                .drawings
                .iter()
                .filter(|drawing| place(drawing) == Place::Here)
                .map(|drawing| DrawingBox::new(drawing, drawings))
                .collect(),
            elsewhere: section
                .drawings
                .iter()
                .filter_map(|drawing| Elsewhere::new(drawing, place(drawing)))
                .collect(),
            headings: shown.iter().map(|column| Heading::new(column)).collect(),
            extent: extent(cells.len(), table.total),
            file: super::super::file_of(table),
            rows: cells,
            columns: table.columns.iter().map(Heading::new).collect(),
        }
    }
}

impl Elsewhere {
    fn new(drawing: &Drawing, place: Place) -> Option<Self> {
        let (anchor, place) = match place {
            Place::Lead => ("part-about", "at the top of the page"),
            Place::Overview | Place::Topics => ("part-topics", "with the topics"),
            Place::Stories => ("part-stories", "with the stories"),
            Place::Here => return None,
        };
        Some(Self {
            title: legible(&drawing.title, TITLE),
            anchor,
            place,
        })
    }
}

/// The first `limit` rows, fewer where the allowance ends.
fn first_rows(
    shown: &[&Column],
    limit: usize,
    articles: &[ArticleBox],
    allowance: &mut Allowance,
) -> Vec<Vec<Cell>> {
    let mut own = Allowance(ROWS_OF_ONE);
    let mut rows = Vec::new();
    for row in 0..limit {
        let cells: Vec<Cell> = shown
            .iter()
            .map(|column| Cell::new(column, row, articles))
            .collect();
        let price: usize = cells.iter().map(Cell::cost).sum();
        if !(own.grant(price) && allowance.grant(price)) {
            break;
        }
        rows.push(cells);
    }
    rows
}

/// Whether a reader is shown this column.
fn for_readers(table: &Table, column: &Column) -> bool {
    let has = |name: &str| table.column(name).is_some();
    match (column.name.as_str(), &column.values) {
        ("stem" | "term", _) => !has("form"),
        // What a reader of the keyness table is shown has room on a page; its file has the rest.
        (name, _) if has("lrc") && has("chi2") => !FOR_FILES.contains(&name),
        ("entity", Values::Integer(_)) => !has("name"),
        ("a_entity" | "b_entity", _) => !has("a"),
        ("measure" | "number", _) | ("column", Values::Integer(_)) => !has("label"),
        _ => true,
    }
}

fn extent(shown: usize, total: usize) -> String {
    match (shown, total) {
        (_, 0) => "No rows".to_owned(),
        (shown, total) if shown == total => format!("{}, also", counted(total as u64, "row")),
        (shown, total) => format!(
            "The first {} of {}, all",
            count(shown),
            counted(total as u64, "row")
        ),
    }
}

impl Heading {
    fn new(column: &Column) -> Self {
        let name = legible(&column.name, CELL);
        Self {
            words: name.replace('_', " "),
            name,
            meaning: legible(&column.meaning, PARAGRAPH),
            numeric: !matches!(column.values, Values::Text(_)),
        }
    }
}

impl Cell {
    fn new(column: &Column, row: usize, articles: &[ArticleBox]) -> Self {
        let (text, numeric) = match &column.values {
            Values::Text(values) => (
                values
                    .get(row)
                    .and_then(Option::as_deref)
                    .map(|text| cell(text).into_owned()),
                false,
            ),
            Values::Integer(values) => (values.get(row).copied().flatten().map(count), true),
            Values::Float(values) => (
                values
                    .get(row)
                    .copied()
                    .flatten()
                    .filter(|value| value.is_finite())
                    .map(number::reader),
                true,
            ),
        };
        let article = match &column.values {
            Values::Integer(values) if ARTICLE_COLUMNS.contains(&column.name.as_str()) => values
                .get(row)
                .copied()
                .flatten()
                .and_then(|doc| find(articles, doc)),
            _ => None,
        };
        Self {
            text: text.unwrap_or_default(),
            numeric,
            article,
        }
    }

    fn cost(&self) -> usize {
        let link = self.article.as_ref().map_or(0, |(_, title)| cost(title) + 60);
        cost(&self.text) + link + 30
    }
}

/// The shown article of this number; the articles are in the order of their numbers.
fn find(articles: &[ArticleBox], doc: i64) -> Option<(u32, String)> {
    let doc = u32::try_from(doc).ok()?;
    let at = articles.binary_search_by_key(&doc, |article| article.doc).ok()?;
    articles.get(at).map(|article| (doc, article.title.clone()))
}

impl DrawingBox {
    pub(super) fn new(drawing: &Drawing, allowance: &mut Allowance) -> Self {
        let title = legible(&drawing.title, TITLE);
        let caption = legible(&drawing.caption, PARAGRAPH);
        let size = drawing.svg.len().div_ceil(3) * 4;
        Self {
            id: drawing.id.clone(),
            alternative: alternative(&title, &drawing.table),
            title,
            caption,
            // One that is too large leaves the room to those after it: each says for itself that it is missing.
            base64: (size <= allowance.0 && allowance.grant(size)).then(|| STANDARD.encode(&drawing.svg)),
        }
    }
}

/// The title and the first labels drawn: `Top terms: ferry, harbour, council and 17 more rows`.
fn alternative(title: &str, table: &Table) -> String {
    let is_text = |column: &&Column| matches!(column.values, Values::Text(_));
    let column = table
        .column("form")
        .or_else(|| table.column("name"))
        .or_else(|| table.columns.iter().find(is_text));
    let mut labels: Vec<String> = Vec::new();
    if let Some(Column {
        values: Values::Text(values),
        ..
    }) = column
    {
        for value in values.iter().flatten() {
            let label = legible(value, TERM);
            if !label.is_empty() && !labels.contains(&label) {
                labels.push(label);
            }
            if labels.len() == LABELS {
                break;
            }
        }
    }
    let rows = counted(table.rows() as u64, "row");
    if labels.is_empty() {
        format!("{title}: {rows} of numbers, in the file beside it")
    } else {
        format!(
            "{title}: begins with {}; {rows} of numbers, in the file beside it",
            labels.join(", ")
        )
    }
}
