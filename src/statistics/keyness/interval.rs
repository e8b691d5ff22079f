//! The exact interval of the log ratio, and the conservative log ratio that is read off it (Evert 2023).
//!
//! Of the occurrences a term has on both sides together, the share in the target has an exact interval (Clopper
//! and Pearson 1934) that depends on the two counts alone. [`ShareInterval`] is therefore worth keeping: most
//! terms of a corpus share their counts with many others, and the totals come in last.
//!
//! An end of the interval lies beyond zero if and only if [`Counts::is_shown`], to the last bit: where an end
//! is so near to zero that rounding could decide, the exact tail is asked. The error is given for each side
//! and must already be divided by the number of terms tested.

#![allow(
    clippy::many_single_char_names,
    reason = "a, b, c, d, x, y as the formulas in the literature have them"
)]

use super::super::special::{Beta, deviance};
use super::Counts;

/// Ends nearer to zero than this are settled by the exact tail; quantiles are a million times more precise.
const TOO_NEAR_TO_TELL: f64 = 1e-7;

/// The log ratios that are compatible with the counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end; `None` where it is unbounded, because the term is absent from the target.
    pub low: Option<f64>,
    /// The upper end; `None` where it is unbounded, because the term is absent from the reference.
    pub high: Option<f64>,
}

impl Interval {
    /// LRC, the end nearer to zero, or 0 where zero lies within: the least difference that is shown.
    pub fn lrc(&self) -> f64 {
        match (self.low, self.high) {
            (Some(low), _) if low > 0.0 => low,
            (_, Some(high)) if high < 0.0 => high,
            _ => 0.0,
        }
    }
}

/// The exact interval of the share that one side has in a term's occurrences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareInterval {
    /// `share / (1 - share)` at the lower end; odds, because a share near 1 would lose its digits.
    low_odds: f64,
    /// `(1 - share) / share` at the upper end, for the same reason.
    high_odds_against: f64,
    alpha_each_side: f64,
}

impl ShareInterval {
    /// The interval for `a` occurrences in the target and `b` in the reference, at the error `alpha_each_side`
    /// on either side (at most 0.5; one that is not positive leaves both sides unbounded).
    pub fn new(a: u64, b: u64, alpha_each_side: f64) -> Self {
        Self {
            low_odds: least_odds(a, b, usable(alpha_each_side)),
            high_odds_against: least_odds(b, a, usable(alpha_each_side)),
            alpha_each_side,
        }
    }

    /// The lower and the upper end of the share, from 0 to 1.
    pub fn shares(&self) -> (f64, f64) {
        (
            self.low_odds / (1.0 + self.low_odds),
            1.0 / (1.0 + self.high_odds_against),
        )
    }
}

/// The exact interval of the target's share in a term that occurs `a` times there and `b` times in the
/// reference (Clopper and Pearson 1934), each side missed with chance `alpha_each_side` at most.
///
/// The lower end is the `alpha` quantile of Beta(a, b+1), 0 for `a = 0`; the upper end the `1 - alpha` quantile
/// of Beta(a+1, b), 1 for `b = 0`.
pub fn share_interval(a: u64, b: u64, alpha_each_side: f64) -> (f64, f64) {
    ShareInterval::new(a, b, alpha_each_side).shares()
}

impl Counts {
    /// The exact interval of the log ratio, each side missed with chance `alpha_each_side` at most.
    ///
    /// Unbounded on both sides where a side has no token.
    pub fn interval(&self, alpha_each_side: f64) -> Interval {
        self.interval_from(&ShareInterval::new(self.target, self.reference, alpha_each_side))
    }

    /// [`Self::interval`] from the interval of the share, which must be that of the same two counts.
    pub fn interval_from(&self, share: &ShareInterval) -> Interval {
        let mirrored = self.mirrored();
        Interval {
            low: self.low_end(share.low_odds, share.alpha_each_side),
            high: mirrored
                .low_end(share.high_odds_against, share.alpha_each_side)
                .map(|end| -end),
        }
    }

    /// LRC, the conservative log ratio: the end of [`Self::interval`] nearer to zero, or 0 where the difference
    /// is not shown. Always finite.
    pub fn lrc(&self, alpha_each_side: f64) -> f64 {
        if !self.is_shown(alpha_each_side) {
            return 0.0;
        }
        let end = |counts: &Self| {
            let odds = least_odds(counts.target, counts.reference, usable(alpha_each_side));
            counts.low_end(odds, alpha_each_side).unwrap_or(0.0)
        };
        if self.is_overused() {
            end(self)
        } else {
            -end(&self.mirrored())
        }
    }

