//! Whose words are quoted, as horizontal bars of words with the quotations and the verb beside them.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::kinds::Kind;
use super::text::{LABEL, SMALL, clean};
use super::theme::Role;
use super::top_terms::bar;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Rows shown.
const ROWS: usize = 20;
/// The widest a column of labels gets before they are broken.
const LABELS: i32 = 280;
/// The widest a verb gets before it is left out: a verb is a word.
const VERB: i32 = 120;

/// Horizontal bars of quoted words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted;

impl Chart for Quoted {
    fn id(&self) -> &'static str {
        "quoted"
    }

    fn title(&self) -> &'static str {
        "Who gets quoted"
    }

    fn caption(&self) -> &'static str {
        "How many words are quoted from whom, in how many quotations, and the verb that goes with them most often. \
         Quotations that cannot be put down to anyone are not in it."
    }

    fn analysis(&self) -> &'static str {
        "quoted"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("words")?;
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| {
                table
                    .text("name", row)
                    .is_some_and(|name| !name.trim().is_empty())
            })
            .take(ROWS)
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let rows = 0..selected.rows();
        let kinds: Vec<Kind> = rows
            .clone()
            .map(|row| Kind::of(selected.text("kind", row)))
            .collect();
        let values: Vec<String> = rows.clone().map(|row| value(selected, row)).collect();
        let labels: Vec<Vec<String>> = rows
            .clone()
            .map(|row| LABEL.wrap(&label::name(selected, "name", row), LABELS))
            .collect();
        let left = MARGIN + labels.iter().map(|lines| LABEL.widest(lines)).max().unwrap_or(0) + 10;
        let room = WIDTH - MARGIN - left - SMALL.widest(&values) - 8;
        let most = rows
            .filter_map(|row| selected.number("words", row))
            .fold(0.0, f64::max);

        let mut canvas = Canvas::titled(
            self.title(),
            "Quoted words, in how many quotations, and the most frequent verb",
        );
        let middle = canvas.bottom() + 4;
        let mut x = MARGIN;
        for kind in Kind::ALL {
            if kinds.contains(&kind) {
                x = kind.legend(&mut canvas, x, middle);
            }
        }
        canvas.skip(8);
        let top = canvas.bottom();
        let mut y = top;
        for (row, ((lines, value), kind)) in labels.iter().zip(&values).zip(&kinds).enumerate() {
            let height = (LABEL.height(lines) + 6).max(24);
            let middle = y + height / 2;
            canvas.block(left - 10, middle, Anchor::End, LABEL, Role::Ink, lines);
            let length = bar(selected.number("words", row), most, room);
            canvas.rect(left, middle - 8, length, 16, kind.role());
            let end = left + length + 8;
            canvas.label(end, middle, Anchor::Start, SMALL, Role::Muted, value);
            y += height;
        }
        canvas.line((left - 1, top), (left - 1, y), Role::Grid);
        canvas.finish(&seen(selected))
    }
}

/// The text at the end of a bar.
fn value(table: &Table, row: usize) -> String {
    let words = table
        .integer("words", row)
        .map_or_else(|| "–".to_owned(), number::count);
    let quotations = table
        .integer("quotations", row)
        .map_or_else(String::new, |count| {
            format!(" in {}", label::counted(count, "quotation"))
        });
    let verb = clean(table.text("verb", row).unwrap_or_default());
    if verb.is_empty() || SMALL.width(&verb) > VERB {
        format!("{words}{quotations}")
    } else {
        format!("{words}{quotations}, “{verb}”")
    }
}

/// The first row in words.
fn seen(table: &Table) -> String {
    let longest = (0..table.rows()).reduce(|best, row| {
        let words = |row: usize| table.number("words", row).unwrap_or(0.0);
        if words(row) > words(best) { row } else { best }
    });
    let sources = label::counted(table.rows(), "speaker");
    match longest {
        Some(row) => format!(
            "{sources}; most words are quoted from “{}”: {}.",
            label::name(table, "name", row),
            value(table, row)
        ),
        None => format!("{sources}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Values;
    use crate::chart::entity_samples::table;

    #[test]
    fn a_verb_is_a_word() {
        let mut table = table("quoted", 2, |seed| format!("Name {seed}"), |_| 1).unwrap();
        assert_eq!(value(&table, 0), "1 in 1 quotation, “said”");
        for column in &mut table.columns {
            if let ("verb", Values::Text(values)) = (column.name.as_str(), &mut column.values) {
                *values = vec![Some("x".repeat(300)); 2];
            }
        }
        assert_eq!(value(&table, 0), "1 in 1 quotation");
    }

    #[test]
    fn speakers_are_drawn_and_told() {
        let table = table(
            "quoted",
            40,
            |seed| format!("Name {seed}"),
            |seed| if seed == 0 { 50 } else { 2 },
        )
        .unwrap();
        let selected = Quoted.select(&table).unwrap();
        assert_eq!(selected.rows(), ROWS);
        let drawn = Quoted.draw(&selected).unwrap();
        assert!(drawn.contains("20 speakers; most words are quoted from “Name 0”: 50 in 50 quotations"));
    }
}
