//! What Snowball 3 changed in the Nordic languages, around the crate's older algorithms.

use super::region;

/// Letters before a Swedish "-et" that show that it is part of the word: "planet", "universitet", "politiet".
const NO_ARTICLE: [&str; 22] = [
    "fab", "h", "pak", "rak", "stak", "kom", "iet", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit",
    "sit", "tit", "uit", "ivit", "kvit", "xit", "and",
];

/// Letters before a Norwegian "-ers" that show that it is part of the word: "kontrovers", "asters".
const NO_ERS: [&str; 11] = [
    "ind", "kk", "nk", "amm", "omm", "kap", "pp", "lt", "ast", "øst", "v",
];
/// Longer ones before which it is an ending all the same.
const ERS: [&str; 3] = ["skap", "hav", "giv"];

/// Appends the stem of a Swedish `form` to `out`.
///
/// Snowball 3 takes the article "-et" (and "-ets") off. The crate knows the article's other forms, so the
/// word is shown to it with one of them, "-ern", which it always cuts and which no longer ending of its list
/// ends in.
pub(super) fn swedish(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    let start = out.len();
    let open = region::start(form, is_swedish_vowel);
    let root = form.strip_suffix("et").or_else(|| form.strip_suffix("ets"));
    match root.filter(|root| root.len() >= open && takes_article(root)) {
        Some(root) => out.push_str(&inner.stem(&format!("{root}ern"))),
        None => out.push_str(&inner.stem(form)),
    }
    // The crate cuts the "t" of "-öst" only behind "l".
    let stem = out.get(start..).unwrap_or_default();
    let root = stem.strip_suffix("öst").filter(|root| root.len() >= open);
    if root.is_some_and(|root| root.ends_with(['i', 'k', 'l', 'n', 'p', 'r', 't', 'u', 'v'])) {
        out.pop();
    }
}

/// Whether the "-et" behind `root` is the article: a vowel and a consonant are before it, and none of the
/// exceptions.
fn takes_article(root: &str) -> bool {
    let mut letters = root.chars().rev();
    let closed = letters.next().is_some_and(|letter| !is_swedish_vowel(letter))
        && letters.next().is_some_and(is_swedish_vowel);
    closed && letters.next().is_some() && !NO_ARTICLE.iter().any(|ending| root.ends_with(ending))
}

fn is_swedish_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'å' | 'ö')
}

/// Appends the stem of a Norwegian `form` to `out`.
///
/// Snowball 3 counts vowels with an accent as vowels, and keeps "-ers" where it is no ending. A Norwegian
/// stem is a piece of the word's beginning, so its length is all that the crate is asked for.
pub(super) fn norwegian(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    let plain: String = form.chars().map(plain).collect();
    if let Some(root) = plain.strip_suffix("ers") {
        let ending = |list: &[&str]| list.iter().any(|ending| root.ends_with(ending));
        let part = ending(&NO_ERS) && !ending(&ERS);
        if part || root.len() < region::start(&plain, is_norwegian_vowel) {
            out.push_str(form);
            return;
        }
    }
    let length = inner.stem(&plain).chars().count();
    out.extend(form.chars().take(length));
    if out.ends_with('\'') {
        out.pop();
    }
}

/// Appends the stem of a Danish `form` to `out`. Snowball 3 cuts the genitive's apostrophe: "VM's", "Lars'".
pub(super) fn danish(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    let stem = inner.stem(form);
    let root = stem.strip_suffix("'s").or_else(|| stem.strip_suffix('\''));
    out.push_str(root.filter(|root| root.chars().nth(1).is_some()).unwrap_or(&stem));
}

/// Appends the stem of a Finnish `form` to `out`. The crate takes two equal digits at the end for a doubled
/// consonant.
pub(super) fn finnish(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    if form.ends_with(char::is_numeric) {
        out.push_str(form);
    } else {
        out.push_str(&inner.stem(form));
    }
}

/// A vowel without the accents that Norwegian words have.
fn plain(letter: char) -> char {
    match letter {
        'ê' => 'e',
        'ò' | 'ó' | 'ô' => 'o',
        _ => letter,
    }
}

fn is_norwegian_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'æ' | 'ø')
}
