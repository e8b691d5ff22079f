//! One worker: its vocabulary, its memo of forms, and the counters of the document at hand.
//!
//! A token seen before costs one look-up in the memo; only its first sight is folded, looked up in the stop list and
//! stemmed. Counters are dense and cleared by a list of what was touched, so no hashing happens per document and term.
//! Which worker sees which chunk is up to chance; the memo is a cache of a pure function, so that cannot change a result.

use std::sync::Mutex;

use rustc_hash::FxHashMap;

use super::{Setup, Sizes, pass};
use crate::corpus::Document;
use crate::normalize::Outcome;
use crate::statistics::diversity::{self, MtldRule, Seen as Stamps};
use crate::tokenize::{Token, TokenKind};

/// What one chunk of documents came to, in its worker's own numbers.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The worker whose vocabulary the postings name.
    pub(super) worker: usize,
    /// Per document: its sizes and how many postings are its.
    pub(super) documents: Vec<(Sizes, usize)>,
    /// (local term, occurrences), document after document.
    pub(super) postings: Vec<(u32, u32)>,
}

/// What is known of a token once it was seen.
#[derive(Debug, Clone, Copy)]
struct Seen {
    outcome: Outcome,
    /// Local form; every running word has one.
    form: u32,
    /// Local term, where it is one.
    term: u32,
}

/// A surface form after folding.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: Box<str>,
    /// Local term; `None` for a form that is no term.
    pub(super) term: Option<u32>,
    pub(super) stop: bool,
    /// Whether running words have it.
    pub(super) running: bool,
    pub(super) count: u64,
}

/// A vocabulary of its own and the counters of one document.
#[derive(Debug)]
pub(super) struct Worker {
    number: usize,
    /// Per language: token as written to what is known of it.
    memos: Vec<FxHashMap<Box<str>, Seen>>,
    terms: FxHashMap<Box<str>, u32>,
    pub(super) stems: Vec<Box<str>>,
    /// By language and kind: the same characters may be a number here and part of an address there.
    form_numbers: FxHashMap<(usize, TokenKind, Box<str>), u32>,
    pub(super) forms: Vec<Form>,
    tf: Counter,
    form_tf: Counter,
    sequence: Vec<u32>,
    stamps: Stamps,
    folded: String,
    stem: String,
}

/// Counts by number, cleared by what was touched.
#[derive(Debug, Default)]
struct Counter {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Counter {
    fn add(&mut self, number: u32) {
        let at = number as usize;
        if at >= self.counts.len() {
            self.counts.resize((at + 1).next_power_of_two(), 0);
        }
        if self.counts[at] == 0 {
            self.touched.push(number);
        }
        self.counts[at] += 1;
    }

    /// Hands over (number, count) in order of number, and clears.
    fn drain(&mut self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.touched.sort_unstable();
        let counts = &mut self.counts;
        self.touched
            .drain(..)
            .map(|number| (number, std::mem::take(&mut counts[number as usize])))
    }
}

impl Worker {
    fn new(number: usize) -> Self {
        Self {
            number,
            memos: Vec::new(),
            terms: FxHashMap::default(),
            stems: Vec::new(),
            form_numbers: FxHashMap::default(),
            forms: Vec::new(),
            tf: Counter::default(),
            form_tf: Counter::default(),
            sequence: Vec::new(),
            stamps: Stamps::new(),
            folded: String::new(),
            stem: String::new(),
        }
    }

