//! A graph of entities as it is drawn: marks, lines, labels and what they stand for.
//!
//! Areas and widths are in proportion to what they show, down to a least one that can be seen. Where everything stands
//! is up to `network`; what the entities and their links are, up to the chart.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::kinds::Kind;
use super::label;
use super::network::{Node, Setting, lay_out};
use super::text::{LABEL, SMALL};
use super::theme::Role;

/// The largest and the smallest radius of a mark.
const RADIUS: (i32, i32) = (24, 4);
/// The widest line.
const STROKE: i64 = 7;
/// The widest a label gets before it is broken, and the most lines it takes before it is cut.
const NAME: (i32, usize) = (150, 3);
/// The free space that a line keeps from a mark.
const HALO: i32 = 2;

/// An entity.
pub(super) struct Entity {
    /// Its whole name.
    pub(super) name: String,
    kind: Kind,
    mentions: i64,
    label: Vec<String>,
}

/// Two entities in the same sentences.
pub(super) struct Link {
    /// Their places among the entities.
    pub(super) ends: (usize, usize),
    /// How many sentences name both.
    pub(super) sentences: i64,
}

/// Entities and their links.
pub(super) struct Graph {
    /// The entities.
    pub(super) entities: Vec<Entity>,
    /// The links.
    pub(super) links: Vec<Link>,
}

impl Graph {
    /// What colours, shapes, widths and areas stand for.
    pub(super) fn legend(&self, canvas: &mut Canvas) {
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
        let text = format!("the largest mark: {}", label::counted(self.most(), "mention"));
        canvas.label(x, middle, Anchor::Start, SMALL, Role::Muted, &text);
    }

    /// The fewest and the most sentences of a link.
    fn range(&self) -> (i64, i64) {
        let sentences = || self.links.iter().map(|link| link.sentences);
        (sentences().min().unwrap_or(0), sentences().max().unwrap_or(0))
    }

    /// The mentions of the entity that has the most.
    fn most(&self) -> i64 {
        let mentions = self.entities.iter().map(|entity| entity.mentions);
        mentions.max().unwrap_or(0)
    }

    /// The network below what is drawn already: lines, then marks, then labels.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let most = self.most();
        let sizes: Vec<Node> = self.entities.iter().map(|entity| entity.size(most)).collect();
        let ends: Vec<(usize, usize)> = self.links.iter().map(|link| link.ends).collect();
        let layout = lay_out(&sizes, &ends, INNER);
        let (x, y) = (MARGIN, canvas.bottom());
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
        canvas.skip((y + layout.height - canvas.bottom()).max(0));
    }
}

impl Entity {
    /// An entity of this name and so many mentions.
    pub(super) fn new(name: String, kind: Kind, mentions: i64) -> Self {
        Self {
            label: label::short(LABEL, &name, NAME.0, NAME.1),
            name,
            kind,
            mentions: mentions.max(0),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_proportion() {
        assert_eq!((radius(100, 100), radius(25, 100), radius(0, 100)), (24, 12, 4));
        assert_eq!(radius(i64::MAX, i64::MAX), 24);
        assert_eq!((stroke(70, 70), stroke(30, 70), stroke(0, 70)), (7, 3, 1));
        assert_eq!((stroke(1, 1), stroke(2, 2), stroke(3, 3)), (2, 4, 6));
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(label::short(LABEL, "Kyiv", NAME.0, NAME.1), ["Kyiv"]);
        let lines = label::short(LABEL, &"Committee ".repeat(9), NAME.0, NAME.1);
        assert_eq!(lines.len(), NAME.1);
        assert!(lines.iter().all(|line| LABEL.width(line) <= NAME.0) && lines[2].ends_with('…'));
    }
}
