//! How badly a layout reads, as one number: what hides something costs most, what could mislead less, taste least.
//!
//! The terms are those of Davidson and Harel (1996) with labels as part of a node: overlap, lines through foreign marks
//! and labels, crossings, sharp angles, long lines, crowding. The weights were set by looking at drawings. Only the
//! part of the cost that one node takes part in is ever computed: the rest does not change when it moves.

use super::geometry::{Block, Point, apart, between, cross, off};
use super::{Node, Place, SIDES};

/// For any overlap of marks and labels, and for each of its pixels.
const OVERLAP: (i64, i64) = (40_000, 40);
/// For a line that touches a foreign mark; less the farther it passes.
const THROUGH: i64 = 15_000;
/// How far off a foreign mark a line passes freely.
const CLEAR: i32 = 14;
/// For a line under a foreign label.
const UNDER: i64 = 7_000;
/// For a line under the label of one of its own ends.
const OWN: i64 = 5_000;
/// For two lines that cross.
const CROSSING: i64 = 8_000;
/// For two lines that leave a mark in one direction; less the wider the angle, none from a twelfth of a turn on.
const SHARP: i64 = 2_000;
/// For a line as long as a node has room on either side; the square of its length counts.
const LENGTH: i64 = 500;
/// For two marks at that distance; the inverse of its square counts.
const CROWD: i64 = 300;
/// For a label at each of the sides.
const TASTE: [i64; SIDES] = [0, 0, 40, 40, 150, 150, 150, 150];
/// The free space around a mark and around a label.
pub(super) const GAP: i32 = 4;

/// A node where it stands.
#[derive(Clone, Copy)]
struct Body {
    mark: Block,
    label: Block,
    /// Both, with all the space around them that can cost anything: what does not touch it need not be looked at closer.
    whole: Block,
}

impl Body {
    fn new(node: &Node, place: Place) -> Self {
        let [mark, label] = node.blocks(place);
        Self {
            mark,
            label,
            whole: mark.grown(CLEAR).with(label.grown(GAP)),
        }
    }
}

/// Nodes on a sheet of some size.
pub(super) struct Board<'n> {
    nodes: &'n [Node],
    links: &'n [(usize, usize)],
    /// The links of each node.
    of: Vec<Vec<usize>>,
    places: Vec<Place>,
    bodies: Vec<Body>,
    width: i32,
    height: i32,
    /// The area of the sheet for each node.
    room: i64,
}

impl<'n> Board<'n> {
    /// Nodes at these places, moved onto the sheet where they are not.
    pub(super) fn new(
        nodes: &'n [Node],
        links: &'n [(usize, usize)],
        places: Vec<Place>,
        (width, height): (i32, i32),
    ) -> Self {
        let mut of = vec![Vec::new(); nodes.len()];
        for (link, &(a, b)) in links.iter().enumerate() {
            of[a].push(link);
            of[b].push(link);
        }
        let mut board = Self {
            nodes,
            links,
            of,
            bodies: Vec::new(),
            places,
            width,
            height,
            room: (i64::from(width) * i64::from(height) / i64::try_from(nodes.len()).unwrap_or(1).max(1))
                .max(1),
        };
        for (node, sizes) in nodes.iter().enumerate() {
            let place = board.inside(node, board.places[node]);
            board.places[node] = place;
            board.bodies.push(Body::new(sizes, place));
        }
        board
    }

    /// Where each node stands.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The size of the sheet.
    pub(super) fn size(&self) -> (i32, i32) {
        (self.width, self.height)
    }

    /// Puts a node elsewhere.
    pub(super) fn put(&mut self, node: usize, place: Place) {
        self.places[node] = place;
        self.bodies[node] = Body::new(&self.nodes[node], place);
    }

    /// Puts every node elsewhere.
    pub(super) fn put_all(&mut self, places: &[Place]) {
        for (node, place) in places.iter().enumerate() {
            self.put(node, *place);
        }
    }

    /// The nearest place at which mark and label are on the sheet.
    pub(super) fn inside(&self, node: usize, place: Place) -> Place {
        let [mark, label] = self.nodes[node].blocks(place);
        let whole = mark.with(label);
        let into = |low: i32, high: i32, most: i32| {
            if high > most {
                (most - high).max(-low)
            } else {
                (-low).max(0)
            }
        };
        let (x, y) = place.centre;
        let centre = (
            x + into(whole.left, whole.right, self.width),
            y + into(whole.top, whole.bottom, self.height),
        );
        Place { centre, ..place }
    }

