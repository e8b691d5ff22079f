//! scikit-learn's default way to cut a text into terms, so that its numbers can be reached from text.
//!
//! The rule is what makes a comparison fair: lower case, accents optionally stripped, then every run of two
//! or more word characters, so that one-letter words are dropped and an apostrophe separates.
//!
//! It is not the tokenizer of the reports and knows no stop words, sentences or positions.

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

/// What happens to accents before the text is cut; scikit-learn's `strip_accents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Accents {
    /// Left as they are, scikit-learn's default.
    Keep,
    /// Compatibility decomposition, then everything that is not ASCII is dropped: `strip_accents="ascii"`.
    Ascii,
    /// Compatibility decomposition, then every combining character is dropped: `strip_accents="unicode"`.
    Unicode,
}

/// The terms of `text` in their order, each of two characters or more.
#[must_use]
pub(super) fn sklearn_tokens(text: &str, accents: Accents) -> Vec<String> {
    let lower = text.to_lowercase();
    let lower = match accents {
        Accents::Keep => lower,
        Accents::Ascii => lower.nfkd().filter(char::is_ascii).collect(),
        Accents::Unicode => lower
            .nfkd()
            .filter(|c| canonical_combining_class(*c) == 0)
            .collect(),
    };
    lower
        .split(|c| !is_word(c))
        .filter(|run| run.chars().nth(1).is_some())
        .map(str::to_owned)
        .collect()
}

/// Python's `\w`: letters, numbers and the underscore, but neither combining marks nor circled letters, which
/// Rust counts as alphabetic.
fn is_word(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && !is_combining_mark(c) && !is_circled_letter(c))
}

fn is_circled_letter(c: char) -> bool {
    matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_single_characters_and_cuts_at_apostrophes() {
        assert_eq!(
            sklearn_tokens("It's a U.S. e-mail, no_1!", Accents::Keep),
            ["it", "mail", "no_1"]
        );
        assert_eq!(
            sklearn_tokens("Ünïted Ångström ½", Accents::Keep),
            ["ünïted", "ångström"]
        );
        assert_eq!(
            sklearn_tokens("Ünïted Ångström ½", Accents::Ascii),
            ["united", "angstrom", "12"]
        );
        assert_eq!(
            sklearn_tokens("Ünïted Łódź ﬁn", Accents::Unicode),
            ["united", "łodz", "fin"]
        );
        assert!(sklearn_tokens("", Accents::Keep).is_empty());
        assert!(sklearn_tokens("é à ô 中", Accents::Ascii).is_empty());
    }

    #[test]
    fn word_characters_are_pythons() {
        // A vowel sign cuts in Python; so does a circled letter; a CJK ideograph and a Roman numeral do not.
        assert_eq!(
            sklearn_tokens("नमस्ते ⓐⓑ 中文 ⅷⅸ", Accents::Keep),
            ["नमस", "中文", "ⅷⅸ"]
        );
    }
}
