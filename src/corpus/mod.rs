//! Who said what: the sources a user names, and the documents in them.
//!
//! A corpus is only a sorted list of sources; texts are read a source at a time and dropped once counted, so it may
//! be larger than memory. What a report quotes is read again. Nothing here looks inside a sentence.

pub mod clean;
pub mod date;
pub mod decode;
pub mod read;
pub mod sources;
pub mod split;

use crate::error::{Error, Notice, NoticeKind};
pub use sources::{Input, Source};
use split::SplitRule;

const BATCH_BYTES: u64 = 32 * 1024 * 1024;
const BATCH_SOURCES: usize = 4096;

/// How sources are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The column that holds the text; guessed where absent.
    pub text_column: Option<String>,
    /// The column that holds the title; guessed where absent.
    pub title_column: Option<String>,
    /// The column that names a record; guessed where absent.
    pub id_column: Option<String>,
    /// Which rule may split a text file into articles.
    pub split_rule: SplitRule,
}

/// One article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The headline, or empty.
    pub title: String,
    /// What is counted: kept captions, then the body; the headline is not in it.
    pub text: String,
    /// Byte of `text` where the body begins, after the captions.
    pub body: usize,
    /// ISO 8601 date, or its year or year and month alone.
    pub date: Option<String>,
    /// Every other column or header line, by name; names are unique and sorted.
    pub meta: Vec<(String, String)>,
}

/// How one text file was cut.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitRecord {
    /// The rule that explains the file, `none` where it was left whole.
    pub rule: &'static str,
    /// Articles found.
    pub articles: usize,
    /// Share of the file's words in no part of any article, 0 to 1.
    pub unassigned: f64,
    /// What was removed from the articles, in file order: text and reason.
    pub removed: Vec<(String, &'static str)>,
}

/// What a source holds.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its articles, in file order; empty ones are among them.
    pub documents: Vec<Document>,
    /// How it was cut, for formats that hold running text.
    pub split: Option<SplitRecord>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// BLAKE3 digest of its bytes as stored, in hexadecimal; empty where it could not be read.
    pub digest: String,
    /// Bytes of decoded text.
    pub bytes: u64,
}

/// A sorted list of sources and the way they are read.
#[derive(Debug)]
pub struct Corpus {
    /// In order of their names' bytes.
    pub sources: Vec<Source>,
    /// What could not be taken while the list was made.
    pub notices: Vec<Notice>,
    options: Options,
}

impl Corpus {
    /// Lists the sources behind `inputs`.
    ///
    /// # Errors
    /// [`Error::Input`] where an input does not exist or a glob matches nothing.
    pub fn open(inputs: &[Input], options: Options) -> Result<Self, Error> {
        let (sources, notices) = sources::list(inputs)?;
        Ok(Self {
            sources,
            notices,
            options,
        })
    }

    /// Runs of sources to be read together, cut by their size and number alone; texts of one are dropped before the
    /// next is read.
    pub fn batches(&self) -> Vec<std::ops::Range<usize>> {
        let mut batches = Vec::new();
        let (mut start, mut bytes) = (0, 0);
        for (at, source) in self.sources.iter().enumerate() {
            bytes += source.size();
            if bytes >= BATCH_BYTES || at + 1 - start >= BATCH_SOURCES || at + 1 == self.sources.len() {
                batches.push(start..at + 1);
                (start, bytes) = (at + 1, 0);
            }
        }
        batches
    }

    /// Reads one source whole; what goes wrong becomes a notice of the result.
    pub fn read(&self, source: &Source) -> Reading {
        let stored = match source.bytes() {
            Ok(bytes) => bytes,
            Err(error) => {
                return failed(
                    source,
                    NoticeKind::Unreadable,
                    format!("cannot be read ({error}); skipped"),
                );
            }
        };
        let digest = blake3::hash(&stored).to_hex().to_string();
        let mut reading = self.parse(source, &stored);
        reading.digest = digest;
        reading
    }

    fn parse(&self, source: &Source, stored: &[u8]) -> Reading {
        let bytes = match decode::decompress(stored) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("cannot be decompressed ({error}); skipped: is the file complete?");
                return failed(source, NoticeKind::Unreadable, message);
            }
        };
        if bytes.is_empty() {
            return failed(source, NoticeKind::EmptyFile, "is empty; skipped".to_owned());
        }
        let decoded = match decode::decode(&bytes) {
            Ok(decoded) => decoded,
            Err(reason) => return failed(source, NoticeKind::Binary, format!("{reason}; skipped")),
        };
        let mut reading = source
            .reader(&decoded.text)
            .read(&decoded.text, &source.name, &self.options);
        reading.bytes = decoded.text.len() as u64;
        if let Some(message) = decoded.notice() {
            reading
                .notices
                .insert(0, Notice::new(NoticeKind::Encoding, &source.name, message));
        }
        if let Some(message) = &source.remark {
            reading.notices.insert(
                0,
                Notice::new(NoticeKind::UnknownFormat, &source.name, message.clone()),
            );
        }
        complete(&mut reading, source);
        reading
    }
}

fn failed(source: &Source, kind: NoticeKind, message: String) -> Reading {
    Reading {
        notices: vec![Notice::new(kind, &source.name, message)],
        ..Reading::default()
    }
}

/// Fills in what the file's name tells, and says which articles are empty.
fn complete(reading: &mut Reading, source: &Source) {
    let dated = source.date();
    let folder = source.folder();
    let mut empty = Vec::new();
    for (position, document) in reading.documents.iter_mut().enumerate() {
        if document.date.is_none() {
            document.date.clone_from(&dated);
        }
        if let Some(folder) = folder
            && !document.meta.iter().any(|(name, _)| name == "folder")
        {
            document.meta.push(("folder".to_owned(), folder.to_owned()));
        }
        document.meta.sort();
        document.meta.dedup();
        // A header may name several authors in lines of their own.
        document.meta.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1.push_str("; ");
                earlier.1.push_str(&later.1);
            }
            same
        });
        if document.text.trim().is_empty() {
            empty.push(position);
        }
    }
    if let Some(message) = name_empty(&empty, reading.documents.len()) {
        reading
            .notices
            .push(Notice::new(NoticeKind::EmptyArticle, &source.name, message));
    }
    if reading.documents.is_empty() {
        reading.notices.push(Notice::new(
            NoticeKind::EmptyFile,
            &source.name,
            "holds no article; skipped",
        ));
    }
}

/// One sentence on the empty articles of a source, naming at most the first ten.
fn name_empty(empty: &[usize], all: usize) -> Option<String> {
    const NAMED: usize = 10;
    let first: Vec<String> = empty.iter().take(NAMED).map(usize::to_string).collect();
    let rest = empty.len().saturating_sub(NAMED);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    match empty.len() {
        0 => None,
        1 => Some(format!(
            "article {} of {all} (counted from 0) has no text; it stays in the corpus, empty",
            first[0]
        )),
        count => Some(format!(
            "{count} of {all} articles have no text and stay in the corpus, empty: numbers {}{more} (counted from 0)",
            first.join(", ")
        )),
    }
}
