//! From a first layout to one that reads well: first boldly, then only for the better.
//!
//! Threshold accepting (Dueck and Scheuer, 1990): a step is taken as long as it makes things worse by less than a
//! threshold that sinks to nothing, which gets nodes out of knots that no single good step undoes. Then each node takes
//! the best of some smaller and smaller steps. The steps come from a fixed sequence and their number is fixed, so the
//! same graph always ends the same. It does not promise that nothing overlaps: [`separate`] does.

use super::cost::{Board, GAP};
use super::geometry::Block;
use super::{Node, Place, SIDES};

/// Bold steps for each node.
const BOLD: usize = 900;
/// Bold steps for a graph however small.
const LEAST: usize = 6_000;
/// The threshold in the beginning.
const THRESHOLD: i64 = 5_000;
/// The lengths of the last steps, in pixels, one round each.
const STEPS: [i32; 8] = [48, 32, 24, 16, 12, 8, 5, 3];
/// Their directions, in sevenths; the first stays.
const DIRECTIONS: [(i32, i32); 9] = [
    (0, 0),
    (7, 0),
    (-7, 0),
    (0, 7),
    (0, -7),
    (5, 5),
    (-5, -5),
    (5, -5),
    (-5, 5),
];

/// Improves a layout: with and without bold steps, whichever ends better.
pub(super) fn descend(board: &mut Board<'_>) {
    let start = board.places().to_vec();
    careful(board);
    let plain = (board.total(), board.places().to_vec());
    board.put_all(&start);
    bold(board);
    careful(board);
    if plain.0 <= board.total() {
        board.put_all(&plain.1);
    }
}

/// The best of smaller and smaller steps for each node in turn, with the label at any side.
fn careful(board: &mut Board<'_>) {
    for step in STEPS {
        for node in 0..board.places().len() {
            let (x, y) = board.places()[node].centre;
            let steps = DIRECTIONS.iter().flat_map(|(right, down)| {
                let centre = (x + right * step / 7, y + down * step / 7);
                (0..SIDES).map(move |side| Place { centre, side })
            });
            better(board, node, steps);
        }
    }
}

/// Steps that may do harm, less and less of it.
fn bold(board: &mut Board<'_>) {
    let nodes = board.places().len();
    let total = (nodes * BOLD).max(LEAST);
    let (width, height) = board.size();
    let mut draw = Draw(1);
    for turn in 0..total {
        // From 1000 down to 0, and steeper in the beginning.
        let left = 1000 - i64::try_from(turn * 1000 / total.max(1)).unwrap_or(1000);
        let left = left * left / 1000;
        let node = draw.below(nodes);
        let at = board.places()[node];
        let cost = board.cost(node, at, i64::MAX);
        let threshold = THRESHOLD * left / 1000;
        let kind = draw.below(8);
        if kind == 0 && nodes > 1 {
            let other = draw.below(nodes);
            if other != node {
                exchange(board, node, other, threshold);
            }
            continue;
        }
        let place = if kind < 3 {
            Place {
                side: draw.below(SIDES),
                ..at
            }
        } else {
            let reach = |whole: i32| i32::try_from(i64::from(whole / 2) * left / 1000).unwrap_or(0) + 12;
            let (x, y) = (draw.within(reach(width)), draw.within(reach(height)));
            let side = if kind < 5 { draw.below(SIDES) } else { at.side };
            Place {
                centre: (at.centre.0 + x, at.centre.1 + y),
                side,
            }
        };
        let place = board.inside(node, place);
        let limit = cost + threshold;
        if board.cost(node, place, limit) < limit {
            board.put(node, place);
        }
    }
}

/// Puts a node at the best of these places if that is better than where it is.
fn better(board: &mut Board<'_>, node: usize, tries: impl Iterator<Item = Place>) {
    let mut best = (board.cost(node, board.places()[node], i64::MAX), None);
    for place in tries {
        let place = board.inside(node, place);
        let cost = board.cost(node, place, best.0);
        if cost < best.0 {
            best = (cost, Some(place));
        }
    }
    if let Some(place) = best.1 {
        board.put(node, place);
    }
}

/// Exchanges two nodes unless that costs as much as the threshold.
fn exchange(board: &mut Board<'_>, a: usize, b: usize, threshold: i64) {
    let (at_a, at_b) = (board.places()[a], board.places()[b]);
    let to = |node: usize, place: Place, side: usize| board.inside(node, Place { side, ..place });
    let (new_a, new_b) = (to(a, at_b, at_a.side), to(b, at_a, at_b.side));
    let mut harm = board.cost(a, new_a, i64::MAX) - board.cost(a, at_a, i64::MAX);
    board.put(a, new_a);
    harm += board.cost(b, new_b, i64::MAX) - board.cost(b, at_b, i64::MAX);
    if harm < threshold {
        board.put(b, new_b);
    } else {
        board.put(a, at_a);
    }
}

/// Moves nodes down until no mark and no label lies on another; those that lie free already keep their places.
pub(super) fn separate(nodes: &[Node], places: &mut [Place]) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|&node| (places[node].centre.1, node));
    let mut taken: Vec<Block> = Vec::new();
    for node in order {
        loop {
            let blocks = nodes[node].blocks(places[node]);
            // How far it must go to be below whatever it lies on.
            let lower = blocks
                .iter()
                .flat_map(|block| taken.iter().map(move |other| (block, other)))
                .filter(|(block, other)| block.grown(GAP).common(**other) > 0)
                .map(|(block, other)| other.bottom + GAP - block.top)
                .max();
            match lower {
                Some(by) => places[node].centre.1 += by.max(1),
                None => break taken.extend(blocks),
            }
        }
    }
}

/// A fixed sequence of numbers that look like chance (Lewis, Goodman and Miller, 1969).
struct Draw(u64);

impl Draw {
    /// A number below `count`; 0 where there is none.
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        usize::try_from(self.0 >> 4)
            .unwrap_or(0)
            .checked_rem(count)
            .unwrap_or(0)
    }

    /// A number of at most this size, of either sign.
    fn within(&mut self, size: i32) -> i32 {
        let whole = usize::try_from(2 * size + 1).unwrap_or(1);
        i32::try_from(self.below(whole)).unwrap_or(0) - size
    }
}
