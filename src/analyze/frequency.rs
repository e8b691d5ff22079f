//! How often each term occurs, and how evenly.

use polars::prelude::*;

use super::{Analysis, Context, Options, Order};
use crate::statistics::dispersion::Parts;

/// Frequency and dispersion of every term.
pub(super) struct Frequency;

impl Analysis for Frequency {
    fn id(&self) -> &'static str {
        "frequency"
    }

    fn title(&self) -> &'static str {
        "Term frequencies"
    }

    fn method(&self, _options: &Options) -> String {
        "cf counts occurrences, df articles; per million is cf over all tokens. DP is half the sum of the differences \
         between each article's share of the text and its share of the term (Gries 2008): 0 is spread exactly as the \
         text is, towards 1 is kept in few articles. DPnorm divides DP by 1 minus the smallest share of text (Lijffijt \
         and Gries 2012), so that 1 can be reached. Parts are articles; empty ones are no parts."
            .to_owned()
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("term", "number of the term"),
            ("stem", "what is counted"),
            ("form", "most frequent surface form"),
            ("forms", "all its forms with counts"),
            ("cf", "occurrences in the corpus"),
            ("df", "articles it occurs in"),
            ("per_million", "occurrences per million tokens"),
            (
                "dp",
                "deviation of proportions over articles, 0 even to 1 concentrated",
            ),
            ("dp_norm", "the same, normalised to reach 1"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("cf", Order::Down), ("df", Order::Down), ("term", Order::Up)]
    }

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let tokens: Vec<u64> = Context::u32s(&context.frames.documents, "tokens")?
            .into_iter()
            .map(u64::from)
            .collect();
        let all: u64 = tokens.iter().sum();
        let (dp, dp_norm) = dispersion(context, &tokens);
        let frame = context.frames.terms.clone().hstack(&[
            Column::new("dp".into(), dp),
            Column::new("dp_norm".into(), dp_norm),
        ])?;
        let per_million = col("cf").cast(DataType::Float64) * lit(1e6) / lit(all).cast(DataType::Float64);
        Ok(Some(frame.lazy().with_column(per_million.alias("per_million"))))
    }
}

/// `dp` and `dp_norm` of every term, in order of terms.
fn dispersion(context: &Context<'_>, tokens: &[u64]) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let weights = &context.weights;
    // Postings by term: a counting sort keeps articles in order within each term.
    let mut starts = vec![0; weights.df.len() + 1];
    for (at, &df) in weights.df.iter().enumerate() {
        starts[at + 1] = starts[at] + df as usize;
    }
    let mut next = starts.clone();
    let mut by_term = vec![(0_usize, 0_u64); weights.term.len()];
    for document in 0..context.documents() {
        for at in weights.range(document) {
            let slot = &mut next[weights.term[at] as usize];
            by_term[*slot] = (document, u64::from(weights.tf[at]));
            *slot += 1;
        }
    }
    let parts = Parts::new(tokens);
    starts
        .windows(2)
        .map(|range| {
            let dp = parts
                .as_ref()
                .and_then(|parts| parts.dp(by_term[range[0]..range[1]].iter().copied()));
            (dp.as_ref().map(|dp| dp.dp), dp.and_then(|dp| dp.dp_norm))
        })
        .unzip()
}
