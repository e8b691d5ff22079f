use super::*;
use proptest::prelude::*;

fn stem(language: Language, form: &str) -> String {
    let mut out = String::new();
    Stemmer::new(language).stem(form, &mut out);
    out
}

/// Every pair is a word and its stem in current Snowball; none is in the lists the corrections were found in.
#[track_caller]
fn stems(language: Language, pairs: &[(&str, &str)]) {
    for (form, expected) in pairs {
        assert_eq!(stem(language, form), *expected, "{form}");
    }
}

#[test]
fn english_words_that_only_look_alike_stay_apart() {
    stems(
        Language::English,
        &[
            ("internationalism", "internat"),
            ("internalised", "internalis"),
            ("interment", "interment"),
            ("emergently", "emergent"),
            ("emerging", "emerg"),
            ("universals", "universal"),
            ("universe", "univers"),
            ("organizers", "organiz"),
            ("organisms", "organism"),
            ("laterals", "lateral"),
            ("pastes", "paste"),
            ("radiologist's", "radiolog"),
            ("egging", "egg"),
            ("adding", "add"),
            ("evening's", "evening"),
            ("evenings", "evening"),
            ("vying", "vie"),
        ],
    );
}

#[test]
fn elisions_and_genitives_are_cut() {
    stems(
        Language::French,
        &[
            ("l'usine", "usin"),
            ("qu'elle", "elle"),
            ("aujourd'hui", "aujourd'hui"),
            ("d'", "d'"),
        ],
    );
    stems(
        Language::Italian,
        &[("dell'acqua", "acqua"), ("un'isola", "isol")],
    );
    stems(Language::Turkish, &[("berlin'deki", "berl"), ("o'nun", "o'n")]);
    stems(Language::Danish, &[("usa's", "usa")]);
    stems(Language::German, &[("hans'", "hans"), ("oma's", "oma")]);
}

#[test]
fn endings_that_the_crate_does_not_know_are_cut() {
    stems(
        Language::German,
        &[
            ("vorbereitet", "vorbereit"),
            ("ministerin", "minist"),
            ("planet", "planet"),
            ("kartoffeln", "kartoffel"),
        ],
    );
    stems(
        Language::Swedish,
        &[("företaget", "företag"), ("universitet", "universitet")],
    );
    stems(
        Language::French,
        &[
            ("irlandaises", "irland"),
            ("palais", "palais"),
            ("égoïste", "égo"),
            ("nier", "nier"),
        ],
    );
    stems(Language::Spanish, &[("nacion", "nacion"), ("educacion", "educ")]);
}

#[test]
fn letters_are_mapped_there_and_back() {
    assert_eq!(
        stem(Language::Romanian, "națiunile"),
        stem(Language::Romanian, "naţiunile")
    );
    assert!(stem(Language::Romanian, "naţiunile").contains('ț'));
    assert_eq!(stem(Language::Russian, "ещё"), stem(Language::Russian, "еще"));
}

#[test]
fn an_elision_is_seen_before_stop_words() {
    assert_eq!(without_elision(Language::French, "lorsqu'il"), Some("il"));
    assert_eq!(without_elision(Language::Italian, "c'è"), Some("è"));
    assert_eq!(without_elision(Language::French, "o'hara"), None);
    assert_eq!(without_elision(Language::French, "l'"), None);
    assert_eq!(without_elision(Language::English, "l'usine"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_form_has_a_stem_in_every_language(form in prop_oneof![
        "\\PC{1,12}",
        "['a-zäöüßéèïëșțşţё]{1,14}",
        "(inter|past|emerg|univers|add|ni|l'|dell'|qu)?[a-zïë']{1,8}(ogist|aises|oux|eten|erinnen|lns|ets|ers|öst|acion|et|'s)?",
    ]) {
        for &language in Language::ALL {
            let mut out = String::from("x");
            Stemmer::new(language).stem(&form, &mut out);
            prop_assert!(out.len() > 1, "{language:?} {form:?}");
        }
    }
}
