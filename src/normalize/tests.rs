use super::*;
use crate::tokenize::{Tokenizer, Unicode};
use proptest::prelude::*;

fn outcome(normalizer: &Normalizer, text: &str, kind: TokenKind) -> (Outcome, String, String) {
    let (mut form, mut stem) = (String::from("old"), String::from("old"));
    let outcome = normalizer.normalize(&Token { text, start: 0, kind }, &mut form, &mut stem);
    (outcome, form, stem)
}

fn english(options: &Options) -> Normalizer {
    Normalizer::new(Some(Language::English), options)
}

fn result(outcome: Outcome, form: &str, stem: &str) -> (Outcome, String, String) {
    (outcome, form.to_owned(), stem.to_owned())
}

#[test]
fn words_become_folded_forms_and_stems() {
    let normalizer = english(&Options::default());
    assert_eq!(
        outcome(&normalizer, "Mills’", TokenKind::Word),
        result(Outcome::Term, "mills'", "mill")
    );
    assert_eq!(
        outcome(&normalizer, "Ukraine’s", TokenKind::Word),
        outcome(&normalizer, "Ukraine's", TokenKind::Word)
    );
    assert_eq!(
        outcome(&normalizer, "THE", TokenKind::Word),
        result(Outcome::Stop, "the", "")
    );
    assert_eq!(outcome(&normalizer, "Don’t", TokenKind::Word).0, Outcome::Stop);
}

#[test]
fn numbers_letters_and_addresses_are_left_out_unless_asked_for() {
    let normalizer = english(&Options::default());
    assert_eq!(
        outcome(&normalizer, "1,000", TokenKind::Number),
        result(Outcome::Number, "1,000", "")
    );
    assert_eq!(
        outcome(&normalizer, "X", TokenKind::Letter),
        result(Outcome::Letter, "x", "")
    );
    assert_eq!(
        outcome(&normalizer, "Mills", TokenKind::Url),
        result(Outcome::Url, "mills", "")
    );
    let options = Options {
        keep_numbers: true,
        keep_letters: true,
        keep_urls: true,
        ..Options::default()
    };
    let normalizer = english(&options);
    assert_eq!(
        outcome(&normalizer, "1,000", TokenKind::Number),
        result(Outcome::Term, "1,000", "1,000")
    );
    assert_eq!(
        outcome(&normalizer, "Mills", TokenKind::Url),
        result(Outcome::Term, "mills", "mills")
    );
    assert_eq!(
        outcome(&normalizer, "É", TokenKind::Letter),
        result(Outcome::Term, "é", "é")
    );
    assert_eq!(outcome(&normalizer, "A", TokenKind::Letter).0, Outcome::Stop);
}

#[test]
fn stop_words_can_be_switched_off_added_and_replaced() {
    let off = english(&Options {
        stop_words: false,
        ..Options::default()
    });
    assert_eq!(
        outcome(&off, "the", TokenKind::Word),
        result(Outcome::Term, "the", "the")
    );
    let own = vec!["Mill".to_owned()];
    let added = english(&Options {
        own_stop_words: own.clone(),
        ..Options::default()
    });
    assert_eq!(outcome(&added, "mill", TokenKind::Word).0, Outcome::Stop);
    assert_eq!(outcome(&added, "the", TokenKind::Word).0, Outcome::Stop);
    assert_eq!(outcome(&added, "mills", TokenKind::Word).0, Outcome::Term);
    let replaced = english(&Options {
        stop_words: false,
        own_stop_words: own,
        ..Options::default()
    });
    assert_eq!(outcome(&replaced, "mill", TokenKind::Word).0, Outcome::Stop);
    assert_eq!(outcome(&replaced, "the", TokenKind::Word).0, Outcome::Term);
}

#[test]
fn a_stop_word_behind_an_elision_is_one() {
    let french = Normalizer::new(Some(Language::French), &Options::default());
    assert_eq!(outcome(&french, "qu’elle", TokenKind::Word).0, Outcome::Stop);
    assert_eq!(
        outcome(&french, "L’usine", TokenKind::Word),
        result(Outcome::Term, "l'usine", "usin")
    );
}

#[test]
fn languages_without_a_stemmer_are_counted_as_folded() {
    let none = Normalizer::new(None, &Options::default());
    assert!(!none.stems() && none.language().is_none());
    assert_eq!(
        outcome(&none, "Mills", TokenKind::Word),
        result(Outcome::Term, "mills", "mills")
    );
    let ukrainian = Normalizer::for_code("uk", &Options::default());
    assert!(!ukrainian.stems());
    assert_eq!(outcome(&ukrainian, "Та", TokenKind::Word).0, Outcome::Stop);
    let unstemmed = english(&Options {
        stem: false,
        ..Options::default()
    });
    assert_eq!(
        outcome(&unstemmed, "Mills", TokenKind::Word),
        result(Outcome::Term, "mills", "mills")
    );
}

#[test]
fn ascii_is_folded_plainly_except_in_turkish() {
    for &language in Language::ALL {
        let normalizer = Normalizer::new(Some(language), &Options::default());
        let folded = outcome(&normalizer, "IRIS", TokenKind::Word).1;
        assert_eq!(
            normalizer.folds_ascii_plainly(),
            folded == "iris",
            "{}",
            language.name()
        );
    }
    assert!(Normalizer::new(None, &Options::default()).folds_ascii_plainly());
}

proptest! {
    #[test]
    fn the_outcome_of_a_folded_form_is_that_of_its_token(text in "[\\PC]{0,12}|[a-zA-Z'’]{0,9}", pick in 0usize..18, kind in 0usize..4, keep: bool) {
        let options = Options { keep_numbers: keep, keep_letters: keep, keep_urls: keep, ..Options::default() };
        let normalizer = Normalizer::new(Language::ALL.get(pick).copied(), &options);
        let kind = [TokenKind::Word, TokenKind::Number, TokenKind::Letter, TokenKind::Url][kind];
        let (expected, form, stem) = outcome(&normalizer, &text, kind);
        let mut again = String::from("old");
        prop_assert_eq!(normalizer.outcome(kind, &form, &mut again), expected);
        prop_assert_eq!(again, stem);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn every_token_of_any_text_has_a_form_and_every_term_a_stem(text in prop_oneof![any::<String>(), "[\\PC]{0,40}"], pick in 0usize..18) {
        let options = Options { stop_words: false, keep_numbers: true, keep_letters: true, keep_urls: true, ..Options::default() };
        let normalizer = Normalizer::new(Language::ALL.get(pick).copied(), &options);
        let (mut form, mut stem) = (String::new(), String::new());
        Unicode.tokenize(&text, &mut |token| {
            assert_eq!(normalizer.normalize(&token, &mut form, &mut stem), Outcome::Term);
            assert!(!form.is_empty() && !stem.is_empty(), "{token:?}");
        });
    }
}
