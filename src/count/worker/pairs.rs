//! Pairs and longer phrases of terms, numbered and counted in place of the terms.
//!
//! A phrase is the phrase before its last word, or the one word, and that word; so each is two numbers and what links
//! them, and a phrase of four words costs no more than a pair. Text is only put together for the stem of a phrase that
//! was never seen before: by its text alone it is told whether another phrase has the same, because "de" is a joining
//! word in one language and a term in another. From then on a phrase is a term like any other, for parts, for joining
//! and for whatever reads them.
//!
//! It knows nothing of sentences but their numbers, and keeps the counts of one document at a time.

mod links;

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::super::{Lexicon, NONE, Seen, Texts, Unit};
use super::counter::Counter;
use super::{Form, Vocabulary, number};
use crate::normalize::Outcome;
use links::{Language, Link, Memory, Roles};

/// The most terms in a phrase.
const LONGEST: usize = 4;

/// What a phrase is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Made {
    /// Number of the phrase, or of the form of the single word, before the last.
    left: u32,
    /// Number of the last form.
    right: u32,
    /// Twice the number of the link between them, and one more where the left is a phrase.
    how: u32,
}

/// What is known of a phrase of forms.
#[derive(Debug, Clone, Copy)]
struct Known {
    made: Made,
    /// Number of its stem among those of phrases, once it is settled.
    term: u32,
    count: u64,
}

/// All phrases so far.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    forms: FxHashMap<Made, u32>,
    /// By phrase of forms.
    known: Vec<Known>,
    /// How many of them have a stem.
    settled: usize,
    stems: Texts,
    /// Number of each stem by the hash of its text, or the next free number after it.
    terms: FxHashMap<u64, u32>,
    /// By phrase of forms, of the document at hand.
    counter: Counter,
    /// What is let through of what is no term.
    words: Memory,
    /// Bytes of the forms that handing over puts together, about.
    text: usize,
}

/// A phrase that the next term may make longer, or a single word.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    /// Number of the phrase, or of the form of a single word.
    number: u32,
    linked: bool,
    /// Its first byte.
    start: usize,
}

/// One document on its way through.
pub(super) struct Pass<'p, 't> {
    pairs: &'p mut Pairs,
    text: &'t str,
    language: Language,
    /// What ends with the term before: that word, the pair, and so on.
    open: [Open; LONGEST - 1],
    /// So many of them.
    held: usize,
    /// So many of them at most.
    most: usize,
    /// What followed that term.
    link: Link,
    /// Where the term or its link ends.
    end: usize,
    sentence: u32,
}

impl Pairs {
    /// Begins with another text, to count what the unit says.
    pub(super) fn begin<'t>(&mut self, text: &'t str, language: Option<&str>, unit: Unit) -> Pass<'_, 't> {
        let phrases = unit == Unit::Phrase;
        Pass {
            pairs: self,
            text,
            language: Language::of(language.filter(|_| phrases)),
            open: [Open::default(); LONGEST - 1],
            held: 0,
            most: if phrases { LONGEST - 1 } else { 1 },
            link: Link::NONE,
            end: 0,
            sentence: 0,
        }
    }

    /// The number of different stems.
    pub(super) fn terms(&self) -> usize {
        self.stems.len()
    }

    /// Finds the stem of every phrase that is new since the last time, in the memory in which its words are.
    pub(super) fn settle(&mut self, lexicon: &Lexicon) {
        let mut stem = String::new();
        while let Some(&Known { made, .. }) = self.known.get(self.settled) {
            let single = |form: u32| {
                let seen = lexicon.known().get(form as usize);
                let term = seen.map(|seen| seen.term).filter(|&term| term != NONE);
                term.map_or_else(|| self.words.word(form), |term| lexicon.stem(term))
            };
            let left = self.left_phrase(made);
            let left = left.map_or_else(|| single(made.left), |left| self.stems.get(left.term as usize));
            join(left, made, single(made.right), &mut stem);
            let found = self.stem(&stem);
            if let Some(known) = self.known.get_mut(self.settled) {
                known.term = found;
            }
            self.settled += 1;
        }
    }

    /// What is known of the phrase before the last word, if it is more than a word.
    fn left_phrase(&self, made: Made) -> Option<&Known> {
        self.known.get(made.left as usize).filter(|_| made.how & 1 == 1)
    }

    /// The number of a stem.
    fn stem(&mut self, text: &str) -> u32 {
        let mut hash = FxBuildHasher.hash_one(text);
        loop {
            match self.terms.get(&hash) {
                Some(&term) if self.stems.get(term as usize) == text => return term,
                Some(_) => hash = hash.wrapping_add(1),
                None => break,
            }
        }
        let term = number(self.stems.len());
        self.terms.insert(hash, term);
        self.stems.push(text);
        term
    }

    /// Hands over the stem of every phrase in the document with its occurrences, once for each of its forms, and clears.
    /// All must be settled.
    pub(super) fn empty(&mut self, mut each: impl FnMut(u32, u32)) {
        let known = &mut self.known;
        self.counter.empty(|form, times| {
            if let Some(known) = known.get_mut(form as usize) {
                known.count += u64::from(times);
                each(known.term, times);
            }
        });
    }

    /// The number of a phrase that was never seen before, of so many bytes.
    #[cold]
    #[inline(never)]
    fn learn(&mut self, made: Made, bytes: usize) -> u32 {
        let form = number(self.known.len());
        self.text += bytes;
        self.known.push(Known {
            made,
            term: NONE,
            count: 0,
        });
        self.forms.insert(made, form);
        form
    }

    /// Bytes of memory held, and of the texts that handing over puts together, about.
    pub(super) fn bytes(&self) -> usize {
        // An entry and a byte of its hash; of eight places the map takes seven.
        let places = |capacity: usize, entry: usize| capacity * 8 / 7 * (entry + 1);
        places(self.forms.capacity(), size_of::<(Made, u32)>())
            + places(self.terms.capacity(), size_of::<(u64, u32)>())
            + self.known.capacity() * size_of::<Known>()
            + self.stems.bytes()
            + self.counter.bytes()
            + self.words.bytes()
            + self.text
            + self.known.len() * size_of::<usize>()
    }

    /// A vocabulary with the phrases for terms. The single forms stay in it, because they are the words of the corpus,
    /// but belong to no term; the forms of phrases are no running words, or those would be counted twice.
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
        single.stems = stems;
        for form in &mut single.forms {
            form.term = NONE;
        }
        let first = single.texts.len();
        let mut joined = String::new();
        for known in known {
            let left = known.made.left as usize + if known.made.how & 1 == 1 { first } else { 0 };
            let (left, right) = (
                single.texts.get(left),
                single.texts.get(known.made.right as usize),
            );
            join(left, known.made, right, &mut joined);
            single.forms.push(Form {
                term: known.term,
                stop: false,
                running: false,
                count: known.count,
                number: number(single.texts.len()),
            });
            single.texts.push(&joined);
        }
        single
    }
}

