//! Who is named together with whom, as a network.
//!
//! Links are few on purpose: a network that shows all of them shows none. What is drawn keeps its numbers in the table
//! beside it. Where nodes and labels stand is up to `network`.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::kinds::Kind;
use super::network::{Layout, Node, Setting, lay_out, prune};
use super::text::{Font, LABEL, SMALL};
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use std::collections::BTreeMap;

/// Entities shown at most: more labels than these leave no room for lines.
const ENTITIES: usize = 30;
/// Links shown at most, in tenths of the number of entities.
const LINKS: usize = 16;
/// The largest and the smallest radius of a mark.
const RADIUS: (i32, i32) = (24, 4);
/// The widest line.
const STROKE: i64 = 7;
/// The widest a label gets before it is broken, and the most lines it takes before it is cut.
const NAME: (i32, usize) = (150, 3);
/// The free space that a line keeps from a mark.
const HALO: i32 = 2;

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
        let graph = Graph::of(selected);
        let most = graph
            .entities
            .iter()
            .map(|entity| entity.mentions)
            .max()
            .unwrap_or(0);
        let sizes: Vec<Node> = graph.entities.iter().map(|entity| entity.size(most)).collect();
        let ends: Vec<(usize, usize)> = graph.links.iter().map(|link| link.ends).collect();
        let layout = lay_out(&sizes, &ends, INNER);

        let mut canvas = Canvas::titled(self.title(), &measure(&graph));
        graph.legend(&mut canvas, most);
        canvas.skip(22);
        let top = canvas.bottom();
        graph.draw(&mut canvas, &layout, most, (MARGIN, top));
        canvas.skip((top + layout.height - canvas.bottom()).max(0));
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

/// An entity.
struct Entity {
    name: String,
    kind: Kind,
    mentions: i64,
    label: Vec<String>,
}

/// Two entities in the same sentences.
struct Link {
    /// Their places among the entities.
    ends: (usize, usize),
    sentences: i64,
}

/// Entities in the order of their first rows, and their links.
struct Graph {
    entities: Vec<Entity>,
    links: Vec<Link>,
}

