//! How strongly two things occur together: the measures of association of a pair, from four counts.
//!
//! The counts are kept as the integers they are and the difference from independence, on which most measures rest, is
//! formed before anything is divided; so a pair that is exactly as frequent as chance has it scores exactly 0, at any size of
//! corpus.
//!
//! What the counts are (articles, windows, adjacent tokens) is the caller's to say and to keep the same for all four, and so
//! is a minimum count: PMI and its kin are largest for what was met once. No pairs are found or ordered here.

use super::finite;
use super::keyness::Counts;

/// A pair of things with at least one occurrence each, as a table of two by two: both, one without the other, neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    both: u64,
    first: u64,
    second: u64,
    total: u64,
}

/// Blaheta & Johnson's measure of a pair, with its evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lambda {
    /// Natural logarithm of the odds ratio, half an occurrence added to each cell: 0 independent, above 0 attracted.
    pub lambda: f64,
    /// `lambda` in units of its standard deviation.
    pub z: f64,
}

/// [`Pair::npmi`] of two things that are `both` in so many of `all` units, and each in `a` and `b` of them. `None` where a
/// count is zero or larger than it can be, or both are in every unit.
pub fn npmi(both: u64, a: u64, b: u64, all: u64) -> Option<f64> {
    Pair::new(both, a, b, all)?.npmi()
}

impl Pair {
    /// The pair that occurs `both` times together, of `first` and `second` occurrences of each in all, among `total` units.
    ///
    /// `None` where one of the two never occurs or the counts contradict each other: more together than one alone, or more
    /// of the two than there are units.
    #[must_use]
    pub fn new(both: u64, first: u64, second: u64, total: u64) -> Option<Self> {
        let either = first.checked_add(second.checked_sub(both)?)?;
        let known = first > 0 && second > 0 && both <= first && either <= total;
        known.then_some(Self {
            both,
            first,
            second,
            total,
        })
    }

    /// Dice's coefficient on a logarithmic scale, `14 + log2(2 both / (first + second))`: at most 14, one less is half as
    /// typical, and independent of the size of the corpus (Rychlý 2008). `None` for a pair never met together.
    #[must_use]
    pub fn log_dice(&self) -> Option<f64> {
        finite(14.0 + (2.0 * self.o11() / (self.r1() + self.c1())).log2())
    }

    /// Pointwise mutual information in bits, `log2(O11 / E11)`: 0 independent (Church & Hanks 1990). `None` for a pair never
    /// met together, where it is without end.
    #[must_use]
    pub fn pmi(&self) -> Option<f64> {
        finite(self.lift().log2())
    }

    /// Normalized pointwise mutual information, `pmi / -log2(O11 / N)` (Bouma 2009): from -1, never together, by 0, as
    /// often as chance has it, to 1, never apart. `None` where both are in every unit and nothing can be told apart.
    #[must_use]
    pub fn npmi(&self) -> Option<f64> {
        if self.both == 0 {
            return Some(-1.0);
        }
        finite(self.lift().log2() / -(self.o11() / self.n()).log2())
    }

    /// `log2(O11^2 / E11)` in bits: PMI that leans less towards the rare (Daille 1994). `None` as for [`pmi`](Self::pmi).
    #[must_use]
    pub fn mi2(&self) -> Option<f64> {
        finite((self.lift() * self.o11()).log2())
    }

    /// `log2(O11^3 / E11)` in bits: PMI that leans towards the frequent (Daille 1994). `None` as for [`pmi`](Self::pmi).
    #[must_use]
    pub fn mi3(&self) -> Option<f64> {
        finite((self.lift() * self.o11() * self.o11()).log2())
    }

    /// MI.log-f, `pmi * ln(O11 + 1)` (Lexical Computing 2015, "Statistics used in
    /// the Sketch Engine"). `None` as for [`pmi`](Self::pmi).
    #[must_use]
    pub fn mi_log_f(&self) -> Option<f64> {
        Some(self.pmi()? * self.o11().ln_1p())
    }

    /// `(O11 - E11) / sqrt(O11)`, the t-score with the variance taken as `O11` (Church, Gale, Hanks & Hindle 1991). `None`
    /// for a pair never met together.
    #[must_use]
    pub fn t_score(&self) -> Option<f64> {
        finite(self.excess() / self.o11().sqrt())
    }

    /// `(O11 - E11) / sqrt(O11 (1 - O11 / N))`, the t-score with the variance of a proportion (Manning & Schütze 1999,
    /// section 5.3.1); a little further from 0. `None` for a pair never met together, or never apart and everywhere.
    #[must_use]
    pub fn t_score_binomial(&self) -> Option<f64> {
        finite(self.excess() / (self.o11() * (1.0 - self.o11() / self.n())).sqrt())
    }

    /// `(O11 - E11) / sqrt(E11 (1 - E11 / N))`, the z-score with the variance that independence has (Berry-Rogghe 1973).
    /// `None` where both are in every unit.
    #[must_use]
    pub fn z_score(&self) -> Option<f64> {
        let expected = self.expected();
        finite(self.excess() / (expected * (1.0 - expected / self.n())).sqrt())
    }

