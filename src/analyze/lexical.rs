//! Lexical diversity of each article, from its spectrum and its MTLD factors: for the overview and for its own table.

use super::Article;
use crate::statistics::diversity::{self, MtldRule, ShortText, Spectrum};

/// Draws of HD-D (McCarthy & Jarvis 2007).
pub(super) const DRAWS: u32 = 42;

/// What one article's running words come to.
pub(super) struct Row {
    /// Running words.
    pub(super) words: u64,
    /// Different forms among them.
    pub(super) types: u64,
    /// Forms that occur once.
    pub(super) hapaxes: u64,
    /// Types over words.
    pub(super) ttr: Option<f64>,
    /// Measure of textual lexical diversity.
    pub(super) mtld: Option<f64>,
    /// HD-D.
    pub(super) hdd: Option<f64>,
}

/// The row of one article.
pub(super) fn row(article: &Article<'_>) -> Row {
    let pairs = article.frequency.iter().zip(article.types);
    let spectrum = Spectrum::new(pairs.map(|(&frequency, &types)| (u64::from(frequency), u64::from(types))));
    let sizes = &article.row.sizes;
    let words = u64::from(sizes.words);
    Row {
        words,
        types: spectrum.types(),
        hapaxes: spectrum.types_with(1),
        ttr: diversity::ttr(words, spectrum.types()),
        mtld: diversity::mtld(words, sizes.factors.0, sizes.factors.1, MtldRule::default()),
        hdd: spectrum.hdd(DRAWS, ShortText::Undefined),
    }
}
