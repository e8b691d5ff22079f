//! The small words that only some languages have: a quick answer for most articles, and a second opinion on
//! short texts.
//!
//! Every word of a stop list speaks for the languages that list it, and the fewer they are the louder. An
//! article has dozens of them, which is faster than the statistics of crate whatlang and as sure; a headline
//! has too few letters for statistics, but often a "the", "og" or "che".

use crate::normalize::stop::whole_list;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Languages with the Latin alphabet and a stop list of some size, by ISO 639-1 code.
const CODES: [&str; 26] = [
    "af", "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl",
    "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "vi",
];

/// The weight of a word that one language alone lists.
const WHOLE: u32 = 60;

/// Which of [`CODES`] list a word, one bit each.
static LISTED: LazyLock<FxHashMap<String, u32>> = LazyLock::new(|| {
    let mut listed = FxHashMap::default();
    for (bit, code) in CODES.iter().enumerate() {
        for word in whole_list(code) {
            *listed.entry(word).or_insert(0) |= 1 << bit;
        }
    }
    listed
});

/// What the small words of a text say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opinion {
    code: &'static str,
    most: u32,
    second: u32,
    /// Words in all, and how many of them each language lists.
    words: u32,
    listed: [u32; CODES.len()],
}

impl Opinion {
    /// The language, if there are so many small words and so few of another language that nothing else need
    /// be asked.
    pub(super) fn sure(self) -> Option<&'static str> {
        (self.most >= 10 * WHOLE && self.most >= 3 * self.second).then_some(self.code)
    }

    /// The language, if more than one word speaks for it and clearly fewer for any other.
    pub(super) fn likely(self) -> Option<&'static str> {
        (self.most * 3 >= WHOLE * 4 && self.most * 2 >= self.second * 3).then_some(self.code)
    }

    /// Whether so few of the words are small words of the language `code` that the text can hardly be written
    /// in it.
    pub(super) fn denies(&self, code: &str) -> bool {
        let listed = CODES.iter().zip(self.listed).find(|(known, _)| **known == code);
        listed.is_some_and(|(_, listed)| listed * 10 < self.words)
    }
}

/// Weighs the small words of `text`.
pub(super) fn weigh(text: &str) -> Option<Opinion> {
    let mut scores = [0u32; CODES.len()];
    let mut listed = [0u32; CODES.len()];
    let mut words = 0;
    let lower = text.to_lowercase();
    for word in lower
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        let languages = LISTED.get(word).copied().unwrap_or_default();
        let weight = WHOLE.checked_div(languages.count_ones()).unwrap_or_default();
        for (bit, (score, listed)) in scores.iter_mut().zip(&mut listed).enumerate() {
            if languages & (1 << bit) != 0 {
                *score += weight;
                *listed += 1;
            }
        }
    }
    let mut ranked: Vec<_> = scores.into_iter().zip(CODES).collect();
    ranked.sort_by_key(|&(score, code)| (std::cmp::Reverse(score), code));
    match ranked.as_slice() {
        [(most, code), (second, _), ..] => Some(Opinion {
            code,
            most: *most,
            second: *second,
            words,
            listed,
        }),
        _ => None,
    }
}

/// Danish or Norwegian, by words and endings that only one of them spells so; `None` where neither prevails.
///
/// The two share most small words and letter sequences, so that neither opinion above tells them apart in a
/// sentence.
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

    fn likely(text: &str) -> Option<&'static str> {
        weigh(text).and_then(Opinion::likely)
    }

    #[test]
    fn small_words_speak_for_their_language() {
        assert_eq!(likely("They were not there when the others came"), Some("en"));
        assert_eq!(likely("ich habe das nicht gewusst"), Some("de"));
        assert_eq!(likely("perché non sono stati loro"), Some("it"));
        assert_eq!(likely(""), None);
        assert_eq!(likely("Orrin Bay 1987"), None);
    }

    #[test]
    fn a_few_words_are_never_sure() {
        assert_eq!(weigh("They were not there").and_then(Opinion::sure), None);
        let text = "They were not there when the others came, because she should have told them which of these was theirs \
            and why they would never have gone without their friends.";
        assert_eq!(weigh(text).and_then(Opinion::sure), Some("en"));
    }

    #[test]
    fn letters_tell_cyrillic_alphabets_apart() {
        assert_eq!(by_cyrillic_letters("Мы это знаем"), Some("ru"));
        assert_eq!(by_cyrillic_letters("Він її знає"), Some("uk"));
        assert_eq!(by_cyrillic_letters("Той знае"), None);
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
