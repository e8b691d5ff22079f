//! The sheet of a scatter plot of rates: two scales of the same range, the diagonal between them, and bands for none.
//!
//! Both scales have one range, so that the diagonal is where both rates are the same and terms lie on either side of it
//! by what sets them apart. It does not know the terms.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::rates::{BAND, Rates, occurs};
use super::scatter_labels::{Area, Dot};
use super::text::SMALL;
use super::theme::Role;

/// The height of the plot.
const HEIGHT: i32 = 640;

/// The scales and where they stand.
pub(super) struct Plot {
    across: Rates,
    upwards: Rates,
    /// The plot without its bands.
    inner: Area,
    /// The widths of the bands of terms that do not occur elsewhere and here.
    bands: (i32, i32),
}

impl Plot {
    /// A plot for these rates, each elsewhere and here, from `top` on.
    pub(super) fn new(rates: &[(f64, f64)], top: i32) -> Self {
        let all = || rates.iter().flat_map(|rate| [rate.0, rate.1]);
        let scale = Rates::of(all(), 0, 1);
        let texts: Vec<String> = scale.ticks().into_iter().map(|tick| tick.1).collect();
        let labels = SMALL.widest(&texts).max(SMALL.width("none"));
        let band = |any: bool| if any { BAND } else { 0 };
        let bands = (
            band(rates.iter().any(|rate| !occurs(rate.0))),
            band(rates.iter().any(|rate| !occurs(rate.1))),
        );
        let inner = Area {
            left: MARGIN + SMALL.leading() + labels + 12 + bands.0,
            top,
            right: WIDTH - MARGIN - 12,
            bottom: top + HEIGHT - bands.1,
        };
        Self {
            across: scale.across(inner.left, inner.right),
            upwards: scale.across(inner.bottom, inner.top),
            inner,
            bands,
        }
    }

    /// The plot with its bands.
    pub(super) fn sheet(&self) -> Area {
        Area {
            left: self.inner.left - self.bands.0,
            bottom: self.inner.bottom + self.bands.1,
            ..self.inner
        }
    }

    /// The place of a term with these rates, elsewhere and here.
    pub(super) fn at(&self, (elsewhere, here): (f64, f64)) -> (i32, i32) {
        (self.across.at(elsewhere), self.upwards.at(here))
    }

    /// Dots along the diagonal and the borders of the bands, which names had better not cover.
    pub(super) fn strokes(&self) -> Vec<Dot> {
        let (inner, sheet, steps) = (self.inner, self.sheet(), 60);
        let mut lines = vec![((inner.left, inner.bottom), (inner.right, inner.top))];
        if self.bands.0 > 0 {
            lines.push(((inner.left, sheet.bottom), (inner.left, inner.top)));
        }
        if self.bands.1 > 0 {
            lines.push(((sheet.left, inner.bottom), (inner.right, inner.bottom)));
        }
        let dots = lines.into_iter().flat_map(|(from, to)| {
            (0..=steps).map(move |step| Dot {
                centre: (
                    from.0 + (to.0 - from.0) * step / steps,
                    from.1 + (to.1 - from.1) * step / steps,
                ),
                radius: 1,
                matters: false,
            })
        });
        dots.collect()
    }

    /// The grid, the diagonal and the names of both scales.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let (inner, sheet) = (self.inner, self.sheet());
        let mut side = self.upwards.ticks();
        let mut foot = self.across.ticks();
        for (y, _) in &side {
            canvas.line((sheet.left, *y), (inner.right, *y), Role::Grid);
        }
        for (x, _) in &foot {
            canvas.line((*x, inner.top), (*x, sheet.bottom), Role::Grid);
        }
        if self.bands.0 > 0 {
            canvas.line((inner.left, inner.top), (inner.left, sheet.bottom), Role::Link);
            foot.insert(0, (self.across.none(), "none".to_owned()));
        }
        if self.bands.1 > 0 {
            canvas.line(
                (sheet.left, inner.bottom),
                (inner.right, inner.bottom),
                Role::Link,
            );
            side.insert(0, (self.upwards.none(), "none".to_owned()));
        }
        canvas.stroke(
            (inner.left, inner.bottom),
            (inner.right, inner.top),
            1,
            Role::Muted,
        );
        canvas.line((sheet.left, inner.top), (sheet.left, sheet.bottom), Role::Link);
        canvas.line(
            (sheet.left, sheet.bottom),
            (inner.right, sheet.bottom),
            Role::Link,
        );
        let mut free = sheet.bottom + SMALL.leading();
        for (y, text) in &side {
            if *y + SMALL.leading() / 2 <= free {
                canvas.label(sheet.left - 8, *y, Anchor::End, SMALL, Role::Muted, text);
                free = y - SMALL.leading() / 2;
            }
        }
        let y = sheet.bottom + 6;
        let mut free = 0;
        for (x, text) in &foot {
            let half = (SMALL.width(text) + 1) / 2;
            if x - half >= free {
                canvas.text(*x, y, Anchor::Middle, SMALL, Role::Muted, text);
                free = x + half + 6;
            }
        }
        let y = y + SMALL.leading() + 2;
        let words = "per million elsewhere →";
        canvas.text(inner.right, y, Anchor::End, SMALL, Role::Ink, words);
        let words = "per million here →";
        let y = inner.top + SMALL.width(words);
        canvas.upright(MARGIN + SMALL.size / 2, y, SMALL, Role::Ink, words);
    }
}
