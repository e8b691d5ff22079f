//! Topics against groups of articles, such as outlets, as heat maps: one for each column the articles are grouped by.
//!
//! A cell is a share of the group's own articles, because groups differ in size and counts would only show which is
//! the largest. How many articles that are stands with the name, since a share of five of them says little. It shows
//! the first topics of a table and the largest groups of a column, in the order of the table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::cells::Classes;
use super::grid::Grid;
use super::matrix::Matrix;
use super::text::PANEL;
use super::theme::Role;
use super::topic_rows::{self, FEW, FEWEST, share, topics};
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Heat maps, and what each holds at most.
const MAPS: usize = 3;
const TOPICS: usize = 20;
const GROUPS: usize = 20;
/// The least groups for which a heat map is drawn.
const FEWEST_GROUPS: usize = 2;
/// The most lines of the name of a column.
const LINES: usize = 2;

/// Heat maps of the share of each topic in each group.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopicGroups;

impl Chart for TopicGroups {
    fn id(&self) -> &'static str {
        "topic_groups"
    }

    fn title(&self) -> &'static str {
        "Which group writes about what"
    }

    fn caption(&self) -> &'static str {
        "A cell says how many percent of a group's articles a topic takes up: the stronger the colour, the more; a grey \
         cell holds none. Read down a column to see what a group writes about, along a row to see who writes most about a \
         topic. The number after a group is that of its articles; where it says “only” there are fewer than 10, and a \
         single one moves the percentage by ten points and more. At most 20 topics and the 20 largest groups."
    }

    fn analysis(&self) -> &'static str {
        "topic_groups"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let shown: BTreeSet<usize> = topics(table)
            .into_iter()
            .take(TOPICS)
            .flat_map(|topic| topic.rows)
            .filter(|&row| share(table, row).is_some())
            .collect();
        let mut rows = Vec::new();
        let mut maps = 0;
        for mut map in maps_of(table) {
            map.rows.retain(|row| shown.contains(row));
            let largest = map.largest(table);
            let topics: BTreeSet<i64> = map
                .rows
                .iter()
                .filter_map(|&row| table.integer("topic", row))
                .collect();
            if topics.len() < FEWEST || largest.len() < FEWEST_GROUPS || maps == MAPS {
                continue;
            }
            maps += 1;
            map.rows
                .retain(|&row| largest.contains(&label::name(table, "group", row)));
            rows.extend(map.rows);
        }
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let maps = maps_of(selected);
        let percent = |row: usize| share(selected, row).unwrap_or(0.0) * 100.0;
        let most = (0..selected.rows()).map(percent).fold(0.0, f64::max);
        let mut canvas = Canvas::titled(
            self.title(),
            "Percent of the articles of each group, and after its name how many articles these are",
        );
        for map in &maps {
            let grid = map.grid(selected);
            if maps.len() > 1 {
                let name = label::short(PANEL, &map.name, INNER, LINES);
                canvas.lines(MARGIN, canvas.bottom(), Anchor::Start, PANEL, Role::Ink, &name);
                canvas.skip(6);
            }
            let matrix = Matrix {
                rows: grid.first.iter().map(|&row| topic(selected, row)).collect(),
                columns: grid.columns.values().map(|&row| group(selected, row)).collect(),
                cells: grid.values(percent),
                classes: Classes::up_to(most),
                write: &whole,
            };
            matrix.draw(&mut canvas);
            canvas.skip(20);
        }
        canvas.finish(&seen(selected, &maps))
    }
}

/// One of the columns that articles are grouped by.
struct Map {
    name: String,
    rows: Vec<usize>,
}

impl Map {
    /// Its groups with the most articles.
    fn largest(&self, table: &Table) -> BTreeSet<String> {
        let mut totals: BTreeMap<String, i64> = BTreeMap::new();
        for &row in &self.rows {
            let total = totals.entry(label::name(table, "group", row)).or_insert(0);
            *total = (*total).max(table.integer("total", row).unwrap_or(0));
        }
        let mut groups: Vec<(String, i64)> = totals.into_iter().collect();
        groups.sort_by_key(|(_, total)| Reverse(*total));
        groups.into_iter().map(|(group, _)| group).take(GROUPS).collect()
    }

    /// The places of its groups, in the order of their first rows.
    fn places(&self, table: &Table) -> BTreeMap<String, i64> {
        let mut places = BTreeMap::new();
        for &row in &self.rows {
            let next = i64::try_from(places.len()).unwrap_or(i64::MAX);
            places.entry(label::name(table, "group", row)).or_insert(next);
        }
        places
    }

    /// Its matrix, topics and groups in the order of their first rows: groups may be periods.
    fn grid(&self, table: &Table) -> Grid<i64> {
        let places = self.places(table);
        let key = |row: usize| {
            let place = places.get(&label::name(table, "group", row)).copied()?;
            Some((table.integer("topic", row)?, place))
        };
        let rows: BTreeSet<usize> = self.rows.iter().copied().collect();
        Grid::of(table.rows(), |row| {
            rows.contains(&row).then(|| key(row)).flatten()
        })
    }
}

