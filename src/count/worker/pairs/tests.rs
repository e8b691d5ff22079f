//! Pairs and phrases against the plain way.

mod plain;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::tests::{check, counted, piece, setup};
use super::super::{Chunk, Detail, Setup, Worker};
use super::links;
use crate::corpus::{self, Corpus, Input};
use crate::count::{self, Counts};
use crate::normalize::{Options, Outcome, fold::fold, has_stop_words, language::codes};
use crate::progress::Silent;
use crate::segment::{self, Segmenter};
use crate::tokenize::TokenKind;
pub(in super::super) use plain::instead_of_terms;
use proptest::prelude::*;

fn pairs() -> Setup {
    setup(&Options::default()).with_pairs()
}

fn phrases() -> Setup {
    setup(&Options::default()).with_phrases()
}

/// The forms of the pairs in an English text, as often as they occur, in byte order.
fn found(text: &str) -> Vec<String> {
    found_by(&pairs(), text, "en")
}

/// The forms of the phrases in a text, as often as they occur, in byte order.
fn found_in(language: &'static str, text: &str) -> Vec<String> {
    found_by(&phrases(), text, language)
}

fn found_by(setup: &Setup, text: &str, language: &'static str) -> Vec<String> {
    let texts = [(text.to_owned(), Some(language))];
    check(&texts, setup);
    let all = counted(&mut Worker::new(setup.slots()), &texts, setup, Detail::Terms);
    let forms = all.forms.into_iter().filter(|((_, term, ..), _)| term.is_some());
    forms
        .flat_map(|((form, ..), count)| vec![form; usize::try_from(count).unwrap()])
        .collect()
}

#[test]
fn neighbours_are_a_pair() {
    assert_eq!(
        found("Harbour boards met harbour boards"),
        ["boards met", "harbour boards", "harbour boards", "met harbour"]
    );
    assert_eq!(
        found("a wide\u{a0}dock state\t owned\u{2011}quay-wall crane"),
        [
            "dock state",
            "owned quay",
            "quay wall",
            "state owned",
            "wall crane",
            "wide dock"
        ]
    );
    assert!(found("Harbour").is_empty() && found("").is_empty() && found(" , ").is_empty());
}

#[test]
fn whatever_else_is_between_two_words_parts_them() {
    let gaps = [
        ", ",
        ": ",
        "; ",
        " (",
        ") ",
        " \"",
        "\u{201d} ",
        " \u{2013} ",
        "\u{2014}",
        " - ",
        "--",
        "-\n",
        "/",
        "' ",
        "&",
        " the ",
        " 7 ",
        " x ",
        " www.example.org ",
        ". ",
        "! ",
        "\n\n",
        "\n \n",
        "\r\n\r\n",
        "\u{2029}",
    ];
    for gap in gaps {
        let text = format!("Harbour{gap}Crane");
        assert!(found(&text).is_empty(), "{text:?}");
    }
}

#[test]
fn the_second_line_of_a_paragraph_goes_on_and_the_next_paragraph_does_not() {
    let wrapped = "The harbour board of the town met on the first night of winter and spoke of cranes\n\
        built abroad, which the members of that board had seen at another quay last summer\n\
        standing idle under a grey sky.\n\nSnow covered it";
    let pairs = found(wrapped);
    assert!(pairs.contains(&"cranes built".to_owned()) && pairs.contains(&"summer standing".to_owned()));
    assert!(pairs.contains(&"snow covered".to_owned()) && !pairs.contains(&"sky snow".to_owned()));
    assert!(
        found("Harbour News\nCranes Arrive")
            .iter()
            .all(|pair| pair != "news cranes")
    );
}

#[test]
fn phrases_have_two_to_four_terms() {
    assert_eq!(
        found_in("en", "Harbour cranes lifted coal barges"),
        [
            "coal barges",
            "cranes lifted",
            "cranes lifted coal",
            "cranes lifted coal barges",
            "harbour cranes",
            "harbour cranes lifted",
            "harbour cranes lifted coal",
            "lifted coal",
            "lifted coal barges",
        ]
    );
    assert_eq!(found_in("en", "Quay-wall the crane. Quay"), ["quay wall"]);
}

