//! How much of each period's articles each topic has, a panel for each topic and one scale for all.
//!
//! Panels rather than bands on top of each other, because a band can be read only where what lies below it is level.
//! The place of a period is its place in time, so a period that no row names is a gap too. It shows the first topics
//! of a table.

use std::collections::{BTreeMap, BTreeSet};

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::label::{self, short};
use super::text::{CELL, PANEL, SMALL, clean};
use super::theme::Role;
use super::time_axis::Time;
use super::topic_rows::{FEW, FEWEST, Topic, share, topics};
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
const PERIODS: usize = 2;
/// The height of the strip that marks periods of few articles.
const STRIP: i32 = 4;

/// Panels of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopicTimeline;

impl Chart for TopicTimeline {
    fn id(&self) -> &'static str {
        "topic_timeline"
    }

    fn title(&self) -> &'static str {
        "Topics over time"
    }

    fn caption(&self) -> &'static str {
        "How much of each period's articles each topic takes up, one panel a topic, the first 12 topics; the others are \
         in the tables alone. All panels go from zero to the same height, the percentage over the upper line, so they can be \
         compared; the number at the end of a line is the last share. Where the line is broken there is no article of \
         that period. A grey strip under the line marks periods with fewer than 10 articles, where a single one moves \
         the line a lot."
    }

    fn analysis(&self) -> &'static str {
        "topic_timeline"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let time = Places::of(table);
        let drawn: Vec<Topic> = topics(table)
            .into_iter()
            .filter(|topic| !time.shares(table, topic).is_empty())
            .take(PANELS)
            .collect();
        let periods: BTreeSet<i64> = drawn
            .iter()
            .flat_map(|topic| time.shares(table, topic).into_keys())
            .collect();
        if drawn.len() < FEWEST || periods.len() < PERIODS {
            return None;
        }
        let rows: Vec<usize> = drawn
            .iter()
            .flat_map(|topic| &topic.rows)
            .copied()
            .filter(|&row| time.place(table, row).is_some())
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let places = Places::of(selected);
        let panels: Vec<Panel> = topics(selected)
            .into_iter()
            .map(|topic| Panel {
                shares: places.shares(selected, &topic),
                few: places.few(selected, &topic),
                name: topic.name,
            })
            .collect();
        let most = panels
            .iter()
            .flat_map(|panel| panel.shares.values())
            .copied()
            .fold(0.0, f64::max);
        let columns = i32::try_from(ACROSS).unwrap_or(1);
        let width = (INNER - GUTTER * (columns - 1)) / columns;
        let ends: Vec<String> = panels.iter().filter_map(Panel::last).collect();
        let room = (width - SMALL.widest(&ends) - 12).max(40);
        let time = Time::new(&places.names, room, width);

        let mut canvas = Canvas::titled(
            self.title(),
            "Share of the articles of each period, one scale for all panels",
        );
        if panels.iter().any(|panel| !panel.few.is_empty()) {
            let middle = canvas.bottom();
            canvas.rect(MARGIN, middle - STRIP / 2, 18, STRIP, Role::Link);
            let words = "fewer than 10 articles in the period";
            canvas.label(MARGIN + 26, middle, Anchor::Start, SMALL, Role::Muted, words);
            canvas.skip(10);
        }
        for line in panels.chunks(ACROSS) {
            let titles: Vec<Vec<String>> = line
                .iter()
                .map(|panel| short(PANEL, &panel.name, width, 3))
                .collect();
            let head = titles.iter().map(|title| PANEL.height(title)).max().unwrap_or(0);
            let top = canvas.bottom();
            let mut x = MARGIN;
            for (panel, title) in line.iter().zip(&titles) {
                canvas.lines(x, top, Anchor::Start, PANEL, Role::Ink, title);
                panel.draw(&mut canvas, &time, most, (x, top + head));
                x += width + GUTTER;
            }
            canvas.skip(18);
        }
        canvas.finish(&seen(&panels, &places))
    }
}