    /// Counts the documents of one chunk.
    pub(super) fn count(&mut self, work: &[(&Document, Option<&'static str>)], setup: &Setup) -> Chunk {
        let mut chunk = Chunk {
            worker: self.number,
            documents: Vec::with_capacity(work.len()),
            postings: Vec::new(),
        };
        self.memos.resize_with(setup.slots(), FxHashMap::default);
        for (document, language) in work {
            let before = chunk.postings.len();
            let sizes = self.document(&document.text, *language, setup);
            chunk.postings.extend(self.tf.drain());
            chunk.documents.push((sizes, chunk.postings.len() - before));
        }
        chunk
    }

    fn document(&mut self, text: &str, language: Option<&'static str>, setup: &Setup) -> Sizes {
        let mut sizes = Sizes {
            bytes: text.len() as u64,
            ..Sizes::default()
        };
        self.sequence.clear();
        let slot = setup.slot(language);
        sizes.sentences = pass::tokens(text, &setup.segmenter, &mut |token, _| {
            let seen = self.see(&token, slot, language, setup);
            sizes.tokens += 1;
            match seen.outcome {
                Outcome::Term => sizes.counted += 1,
                Outcome::Stop => sizes.stops += 1,
                Outcome::Number => sizes.numbers += 1,
                Outcome::Letter => sizes.letters += 1,
                Outcome::Url => sizes.urls += 1,
            }
            self.forms[seen.form as usize].count += 1;
            if seen.outcome == Outcome::Term {
                self.tf.add(seen.term);
            }
            if matches!(token.kind, TokenKind::Word | TokenKind::Letter) {
                sizes.words += 1;
                self.form_tf.add(seen.form);
                self.sequence.push(seen.form);
            }
        });
        let mut frequencies: Vec<u32> = self.form_tf.drain().map(|(_, count)| count).collect();
        frequencies.sort_unstable();
        sizes.spectrum = frequencies
            .chunk_by(|a, b| a == b)
            .map(|run| (run[0], count_u32(run.len())))
            .collect();
        sizes.factors = (
            diversity::factors(
                self.sequence.iter().copied(),
                MtldRule::default(),
                &mut self.stamps,
            ),
            diversity::factors(
                self.sequence.iter().rev().copied(),
                MtldRule::default(),
                &mut self.stamps,
            ),
        );
        sizes
    }

    fn see(&mut self, token: &Token<'_>, slot: usize, language: Option<&'static str>, setup: &Setup) -> Seen {
        // The same characters may stand alone and inside an address, so only the former go through the memo.
        let remembered = token.kind != TokenKind::Url;
        if remembered && let Some(seen) = self.memos[slot].get(token.text) {
            return *seen;
        }
        let outcome = setup
            .normalizer(language)
            .normalize(token, &mut self.folded, &mut self.stem);
        let term = (outcome == Outcome::Term).then(|| self.term());
        let form = self.form((slot, token.kind), term, outcome);
        let seen = Seen {
            outcome,
            form,
            term: term.unwrap_or(u32::MAX),
        };
        if remembered {
            self.memos[slot].insert(token.text.into(), seen);
        }
        seen
    }

    fn term(&mut self) -> u32 {
        if let Some(&number) = self.terms.get(self.stem.as_str()) {
            return number;
        }
        let number = count_u32(self.stems.len());
        self.stems.push(self.stem.as_str().into());
        self.terms.insert(self.stem.as_str().into(), number);
        number
    }

    fn form(&mut self, (slot, kind): (usize, TokenKind), term: Option<u32>, outcome: Outcome) -> u32 {
        let key = (slot, kind, Box::from(self.folded.as_str()));
        if let Some(&number) = self.form_numbers.get(&key) {
            return number;
        }
        let number = count_u32(self.forms.len());
        self.forms.push(Form {
            text: key.2.clone(),
            term,
            stop: outcome == Outcome::Stop,
            running: matches!(kind, TokenKind::Word | TokenKind::Letter),
            count: 0,
        });
        self.form_numbers.insert(key, number);
        number
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a worker's vocabulary and a document stay below 2^32"
)]
fn count_u32(count: usize) -> u32 {
    count as u32
}

/// The workers not at work; there are never more than threads.
#[derive(Debug, Default)]
pub(super) struct Pool {
    idle: Mutex<(Vec<Worker>, usize)>,
}

impl Pool {
    /// Runs `work` with a worker that nobody else has; one lock per chunk.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Worker) -> T) -> T {
        let mut worker = {
            let mut idle = self
                .idle
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            idle.0.pop().unwrap_or_else(|| {
                idle.1 += 1;
                Worker::new(idle.1 - 1)
            })
        };
        let result = work(&mut worker);
        self.idle
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .0
            .push(worker);
        result
    }

    /// All workers, by number.
    pub(super) fn into_workers(self) -> Vec<Worker> {
        let (mut workers, _) = self
            .idle
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        workers.sort_by_key(|worker| worker.number);
        workers
    }
}
