//! What Snowball 3 changed in German, around the crate's older algorithm.
//!
//! Four things: "ae", "oe" and "ue" are read as umlauts; "-erin", "-erinnen" and "-ln" are endings; "-et" is
//! one ("abgebildet"); the genitive's apostrophe is cut. A word with a new ending is shown to the crate with
//! an old ending in its place that starts at the same letter.

use super::region;

/// Letters before "-et" that show that it is part of the word: "planet", "internet", "vertret".
const NO_ENDING: [&str; 5] = ["tick", "plan", "geordn", "intern", "tr"];

/// Appends the stem of `form` to `out`.
pub(super) fn stem(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    let word = umlauts(form);
    let start = out.len();
    match disguise(&word) {
        Some(disguised) => out.push_str(&inner.stem(&disguised)),
        None => out.push_str(&inner.stem(&word)),
    }
    let stem = out.get(start..).unwrap_or_default();
    let genitive = ["'s", "'sch", "'"]
        .iter()
        .find_map(|ending| stem.strip_suffix(ending));
    if let Some(root) = genitive.filter(|root| root.chars().nth(1).is_some()) {
        out.truncate(start + root.len());
    }
}

/// What the crate is shown in place of a word with an ending that it does not know.
fn disguise(word: &str) -> Option<String> {
    let open = region::start(word, is_vowel);
    if let Some(root) = ["ln", "lns"].iter().find_map(|ending| word.strip_suffix(ending)) {
        return (root.len() >= open).then(|| format!("{root}l"));
    }
    if word.ends_with("system") {
        return (word.len() - "em".len() >= open).then(|| format!("{word}e"));
    }
    let feminine = ["erinnen", "erin"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|root| root.len() >= open);
    let inflected = ["ern", "em", "en", "er", "es", "e", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|root| root.len() >= open);
    let participle = feminine.or(inflected).unwrap_or(word).strip_suffix("et");
    if let Some(root) = participle.filter(|root| root.len() >= open && takes_et(root)) {
        return Some(format!("{root}ere"));
    }
    feminine.map(|root| format!("{root}ern"))
}

fn takes_et(root: &str) -> bool {
    root.ends_with(['U', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'r', 's', 't', 'z', 'ä'])
        && !NO_ENDING.iter().any(|ending| root.ends_with(ending))
}

/// The word with its umlauts as one letter. "u" and "y" between vowels are consonants, written as the crate
/// writes them.
fn umlauts(form: &str) -> String {
    let letters: Vec<char> = form.chars().collect();
    let mut word: Vec<char> = Vec::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        let between = word.last().is_some_and(|&before| is_vowel(before))
            && letters.get(at + 1).is_some_and(|&next| is_vowel(next));
        word.push(match letter {
            'u' if between => 'U',
            'y' if between => 'Y',
            _ => letter,
        });
    }
    let mut out = String::with_capacity(form.len());
    let mut rest = word.as_slice();
    while let [letter, tail @ ..] = rest {
        rest = tail;
        let umlaut = match letter {
            'a' => 'ä',
            'o' => 'ö',
            'u' => 'ü',
            _ => *letter,
        };
        match (letter, tail) {
            ('q', ['u', tail @ ..]) => {
                out.push_str("qu");
                rest = tail;
            }
            ('a' | 'o' | 'u', ['e', tail @ ..]) => {
                out.push(umlaut);
                rest = tail;
            }
            ('ß', _) => out.push_str("ss"),
            _ => out.push(*letter),
        }
    }
    out
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}
