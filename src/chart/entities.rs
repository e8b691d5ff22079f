//! Whoever and whatever is mentioned most, a panel for each kind.
//!
//! Names stand above their bars: beside them, in a third of the sheet, long names would leave the bars no room. Each
//! panel has its own scale, because places are mentioned far more often than people and would flatten them.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::kinds::Kind;
use super::text::{LABEL, PANEL, SMALL};
use super::theme::Role;
use super::top_terms::bar;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Entities shown of each kind.
const ROWS: usize = 15;
/// The space between panels.
const GUTTER: i32 = 36;
/// The height of a bar.
const BAR: i32 = 6;
/// What stands above the numbers of a panel.
const NUMBERS: &str = "mentions in articles";

/// Bars of mentions for each kind of entity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entities;

impl Chart for Entities {
    fn id(&self) -> &'static str {
        "entities"
    }

    fn title(&self) -> &'static str {
        "Most mentioned entities"
    }

    fn caption(&self) -> &'static str {
        "How often each person, organization, place and nationality is mentioned, and in how many articles: at most \
         15 of a kind. All names of an entity count together. Each panel has a scale of its own."
    }

    fn analysis(&self) -> &'static str {
        "top_entities"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        table.column("mentions")?;
        let rows: Vec<usize> = kinds(table)
            .into_iter()
            .flat_map(|(_, rows)| rows.into_iter().take(ROWS))
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let kinds = kinds(selected);
        // Four panels are two and two, three stand beside each other.
        let across = kinds.len().div_ceil(kinds.len().div_ceil(3).max(1)).max(1);
        let columns = i32::try_from(across).unwrap_or(1);
        let width = ((INNER - GUTTER * (columns - 1)) / columns).min(INNER / 2);

        let mut canvas = Canvas::titled(
            self.title(),
            "Mentions, and in how many articles; each panel has a scale of its own",
        );
        for line in kinds.chunks(across) {
            let top = canvas.bottom();
            let mut x = MARGIN;
            for (kind, rows) in line {
                panel(&mut canvas, selected, (*kind, rows), (x, top), width);
                x += width + GUTTER;
            }
            canvas.skip(22);
        }
        canvas.finish(&seen(selected, &kinds))
    }
}

/// The rows of each kind, in the order of kinds; rows without a name are left out.
fn kinds(table: &Table) -> Vec<(Kind, Vec<usize>)> {
    let of = |kind: Kind| {
        (0..table.rows())
            .filter(|&row| {
                table
                    .text("name", row)
                    .is_some_and(|name| !name.trim().is_empty())
            })
            .filter(|&row| Kind::of(table.text("kind", row)) == kind)
            .collect::<Vec<_>>()
    };
    Kind::ALL
        .into_iter()
        .map(|kind| (kind, of(kind)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// The bars of one kind, from `x` and `top` on.
fn panel(
    canvas: &mut Canvas,
    table: &Table,
    (kind, rows): (Kind, &[usize]),
    (x, top): (i32, i32),
    width: i32,
) {
    let most = rows
        .iter()
        .filter_map(|&row| table.number("mentions", row))
        .fold(0.0, f64::max);
    canvas.text(x, top, Anchor::Start, PANEL, Role::Ink, kind.heading());
    canvas.text(x + width, top + 1, Anchor::End, SMALL, Role::Muted, NUMBERS);
    let mut y = top + PANEL.leading() + 7;
    for &row in rows {
        let value = value(table, row);
        let room = width - SMALL.width(&value) - 12;
        let name = LABEL.wrap(&label::name(table, "name", row), room);
        canvas.lines(x, y, Anchor::Start, LABEL, Role::Ink, &name);
        // Beside the last line of the name, above the end of the bar.
        let last = y + LABEL.height(&name) - LABEL.leading();
        canvas.text(x + width, last, Anchor::End, SMALL, Role::Muted, &value);
        y = last + LABEL.leading();
        let length = bar(table.number("mentions", row), most, width);
        canvas.rect(x, y, width, BAR, Role::Zero);
        canvas.rect(x, y, length, BAR, kind.role());
        y += BAR + 8;
    }
}

/// The numbers of an entity.
fn value(table: &Table, row: usize) -> String {
    let mentions = table
        .integer("mentions", row)
        .map_or_else(|| "–".to_owned(), number::count);
    match table.integer("df", row) {
        Some(articles) => format!("{mentions} in {}", number::count(articles)),
        None => mentions,
    }
}

/// The first of each kind in words.
fn seen(table: &Table, kinds: &[(Kind, Vec<usize>)]) -> String {
    let first = |(kind, rows): &(Kind, Vec<usize>)| {
        let row = rows.first().copied()?;
        let name = label::name(table, "name", row);
        let mentions = table.integer("mentions", row).unwrap_or(0);
        Some(format!(
            "{} “{name}” with {}",
            kind.word(),
            label::counted(mentions, "mention")
        ))
    };
    let firsts: Vec<String> = kinds.iter().filter_map(first).collect();
    format!(
        "Bars of {}; most mentioned: {}.",
        label::counted(kinds.len(), "kind"),
        firsts.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Values;
    use crate::chart::entity_samples::table;

    fn sample(rows: usize, name: fn(usize) -> String, most: i64) -> Table {
        let mut table = table("top_entities", rows, name, |_| 1).unwrap();
        for column in &mut table.columns {
            if let ("mentions", Values::Integer(values)) = (column.name.as_str(), &mut column.values) {
                *values.iter_mut().next().unwrap() = Some(most);
            }
        }
        table
    }

    #[test]
    fn every_kind_keeps_its_first_rows() {
        let table = sample(20, |seed| format!("Name {seed}"), 90);
        let selected = Entities.select(&table).unwrap();
        let kinds = kinds(&selected);
        assert_eq!(kinds.len(), 4);
        assert!(kinds.iter().all(|(_, rows)| rows.len() == ROWS));
        let drawn = Entities.draw(&selected).unwrap();
        for kind in ["People", "Organizations", "Places", "Nationalities"] {
            assert!(drawn.contains(&format!(">{kind}</text>")), "{kind}");
        }
        assert!(
            drawn.contains("most mentioned: person “Name 0” with 90 mentions"),
            "{drawn}"
        );
    }

    #[test]
    fn rows_without_a_name_are_no_entities() {
        let table = sample(3, |_| " ".to_owned(), 1);
        assert_eq!(Entities.select(&table), None);
    }
}
