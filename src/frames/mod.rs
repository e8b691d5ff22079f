//! The border between integers and dataframes: it lays out, it computes nothing.
//!
//! Left of it are threads and text, right of it expressions and floats. The public frames are the data contract that
//! `reports/tables/` holds and `gleaner schema` prints. The vocabulary is one frame in memory; articles and postings are
//! handed over block by block, from memory or from disk, because a corpus may be larger than memory.

mod build;
mod entities;
mod parquet;
pub mod part;
pub mod schema;

pub use parquet::ParquetFile;

use polars::prelude::*;

use crate::count::{Block, Counts, Entities, Row, SourceRow};
use crate::error::Error;

/// All frames of one corpus.
#[derive(Debug)]
pub struct Frames {
    /// One row per term; see [`schema::TERMS`].
    pub terms: DataFrame,
    /// Stop words left out, `form` and `n`, by form.
    pub stop_words: DataFrame,
    /// How many different forms of running words occur how often in the corpus: `frequency` and `types`, by frequency.
    pub spectrum: DataFrame,
    /// Metadata columns: their names in the input, and in `documents`.
    pub groups: Vec<(String, String)>,
    /// Articles, empty ones included.
    pub articles: u32,
    /// Entities, none where they were not looked for.
    pub entities: Entities,
    counts: Counts,
}

impl From<PolarsError> for Error {
    fn from(error: PolarsError) -> Self {
        Self::stage("frames", error)
    }
}

impl Frames {
    /// Hands over all articles in order, in blocks, each with the number of its first article.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn blocks(&self, each: &mut dyn FnMut(&Block, u32) -> Result<(), Error>) -> Result<(), Error> {
        self.first_blocks(self.articles, each)
    }

    /// [`Frames::blocks`] for the first `most` articles only.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn first_blocks(
        &self,
        most: u32,
        each: &mut dyn FnMut(&Block, u32) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut first = 0;
        self.counts.first_blocks(most, &mut |block| {
            each(block, first)?;
            first += u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
            Ok(())
        })
    }

    /// The sources, in order.
    pub fn sources(&self) -> &[SourceRow] {
        &self.counts.sources
    }

    /// What each source is called, in order.
    pub fn names(&self) -> &[String] {
        &self.counts.names
    }

    /// What the source of an article is called.
    pub fn source<'f>(&'f self, row: &Row) -> &'f str {
        self.counts
            .names
            .get(row.source as usize)
            .map_or("", String::as_str)
    }

    /// The stems of the terms, in order.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn stems(&self) -> PolarsResult<&StringChunked> {
        self.terms.column("stem")?.str()
    }

    /// The most frequent surface forms of the terms, in order.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn forms(&self) -> PolarsResult<&StringChunked> {
        self.terms.column("form")?.str()
    }
}

/// The value of a metadata column.
fn meta<'r>(row: &'r Row, name: &str) -> Option<&'r str> {
    let at = row
        .meta
        .binary_search_by(|(own, _)| own.as_str().cmp(name))
        .ok()?;
    row.meta.get(at).map(|(_, value)| value.as_str())
}

impl Frames {
    /// The value of a metadata column of an article, by its name in the input.
    pub fn group<'r>(&self, row: &'r Row, name: &str) -> Option<&'r str> {
        meta(row, name)
    }
}
