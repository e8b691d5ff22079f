//! The frequency spectrum of a text and the measures that need nothing else.
//!
//! A spectrum is short (a large corpus has some thousand different frequencies), so a measure of millions of
//! types costs a few thousand steps, and its sums run over ascending frequencies whatever the order of the
//! types was.
//!
//! It keeps neither the types nor their order in the text.

/// How many types occur how often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spectrum {
    /// (frequency, types with it), both at least 1, frequencies strictly ascending.
    classes: Vec<(u64, u64)>,
    tokens: u64,
    types: u64,
}

/// What [`Spectrum::hdd`] does with a text of fewer tokens than the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShortText {
    /// The measure is undefined, as `LexicalRichness` has it.
    Undefined,
    /// The sample is the whole text, as Wordless has it; the value is then the type-token ratio.
    WholeText,
}

impl Spectrum {
    /// From pairs (frequency, number of types with it) in any order; equal frequencies are added up, zeros
    /// dropped. Sums beyond 64 bits stay at the largest value.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut pairs: Vec<(u64, u64)> = pairs
            .into_iter()
            .filter(|(i, types)| *i > 0 && *types > 0)
            .collect();
        pairs.sort_unstable();
        let mut spectrum = Self::default();
        for (frequency, types) in pairs {
            spectrum.tokens = spectrum.tokens.saturating_add(frequency.saturating_mul(types));
            spectrum.types = spectrum.types.saturating_add(types);
            match spectrum.classes.last_mut() {
                Some((last, sum)) if *last == frequency => *sum = sum.saturating_add(types),
                _ => spectrum.classes.push((frequency, types)),
            }
        }
        spectrum
    }

    /// From the frequency of each type, in any order; zeros are no types.
    #[must_use]
    pub fn of_frequencies(frequencies: impl IntoIterator<Item = u64>) -> Self {
        let mut frequencies: Vec<u64> = frequencies.into_iter().collect();
        frequencies.sort_unstable();
        Self::new(
            frequencies
                .chunk_by(|a, b| a == b)
                .filter_map(|run| Some((*run.first()?, run.len() as u64))),
        )
    }

    /// From the tokens of a text as type ids, in any order.
    #[must_use]
    pub fn of_ids(ids: &[u32]) -> Self {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        Self::of_frequencies(ids.chunk_by(|a, b| a == b).map(|run| run.len() as u64))
    }

    /// Tokens, `N`.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        self.tokens
    }

    /// Types, `V`.
    #[must_use]
    pub fn types(&self) -> u64 {
        self.types
    }

    /// The pairs (frequency, types with it), frequencies strictly ascending.
    pub fn classes(&self) -> impl Iterator<Item = (u64, u64)> {
        self.classes.iter().copied()
    }

    /// Types that occur exactly `frequency` times, `V_i`; with 1 the hapaxes, with 2 the dislegomena.
    #[must_use]
    pub fn types_with(&self, frequency: u64) -> u64 {
        let found = self.classes.binary_search_by_key(&frequency, |(i, _)| *i);
        found
            .ok()
            .and_then(|at| self.classes.get(at))
            .map_or(0, |(_, types)| *types)
    }

    /// Yule's K, `10^4 (sum i^2 V_i - N) / N^2`: 0 (all different) to just below 10^4 (all alike), SMALLER is
    /// more diverse; nearly independent of length (Yule 1944). `None` for an empty text.
    #[must_use]
    pub fn yule_k(&self) -> Option<f64> {
        let n = self.tokens as f64;
        let repeats = self.squares().saturating_sub(u128::from(self.tokens));
        (self.tokens > 0).then(|| 1e4 * (repeats as f64 / n / n))
    }

    /// Yule's I, `V^2 / (sum i^2 V_i - V)`: above 0, larger is more diverse (Yule 1944, as `LexicalRichness`
    /// and quanteda have it). `None` where all tokens differ, which divides by 0.
    #[must_use]
    pub fn yule_i(&self) -> Option<f64> {
        let types = self.types as f64;
        let rest = self.squares().saturating_sub(u128::from(self.types));
        (rest > 0).then(|| types * types / rest as f64)
    }

    /// Herdan's Vm, `root(sum (i/N)^2 V_i - 1/V)`: 0 (every type equally frequent) to below 1, SMALLER is
    /// more diverse (Herdan 1955). `None` for an empty text.
    #[must_use]
    pub fn herdan_vm(&self) -> Option<f64> {
        Some((self.repeat_rate()? - 1.0 / self.types as f64).max(0.0).sqrt())
    }

    /// Simpson's D, `sum i (i-1) V_i / (N (N-1))`: the chance that two tokens are of one type, 0 (all
    /// different) to 1 (all alike), SMALLER is more diverse (Simpson 1949). `None` for fewer than two tokens.
    #[must_use]
    pub fn simpson_d(&self) -> Option<f64> {
        let n = self.tokens as f64;
        let repeats = self.squares().saturating_sub(u128::from(self.tokens));
        (self.tokens > 1).then(|| repeats as f64 / n / (n - 1.0))
    }

    /// Repeat rate, `sum (i/N)^2 V_i`: `1/N` (all different) to 1 (all alike), SMALLER is more diverse
    /// (Herdan 1966, after Popescu 2009). `None` for an empty text.
    #[must_use]
    pub fn repeat_rate(&self) -> Option<f64> {
        let n = self.tokens as f64;
        (self.tokens > 0).then(|| self.squares() as f64 / n / n)
    }

    /// The relative form of the repeat rate, `(1 - root RR) / (1 - 1/root V)`: 0 (one type has nearly all) to
    /// 1 (every type equally frequent) (McIntosh 1967, after Popescu 2009). `None` for fewer than two types.
    #[must_use]
    pub fn mcintosh(&self) -> Option<f64> {
        let whole = 1.0 - 1.0 / (self.types as f64).sqrt();
        let rate = self.repeat_rate()?;
        (self.types > 1).then(|| (1.0 - rate.sqrt()) / whole)
    }

    /// Shannon entropy of the types in bits, `-sum V_i i/N log2(i/N)`: 0 (all alike) to `log2 N` (all
    /// different) (Shannon 1948). `None` for an empty text.
    #[must_use]
    pub fn entropy(&self) -> Option<f64> {
        let n = self.tokens as f64;
        let of_class = |(i, types): &(u64, u64)| *types as f64 * (*i as f64 / n) * (n / *i as f64).log2();
        (self.tokens > 0).then(|| {
            self.classes
                .iter()
                .map(of_class)
                .fold(0.0, |sum, bits| sum + bits)
        })
    }

    /// HD-D: the type-token ratio to be expected of `draws` tokens (42 in the literature) drawn without
    /// putting back; above 0 to 1 (all different) (McCarthy & Jarvis 2007).
    ///
    /// For each type the hypergeometric chance to be met at all, `1 - C(N-i, draws) / C(N, draws)`, summed,
    /// over `draws`. `None` for no draws, an empty text, and a text shorter than the sample if `short` says
    /// so.
    #[must_use]
    pub fn hdd(&self, draws: u32, short: ShortText) -> Option<f64> {
        let draws = match short {
            ShortText::WholeText => u64::from(draws).min(self.tokens),
            ShortText::Undefined => (u64::from(draws) <= self.tokens).then_some(u64::from(draws))?,
        };
        let met = self
            .classes
            .iter()
            .map(|(i, types)| *types as f64 * (1.0 - self.missed(*i, draws)));
        (draws > 0).then(|| met.fold(0.0, |sum, met| sum + met) / draws as f64)
    }

    /// Chance that `draws` tokens miss a type of this frequency, as a product over the draws.
    fn missed(&self, frequency: u64, draws: u64) -> f64 {
        let others = self.tokens.saturating_sub(frequency);
        if others < draws {
            return 0.0;
        }
        (0..draws).fold(1.0, |chance, drawn| {
            chance * ((others - drawn) as f64 / (self.tokens - drawn) as f64)
        })
    }

    /// [`fisher_alpha`] of this text.
    #[must_use]
    pub fn fisher_alpha(&self) -> Option<f64> {
        fisher_alpha(self.tokens, self.types)
    }

    /// `sum i^2 V_i`.
    fn squares(&self) -> u128 {
        let of_class =
            |(i, types): &(u64, u64)| (u128::from(*i) * u128::from(*i)).saturating_mul(u128::from(*types));
        self.classes.iter().map(of_class).fold(0, u128::saturating_add)
    }
}

/// Fisher's alpha, the solution of `V = alpha ln(1 + N/alpha)`: above 0, larger is more diverse, little
/// dependent on length (Fisher, Corbet & Williams 1943). `None` for an empty text and where all tokens
/// differ, which has no solution.
#[must_use]
pub fn fisher_alpha(tokens: u64, types: u64) -> Option<f64> {
    if types == 0 || types >= tokens {
        return None;
    }
    let (n, v) = (tokens as f64, types as f64);
    // The right side grows with alpha, from 0 towards N, and has passed N - 1 at alpha = N^2: halve until the
    // interval is two neighbouring floats. Their number is fixed, so the loop ends.
    let (mut low, mut high) = (0.0, n * n);
    loop {
        let alpha = f64::midpoint(low, high);
        if alpha <= low || alpha >= high {
            return Some(alpha);
        }
        if alpha * (n / alpha).ln_1p() < v {
            low = alpha;
        } else {
            high = alpha;
        }
    }
}
