//! Periods across the panels of small multiples, and lines over them.
//!
//! Every panel has the same periods at the same places. Where a period is missing the line is broken, because nothing
//! counted is another thing than nothing found. It does not know what is counted.

use std::collections::BTreeMap;

use super::canvas::{Anchor, Canvas};
use super::label::short;
use super::text::CELL;
use super::theme::Role;
use super::top_terms::bar;

/// How far the name of a period may stand out of its panel.
const OUT: i32 = 10;
/// With at most so many periods each has a dot.
const DOTS: usize = 14;
/// With more than so many the line is thin, or its ups and downs run together.
const MANY: usize = 80;
/// The most names of periods under a panel.
const NAMES: usize = 5;

/// Periods across a panel.
pub(super) struct Time {
    first: i64,
    last: i64,
    count: usize,
    /// The width of a plot; dots at its ends stay inside.
    pub(super) room: i32,
    /// Names of some of the periods: where their ticks and their middles are.
    names: Vec<(i32, i32, Vec<String>)>,
}

impl Time {
    /// The periods on `room` pixels; names may take up `width`.
    pub(super) fn new(periods: &BTreeMap<i64, String>, room: i32, width: i32) -> Self {
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
    pub(super) fn x(&self, place: i64) -> i32 {
        let span = i128::from(self.last) - i128::from(self.first);
        let offset = (i128::from(place) - i128::from(self.first)) * i128::from(self.room - 8);
        4 + i32::try_from(offset / span.max(1)).unwrap_or(0)
    }

    /// From where to where a period goes, from the left end of its panel.
    pub(super) fn around(&self, place: i64) -> [i32; 2] {
        let (x, ends) = (
            self.x(place),
            [self.x(place.saturating_sub(1)), self.x(place.saturating_add(1))],
        );
        ends.map(|end| i32::midpoint(x, end).clamp(0, self.room))
    }

    /// The base line of a panel that begins at `x`, with the names of periods under it.
    pub(super) fn foot(&self, canvas: &mut Canvas, (x, base): (i32, i32)) {
        canvas.line((x, base), (x + self.room, base), Role::Muted);
        for (tick, at, lines) in &self.names {
            canvas.line((x + tick, base), (x + tick, base + 4), Role::Muted);
            canvas.lines(x + at, base + 8, Anchor::Middle, CELL, Role::Muted, lines);
        }
    }

    /// The line of these values from zero at the base to `most` at `height`; gives where it ends.
    pub(super) fn trace(
        &self,
        canvas: &mut Canvas,
        values: &BTreeMap<i64, f64>,
        (x, base): (i32, i32),
        (most, height): (f64, i32),
        role: Role,
    ) -> Option<(i32, i32)> {
        let at = |place: i64, value: f64| (x + self.x(place), base - bar(Some(value), most, height));
        for run in runs(values) {
            let points: Vec<(i32, i32)> = run.iter().map(|&(place, value)| at(place, value)).collect();
            match points.as_slice() {
                [alone] => canvas.disc(*alone, 2, role),
                _ => canvas.path(thinned(&points), if self.count > MANY { 1 } else { 2 }, role),
            }
            if self.count <= DOTS {
                for point in points {
                    canvas.disc(point, 3, role);
                }
            }
        }
        let (&place, &value) = values.iter().next_back()?;
        let end = at(place, value);
        canvas.disc(end, 4, role);
        Some(end)
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

#[cfg(test)]
mod tests {
    use super::*;

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
