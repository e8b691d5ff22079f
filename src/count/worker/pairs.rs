//! Pairs of terms that stand side by side, numbered and counted in place of the terms.
//!
//! Forms and terms have numbers already, so a pair is two numbers, and no text is put together before the vocabulary is
//! handed over: the stem of a pair is its two stems, its form the two forms, with one blank between. From then on a pair
//! is a term like any other, for parts, for joining and for whatever reads them.
//!
//! It knows nothing of sentences but their numbers, and keeps the counts of one document at a time.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::{NONE, Seen, Texts};
use super::counter::Counter;
use super::{Form, Vocabulary, number};

/// Two numbers, in the order of the text.
type Two = (u32, u32);

/// What is known of a pair of forms.
#[derive(Debug, Clone, Copy)]
struct Known {
    forms: Two,
    /// Number of the pair of their terms.
    term: u32,
    count: u64,
}

/// All pairs so far.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    forms: FxHashMap<Two, u32>,
    terms: FxHashMap<Two, u32>,
    /// By pair of forms.
    known: Vec<Known>,
    /// By pair of terms.
    stems: Vec<Two>,
    /// By pair of forms, of the document at hand.
    counter: Counter,
    /// Bytes of the texts that handing over puts together, about.
    text: usize,
}

/// One document on its way through.
pub(super) struct Pass<'p, 't> {
    pairs: &'p mut Pairs,
    text: &'t str,
    /// The token before, if it is a term.
    before: Option<(Seen, Range<usize>, u32)>,
}

impl Pairs {
    /// Begins with another text.
    pub(super) fn begin<'t>(&mut self, text: &'t str) -> Pass<'_, 't> {
        Pass {
            pairs: self,
            text,
            before: None,
        }
    }

    /// The number of different pairs of terms.
    pub(super) fn terms(&self) -> usize {
        self.stems.len()
    }

    /// Hands over every pair of terms in the document with its occurrences, once for each of its forms, and clears.
    pub(super) fn empty(&mut self, mut each: impl FnMut(u32, u32)) {
        let known = &mut self.known;
        self.counter.empty(|form, times| {
            if let Some(known) = known.get_mut(form as usize) {
                known.count += u64::from(times);
                each(known.term, times);
            }
        });
    }

    /// The number of a pair of forms that was never seen before.
    #[cold]
    #[inline(never)]
    fn learn(&mut self, forms: Two, terms: Two, bytes: usize) -> u32 {
        let form = number(self.known.len());
        let next = number(self.stems.len());
        let term = *self.terms.entry(terms).or_insert(next);
        self.text += bytes;
        if term == next {
            self.stems.push(terms);
            self.text += bytes;
        }
        self.known.push(Known {
            forms,
            term,
            count: 0,
        });
        self.forms.insert(forms, form);
        form
    }

    /// Bytes of memory held, and of the texts that handing over puts together, about.
    pub(super) fn bytes(&self) -> usize {
        // An entry and a byte of its hash; of eight places the map takes seven.
        let places = (self.forms.capacity() + self.terms.capacity()) * 8 / 7;
        let ends = (self.known.len() + self.stems.len()) * size_of::<usize>();
        places * (size_of::<(Two, u32)>() + 1)
            + self.known.capacity() * size_of::<Known>()
            + self.stems.capacity() * size_of::<Two>()
            + self.counter.bytes()
            + self.text
            + ends
    }

    /// A vocabulary with the pairs for terms. The single forms stay in it, because they are the words of the corpus, but
    /// belong to no term; the forms of pairs are no running words, or those would be counted twice.
    pub(super) fn instead_of_terms(self, mut single: Vocabulary) -> Vocabulary {
        let Self {
            known,
            stems,
            forms,
            terms,
            ..
        } = self;
        // Before texts are made: they take the memory that these leave.
        drop((forms, terms));
        let mut joined = String::new();
        let mut texts = Texts::default();
        for pair in stems {
            join(&single.stems, pair, &mut joined);
            texts.push(&joined);
        }
        single.stems = texts;
        for form in &mut single.forms {
            form.term = NONE;
        }
        for pair in known {
            join(&single.texts, pair.forms, &mut joined);
            single.forms.push(Form {
                term: pair.term,
                stop: false,
                running: false,
                count: pair.count,
                number: number(single.texts.len()),
            });
            single.texts.push(&joined);
        }
        single
    }
}

/// Writes two of the texts to `joined`, which is emptied first.
fn join(texts: &Texts, (first, second): Two, joined: &mut String) {
    joined.clear();
    joined.extend([texts.get(first as usize), " ", texts.get(second as usize)]);
}

impl Pass<'_, '_> {
    /// Takes in the next token, which is in that sentence.
    #[inline]
    pub(super) fn token(&mut self, seen: Seen, span: Range<usize>, sentence: u32) {
        let now = (seen.term != NONE).then_some((seen, span, sentence));
        let before = std::mem::replace(&mut self.before, now);
        let (Some((first, left, of)), Some((second, right, _))) = (&before, &self.before) else {
            return;
        };
        let gap = self.text.get(left.end..right.start);
        if *of != sentence || !gap.is_some_and(leaves_a_pair) {
            return;
        }
        let forms = (first.form, second.form);
        let known = self.pairs.forms.get(&forms).copied();
        let pair = known.unwrap_or_else(|| {
            let bytes = left.len() + 1 + right.len();
            self.pairs.learn(forms, (first.term, second.term), bytes)
        });
        self.pairs.counter.add(pair);
    }
}

/// Whether nothing but this between two words leaves them side by side: white space, or one hyphen. With white space
/// around it a hyphen is a dash.
pub fn leaves_a_pair(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}") || gap.chars().all(char::is_whitespace)
}

#[cfg(test)]
pub(super) mod tests;
