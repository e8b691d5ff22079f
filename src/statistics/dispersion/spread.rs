//! One term over the parts of a corpus, and every measure of its spread.
//!
//! Only the parts that have the term are kept; what the others add to a sum is either 0 or the same for each
//! of them, so it is added by their number. Measures on rates (Juilland's D, Carroll's D2, `D_A`) treat a
//! short part as the equal of a long one; those on shares (DP, Rosengren's S, KLD) weigh parts by their size.
//!
//! Notation: `k` parts, `v` the term's count in a part, `f` the sum of the `v`, `s` the part's tokens, `w`
//! its share of all tokens, `t = v/f`, `R = v/s`, `r = R / sum R`. Zero logarithms: `0 * log 0` is 0.

use super::{Dp, Totals, total};

/// The counts of one term, at least 1 in all, over the parts of a corpus. Made by [`super::Parts::spread`]
/// or, where every part is at hand, by [`Spread::dense`].
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Count and size of each part with the term.
    found: Vec<(u64, u64)>,
    /// Occurrences in all parts.
    term: u64,
    totals: Totals,
}

impl Spread {
    pub(super) fn new(found: Vec<(u64, u64)>, totals: Totals) -> Option<Self> {
        let term = total(found.iter().map(|(count, _)| *count))?;
        (term > 0).then_some(Self { found, term, totals })
    }

    /// From the count and the size of every part, in the same order. A part of size 0 is no part.
    ///
    /// `None` where the lists differ in length, the term does not occur, it occurs in a part of size 0, or a
    /// sum does not fit into 64 bits.
    #[must_use]
    pub fn dense(counts: &[u64], sizes: &[u64]) -> Option<Self> {
        (counts.len() == sizes.len()).then_some(())?;
        super::Parts::new(sizes)?.spread(counts.iter().copied().enumerate())
    }

    /// From the counts alone, for parts taken as equal in size: rates are then counts and every share is
    /// `1/k`.
    #[must_use]
    pub fn equal_parts(counts: &[u64]) -> Option<Self> {
        Self::dense(counts, &vec![1; counts.len()])
    }

    /// Occurrences in all parts, `f`: 1 or more.
    #[must_use]
    pub fn frequency(&self) -> u64 {
        self.term
    }

    /// Number of parts that have the term: 1 to `k`, `k` is even.
    #[must_use]
    pub fn range(&self) -> u64 {
        self.found.len() as u64
    }

    /// `range / k`, above 0 to 1, 1 is even.
    #[must_use]
    pub fn relative_range(&self) -> f64 {
        self.range() as f64 / self.parts()
    }

    /// Population standard deviation of the counts, in tokens; 0 is even if the parts are equal in size.
    #[must_use]
    pub fn sd(&self) -> f64 {
        self.deviation(|count, _| count as f64).1
    }

    /// Variation coefficient of the counts, [`sd`](Self::sd) over their mean: 0 (even if the parts are equal
    /// in size) to the root of `k - 1`.
    #[must_use]
    pub fn variation(&self) -> f64 {
        let (mean, sd) = self.deviation(|count, _| count as f64);
        sd / mean
    }

    /// Juilland's D, `1 - (sd R / mean R) / root(k - 1)`: 0 (one part only) to 1 (even). `None` for one part.
    ///
    /// With parts of one size this is the D of the counts (Juilland, Brodin & Davidovitch 1970). Bunches near
    /// 1 when there are many parts (Biber et al. 2016).
    #[must_use]
    pub fn juilland_d(&self) -> Option<f64> {
        let (mean, sd) = self.deviation(rate);
        (self.totals.parts > 1).then(|| (1.0 - sd / mean / (self.parts() - 1.0).sqrt()).clamp(0.0, 1.0))
    }

