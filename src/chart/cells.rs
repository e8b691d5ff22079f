//! Cells of a matrix: which colour a value gets, and the legend that says so.
//!
//! A few classes with round limits instead of a smooth ramp: a reader can then name the class of a cell,
//! which nobody can on a gradient, and the limits may grow by steps, which keeps one large value from paling
//! all others. It does not know what the value is.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::text::{CELL, Font, SMALL};
use super::theme::{Role, STEPS};
use crate::number;

/// The space between two cells.
const GAP: i32 = 1;
/// The height of a patch of the legend.
const PATCH: i32 = 12;

/// The limits between the classes of positive values, ascending, one less than the ramp has steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Classes {
    limits: [f64; STEPS - 1],
}

/// A place in a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Left.
    pub(super) x: i32,
    /// Top.
    pub(super) y: i32,
    /// Width with the gap to the next.
    pub(super) width: i32,
    /// Height with the gap to the next.
    pub(super) height: i32,
}

impl Classes {
    /// Classes with these limits.
    pub(super) const fn with(limits: [f64; STEPS - 1]) -> Self {
        Self { limits }
    }

    /// The largest numbers of the row 1, 2, 5, 10, 20, ... below `most`, so that the upmost class is never
    /// empty.
    ///
    /// `None` where `most` is not a positive number: nothing to tell apart.
    pub(super) fn up_to(most: f64) -> Option<Self> {
        if !(most.is_finite() && most > 0.0) {
            return None;
        }
        let text = format!("{most:e}");
        let highest: i32 = text.split_once('e').and_then(|(_, digits)| digits.parse().ok())?;
        let mut limits = [0.0; STEPS - 1];
        let mut free = STEPS - 1;
        'row: for exponent in (highest - 2 - 308..=highest).rev() {
            for digit in [5, 2, 1] {
                // Read from its decimal text, so the limit is the closest number to what the legend says.
                let limit: f64 = format!("{digit}e{exponent}").parse().ok()?;
                if limit < most {
                    free -= 1;
                    *limits.get_mut(free)? = limit;
                    if free == 0 {
                        break 'row;
                    }
                }
            }
        }
        Some(Self { limits })
    }

    /// The step of the ramp for a value; `None` for zero, less, and what is no number.
    pub(super) fn step(&self, value: f64) -> Option<usize> {
        (value > 0.0).then(|| self.limits.iter().filter(|&&limit| value >= limit).count())
    }

    /// A row of patches, with each limit below the border it makes.
    pub(super) fn legend(&self, canvas: &mut Canvas, zero: &str) {
        let labels = self.limits.map(number::reader);
        let width = (CELL.widest(&labels) + 12).max(44);
        let y = canvas.bottom();
        let mut x = MARGIN;
        let zero_width = CELL.width(zero).max(24);
        canvas.rect(x, y, zero_width, PATCH, Role::Zero);
        canvas.text(
            x + zero_width / 2,
            y + PATCH + 5,
            Anchor::Middle,
            CELL,
            Role::Muted,
            zero,
        );
        x += zero_width + 8;
        for step in 0..STEPS {
            canvas.rect(x, y, width - GAP, PATCH, Role::Step(step));
            x += width;
            if let Some(label) = labels.get(step) {
                canvas.text(x, y + PATCH + 5, Anchor::Middle, CELL, Role::Muted, label);
            }
        }
    }
}

/// A cell of the matrix with its value written into it where `written`.
pub(super) fn cell(
    canvas: &mut Canvas,
    classes: Option<&Classes>,
    place: Place,
    value: f64,
    written: Option<&str>,
) {
    let Place { x, y, width, height } = place;
    let step = classes.and_then(|classes| classes.step(value));
    canvas.rect(
        x,
        y,
        width - GAP,
        height - GAP,
        step.map_or(Role::Zero, Role::Step),
    );
    if let (Some(text), Some(step)) = (written, step) {
        canvas.label(
            x + (width - GAP) / 2,
            y + height / 2,
            Anchor::Middle,
            CELL,
            Role::on(step),
            text,
        );
    }
}

/// Whether every text has room in a cell of this width.
pub(super) fn fits(texts: &[String], width: i32) -> bool {
    CELL.widest(texts) + 4 + GAP <= width
}

/// The titles behind the numbers of columns, one below the other, in two halves where there are many.
pub(super) fn titles_below(canvas: &mut Canvas, titles: &[String]) {
    let number_width = AROUND.width(&titles.len().to_string()) + 8;
    let across = if titles.len() > 6 { 2 } else { 1 };
    let half = titles.len().div_ceil(across).max(1);
    let width = if across == 2 { INNER / 2 } else { INNER };
    let top = canvas.bottom() + 16;
    let mut x = MARGIN;
    for (column, part) in titles.chunks(half).enumerate() {
        let mut y = top;
        for (place, title) in part.iter().enumerate() {
            let number = (column * half + place + 1).to_string();
            canvas.text(x + number_width - 8, y, Anchor::End, AROUND, Role::Muted, &number);
            let lines = AROUND.wrap(title, width - number_width - 20);
            canvas.lines(x + number_width, y, Anchor::Start, AROUND, Role::Ink, &lines);
            y += AROUND.height(&lines) + 3;
        }
        x += width;
    }
}

/// The font of the labels around a matrix.
pub(super) const AROUND: Font = SMALL;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "limits are read from decimal text, as these are")]
    fn limits_are_round_and_below_the_most() {
        assert_eq!(Classes::up_to(34.0).unwrap().limits, [1.0, 2.0, 5.0, 10.0, 20.0]);
        assert_eq!(Classes::up_to(20.0).unwrap().limits, [0.5, 1.0, 2.0, 5.0, 10.0]);
        assert_eq!(Classes::up_to(1.0).unwrap().limits, [0.02, 0.05, 0.1, 0.2, 0.5]);
        assert_eq!(Classes::up_to(0.0), None);
        assert_eq!(Classes::up_to(f64::INFINITY), None);
        assert!(Classes::up_to(5e-324).is_some() && Classes::up_to(f64::MAX).is_some());
    }

    #[test]
    fn the_most_is_on_the_last_step_and_zero_on_none() {
        for most in [0.003, 1.0, 7.0, 1e9] {
            let classes = Classes::up_to(most).unwrap();
            assert_eq!(classes.step(most), Some(STEPS - 1));
            assert_eq!(classes.step(most / 1e6), Some(0));
            assert_eq!(classes.step(0.0), None);
            assert_eq!(classes.step(f64::NAN), None);
        }
    }
}
