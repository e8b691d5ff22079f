//! Names in English text, found by a linear tagger.
//!
//! What a word says in each role around a candidate is added up once, at its first sight, into one row of scores; only what
//! tokens say together is looked up for each candidate. That is why a tagger with a few dozen kinds of features reads
//! tens of megabytes a second. Its memory of words is a cache of a pure function and is dropped when it grows too large.
//!
//! It does not train (that is the example `train_entities`) and does not link the names it finds.

mod agree;
pub mod decode;
mod evidence;
pub mod feature;
mod finish;
pub mod hash;
pub mod label;
pub mod lexicon;
mod memory;
pub mod model;
#[cfg(test)]
mod tests;
pub mod token;
pub mod view;
pub mod word;

use self::agree::agree;
use self::decode::Decoder;
use self::evidence::Evidence;
use self::finish::Finish;
use self::memory::Memory;
use self::model::{Model, Scores};
use self::view::View;
use super::Span;

/// The model that belongs to this release.
pub static MODEL: &[u8] = include_bytes!("../english/model.bin");

/// Features that several tokens can have together, at most.
const PLACES: usize = 40;

/// A token of an article.
#[derive(Debug, Clone, Copy)]
struct Token {
    start: u32,
    end: u32,
    word: u32,
}

/// Neighbouring candidates, which are decoded together.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// First token, of the article.
    from: usize,
    /// Last token plus 1.
    to: usize,
    /// Where its scores and labels begin.
    at: usize,
    sentence: u32,
    /// Whether its scores have changed since it was decoded.
    changed: bool,
}

impl Stretch {
    /// Where its scores and labels are.
    fn scores(&self) -> std::ops::Range<usize> {
        self.at..self.at + (self.to - self.from)
    }
}

/// Finds names in English text; remembers words, so one serves a worker for many articles.
#[derive(Debug)]
pub struct Tagger {
    model: Model<'static>,
    decoder: Decoder,
    memory: Memory,
    evidence: Evidence,
    tokens: Vec<Token>,
    view: View,
    stretches: Vec<Stretch>,
    scores: Vec<Scores>,
    labels: Vec<u8>,
    again: Vec<u8>,
}

/// Takes the tokens of a sentence.
struct Reader<'r> {
    memory: &'r mut Memory,
    model: &'r Model<'static>,
    tokens: &'r mut Vec<Token>,
    view: &'r mut View,
}

impl token::Sink for Reader<'_> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "texts are shorter than four gigabytes"
    )]
    fn token(&mut self, start: usize, end: usize, form: &str) {
        let word = self.memory.word(form, self.model);
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            word,
        });
        self.view.push(word, self.memory.glance(word));
    }
}

impl Tagger {
    /// A tagger with the embedded model.
    pub fn new() -> Self {
        Self::with(Model::new(MODEL).unwrap_or_else(|_| Model::empty()))
    }

    /// A tagger with another model.
    pub fn with(model: Model<'static>) -> Self {
        Self {
            decoder: Decoder::new(&model),
            model,
            memory: Memory::default(),
            evidence: Evidence::default(),
            tokens: Vec::new(),
            view: View::default(),
            stretches: Vec::new(),
            scores: Vec::new(),
            labels: Vec::new(),
            again: Vec::new(),
        }
    }

    /// Appends the names of one article in order, disjoint: person, organization, place, nationality, misc.
    pub fn names(&mut self, text: &str, sentences: &[(usize, usize)], names: &mut Vec<Span>) {
        self.memory.begin(text.len());
        self.tokens.clear();
        self.stretches.clear();
        self.scores.clear();
        self.labels.clear();
        for (number, &(start, end)) in (0..).zip(sentences) {
            self.read(text, number, start, end);
        }
        for stretch in &self.stretches {
            let scores = self.scores.get(stretch.scores()).unwrap_or_default();
            self.decoder.decode(scores, &mut self.labels);
        }
        let (tokens, facts) = (&self.tokens, self.memory.facts());
        self.evidence
            .share(&mut self.stretches, tokens, facts, &mut self.scores, &self.labels);
        for stretch in self.stretches.iter().filter(|stretch| stretch.changed) {
            let scores = self.scores.get(stretch.scores()).unwrap_or_default();
            self.again.clear();
            self.decoder.decode(scores, &mut self.again);
            for (label, &new) in self.labels.iter_mut().skip(stretch.at).zip(&self.again) {
                *label = new;
            }
        }
        let finish = Finish {
            text,
            tokens: &self.tokens,
            facts: self.memory.facts(),
        };
        let before = names.len();
        for stretch in &self.stretches {
            let labels = self.labels.get(stretch.at..).unwrap_or_default();
            finish.names(stretch, labels, names);
        }
        agree(text, names.get_mut(before..).unwrap_or_default());
    }

    /// Reads a sentence and scores its candidates.
    fn read(&mut self, text: &str, number: u32, start: usize, end: usize) {
        let first = self.tokens.len();
        self.view.clear();
        let mut reader = Reader {
            memory: &mut self.memory,
            model: &self.model,
            tokens: &mut self.tokens,
            view: &mut self.view,
        };
        token::tokens(text, start, end, &mut reader);
        if !self.view.look() {
            return;
        }
        let mut at = 0;
        while first + at < self.tokens.len() {
            let place = self.view.place(at);
            if !place.candidate {
                at += 1;
                continue;
            }
            let to = place.to as usize + 1;
            self.stretches.push(Stretch {
                from: first + at,
                to: first + to,
                at: self.scores.len(),
                sentence: number,
                changed: false,
            });
            self.score(at, to);
            at = to;
        }
    }

    fn score(&mut self, from: usize, to: usize) {
        for at in from..to {
            let mut scores = Scores::default();
            for (role, other) in feature::roles(&self.view, at).into_iter().enumerate() {
                scores += self.memory.role(self.view.word(other), role, &self.model);
            }
            // All are looked up before any is added, so that no look-up waits for another.
            let mut found = [0; PLACES];
            let mut count = 0;
            feature::of_place(&self.view, self.memory.facts(), at, &mut |feature| {
                let (row, is_there) = self.model.look(feature);
                if let Some(place) = found.get_mut(count) {
                    *place = row;
                }
                count += usize::from(is_there);
            });
            for &row in found.get(..count).unwrap_or_default() {
                self.model.add(row, &mut scores);
            }
            self.scores.push(scores);
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        self.memory.bytes()
            + self.evidence.bytes()
            + self.tokens.capacity() * size_of::<Token>()
            + self.stretches.capacity() * size_of::<Stretch>()
            + self.scores.capacity() * size_of::<Scores>()
            + self.labels.capacity()
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}
