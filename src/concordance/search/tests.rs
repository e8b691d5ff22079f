use super::super::pattern::Matching;
use super::*;
use crate::corpus::{self, Input};
use crate::error::NoticeKind;
use crate::normalize::language::Language;
use crate::normalize::{self, fold};
use crate::progress::Silent;
use crate::segment::Segmenter;
use crate::{count, tokenize};
use proptest::prelude::*;

fn setup(language: Option<Language>) -> Setup {
    Setup::new(&normalize::Options::default(), Segmenter::default(), language)
}

/// A corpus of records, one source each.
fn corpus(sources: &[&[&str]]) -> Corpus {
    let input = |(at, texts): (usize, &&[&str])| {
        let lines = texts.iter().enumerate().map(|(number, text)| {
            let record = serde_json::json!({ "title": format!("{at}-{number}"), "text": text });
            format!("{record}\n")
        });
        Input::Bytes(format!("{at:03}.jsonl"), lines.collect::<String>().into_bytes())
    };
    let inputs: Vec<Input> = sources.iter().enumerate().map(input).collect();
    Corpus::open(&inputs, corpus::Options::default()).unwrap()
}

/// Every line with the number and the title of its article, and what the search came to.
fn lines(
    corpus: &Corpus,
    pattern: &str,
    matching: Matching,
    options: Options,
) -> (Vec<(u32, String, Line)>, Found) {
    let pattern = Pattern::parse(pattern, matching).unwrap();
    let mut lines = Vec::new();
    let setup = setup(Some(Language::English));
    let found = search(
        corpus,
        &setup,
        &pattern,
        options,
        &Silent,
        &mut |article, line| {
            lines.push((article.doc, article.title.to_owned(), line.clone()));
            Ok(())
        },
    );
    (lines, found.unwrap())
}

fn keywords(text: &str, pattern: &str, matching: Matching) -> Vec<String> {
    let (lines, _) = lines(&corpus(&[&[text]]), pattern, matching, Options::default());
    lines.into_iter().map(|(.., line)| line.keyword).collect()
}

const QUAY: &str =
    "The harbour board met. The old harbour will grow, said the board. New harbours are planned.";

#[test]
fn lines_come_in_the_order_of_the_texts_with_their_places() {
    let corpus = corpus(&[&[QUAY, "Nothing here."], &["", "A harbour\n\n  again."]]);
    let (lines, found) = lines(
        &corpus,
        "HARBOUR",
        Matching::Folded,
        Options {
            words: 2,
            ..Options::default()
        },
    );
    assert_eq!((found.matches, found.matching, found.articles), (3, 2, 4));
    let shown: Vec<_> = lines
        .iter()
        .map(|(doc, title, line)| {
            let Line {
                left,
                keyword,
                right,
                sentence,
                ..
            } = line;
            (*doc, title.as_str(), *sentence, [left.as_str(), keyword, right])
        })
        .collect();
    assert_eq!(
        shown,
        [
            (0, "0-0", 0, ["The ", "harbour", " board met."]),
            (0, "0-0", 1, ["The old ", "harbour", " will grow,"]),
            (3, "1-1", 0, ["A ", "harbour", " again."]),
        ]
    );
    assert_eq!(&QUAY[lines[1].2.start..lines[1].2.end], "harbour");
    let empty = |notice: &&Notice| notice.kind == NoticeKind::EmptyArticle;
    assert_eq!(found.notices.iter().filter(empty).count(), 1);
}

#[test]
fn a_phrase_does_not_cross_the_end_of_a_sentence() {
    assert_eq!(keywords(QUAY, "met the", Matching::Folded), Vec::<String>::new());
    assert_eq!(keywords(QUAY, "grow said", Matching::Folded), ["grow, said"]);
    assert_eq!(
        keywords(QUAY, "harbour", Matching::Stems),
        ["harbour", "harbour", "harbours"]
    );
    assert_eq!(
        keywords(QUAY, "the * harbour", Matching::Folded),
        ["The old harbour"]
    );
    assert_eq!(
        keywords("to to to", "to to", Matching::Folded),
        ["to to", "to to"]
    );
}

