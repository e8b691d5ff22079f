//! Kendall's rank correlation between time and rate, the Mann-Kendall test of a trend.
//!
//! Rates are compared by cross-multiplying their counts, so two periods tie exactly where their rates are equal and nowhere
//! else; the zeros that most periods have make that matter. Disagreeing pairs are counted while the rates are sorted, in
//! `k log k` steps.
//!
//! It asks only for the direction, so it holds for any rise that is not a line, and one burst cannot make a trend of it.

use std::cmp::Ordering;

use super::super::special::chi_squared_tail;
use super::Point;

/// The Mann-Kendall test of a trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Kendall's tau-b of time and rate: -1 always falling, 0 no direction, 1 always rising (Kendall 1945).
    pub tau: f64,
    /// Two-sided p-value, 0 to 1.
    pub p: f64,
}

/// The Mann-Kendall test over periods in any order (Mann 1945; Kendall 1975): with `S` the pairs of periods in which the rate
/// rose less those in which it fell, `z = (|S| - 1) / sd` against the normal distribution,
/// `sd^2 = (k (k - 1)(2k + 5) - sum(t (t - 1)(2t + 5))) / 18` over the groups of `t` equal rates. Rough below about eight periods.
///
/// `None` where fewer than two periods have tokens, all rates are equal, a time is no number or two are the same.
#[must_use]
pub fn mann_kendall(points: &[Point]) -> Option<MannKendall> {
    let mut used: Vec<Point> = points
        .iter()
        .filter(|point| point.exposure > 0)
        .copied()
        .collect();
    used.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
    if used
        .windows(2)
        .any(|pair| !matches!(pair, [a, b] if a.time < b.time))
    {
        return None;
    }
    let k = used.len() as u64;
    let falls = sort_by_rate(&mut used);
    let (mut tied_pairs, mut tied_variance) = (0, 0.0);
    for tie in used.chunk_by(|a, b| by_rate(a, b).is_eq()) {
        let t = tie.len() as u64;
        tied_pairs += pairs(t);
        tied_variance += variance(t);
    }
    let untied = pairs(k) - tied_pairs;
    if untied == 0 {
        return None;
    }
    let surplus = (untied - falls) as f64 - falls as f64;
    let distance = (surplus.abs() - 1.0).max(0.0);
    Some(MannKendall {
        tau: surplus / (pairs(k) as f64).sqrt() / (untied as f64).sqrt(),
        p: chi_squared_tail(distance * distance / (variance(k) - tied_variance)),
    })
}

fn pairs(n: u64) -> u64 {
    n * n.saturating_sub(1) / 2
}

/// Of `S` for `n` values in random order, or what a tie of `n` takes away from it.
fn variance(n: u64) -> f64 {
    let n = n as f64;
    n * (n - 1.0) * (2.0 * n + 5.0) / 18.0
}

fn by_rate(a: &Point, b: &Point) -> Ordering {
    let cross = |count: u64, exposure: u64| u128::from(count) * u128::from(exposure);
    cross(a.count, b.exposure).cmp(&cross(b.count, a.exposure))
}

/// Sorts upward by rate and tells how many pairs were the other way round (Knight 1966).
fn sort_by_rate(periods: &mut [Point]) -> u64 {
    if periods.len() < 2 {
        return 0;
    }
    let (early, late) = periods.split_at_mut(periods.len() / 2);
    let mut falls = sort_by_rate(early) + sort_by_rate(late);
    // Of each late one, the early ones with a higher rate; both halves are in order.
    let mut not_above = 0;
    for period in late.iter() {
        let more = early.iter().skip(not_above);
        not_above += more.take_while(|other| by_rate(other, period).is_le()).count();
        falls += (early.len() - not_above) as u64;
    }
    periods.sort_by(by_rate);
    falls
}
