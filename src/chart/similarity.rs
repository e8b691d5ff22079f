//! How alike the articles are, each beside each, as a matrix.
//!
//! Titles stand beside their rows while they are short; otherwise they follow below, because rows as tall as
//! long titles are no matrix any more.

use super::canvas::{Anchor, Canvas, INNER, MARGIN, WIDTH};
use super::cells::{AROUND, Classes, Place, cell, fits, titles_below};
use super::text::CELL;
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use std::collections::BTreeMap;

/// Articles shown at most: beyond that, titles and cells get too small to tell apart.
const MOST: usize = 40;
/// The widest a cell gets.
const CELL_WIDTH: i32 = 72;
/// The most lines a title takes beside its row; if one takes more, all follow below.
const TITLE_LINES: usize = 3;
/// Fixed, so that a colour means the same in every report. Short texts rarely pass 0.3 without a subject in
/// common, long ones rarely fall below it; copies are beyond the last limit.
const CLASSES: Classes = Classes::with([0.1, 0.2, 0.3, 0.5, 0.8]);

/// A matrix of cosine similarity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Similarity;

impl Chart for Similarity {
    fn id(&self) -> &'static str {
        "similarity"
    }

    fn title(&self) -> &'static str {
        "Similarity between articles"
    }

    fn caption(&self) -> &'static str {
        "The cosine between the TF-IDF weights of two articles: 0 where they share no term, 1 where they use the \
         same terms in the same proportions. The number of a row is that of its column."
    }

    fn analysis(&self) -> &'static str {
        "similarity"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        if table.rows() > MOST * (MOST - 1) / 2 {
            return None;
        }
        let (titles, pairs) = matrix(table)?;
        let articles = titles.len();
        let whole = (2..=MOST).contains(&articles) && pairs.len() == articles * (articles - 1) / 2;
        let rows: Vec<usize> = (0..table.rows()).collect();
        whole.then(|| picked(self, table, &rows))?
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let (titles, pairs) = matrix(selected).unwrap_or_default();
        let docs: Vec<i64> = titles.keys().copied().collect();
        let titles: Vec<String> = titles.into_values().collect();
        let texts: Vec<String> = pairs
            .values()
            .map(|&(value, _)| number::fixed(value, 2))
            .collect();
        let count = i32::try_from(docs.len()).unwrap_or(i32::MAX).max(1);
        // Many columns take room from the titles, so that two-digit numbers stay apart.
        let title_width = (INNER - count.saturating_mul(24)).clamp(INNER / 5, INNER * 2 / 5);
        let labels: Vec<Vec<String>> = titles
            .iter()
            .map(|title| AROUND.wrap(title, title_width))
            .collect();
        let beside = labels.iter().all(|lines| lines.len() <= TITLE_LINES);
        let labels = if beside {
            labels
        } else {
            vec![Vec::new(); labels.len()]
        };
        let numbers = AROUND.width(&docs.len().to_string());
        let left = MARGIN + numbers + 18 + labels.iter().map(|lines| AROUND.widest(lines)).max().unwrap_or(0);
        let width = ((WIDTH - MARGIN - left) / count).min(CELL_WIDTH);
        let written = fits(&texts, width);

        let mut canvas = Canvas::titled(self.title(), "Cosine of TF-IDF weights");
        CLASSES.legend(&mut canvas, "0");
        let top = canvas.bottom() + 10;
        let mut y = top + CELL.leading() + 2;
        for (row, (&doc, lines)) in docs.iter().zip(&labels).enumerate() {
            let name = (row + 1).to_string();
            let height = (AROUND.height(lines) + 6).max(width.clamp(20, 32));
            let middle = y + height / 2;
            let first = canvas.block(
                MARGIN + numbers + 8,
                middle,
                Anchor::Start,
                AROUND,
                Role::Ink,
                lines,
            );
            canvas.text(MARGIN + numbers, first, Anchor::End, AROUND, Role::Muted, &name);
            let mut x = left;
            for (column, &other) in docs.iter().enumerate() {
                if row == 0 {
                    let name = (column + 1).to_string();
                    canvas.text(x + width / 2, top, Anchor::Middle, CELL, Role::Muted, &name);
                }
                match pairs.get(&(doc.min(other), doc.max(other))) {
                    Some(&(value, _)) => {
                        let text = written.then(|| number::fixed(value, 2));
                        let place = Place { x, y, width, height };
                        // What is written the same is coloured the same.
                        let shown = (value * 100.0).round() / 100.0;
                        let shown = if shown > 0.0 { shown } else { value };
                        cell(&mut canvas, Some(&CLASSES), place, shown, text.as_deref());
                    }
                    None => canvas.rect(x, y, width - 1, height - 1, Role::Neutral),
                }
                x += width;
            }
            y += height;
        }
        if !beside {
            titles_below(&mut canvas, &titles);
        }
        canvas.finish(&seen(selected, docs.len(), &pairs))
    }
}

/// The cosine and the row of each pair, the smaller document first.
type Pairs = BTreeMap<(i64, i64), (f64, usize)>;

/// The title of each article and the pairs; `None` where a row has no number or pairs an article with itself.
fn matrix(table: &Table) -> Option<(BTreeMap<i64, String>, Pairs)> {
    let mut titles = BTreeMap::new();
    let mut pairs = BTreeMap::new();
    for row in 0..table.rows() {
        let (doc, other) = (table.integer("doc", row)?, table.integer("other", row)?);
        let value = table.number("cosine", row).filter(|value| value.is_finite())?;
        if doc == other
            || pairs
                .insert((doc.min(other), doc.max(other)), (value, row))
                .is_some()
        {
            return None;
        }
        titles
            .entry(doc)
            .or_insert_with(|| label::title(table, "title", row, doc));
        titles
            .entry(other)
            .or_insert_with(|| label::title(table, "other_title", row, other));
    }
    Some((titles, pairs))
}

/// The closest pair in words.
fn seen(table: &Table, articles: usize, pairs: &Pairs) -> String {
    let closest = pairs
        .iter()
        .reduce(|best, next| if next.1.0 > best.1.0 { next } else { best });
    let shape = format!("{}, each beside each", label::counted(articles, "article"));
    match closest {
        Some((&(doc, other), &(value, row))) => format!(
            "{shape}; the closest are “{}” and “{}”, at {}.",
            label::title(table, "title", row, doc),
            label::title(table, "other_title", row, other),
            number::fixed(value, 2)
        ),
        None => format!("{shape}."),
    }
}
