//! Every topic with its size, its terms and how well these go together.
//!
//! The label stands above its bar and the terms below it: beside the bar, in a third of the sheet, a label of several
//! terms would be broken into pieces. A weak topic is hatched and says in words that it is weak and why. It shows the
//! first topics of a table.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::fills::Fill;
use super::text::{CELL, PANEL, SMALL, clean};
use super::theme::Role;
use super::top_terms::bar;
use super::topic_rows::{self, FEWEST, share, topics};
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Topics shown.
const TOPICS: usize = 30;
/// The width of what stands on the left: labels, bars and terms.
const LEFT: i32 = 680;
/// The width of the axis of coherence.
const AXIS: i32 = 150;
/// The height of a bar.
const BAR: i32 = 12;
/// Between two topics.
const GAP: i32 = 15;
/// The most lines of a label and of the texts below a bar.
const LINES: usize = 2;

/// Bars of the share of each topic, with its coherence beside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopicOverview;

impl Chart for TopicOverview {
    fn id(&self) -> &'static str {
        "topic_overview"
    }

    fn title(&self) -> &'static str {
        "What the articles are about"
    }

    fn caption(&self) -> &'static str {
        "One row a topic, up to 30. The bar is its share of the text, averaged over all articles; beside it in how many \
         articles it is the largest topic. Below it are its leading terms. The dot on the right is its coherence: \
         at 0 its terms share articles as often as chance would have it, at 1 they always do; a dash means that it \
         cannot be told. A hatched bar and a hollow dot mark a weak topic: read its articles before you cite it."
    }

    fn analysis(&self) -> &'static str {
        "topic_overview"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let rows: Vec<usize> = topics(table)
            .iter()
            .filter_map(|topic| {
                topic
                    .rows
                    .iter()
                    .copied()
                    .find(|&row| share(table, row).is_some())
            })
            .take(TOPICS)
            .collect();
        if rows.len() < FEWEST {
            None
        } else {
            picked(self, table, &rows)
        }
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let rows: Vec<Row> = (0..selected.rows()).map(|row| Row::new(selected, row)).collect();
        let most = rows.iter().filter_map(|row| row.share).fold(0.0, f64::max);
        let axis = Axis::of(rows.iter().filter_map(|row| row.coherence));

        let mut canvas = Canvas::titled(
            self.title(),
            "Average share of an article, and in how many articles the topic is the largest",
        );
        let top = canvas.bottom();
        let mut x = MARGIN;
        for (weak, fill, word) in [
            (false, Fill::Full, "clear topic"),
            (true, Fill::Hatched, "weak topic"),
        ] {
            if rows.iter().any(|row| row.weak == weak) {
                x = fill.legend(&mut canvas, x, top + 8, word);
            }
        }
        let start = axis.head(&mut canvas, top) + 10;
        canvas.skip((start - canvas.bottom()).max(0));
        for row in &rows {
            row.draw(&mut canvas, most, &axis);
            canvas.skip(GAP);
        }
        canvas.finish(&seen(&rows))
    }
}

/// One topic.
struct Row {
    name: String,
    label: Vec<String>,
    value: String,
    share: Option<f64>,
    coherence: Option<f64>,
    weak: bool,
    /// What stands below the bar.
    terms: Vec<String>,
    why: Vec<String>,
}

impl Row {
    /// The texts of a topic, broken to the room they have.
    fn new(table: &Table, row: usize) -> Self {
        let name = topic_rows::name(
            table.text("label", row),
            table.integer("topic", row).unwrap_or_default(),
        );
        let share = share(table, row);
        let value = value(table, row, share);
        let weak = table.text("verdict", row) == Some("weak");
        let below = |text: &str| match clean(text) {
            empty if empty.is_empty() => Vec::new(),
            text => label::short(SMALL, &text, LEFT, LINES),
        };
        let why = match clean(table.text("why", row).unwrap_or_default()) {
            _ if !weak => String::new(),
            empty if empty.is_empty() => "Weak.".to_owned(),
            why => format!("Weak: {why}"),
        };
        Self {
            label: label::short(PANEL, &name, LEFT - SMALL.width(&value) - 16, LINES),
            name,
            value,
            share,
            coherence: table
                .number("coherence", row)
                .filter(|value| (-1.0..=1.0).contains(value)),
            weak,
            terms: below(table.text("terms", row).unwrap_or_default()),
            why: below(&why),
        }
    }

