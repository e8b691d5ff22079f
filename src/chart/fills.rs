//! Ways to fill a bar that stay apart in grey print: tones of one colour, and lines across.
//!
//! Every bar has an edge, so that a light one ends where a dark one would. One line that goes back and forth along
//! the edge makes the hatching, which keeps a bar at three elements however long it is. It does not say what a
//! filling means: whoever uses it does.

use super::canvas::{Anchor, Canvas};
use super::text::SMALL;
use super::theme::Role;

/// From one line of a hatching to the next, along the bar.
const STEP: i32 = 6;
/// The sides of a patch of a legend.
const PATCH: (i32, i32) = (18, 12);

/// What a bar is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fill {
    /// The colour of text.
    Dark,
    /// The colour of bars.
    Full,
    /// A tone between that and the next.
    Half,
    /// The lightest tone.
    Light,
    /// Lines across.
    Hatched,
}

impl Fill {
    /// The bar; nothing if it has no area.
    pub(super) fn draw(self, canvas: &mut Canvas, (x, y): (i32, i32), (width, height): (i32, i32)) {
        let edge = if self == Self::Dark { Role::Ink } else { Role::Bar };
        canvas.rect(x, y, width, height, edge);
        let (left, top, width, height) = (x + 1, y + 1, width - 2, height - 2);
        match self {
            Self::Dark | Self::Full => {}
            Self::Half => canvas.rect(left, top, width, height, Role::Step(2)),
            Self::Light => canvas.rect(left, top, width, height, Role::Step(0)),
            Self::Hatched => {
                canvas.rect(left, top, width, height, Role::Ground);
                let points = hatching(width, height);
                if points.len() > 1 {
                    let place = |(across, up): (i32, i32)| (left + across, top + height - up);
                    canvas.path(points.into_iter().map(place).collect(), 1, edge);
                }
            }
        }
    }

    /// A patch with its word from `x` on, the middle at `middle`; gives where the next thing may begin.
    pub(super) fn legend(self, canvas: &mut Canvas, x: i32, middle: i32, word: &str) -> i32 {
        self.draw(canvas, (x, middle - PATCH.1 / 2), PATCH);
        let at = x + PATCH.0 + 7;
        canvas.label(at, middle, Anchor::Start, SMALL, Role::Muted, word);
        at + SMALL.width(word) + 20
    }
}

/// The corners of one line that rises and falls across a rectangle, from its lower left, and goes along its sides
/// in between.
fn hatching(width: i32, height: i32) -> Vec<(i32, i32)> {
    let mut points: Vec<(i32, i32)> = Vec::new();
    if width <= 0 || height <= 0 {
        return points;
    }
    let mut upwards = true;
    let mut before = -height;
    let mut offset = STEP - height;
    while offset < width {
        let low = (offset.max(0), (-offset).max(0));
        let rise = height.min(width - offset);
        let high = (rise + offset, rise);
        // Between two lines the way leads round the corner, not across it.
        let round = if upwards {
            before < 0 && offset > 0
        } else {
            high.0 == width && before < width - height
        };
        if round && !points.is_empty() {
            points.push(if upwards { (0, 0) } else { (width, height) });
        }
        points.extend(if upwards { [low, high] } else { [high, low] });
        upwards = !upwards;
        before = offset;
        offset += STEP;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_rise_or_follow_a_side() {
        for width in 1..60 {
            for height in 1..30 {
                let points = hatching(width, height);
                for pair in points.windows(2) {
                    let [a, b] = pair else { continue };
                    let (across, up) = (b.0 - a.0, b.1 - a.1);
                    let along =
                        |value: i32, side: i32, other: i32| value == other && (value == 0 || value == side);
                    assert!(
                        across == up || along(a.0, width, b.0) || along(a.1, height, b.1),
                        "{width} {height}: {a:?} {b:?}"
                    );
                }
                assert!(
                    points
                        .iter()
                        .all(|&(x, y)| (0..=width).contains(&x) && (0..=height).contains(&y))
                );
            }
        }
        assert!(hatching(200, 10).len() > 60);
        assert!(hatching(0, 10).is_empty() && hatching(-3, 10).is_empty());
    }

    #[test]
    fn a_bar_without_width_is_nothing() {
        let mut canvas = Canvas::titled("a", "b");
        let bottom = canvas.bottom();
        for fill in [Fill::Dark, Fill::Full, Fill::Half, Fill::Light, Fill::Hatched] {
            fill.draw(&mut canvas, (10, 500), (0, 12));
        }
        assert_eq!(canvas.bottom(), bottom);
    }
}
