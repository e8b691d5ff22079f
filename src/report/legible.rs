//! Text from outside, made fit to be shown: one line, no control characters, no reordering marks, of bounded length.
//!
//! It runs on everything a page shows and before any escaping, so a format has only its own syntax to escape.
//! The marks that Persian, Hebrew and emoji need (joiners, LRM, RLM) stay; those that can make a line read other
//! than it is stored (embeddings, overrides, isolates) go. It does not touch the machine formats.

use std::borrow::Cow;

/// Longest title on a page, in characters.
pub(super) const TITLE: usize = 200;
/// Longest quoted sentence on a page, in characters.
pub(super) const SENTENCE: usize = 600;
/// Longest term on a page, in characters.
pub(super) const TERM: usize = 48;
/// Longest table cell, file name, metadata value or removed text on a page, in characters.
pub(super) const CELL: usize = 160;
/// Longest paragraph of ours on a page, in characters: a bound that only a bug reaches.
pub(super) const PARAGRAPH: usize = 8_000;

/// `text` on one line, harmless, and cut to `limit` characters with an ellipsis where it was longer.
pub(super) fn legible(text: &str, limit: usize) -> String {
    let mut shown = String::with_capacity(text.len().min(limit.saturating_mul(4)));
    let mut length = 0;
    let mut gap = false;
    for letter in text.chars() {
        let Some(letter) = replace(letter) else { continue };
        if letter == ' ' {
            gap = !shown.is_empty();
            continue;
        }
        let needed = 1 + usize::from(gap);
        if length + needed > limit {
            return cut(shown);
        }
        if gap {
            shown.push(' ');
            gap = false;
        }
        shown.push(letter);
        length += needed;
    }
    shown
}

/// Like [`legible`], but borrowed where nothing has to change: most cells are short and plain.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_graphic();
    if text.len() <= CELL && text.bytes().all(plain) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(legible(text, CELL))
    }
}

/// The character to show instead, or nothing.
fn replace(letter: char) -> Option<char> {
    match letter {
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some(' '),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => None,
        _ if letter.is_whitespace() => Some(' '),
        _ if letter.is_control() || is_noncharacter(letter) => Some(char::REPLACEMENT_CHARACTER),
        _ => Some(letter),
    }
}

/// Code points that no text may hold and that HTML parsers report.
fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// `shown` without its last, possibly broken, word and with an ellipsis.
fn cut(mut shown: String) -> String {
    // A word is given up only near the end, so that text without spaces is not cut to nothing.
    if let Some((at, _)) = shown
        .char_indices()
        .rev()
        .take(24)
        .find(|(_, letter)| *letter == ' ')
    {
        shown.truncate(at);
    } else {
        shown.pop();
    }
    shown.push('…');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_one_line_without_controls() {
        assert_eq!(
            legible(" a\n\tb\u{0}c\u{1b}[31m ", 99),
            "a b\u{fffd}c\u{fffd}[31m"
        );
        assert_eq!(
            legible("a\u{202e}b\u{2066}c\u{2028}d\u{ffff}", 99),
            "abc d\u{fffd}"
        );
    }

    #[test]
    fn keeps_what_scripts_need() {
        let text = "می\u{200c}خواهم 👩\u{200d}🚀 \u{200f}שלום";
        assert_eq!(legible(text, 99), text);
    }

    #[test]
    fn is_cut_between_words_to_at_most_the_limit() {
        assert_eq!(legible("one two three", 9), "one two…");
        assert_eq!(legible("one two", 7), "one two");
        let long = "字".repeat(500);
        let cut = legible(&long, 10);
        assert_eq!(cut.chars().count(), 10);
        assert!(cut.ends_with('…'));
        assert_eq!(legible("abc", 0), "…");
        assert_eq!(legible("", 5), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_becomes_one_short_harmless_line(text: String, limit in 1_usize..40) {
            let shown = legible(&text, limit);
            assert!(shown.chars().count() <= limit);
            assert!(!shown.chars().any(char::is_control));
            assert_eq!(shown.trim(), shown);
            assert_eq!(cell(&text), legible(&text, CELL));
        }
    }

    #[test]
    fn cell_agrees_with_legible() {
        for text in ["plain", "two words", "x\u{202e}y", &"y".repeat(400)] {
            assert_eq!(cell(text), legible(text, CELL));
        }
    }
}
