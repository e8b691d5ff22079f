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
use super::top_terms::bar;
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
/// How far the name of a period may stand out of its panel.
const OUT: i32 = 10;
/// The least periods for which lines are drawn.
const FEWEST: usize = 3;
/// With at most so many periods each has a dot.
const DOTS: usize = 14;
/// With more than so many the line is thin, or its ups and downs run together.
const MANY: usize = 80;
/// The most names of periods under a panel.
const NAMES: usize = 5;

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

/// Periods across a panel.
struct Time {
    first: i64,
    last: i64,
    count: usize,
    room: i32,
    /// Names of some of the periods: where their ticks and their middles are.
    names: Vec<(i32, i32, Vec<String>)>,
}

impl Time {
    /// The periods on `room` pixels; names may take up `width`.
    fn new(periods: &BTreeMap<i64, String>, room: i32, width: i32) -> Self {
        let mut time = Self {
            first: periods.keys().next().copied().unwrap_or(0),
            last: periods.keys().next_back().copied().unwrap_or(0),
            count: periods.len(),
            room,
            names: Vec::new(),
        };
        // Names on one line where three of them have room, else broken, else the first and the last alone.
        time.names = [(width * 2 / 5, 3), (width / 5, 3), (width * 2 / 5, 2)]
            .into_iter()
            .find_map(|(limit, least)| {
                (least..=NAMES)
                    .rev()
                    .find_map(|count| time.named(periods, count, limit, width))
            })
            .unwrap_or_default();
        time
    }

    /// So many names at even distances, the first and the last among them; `None` where they have no room.
    fn named(
        &self,
        periods: &BTreeMap<i64, String>,
        count: usize,
        limit: i32,
        width: i32,
    ) -> Option<Vec<(i32, i32, Vec<String>)>> {
        if periods.len() < count {
            return None;
        }
        let gaps = count.saturating_sub(1).max(1);
        let places: Vec<usize> = (0..count).map(|nth| nth * (periods.len() - 1) / gaps).collect();
        let names: Vec<_> = periods
            .iter()
            .enumerate()
            .filter(|(nth, _)| places.contains(nth))
            .map(|(_, (place, name))| {
                let lines = short(CELL, name, limit, 2);
                let (x, half) = (self.x(*place), (CELL.widest(&lines) + 1) / 2);
                (x, x.min(width + OUT - half).max(half - OUT), lines)
            })
            .collect();
        let fit = names.windows(2).all(|pair| match pair {
            [(_, a, first), (_, b, second)] => {
                b - a >= i32::midpoint(CELL.widest(first), CELL.widest(second)) + 10
            }
            _ => true,
        });
        fit.then_some(names)
    }

    /// The place of a period, from the left end.
    fn x(&self, place: i64) -> i32 {
        let span = i128::from(self.last) - i128::from(self.first);
        let offset = (i128::from(place) - i128::from(self.first)) * i128::from(self.room - 8);
        4 + i32::try_from(offset / span.max(1)).unwrap_or(0)
    }
}

/// The plot of a term.
fn panel(canvas: &mut Canvas, term: &Trend, time: &Time, (x, y): (i32, i32)) {
    let most = term.rates.values().copied().fold(0.0, f64::max);
    canvas.text(x, y, Anchor::Start, CELL, Role::Muted, &number::reader(most));
    let top = y + CELL.leading() + 1;
    let base = top + HEIGHT;
    canvas.line((x, top), (x + time.room, top), Role::Grid);
    canvas.line((x, base), (x + time.room, base), Role::Muted);
    for (tick, at, lines) in &time.names {
        canvas.line((x + tick, base), (x + tick, base + 4), Role::Muted);
        canvas.lines(x + at, base + 8, Anchor::Middle, CELL, Role::Muted, lines);
    }
    let role = term.direction.role();
    let at = |place: i64, rate: f64| (x + time.x(place), base - bar(Some(rate), most, HEIGHT));
    for run in runs(&term.rates) {
        let points: Vec<(i32, i32)> = run.iter().map(|&(place, rate)| at(place, rate)).collect();
        match points.as_slice() {
            [alone] => canvas.disc(*alone, 2, role),
            _ => canvas.path(thinned(&points), if time.count > MANY { 1 } else { 2 }, role),
        }
        if time.count <= DOTS {
            for point in points {
                canvas.disc(point, 3, role);
            }
        }
    }
    if let Some((&place, &rate)) = term.rates.iter().next_back() {
        let (end, height) = at(place, rate);
        canvas.disc((end, height), 4, role);
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

/// The rates without a period missing between them.
fn runs(rates: &BTreeMap<i64, f64>) -> Vec<Vec<(i64, f64)>> {
    let mut runs: Vec<Vec<(i64, f64)>> = Vec::new();
    for (&place, &rate) in rates {
        match runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|last| place.checked_sub(1) == Some(last.0)) =>
            {
                run.push((place, rate));
            }
            _ => runs.push(vec![(place, rate)]),
        }
    }
    runs
}

/// The points of a line that can be told apart: of those above each other the first, the highest, the lowest
/// and the last.
fn thinned(points: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut kept = Vec::new();
    for column in points.chunk_by(|a, b| a.0 == b.0) {
        let lowest = column.iter().min_by_key(|point| point.1);
        let highest = column.iter().max_by_key(|point| point.1);
        kept.extend(
            [column.first(), lowest, highest, column.last()]
                .into_iter()
                .flatten(),
        );
    }
    kept.dedup();
    kept
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

    #[test]
    fn a_missing_period_breaks_the_line() {
        let rates = BTreeMap::from([(1, 4.0), (2, 5.0), (4, 0.0), (5, 1.0), (i64::MAX, 2.0)]);
        let runs = runs(&rates);
        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    }

    #[test]
    fn points_above_each_other_are_thinned() {
        let points = [(1, 5), (1, 9), (1, 2), (1, 7), (1, 6), (2, 3), (2, 3)];
        assert_eq!(thinned(&points), [(1, 5), (1, 2), (1, 9), (1, 6), (2, 3)]);
    }
}
