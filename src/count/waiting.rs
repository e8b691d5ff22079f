//! What was counted and not yet handed over as a part.

use std::collections::BTreeMap;

use super::languages::{Setup, Tally};
use super::merge::{self, Ranks};
use rayon::prelude::*;

use super::part::{
    BLOCK_DOCUMENTS, BLOCK_POSTINGS, Block, Dictionary, Mention, Part, Quotation, Row, SourceRow, SplitRow,
    Stored, as_u32,
};
use super::pool::Pool;
use super::worker::{Chunk, Detail, Sizes};
use crate::corpus::{Corpus, Document, Gathered, Reading, Task};
use crate::error::{Error, Notice, NoticeKind};

/// What is known of a document beside its counts.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) language: Option<&'static str>,
    pub(super) empty: bool,
    /// Quotations in it without an end.
    pub(super) unclosed: u32,
}

/// What one task came to.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// The worker whose term numbers the postings have.
    pub(super) worker: usize,
    pub(super) chunk: Chunk,
    /// What was read, its texts dropped, with the language of each document and whether it is empty.
    pub(super) readings: Vec<(Reading, Vec<Known>)>,
}

/// Everything since the last part.
pub(super) struct Waiting<'c> {
    corpus: &'c Corpus,
    detail: Detail,
    batches: Vec<Batch>,
    sources: Vec<SourceRow>,
    splits: Vec<(u32, SplitRow)>,
    notices: Vec<(Option<u32>, Notice)>,
    bytes: u64,
    tokens: u64,
    held: usize,
    /// What was gathered of the source that is being read, and how many of its documents were.
    open: Option<(usize, Gathered, u32)>,
    languages: Tally,
    /// Articles with quotations that have no end, and those, by source.
    unclosed: BTreeMap<String, (u64, u64)>,
    documents: u32,
    /// The source that was read last.
    last: Option<usize>,
}

impl<'c> Waiting<'c> {
    pub(super) fn new(corpus: &'c Corpus, detail: Detail) -> Self {
        Self {
            corpus,
            detail,
            batches: Vec::new(),
            sources: Vec::new(),
            splits: Vec::new(),
            notices: corpus
                .notices
                .iter()
                .cloned()
                .map(|notice| (None, notice))
                .collect(),
            bytes: 0,
            tokens: 0,
            held: 0,
            open: None,
            languages: Tally::default(),
            unclosed: BTreeMap::new(),
            documents: 0,
            last: None,
        }
    }

    /// About how much memory is held, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.held
    }

    /// Takes in the next task.
    pub(super) fn add(&mut self, task: &Task, counted: Counted) -> Result<(), Error> {
        let mut rows = Vec::new();
        for (source, (mut reading, languages)) in task.sources.clone().zip(counted.readings) {
            let name = &self.corpus.sources[source].name;
            let (mut gathered, before) = match self.open.take() {
                Some((open, gathered, before)) if open == source => (gathered, before),
                _ => (Gathered::default(), 0),
            };
            gathered.add(&mut reading);
            let documents = u32::try_from(languages.len())
                .ok()
                .and_then(|own| Some((own, self.documents.checked_add(own)?)));
            let Some((documents, all)) = documents else {
                let message = format!("{name}: more than {} articles in all; split the corpus", u32::MAX);
                return Err(Error::Input(message));
            };
            self.documents = all;
            self.bytes += reading.bytes;
            let at = self.source(source);
            self.sources[at].documents += documents;
            for ((document, position), known) in reading.documents.into_iter().zip(before..).zip(&languages) {
                let language = known.language;
                self.languages.add(name, language, known.empty);
                if known.unclosed > 0 {
                    let sums = self.unclosed.entry(name.clone()).or_default();
                    *sums = (sums.0 + 1, sums.1 + u64::from(known.unclosed));
                }
                if self.detail != Detail::Terms {
                    let row = row(document, as_u32(at), position, language);
                    self.held += row.bytes();
                    rows.push(row);
                }
            }
            if task.piece.as_ref().is_none_or(|piece| piece.last) {
                self.sources[at].digest = reading.digest;
                if task.piece.is_some() && self.corpus.takes_digests() {
                    self.sources[at].digest = self.corpus.digest(source).unwrap_or_default();
                }
                let (split, notices) = gathered.finish(name);
                self.splits
                    .extend(split.map(|split| (as_u32(at), SplitRow::from(split))));
                self.notices
                    .extend(notices.into_iter().map(|notice| (Some(as_u32(at)), notice)));
            } else {
                self.open = Some((source, gathered, before + documents));
            }
        }
        self.held += chunk_bytes(&counted.chunk);
        self.tokens += counted
            .chunk
            .sizes
            .iter()
            .map(|sizes| u64::from(sizes.tokens))
            .sum::<u64>();
        self.batches.push((counted.worker, counted.chunk, rows));
        Ok(())
    }

    /// The place of a source in the list, which it may already end.
    fn source(&mut self, source: usize) -> usize {
        let goes_on = self.last == Some(source);
        self.last = Some(source);
        if goes_on && let Some(at) = self.sources.len().checked_sub(1) {
            return at;
        }
        let name = &self.corpus.sources[source].name;
        self.held += size_of::<SourceRow>() + name.len() + 64;
        self.sources.push(SourceRow {
            name: name.clone(),
            goes_on,
            ..SourceRow::default()
        });
        self.sources.len() - 1
    }

    /// Says what can only be said at the end.
    pub(super) fn finish(&mut self, setup: &Setup) {
        let languages = std::mem::take(&mut self.languages).notices(setup);
        let unclosed = std::mem::take(&mut self.unclosed).into_iter().map(unclosed);
        self.notices
            .extend(languages.into_iter().chain(unclosed).map(|notice| (None, notice)));
    }

    /// Everything so far as a part; the vocabularies of all workers begin anew.
    pub(super) fn part(&mut self, pool: &Pool) -> Part {
        let mut dictionaries: Vec<(Dictionary, Ranks)> = Vec::new();
        pool.each(|worker| dictionaries.push(merge::sorted(&worker.take())));
        let mut all = Dictionary::default();
        for (own, _) in &dictionaries {
            all = merge::join(&all, own);
        }
        let ranks: Vec<Ranks> = dictionaries
            .into_iter()
            .map(|(own, first)| {
                let ranks = merge::ranks(&own, &all);
                let through = |first: Vec<u32>, ranks: &[u32]| {
                    first.into_iter().map(|rank| ranks[rank as usize]).collect()
                };
                Ranks {
                    terms: through(first.terms, &ranks.terms),
                    names: through(first.names, &ranks.names),
                }
            })
            .collect();
        let blocks = blocks(std::mem::take(&mut self.batches), &ranks);
        self.held = 0;
        let mut notices = std::mem::take(&mut self.notices);
        notices.sort();
        Part {
            sources: std::mem::take(&mut self.sources),
            splits: std::mem::take(&mut self.splits),
            notices,
            bytes: std::mem::take(&mut self.bytes),
            tokens: std::mem::take(&mut self.tokens),
            dictionary: Stored::Here(all),
            blocks: blocks.into_iter().map(Stored::Here).collect(),
        }
    }
}

