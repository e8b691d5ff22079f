//! One worker: its vocabulary and the counters of the document at hand.
//!
//! Only forms are counted while reading, and all else follows from them once per document and form: terms, stop words,
//! frequencies. Counters are lists by number, cleared by what was touched, so nothing is hashed there. Which worker reads
//! which document is up to chance; every number that leaves here is one of a vocabulary that leaves with it.
//!
//! It knows nothing of other workers and holds no text but its vocabulary.

mod counter;
mod entities;
mod pairs;

use std::ops::Range;

use super::dictionary::Names;
use super::part::{Mention, Quotation};
use super::pass::{Sentences, Within};
use super::{Lexicon, Seen, Setup, Texts, Unit};
use crate::entity;
use crate::normalize::Outcome;
use crate::statistics::diversity::{self, Factors, MtldRule, Seen as Stamps};
use counter::{Counter, Spectrum};
use entities::Entities;
use pairs::Pairs;

pub use pairs::leaves_a_pair;

/// How much is counted of each document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Terms and forms of the whole, and the documents each term is in; of a document its numbers of tokens.
    Terms,
    /// No terms; of a document whether it has any token, its mentions of entities and its quotations.
    Entities,
    /// Terms, and how often each is in each document.
    Postings,
    /// And its sentences, its MTLD factors and how many of its forms occur how often.
    Full,
}

/// How much of what is in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    /// Digest of the text without its white space, so that copies are told; only where postings are counted.
    pub digest: u64,
    /// MTLD factors, read forward and backward.
    pub factors: (Factors, Factors),
}

impl Sizes {
    /// Those that are known before anything is counted.
    fn of(text: &str, detail: Detail) -> Self {
        Self {
            bytes: text.len() as u64,
            digest: if detail >= Detail::Postings {
                digest(text)
            } else {
                0
            },
            ..Self::default()
        }
    }
}

/// What a run of documents came to, in its worker's own numbers.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Of each document.
    pub(super) sizes: Vec<Sizes>,
    /// Term and occurrences, by term within a document; in all details but [`Detail::Terms`].
    pub(super) postings: Vec<(u32, u32)>,
    /// Where each document's postings end.
    pub(super) postings_ends: Vec<u32>,
    /// How many forms of running words occur how often, as (occurrences, forms), by occurrences within a document; only
    /// in [`Detail::Full`].
    pub(super) spectra: Vec<(u32, u32)>,
    /// Where each document's spectrum ends.
    pub(super) spectra_ends: Vec<u32>,
    /// Mentions of entities, where they were looked for.
    pub(super) mentions: Vec<Mention>,
    /// Where each document's mentions end.
    pub(super) mentions_ends: Vec<u32>,
    /// Quotations.
    pub(super) quotations: Vec<Quotation>,
    /// Where each document's quotations end.
    pub(super) quotations_ends: Vec<u32>,
}

/// A surface form after folding.
#[derive(Debug)]
pub(super) struct Form {
    /// Term; `u32::MAX` for a form that is no term.
    pub(super) term: u32,
    pub(super) stop: bool,
    /// Whether running words have it.
    pub(super) running: bool,
    pub(super) count: u64,
    number: u32,
}

/// What a worker hands over with its numbers: terms and forms in order of first sight.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// By term.
    pub(super) stems: Texts,
    /// By term: how many of the worker's documents have it.
    pub(super) df: Vec<u32>,
    /// One for each text, kind and language.
    pub(super) forms: Vec<Form>,
    texts: Texts,
    /// Names of entities in order of first sight.
    pub(super) names: Names,
}

impl Vocabulary {
    /// The text of one of the forms.
    pub(super) fn text(&self, form: &Form) -> &str {
        self.texts.get(form.number as usize)
    }
}

/// When a term was last met, and in how many documents.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    document: u32,
    df: u32,
}

impl Met {
    #[inline]
    fn meet(&mut self, document: u32) {
        self.df += u32::from(self.document != document);
        self.document = document;
    }
}

/// A vocabulary of its own and the counters of one document.
#[derive(Debug, Default)]
pub(super) struct Worker {
    slots: usize,
    lexicon: Lexicon,
    /// By form.
    counts: Vec<u64>,
    /// By term plus one: what is no term has a place as well, because asking costs more than counting it.
    met: Vec<Met>,
    /// Documents so far.
    documents: u32,
    /// By term plus one.
    terms: Counter,
    forms: Counter,
    spectrum: Spectrum,
    /// Forms of the running words in order.
    sequence: Vec<u32>,
    stamps: Stamps,
    sentences: Sentences,
    /// What is needed to find entities, once any are looked for.
    entities: Option<Box<Entities>>,
    /// Where pairs or phrases are counted, they are the terms.
    pairs: Option<Box<Pairs>>,
}

