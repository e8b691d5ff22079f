//! The border between integers and dataframes: it lays out, it computes nothing.
//!
//! Left of it are threads and text, right of it expressions and floats. The public frames are the data contract that
//! `reports/tables/` holds and `gleaner schema` prints; the others serve analyses only.

mod build;
mod parquet;
pub mod schema;

pub use parquet::parquet;

use polars::prelude::DataFrame;

/// All frames of one corpus.
#[derive(Debug, Clone)]
pub struct Frames {
    /// One row per article; see [`schema::DOCUMENTS`].
    pub documents: DataFrame,
    /// One row per term; see [`schema::TERMS`].
    pub terms: DataFrame,
    /// One row per article and term in it; see [`schema::COUNTS`].
    pub counts: DataFrame,
    /// One row per article: what was left out, distinct forms, MTLD factors; see [`schema::SIZES`].
    pub sizes: DataFrame,
    /// How many forms occur how often in each article; see [`schema::SPECTRA`].
    pub spectra: DataFrame,
    /// How often each folded form occurs, stop words included; see [`schema::FORMS`].
    pub forms: DataFrame,
    /// Names of the metadata columns of `documents`, in order.
    pub groups: Vec<String>,
}

impl Frames {
    /// The public frames with their names, in the order of the contract.
    pub fn public(&self) -> [(&'static schema::Frame, &DataFrame); 3] {
        [
            (&schema::DOCUMENTS, &self.documents),
            (&schema::TERMS, &self.terms),
            (&schema::COUNTS, &self.counts),
        ]
    }
}
