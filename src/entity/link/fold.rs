//! A name as a reader is shown it, and the key under which its spellings are one.
//!
//! The shown form repairs what typesetting and tokenising did: curly quotes, odd spaces, a possessive, a leading "the".
//! The key goes further and forgets case, accents, points and hyphens, British spelling, a person's title and a company's
//! form, because none of these tells two names apart in one article. Keys are compared, never shown.

use unicode_normalization::UnicodeNormalization as _;

use crate::entity::Kind;

/// What may stand before a person's name and is not part of it.
const TITLES: [&str; 30] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "gen",
    "general",
    "col",
    "colonel",
    "sgt",
    "sergeant",
    "capt",
    "captain",
    "lt",
    "judge",
    "justice",
    "rev",
    "minister",
    "congressman",
];

/// Forms of companies, as key words; they are left out of the end of an organization's key.
const COMPANIES: [&str; 18] = [
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "llp",
    "ag",
    "sa",
    "se",
    "nv",
    "gmbh",
    "spa",
    "oyj",
];

/// Writes what a reader is shown for the text of a name: quotes straight, white space single, possessive and leading
/// article cut.
pub(super) fn show(text: &str, kind: Kind, shown: &mut String) {
    shown.clear();
    let mut blank = false;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character.is_whitespace() {
            blank = !shown.is_empty();
            continue;
        }
        let character = match character {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            other => other,
        };
        // Tokenised text sets blanks around these inside a name.
        let joins = match character {
            '-' | ',' | '.' => true,
            '\'' => matches!(rest.clone().next(), Some('s' | 'S') | None),
            _ => shown.ends_with('-'),
        };
        if blank && !joins {
            shown.push(' ');
        }
        blank = false;
        shown.push(character);
    }
    cut_end(shown, kind);
    if kind != Kind::Person {
        cut_article(shown);
    }
}

/// Cuts stray punctuation at the end, and a possessive of a person: shops, teams and towns are called so (St. John's).
fn cut_end(shown: &mut String, kind: Kind) {
    let kept = shown.trim_end_matches([',', ';', ':', '-', ' ']);
    let kept = if kind == Kind::Person {
        without_possessive(kept)
    } else {
        kept
    };
    let kept = kept.strip_suffix('\'').unwrap_or(kept);
    if !kept.is_empty() {
        shown.truncate(kept.len());
    }
}

/// A name without the "'s" at its end.
pub(super) fn without_possessive(name: &str) -> &str {
    let kept = name.strip_suffix("'s").or_else(|| name.strip_suffix("'S"));
    kept.filter(|kept| !kept.is_empty()).unwrap_or(name)
}

/// Cuts "the" at the beginning where more follows.
fn cut_article(shown: &mut String) {
    let article = shown
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if article {
        shown.drain(..4);
    }
}

/// How well a shown name can stand for others with its key, from 1: not all in capitals (2), without a possessive (1).
/// Short words in capitals are acronyms.
pub(super) fn plainness(shown: &str) -> u8 {
    let long = shown.len() > 4 || shown.contains(' ');
    let shouts = long && !shown.chars().any(char::is_lowercase);
    let plain = without_possessive(shown).len() == shown.len();
    1 + u8::from(plain) + 2 * u8::from(!shouts)
}

/// Writes the key of a name from its shown form; empty only where the shown form is.
pub(super) fn key(shown: &str, kind: Kind, key: &mut String) {
    key.clear();
    let splits_at_points = kind == Kind::Person;
    let mut start = 0;
    let name = without_possessive(shown);
    let name = if kind == Kind::Person {
        without_titles(name)
    } else {
        name
    };
    let mut rest = name.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            ' ' | '-' | '/' => start = end_word(key, start, kind),
            '.' if splits_at_points && rest.peek().is_some_and(|next| next.is_alphabetic()) => {
                start = end_word(key, start, kind);
            }
            '.' | ',' | '\'' | '"' => {}
            'A'..='Z' => key.push(character.to_ascii_lowercase()),
            character if character.is_ascii() => key.push(character),
            character => plain(character, key),
        }
    }
    end_word(key, start, kind);
    key.truncate(key.trim_end().len());
    match kind {
        Kind::Organization => cut_company(key),
        Kind::Place => cut_state(key),
        _ => {}
    }
    if key.is_empty() {
        key.push_str(shown);
    }
}

/// A person's name without the titles before it; capitals before a name that is not in capitals are initials (MS Quill).
fn without_titles(name: &str) -> &str {
    let shouts = |text: &str| !text.chars().any(char::is_lowercase);
    let mut kept = name;
    while let Some((first, rest)) = kept.split_once(' ') {
        let title = first.trim_end_matches('.');
        let known = TITLES.iter().any(|known| known.eq_ignore_ascii_case(title));
        if !known || (title.len() > 1 && shouts(title) && !shouts(name)) {
            break;
        }
        kept = rest;
    }
    kept
}