/// Writes two texts and the words between them to `joined`, which is emptied first.
fn join(left: &str, made: Made, right: &str, joined: &mut String) {
    joined.clear();
    joined.push_str(left);
    for word in Link::of(made.how >> 1).words() {
        joined.extend([" ", word]);
    }
    joined.extend([" ", right]);
}

impl Pass<'_, '_> {
    /// Takes in the next token, which is in that sentence.
    #[inline]
    pub(super) fn token(&mut self, seen: Seen, span: Range<usize>, sentence: u32) {
        if seen.term == NONE {
            let roles = self.roles(seen, &span);
            if !roles.is_word() {
                self.between(roles, &span, sentence);
                return;
            }
        }
        if self.held > 0 {
            self.lengthen(seen.form, &span, sentence);
        }
        if let Some(single) = self.open.first_mut() {
            *single = Open {
                number: seen.form,
                linked: false,
                start: span.start,
            };
        }
        self.held += 1;
        (self.link, self.end, self.sentence) = (Link::NONE, span.end, sentence);
    }

    /// Counts everything that the term makes longer, and leaves the first place to the term itself.
    #[inline]
    fn lengthen(&mut self, form: u32, span: &Range<usize>, sentence: u32) {
        let linked = self.link != Link::NONE;
        let held = if self.goes_on(span.start, sentence) {
            std::mem::take(&mut self.held)
        } else {
            self.held = 0;
            0
        };
        // From the longest, so that each leaves its place before the next one takes it.
        for at in (0..held).rev() {
            let Some(&left) = self.open.get(at).filter(|left| !(left.linked && linked)) else {
                continue;
            };
            let made = Made {
                left: left.number,
                right: form,
                how: self.link.number() << 1 | u32::from(at > 0),
            };
            let known = self.pairs.forms.get(&made).copied();
            let phrase = known.unwrap_or_else(|| self.pairs.learn(made, span.end - left.start));
            self.pairs.counter.add(phrase);
            if at + 1 < self.most
                && let Some(place) = self.open.get_mut(at + 1)
            {
                *place = Open {
                    number: phrase,
                    linked: left.linked || linked,
                    start: left.start,
                };
                self.held = self.held.max(at + 1);
            }
        }
    }

    /// What a token that is no term can be within a phrase.
    #[inline]
    fn roles(&mut self, seen: Seen, span: &Range<usize>) -> Roles {
        if seen.outcome != Outcome::Stop || !self.language.is_any() {
            return Roles::default();
        }
        let text = self.text.get(span.clone()).unwrap_or_default();
        self.pairs.words.roles(seen.form, text, self.language)
    }

    /// Takes in a token that counts as no term: a joining word keeps phrases open.
    #[inline]
    fn between(&mut self, roles: Roles, span: &Range<usize>, sentence: u32) {
        let link = self.link.and(roles);
        if link == Link::NONE || !self.goes_on(span.start, sentence) {
            self.held = 0;
        }
        (self.link, self.end) = (link, span.end);
    }

    /// Whether nothing parts what begins there from what came before.
    #[inline]
    fn goes_on(&self, start: usize, sentence: u32) -> bool {
        let gap = self.text.get(self.end..start);
        self.sentence == sentence && gap.is_some_and(leaves_a_pair)
    }
}

/// Whether nothing but this between two words leaves them side by side: white space, or one hyphen. With white space
/// around it a hyphen is a dash.
pub fn leaves_a_pair(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}") || gap.chars().all(char::is_whitespace)
}

#[cfg(test)]
pub(super) mod tests;
