//! Terms against articles as a heat map of rates.

use super::canvas::Canvas;
use super::cells::Classes;
use super::matrix::Matrix;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use std::collections::BTreeMap;

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
        let grid = Grid::of(table);
        let columns: Vec<i64> = grid.columns.keys().copied().take(MOST).collect();
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| {
                table
                    .integer("column", row)
                    .is_some_and(|column| columns.contains(&column))
                    && key(table, row)
                        .and_then(|term| grid.terms.get(&term))
                        .is_some_and(|&place| place < MOST)
            })
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let grid = Grid::of(selected);
        let most = grid
            .cells
            .values()
            .map(|&row| rate(selected, row))
            .fold(0.0, f64::max);
        let places: BTreeMap<i64, usize> = grid.columns.keys().copied().zip(0..).collect();
        let cells = grid.cells.iter().filter_map(|(&(term, column), &row)| {
            let place = (*grid.terms.get(term)?, *places.get(&column)?);
            Some((place, rate(selected, row)))
        });
        let matrix = Matrix {
            rows: grid.first.iter().map(|&row| label::term(selected, row)).collect(),
            columns: grid
                .columns
                .iter()
                .map(|(&column, &row)| label::title(selected, "label", row, column))
                .collect(),
            cells: cells.collect(),
            classes: Classes::up_to(most),
            write: &|value| number::among(value, most),
        };
        let mut canvas = Canvas::titled(self.title(), "Occurrences per 1,000 tokens");
        matrix.draw(&mut canvas);
        canvas.finish(&seen(selected, &grid))
    }
}

/// Where the rows of a table go in the matrix.
struct Grid<'t> {
    /// The place of each term, in the order of their first rows.
    terms: BTreeMap<&'t str, usize>,
    /// The first row of each term.
    first: Vec<usize>,
    /// A row of each column.
    columns: BTreeMap<i64, usize>,
    /// The row of each cell.
    cells: BTreeMap<(&'t str, i64), usize>,
}

impl<'t> Grid<'t> {
    /// The matrix of a table; rows without a term or a column are left out.
    fn of(table: &'t Table) -> Self {
        let mut grid = Self {
            terms: BTreeMap::new(),
            first: Vec::new(),
            columns: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        for row in 0..table.rows() {
            let (Some(term), Some(column)) = (key(table, row), table.integer("column", row)) else {
                continue;
            };
            let next = grid.first.len();
            if *grid.terms.entry(term).or_insert(next) == next {
                grid.first.push(row);
            }
            grid.columns.entry(column).or_insert(row);
            grid.cells.entry((term, column)).or_insert(row);
        }
        grid
    }
}

/// What tells terms apart.
fn key(table: &Table, row: usize) -> Option<&str> {
    table.text("stem", row).or_else(|| table.text("form", row))
}

/// The value of a cell.
fn rate(table: &Table, row: usize) -> f64 {
    table.number("per_thousand", row).unwrap_or(0.0)
}

/// The strongest cell in words.
fn seen(table: &Table, grid: &Grid<'_>) -> String {
    let strongest = grid.cells.iter().reduce(|best, next| {
        if rate(table, *next.1) > rate(table, *best.1) {
            next
        } else {
            best
        }
    });
    let shape = format!(
        "{} in {}",
        label::counted(grid.first.len(), "term"),
        label::counted(grid.columns.len(), "column")
    );
    match strongest {
        Some((&(_, column), &row)) => format!(
            "{shape}; the highest rate is {} per 1,000 tokens, of “{}” in “{}”.",
            number::reader(rate(table, row)),
            label::term(table, row),
            label::title(table, "label", row, column)
        ),
        None => format!("{shape}."),
    }
}
