//! What the tagger promises: the same names however a text is set, whatever was read before, and scores that do not sink.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::model::Model;
use super::{MODEL, Tagger};
use crate::entity::{Kind, Span};

/// The names of a text that is one sentence a line.
fn spans(tagger: &mut Tagger, text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        sentences.push((start, start + line.len()));
        start += line.len();
    }
    let mut names = Vec::new();
    tagger.names(text, &sentences, &mut names);
    names
}

/// The names without white space and with plain signs, and their kinds.
fn names(text: &str) -> Vec<(String, Kind)> {
    let found = spans(&mut Tagger::new(), text);
    let plain = |span: &Span| {
        let name = span.text(text).replace(char::is_whitespace, "");
        (name.replace('\u{2019}', "'").replace('\u{2013}', "-"), span.kind)
    };
    found.iter().map(plain).collect()
}

const STORY: &str = "President Ilham Petrov met Angela Weber in Berlin on Tuesday.\n\
    Petrov\u{2019}s visit to Germany was his first, the European Union said.\n\
    \u{201c}We agreed,\u{201d} Ms. Weber told Reuters.\n\
    Iranian and French officials were also in the city, said Mr. Petrov.\n";

#[test]
fn the_model_is_valid() {
    assert!(Model::new(MODEL).is_ok());
    assert!(MODEL.len() <= 2_000_000);
}

#[test]
fn a_story_has_its_names() {
    let found = names(STORY);
    for wanted in [
        ("IlhamPetrov", Kind::Person),
        ("AngelaWeber", Kind::Person),
        ("Berlin", Kind::Place),
        ("Petrov", Kind::Person),
        ("Germany", Kind::Place),
        ("EuropeanUnion", Kind::Organization),
        ("Weber", Kind::Person),
        ("Reuters", Kind::Organization),
        ("Iranian", Kind::Nationality),
        ("French", Kind::Nationality),
    ] {
        assert!(
            found.contains(&(wanted.0.to_owned(), wanted.1)),
            "{wanted:?} in {found:?}"
        );
    }
    assert_eq!(found.len(), 11, "{found:?}");
}

#[test]
fn signs_line_ends_and_tokenisation_change_nothing() {
    let wanted = names(STORY);
    let plain = STORY
        .replace(['\u{201c}', '\u{201d}'], "\"")
        .replace('\u{2019}', "'");
    assert_eq!(names(&plain), wanted);
    assert_eq!(names(&STORY.replace('\n', "\r\n")), wanted);
    assert_eq!(names(&STORY.replace(' ', "\u{a0}")), wanted);
    let mut tokenised = plain
        .replace("'s", " 's")
        .replace(',', " ,")
        .replace(".\n", " .\n");
    for quote in ["\"We", ",\""] {
        tokenised = tokenised.replace(quote, &quote.replace('"', " \" "));
    }
    assert_eq!(names(&tokenised), wanted);
}

#[test]
fn joined_countries_are_two_and_titles_are_none() {
    let found = names("The China-India border was quiet, Dr. Weber said.\n");
    let of = |name: &str, kind| (name.to_owned(), kind);
    assert!(found.contains(&of("China", Kind::Place)) && found.contains(&of("India", Kind::Place)));
    assert!(found.contains(&of("Weber", Kind::Person)));
}

#[test]
fn what_was_read_before_changes_nothing() {
    let others = [
        "",
        "no capitals at all",
        "Weber is a town.\nWEBER HALL BURNS\n",
        STORY,
    ];
    let wanted = spans(&mut Tagger::new(), STORY);
    let mut tagger = Tagger::new();
    for other in others.iter().chain(others.iter().rev()) {
        spans(&mut tagger, other);
        assert_eq!(spans(&mut tagger, STORY), wanted);
    }
    assert!(tagger.bytes() > 0);
}

#[test]
fn many_new_words_are_forgotten_again() {
    let mut tagger = Tagger::new();
    let wanted = spans(&mut tagger, STORY);
    let before = tagger.bytes();
    for article in 0..4 {
        let words: Vec<String> = (0..40_000).map(|word| format!("Q{article}x{word}")).collect();
        spans(&mut tagger, &words.join(" , "));
    }
    assert_eq!(spans(&mut tagger, STORY), wanted);
    assert!(tagger.bytes() < before + (1 << 26));
}

