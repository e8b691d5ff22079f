//! A term whose frequency moved over the periods, as the page shows it.
//!
//! A change is told in per cent from one period to the next, with its sign and its range: that is how people speak of
//! growth. It draws nothing; the lines over all periods are a drawing's.

use super::super::Trend;
use super::super::legible::{TERM, legible};
use super::{NAME, cost};
use crate::number::{self, count};

/// The tags around it.
const FRAME: usize = 260;

/// One trend.
pub(in super::super) struct TrendLine {
    pub(in super::super) form: String,
    pub(in super::super) direction: &'static str,
    pub(in super::super) change: String,
    pub(in super::super) range: String,
    pub(in super::super) first: String,
    pub(in super::super) last: String,
    pub(in super::super) peak: String,
    pub(in super::super) count: String,
}

impl TrendLine {
    pub(super) fn new(trend: &Trend) -> Self {
        Self {
            form: legible(&trend.form, TERM),
            direction: if trend.rising { "rising" } else { "falling" },
            change: change(trend.percent_per_period),
            range: format!("{} to {}", change(trend.low), change(trend.high)),
            first: number::reader(trend.first),
            last: number::reader(trend.last),
            peak: legible(&trend.peak, NAME),
            count: count(trend.count),
        }
    }

    /// The bytes it takes on the page, at most.
    pub(super) fn cost(&self) -> usize {
        FRAME + cost(&self.form) + cost(&self.peak)
    }
}

/// A change in per cent with its sign, such as `+12%`; one decimal below ten.
fn change(percent: f64) -> String {
    if !percent.is_finite() {
        return number::reader(percent);
    }
    let text = number::fixed(percent, usize::from(percent.abs() < 9.95));
    let rises = percent > 0.0 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    format!("{}{text}%", if rises { "+" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_a_sign() {
        let told = [82.14, 12.34, -3.0, 0.0, 0.01, 9.96, f64::NAN].map(change);
        assert_eq!(told, ["+82%", "+12%", "−3.0%", "0.0%", "0.0%", "+10%", "–"]);
    }
}