/// Ends the word that began at `start` with a space, in the one spelling of it; gives back where the next begins.
fn end_word(key: &mut String, start: usize, kind: Kind) -> usize {
    let word = key.get(start..).unwrap_or_default();
    if word.is_empty() {
        return start;
    }
    let usual = match word {
        "organisation" => Some("organization"),
        "organisations" => Some("organizations"),
        "centre" => Some("center"),
        "defence" => Some("defense"),
        "labour" => Some("labor"),
        "programme" => Some("program"),
        "&" => Some("and"),
        "st" if kind != Kind::Person => Some("saint"),
        _ => None,
    };
    if let Some(usual) = usual {
        key.truncate(start);
        key.push_str(usual);
    }
    key.push(' ');
    key.len()
}

/// Pushes a character in lower case, a Latin letter without its accent.
fn plain(character: char, key: &mut String) {
    match character {
        'ł' | 'Ł' => return key.push('l'),
        'ø' | 'Ø' => return key.push('o'),
        'đ' | 'Đ' => return key.push('d'),
        'ı' | 'İ' => return key.push('i'),
        'ß' => return key.push_str("ss"),
        _ => {}
    }
    let first = std::iter::once(character).nfd().next().unwrap_or(character);
    if first.is_ascii_alphabetic() {
        key.push(first.to_ascii_lowercase());
    } else if !('\u{300}'..'\u{370}').contains(&character) {
        key.extend(character.to_lowercase());
    }
}

/// Whether a name as it is shown ends in the form of a company.
pub(super) fn is_company(shown: &str) -> bool {
    let form = shown.rsplit_once(' ').map(|(_, form)| form.trim_end_matches('.'));
    form.is_some_and(|form| COMPANIES.iter().any(|known| form.eq_ignore_ascii_case(known)))
}

/// Cuts the form of a company, or several ("Co. Ltd"), where a name is left.
fn cut_company(key: &mut String) {
    while let Some((name, form)) = key.rsplit_once(' ') {
        if !COMPANIES.contains(&form) || name.ends_with(" and") {
            return;
        }
        key.truncate(name.len());
    }
}

/// Cuts "state of" from the name of a place.
fn cut_state(key: &mut String) {
    for state in ["state of ", "commonwealth of "] {
        // Mexico and Georgia have, and are, states of their own.
        if key
            .strip_prefix(state)
            .is_some_and(|name| !matches!(name, "" | "mexico" | "georgia"))
        {
            key.drain(..state.len());
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, kind: Kind) -> String {
        let mut out = String::new();
        show(text, kind, &mut out);
        out
    }

    fn keyed(text: &str, kind: Kind) -> String {
        let mut out = String::new();
        key(&shown(text, kind), kind, &mut out);
        out
    }

    #[test]
    fn a_name_is_shown_as_a_reader_expects() {
        assert_eq!(shown("Ada\u{a0}\n Quill\u{2019}s", Kind::Person), "Ada Quill");
        assert_eq!(shown("Ada Quill 's", Kind::Person), "Ada Quill");
        assert_eq!(shown("the Harbour Board", Kind::Organization), "Harbour Board");
        assert_eq!(shown("The", Kind::Organization), "The");
        assert_eq!(
            shown("John - Paul O\u{2019}Dell", Kind::Person),
            "John-Paul O'Dell"
        );
        assert_eq!(shown("Dockers\u{2019}", Kind::Organization), "Dockers");
        assert_eq!(shown("Quill 's", Kind::Organization), "Quill's");
        assert_eq!(shown("Ada 'The Pen' Quill", Kind::Person), "Ada 'The Pen' Quill");
        assert_eq!(shown("Orrin,", Kind::Place), "Orrin");
        assert_eq!(shown("  ", Kind::Place), "");
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other, kind) in [
            ("SIMON LICEN", "Simon Ličen", Kind::Person),
            ("MR. QUILL", "Quill", Kind::Person),
            ("Dr. Ada Quill", "Ada Quill", Kind::Person),
            ("J.R. Quill", "J. R. Quill", Kind::Person),
            ("Bashir al-Omar", "Bashir Al Omar", Kind::Person),
            ("Ministry of Defence", "ministry of defense", Kind::Organization),
            ("Quill & Sons Co., Ltd.", "Quill and Sons", Kind::Organization),
            ("U.S. Harbor Office", "US Harbor Office", Kind::Organization),
            ("Quill\u{2019}s", "Quill", Kind::Organization),
            ("State of Orrin", "Orrin", Kind::Place),
            ("St. Orrin", "Saint Orrin", Kind::Place),
            ("Łódź", "Lodz", Kind::Place),
        ] {
            assert_eq!(keyed(one, kind), keyed(other, kind), "{one}");
        }
        assert_ne!(keyed("Йод", Kind::Place), keyed("Иод", Kind::Place));
        assert_eq!(keyed("MS Quill", Kind::Person), "ms quill");
        assert_ne!(
            keyed("State of Mexico", Kind::Place),
            keyed("Mexico", Kind::Place)
        );
        assert_eq!(keyed("...", Kind::Place), "...");
        assert_eq!(keyed("Mr.", Kind::Person), "mr");
        assert_eq!(keyed("Quill Company", Kind::Organization), "quill");
        assert_eq!(keyed("Company", Kind::Organization), "company");
    }
}
