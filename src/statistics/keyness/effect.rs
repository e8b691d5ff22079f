//! How large is the difference? The effect sizes, from two relative frequencies.
//!
//! They are functions of [`Rates`], not of counts, because a published list may give nothing else. Only the log
//! ratio and the odds ratio need counts as well: the one to stand in for a zero, the other for the complement.
//!
//! None of these says whether the difference is real.

use super::super::finite;
use super::Counts;

/// Relative frequencies of a term, as shares of all tokens from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// In the target.
    pub target: f64,
    /// In the reference.
    pub reference: f64,
}

impl Rates {
    /// How often the relative frequency doubles: `log2(target / reference)` (Hardie 2014). 0 is equal, 1 twice,
    /// -1 half. `None` where either is zero.
    pub fn log_ratio(&self) -> Option<f64> {
        finite(self.target.log2() - self.reference.log2())
    }

    /// The relative frequency in the target over that in the reference; `None` where the latter is zero.
    pub fn relative_risk(&self) -> Option<f64> {
        finite(self.target / self.reference)
    }

    /// %DIFF, the difference in percent of the reference (Gabrielatos and Marchi 2011): from -100. `None` where
    /// the term is absent from the reference.
    pub fn percent_diff(&self) -> Option<f64> {
        finite((self.target - self.reference) * 100.0 / self.reference)
    }

    /// The difference over the sum (Hofland and Johansson 1982): from -1, only in the reference, to 1, only in
    /// the target. 0 where the term is in neither.
    pub fn difference_coefficient(&self) -> f64 {
        finite((self.target - self.reference) / (self.target + self.reference)).unwrap_or(0.0)
    }

    /// Simple maths, `(target + n) / (reference + n)` in occurrences per million (Kilgarriff 2009). `n` is 1 by
    /// default; larger values favour common terms. `None` where the divisor is zero.
    pub fn simple_maths(&self, n: f64) -> Option<f64> {
        finite((self.target * 1e6 + n) / (self.reference * 1e6 + n))
    }
}

impl Counts {
    /// The relative frequencies; `None` where either side has no token.
    pub fn rates(&self) -> Option<Rates> {
        let (c, d) = self.totals();
        (c > 0 && d > 0).then(|| Rates {
            target: self.target as f64 / c as f64,
            reference: self.reference as f64 / d as f64,
        })
    }

    /// Occurrences per million tokens of the target; `None` where it has none.
    pub fn per_million_target(&self) -> Option<f64> {
        finite(self.target as f64 * 1e6 / self.totals().0 as f64)
    }

    /// Occurrences per million tokens of the reference; `None` where it has none.
    pub fn per_million_reference(&self) -> Option<f64> {
        finite(self.reference as f64 * 1e6 / self.totals().1 as f64)
    }

    /// [`Rates::log_ratio`] with 0.5 in place of a count of zero; 0 where the term is in neither side or a side
    /// has no token.
    ///
    /// The half weighs more the smaller its side is: an absent term can get a positive log ratio in a target
    /// far smaller than the reference. The exact interval does not have this flaw.
    pub fn log_ratio(&self) -> f64 {
        if self.target == 0 && self.reference == 0 {
            return 0.0;
        }
        let (c, d) = self.totals();
        let or_half = |count: u64| if count == 0 { 0.5 } else { count as f64 };
        finite(((or_half(self.target) * d as f64) / (or_half(self.reference) * c as f64)).log2())
            .unwrap_or(0.0)
    }

    /// [`Rates::relative_risk`]; `None` also where a side has no token.
    pub fn relative_risk(&self) -> Option<f64> {
        self.rates()?.relative_risk()
    }

    /// [`Rates::percent_diff`]; `None` also where a side has no token.
    pub fn percent_diff(&self) -> Option<f64> {
        self.rates()?.percent_diff()
    }

    /// [`Rates::difference_coefficient`]; 0 also where a side has no token.
    pub fn difference_coefficient(&self) -> f64 {
        self.rates().map_or(0.0, |rates| rates.difference_coefficient())
    }

    /// [`Rates::simple_maths`]; `None` also where a side has no token.
    pub fn simple_maths(&self, n: f64) -> Option<f64> {
        self.rates()?.simple_maths(n)
    }

    /// `a(d-b) / [b(c-a)]`, the odds of the term in the target over those in the reference (Pojanapunya and
    /// Todd 2016). `None` where the divisor is zero.
    pub fn odds_ratio(&self) -> Option<f64> {
        let (c, d) = self.totals();
        let (in_target, in_reference) = (c - self.target, d - self.reference);
        finite((self.target as f64 * in_reference as f64) / (self.reference as f64 * in_target as f64))
    }
}
