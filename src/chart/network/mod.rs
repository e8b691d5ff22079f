//! Where the nodes of a graph and their labels stand: nothing overlaps, and few lines pass under anything.
//!
//! A label is part of its node from the start, because a layout that is good without labels has no room for them
//! later. Each connected part is laid out by itself (stress for a first layout, then a descent on a cost of what a
//! reader stumbles over) and the parts are set side by side. All of it is integers but for the first layout, and that
//! uses exactly rounded operations only, so the bytes are the same everywhere. It does not draw and knows no names.

mod cost;
mod descend;
mod geometry;
mod prune;
mod shelf;
mod stress;
#[cfg(test)]
mod tests;

use cost::Board;
pub(super) use geometry::Block;
use geometry::Point;
pub(super) use prune::prune;

/// The sides of a mark a label can stand at.
const SIDES: usize = 8;
/// From a mark to its label.
const OFF: i32 = 5;
/// Tenths of pixels of the sheet for each pixel of mark and label, and how many more all nodes share: the emptier, the
/// easier lines are to follow, and a few nodes need room as well.
const AIR: (i64, i64) = (31, 140);
/// The smallest height of a sheet.
const LOW: i32 = 110;

/// What has to be known of a node: its sizes in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// How far its mark goes from its centre, up, down and sideways.
    pub(super) reach: i32,
    /// How far off the centre, both ways, a label at a corner has to begin.
    pub(super) corner: i32,
    /// The width of its label.
    pub(super) width: i32,
    /// The height of its label.
    pub(super) height: i32,
}

/// Where a node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    centre: Point,
    /// Where its label is: right, left, below, above, then the corners.
    side: usize,
}

/// How the lines of a label are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// They begin at the left side of its block.
    Left,
    /// They end at its right side.
    Right,
    /// Their middles are its middle.
    Middle,
}

/// A node in a finished layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// The centre of its mark.
    pub(super) centre: (i32, i32),
    /// Where its label is.
    pub(super) label: Block,
    /// How the label is set.
    pub(super) setting: Setting,
}

/// A finished layout, its upper left corner at the origin.
#[derive(Debug)]
pub(super) struct Layout {
    /// One for each node, in their order.
    pub(super) nodes: Vec<Placed>,
    /// The height of all of it.
    pub(super) height: i32,
}

impl Node {
    /// The blocks of its mark and its label, were it at this place.
    fn blocks(&self, place: Place) -> [Block; 2] {
        let (x, y) = place.centre;
        let far = self.reach + OFF;
        let near = self.corner + 2;
        let (left, top) = match place.side {
            0 => (x + far, y - self.height / 2),
            1 => (x - far - self.width, y - self.height / 2),
            2 => (x - self.width / 2, y + far - 1),
            3 => (x - self.width / 2, y - far - self.height + 1),
            4 => (x + near, y + near),
            5 => (x - near - self.width, y + near),
            6 => (x + near, y - near - self.height),
            _ => (x - near - self.width, y - near - self.height),
        };
        let label = Block {
            left,
            top,
            right: left + self.width,
            bottom: top + self.height,
        };
        [Block::around(place.centre, self.reach), label]
    }

    /// How its label is set at a side.
    fn setting(side: usize) -> Setting {
        match side {
            0 | 4 | 6 => Setting::Left,
            1 | 5 | 7 => Setting::Right,
            _ => Setting::Middle,
        }
    }
}

/// A layout of `nodes`, joined by `links`, on a sheet of `width` pixels.
///
/// No mark or label overlaps another whatever the sizes are, as long as each node fits the width: the sheet is as high
/// as that takes. Links that join no two of the nodes are passed over.
pub(super) fn lay_out(nodes: &[Node], links: &[(usize, usize)], width: i32) -> Layout {
    let parts: Vec<Part> = parts(nodes.len(), links)
        .into_iter()
        .map(|members| Part::new(nodes, links, members, width))
        .collect();
    let sizes: Vec<(i32, i32)> = parts.iter().map(|part| part.size).collect();
    let (corners, height) = shelf::shelves(&sizes, width);
    let mut placed = vec![None; nodes.len()];
    for (part, (x, y)) in parts.iter().zip(corners) {
        for (&node, place) in part.members.iter().zip(&part.places) {
            let [_, label] = nodes[node].blocks(*place);
            placed[node] = Some(Placed {
                centre: (place.centre.0 + x, place.centre.1 + y),
                label: label.moved(x, y),
                setting: Node::setting(place.side),
            });
        }
    }
    Layout {
        nodes: placed.into_iter().flatten().collect(),
        height,
    }
}

/// The nodes of each connected part, each part and the parts in ascending order of nodes.
fn parts(count: usize, links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..count).collect();
    for &(a, b) in links {
        let (Some(&from), Some(&to)) = (group.get(a), group.get(b)) else {
            continue;
        };
        for place in &mut group {
            if *place == from.max(to) {
                *place = from.min(to);
            }
        }
    }
    let of = |first: usize| (0..count).filter(|&node| group[node] == first).collect();
    (0..count).filter(|&node| group[node] == node).map(of).collect()
}

