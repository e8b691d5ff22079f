//! One spelling for what readers take for the same word: case, accents, apostrophes, invisible characters.
//!
//! Folding goes no further than that: "é" stays apart from "e" and "ß" from "ss", because in most languages
//! they tell words apart. The result is in NFC, and folding it again changes nothing.

use super::Language;
use unicode_normalization::UnicodeNormalization;

/// Appends the folded `form` to `out`.
///
/// NFC; full lower case of every language but Turkish, where the dotted "İ" becomes a plain "i"; the
/// apostrophes U+2018, U+2019, U+201B, U+02BC and U+FF07 become `'`; soft hyphens, marks of writing direction
/// and zero-width characters go. The joiners U+200C and U+200D stay behind letters of scripts in which they
/// are part of the spelling, such as Persian's. A form of nothing but such characters is kept as it is, so
/// the result is empty only for an empty form.
pub fn fold(form: &str, out: &mut String) {
    fold_for(None, form, out);
}

/// [`fold`], with Turkish lower case where `language` is Turkish: "I" becomes "ı".
pub fn fold_for(language: Option<Language>, form: &str, out: &mut String) {
    let start = out.len();
    let dotless = language == Some(Language::Turkish);
    if form.is_ascii() && !(dotless && form.contains('I')) {
        out.push_str(form);
        if let Some(new) = out.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    let mut before = '\0';
    let visible = form.chars().filter(move |&character| {
        let kept = is_visible(character, before);
        if kept {
            before = character;
        }
        kept
    });
    let mut before = '\0';
    let single = visible
        .flat_map(move |character| lower(character, dotless))
        .filter(move |&character| {
            // "i" with a second dot above, a decomposed "İ" in lower case, is "i".
            let kept = !(character == '\u{307}' && before == 'i');
            if kept {
                before = character;
            }
            kept
        });
    out.extend(single.nfc());
    if out.len() == start {
        out.push_str(form);
        return;
    }
    end_in_final_sigma(out, start);
}

/// Whether folding is sure to leave `form` as it is: one look at each letter, against the price of folding.
/// "No" proves nothing.
pub(super) fn is_plainly_folded(form: &str) -> bool {
    // Below U+0180 all letters are composed, and lower case is one character.
    let plain = |letter: char| match letter {
        'a'..='z' | '\'' => true,
        'ß'..'\u{180}' => letter.is_lowercase(),
        _ => false,
    };
    form.chars().all(plain)
}

/// One or more characters of lower case.
fn lower(character: char, dotless: bool) -> std::char::ToLowercase {
    match character {
        'I' if dotless => 'ı'.to_lowercase(),
        'İ' => 'i'.to_lowercase(),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BC}' | '\u{FF07}' => '\''.to_lowercase(),
        _ => character.to_lowercase(),
    }
}

/// Whether a character is more than a hint to the typesetter, after the visible character `before`.
fn is_visible(character: char, before: char) -> bool {
    match character {
        '\u{200C}' | '\u{200D}' => before >= '\u{600}',
        '\u{AD}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => false,
        _ => true,
    }
}

/// A word ends in "ς", also where it was written in capitals.
fn end_in_final_sigma(out: &mut String, start: usize) {
    let new = out.get(start..).unwrap_or_default();
    if new.ends_with('σ') && new.chars().rev().nth(1).is_some_and(char::is_alphabetic) {
        out.pop();
        out.push('ς');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(form: &str) -> String {
        let mut out = String::new();
        fold(form, &mut out);
        out
    }

    #[test]
    fn case_accents_and_apostrophes_are_folded() {
        assert_eq!(folded("Ukraine’s"), "ukraine's");
        assert_eq!(folded("UKRAINEʼS"), "ukraine's");
        assert_eq!(folded("l‘Été"), "l'été");
        assert_eq!(folded("E\u{301}te\u{301}"), "été");
        assert_eq!(folded("STRAẞE"), "straße");
        assert_eq!(folded("ΟΔΟΣ"), "οδος");
        assert_eq!(folded("ΣΣ"), "σς");
        assert_eq!(folded("Σ"), "σ");
    }

    #[test]
    fn invisible_characters_go_except_where_they_spell() {
        assert_eq!(folded("ex\u{ad}am\u{200b}ple\u{feff}"), "example");
        assert_eq!(folded("a\u{200c}b"), "ab");
        assert_eq!(folded("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(folded("\u{ad}"), "\u{ad}");
        assert_eq!(folded(""), "");
    }

    #[test]
    fn dotted_and_dotless_i_are_turkish_only_in_turkish() {
        assert_eq!(folded("İstanbul"), "istanbul");
        assert_eq!(folded("I\u{307}stanbul"), "istanbul");
        let mut turkish = String::new();
        fold_for(Some(Language::Turkish), "IŞIK İZMİR ANKARA", &mut turkish);
        assert_eq!(turkish, "ışık izmir ankara");
        assert_eq!(folded("IRIS"), "iris");
    }

    #[test]
    fn the_form_is_appended() {
        let mut out = String::from("Σ");
        fold("Aσ", &mut out);
        assert_eq!(out, "Σaς");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn folding_twice_changes_nothing(form in prop_oneof!["\\PC*", any::<String>(), "[iI\u{307}İıΣσς\u{301}AaåÅ\u{212b}\u{ad}]*"]) {
            let once = folded(&form);
            prop_assert_eq!(&folded(&once), &once);
            prop_assert_eq!(once.is_empty(), form.is_empty());
        }
    }
}
