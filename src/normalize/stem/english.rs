//! What Snowball 3 changed in English, around the crate's older Porter2.
//!
//! Most of it is a longer list of beginnings behind which endings may start: Snowball cuts "international"
//! after "inter", where the crate cuts after "in" and is left with "intern". The crate has three such
//! beginnings of its own, so a word with one of the new ones is shown to it with one of the old ones in its
//! place.

use super::porter;

/// Beginnings that Snowball 3 added, and one of the crate's as long and with an ending of the same kind.
const BEGINNINGS: [(&str, &str); 6] = [
    ("emerg", "gener"),
    ("inter", "gener"),
    ("later", "gener"),
    ("organ", "arsen"),
    ("past", "commun"),
    ("univers", "gener"),
];

/// Appends the stem of `form` to `out`.
pub(super) fn stem(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    if porter::takes(form) {
        corrected(porter::stem, form, out);
    } else {
        by_crate(inner, form, out);
    }
}

/// The same by way of the crate, for any letters.
fn by_crate(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    let porter2 = |head: &str, rest: &str, out: &mut String| {
        if head.is_empty() {
            out.push_str(&inner.stem(rest));
        } else {
            out.push_str(&inner.stem(&format!("{head}{rest}")));
        }
    };
    corrected(porter2, form, out);
}

/// Appends the stem of `form`, where `porter2` appends the older one of its first argument followed by its
/// second.
fn corrected(porter2: impl Fn(&str, &str, &mut String), form: &str, out: &mut String) {
    let singular = singular(form);
    if let Some(stem) = exception(singular) {
        out.push_str(stem);
    } else if let Some(head) = singular.strip_suffix("ying").filter(|head| is_consonant(head)) {
        out.push_str(head);
        out.push_str("ie");
    } else if let Some((beginning, disguise)) = BEGINNINGS
        .iter()
        .find(|(beginning, _)| form.starts_with(beginning))
    {
        let rest = form.get(beginning.len()..).unwrap_or_default();
        disguised(porter2, beginning, disguise, rest, out);
    } else {
        porter2("", form, out);
    }
    // The older stemmer leaves "-ogist" behind the first syllable, where Snowball 3 leaves "-og".
    if singular.ends_with("ogist")
        && out.ends_with("ogist")
        && first_syllable(singular) + "ogist".len() <= singular.len()
    {
        out.truncate(out.len() - "ist".len());
    }
}

/// The stem of `beginning` and `rest`, by way of `disguise`.
fn disguised(
    porter2: impl Fn(&str, &str, &mut String),
    beginning: &str,
    disguise: &str,
    rest: &str,
    out: &mut String,
) {
    let start = out.len();
    porter2(disguise, rest, out);
    let behind = start + disguise.len();
    let kept = out.get(start..).is_some_and(|stem| stem.starts_with(disguise));
    // The older stemmer takes its beginnings for short syllables that keep an "e" ("gener" + "e"); of the new
    // ones only "past" is.
    let long = matches!(beginning, "emerg" | "univers");
    if !kept || (long && out.get(behind..) == Some("e")) {
        out.truncate(start);
        out.push_str(beginning);
    } else {
        out.replace_range(start..behind, beginning);
    }
}

/// A word without the plural or genitive "s" behind it, as far as the corrections need to see through it.
fn singular(form: &str) -> &str {
    let form = form
        .strip_suffix("'s'")
        .or_else(|| form.strip_suffix("'s"))
        .or_else(|| form.strip_suffix('\''))
        .unwrap_or(form);
    match form.strip_suffix('s') {
        Some(word) if word.ends_with("ing") || word.ends_with("ist") => word,
        _ => form,
    }
}

/// "evening", and "add", "ebb", "err" with an ending: a vowel with a doubled consonant is a word, not a
/// doubling.
fn exception(word: &str) -> Option<&str> {
    if word == "evening" {
        return Some(word);
    }
    let root = ["ed", "edly", "ing", "ingly"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?;
    let doubled = matches!(root.as_bytes(), [b'a' | b'e' | b'o', first, second]
        if first == second && b"bdfgmnprt".contains(first));
    doubled.then_some(root)
}

/// "h" of "hying", "v" of "vying".
fn is_consonant(head: &str) -> bool {
    let mut letters = head.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_alphabetic() && !is_vowel(letter))
        && letters.next().is_none()
}

/// Bytes up to the end of the first consonant behind the first vowel.
fn first_syllable(word: &str) -> usize {
    let mut vowel = false;
    for (at, letter) in word.char_indices() {
        // Behind a vowel, "y" is a consonant.
        if vowel && (letter == 'y' || !is_vowel(letter)) {
            return at + letter.len_utf8();
        }
        vowel = vowel || is_vowel(letter);
    }
    word.len()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests;