    /// The topic below what is drawn already.
    fn draw(&self, canvas: &mut Canvas, most: f64, axis: &Axis) {
        let top = canvas.bottom();
        canvas.lines(MARGIN, top, Anchor::Start, PANEL, Role::Ink, &self.label);
        // Beside the last line of the label, above the end of the bar.
        let y = top + PANEL.height(&self.label);
        let beside = y - PANEL.leading() + 1;
        canvas.text(
            MARGIN + LEFT,
            beside,
            Anchor::End,
            SMALL,
            Role::Muted,
            &self.value,
        );
        let fill = if self.weak { Fill::Hatched } else { Fill::Full };
        fill.draw(canvas, (MARGIN, y), (bar(self.share, most, LEFT), BAR));
        axis.mark(canvas, y + BAR / 2, self);
        let y = y + BAR + 5;
        canvas.lines(MARGIN, y, Anchor::Start, SMALL, Role::Muted, &self.terms);
        let y = y + SMALL.height(&self.terms);
        canvas.lines(MARGIN, y, Anchor::Start, SMALL, Role::Ink, &self.why);
    }
}

/// The text above the end of a bar.
fn value(table: &Table, row: usize, share: Option<f64>) -> String {
    let share = share.map_or_else(|| "–".to_owned(), number::percent);
    match table.integer("articles", row) {
        Some(articles) => format!("{share}, largest in {}", label::counted(articles, "article")),
        None => share,
    }
}

/// The axis of coherence, from its left end to its right.
struct Axis {
    from: f64,
    to: f64,
}

impl Axis {
    /// The half or the whole of each side that these values need.
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let (least, most) = values.fold((0.0_f64, 0.0_f64), |ends, value| {
            (ends.0.min(value), ends.1.max(value))
        });
        let half = |end: f64| if end > 0.5 { 1.0 } else { 0.5 };
        Self {
            from: if least < 0.0 { -half(-least) } else { 0.0 },
            to: half(most),
        }
    }

    /// The place of a value.
    fn x(&self, value: f64) -> i32 {
        MARGIN + INNER - AXIS - CELL.width("−0.00") - 8
            + bar(Some(value - self.from), self.to - self.from, AXIS)
    }

    /// What the axis is and where it goes; gives where that ends.
    fn head(&self, canvas: &mut Canvas, top: i32) -> i32 {
        canvas.text(
            self.x(self.from),
            top,
            Anchor::Start,
            SMALL,
            Role::Muted,
            "coherence",
        );
        let y = top + SMALL.leading();
        let ends = [self.from, 0.0, self.to];
        for (place, end) in ends.iter().enumerate() {
            if place == 0 || *end > self.from {
                canvas.text(
                    self.x(*end),
                    y,
                    Anchor::Middle,
                    CELL,
                    Role::Muted,
                    &number::reader(*end),
                );
            }
        }
        y + CELL.leading()
    }

    /// The dot of a topic.
    fn mark(&self, canvas: &mut Canvas, middle: i32, row: &Row) {
        canvas.line((self.x(self.from), middle), (self.x(self.to), middle), Role::Link);
        for end in [self.from, 0.0, self.to] {
            canvas.line((self.x(end), middle - 4), (self.x(end), middle + 4), Role::Link);
        }
        let text = match row.coherence {
            Some(value) => number::fixed(value, 2),
            None => "–".to_owned(),
        };
        let at = self.x(row.coherence.unwrap_or(self.from));
        match (row.coherence, row.weak) {
            (Some(_), true) => canvas.ring((at, middle), 5, 2, Role::Bar),
            (Some(_), false) => canvas.disc((at, middle), 5, Role::Bar),
            (None, _) => {}
        }
        let x = self.x(self.to) + 10;
        canvas.label(x, middle, Anchor::Start, CELL, Role::Muted, &text);
    }
}