/// A connected part, its upper left corner at the origin.
struct Part {
    members: Vec<usize>,
    places: Vec<Place>,
    size: (i32, i32),
}

impl Part {
    /// The layout of these nodes.
    fn new(all: &[Node], links: &[(usize, usize)], members: Vec<usize>, width: i32) -> Self {
        let nodes: Vec<Node> = members.iter().map(|&node| all[node]).collect();
        let own = |node: usize| members.binary_search(&node).ok();
        let links: Vec<(usize, usize)> = links
            .iter()
            .filter_map(|&(a, b)| Some((own(a)?, own(b)?)))
            .filter(|(a, b)| a != b)
            .collect();
        let mut places = if let [a, b] = nodes[..] {
            pair(a, b)
        } else {
            let sheet = sheet(&nodes, all.len(), width);
            let mut board = Board::new(&nodes, &links, first(&nodes, &links, sheet), sheet);
            descend::descend(&mut board);
            board.places().to_vec()
        };
        descend::separate(&nodes, &mut places);
        let blocks = |places: &[Place]| {
            nodes
                .iter()
                .zip(places)
                .flat_map(|(node, place)| node.blocks(*place))
                .reduce(Block::with)
        };
        let whole = blocks(&places).unwrap_or(Block::around((0, 0), 0));
        for place in &mut places {
            place.centre = (place.centre.0 - whole.left, place.centre.1 - whole.top);
        }
        Self {
            members,
            places,
            size: (whole.right - whole.left, whole.bottom - whole.top),
        }
    }
}

/// Two nodes beside each other, their labels below.
fn pair(a: Node, b: Node) -> Vec<Place> {
    let apart = (i32::midpoint(a.width, b.width) + 14).max(a.reach + b.reach + 50);
    vec![
        Place {
            centre: (0, 0),
            side: 2,
        },
        Place {
            centre: (apart, 0),
            side: 2,
        },
    ]
}

/// A sheet for these of `count` nodes: wider than high, as labels are, and at most so wide.
fn sheet(nodes: &[Node], count: usize, width: i32) -> (i32, i32) {
    let area: i64 = nodes
        .iter()
        .map(|node| {
            i64::from(node.width + 2 * node.reach + 12) * i64::from(node.height.max(2 * node.reach) + 12)
        })
        .sum::<i64>();
    let count = i64::try_from(count).unwrap_or(1).max(1);
    let area = area * (AIR.0 + AIR.1 / count) / 10;
    let widest = nodes
        .iter()
        .map(|node| node.width + 2 * node.reach + 2 * OFF)
        .max()
        .unwrap_or(0);
    let wide = i32::try_from((area * 2).isqrt())
        .unwrap_or(i32::MAX)
        .clamp(widest, width.max(widest));
    let high = i32::try_from(area / i64::from(wide.max(1))).unwrap_or(i32::MAX);
    (wide, high.max(LOW))
}

/// The first places on a sheet: the drawing of [`stress`], turned so that its longer way lies across.
fn first(nodes: &[Node], links: &[(usize, usize)], (width, height): (i32, i32)) -> Vec<Place> {
    let places = turned(&stress::start(nodes.len(), links));
    let range = |of: fn(&(f64, f64)) -> f64| {
        places
            .iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
    };
    let (x, y) = (range(|place| place.0), range(|place| place.1));
    #[allow(clippy::cast_possible_truncation, reason = "a share of a length in pixels")]
    let scaled = |value: f64, (low, high): (f64, f64), length: i32| {
        let share = if high - low > 1e-6 {
            (value - low) / (high - low)
        } else {
            0.5
        };
        (share * f64::from(length)).round() as i32
    };
    places
        .iter()
        .map(|&(across, down)| Place {
            centre: (scaled(across, x, width), scaled(down, y, height)),
            side: 0,
        })
        .collect()
}

/// The points turned about their middle so that they are spread most from left to right.
fn turned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    #[allow(clippy::cast_precision_loss, reason = "a few dozen points")]
    let count = points.len().max(1) as f64;
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).fold(0.0, |sum, value| sum + value);
    let (x, y) = (sum(&|point| point.0) / count, sum(&|point| point.1) / count);
    let across = sum(&|point| (point.0 - x) * (point.0 - x));
    let down = sum(&|point| (point.1 - y) * (point.1 - y));
    let both = sum(&|point| (point.0 - x) * (point.1 - y));
    // The first eigenvector of the covariance, in closed form.
    let most = f64::midpoint(
        across + down,
        ((across - down) * (across - down) + 4.0 * both * both).sqrt(),
    );
    let (mut right, mut up) = if across >= down {
        (most - down, both)
    } else {
        (both, most - across)
    };
    let length = (right * right + up * up).sqrt();
    if length < 1e-9 {
        (right, up) = (1.0, 0.0);
    } else {
        (right, up) = (right / length, up / length);
    }
    points
        .iter()
        .map(|point| {
            let (from_x, from_y) = (point.0 - x, point.1 - y);
            (from_x * right + from_y * up, from_y * right - from_x * up)
        })
        .collect()
}
