//! What Snowball 3 changed in French, around the crate's older algorithm. The elision is cut before.

/// Verb endings that Snowball does not cut where their "i" has a diaeresis: "haïs" is not "ha" and "is".
const VERB_ENDINGS: [&str; 35] = [
    "ira", "ie", "isse", "issante", "i", "irai", "ir", "iras", "ies", "îmes", "isses", "issantes", "îtes",
    "is", "irais", "issais", "irions", "issions", "irons", "issons", "issants", "it", "irait", "issait",
    "issant", "iraient", "issaient", "irent", "issent", "iront", "ît", "iriez", "issiez", "irez", "issez",
];

/// Appends the stem of `form`, a word without elision, to `out`.
pub(super) fn stem(inner: &rust_stemmers::Stemmer, form: &str, out: &mut String) {
    if let Some(singular) = form.strip_suffix('x').filter(|head| is_ou(head)) {
        out.push_str(singular);
        return;
    }
    // The crate cuts "-ais" everywhere and "-aise" nowhere.
    let masculine = ["es", "e"]
        .iter()
        .find_map(|ending| form.strip_suffix(ending))
        .unwrap_or(form);
    match masculine.strip_suffix("ais") {
        Some(head) if keeps_ais(head) && masculine == form => out.push_str(form),
        Some(head) if !keeps_ais(head) => out.push_str(&parted(inner, masculine)),
        _ => out.push_str(&parted(inner, form)),
    }
}

/// The stem, with a diaeresis between two vowels taken for the consonant that it stands for.
fn parted(inner: &rust_stemmers::Stemmer, form: &str) -> String {
    if let Some(rest) = form.strip_prefix("ni").filter(|rest| rest.starts_with(is_vowel)) {
        // Snowball 3 cuts "nier" one letter later, as the crate does behind two vowels.
        let stem = inner.stem(&format!("éa{rest}")).into_owned();
        return stem
            .strip_prefix("éa")
            .map_or(stem.clone(), |tail| format!("ni{tail}"));
    }
    if !form.contains(['ï', 'ë']) {
        return inner.stem(form).into_owned();
    }
    // The crate takes the capital for a consonant and leaves it where it is.
    let parted = form.replace('ï', "Hi").replace('ë', "He");
    let stem = inner.stem(&parted);
    let cut = stem.strip_suffix('H').and_then(|_| parted.strip_prefix(&*stem));
    if cut.is_some_and(|ending| VERB_ENDINGS.contains(&ending)) {
        return inner.stem(form).into_owned();
    }
    stem.replace("Hi", "ï").replace("He", "ë").replace('H', "")
}

fn is_vowel(letter: char) -> bool {
    "aeiouyàâèéêëîïôùû".contains(letter)
}

/// "bijou", "genou": nouns whose plural has an "x".
fn is_ou(head: &str) -> bool {
    head.strip_suffix("ou")
        .is_some_and(|root| root.ends_with(['b', 'h', 'j', 'l', 'n', 'p']))
}

/// "palais", "mauvais", "déplais": no ending, but part of the word.
fn keeps_ais(head: &str) -> bool {
    let short = head
        .strip_suffix("al")
        .is_some_and(|first| first.chars().count() == 1);
    short || head.ends_with("épl") || head.ends_with("auv")
}
