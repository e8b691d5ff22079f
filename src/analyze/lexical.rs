//! Lexical diversity of each article, from its spectrum and its MTLD factors: for the overview and for its own table.

use polars::prelude::PolarsResult;

use super::Context;
use crate::statistics::diversity::{self, Factors, MtldRule, ShortText, Spectrum};

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

/// One row per article.
///
/// # Errors
/// What polars says.
pub(super) fn rows(context: &Context<'_>) -> PolarsResult<Vec<Row>> {
    let sizes = &context.frames.sizes;
    let column = |name| Context::u64s(sizes, name);
    let forward = [
        column("forward_full")?,
        column("forward_tokens")?,
        column("forward_types")?,
    ];
    let backward = [
        column("backward_full")?,
        column("backward_tokens")?,
        column("backward_types")?,
    ];
    let words = Context::u32s(sizes, "words")?;
    let spectra = &context.frames.spectra;
    let doc = Context::u32s(spectra, "doc")?;
    let frequency = Context::u32s(spectra, "frequency")?;
    let types = Context::u32s(spectra, "types")?;
    let mut next = 0;
    let mut rows = Vec::with_capacity(words.len());
    for (at, &words) in words.iter().enumerate() {
        let start = next;
        while doc.get(next).is_some_and(|&doc| doc as usize == at) {
            next += 1;
        }
        let pairs = (start..next).map(|row| (u64::from(frequency[row]), u64::from(types[row])));
        let spectrum = Spectrum::new(pairs);
        let factors = |of: &[Vec<u64>; 3]| Factors {
            full: of[0][at],
            rest_tokens: of[1][at],
            rest_types: of[2][at],
        };
        let words = u64::from(words);
        rows.push(Row {
            words,
            types: spectrum.types(),
            hapaxes: spectrum.types_with(1),
            ttr: diversity::ttr(words, spectrum.types()),
            mtld: diversity::mtld(words, factors(&forward), factors(&backward), MtldRule::default()),
            hdd: spectrum.hdd(DRAWS, ShortText::Undefined),
        });
    }
    Ok(rows)
}
