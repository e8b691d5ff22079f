//! Other languages.

use super::How::{Named, Pronoun, Unknown};
use super::{check, found};

#[test]
fn six_languages_have_verbs() {
    let cases = [
        (
            "de",
            "„Der Kai wird bald geöffnet“, sagte Anna Keller am Montag.",
            "Anna Keller",
            "sagte",
        ),
        (
            "de",
            "Anna Keller sagte: „Der Kai wird bald geöffnet.“",
            "Anna Keller",
            "sagte",
        ),
        (
            "de",
            "»Der Kai wird bald geöffnet«, teilte das Hafenamt mit.",
            "Hafenamt",
            "teilte",
        ),
        (
            "fr",
            "« Le quai ouvrira bientôt », a déclaré Luc Moreau.",
            "Luc Moreau",
            "déclaré",
        ),
        (
            "fr",
            "Luc Moreau a déclaré : « Le quai ouvrira bientôt. »",
            "Luc Moreau",
            "déclaré",
        ),
        (
            "fr",
            "« Le quai ouvrira bientôt », selon Luc Moreau.",
            "Luc Moreau",
            "selon",
        ),
        (
            "es",
            "«El muelle abrirá pronto», dijo Inés Prado.",
            "Inés Prado",
            "dijo",
        ),
        (
            "es",
            "Inés Prado afirmó que \"el muelle abrirá pronto\".",
            "Inés Prado",
            "afirmó",
        ),
        (
            "it",
            "«Il molo aprirà presto», ha detto Elena Riva.",
            "Elena Riva",
            "detto",
        ),
        (
            "it",
            "Elena Riva ha spiegato: “Il molo aprirà presto”.",
            "Elena Riva",
            "spiegato",
        ),
        (
            "pt",
            "“O cais abrirá em breve”, disse Rui Salgado.",
            "Rui Salgado",
            "disse",
        ),
        (
            "nl",
            "“De kade gaat snel open”, zegt Piet Visser.",
            "Piet Visser",
            "zegt",
        ),
        (
            "nl",
            "‘De kade gaat snel open’, aldus Piet Visser.",
            "Piet Visser",
            "aldus",
        ),
    ];
    for (language, text, speaker, verb) in cases {
        let (all, names, unclosed) = found(text, Some(language));
        assert_eq!((all.len(), unclosed), (1, 0), "{text}");
        assert_eq!(all[0].how, Named, "{text}");
        assert_eq!(names[all[0].speaker.unwrap() as usize].text(text), speaker);
        let (start, end) = all[0].verb.unwrap();
        assert_eq!(text.get(start as usize..end as usize), Some(verb));
    }
}

#[test]
fn a_name_of_unknown_kind_speaks_where_kinds_are_not_known() {
    let inside = "Der Kai wird bald geöffnet";
    check(
        "de",
        "„Der Kai wird bald geöffnet“, schreibt Weserblatt.",
        &[(inside, Named, "Weserblatt", "schreibt")],
    );
    check(
        "en",
        "“The quay will open,” Weserblatt writes.",
        &[("The quay will open,", Unknown, "", "writes")],
    );
}

#[test]
fn a_french_pronoun_follows_its_verb() {
    check(
        "fr",
        "Luc Moreau a visité le quai. « Il ouvrira bientôt ici », a-t-il ajouté.",
        &[("Il ouvrira bientôt ici", Pronoun, "Luc Moreau", "ajouté")],
    );
}

#[test]
fn a_verb_without_a_subject_takes_the_speaker_before() {
    check(
        "pt",
        "Rui Salgado visitou o cais. “O cais abrirá em breve”, afirmou.",
        &[("O cais abrirá em breve", Pronoun, "Rui Salgado", "afirmou")],
    );
}

#[test]
fn other_languages_have_quotations_without_speakers() {
    check(
        "fi",
        "”Laituri avataan pian taas”, sanoi Tom Brandt.",
        &[("Laituri avataan pian taas", Unknown, "", "")],
    );
    let (all, _, unclosed) = found("市長は「新しい埠頭は来年の春に開く」と語った。", Some("ja"));
    assert_eq!((all.len(), unclosed), (1, 0));
    assert!(all[0].words >= 4);
}