fn unclosed((source, (articles, marks)): (String, (u64, u64))) -> Notice {
    let marks = match marks {
        1 => "1 quotation mark opens and never closes".to_owned(),
        marks => format!("{marks} quotation marks open and never close"),
    };
    let articles = match articles {
        1 => "1 article".to_owned(),
        articles => format!("{articles} articles"),
    };
    let message = format!("{marks} in {articles}; what is quoted there was taken to end with its paragraph");
    Notice::new(NoticeKind::OpenQuotation, source, message)
}

fn row(document: Document, source: u32, position: u32, language: Option<&'static str>) -> Row {
    Row {
        source,
        position,
        title: document.title,
        date: document.date,
        language,
        meta: document.meta,
        sizes: Sizes::default(),
    }
}

/// About how much memory a chunk takes, in bytes.
fn chunk_bytes(chunk: &Chunk) -> usize {
    chunk.sizes.len() * (size_of::<Sizes>() + 16)
        + 8 * (chunk.postings.capacity() + chunk.spectra.capacity())
        + chunk.mentions.capacity() * size_of::<Mention>()
        + chunk.quotations.capacity() * size_of::<Quotation>()
}

type Batch = (usize, Chunk, Vec<Row>);

/// The documents of all batches in order, in the part's own term numbers; each batch is dropped once it was taken over.
fn blocks(batches: Vec<Batch>, ranks: &[Ranks]) -> Vec<Block> {
    let mut runs: Vec<Vec<Batch>> = Vec::new();
    let (mut postings, mut documents) = (usize::MAX, 0);
    for batch in batches {
        if postings >= BLOCK_POSTINGS || documents >= BLOCK_DOCUMENTS {
            runs.push(Vec::new());
            (postings, documents) = (0, 0);
        }
        postings += batch.1.postings.len().max(batch.1.mentions.len());
        documents += batch.2.len();
        if let Some(run) = runs.last_mut() {
            run.push(batch);
        }
    }
    let blocks = runs
        .into_par_iter()
        .map(|run| block(run, ranks))
        .filter(|block| !block.rows.is_empty());
    blocks.collect()
}

fn block(run: Vec<Batch>, ranks: &[Ranks]) -> Block {
    let mut block = Block::default();
    let mut own: Vec<(u32, u32)> = Vec::new();
    for (worker, chunk, rows) in run {
        let ranks = &ranks[worker];
        let (mut posting, mut spectrum) = (0, 0);
        let (mut mention, mut quotation) = (0, 0);
        for (at, mut row) in rows.into_iter().enumerate() {
            row.sizes = chunk.sizes[at];
            let end = chunk.postings_ends[at] as usize;
            own.clear();
            own.extend(
                chunk.postings[posting..end]
                    .iter()
                    .map(|&(term, tf)| (ranks.terms[term as usize], tf)),
            );
            own.sort_unstable();
            posting = end;
            block.term.extend(own.iter().map(|&(term, _)| term));
            block.tf.extend(own.iter().map(|&(_, tf)| tf));
            if let Some(&end) = chunk.spectra_ends.get(at) {
                let end = end as usize;
                block.frequency.extend(
                    chunk.spectra[spectrum..end]
                        .iter()
                        .map(|&(frequency, _)| frequency),
                );
                block
                    .types
                    .extend(chunk.spectra[spectrum..end].iter().map(|&(_, types)| types));
                spectrum = end;
            }
            let ends = (
                chunk.mentions_ends[at] as usize,
                chunk.quotations_ends[at] as usize,
            );
            let mentions = chunk.mentions[mention..ends.0].iter();
            block
                .mentions
                .extend(mentions.map(|mention| mention.renumbered(&ranks.names)));
            let quotations = chunk.quotations[quotation..ends.1].iter();
            block
                .quotations
                .extend(quotations.map(|quotation| quotation.renumbered(&ranks.names)));
            (mention, quotation) = ends;
            block.close(row);
        }
    }
    block
}
