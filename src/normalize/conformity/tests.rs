//! Measures the table of conformity over the word lists of the shared folder.

use super::*;
use crate::normalize::Stemmer;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Pairs of the whole lists, of which the agreeing ones are only sampled.
const PAIRS: [(Language, u32); 18] = [
    (Language::Arabic, 12_179),
    (Language::Danish, 23_832),
    (Language::Dutch, 45_670),
    (Language::English, 42_649),
    (Language::Finnish, 49_957),
    (Language::French, 21_655),
    (Language::German, 35_033),
    (Language::Greek, 90_727),
    (Language::Hungarian, 29_881),
    (Language::Italian, 35_495),
    (Language::Norwegian, 20_895),
    (Language::Portuguese, 32_016),
    (Language::Romanian, 87_642),
    (Language::Russian, 49_785),
    (Language::Spanish, 28_378),
    (Language::Swedish, 30_738),
    (Language::Tamil, 13_700),
    (Language::Turkish, 96_325),
];

/// The folder of word lists; `None`, with a line that says so, where the shared folder is absent.
fn lists() -> Option<PathBuf> {
    let shared = std::env::var_os("GLEANER_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let lists = shared.join("oracles/snowball");
    if lists.is_dir() {
        return Some(lists);
    }
    assert!(
        std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "{} is absent",
        lists.display()
    );
    eprintln!("skipped: {} is absent", lists.display());
    None
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    let mut out = String::new();
    stemmer.stem(word, &mut out);
    assert!(!out.is_empty(), "{word:?} has no stem");
    out
}

/// Word and Snowball's stem of every row of a list; none if there is no such list. Where Snowball leaves
/// nothing of a word, the word is its own stem.
fn rows(list: &std::path::Path) -> Vec<(String, String)> {
    let Ok(text) = std::fs::read_to_string(list) else {
        return Vec::new();
    };
    text.lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (word, stem) = (fields.next()?, fields.next()?);
            Some((
                word.to_owned(),
                if stem.is_empty() { word } else { stem }.to_owned(),
            ))
        })
        .collect()
}

#[test]
fn stems_are_those_of_snowball_as_far_as_the_table_says() {
    let Some(lists) = lists() else { return };
    let mut measured = BTreeMap::new();
    for (language, pairs) in PAIRS {
        let stemmer = Stemmer::new(language);
        let name = language.name().to_lowercase();
        let agreeing = rows(&lists.join(format!("{name}.tsv")));
        assert!(agreeing.len() >= 3_000, "{name}: {} rows", agreeing.len());
        let broken: Vec<_> = agreeing
            .iter()
            .filter(|(word, expected)| stem(&stemmer, word) != *expected)
            .collect();
        assert!(broken.is_empty(), "{name}: the corrections break {broken:?}");
        let known = rows(&lists.join(format!("known_differences_{name}.tsv")));
        let left: Vec<_> = known
            .iter()
            .filter(|(word, expected)| stem(&stemmer, word) != *expected)
            .collect();
        let reproduced = pairs - u32::try_from(left.len()).unwrap();
        println!(
            "{name:<12} {pairs:>7} {reproduced:>7} {:>8.3} %",
            100.0 * f64::from(reproduced) / f64::from(pairs)
        );
        if std::env::var_os("GLEANER_SHOW").is_some() {
            for (word, expected) in left.iter().take(40) {
                println!("    {word} {expected} {}", stem(&stemmer, word));
            }
        }
        measured.insert(language, (pairs, reproduced));
    }
    let stated: BTreeMap<_, _> = conformity()
        .iter()
        .map(|row| (row.language, (row.pairs, row.reproduced)))
        .collect();
    assert_eq!(stated, measured);
    assert_eq!(measured[&Language::English], (42_649, 42_649));
}

#[test]
fn there_is_one_row_for_each_language_and_a_remark_where_it_falls_short() {
    let languages: Vec<_> = conformity().iter().map(|row| row.language).collect();
    assert_eq!(languages, Language::ALL);
    for row in conformity() {
        assert_eq!(
            row.share() < 100.0,
            !row.remark.is_empty(),
            "{}",
            row.language.name()
        );
    }
}
