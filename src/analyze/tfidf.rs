//! Which words stand for an article: every term of every article with its weight.

use polars::prelude::*;

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
            let mut batch = Batch::default();
            let mut places = Vec::new();
            context.articles(&mut |article| {
                article.heaviest(usize::MAX, &mut places);
                for (&at, rank) in places.iter().zip(1_u32..) {
                    let at = at as usize;
                    batch.doc.push(article.doc);
                    batch.rank.push(rank);
                    batch.term.push(article.term[at]);
                    batch.tf.push(article.tf[at]);
                    batch.weight.push(article.weight[at]);
                }
                if batch.doc.len() >= BATCH {
                    sink(&std::mem::take(&mut batch).frame(context)?)?;
                }
                Ok(())
            })?;
            sink(&batch.frame(context)?)
        })))
    }
}

/// Rows to be handed over.
#[derive(Default)]
struct Batch {
    doc: Vec<u32>,
    rank: Vec<u32>,
    term: Vec<u32>,
    tf: Vec<u32>,
    weight: Vec<f64>,
}

impl Batch {
    fn frame(self, context: &Context<'_>) -> PolarsResult<DataFrame> {
        let of_term = |value: &dyn Fn(usize) -> u32| {
            self.term
                .iter()
                .map(|&term| value(term as usize))
                .collect::<Vec<_>>()
        };
        let (names, weights) = (&context.names, &context.weights);
        let stem = self.term.iter().map(|&term| names.stem(term as usize));
        let form = self.term.iter().map(|&term| names.form(term as usize));
        let idf: Vec<f64> = self.term.iter().map(|&term| weights.idf[term as usize]).collect();
        DataFrame::new_infer_height(vec![
            Column::new("doc".into(), &self.doc),
            Column::new("rank".into(), &self.rank),
            Column::new("term".into(), &self.term),
            StringChunked::from_iter_values("stem".into(), stem).into_column(),
            StringChunked::from_iter_values("form".into(), form).into_column(),
            Column::new("tf".into(), &self.tf),
            Column::new("df".into(), of_term(&|term| weights.df[term])),
            Column::new("idf".into(), idf),
            Column::new("tfidf".into(), &self.weight),
        ])
    }
}
