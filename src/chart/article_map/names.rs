//! Where the names of islands go: near the thick of the island, on as few dots as can be, tied to it.
//!
//! Every place of a grid over the map is tried, because an island can be wider than any distance that would do for a
//! single dot. How many dots a place covers is read from running sums over small cells, so that all places of all
//! names cost about as much as drawing the dots. It draws nothing.

use crate::chart::scatter_labels::{Area, Dot};

/// The side of a cell in which dots are counted, and the step between places that are tried.
const CELL: i32 = 4;
const STEP: i32 = 8;
/// What a dot under a name costs, in pixels of distance, and a line that crosses another or a name.
const COVERED: i64 = 90;
const CROSSED: i64 = 300;
/// Free room around a name.
const AIR: i32 = 4;
/// From a name to what it names without a line between them.
const BESIDE: i32 = 12;
/// How far articles count as standing around another: at least, and for a map of one; less by the root of their number.
const AROUND: (f64, f64) = (40.0, 1_100.0);

/// A name to be placed.
pub(super) struct Name {
    /// What it is tied to.
    pub(super) anchor: (i32, i32),
    /// Its width and height.
    pub(super) size: (i32, i32),
}

/// The place among these around which most of them stand, on a map of `all` articles; of equals, the first. `None` of
/// none.
pub(super) fn densest(places: &[(i32, i32)], all: usize) -> Option<(i32, i32)> {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a few thousand articles on a sheet of a thousand pixels"
    )]
    let radius = (AROUND.1 / (all.max(1) as f64).sqrt()).max(AROUND.0) as i64;
    let around = |&(x, y): &(i32, i32)| -> i64 {
        let nearness = |&(other_x, other_y): &(i32, i32)| {
            let (across, down) = (i64::from(other_x - x), i64::from(other_y - y));
            (radius * radius - across * across - down * down).max(0)
        };
        places.iter().map(nearness).sum()
    };
    let counted = places.iter().map(|place| (around(place), place));
    let best = counted.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, place)| *place)
}

/// Where each name goes, in the order of their importance; `None` where there is no room for it at all.
pub(super) fn place(dots: &[(i32, i32)], radius: i32, names: &[Name], sheet: Area) -> Vec<Option<Area>> {
    let crowd = Crowd::of(dots, radius, sheet);
    let mut placed: Vec<Option<Area>> = Vec::new();
    for name in names {
        let others: Vec<(Area, Option<Tie>)> = placed
            .iter()
            .zip(names)
            .filter_map(|(area, name)| area.map(|area| (area, tie(area, name.anchor))))
            .collect();
        let mut best: Option<(i64, Area)> = None;
        for area in candidates(name.size, sheet) {
            let alone = alone(area, name.anchor, &crowd);
            // Most places are ruled out by what they cover, which costs least to find out.
            if best.is_some_and(|(least, _)| alone >= least)
                || others.iter().any(|other| meets(grown(area, AIR), other.0))
            {
                continue;
            }
            let cost = alone + crossed(area, name.anchor, &others);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, area));
            }
        }
        placed.push(best.map(|(_, area)| area));
    }
    placed
}

/// From a name to what it names.
type Tie = [(i32, i32); 2];

/// The line from a name to its anchor; `None` where it stands beside it.
pub(super) fn tie(area: Area, (x, y): (i32, i32)) -> Option<Tie> {
    let from = (
        x.clamp(area.left, area.right.max(area.left)),
        y.clamp(area.top, area.bottom.max(area.top)),
    );
    ((from.0 - x).abs().max((from.1 - y).abs()) > BESIDE).then_some([from, (x, y)])
}

/// An area as dots that no other name may cover.
pub(super) fn filling(area: Area) -> impl Iterator<Item = Dot> {
    let (across, down) = ((area.right - area.left) / STEP, (area.bottom - area.top) / STEP);
    (0..=across + 1).flat_map(move |column| {
        (0..=down + 1).map(move |row| Dot {
            centre: (
                (area.left + column * STEP).min(area.right),
                (area.top + row * STEP).min(area.bottom),
            ),
            radius: STEP / 2,
            matters: true,
        })
    })
}

