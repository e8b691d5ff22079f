//! Pairs against the plain way: every token folded and stemmed anew, every two neighbours looked at as text.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::tests::{All, Key, Texts, check, counted, piece, setup};
use super::super::{Chunk, Detail, Setup, Worker};
use crate::corpus::{self, Corpus, Input};
use crate::count::{self, Counts, tokens};
use crate::normalize::{Options, Outcome, language::codes};
use crate::progress::Silent;
use crate::segment::{self, Segmenter};
use crate::tokenize::TokenKind;
use proptest::prelude::*;

/// A term of the text: slot and kind, form, stem, where it ends, its sentence.
type Term = ((usize, TokenKind), String, String, usize, u32);

/// What was counted plainly, with the pairs for the terms.
pub(in super::super) fn instead_of_terms(mut all: All, texts: &Texts, setup: &Setup) -> All {
    all.df.clear();
    for ((_, term, ..), _) in &mut all.forms {
        *term = None;
    }
    let mut forms: BTreeMap<_, (Key, u64)> = BTreeMap::new();
    for ((text, language), (_, postings, _)) in texts.iter().zip(&mut all.documents) {
        postings.clear();
        let mut before: Option<Term> = None;
        tokens(text, &setup.segmenter, &mut |token, sentence| {
            let (mut form, mut stem) = (String::new(), String::new());
            let outcome = setup
                .normalizer(*language)
                .normalize(&token, &mut form, &mut stem);
            let (own, end) = (
                (setup.slot(*language), token.kind),
                token.start + token.text.len(),
            );
            let now = (outcome == Outcome::Term).then_some((own, form, stem, end, sentence.number));
            if let (Some(first), Some(second)) = (&before, &now) {
                let gap = &text[first.3..token.start];
                if first.4 == second.4 && (gap.trim().is_empty() || ["-", "‐", "‑"].contains(&gap)) {
                    let stem = format!("{} {}", first.2, second.2);
                    let form = format!("{} {}", first.1, second.1);
                    *postings.entry(stem.clone()).or_default() += 1;
                    let id = (first.0, first.1.clone(), second.0, second.1.clone());
                    let known = forms
                        .entry(id)
                        .or_insert_with(|| ((form, Some(stem), false, false), 0));
                    known.1 += 1;
                }
            }
            before = now;
        });
        for stem in postings.keys() {
            *all.df.entry(stem.clone()).or_default() += 1;
        }
    }
    all.forms.extend(forms.into_values());
    all.forms.sort();
    all
}

fn pairs() -> Setup {
    setup(&Options::default()).with_pairs()
}

/// The forms of the pairs in an English text, as often as they occur, in byte order.
fn found(text: &str) -> Vec<String> {
    let setup = pairs();
    let texts = [(text.to_owned(), Some("en"))];
    check(&texts, &setup);
    let all = counted(&mut Worker::new(setup.slots()), &texts, &setup, Detail::Terms);
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
fn joined(sources: &[String], threads: usize, apart: bool) -> String {
    let count = |sources: &[(usize, &String)]| {
        let named =
            |(at, text): &(usize, &String)| Input::Bytes(format!("{at}.txt"), text.as_bytes().to_vec());
        let inputs: Vec<Input> = sources.iter().map(named).collect();
        let corpus = Corpus::open(&inputs, corpus::Options::default()).unwrap();
        let options = count::Options {
            detail: Detail::Full,
            memory: 1,
        };
        let mut parts = Vec::new();
        let mut keep = |part| {
            parts.push(part);
            Ok(())
        };
        let last = count::count(&corpus, &pairs(), options, &mut keep, &Silent).unwrap();
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
    let word = |at: usize| ["harbour", "crane", "board", "the", "quay,", "boards", "night"][at % 7];
    let text = |source: usize| {
        (1..4000)
            .map(move |at| word(at * at / (source + 1)).to_owned() + " ")
            .collect()
    };
    let sources: Vec<String> = (0..12).map(text).collect();
    let whole = joined(&sources, 1, false);
    assert!(whole.contains("harbour crane") && whole.len() > 1000);
    assert!(whole == joined(&sources, 3, false));
    assert!(whole == joined(&sources, 2, true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]
    #[test]
    fn pairs_are_those_of_the_plain_way(
        texts in prop::collection::vec(
            (
                prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat()),
                prop::option::of(prop::sample::select(codes())),
            ),
            1..5
        ),
        keep in any::<[bool; 3]>(),
        (stem, stop_words, plain) in any::<(bool, bool, bool)>(),
    ) {
        let [keep_numbers, keep_letters, keep_urls] = keep;
        let options = Options { stop_words, stem, keep_numbers, keep_letters, keep_urls, ..Options::default() };
        let layers = if plain { segment::Options::uax29() } else { segment::Options::default() };
        check(&texts, &Setup::new(&options, Segmenter::new(layers), None).with_pairs());
    }
}
