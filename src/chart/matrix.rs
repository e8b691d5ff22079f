//! A matrix of values under names and beside names, as the heat maps draw it.
//!
//! Labels stand above the columns where they can be broken into a few lines there. Short ones, such as years,
//! otherwise run upwards; long ones are replaced by numbers and follow below, because a long title set upright
//! or cut cannot be read. It does not know what the values are: whoever calls it says how one is written.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::cells::{AROUND, Classes, Place, cell, fits, titles_below};
use super::text::{CELL, LABEL};
use super::theme::Role;
use std::collections::BTreeMap;

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

/// Values in rows and columns.
pub(super) struct Matrix<'w> {
    /// The label of each row.
    pub(super) rows: Vec<String>,
    /// The label of each column.
    pub(super) columns: Vec<String>,
    /// The values by the places of row and column; what is missing is zero.
    pub(super) cells: BTreeMap<(usize, usize), f64>,
    /// The colours.
    pub(super) classes: Option<Classes>,
    /// A value as text.
    pub(super) write: &'w dyn Fn(f64) -> String,
}

impl Matrix<'_> {
    /// The legend and the matrix below what is drawn already.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let titles = &self.columns;
        let texts: Vec<String> = self.cells.values().map(|&value| (self.write)(value)).collect();
        let labels: Vec<Vec<String>> = self.rows.iter().map(|name| LABEL.wrap(name, LABELS)).collect();
        let left = MARGIN + labels.iter().map(|lines| LABEL.widest(lines)).max().unwrap_or(0) + 10;
        let count = i32::try_from(titles.len()).unwrap_or(i32::MAX).max(1);
        let width = ((WIDTH - MARGIN - left) / count).min(CELL_WIDTH);
        let header = Header::of(titles, width);
        let written = fits(&texts, width);

        if let Some(classes) = &self.classes {
            classes.legend(canvas, "0");
        }
        let mut y = header.draw(canvas, titles, left, width);
        for (row, lines) in labels.iter().enumerate() {
            let height = (LABEL.height(lines) + 6).max(24);
            canvas.block(left - 10, y + height / 2, Anchor::End, LABEL, Role::Ink, lines);
            let mut x = left;
            for column in 0..titles.len() {
                let value = self.cells.get(&(row, column)).copied().unwrap_or(0.0);
                let text = written.then(|| (self.write)(value));
                let place = Place { x, y, width, height };
                cell(canvas, self.classes.as_ref(), place, value, text.as_deref());
                x += width;
            }
            y += height;
        }
        if header == Header::Numbers {
            titles_below(canvas, titles);
        }
    }
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