    /// Whether the over-use or under-use observed is shown: the exact binomial chance of at least as much of it,
    /// were the term equally frequent on both sides, is below `alpha_each_side`.
    ///
    /// True exactly where [`Self::lrc`] is not 0, and far cheaper.
    pub fn is_shown(&self, alpha_each_side: f64) -> bool {
        let (over, under) = self.cross_products();
        let ln_alpha = usable(alpha_each_side).ln();
        match over.cmp(&under) {
            std::cmp::Ordering::Greater => self.overuse_is_shown(ln_alpha),
            std::cmp::Ordering::Less => self.mirrored().overuse_is_shown(ln_alpha),
            std::cmp::Ordering::Equal => false,
        }
    }

    /// Whether any split of the same number of occurrences could have been shown in the direction observed (in
    /// either, where the frequencies are equal). If not, the term is too rare to tell.
    pub fn could_be_shown(&self, alpha_each_side: f64) -> bool {
        let (over, under) = self.cross_products();
        let ln_alpha = usable(alpha_each_side).ln();
        let (mirrored, all) = (self.mirrored(), self.target as f64 + self.reference as f64);
        (over >= under && all * self.ln_share_of_tokens() < ln_alpha)
            || (over <= under && all * mirrored.ln_share_of_tokens() < ln_alpha)
    }

    /// Target and reference exchanged.
    pub(super) fn mirrored(&self) -> Self {
        Self::new(
            self.reference,
            self.target,
            self.reference_total,
            self.target_total,
        )
    }

    /// The logarithm of the target's share of all tokens; 0, a share of 1, where a side has none.
    fn ln_share_of_tokens(&self) -> f64 {
        let (c, d) = self.totals();
        if c == 0 {
            0.0
        } else {
            -(d as f64 / c as f64).ln_1p()
        }
    }

    /// The lower end of the log ratio for the least odds of an occurrence to be the target's.
    fn low_end(&self, odds: f64, alpha_each_side: f64) -> Option<f64> {
        let (c, d) = self.totals();
        if odds <= 0.0 || c == 0 || d == 0 {
            return None;
        }
        let end = (odds * (d as f64 / c as f64)).log2();
        if end.abs() > TOO_NEAR_TO_TELL {
            Some(end)
        } else if self.is_overused() && self.is_shown(alpha_each_side) {
            Some(end.max(f64::MIN_POSITIVE))
        } else {
            Some(end.min(0.0))
        }
    }

    /// Whether the chance of at least `target` of all occurrences in the target is below `exp(ln_alpha)`, if
    /// each were there with the target's share of tokens. The target's share must be above that.
    fn overuse_is_shown(&self, ln_alpha: f64) -> bool {
        if self.reference == 0 {
            return self.target as f64 * self.ln_share_of_tokens() < ln_alpha;
        }
        let (c, d) = self.totals();
        let (a, b) = (self.target as f64, self.reference as f64);
        let tokens = c as f64 + d as f64;
        let (x, y) = (c as f64 / tokens, d as f64 / tokens);
        let n = a + b;
        // The tail lies between exp(-distance) / √(8ab/n) and exp(-distance) (Ash 1965, lemma 4.7.2), which
        // decides for most terms. The room left between bounds and error is for rounding.
        let excess = a * y - b * x;
        let distance = deviance(excess, n * x) + deviance(-excess, n * y);
        if -distance < ln_alpha - 1e-6 {
            return true;
        }
        if -distance - 0.5 * (8.0 * a * b / n).ln() > ln_alpha + 1e-6 {
            return false;
        }
        Beta::new(a, b + 1.0).ln_lower_tail(x, y) < ln_alpha
    }
}

/// An error that can be asked for: from 0 to 0.5.
fn usable(alpha: f64) -> f64 {
    if alpha > 0.0 { alpha.min(0.5) } else { 0.0 }
}

/// The odds at the `alpha` quantile of Beta(a, b+1).
fn least_odds(a: u64, b: u64, alpha: f64) -> f64 {
    let (whole_a, whole_b) = (a, b);
    let (a, b) = (a as f64, b as f64);
    if whole_a == 0 {
        0.0
    } else if whole_b == 0 {
        1.0 / (-alpha.ln() / a).exp_m1()
    } else if whole_a == 1 {
        (-(-alpha).ln_1p() / (b + 1.0)).exp_m1()
    } else {
        Beta::new(a, b + 1.0).odds_quantile(alpha, 1.0 - alpha)
    }
}
