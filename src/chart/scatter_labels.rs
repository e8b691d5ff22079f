//! Names for some of many dots, without overlaps: the important ones first, each where it finds room.
//!
//! A name stands right beside its dot where it can; otherwise up to a few lines away, tied to it. It covers no other
//! name, no tie and no dot that matters, and as few of the small ones as there is to choose; a name that finds
//! no such place is left out, because a name at a wrong dot is worse than none. It draws nothing.

/// From a dot to a name right beside it.
const NEAR: i32 = 6;
/// From a dot to names tied to it.
const FAR: [i32; 3] = [16, 28, 42];
/// What of other dots a name beside its dot may cover or seem to belong to, and one that is tied.
const COVERED: [usize; 2] = [2, 4];
/// The free room around a name.
const AIR: i32 = 2;

/// A rectangle; right and bottom lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    fn grown(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(self, (x, y): (i32, i32)) -> bool {
        self.left <= x && x < self.right && self.top <= y && y < self.bottom
    }

    fn lies_in(self, other: Self) -> bool {
        self.left >= other.left
            && self.top >= other.top
            && self.right <= other.right
            && self.bottom <= other.bottom
    }

    /// The point of it that is nearest.
    fn nearest(self, (x, y): (i32, i32)) -> (i32, i32) {
        (
            x.clamp(self.left, (self.right - 1).max(self.left)),
            y.clamp(self.top, (self.bottom - 1).max(self.top)),
        )
    }
}

/// A dot on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    pub(super) centre: (i32, i32),
    /// How far it reaches.
    pub(super) radius: i32,
    /// Whether no name may cover it.
    pub(super) matters: bool,
}

/// A name that found room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// Its place among those wanted.
    pub(super) wanted: usize,
    pub(super) area: Area,
    /// From the dot to the name, where it does not stand right beside.
    pub(super) tie: Option<[(i32, i32); 2]>,
}

/// Places on `sheet` for as many as `most` names, each wanted for a dot (by its place in `dots`) with a width and
/// a height, the most important first.
pub(super) fn place(dots: &[Dot], wanted: &[(usize, i32, i32)], sheet: Area, most: usize) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for (place, &(dot, width, height)) in wanted.iter().enumerate() {
        if named.len() >= most {
            break;
        }
        let Some(own) = dots.get(dot) else { continue };
        // A dot under a name cannot be told from its neighbours.
        if named
            .iter()
            .any(|other| other.area.grown(own.radius).holds(own.centre))
        {
            continue;
        }
        let best = candidates(own, (width, height))
            .into_iter()
            .filter(|(area, _)| area.lies_in(sheet))
            .filter(|(area, tie)| named.iter().all(|other| apart((*area, *tie), (other.area, other.tie))))
            .filter_map(|(area, tie)| Some((covered(dots, dot, area, tie)?, area, tie)))
            .filter(|(covered, _, tie)| *covered <= COVERED[usize::from(tie.is_some())])
            // The first of the best: candidates come in order of preference, and a tie weighs like a dot covered.
            .min_by_key(|(covered, _, tie)| covered + usize::from(tie.is_some()));
        if let Some((_, area, tie)) = best {
            named.push(Named {
                wanted: place,
                area,
                tie,
            });
        }
    }
    named
}

type Candidate = (Area, Option<[(i32, i32); 2]>);

/// The places a name could have, the best first.
fn candidates(dot: &Dot, (width, height): (i32, i32)) -> Vec<Candidate> {
    let (x, y) = dot.centre;
    let at = |left: i32, top: i32| Area {
        left,
        top,
        right: left + width,
        bottom: top + height,
    };
    let around = |off: i32| {
        // Above and below the free part of a line of text is distance enough.
        let (corner, down) = (off * 6 / 10 - 1, off * 6 / 10 - 3);
        [
            at(x + off, y - height / 2),
            at(x - off - width, y - height / 2),
            at(x + corner, y - down - height),
            at(x + corner, y + down),
            at(x - corner - width, y - down - height),
            at(x - corner - width, y + down),
            at(x - width / 2, y - off + 3 - height),
            at(x - width / 2, y + off - 3),
        ]
    };
    let near = around(dot.radius + NEAR).into_iter().map(|area| (area, None));
    let far = FAR.iter().flat_map(|&off| around(dot.radius + off)).map(|area| {
        let tie = [dot.centre, area.nearest(dot.centre)];
        (area, Some(tie))
    });
    near.chain(far).collect()
}

/// Whether two names and their ties keep clear of each other.
fn apart((area, tie): Candidate, (other, other_tie): Candidate) -> bool {
    let clear = |area: Area, tie: Option<[(i32, i32); 2]>| {
        tie.is_none_or(|tie| !points(tie).any(|point| area.grown(AIR).holds(point)))
    };
    let crossed = || match (tie, other_tie) {
        (Some(a), Some(b)) => points(a).any(|(x, y)| {
            points(b).any(|(other_x, other_y)| (x - other_x).abs() <= 1 && (y - other_y).abs() <= 1)
        }),
        _ => false,
    };
    !area.grown(AIR).meets(other) && clear(area, other_tie) && clear(other, tie) && !crossed()
}

