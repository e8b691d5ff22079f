//! What is looked for: one word or several next to each other, parts of them left open.
//!
//! A pattern is cut into words exactly as a text is, so "e-mail" finds what the same letters are in a text, whatever the
//! tokenizer makes of them. To that end `*` and `?`, which belong to no word of any text, are read as letters or digits
//! while the pattern is cut.
//!
//! It knows no text and no language: see the matcher.

use crate::error::Error;
use crate::tokenize::{Tokenizer, Unicode};

/// How a word of a pattern is compared with a word of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Matching {
    /// Both folded: case, ways to write an apostrophe and an accent make no difference.
    #[default]
    Folded,
    /// Byte for byte.
    Exact,
    /// By their stems in the language of the article; a word with `*` or `?` as with [`Self::Folded`].
    Stems,
}

/// The most words of a pattern: one bit each.
const MOST: usize = u64::BITS as usize;

/// Words that are looked for next to each other within a sentence; what stands between words is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As they were written; at least one, at most [`MOST`].
    words: Vec<String>,
    matching: Matching,
}

impl Pattern {
    /// Reads a pattern: words with blanks between them, `*` for any characters of a word and `?` for one.
    ///
    /// # Errors
    /// [`Error::Usage`] where it holds no word, or more than 64.
    pub fn parse(pattern: &str, matching: Matching) -> Result<Self, Error> {
        let mut words = Vec::new();
        Unicode.tokenize(&closed(pattern), &mut |token| {
            let written = pattern.get(token.start..token.start + token.text.len());
            words.extend(written.map(str::to_owned));
        });
        let way_out =
            "give a word, several with blanks between them, or * and ? in place of letters, such as harbo*";
        if words.is_empty() {
            let what = if pattern.trim().is_empty() {
                "is empty"
            } else {
                "holds no word, and signs alone are not looked for"
            };
            return Err(Error::Usage(format!("the pattern {what}; {way_out}")));
        }
        if words.len() > MOST {
            return Err(Error::Usage(format!(
                "the pattern has {} words, and at most {MOST} can be looked for; give the beginning of the passage",
                words.len()
            )));
        }
        Ok(Self { words, matching })
    }

    /// Its words as they were written.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How they are compared.
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// Whether the language of an article can make a difference: it is stems that do, and the letters that Turkish folds
    /// in a way of its own.
    pub(super) fn asks_for_language(&self) -> bool {
        match self.matching {
            Matching::Exact => false,
            Matching::Stems => true,
            Matching::Folded => self.words.iter().any(|word| word.contains(['i', 'I', 'ı', 'İ'])),
        }
    }
}

/// Whether a word has parts that are left open.
pub(super) fn is_open(word: &str) -> bool {
    word.contains(is_wildcard)
}

fn is_wildcard(character: char) -> bool {
    matches!(character, '*' | '?')
}

/// The pattern with a character in place of every `*` and `?` that keeps its word together; no byte moves.
fn closed(pattern: &str) -> String {
    // What stands for them is of the kind of the nearest letter or digit of the same word, first to the left.
    let mut left: Vec<Option<char>> = Vec::new();
    let mut near = None;
    for character in pattern.chars() {
        near = nearer(near, character);
        left.push(near);
    }
    let mut closed: Vec<char> = Vec::new();
    near = None;
    for (character, left) in pattern.chars().rev().zip(left.into_iter().rev()) {
        near = nearer(near, character);
        closed.push(if is_wildcard(character) {
            substitute(left.or(near))
        } else {
            character
        });
    }
    closed.into_iter().rev().collect()
}

fn nearer(near: Option<char>, character: char) -> Option<char> {
    if character.is_alphanumeric() {
        Some(character)
    } else {
        near.filter(|_| !character.is_whitespace())
    }
}

/// UAX #29 parts katakana from letters and digits, but from nothing that joins words.
fn substitute(near: Option<char>) -> char {
    match near {
        Some('\u{30A0}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}') => '_',
        Some(digit) if digit.is_numeric() => '0',
        _ => 'x',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(pattern: &str) -> Vec<String> {
        Pattern::parse(pattern, Matching::Folded).unwrap().words
    }

    #[test]
    fn a_pattern_is_cut_as_a_text_is() {
        for (pattern, expected) in [
            ("harbour", &["harbour"][..]),
            ("  prime\tminister ", &["prime", "minister"]),
            ("e-mail", &["e", "mail"]),
            ("U.S.", &["U.S"]),
            ("five o'clock!", &["five", "o'clock"]),
            ("3.5 %", &["3.5"]),
            ("東京", &["東", "京"]),
        ] {
            assert_eq!(words(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn open_parts_stay_in_their_word() {
        for (pattern, expected) in [
            ("harbo*", &["harbo*"][..]),
            ("*", &["*"]),
            ("minister * of", &["minister", "*", "of"]),
            ("*'s", &["*'s"]),
            ("19*", &["19*"]),
            ("3.*", &["3.*"]),
            ("*.5", &["*.5"]),
            ("U.?", &["U.?"]),
            ("e-m??l", &["e", "m??l"]),
            ("カ*", &["カ*"]),
            ("*ー", &["*ー"]),
            ("Türk*", &["Türk*"]),
            ("ук*", &["ук*"]),
            ("مدين?", &["مدين?"]),
        ] {
            assert_eq!(words(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn what_holds_no_word_is_refused_with_a_way_out() {
        for (pattern, what) in [
            ("", "is empty"),
            (" \t\n", "is empty"),
            ("…!", "no word"),
            ("- –", "no word"),
        ] {
            let Err(Error::Usage(message)) = Pattern::parse(pattern, Matching::Folded) else {
                panic!("{pattern:?} is no pattern");
            };
            assert!(message.contains(what) && message.contains("such as"), "{message}");
        }
        let many = "a ".repeat(65);
        assert!(
            matches!(Pattern::parse(&many, Matching::Exact), Err(Error::Usage(said)) if said.contains("65"))
        );
        assert!(Pattern::parse(&"a ".repeat(64), Matching::Exact).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn any_text_is_cut_as_it_is_or_refused(text in "\\PC{0,40}") {
            let mut expected = Vec::new();
            Unicode.tokenize(&text.replace(is_wildcard, "x"), &mut |token| expected.push(token.text.to_owned()));
            match Pattern::parse(&text, Matching::Folded) {
                Ok(pattern) if !is_open(&text) => prop_assert_eq!(pattern.words, expected),
                Ok(pattern) => prop_assert!(pattern.words.iter().all(|word| !word.is_empty())),
                Err(_) => prop_assert!(expected.is_empty()),
            }
        }
    }
}
