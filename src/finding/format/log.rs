//! Text from outside made fit for a log, and lines of a log that no CI system takes for a command.
//!
//! A log is read by programs too. GitHub's runner takes a line that begins with `::`, after any space, for a command, and
//! `##[` wherever it stands; Azure's agent does so with `##vso[`, `TeamCity` with `##teamcity[`. They compare by the rules of a
//! language, which pass over invisible characters, and so does the guard here. Lines are guarded as a whole, because
//! two harmless texts side by side can make a harmful line.

/// Longest title, subject or name in characters.
pub(super) const NAME: usize = 160;
/// Longest sentence in characters: a bound that only hostile text reaches.
pub(super) const SENTENCE: usize = 1_000;

/// `text` on one line without control characters and reordering marks, cut to `limit` characters with an ellipsis.
///
/// What Persian, Hebrew and emoji need (joiners, LRM, RLM) stays.
pub(super) fn shown(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut length = 0;
    let mut gap = false;
    for letter in text.chars() {
        let letter = match letter {
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => continue,
            _ if letter.is_whitespace() => {
                gap = length > 0;
                continue;
            }
            _ if letter.is_control() || is_noncharacter(letter) => char::REPLACEMENT_CHARACTER,
            _ => letter,
        };
        let needed = 1 + usize::from(gap);
        if length + needed > limit {
            if length >= limit {
                shown.pop();
            }
            shown.push('…');
            return shown;
        }
        if std::mem::take(&mut gap) {
            shown.push(' ');
        }
        shown.push(letter);
        length += needed;
    }
    shown
}

/// Characters that move a terminal's cursor or the order in which a line reads.
pub(super) fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}'..='\u{2029}')
}

/// Code points that no text may hold: XML forbids some of them.
fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// A line that no CI system takes for a command: no two `#` touch, and one that begins with a colon begins with `> ` instead.
pub(super) fn guarded(line: &str) -> String {
    let mut guarded = String::with_capacity(line.len());
    let opens = line.trim_start_matches(|letter: char| letter.is_whitespace() || is_invisible(letter));
    if opens.starts_with(':') {
        guarded.push_str("> ");
    }
    let mut after_hash = false;
    for letter in line.chars() {
        if letter == '#' && after_hash {
            guarded.push(' ');
        }
        if !is_invisible(letter) {
            after_hash = letter == '#';
        }
        guarded.push(letter);
    }
    guarded
}

/// Characters that a comparison by the rules of a language may pass over.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFF8}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_line_without_controls_and_of_bounded_length() {
        assert_eq!(
            shown(" a\r\n\tb\u{1b}[31m\u{9b}c\u{7f} ", 99),
            "a b\u{fffd}[31m\u{fffd}c\u{fffd}"
        );
        assert_eq!(shown("a\u{202e}b\u{2066}\u{2028}c\u{ffff}", 99), "ab c\u{fffd}");
        assert_eq!(shown("abcdef", 6), "abcdef");
        assert_eq!(shown("abcdefg", 6), "abcde…");
        assert_eq!(shown("abcde fg", 6), "abcde…");
        assert_eq!(shown("字字字", 2), "字…");
        assert_eq!(
            shown("می\u{200c}خواهم 👩\u{200d}🚀", 99),
            "می\u{200c}خواهم 👩\u{200d}🚀"
        );
        assert_eq!(shown("\u{0}", 0), "…");
    }

    #[test]
    fn commands_become_text() {
        assert_eq!(guarded("  ::error::x"), ">   ::error::x");
        assert_eq!(
            guarded("\u{200d}::stop-commands::x"),
            "> \u{200d}::stop-commands::x"
        );
        assert_eq!(
            guarded("x ##[error]y ##vso[z] ###"),
            "x # #[error]y # #vso[z] # # #"
        );
        assert_eq!(guarded("#\u{200d}#[group]"), "#\u{200d} #[group]");
        assert_eq!(
            guarded("a plain line, a::b, no. #1"),
            "a plain line, a::b, no. #1"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_becomes_a_short_harmless_line(text: String, limit in 1_usize..60) {
            let shown = shown(&text, limit);
            assert!(shown.chars().count() <= limit);
            assert!(!shown.chars().any(char::is_control));
            let guarded = guarded(&shown);
            assert!(!guarded.contains("##") && !guarded.trim_start().starts_with("::"));
        }
    }
}
