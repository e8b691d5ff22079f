//! The place of a difference in a table: the row by what stands first in it, the column by its name.

use super::show::{around, plain, quoted};
use super::{Difference, WINDOW};
use crate::number;

/// Leading cells that tell a row.
const KEYS: usize = 3;
/// Characters of such a cell, at most.
const KEY: usize = 40;

/// The rows that were gone through.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Rows that are finished, the heading among them.
    finished: u64,
    start: u64,
    quoted: bool,
    /// The heading, as far as a window reaches.
    heading: Vec<u8>,
}

impl Rows {
    /// Goes on by `bytes`, which begin at `from`.
    pub(super) fn feed(&mut self, bytes: &[u8], from: u64) {
        for (at, byte) in (from..).zip(bytes) {
            if self.finished == 0 && self.heading.len() < WINDOW {
                self.heading.push(*byte);
            }
            match byte {
                b'"' => self.quoted = !self.quoted,
                b'\n' if !self.quoted => {
                    self.finished += 1;
                    self.start = at + 1;
                }
                _ => {}
            }
        }
    }

    /// Where the row that was reached begins.
    pub(super) fn start(&self) -> u64 {
        self.start
    }

    /// The difference of two rows, each with what follows it and whether the file ends there; `None` where their cells are
    /// the same or a row is longer than that.
    pub(super) fn difference(&self, then: (&[u8], bool), now: (&[u8], bool)) -> Option<Difference> {
        let (then, now) = (row(then.0, then.1)?, row(now.0, now.1)?);
        let heading = if self.finished == 0 {
            csv::ByteRecord::new()
        } else {
            row(&self.heading, true)?
        };
        let number = number::count(self.finished);
        if then.is_empty() || now.is_empty() {
            let whole = |row: &csv::ByteRecord| {
                let cells: Vec<&[u8]> = row.iter().collect();
                (!row.is_empty()).then(|| quoted(&plain(&cells.join(&b','), 0)))
            };
            let place = if self.finished == 0 {
                "the heading".to_owned()
            } else {
                format!("row {number}")
            };
            let (then, now) = (whole(&then), whole(&now));
            return (then != now).then_some(Difference { place, then, now });
        }
        let column = (0..then.len().max(now.len())).find(|&at| then.get(at) != now.get(at))?;
        let place = if self.finished == 0 {
            format!("the name of column {}", number::count(column as u64 + 1))
        } else {
            let name = |at: usize| match heading.get(at) {
                Some(name) => cut(name),
                None => number::count(at as u64 + 1),
            };
            let keys: Vec<String> = (0..column.min(KEYS))
                .filter_map(|at| Some(format!("{} {}", name(at), cut(then.get(at)?))))
                .collect();
            let keys = if keys.is_empty() {
                String::new()
            } else {
                format!(" ({})", keys.join(", "))
            };
            format!("column {} of row {number}{keys}", name(column))
        };
        let (was, is) = (then.get(column), now.get(column));
        let (shown_then, shown_now) = around(was.unwrap_or_default(), is.unwrap_or_default(), true);
        Some(Difference {
            place,
            then: was.map(|_| quoted(&shown_then)),
            now: is.map(|_| quoted(&shown_now)),
        })
    }
}

/// The first row of `bytes`, without cells where there is none; `None` where it does not end in them.
fn row(bytes: &[u8], ends: bool) -> Option<csv::ByteRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut row = csv::ByteRecord::new();
    reader.read_byte_record(&mut row).ok()?;
    let read = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
    (ends || read < bytes.len()).then_some(row)
}

/// A cell as a part of a sentence.
fn cut(cell: &[u8]) -> String {
    let text = plain(cell, 0);
    let mut short: String = text.chars().take(KEY).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
