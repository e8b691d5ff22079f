//! Dispersion by distance: how far apart the occurrences of a term are in one running text.
//!
//! The text is read as a ring, so that the gap before the first occurrence is joined to the gap after the
//! last and all gaps add up to the text. The order of documents therefore matters, as it does not for parts.
//!
//! It knows positions only and takes no part borders into account.

/// The occurrences of one term in a text: `f` of them in `N` tokens, with gaps `d` that add up to `N`
/// (Savický & Hlaváčová 2002 for all measures).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    gaps: Vec<u64>,
    tokens: u64,
}

impl Gaps {
    /// From the positions of the occurrences, counted from 0 and strictly ascending, in a text of `tokens`
    /// tokens.
    ///
    /// `None` without an occurrence, for positions out of order, and for a position at or after `tokens`.
    #[must_use]
    pub fn new(positions: &[u64], tokens: u64) -> Option<Self> {
        let (first, last) = (*positions.first()?, *positions.last()?);
        let ascending = positions.is_sorted_by(|a, b| a < b);
        if !ascending || last >= tokens {
            return None;
        }
        let mut gaps = vec![tokens - last + first];
        gaps.extend(positions.iter().zip(positions.iter().skip(1)).map(|(a, b)| b - a));
        Some(Self { gaps, tokens })
    }

    /// Average reduced frequency, `(f/N) sum min(d, N/f)`, in tokens: from above 1 (all in one place) to `f`
    /// (even); 1 for a single occurrence.
    #[must_use]
    pub fn arf(&self) -> f64 {
        let (f, n) = (self.gaps.len() as u128, u128::from(self.tokens));
        let sum: u128 = self.gaps.iter().map(|gap| (u128::from(*gap) * f).min(n)).sum();
        sum as f64 / n as f64
    }

    /// Average waiting time, `(1 + sum d^2 / N) / 2`, in tokens: from `(1 + N/f) / 2` (even) to about `N/2`
    /// (all in one place).
    #[must_use]
    pub fn awt(&self) -> f64 {
        0.5 * (1.0 + self.squares() / self.tokens as f64)
    }

    /// Frequency corrected by the average waiting time, `N / (2 AWT - 1)`, in tokens: about 1 (all in one
    /// place) to `f` (even).
    #[must_use]
    pub fn f_awt(&self) -> f64 {
        self.tokens as f64 / (self.squares() / self.tokens as f64)
    }

    /// Average logarithmic distance, `sum d log10 d / N`, in powers of ten of tokens: from `log10(N/f)`
    /// (even) to about `log10 N` (all in one place).
    #[must_use]
    pub fn ald(&self) -> f64 {
        let sum = self
            .gaps
            .iter()
            .fold(0.0, |sum, gap| sum + *gap as f64 * (*gap as f64).log10());
        sum / self.tokens as f64
    }

    /// Frequency corrected by the average logarithmic distance, `N * 10^-ALD`, in tokens: about 1 (all in one
    /// place) to `f` (even).
    #[must_use]
    pub fn f_ald(&self) -> f64 {
        self.tokens as f64 * 10_f64.powf(-self.ald())
    }

    /// Every gap is at most `N`, so the squares add up to at most `N^2`, which fits.
    fn squares(&self) -> f64 {
        self.gaps.iter().map(|gap| u128::from(*gap).pow(2)).sum::<u128>() as f64
    }
}
