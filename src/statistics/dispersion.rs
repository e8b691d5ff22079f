//! Dispersion: how evenly a term is spread over the parts (articles, sections, groups) of a corpus.
//!
//! Gries' DP needs only the parts that have the term: the shares of term and text both add up to 1, so half
//! the sum of all differences is the sum of the positive ones, and a part without the term has none. That
//! makes it exact in integers, independent of order, and as cheap as the term's postings even when there are
//! a million parts.
//!
//! Which end means "even" differs between measures and is said at each; it computes no tables, tests or
//! ranks.

mod gaps;
mod sparse;
mod spread;

pub use gaps::Gaps;
pub use sparse::sparse_dp_norm;
pub use spread::Spread;

/// The parts of a corpus, prepared once for measuring many terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    sizes: Vec<u64>,
    totals: Totals,
}

/// What the measures need to know about all parts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Totals {
    /// Parts with at least one token.
    parts: u64,
    /// Tokens of all parts.
    tokens: u64,
    /// Tokens of the smallest part.
    smallest: u64,
}

/// Gries' deviation of proportions, plain and normalized. 0 is perfectly even for both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dp {
    /// `1/2 * sum |t - w|` over the parts, with `t` the part's share of the term and `w` its share of the
    /// text; from 0 (even) to just below 1 (Gries 2008).
    pub dp: f64,
    /// `dp / (1 - smallest w)`, from 0 (even) to 1 (all in the smallest part); `None` where there is one part
    /// only (Lijffijt & Gries 2012).
    pub dp_norm: Option<f64>,
}

impl Parts {
    /// Parts of these sizes in tokens. A part of size 0 is no part: it counts nowhere, but keeps its index.
    ///
    /// `None` where no part has a token, or where all tokens together do not fit into 64 bits.
    #[must_use]
    pub fn new(sizes: &[u64]) -> Option<Self> {
        let tokens = total(sizes.iter().copied())?;
        let filled = || sizes.iter().copied().filter(|size| *size > 0);
        let totals = Totals {
            parts: filled().count() as u64,
            tokens,
            smallest: filled().min()?,
        };
        Some(Self {
            sizes: sizes.to_vec(),
            totals,
        })
    }

    /// Parts with at least one token, the `k` of the formulas.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.totals.parts
    }

    /// Tokens of all parts.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        self.totals.tokens
    }

    /// Share of the text that part `part` is, the `w` of the formulas: above 0 to 1. `None` for an index that
    /// is no part.
    #[must_use]
    pub fn share(&self, part: usize) -> Option<f64> {
        Some(self.size(part)? as f64 / self.totals.tokens as f64)
    }

    /// The smallest share of any part, above 0 to 1.
    #[must_use]
    pub fn smallest_share(&self) -> f64 {
        self.totals.smallest as f64 / self.totals.tokens as f64
    }

    /// [`Dp`] of a term from its postings (index of the part, count), in two passes over them and without
    /// memory.
    ///
    /// Each part may come at most once, in any order; the result is the same to the last bit. `None` where
    /// the term does not occur, where it occurs in an index that is no part, or where its counts do not fit
    /// into 64 bits.
    #[must_use]
    pub fn dp(&self, postings: impl IntoIterator<Item = (usize, u64)> + Clone) -> Option<Dp> {
        let term = total(postings.clone().into_iter().map(|(_, count)| count))?;
        let mut surplus = 0;
        for (part, count) in postings.into_iter().filter(|(_, count)| *count > 0) {
            surplus += self.totals.surplus(count, self.size(part)?, term);
        }
        (term > 0).then(|| self.totals.dp(surplus, term))
    }

    /// What one part adds to [`Parts::dp_of`]: how much more of a term that occurs `term` times in all it has than its
    /// share of the text, in units that all parts have in common; 0 where it has less or is no part.
    #[must_use]
    pub fn surplus(&self, part: usize, count: u64, term: u64) -> u128 {
        self.size(part)
            .map_or(0, |size| self.totals.surplus(count, size, term))
    }

    /// [`Dp`] of a term that occurs `term` times, from the sum of [`Parts::surplus`] over the parts that have it, in any
    /// order: the same as [`Parts::dp`] where the postings come by part and not by term. `None` where it does not occur.
    #[must_use]
    pub fn dp_of(&self, surplus: u128, term: u64) -> Option<Dp> {
        (term > 0).then(|| self.totals.dp(surplus, term))
    }

    /// Number of parts that have the term, from its postings: 0 to [`count`](Self::count), more is more even.
    /// A part must come at most once; an index that is no part is not counted.
    #[must_use]
    pub fn range(&self, postings: impl IntoIterator<Item = (usize, u64)>) -> u64 {
        postings
            .into_iter()
            .filter(|(part, count)| *count > 0 && self.size(*part).is_some())
            .count() as u64
    }

    /// One term over these parts, ready for every measure, from its postings in strictly ascending order of
    /// part (so that float sums have one order). Memory and time grow with the postings, not with the parts.
    ///
    /// `None` where the term does not occur, parts are repeated or out of order, the term occurs in an index
    /// that is no part, or its counts do not fit into 64 bits.
    #[must_use]
    pub fn spread(&self, postings: impl IntoIterator<Item = (usize, u64)>) -> Option<Spread> {
        let mut found = Vec::new();
        let mut before = None;
        for (part, count) in postings {
            if before.is_some_and(|before| before >= part) {
                return None;
            }
            before = Some(part);
            if count > 0 {
                found.push((count, self.size(part)?));
            }
        }
        Spread::new(found, self.totals)
    }

    fn size(&self, part: usize) -> Option<u64> {
        self.sizes.get(part).copied().filter(|size| *size > 0)
    }
}

impl Totals {
    /// `max(0, t - w)` of one part, times the tokens of the term and of all parts. Exact; the sum over the
    /// parts is at most that product, so it cannot overflow.
    fn surplus(self, count: u64, size: u64, term: u64) -> u128 {
        let expected = u128::from(size) * u128::from(term);
        (u128::from(count) * u128::from(self.tokens)).saturating_sub(expected)
    }

    /// `term`, the occurrences in all parts, is at least 1.
    fn dp(self, surplus: u128, term: u64) -> Dp {
        let over = |tokens: u64| (surplus as f64 / (term as f64 * tokens as f64)).min(1.0);
        let rest = self.tokens - self.smallest;
        Dp {
            dp: over(self.tokens),
            dp_norm: (rest > 0).then(|| over(rest)),
        }
    }
}

/// The sum, or `None` where it does not fit into 64 bits.
fn total(mut counts: impl Iterator<Item = u64>) -> Option<u64> {
    counts.try_fold(0, u64::checked_add)
}

#[cfg(test)]
mod tests;
