//! Collocations against tables worked out by hand, against published ones, and on input that no counting makes.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn asked(sort: Sort) -> Options {
    Options {
        min_count: 1,
        min_df: 1,
        sort,
    }
}

fn counted((words, cf, df): (&str, u64, u32)) -> Counted<'_> {
    Counted { words, cf, df }
}

/// The collocations by their words.
fn found<'t>(phrases: &[(&'t str, u64, u32)], options: &Options) -> Vec<(&'t str, Collocation)> {
    let mut sorted = phrases.to_vec();
    sorted.sort_unstable();
    let all = collocations(sorted.iter().copied().map(counted), options);
    all.into_iter()
        .map(|found| (sorted[found.index].0, found))
        .collect()
}

fn words<'t>(phrases: &[(&'t str, u64, u32)], options: &Options) -> Vec<&'t str> {
    found(phrases, options)
        .into_iter()
        .map(|(words, _)| words)
        .collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// O11 = 10, R1 = 12, C1 = 13, N = 100.
#[test]
fn a_pair_has_the_scores_of_its_table() {
    let phrases = [
        ("bay of fog", 10, 4),
        ("bay b", 2, 1),
        ("a fog", 3, 2),
        ("a b", 85, 9),
    ];
    let all = found(&phrases, &asked(Sort::LogDice));
    let (words, bay) = all.iter().find(|(words, _)| *words == "bay of fog").unwrap();
    assert_eq!((*words, bay.words, bay.cf, bay.df), ("bay of fog", 3, 10, 4));
    assert!(near(bay.log_dice, 13.678_071_905_112_638));
    assert!(near(bay.npmi, 0.806_875_401_645_538_4));
    // 2 (10 ln(10/1.56) + 2 ln(2/10.44) + 3 ln(3/11.44) + 85 ln(85/76.56))
    assert!(near(bay.g2, 40.294_980_232_127_56), "{}", bay.g2);
    assert!(all.iter().all(|(words, _)| ["bay of fog", "a b"].contains(words)));
}

/// A file of worked examples; none where they are absent.
fn shared(file: &str) -> Option<String> {
    let root = std::env::var_os("GLEANER_SHARED").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        std::path::PathBuf::from,
    );
    let text = std::fs::read_to_string(root.join(file)).ok();
    if text.is_none() {
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "the shared folder is absent: set GLEANER_SHARED"
        );
        println!("skipped: the shared folder is absent");
    }
    text
}

/// The table of "x y" among four pairs that have these cells.
fn made_of(o11: u64, o12: u64, o21: u64, o22: u64) -> Pair {
    let phrases = [("a b", o22, 1), ("a y", o21, 1), ("x b", o12, 1), ("x y", o11, 1)];
    let table = Table::read(phrases.map(counted), 0);
    let phrase = table.phrases.last().unwrap();
    let [pair, again] = table.splits(phrase, table.shorter(phrase));
    assert_eq!(pair, again);
    pair.unwrap()
}

/// The pairs of Dunning (1993), with the G² printed there.
#[test]
fn published_pairs_keep_their_scores() {
    let Some(pairs) = shared("oracles/dunning1993.tsv") else {
        return;
    };
    let mut checked = 0;
    for row in pairs.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let count = |at: usize| cells[at].parse::<u64>().unwrap();
        let g2 = made_of(count(1), count(2), count(3), count(4)).g2();
        assert!(
            (g2 - cells[0].parse::<f64>().unwrap()).abs() < 0.011,
            "{row}: {g2}"
        );
        checked += 1;
    }
    assert!(checked > 50);
    let text = shared("oracles/association.json").unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    for item in whole["items"].as_array().unwrap() {
        let count = |name: &str| item["inputs"][name].as_u64().unwrap();
        let score = match item["measure"].as_str().unwrap() {
            "npmi" => made_of(count("o11"), count("o12"), count("o21"), count("o22")).npmi(),
            "log_dice" => {
                let [both, first, second] = ["f_xy", "f_x", "f_y"].map(count);
                made_of(both, first - both, second - both, 1).log_dice()
            }
            _ => continue,
        };
        let wanted = [&item["expected"], &item["tolerance"]].map(|value| value.as_f64().unwrap());
        assert!((score.unwrap() - wanted[0]).abs() <= wanted[1], "{item}");
    }
}

/// "gulf ice" occurs 40 times, 30 of them before "patrol", which ends 31 pairs; N = 1000 + 30.
#[test]
fn a_longer_phrase_has_the_weaker_score_of_its_two_splits() {
    let phrases = [
        ("a b", 929, 9),
        ("a patrol", 1, 1),
        ("gulf ice", 60, 9),
        ("gulf ice patrol", 30, 9),
        ("gulf b", 10, 9),
        ("ice patrol", 30, 9),
    ];
    let all = found(&phrases, &asked(Sort::Npmi));
    let (_, gulf) = all.iter().find(|(words, _)| *words == "gulf ice patrol").unwrap();
    let total = 929 + 1 + 60 + 10 + 30;
    let splits = [
        Pair::new(30, 60, 31, total).unwrap(),
        Pair::new(30, 70, 30, total).unwrap(),
    ];
    let least = |score: &dyn Fn(&Pair) -> f64| splits.iter().map(score).fold(f64::INFINITY, f64::min);
    assert_eq!(gulf.words, 3);
    assert!(near(gulf.log_dice, least(&|pair| pair.log_dice().unwrap())));
    assert!(near(gulf.npmi, least(&|pair| pair.npmi().unwrap())));
    assert!(near(gulf.g2, least(&Pair::g2)));
    // It has half of the one, and all of the other.
    let words: Vec<&str> = all.iter().map(|(words, _)| *words).collect();
    assert!(words.contains(&"gulf ice") && !words.contains(&"ice patrol"));
}

