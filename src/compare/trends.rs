//! Which units rose and fell over groups that follow each other in time.

use rayon::prelude::*;

use super::measure::Posting;
use super::sides::Sides;
use super::{ALPHA, Compared, Units};
use crate::statistics::multiple::benjamini_hochberg;
use crate::statistics::trend;

/// Articles and periods that a unit must be in to have a trend.
const ARTICLES: usize = 3;
const PERIODS: usize = 2;

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
    /// Change of the rate from the first period to the last, in occurrences per million tokens, by the line with the slope at
    /// the end of the interval nearer to none: 0 where the interval holds none.
    pub change: f64,
    /// Of no change.
    pub p: f64,
    /// The same over all units, Benjamini-Hochberg.
    pub p_adjusted: f64,
    /// Whether it is in several articles of several periods: what is not may be a burst, but no trend.
    pub recurs: bool,
    /// Which way it goes.
    pub direction: Direction,
}

impl Trend {
    /// The slope and the ends of its interval in per cent from one period to the next.
    pub fn percent(&self) -> (f64, f64, f64) {
        let percent = |slope: f64| slope.exp2().mul_add(100.0, -100.0);
        let (slope, low, high) = self.slope;
        (percent(slope), percent(low), percent(high))
    }
}

/// The end of an interval nearer to no change; 0 where the interval holds it.
fn nearer((_, low, high): (f64, f64, f64)) -> f64 {
    if low > 0.0 {
        low
    } else if high < 0.0 {
        high
    } else {
        0.0
    }
}

impl Compared {
    /// The groups that are compared as periods: number of the comparison and place in time.
    pub fn periods(&self) -> Vec<(usize, i64)> {
        let Some(times) = &self.times else {
            return Vec::new();
        };
        let time = |number: usize| times.get(self.sides.versus[number].target as usize).copied();
        let singles = self.singles().into_iter();
        singles
            .filter_map(|number| Some((number, time(number)?)))
            .collect()
    }
}

/// Groups as periods: what they are fitted by.
#[derive(Debug, Clone, Default)]
pub(super) struct Periods {
    /// Number of the group, place in time and tokens of each.
    periods: Vec<(u32, f64, u64)>,
    /// Articles in them.
    articles: u64,
}

impl Periods {
    /// The periods among the groups, where these are periods and at least two.
    pub(super) fn new(sides: &Sides, times: Option<&[i64]>) -> Option<Self> {
        let versus = sides.versus.iter().filter(|versus| !versus.is_pair());
        let mut periods = Self::default();
        for versus in versus {
            let time = *times?.get(versus.target as usize)?;
            periods
                .periods
                .push((versus.target, place(time), versus.sums.0.tokens));
            periods.articles += u64::from(versus.sums.0.articles);
        }
        (periods.periods.len() >= 2).then_some(periods)
    }

    /// The trend of a unit. The line goes through the counts of the periods; how far it can be trusted is told by how the
    /// articles scatter around it, or the periods where these scatter more.
    pub(super) fn trend(&self, unit: u32, postings: &[Posting], sides: &Sides) -> Option<Trend> {
        let mut counts = vec![0_u64; self.periods.len()];
        let mut found: Vec<(usize, u32, u32)> = Vec::with_capacity(postings.len());
        for posting in postings {
            for group in sides.groups(posting.doc()) {
                if let Some(at) = self.periods.iter().position(|(own, ..)| own == group) {
                    counts[at] += u64::from(posting.n());
                    found.push((at, posting.n(), sides.size(posting.doc())));
                }
            }
        }
        let point = |(&(_, time, exposure), &count): (&(u32, f64, u64), &u64)| trend::Point {
            time,
            count,
            exposure,
        };
        let points: Vec<trend::Point> = self.periods.iter().zip(&counts).map(point).collect();
        let fit = trend::fit(&points)?;
        // Articles without the unit scatter by all that was expected of them, so only the others need to be looked at.
        let rates: Vec<f64> = points.iter().map(|point| fit.rate(point.time)).collect();
        let expected = points
            .iter()
            .zip(&rates)
            .map(|(point, rate)| number(point.exposure) * rate);
        let mut pearson = expected.fold(0.0, |sum, expected| sum + expected);
        let articles = found.len();
        for (at, n, size) in found {
            let (n, mean) = (f64::from(n), f64::from(size) * rates[at]);
            if mean > 0.0 {
                pearson += (n - mean) * (n - mean) / mean - mean;
            }
        }
        // Periods that stray from the line further than their articles do have the last word.
        let freedom = number(self.articles.saturating_sub(2));
        let fit = fit.scattered(pearson.max(fit.dispersion * freedom), freedom)?;
        let recurs = articles >= ARTICLES && counts.iter().filter(|&&count| count > 0).count() >= PERIODS;
        let slope = (fit.slope, fit.low, fit.high);
        Some(Trend {
            unit,
            counts,
            slope,
            change: fit.change(nearer(slope)) * 1e6,
            p: fit.p,
            p_adjusted: 1.0,
            recurs,
            direction: Direction::Unshown,
        })
    }
}

/// Corrects the trends over all units and puts them in order: rising first, the largest sure change first, then falling, then the rest.
pub(super) fn order(mut trends: Vec<Trend>, units: &Units) -> Vec<Trend> {
    let p: Vec<f64> = trends.iter().map(|trend| trend.p).collect();
    for (trend, adjusted) in trends.iter_mut().zip(benjamini_hochberg(&p)) {
        trend.p_adjusted = adjusted;
        if adjusted <= ALPHA && trend.recurs {
            if trend.change > 0.0 {
                trend.direction = Direction::Rising;
            } else if trend.change < 0.0 {
                trend.direction = Direction::Falling;
            }
        }
    }
    trends.par_sort_by(|a, b| {
        let text = |trend: &Trend| units.text.get(trend.unit as usize);
        a.direction
            .cmp(&b.direction)
            .then(b.change.abs().total_cmp(&a.change.abs()))
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

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of a corpus stay far below 2^53"
)]
fn number(count: u64) -> f64 {
    count as f64
}
