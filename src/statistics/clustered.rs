//! Is a frequency in one corpus another than in a second one, where what is counted comes in clusters?
//!
//! Words are not drawn one by one: an article that tells of a strike says so ten times, and what five papers copy from one
//! agency is told once. Counted as single events they make every corpus differ from every other. The way out is that of
//! surveys: the variance of a rate is estimated from the clusters as that of a ratio, held against the variance that single
//! events would have had, and the counts are divided by the quotient, the [`spread`]. What is left are effective counts,
//! which go into the exact interval of Clopper & Pearson (1934) as whole ones would (Rao & Scott 1992, Biometrics 48;
//! Korn & Graubard 1998, Survey Methodology 24). A count of zero needs no rule of its own there.
//!
//! Nothing here knows what is counted, or how many tests there are: the caller divides the error by their number.

use super::keyness::Interval;
use super::special::Beta;

/// Events that the spread of both sides together stands for when that of one side is estimated from few.
///
/// A side with three events can look evener than it is by luck, and then its few events would weigh like many.
const BORROWED: f64 = 4.0;

/// The smallest shape parameter that a tail is taken for; with fewer effective events an end is left open.
const LEAST_EVENTS: f64 = 0.5;

/// The sizes of the clusters of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// How many clusters.
    pub clusters: u64,
    /// The sum of their sizes.
    pub total: u64,
    /// The sum of the squares of their sizes.
    pub squares: u128,
}

impl Sizes {
    /// Takes in a cluster.
    pub fn add(&mut self, size: u64) {
        self.clusters += 1;
        self.total = self.total.saturating_add(size);
        self.squares = self.squares.saturating_add(u128::from(size) * u128::from(size));
    }
}

/// How often something occurs in the clusters of a corpus: sums of whole numbers, which may be added in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Events {
    /// All of them.
    pub count: u64,
    /// The sum of the squares of a cluster's events.
    pub squares: u128,
    /// The sum of the products of a cluster's events and its size.
    pub products: u128,
}

impl Events {
    /// Takes in a cluster of this size with so many events.
    pub fn add(&mut self, events: u64, size: u64) {
        self.count = self.count.saturating_add(events);
        self.squares = self
            .squares
            .saturating_add(u128::from(events) * u128::from(events));
        self.products = self
            .products
            .saturating_add(u128::from(events) * u128::from(size));
    }
}

/// How many times the variance of single events the clusters have: at least 1.
///
/// `k/(k-1) Σ (x - r n)² / Σ x` over the `k` clusters, with `x` events in a size of `n` each and `r = Σx / Σn`: the variance
/// of a ratio by linearization over that of a Poisson count. Clusters that are evener than chance count as chance. 1 where
/// there is no event or no size; with a single cluster it is all its events, because one cluster is one event.
pub fn spread(events: &Events, sizes: &Sizes) -> f64 {
    let (x, n, k) = (events.count as f64, sizes.total as f64, sizes.clusters as f64);
    if x < 1.0 || n < 1.0 {
        return 1.0;
    }
    if k < 2.0 {
        return x;
    }
    let rate = x / n;
    let squares =
        events.squares as f64 - 2.0 * rate * events.products as f64 + rate * rate * sizes.squares as f64;
    (squares * k / (k - 1.0) / x).max(1.0)
}

/// A count out of a total, and its [`spread`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Events.
    pub count: u64,
    /// What they are counted in; a total below the count is read as the count.
    pub total: u64,
    /// Their spread, at least 1; `None` where it is not known and that of the other side has to do.
    pub spread: Option<f64>,
}

/// Two samples in effective counts: `now` against `before`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    now: Effective,
    before: Effective,
    /// The spread of both sides together.
    together: f64,
    raw: [Sample; 2],
}

/// A count and its total, both divided by a spread.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Effective {
    count: f64,
    total: f64,
}

impl Pair {
    /// Takes `now` against `before`. The spread of each side is drawn towards that of both together, the more the fewer
    /// effective events it was estimated from.
    pub fn new(now: Sample, before: Sample) -> Self {
        let (a, b) = (now.variance(), before.variance());
        let counted = a.map_or(0, |_| now.count) as f64 + b.map_or(0, |_| before.count) as f64;
        let together = if counted > 0.0 {
            (a.unwrap_or(0.0) + b.unwrap_or(0.0)) / counted
        } else {
            1.0
        };
        Self {
            now: now.effective(together),
            before: before.effective(together),
            together,
            raw: [now, before],
        }
    }

