//! Terms against articles as a heat map of rates.
//!
//! Labels stand above the columns where they can be broken into a few lines there. Short ones, such as years,
//! otherwise run upwards; long ones are replaced by numbers and follow below, because a long title set upright
//! or cut cannot be read.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::cells::{AROUND, Classes, Place, cell, fits, titles_below};
use super::text::{CELL, LABEL};
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use std::collections::BTreeMap;

/// Rows and columns shown at most: what a page can hold.
const MOST: usize = 40;
/// The widest a column of labels gets before they are broken.
const LABELS: i32 = 220;
/// The widest a cell gets.
const CELL_WIDTH: i32 = 150;
/// The most lines a title takes above its column.
const HEADER_LINES: usize = 6;
/// The narrowest column above which labels are broken into lines.
const BROKEN: i32 = 90;
/// The longest label that is set upright.
const UPRIGHT: i32 = 110;

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
        let classes = Classes::up_to(most);
        let texts: Vec<String> = grid
            .cells
            .values()
            .map(|&row| number::among(rate(selected, row), most))
            .collect();

        let labels: Vec<Vec<String>> = grid
            .first
            .iter()
            .map(|&row| LABEL.wrap(&label::term(selected, row), LABELS))
            .collect();
        let titles: Vec<String> = grid
            .columns
            .iter()
            .map(|(&column, &row)| label::title(selected, "label", row, column))
            .collect();
        let left = MARGIN + labels.iter().map(|lines| LABEL.widest(lines)).max().unwrap_or(0) + 10;
        let count = i32::try_from(titles.len()).unwrap_or(i32::MAX).max(1);
        let width = ((WIDTH - MARGIN - left) / count).min(CELL_WIDTH);
        let header = Header::of(&titles, width);
        let written = fits(&texts, width);

        let mut canvas = Canvas::titled(self.title(), "Occurrences per 1,000 tokens");
        if let Some(classes) = &classes {
            classes.legend(&mut canvas, "0");
        }
        let mut y = header.draw(&mut canvas, &titles, left, width);
        for (&first, lines) in grid.first.iter().zip(&labels) {
            let height = (LABEL.height(lines) + 6).max(24);
            canvas.block(left - 10, y + height / 2, Anchor::End, LABEL, Role::Ink, lines);
            let term = key(selected, first).unwrap_or_default();
            let mut x = left;
            for &column in grid.columns.keys() {
                let value = grid
                    .cells
                    .get(&(term, column))
                    .map_or(0.0, |&row| rate(selected, row));
                let text = written.then(|| number::among(value, most));
                cell(
                    &mut canvas,
                    classes.as_ref(),
                    Place { x, y, width, height },
                    value,
                    text.as_deref(),
                );
                x += width;
            }
            y += height;
        }
        if header == Header::Numbers {
            titles_below(&mut canvas, &titles);
        }
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

/// What stands above the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Header {
    /// The labels, broken to the width of a column.
    Lines,
    /// The labels, running upwards.
    Upright,
    /// Numbers, with the labels below the matrix.
    Numbers,
}

impl Header {
    /// The header that these labels can be read in, above columns of this width.
    fn of(titles: &[String], width: i32) -> Self {
        let lines = |title: &String| AROUND.wrap(title, width - 8).len();
        if titles.iter().all(|title| lines(title) == 1) {
            return Self::Lines;
        }
        if width >= BROKEN && titles.iter().all(|title| lines(title) <= HEADER_LINES) {
            return Self::Lines;
        }
        if CELL.leading() <= width && CELL.widest(titles) <= UPRIGHT {
            Self::Upright
        } else {
            Self::Numbers
        }
    }

    /// The header on the first row of cells; gives where that begins.
    fn draw(self, canvas: &mut Canvas, titles: &[String], left: i32, width: i32) -> i32 {
        let top = canvas.bottom() + 10;
        let middles = (0..).map(|column| left + column * width + width / 2);
        match self {
            Self::Lines => {
                let broken: Vec<_> = titles.iter().map(|title| AROUND.wrap(title, width - 8)).collect();
                let bottom = top + broken.iter().map(|lines| AROUND.height(lines)).max().unwrap_or(0);
                for (x, lines) in middles.zip(&broken) {
                    let y = bottom - AROUND.height(lines);
                    canvas.lines(x, y, Anchor::Middle, AROUND, Role::Ink, lines);
                }
                bottom + 2
            }
            Self::Upright => {
                let bottom = top + CELL.widest(titles);
                for (x, title) in middles.zip(titles) {
                    canvas.upright(x, bottom, CELL, Role::Ink, title);
                }
                bottom + 6
            }
            Self::Numbers => {
                for (place, x) in (1..=titles.len()).zip(middles) {
                    canvas.text(x, top, Anchor::Middle, CELL, Role::Muted, &place.to_string());
                }
                top + CELL.leading() + 2
            }
        }
    }
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