#[test]
fn what_stands_in_a_longer_phrase_three_times_in_four_is_part_of_it() {
    let with = |longer| {
        let phrases = [
            ("a b", 5000, 9),
            ("gulf ice", 40, 9),
            ("gulf ice of the north", longer, 9),
            ("ice of the north", 40, 9),
        ];
        words(&phrases, &asked(Sort::Count))
    };
    assert_eq!(with(30), ["a b", "gulf ice of the north"]);
    assert_eq!(
        with(29),
        ["a b", "gulf ice", "ice of the north", "gulf ice of the north"]
    );
}

#[test]
fn what_chance_or_a_common_word_adds_is_left_out() {
    // As often as chance has it, and a little more often.
    let chance = [("a b", 25, 9), ("a d", 25, 9), ("c b", 25, 9), ("c d", 25, 9)];
    assert!(words(&chance, &asked(Sort::G2)).is_empty());
    let little = [("a b", 28, 9), ("a d", 22, 9), ("c b", 22, 9), ("c d", 28, 9)];
    assert!(words(&little, &asked(Sort::G2)).is_empty());
    // A word that stands behind everything.
    let common = [
        ("a b", 3000, 9),
        ("c said", 3000, 9),
        ("gulf ice", 100, 9),
        ("gulf ice said", 20, 9),
        ("ice said", 20, 9),
    ];
    assert!(words(&common, &asked(Sort::G2)).contains(&"gulf ice"));
    assert!(!words(&common, &asked(Sort::G2)).contains(&"gulf ice said"));
}

#[test]
fn counts_and_articles_that_are_asked_for() {
    let phrases = [("a b", 60, 5), ("c d", 4, 4), ("e f", 30, 1), ("g h", 3, 3)];
    let ask = |min_count, min_df| {
        let options = Options {
            min_count,
            min_df,
            sort: Sort::Count,
        };
        words(&phrases, &options)
    };
    assert_eq!(ask(2, 2), ["a b", "c d", "g h"]);
    assert_eq!(ask(4, 1), ["a b", "e f", "c d"]);
    assert_eq!(ask(31, 0), ["a b"]);
    let usual = |articles| {
        let options = Options::for_articles(articles);
        (options.min_count, options.min_df)
    };
    assert_eq!([0, 1, 2, 99].map(usual), [(2, 1), (2, 1), (2, 2), (2, 2)]);
    assert_eq!(
        [100, 999, 1_000, u32::MAX].map(usual),
        [(3, 2), (3, 2), (5, 2), (5, 2)]
    );
}

#[test]
fn every_order_ends_in_the_bytes_of_the_phrase() {
    let phrases = [
        ("a b", 9, 2),
        ("c d", 9, 2),
        ("e f", 50, 2),
        ("g h", 20, 2),
        ("g i", 20, 2),
    ];
    assert_eq!(
        words(&phrases, &asked(Sort::Count)),
        ["e f", "g h", "g i", "a b", "c d"]
    );
    assert_eq!(
        words(&phrases, &asked(Sort::LogDice)),
        ["a b", "c d", "e f", "g h", "g i"]
    );
    assert_eq!(words(&phrases, &asked(Sort::Npmi))[..2], ["a b", "c d"]);
    assert_eq!(words(&phrases, &asked(Sort::G2))[0], "e f");
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(collocations([], &Options::for_articles(0)).is_empty());
    let odd = [
        ("", 9, 9),
        ("a", 9, 9),
        (" ", 9, 9),
        ("a b", 0, 0),
        ("b  c", u64::MAX, u32::MAX),
    ];
    let found = collocations(odd.map(counted), &asked(Sort::G2));
    assert!(found.iter().all(|found| found.cf > 0));
    // The only pair there is cannot be told from chance.
    assert!(words(&[("a b", 10, 5)], &asked(Sort::G2)).is_empty());
}

proptest! {
    #[test]
    fn no_list_of_phrases_is_too_strange(
        phrases in prop::collection::vec(
            (
                prop::collection::vec("[ab\u{e9} -]{0,3}", 0..6).prop_map(|words| words.join(" ")),
                prop_oneof![0..50_u64, any::<u64>()],
                any::<u32>(),
            ),
            0..60
        ),
        min_count in 0..9_u64,
        at in 0..4_usize,
    ) {
        let sort = [Sort::G2, Sort::LogDice, Sort::Npmi, Sort::Count][at];
        let options = Options { min_count, min_df: 0, sort };
        let list = || phrases.iter().map(|(words, cf, df)| counted((words, *cf, *df)));
        let all = collocations(list(), &options);
        prop_assert_eq!(&all, &collocations(list(), &options));
        for found in &all {
            prop_assert!(found.g2 >= SIGNIFICANT && found.npmi > 0.0 && found.log_dice <= 14.0 && found.words >= 2);
            prop_assert_eq!((found.cf, found.df), (phrases[found.index].1, phrases[found.index].2));
        }
        prop_assert!(all.is_sorted_by(|a, b| sort.compare(a, b).is_le()));
    }
}
