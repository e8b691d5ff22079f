use super::super::find::{Counted, Needle, Wanted, find};
use super::super::window::Line;
use crate::corpus::{self, Corpus, Input};
use crate::count::{self, Setup};
use crate::error::Error;
use crate::normalize;
use crate::progress::Silent;
use crate::segment::Segmenter;
use proptest::prelude::*;

fn setup() -> Setup {
    Setup::new(&normalize::Options::default(), Segmenter::default(), None)
}

fn corpus(texts: &[&str]) -> Corpus {
    let input = |(at, text): (usize, &&str)| {
        let record = serde_json::json!({ "text": text });
        Input::Bytes(format!("{at:03}.jsonl"), format!("{record}\n").into_bytes())
    };
    let inputs: Vec<Input> = texts.iter().enumerate().map(input).collect();
    let options = corpus::Options {
        digests: true,
        ..corpus::Options::default()
    };
    Corpus::open(&inputs, options).unwrap()
}

fn wanted(doc: u32, needle: Needle) -> Wanted {
    Wanted {
        doc,
        language: Some("en"),
        needle,
    }
}

fn found(texts: &[&str], wanted: &[Wanted], words: usize) -> Vec<Option<Line>> {
    let (corpus, setup) = (corpus(texts), setup());
    let counted = Counted {
        corpus: &corpus,
        setup: &setup,
        documents: u32::try_from(texts.len()).unwrap(),
        digests: &[],
        words,
    };
    let mut lines = vec![None; wanted.len()];
    let mut order = Vec::new();
    find(counted, wanted, &Silent, &mut |index, line| {
        order.push(index);
        lines[index] = line;
    })
    .unwrap();
    order.sort_unstable();
    assert_eq!(
        order,
        (0..wanted.len()).collect::<Vec<_>>(),
        "each is handed over once"
    );
    lines
}

fn whole(line: Option<&Line>) -> Option<String> {
    line.map(|line| format!("{}[{}]{}", line.left, line.keyword, line.right))
}

const TEXT: &str = "Harbour news\n\nThe harbours of the north are full of ice. It rained in the harbour. The board of the port \
    authority, which met late, plans a deep water port. Ports?";

#[test]
fn a_stem_is_found_in_the_first_good_sentence() {
    let stem = |stem: &str| wanted(0, Needle::Stem(stem.to_owned()));
    let lines = found(
        &[TEXT],
        &[
            stem("harbour"),
            stem("port"),
            stem("the"),
            stem("quay"),
            stem("news"),
        ],
        3,
    );
    let lines: Vec<_> = lines.iter().map(|line| whole(line.as_ref())).collect();
    assert_eq!(lines[0].as_deref(), Some("The [harbours] of the north"));
    assert_eq!(
        lines[1].as_deref(),
        Some("board of the [port] authority, which met")
    );
    assert_eq!(lines[2], None, "a stop word is no term");
    assert_eq!(lines[3], None);
    assert_eq!(
        lines[4].as_deref(),
        Some("Harbour [news]"),
        "there is no better one"
    );
}

#[test]
fn forms_pairs_and_places_are_found() {
    let pair = |a: &str, b: &str| wanted(0, Needle::Pair(a.to_owned(), b.to_owned()));
    let start = u32::try_from(TEXT.find("plans").unwrap()).unwrap();
    let lines = found(
        &[TEXT],
        &[
            wanted(0, Needle::Form("the".to_owned())),
            wanted(0, Needle::Form("harbour".to_owned())),
            pair("port", "author"),
            pair("board", "port"),
            pair("ice", "it"),
            pair("port", "port"),
            wanted(0, Needle::Bytes(start, start + 5)),
            wanted(0, Needle::Bytes(9_999, 10_001)),
            wanted(0, Needle::Bytes(7, 7)),
            wanted(0, Needle::Bytes(9, 3)),
        ],
        2,
    );
    let lines: Vec<_> = lines.iter().map(|line| whole(line.as_ref())).collect();
    assert_eq!(lines[0].as_deref(), Some("[The] harbours of"));
    assert_eq!(
        lines[1].as_deref(),
        Some("Harbour news").map(|_| "[Harbour] news"),
        "five tokens are too few"
    );
    assert_eq!(lines[2].as_deref(), Some("of the [port authority], which met"));
    assert_eq!(lines[3..6], [None, None, None]);
    assert_eq!(lines[6].as_deref(), Some("met late, [plans] a deep"));
    assert_eq!(lines[7..], [None, None, None]);
}