/// One topic.
struct Panel {
    name: String,
    /// Its share in the periods it has one in, by their places.
    shares: BTreeMap<i64, f64>,
    /// The places of periods with few articles.
    few: BTreeSet<i64>,
}

impl Panel {
    /// The share in the last period.
    fn last(&self) -> Option<String> {
        self.shares.values().next_back().copied().map(number::percent)
    }

    /// The plot.
    fn draw(&self, canvas: &mut Canvas, time: &Time, most: f64, (x, y): (i32, i32)) {
        canvas.text(x, y, Anchor::Start, CELL, Role::Muted, &number::percent(most));
        let top = y + CELL.leading() + 1;
        let base = top + HEIGHT;
        canvas.line((x, top), (x + time.room, top), Role::Grid);
        for &place in &self.few {
            let [from, to] = time.around(place);
            canvas.rect(x + from, base + 1, to - from, STRIP, Role::Link);
        }
        time.foot(canvas, (x, base));
        let end = time.trace(canvas, &self.shares, (x, base), (most, HEIGHT), Role::Bar);
        if let (Some((end, height)), Some(text)) = (end, self.last()) {
            // Over the line at the foot, not through it.
            let middle = height.min(base - 6);
            canvas.label(end + 8, middle, Anchor::Start, SMALL, Role::Ink, &text);
        }
    }
}

/// The periods of a table by their places in time.
struct Places {
    places: BTreeMap<String, i64>,
    names: BTreeMap<i64, String>,
}

impl Places {
    /// Days, months or years apart where all periods are dates of one kind, else their order.
    fn of(table: &Table) -> Self {
        let periods: BTreeSet<String> = (0..table.rows()).filter_map(|row| period(table, row)).collect();
        let length = periods.first().map_or(0, String::len);
        let dated: Option<Vec<i64>> = periods
            .iter()
            .map(|name| place(name).filter(|_| name.len() == length))
            .collect();
        let ordered = || (0..).take(periods.len()).collect();
        let places: BTreeMap<String, i64> = periods
            .iter()
            .cloned()
            .zip(dated.unwrap_or_else(ordered))
            .collect();
        Self {
            names: places
                .iter()
                .map(|(name, place)| (*place, name.clone()))
                .collect(),
            places,
        }
    }

    /// The place of the period of a row.
    fn place(&self, table: &Table, row: usize) -> Option<i64> {
        self.places.get(&period(table, row)?).copied()
    }

    /// The shares of a topic in periods that have articles.
    fn shares(&self, table: &Table, topic: &Topic) -> BTreeMap<i64, f64> {
        let mut shares = BTreeMap::new();
        for &row in topic
            .rows
            .iter()
            .filter(|&&row| table.integer("total", row) != Some(0))
        {
            if let (Some(place), Some(share)) = (self.place(table, row), share(table, row)) {
                shares.entry(place).or_insert(share);
            }
        }
        shares
    }

    /// The periods with few articles.
    fn few(&self, table: &Table, topic: &Topic) -> BTreeSet<i64> {
        let few =
            |row: &usize| matches!(table.integer("total", *row), Some(total) if (1..FEW).contains(&total));
        let rows = topic.rows.iter().copied().filter(few);
        rows.filter_map(|row| self.place(table, row)).collect()
    }
}

/// The period of a row.
fn period(table: &Table, row: usize) -> Option<String> {
    let name = clean(table.text("period", row)?);
    (!name.is_empty()).then_some(name)
}

/// The years, months or days from the year 0 to a year, a month or a day of ISO 8601.
fn place(period: &str) -> Option<i64> {
    if !matches!(period.len(), 4 | 7 | 10) {
        return None;
    }
    let mut parts = period.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit()) && matches!(part.len(), 2 | 4);
        part.parse::<i64>().ok().filter(|_| digits)
    });
    let year = parts.next()??;
    let Some(month) = parts.next() else {
        return Some(year);
    };
    let month = month.filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else {
        return Some(year * 12 + month - 1);
    };
    let day = day.filter(|day| (1..=31).contains(day) && parts.next().is_none())?;
    // Years that begin in March, so that the day a leap year has more is their last.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leaps + (153 * month + 2) / 5 + day)
}

