//! MTLD, the measure of textual lexical diversity: how many tokens a text keeps its type-token ratio up.
//!
//! A reading is reduced to three integers ([`Factors`]), and the ratio is compared with the threshold as `100
//! * types` against `72 * tokens`, so the result depends on no rounding and readings can be made anywhere.
//! Tools close a factor by different rules and short or repetitive texts then differ; each rule is a constant
//! of [`MtldRule`].
//!
//! It computes no confidence and no moving-average variant.

use super::seen::Seen;

/// When the running type-token ratio closes a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closes {
    /// At the threshold or below it.
    AtOrBelow,
    /// Only below it.
    Below,
}

/// When a factor is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MtldRule {
    /// The type-token ratio that ends a factor, in hundredths: 1 to 99, 72 everywhere in the literature.
    pub threshold: u8,
    /// Whether the threshold itself ends it.
    pub closes: Closes,
    /// Fewest tokens of a complete factor; 1 is no minimum.
    pub minimum: u32,
    /// Whether the last token of the text may complete a factor, or leaves a remainder in any case.
    pub last_closes: bool,
}

impl MtldRule {
    /// At or below 0.72, no minimum: as `LexicalRichness` and Wordless do, and the default.
    ///
    /// The default because it needs no constant besides the threshold, so that a factor is complete as soon
    /// as the ratio has fallen to it, and because most tools agree on it.
    pub const LEXICAL_RICHNESS: Self = Self {
        threshold: 72,
        closes: Closes::AtOrBelow,
        minimum: 1,
        last_closes: true,
    };

    /// Below 0.72 and at least 10 tokens, and the last token never completes a factor: as `lexical_diversity`
    /// does.
    pub const LEXICAL_DIVERSITY: Self = Self {
        threshold: 72,
        closes: Closes::Below,
        minimum: 10,
        last_closes: false,
    };

    fn is_complete(self, tokens: u64, types: u64) -> bool {
        let (ratio, threshold) = (
            u128::from(types) * 100,
            u128::from(tokens) * u128::from(self.threshold),
        );
        let low = match self.closes {
            Closes::AtOrBelow => ratio <= threshold,
            Closes::Below => ratio < threshold,
        };
        low && tokens >= u64::from(self.minimum)
    }
}

impl Default for MtldRule {
    fn default() -> Self {
        Self::LEXICAL_RICHNESS
    }
}

/// What one reading of a text comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Factors {
    /// Complete factors.
    pub full: u64,
    /// Tokens after the last complete factor.
    pub rest_tokens: u64,
    /// Types among them.
    pub rest_types: u64,
}

impl Factors {
    /// Factors with the remainder as a fraction, `full + (1 - TTR of the rest) / (1 - threshold)`: 0 or more.
    fn count(self, rule: MtldRule) -> f64 {
        let rest = if self.rest_tokens == 0 {
            0.0
        } else {
            let missing = self.rest_tokens.saturating_sub(self.rest_types) as f64 / self.rest_tokens as f64;
            missing * 100.0 / f64::from(100_u8.saturating_sub(rule.threshold))
        };
        self.full as f64 + rest
    }
}

/// Reads a text once, in the order of `ids`; give them reversed for the backward reading. Linear time, and no
/// memory but `seen`, which may have been used for other texts.
pub fn factors(ids: impl IntoIterator<Item = u32>, rule: MtldRule, seen: &mut Seen) -> Factors {
    let mut reading = Factors::default();
    let mut mark = seen.mark();
    let mut ids = ids.into_iter().peekable();
    while let Some(id) = ids.next() {
        reading.rest_tokens += 1;
        reading.rest_types += u64::from(seen.met_after(mark, id).is_none());
        let may_close = rule.last_closes || ids.peek().is_some();
        if may_close && rule.is_complete(reading.rest_tokens, reading.rest_types) {
            reading = Factors {
                full: reading.full + 1,
                ..Factors::default()
            };
            mark = seen.mark();
        }
    }
    reading
}

/// MTLD in tokens: the mean of `tokens / factors` of the forward and the backward reading under one rule;
/// larger is more diverse, without a fixed end (McCarthy & Jarvis 2010).
///
/// `None` where a reading has no factor, not even part of one, as in a text without a repetition, where the
/// measure is undefined and not infinite (`LexicalRichness` prints the number of tokens there,
/// `lexical_diversity` 0), and for a threshold of 100 or more.
#[must_use]
pub fn mtld(tokens: u64, forward: Factors, backward: Factors, rule: MtldRule) -> Option<f64> {
    let length = |reading: Factors| {
        let count = reading.count(rule);
        (count > 0.0 && count.is_finite()).then(|| tokens as f64 / count)
    };
    Some(f64::midpoint(length(forward)?, length(backward)?))
}

/// [`mtld`] of a text from its ids, read both ways.
#[must_use]
pub fn mtld_of(ids: &[u32], rule: MtldRule, seen: &mut Seen) -> Option<f64> {
    let forward = factors(ids.iter().copied(), rule, seen);
    let backward = factors(ids.iter().rev().copied(), rule, seen);
    mtld(ids.len() as u64, forward, backward, rule)
}
