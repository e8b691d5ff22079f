//! Promise: chance moves nothing, and what really moved is found.
//!
//! The articles of Reuters are split in two at random, again and again: whatever is told of the two halves then is a false
//! alarm. A term that is then made three times as frequent in one half has to be found.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::articles::Dice;
use common::{csv, gleaner, shared};
use gleaner::check::drift::{Article, Gatherer, Keep, Named, Options, Snapshot, Subject, drift};

/// The articles of a report by what is counted of them, from its tables.
struct Corpus {
    terms: Vec<(String, String)>,
    entities: Vec<(String, String)>,
    articles: Vec<Counted>,
}

#[derive(Clone, Default)]
struct Counted {
    story: Option<u32>,
    words: u32,
    terms: Vec<(u32, u32)>,
    entities: Vec<(u32, u32)>,
}

/// What is done to an article, by its number.
type Change<'c> = dyn Fn(usize, &mut Counted) + 'c;

impl Corpus {
    fn read(tables: &Path) -> Self {
        let table = |name: &str| csv(&tables.join(name));
        let number =
            |row: &std::collections::BTreeMap<String, String>, name: &str| row[name].parse::<u32>().unwrap();
        let mut articles: Vec<Counted> = table("documents.csv")
            .iter()
            .map(|row| Counted {
                story: row["story"].parse().ok(),
                words: number(row, "tokens"),
                ..Counted::default()
            })
            .collect();
        for row in table("counts.csv") {
            let article = &mut articles[number(&row, "doc") as usize];
            article.terms.push((number(&row, "term"), number(&row, "tf")));
        }
        let kinds = ["person", "organization", "place", "nationality"];
        let entities: Vec<(String, String)> = table("entities.csv")
            .into_iter()
            .map(|row| (row["kind"].clone(), row["name"].clone()))
            .collect();
        for row in table("mentions.csv") {
            let entity = number(&row, "entity");
            if kinds.contains(&entities[entity as usize].0.as_str()) {
                articles[number(&row, "doc") as usize]
                    .entities
                    .push((entity, number(&row, "n")));
            }
        }
        let terms = table("terms.csv")
            .into_iter()
            .map(|row| (row["stem"].clone(), row["form"].clone()))
            .collect();
        Self {
            terms,
            entities,
            articles,
        }
    }

    /// What is kept of some articles, by number, changed by `change`.
    fn snapshot(&self, articles: &[usize], keep: Keep, change: &Change<'_>) -> Snapshot {
        let mut gatherer = Gatherer::new(&[], &[]);
        for &number in articles {
            let mut own = self.articles[number].clone();
            change(number, &mut own);
            gatherer.article(Article {
                story: own.story,
                groups: &[],
                words: own.words,
                terms: &own.terms,
                entities: &own.entities,
            });
        }
        let (terms, entities) = (texts(&self.terms), texts(&self.entities));
        gatherer.finish(
            Named {
                generator: "gleaner",
                counting: &[],
                figures: &[],
                terms: &terms,
                entities: &entities,
                topics: &[],
                groups: &[],
            },
            keep,
        )
    }

    /// Two halves at random.
    fn halves(&self, seed: u64) -> (Vec<usize>, Vec<usize>) {
        let mut dice = Dice(seed);
        let mut numbers: Vec<usize> = (0..self.articles.len()).collect();
        for at in (1..numbers.len()).rev() {
            numbers.swap(at, dice.roll(at + 1));
        }
        let second = numbers.split_off(numbers.len() / 2);
        (numbers, second)
    }
}

fn texts(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(one, other)| (one.as_str(), other.as_str()))
        .collect()
}

fn reuters() -> Option<Corpus> {
    let input = shared("corpora/reuters/modapte_train.jsonl")?;
    let scratch = tempfile::tempdir().unwrap();
    gleaner()
        .args(["report", "--quiet", "--no-config", "--topics", "none", "-o"])
        .arg(scratch.path().join("report"))
        .arg(input)
        .assert()
        .success();
    Some(Corpus::read(&scratch.path().join("report/tables")))
}

#[test]
fn chance_moves_nothing_and_what_is_tripled_is_found() {
    let Some(corpus) = reuters() else { return };
    let options = Options::default();
    let as_it_is: &Change<'_> = &|_, _| {};

    let mut alarms = 0;
    for seed in 0..50 {
        let (one, other) = corpus.halves(seed);
        let before = corpus.snapshot(&one, Keep::MOST_FREQUENT, as_it_is);
        // As it is read from a file, since that is what a run is held against.
        let before = Snapshot::parse(before.to_json().as_bytes(), "baseline.json").unwrap();
        let now = corpus.snapshot(&other, Keep::ALL, as_it_is);
        alarms += usize::from(!drift(&before, &now, &options).unwrap().moved.is_empty());
    }
    assert!(
        alarms * 20 <= 50,
        "{alarms} of 50 pairs of halves raise an alarm, and 2 may"
    );

    // Terms of 100 articles and more in a half, three times as often: by more of it in articles that have it, and by
    // occurrences in any article.
    let (one, other) = corpus.halves(77);
    let before = corpus.snapshot(&one, Keep::MOST_FREQUENT, as_it_is);
    let mut in_half = vec![(0_u32, 0_u32); corpus.terms.len()];
    for &(term, tf) in other.iter().flat_map(|&number| &corpus.articles[number].terms) {
        let (df, cf) = &mut in_half[term as usize];
        (*df, *cf) = (*df + 1, *cf + tf);
    }
    let frequent: Vec<u32> = (0..)
        .zip(&in_half)
        .filter(|(_, (df, _))| (100..1000).contains(df))
        .map(|(term, _)| term)
        .collect();
    assert!(frequent.len() > 300, "{}", frequent.len());
    let mut dice = Dice(5);
    let (mut found, mut tried) = ([0, 0], 0);
    for _ in 0..60 {
        let term = frequent[dice.roll(frequent.len())];
        tried += 1;
        let tripled = |_: usize, own: &mut Counted| {
            let planted = own.terms.iter_mut().find(|(other, _)| *other == term);
            if let Some((_, tf)) = planted {
                own.words += *tf * 2;
                *tf *= 3;
            }
        };
        let mut added = vec![0; corpus.articles.len()];
        for _ in 0..in_half[term as usize].1 * 2 {
            added[other[dice.roll(other.len())]] += 1;
        }
        let scattered = |number: usize, own: &mut Counted| {
            let more: u32 = added[number];
            own.words += more;
            match own.terms.iter_mut().find(|(other, _)| *other == term) {
                Some((_, tf)) => *tf += more,
                None if more > 0 => own.terms.push((term, more)),
                None => {}
            }
        };
        let ways: [&Change<'_>; 2] = [&tripled, &scattered];
        for (found, way) in found.iter_mut().zip(ways) {
            let now = corpus.snapshot(&other, Keep::ALL, way);
            let moved = drift(&before, &now, &options).unwrap().moved;
            let is_it = |subject: &Subject| *subject == Subject::Term(corpus.terms[term as usize].0.clone());
            *found += usize::from(moved.iter().any(|moved| is_it(&moved.subject)));
        }
    }
    for found in found {
        assert!(
            found * 20 >= tried * 19,
            "{found} of {tried} tripled terms are found"
        );
    }
}
