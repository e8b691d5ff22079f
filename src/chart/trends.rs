//! How often terms are used over time, a panel for each.
//!
//! Every panel has the same periods across and a scale of its own, from zero to the largest rate, which is written on
//! it: the shape is compared, not the height. Where a period is missing the line is broken. It draws tables of three
//! periods and more.

use std::collections::BTreeMap;

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::label::{self, short};
use super::text::{CELL, PANEL, SMALL};
use super::theme::Role;
use super::time_axis::Time;
use super::trend_terms::{self, Direction, Trend, periods, trends};
use super::{Chart, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Panels in all, and in a line.
const PANELS: usize = 12;
const ACROSS: usize = 3;
/// Between two panels.
const GUTTER: i32 = 30;
/// The height of the plot in a panel.
const HEIGHT: i32 = 88;
/// The least periods for which lines are drawn.
const FEWEST: usize = 3;

/// Panels of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trends;

impl Chart for Trends {
    fn id(&self) -> &'static str {
        "trends"
    }

    fn title(&self) -> &'static str {
        "Terms over time"
    }

    fn caption(&self) -> &'static str {
        "How often a term is used in a million words, period by period. Each panel goes from zero to the largest rate of \
         its term, the number over the upper line, so compare shapes, not heights; the number at the end of the line \
         is the last rate. Where the line is broken there is no text of that period."
    }

    fn analysis(&self) -> &'static str {
        "trend_rates"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let terms: Vec<Trend> = trends(table)
            .into_iter()
            .filter(|term| !term.rates.is_empty())
            .collect();
        let rows = trend_terms::first(&terms, shares(trend_terms::counts(&terms)));
        picked(self, table, &rows).filter(|shown| periods(shown, &trends(shown)).len() >= FEWEST)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let terms = trends(selected);
        let periods = periods(selected, &terms);
        let columns = i32::try_from(ACROSS).unwrap_or(1);
        let width = (INNER - GUTTER * (columns - 1)) / columns;
        let ends: Vec<String> = terms.iter().filter_map(last).map(number::reader).collect();
        let room = (width - SMALL.widest(&ends) - 12).max(40);
        let time = Time::new(&periods, room, width);

        let mut canvas = Canvas::titled(
            self.title(),
            "Occurrences per million words, each panel on its own scale",
        );
        for direction in Direction::ALL {
            let panels: Vec<&Trend> = terms.iter().filter(|term| term.direction == direction).collect();
            if panels.is_empty() {
                continue;
            }
            let y = canvas.bottom();
            canvas.text(
                MARGIN,
                y,
                Anchor::Start,
                PANEL,
                direction.role(),
                direction.heading(),
            );
            canvas.skip(8);
            for line in panels.chunks(ACROSS) {
                let titles: Vec<Vec<String>> = line
                    .iter()
                    .map(|term| short(PANEL, &term.name, width, 3))
                    .collect();
                let head = titles.iter().map(|title| PANEL.height(title)).max().unwrap_or(0);
                let top = canvas.bottom();
                let mut x = MARGIN;
                for (term, title) in line.iter().zip(&titles) {
                    canvas.lines(x, top, Anchor::Start, PANEL, Role::Ink, title);
                    panel(&mut canvas, term, &time, (x, top + head));
                    x += width + GUTTER;
                }
                canvas.skip(18);
            }
        }
        canvas.finish(&seen(&terms, &periods))
    }
}

/// The panels for each direction: half of them, and more where the other has too few.
fn shares([rising, falling]: [usize; 2]) -> [usize; 2] {
    let half = PANELS / 2;
    [
        rising.min(PANELS - falling.min(half)),
        falling.min(PANELS - rising.min(half)),
    ]
}

/// The rate in the last period.
fn last(term: &Trend) -> Option<f64> {
    term.rates.values().next_back().copied()
}

/// The plot of a term.
fn panel(canvas: &mut Canvas, term: &Trend, time: &Time, (x, y): (i32, i32)) {
    let most = term.rates.values().copied().fold(0.0, f64::max);
    canvas.text(x, y, Anchor::Start, CELL, Role::Muted, &number::reader(most));
    let top = y + CELL.leading() + 1;
    let base = top + HEIGHT;
    canvas.line((x, top), (x + time.room, top), Role::Grid);
    time.foot(canvas, (x, base));
    let end = time.trace(
        canvas,
        &term.rates,
        (x, base),
        (most, HEIGHT),
        term.direction.role(),
    );
    if let (Some((end, height)), Some(rate)) = (end, last(term)) {
        // Over the line at the foot, not through it.
        let middle = height.min(base - 6);
        canvas.label(
            end + 8,
            middle,
            Anchor::Start,
            SMALL,
            Role::Ink,
            &number::reader(rate),
        );
    }
}

/// The first term in words.
fn seen(terms: &[Trend], periods: &BTreeMap<i64, String>) -> String {
    let count = label::counted(terms.len(), "term");
    let span = label::counted(periods.len(), "period");
    let first = terms.first().and_then(|term| {
        let (from, to) = (term.rates.iter().next()?, term.rates.iter().next_back()?);
        Some(format!(
            "; “{}” goes from {} per million in {} to {} in {}",
            term.name,
            number::reader(*from.1),
            periods.get(from.0)?,
            number::reader(*to.1),
            periods.get(to.0)?,
        ))
    });
    format!("{count} over {span}{}.", first.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::{more, table};

    fn word(seed: usize) -> String {
        format!("word{seed}")
    }

    #[test]
    fn panels_are_shared_between_the_directions() {
        assert_eq!(shares([40, 40]), [6, 6]);
        assert_eq!(shares([40, 2]), [10, 2]);
        assert_eq!(shares([0, 40]), [0, 12]);
        assert_eq!(shares([3, 1]), [3, 1]);
    }

    #[test]
    fn three_periods_and_more_are_drawn() {
        assert_eq!(
            Trends.select(&table("trend_rates", 9, word, |_| 3).unwrap()),
            None
        );
        for (periods, table) in more("trend_rates", 40, word, |seed| i64::try_from(seed).unwrap()) {
            let selected = Trends.select(&table).unwrap();
            let drawn = Trends.draw(&selected).unwrap();
            assert!(drawn.contains(&format!("12 terms over {periods} periods; “word0” goes from")));
        }
    }
}