impl Graph {
    /// The graph of a table; rows without two names, and what is more than a network can show, are left out.
    fn of(table: &Table) -> Self {
        let mut graph = Self {
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
                    graph.entities.push(Entity::new(table, row, end, key.0));
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

    /// What colours, shapes, widths and areas stand for.
    fn legend(&self, canvas: &mut Canvas, most: i64) {
        let middle = canvas.bottom() + 4;
        let mut x = MARGIN;
        for kind in Kind::ALL {
            if self.entities.iter().any(|entity| entity.kind == kind) {
                x = kind.legend(canvas, x, middle);
            }
        }
        canvas.skip(6);
        let middle = canvas.bottom() + 8;
        let mut x = MARGIN;
        let (least, widest) = self.range();
        let samples = if least == widest {
            vec![widest]
        } else {
            vec![least, widest]
        };
        for sentences in samples {
            canvas.stroke(
                (x, middle),
                (x + 26, middle),
                stroke(sentences, widest),
                Role::Link,
            );
            let text = label::counted(sentences, "sentence");
            canvas.label(x + 33, middle, Anchor::Start, SMALL, Role::Muted, &text);
            x += 33 + SMALL.width(&text) + 18;
        }
        let text = format!("the largest mark: {}", label::counted(most, "mention"));
        canvas.label(x, middle, Anchor::Start, SMALL, Role::Muted, &text);
    }

    /// The fewest and the most sentences of a link.
    fn range(&self) -> (i64, i64) {
        let sentences = || self.links.iter().map(|link| link.sentences);
        (sentences().min().unwrap_or(0), sentences().max().unwrap_or(0))
    }

    /// The network with its upper left corner at `origin`: lines, then marks, then labels.
    fn draw(&self, canvas: &mut Canvas, layout: &Layout, most: i64, (x, y): (i32, i32)) {
        let at = |node: usize| {
            layout
                .nodes
                .get(node)
                .map(|placed| (placed.centre.0 + x, placed.centre.1 + y))
        };
        let (_, widest) = self.range();
        for link in &self.links {
            if let (Some(from), Some(to)) = (at(link.ends.0), at(link.ends.1)) {
                canvas.stroke(from, to, stroke(link.sentences, widest), Role::Link);
            }
        }
        for placed in &layout.nodes {
            let block = placed.label;
            // A line that has to pass under a label is hidden there, so that the label can be read. Widths are upper
            // estimates; somewhat less hides no more than needed.
            let width = (block.right - block.left) * 9 / 10;
            let left = match placed.setting {
                Setting::Left => block.left,
                Setting::Right => block.right - width,
                Setting::Middle => i32::midpoint(block.left, block.right) - width / 2,
            };
            let height = block.bottom - block.top;
            canvas.rect(left + x, block.top + y, width, height, Role::Ground);
        }
        for (node, entity) in self.entities.iter().enumerate() {
            if let Some(centre) = at(node) {
                let radius = radius(entity.mentions, most);
                entity.kind.mark(canvas, centre, radius + HALO, Role::Ground);
                entity.kind.mark(canvas, centre, radius, entity.kind.role());
            }
        }
        for (entity, placed) in self.entities.iter().zip(&layout.nodes) {
            let block = placed.label;
            let (at, anchor) = match placed.setting {
                Setting::Left => (block.left, Anchor::Start),
                Setting::Right => (block.right, Anchor::End),
                Setting::Middle => (i32::midpoint(block.left, block.right), Anchor::Middle),
            };
            canvas.lines(at + x, block.top + y + 2, anchor, LABEL, Role::Ink, &entity.label);
        }
    }
}

impl Entity {
    /// The entity at one end of a row.
    fn new(table: &Table, row: usize, [name, _, mentions]: [&str; 3], kind: Kind) -> Self {
        let name = label::name(table, name, row);
        Self {
            label: short(LABEL, &name),
            name,
            kind,
            mentions: table.integer(mentions, row).unwrap_or(0).max(0),
        }
    }

    /// The sizes of its mark and its label.
    fn size(&self, most: i64) -> Node {
        let radius = radius(self.mentions, most) + HALO;
        Node {
            reach: self.kind.reach(radius),
            corner: self.kind.corner(radius),
            // A single character can be wider than any line.
            width: LABEL.widest(&self.label).min(INNER / 3),
            height: LABEL.height(&self.label),
        }
    }
}

/// The lines of a name; where there are too many, the last of them ends in an ellipsis.
fn short(font: Font, name: &str) -> Vec<String> {
    let (width, most) = NAME;
    let mut lines = font.wrap(name, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = width - font.width("…");
            *last = font.wrap(last, room).into_iter().next().unwrap_or_default() + "…";
        }
    }
    lines
}

/// The radius of a mark: its area is in proportion to the mentions, and at least visible.
fn radius(mentions: i64, most: i64) -> i32 {
    let (largest, least) = RADIUS;
    let share = i128::from(mentions) * 10_000 / i128::from(most.max(1));
    let share = i64::try_from(share).unwrap_or(0).clamp(0, 10_000);
    // The root of a share in ten thousandths is one in hundredths.
    i32::try_from((share.isqrt() * i64::from(largest) + 50) / 100)
        .unwrap_or(largest)
        .max(least)
}

/// The width of a line: in proportion to the sentences, at least visible, and two pixels for each of them at most, so
/// that a few do not look like many.
fn stroke(sentences: i64, most: i64) -> u32 {
    let share = i128::from(sentences) * i128::from(STROKE) / i128::from(most.max(1));
    let width = share.min(i128::from(sentences) * 2).clamp(1, i128::from(STROKE));
    u32::try_from(width).unwrap_or(1)
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
        let graph = Graph::of(&selected);
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

    #[test]
    fn sizes_are_in_proportion() {
        assert_eq!((radius(100, 100), radius(25, 100), radius(0, 100)), (24, 12, 4));
        assert_eq!(radius(i64::MAX, i64::MAX), 24);
        assert_eq!((stroke(70, 70), stroke(30, 70), stroke(0, 70)), (7, 3, 1));
        assert_eq!((stroke(1, 1), stroke(2, 2), stroke(3, 3)), (2, 4, 6));
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(short(LABEL, "Kyiv"), ["Kyiv"]);
        let lines = short(LABEL, &"Committee ".repeat(9));
        assert_eq!(lines.len(), NAME.1);
        assert!(lines.iter().all(|line| LABEL.width(line) <= NAME.0) && lines[2].ends_with('…'));
    }
}
