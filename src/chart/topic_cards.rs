//! The leading terms of each topic, a card for each.
//!
//! The length of a bar is the weight of its term within the topic, so every card has a scale of its own; how much a term
//! belongs to this topic alone is its filling, in three classes that can be named, not on a ramp. It shows the first
//! topics of a table.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::fills::Fill;
use super::label::{self, short};
use super::text::{LABEL, PANEL};
use super::theme::Role;
use super::top_terms::bar;
use super::topic_rows::{FEWEST, topics};
use super::{Chart, picked};
use crate::analyze::Table;
use crate::error::Error;

/// Cards, and terms on each.
const CARDS: usize = 20;
const TERMS: usize = 8;
/// Cards beside each other.
const ACROSS: usize = 3;
/// The space between cards.
const GUTTER: i32 = 36;
/// The most lines of a heading and of a term.
const LINES: usize = 3;
/// The height of a term of one line, and of its bar.
const LINE: i32 = 22;
const BAR: i32 = 12;

/// Cards of terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopicCards;

impl Chart for TopicCards {
    fn id(&self) -> &'static str {
        "topic_cards"
    }

    fn title(&self) -> &'static str {
        "The words of each topic"
    }

    fn caption(&self) -> &'static str {
        "Up to eight leading terms of each of the first 20 topics: the longer the bar, the more the term weighs in the \
         topic. Each card has a scale of its own, so compare bars within a card. The filling says how much of the \
         use of the term falls to the topic: solid where most of it does, light where the term is shared with other \
         topics and so tells little about this one."
    }

    fn analysis(&self) -> &'static str {
        "topics"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let weighed = |&row: &usize| matches!(table.number("weight", row), Some(weight) if weight > 0.0);
        let cards: Vec<Vec<usize>> = topics(table)
            .into_iter()
            .map(|topic| {
                topic
                    .rows
                    .into_iter()
                    .filter(weighed)
                    .take(TERMS)
                    .collect::<Vec<_>>()
            })
            .filter(|rows| !rows.is_empty())
            .take(CARDS)
            .collect();
        if cards.len() < FEWEST {
            return None;
        }
        picked(self, table, &cards.concat())
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let topics = topics(selected);
        // As many rows as needed, then filled evenly: four are two and two.
        let across = topics.len().div_ceil(topics.len().div_ceil(ACROSS).max(1)).max(1);
        let columns = i32::try_from(across).unwrap_or(1);
        let width = ((INNER - GUTTER * (columns - 1)) / columns).min(INNER / 2);
        let cards: Vec<Card> = topics
            .iter()
            .map(|topic| Card {
                title: short(PANEL, &topic.name, width, LINES),
                terms: topic
                    .rows
                    .iter()
                    .map(|&row| Term::new(selected, row, width))
                    .collect(),
            })
            .collect();
        let terms = || cards.iter().flat_map(|card| &card.terms);
        let labels = terms().map(|term| LABEL.widest(&term.label)).max().unwrap_or(0);

        let mut canvas = Canvas::titled(
            self.title(),
            "Weight of a term in the topic, each card on its own scale",
        );
        let mut x = MARGIN;
        let middle = canvas.bottom() + 2;
        for (fill, word) in CLASSES {
            if terms().any(|term| term.fill == fill) {
                x = fill.legend(&mut canvas, x, middle, word);
            }
        }
        canvas.skip(12);
        for line in cards.chunks(across) {
            // Bars beside each other begin at one height, so that the cards look alike.
            let head = line
                .iter()
                .map(|card| PANEL.height(&card.title))
                .max()
                .unwrap_or(0)
                + 6;
            let top = canvas.bottom();
            let mut x = MARGIN;
            for card in line {
                card.draw(&mut canvas, (x, top), head, (labels, width));
                x += width + GUTTER;
            }
            canvas.skip(20);
        }
        canvas.finish(&seen(selected))
    }
}

/// How much of a term belongs to a topic, in the order of the legend.
const CLASSES: [(Fill, &str); 4] = [
    (Fill::Full, "mostly in this topic (two thirds or more)"),
    (Fill::Half, "partly (a third to two thirds)"),
    (Fill::Light, "mostly in other topics"),
    (Fill::Hatched, "not known"),
];

/// One topic.
struct Card {
    title: Vec<String>,
    terms: Vec<Term>,
}

/// One term of a topic.
struct Term {
    label: Vec<String>,
    weight: Option<f64>,
    fill: Fill,
}

