//! One article, looked through for everything that is wanted of it at once.
//!
//! Terms are asked of the same memory of forms that counting has, so what is found for a stem is exactly what was counted
//! under it. However much is wanted of an article, its tokens are gone through once.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::find::{Needle, Wanted};
use super::window::{Line, Span, around, is_prose};
use crate::count::{Lexicon, NONE, Sentences, Setup, Within, leaves_a_pair};
use crate::normalize::fold::fold_for;
use crate::tokenize::{Tokenizer, Unicode};

/// Sentences with so many tokens are preferred.
const FITTING: Range<usize> = 6..61;
/// Bytes of memory after which the memory of forms begins anew.
const MEMORY: usize = 64 << 20;

/// What a thread looks through articles with.
pub(super) struct Reader {
    lexicon: Lexicon,
    sentences: Sentences,
    spans: Vec<Span>,
    /// By token: its term, and its sentence in the list of sentences.
    terms: Vec<u32>,
    within: Vec<usize>,
}

/// A sentence that holds a token.
struct Sentence {
    number: u32,
    bytes: Range<usize>,
    /// Whether it is a good example; known once somebody asks.
    fits: Option<bool>,
    tokens: usize,
}

/// The best place for a needle so far: its tokens, and whether its sentence is a good example.
type Best = Option<(Range<usize>, bool)>;

impl Reader {
    pub(super) fn new(setup: &Setup) -> Self {
        Self {
            lexicon: Lexicon::new(setup.slots()),
            sentences: Sentences::default(),
            spans: Vec::new(),
            terms: Vec::new(),
            within: Vec::new(),
        }
    }

    /// A line for everything that is wanted, in its order.
    pub(super) fn lines(
        &mut self,
        text: &str,
        wanted: &[&Wanted],
        setup: &Setup,
        words: usize,
    ) -> Vec<Option<Line>> {
        let language = wanted.first().and_then(|wanted| wanted.language);
        let mut sentences = self.read(text, language, setup);
        let best = self.best(text, language, wanted, setup, &mut sentences);
        let line = |(wanted, best): (&&Wanted, Best)| {
            let (place, tokens) = self.place(text, &wanted.needle, best)?;
            let sentence = |at: usize| self.within.get(at).and_then(|&sentence| sentences.get(sentence));
            let first = sentence(tokens.start)?;
            let last = sentence(tokens.end.checked_sub(1)?)?;
            let bounds = first.bytes.start.min(place.start)..last.bytes.end.max(place.end);
            let passage = around(text, &self.spans, &place, words, &bounds);
            let mut line = Line::default();
            line.fill(text, place, &passage, first.number);
            Some(line)
        };
        wanted.iter().zip(best).map(line).collect()
    }

    /// The bytes of a place, and the tokens whose sentences it is in.
    fn place(&self, text: &str, needle: &Needle, best: Best) -> Option<(Range<usize>, Range<usize>)> {
        if let Needle::Bytes(start, end) = *needle {
            let place = start as usize..end as usize;
            text.get(place.clone()).filter(|piece| !piece.is_empty())?;
            // A place of signs alone is in the sentence of the next token, or of the last.
            let last = self.spans.len().checked_sub(1)?;
            let first = self.spans.partition_point(|span| span.1 <= place.start).min(last);
            let after = self.spans.partition_point(|span| span.0 < place.end);
            return Some((place, first..after.max(first + 1)));
        }
        let (tokens, _) = best?;
        let last = tokens.end.checked_sub(1)?;
        let place = self.spans.get(tokens.start)?.0..self.spans.get(last)?.1;
        Some((place, tokens))
    }

