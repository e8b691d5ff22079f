//! From the text of an article to the sentences that are quoted of it.

use std::sync::{Mutex, PoisonError};

use super::{Counted, Known, Options, Quote, Quoted};
use crate::analyze::{self, Context, Names};
use crate::corpus::Document;
use crate::count::{NONE, Row, Sentences, Setup};
use crate::summary::{self, Sentence};

/// What a thread remembers.
struct Memory {
    known: Known,
    sentences: Sentences,
}

/// Bytes of memory after which a thread begins anew.
const MEMORY: usize = 64 << 20;
/// Characters of a headline that is made.
const HEADLINE: usize = 90;
/// Sentences of an article that may speak for others too.
const CANDIDATES: usize = 5;

pub(super) struct Chooser<'c> {
    setup: &'c Setup,
    names: &'c Names,
    context: &'c Context<'c>,
    /// By term, how much it tells.
    idf: Vec<f64>,
    memories: Mutex<Vec<Memory>>,
    options: Options,
}

impl<'c> Chooser<'c> {
    pub(super) fn new(counted: Counted<'c>, options: Options) -> Self {
        let weights = &counted.context.weights;
        Self {
            setup: counted.setup,
            names: &counted.context.names,
            context: counted.context,
            idf: weights
                .df
                .iter()
                .map(|&df| idf(df, counted.context.frames.counted()))
                .collect(),
            memories: Mutex::default(),
            options,
        }
    }

    /// What an article gives; `candidates` are chosen only where they are `wanted`.
    pub(super) fn choose(&self, doc: u32, row: &Row, document: &Document, wanted: bool) -> Quoted {
        // An article that is not counted is not quoted either.
        let name = || analyze::name(row, self.context.frames.source(row));
        if row.sizes.tokens == 0 {
            return Quoted {
                name: name(),
                ..Quoted::default()
            };
        }
        let idle = || self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = idle().pop().filter(|memory| memory.known.bytes() < MEMORY);
        let mut memory = remembered.unwrap_or_else(|| Memory {
            known: Known::new(self.setup),
            sentences: Sentences::default(),
        });
        let sentences = self.sentences(row, &document.text, &mut memory);
        let title_terms = self.terms(row, &document.title, &mut memory);
        idle().push(memory);
        let article = summary::Article {
            text: &document.text,
            title: (!document.title.is_empty()).then_some(document.title.as_str()),
            title_terms: &title_terms,
            body: document.body,
            sentences: &sentences,
        };
        let idf = |term: u32| self.idf.get(term as usize).copied().unwrap_or(0.0);
        let quote = |number: usize, weight: f64| {
            let sentence = sentences.get(number)?;
            Some(Quote {
                sentence: u32::try_from(number).unwrap_or(u32::MAX),
                start: sentence.start,
                end: sentence.end,
                weight,
                text: collapse(document.text.get(sentence.start..sentence.end)?),
            })
        };
        let picked = summary::article(&article, &idf, self.options.sentences);
        let mut candidates = Vec::new();
        if wanted {
            let own = summary::candidates(&article, &idf, CANDIDATES).into_iter();
            candidates.extend(own.filter_map(|mut candidate| {
                candidate.article = doc;
                let quote = quote(candidate.sentence as usize, candidate.weight)?;
                Some((candidate, quote))
            }));
        }
        let headline = document
            .title
            .is_empty()
            .then(|| summary::headline(&article, &idf, HEADLINE))
            .flatten();
        Quoted {
            name: headline.clone().unwrap_or_else(name),
            quotes: picked
                .iter()
                .filter_map(|picked| quote(picked.sentence, picked.weight))
                .collect(),
            headline,
            candidates,
        }
    }

    /// The sentences of a text that hold a token, with the corpus's numbers of their terms.
    fn sentences(&self, row: &Row, text: &str, memory: &mut Memory) -> Vec<Sentence> {
        memory.sentences.begin(text, &self.setup.segmenter);
        let mut found: Vec<Sentence> = Vec::new();
        let Memory { known, sentences } = memory;
        known.tokens(
            text,
            row.language,
            (self.setup, self.names),
            &mut |term, start| {
                let within = sentences.at(start);
                if found.len() <= within.number as usize {
                    found.push(Sentence {
                        start: within.start,
                        end: within.start + text[within.start..within.end].trim_end().len(),
                        tokens: 0,
                        terms: Vec::new(),
                    });
                }
                let Some(sentence) = found.last_mut() else { return };
                sentence.tokens += 1;
                if term != NONE {
                    sentence.terms.push(term);
                }
            },
        );
        found
    }

    /// The corpus's numbers of the terms of a headline.
    fn terms(&self, row: &Row, title: &str, memory: &mut Memory) -> Vec<u32> {
        let mut terms = Vec::new();
        let told = (self.setup, self.names);
        memory.known.tokens(title, row.language, told, &mut |term, _| {
            if term != NONE {
                terms.push(term);
            }
        });
        terms
    }
}

/// How much a term tells that stands in `df` of so many articles: smoothed, so that it is above 0 also where every article has
/// it or there is one alone (as in scikit-learn's user guide).
fn idf(df: u32, articles: u32) -> f64 {
    ((1.0 + f64::from(articles)) / (1.0 + f64::from(df))).ln() + 1.0
}

/// White space as single blanks.
pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
