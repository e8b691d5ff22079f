//! Words too common to say what a text is about.
//!
//! The lists are those of crate stop-words, matched on folded surface forms. A stemmed list would also drop
//! words that only share a stem with a stop word.
//!
//! The crate's English list is broad: among its 1,298 entries are nouns and names that news is about. Those are in
//! [`CONTENT`] and are counted.
//!
//! Crate stop-words has no list for Tamil unless its feature `nltk` is on; Tamil is then counted with all its
//! words.

use super::Language;
use super::fold::{fold_for, is_plainly_folded};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Words of the crate's English list that are counted all the same, sorted: they name things.
pub const CONTENT: &[&str] = &[
    "bill",
    "computer",
    "fire",
    "goods",
    "group",
    "groups",
    "information",
    "invention",
    "member",
    "members",
    "men",
    "microsoft",
    "netscape",
    "research",
    "state",
    "states",
    "system",
    "world",
];

/// The words left out of the terms of a language by its ISO 639-1 code, sorted; empty if there is no list.
#[must_use]
pub fn stop_words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = counted_out(code).map(Cow::into_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The same in the crate's order, some perhaps twice.
fn counted_out(code: &str) -> impl Iterator<Item = Cow<'static, str>> {
    let english = code == "en";
    whole_list(code).filter(move |word| !(english && CONTENT.binary_search(&&**word).is_ok()))
}

/// The crate's list as it is, folded, some words perhaps twice: what tells a language by its small words.
pub(super) fn whole_list(code: &str) -> impl Iterator<Item = Cow<'static, str>> {
    let language = Language::from_code(code);
    list(code)
        .iter()
        .map(move |word| {
            if is_plainly_folded(word) {
                Cow::Borrowed(*word)
            } else {
                Cow::Owned(folded(language, word))
            }
        })
        .filter(|word| !word.is_empty())
}

/// Whether there is a stop list for the language of this ISO 639-1 code.
#[must_use]
pub fn has_stop_words(code: &str) -> bool {
    !list(code).is_empty()
}

fn list(code: &str) -> &'static [&'static str] {
    // The crate files Norwegian under the code of the macro-language.
    let code = if matches!(code, "nb" | "nn") { "no" } else { code };
    stop_words::lookup(code).unwrap_or_default()
}

fn folded(language: Option<Language>, word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_for(language, word.trim(), &mut out);
    out
}

/// Folded words that are left out of the terms.
pub(super) struct StopList {
    words: FxHashSet<Cow<'static, str>>,
}

impl StopList {
    /// The list of a language, where one is given, together with `own` words; an own word after a `!` is taken out.
    pub(super) fn new(code: Option<&str>, own: &[String]) -> Self {
        let language = code.and_then(Language::from_code);
        let mut words = FxHashSet::default();
        if let Some(code) = code {
            words.reserve(list(code).len());
            words.extend(counted_out(code));
        }
        for word in own {
            match word.trim().strip_prefix('!') {
                Some(kept) => drop(words.remove(&*folded(language, kept))),
                None => drop(words.insert(Cow::Owned(folded(language, word)))),
            }
        }
        words.remove("");
        Self { words }
    }

    pub(super) fn contains(&self, form: &str) -> bool {
        self.words.contains(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_but_tamil_has_a_list() {
        for &language in Language::ALL {
            assert!(
                has_stop_words(language.code()) || language == Language::Tamil,
                "{}",
                language.name()
            );
        }
        assert!(!has_stop_words("xx"));
        assert_eq!(stop_words("nb"), stop_words("no"));
    }

    #[test]
    fn lists_are_folded_sorted_and_hold_what_one_expects() {
        for (code, word) in [
            ("en", "the"),
            ("de", "und"),
            ("fr", "les"),
            ("ru", "и"),
            ("tr", "ve"),
            ("uk", "та"),
        ] {
            let words = stop_words(code);
            assert!(words.binary_search(&word.to_owned()).is_ok(), "{code} {word}");
            assert!(words.is_sorted());
        }
    }

    #[test]
    fn words_that_look_folded_are_not_folded_and_that_is_right() {
        for &language in Language::ALL {
            for word in list(language.code()) {
                if is_plainly_folded(word) {
                    assert_eq!(folded(Some(language), word), *word);
                }
            }
        }
    }

    #[test]
    fn content_words_are_on_the_crate_list_and_counted() {
        assert!(CONTENT.is_sorted());
        let (mut crates, ours) = (whole_list("en").collect::<Vec<_>>(), stop_words("en"));
        crates.sort_unstable();
        crates.dedup();
        for word in CONTENT {
            assert!(crates.iter().any(|listed| listed == word), "{word}");
        }
        assert_eq!(crates.len(), ours.len() + CONTENT.len());
    }

    #[test]
    fn an_own_word_after_an_exclamation_mark_is_counted() {
        let list = StopList::new(Some("en"), &["!Million".to_owned(), "quay".to_owned()]);
        assert!(!list.contains("million") && list.contains("quay") && list.contains("the"));
    }

    #[test]
    fn own_words_add_to_a_list_or_replace_it() {
        let own = ["Mill".to_owned(), " O’Hara ".to_owned(), String::new()];
        let added = StopList::new(Some("en"), &own);
        assert!(
            added.contains("the")
                && added.contains("mill")
                && added.contains("o'hara")
                && !added.contains("")
        );
        let alone = StopList::new(None, &own);
        assert!(!alone.contains("the") && alone.contains("mill"));
    }
}