    /// ΔP of the second given the first, `O11 / R1 - O21 / R2`: how much likelier the second is where the first is than where
    /// it is not, from -1 to 1 (Gries 2013). `None` where the first is in every unit.
    #[must_use]
    pub fn delta_p_second(&self) -> Option<f64> {
        finite(self.determinant() / (self.r1() * self.r2()))
    }

    /// ΔP of the first given the second, `O11 / C1 - O12 / C2`, from -1 to 1 (Gries 2013). `None` where the second is in every
    /// unit.
    #[must_use]
    pub fn delta_p_first(&self) -> Option<f64> {
        finite(self.determinant() / (self.c1() * self.c2()))
    }

    /// The share of the first's occurrences that have the second, `O11 / R1`: 0 to 1.
    #[must_use]
    pub fn second_given_first(&self) -> f64 {
        self.o11() / self.r1()
    }

    /// The share of the second's occurrences that have the first, `O11 / C1`: 0 to 1.
    #[must_use]
    pub fn first_given_second(&self) -> f64 {
        self.o11() / self.c1()
    }

    /// Minimum sensitivity, the smaller of the two conditional shares: 0 to 1 (Pedersen 1998).
    #[must_use]
    pub fn minimum_sensitivity(&self) -> f64 {
        self.second_given_first().min(self.first_given_second())
    }

    /// Blaheta & Johnson's (2001) lambda of a pair with its z, half an occurrence added to each cell as quanteda does:
    /// `ln((O11 + 1/2)(O22 + 1/2) / ((O12 + 1/2)(O21 + 1/2)))` over the root of the sum of `1 / (O + 1/2)`. Finite for every
    /// table.
    #[must_use]
    pub fn lambda(&self) -> Lambda {
        let [o11, o12, o21, o22] = self.observed().map(|cell| cell as f64 + 0.5);
        let lambda = (o11 / o12 / o21 * o22).ln();
        let variance = 1.0 / o11 + 1.0 / o12 + 1.0 / o21 + 1.0 / o22;
        Lambda {
            lambda,
            z: lambda / variance.sqrt(),
        }
    }

    /// The log-likelihood ratio G² over all four cells, `2 sum(O ln(O / E))`: 0 independent, without sign (Dunning 1993).
    #[must_use]
    pub fn g2(&self) -> f64 {
        Counts::new(
            self.both,
            self.second - self.both,
            self.first,
            self.total - self.first,
        )
        .g2()
    }

    /// Mutual information of the whole table in bits, `sum(O / N log2(O / E))`: 0 to 1; [`g2`](Self::g2) per unit (Dunning
    /// 1998).
    #[must_use]
    pub fn mutual_information(&self) -> f64 {
        self.g2() / (2.0 * std::f64::consts::LN_2 * self.n())
    }

    /// Pearson's chi², uncorrected and without sign: 0 independent. `None` where one of the two is in every unit.
    #[must_use]
    pub fn chi2(&self) -> Option<f64> {
        Some(self.phi2()? * self.n())
    }

    /// The square of the correlation of the two, `chi2 / N`: 0 to 1 (Gale & Church 1991). `None` where one of the two is in
    /// every unit.
    #[must_use]
    pub fn phi2(&self) -> Option<f64> {
        let (row, column) = (self.delta_p_second()?, self.delta_p_first()?);
        Some(row * column)
    }

    /// Both, the first only, the second only, neither.
    fn observed(&self) -> [u64; 4] {
        let (first_only, second_only) = (self.first - self.both, self.second - self.both);
        [
            self.both,
            first_only,
            second_only,
            self.total - self.first - second_only,
        ]
    }

    fn o11(&self) -> f64 {
        self.both as f64
    }

    fn r1(&self) -> f64 {
        self.first as f64
    }

    fn r2(&self) -> f64 {
        (self.total - self.first) as f64
    }

    fn c1(&self) -> f64 {
        self.second as f64
    }

    fn c2(&self) -> f64 {
        (self.total - self.second) as f64
    }

    fn n(&self) -> f64 {
        self.total as f64
    }

    /// `E11`.
    fn expected(&self) -> f64 {
        self.r1() * self.c1() / self.n()
    }

    /// `O11 / E11`.
    fn lift(&self) -> f64 {
        self.o11() * self.n() / (self.r1() * self.c1())
    }

    /// `O11 N - R1 C1`, which is `O11 O22 - O12 O21`; rounded once.
    fn determinant(&self) -> f64 {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let (together, apart) = (product(self.both, self.total), product(self.first, self.second));
        let size = together.abs_diff(apart) as f64;
        if together < apart { -size } else { size }
    }

    /// `O11 - E11`, without loss where the two are large and alike.
    fn excess(&self) -> f64 {
        self.determinant() / self.n()
    }
}

#[cfg(test)]
mod tests;