fn candidates((width, height): (i32, i32), sheet: Area) -> impl Iterator<Item = Area> {
    let (left, top) = (sheet.left + AIR, sheet.top + AIR);
    let columns = (sheet.right - AIR - width - left) / STEP;
    let rows = (sheet.bottom - AIR - height - top) / STEP;
    (0..=rows).flat_map(move |row| {
        (0..=columns).map(move |column| {
            let (left, top) = (left + column * STEP, top + row * STEP);
            Area {
                left,
                top,
                right: left + width,
                bottom: top + height,
            }
        })
    })
}

/// What a name costs at a place: its distance and the dots under it.
fn alone(area: Area, anchor: (i32, i32), crowd: &Crowd) -> i64 {
    let far = tie(area, anchor).map_or(0, |[from, to]| {
        let (across, down) = (i64::from(from.0 - to.0), i64::from(from.1 - to.1));
        (across * across + down * down).isqrt()
    });
    far + COVERED * crowd.within(area)
}

/// What it costs beside others: the names and lines that its line crosses, and the lines under it.
fn crossed(area: Area, anchor: (i32, i32), others: &[(Area, Option<Tie>)]) -> i64 {
    let way = tie(area, anchor);
    let crossed = others.iter().filter(|(other, other_way)| {
        let over = way.is_some_and(|way| points(way).any(|point| holds(grown(*other, AIR), point)));
        let under = other_way.is_some_and(|way| points(way).any(|point| holds(grown(area, AIR), point)));
        let cut = matches!((way, other_way), (Some(one), Some(other)) if cross(one, *other));
        over || under || cut
    });
    CROSSED * i64::try_from(crossed.count()).unwrap_or(i64::MAX / CROSSED)
}

/// Dots, counted for any area.
struct Crowd {
    sheet: Area,
    columns: usize,
    /// For every corner of a cell, the dots left of and above it.
    sums: Vec<i64>,
    radius: i32,
}

impl Crowd {
    fn of(dots: &[(i32, i32)], radius: i32, sheet: Area) -> Self {
        let cells = |from: i32, to: i32| usize::try_from((to - from) / CELL).unwrap_or(0) + 2;
        let (columns, rows) = (cells(sheet.left, sheet.right), cells(sheet.top, sheet.bottom));
        let mut crowd = Self {
            sheet,
            columns,
            sums: vec![0; columns * rows],
            radius,
        };
        for &(x, y) in dots {
            let at = crowd.at(x + CELL, y + CELL);
            if let Some(count) = crowd.sums.get_mut(at) {
                *count += 1;
            }
        }
        for at in 0..crowd.sums.len() {
            let before = |back: usize, there: bool| {
                let sum = at.checked_sub(back).and_then(|at| crowd.sums.get(at));
                sum.copied().filter(|_| there).unwrap_or(0)
            };
            let inner = at % columns > 0;
            let sum = before(0, true) + before(1, inner) + before(columns, true) - before(columns + 1, inner);
            if let Some(own) = crowd.sums.get_mut(at) {
                *own = sum;
            }
        }
        crowd
    }

    /// The corner of a cell at or before this place.
    fn at(&self, x: i32, y: i32) -> usize {
        let cell = |from: i32, to: i32, value: i32| {
            usize::try_from((value.clamp(from, to + CELL) - from) / CELL).unwrap_or(0)
        };
        let sheet = self.sheet;
        let column = cell(sheet.left, sheet.right, x).min(self.columns.saturating_sub(1));
        cell(sheet.top, sheet.bottom, y) * self.columns + column
    }

    /// The dots that reach into an area, a few beside it too.
    fn within(&self, area: Area) -> i64 {
        let area = grown(area, self.radius);
        let sum = |x: i32, y: i32| self.sums.get(self.at(x, y)).copied().unwrap_or(0);
        let (right, bottom) = (area.right + CELL, area.bottom + CELL);
        sum(right, bottom) - sum(area.left, bottom) - sum(right, area.top) + sum(area.left, area.top)
    }
}

fn grown(area: Area, by: i32) -> Area {
    Area {
        left: area.left - by,
        top: area.top - by,
        right: area.right + by,
        bottom: area.bottom + by,
    }
}

