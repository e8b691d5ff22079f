//! Which tests count, and which of them show a movement.
//!
//! An interval and its decision are one: something has moved if its interval, at the error that is left to each of all tests
//! of the run (Bonferroni), lies outside the tolerated band. What is too rare to be shown even if it were on one side alone
//! is no test (Tarone 1990): the words met twice, which are most of a vocabulary, do not weaken the others.

use super::compare::{Test, tests};
use super::snapshot::Snapshot;
use super::{Options, names};
use crate::finding::Interval;

/// A test that shows a movement.
#[derive(Debug, Clone)]
pub(super) struct Move<'a> {
    pub(super) test: Test<'a>,
    pub(super) log_ratio: Option<f64>,
    pub(super) interval: Interval,
    /// Upwards.
    pub(super) rose: bool,
    /// How far outside the tolerated band the interval lies, as a log ratio.
    pub(super) beyond: f64,
}

impl<'a> Test<'a> {
    /// The movement that it shows.
    fn shown(self, tolerance: f64, alpha_each_side: f64) -> Option<Move<'a>> {
        let pair = self.pair(0);
        let band = tolerance.log2();
        let log_ratio = pair.log_ratio();
        if log_ratio.is_some_and(|ratio| ratio.abs() <= band) {
            return None;
        }
        let interval = pair.interval(alpha_each_side);
        let up = interval
            .low
            .map(|low| low - band)
            .filter(|by| *by > 0.0 && !self.now.at_most);
        let down = interval
            .high
            .map(|high| -high - band)
            .filter(|by| *by > 0.0 && !self.before.at_most);
        let (rose, beyond) = match (up, down) {
            (Some(by), _) => (true, by),
            (None, Some(by)) => (false, by),
            (None, None) => return None,
        };
        let bound = self.now.at_most || self.before.at_most;
        Some(Move {
            // Beside a bound only the end that it leaves standing means anything.
            log_ratio: log_ratio.filter(|_| !bound),
            interval: Interval {
                low: interval.low.filter(|_| !bound || rose),
                high: interval.high.filter(|_| !bound || !rose),
            },
            test: self,
            rose,
            beyond,
        })
    }
}

/// What moved, and for how many tests the intervals are corrected.
pub(super) fn moved<'a>(before: &'a Snapshot, now: &'a Snapshot, options: &Options) -> (Vec<Move<'a>>, u64) {
    let tests = tests(before, now, options);
    let (tolerance, alpha) = (options.usable_tolerance(), options.usable_alpha());
    let ln_alpha = (alpha / 2.0).ln();
    let mut possible: Vec<(f64, Test<'a>)> = tests
        .into_iter()
        .map(|test| (test.ln_least_error(tolerance), test))
        .filter(|(least, _)| *least <= ln_alpha)
        .collect();
    possible.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = counting(&possible, ln_alpha);
    possible.truncate(count);
    let each = alpha / 2.0 / count.max(1) as f64;
    let moved = possible
        .into_iter()
        .filter_map(|(_, test)| test.shown(tolerance, each))
        .collect();
    let units = |scope: Option<(&str, &str)>| {
        let of = |snapshot: &'a Snapshot| snapshot.counted(scope).map(|counted| &counted.entities);
        Some((of(before)?, of(now)?))
    };
    let shows = |moved: &Move<'a>, more_before: u64, more_now: u64| {
        let mut test = moved.test.clone();
        test.before.count = test.before.count.saturating_add(more_before);
        test.now.count = test.now.count.saturating_add(more_now);
        test.shown(tolerance, each)
            .is_some_and(|all| all.rose == moved.rose)
    };
    (names::not_renamed(moved, units, shows), count as u64)
}

/// The least number of tests such that no more than so many could be shown at the error that each then has.
fn counting(sorted: &[(f64, Test<'_>)], ln_alpha: f64) -> usize {
    let could = |tests: usize| {
        let each = ln_alpha - (tests as f64).ln();
        sorted.partition_point(|(least, _)| *least <= each)
    };
    let (mut low, mut high) = (1, sorted.len().max(1));
    while low < high {
        let middle = usize::midpoint(low, high);
        if could(middle) <= middle {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    could(low)
}
