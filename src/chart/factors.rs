//! A scale of factors: how many times more or less, from "the same" to both sides, and marks with whiskers on it.
//!
//! Doubling is as far everywhere, so "twice as often" and "half as often" lie equally far from the middle. The scale
//! is as long as the marks need, and a whisker that goes on past it ends in an arrow head; otherwise one term
//! about which little is known would squeeze all others together. It does not choose what is drawn.

use super::canvas::{Anchor, Canvas, MARGIN};
use super::ratio::{Ratio, Verdict};
use super::text::{CELL, Font, SMALL};
use super::theme::Role;
use crate::number;

/// How far past the outermost mark a whisker may stretch the scale, in doublings.
const PAST: f64 = 1.5;
/// Between two labels of the scale.
const GAP: i32 = 12;
/// How far a label may stand out at the left end and at the right.
const OUT: (i32, i32) = (30, 18);
/// The radius of a mark.
const RADIUS: i32 = 5;

/// A scale from a left to a right end, in whole doublings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Factors {
    low: i32,
    high: i32,
    left: i32,
    right: i32,
}

impl Factors {
    /// A scale for these ratios between two places.
    pub(super) fn of(ratios: &[Ratio], left: i32, right: i32) -> Self {
        let sure = ratios.iter().flat_map(|ratio| [ratio.middle, ratio.certain]);
        let (low, high) = sure.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let ends = ratios
            .iter()
            .flat_map(|ratio| [ratio.low, ratio.high])
            .flatten()
            .map(|end| end.clamp(low - PAST, high + PAST));
        let (low, high) = ends.fold((low, high), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        #[allow(clippy::cast_possible_truncation, reason = "ratios are bounded")]
        let (low, high) = (low.floor() as i32, high.ceil() as i32);
        Self {
            low,
            high: if high > low { high } else { low + 1 },
            left,
            right: right.max(left + 1),
        }
    }

    /// The place of a logarithm to base two; what lies outside is at the nearer end.
    fn x(&self, value: f64) -> i32 {
        let share = (value - f64::from(self.low)) / f64::from(self.high - self.low);
        #[allow(clippy::cast_possible_truncation, reason = "a share of a width in pixels")]
        let offset = (share.clamp(0.0, 1.0) * f64::from(self.right - self.left)).round() as i32;
        self.left + offset
    }

    /// The lines of the scale from `top` to `bottom` and their labels above them.
    pub(super) fn draw(&self, canvas: &mut Canvas, font: Font, top: i32, bottom: i32) {
        for (power, at, text) in self.ticks(font) {
            let x = self.x(f64::from(power));
            let role = if power == 0 { Role::Muted } else { Role::Grid };
            canvas.line((x, top), (x, bottom), role);
            canvas.text(at, top - font.size - 5, Anchor::Middle, font, Role::Muted, &text);
        }
    }

    /// The powers of two that are labelled, where the labels stand, and what they say.
    fn ticks(&self, font: Font) -> Vec<(i32, i32, String)> {
        let mut ticks = Vec::new();
        for step in 1..=(self.high - self.low) {
            ticks = self.every(step, font);
            let fit = ticks.windows(2).all(|pair| match pair {
                [(_, a, first), (_, b, second)] => {
                    b - a >= (font.width(first) + font.width(second) + 1) / 2 + GAP
                }
                _ => true,
            });
            if fit {
                return ticks;
            }
        }
        ticks.retain(|tick| tick.0 == 0);
        ticks
    }

    /// A label at every so many-th power.
    fn every(&self, step: i32, font: Font) -> Vec<(i32, i32, String)> {
        let powers: Vec<i32> = (self.low..=self.high).filter(|power| power % step == 0).collect();
        let (first, last) = (powers.first().copied(), powers.last().copied());
        powers
            .iter()
            .map(|&power| {
                let factor = number::reader(2.0_f64.powi(power.abs()));
                let text = match power {
                    0 => "same".to_owned(),
                    _ if Some(power) == first && power < 0 => format!("×{factor} less"),
                    // Where all marks lie to one side, there is nothing to tell apart.
                    _ if Some(power) == last && power > 0 && self.low < 0 => format!("×{factor} more"),
                    _ => format!("×{factor}"),
                };
                let half = (font.width(&text) + 1) / 2;
                let at = self
                    .x(f64::from(power))
                    .min(self.right + OUT.1 - half)
                    .max(self.left - OUT.0 + half);
                (power, at, text)
            })
            .collect()
    }

    /// A mark and the whisker through it.
    pub(super) fn mark(&self, canvas: &mut Canvas, middle: i32, ratio: &Ratio, verdict: Verdict) {
        let role = role(ratio.is_over());
        let (low, high) = (f64::from(self.low), f64::from(self.high));
        let ends = [
            ratio.low.filter(|&end| end >= low).map(|end| self.x(end)),
            ratio.high.filter(|&end| end <= high).map(|end| self.x(end)),
        ];
        let [from, to] = [
            ends[0].unwrap_or(self.left + 6),
            ends[1].unwrap_or(self.right - 6),
        ];
        canvas.stroke((from, middle), (to, middle), 2, role);
        for (end, edge, inwards) in [(ends[0], self.left, 8), (ends[1], self.right, -8)] {
            if let Some(x) = end {
                canvas.stroke((x, middle - 4), (x, middle + 4), 2, role);
            } else {
                let back = edge + inwards;
                canvas.polygon(vec![(edge, middle), (back, middle - 5), (back, middle + 5)], role);
            }
        }
        sign(canvas, (self.x(ratio.middle), middle), verdict, role);
    }
}

/// The colour of a direction.
pub(super) fn role(over: bool) -> Role {
    if over { Role::Bar } else { Role::Second }
}

/// The mark of a verdict: filled where many articles carry the difference, hollow where a few do, a cross where it is
/// open.
fn sign(canvas: &mut Canvas, (x, y): (i32, i32), verdict: Verdict, role: Role) {
    match verdict {
        Verdict::Robust => canvas.disc((x, y), RADIUS, role),
        Verdict::Bursty => canvas.ring((x, y), RADIUS, 2, role),
        Verdict::Open => {
            let arm = RADIUS - 1;
            canvas.stroke((x - arm, y - arm), (x + arm, y + arm), 2, role);
            canvas.stroke((x - arm, y + arm), (x + arm, y - arm), 2, role);
        }
    }
}

/// A line with the marks of these verdicts and what they mean.
pub(super) fn legend(canvas: &mut Canvas, verdicts: &[Verdict]) {
    let middle = canvas.bottom() + 2;
    let mut x = MARGIN;
    for verdict in Verdict::ALL {
        if verdicts.contains(&verdict) {
            sign(canvas, (x + 6, middle), verdict, Role::Muted);
            let words = verdict.words();
            canvas.label(x + 18, middle, Anchor::Start, SMALL, Role::Muted, words);
            x += 18 + SMALL.width(words) + 20;
        }
    }
    canvas.skip(6);
}

/// The height of the labels of a scale in panels.
pub(super) const PANEL_SCALE: Font = CELL;

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(middle: f64, low: Option<f64>, high: Option<f64>) -> Ratio {
        let certain = if middle > 0.0 { low } else { high };
        Ratio {
            middle,
            low,
            high,
            certain: certain.unwrap_or(0.0),
        }
    }

    #[test]
    fn a_scale_is_as_long_as_the_marks_need() {
        let ratios = [ratio(2.5, Some(1.0), Some(40.0)), ratio(-1.0, None, Some(-0.5))];
        let scale = Factors::of(&ratios, 100, 600);
        assert_eq!((scale.low, scale.high), (-1, 4));
        assert_eq!([scale.x(-1.0), scale.x(0.0), scale.x(99.0)], [100, 200, 600]);
        let texts: Vec<String> = scale.ticks(SMALL).into_iter().map(|tick| tick.2).collect();
        assert_eq!(texts, ["×2 less", "same", "×2", "×4", "×8", "×16 more"]);
    }

    #[test]
    fn labels_thin_out_before_they_meet() {
        let scale = Factors::of(
            &[ratio(60.0, Some(50.0), None), ratio(-60.0, None, Some(-1.0))],
            0,
            200,
        );
        for pair in scale.ticks(SMALL).windows(2) {
            let half = i32::midpoint(SMALL.width(&pair[0].2), SMALL.width(&pair[1].2));
            assert!(pair[1].1 - pair[0].1 > half, "{pair:?}");
        }
        assert!(Factors::of(&[], 0, 0).x(1.0) >= 0);
    }
}