#[test]
fn long_and_odd_articles_are_read() {
    for text in [
        "Dr. ".repeat(20_000),
        "A.".repeat(20_000),
        "A . ".repeat(20_000),
        "Al-".repeat(20_000),
        "'".repeat(9_000),
    ] {
        let mut last = 0;
        for span in spans(&mut Tagger::new(), &text) {
            assert!(span.start >= last && span.start < span.end);
            last = span.end;
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_names_in_order_on_borders_of_characters(
        text in "\\PC{0,80}|([A-Z][a-z]{0,6}[ .'\u{2019}&:/\n-]{1,2}){0,30}|[A-Z .\u{e9}\u{130}-]{0,60}"
    ) {
        let mut last = 0;
        for span in spans(&mut Tagger::new(), &text) {
            let (start, end) = (span.start as usize, span.end as usize);
            prop_assert!(start >= last && start < end && text.get(start..end).is_some());
            last = end;
        }
    }
}

/// F1 over persons, organizations and places on a tagged set, in percent; None where there is no folder of data.
fn f1(set: &str) -> Option<f64> {
    let shared = std::env::var_os("GLEANER_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    if !shared.exists() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "there is no shared folder"
        );
        println!("skipped: there is no shared folder");
        return None;
    }
    let file = fs::read_to_string(shared.join("ner/dev").join(set)).unwrap();
    let mut tagger = Tagger::new();
    let (mut right, mut all) = (0, 0);
    for line in file.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let (mut text, mut sentences, mut gold) = (String::new(), Vec::new(), BTreeSet::new());
        // Bytes of the first and last token that touch a name, whatever the tagger takes for a token.
        let mut tokens: Vec<(usize, usize)> = Vec::new();
        for sentence in document["sentences"].as_array().unwrap() {
            let start = text.len();
            let mut name: Option<(usize, usize, String)> = None;
            let tags = sentence["tags"].as_array().unwrap();
            for (token, tag) in sentence["tokens"].as_array().unwrap().iter().zip(tags) {
                let (token, tag) = (token.as_str().unwrap(), tag.as_str().unwrap());
                let place = (text.len(), text.len() + token.len());
                tokens.push(place);
                text.push_str(token);
                text.push(' ');
                let (part, kind) = tag.split_once('-').unwrap_or((tag, ""));
                match &mut name {
                    Some(name) if part == "I" && name.2 == kind => name.1 = place.1,
                    _ => {
                        gold.extend(name.take());
                        name = (!kind.is_empty()).then(|| (place.0, place.1, kind.to_owned()));
                    }
                }
            }
            gold.extend(name);
            sentences.push((start, text.len()));
        }
        gold.retain(|name| name.2 != "MISC");
        let mut spans = Vec::new();
        tagger.names(&text, &sentences, &mut spans);
        let found: BTreeSet<(usize, usize, String)> = spans
            .iter()
            .filter_map(|span| {
                let kind = match span.kind {
                    Kind::Person => "PER",
                    Kind::Organization => "ORG",
                    Kind::Place => "LOC",
                    _ => return None,
                };
                let first = tokens.partition_point(|token| token.1 <= span.start as usize);
                let last = tokens.partition_point(|token| token.0 < span.end as usize) - 1;
                Some((tokens[first].0, tokens[last].1, kind.to_owned()))
            })
            .collect();
        right += 2 * found.intersection(&gold).count();
        all += found.len() + gold.len();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
    Some(100.0 * right as f64 / all as f64)
}

#[test]
fn scores_do_not_sink() {
    for (set, floor) in [
        ("uner_pud.jsonl", 74.0),
        ("uner_ewt_test.jsonl", 70.0),
        ("crossner_politics_test.jsonl", 81.5),
        ("ww_dev.jsonl", 78.7),
    ] {
        let Some(score) = f1(set) else { return };
        println!("{set}: {score:.2}");
        assert!(score >= floor, "{set}: {score:.2}");
    }
}