impl Worker {
    /// A worker for as many languages as [`Setup`] has slots.
    pub(super) fn new(slots: usize) -> Self {
        Self {
            slots,
            lexicon: Lexicon::new(slots),
            ..Self::default()
        }
    }

    /// Counts one document and adds it to `chunk`; gives back how many of its quotations have no end.
    pub(super) fn document(
        &mut self,
        text: &str,
        (language, published): (Option<&'static str>, Option<&str>),
        setup: &Setup,
        detail: Detail,
        chunk: &mut Chunk,
    ) -> u32 {
        self.documents += 1;
        let mut sizes = Sizes::of(text, detail);
        match detail {
            // What holds no letter or digit holds no token; more need not be known.
            Detail::Entities => sizes.tokens = u32::from(text.contains(char::is_alphanumeric)),
            _ if setup.unit != Unit::Term => self.count_pairs(text, language, setup, detail, &mut sizes),
            Detail::Full => {
                self.read_in_order(text, language, setup, &mut |_, _, _| {});
                self.measure(&mut sizes);
                self.sum::<true>(detail, &mut sizes);
            }
            Detail::Terms | Detail::Postings => {
                self.lexicon
                    .tokens(text, language, setup, &mut |seen, _| self.forms.add(seen.form));
                self.sum::<true>(detail, &mut sizes);
            }
        }
        self.terms.drain(|place, times| {
            let term = place.checked_sub(1);
            chunk.postings.extend(term.map(|term| (term, times)));
        });
        self.spectrum.drain(&mut chunk.spectra);
        chunk.sizes.push(sizes);
        let mut unclosed = 0;
        // Places are kept in 32 bits; no article is that long, but a dump read as one text may be.
        let fits = u32::try_from(text.len()).is_ok();
        if let Some(aliases) = setup.entities.as_ref().filter(|_| fits) {
            if detail != Detail::Full {
                self.sentences.begin(text, &setup.segmenter);
            }
            let article = entity::Article {
                text,
                language,
                published,
                sentences: self.sentences.spans(),
            };
            unclosed = self
                .entities
                .get_or_insert_default()
                .read(article, aliases, chunk);
        }
        Self::end(chunk);
        unclosed
    }

    /// Lists a document that is not counted.
    pub(super) fn pass_over(text: &str, detail: Detail, chunk: &mut Chunk) {
        chunk.sizes.push(Sizes::of(text, detail));
        Self::end(chunk);
    }

    /// Marks the end of a document in every list.
    fn end(chunk: &mut Chunk) {
        chunk.postings_ends.push(number(chunk.postings.len()));
        chunk.spectra_ends.push(number(chunk.spectra.len()));
        chunk.mentions_ends.push(number(chunk.mentions.len()));
        chunk.quotations_ends.push(number(chunk.quotations.len()));
    }

    /// Counts forms and keeps their order; `also` is shown every token with the bytes it takes and its sentence.
    fn read_in_order(
        &mut self,
        text: &str,
        language: Option<&'static str>,
        setup: &Setup,
        also: &mut impl FnMut(Seen, Range<usize>, Within),
    ) {
        self.sentences.begin(text, &setup.segmenter);
        self.sequence.clear();
        self.lexicon.spans(text, language, setup, &mut |seen, span| {
            let sentence = self.sentences.at(span.start);
            self.forms.add(seen.form);
            self.sequence.push(seen.form);
            also(seen, span, sentence);
        });
    }

    /// Counts forms, and pairs or phrases for terms. Apart from the rest, which is faster for it.
    #[inline(never)]
    fn count_pairs(
        &mut self,
        text: &str,
        language: Option<&'static str>,
        setup: &Setup,
        detail: Detail,
        sizes: &mut Sizes,
    ) {
        let mut pairs = self.pairs.take().unwrap_or_default();
        let mut pass = pairs.begin(text, language, setup.unit);
        self.read_in_order(text, language, setup, &mut |seen, span, sentence| {
            pass.token(seen, span, sentence.number);
        });
        if detail == Detail::Full {
            self.measure(sizes);
        }
        self.sum::<false>(detail, sizes);
        pairs.settle(&self.lexicon);
        grow(&mut self.met, pairs.terms() + 1);
        pairs.empty(|pair, times| {
            if let Some(met) = self.met.get_mut(pair as usize + 1) {
                met.meet(self.documents);
            }
            if detail != Detail::Terms {
                self.terms.add_times(pair + 1, times);
            }
        });
        self.pairs = Some(pairs);
    }

    /// What depends on the order of tokens.
    fn measure(&mut self, sizes: &mut Sizes) {
        sizes.sentences = self.sentences.count();
        let known = self.lexicon.known();
        self.sequence
            .retain(|&form| known.get(form as usize).is_some_and(|seen| seen.running));
        let rule = MtldRule::default();
        sizes.factors = (
            diversity::factors(self.sequence.iter().copied(), rule, &mut self.stamps),
            diversity::factors(self.sequence.iter().rev().copied(), rule, &mut self.stamps),
        );
    }

    /// What follows from how often each form is in the document; the terms behind them only where `TERMS` are counted.
    fn sum<const TERMS: bool>(&mut self, detail: Detail, sizes: &mut Sizes) {
        let known = self.lexicon.known();
        grow(&mut self.counts, known.len());
        if TERMS {
            grow(&mut self.met, self.lexicon.terms() + 1);
        }
        let mut outcomes = [0; Outcome::Url as usize + 1];
        self.forms.empty(|form, times| {
            let (Some(seen), Some(count)) = (known.get(form as usize), self.counts.get_mut(form as usize))
            else {
                return;
            };
            *count += u64::from(times);
            outcomes[seen.outcome as usize] += times;
            sizes.words += times * u32::from(seen.running);
            if TERMS {
                let place = seen.term.wrapping_add(1);
                if let Some(met) = self.met.get_mut(place as usize) {
                    met.meet(self.documents);
                }
                if detail != Detail::Terms {
                    self.terms.add_times(place, times);
                }
            }
            if detail == Detail::Full && seen.running {
                self.spectrum.add(times);
            }
        });
        [
            sizes.counted,
            sizes.stops,
            sizes.numbers,
            sizes.letters,
            sizes.urls,
        ] = outcomes;
        sizes.tokens = outcomes.iter().sum();
    }

    /// Bytes of memory held, about: what [`Stamps`] holds is reckoned from the forms.
    pub(super) fn bytes(&self) -> usize {
        self.lexicon.bytes()
            + self.counts.capacity() * (size_of::<u64>() * 2)
            + self.met.capacity() * size_of::<Met>()
            + self.terms.bytes()
            + self.forms.bytes()
            + self.sequence.capacity() * size_of::<u32>()
            + self.sentences.bytes()
            + self.entities.as_ref().map_or(0, |entities| entities.bytes())
            + self.pairs.as_ref().map_or(0, |pairs| pairs.bytes())
    }

    /// Hands over the vocabulary and starts a new one.
    pub(super) fn take(&mut self) -> Vocabulary {
        let mut old = std::mem::replace(self, Self::new(self.slots));
        let names = old.entities.as_mut().map(|entities| entities.take());
        self.entities = old.entities.take();
        let (stems, texts, known) = old.lexicon.into_parts();
        let count = |form: usize| old.counts.get(form).copied().unwrap_or(0);
        let form = |(number, seen): (u32, &Seen)| Form {
            term: seen.term,
            stop: seen.outcome == Outcome::Stop,
            running: seen.running,
            count: count(number as usize),
            number,
        };
        let df = |term: usize| old.met.get(term + 1).map_or(0, |met| met.df);
        let mut vocabulary = Vocabulary {
            df: Vec::new(),
            forms: (0..).zip(&known).map(form).collect(),
            stems,
            texts,
            names: names.unwrap_or_default(),
        };
        if let Some(pairs) = old.pairs {
            vocabulary = pairs.instead_of_terms(vocabulary);
        }
        vocabulary.df = (0..vocabulary.stems.len()).map(df).collect();
        vocabulary
    }
}

/// FNV-1a of all that is no white space (Fowler, Noll and Vo): the same for copies that were wrapped in another way. Among
/// a million texts two that differ have the same with a chance of one in forty million.
fn digest(text: &str) -> u64 {
    let letters = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    letters.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Makes room for so many.
fn grow<T: Copy + Default>(list: &mut Vec<T>, length: usize) {
    if list.len() < length {
        list.resize(length.next_power_of_two(), T::default());
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "postings of a run of documents stay below 2^32"
)]
fn number(count: usize) -> u32 {
    count as u32
}

#[cfg(test)]
mod tests;