/// The points of a tie, close enough to each other that nothing slips through.
fn points([from, to]: [(i32, i32); 2]) -> impl Iterator<Item = (i32, i32)> {
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1);
    (0..=steps).map(move |step| {
        (
            from.0 + (to.0 - from.0) * step / steps,
            from.1 + (to.1 - from.1) * step / steps,
        )
    })
}

/// How many small dots a name covers and how many that matter it seems to belong to; `None` where it or its tie
/// covers one that matters.
fn covered(dots: &[Dot], own: usize, area: Area, tie: Option<[(i32, i32); 2]>) -> Option<usize> {
    let mut count = 0;
    for (place, dot) in dots.iter().enumerate() {
        let far = area.grown(dot.radius + FAR[2] + NEAR);
        if place == own || !far.holds(dot.centre) {
            continue;
        }
        let under = area.grown(dot.radius - i32::from(!dot.matters)).holds(dot.centre);
        let struck = dot.matters
            && tie.is_some_and(|tie| {
                points(tie).any(|(x, y)| {
                    (x - dot.centre.0).abs() <= dot.radius && (y - dot.centre.1).abs() <= dot.radius
                })
            });
        if dot.matters && (under || struck) {
            return None;
        }
        // Right beside a name, a dot that matters seems to be the one it belongs to.
        let beside = dot.matters && area.grown(dot.radius + NEAR).holds(dot.centre);
        count += usize::from(under || beside);
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: Area = Area {
        left: 0,
        top: 0,
        right: 600,
        bottom: 400,
    };

    fn dot(x: i32, y: i32, matters: bool) -> Dot {
        Dot {
            centre: (x, y),
            radius: 4,
            matters,
        }
    }

    #[test]
    fn a_name_goes_where_there_is_room() {
        let alone = place(&[dot(300, 200, true)], &[(0, 60, 16)], SHEET, 9);
        assert_eq!((alone[0].area.left, alone[0].tie), (310, None));
        let at_the_edge = place(&[dot(596, 200, true)], &[(0, 60, 16)], SHEET, 9);
        assert_eq!(at_the_edge[0].area.right, 586);
        assert!(place(&[dot(300, 200, true)], &[(0, 700, 16)], SHEET, 9).is_empty());
        assert!(place(&[dot(300, 200, true)], &[(7, 60, 16)], SHEET, 9).is_empty());
        assert!(place(&[dot(300, 200, true)], &[(0, 60, 16)], SHEET, 0).is_empty());
    }

    #[test]
    fn a_crowd_pushes_a_name_away() {
        // A ring of dots around one, with an opening to nowhere near.
        let mut crowd = vec![dot(300, 200, true)];
        for (x, y) in [
            (-16, -16),
            (0, -16),
            (16, -16),
            (-16, 0),
            (16, 0),
            (-16, 16),
            (0, 16),
            (16, 16),
        ] {
            crowd.push(dot(300 + x, 200 + y, true));
        }
        assert!(place(&crowd, &[(0, 60, 16)], SHEET, 9).is_empty());
        // Through a gap in it the name goes where there is room, tied to its dot.
        crowd.retain(|dot| dot.centre.0 <= 300 || dot.centre.1 != 200);
        crowd.extend([dot(312, 188, true), dot(312, 212, true)]);
        let named = place(&crowd, &[(0, 60, 16)], SHEET, 9);
        assert_eq!(named[0].tie.map(|tie| tie[0]), Some((300, 200)));
        assert!(named[0].area.left >= 316, "{named:?}");
    }

    proptest! {
        #[test]
        fn nothing_that_matters_is_covered(
            dots in prop::collection::vec((0..600_i32, 0..400_i32, any::<bool>()), 0..80),
            sizes in prop::collection::vec((0..90_usize, 1..120_i32), 0..60),
        ) {
            let dots: Vec<Dot> = dots.into_iter().map(|(x, y, matters)| dot(x, y, matters)).collect();
            let wanted: Vec<_> = sizes.into_iter().map(|(dot, width)| (dot, width, 17)).collect();
            let named = place(&dots, &wanted, SHEET, 40);
            for (first, name) in named.iter().enumerate() {
                prop_assert!(name.area.lies_in(SHEET));
                prop_assert!(named[..first].iter().all(|other| !other.area.meets(name.area)));
                for (place, dot) in dots.iter().enumerate() {
                    let own = place == wanted[name.wanted].0;
                    prop_assert!(own || !dot.matters || !name.area.holds(dot.centre));
                }
            }
        }
    }
}
