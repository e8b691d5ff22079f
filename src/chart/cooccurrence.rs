//! Who is named together with whom, as a network.
//!
//! Links are few on purpose: a network that shows all of them shows none. What is drawn keeps its numbers in the table
//! beside it. It does not draw the network: `graph` does.

use super::canvas::Canvas;
use super::graph::{Entity, Graph, Link};
use super::kinds::Kind;
use super::network::prune;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use std::collections::BTreeMap;

/// Entities shown at most: more labels than these leave no room for lines.
const ENTITIES: usize = 30;
/// Links shown at most, in tenths of the number of entities.
const LINKS: usize = 16;

/// A network of the entities that are named in the same sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cooccurrence;

impl Chart for Cooccurrence {
    fn id(&self) -> &'static str {
        "cooccurrence"
    }

    fn title(&self) -> &'static str {
        "Who is named together"
    }

    fn caption(&self) -> &'static str {
        "Entities that are named in the same sentences: the thicker a line, the more such sentences; the larger a \
         mark, the more mentions. At most 30 entities, with the strongest links that hold them together and the \
         strongest of the others, up to 1.6 links for each entity; where a mark stands has no meaning."
    }

    fn analysis(&self) -> &'static str {
        "cooccurrence"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let mut seen = BTreeMap::new();
        let mut rows = Vec::new();
        let mut links = Vec::new();
        for row in 0..table.rows() {
            let (Some(a), Some(b)) = (key(table, row, ENDS[0]), key(table, row, ENDS[1])) else {
                continue;
            };
            let sentences = sentences(table, row);
            if a != b && sentences > 0 && seen.insert((a.min(b), a.max(b)), row).is_none() {
                rows.push(row);
                links.push((a, b, sentences));
            }
        }
        let rows: Vec<usize> = prune(&links, ENTITIES, LINKS)
            .into_iter()
            .filter_map(|link| rows.get(link).copied())
            .collect();
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let graph = graph(selected);
        let mut canvas = Canvas::titled(self.title(), &measure(&graph));
        graph.legend(&mut canvas);
        canvas.skip(22);
        graph.draw(&mut canvas);
        canvas.finish(&seen(&graph))
    }
}

/// The columns of the two ends of a link: name, kind, mentions.
const ENDS: [[&str; 3]; 2] = [["a", "a_kind", "a_mentions"], ["b", "b_kind", "b_mentions"]];

/// What tells entities apart: kind and name; `None` where there is no name.
fn key<'t>(table: &'t Table, row: usize, [name, kind, _]: [&str; 3]) -> Option<(Kind, &'t str)> {
    let text = table.text(name, row).filter(|text| !text.trim().is_empty())?;
    Some((Kind::of(table.text(kind, row)), text))
}

/// The sentences of a link.
fn sentences(table: &Table, row: usize) -> i64 {
    table.integer("sentences", row).unwrap_or(0).max(0)
}

/// The graph of a table, entities in the order of their first rows; rows without two names, and what is more than a
/// network can show, are left out.
fn graph(table: &Table) -> Graph {
    let mut graph = Graph {
        entities: Vec::new(),
        links: Vec::new(),
    };
    let mut places = BTreeMap::new();
    for row in 0..table.rows().min(ENTITIES * LINKS / 10) {
        let mut place = |end: [&'static str; 3]| {
            let key = key(table, row, end)?;
            let next = graph.entities.len();
            let place = *places.entry(key).or_insert(next);
            if place == next {
                graph.entities.push(entity(table, row, end));
            }
            Some(place)
        };
        if let (Some(a), Some(b)) = (place(ENDS[0]), place(ENDS[1])) {
            graph.links.push(Link {
                ends: (a, b),
                sentences: sentences(table, row),
            });
        }
    }
    graph
}

/// The entity at one end of a row.
fn entity(table: &Table, row: usize, [name, kind, mentions]: [&str; 3]) -> Entity {
    Entity::new(
        label::name(table, name, row),
        Kind::of(table.text(kind, row)),
        table.integer(mentions, row).unwrap_or(0),
    )
}

/// What is drawn, in numbers.
fn measure(graph: &Graph) -> String {
    format!(
        "Sentences that name both: {} between {}",
        label::counted(graph.links.len(), "link"),
        label::entities(graph.entities.len())
    )
}

/// The strongest link in words.
fn seen(graph: &Graph) -> String {
    let shape = format!(
        "{} and {}",
        label::entities(graph.entities.len()),
        label::counted(graph.links.len(), "link")
    );
    let strongest = graph.links.iter().reduce(|best, next| {
        if next.sentences > best.sentences {
            next
        } else {
            best
        }
    });
    let name = |place: usize| {
        graph
            .entities
            .get(place)
            .map_or("–", |entity| entity.name.as_str())
    };
    match strongest {
        Some(link) => format!(
            "{shape}; the strongest joins “{}” and “{}”, in {}.",
            name(link.ends.0),
            name(link.ends.1),
            label::counted(link.sentences, "sentence")
        ),
        None => format!("{shape}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::entity_samples::links;

    fn name(seed: usize) -> String {
        format!("Name {seed}")
    }

    /// Every pair of so many entities.
    fn all(count: usize) -> Vec<(usize, usize, i64)> {
        let pairs = (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| (a, b, 1 + i64::try_from((a + b) % 4).unwrap()))
            .collect()
    }

    #[test]
    fn a_network_is_small_enough_to_be_read() {
        let selected = Cooccurrence.select(&links(&all(40), name)).unwrap();
        let graph = graph(&selected);
        assert_eq!(graph.entities.len(), ENTITIES);
        assert_eq!(graph.links.len(), ENTITIES * LINKS / 10);
        assert_eq!(Cooccurrence.select(&selected), Some(selected));
    }

    #[test]
    fn links_without_a_sentence_or_an_end_are_none() {
        assert_eq!(Cooccurrence.select(&links(&[(0, 1, 0), (2, 2, 5)], name)), None);
        assert_eq!(
            Cooccurrence.select(&links(&[(0, 1, 3)], |_| " ".to_owned())),
            None
        );
    }

    #[test]
    fn a_pair_is_drawn_and_told() {
        let selected = Cooccurrence.select(&links(&[(0, 1, 1)], name)).unwrap();
        let drawn = Cooccurrence.draw(&selected).unwrap();
        assert!(
            drawn
                .contains("2 entities and 1 link; the strongest joins “Name 0” and “Name 1”, in 1 sentence.")
        );
        assert!(drawn.contains("stroke-width=\"2\""));
    }
}
