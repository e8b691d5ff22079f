//! The most frequent terms as horizontal bars, each with its count and its articles beside it.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::text::{LABEL, SMALL};
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Rows shown.
const ROWS: usize = 25;
/// The widest a column of labels gets before they are broken.
const LABELS: i32 = 280;

/// Horizontal bars of collection frequency.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopTerms;

impl Chart for TopTerms {
    fn id(&self) -> &'static str {
        "top_terms"
    }

    fn title(&self) -> &'static str {
        "Most frequent terms"
    }

    fn caption(&self) -> &'static str {
        "How often each of the 25 most frequent terms occurs, and in how many articles. All forms of a term \
         count together under the most usual one."
    }

    fn analysis(&self) -> &'static str {
        "frequency"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("cf")?;
        let rows: Vec<usize> = (0..table.rows().min(ROWS)).collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let rows = 0..selected.rows();
        let values: Vec<String> = rows.clone().map(|row| value(selected, row)).collect();
        let labels: Vec<Vec<String>> = rows
            .clone()
            .map(|row| LABEL.wrap(&label::term(selected, row), LABELS))
            .collect();
        let left = MARGIN + labels.iter().map(|lines| LABEL.widest(lines)).max().unwrap_or(0) + 10;
        let room = WIDTH - MARGIN - left - SMALL.widest(&values) - 8;
        let most = rows
            .filter_map(|row| selected.number("cf", row))
            .fold(0.0, f64::max);

        let mut canvas = Canvas::titled(self.title(), "Occurrences, and the articles they are in");
        let top = canvas.bottom();
        let mut y = top;
        for (row, (lines, value)) in labels.iter().zip(&values).enumerate() {
            let height = (LABEL.height(lines) + 6).max(24);
            let middle = y + height / 2;
            canvas.block(left - 10, middle, Anchor::End, LABEL, Role::Ink, lines);
            let length = bar(selected.number("cf", row), most, room);
            canvas.rect(left, middle - 8, length, 16, Role::Bar);
            canvas.label(
                left + length + 8,
                middle,
                Anchor::Start,
                SMALL,
                Role::Muted,
                value,
            );
            y += height;
        }
        canvas.line((left - 1, top), (left - 1, y), Role::Grid);
        canvas.finish(&seen(selected))
    }
}

/// The length of a bar in pixels: in proportion, and at least visible where there is something.
pub(super) fn bar(value: Option<f64>, most: f64, room: i32) -> i32 {
    let share = value.unwrap_or(0.0) / most;
    if !(share.is_finite() && share > 0.0) {
        return 0;
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a share of at most one of a width in pixels"
    )]
    let length = (share.min(1.0) * f64::from(room)).round() as i32;
    length.max(1)
}

/// The text at the end of a bar.
fn value(table: &Table, row: usize) -> String {
    let times = table
        .integer("cf", row)
        .map_or_else(|| "–".to_owned(), number::count);
    match table.integer("df", row) {
        Some(articles) => format!("{times} in {}", label::counted(articles, "article")),
        None => times,
    }
}

/// The first row in words.
fn seen(table: &Table) -> String {
    let (term, value) = (label::term(table, 0), value(table, 0));
    format!(
        "{}; the longest bar is that of “{term}”, {value}.",
        label::counted(table.rows(), "term")
    )
}