impl Card {
    /// The card, with its bars `head` below its top.
    fn draw(&self, canvas: &mut Canvas, (x, top): (i32, i32), head: i32, (labels, width): (i32, i32)) {
        canvas.lines(x, top, Anchor::Start, PANEL, Role::Ink, &self.title);
        let left = x + labels + 8;
        let room = (width - labels - 8).max(1);
        let most = self
            .terms
            .iter()
            .filter_map(|term| term.weight)
            .fold(0.0, f64::max);
        let start = top + head;
        let mut y = start;
        for term in &self.terms {
            let height = (LABEL.height(&term.label) + 4).max(LINE);
            let middle = y + height / 2;
            canvas.block(left - 8, middle, Anchor::End, LABEL, Role::Ink, &term.label);
            let length = bar(term.weight, most, room);
            term.fill.draw(canvas, (left, middle - BAR / 2), (length, BAR));
            y += height;
        }
        canvas.line((left - 1, start), (left - 1, y), Role::Grid);
    }
}

impl Term {
    /// The term of a row, broken to the room it has in a card of this width.
    fn new(table: &Table, row: usize, width: i32) -> Self {
        Self {
            label: short(LABEL, &label::term(table, row), width * 2 / 5, LINES),
            weight: table.number("weight", row),
            fill: fill(table.number("exclusivity", row)),
        }
    }
}

/// The filling for so much exclusivity.
fn fill(exclusivity: Option<f64>) -> Fill {
    match exclusivity {
        Some(all) if all >= 2.0 / 3.0 => Fill::Full,
        Some(part) if part >= 1.0 / 3.0 => Fill::Half,
        Some(little) if little >= 0.0 => Fill::Light,
        _ => Fill::Hatched,
    }
}

/// The first term of the first topics in words.
fn seen(table: &Table) -> String {
    let topics = topics(table);
    let first: Vec<String> = topics
        .iter()
        .take(3)
        .filter_map(|topic| {
            let term = label::term(table, *topic.rows.first()?);
            Some(format!("“{term}” in “{}”", topic.name))
        })
        .collect();
    let count = label::counted(topics.len(), "topic");
    match first.as_slice() {
        [] => format!("{count}."),
        first => format!("{count}; the strongest terms are {}.", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Values;
    use crate::chart::samples::{float, integer, table, text};

    fn sample(topics: i64, terms: i64, exclusivity: &[Option<f64>]) -> Table {
        let rows = || (1..=topics).flat_map(move |topic| (0..terms).map(move |term| (topic, term)));
        let exclusive = rows()
            .zip(exclusivity.iter().cycle())
            .map(|(_, value)| *value)
            .collect();
        table(
            "topics",
            vec![
                ("topic", integer(rows().map(|row| row.0))),
                ("stem", text(rows().map(|row| format!("s{}", row.1)))),
                ("form", text(rows().map(|row| format!("form{}", row.1)))),
                (
                    "weight",
                    float(rows().map(|row| [9.0, 4.0, 1.0, 0.0][usize::try_from(row.1 % 4).unwrap()])),
                ),
                ("exclusivity", Values::Float(exclusive)),
                ("label", text(rows().map(|row| format!("label {}", row.0)))),
            ],
        )
    }

    #[test]
    fn the_filling_tells_what_is_shared() {
        assert_eq!(
            [Some(1.0), Some(0.5), Some(0.0), None, Some(f64::NAN), Some(-1.0)].map(fill),
            [
                Fill::Full,
                Fill::Half,
                Fill::Light,
                Fill::Hatched,
                Fill::Hatched,
                Fill::Hatched
            ]
        );
        let selected = TopicCards.select(&sample(2, 4, &[Some(0.9), Some(0.1)])).unwrap();
        let drawn = TopicCards.draw(&selected).unwrap();
        let legend = CLASSES.map(|(_, word)| drawn.contains(&format!(">{word}</text>")));
        assert_eq!(legend, [true, false, true, false]);
        assert!(
            drawn.contains("2 topics; the strongest terms are “form0” in “label 1”, “form0” in “label 2”.")
        );
    }

    #[test]
    fn terms_without_weight_and_what_is_too_much_are_left_out() {
        let selected = TopicCards.select(&sample(30, 30, &[None])).unwrap();
        let topics = topics(&selected);
        assert_eq!(topics.len(), CARDS);
        assert!(topics.iter().all(|topic| topic.rows.len() == TERMS));
        assert_eq!(TopicCards.select(&sample(2, 4, &[None])).unwrap().rows(), 6);
        assert_eq!(TopicCards.select(&sample(1, 4, &[None])), None);
    }
}