    /// Finds tokens, terms and sentences.
    fn read(&mut self, text: &str, language: Option<&'static str>, setup: &Setup) -> Vec<Sentence> {
        if self.lexicon.bytes() > MEMORY {
            self.lexicon = Lexicon::new(setup.slots());
        }
        let Self {
            lexicon,
            sentences,
            spans,
            terms,
            within,
        } = self;
        spans.clear();
        terms.clear();
        within.clear();
        let mut found: Vec<Sentence> = Vec::new();
        sentences.begin(text, &setup.segmenter);
        Unicode.tokenize(text, &mut |token| {
            let Within { number, start, end } = sentences.at(token.start);
            if found.last().is_none_or(|last| last.number != number) {
                found.push(Sentence {
                    number,
                    bytes: start..end,
                    fits: None,
                    tokens: 0,
                });
            }
            if let Some(last) = found.last_mut() {
                last.tokens += 1;
            }
            within.push(found.len() - 1);
            spans.push((token.start, token.start + token.text.len()));
        });
        lexicon.tokens(text, language, setup, &mut |seen, _| terms.push(seen.term));
        found
    }

    /// The best place for everything that is wanted.
    fn best(
        &self,
        text: &str,
        language: Option<&'static str>,
        wanted: &[&Wanted],
        setup: &Setup,
        sentences: &mut [Sentence],
    ) -> Vec<Best> {
        let mut best: Vec<Best> = vec![None; wanted.len()];
        // What begins with a stem, and what is a form.
        let (mut stems, mut forms) = (Needles::default(), Needles::default());
        for (index, wanted) in wanted.iter().enumerate() {
            match &wanted.needle {
                Needle::Stem(stem) | Needle::Pair(stem, _) => stems.entry(stem).or_default().push(index),
                Needle::Form(form) => forms.entry(form).or_default().push(index),
                Needle::Bytes(..) => {}
            }
        }
        let language = setup.normalizer(language).language();
        let mut form = String::new();
        for at in 0..self.spans.len() {
            let mut meet = |index: usize, tokens: Range<usize>| {
                let Some(best) = best.get_mut(index) else { return };
                if best.as_ref().is_some_and(|(_, fits)| *fits) {
                    return;
                }
                let fits = self.fits(text, at, sentences);
                if fits || best.is_none() {
                    *best = Some((tokens, fits));
                }
            };
            if !forms.is_empty() {
                form.clear();
                let span = self.spans.get(at).copied().unwrap_or_default();
                fold_for(language, text.get(span.0..span.1).unwrap_or_default(), &mut form);
                for &index in forms.get(form.as_str()).into_iter().flatten() {
                    meet(index, at..at + 1);
                }
            }
            let Some(stem) = self.stem(at).filter(|_| !stems.is_empty()) else {
                continue;
            };
            for &index in stems.get(stem).into_iter().flatten() {
                match wanted.get(index).map(|wanted| &wanted.needle) {
                    Some(Needle::Pair(_, other)) => {
                        let together = self.within.get(at) == self.within.get(at + 1);
                        let ends = self.spans.get(at).zip(self.spans.get(at + 1));
                        let gap = ends.and_then(|(first, second)| text.get(first.1..second.0));
                        if together && gap.is_some_and(leaves_a_pair) && self.stem(at + 1) == Some(other) {
                            meet(index, at..at + 2);
                        }
                    }
                    _ => meet(index, at..at + 1),
                }
            }
        }
        best
    }

    /// The stem of a token that is a term.
    fn stem(&self, at: usize) -> Option<&str> {
        let term = self.terms.get(at).copied().filter(|&term| term != NONE)?;
        Some(self.lexicon.stem(term))
    }

    /// Whether the sentence of a token is a good example.
    fn fits(&self, text: &str, at: usize, sentences: &mut [Sentence]) -> bool {
        let sentence = self.within.get(at).and_then(|&number| sentences.get_mut(number));
        sentence.is_some_and(|sentence| {
            let (tokens, bytes) = (sentence.tokens, sentence.bytes.clone());
            let fits =
                || FITTING.contains(&tokens) && is_prose(text.get(bytes).unwrap_or_default().trim_end());
            *sentence.fits.get_or_insert_with(fits)
        })
    }
}

/// What is wanted, by what it is looked up by.
type Needles<'w> = FxHashMap<&'w str, Vec<usize>>;

#[cfg(test)]
mod tests;
