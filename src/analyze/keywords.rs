//! The heaviest terms of each article, with its title: what labels it.

use polars::prelude::*;

use super::{Analysis, Context, Options, Order};

/// The leading terms of every article.
pub(super) struct Keywords;

impl Analysis for Keywords {
    fn id(&self) -> &'static str {
        "keywords"
    }

    fn title(&self) -> &'static str {
        "Keywords of each article"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "The {} terms of each article with the highest TF-IDF weight (scheme {}: {}) A term is shown by its most \
             frequent surface form.",
            options.keywords,
            options.scheme.id(),
            options.scheme.describe()
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("doc", "number of the article"),
            ("title", "headline, else identifier, else file and place"),
            ("date", "date of the article"),
            ("rank", "place among the article's terms, from 1"),
            ("stem", "what is counted"),
            ("form", "most frequent surface form"),
            ("tf", "occurrences in the article"),
            ("df", "articles with the term"),
            ("tfidf", "weight in the article"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("doc", Order::Up), ("rank", Order::Up)]
    }

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let weights = &context.weights;
        let titles = context.titles()?;
        let dates = Context::texts(&context.frames.documents, "date")?;
        let mut rows: Vec<(usize, u32, usize)> = Vec::new();
        for document in 0..context.documents() {
            let heaviest = weights
                .heaviest(document)
                .into_iter()
                .take(context.options.keywords);
            rows.extend((1_u32..).zip(heaviest).map(|(rank, at)| (document, rank, at)));
        }
        let term = |at: usize| weights.term[at] as usize;
        let frame = DataFrame::new_infer_height(vec![
            Column::new(
                "doc".into(),
                rows.iter()
                    .map(|row| u32::try_from(row.0).unwrap_or(u32::MAX))
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "title".into(),
                rows.iter().map(|row| titles[row.0].as_str()).collect::<Vec<_>>(),
            ),
            Column::new(
                "date".into(),
                rows.iter().map(|row| dates[row.0].as_deref()).collect::<Vec<_>>(),
            ),
            Column::new("rank".into(), rows.iter().map(|row| row.1).collect::<Vec<_>>()),
            Column::new(
                "stem".into(),
                rows.iter()
                    .map(|row| weights.stem[term(row.2)].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "form".into(),
                rows.iter()
                    .map(|row| weights.form[term(row.2)].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "tf".into(),
                rows.iter().map(|row| weights.tf[row.2]).collect::<Vec<_>>(),
            ),
            Column::new(
                "df".into(),
                rows.iter().map(|row| weights.df[term(row.2)]).collect::<Vec<_>>(),
            ),
            Column::new(
                "tfidf".into(),
                rows.iter().map(|row| weights.weight[row.2]).collect::<Vec<_>>(),
            ),
        ])?;
        Ok(Some(frame.lazy()))
    }
}