/// The largest share in words.
fn seen(panels: &[Panel], places: &Places) -> String {
    let count = label::counted(panels.len(), "topic");
    let span = label::counted(places.names.len(), "period");
    let largest = panels
        .iter()
        .flat_map(|panel| {
            panel
                .shares
                .iter()
                .map(move |(place, share)| (panel, place, *share))
        })
        .reduce(|best, next| if next.2 > best.2 { next } else { best });
    match largest.and_then(|(panel, place, share)| Some((panel, places.names.get(place)?, share))) {
        Some((panel, period, share)) => format!(
            "{count} over {span}; the largest share of a period is {} in {period}, of “{}”.",
            number::percent(share),
            panel.name
        ),
        None => format!("{count} over {span}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples::{float, integer, table, text};

    /// Two topics in these periods with these numbers of articles.
    fn sample(periods: &[(&str, i64)]) -> Table {
        let rows = || periods.iter().flat_map(|period| [(1, period), (2, period)]);
        table(
            "topic_timeline",
            vec![
                ("period", text(rows().map(|row| row.1.0.to_owned()))),
                ("topic", integer(rows().map(|row| row.0))),
                ("label", text(rows().map(|row| format!("label {}", row.0)))),
                (
                    "articles",
                    float(rows().map(|row| if row.0 == 1 { 0.25 } else { 0.75 })),
                ),
                (
                    "share",
                    float(rows().map(|row| if row.0 == 1 { 0.25 } else { 0.75 })),
                ),
                ("total", integer(rows().map(|row| row.1.1))),
            ],
        )
    }

    #[test]
    fn periods_stand_where_they_are_in_time() {
        let days = [
            "2023-12-31",
            "2024-02-28",
            "2024-02-29",
            "2024-03-01",
            "2025-03-01",
        ];
        let days: Vec<i64> = days.iter().filter_map(|day| place(day)).collect();
        let gaps: Vec<i64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(gaps, [59, 1, 1, 365]);
        assert_eq!(place("2024-03").unwrap() - place("2023-12").unwrap(), 3);
        assert_eq!(place("1999"), Some(1999));
        for strange in [
            "",
            "24-1",
            "2024-13",
            "2024-01-32",
            "2024-01-01-01",
            "March 2024",
            "２０２４",
            "2024-",
            "+024",
        ] {
            assert_eq!(place(strange), None, "{strange}");
        }
    }

    #[test]
    fn a_period_without_articles_is_a_gap() {
        for gap in [vec![("2024-02", 0)], vec![]] {
            let periods = [&[("2024-01", 12)], gap.as_slice(), &[("2024-03", 9)]].concat();
            let selected = TopicTimeline.select(&sample(&periods)).unwrap();
            let places = Places::of(&selected);
            let shares = places.shares(&selected, &topics(&selected)[0]);
            let keys: Vec<i64> = shares.keys().copied().collect();
            assert_eq!(keys[1] - keys[0], 2);
            let drawn = TopicTimeline.draw(&selected).unwrap();
            assert!(drawn.contains("the largest share of a period is 75% in 2024-01, of “label 2”."));
            assert!(drawn.contains("fewer than 10 articles in the period"));
        }
    }

    #[test]
    fn one_period_is_no_time() {
        assert_eq!(TopicTimeline.select(&sample(&[("2024", 20)])), None);
        assert_eq!(TopicTimeline.select(&sample(&[("2024", 20), ("2025", 0)])), None);
        let drawn = TopicTimeline
            .select(&sample(&[("2024", 20), ("2025", 10)]))
            .unwrap();
        assert!(!TopicTimeline.draw(&drawn).unwrap().contains("fewer than 10"));
    }
}