#[test]
fn a_pair_is_what_counting_pairs() {
    let texts = [
        "By the quay, harbour boats wait for ice. New quay-harbour trams run.",
        "By the quay, harbour boats wait.",
    ];
    let pair = |doc| wanted(doc, Needle::Pair("quay".to_owned(), "harbour".to_owned()));
    let lines = found(&texts, &[pair(0), pair(1)], 1);
    let lines: Vec<_> = lines.iter().map(|line| whole(line.as_ref())).collect();
    assert_eq!(lines, [Some("New [quay-harbour] trams".to_owned()), None]);
}

#[test]
fn only_what_is_wanted_is_handed_over_and_by_its_index() {
    let texts = ["One fish here.", "", "Two fish there.", "No such word."];
    let fish = |doc| wanted(doc, Needle::Stem("fish".to_owned()));
    let lines = found(&texts, &[fish(2), fish(0), fish(1), fish(3), fish(77)], 9);
    let lines: Vec<_> = lines.iter().map(|line| whole(line.as_ref())).collect();
    assert_eq!(lines[0].as_deref(), Some("Two [fish] there."));
    assert_eq!(lines[1].as_deref(), Some("One [fish] here."));
    assert_eq!(lines[2..], [None, None, None]);
}

#[test]
fn texts_that_are_not_those_counted_are_refused() {
    let (corpus, setup) = (corpus(&["a", "b"]), setup());
    let digests: Vec<String> = corpus
        .tasks()
        .iter()
        .flat_map(|task| corpus.read(task))
        .map(|reading| reading.digest)
        .collect();
    let run = |documents, digests: &[&str]| {
        let counted = Counted {
            corpus: &corpus,
            setup: &setup,
            documents,
            digests,
            words: 5,
        };
        find(counted, &[], &Silent, &mut |_, _| {})
    };
    let right: Vec<&str> = digests.iter().map(String::as_str).collect();
    run(2, &right).unwrap();
    run(2, &[]).unwrap();
    assert!(
        matches!(run(3, &[]), Err(Error::Input(said)) if said.contains("3 articles were, and these are 2"))
    );
    for wrong in [&right[..1], &["", ""], &[right[1], right[0]]] {
        assert!(matches!(run(2, wrong), Err(Error::Input(said)) if said.contains("those that were counted")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_stem_is_found_exactly_where_counting_has_it(
        text in prop_oneof!["[a-dB-D ,.'’\\-\n]{0,80}", "\\PC{0,60}", "([a-z]{1,7}[ .,\n]){0,30}", "[b漢á\u{301}ÁİI. ]{0,60}"],
        words in 0_usize..4,
    ) {
        let corpus = corpus(&[&text]);
        let text = corpus.tasks().iter().flat_map(|task| corpus.read(task)).flat_map(|reading| reading.documents)
            .map(|document| document.text).next().unwrap_or_default();
        let setup = setup();
        let mut terms: Vec<(String, usize, u32)> = Vec::new();
        count::lines(0, &text, Some("en"), &setup, &mut |line| {
            terms.extend(line.term.map(|term| (term.to_owned(), line.start, line.sentence)));
            Ok::<(), ()>(())
        }).unwrap();
        let mut stems: Vec<&str> = terms.iter().map(|(term, ..)| term.as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        let asked: Vec<Wanted> = stems.iter().map(|stem| wanted(0, Needle::Stem((*stem).to_owned())))
            .chain([wanted(0, Needle::Stem("zzzz".to_owned()))]).collect();
        let lines = found(&[&text], &asked, words);
        prop_assert!(lines.last().is_some_and(Option::is_none));
        for (stem, line) in stems.iter().zip(&lines) {
            let line = line.as_ref().unwrap();
            prop_assert!(terms.iter().any(|(term, start, sentence)| term == stem && *start == line.start && *sentence == line.sentence));
        }
        // Any place is shown or refused.
        let places: Vec<Wanted> = (0..8_u32).map(|at| wanted(0, Needle::Bytes(at * 7, at * 9 + 3))).collect();
        found(&[&text], &places, words);
    }
}
