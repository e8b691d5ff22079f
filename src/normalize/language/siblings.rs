//! Languages that share their small words and letter sequences, told apart by what only one of them has.
//!
//! This is asked of a text that is already known to be in one of them.

use std::cmp::Ordering;

/// Danish or Norwegian, by words and endings that only one of them spells so; `None` where neither prevails.
///
/// The two share most small words and letter sequences, so that neither of the other opinions tells them apart
/// in a sentence.
pub(super) fn danish_or_norwegian(text: &str) -> Option<&'static str> {
    let (mut danish, mut norwegian) = (0usize, 0usize);
    for word in text
        .to_lowercase()
        .split(|character: char| !character.is_alphabetic())
    {
        let ending = |endings: &[&str]| {
            word.chars().nth(4).is_some() && endings.iter().any(|ending| word.ends_with(ending))
        };
        danish += usize::from(DANISH.contains(&word) || ending(&DANISH_ENDINGS));
        norwegian += usize::from(NORWEGIAN.contains(&word) || ending(&NORWEGIAN_ENDINGS));
    }
    match danish.cmp(&norwegian) {
        Ordering::Greater => Some("da"),
        Ordering::Less => Some("no"),
        Ordering::Equal => None,
    }
}

/// Russian, Ukrainian or Bulgarian by the letters that only one of them has; `None` where neither prevails.
pub(super) fn by_cyrillic_letters(text: &str) -> Option<&'static str> {
    let count = |letters: &[char]| text.chars().filter(|letter| letters.contains(letter)).count();
    let (russian, ukrainian) = (
        count(&['ы', 'э', 'ё', 'Э']),
        count(&['і', 'ї', 'є', 'ґ', 'І', 'Є']),
    );
    match russian.cmp(&ukrainian) {
        Ordering::Greater => Some("ru"),
        Ordering::Less => Some("uk"),
        Ordering::Equal => None,
    }
}

/// Russian or Ukrainian, for a text of some length in Cyrillic letters that has several of the one's own letters,
/// none of the other's, and none of any third language's.
pub(super) fn clearly_russian_or_ukrainian(text: &str) -> Option<&'static str> {
    let (mut letters, mut latin, mut russian, mut ukrainian) = (0u32, 0u32, 0u32, 0u32);
    for letter in text.chars() {
        match letter {
            'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => russian += 1,
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => ukrainian += 1,
            'А'..='я' => letters += 1,
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{370}'.. if letter.is_alphabetic() => return None,
            _ => {}
        }
        // A text in another alphabet is given up early.
        if latin > 40 + letters / 10 {
            return None;
        }
    }
    match (russian, ukrainian) {
        _ if letters < 300 => None,
        (5.., 0) => Some("ru"),
        (0, 5..) => Some("uk"),
        _ => None,
    }
}

const DANISH: &[&str] = &[
    "af", "blev", "bliver", "blevet", "efter", "mellem", "sig", "mig", "dig", "nu", "nogle", "nogen",
    "meget", "op", "ud", "tilbage", "havde", "været", "siger", "sagde", "uden", "end", "kun", "hvad", "mod",
    "uge", "lige", "gik", "tog", "syv", "tyve",
];
const NORWEGIAN: &[&str] = &[
    "av", "ble", "blir", "blitt", "etter", "mellom", "seg", "meg", "deg", "nå", "noen", "noe", "mye", "opp",
    "ut", "tilbake", "hadde", "vært", "sier", "sa", "uten", "enn", "å", "hva", "mot", "uke", "like", "gikk",
    "sju", "tjue", "tok", "ikkje", "eg", "ein", "frå", "nokon", "vere",
];
const DANISH_ENDINGS: [&str; 5] = ["ede", "hed", "heden", "eret", "tion"];
const NORWEGIAN_ENDINGS: [&str; 5] = ["het", "heten", "sjon", "sjonen", "erte"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_cyrillic_alphabets_apart() {
        assert_eq!(by_cyrillic_letters("Мы это знаем"), Some("ru"));
        assert_eq!(by_cyrillic_letters("Він її знає"), Some("uk"));
        assert_eq!(by_cyrillic_letters("Той знае"), None);
    }

    #[test]
    fn only_a_long_text_in_letters_of_one_language_is_clear() {
        let text = "Мы это знаем, но вы бы об этом не говорили. ".repeat(12);
        assert_eq!(clearly_russian_or_ukrainian(&text), Some("ru"));
        assert_eq!(
            clearly_russian_or_ukrainian(&"Він її знає і є тут. ".repeat(60)),
            Some("uk")
        );
        assert_eq!(
            clearly_russian_or_ukrainian("Мы это знаем, но вы бы об этом не говорили."),
            None
        );
        for other in [
            "Він її знає",
            "ў",
            "ђ",
            "and so on and so forth, as they said in the end, and more of the same than that",
        ] {
            assert_eq!(
                clearly_russian_or_ukrainian(&format!("{text}{}", other.repeat(3))),
                None,
                "{other}"
            );
        }
    }

    #[test]
    fn danish_and_norwegian_are_told_apart() {
        assert_eq!(
            danish_or_norwegian("Møllen blev lukket efter mange år"),
            Some("da")
        );
        assert_eq!(danish_or_norwegian("Mølla ble stengt etter mange år"), Some("no"));
        assert_eq!(danish_or_norwegian("Hun er her"), None);
    }
}
