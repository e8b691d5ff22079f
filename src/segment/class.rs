//! The classes into which UAX #29 sorts characters for finding sentences.
//!
//! Crate unicode-segmentation knows them but does not hand them out, so they are read off the borders it finds in
//! texts of a few characters. That takes a microsecond a character, and therefore the answers are kept, 128 neighbours
//! at a time, from the first time one of them is asked for. A table of our own would be one more thing to renew with
//! every version of Unicode.

use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

/// Values of the property `Sentence_Break`, as far as the rules tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// `ATerm`: a full stop, which may belong to an abbreviation or a number.
    Stop,
    /// `STerm`: any other end of a sentence.
    End,
    /// `ParaSep`: CR, LF and `Sep`.
    Line,
    /// Quotes and brackets.
    Close,
    /// `Sp`.
    Space,
    /// `SContinue`: commas, colons, dashes.
    Comma,
    /// `Numeric`.
    Digit,
    Lower,
    Upper,
    /// `OLetter`: letters without case.
    Letter,
    /// `Extend` and `Format`: belongs to what is before it.
    Mark,
    /// `Other`.
    Any,
}

/// Neighbours whose classes are found together.
const BLOCK: usize = 128;

static BLOCKS: [OnceLock<[Class; BLOCK]>; 0x11_0000 / BLOCK] = [const { OnceLock::new() }; 0x11_0000 / BLOCK];

/// The class of `character`.
pub(super) fn class(character: char) -> Class {
    let code = character as usize;
    let classes = BLOCKS
        .get(code / BLOCK)
        .map(|block| block.get_or_init(|| classes_from(code / BLOCK * BLOCK)));
    classes
        .and_then(|classes| classes.get(code % BLOCK))
        .map_or(Class::Any, |&class| class)
}

fn classes_from(first: usize) -> [Class; BLOCK] {
    std::array::from_fn(|offset| {
        let code = u32::try_from(first + offset).ok();
        code.and_then(char::from_u32).map_or(Class::Any, ask)
    })
}

/// The class of `character`, from what unicode-segmentation does with it.
fn ask(character: char) -> Class {
    // Where the first sentence ends, for a pattern in which `_` stands for the character.
    let end = |pattern: &str| {
        let text = pattern.replace('_', character.encode_utf8(&mut [0; 4]));
        let first = text.split_sentence_bounds().next().map_or(0, str::len);
        (first, first == text.len())
    };
    let behind = 1 + character.len_utf8();
    let is_whole = |pattern: &str| end(pattern).1;
    if !is_whole("a_漢") {
        return match (is_whole("a_1"), is_whole("a__")) {
            (true, _) => Class::Stop,
            (false, true) => Class::End,
            (false, false) => Class::Line,
        };
    }
    match end("!_漢") {
        (_, true) => Class::Comma,
        (at, _) if at == behind => match (end("! _漢").0 > 2, is_whole("a._1")) {
            (false, _) => Class::Close,
            (true, true) => Class::Mark,
            (true, false) => Class::Space,
        },
        _ if is_whole("漢. _B") => Class::Lower,
        _ => match (is_whole("漢. _b"), is_whole("a._")) {
            (true, true) => Class::Digit,
            (true, false) => Class::Any,
            (false, true) => Class::Upper,
            (false, false) => Class::Letter,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_unicode_standard() {
        for (characters, expected) in [
            (".\u{2024}\u{FE52}\u{FF0E}", Class::Stop),
            ("!?\u{589}\u{61F}\u{964}\u{203C}。！？", Class::End),
            ("\r\n\u{85}\u{2028}\u{2029}", Class::Line),
            ("\"'()[]{}«»‘’“”„‹›「」", Class::Close),
            (" \t\u{B}\u{C}\u{A0}\u{2009}\u{3000}", Class::Space),
            (",-:–—、，", Class::Comma),
            ("09\u{660}\u{966}", Class::Digit),
            ("azßéωжª", Class::Lower),
            ("AZÉΩЖ", Class::Upper),
            ("אبक漢あ가ა", Class::Letter),
            ("\u{AD}\u{300}\u{200B}\u{200D}\u{FE0F}\u{FEFF}", Class::Mark),
            ("%&*/_…€😀\u{0}", Class::Any),
        ] {
            for character in characters.chars() {
                assert_eq!(class(character), expected, "{character:?}");
            }
        }
    }
}
