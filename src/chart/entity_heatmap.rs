//! Entities against articles as a heat map of mentions.

use super::canvas::Canvas;
use super::cells::Classes;
use super::kinds::Kind;
use super::matrix::Matrix;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use std::collections::BTreeMap;

/// Rows shown at most.
const ENTITIES: usize = 20;
/// Columns shown at most.
const ARTICLES: usize = 40;
/// The usual classes, the same in every report: one mention, two, three or four, and so on.
const CLASSES: Classes = Classes::with([2.0, 3.0, 5.0, 10.0, 20.0]);
/// From here on the usual classes tell too little.
const MANY: f64 = 50.0;

/// A heat map of how often each entity is mentioned in each article.
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
        let grid = Grid::of(table);
        let docs: Vec<i64> = grid.docs.keys().copied().take(ARTICLES).collect();
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| {
                key(table, row).is_some_and(|(entity, doc)| {
                    docs.binary_search(&doc).is_ok()
                        && grid.entities.get(&entity).is_some_and(|&place| place < ENTITIES)
                })
            })
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let grid = Grid::of(selected);
        let most = grid
            .cells
            .values()
            .map(|&row| mentions(selected, row))
            .fold(0.0, f64::max);
        let places: BTreeMap<i64, usize> = grid.docs.keys().copied().zip(0..).collect();
        let cells = grid.cells.iter().filter_map(|((entity, doc), &row)| {
            let place = (*grid.entities.get(entity)?, *places.get(doc)?);
            Some((place, mentions(selected, row)))
        });
        let matrix = Matrix {
            rows: grid
                .first
                .iter()
                .map(|&row| label::name(selected, "name", row))
                .collect(),
            columns: grid
                .docs
                .iter()
                .map(|(&doc, &row)| label::title(selected, "label", row, doc))
                .collect(),
            cells: cells.collect(),
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

/// Where the rows of a table go in the matrix.
struct Grid<'t> {
    /// The place of each entity, in the order of their first rows.
    entities: BTreeMap<Name<'t>, usize>,
    /// The first row of each entity.
    first: Vec<usize>,
    /// A row of each article.
    docs: BTreeMap<i64, usize>,
    /// The row of each cell.
    cells: BTreeMap<(Name<'t>, i64), usize>,
}

impl<'t> Grid<'t> {
    /// The matrix of a table; rows without an entity, an article or a mention are left out.
    fn of(table: &'t Table) -> Self {
        let mut grid = Self {
            entities: BTreeMap::new(),
            first: Vec::new(),
            docs: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        for row in 0..table.rows() {
            let Some((entity, doc)) = key(table, row) else {
                continue;
            };
            let next = grid.first.len();
            if *grid.entities.entry(entity).or_insert(next) == next {
                grid.first.push(row);
            }
            grid.docs.entry(doc).or_insert(row);
            grid.cells.entry((entity, doc)).or_insert(row);
        }
        grid
    }
}

/// The entity and the article of a row; `None` where either is missing or there is no mention.
fn key(table: &Table, row: usize) -> Option<(Name<'_>, i64)> {
    let name = table.text("name", row).filter(|name| !name.trim().is_empty())?;
    let kind = Kind::of(table.text("kind", row));
    let doc = table.integer("column", row)?;
    (mentions(table, row) > 0.0).then_some(((kind, name), doc))
}

/// The value of a cell.
fn mentions(table: &Table, row: usize) -> f64 {
    table.number("mentions", row).unwrap_or(0.0)
}

/// The strongest cell in words.
fn seen(table: &Table, grid: &Grid<'_>) -> String {
    let strongest = grid.cells.iter().reduce(|best, next| {
        if mentions(table, *next.1) > mentions(table, *best.1) {
            next
        } else {
            best
        }
    });
    let shape = format!(
        "{} and {}",
        label::entities(grid.first.len()),
        label::counted(grid.docs.len(), "article")
    );
    match strongest {
        Some((&((_, name), doc), &row)) => format!(
            "{shape}; the most mentions are {} of “{name}” in “{}”.",
            number::reader(mentions(table, row)),
            label::title(table, "label", row, doc)
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
        let grid = Grid::of(&selected);
        assert_eq!((grid.first.len(), grid.docs.len()), (ENTITIES, ARTICLES));
    }
}
