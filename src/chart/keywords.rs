//! The keywords of each article as small multiples on one scale.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::text::{LABEL, PANEL, SMALL};
use super::theme::Role;
use super::top_terms::bar;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use std::collections::BTreeMap;

/// Articles shown.
const ARTICLES: usize = 12;
/// Keywords shown of each.
const KEYWORDS: usize = 8;
/// Panels beside each other.
const ACROSS: usize = 3;
/// The space between panels.
const GUTTER: i32 = 36;

/// Small multiples of the keywords of each article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keywords;

impl Chart for Keywords {
    fn id(&self) -> &'static str {
        "keywords"
    }

    fn title(&self) -> &'static str {
        "Keywords of each article"
    }

    fn caption(&self) -> &'static str {
        "The terms with the highest TF-IDF weight in each article, at most eight in each of the first \
         twelve: frequent here and rare elsewhere. All panels have one scale."
    }

    fn analysis(&self) -> &'static str {
        "keywords"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("tfidf")?;
        let rows: Vec<usize> = articles(table)
            .into_iter()
            .take(ARTICLES)
            .flat_map(|(_, rows)| rows.into_iter().take(KEYWORDS))
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let articles = articles(selected);
        // As many rows as needed, then filled evenly: four are two and two.
        let across = articles
            .len()
            .div_ceil(articles.len().div_ceil(ACROSS).max(1))
            .max(1);
        let columns = i32::try_from(across).unwrap_or(1);
        let width = ((INNER - GUTTER * (columns - 1)) / columns).min(INNER / 2);
        let panels: Vec<Panel> = articles
            .iter()
            .map(|(doc, rows)| Panel::new(selected, *doc, rows, width))
            .collect();
        let scale = Scale::of(selected, &panels, width);

        let mut canvas = Canvas::titled(self.title(), "TF-IDF weight, one scale for all panels");
        for line in panels.chunks(across) {
            // Bars beside each other begin at one height, so that they can be compared.
            let head = line.iter().map(Panel::head).max().unwrap_or(0);
            let top = canvas.bottom();
            let mut x = MARGIN;
            for panel in line {
                panel.draw(&mut canvas, &scale, (x, top), head);
                x += width + GUTTER;
            }
            canvas.skip(20);
        }
        canvas.finish(&seen(selected, articles.len()))
    }
}

/// The rows of each article, in the order of their first rows.
fn articles(table: &Table) -> Vec<(i64, Vec<usize>)> {
    let mut places = BTreeMap::new();
    let mut articles: Vec<(i64, Vec<usize>)> = Vec::new();
    for row in 0..table.rows() {
        let Some(doc) = table.integer("doc", row) else {
            continue;
        };
        let place = *places.entry(doc).or_insert(articles.len());
        match articles.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => articles.push((doc, vec![row])),
        }
    }
    articles
}

/// What the panels have in common, so that bars of one length mean the same everywhere.
struct Scale {
    /// The largest weight.
    most: f64,
    /// The width of the labels.
    labels: i32,
    /// The length of the longest bar.
    room: i32,
}

impl Scale {
    /// The scale of panels of this width.
    fn of(table: &Table, panels: &[Panel], width: i32) -> Self {
        let bars = || panels.iter().flat_map(|panel| &panel.bars);
        let labels = bars().map(|bar| LABEL.widest(&bar.label)).max().unwrap_or(0);
        let most = most(table);
        let weights = bars()
            .map(|bar| SMALL.width(&weight(bar.weight, most)))
            .max()
            .unwrap_or(0);
        Self {
            most,
            labels,
            room: (width - labels - weights - 14).max(1),
        }
    }
}

/// One article.
struct Panel {
    title: Vec<String>,
    date: Option<String>,
    bars: Vec<Bar>,
}

/// One keyword.
struct Bar {
    label: Vec<String>,
    weight: Option<f64>,
}

impl Panel {
    /// The texts of an article, broken to the width of its panel.
    fn new(table: &Table, doc: i64, rows: &[usize], width: i32) -> Self {
        let first = rows.first().copied().unwrap_or(0);
        let keyword = |&row: &usize| Bar {
            label: LABEL.wrap(&label::term(table, row), width * 2 / 5),
            weight: table.number("tfidf", row),
        };
        Self {
            title: PANEL.wrap(&label::title(table, "title", first, doc), width),
            date: table.text("date", first).map(str::to_owned),
            bars: rows.iter().map(keyword).collect(),
        }
    }

    /// The height of what stands above the bars.
    fn head(&self) -> i32 {
        PANEL.height(&self.title) + self.date.as_ref().map_or(0, |_| SMALL.leading()) + 6
    }

    /// The panel, with its bars `head` below its top.
    fn draw(&self, canvas: &mut Canvas, scale: &Scale, (x, top): (i32, i32), head: i32) {
        canvas.lines(x, top, Anchor::Start, PANEL, Role::Ink, &self.title);
        if let Some(date) = &self.date {
            canvas.text(
                x,
                top + PANEL.height(&self.title),
                Anchor::Start,
                SMALL,
                Role::Muted,
                date,
            );
        }
        let left = x + scale.labels + 8;
        let start = top + head;
        let mut y = start;
        for keyword in &self.bars {
            let height = (LABEL.height(&keyword.label) + 4).max(22);
            let middle = y + height / 2;
            canvas.block(left - 8, middle, Anchor::End, LABEL, Role::Ink, &keyword.label);
            let length = bar(keyword.weight, scale.most, scale.room);
            canvas.rect(left, middle - 6, length, 12, Role::Bar);
            let text = weight(keyword.weight, scale.most);
            canvas.label(
                left + length + 6,
                middle,
                Anchor::Start,
                SMALL,
                Role::Muted,
                &text,
            );
            y += height;
        }
        canvas.line((left - 1, start), (left - 1, y), Role::Grid);
    }
}

/// The largest weight of a table.
fn most(table: &Table) -> f64 {
    (0..table.rows())
        .filter_map(|row| table.number("tfidf", row))
        .fold(0.0, f64::max)
}

/// A weight in words.
fn weight(value: Option<f64>, most: f64) -> String {
    value.map_or_else(|| "–".to_owned(), |value| number::among(value, most))
}

/// The strongest keyword in words.
fn seen(table: &Table, articles: usize) -> String {
    let of = |row: usize| table.number("tfidf", row).unwrap_or(0.0);
    let strongest = (0..table.rows()).reduce(|best, row| if of(row) > of(best) { row } else { best });
    let panels = label::counted(articles, "article");
    match strongest {
        Some(row) => format!(
            "{panels}; the highest weight is {}, of “{}” in “{}”.",
            weight(Some(of(row)), most(table)),
            label::term(table, row),
            label::title(table, "title", row, table.integer("doc", row).unwrap_or(0))
        ),
        None => format!("{panels}."),
    }
}
