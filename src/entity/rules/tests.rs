use super::*;
use crate::entity::Kind;
use crate::segment::Segmenter;
use proptest::prelude::*;

fn spans(language: &str, text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    Segmenter::default().sentences(text, &mut |sentence| {
        sentences.push((sentence.start, sentence.start + sentence.text.len()));
    });
    let mut found = Vec::new();
    Rules::new().names(text, &sentences, Some(language), &mut found);
    found
}

fn names<'t>(language: &str, text: &'t str) -> Vec<(&'t str, Kind)> {
    spans(language, text)
        .iter()
        .map(|span| (span.text(text), span.kind))
        .collect()
}

fn texts<'t>(language: &str, text: &'t str) -> Vec<&'t str> {
    names(language, text).into_iter().map(|(name, _)| name).collect()
}

use Kind::{Misc, Organization, Person, Place};

#[test]
fn a_capital_in_mid_sentence_is_a_name() {
    assert_eq!(
        names(
            "fr",
            "Hier, la ministre Odile Marchais a visité Brignolet avec des élus de l’Union européenne."
        ),
        [
            ("Odile Marchais", Person),
            ("Brignolet", Misc),
            ("Union européenne", Organization)
        ]
    );
    assert_eq!(
        names("es", "Según el Banco de Almadra, la deuda de España creció."),
        [("Banco de Almadra", Organization), ("España", Place)]
    );
    assert_eq!(
        names("ru", "Вчера в Берлине выступила Анна Линдова."),
        [("Берлине", Place), ("Анна Линдова", Misc)]
    );
    assert_eq!(
        names("it", "Ne ha parlato il signor Ferretti."),
        [("Ferretti", Person)]
    );
}

#[test]
fn the_first_word_of_a_sentence_needs_the_rest_of_the_article() {
    assert_eq!(texts("nl", "Molens stonden stil."), Vec::<&str>::new());
    assert_eq!(
        texts("nl", "Vandaag sprak Jansma. Jansma zweeg daarna."),
        ["Jansma", "Jansma"]
    );
    assert_eq!(
        texts("pt", "Moinhos e mais moinhos. Os moinhos param."),
        Vec::<&str>::new()
    );
    assert_eq!(
        texts("fr", "Des moulins brûlent. L’Estrelle aussi, dit-on à Estrelle."),
        ["Estrelle", "Estrelle"]
    );
}

#[test]
fn a_kind_holds_wherever_the_name_stands() {
    let found = names(
        "es",
        "El ministro Pedro Alcázar habló. Después, Alcázar y Pedro Alcázar callaron en Burgosa.",
    );
    let expected = [
        ("Pedro Alcázar", Person),
        ("Alcázar", Person),
        ("Pedro Alcázar", Person),
        ("Burgosa", Misc),
    ];
    assert_eq!(found, expected);
}

#[test]
fn german_nouns_are_no_names() {
    assert_eq!(
        texts(
            "de",
            "Der Bauer brachte die Milch am Montag in das Dorf und die Stadt."
        ),
        Vec::<&str>::new()
    );
    let text = "Gestern besuchte Bundeskanzlerin Frauke Lindemann die Mühle in Frankreich. Lindemann lobte den Müller, die EU \
                und die Deutsche Mühlenbank.";
    let expected = [
        ("Frauke Lindemann", Person),
        ("Frankreich", Place),
        ("Lindemann", Person),
        ("EU", Organization),
        ("Deutsche Mühlenbank", Misc),
    ];
    assert_eq!(names("de", text), expected);
}

#[test]
fn scripts_without_capitals_show_only_latin_names() {
    assert_eq!(
        texts("ja", "同社はMicrosoftとOrrin Bay Millsを訪れた。"),
        ["Microsoft", "Orrin Bay Mills"]
    );
    assert_eq!(texts("ar", "قالت وكالة Reuters إن السعر ارتفع."), ["Reuters"]);
    assert_eq!(texts("zh", "他说the price of Milk很高。"), Vec::<&str>::new());
}

#[test]
fn endings_and_elided_words_are_no_part_of_a_name() {
    assert_eq!(texts("tr", "Dün akşam Orrin Park'a gidildi."), ["Orrin Park"]);
    assert_eq!(texts("fi", "Eilen kokous pidettiin EU:n tuella."), ["EU"]);
    assert_eq!(
        texts("it", "Si parla dell'Umbria e d’Abruzzo."),
        ["Umbria", "Abruzzo"]
    );
    assert_eq!(texts("uk", "Учора виступив Лук'яненко."), ["Лук'яненко"]);
}

