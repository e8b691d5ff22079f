//! What a word is by its characters alone.

use super::TokenKind;

/// The kind of a word that is not part of an address.
pub(crate) fn of_word(word: &str) -> TokenKind {
    let mut letters = 0usize;
    let mut digits = false;
    let mut alphabet = true;
    for character in word.chars() {
        if character.is_alphabetic() {
            letters += 1;
            alphabet = alphabet && is_of_an_alphabet(character);
        } else if character.is_numeric() {
            digits = true;
        }
        if letters > 1 {
            return TokenKind::Word;
        }
    }
    match (letters, digits) {
        (0, _) => TokenKind::Number,
        (1, false) if alphabet => TokenKind::Letter,
        _ => TokenKind::Word,
    }
}

/// Whether a letter is one of an alphabet, where a lone letter says little, and not of a script whose single
/// characters are syllables or words. Whole blocks decide, because no property of the standard says it.
pub(crate) fn is_of_an_alphabet(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{6FF}'              // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic
        | '\u{750}'..='\u{77F}'       // Arabic supplement
        | '\u{8A0}'..='\u{8FF}'       // Arabic extended
        | '\u{10A0}'..='\u{10FF}'     // Georgian
        | '\u{1C80}'..='\u{1CBF}'     // Cyrillic and Georgian extensions
        | '\u{1D00}'..='\u{1FFF}'     // Latin and Greek extensions
        | '\u{2071}'..='\u{209C}'     // superscript and subscript letters
        | '\u{2100}'..='\u{218F}'     // letter-like symbols
        | '\u{24B6}'..='\u{24E9}'     // circled Latin
        | '\u{2C00}'..='\u{2D2F}'     // Glagolitic, Latin, Coptic, Georgian
        | '\u{A640}'..='\u{A69F}'     // Cyrillic extended
        | '\u{A720}'..='\u{A7FF}'     // Latin extended
        | '\u{AB30}'..='\u{AB6F}'     // Latin extended
        | '\u{FB00}'..='\u{FDFF}'     // presentation forms of the alphabets above
        | '\u{FE70}'..='\u{FEFE}'     // Arabic presentation forms
        | '\u{FF21}'..='\u{FF5A}'     // full-width Latin
        | '\u{1D400}'..='\u{1D7FF}'   // mathematical letters
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_without_letters_are_numbers() {
        for word in ["7", "1987", "3.5", "1,000", "1'000", "½", "٣", "1_000"] {
            assert_eq!(of_word(word), TokenKind::Number, "{word}");
        }
    }

    #[test]
    fn digits_with_letters_are_words() {
        for word in ["20th", "1990s", "x2", "2x", "B2B", "3rd", "5G"] {
            assert_eq!(of_word(word), TokenKind::Word, "{word}");
        }
    }

    #[test]
    fn one_letter_counts_as_a_letter_only_in_an_alphabet() {
        for word in ["a", "Z", "é", "e\u{301}", "я", "ß", "و", "_a_", "Ａ"] {
            assert_eq!(of_word(word), TokenKind::Letter, "{word}");
        }
        for word in ["漢", "か", "カ", "ไ", "한", "ab", "é\u{301}a", "த"] {
            assert_eq!(of_word(word), TokenKind::Word, "{word}");
        }
    }
}