/// The columns of a table, in the order of their first rows.
fn maps_of(table: &Table) -> Vec<Map> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut maps: Vec<Map> = Vec::new();
    for row in 0..table.rows() {
        let name = label::name(table, "column", row);
        let place = *places.entry(name.clone()).or_insert(maps.len());
        match maps.get_mut(place) {
            Some(map) => map.rows.push(row),
            None => maps.push(Map {
                name,
                rows: vec![row],
            }),
        }
    }
    maps
}

/// The topic of a row.
fn topic(table: &Table, row: usize) -> String {
    topic_rows::name(
        table.text("label", row),
        table.integer("topic", row).unwrap_or_default(),
    )
}

/// The group of a row, with its articles where they are known.
fn group(table: &Table, row: usize) -> String {
    let name = label::name(table, "group", row);
    match table.integer("total", row) {
        Some(total) if total < FEW => format!("{name} (only {})", number::count(total)),
        Some(total) => format!("{name} ({})", number::count(total)),
        None => name,
    }
}

/// A percentage without decimals, as a cell has room for it.
fn whole(percent: f64) -> String {
    if percent > 0.0 && percent < 0.5 {
        "<1".to_owned()
    } else {
        number::fixed(percent, 0)
    }
}

/// The strongest cell in words.
fn seen(table: &Table, maps: &[Map]) -> String {
    let size = |row: usize| share(table, row).unwrap_or(0.0);
    let topics = label::counted(topics(table).len(), "topic");
    let groups: usize = maps.iter().map(|map| map.places(table).len()).sum();
    let shape = format!("{topics} in {}", label::counted(groups, "group"));
    let strongest = (0..table.rows()).reduce(|best, row| if size(row) > size(best) { row } else { best });
    match strongest {
        Some(row) => format!(
            "{shape}; the largest share is {} of “{}”, of the topic “{}”.",
            number::percent(size(row)),
            label::name(table, "group", row),
            topic(table, row)
        ),
        None => format!("{shape}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples::{float, integer, table, text};

    /// So many topics in so many groups of each of these columns; the groups grow from 1 article on.
    fn sample(columns: &[&str], topics: i64, groups: i64) -> Table {
        let rows = || {
            columns
                .iter()
                .flat_map(move |column| (0..groups).map(move |group| (*column, group)))
                .flat_map(move |(column, group)| (0..topics).map(move |topic| (column, group, topic)))
        };
        table(
            "topic_groups",
            vec![
                ("topic", integer(rows().map(|row| row.2 + 1))),
                ("label", text(rows().map(|row| format!("label {}", row.2)))),
                ("column", text(rows().map(|row| row.0.to_owned()))),
                ("group", text(rows().map(|row| format!("group {}", row.1)))),
                (
                    "share",
                    float(rows().map(|row| if row.2 == 0 { 0.003 } else { 0.4 })),
                ),
                ("total", integer(rows().map(|row| row.1 + 1))),
            ],
        )
    }

    #[test]
    fn the_largest_groups_are_shown_and_small_ones_say_so() {
        let selected = TopicGroups.select(&sample(&["outlet"], 30, 30)).unwrap();
        let maps = maps_of(&selected);
        let grid = maps[0].grid(&selected);
        assert_eq!((grid.first.len(), grid.columns.len()), (TOPICS, GROUPS));
        assert_eq!(group(&selected, grid.columns[&0]), "group 10 (11)");
        assert_eq!(group(&selected, grid.columns[&19]), "group 29 (30)");
        let few = TopicGroups.select(&sample(&["outlet"], 2, 2)).unwrap();
        let drawn = TopicGroups.draw(&few).unwrap();
        assert!(drawn.contains(">group 0 (only 1)</text>"));
        assert!(drawn.contains(">&lt;1</text>") && drawn.contains(">40</text>"));
        assert!(drawn.contains(
            "2 topics in 2 groups; the largest share is 40% of “group 0”, of the topic “label 1”."
        ));
        assert!(!drawn.contains(">outlet</text>"));
    }

    #[test]
    fn every_column_has_its_map() {
        let selected = TopicGroups
            .select(&sample(&["outlet", "section", "author", "place"], 3, 2))
            .unwrap();
        let drawn = TopicGroups.draw(&selected).unwrap();
        assert_eq!(maps_of(&selected).len(), MAPS);
        assert!(drawn.contains(">outlet</text>") && drawn.contains(">author</text>"));
        assert!(!drawn.contains(">place</text>"));
    }

    #[test]
    fn one_topic_or_one_group_is_not_drawn() {
        assert_eq!(TopicGroups.select(&sample(&["outlet"], 1, 5)), None);
        assert_eq!(TopicGroups.select(&sample(&["outlet"], 5, 1)), None);
    }
}
