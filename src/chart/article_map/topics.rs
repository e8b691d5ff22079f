//! What a topic looks like on the map: one of four colours and one of three shapes.
//!
//! Colours alone would have to be twelve, which no reader can tell apart; the shape changes after every four topics.
//! A topic keeps its look whatever else is on the map. Topics past the last have one grey dot in common.

use crate::chart::canvas::Canvas;
use crate::chart::theme::Role;

/// Topics that have a look of their own.
pub(super) const MOST: usize = 12;
/// The room that a mark before a name takes, the space after it too.
pub(super) const WIDTH: i32 = 17;

const COLOURS: [Role; 4] = [Role::Bar, Role::Second, Role::Third, Role::Fourth];

/// The look of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    role: Role,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Disc,
    Square,
    Triangle,
}

impl Mark {
    /// The look of a topic with this number, from 1, or of none.
    pub(super) fn of(topic: Option<usize>) -> Self {
        let grey = Self {
            role: Role::Link,
            shape: Shape::Disc,
        };
        let place = topic
            .and_then(|topic| topic.checked_sub(1))
            .filter(|&place| place < MOST);
        let Some(place) = place else { return grey };
        Self {
            role: COLOURS.get(place % COLOURS.len()).copied().unwrap_or(grey.role),
            shape: match place / COLOURS.len() {
                0 => Shape::Disc,
                1 => Shape::Square,
                _ => Shape::Triangle,
            },
        }
    }

    /// Whether it is the look of topics without one of their own.
    pub(super) fn is_grey(self) -> bool {
        self.role == Role::Link
    }

    /// Draws it with about the area of a circle of this radius.
    pub(super) fn draw(self, canvas: &mut Canvas, (x, y): (i32, i32), radius: i32) {
        match self.shape {
            Shape::Disc => canvas.disc((x, y), radius, self.role),
            Shape::Square => {
                let reach = (radius * 886 + 500) / 1000;
                canvas.polygon(
                    vec![
                        (x - reach, y - reach),
                        (x + reach, y - reach),
                        (x + reach, y + reach),
                        (x - reach, y + reach),
                    ],
                    self.role,
                );
            }
            Shape::Triangle => {
                let reach = (radius * 1347 + 500) / 1000;
                let low = y + reach * 577 / 1000;
                let corners = vec![(x, y - reach * 1155 / 1000), (x + reach, low), (x - reach, low)];
                canvas.polygon(corners, self.role);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_looks_different_from_the_others() {
        let marks: Vec<Mark> = (1..=MOST).map(|topic| Mark::of(Some(topic))).collect();
        for (place, mark) in marks.iter().enumerate() {
            assert!(!mark.is_grey() && !marks[place + 1..].contains(mark), "{mark:?}");
        }
        for other in [None, Some(0), Some(MOST + 1)] {
            assert!(Mark::of(other).is_grey());
        }
    }
}