fn meets(one: Area, other: Area) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

fn holds(area: Area, (x, y): (i32, i32)) -> bool {
    area.left <= x && x < area.right && area.top <= y && y < area.bottom
}

/// Points of a line, near enough to each other that no name fits between two.
fn points([from, to]: Tie) -> impl Iterator<Item = (i32, i32)> {
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()) / CELL + 1;
    (0..=steps).map(move |step| {
        (
            from.0 + (to.0 - from.0) * step / steps,
            from.1 + (to.1 - from.1) * step / steps,
        )
    })
}

/// Whether two lines cross.
fn cross([a, b]: Tie, [c, d]: Tie) -> bool {
    let side = |from: (i32, i32), to: (i32, i32), point: (i32, i32)| {
        let (across, down) = (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
        (across * i64::from(point.1 - from.1) - down * i64::from(point.0 - from.0)).signum()
    };
    side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: Area = Area {
        left: 24,
        top: 80,
        right: 936,
        bottom: 700,
    };

    fn overlapping(placed: &[Option<Area>]) -> bool {
        let areas: Vec<Area> = placed.iter().flatten().copied().collect();
        areas
            .iter()
            .enumerate()
            .any(|(place, area)| areas[place + 1..].iter().any(|other| meets(*area, *other)))
    }

    #[test]
    fn the_densest_place_is_in_the_crowd() {
        let mut places = vec![(500, 500), (30, 90)];
        places.extend((0..9).map(|place| (200 + place, 200)));
        assert_eq!(densest(&places, 2_000), Some((204, 200)));
        assert_eq!(densest(&[(7, 7)], 1), Some((7, 7)));
        assert_eq!(densest(&[], 0), None);
    }

    #[test]
    fn a_name_goes_beside_its_island_and_not_on_it() {
        let island: Vec<(i32, i32)> = (0..400)
            .map(|at| (400 + at % 20 * 6, 300 + at / 20 * 6))
            .collect();
        let name = Name {
            anchor: (460, 360),
            size: (120, 24),
        };
        let area = place(&island, 3, &[name], SHEET)[0].unwrap();
        assert!(island.iter().all(|&dot| !holds(grown(area, 3), dot)), "{area:?}");
        let [from, to] = tie(area, (460, 360)).unwrap();
        assert_eq!(to, (460, 360));
        assert!((from.0 - to.0).abs() + (from.1 - to.1).abs() < 120, "{from:?}");
    }

    #[test]
    fn a_crowd_is_counted_as_it_is() {
        let dots = [(30, 90), (100, 200), (101, 203), (930, 690)];
        let crowd = Crowd::of(&dots, 0, SHEET);
        let area = |left, top, right, bottom| Area {
            left,
            top,
            right,
            bottom,
        };
        assert_eq!(crowd.within(area(24, 80, 936, 700)), 4);
        assert_eq!(crowd.within(area(90, 190, 120, 220)), 2);
        assert_eq!(crowd.within(area(300, 300, 500, 400)), 0);
    }

    #[test]
    fn lines_that_cross_are_seen() {
        assert!(cross([(0, 0), (10, 10)], [(0, 10), (10, 0)]));
        assert!(!cross([(0, 0), (10, 10)], [(20, 0), (30, 10)]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn names_keep_clear_of_each_other_and_on_the_sheet(
            dots in prop::collection::vec((24..936_i32, 80..700_i32), 1..300),
            sizes in prop::collection::vec((1..200_i32, 1..70_i32), 0..13),
        ) {
            let anchors = dots.iter().cycle();
            let names: Vec<Name> = sizes.iter().zip(anchors).map(|(&size, &anchor)| Name { anchor, size }).collect();
            let placed = place(&dots, 3, &names, SHEET);
            prop_assert_eq!(placed.len(), names.len());
            prop_assert!(placed.iter().all(Option::is_some));
            prop_assert!(!overlapping(&placed));
            for area in placed.into_iter().flatten() {
                prop_assert!(area.left >= SHEET.left && area.right <= SHEET.right);
                prop_assert!(area.top >= SHEET.top && area.bottom <= SHEET.bottom);
            }
        }
    }
}
