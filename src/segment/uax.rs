//! The sentences of Unicode UAX #29, in linear time and without looking at most of the text.
//!
//! A sentence ends only at a line end, or behind a full stop or another mark of its kind. So the scan goes from one of
//! these to the next by bytes, and the rules SB3 to SB11 are asked there only, about the few characters around. Crate
//! unicode-segmentation, which asks them at every character, says what class a character has and is the tests' oracle.

use super::class::{Class, class};

/// Hands the start and end of every sentence to `sink`; together they cover the text.
pub(super) fn pieces(text: &str, sink: &mut impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = next_candidate(text.as_bytes(), from) {
        let verdict = look_at(text, at);
        from = verdict.seen;
        if let Some(end) = verdict.border.filter(|&end| end < text.len()) {
            sink(start, end);
            start = end;
        }
    }
    if start < text.len() {
        sink(start, text.len());
    }
}

/// What was found at a character that may end a sentence.
struct Verdict {
    /// Where the sentence ends, if it does.
    border: Option<usize>,
    /// Up to where no other sentence can end.
    seen: usize,
}

/// How far behind the mark that may end a sentence the rules have come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Mark,
    Close,
    Space,
}

/// Applies the rules to what stands at byte `at` and behind it.
fn look_at(text: &str, at: usize) -> Verdict {
    // The mark that may end the sentence: whether it is a full stop, and where it stands.
    let mut mark: Option<(bool, usize)> = None;
    let mut behind = Behind::Mark;
    let rest = text.get(at..).unwrap_or_default();
    for (offset, character) in rest.char_indices() {
        let here = at + offset;
        let class = class(character);
        let after = here + character.len_utf8();
        match (class, mark) {
            // SB3, SB4
            (Class::Line, _) => {
                let pair = character == '\r' && text.as_bytes().get(after) == Some(&b'\n');
                return Verdict::border(after + usize::from(pair));
            }
            // SB8a
            (Class::Stop | Class::End, _) => {
                mark = Some((class == Class::Stop, here));
                behind = Behind::Mark;
            }
            // SB8a, or no mark that could end a sentence
            (Class::Comma, _) | (_, None) => return Verdict::none(after),
            // SB5
            (Class::Mark, _) => {}
            // SB9, SB10
            (Class::Close, _) if behind != Behind::Space => behind = Behind::Close,
            (Class::Space, _) => behind = Behind::Space,
            // SB6
            (Class::Digit, Some((true, _))) if behind == Behind::Mark => return Verdict::none(after),
            // SB7
            (Class::Upper, Some((true, mark))) if behind == Behind::Mark && is_cased_before(text, mark) => {
                return Verdict::none(after);
            }
            // SB8
            (_, Some((true, _))) if goes_on_in_lower_case(text, here) => return Verdict::none(here),
            // SB11
            _ => return Verdict::border(here),
        }
    }
    Verdict::none(text.len())
}

impl Verdict {
    fn border(end: usize) -> Self {
        Self {
            border: Some(end),
            seen: end,
        }
    }

    fn none(seen: usize) -> Self {
        Self { border: None, seen }
    }
}

/// Whether a letter with case stands before byte `at`.
fn is_cased_before(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before
        .chars()
        .rev()
        .map(class)
        .find(|&class| class != Class::Mark)
        .is_some_and(|class| matches!(class, Class::Lower | Class::Upper))
}

/// Whether the first letter from byte `at` on is a small one, with no end of a sentence before it.
fn goes_on_in_lower_case(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().map(class).find(|class| decides(*class)) == Some(Class::Lower)
}

fn decides(class: Class) -> bool {
    matches!(
        class,
        Class::Lower | Class::Upper | Class::Letter | Class::Line | Class::Stop | Class::End
    )
}

/// The next byte from `from` on with which a character begins that may end a sentence.
fn next_candidate(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(from..)?;
        let at = rest.iter().position(|&byte| is_candidate(byte))?;
        let pair = rest.get(at..).and_then(<[u8]>::first_chunk);
        if pair.is_some_and(|&[first, second]| first >= 0x80 && !begins_an_end(first, second)) {
            from += at + 1;
        } else {
            return Some(from + at);
        }
    }
}

