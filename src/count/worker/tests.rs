//! Everything that is counted against the plain way: every token folded, looked up and stemmed anew.

use std::collections::{BTreeMap, HashMap};

use super::*;
use crate::normalize::{Options, language::codes};
use crate::segment::Segmenter;
use crate::tokenize;
use proptest::prelude::*;

/// A form: text, stem if it is a term, on the stop list, running.
pub(super) type Key = (String, Option<String>, bool, bool);

/// What is known of a document: sizes, postings by stem, spectrum.
pub(super) type Told = (Sizes, BTreeMap<String, u32>, Vec<(u32, u32)>);

/// What is known of documents and their vocabulary: df by stem, forms with counts.
#[derive(Debug, Default, PartialEq)]
pub(super) struct All {
    pub(super) documents: Vec<Told>,
    pub(super) df: BTreeMap<String, u32>,
    pub(super) forms: Vec<(Key, u64)>,
}

pub(super) type Texts = [(String, Option<&'static str>)];

fn plainly(texts: &Texts, setup: &Setup) -> All {
    let mut all = All::default();
    let mut ids = HashMap::new();
    let mut forms: BTreeMap<(u32, Key), u64> = BTreeMap::new();
    for (text, language) in texts {
        let mut sizes = Sizes {
            bytes: text.len() as u64,
            digest: digest(text),
            ..Sizes::default()
        };
        let (mut postings, mut sequence, mut tokens) = (BTreeMap::new(), Vec::new(), Vec::new());
        tokenize::words(text, 0, text.len(), &mut |token| tokens.push(token));
        for token in &tokens {
            let (mut form, mut stem) = (String::new(), String::new());
            let outcome = setup.normalizer(*language).normalize(token, &mut form, &mut stem);
            let running = matches!(
                token.kind,
                tokenize::TokenKind::Word | tokenize::TokenKind::Letter
            );
            let next = u32::try_from(ids.len()).unwrap();
            let id = *ids
                .entry((setup.slot(*language), token.kind, form.clone()))
                .or_insert(next);
            let term = (outcome == Outcome::Term).then(|| stem.clone());
            *forms
                .entry((id, (form, term, outcome == Outcome::Stop, running)))
                .or_default() += 1;
            sizes.tokens += 1;
            match outcome {
                Outcome::Term => {
                    sizes.counted += 1;
                    *postings.entry(stem).or_default() += 1;
                }
                Outcome::Stop => sizes.stops += 1,
                Outcome::Number => sizes.numbers += 1,
                Outcome::Letter => sizes.letters += 1,
                Outcome::Url => sizes.urls += 1,
            }
            if running {
                sizes.words += 1;
                sequence.push(id);
            }
        }
        sizes.sentences = sentences(text, &tokens, setup);
        let factors =
            |ids: &[u32]| diversity::factors(ids.iter().copied(), MtldRule::default(), &mut Stamps::new());
        let forward = factors(&sequence);
        let mut times: BTreeMap<u32, u32> = BTreeMap::new();
        for id in &sequence {
            *times.entry(*id).or_default() += 1;
        }
        sequence.reverse();
        sizes.factors = (forward, factors(&sequence));
        let mut spectrum = BTreeMap::new();
        for times in times.into_values() {
            *spectrum.entry(times).or_default() += 1;
        }
        for stem in postings.keys() {
            *all.df.entry(stem.clone()).or_default() += 1;
        }
        all.documents
            .push((sizes, postings, spectrum.into_iter().collect()));
    }
    all.forms = forms.into_iter().map(|((_, key), count)| (key, count)).collect();
    all.forms.sort();
    all
}

/// How many sentences hold a token; one that does not lie in any is in one.
fn sentences(text: &str, tokens: &[tokenize::Token<'_>], setup: &Setup) -> u32 {
    let mut starts = Vec::new();
    setup
        .segmenter
        .sentences(text, &mut |sentence| starts.push(sentence.start));
    let mut of_tokens: Vec<usize> = tokens
        .iter()
        .map(|token| starts.partition_point(|&start| start <= token.start))
        .collect();
    of_tokens.dedup();
    u32::try_from(of_tokens.len()).unwrap()
}

pub(super) fn counted(worker: &mut Worker, texts: &Texts, setup: &Setup, detail: Detail) -> All {
    let mut chunk = Chunk::default();
    for (text, language) in texts {
        worker.document(text, (*language, None), setup, detail, &mut chunk);
    }
    let vocabulary = worker.take();
    let stem = |term: u32| vocabulary.stems.get(term as usize).to_owned();
    let mut all = All::default();
    let ends = chunk.postings_ends.iter().zip(&chunk.spectra_ends);
    let (mut posting, mut frequency) = (0, 0);
    for (sizes, (&postings_end, &spectra_end)) in chunk.sizes.iter().zip(ends) {
        let postings = &chunk.postings[posting..postings_end as usize];
        assert!(postings.is_sorted_by(|a, b| a.0 < b.0));
        let spectrum = chunk.spectra[frequency..spectra_end as usize].to_vec();
        let postings = postings
            .iter()
            .map(|&(term, times)| (stem(term), times))
            .collect();
        all.documents.push((*sizes, postings, spectrum));
        (posting, frequency) = (postings_end as usize, spectra_end as usize);
    }
    all.df = (0..)
        .map(stem)
        .zip(vocabulary.df.iter().copied())
        .filter(|(_, df)| *df > 0)
        .collect();
    let form = |form: &Form| {
        let term = (form.term != u32::MAX).then(|| stem(form.term));
        (
            (vocabulary.text(form).to_owned(), term, form.stop, form.running),
            form.count,
        )
    };
    all.forms = vocabulary
        .forms
        .iter()
        .map(form)
        .filter(|(_, count)| *count > 0)
        .collect();
    all.forms.sort();
    all
}

/// Counts in every detail and compares with the plain way, with a new worker and with one that has seen the texts.
pub(super) fn check(texts: &Texts, setup: &Setup) {
    let mut wanted = plainly(texts, setup);
    if setup.unit != Unit::Term {
        wanted = pairs::tests::instead_of_terms(wanted, texts, setup);
    }
    for detail in [Detail::Full, Detail::Postings, Detail::Terms] {
        let mut worker = Worker::new(setup.slots());
        let mut found = counted(&mut worker, texts, setup, detail);
        for (found, wanted) in found.documents.iter_mut().zip(&wanted.documents) {
            if detail != Detail::Full {
                assert_eq!((found.0.sentences, found.0.factors), Default::default());
                let sizes = Sizes {
                    sentences: wanted.0.sentences,
                    factors: wanted.0.factors,
                    digest: if detail == Detail::Terms {
                        wanted.0.digest
                    } else {
                        found.0.digest
                    },
                    ..found.0
                };
                assert_eq!(sizes, wanted.0);
                assert!(found.2.is_empty());
                *found = (sizes, std::mem::take(&mut found.1), wanted.2.clone());
            }
            if detail == Detail::Terms {
                assert!(found.1.is_empty());
                found.1.clone_from(&wanted.1);
            }
        }
        assert_eq!(found, wanted, "{detail:?} {texts:?}");
        let mut chunk = Chunk::default();
        for _ in 0..2 {
            for (text, language) in texts {
                worker.document(text, (*language, None), setup, detail, &mut chunk);
            }
        }
        assert_eq!(chunk.sizes[..texts.len()], chunk.sizes[texts.len()..]);
        let half = chunk.postings.len() / 2;
        assert_eq!(chunk.postings[..half], chunk.postings[half..]);
        assert!(worker.take().df.iter().all(|df| df % 2 == 0));
    }
}

pub(super) fn setup(options: &Options) -> Setup {
    Setup::new(options, Segmenter::default(), None)
}

#[test]
fn every_detail_counts_what_the_plain_way_counts() {
    let english = "The harbour's boards met. \u{201c}Boards meet\u{201d}, she said: it is 3,000 or 3.5\u{a0}m! The BOARD met \
        at www.example.org/the/board in the U.S. and see:http://example.org/a. A x B_c __ _ 7 counterrevolutionaries \
        COUNTERREVOLUTIONARIES internationalization-wide";
    let turkish = "IŞIK ışık Isparta ISPARTA isparta INTERNATIONALLYKNOWN İzmir izmir I i ı";
    let texts = [
        (english.to_owned(), Some("en")),
        (turkish.to_owned(), Some("tr")),
        (turkish.to_owned(), Some("en")),
        (english.to_owned(), None),
        (String::new(), Some("fr")),
        (
            "L\u{2019}\u{e9}t\u{e9}, l'\u{c9}T\u{c9} d'un homme qu'il aimait.".to_owned(),
            Some("fr"),
        ),
        ("Дома дом, домами! \u{ab}Дом\u{bb} ёж".to_owned(), Some("ru")),
        ("α\u{345} ᾳ ᾼ \u{212a} K k 漢字 か".to_owned(), Some("el")),
        (" \u{345} \n\u{345} a \u{345}b".to_owned(), Some("en")),
    ];
    for keep in [false, true] {
        let options = Options {
            keep_numbers: keep,
            keep_letters: keep,
            keep_urls: keep,
            ..Options::default()
        };
        check(&texts, &setup(&options));
    }
    check(
        &texts,
        &setup(&Options {
            stem: false,
            stop_words: false,
            ..Options::default()
        }),
    );
}

#[test]
fn a_large_vocabulary_is_kept_apart() {
    let mut text = String::new();
    for number in 0..9000_u64 {
        let word = format!(
            "w{:x} {:x}q\u{e9} ",
            number.wrapping_mul(0x9E37_79B9_7F4A_7C15),
            number * 7919
        );
        text.push_str(&word);
        if number % 3 == 0 {
            text.push_str(&word.to_uppercase());
        }
    }
    check(
        &[(text.clone(), Some("de")), (text, None)],
        &setup(&Options::default()),
    );
}

#[test]
fn memory_is_told_and_given_back() {
    let setup = setup(&Options::default());
    let mut worker = Worker::new(setup.slots());
    let empty = worker.bytes();
    let words: Vec<String> = (0..5000)
        .map(|number| format!("word{number} mot\u{e9}{number} "))
        .collect();
    let text = words.concat();
    worker.document(
        &text,
        (Some("en"), None),
        &setup,
        Detail::Full,
        &mut Chunk::default(),
    );
    assert!(worker.bytes() > empty + text.len());
    assert_eq!(worker.take().forms.len(), 10_000);
    assert_eq!(worker.bytes(), empty);
}

#[test]
fn the_vocabulary_is_numbered_by_first_sight() {
    let setup = setup(&Options::default());
    let mut lexicon = Lexicon::new(setup.slots());
    let mut found = Vec::new();
    lexicon.tokens(
        "Boats, the boat: \u{201c}Quays\u{201d}",
        Some("en"),
        &setup,
        &mut |seen, start| {
            found.push((seen.term, start));
        },
    );
    assert_eq!(found, [(0, 0), (u32::MAX, 7), (0, 11), (1, 20)]);
    assert_eq!(
        (lexicon.terms(), lexicon.stem(0), lexicon.stem(1), lexicon.stem(2)),
        (2, "boat", "quay", "")
    );
}

pub(super) fn piece() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "The",
        "THE",
        "Harbour",
        "harbours",
        "I",
        "i",
        "İ",
        "ı",
        "IRAK",
        "été",
        "Été",
        "e\u{301}te\u{301}",
        "дом",
        "Дома",
        "ΟΔΟΣ",
        "straße",
        "STRASSE",
        "don't",
        "don’t",
        "l'homme",
        "d’un",
        "漢字",
        "ไทย",
        "क\u{93e}म",
        "می\u{200c}خواهم",
        "3.5",
        "1,000",
        "20th",
        "x_y",
        "_",
        "U.S.",
        "a.b/c",
        "www.a.org",
        "ann@a.org",
        "http://a.org/été",
        "(",
        "\u{201c}",
        "\u{201d}",
        "…",
        "-",
        "/",
        "'",
        ".",
        ",",
        ":",
        "antidisestablishmentarianism",
        "ANTIDISESTABLISHMENTARIANISM",
        "sixteencharacter",
        "seventeencharact1",
        "donaudampfschifffahrtsgesellschaft",
        "α\u{345}",
        "ᾳ",
        "\u{212a}",
        "K",
        "k",
        "\u{345}",
        "\u{ad}",
        "\0",
        "\u{1}",
    ]);
    let gap = prop::sample::select(vec![
        "", " ", " ", " ", "  ", "\n", "\t", ". ", "\u{a0}", "\u{2003}",
    ]);
    prop_oneof![9 => (word, gap).prop_map(|(word, gap)| format!("{word}{gap}")), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]
    #[test]
    fn counts_are_those_of_the_plain_way(
        texts in prop::collection::vec(
            (
                prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat()),
                prop::option::of(prop::sample::select(codes())),
            ),
            1..5
        ),
        keep in any::<[bool; 3]>(),
        stem in any::<bool>(),
    ) {
        let [keep_numbers, keep_letters, keep_urls] = keep;
        check(&texts, &setup(&Options { stem, keep_numbers, keep_letters, keep_urls, ..Options::default() }));
    }
}

/// FNV-1a of `foobar` is in the draft of the hash (Fowler, Noll, Vo and Eastlake, appendix C).
#[test]
fn copies_have_one_digest_and_others_have_others() {
    assert_eq!(digest("foobar"), 0x8594_4171_f739_67e8);
    assert_eq!(digest("The quay\n is  full.\n"), digest("The quay is full."));
    assert_ne!(digest("The quay took 3 ships."), digest("The quay took 4 ships."));
    assert_ne!(digest("ab"), digest("ba"));
}
