//! A part: what is known of a run of documents once their texts are gone, in term numbers of its own.
//!
//! It is what counting hands over, what is written down past the memory budget, and what `gleaner count` writes and
//! `gleaner merge` joins. Its stems are in byte order, so renumbering them for a larger vocabulary keeps every row of
//! postings sorted. Documents and postings come in blocks of fixed size, which may lie on disk and are then read one at
//! a time. Nothing here knows how a block is written.

use std::fmt::Debug;
use std::ops::Deref;

use rayon::prelude::*;

use super::Sizes;
use super::dictionary::{Dictionary, NONE};
use crate::corpus::SplitRecord;
use crate::entity::{How, Reason};
use crate::error::{Error, Notice};

/// One document without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Index of its source in the list that goes with it.
    pub source: u32,
    /// Its place among the documents of that source in the same part, from 0; in a joined corpus, in the source.
    pub position: u32,
    /// The headline, or empty.
    pub title: String,
    /// ISO 8601 date, or its year or year and month alone.
    pub date: Option<String>,
    /// ISO 639-1 code of the language it was counted in.
    pub language: Option<&'static str>,
    /// Every other column, by name.
    pub meta: Vec<(String, String)>,
    /// Its sizes.
    pub sizes: Sizes,
}

impl Row {
    /// About how much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let meta = self
            .meta
            .iter()
            .map(|(name, value)| 48 + name.len() + value.len());
        size_of::<Self>() + self.title.len() + self.date.as_ref().map_or(0, String::len) + meta.sum::<usize>()
    }
}

/// A run of documents with their postings, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// The documents.
    pub rows: Vec<Row>,
    /// Where each document's postings end.
    pub postings_ends: Vec<u32>,
    /// Term number of each posting, ascending within a document.
    pub term: Vec<u32>,
    /// Occurrences of each posting, at least 1.
    pub tf: Vec<u32>,
    /// Where each document's spectrum ends.
    pub spectra_ends: Vec<u32>,
    /// How many forms of running words occur how often: the frequency, ascending within a document.
    pub frequency: Vec<u32>,
    /// And the number of forms with it.
    pub types: Vec<u32>,
    /// Where each document's mentions end; as many as documents, also where no entities were looked for.
    pub mentions_ends: Vec<u32>,
    /// Mentions of entities, in order of the text within a document.
    pub mentions: Vec<Mention>,
    /// Where each document's quotations end.
    pub quotations_ends: Vec<u32>,
    /// Quotations, in order of the text within a document.
    pub quotations: Vec<Quotation>,
}

/// A mention of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Number of the name it is linked to within its article.
    pub name: u32,
    /// Number of the name as it stands in the text.
    pub form: u32,
    /// Its first byte in the article text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Number of its sentence among all of the article.
    pub sentence: u32,
    /// Why it is linked.
    pub reason: Reason,
}

/// A quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The first byte inside its marks.
    pub start: u32,
    /// One past the last byte inside its marks.
    pub end: u32,
    /// Number of its first sentence among all of the article.
    pub sentence: u32,
    /// Running words in it.
    pub words: u32,
    /// Number of the name of who is quoted; [`NONE`] where it is not told.
    pub speaker: u32,
    /// Number of the verb of speaking among the names; [`NONE`] where there is none.
    pub verb: u32,
    /// How the speaker was told.
    pub how: How,
}

impl Mention {
    /// The same with other numbers for names, all of which `names` has.
    pub(super) fn renumbered(self, names: &[u32]) -> Self {
        Self {
            name: names[self.name as usize],
            form: names[self.form as usize],
            ..self
        }
    }
}

impl Quotation {
    /// The same with other numbers for names, all of which `names` has.
    pub(super) fn renumbered(self, names: &[u32]) -> Self {
        let new = |name: u32| names.get(name as usize).copied().unwrap_or(NONE);
        Self {
            speaker: new(self.speaker),
            verb: new(self.verb),
            ..self
        }
    }
}

/// Postings after which a block is closed.
pub(super) const BLOCK_POSTINGS: usize = 1 << 18;
/// Documents after which a block is closed.
pub(super) const BLOCK_DOCUMENTS: usize = 1 << 14;

impl Block {
    /// Whether the next document begins another block.
    pub fn is_full(&self) -> bool {
        self.term.len().max(self.mentions.len()) >= BLOCK_POSTINGS || self.rows.len() >= BLOCK_DOCUMENTS
    }