/// The largest topic in words, and how many are weak.
fn seen(rows: &[Row]) -> String {
    let count = label::counted(rows.len(), "topic");
    let weak = match rows.iter().filter(|row| row.weak).count() {
        0 => "none of them is weak".to_owned(),
        1 => "one of them is weak".to_owned(),
        weak => format!("{} of them are weak", number::count(weak)),
    };
    let size = |row: &Row| row.share.unwrap_or(0.0);
    let largest = rows
        .iter()
        .reduce(|best, row| if size(row) > size(best) { row } else { best });
    match largest {
        Some(row) => format!("{count}, {weak}; the largest is “{}”: {}.", row.name, row.value),
        None => format!("{count}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Values;
    use crate::chart::samples::{float, integer, table, text};

    fn sample(shares: &[f64], verdict: &str, coherence: Option<f64>) -> Table {
        let rows = 0..shares.len();
        let words = |word: &str| text(rows.clone().map(|_| word.to_owned()));
        table(
            "topic_overview",
            vec![
                ("topic", integer(rows.clone().zip(1..).map(|(_, topic)| topic))),
                ("label", text(rows.clone().map(|row| format!("label {row}")))),
                ("articles", integer(rows.clone().map(|_| 1))),
                ("share", float(shares.iter().copied())),
                (
                    "coherence",
                    Values::Float(rows.clone().map(|_| coherence).collect()),
                ),
                ("verdict", words(verdict)),
                ("why", words("its terms rarely meet")),
                ("terms", words("ferry, harbour")),
            ],
        )
    }

    #[test]
    fn a_weak_topic_says_so_and_why() {
        let weak = sample(&[0.25, 0.75], "weak", Some(-0.7));
        let drawn = TopicOverview.draw(&TopicOverview.select(&weak).unwrap()).unwrap();
        assert!(drawn.contains("Weak: its terms rarely meet"));
        assert!(
            drawn.contains(
                "2 topics, 2 of them are weak; the largest is “label 1”: 75%, largest in 1 article."
            )
        );
        assert!(drawn.contains(">−0.70</text>") && drawn.contains(">−1</text>"));
        let clear = sample(&[0.25, 0.75], "clear", None);
        let drawn = TopicOverview
            .draw(&TopicOverview.select(&clear).unwrap())
            .unwrap();
        assert!(!drawn.contains("Weak") && drawn.contains(">–</text>"));
        assert!(!drawn.contains(">weak topic</text>"));
    }

    #[test]
    fn one_topic_and_shares_that_are_none_are_not_drawn() {
        assert_eq!(TopicOverview.select(&sample(&[1.0], "clear", None)), None);
        let strange = [0.5, f64::NAN, -1.0, f64::INFINITY];
        assert_eq!(TopicOverview.select(&sample(&strange, "clear", None)), None);
    }

    #[test]
    fn the_axis_has_room_for_every_value() {
        for (values, ends) in [
            (vec![], (0.0, 0.5)),
            (vec![0.2, 0.5], (0.0, 0.5)),
            (vec![0.51], (0.0, 1.0)),
            (vec![-0.1, 0.2], (-0.5, 0.5)),
            (vec![-0.6], (-1.0, 0.5)),
        ] {
            let axis = Axis::of(values.iter().copied());
            assert!(
                (axis.from - ends.0).abs() + (axis.to - ends.1).abs() < 1e-9,
                "{values:?}"
            );
            for value in values {
                assert!((axis.x(axis.from)..=axis.x(axis.to)).contains(&axis.x(value)));
            }
        }
    }
}