    /// Carroll's D2, `-sum r log2 r / log2 k`: 0 (one part only) to 1 (even). `None` for one part (Carroll
    /// 1970).
    #[must_use]
    pub fn carroll_d2(&self) -> Option<f64> {
        let sum = self.sum(rate);
        let entropy = -self.sum(|count, size| {
            let share = rate(count, size) / sum;
            share * share.log2()
        });
        (self.totals.parts > 1).then(|| (entropy / self.parts().log2()).clamp(0.0, 1.0))
    }

    /// Rosengren's S, `(sum root(w v))^2 / f`: smallest `w` (all in the smallest part) to 1 (even) (Rosengren
    /// 1971).
    #[must_use]
    pub fn rosengren_s(&self) -> f64 {
        let tokens = self.totals.tokens as f64;
        let sum = self.sum(|count, size| (size as f64 / tokens * count as f64).sqrt());
        (sum * sum / self.term as f64).min(1.0)
    }

    /// Gries' DP and `DPnorm`: 0 is even. See [`Dp`].
    #[must_use]
    pub fn dp(&self) -> Dp {
        self.totals.dp(self.surplus(), self.term)
    }

    /// `1 - DP / (1 - smallest w of a part with the term)`: 0 (one part only) to 1 (even). `None` where the
    /// only part is the whole corpus (Egbert, Burch & Biber 2020).
    #[must_use]
    pub fn dp_egbert(&self) -> Option<f64> {
        let smallest = self.found.iter().map(|(_, size)| *size).min()?;
        let rest = (self.totals.tokens - smallest) as f64;
        (rest > 0.0).then(|| (1.0 - self.surplus() as f64 / (self.term as f64 * rest)).clamp(0.0, 1.0))
    }

    /// `D_A`: 0 (one part only) to 1 (even). `None` for one part (Burch, Egbert & Biber 2017).
    ///
    /// With the rates sorted downward, `2 (sum i r_i - 1) / (k - 1)`, `i` from 1; equal to the long form, 1
    /// minus the mean difference of two rates over twice their mean.
    #[must_use]
    pub fn da(&self) -> Option<f64> {
        let mut rates: Vec<f64> = self
            .found
            .iter()
            .map(|(count, size)| rate(*count, *size))
            .collect();
        rates.sort_by(|a, b| b.total_cmp(a));
        let sum = rates.iter().fold(0.0, |sum, rate| sum + rate);
        let ranked = rates
            .iter()
            .zip(1_u64..)
            .fold(0.0, |ranked, (rate, i)| ranked + i as f64 * (rate / sum));
        (self.totals.parts > 1).then(|| (2.0 * (ranked - 1.0) / (self.parts() - 1.0)).clamp(0.0, 1.0))
    }

    /// Kullback-Leibler divergence of the term from the text in bits, `sum t log2(t / w)`: 0 (even) upward
    /// without a fixed end (Gries 2020).
    #[must_use]
    pub fn kld(&self) -> f64 {
        let (term, tokens) = (self.term as f64, self.totals.tokens as f64);
        let sum = self.sum(|count, size| {
            let share = count as f64 / term;
            share * (share / (size as f64 / tokens)).log2()
        });
        sum.max(0.0)
    }

    /// `KLD / (1 + KLD)`: 0 (even) to below 1 (Gries 2020, 2024).
    #[must_use]
    pub fn kld_normalized(&self) -> f64 {
        let kld = self.kld();
        kld / (1.0 + kld)
    }

    /// `1 / (1 + KLD)`, which is 1 minus [`kld_normalized`](Self::kld_normalized): above 0 to 1 (even).
    #[must_use]
    pub fn kld_reversed(&self) -> f64 {
        1.0 / (1.0 + self.kld())
    }

    /// Zhang's distributional consistency, `(sum root(v) / k)^2 / (f / k)`: `1/k` (one part only) to 1
    /// (even). Takes the parts as equal in size (Zhang, Huang & Yu 2004, after Gries 2008).
    #[must_use]
    pub fn zhang_dc(&self) -> f64 {
        (self.rosengren_kf() / self.term as f64).min(1.0)
    }

