//! A scale of rates per million on which ten times as much is equally far everywhere, with a place for none.
//!
//! Words follow no other scale: the most frequent is thousands of times as frequent as the usual one. A logarithm has no
//! zero, so what does not occur gets a band of its own at the low end instead of a small number that is not true. It
//! does not draw.

use crate::number;

/// The rates that a scale can show; outside of them, the nearest.
const RANGE: (f64, f64) = (1e-3, 1e6);
/// The shortest scale, in powers of ten.
const SHORTEST: f64 = 1.0;
/// The free room at either end, as a part of the scale.
const AIR: f64 = 0.03;
/// On a scale of at most so many powers of ten 2 and 5 are labelled as well.
const DENSE: f64 = 2.5;
/// Where what does not occur stands, in pixels before the low end, and where its band begins.
const NONE: i32 = 28;
pub(super) const BAND: i32 = 40;

/// A scale between two places in pixels, either of which may be the larger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rates {
    low: f64,
    high: f64,
    from: i32,
    to: i32,
}

impl Rates {
    /// A scale for these rates; `from` is the place of the low end.
    pub(super) fn of(rates: impl IntoIterator<Item = f64>, from: i32, to: i32) -> Self {
        let (low, high) = rates
            .into_iter()
            .filter_map(power)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), power| {
                (low.min(power), high.max(power))
            });
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        let air = (SHORTEST - (high - low)).max(0.0) / 2.0 + AIR * (high - low).max(SHORTEST);
        Self {
            low: low - air,
            high: high + air,
            from,
            to,
        }
    }

    /// The same scale between two other places.
    pub(super) fn across(self, from: i32, to: i32) -> Self {
        Self { from, to, ..self }
    }

    /// The place of a rate; that of none for zero, less, and what is no number.
    pub(super) fn at(&self, rate: f64) -> i32 {
        power(rate).map_or_else(|| self.none(), |power| self.place(power))
    }

    /// The place of what does not occur.
    pub(super) fn none(&self) -> i32 {
        self.from - (self.to - self.from).signum() * NONE
    }

    fn place(&self, power: f64) -> i32 {
        let share = ((power - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        #[allow(clippy::cast_possible_truncation, reason = "a share of a length in pixels")]
        let offset = (share * f64::from(self.to - self.from)).round() as i32;
        self.from + offset
    }

    /// Round rates, ascending, with their places.
    pub(super) fn ticks(&self) -> Vec<(i32, String)> {
        let digits: &[f64] = if self.high - self.low <= DENSE {
            &[1.0, 2.0, 5.0]
        } else {
            &[1.0]
        };
        (-4..=6)
            .flat_map(|exponent| digits.iter().map(move |digit| digit * 10.0_f64.powi(exponent)))
            .filter(|rate| (self.low..=self.high).contains(&rate.log10()))
            .map(|rate| (self.place(rate.log10()), number::reader(rate)))
            .collect()
    }
}

/// Whether a rate stands for something that occurs.
pub(super) fn occurs(rate: f64) -> bool {
    rate > 0.0
}

fn power(rate: f64) -> Option<f64> {
    occurs(rate).then(|| rate.clamp(RANGE.0, RANGE.1).log10())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_much_is_equally_far() {
        let scale = Rates::of([1.0, 1000.0, 0.0, f64::NAN], 100, 700);
        let [one, ten, hundred] = [1.0, 10.0, 100.0].map(|rate| scale.at(rate));
        assert!((ten - one - (hundred - ten)).abs() <= 1, "{one} {ten} {hundred}");
        assert_eq!([scale.at(0.0), scale.at(-1.0), scale.at(f64::NAN)], [72; 3]);
        assert_eq!(scale.at(f64::INFINITY), 700);
        assert_eq!(scale.across(700, 100).at(0.0), 728);
        let texts: Vec<String> = scale.ticks().into_iter().map(|tick| tick.1).collect();
        assert_eq!(texts, ["1", "10", "100", "1,000"]);
    }

    #[test]
    fn a_single_rate_has_a_scale() {
        let scale = Rates::of([30.0], 0, 100);
        assert_eq!(scale.at(30.0), 50);
        let texts: Vec<String> = scale.ticks().into_iter().map(|tick| tick.1).collect();
        assert_eq!(texts, ["10", "20", "50", "100"]);
        assert!(!Rates::of([], 0, 100).ticks().is_empty());
    }
}