#[test]
fn lines_are_sorted_by_words_and_ties_stay_in_text_order() {
    let corpus = corpus(&[&["b x a. C x b. a x B. b x a b."], &["X. a b x", "b X a"]]);
    let sorted = |order| {
        let (lines, _) = lines(
            &corpus,
            "x",
            Matching::Folded,
            Options {
                order,
                words: 3,
                top: 0,
            },
        );
        let shown = |(doc, _, line): (u32, String, Line)| format!("{doc}:{}", line.start);
        lines.into_iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(
        sorted(Order::Text),
        ["0:2", "0:9", "0:16", "0:23", "1:0", "1:7", "2:2"]
    );
    assert_eq!(
        sorted(Order::Left),
        ["1:0", "0:16", "0:2", "2:2", "1:7", "0:23", "0:9"]
    );
    assert_eq!(
        sorted(Order::Right),
        ["1:7", "2:2", "0:23", "1:0", "0:2", "0:9", "0:16"]
    );
    assert_eq!(sorted(Order::Keyword), sorted(Order::Text));
}

#[test]
fn the_first_lines_are_the_first_of_all() {
    let texts: Vec<String> = (0..3000_u32)
        .map(|at| format!("word{} key word{}", at * 7919 % 1000, at % 17))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let corpus = corpus(&[&texts, &texts]);
    for order in [Order::Text, Order::Left, Order::Right, Order::Keyword] {
        let options = Options {
            order,
            ..Options::default()
        };
        let (all, found) = lines(&corpus, "key", Matching::Exact, options);
        for top in [1, 10, 2999] {
            let (first, same) = lines(&corpus, "key", Matching::Exact, Options { top, ..options });
            assert_eq!(first, all[..top]);
            assert_eq!(same, found);
        }
        assert_eq!((all.len(), found.matches, found.matching), (6000, 6000, 6000));
    }
}

#[test]
fn empty_and_huge_texts_are_searched() {
    let long = format!("{} Ängste {}", "ä-".repeat(100_000), "漢字".repeat(50_000));
    let line = "word ".repeat(200_000) + "Ängste";
    let corpus = corpus(&[&["", " \n ", &long, &line, "…"]]);
    let (lines, found) = lines(&corpus, "ängste", Matching::Folded, Options::default());
    assert_eq!((found.matches, found.articles), (2, 5));
    assert_eq!(lines[0].2.right, " 漢字漢字漢字漢字漢字");
    assert_eq!(lines[1].2.left, "word ".repeat(10));
    let nothing = Corpus::open(
        &[Input::Bytes("a.txt".to_owned(), Vec::new())],
        corpus::Options::default(),
    )
    .unwrap();
    let (lines, found) = super::tests::lines(&nothing, "a", Matching::Folded, Options::default());
    assert!(lines.is_empty() && found.articles == 0);
}

#[test]
fn any_number_of_threads_finds_the_same() {
    let texts: Vec<String> = (0..400)
        .map(|at| {
            format!(
                "{} The harbour of {at} and the Harbours of İzmir. ",
                "Words before. ".repeat(at % 9)
            )
            .repeat(60)
        })
        .collect();
    let sources: Vec<Vec<&str>> = texts
        .chunks(40)
        .map(|texts| texts.iter().map(String::as_str).collect())
        .collect();
    let sources: Vec<&[&str]> = sources.iter().map(Vec::as_slice).collect();
    let corpus = corpus(&sources);
    assert!(corpus.tasks().len() >= 5);
    let run = |threads, order| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            lines(
                &corpus,
                "harbour* of",
                Matching::Folded,
                Options {
                    words: 4,
                    order,
                    top: 0,
                },
            )
        })
    };
    for order in [Order::Text, Order::Left] {
        let one = run(1, order);
        assert_eq!(one.1.matches, 400 * 60 * 2);
        assert!(one == run(2, order) && one == run(3, order));
    }
}

#[test]
fn what_the_caller_says_ends_the_search() {
    let pattern = Pattern::parse("the", Matching::Folded).unwrap();
    let mut taken = 0;
    let stopped = search(
        &corpus(&[&[QUAY]]),
        &setup(None),
        &pattern,
        Options::default(),
        &Silent,
        &mut |_, _| {
            taken += 1;
            Err(Error::Input("enough".to_owned()))
        },
    );
    assert!(matches!(stopped, Err(Error::Input(said)) if said == "enough"));
    assert_eq!(taken, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn every_place_of_a_word_is_found_and_no_other(
        texts in prop::collection::vec(
            prop_oneof!["[a-cA-C ,.'’\\-\n]{0,80}", "\\PC{0,60}", "[a漢á\u{301}ÁİI. ]{0,60}"], 1..5),
        pick in any::<prop::sample::Index>(),
    ) {
        let folded = |word: &str| {
            let mut form = String::new();
            fold(word, &mut form);
            form
        };
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let corpus = corpus(&[&texts]);
        // Reading may clean a text, so that it is the texts read that are gone through.
        let read: Vec<String> = corpus.tasks().iter().flat_map(|task| corpus.read(task)).flat_map(|reading| reading.documents)
            .map(|document| document.text).collect();
        let mut all = Vec::new();
        for (doc, text) in (0_u32..).zip(&read) {
            count::tokens(text, &Segmenter::default(), &mut |token: tokenize::Token<'_>, within| {
                all.push((doc, token.start, within.number, token.text.to_owned()));
            });
        }
        if all.is_empty() {
            return Ok(());
        }
        let word = all[pick.index(all.len())].3.clone();
        for exact in [false, true] {
            let matching = if exact { Matching::Exact } else { Matching::Folded };
            let pattern = Pattern::parse(&word, matching).unwrap();
            if pattern.words() != [word.as_str()] {
                continue;
            }
            let expected: Vec<_> = all.iter().filter(|(.., token)| if exact { *token == word } else { folded(token) == folded(&word) })
                .map(|(doc, start, sentence, token)| (*doc, *start, *sentence, start + token.len())).collect();
            let (found, _) = lines(&corpus, &word, matching, Options::default());
            let found: Vec<_> = found.iter().map(|(doc, _, line)| (*doc, line.start, line.sentence, line.end)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