#[test]
fn a_joining_word_with_its_article_is_let_through_once_in_a_phrase() {
    assert_eq!(found_in("en", "The Port OF  London"), ["port of london"]);
    assert_eq!(
        found_in("en", "speaker of the council"),
        ["speaker of the council"]
    );
    assert_eq!(
        found_in("en", "harbour board of trade office clerk"),
        [
            "board of trade",
            "board of trade office",
            "board of trade office clerk",
            "harbour board",
            "harbour board of trade",
            "harbour board of trade office",
            "office clerk",
            "trade office",
            "trade office clerk",
        ]
    );
    assert_eq!(
        found_in("en", "master of quays of dover"),
        ["master of quays", "quays of dover"]
    );
    assert_eq!(found_in("en", "a coat-of-arms"), ["coat of arms"]);
    for gap in [
        " and ",
        " of of ",
        " the ",
        " the of ",
        " of the the ",
        " of, ",
        ", of ",
        " of \"",
        " of. ",
        " of/",
        " of 7 ",
        " of x ",
        " of and ",
        ". Of ",
        " de ",
        " of\n\n",
        " of-the, ",
    ] {
        let text = format!("Harbour{gap}Crane");
        assert!(found_in("en", &text).is_empty(), "{text:?}");
    }
    assert!(found("Port of London").is_empty());
}

