//! Letters: of which kind one is, what it is in lower case, and words as hashes of them.
//!
//! The tables of Unicode take most of the time where every letter is asked about, so the alphabets of most news are told by
//! their blocks; all others ask the tables, and the answers are the same.

/// Of which kind a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A small letter.
    Small,
    /// A capital.
    Capital,
    /// A letter of a script without capitals.
    Plain,
    /// A digit or another number.
    Digit,
    /// None of these.
    Sign,
}

impl Class {
    /// The class of a character.
    #[inline]
    pub(super) fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'а'..='џ' => Self::Small,
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Ѐ'..='Я' => Self::Capital,
            '0'..='9' => Self::Digit,
            _ if character.is_ascii() => Self::Sign,
            '一'..='鿿'
            | 'ぁ'..='ゖ'
            | 'ァ'..='ヺ'
            | '가'..='힣'
            | '\u{620}'..='\u{64A}'
            | '\u{905}'..='\u{939}' => Self::Plain,
            '\u{2000}'..='\u{203F}' => Self::Sign,
            _ => Self::of_table(character),
        }
    }

    fn of_table(character: char) -> Self {
        if !character.is_alphanumeric() {
            Self::Sign
        } else if character.is_lowercase() {
            Self::Small
        } else if character.is_uppercase() {
            Self::Capital
        } else if character.is_numeric() {
            Self::Digit
        } else {
            Self::Plain
        }
    }

    /// Whether it is of a letter or a digit.
    pub(super) fn is_of_word(self) -> bool {
        self != Self::Sign
    }
}

/// The hash of a word: of its letters in lower case, one after the other, so that the hash of a beginning is a step of it.
pub(super) fn hash(word: &str) -> u64 {
    word.chars().fold(0, mix)
}

/// The hash of several words in a row.
pub(super) fn chain(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hashes of a word and of the word without its last one and two letters, as long as four letters remain: words with
/// one of them in common may be forms of each other.
pub(super) fn beginnings(word: &str) -> [u64; 3] {
    let letters = word.chars().count();
    let mut found = [0; 3];
    let mut state = 0;
    for (at, character) in word.chars().enumerate() {
        state = mix(state, character);
        let left = letters - 1 - at;
        if (left == 0 || at >= 3)
            && let Some(place) = found.get_mut(left)
        {
            *place = state;
        }
    }
    found
}

/// The hash of a beginning and one more letter.
#[inline]
pub(super) fn mix(hash: u64, character: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(u32::from(small(character)))).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// The letter in lower case; one for one, which is enough to compare words of one article.
#[inline]
fn small(character: char) -> char {
    match character {
        'a'..='z' | 'ß'..='ÿ' | 'а'..='џ' | 'ά'..='ρ' | 'σ'..='ώ' => character,
        'A'..='Z' => character.to_ascii_lowercase(),
        'ς' => 'σ',
        '’' => '\'',
        _ if character.is_ascii() => character,
        'А'..='Я' => char::from_u32(u32::from(character) + 32).unwrap_or(character),
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_what_the_tables_say() {
        for character in '\0'..=char::MAX {
            let table = Class::of_table(character);
            assert_eq!(Class::of(character), table, "{character:?}");
            let lower = character.to_lowercase().next().unwrap_or(character);
            let special = matches!(character, 'ς' | '’');
            assert!(special || small(character) == lower, "{character:?}");
        }
    }

    #[test]
    fn words_are_equal_in_any_case() {
        assert_eq!(hash("ΑΘΉΝΑΣ"), hash("Αθήνας"));
        assert_eq!(hash("МОСКВА"), hash("москва"));
        assert_ne!(hash("ab"), hash("ba"));
        assert_ne!(chain(hash("a"), hash("b")), chain(hash("b"), hash("a")));
    }

    #[test]
    fn forms_of_a_word_begin_alike() {
        let alike = |one: &str, other: &str| {
            let other = beginnings(other);
            beginnings(one)
                .iter()
                .any(|start| *start != 0 && other.contains(start))
        };
        assert!(alike("Мартин", "Мартина") && alike("члены", "членов") && alike("Lind", "Linda"));
        assert!(!alike("Мартин", "Марина") && !alike("ab", "abc") && !alike("", ""));
    }
}