    /// A cost to compare layouts of one graph by; what several nodes take part in counts for each of them.
    pub(super) fn total(&self) -> i64 {
        (0..self.nodes.len())
            .map(|node| self.cost(node, self.places[node], i64::MAX))
            .sum()
    }

    /// The part of the cost that a node has part in, were it at `place`; at least `limit` where it is not less.
    pub(super) fn cost(&self, node: usize, place: Place, limit: i64) -> i64 {
        let own = Body::new(&self.nodes[node], place);
        let mut cost = TASTE[place.side % SIDES];
        for (other, body) in self.bodies.iter().enumerate() {
            if other != node {
                let common = overlap(&own, body);
                if common > 0 {
                    cost += OVERLAP.0 + OVERLAP.1 * common;
                }
                cost += CROWD * self.room / (apart(place.centre, self.places[other].centre) + 400);
            }
        }
        for (link, &(a, b)) in self.links.iter().enumerate() {
            if cost >= limit {
                return cost;
            }
            if a == node || b == node {
                let other = if a == node { b } else { a };
                cost += self.line(node, &own, place.centre, other, link);
            } else {
                let ends = (self.places[a].centre, self.places[b].centre);
                cost += beside(&own, self.nodes[node].reach, place.centre, ends);
            }
        }
        cost + self.angles(node, place.centre)
    }

    /// The cost of a line from a node, were it at `centre`.
    fn line(&self, node: usize, own: &Body, centre: Point, other: usize, link: usize) -> i64 {
        let end = self.places[other].centre;
        let mut cost = LENGTH * apart(centre, end) / self.room;
        for label in [own.label, self.bodies[other].label] {
            if label.meets(centre, end) {
                cost += OWN;
            }
        }
        for (third, body) in self.bodies.iter().enumerate() {
            if third != node && third != other {
                let at = self.places[third].centre;
                cost += beside(body, self.nodes[third].reach, at, (centre, end));
            }
        }
        for &(a, b) in self.links {
            let shares = [a, b].iter().any(|&one| one == node || one == other);
            if !shares && cross(centre, end, self.places[a].centre, self.places[b].centre) {
                cost += CROSSING;
            }
        }
        for &one in self.of[other].iter().filter(|&&one| one != link) {
            let (a, b) = self.links[one];
            let far = if a == other { b } else { a };
            cost += sharp(between(end, centre), between(end, self.places[far].centre));
        }
        cost
    }

    /// The cost of the angles between lines from a node, were it at `centre`.
    fn angles(&self, node: usize, centre: Point) -> i64 {
        let links = &self.of[node];
        let mut cost = 0;
        let way = |link: &usize| {
            let (a, b) = self.links[*link];
            let far = if a == node { b } else { a };
            between(centre, self.places[far].centre)
        };
        for (place, link) in links.iter().enumerate() {
            let first = way(link);
            for other in &links[place + 1..] {
                cost += sharp(first, way(other));
            }
        }
        cost
    }
}

/// The area that marks and labels of two nodes have in common, with the space around them.
fn overlap(a: &Body, b: &Body) -> i64 {
    if a.whole.common(b.whole) == 0 {
        return 0;
    }
    let mut area = 0;
    for one in [a.mark, a.label] {
        for other in [b.mark, b.label] {
            area += one.grown(GAP).common(other);
        }
    }
    area
}

/// The cost of a line past a mark and a label that are not of its ends.
fn beside(body: &Body, reach: i32, at: Point, (from, to): (Point, Point)) -> i64 {
    if body.whole.is_beside(from, to) {
        return 0;
    }
    let mut cost = 0;
    let free = i64::from(reach + CLEAR);
    if !body.mark.grown(CLEAR).is_beside(from, to) {
        let distance = off(at, from, to);
        if distance < free * free {
            let into = (free - distance.isqrt()).min(i64::from(CLEAR));
            cost += THROUGH * into / i64::from(CLEAR);
        }
    }
    if body.label.grown(1).meets(from, to) {
        cost += UNDER;
    }
    cost
}

/// The cost of two lines that leave one point in these directions.
fn sharp(a: (i64, i64), b: (i64, i64)) -> i64 {
    let along = a.0 * b.0 + a.1 * b.1;
    let lengths = (a.0 * a.0 + a.1 * a.1) * (b.0 * b.0 + b.1 * b.1);
    // From a twelfth of a turn on, where the square of the cosine is three quarters, lines are easy to tell apart.
    if along <= 0 || along * along * 4 <= lengths * 3 {
        return 0;
    }
    let cosine = along * along / (lengths / 1000 + 1);
    (cosine - 750).max(0) * SHARP / 250
}
