//! One document's tokens with the sentence each stands in.
//!
//! [`Sentences`] serves the counting loop, `gleaner tokens` and the sentences that a report quotes, so the three can never
//! disagree.

use crate::normalize::Outcome;
use crate::segment::Segmenter;
use crate::tokenize::{Token, Tokenizer, Unicode};

use super::Setup;

/// The sentence a token stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within {
    /// Its number in the article, from 0; only sentences that hold a token are numbered.
    pub number: u32,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The sentences of a text, asked token after token which one it stands in.
#[derive(Debug, Default)]
pub struct Sentences {
    /// Where each begins and ends.
    spans: Vec<(usize, usize)>,
    /// The first that no token has reached.
    next: usize,
    within: Option<Within>,
    length: usize,
}

impl Sentences {
    /// Begins with another text.
    pub fn begin(&mut self, text: &str, segmenter: &Segmenter) {
        self.spans.clear();
        segmenter.sentences(text, &mut |sentence| {
            self.spans
                .push((sentence.start, sentence.start + sentence.text.len()));
        });
        (self.next, self.within, self.length) = (0, None, text.len());
    }

    /// The sentence of the token that starts at byte `start`; tokens come in order.
    pub fn at(&mut self, start: usize) -> Within {
        let mut entered = None;
        while let Some(&span) = self.spans.get(self.next).filter(|span| span.0 <= start) {
            entered = Some(span);
            self.next += 1;
        }
        let within = match (self.within, entered) {
            (Some(sentence), None) => sentence,
            // The first token is in a sentence wherever it stands.
            (before, entered) => {
                let (start, end) = entered.unwrap_or((0, self.length));
                let number = before.map_or(0, |before| before.number + 1);
                Within { number, start, end }
            }
        };
        self.within = Some(within);
        within
    }

    /// Where all of them begin and end.
    pub fn spans(&self) -> &[(usize, usize)] {
        &self.spans
    }

    /// How many of them hold a token, of those asked about.
    pub fn count(&self) -> u32 {
        self.within.map_or(0, |last| last.number + 1)
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.spans.capacity() * size_of::<(usize, usize)>()
    }
}

/// Hands over every token of `text` with its sentence; returns the number of sentences that hold a token.
pub fn tokens<'t>(text: &'t str, segmenter: &Segmenter, sink: &mut impl FnMut(Token<'t>, Within)) -> u32 {
    let mut sentences = Sentences::default();
    sentences.begin(text, segmenter);
    Unicode.tokenize(text, &mut |token| sink(token, sentences.at(token.start)));
    sentences.count()
}

/// One token as `gleaner tokens` prints it.
#[derive(Debug, serde::Serialize)]
pub struct Line<'t> {
    /// Document number.
    pub doc: u32,
    /// The token as it stands in the text.
    pub token: &'t str,
    /// Byte offset in the article text.
    pub start: usize,
    /// `word`, `number`, `letter` or `url`.
    pub kind: &'static str,
    /// Number of its sentence in the article, from 0.
    pub sentence: u32,
    /// Its stem; `None` where it is left out of the terms.
    pub term: Option<&'t str>,
}

/// Every token of one document, as counted in `language`.
///
/// # Errors
/// Whatever `sink` gives back; the first error stops the pass.
pub fn lines<E>(
    doc: u32,
    text: &str,
    language: Option<&'static str>,
    setup: &Setup,
    sink: &mut impl FnMut(&Line<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let normalizer = setup.normalizer(language);
    let (mut form, mut stem) = (String::new(), String::new());
    let mut result = Ok(());
    tokens(text, &setup.segmenter, &mut |token, sentence| {
        if result.is_err() {
            return;
        }
        let kept = normalizer.normalize(&token, &mut form, &mut stem) == Outcome::Term;
        result = sink(&Line {
            doc,
            token: token.text,
            start: token.start,
            kind: token.kind.id(),
            sentence: sentence.number,
            term: kept.then_some(stem.as_str()),
        });
    });
    result
}