#[test]
fn headlines_in_capitals_show_only_what_the_text_has() {
    let text = "Yeni Köprü Bugün Orrin Kentinde Açıldı\n\nBakan, dün Orrin için konuştu.";
    assert_eq!(texts("tr", text), ["Orrin", "Orrin"]);
    assert_eq!(
        texts("es", "LA PRESA DE ALMADRA SE ROMPE\n\nAyer, en Almadra, llovió."),
        ["ALMADRA", "Almadra"]
    );
}

#[test]
fn an_office_its_country_and_its_holder_are_told_apart() {
    assert_eq!(
        names("ru", "Вчера президент Франции Анна Линдова молчала."),
        [("Франции", Place), ("Анна Линдова", Person)]
    );
    assert_eq!(
        names("pt", "Ontem o ministro da energia dos EUA Pedro Lindo calou-se."),
        [("EUA", Place), ("Pedro Lindo", Misc)]
    );
    assert_eq!(
        names("sv", "I går teg energiminister Anna Lindqvist."),
        [("Anna Lindqvist", Person)]
    );
}

#[test]
fn small_words_join_what_they_belong_to() {
    assert_eq!(
        texts("fr", "Hier, Jeanne de la Roche a quitté Orrin le Lundi."),
        ["Jeanne de la Roche", "Orrin"]
    );
    assert_eq!(
        texts("es", "Miembros de la Orden Blanca salieron."),
        ["Orden Blanca"]
    );
    assert_eq!(
        texts("es", "Ayer cayó Ana Lindo de la Universidad de Burgosa."),
        ["Ana Lindo", "Universidad de Burgosa"]
    );
    assert_eq!(
        texts("de", "Gestern kam Frau Anna von der Mühlen."),
        ["Anna von der Mühlen"]
    );
    assert_eq!(
        names("es", "Estados Unidos y China negocian."),
        [("Estados Unidos", Place), ("China", Place)]
    );
}

#[test]
fn calendars_and_peoples_are_no_names() {
    assert_eq!(
        texts("nl", "Dat zei een Nederlandse boer op een maandag in Augustus."),
        Vec::<&str>::new()
    );
    assert_eq!(
        texts("fr", "Hier, des Français et des Belges ont voté."),
        Vec::<&str>::new()
    );
}

#[test]
fn tokenised_text_is_read_like_any_other() {
    assert_eq!(
        texts("es", "Ayer , el señor J. Alcázar ( EFE ) habló ."),
        ["J. Alcázar", "EFE"]
    );
}

#[test]
fn nothing_is_remembered_from_another_article() {
    let mut rules = Rules::new();
    let once = |rules: &mut Rules, text: &str| {
        let mut found = Vec::new();
        rules.names(text, &[(0, text.len())], Some("es"), &mut found);
        found
    };
    let text = "Alcázar calla.";
    let first = once(&mut rules, text);
    once(&mut rules, "Ayer habló Alcázar en Burgosa.");
    assert_eq!(once(&mut rules, text), first);
    assert!(rules.bytes() > 0 && first.is_empty());
}

#[test]
fn sentences_that_are_none_do_no_harm() {
    let mut found = Vec::new();
    let mut rules = Rules::new();
    for sentences in [&[(1, 2)][..], &[(5, 3)], &[(0, 900)], &[(900, 901)], &[]] {
        rules.names("Él é", sentences, Some("es"), &mut found);
    }
    rules.names("", &[(0, 0)], None, &mut found);
    assert!(found.is_empty());
}

#[test]
fn long_runs_take_linear_time() {
    for piece in ["Aa ", "AA'", "de ", "Aa de ", "A.", "«Aa» ", "Ааа-", "Herr von "] {
        let text = piece.repeat(200_000);
        for language in ["fr", "de", "ru", "ja"] {
            let mut found = Vec::new();
            Rules::new().names(&text, &[(0, text.len())], Some(language), &mut found);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(
        prop_oneof![
            "\\PC{0,3}", "[A-Z][a-z]{1,4}", "[А-Я][а-я]{1,4}",
            prop::sample::select(&[" ", " ", " ", "\r\n", "\u{a0}", "'", "’", "-", ". ", "«", "»", "\"", "& ", ", ",
                "Herr ", "von ", "der ", "de ", "l’", "des ", "Präsident ", "Ministerio ", "президент ", "США", "St. ", "J. "][..]).prop_map(String::from),
        ], 0..80), pick in 0_usize..8) {
        let text = pieces.concat();
        let language = ["fr", "de", "ru", "es", "hu", "ja", "it", "pl"][pick];
        let found = spans(language, &text);
        prop_assert_eq!(&found, &spans(language, &text));
        let ordered = found.windows(2).all(|pair| pair[0].end <= pair[1].start);
        prop_assert!(ordered);
        for span in found {
            prop_assert!(span.text(&text).chars().next().is_some_and(char::is_alphanumeric));
        }
    }
}
