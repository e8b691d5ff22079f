//! Linking measured on articles linked by hand, with gold mentions; skipped where they are not at hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

/// How well clusters agree: B-cubed F1 in percent (Bagga and Baldwin 1998), and how many of the entities with three mentions or
/// more were counted exactly, of how many.
#[derive(Default)]
struct Score {
    precision: f64,
    recall: f64,
    mentions: f64,
    exact: u32,
    frequent: u32,
}

impl Score {
    /// Adds one article: for each mention its right and its found entity.
    fn add(&mut self, mentions: &[(u64, u32)]) {
        let mut right: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        let mut found: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, &(gold, label)) in mentions.iter().enumerate() {
            right.entry(gold).or_default().push(at);
            found.entry(label).or_default().push(at);
        }
        let size = |count: usize| f64::from(u32::try_from(count).unwrap());
        for (gold, label) in mentions {
            let shared = size(right[gold].iter().filter(|at| found[label].contains(at)).count());
            self.precision += shared / size(found[label].len());
            self.recall += shared / size(right[gold].len());
            self.mentions += 1.0;
        }
        for group in right.values().filter(|group| group.len() >= 3) {
            let mut holders: BTreeMap<u32, usize> = BTreeMap::new();
            for &at in group {
                *holders.entry(mentions[at].1).or_default() += 1;
            }
            let best = holders
                .iter()
                .min_by_key(|&(label, &count)| (usize::MAX - count, found[label].len(), *label));
            self.frequent += 1;
            self.exact += u32::from(found[best.unwrap().0].len() == group.len());
        }
    }

    fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision / self.mentions, self.recall / self.mentions);
        200.0 * precision * recall / (precision + recall)
    }
}

#[test]
fn the_score_of_a_small_case_is_known() {
    let mut score = Score::default();
    // Three mentions of one entity, of which one is taken for another entity of one mention.
    score.add(&[(1, 7), (1, 7), (1, 8), (2, 8)]);
    // Precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4.
    assert!((score.f1() - 200.0 * 0.75 * (8.0 / 12.0) / (0.75 + 8.0 / 12.0)).abs() < 1e-9);
    assert_eq!((score.exact, score.frequent), (0, 1));
}

#[test]
fn linking_by_hand_is_matched() {
    let shared = std::env::var_os("GLEANER_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = shared.join("ner/coref/gum_linking.jsonl");
    let Ok(gold) = std::fs::read_to_string(&path) else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "the articles linked by hand are missing"
        );
        println!("skipped: there are no articles linked by hand");
        return;
    };
    let mut score = Score::default();
    let mut linker = Linker::new();
    for line in gold.lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let mut text = String::new();
        let mut places = Vec::new();
        for sentence in article["sentences"].as_array().unwrap() {
            let mut tokens = Vec::new();
            for token in sentence["tokens"].as_array().unwrap() {
                let start = u32::try_from(text.len()).unwrap();
                text.push_str(token.as_str().unwrap());
                tokens.push((start, u32::try_from(text.len()).unwrap()));
                text.push(' ');
            }
            places.push(tokens);
        }
        let mentions = article["mentions"].as_array().unwrap();
        let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let spans: Vec<Span> = mentions
            .iter()
            .map(|mention| {
                let sentence = number(&mention["sentence"]);
                let (start, end) = (number(&mention["start"]), number(&mention["end"]));
                let kind = match mention["type"].as_str().unwrap() {
                    "PER" => Kind::Person,
                    "ORG" => Kind::Organization,
                    _ => Kind::Place,
                };
                Span {
                    start: places[sentence][start].0,
                    end: places[sentence][end - 1].1,
                    sentence: u32::try_from(sentence).unwrap(),
                    kind,
                }
            })
            .collect();
        linker.within(&text, &spans, &Aliases::default());
        let found = linker.links().iter().map(|link| link.entity);
        let right = mentions
            .iter()
            .map(|mention| mention["cluster"].as_u64().unwrap());
        score.add(&right.zip(found).collect::<Vec<_>>());
    }
    println!(
        "B-cubed {:.2}, exact {} of {}",
        score.f1(),
        score.exact,
        score.frequent
    );
    assert!(score.f1() >= 97.0, "B-cubed {:.2}", score.f1());
    assert!(
        score.exact >= 52,
        "exact counts {} of {}",
        score.exact,
        score.frequent
    );
}