#[test]
fn every_language_has_its_own_joining_words() {
    let texts = [
        ("af", "Universiteit van die Kaap", "universiteit van die kaap"),
        ("bg", "Съвет на Европа", "съвет на европа"),
        ("ca", "Universitat de Girona", "universitat de girona"),
        ("da", "Ministeriet for Fiskeri", "ministeriet for fiskeri"),
        ("de", "Bund der Steuerzahler", "bund der steuerzahler"),
        ("de", "Amt für Fischerei", "amt für fischerei"),
        ("el", "Τράπεζα της Ελλάδος", "τράπεζα της ελλάδος"),
        ("en", "Bank of Ireland", "bank of ireland"),
        ("es", "ministro de la Marina", "ministro de la marina"),
        ("es", "puerto del Norte", "puerto del norte"),
        ("fr", "ministère de la Pêche", "ministère de la pêche"),
        ("fr", "ministre de l’Éducation", "ministre de l'éducation"),
        ("fr", "conseil des pêcheurs", "conseil des pêcheurs"),
        ("he", "ראש העיר של חיפה", "העיר של חיפה"),
        ("hi", "भारत की सरकार", "भारत की सरकार"),
        ("it", "porto di Genova", "porto di genova"),
        ("nl", "haven van het Noorden", "haven van het noorden"),
        ("no", "Departementet for fiskeri", "departementet for fiskeri"),
        ("pt", "porto da Figueira", "porto da figueira"),
        ("ro", "portul de pescuit", "portul de pescuit"),
        ("sv", "myndigheten för fiske", "myndigheten för fiske"),
    ];
    for (language, text, wanted) in texts {
        let found = found_in(language, text);
        assert!(found.contains(&wanted.to_owned()), "{language}: {found:?}");
        assert!(found_in("fi", "Porin of satama").len() != 1);
    }
    // A genitive that is cut off the word before it is gone stands beside it.
    assert_eq!(found_in("it", "il porto dell'isola"), ["porto dell'isola"]);
    let stems = |language, text: &str| {
        let setup = phrases();
        let texts = [(text.to_owned(), Some(language))];
        let all = counted(&mut Worker::new(setup.slots()), &texts, &setup, Detail::Terms);
        all.df.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(stems("en", "Banks of Ireland"), ["bank of ireland"]);
    assert_eq!(stems("fr", "le musée d’Orsay"), ["mus orsay"]);
}

#[test]
fn some_words_of_stop_lists_are_half_of_a_phrase() {
    assert_eq!(
        found_in("en", "The New York harbour"),
        ["new york", "new york harbour", "york harbour"]
    );
    assert_eq!(
        found_in("en", "the Attorney General, the conflict of interest"),
        ["attorney general", "conflict of interest"]
    );
    assert_eq!(found_in("fr", "le Premier ministre"), ["premier ministre"]);
    assert_eq!(found_in("es", "la Nueva España"), ["nueva españa"]);
    assert!(found_in("en", "a new, york. New. The york and new of").is_empty());
    assert!(found("New York").is_empty());
    let (setup, text) = (phrases(), "New harbours in new harbour");
    let texts = [(text.to_owned(), Some("en"))];
    let all = counted(&mut Worker::new(setup.slots()), &texts, &setup, Detail::Postings);
    assert_eq!(
        all.documents[0].1,
        BTreeMap::from([("new harbour".to_owned(), 2)])
    );
}

#[test]
fn the_lists_are_in_order_and_joining_words_are_no_terms() {
    let setup = phrases();
    let mut terms: Vec<(&str, &str)> = Vec::new();
    for listed in links::LISTED {
        assert!(codes().contains(&listed.code), "{}", listed.code);
        for word in listed.joining.iter().chain(listed.articles) {
            // Where a language has no stop list they are terms themselves.
            let outcome =
                setup
                    .normalizer(Some(listed.code))
                    .outcome(TokenKind::Word, word, &mut String::new());
            if outcome != Outcome::Stop && has_stop_words(listed.code) {
                terms.push((listed.code, *word));
            }
        }
        for words in [listed.joining, listed.articles, listed.words] {
            assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
            for word in words {
                let mut folded = String::new();
                fold(word, &mut folded);
                assert_eq!(folded, *word);
            }
        }
    }
    assert!(terms.is_empty(), "{terms:?}");
    assert!(links::LISTED.is_sorted_by(|a, b| a.code < b.code));
}

/// "de" joins in one language and is a term in another, and the phrase of both is one.
#[test]
fn phrases_with_the_same_text_are_one_term() {
    let plain = Options {
        stem: false,
        ..Options::default()
    };
    let setup = setup(&plain).with_phrases();
    let text = "porto de Vigo";
    let texts = [
        (text.to_owned(), Some("pt")),
        (text.to_owned(), Some("tl")),
        (text.to_owned(), Some("pt")),
    ];
    let all = counted(&mut Worker::new(setup.slots()), &texts, &setup, Detail::Postings);
    assert_eq!(all.df["porto de vigo"], 3, "{all:?}");
    check(&texts, &setup);
    check(&[texts[1].clone(), texts[0].clone()], &setup);
}

#[test]
fn forms_of_a_pair_are_one_term_and_single_words_are_none() {
    let setup = pairs();
    let texts = [(
        "The harbour board. Harbours board? The HARBOUR BOARDS!".to_owned(),
        Some("en"),
    )];
    let all = counted(&mut Worker::new(setup.slots()), &texts, &setup, Detail::Postings);
    assert_eq!(all.df, BTreeMap::from([("harbour board".to_owned(), 1)]));
    assert_eq!(
        all.documents[0].1,
        BTreeMap::from([("harbour board".to_owned(), 3)])
    );
    let form = |text: &str, term: Option<&str>, stop, count: u64| {
        (
            (text.to_owned(), term.map(str::to_owned), stop, term.is_none()),
            count,
        )
    };
    let term = Some("harbour board");
    let mut wanted = vec![
        form("board", None, false, 2),
        form("boards", None, false, 1),
        form("harbour", None, false, 2),
        form("harbours", None, false, 1),
        form("the", None, true, 2),
        form("harbour board", term, false, 1),
        form("harbour boards", term, false, 1),
        form("harbours board", term, false, 1),
    ];
    wanted.sort();
    assert_eq!(all.forms, wanted);
    let sizes = all.documents[0].0;
    assert_eq!(
        (sizes.tokens, sizes.counted, sizes.stops, sizes.words),
        (8, 6, 2, 8)
    );
}

#[test]
fn memory_of_pairs_is_told_and_given_back() {
    let setup = pairs();
    let mut worker = Worker::new(setup.slots());
    let empty = worker.bytes();
    let words = |step: usize| (0..50_000_usize).map(move |at| format!("word{} ", at * step % 1009));
    let mut text: String = words(1).chain(words(2)).collect();
    let mut count = |text: &str| {
        worker.document(
            text,
            (Some("en"), None),
            &setup,
            Detail::Postings,
            &mut Chunk::default(),
        );
        worker.bytes()
    };
    let few = count(&text);
    text = (2..52).flat_map(words).collect();
    let many = count(&text);
    // Fifty thousand pairs more, of no new word.
    assert!(many > few + 50_000 * 60, "{few} {many}");
    assert!(worker.take().stems.len() > 50_000);
    assert_eq!(worker.bytes(), empty);
}

/// Everything counted of so many threads, of a source each.
fn joined(sources: &[String], setup: &Setup, threads: usize, apart: bool) -> String {
    let count = |sources: &[(usize, &String)]| {
        let named =
            |(at, text): &(usize, &String)| Input::Bytes(format!("{at}.txt"), text.as_bytes().to_vec());
        let inputs: Vec<Input> = sources.iter().map(named).collect();
        let corpus = Corpus::open(&inputs, corpus::Options::default()).unwrap();
        let options = count::Options {
            detail: Detail::Full,
            left_out: None,
            memory: 1,
        };
        let mut parts = Vec::new();
        let mut keep = |part| {
            parts.push(part);
            Ok(())
        };
        let last = count::count(&corpus, setup, options, &mut keep, &Silent).unwrap();
        parts.push(last);
        parts
    };
    let sources: Vec<(usize, &String)> = sources.iter().enumerate().collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let parts = pool.install(|| {
        if apart {
            sources.chunks(1).rev().flat_map(count).collect()
        } else {
            count(&sources)
        }
    });
    let counts = Counts::join(parts).unwrap();
    let mut all = format!("{:?}", counts.dictionary);
    let mut each = |block: &count::Block| {
        for at in 0..block.rows.len() {
            let range = block.postings(at);
            let (term, tf) = (&block.term[range.clone()], &block.tf[range]);
            write!(all, "{:?} {term:?} {tf:?}", block.rows[at]).unwrap();
        }
        Ok(())
    };
    counts.blocks(&mut each).unwrap();
    all
}

#[test]
fn parts_and_threads_make_no_difference() {
    let word = |at: usize| ["harbour", "crane", "board", "of", "quay,", "boards", "night"][at % 7];
    let text = |source: usize| {
        (1..4000)
            .map(move |at| word(at * at / (source + 1)).to_owned() + " ")
            .collect()
    };
    let sources: Vec<String> = (0..12).map(text).collect();
    for (setup, wanted) in [(pairs(), "harbour crane"), (phrases(), " of ")] {
        let whole = joined(&sources, &setup, 1, false);
        assert!(whole.contains(wanted) && whole.len() > 1000);
        assert!(whole == joined(&sources, &setup, 3, false));
        assert!(whole == joined(&sources, &setup, 2, true));
    }
}

/// A piece, or words that join in one language or another.
fn joining_piece() -> impl Strategy<Value = String> {
    let joining = prop::sample::select(vec![
        "of ",
        "OF the ",
        "de ",
        "De la ",
        "van der ",
        "for ",
        "des-",
        "New ",
        "interest ",
        "premier ",
    ]);
    prop_oneof![3 => piece(), 1 => joining.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]
    #[test]
    fn pairs_and_phrases_are_those_of_the_plain_way(
        texts in prop::collection::vec(
            (
                prop::collection::vec(joining_piece(), 0..40).prop_map(|pieces| pieces.concat()),
                prop::option::of(prop_oneof![prop::sample::select(codes()), prop::sample::select(vec!["en", "fr", "nl"])]),
            ),
            1..5
        ),
        keep in any::<[bool; 3]>(),
        (stem, stop_words, plain) in any::<(bool, bool, bool)>(),
    ) {
        let [keep_numbers, keep_letters, keep_urls] = keep;
        let options = Options { stop_words, stem, keep_numbers, keep_letters, keep_urls, ..Options::default() };
        let layers = || if plain { segment::Options::uax29() } else { segment::Options::default() };
        let setup = || Setup::new(&options, Segmenter::new(layers()), None);
        check(&texts, &setup().with_pairs());
        check(&texts, &setup().with_phrases());
    }
}
