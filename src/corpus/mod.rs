//! Who said what: the sources a user names, and the documents in them.
//!
//! A corpus is only a sorted list of sources; texts are read a task at a time, which is some small files or a piece of a
//! large one, and dropped once counted, so a corpus and each file of it may be larger than memory. What a report quotes is
//! read again. Nothing here looks inside a sentence or starts a thread.

pub mod clean;
mod cut;
pub mod date;
pub mod decode;
mod key;
mod plan;
pub mod read;
mod record;
mod seen;
pub mod sources;
pub mod split;
mod tally;
#[cfg(test)]
mod tests;

use crate::error::{Error, Notice, NoticeKind};
pub use key::Key;
use plan::Limits;
pub use plan::{Piece, Task};
pub use record::{Removal, Removals, SplitRecord};
pub use sources::{Input, Source};
use split::SplitRule;
use tally::About;
pub use tally::{Gathered, Left, Tally};

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
    /// Whether BLAKE3 digests are taken.
    pub digests: bool,
    /// Whether only the texts of articles are filled in, for counts that need no title, date or column; nothing is said
    /// of dates then.
    pub text_only: bool,
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

/// What a source, or a piece of one, holds.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its articles, in file order; empty ones are among them.
    pub documents: Vec<Document>,
    /// How it was cut, for formats that hold running text.
    pub split: Option<SplitRecord>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// What is counted over the whole source before it is said: see [`Gathered`].
    pub tallies: Vec<Tally>,
    /// BLAKE3 digest of its bytes as stored, in hexadecimal; empty where they could not be read or digests are not taken.
    pub digest: String,
    /// Bytes of decoded text.
    pub bytes: u64,
    /// Lines that end in it; 0 in a source that is read whole.
    pub lines: u64,
}

