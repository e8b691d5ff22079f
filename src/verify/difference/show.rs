//! What stands at a difference, in one line that is safe to print.

use std::fmt::Write as _;

/// Characters shown of each side, at most.
const SHOWN: usize = 120;
/// Characters shown before the difference, about.
const BEFORE: usize = 40;

/// The line that was reached.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Where it begins.
    pub(super) start: u64,
}

impl Default for Line {
    fn default() -> Self {
        Self { number: 1, start: 0 }
    }
}

impl Line {
    /// Goes on by `bytes`, which begin at `from`.
    pub(super) fn feed(&mut self, bytes: &[u8], from: u64) {
        for (at, _) in (from..).zip(bytes).filter(|(_, byte)| **byte == b'\n') {
            self.number += 1;
            self.start = at + 1;
        }
    }
}

/// Both sides, around the first byte that differs; `begins` says that nothing stands before them.
pub(super) fn around(then: &[u8], now: &[u8], begins: bool) -> (String, String) {
    let same = then.iter().zip(now).take_while(|(a, b)| a == b).count();
    let from = boundary(then, same.saturating_sub(BEFORE * 2)).min(same);
    let shown = |bytes: &[u8]| {
        let before = if from > 0 || !begins { "…" } else { "" };
        let rest = bytes.get(from..).unwrap_or_default();
        // Both sides begin with the same characters, so both can lose the same number of them.
        let common = characters(rest.get(..same - from).unwrap_or_default());
        let passed_over = common.saturating_sub(BEFORE);
        let before = if passed_over > 0 { "…" } else { before };
        format!("{before}{}", plain(rest, passed_over))
    };
    (shown(then), shown(now))
}

/// What [`plain`] or [`around`] gave, in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// `bytes` after so many characters, cut to what is shown, where all that could reach beyond its place is written out.
pub(super) fn plain(bytes: &[u8], passed_over: usize) -> String {
    let mut text = String::new();
    let mut number = 0;
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            number += 1;
            if number > passed_over + SHOWN {
                text.push('…');
                return text;
            }
            if number > passed_over {
                push(letter, &mut text);
            }
        }
        for byte in chunk.invalid() {
            number += 1;
            if number > passed_over + SHOWN {
                text.push('…');
                return text;
            }
            if number > passed_over {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text
}

fn push(letter: char, text: &mut String) {
    // Marks that make a line read other than it is stored, and what has no shape at all.
    let hidden = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{AD}');
    if letter.is_control() || hidden {
        text.extend(letter.escape_default());
    } else {
        text.push(letter);
    }
}

/// Characters, as [`plain`] counts them.
fn characters(bytes: &[u8]) -> usize {
    let chunks = bytes.utf8_chunks();
    chunks
        .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
        .sum()
}

/// The first place from `at` on where a character begins.
fn boundary(bytes: &[u8], at: usize) -> usize {
    let inside = |byte: &&u8| **byte & 0b1100_0000 == 0b1000_0000;
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take(3).take_while(inside).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_beyond_its_place() {
        let hostile = "a\u{1b}]0;x\u{7}\r\n\u{202e}b\u{85}\u{9b}c";
        assert_eq!(
            plain(hostile.as_bytes(), 0),
            r"a\u{1b}]0;x\u{7}\r\n\u{202e}b\u{85}\u{9b}c"
        );
        assert_eq!(plain(b"\xff\xfe", 0), r"\xff\xfe");
        assert_eq!(plain("ä".repeat(500).as_bytes(), 0).chars().count(), SHOWN + 1);
    }

    #[test]
    fn a_split_character_is_no_reason_to_lose_the_place() {
        // The first bytes of both letters are the same.
        let (then, now) = around("…—é".as_bytes(), "…—è".as_bytes(), true);
        assert_eq!((then.as_str(), now.as_str()), ("…—é", "…—è"));
        let long = |end: &str| format!("{}{end}", "日本".repeat(300));
        let (then, now) = around(long("語").as_bytes(), long("誤").as_bytes(), true);
        assert!(then.starts_with('…') && then.ends_with('語'), "{then}");
        assert!(now.ends_with('誤') && now.chars().count() < SHOWN + 5);
    }
}
