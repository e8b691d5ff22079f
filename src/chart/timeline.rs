//! Articles over time as bars, one for each period of the table.
//!
//! Counts stand on the bars where all of them have room; otherwise only on the tallest, with a scale on the
//! left. Every so many-th period is named, as many as fit beside each other.

use super::canvas::{Anchor, Canvas, INNER, MARGIN, WIDTH};
use super::text::SMALL;
use super::theme::Role;
use super::top_terms::bar;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// The height of the tallest bar at most.
const HEIGHT: i32 = 220;
/// The height of a single article at most, so that a few of them do not look like many.
const SINGLE: i32 = 40;
/// The widest place of a bar.
const SLOT: i32 = 80;
/// How close a name may come to the edge of the sheet.
const EDGE: i32 = 6;
/// The widest a name of a period gets before it is broken.
const NAME: i32 = 160;

/// Bars of articles in each period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timeline;

impl Chart for Timeline {
    fn id(&self) -> &'static str {
        "timeline"
    }

    fn title(&self) -> &'static str {
        "Articles over time"
    }

    fn caption(&self) -> &'static str {
        "How many dated articles there are in each period."
    }

    fn analysis(&self) -> &'static str {
        "timeline"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("articles")?;
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| table.text("period", row).is_some())
            .collect();
        if rows.len() < 2 {
            None
        } else {
            picked(self, table, &rows)
        }
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let rows = selected.rows();
        let most = (0..rows)
            .filter_map(|row| selected.number("articles", row))
            .fold(0.0, f64::max);
        let counts: Vec<String> = (0..rows).map(|row| count(selected, row)).collect();
        let slots = i32::try_from(rows).unwrap_or(i32::MAX).max(1);
        let fullest = fullest(selected);
        let written = SMALL.widest(&counts) + 6 <= INNER / slots;

        let mut canvas = Canvas::titled(self.title(), "Articles in each period");
        let top = canvas.bottom() + SMALL.leading();
        let tallest = bar(Some(most), f64::from(HEIGHT) / f64::from(SINGLE), HEIGHT);
        let base = top + tallest;
        let ticks = if written { Vec::new() } else { ticks(most) };
        let tick_labels: Vec<String> = ticks.iter().map(|&tick| number::count(tick)).collect();
        let left = MARGIN
            + if written {
                0
            } else {
                SMALL.widest(&tick_labels) + 8
            };
        for (&tick, text) in ticks.iter().zip(&tick_labels) {
            #[allow(clippy::cast_precision_loss, reason = "a tick is at most the largest count")]
            let y = base - bar(Some(tick as f64), most, tallest);
            canvas.line((left, y), (WIDTH - MARGIN, y), Role::Grid);
            canvas.label(left - 8, y, Anchor::End, SMALL, Role::Muted, text);
        }
        let right = (left + slots.saturating_mul(SLOT)).min(WIDTH - MARGIN);
        let edge = |place: usize| {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            let offset = place.saturating_mul(i64::from(right - left)) / i64::from(slots);
            left + i32::try_from(offset).unwrap_or(0)
        };
        for (row, text) in counts.iter().enumerate() {
            let (from, to) = (edge(row), edge(row + 1));
            let gap = if to - from < 3 {
                0
            } else {
                ((to - from) / 5).clamp(1, 12)
            };
            let length = bar(selected.number("articles", row), most, tallest);
            canvas.rect(
                from + gap / 2,
                base - length,
                (to - from - gap).max(1),
                length,
                Role::Bar,
            );
            if written || Some(row) == fullest {
                let half = (SMALL.width(text) + 1) / 2;
                let at = i32::midpoint(from, to).min(WIDTH - EDGE - half).max(left + half);
                let y = base - length - SMALL.size - 3;
                canvas.text(at, y, Anchor::Middle, SMALL, Role::Ink, text);
            }
        }
        canvas.line((left, base), (right, base), Role::Muted);
        let mut free = EDGE;
        for row in 0..rows {
            let name = SMALL.wrap(selected.text("period", row).unwrap_or("–"), NAME);
            let (middle, half) = (
                i32::midpoint(edge(row), edge(row + 1)),
                (SMALL.widest(&name) + 1) / 2,
            );
            // A name stays on the sheet and is left out where the one before it takes its room.
            let at = middle.min(WIDTH - EDGE - half).max(EDGE + half);
            if at - half >= free {
                canvas.lines(at, base + 8, Anchor::Middle, SMALL, Role::Muted, &name);
                free = at + half + 12;
            }
        }
        canvas.finish(&seen(selected, &counts))
    }
}

/// The count of a period.
fn count(table: &Table, row: usize) -> String {
    table
        .integer("articles", row)
        .map_or_else(|| "–".to_owned(), number::count)
}

/// Round numbers of articles up to the largest, at most five.
fn ticks(most: f64) -> Vec<i64> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "saturates, and a count is far below"
    )]
    let most = most as i64;
    let mut step = 1_i64;
    for factor in [2, 5, 10].iter().cycle().take(54) {
        if most / step <= 5 {
            break;
        }
        let power = 10_i64.pow(u32::try_from(step.to_string().len()).unwrap_or(1) - 1);
        step = power.saturating_mul(*factor);
    }
    (1..=5)
        .map(|times| step.saturating_mul(times))
        .filter(|&tick| tick <= most)
        .collect()
}

/// The first of the rows with the most articles.
fn fullest(table: &Table) -> Option<usize> {
    let articles = |row: usize| table.number("articles", row).unwrap_or(0.0);
    (0..table.rows()).reduce(|best, row| if articles(row) > articles(best) { row } else { best })
}

/// The fullest period in words.
fn seen(table: &Table, counts: &[String]) -> String {
    let row = fullest(table).unwrap_or(0);
    format!(
        "{}; the most articles are in {}: {}.",
        label::counted(table.rows(), "period"),
        table.text("period", row).unwrap_or("–"),
        counts.get(row).map_or("–", String::as_str)
    )
}
