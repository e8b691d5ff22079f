//! Words: where they start in a text and of what kind they are.
//!
//! A word is exactly what Unicode UAX #29 says (`unicode_word_indices` of crate unicode-segmentation), in
//! text order, so that anyone can check the counts with another tool. Kinds only label the tokens: none is
//! merged, cut or left out here, because what a kind means for the counts is the user's choice and not the
//! text's.
//!
//! This module does not fold case or apostrophes, drop stop words or know about sentences and languages.
//! Where UAX #29 finds no words (Chinese, Japanese, Thai) it does not guess any.

pub(crate) mod kind;
pub(crate) mod scan;
mod url;

use scan::{Sink, scan};
use unicode_segmentation::UnicodeSegmentation;

/// What a token is, by its characters and its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Anything that is none of the others: words, and mixtures such as "20th", "1990s" and "B2B".
    Word,
    /// No alphabetic character: "7", "1987", "3.5", "1,000", "½".
    Number,
    /// A single letter of an alphabet: "a", "x", "é". One Han, kana, Hangul or Thai character is a
    /// [`Self::Word`].
    Letter,
    /// A piece of a web address or an e-mail address.
    Url,
}

impl TokenKind {
    /// The stable key in every output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Letter => "letter",
            Self::Url => "url",
        }
    }
}

/// One token: a piece of the text and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The surface form, as it stands in the text.
    pub text: &'t str,
    /// Byte offset of the first byte of `text` in the tokenized text.
    pub start: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// A way to find the tokens of a text.
pub trait Tokenizer {
    /// Hands every token of `text` to `sink`, in text order and without overlaps.
    fn tokenize<'t>(&self, text: &'t str, sink: &mut impl FnMut(Token<'t>));
}

/// The words of Unicode UAX #29, for every script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unicode;

impl Tokenizer for Unicode {
    fn tokenize<'t>(&self, text: &'t str, sink: &mut impl FnMut(Token<'t>)) {
        scan(text, &mut Labelled { text, sink });
    }
}

/// Gives words of plain ASCII their kind.
struct Labelled<'t, 's, S> {
    text: &'t str,
    sink: &'s mut S,
}

impl<'t, S: FnMut(Token<'t>)> Sink for Labelled<'t, '_, S> {
    fn word(&mut self, start: usize, length: usize, _: [u64; 2]) {
        let text = self.text.get(start..start + length).unwrap_or_default();
        let kind = kind::of_word(text);
        (self.sink)(Token { text, start, kind });
    }

    fn stretch(&mut self, start: usize, end: usize) {
        words(self.text, lead(self.text, start), end, self.sink);
    }
}

/// Where the words of a stretch that starts at `start` may begin. Before it only where its first character is a mark
/// that belongs to the white space before it; the stretch then does not say for itself what its words are.
pub(crate) fn lead(text: &str, start: usize) -> usize {
    let first = text.get(start..).and_then(|stretch| stretch.chars().next());
    if !first.is_some_and(joins_a_space) {
        return start;
    }
    let before = text.get(..start).unwrap_or_default();
    let is_gap = |character: char| character <= ' ' || character.is_whitespace();
    before.trim_end_matches(is_gap).len()
}

/// Whether UAX #29 has no border between a space and `character`.
fn joins_a_space(character: char) -> bool {
    if character.is_ascii() {
        return false;
    }
    let mut pair = [b' '; 5];
    let length = pair
        .get_mut(1..)
        .map_or(0, |rest| character.encode_utf8(rest).len());
    let pair = pair
        .get(..=length)
        .and_then(|pair| std::str::from_utf8(pair).ok());
    pair.is_some_and(|pair| pair.split_word_bounds().nth(1).is_none())
}

/// Every token of `text` between `start` and `end`, where neither a word nor an address may be cut.
pub(crate) fn words<'t>(text: &'t str, start: usize, end: usize, sink: &mut impl FnMut(Token<'t>)) {
    let piece = text.get(start..end).unwrap_or_default();
    let mut urls = url::Spans::new(piece);
    let mut url = urls.next();
    for (at, word) in piece.unicode_word_indices() {
        while url.as_ref().is_some_and(|span| span.end <= at) {
            url = urls.next();
        }
        // A word may begin before its address does: UAX #29 joins "see:http" to one word.
        let in_url = url.as_ref().is_some_and(|span| span.start < at + word.len());
        let kind = if in_url {
            TokenKind::Url
        } else {
            kind::of_word(word)
        };
        sink(Token {
            text: word,
            start: start + at,
            kind,
        });
    }
}

#[cfg(test)]
mod tests;
