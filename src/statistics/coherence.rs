//! Whether the terms of a list belong together: how often they stand in the same articles or windows.
//!
//! All measures are means or sums over the pairs of a list, so [`Meetings`] counts once in how many units each term stands and
//! each two meet, as integers, and every measure is read off it. A pair that never meets is worth -1 in [`Meetings::npmi`],
//! the limit; measures without that division have none, so they add a little to the probability, which the caller names.
//!
//! What a unit is (an article, a window of ten tokens) and which terms make the list is the caller's to say. The measure
//! `C_v` is left out: the numbers of its paper could not be reproduced.

use super::association;

/// In how many of so many units each term of a list stands, and each two of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meetings {
    all: u64,
    single: Vec<u64>,
    /// Of the pairs (1, 0), (2, 0), (2, 1), (3, 0) and so on: the later term after the earlier.
    pair: Vec<u64>,
}

impl Meetings {
    /// Counts them from the units of each term, ascending and each once, out of `all` units.
    #[must_use]
    pub fn new(units: &[&[u32]], all: u64) -> Self {
        let single = units.iter().map(|units| units.len() as u64).collect();
        let pair = units
            .iter()
            .enumerate()
            .flat_map(|(at, later)| units.iter().take(at).map(move |earlier| shared(later, earlier)))
            .collect();
        Self { all, single, pair }
    }

    /// Mean normalized pointwise mutual information of the pairs, `ln(p12 / (p1 p2)) / -ln p12` (Bouma 2009): -1 where no two
    /// meet, 0 as often as chance has it, 1 where all are always together.
    ///
    /// A pair that both stand in every unit tells nothing and is passed over; `None` where no pair is left.
    #[must_use]
    pub fn npmi(&self) -> Option<f64> {
        mean(
            self.pairs()
                .filter_map(|pair| association::npmi(pair.both, pair.earlier, pair.later, self.all)),
        )
    }

    /// The same with `epsilon` added to `p12`, as gensim computes it with 1e-12: a pair that never meets then scores a little
    /// above or below -1. `None` as for [`npmi`](Self::npmi).
    #[must_use]
    pub fn npmi_smoothed(&self, epsilon: f64) -> Option<f64> {
        mean(self.pairs().filter_map(|pair| {
            let together = self.share(pair.both) + epsilon;
            super::finite(self.lift(&pair, epsilon).ln() / -together.ln())
        }))
    }

    /// Mean pointwise mutual information of the pairs in nats, `ln((p12 + epsilon) / (p1 p2))`: UCI (Newman et al. 2010).
    ///
    /// Pairs with a term that stands nowhere are passed over; `None` where no pair is left.
    #[must_use]
    pub fn uci(&self, epsilon: f64) -> Option<f64> {
        mean(
            self.pairs()
                .filter_map(|pair| super::finite(self.lift(&pair, epsilon).ln())),
        )
    }

    /// UMass (Mimno et al. 2011), the sum over the pairs of `ln((D12 + 1) / D1)`, where `D1` is the number of units of the
    /// earlier of the two: 0 and below, but for a pair that is always together.
    ///
    /// Pairs whose earlier term stands nowhere are passed over; `None` where no pair is left.
    #[must_use]
    pub fn umass(&self) -> Option<f64> {
        let values = self
            .pairs()
            .filter_map(|pair| super::finite(((pair.both as f64 + 1.0) / pair.earlier as f64).ln()));
        total(values).map(|(sum, _)| sum)
    }

    /// The pairs in the order of `pair`.
    fn pairs(&self) -> impl Iterator<Item = Counted> {
        let terms = self
            .single
            .iter()
            .enumerate()
            .flat_map(|(at, &later)| self.single.iter().take(at).map(move |&earlier| (earlier, later)));
        terms
            .zip(&self.pair)
            .map(|((earlier, later), &both)| Counted { earlier, later, both })
    }

    fn share(&self, units: u64) -> f64 {
        units as f64 / self.all as f64
    }

    /// `(p12 + epsilon) / (p1 p2)`.
    fn lift(&self, pair: &Counted, epsilon: f64) -> f64 {
        (self.share(pair.both) + epsilon) / (self.share(pair.earlier) * self.share(pair.later))
    }
}

/// The units of two terms, and of both together.
struct Counted {
    earlier: u64,
    later: u64,
    both: u64,
}

/// How many numbers two ascending lists share.
fn shared(left: &[u32], right: &[u32]) -> u64 {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut both = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                both += 1;
                left.next();
                right.next();
            }
        }
    }
    both
}

/// The sum of some values in their order, and how many there are; `None` for none.
fn total(values: impl Iterator<Item = f64>) -> Option<(f64, u32)> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then_some((sum, count))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    total(values).map(|(sum, count)| sum / f64::from(count))
}

#[cfg(test)]
mod tests;
