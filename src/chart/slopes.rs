//! Which terms rose and fell between two periods, as lines from one to the other.
//!
//! The height of a rate is its logarithm, so lines of one steepness stand for one factor and rare terms are not
//! flattened by frequent ones. Labels are pushed apart and tied to their lines. It draws tables of two periods only.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::rates::{BAND, Rates, occurs};
use super::spread::spread;
use super::text::{LABEL, SMALL};
use super::theme::Role;
use super::trend_terms::{self, Direction, Trend, periods, trends};
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Terms of each direction.
const TERMS: usize = 12;
/// The least height of the plot.
const HEIGHT: i32 = 360;
/// The widest a label gets before it is broken.
const LABELS: i32 = 210;
/// Between the end of a line and its label.
const GUTTER: i32 = 34;

/// Lines between two periods.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slopes;

impl Chart for Slopes {
    fn id(&self) -> &'static str {
        "slopes"
    }

    fn title(&self) -> &'static str {
        "What rose and what fell"
    }

    fn caption(&self) -> &'static str {
        "How often a term is used in a million words, in the first period (left) and in the second (right). Lines of \
         the same steepness rose or fell by the same factor, however frequent the term is. A term that does not occur \
         in a period stands at “none”. Up to 12 terms that rose the most and 12 that fell the most."
    }

    fn analysis(&self) -> &'static str {
        "trend_rates"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let terms: Vec<Trend> = trends(table)
            .into_iter()
            .filter(|term| term.rates.len() > 1)
            .collect();
        if periods(table, &trends(table)).len() != 2 {
            return None;
        }
        picked(self, table, &trend_terms::first(&terms, [TERMS; 2]))
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let lines: Vec<Line> = trends(selected).iter().filter_map(Line::new).collect();
        let needed: i32 = lines.iter().map(Line::height).sum();
        let rates = || lines.iter().flat_map(|line| line.rates);
        let band = if rates().all(occurs) { 0 } else { BAND };
        let values: Vec<String> = rates().map(number::reader).collect();
        let value = SMALL.widest(&values);
        let names = lines
            .iter()
            .map(|line| LABEL.widest(&line.label))
            .max()
            .unwrap_or(0);
        let left = MARGIN + names + 10 + value + GUTTER;
        let right = WIDTH - left;

        let mut canvas = Canvas::titled(self.title(), "Occurrences per million words");
        let mut x = MARGIN;
        let middle = canvas.bottom() + 2;
        for direction in Direction::ALL {
            if lines.iter().any(|line| line.direction == direction) {
                canvas.stroke((x, middle), (x + 16, middle), 3, direction.role());
                let word = direction.heading();
                canvas.label(x + 24, middle, Anchor::Start, SMALL, Role::Muted, word);
                x += 24 + SMALL.width(word) + 20;
            }
        }
        canvas.skip(10);
        heads(&mut canvas, selected, (left, right));
        canvas.skip(6);
        let top = canvas.bottom();
        // A quarter more than the labels need, so that most of them stand beside their lines.
        let bottom = top + (needed + needed / 4).max(HEIGHT);
        let scale = Rates::of(rates(), bottom - band, top);
        for x in [left, right] {
            canvas.line((x, top), (x, bottom), Role::Grid);
        }
        if band > 0 {
            let y = bottom - band;
            canvas.line((left, y), (right, y), Role::Grid);
            let at = i32::midpoint(left, right);
            canvas.label(at, scale.none() + 10, Anchor::Middle, SMALL, Role::Muted, "none");
        }
        for line in &lines {
            let [from, to] = line.rates.map(|rate| scale.at(rate));
            let role = line.direction.role();
            canvas.stroke((left, from), (right, to), 2, role);
            canvas.disc((left, from), 4, role);
            canvas.disc((right, to), 4, role);
        }
        for (end, x, away) in [(0, left, -1), (1, right, 1)] {
            let anchor = if away < 0 { Anchor::End } else { Anchor::Start };
            for (line, wanted, y) in placed(&lines, end, &scale, (top, bottom)) {
                let near = x + away * (GUTTER - 4);
                canvas.path(
                    vec![
                        (x + away * 6, wanted),
                        (x + away * 12, wanted),
                        (near - away * 6, y),
                        (near, y),
                    ],
                    1,
                    Role::Link,
                );
                let at = x + away * GUTTER;
                let rate = number::reader(line.rates.get(end).copied().unwrap_or(0.0));
                canvas.label(at, y, anchor, SMALL, Role::Muted, &rate);
                let at = at + away * (value + 10);
                canvas.block(at, y, anchor, LABEL, Role::Ink, &line.label);
            }
        }
        canvas.skip((bottom - canvas.bottom()).max(0));
        canvas.finish(&seen(selected, &lines))
    }
}

