//! Which units rose and fell over groups that follow each other in time.

use rayon::prelude::*;

use super::sides::Against;
use super::{ALPHA, Compared, Row};
use crate::statistics::multiple::benjamini_hochberg;
use crate::statistics::trend;

/// Which way a unit goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More frequent from period to period.
    Rising,
    /// Less frequent.
    Falling,
    /// Neither was shown.
    Unshown,
}

impl Direction {
    /// As tables have it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Unshown => "no trend",
        }
    }
}

/// One unit over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The unit, by its number.
    pub unit: u32,
    /// Occurrences in each period, in the order of [`Compared::periods`].
    pub counts: Vec<u64>,
    /// Change from one period to the next as the base-2 logarithm of a ratio, and the ends of its 95 % interval.
    pub slope: (f64, f64, f64),
    /// Of no change.
    pub p: f64,
    /// The same over all units, Benjamini-Hochberg.
    pub p_adjusted: f64,
    /// Which way it goes.
    pub direction: Direction,
}

impl Trend {
    /// The end of the interval nearer to no change; 0 where the interval holds it.
    pub fn conservative(&self) -> f64 {
        let (_, low, high) = self.slope;
        if low > 0.0 {
            low
        } else if high < 0.0 {
            high
        } else {
            0.0
        }
    }
}

impl Compared {
    /// The groups that are compared as periods: number of the comparison and place in time.
    pub fn periods(&self) -> Vec<(usize, i64)> {
        let Some(times) = &self.times else {
            return Vec::new();
        };
        let versus = self.sides.versus.iter().enumerate();
        let rest = versus.filter(|(_, versus)| versus.against == Against::Rest);
        rest.filter_map(|(number, versus)| Some((number, *times.get(versus.target as usize)?)))
            .collect()
    }
}

/// The trends of all units that were tested in every period: rising first, the surest first, then falling, then the rest.
pub(super) fn trends(compared: &Compared) -> Vec<Trend> {
    let periods = compared.periods();
    if periods.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(u32, usize, u64)> = Vec::new();
    for (at, &(number, _)) in periods.iter().enumerate() {
        let own = |row: &Row| (row.unit, at, row.counts.target);
        found.extend(compared.rows(number).iter().map(own));
    }
    found.par_sort_unstable();
    let sizes: Vec<u64> = periods
        .iter()
        .map(|(number, _)| compared.sides.versus[*number].sums.0.tokens)
        .collect();
    let units: Vec<&[(u32, usize, u64)]> = found.chunk_by(|a, b| a.0 == b.0).collect();
    let fitted = units.into_par_iter().map(|own| {
        let mut counts = vec![0; periods.len()];
        for &(_, at, count) in own {
            counts[at] = count;
        }
        let points: Vec<trend::Point> = periods
            .iter()
            .zip(&counts)
            .zip(&sizes)
            .map(|((&(_, time), &count), &exposure)| trend::Point {
                time: place(time),
                count,
                exposure,
            })
            .collect();
        let fit = trend::fit(&points)?;
        Some(Trend {
            unit: own.first()?.0,
            counts,
            slope: (fit.slope, fit.low, fit.high),
            p: fit.p,
            p_adjusted: 1.0,
            direction: Direction::Unshown,
        })
    });
    let mut trends: Vec<Trend> = fitted.flatten().collect();
    let p: Vec<f64> = trends.iter().map(|trend| trend.p).collect();
    for (trend, adjusted) in trends.iter_mut().zip(benjamini_hochberg(&p)) {
        trend.p_adjusted = adjusted;
        if adjusted <= ALPHA {
            let sure = trend.conservative();
            if sure > 0.0 {
                trend.direction = Direction::Rising;
            } else if sure < 0.0 {
                trend.direction = Direction::Falling;
            }
        }
    }
    trends.sort_by(|a, b| {
        let text = |trend: &Trend| compared.units.text.get(trend.unit as usize);
        a.direction
            .cmp(&b.direction)
            .then(b.conservative().abs().total_cmp(&a.conservative().abs()))
            .then(a.p.total_cmp(&b.p))
            .then_with(|| text(a).cmp(text(b)))
            .then(a.unit.cmp(&b.unit))
    });
    trends
}

#[allow(clippy::cast_precision_loss, reason = "periods are counted in years or days")]
fn place(time: i64) -> f64 {
    time as f64
}