    /// Lyne's D3, `1 - chi2 / (4 f)` with chi2 of the counts against `f/k` each: 1 is even; below 0 for a
    /// term that sits in few of many parts. Takes the parts as equal in size (Lyne 1985, after Gries 2008).
    #[must_use]
    pub fn lyne_d3(&self) -> f64 {
        let (mean, sd) = self.deviation(|count, _| count as f64);
        let chi2 = sd * sd * self.parts() / mean;
        1.0 - chi2 / (4.0 * self.term as f64)
    }

    /// Juilland's usage coefficient `U = f D`, in tokens: 0 to `f` (even). `None` for one part.
    #[must_use]
    pub fn juilland_u(&self) -> Option<f64> {
        Some(self.term as f64 * self.juilland_d()?)
    }

    /// Carroll's adjusted frequency `Um = f D2 + (1 - D2) f/k`, in tokens: `f/k` to `f` (even). `None` for
    /// one part (Carroll 1970).
    #[must_use]
    pub fn carroll_um(&self) -> Option<f64> {
        let (d2, f) = (self.carroll_d2()?, self.term as f64);
        Some(f * d2 + (1.0 - d2) * f / self.parts())
    }

    /// Rosengren's adjusted frequency `KF = (sum root(v))^2 / k`, in tokens: `f/k` to `f` (even). Takes the
    /// parts as equal in size (Rosengren 1971).
    #[must_use]
    pub fn rosengren_kf(&self) -> f64 {
        let sum = self.sum(|count, _| (count as f64).sqrt());
        sum * sum / self.parts()
    }

    /// Engwall's adjusted frequency `FM = f range / k`, in tokens: `f/k` to `f` (even) (Engwall 1974, after
    /// Gries 2008).
    #[must_use]
    pub fn engwall_fm(&self) -> f64 {
        self.term as f64 * self.range() as f64 / self.parts()
    }

    /// Kromer's UR, the sum over the parts of `1 + 1/2 + ... + 1/v`, in tokens: each further occurrence in a
    /// part counts for less; `f` where no part has more than one (Kromer 2003, after Gries 2008).
    #[must_use]
    pub fn kromer_ur(&self) -> f64 {
        self.sum(|count, _| harmonic(count))
    }

    fn surplus(&self) -> u128 {
        self.found
            .iter()
            .map(|(count, size)| self.totals.surplus(*count, *size, self.term))
            .sum()
    }

    fn parts(&self) -> f64 {
        self.totals.parts as f64
    }

    fn sum(&self, of: impl Fn(u64, u64) -> f64) -> f64 {
        self.found
            .iter()
            .fold(0.0, |sum, (count, size)| sum + of(*count, *size))
    }

    /// Mean and population standard deviation of a value that is 0 in the parts without the term.
    fn deviation(&self, of: impl Fn(u64, u64) -> f64) -> (f64, f64) {
        let mean = self.sum(&of) / self.parts();
        let absent = (self.totals.parts - self.range()) as f64;
        let squares = self.sum(|count, size| (of(count, size) - mean).powi(2)) + absent * mean * mean;
        (mean, (squares / self.parts()).sqrt())
    }
}

fn rate(count: u64, size: u64) -> f64 {
    count as f64 / size as f64
}

/// `1 + 1/2 + ... + 1/n`; beyond 64 by its asymptotic series, whose error is then below 1e-15.
fn harmonic(n: u64) -> f64 {
    const EULER_GAMMA: f64 = 0.577_215_664_901_532_9;
    if n <= 64 {
        return (1..=n).rev().fold(0.0, |sum, i| sum + 1.0 / i as f64);
    }
    let x = n as f64;
    let square = 1.0 / (x * x);
    x.ln() + EULER_GAMMA + 0.5 / x - square / 12.0 + square * square / 120.0
        - square * square * square / 252.0
}
