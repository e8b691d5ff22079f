//! Which words stand for an article: every term of every article with its weight.

use polars::prelude::*;

use super::{Analysis, Context, Options, Order};

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

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let weights = &context.weights;
        let rows = weights.term.len();
        let (mut doc, mut rank) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let mut order = Vec::with_capacity(rows);
        for document in 0..context.documents() {
            let heaviest = weights.heaviest(document);
            doc.extend(std::iter::repeat_n(
                u32::try_from(document).unwrap_or(u32::MAX),
                heaviest.len(),
            ));
            rank.extend((1_u32..).take(heaviest.len()));
            order.extend(heaviest);
        }
        let term: Vec<u32> = order.iter().map(|&at| weights.term[at]).collect();
        let frame = DataFrame::new_infer_height(vec![
            Column::new("doc".into(), doc),
            Column::new("rank".into(), rank),
            Column::new(
                "stem".into(),
                term.iter()
                    .map(|&term| weights.stem[term as usize].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "form".into(),
                term.iter()
                    .map(|&term| weights.form[term as usize].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "tf".into(),
                order.iter().map(|&at| weights.tf[at]).collect::<Vec<_>>(),
            ),
            Column::new(
                "df".into(),
                term.iter()
                    .map(|&term| weights.df[term as usize])
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "idf".into(),
                term.iter()
                    .map(|&term| weights.idf[term as usize])
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "tfidf".into(),
                order.iter().map(|&at| weights.weight[at]).collect::<Vec<_>>(),
            ),
            Column::new("term".into(), term),
        ])?;
        Ok(Some(frame.lazy()))
    }
}