/// A sorted list of sources and the way they are read.
#[derive(Debug)]
pub struct Corpus {
    /// In order of their names' bytes.
    pub sources: Vec<Source>,
    /// What could not be taken while the list was made.
    pub notices: Vec<Notice>,
    options: Options,
    limits: Limits,
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
            limits: Limits::default(),
        })
    }

    /// The work of reading all sources, in their order: small sources grouped to about 256 KiB, large ones cut to pieces
    /// of about 1 MiB. Large sources are opened for it, and tables among them looked through.
    pub fn tasks(&self) -> Vec<Task> {
        plan::tasks(self)
    }

    /// Reads what a task names: one reading per source, or one for the piece. What goes wrong becomes a notice of the
    /// result.
    pub fn read(&self, task: &Task) -> Vec<Reading> {
        self.readings(task, self.options.digests)
    }

    /// [`Corpus::read`] with digests, also where none are asked for: those of pieces are of their own bytes.
    pub fn read_with_digests(&self, task: &Task) -> Vec<Reading> {
        self.readings(task, true)
    }

    fn readings(&self, task: &Task, digests: bool) -> Vec<Reading> {
        let mut buffer = Vec::new();
        let sources = self.sources.get(task.sources.clone()).unwrap_or_default();
        let read = |source| match &task.piece {
            Some(piece) => self.piece(source, piece, digests, &mut buffer),
            None => self.whole(source, digests, &mut buffer),
        };
        sources.iter().map(read).collect()
    }

    /// Whether digests of sources are asked for.
    pub fn takes_digests(&self) -> bool {
        self.options.digests
    }

    /// Whether only the texts of articles are filled in.
    pub fn reads_text_only(&self) -> bool {
        self.options.text_only
    }

    /// BLAKE3 digest of a source's bytes as stored, in hexadecimal, a window at a time; for sources that were cut.
    ///
    /// # Errors
    /// What the file system says; [`std::io::ErrorKind::NotFound`] where there is no such source.
    pub fn digest(&self, source: usize) -> std::io::Result<String> {
        let source = self.sources.get(source).ok_or(std::io::ErrorKind::NotFound)?;
        self.digest_stored(source)
    }

    fn digest_stored(&self, source: &Source) -> std::io::Result<String> {
        let mut stored = source.open()?;
        let (mut hasher, mut buffer, mut at) = (blake3::Hasher::new(), Vec::new(), 0);
        loop {
            stored.read_at(at, self.limits.window, &mut buffer)?;
            if buffer.is_empty() {
                return Ok(hasher.finalize().to_hex().to_string());
            }
            hasher.update(&buffer);
            at += buffer.len() as u64;
        }
    }

    fn whole(&self, source: &Source, digests: bool, buffer: &mut Vec<u8>) -> Reading {
        if let Some(refused) = self.refused(source, digests, buffer) {
            return refused;
        }
        let stored = match source.bytes(buffer) {
            Ok(bytes) => bytes,
            Err(error) => return unreadable(source, &error),
        };
        let mut reading = self.parse(source, stored);
        reading.digest = digest_if(digests, stored);
        reading
    }

    /// A large source that is not text need not be read to be refused, except for its digest.
    fn refused(&self, source: &Source, digests: bool, buffer: &mut Vec<u8>) -> Option<Reading> {
        if source.size() <= self.limits.large {
            return None;
        }
        let length = decode::LOOKED_AT as u64;
        source
            .open()
            .and_then(|mut stored| stored.read_at(0, length, buffer))
            .ok()?;
        let reason = decode::refuse(buffer)
            .err()
            .filter(|_| !decode::is_compressed(buffer))?;
        let mut reading = failed(source, NoticeKind::Binary, format!("{reason}; skipped"));
        if digests {
            reading.digest = self.digest_stored(source).ok()?;
        }
        Some(reading)
    }

    fn parse(&self, source: &Source, stored: &[u8]) -> Reading {
        let bytes = match decode::decompress(stored) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                let message =
                    format!("is too large ({error}); skipped: decompress it, so that it is read in pieces");
                return failed(source, NoticeKind::Unreadable, message);
            }
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
        self.complete(&mut reading, source, &decoded, true);
        reading
    }

    fn piece(&self, source: &Source, piece: &Piece, digests: bool, buffer: &mut Vec<u8>) -> Reading {
        let length = piece.bytes.end - piece.bytes.start;
        let read = source
            .open()
            .and_then(|mut stored| stored.read_at(piece.bytes.start, length, buffer));
        if let Err(error) = read {
            return unreadable(source, &error);
        }
        let first = piece.number == 0;
        let decoded = decode::decode_piece(buffer, piece.plan.form);
        let mut reading = piece
            .plan
            .head
            .read(&decoded.text, first, &source.name, &self.options);
        if piece.forced {
            reading.tallies.push(Tally::new(About::CutArticle, 1));
        }
        self.complete(&mut reading, source, &decoded, first);
        reading.digest = digest_if(digests, buffer);
        reading
    }

    /// Fills in what the decoding and the file's name tell, and counts the articles that are empty.
    fn complete(&self, reading: &mut Reading, source: &Source, decoded: &decode::Decoded<'_>, first: bool) {
        reading.bytes = decoded.text.len() as u64;
        if decoded.notice().is_some() {
            let about = About::Lost {
                encoding: decoded.encoding.into(),
                guessed: decoded.guessed,
            };
            reading.tallies.push(Tally::new(about, decoded.lost));
        }
        if let Some(message) = source.remark.as_ref().filter(|_| first) {
            let notice = Notice::new(NoticeKind::UnknownFormat, &source.name, message.clone());
            reading.notices.push(notice);
        }
        if !self.options.text_only {
            inherit(&mut reading.documents, source);
        }
        let empty = |(position, document): (usize, &Document)| {
            document.text.trim_start().is_empty().then_some(position)
        };
        let empty: Vec<usize> = reading.documents.iter().enumerate().filter_map(empty).collect();
        if !empty.is_empty() {
            let first = tally::named(&empty);
            let tally = Tally::new(About::EmptyArticles { first }, empty.len());
            reading.tallies.push(tally);
        }
        reading.tallies.push(Tally::new(About::Articles, 1));
    }
}

fn digest_if(wanted: bool, stored: &[u8]) -> String {
    if wanted {
        blake3::hash(stored).to_hex().to_string()
    } else {
        String::new()
    }
}

fn failed(source: &Source, kind: NoticeKind, message: String) -> Reading {
    Reading {
        notices: vec![Notice::new(kind, &source.name, message)],
        ..Reading::default()
    }
}

fn unreadable(source: &Source, error: &std::io::Error) -> Reading {
    failed(
        source,
        NoticeKind::Unreadable,
        format!("cannot be read ({error}); skipped"),
    )
}

/// Gives articles the date and the folder of their file, and puts their columns in order.
fn inherit(documents: &mut [Document], source: &Source) {
    let dated = source.date();
    let folder = source.folder();
    for document in documents {
        if document.date.is_none() {
            document.date.clone_from(&dated);
        }
        if let Some(folder) = folder
            && !document.meta.iter().any(|(name, _)| name == "folder")
        {
            document.meta.push(("folder".to_owned(), folder.to_owned()));
        }
        if !document.meta.is_sorted() {
            document.meta.sort();
        }
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
    }
}
