//! Terms: from a token to the folded form that readers see and the stem that is counted.
//!
//! Two forms are one term when their stems are equal, and a stem never reaches a reader, so both are handed
//! over. The order is fixed: fold, look at the kind, look in the stop list (which therefore holds surface
//! forms, not stems), stem.
//!
//! This module does not see the document: the language is given, one [`Normalizer`] for each.

mod conformity;
pub mod fold;
pub mod language;
mod stem;
mod stop;

use crate::tokenize::{Token, TokenKind};

pub use conformity::{Conformity, conformity};
pub use fold::fold;
pub use language::{Detected, Language};
pub use stem::Stemmer;
pub use stop::{CONTENT, has_stop_words, stop_words};

use stop::StopList;

/// What is left out of the terms, and whether terms are stems.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, each an option of the command line"
)]
pub struct Options {
    /// Leave out the words of the language's stop list.
    pub stop_words: bool,
    /// More words to leave out, in any case; one with `!` before it is counted. With `stop_words` off they replace the language's list, else
    /// they add to it.
    pub own_stop_words: Vec<String>,
    /// Stem; otherwise the term is the folded form.
    pub stem: bool,
    /// Keep numbers as terms.
    pub keep_numbers: bool,
    /// Keep one-letter tokens as terms, unless they are stop words.
    pub keep_letters: bool,
    /// Keep the pieces of addresses as terms.
    pub keep_urls: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            stop_words: true,
            own_stop_words: Vec::new(),
            stem: true,
            keep_numbers: false,
            keep_letters: false,
            keep_urls: false,
        }
    }
}

/// What became of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It is a term; its stem was written.
    Term,
    /// It is on the stop list.
    Stop,
    /// A number, left out.
    Number,
    /// A single letter, left out.
    Letter,
    /// A piece of an address, left out.
    Url,
}

/// Turns the tokens of one language into terms.
pub struct Normalizer {
    language: Option<Language>,
    stemmer: Option<Stemmer>,
    stop: StopList,
    keep_numbers: bool,
    keep_letters: bool,
    keep_urls: bool,
}

impl Normalizer {
    /// A normalizer for `language`; `None` stands for a language without a stemmer and without a stop list.
    #[must_use]
    pub fn new(language: Option<Language>, options: &Options) -> Self {
        Self::build(language, language.map(Language::code), options)
    }

    /// A normalizer for the language of this ISO 639-1 code. One without a stemmer is counted unstemmed, but
    /// with its stop list if there is one.
    #[must_use]
    pub fn for_code(code: &str, options: &Options) -> Self {
        Self::build(Language::from_code(code), Some(code), options)
    }

    fn build(language: Option<Language>, code: Option<&str>, options: &Options) -> Self {
        Self {
            language,
            stemmer: language.filter(|_| options.stem).map(Stemmer::new),
            stop: StopList::new(code.filter(|_| options.stop_words), &options.own_stop_words),
            keep_numbers: options.keep_numbers,
            keep_letters: options.keep_letters,
            keep_urls: options.keep_urls,
        }
    }

    /// The language it was made for, if it is one with a stemmer.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Whether terms are stems, and not the folded forms.
    #[must_use]
    pub fn stems(&self) -> bool {
        self.stemmer.is_some()
    }

    /// Whether a form in ASCII is folded by `to_ascii_lowercase` and by nothing else. It is not in Turkish,
    /// whose small "I" has no dot.
    #[must_use]
    pub fn folds_ascii_plainly(&self) -> bool {
        self.language != Some(Language::Turkish)
    }

    /// Writes the folded form of `token` to `form` and, if the outcome is [`Outcome::Term`], its stem to
    /// `stem`; both are emptied first. Neither is ever empty for a term. Numbers and addresses that are kept
    /// are not stemmed.
    pub fn normalize(&self, token: &Token<'_>, form: &mut String, stem: &mut String) -> Outcome {
        form.clear();
        fold::fold_for(self.language, token.text, form);
        self.outcome(token.kind, form, stem)
    }

    /// What becomes of a token of this kind with this folded form, as [`Self::normalize`] would say: if the
    /// outcome is [`Outcome::Term`], its stem is written to `stem`, which is emptied first.
    ///
    /// A form that is not folded gets the outcome of another word.
    pub fn outcome(&self, kind: TokenKind, form: &str, stem: &mut String) -> Outcome {
        stem.clear();
        let kept = match kind {
            TokenKind::Word => true,
            TokenKind::Number if !self.keep_numbers => return Outcome::Number,
            TokenKind::Letter if !self.keep_letters => return Outcome::Letter,
            TokenKind::Url if !self.keep_urls => return Outcome::Url,
            TokenKind::Number | TokenKind::Url => {
                stem.push_str(form);
                return Outcome::Term;
            }
            TokenKind::Letter => false,
        };
        if self.is_stop_word(form) {
            return Outcome::Stop;
        }
        match &self.stemmer {
            Some(stemmer) if kept => stemmer.stem(form, stem),
            _ => stem.push_str(form),
        }
        Outcome::Term
    }

    /// Whether a folded form is on the stop list, as it stands or behind an elided article ("d'un", "qu'il").
    fn is_stop_word(&self, form: &str) -> bool {
        self.stop.contains(form)
            || self
                .language
                .and_then(|language| stem::without_elision(language, form))
                .is_some_and(|rest| self.stop.contains(rest))
    }
}

#[cfg(test)]
mod tests;
