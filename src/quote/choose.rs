//! Which sentences of an article are quoted.

use std::sync::{Mutex, PoisonError};

use super::{Counted, Options, Quote};
use crate::analyze::Context;
use crate::concordance::is_prose;
use crate::corpus::Document;
use crate::count::{Block, Lexicon, NONE, Sentences, Setup};

/// Sentences shorter or longer than this many tokens are chosen only where there are no others.
const FITTING: std::ops::RangeInclusive<usize> = 6..=60;
/// A sentence that shares more of its terms with one already chosen says it again.
const REPEATS: f64 = 0.5;

/// What a thread remembers of the words it has met.
struct Memory {
    lexicon: Lexicon,
    sentences: Sentences,
    /// The number of each of the lexicon's terms in the corpus; [`NONE`] where the corpus has no such term.
    terms: Vec<u32>,
}

/// Bytes of memory after which a thread begins anew.
const MEMORY: usize = 64 << 20;

pub(super) struct Chooser<'c> {
    setup: &'c Setup,
    context: &'c Context<'c>,
    memories: Mutex<Vec<Memory>>,
    options: Options,
}

/// A sentence as it was found.
struct Found {
    number: u32,
    start: usize,
    end: usize,
    tokens: usize,
    /// Where its terms are among those of the article, in the lexicon's numbers.
    terms: std::ops::Range<usize>,
}

/// A sentence before the choice.
struct Candidate {
    number: u32,
    start: usize,
    end: usize,
    tokens: usize,
    /// Its terms, sorted, each once.
    terms: Vec<u32>,
    weight: f64,
}

impl<'c> Chooser<'c> {
    pub(super) fn new(counted: Counted<'c>, options: Options) -> Self {
        Self {
            setup: counted.setup,
            context: counted.context,
            memories: Mutex::default(),
            options,
        }
    }

    /// The quotes from the document at `at` of a block.
    pub(super) fn choose(&self, block: &Block, at: usize, document: &Document) -> Vec<Quote> {
        let idle = || self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = idle().pop().filter(|memory| memory.lexicon.bytes() < MEMORY);
        let mut memory = remembered.unwrap_or_else(|| Memory {
            lexicon: Lexicon::new(self.setup.slots()),
            sentences: Sentences::default(),
            terms: Vec::new(),
        });
        let candidates = self.candidates(block, at, &document.text, &mut memory);
        idle().push(memory);
        self.select(document, candidates)
    }

    fn select(&self, document: &Document, mut candidates: Vec<Candidate>) -> Vec<Quote> {
        let sentences = candidates.len();
        let fitting = |candidate: &Candidate| {
            candidate.start >= document.body
                && FITTING.contains(&candidate.tokens)
                && is_prose(&document.text[candidate.start..candidate.end])
        };
        if candidates.iter().any(fitting) {
            candidates.retain(fitting);
        }
        candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
        let wanted = self.options.sentences.min(sentences.div_ceil(3));
        let mut chosen: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            if chosen.len() == wanted {
                break;
            }
            if !chosen
                .iter()
                .any(|earlier| shared(&earlier.terms, &candidate.terms) > REPEATS)
            {
                chosen.push(candidate);
            }
        }
        chosen.sort_by_key(|candidate| candidate.number);
        chosen
            .into_iter()
            .map(|candidate| Quote {
                sentence: candidate.number,
                start: candidate.start,
                end: candidate.end,
                weight: candidate.weight,
                text: collapse(&document.text[candidate.start..candidate.end]),
            })
            .collect()
    }

    fn candidates(&self, block: &Block, at: usize, text: &str, memory: &mut Memory) -> Vec<Candidate> {
        memory.sentences.begin(text, &self.setup.segmenter);
        let mut found: Vec<Found> = Vec::new();
        let mut local: Vec<u32> = Vec::new();
        let (lexicon, sentences) = (&mut memory.lexicon, &mut memory.sentences);
        lexicon.tokens(text, block.rows[at].language, self.setup, &mut |seen, start| {
            let within = sentences.at(start);
            if found.len() <= within.number as usize {
                found.push(Found {
                    number: within.number,
                    start: within.start,
                    end: within.start + text[within.start..within.end].trim_end().len(),
                    tokens: 0,
                    terms: local.len()..local.len(),
                });
            }
            let Some(sentence) = found.last_mut() else { return };
            sentence.tokens += 1;
            if seen.term != NONE {
                local.push(seen.term);
                sentence.terms.end = local.len();
            }
        });
        self.weigh(block, at, memory, found, &local)
    }

    /// Puts the corpus's numbers for the terms of each sentence, and adds up their weights.
    fn weigh(
        &self,
        block: &Block,
        at: usize,
        memory: &mut Memory,
        found: Vec<Found>,
        local: &[u32],
    ) -> Vec<Candidate> {
        for term in memory.terms.len()..memory.lexicon.terms() {
            let stem = memory.lexicon.stem(u32::try_from(term).unwrap_or(u32::MAX));
            let number = self
                .context
                .names
                .find(stem)
                .and_then(|term| u32::try_from(term).ok());
            memory.terms.push(number.unwrap_or(NONE));
        }
        let range = block.postings(at);
        let own = &block.term[range];
        let mut weight = Vec::new();
        self.context.weights.weigh(block, at, &mut weight);
        let candidate = |found: Found| {
            let numbers = local[found.terms].iter().map(|&term| memory.terms[term as usize]);
            let mut terms: Vec<u32> = numbers.filter(|&term| term != NONE).collect();
            terms.sort_unstable();
            terms.dedup();
            let weights = terms
                .iter()
                .filter_map(|term| weight.get(own.binary_search(term).ok()?));
            let sum = weights.fold(0.0, |sum, weight| sum + weight);
            Candidate {
                number: found.number,
                start: found.start,
                end: found.end,
                tokens: found.tokens,
                weight: sum / root(terms.len().max(1)),
                terms,
            }
        };
        found.into_iter().map(candidate).collect()
    }
}

#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn root(count: usize) -> f64 {
    (count as f64).sqrt()
}

/// The share of the shorter list that is in both; lists are sorted.
#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn shared(a: &[u32], b: &[u32]) -> f64 {
    let both = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    both as f64 / a.len().min(b.len()).max(1) as f64
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
