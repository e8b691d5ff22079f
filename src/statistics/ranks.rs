//! The Wilcoxon rank-sum test (Mann-Whitney U): whether the values of one group tend to be larger than those of another.
//!
//! Values are taken one by one in ascending order and everything is kept in integers, so the test needs no memory, and
//! the many articles that do not have a term at all enter as a number and not as values. The list form and the
//! streaming form are the same code and give the same bits.
//!
//! Only the normal approximation is here, with the correction for ties and for continuity: exact tables assume that
//! there are no ties, and rates of words are full of them.

use std::cmp::Ordering;

use super::special::chi_squared_tail;

/// The rank sum of the first of two groups, among all values of both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankSum {
    /// Sum of the ranks of the first group, counted from 1 for the smallest value, ties at their mean rank.
    pub sum: f64,
    /// Mann and Whitney's U of the first group, `sum - n1 (n1 + 1) / 2`: 0 to `n1 n2`.
    pub u: f64,
}

/// What the Wilcoxon rank-sum test of two groups says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankTest {
    /// Mann and Whitney's U of the first group: in how many of the `n1 n2` pairs its value is the larger, a tie counting
    /// as half.
    pub u: f64,
    /// `u / (n1 n2)`, the common language effect size (McGraw & Wong 1992): the chance that a value of the first group is
    /// larger than one of the second. From 0 by 0.5, no tendency, to 1.
    pub superiority: f64,
    /// Two-sided p-value, 0 to 1; 1 where all values are equal.
    pub p: f64,
}

/// [`RankSum`] of two lists in any order. Zero where the first is empty; values that are not numbers rank above all others.
#[must_use]
pub fn rank_sum(first: &[f64], second: &[f64]) -> RankSum {
    SparseRanks::dense(first, second).sums()
}

/// [`RankTest`] of two lists in any order, the same as [`SparseRanks`] gives. `None` where one of them is empty or a
/// value is not a number.
#[must_use]
pub fn rank_test(first: &[f64], second: &[f64]) -> Option<RankTest> {
    SparseRanks::dense(first, second).test()
}

/// The rank-sum test where most values are zero: the zeros are known by number, the values above are pushed in ascending
/// order.
///
/// `U` after Mann & Whitney (1947) with mean ranks for ties; its p-value by
/// `z = (|U - n1 n2 / 2| - 1/2) / sd`, `sd^2 = n1 n2 / 12 * (N + 1 - sum(t^3 - t) / (N (N - 1)))` over the groups of `t`
/// tied values (Lehmann 1975), as `wilcox.test(exact = FALSE)` of R and `mannwhitneyu(method = "asymptotic")` of `SciPy`.
/// Exact but for the last step for up to 10^12 values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SparseRanks {
    /// Values of the two groups below the present tie.
    below: [u64; 2],
    /// Values of the two groups in the present tie.
    tied: [u64; 2],
    /// What the values of the present tie are.
    value: f64,
    /// Whether every value was a number and not below the one before.
    ascending: bool,
    /// Twice the rank sum of the first group, without the present tie.
    twice_sum: u128,
    /// `N^3 - N - sum(t^3 - t)` over the ties before the present one and their values: what they leave of the variance.
    spread: u128,
}

impl SparseRanks {
    /// A test in which so many values of each group are zero.
    #[must_use]
    pub fn new(zeros_first: u64, zeros_second: u64) -> Self {
        let none = zeros_first == 0 && zeros_second == 0;
        Self {
            below: [0; 2],
            tied: [zeros_first, zeros_second],
            value: if none { f64::NEG_INFINITY } else { 0.0 },
            ascending: true,
            twice_sum: 0,
            spread: 0,
        }
    }

    fn dense(first: &[f64], second: &[f64]) -> Self {
        let side = |values: &[f64], in_first| values.iter().map(move |v| (*v, in_first)).collect::<Vec<_>>();
        let mut all = side(first, true);
        all.extend(side(second, false));
        all.sort_unstable_by(|a, b| a.0.is_nan().cmp(&b.0.is_nan()).then(a.0.total_cmp(&b.0)));
        let mut ranks = Self::new(0, 0);
        for (value, in_first) in all {
            ranks.push(value, in_first);
        }
        ranks
    }

    /// Adds a value of the first or the second group, not below the one before. A value below it, or one that is not a
    /// number, makes the test answer `None`.
    pub fn push(&mut self, value: f64, in_first: bool) {
        match value.partial_cmp(&self.value) {
            Some(Ordering::Equal) => {}
            Some(Ordering::Greater) => {
                self.close();
                self.value = value;
            }
            Some(Ordering::Less) | None => self.ascending = false,
        }
        let [first, second] = &mut self.tied;
        let side = if in_first { first } else { second };
        *side = side.saturating_add(1);
    }

    /// Two-sided p-value, 0 to 1; 1 where all values are equal. `None` where a group has no value at all.
    #[must_use]
    pub fn finish(self) -> Option<f64> {
        self.test().map(|test| test.p)
    }

    /// The p-value with the size of the difference. `None` where a group has no value at all.
    #[must_use]
    pub fn test(mut self) -> Option<RankTest> {
        self.close();
        let [n1, n2] = self.below.map(u128::from);
        if n1 == 0 || n2 == 0 || !self.ascending {
            return None;
        }
        let (pairs, n) = ((n1 * n2) as f64, (n1 + n2) as f64);
        let twice_u = self.twice_u();
        let variance = pairs / 12.0 * (self.spread as f64 / (n * (n - 1.0)));
        let distance = (twice_u.abs_diff(n1 * n2) as f64 - 1.0) / 2.0;
        Some(RankTest {
            u: twice_u as f64 / 2.0,
            superiority: twice_u as f64 / 2.0 / pairs,
            p: if variance > 0.0 && distance > 0.0 {
                chi_squared_tail(distance * distance / variance)
            } else {
                1.0
            },
        })
    }

    fn sums(mut self) -> RankSum {
        self.close();
        RankSum {
            sum: self.twice_sum as f64 / 2.0,
            u: self.twice_u() as f64 / 2.0,
        }
    }

    fn twice_u(&self) -> u128 {
        let n1 = u128::from(self.below[0]);
        self.twice_sum.saturating_sub(n1 * (n1 + 1))
    }

    /// Puts the present tie below the values that follow. The sums saturate only for more values than any corpus has.
    fn close(&mut self) {
        let [first, second] = self.tied.map(u128::from);
        let (below, tied) = (self.below.map(u128::from).iter().sum::<u128>(), first + second);
        // `(below + tied)^3` less the cubes of both, so that nothing large is taken from something large.
        let more = (3 * below).saturating_mul(tied).saturating_mul(below + tied);
        self.spread = self.spread.saturating_add(more);
        self.twice_sum = self
            .twice_sum
            .saturating_add(first.saturating_mul(2 * below + tied + 1));
        for (below, tied) in self.below.iter_mut().zip(&mut self.tied) {
            *below = below.saturating_add(std::mem::take(tied));
        }
    }
}

#[cfg(test)]
mod tests;
