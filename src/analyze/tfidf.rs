//! Which words stand for an article: every term of every article with its weight.

use polars::prelude::*;

use super::ranked::Ranked;
use super::{Analysis, Answer, BATCH, Context, Options, Order};
use crate::error::Error;

/// TF-IDF of every posting, ranked within its article.
pub(super) struct Tfidf;

impl Analysis for Tfidf {
    fn id(&self) -> &'static str {
        "tfidf"
    }

    fn title(&self) -> &'static str {
        "TF-IDF of every term"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "Scheme {}: {} n is the number of articles, empty ones included; df the articles with the term; tf its \
             occurrences in the article. Spärck Jones 1972 for the idea.",
            options.scheme.id(),
            options.scheme.describe()
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("doc", "number of the article"),
            (
                "rank",
                "place among the article's terms, from 1; ties: stem in byte order",
            ),
            ("term", "number of the term"),
            ("stem", "what is counted"),
            ("form", "most frequent surface form"),
            ("tf", "occurrences in the article"),
            ("df", "articles with the term"),
            ("idf", "inverse document frequency"),
            ("tfidf", "weight in the article"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("doc", Order::Up), ("rank", Order::Up)]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        Ok(Answer::Batches(Box::new(move |sink| {
            let frame = |rows: Ranked| DataFrame::new_infer_height(rows.columns(context));
            let mut rows = Ranked::default();
            let mut places = Vec::new();
            context.articles(&mut |article| {
                article.heaviest(usize::MAX, &mut places);
                rows.add(article, &places);
                if rows.len() >= BATCH {
                    sink(&frame(std::mem::take(&mut rows))?)?;
                }
                Ok(())
            })?;
            sink(&frame(rows)?)
        })))
    }
}