    /// Whether all numbers are those of so many terms, names and sources; a block in memory was made here, but one on disk
    /// may have been changed.
    pub(super) fn fits(&self, terms: usize, names: usize, sources: usize) -> bool {
        let known = |&name: &u32| (name as usize) < names;
        let maybe = |name: &u32| *name == NONE || known(name);
        self.term.iter().max().is_none_or(|&most| (most as usize) < terms)
            && self.rows.iter().all(|row| (row.source as usize) < sources)
            && self.postings_ends.len() == self.rows.len()
            && self.term.len() == self.tf.len()
            && self
                .mentions
                .iter()
                .all(|mention| known(&mention.name) && known(&mention.form))
            && self
                .quotations
                .iter()
                .all(|quotation| maybe(&quotation.speaker) && maybe(&quotation.verb))
    }

    /// The postings of the document at `at`, as a range of `term` and `tf`.
    pub fn postings(&self, at: usize) -> std::ops::Range<usize> {
        between(&self.postings_ends, at)
    }

    /// The spectrum of the document at `at`, as a range of `frequency` and `types`.
    pub fn spectrum(&self, at: usize) -> std::ops::Range<usize> {
        between(&self.spectra_ends, at)
    }

    /// The mentions in the document at `at`.
    pub fn mentions(&self, at: usize) -> &[Mention] {
        &self.mentions[between(&self.mentions_ends, at)]
    }

    /// The quotations in the document at `at`.
    pub fn quotations(&self, at: usize) -> &[Quotation] {
        &self.quotations[between(&self.quotations_ends, at)]
    }

    /// Runs `each` over the documents, by place, on all threads, in runs of a few hundred; the results are in order.
    pub fn in_runs<T: Send>(&self, each: impl Fn(std::ops::Range<usize>) -> T + Sync) -> Vec<T> {
        const RUN: usize = 512;
        let runs = (0..self.rows.len()).into_par_iter().step_by(RUN);
        runs.map(|start| each(start..self.rows.len().min(start + RUN)))
            .collect()
    }

    /// Appends the documents `from` of another block, with other numbers for sources, each with how many of its documents
    /// come before, and for terms and names where there are any.
    pub(super) fn extend(
        &mut self,
        other: &Self,
        from: std::ops::Range<usize>,
        sources: &[(u32, u32)],
        terms: &[u32],
        names: &[u32],
    ) {
        for at in from {
            let mut row = other.rows[at].clone();
            let (source, before) = sources[row.source as usize];
            row.source = source;
            row.position += before;
            let postings = other.postings(at);
            if terms.is_empty() {
                self.term.extend_from_slice(&other.term[postings.clone()]);
            } else {
                let renumbered = other.term[postings.clone()]
                    .iter()
                    .map(|&term| terms[term as usize]);
                self.term.extend(renumbered);
            }
            self.tf.extend_from_slice(&other.tf[postings]);
            let spectrum = other.spectrum(at);
            self.frequency
                .extend_from_slice(&other.frequency[spectrum.clone()]);
            self.types.extend_from_slice(&other.types[spectrum]);
            let (mentions, quotations) = (other.mentions(at), other.quotations(at));
            if names.is_empty() {
                self.mentions.extend_from_slice(mentions);
                self.quotations.extend_from_slice(quotations);
            } else {
                self.mentions
                    .extend(mentions.iter().map(|mention| mention.renumbered(names)));
                self.quotations
                    .extend(quotations.iter().map(|quotation| quotation.renumbered(names)));
            }
            self.close(row);
        }
    }

    /// Appends the document at `at` of another block, with the same numbers.
    pub fn push(&mut self, other: &Self, at: usize) {
        let (postings, spectrum) = (other.postings(at), other.spectrum(at));
        self.term.extend_from_slice(&other.term[postings.clone()]);
        self.tf.extend_from_slice(&other.tf[postings]);
        self.frequency
            .extend_from_slice(&other.frequency[spectrum.clone()]);
        self.types.extend_from_slice(&other.types[spectrum]);
        self.mentions.extend_from_slice(other.mentions(at));
        self.quotations.extend_from_slice(other.quotations(at));
        self.close(other.rows[at].clone());
    }

    /// About how much memory it takes, in bytes.
    fn held(&self) -> usize {
        self.rows.iter().map(Row::bytes).sum::<usize>()
            + 16 * self.rows.len()
            + 8 * (self.term.len() + self.frequency.len())
            + self.mentions.len() * size_of::<Mention>()
            + self.quotations.len() * size_of::<Quotation>()
    }

    /// Ends a document whose postings, spectrum, mentions and quotations were appended.
    pub(super) fn close(&mut self, row: Row) {
        self.rows.push(row);
        self.postings_ends.push(as_u32(self.term.len()));
        self.spectra_ends.push(as_u32(self.frequency.len()));
        self.mentions_ends.push(as_u32(self.mentions.len()));
        self.quotations_ends.push(as_u32(self.quotations.len()));
    }
}

