//! The heaviest terms of each article, with its title: what labels it.

use std::sync::Arc;

use polars::prelude::*;

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
    title: Vec<Arc<str>>,
    date: Vec<Option<Arc<str>>>,
    rank: Vec<u32>,
    term: Vec<u32>,
    tf: Vec<u32>,
    weight: Vec<f64>,
}

impl Batch {
    fn add(&mut self, article: &Article<'_>, places: &[u32]) {
        let title: Arc<str> = article.name().into();
        let date: Option<Arc<str>> = article.row.date.as_deref().map(Arc::from);
        for (&at, rank) in places.iter().zip(1_u32..) {
            let at = at as usize;
            self.doc.push(article.doc);
            self.title.push(title.clone());
            self.date.push(date.clone());
            self.rank.push(rank);
            self.term.push(article.term[at]);
            self.tf.push(article.tf[at]);
            self.weight.push(article.weight[at]);
        }
    }

    fn frame(self, context: &Context<'_>) -> PolarsResult<DataFrame> {
        let names = &context.names;
        let stem = self.term.iter().map(|&term| names.stem(term as usize));
        let form = self.term.iter().map(|&term| names.form(term as usize));
        let df: Vec<u32> = self
            .term
            .iter()
            .map(|&term| context.weights.df[term as usize])
            .collect();
        let date: Vec<Option<&str>> = self.date.iter().map(Option::as_deref).collect();
        DataFrame::new_infer_height(vec![
            Column::new("doc".into(), &self.doc),
            StringChunked::from_iter_values("title".into(), self.title.iter()).into_column(),
            Column::new("date".into(), date),
            Column::new("rank".into(), &self.rank),
            StringChunked::from_iter_values("stem".into(), stem).into_column(),
            StringChunked::from_iter_values("form".into(), form).into_column(),
            Column::new("tf".into(), &self.tf),
            Column::new("df".into(), df),
            Column::new("tfidf".into(), &self.weight),
        ])
    }
}