    /// The log ratio to base 2 of the two rates; `None` where a count or a total is zero.
    pub fn log_ratio(&self) -> Option<f64> {
        let [now, before] = self.raw;
        let rate = |sample: Sample| sample.count as f64 / sample.size();
        let some = now.count > 0 && before.count > 0;
        some.then(|| rate(now).log2() - rate(before).log2())
    }

    /// The exact interval of the log ratio to base 2, each side missed with chance `alpha_each_side` (at most 0.5).
    ///
    /// With `a` and `b` effective events, the lower end is read off the `alpha` quantile of Beta(a, b+1), the upper off the
    /// `1 - alpha` quantile of Beta(a+1, b). Unbounded where a side has less than half an effective event to bound it by,
    /// and on both sides where a total is zero.
    pub fn interval(&self, alpha_each_side: f64) -> Interval {
        let (now, before) = (self.now, self.before);
        Interval {
            low: low_end(now, before, alpha_each_side),
            high: low_end(before, now, alpha_each_side).map(|end| -end),
        }
    }

    /// The natural logarithm of the chance of at least as much of it now, if it were `tolerance` times as frequent as before.
    pub fn ln_error(&self, tolerance: f64) -> f64 {
        let (now, before) = (self.now, self.before);
        if now.count < LEAST_EVENTS || now.total <= 0.0 || before.total <= 0.0 {
            return 0.0;
        }
        let (own, other) = (now.total * tolerance.max(1.0), before.total);
        let sum = own + other;
        Beta::new(now.count, before.count + 1.0).ln_lower_tail(own / sum, other / sum)
    }

    /// `before` against `now`.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let [now, before] = self.raw;
        Self {
            now: self.before,
            before: self.now,
            together: self.together,
            raw: [before, now],
        }
    }

    /// The natural logarithm of the least error at which a ratio beyond `tolerance` could be shown, in the direction in which
    /// that is easiest, had all events fallen on the one side: what makes something too rare to be tested at all (Tarone
    /// 1990, Biometrics 46).
    pub fn ln_least_error(&self, tolerance: f64) -> f64 {
        let [now, before] = self.raw;
        let events = (now.count as f64 + before.count as f64) / self.together;
        let (c, d) = (now.size(), before.size());
        if c <= 0.0 || d <= 0.0 {
            return 0.0;
        }
        let share = |own: f64, other: f64| -(other / (own * tolerance.max(1.0))).ln_1p();
        events * share(c, d).min(share(d, c))
    }
}

impl Sample {
    /// The total, not below the count.
    fn size(&self) -> f64 {
        self.total.max(self.count) as f64
    }

    /// The variance that its clusters give the count, if they are known.
    fn variance(&self) -> Option<f64> {
        let spread = self.spread.filter(|spread| spread.is_finite())?;
        Some(spread.max(1.0) * self.count as f64)
    }

    fn effective(&self, together: f64) -> Effective {
        let spread = self
            .variance()
            .filter(|_| self.count > 0)
            .map_or(together, |variance| {
                let own = variance / self.count as f64;
                let events = self.count as f64 / own;
                (events * own + BORROWED * together) / (events + BORROWED)
            });
        Effective {
            count: self.count as f64 / spread,
            total: self.size() / spread,
        }
    }
}

