//! What was counted and not yet handed over as a part.

use rayon::prelude::*;

use super::aside::{Aside, Known, Telling};
use super::dictionary::Dictionary;
use super::languages::Setup;
use super::merge::{self, Ranks};
use super::part::{
    BLOCK_DOCUMENTS, BLOCK_POSTINGS, Block, Mention, Part, Quotation, Row, SourceRow, SplitRow, Stored,
    as_u32,
};
use super::pool::Pool;
use super::worker::{Chunk, Detail, Sizes};
use crate::corpus::{Corpus, Document, Reading, Task};
use crate::error::{Error, Notice};

/// What one task came to.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// The worker whose term numbers the postings have.
    pub(super) worker: usize,
    pub(super) chunk: Chunk,
    /// What was read, its texts dropped, with what is known of each document.
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
    telling: Telling,
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
            notices: Vec::new(),
            bytes: 0,
            tokens: 0,
            held: 0,
            telling: Telling::default(),
            documents: 0,
            last: None,
        }
    }

    /// About how much memory is held, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.held
    }

    /// Takes in the next task; gives back what is to be told of each of its sources.
    pub(super) fn add(&mut self, task: &Task, counted: Counted) -> Result<Vec<Aside>, Error> {
        let mut rows = Vec::new();
        let mut asides = Vec::new();
        for (source, (mut reading, known)) in task.sources.clone().zip(counted.readings) {
            asides.push(Aside::of(&mut reading, &known));
            let documents = u32::try_from(known.len())
                .ok()
                .and_then(|own| Some((own, self.documents.checked_add(own)?)));
            let Some((documents, all)) = documents else {
                let name = &self.corpus.sources[source].name;
                let message = format!("{name}: more than {} articles in all; split the corpus", u32::MAX);
                return Err(Error::Input(message));
            };
            self.documents = all;
            self.bytes += reading.bytes;
            let at = self.source(source);
            let before = self.sources[at].documents;
            self.sources[at].documents += documents;
            if self.detail != Detail::Terms {
                for ((document, position), known) in reading.documents.into_iter().zip(before..).zip(&known) {
                    let row = row(document, as_u32(at), position, known.language);
                    self.held += row.bytes();
                    rows.push(row);
                }
            }
            if task.ends() && self.corpus.takes_digests() {
                self.sources[at].digest = match task.piece {
                    Some(_) => self.corpus.digest(source).unwrap_or_default(),
                    None => reading.digest,
                };
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
        Ok(asides)
    }

    /// Says what there is to say of the sources of the task that was added last.
    pub(super) fn tell(&mut self, task: &Task, asides: Vec<Aside>, setup: &Setup) {
        let first = self.sources.len() - asides.len();
        for ((at, source), aside) in (first..).zip(task.sources.clone()).zip(asides) {
            let named = (source, self.corpus.sources[source].name.as_str());
            let Some((split, notices)) = self.telling.add(named, task.ends(), aside, setup) else {
                continue;
            };
            self.splits.extend(split.map(|split| (as_u32(at), split)));
            self.notices
                .extend(notices.into_iter().map(|notice| (Some(as_u32(at)), notice)));
        }
    }

    /// The same for what went wrong while the sources were listed.
    pub(super) fn tell_of_list(&mut self) {
        let notices = self.corpus.notices.iter().cloned();
        self.notices.extend(notices.map(|notice| (None, notice)));
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

    /// Everything so far as a part; the vocabularies of all workers begin anew.
    pub(super) fn part(&mut self, pool: &Pool) -> Part {
        let mut dictionaries: Vec<(Dictionary, Ranks)> = Vec::new();
        pool.each(|worker| dictionaries.push(merge::sorted(&worker.take())));
        self.in_numbers_of(dictionaries)
    }

    /// The same where the vocabularies of the workers, by number, were taken already.
    pub(super) fn in_numbers_of(&mut self, dictionaries: Vec<(Dictionary, Ranks)>) -> Part {
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
