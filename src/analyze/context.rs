//! What several analyses need: the columns as slices, and the TF-IDF weight of every term in every article.
//!
//! Weights are computed once, in one pass over the sorted postings, and folded in row order.

use polars::prelude::{DataFrame, PolarsResult};

use super::Options;
use crate::error::Error;
use crate::frames::Frames;
use crate::statistics::tfidf::Scheme;

/// The frames with what is derived from them once.
#[derive(Debug)]
pub struct Context<'f> {
    /// The frames.
    pub frames: &'f Frames,
    /// What analyses were told.
    pub options: &'f Options,
    /// The weight of every posting.
    pub weights: Weights,
}

/// TF-IDF weights in the order of the postings: by article, then term.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Where each article's postings begin; one entry more than there are articles.
    pub starts: Vec<usize>,
    /// Term number of each posting.
    pub term: Vec<u32>,
    /// Occurrences of each posting.
    pub tf: Vec<u32>,
    /// Weight of each posting.
    pub weight: Vec<f64>,
    /// Inverse document frequency of each term.
    pub idf: Vec<f64>,
    /// Articles with each term.
    pub df: Vec<u32>,
    /// Stem of each term.
    pub stem: Vec<String>,
    /// Most frequent surface form of each term, cut where it is longer than any word is.
    pub form: Vec<String>,
}

impl<'f> Context<'f> {
    /// Weighs the postings of `frames`.
    ///
    /// # Errors
    /// What polars says; with frames built here that would be a bug.
    pub fn new(frames: &'f Frames, options: &'f Options) -> Result<Self, Error> {
        let weights = Weights::new(frames, options.scheme).map_err(|error| Error::stage("analyze", error))?;
        Ok(Self {
            frames,
            options,
            weights,
        })
    }

    /// A column of unsigned 32-bit integers of a frame, in row order.
    pub(super) fn u32s(frame: &DataFrame, name: &str) -> PolarsResult<Vec<u32>> {
        Ok(frame.column(name)?.u32()?.into_no_null_iter().collect())
    }

    /// A column of unsigned 64-bit integers of a frame, in row order.
    pub(super) fn u64s(frame: &DataFrame, name: &str) -> PolarsResult<Vec<u64>> {
        Ok(frame.column(name)?.u64()?.into_no_null_iter().collect())
    }

    /// A text column of a frame, in row order.
    pub(super) fn texts(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<String>>> {
        Ok(frame
            .column(name)?
            .str()?
            .iter()
            .map(|text| text.map(str::to_owned))
            .collect())
    }

    /// What a reader calls each article: its title, else its own identifier, else its file and place.
    ///
    /// # Errors
    /// What polars says.
    pub fn titles(&self) -> PolarsResult<Vec<String>> {
        let documents = &self.frames.documents;
        let titles = Self::texts(documents, "title")?;
        let sources = Self::texts(documents, "source")?;
        let positions = Self::u32s(documents, "position")?;
        let ids = if self.frames.groups.iter().any(|group| group == "id") {
            Self::texts(documents, "id")?
        } else {
            vec![None; titles.len()]
        };
        let named = titles
            .into_iter()
            .zip(ids)
            .zip(sources.into_iter().zip(positions));
        let named = named.map(|((title, id), (source, position))| {
            let own = title.filter(|title| !title.is_empty()).or(id);
            own.unwrap_or_else(|| format!("{} [{position}]", source.unwrap_or_default()))
        });
        Ok(named.collect())
    }

    /// Number of articles.
    pub fn documents(&self) -> usize {
        self.frames.documents.height()
    }
}

impl Weights {
    fn new(frames: &Frames, scheme: Scheme) -> PolarsResult<Self> {
        let doc = Context::u32s(&frames.counts, "doc")?;
        let term = Context::u32s(&frames.counts, "term")?;
        let tf = Context::u32s(&frames.counts, "tf")?;
        let df = Context::u32s(&frames.terms, "df")?;
        let text = |name| -> PolarsResult<Vec<String>> {
            Ok(Context::texts(&frames.terms, name)?
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect())
        };
        let documents = frames.documents.height();
        let counted = Context::u32s(&frames.documents, "counted")?;
        let mut starts = vec![0; documents + 1];
        for &doc in &doc {
            starts[doc as usize + 1] += 1;
        }
        for at in 0..documents {
            starts[at + 1] += starts[at];
        }
        let all = documents as u64;
        let idf = df
            .iter()
            .map(|&df| scheme.idf().weigh(all, u64::from(df), all).unwrap_or(0.0))
            .collect();
        let mut weights = Self {
            weight: Vec::with_capacity(term.len()),
            idf,
            df,
            stem: text("stem")?,
            form: text("form")?.into_iter().map(|form| label(&form)).collect(),
            starts,
            term,
            tf,
        };
        for (document, &tokens) in counted.iter().enumerate() {
            weights.weigh(scheme, all, document, u64::from(tokens));
        }
        Ok(weights)
    }

    fn weigh(&mut self, scheme: Scheme, all: u64, document: usize, tokens: u64) {
        let range = self.range(document);
        let from = self.weight.len();
        for at in range {
            let df = u64::from(self.df[self.term[at] as usize]);
            self.weight.push(
                scheme
                    .weigh(all, df, u64::from(self.tf[at]), tokens)
                    .unwrap_or(0.0),
            );
        }
        if scheme.is_normalized() {
            crate::statistics::tfidf::normalize_row(&mut self.weight[from..]);
        }
    }

    /// The postings of one article.
    pub fn range(&self, document: usize) -> std::ops::Range<usize> {
        self.starts[document]..self.starts[document + 1]
    }

    /// The postings of one article, heaviest first, ties by term.
    pub fn heaviest(&self, document: usize) -> Vec<usize> {
        let mut order: Vec<usize> = self.range(document).collect();
        order.sort_by(|&a, &b| {
            self.weight[b]
                .total_cmp(&self.weight[a])
                .then(self.term[a].cmp(&self.term[b]))
        });
        order
    }

    /// The terms with the largest sum of weights over all articles, folded in order of articles; ties by term.
    pub fn leading(&self, most: usize) -> Vec<Leading> {
        let mut all: Vec<Leading> = (0..self.idf.len())
            .map(|term| Leading {
                term,
                cf: 0,
                total: 0.0,
            })
            .collect();
        for ((&term, weight), &tf) in self.term.iter().zip(&self.weight).zip(&self.tf) {
            let leading = &mut all[term as usize];
            leading.total += weight;
            leading.cf += u64::from(tf);
        }
        all.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.term.cmp(&b.term)));
        all.truncate(most);
        all
    }
}

/// A form as a label: what is no word but a run of characters would fill charts and pages. `terms` has it whole.
fn label(form: &str) -> String {
    const LONGEST: usize = 80;
    match form.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &form[..end]),
        None => form.to_owned(),
    }
}

/// A term that leads the corpus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leading {
    /// Its number.
    pub term: usize,
    /// Its occurrences in the corpus.
    pub cf: u64,
    /// The sum of its weights over all articles.
    pub total: f64,
}
