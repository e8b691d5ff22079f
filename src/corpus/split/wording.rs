//! How a text reads: as a sentence, as a headline, in capitals; and how many words it has.
//!
//! No dictionary and no language: only case, punctuation and length, so that it holds for any script. Plain ASCII,
//! which is most of what is read, is judged by its bytes.

use std::borrow::Cow;

use crate::corpus::clean;

/// Words of a line; every second letter counts as one in scripts without spaces.
pub(crate) fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        let is_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
        let Some((first, others)) = text.as_bytes().split_first() else {
            return 0;
        };
        let edges = text.as_bytes().iter().zip(others);
        return usize::from(!is_space(*first))
            + edges
                .filter(|(left, right)| is_space(**left) & !is_space(**right))
                .count();
    }
    let (mut spaced, mut dense, mut in_word) = (0, 0, false);
    for letter in text.chars() {
        let is_space = letter.is_whitespace();
        spaced += usize::from(!is_space && !in_word);
        dense += usize::from(is_dense(letter));
        in_word = !is_space;
    }
    spaced + dense / 2
}

/// Han, kana, Thai and their like: no spaces between words.
fn is_dense(letter: char) -> bool {
    matches!(u32::from(letter), 0x0E00..=0x0EFF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x20000..=0x3FFFF)
}

/// Whether a text ends as a sentence does; abbreviations such as "U.S." do not end one.
pub(crate) fn ends_sentence(text: &str) -> bool {
    if text
        .bytes()
        .next_back()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b',')
    {
        return false;
    }
    let bare = text.trim_end_matches(|letter: char| "\"'”’»)]*_".contains(letter) || letter.is_whitespace());
    if bare.ends_with(['!', '?', '。', '！', '？', '…', '।', '؟', '۔']) {
        return true;
    }
    if !bare.ends_with('.') {
        return false;
    }
    let last = bare
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .trim_end_matches('.');
    let company = ["inc", "corp", "co", "ltd", "plc", "jr", "sr", "bros", "etc"]
        .iter()
        .any(|name| last.eq_ignore_ascii_case(name));
    !((last.contains('.') && !last.contains(|letter: char| letter.is_ascii_digit()))
        || (company && count_words(text) <= 14))
}

/// The longest line, in bytes, that can be anything but running text.
pub(super) const LONGEST_HEAD_LINE: usize = 240;

/// Whether a text reads as a headline, whatever stands around it.
pub(crate) fn reads_as_title(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_HEAD_LINE {
        return false;
    }
    let starts_well = text.chars().next().is_some_and(|first| {
        !first.is_lowercase() && !",.;:)]}…-–—|/\\&".contains(first)
            || text.chars().nth(1).is_some_and(char::is_uppercase)
    });
    let asks = text.ends_with(['?', '!', '？', '！', '؟']) || text.ends_with("...") || text.ends_with('…');
    let quoted_sentence =
        text.ends_with(".\"") || text.ends_with(".”") || text.ends_with(",\"") || text.ends_with(",”");
    starts_well
        && (asks || !ends_sentence(text))
        && !text.ends_with([',', ';', ':', '，', '；', '：'])
        && !quoted_sentence
        && text.chars().any(char::is_alphabetic)
        && count_words(text) <= 28
}

/// Whether a text is written in capitals throughout.
pub(crate) fn is_capitals(text: &str) -> bool {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let upper = text.bytes().filter(u8::is_ascii_uppercase).count();
        return letters >= 6 && upper * 10 >= letters * 9;
    }
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let upper = text.chars().filter(|letter| letter.is_uppercase()).count();
    letters >= 6 && upper * 10 >= letters * 9
}

/// Whether two texts are one to [`clean::collapse`], without writing either down.
pub(super) fn are_alike(left: &str, right: &str) -> bool {
    if begin_apart(left, right) {
        return false;
    }
    let straight = |letter: char| match letter {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        _ => letter,
    };
    let (mut left, mut right) = (left.split_whitespace(), right.split_whitespace());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(left), Some(right))
                if left == right || left.chars().map(straight).eq(right.chars().map(straight)) => {}
            _ => return false,
        }
    }
}

/// Whether two texts differ in their first byte already, however white space and quotes are read.
pub(super) fn begin_apart(left: &str, right: &str) -> bool {
    match (left.as_bytes().first(), right.as_bytes().first()) {
        (Some(left), Some(right)) => left != right && left.is_ascii_graphic() && right.is_ascii_graphic(),
        _ => false,
    }
}

/// [`clean::collapse`], which copies only texts that it changes.
pub(super) fn collapsed(text: &str) -> Cow<'_, str> {
    // Every white space and every curly quote but the plain space begins with one of these bytes.
    let plain = !text.starts_with(' ')
        && !text.ends_with(' ')
        && text
            .bytes()
            .all(|byte| byte >= b' ' && !matches!(byte, 0xC2 | 0xE1..=0xE3))
        && !text.contains("  ");
    if plain {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(clean::collapse(text))
    }
}
