//! Is a term's frequency in one corpus really another than in a second one, and how far apart are they?
//!
//! Every test starts from the exact integer `target · reference_total - reference · target_total`, the one
//! number in which the two corpora differ. Differences of large logarithms never arise, so a G² is not below
//! zero, and one more occurrence of a term met 10⁹ times still moves every score the right way.
//!
//! Nothing here corrects for the number of terms tested: the caller divides the error it allows by that
//! number. Nothing sees documents either, so one bursty article looks like evidence to all of these tests.

mod effect;
mod fisher;
mod interval;
#[cfg(test)]
mod tests;

pub use effect::Rates;
pub use interval::{Interval, ShareInterval, share_interval};

use super::special::{chi_squared_tail, deviance};

/// A term's counts in a target and a reference: `target` of `target_total` tokens against `reference` of
/// `reference_total`.
///
/// A total smaller than its count is read as the count: no other token is left then. Where nothing can be
/// compared, because a total is zero or the term is nowhere, tests answer 0 and never NaN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Occurrences of the term in the target.
    pub target: u64,
    /// Occurrences of the term in the reference.
    pub reference: u64,
    /// Tokens of the target, those of the term included.
    pub target_total: u64,
    /// Tokens of the reference, those of the term included.
    pub reference_total: u64,
}

/// When chi² is corrected for continuity, by half a count (Yates 1934).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Yates {
    /// Never.
    Never,
    /// Only where the correction cannot pass zero and some expected count is below 5, as quanteda does.
    Conditional,
    /// Always, though never below zero.
    Always,
}

impl Counts {
    /// The counts of a term: `target` of `target_total` tokens against `reference` of `reference_total`.
    pub fn new(target: u64, reference: u64, target_total: u64, reference_total: u64) -> Self {
        Self {
            target,
            reference,
            target_total,
            reference_total,
        }
    }

    /// What would be expected in the target and in the reference if the term were as frequent in both.
    pub fn expected(&self) -> (f64, f64) {
        let [target, reference, ..] = self.expected_cells();
        (target, reference)
    }

    /// Whether the term is more frequent in the target than in the reference, compared exactly.
    pub fn is_overused(&self) -> bool {
        let (over, under) = self.cross_products();
        over > under
    }

    /// `score` with a minus sign where the term is not over-used in the target.
    pub fn signed(&self, score: f64) -> f64 {
        if self.is_overused() { score } else { -score }
    }

    /// G² over all four cells of the table, term or not by target or reference: `2 Σ O ln(O/E)` (Dunning 1993).
    ///
    /// Unsigned, 0 where the frequencies are equal.
    pub fn g2(&self) -> f64 {
        let [target, reference, target_rest, reference_rest] = self.expected_cells();
        let excess = self.excess();
        2.0 * (deviance(excess, target)
            + deviance(-excess, reference)
            + deviance(-excess, target_rest)
            + deviance(excess, reference_rest))
    }

    /// G² over the two counts of the term alone: `2 [a ln(a/E1) + b ln(b/E2)]` (Rayson and Garside 2000).
    ///
    /// Unsigned. Close to [`Self::g2`] for rare terms, far below it for frequent ones.
    pub fn g2_2cell(&self) -> f64 {
        let (target, reference) = self.expected();
        let excess = self.excess();
        2.0 * (deviance(excess, target) + deviance(-excess, reference))
    }

    /// [`Self::g2`] divided by Williams' correction for small counts; undivided where a cell is empty.
    pub fn g2_williams(&self) -> f64 {
        let (c, d) = self.totals();
        if self.target == 0 || self.reference == 0 || self.target == c || self.reference == d {
            return self.g2();
        }
        let [term, rest] = self.row_sums();
        let (c, d) = (c as f64, d as f64);
        let n = c + d;
        let q = 1.0 + (n / term + n / rest - 1.0) * (n / c + n / d - 1.0) / (6.0 * n);
        self.g2() / q
    }

    /// Pearson's chi², negative where the term is under-used:
    /// `N (|a(d-b) - b(c-a)| - N δ)² / [(a+b)(N-a-b) c d]`, with δ = ½ where `yates` says so and 0 elsewhere.
    pub fn chi2(&self, yates: Yates) -> f64 {
        let (over, under) = self.cross_products();
        let difference = over.abs_diff(under);
        let (c, d) = self.totals();
        let all = u128::from(c) + u128::from(d);
        let n = all as f64;
        let half = n / 2.0;
        let [term, rest] = self.row_sums();
        let corrected = match yates {
            Yates::Never => false,
            Yates::Always => true,
            Yates::Conditional => {
                difference >= all.div_ceil(2) && term.min(rest) * (c.min(d) as f64) < 5.0 * n
            }
        };
        let bracket = difference as f64 - if corrected { half } else { 0.0 };
        if bracket <= 0.0 {
            return 0.0;
        }
        // Divided in between, because the product of four totals may pass the range of a float.
        let score = (bracket / (term * rest)) * (bracket / (c as f64 * d as f64)) * n;
        self.signed(score)
    }

    /// The approximate Bayes factor on a logarithmic scale: [`Self::g2`] minus `ln N` (Wilson 2013).
    ///
    /// Below 0 favours "no difference"; 2 to 6 is positive, above 10 very strong evidence of one.
    pub fn bic(&self) -> f64 {
        let (c, d) = self.totals();
        self.g2() - (c as f64 + d as f64).max(1.0).ln()
    }

    /// The chance of a statistic at least this large if there were no difference: the upper tail of chi² with
    /// one degree of freedom at its size, whatever its sign.
    ///
    /// For any of the statistics above, and of nothing else about the counts. Right down to 10⁻³⁰⁷, where tools
    /// that subtract from 1 answer 0 below 10⁻¹⁶.
    pub fn p_value(&self, statistic: f64) -> f64 {
        chi_squared_tail(statistic.abs())
    }

    /// The tokens of both sides, neither below its count.
    fn totals(&self) -> (u64, u64) {
        (
            self.target_total.max(self.target),
            self.reference_total.max(self.reference),
        )
    }

    /// `a d` and `b c`: the first is the larger one where the term is over-used in the target.
    fn cross_products(&self) -> (u128, u128) {
        let (c, d) = self.totals();
        (
            u128::from(self.target) * u128::from(d),
            u128::from(self.reference) * u128::from(c),
        )
    }

    /// How far every observed cell is from its expected value.
    fn excess(&self) -> f64 {
        let (over, under) = self.cross_products();
        let (c, d) = self.totals();
        let size = over.abs_diff(under) as f64 / (c as f64 + d as f64).max(1.0);
        self.signed(size)
    }

    /// Occurrences of the term, and of everything else, on both sides together.
    fn row_sums(&self) -> [f64; 2] {
        let (c, d) = self.totals();
        [
            self.target as f64 + self.reference as f64,
            (c - self.target) as f64 + (d - self.reference) as f64,
        ]
    }

    /// The expected cells: the term in target and reference, then everything else in target and reference.
    fn expected_cells(&self) -> [f64; 4] {
        let (c, d) = self.totals();
        let (c, d) = (c as f64, d as f64);
        let n = (c + d).max(1.0);
        let [term, rest] = self.row_sums();
        [c * term / n, d * term / n, c * rest / n, d * rest / n]
    }
}
