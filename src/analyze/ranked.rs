//! Terms of articles in order of their weight: rows that several analyses have in common.

use polars::prelude::*;

use super::{Article, Context};

/// Rows on their way into a frame.
#[derive(Default)]
pub(super) struct Ranked {
    doc: Vec<u32>,
    rank: Vec<u32>,
    term: Vec<u32>,
    tf: Vec<u32>,
    weight: Vec<f64>,
}

impl Ranked {
    /// Appends the terms at `places` of an article, heaviest first.
    pub(super) fn add(&mut self, article: &Article<'_>, places: &[u32]) {
        for (&at, rank) in places.iter().zip(1_u32..) {
            let at = at as usize;
            self.doc.push(article.doc);
            self.rank.push(rank);
            self.term.push(article.term[at]);
            self.tf.push(article.tf[at]);
            self.weight.push(article.weight[at]);
        }
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.doc.len()
    }

    /// The columns `doc`, `rank`, `term`, `stem`, `form`, `tf`, `df`, `idf` and `tfidf`.
    pub(super) fn columns(self, context: &Context<'_>) -> Vec<Column> {
        let (names, weights) = (&context.names, &context.weights);
        let terms = || self.term.iter().map(|&term| term as usize);
        vec![
            Column::new("doc".into(), &self.doc),
            Column::new("rank".into(), &self.rank),
            Column::new("term".into(), &self.term),
            StringChunked::from_iter_values("stem".into(), terms().map(|term| names.stem(term)))
                .into_column(),
            StringChunked::from_iter_values("form".into(), terms().map(|term| names.form(term)))
                .into_column(),
            Column::new("tf".into(), &self.tf),
            Column::new(
                "df".into(),
                terms().map(|term| weights.df[term]).collect::<Vec<_>>(),
            ),
            Column::new(
                "idf".into(),
                terms().map(|term| weights.idf[term]).collect::<Vec<_>>(),
            ),
            Column::new("tfidf".into(), &self.weight),
        ]
    }
}
