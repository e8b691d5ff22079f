//! Boxes and segments on whole pixels.
//!
//! Everything is integer arithmetic in 64 bits, so that a layout is the same on every machine. Coordinates are a few
//! thousand at most; nothing here is checked for more.

/// A point.
pub(super) type Point = (i32, i32);

/// A rectangle with its sides along the axes; right and bottom lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Block {
    /// Left.
    pub(in super::super) left: i32,
    /// Top.
    pub(in super::super) top: i32,
    /// Right.
    pub(in super::super) right: i32,
    /// Bottom.
    pub(in super::super) bottom: i32,
}

impl Block {
    /// A square around a point.
    pub(super) fn around((x, y): Point, reach: i32) -> Self {
        Self {
            left: x - reach,
            top: y - reach,
            right: x + reach,
            bottom: y + reach,
        }
    }

    /// The same, larger on every side.
    pub(super) fn grown(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The same at another place.
    pub(super) fn moved(self, x: i32, y: i32) -> Self {
        Self {
            left: self.left + x,
            top: self.top + y,
            right: self.right + x,
            bottom: self.bottom + y,
        }
    }

    /// The smallest that holds both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The area both have in common.
    pub(super) fn common(self, other: Self) -> i64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        if width > 0 && height > 0 {
            i64::from(width) * i64::from(height)
        } else {
            0
        }
    }

    /// Whether all of a segment lies to one side, a quick way to see that most do not meet it.
    pub(super) fn is_beside(self, from: Point, to: Point) -> bool {
        from.0.max(to.0) <= self.left
            || from.0.min(to.0) >= self.right
            || from.1.max(to.1) <= self.top
            || from.1.min(to.1) >= self.bottom
    }

    /// Whether a segment has a point in it.
    pub(super) fn meets(self, from: Point, to: Point) -> bool {
        if self.is_beside(from, to) {
            return false;
        }
        let turns = [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]
        .map(|corner| turn(from, to, corner));
        turns.iter().any(|&side| side > 0) && turns.iter().any(|&side| side < 0)
    }
}

/// Twice the area of a triangle: positive where `c` lies to one side of the line from `a` to `b`, negative on the
/// other.
pub(super) fn turn(a: Point, b: Point, c: Point) -> i64 {
    let cross = |p: (i64, i64), q: (i64, i64)| p.0 * q.1 - p.1 * q.0;
    cross(between(a, b), between(a, c))
}

/// The way from one point to another.
pub(super) fn between(a: Point, b: Point) -> (i64, i64) {
    (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1))
}

/// The square of the distance of two points.
pub(super) fn apart(a: Point, b: Point) -> i64 {
    let (x, y) = between(a, b);
    x * x + y * y
}

/// The square of the distance of a point from a segment.
pub(super) fn off(point: Point, from: Point, to: Point) -> i64 {
    let (along, way) = (between(from, to), between(from, point));
    let length = along.0 * along.0 + along.1 * along.1;
    let done = along.0 * way.0 + along.1 * way.1;
    if done <= 0 || length == 0 {
        apart(from, point)
    } else if done >= length {
        apart(to, point)
    } else {
        let area = turn(from, to, point);
        area * area / length
    }
}

/// Whether two segments cross; ends that only touch do not.
pub(super) fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let apart = |p: i32, q: i32, r: i32, s: i32| p.max(q) < r.min(s) || r.max(s) < p.min(q);
    if apart(a.0, b.0, c.0, d.0) || apart(a.1, b.1, c.1, d.1) {
        return false;
    }
    turn(a, b, c).signum() * turn(a, b, d).signum() < 0 && turn(c, d, a).signum() * turn(c, d, b).signum() < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cross_boxes_and_each_other() {
        let block = Block::around((10, 10), 5);
        assert!(block.meets((0, 10), (30, 10)) && block.meets((9, 9), (11, 12)));
        assert!(!block.meets((0, 0), (30, 4)) && !block.meets((0, 14), (6, 30)));
        assert!(cross((0, 0), (10, 10), (0, 10), (10, 0)));
        assert!(!cross((0, 0), (10, 10), (10, 10), (20, 0)) && !cross((0, 0), (1, 1), (5, 0), (0, 5)));
    }

    #[test]
    fn distances_and_areas() {
        assert_eq!(off((5, 3), (0, 0), (10, 0)), 9);
        assert_eq!(off((13, 4), (0, 0), (10, 0)), 25);
        assert_eq!(off((3, 4), (0, 0), (0, 0)), 25);
        assert_eq!(Block::around((0, 0), 5).common(Block::around((8, 8), 5)), 4);
        assert_eq!(Block::around((0, 0), 5).common(Block::around((10, 0), 5)), 0);
    }
}
