//! From documents to integers: the one parallel loop.
//!
//! Work is cut by the corpus, never by the machine: chunks of whole documents closed at a fixed size, results in chunk
//! order. Each worker owns its vocabulary and its memo of forms seen, so the loop has no lock; one ordered merge gives
//! every stem its rank. No float is computed here and no hash order reaches the result.

mod languages;
mod merge;
mod pass;
mod worker;

pub use languages::Setup;
pub use pass::{Line, Within, lines, tokens};

use rayon::prelude::*;

use crate::corpus::{Corpus, Document, Reading, SplitRecord};
use crate::error::{Error, Notice};
use crate::progress::Progress;
use crate::statistics::diversity::Factors;
use worker::{Chunk, Pool};

/// Documents of a chunk are counted by one worker; the chunk is closed once it holds this many bytes of text.
const CHUNK_BYTES: usize = 128 * 1024;

/// One document without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index of its source in [`Counts::sources`].
    pub source: u32,
    /// Its place in the source, from 0.
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

/// How much of what is in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Bytes of text.
    pub bytes: u64,
    /// Sentences that hold a token.
    pub sentences: u32,
    /// UAX #29 words of every kind.
    pub tokens: u32,
    /// Tokens counted as terms.
    pub counted: u32,
    /// Tokens on the stop list.
    pub stops: u32,
    /// Numbers left out of the terms.
    pub numbers: u32,
    /// One-letter tokens left out of the terms.
    pub letters: u32,
    /// Tokens inside addresses left out of the terms.
    pub urls: u32,
    /// Running words: tokens that are neither numbers nor inside addresses.
    pub words: u32,
    /// How many forms occur how often among the running words: (frequency, forms), by frequency.
    pub spectrum: Vec<(u32, u32)>,
    /// MTLD factors, read forward and backward.
    pub factors: (Factors, Factors),
}

/// One stem with the forms behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The stem, unique.
    pub stem: String,
    /// Folded surface forms with their counts, most frequent first, ties by bytes.
    pub forms: Vec<(String, u64)>,
}

/// One folded form of running words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The form.
    pub form: String,
    /// Its term; `None` where it is left out of the terms.
    pub term: Option<u32>,
    /// Whether it is left out as a stop word.
    pub stop: bool,
    /// Occurrences in the corpus.
    pub count: u64,
}

/// Which terms occur in which documents, sorted by document, then term. Three columns of one length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings {
    /// Document number.
    pub doc: Vec<u32>,
    /// Term number: rank of the stem in byte order.
    pub term: Vec<u32>,
    /// Occurrences, at least 1.
    pub tf: Vec<u32>,
}

/// Everything that is known of a corpus once its text is gone.
#[derive(Debug, Default)]
pub struct Counts {
    /// Names of all sources with their BLAKE3 digests (empty where unreadable), in order.
    pub sources: Vec<(String, String)>,
    /// Documents in order of source and position.
    pub documents: Vec<Row>,
    /// Terms in byte order of their stems.
    pub terms: Vec<Term>,
    /// Forms of running words, by bytes, then term.
    pub forms: Vec<Form>,
    /// Occurrences.
    pub postings: Postings,
    /// How text files were cut: source index and record.
    pub splits: Vec<(u32, SplitRecord)>,
    /// Bytes of decoded text read.
    pub bytes: u64,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

/// Counts a corpus. The result is the same for any number of threads.
///
/// # Errors
/// [`Error::Input`] where no document has any text, or there are more documents than fit 32 bits.
pub fn count(corpus: &Corpus, setup: &Setup, progress: &dyn Progress) -> Result<Counts, Error> {
    let mut counts = Counts {
        notices: corpus.notices.clone(),
        ..Counts::default()
    };
    let mut chunks = Vec::new();
    let pool = Pool::default();
    let mut languages = languages::Tally::default();
    progress.stage("reading and counting", corpus.sources.len() as u64);
    for batch in corpus.batches() {
        let readings: Vec<Reading> = corpus.sources[batch.clone()]
            .par_iter()
            .map(|source| {
                let reading = corpus.read(source);
                progress.advance(1);
                reading
            })
            .collect();
        let resolved: Vec<Vec<Option<&'static str>>> = readings
            .par_iter()
            .map(|reading| setup.languages(&reading.documents))
            .collect();
        let work: Vec<(&Document, Option<&'static str>)> = readings
            .iter()
            .zip(&resolved)
            .flat_map(|(reading, codes)| reading.documents.iter().zip(codes.iter().copied()))
            .collect();
        chunks.extend(count_chunks(&work, setup, &pool));
        for (source, (reading, codes)) in batch.zip(readings.into_iter().zip(resolved)) {
            take_reading(
                &mut counts,
                &mut languages,
                &corpus.sources[source].name,
                reading,
                &codes,
            )?;
        }
    }
    counts.notices.extend(languages.notices(setup));
    counts.notices.sort();
    merge::merge(&mut counts, chunks, &pool.into_workers());
    if counts.documents.iter().all(|row| row.sizes.tokens == 0) {
        return Err(nothing(&counts));
    }
    Ok(counts)
}

fn count_chunks(work: &[(&Document, Option<&'static str>)], setup: &Setup, pool: &Pool) -> Vec<Chunk> {
    let mut borders = vec![0];
    let mut bytes = 0;
    for (at, (document, _)) in work.iter().enumerate() {
        bytes += document.text.len();
        if bytes >= CHUNK_BYTES || at + 1 == work.len() {
            borders.push(at + 1);
            bytes = 0;
        }
    }
    borders
        .par_windows(2)
        .map(|pair| pool.with(|worker| worker.count(&work[pair[0]..pair[1]], setup)))
        .collect()
}

fn take_reading(
    counts: &mut Counts,
    languages: &mut languages::Tally,
    name: &str,
    reading: Reading,
    codes: &[Option<&'static str>],
) -> Result<(), Error> {
    let too_many = || {
        Error::Input(format!(
            "{name}: more than {} articles in all; split the corpus",
            u32::MAX
        ))
    };
    let source = u32::try_from(counts.sources.len()).map_err(|_| too_many())?;
    counts.sources.push((name.to_owned(), reading.digest));
    counts.bytes += reading.bytes;
    counts.notices.extend(reading.notices);
    counts.splits.extend(reading.split.map(|split| (source, split)));
    for (position, (document, &language)) in reading.documents.into_iter().zip(codes).enumerate() {
        languages.add(name, language, document.text.trim().is_empty());
        counts.documents.push(Row {
            source,
            position: u32::try_from(position).map_err(|_| too_many())?,
            title: document.title,
            date: document.date,
            language,
            meta: document.meta,
            sizes: Sizes::default(),
        });
    }
    u32::try_from(counts.documents.len())
        .map(|_| ())
        .map_err(|_| too_many())
}

fn nothing(counts: &Counts) -> Error {
    const SHOWN: usize = 5;
    let mut lines = vec![format!("no usable article in {} files", counts.sources.len())];
    lines.extend(
        counts
            .notices
            .iter()
            .take(SHOWN)
            .map(|notice| format!("{}: {}", notice.subject, notice.message)),
    );
    if counts.notices.len() > SHOWN {
        lines.push(format!("and {} more notices", counts.notices.len() - SHOWN));
    }
    Error::Input(lines.join("\n  "))
}