fn between(ends: &[u32], at: usize) -> std::ops::Range<usize> {
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    start..ends[at] as usize
}

/// One source and what a part holds of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct SourceRow {
    /// Its name.
    pub name: String,
    /// BLAKE3 digest of its bytes as stored; empty where unreadable or not wanted.
    pub digest: String,
    /// How many of its documents are here.
    pub documents: u32,
    /// Whether it goes on from the part before, in a run whose counts did not fit into memory.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes_on: bool,
}

/// How one text file was cut.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SplitRow {
    /// The rule that explains the file, `none` where it was left whole.
    pub rule: String,
    /// Articles found.
    pub articles: u64,
    /// Words of the file, between white space.
    pub words: u64,
    /// Words in no part of any article.
    pub words_unassigned: u64,
    /// Text, reason and number of what was removed, in order of first appearance.
    pub removed: Vec<(String, String, u64)>,
    /// Removals of other texts, where there are too many different ones to keep.
    pub further: u64,
}

impl From<SplitRecord> for SplitRow {
    fn from(record: SplitRecord) -> Self {
        let entries = record.removed.entries().iter();
        Self {
            rule: record.rule.into_owned(),
            articles: record.articles as u64,
            words: record.words,
            words_unassigned: record.words_unassigned,
            removed: entries
                .map(|entry| (entry.text.clone(), entry.reason.clone().into_owned(), entry.count))
                .collect(),
            further: record.removed.further(),
        }
    }
}

/// Something that is here, or can be fetched.
#[derive(Debug)]
pub enum Stored<T> {
    /// In memory.
    Here(T),
    /// Elsewhere; fetched anew each time.
    There(Box<dyn Load<T>>),
}

/// Fetches what is elsewhere.
pub trait Load<T>: Debug + Send + Sync {
    /// Fetches it.
    ///
    /// # Errors
    /// What reading it says.
    fn load(&self) -> Result<T, Error>;
}

/// What [`Stored::get`] gives: borrowed where it was here, else owned.
#[derive(Debug)]
pub enum Got<'s, T> {
    /// It was here.
    Here(&'s T),
    /// It was fetched.
    Fetched(Box<T>),
}

impl<T> Deref for Got<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Here(value) => value,
            Self::Fetched(value) => value,
        }
    }
}

impl<T: Default> Default for Stored<T> {
    fn default() -> Self {
        Self::Here(T::default())
    }
}

impl<T> Stored<T> {
    /// The value.
    ///
    /// # Errors
    /// What fetching it says.
    pub fn get(&self) -> Result<Got<'_, T>, Error> {
        Ok(match self {
            Self::Here(value) => Got::Here(value),
            Self::There(load) => Got::Fetched(Box::new(load.load()?)),
        })
    }
}

/// Everything counted of a run of documents.
#[derive(Debug, Default)]
pub struct Part {
    /// Its sources, by name.
    pub sources: Vec<SourceRow>,
    /// How text files were cut: index of the source and record.
    pub splits: Vec<(u32, SplitRow)>,
    /// What went wrong or was assumed, with the index of the source it is about, where it is about one.
    pub notices: Vec<(Option<u32>, Notice)>,
    /// Bytes of decoded text read.
    pub bytes: u64,
    /// Tokens of all its documents.
    pub tokens: u64,
    /// Its vocabulary.
    pub dictionary: Stored<Dictionary>,
    /// Its documents, in blocks, in order of source and position.
    pub blocks: Vec<Stored<Block>>,
}

impl Part {
    /// The same with everything in memory.
    ///
    /// # Errors
    /// What fetching it says.
    pub fn fetched(mut self) -> Result<Self, Error> {
        fn fetched<T>(stored: Stored<T>) -> Result<Stored<T>, Error> {
            Ok(Stored::Here(match stored {
                Stored::Here(value) => value,
                Stored::There(load) => load.load()?,
            }))
        }
        self.dictionary = fetched(self.dictionary)?;
        self.blocks = self
            .blocks
            .into_iter()
            .map(fetched)
            .collect::<Result<_, Error>>()?;
        Ok(self)
    }

    /// About how much of it is in memory, in bytes.
    pub fn held(&self) -> usize {
        let dictionary = match &self.dictionary {
            Stored::Here(dictionary) => dictionary.held(),
            Stored::There(_) => 0,
        };
        let blocks = self.blocks.iter().map(|block| match block {
            Stored::Here(block) => block.held(),
            Stored::There(_) => 0,
        });
        dictionary + blocks.sum::<usize>()
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "blocks are closed, and documents and terms checked, far below 2^32"
)]
pub(super) fn as_u32(number: usize) -> u32 {
    number as u32
}
