//! Terms against articles as a heat map of rates.

use super::canvas::Canvas;
use super::cells::Classes;
use super::grid::Grid;
use super::matrix::Matrix;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Rows and columns shown at most: what a page can hold.
const MOST: usize = 40;

/// A heat map of how dense each term is in each article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heatmap;

impl Chart for Heatmap {
    fn id(&self) -> &'static str {
        "heatmap"
    }

    fn title(&self) -> &'static str {
        "Where the leading terms occur"
    }

    fn caption(&self) -> &'static str {
        "How often each leading term occurs per 1,000 tokens: the stronger the colour, the more. A grey cell holds \
         none. Columns are articles, or periods or files where there are many articles."
    }

    fn analysis(&self) -> &'static str {
        "heatmap"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("per_thousand")?;
        let grid = grid(table);
        let shown = |&row: &usize| key(table, row).is_some_and(|key| grid.is_within(key, MOST, MOST));
        let rows: Vec<usize> = (0..table.rows()).filter(shown).collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let grid = grid(selected);
        let rate = |row| rate(selected, row);
        let most = grid.most(rate);
        let matrix = Matrix {
            rows: grid.first.iter().map(|&row| label::term(selected, row)).collect(),
            columns: grid
                .columns
                .iter()
                .map(|(&column, &row)| label::title(selected, "label", row, column))
                .collect(),
            cells: grid.values(rate),
            classes: Classes::up_to(most),
            write: &|value| number::among(value, most),
        };
        let mut canvas = Canvas::titled(self.title(), "Occurrences per 1,000 tokens");
        matrix.draw(&mut canvas);
        canvas.finish(&seen(selected, &grid))
    }
}

/// The matrix of a table.
fn grid(table: &Table) -> Grid<&str> {
    Grid::of(table.rows(), |row| key(table, row))
}

/// The term and the column of a row; `None` where either is missing.
fn key(table: &Table, row: usize) -> Option<(&str, i64)> {
    let term = table.text("stem", row).or_else(|| table.text("form", row))?;
    Some((term, table.integer("column", row)?))
}

/// The value of a cell.
fn rate(table: &Table, row: usize) -> f64 {
    table.number("per_thousand", row).unwrap_or(0.0)
}

/// The strongest cell in words.
fn seen(table: &Table, grid: &Grid<&str>) -> String {
    let shape = format!(
        "{} in {}",
        label::counted(grid.first.len(), "term"),
        label::counted(grid.columns.len(), "column")
    );
    match grid.strongest(|row| rate(table, row)) {
        Some(((_, column), row)) => format!(
            "{shape}; the highest rate is {} per 1,000 tokens, of “{}” in “{}”.",
            number::reader(rate(table, row)),
            label::term(table, row),
            label::title(table, "label", row, column)
        ),
        None => format!("{shape}."),
    }
}