/// Whether a character that ends sentences can begin with `byte`. A look into a table is faster than comparisons.
fn is_candidate(byte: u8) -> bool {
    const IS_CANDIDATE: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < table.len() {
            table[byte] = matches!(byte, 0x0A | 0x0D | 0x21 | 0x2E | 0x3F)
                || matches!(byte, 0xC2 | 0xD6 | 0xD8 | 0xDB | 0xDC | 0xDF..=0xE3 | 0xEA | 0xEF..);
            byte += 1;
        }
        table
    };
    IS_CANDIDATE[usize::from(byte)]
}

/// Whether a character beyond ASCII that ends sentences can begin with these two bytes. It only saves looking at
/// letters that share the first byte with such a character.
fn begins_an_end(first: u8, second: u8) -> bool {
    match first {
        0xC2 => second == 0x85,
        0xD6 => second == 0x89,
        0xD8 => matches!(second, 0x9D..=0x9F),
        0xDB => second == 0x94,
        0xE0 => matches!(second, 0xA0 | 0xA5),
        0xE2 => matches!(second, 0x80 | 0x81 | 0xB3 | 0xB8 | 0xB9),
        0xE3 => second == 0x80,
        0xEA => second < 0xB0,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn found(text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        pieces(text, &mut |start, end| found.push((start, end)));
        found
    }

    fn plain(text: &str) -> Vec<(usize, usize)> {
        text.split_sentence_bound_indices()
            .map(|(start, piece)| (start, start + piece.len()))
            .collect()
    }

    #[test]
    fn no_end_of_a_sentence_is_overlooked() {
        for character in '\0'..=char::MAX {
            if matches!(class(character), Class::Stop | Class::End | Class::Line) {
                let text = format!("a longer stretch, {character}");
                assert_eq!(next_candidate(text.as_bytes(), 1), Some(18), "{character:?}");
            }
        }
    }

    #[test]
    fn every_character_is_treated_as_unicode_segmentation_does() {
        let mut text = String::new();
        // Nothing is assigned between these planes.
        for character in ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
            for around in [
                "a._a", "a._B", "漢. _b", "a.) _B", "a!_ B", "! _漢", "a_B", "_.B", "a.1_b", "a.%_%b",
            ] {
                text.push_str(&around.replace('_', character.encode_utf8(&mut [0; 4])));
                text.push('\n');
            }
            if text.len() > 10_000 {
                assert_eq!(found(&text), plain(&text), "{character:?}");
                text.clear();
            }
        }
        assert_eq!(found(&text), plain(&text));
    }

    #[test]
    fn long_runs_take_linear_time() {
        for piece in [
            " ", "\"", "\"'", " \u{a0}", ")\u{301}", "\u{301}", ".", "a. ", "\n", "\u{2029}", "  \n", "1",
            "。", ".\u{301}", "x", "😀", "“",
        ] {
            let text = format!("a.{}b", piece.repeat(4_000_000 / piece.len()));
            assert_eq!(
                found(&text).last().map(|&(_, end)| end),
                Some(text.len()),
                "{piece:?}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn pieces_are_those_of_unicode_segmentation(
            parts in prop::collection::vec(
                (prop_oneof![
                    9 => prop::sample::select(vec![
                        " ", "\u{a0}", "\t", "\u{3000}", "\"", "'", "”", "“", "’", "(", ")", "]", "»", "」", ".", "!", "?", "…", "。",
                        "\u{2024}", "؟", "।", "a", "é", "ж", "B", "É", "Ж", "1", "٣", "漢", "ب", "あ", "\n", "\r\n", "\r", "\u{b}", "\u{85}",
                        "\u{2028}", "\u{2029}", ",", ":", "—", "-", "、", "%", "€", "😀", "\u{301}", "\u{ad}", "\u{200d}", "\u{fe0f}", "\0",
                        "Mr.", "a longer stretch without a stop, ",
                    ]).prop_map(String::from),
                    1 => any::<char>().prop_map(String::from),
                ], prop_oneof![20 => 1usize..3, 1 => 10usize..40]), 0..24)
        ) {
            let text: String = parts.iter().map(|(piece, count)| piece.repeat(*count)).collect();
            prop_assert_eq!(found(&text), plain(&text));
        }
    }
}
