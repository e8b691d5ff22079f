//! How often each term occurs, and how evenly.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::error::Error;
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

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let all = context.sums.all_tokens();
        let (dp, dp_norm) = dispersion(context)?;
        let frame = context.frames.terms.clone().hstack(&[
            Column::new("dp".into(), dp),
            Column::new("dp_norm".into(), dp_norm),
        ])?;
        let per_million = col("cf").cast(DataType::Float64) * lit(1e6) / lit(all).cast(DataType::Float64);
        Ok(Answer::Plan(Box::new(
            frame.lazy().with_column(per_million.alias("per_million")),
        )))
    }
}

type Dispersion = (Vec<Option<f64>>, Vec<Option<f64>>);

/// `dp` and `dp_norm` of every term, in order of terms: sums of integers, so postings may come by article.
fn dispersion(context: &Context<'_>) -> Result<Dispersion, Error> {
    let weights = &context.weights;
    let tokens: Vec<u64> = context.sums.tokens.iter().copied().map(u64::from).collect();
    let Some(parts) = Parts::new(&tokens) else {
        return Ok((vec![None; weights.terms()], vec![None; weights.terms()]));
    };
    let mut surplus = vec![0_u128; weights.terms()];
    context.articles(&mut |article| {
        for (&term, &tf) in article.term.iter().zip(article.tf) {
            let term = term as usize;
            surplus[term] += parts.surplus(article.doc as usize, u64::from(tf), weights.cf[term]);
        }
        Ok(())
    })?;
    let measured = surplus.iter().zip(&weights.cf).map(|(&surplus, &cf)| {
        let dp = parts.dp_of(surplus, cf);
        (dp.as_ref().map(|dp| dp.dp), dp.and_then(|dp| dp.dp_norm))
    });
    Ok(measured.unzip())
}
