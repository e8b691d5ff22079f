//! Names in English text, found by a linear tagger.
//!
//! What a word says in each role around a candidate is added up once, at its first sight, into one row of scores; only what
//! tokens say together is looked up for each candidate. That is why a tagger with a few dozen kinds of features reads
//! tens of megabytes a second. Its memory of words is a cache of a pure function and is dropped when it grows too large.
//!
//! It does not train (that is the example `train_entities`) and does not link the names it finds.

pub mod decode;
mod evidence;
pub mod feature;
mod finish;
pub mod hash;
pub mod label;
pub mod lexicon;
pub mod model;
pub mod token;
pub mod view;
pub mod word;

use self::decode::Decoder;
use self::evidence::Evidence;
use self::finish::Finish;
use self::label::LANES;
use self::model::{Model, Scores};
use self::view::View;
use self::word::Facts;
use super::Span;

/// The model that belongs to this release.
pub static MODEL: &[u8] = include_bytes!("../english/model.bin");

/// Words remembered before all are forgotten.
const WORDS: usize = 1 << 16;
/// No row yet.
const NONE: u32 = u32::MAX;

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
    scores: Vec<[i32; LANES]>,
    labels: Vec<u8>,
}

/// What is remembered of words.
#[derive(Debug, Default)]
struct Memory {
    /// Hash of a form and its number plus 1, open addressing.
    index: Vec<(u64, u32)>,
    facts: Vec<Facts>,
    /// Number of each word's row of scores in each role.
    rows: Vec<[u32; feature::ROLES]>,
    scores: Vec<Scores>,
    border: [u32; feature::ROLES],
}

impl Memory {
    fn forget(&mut self) {
        self.index.clear();
        self.index.resize(2 * WORDS, (0, 0));
        self.facts.clear();
        self.rows.clear();
        self.scores.clear();
        self.border = [NONE; feature::ROLES];
    }

    #[allow(clippy::cast_possible_truncation, reason = "there are at most 65,536 words")]
    fn word(&mut self, form: &str, model: &Model<'_>) -> u32 {
        let hash = hash::text(form);
        let mask = self.index.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.index.get_mut(at) {
            if slot.1 == 0 {
                let number = self.facts.len() as u32;
                *slot = (hash, number + 1);
                self.facts.push(Facts::of(form, |hash| model.entry(hash)));
                self.rows.push([NONE; feature::ROLES]);
                return number;
            }
            if slot.0 == hash {
                return slot.1 - 1;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// The scores of a word in a role; of the border for a word that is none.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are fewer rows than words times roles"
    )]
    fn role(&mut self, word: u32, role: usize, model: &Model<'_>) -> Scores {
        let rows = self.rows.get_mut(word as usize).unwrap_or(&mut self.border);
        let Some(row) = rows.get_mut(role) else {
            return Scores::default();
        };
        if let Some(scores) = self.scores.get(*row as usize) {
            return *scores;
        }
        let border = Facts::border();
        let facts = self.facts.get(word as usize).unwrap_or(&border);
        let mut scores = Scores::default();
        feature::of_role(facts, role, &mut |feature| model.add(feature, &mut scores));
        *row = self.scores.len() as u32;
        self.scores.push(scores);
        scores
    }
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
        if let Some(facts) = self.memory.facts.get(word as usize) {
            self.view.facts.push(*facts);
        }
    }
}

impl Tagger {
    /// A tagger with the embedded model.
    pub fn new() -> Self {
        Self::with(Model::new(MODEL).unwrap_or_else(|_| Model::empty()))
    }

    /// A tagger with another model.
    pub fn with(model: Model<'static>) -> Self {
        let mut memory = Memory::default();
        memory.forget();
        Self {
            decoder: Decoder::new(&model),
            model,
            memory,
            evidence: Evidence::default(),
            tokens: Vec::new(),
            view: View::default(),
            stretches: Vec::new(),
            scores: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Appends the names of one article in order, disjoint: person, organization, place, nationality, misc.
    pub fn names(&mut self, text: &str, sentences: &[(usize, usize)], names: &mut Vec<Span>) {
        if self.memory.facts.len() >= WORDS {
            self.memory.forget();
        }
        self.tokens.clear();
        self.stretches.clear();
        self.scores.clear();
        self.labels.clear();
        for (number, &(start, end)) in (0..).zip(sentences) {
            self.read(text, number, start, end);
        }
        for stretch in &self.stretches {
            let scores = self.scores.get(stretch.at..).unwrap_or_default();
            let length = stretch.to - stretch.from;
            self.decoder
                .decode(scores.get(..length).unwrap_or_default(), &mut self.labels);
        }
        self.evidence.share(
            &self.stretches,
            &self.tokens,
            &self.memory.facts,
            &mut self.scores,
            &self.labels,
        );
        self.labels.clear();
        for stretch in &self.stretches {
            let scores = self.scores.get(stretch.at..).unwrap_or_default();
            let length = stretch.to - stretch.from;
            self.decoder
                .decode(scores.get(..length).unwrap_or_default(), &mut self.labels);
        }
        let finish = Finish {
            text,
            tokens: &self.tokens,
            facts: &self.memory.facts,
        };
        for stretch in &self.stretches {
            let labels = self.labels.get(stretch.at..).unwrap_or_default();
            finish.names(stretch, labels, names);
        }
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
        self.view.look();
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
            });
            self.score(first, at, to);
            at = to;
        }
    }

    fn score(&mut self, first: usize, from: usize, to: usize) {
        for at in from..to {
            let mut scores = Scores::default();
            for (role, other) in feature::roles(&self.view, at).into_iter().enumerate() {
                let other = other.checked_add(first).and_then(|other| self.tokens.get(other));
                let word = other
                    .filter(|_| role == 0 || true)
                    .map_or(NONE, |token| token.word);
                scores += self.memory.role(word, role, &self.model);
            }
            feature::of_place(&self.view, at, &mut |feature| {
                self.model.add(feature, &mut scores)
            });
            self.scores.push(scores.to_array().map(i32::from));
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        let memory = &self.memory;
        memory.index.capacity() * size_of::<(u64, u32)>()
            + memory.facts.capacity() * size_of::<Facts>()
            + memory.rows.capacity() * size_of::<[u32; feature::ROLES]>()
            + memory.scores.capacity() * size_of::<Scores>()
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}
