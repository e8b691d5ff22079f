//! Words: where they start in a text and of what kind they are.
//!
//! A word is exactly what Unicode UAX #29 says (`unicode_word_indices` of crate unicode-segmentation), in
//! text order, so that anyone can check the counts with another tool. Kinds only label the tokens: none is
//! merged, cut or left out here, because what a kind means for the counts is the user's choice and not the
//! text's.
//!
//! This module does not fold case or apostrophes, drop stop words or know about sentences and languages.
//! Where UAX #29 finds no words (Chinese, Japanese, Thai) it does not guess any.

mod kind;
mod url;

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
        let mut urls = url::Spans::new(text);
        let mut url = urls.next();
        for (start, word) in text.unicode_word_indices() {
            while url.as_ref().is_some_and(|span| span.end <= start) {
                url = urls.next();
            }
            // A word may begin before its address does: UAX #29 joins "see:http" to one word.
            let in_url = url.as_ref().is_some_and(|span| span.start < start + word.len());
            let kind = if in_url {
                TokenKind::Url
            } else {
                kind::of_word(word)
            };
            sink(Token {
                text: word,
                start,
                kind,
            });
        }
    }
}

#[cfg(test)]
mod tests;
