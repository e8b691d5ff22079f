//! The small drawings in a topic's card: a bar for each term and a row of bars for the periods.
//!
//! They are made of whole numbers alone, so nothing from outside can reach the page through them, and they carry no colour, so the
//! style sheet can turn them dark. Whoever cannot see them is told the same in words. They are no charts: those arrive drawn.

use super::super::TopicTerm;
use super::super::legible::{TERM, legible};
use super::{NAME, cost};
use crate::number::{self, percent};

/// How long the longest bar of a term is.
const LENGTH: u32 = 100;
/// How high the highest bar of a period is, how far apart two are, and how wide each.
const HEIGHT: u32 = 32;
const STEP: usize = 10;
const WIDTH: usize = 8;
/// Periods up to this number are drawn; of more, only the leading one is told.
const PERIODS: usize = 120;
/// The tags around a bar, around the row, and around one of its bars.
const FRAME: usize = 230;
const ROW: usize = 400;
const BAR: usize = 28;

/// A term with its weight.
pub(in super::super) struct TermBar {
    pub(in super::super) form: String,
    /// How long its bar is, of 100.
    pub(in super::super) length: u32,
    /// How much of the bar is this topic's alone.
    pub(in super::super) own: u32,
    /// The same in words.
    pub(in super::super) note: String,
}

/// The shares of a topic over the periods.
pub(in super::super) struct Shape {
    /// The bars as a path, empty where there are too many; its width and height.
    pub(in super::super) path: String,
    pub(in super::super) width: usize,
    pub(in super::super) height: u32,
    /// The first and the last period, and the one that has most of it.
    pub(in super::super) note: String,
}

/// The terms with bars that can be compared with one another.
pub(super) fn bars(terms: &[TopicTerm]) -> Vec<TermBar> {
    let weights = terms.iter().map(|term| term.weight);
    let most = weights.filter(|weight| weight.is_finite()).fold(0.0, f64::max);
    let bar = |term: &TopicTerm| {
        let length = steps(term.weight / most, LENGTH).max(1);
        TermBar {
            form: legible(&term.form, TERM),
            length,
            own: steps(term.exclusivity, length),
            note: format!(
                "weight {}, {} of it this topic’s own",
                number::reader(term.weight),
                percent(term.exclusivity)
            ),
        }
    };
    let bars = terms.iter().map(bar);
    bars.filter(|bar| !bar.form.is_empty()).collect()
}

impl TermBar {
    /// The bytes it takes on the page, at most.
    pub(super) fn cost(&self) -> usize {
        FRAME + cost(&self.form) + cost(&self.note)
    }
}

/// The shares over the periods; `None` for fewer than two, and where there is nothing in any.
pub(super) fn shape(periods: &[(String, f64)]) -> Option<Shape> {
    let [first, .., last] = periods else { return None };
    let shares = periods.iter().filter(|(_, share)| share.is_finite());
    let peak = shares.reduce(|peak, period| if period.1 > peak.1 { period } else { peak })?;
    if peak.1 <= 0.0 {
        return None;
    }
    let drawn = if periods.len() > PERIODS { &[] } else { periods };
    let bar = |(at, (_, share)): (usize, &(String, f64))| {
        let height = steps(share / peak.1, HEIGHT);
        format!("M{} {HEIGHT}v-{height}h{WIDTH}v{height}z", at * STEP)
    };
    Some(Shape {
        path: drawn.iter().enumerate().map(bar).collect(),
        width: drawn.len() * STEP,
        height: HEIGHT,
        note: format!(
            "{} to {}, most in {} ({} of its articles)",
            legible(&first.0, NAME),
            legible(&last.0, NAME),
            legible(&peak.0, NAME),
            percent(peak.1)
        ),
    })
}

impl Shape {
    /// The bytes it takes on the page, at most.
    pub(super) fn cost(&self) -> usize {
        ROW + cost(&self.note) + self.width / STEP * BAR
    }
}

/// `share` of `whole` steps, from none to all of them.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is at least 0 and at most `whole`, and no number becomes 0"
)]
fn steps(share: f64, whole: u32) -> u32 {
    (share.clamp(0.0, 1.0) * f64::from(whole)).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(weight: f64, exclusivity: f64) -> TopicTerm {
        TopicTerm {
            term: "ferri".to_owned(),
            form: "ferry".to_owned(),
            weight,
            exclusivity,
        }
    }

    fn periods(shares: &[f64]) -> Vec<(String, f64)> {
        let named = shares.iter().zip(2_001..);
        named.map(|(share, year)| (year.to_string(), *share)).collect()
    }

    #[test]
    fn bars_are_as_long_as_weights_and_never_longer() {
        let told = bars(&[term(0.5, 0.9), term(0.25, 0.0), term(0.001, 7.0)]);
        let told: Vec<(u32, u32)> = told.iter().map(|bar| (bar.length, bar.own)).collect();
        assert_eq!(told, [(100, 90), (50, 0), (1, 1)]);
        let strange = bars(&[
            term(f64::NAN, f64::NAN),
            term(0.0, -1.0),
            term(f64::INFINITY, 1.0),
        ]);
        assert!(
            strange
                .iter()
                .all(|bar| (1..=LENGTH).contains(&bar.length) && bar.own <= bar.length)
        );
        assert!(bars(&[]).is_empty());
    }

    #[test]
    fn the_shape_is_drawn_and_told() {
        let drawn = shape(&periods(&[0.1, 0.2, 0.0])).unwrap();
        assert_eq!(drawn.path, "M0 32v-16h8v16zM10 32v-32h8v32zM20 32v-0h8v0z");
        assert_eq!(drawn.note, "2001 to 2003, most in 2002 (20% of its articles)");
        assert!(shape(&periods(&[0.4])).is_none() && shape(&periods(&[0.0, f64::NAN])).is_none());
        let long = shape(&periods(&[0.5; 500])).unwrap();
        assert!(long.path.is_empty() && long.note.contains("2001 to 2500"));
    }
}
