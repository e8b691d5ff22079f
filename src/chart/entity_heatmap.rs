//! Entities against articles, periods or files as a heat map of mentions.

use super::canvas::Canvas;
use super::cells::Classes;
use super::grid::Grid;
use super::kinds::Kind;
use super::matrix::Matrix;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Rows shown at most.
const ENTITIES: usize = 20;
/// Columns shown at most.
const COLUMNS: usize = 40;
/// The usual classes, the same in every report: one mention, two, three or four, and so on.
const CLASSES: Classes = Classes::with([2.0, 3.0, 5.0, 10.0, 20.0]);
/// From here on the usual classes tell too little.
const MANY: f64 = 50.0;

/// A heat map of how often each entity is mentioned in each column.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntityHeatmap;

impl Chart for EntityHeatmap {
    fn id(&self) -> &'static str {
        "entity_heatmap"
    }

    fn title(&self) -> &'static str {
        "Where the leading entities are mentioned"
    }

    fn caption(&self) -> &'static str {
        "How often each of the leading entities is mentioned: the stronger the colour, the more. A grey cell holds no \
         mention. Columns are articles, or periods or files where there are many articles; a period with more articles \
         has more mentions."
    }

    fn analysis(&self) -> &'static str {
        "entity_heatmap"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let grid = grid(table);
        let shown = |&row: &usize| key(table, row).is_some_and(|key| grid.is_within(key, ENTITIES, COLUMNS));
        let rows: Vec<usize> = (0..table.rows()).filter(shown).collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let grid = grid(selected);
        let mentions = |row| mentions(selected, row);
        let most = grid.most(mentions);
        let matrix = Matrix {
            rows: grid
                .first
                .iter()
                .map(|&row| label::name(selected, "name", row))
                .collect(),
            columns: grid
                .columns
                .iter()
                .map(|(&column, &row)| label::title(selected, "label", row, column))
                .collect(),
            cells: grid.values(mentions),
            classes: if most < MANY {
                Some(CLASSES)
            } else {
                Classes::up_to(most)
            },
            write: &number::reader,
        };
        let mut canvas = Canvas::titled(self.title(), "Mentions");
        matrix.draw(&mut canvas);
        canvas.finish(&seen(selected, &grid))
    }
}

/// An entity: its kind and its name.
type Name<'t> = (Kind, &'t str);

/// The matrix of a table.
fn grid(table: &Table) -> Grid<Name<'_>> {
    Grid::of(table.rows(), |row| key(table, row))
}

/// The entity and the column of a row; `None` where either is missing or there is no mention.
fn key(table: &Table, row: usize) -> Option<(Name<'_>, i64)> {
    let name = table.text("name", row).filter(|name| !name.trim().is_empty())?;
    let kind = Kind::of(table.text("kind", row));
    let column = table.integer("column", row)?;
    (mentions(table, row) > 0.0).then_some(((kind, name), column))
}

/// The value of a cell.
fn mentions(table: &Table, row: usize) -> f64 {
    table.number("mentions", row).unwrap_or(0.0)
}

/// The strongest cell in words.
fn seen(table: &Table, grid: &Grid<Name<'_>>) -> String {
    let shape = format!(
        "{} in {}",
        label::entities(grid.first.len()),
        label::counted(grid.columns.len(), "column")
    );
    match grid.strongest(|row| mentions(table, row)) {
        Some((((_, name), column), row)) => format!(
            "{shape}; the most mentions are {} of “{name}” in “{}”.",
            number::reader(mentions(table, row)),
            label::title(table, "label", row, column)
        ),
        None => format!("{shape}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::entity_samples::table;

    #[test]
    fn the_strongest_cell_is_told() {
        let table = table("entity_heatmap", 6, |seed| format!("Name {seed}"), |_| 2).unwrap();
        let selected = EntityHeatmap.select(&table).unwrap();
        assert!((0..selected.rows()).all(|row| mentions(&selected, row) > 0.0));
        let drawn = EntityHeatmap.draw(&selected).unwrap();
        assert!(drawn.contains("the most mentions are 6 of “Name"), "{drawn}");
    }

    #[test]
    fn twenty_entities_and_forty_articles_are_shown() {
        let table = table("entity_heatmap", 60, |seed| format!("Name {seed}"), |_| 1).unwrap();
        let selected = EntityHeatmap.select(&table).unwrap();
        let grid = grid(&selected);
        assert_eq!((grid.first.len(), grid.columns.len()), (ENTITIES, COLUMNS));
    }
}