/// The least log ratio of the first to the second.
fn low_end(of: Effective, to: Effective, alpha: f64) -> Option<f64> {
    if of.count < LEAST_EVENTS || of.total <= 0.0 || to.total <= 0.0 || alpha.is_nan() || alpha <= 0.0 {
        return None;
    }
    let alpha = alpha.min(0.5);
    let odds = Beta::new(of.count, to.count + 1.0).odds_quantile(alpha, 1.0 - alpha);
    let end = (odds * (to.total / of.total)).log2();
    end.is_finite().then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::keyness::Counts;

    fn sample(count: u64, total: u64, spread: Option<f64>) -> Sample {
        Sample { count, total, spread }
    }

    fn of(clusters: &[(u64, u64)]) -> f64 {
        let (mut events, mut sizes) = (Events::default(), Sizes::default());
        for &(x, n) in clusters {
            sizes.add(n);
            events.add(x, n);
        }
        spread(&events, &sizes)
    }

    #[test]
    fn the_spread_is_the_variance_of_a_ratio_over_that_of_single_events() {
        // Residuals of x = 0, 0, 4, 0 at equal sizes: 1 + 1 + 9 + 1 = 12, times 4/3, over 4 events.
        assert!((of(&[(0, 10), (0, 10), (4, 10), (0, 10)]) - 4.0).abs() < 1e-12);
        // A rate of 9/60 leaves -1.5, 1, 0.5: 3.5 times 3/2 over 9 is less than chance.
        assert_eq!(of(&[(0, 10), (4, 20), (5, 30)]).to_bits(), 1.0_f64.to_bits());
        assert!((of(&[(0, 10), (0, 20), (9, 30)]) - (2.25 + 9.0 + 20.25) * 1.5 / 9.0).abs() < 1e-12);
        assert_eq!((of(&[]), of(&[(0, 5)]), of(&[(7, 50)])), (1.0, 1.0, 7.0));
    }

    #[test]
    fn single_events_have_the_exact_interval() {
        for (a, b, c, d) in [
            (30, 10, 1000, 900),
            (5, 60, 500, 5000),
            (2, 3, 100, 100),
            (7, 0, 100, 300),
            (0, 9, 50, 70),
        ] {
            let pair = Pair::new(sample(a, c, Some(1.0)), sample(b, d, Some(1.0)));
            let (got, expected) = (pair.interval(1e-4), Counts::new(a, b, c, d).interval(1e-4));
            for (got, expected) in [(got.low, expected.low), (got.high, expected.high)] {
                assert_eq!(got.is_some(), expected.is_some());
                assert!(
                    (got.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-9,
                    "{got:?} {expected:?}"
                );
            }
            let ratio = Counts::new(a, b, c, d)
                .rates()
                .and_then(|rates| rates.log_ratio());
            assert_eq!(pair.log_ratio().is_some(), ratio.is_some());
        }
    }

    #[test]
    fn fractions_of_events_agree_with_scipy() {
        // beta.ppf(1e-5, 30/2.5, 10/2.5 + 1) and beta.ppf(1 - 1e-5, 30/2.5 + 1, 10/2.5), as log2 of the odds.
        let pair = Pair::new(sample(30, 1000, Some(2.5)), sample(10, 1000, Some(2.5)));
        let interval = pair.interval(1e-5);
        assert!(
            (interval.low.unwrap() - (-1.816_594_396_355)).abs() < 1e-9,
            "{interval:?}"
        );
        assert!(
            (interval.high.unwrap() - 6.816_593_246_750).abs() < 1e-9,
            "{interval:?}"
        );
    }

    #[test]
    fn few_events_borrow_the_spread_of_both_sides() {
        let even = Pair::new(sample(2, 1000, Some(1.0)), sample(80, 1000, Some(4.0)));
        let borrowed = Pair::new(sample(2, 1000, None), sample(80, 1000, Some(4.0)));
        assert!(even.now.count < 2.0 / 2.9 && even.now.count > borrowed.now.count);
        assert_eq!(borrowed.now.count.to_bits(), 0.5_f64.to_bits());
        assert_eq!(even.mirrored().mirrored(), even);
    }

    #[test]
    fn the_least_error_is_that_of_all_events_on_one_side() {
        let pair = Pair::new(sample(12, 1000, Some(1.0)), sample(8, 1000, Some(1.0)));
        assert!((pair.ln_least_error(1.0) - 20.0 * 0.5_f64.ln()).abs() < 1e-9);
        assert!((pair.ln_least_error(1.25) - 20.0 * (1.25_f64 / 2.25).ln()).abs() < 1e-9);
        let all = Pair::new(sample(20, 1000, Some(1.0)), sample(0, 1000, Some(1.0)));
        assert!((all.ln_error(1.25) - all.ln_least_error(1.25)).abs() < 1e-9);
        let absurd = Pair::new(sample(5, 0, None), sample(5, 5, None));
        assert!(!absurd.ln_least_error(f64::NAN).is_nan());
    }

    #[test]
    fn absurd_samples_give_no_number_that_is_none() {
        for spread in [None, Some(f64::NAN), Some(f64::INFINITY), Some(-1.0), Some(1e300)] {
            for (count, total) in [
                (0, 0),
                (1, 0),
                (0, 1),
                (u64::MAX, u64::MAX),
                (u64::MAX, 1),
                (3, u64::MAX),
            ] {
                let pair = Pair::new(sample(count, total, spread), sample(7, 900, Some(1.5)));
                for pair in [pair, pair.mirrored()] {
                    for alpha in [0.0, 1e-300, 0.01, 7.0, f64::NAN] {
                        let interval = pair.interval(alpha);
                        assert!(
                            interval.low.is_none_or(f64::is_finite)
                                && interval.high.is_none_or(f64::is_finite)
                        );
                    }
                    assert!(!pair.ln_error(1.1).is_nan() && !pair.ln_least_error(1.1).is_nan());
                    assert!(pair.log_ratio().is_none_or(f64::is_finite));
                }
            }
        }
    }
}
