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

use crate::count::{Block, Counts, Entities, Row, SourceRow, SplitRow};
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
    /// Which articles tell one story, where that was looked for.
    pub stories: Option<Told>,
    counts: Counts,
}

/// What stories say of articles, and of in how many articles things are.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// By article: the number of its story, from 1; `None` where it tells one alone.
    pub story: Vec<Option<u32>>,
    /// By term.
    pub terms: Spread,
    /// By entity.
    pub entities: Spread,
    /// By article, whether it is left out because another tells its story; empty where none is.
    pub left_out: Vec<bool>,
}

impl Told {
    /// Whether an article is left out because another tells its story.
    pub fn repeats(&self, doc: u32) -> bool {
        self.left_out.get(doc as usize) == Some(&true)
    }
}

/// In how many articles each thing is where those that tell one story count once.
#[derive(Debug, Clone, Default)]
pub struct Spread {
    /// One article of each story.
    pub stories: Vec<u32>,
    /// One article of each outlet and story; `None` where no outlet is known.
    pub outlets: Option<Vec<u32>>,
}

impl Spread {
    /// Both as columns of so many rows.
    fn columns(told: Option<&Self>, rows: usize) -> [Column; 2] {
        let column = |name: &str, values: Option<&Vec<u32>>| match values {
            Some(values) => Column::new(name.into(), values),
            None => Column::new(name.into(), vec![None::<u32>; rows]),
        };
        [
            column("df_stories", told.map(|told| &told.stories)),
            column("df_outlets", told.and_then(|told| told.outlets.as_ref())),
        ]
    }
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

    /// Takes in what stories say.
    ///
    /// # Errors
    /// Where there is not one value for each term.
    pub fn tell(&mut self, told: Told) -> Result<(), Error> {
        for column in Spread::columns(Some(&told.terms), self.terms.height()) {
            self.terms.with_column(column)?;
        }
        self.stories = Some(told);
        Ok(())
    }

    /// Articles that are counted: all but those left out because others tell their stories.
    pub fn counted(&self) -> u32 {
        let left_out = self.stories.iter().flat_map(|told| &told.left_out);
        let left_out = left_out.filter(|&&left_out| left_out).count();
        self.articles
            .saturating_sub(u32::try_from(left_out).unwrap_or(u32::MAX))
    }

    /// The sources, in order.
    pub fn sources(&self) -> &[SourceRow] {
        &self.counts.sources
    }

    /// How text files were cut: index of the source and record.
    pub fn splits(&self) -> &[(u32, SplitRow)] {
        &self.counts.splits
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
