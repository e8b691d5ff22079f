//! The heaviest terms of each article, with its title: what labels it.

use std::sync::Arc;

use polars::prelude::*;

use super::ranked::Ranked;
use super::{Analysis, Answer, Article, BATCH, Context, Options, Order};
use crate::error::Error;

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

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        Ok(Answer::Batches(Box::new(move |sink| {
            let mut batch = Batch::default();
            let mut places = Vec::new();
            context.articles(&mut |article| {
                article.heaviest(context.options.keywords, &mut places);
                batch.add(article, &places);
                if batch.rows.len() >= BATCH {
                    sink(&std::mem::take(&mut batch).frame(context)?)?;
                }
                Ok(())
            })?;
            sink(&batch.frame(context)?)
        })))
    }
}

/// Rows with the titles and dates of their articles.
#[derive(Default)]
struct Batch {
    rows: Ranked,
    title: Vec<Arc<str>>,
    date: Vec<Option<Arc<str>>>,
}

impl Batch {
    fn add(&mut self, article: &Article<'_>, places: &[u32]) {
        let title: Arc<str> = article.name().into();
        let date: Option<Arc<str>> = article.row.date.as_deref().map(Arc::from);
        self.rows.add(article, places);
        self.title.resize(self.rows.len(), title);
        self.date.resize(self.rows.len(), date);
    }

    fn frame(self, context: &Context<'_>) -> PolarsResult<DataFrame> {
        let date: Vec<Option<&str>> = self.date.iter().map(Option::as_deref).collect();
        let mut columns = self.rows.columns(context);
        columns.push(StringChunked::from_iter_values("title".into(), self.title.iter()).into_column());
        columns.push(Column::new("date".into(), date));
        let names = Keywords.columns().iter().map(|(name, _)| *name);
        DataFrame::new_infer_height(columns)?.select(names)
    }
}