/// One term.
struct Line {
    direction: Direction,
    name: String,
    label: Vec<String>,
    /// At the first period and at the last.
    rates: [f64; 2],
}

impl Line {
    /// The line of a term; `None` where it has no rate to go from.
    fn new(trend: &Trend) -> Option<Self> {
        let mut rates = trend.rates.values();
        Some(Self {
            direction: trend.direction,
            name: trend.name.clone(),
            label: label::short(LABEL, &trend.name, LABELS, 3),
            rates: [*rates.next()?, *rates.next_back()?],
        })
    }

    fn height(&self) -> i32 {
        // Names of several lines need more between them to be told apart.
        LABEL.height(&self.label) + if self.label.len() > 1 { 5 } else { 1 }
    }
}

/// The lines in the order of one of their ends, with its place and that of the label.
fn placed<'l>(
    lines: &'l [Line],
    end: usize,
    scale: &Rates,
    (top, bottom): (i32, i32),
) -> Vec<(&'l Line, i32, i32)> {
    let rate = |line: &Line, end: usize| line.rates.get(end).copied().unwrap_or(0.0);
    let place = |line: &Line, end: usize| scale.at(rate(line, end));
    let mut order: Vec<&Line> = lines.iter().collect();
    // Lines from one point keep the order they arrive in, so that leaders do not cross.
    order.sort_by(|a, b| {
        let at = |end| rate(b, end).total_cmp(&rate(a, end));
        at(end).then(at(1 - end))
    });
    let wanted: Vec<(i32, i32)> = order
        .iter()
        .map(|line| (place(line, end), line.height()))
        .collect();
    let places = spread(&wanted, top, bottom);
    order
        .into_iter()
        .zip(wanted)
        .zip(places)
        .map(|((line, (wanted, _)), y)| (line, wanted, y))
        .collect()
}

/// The names of the two periods above the ends of the lines.
fn heads(canvas: &mut Canvas, table: &Table, (left, right): (i32, i32)) {
    let names: Vec<Vec<String>> = periods(table, &trends(table))
        .values()
        .map(|name| label::short(SMALL, name, (right - left - 20).max(40), 2))
        .collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return;
    };
    let y = canvas.bottom();
    let half = |lines: &[String]| (SMALL.widest(lines) + 1) / 2;
    for (x, lines) in [(left, first), (right, last)] {
        let reach = half(lines).min((right - left) / 2 - 6).max(0);
        let at = x.clamp(
            MARGIN + half(lines),
            (WIDTH - MARGIN - half(lines)).max(MARGIN + half(lines)),
        );
        let at = if half(lines) > reach { x } else { at };
        canvas.lines(at, y, Anchor::Middle, SMALL, Role::Ink, lines);
    }
}

/// The first line in words.
fn seen(table: &Table, lines: &[Line]) -> String {
    let periods = periods(table, &trends(table));
    let (Some(from), Some(to), Some(line)) = (
        periods.values().next(),
        periods.values().next_back(),
        lines.first(),
    ) else {
        return label::counted(lines.len(), "term") + " between two periods.";
    };
    let [before, after] = line.rates.map(number::reader);
    format!(
        "{} between “{from}” and “{to}”; “{}” goes from {before} to {after} per million.",
        label::counted(lines.len(), "term"),
        line.name
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::{more, table};

    fn word(seed: usize) -> String {
        format!("word{seed}")
    }

    #[test]
    fn two_periods_are_drawn_and_told() {
        let table = table("trend_rates", 40, word, |seed| 2 + i64::try_from(seed).unwrap()).unwrap();
        let selected = Slopes.select(&table).unwrap();
        assert_eq!(selected.rows(), 2 * 2 * TERMS);
        let drawn = Slopes.draw(&selected).unwrap();
        assert!(drawn.contains("24 terms between “word0” and “word1”; “word0” goes from"));
        for (_, table) in more("trend_rates", 40, word, |_| 1) {
            assert_eq!(Slopes.select(&table), None);
        }
    }
}
