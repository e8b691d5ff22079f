//! Labels of planted topics, and of models that hardly are any.

use super::super::factorize;
use super::*;

const FORMS: [&str; 14] = [
    "oil",
    "crude",
    "barrel",
    "barrels",
    "opec",
    "said",
    "ward",
    "nurse",
    "nurses",
    "hospital",
    "ukraine's",
    "ukraine",
    "strike",
    "monday",
];

fn form(term: u32) -> String {
    FORMS.get(term as usize).copied().unwrap_or("other").to_owned()
}

/// Twelve articles on oil and twelve on nurses, all of which say "said".
fn planted() -> (Matrix, Phrases) {
    let mut matrix = Matrix::new(FORMS.len());
    let mut crude = Vec::new();
    for article in 0..24_u32 {
        if article % 2 == 0 {
            matrix.push(
                &[0, 1, 2, 3, 4, 5, 10, 11],
                &[5, 3, 2, 2 + article % 3, 1, 1 + article % 4, 1, 1],
            );
            crude.push((article, 3));
        } else {
            matrix.push(
                &[5, 6, 7, 8, 9, 12, 13],
                &[1 + article % 4, 1, 2, 2 + article % 3, 4, 3, 2],
            );
        }
    }
    let phrase = Phrase {
        form: "crude oil".to_owned(),
        terms: vec![1, 0],
        postings: crude,
        strength: 12.0,
    };
    let unknown = Phrase {
        form: "no such".to_owned(),
        terms: vec![99, 98],
        postings: vec![(400, 2)],
        strength: 9.0,
    };
    (
        matrix,
        Phrases {
            all: vec![unknown, phrase],
        },
    )
}

fn named(matrix: &Matrix, topics: usize, phrases: &Phrases) -> Vec<Label> {
    let model = factorize(matrix, topics).unwrap();
    labels(matrix, &model, &form, phrases)
}

fn words(label: &Label) -> Vec<&str> {
    label.parts.iter().flat_map(|part| part.split(' ')).collect()
}

#[test]
fn phrases_stand_for_their_words_and_words_for_their_inflections() {
    let (matrix, phrases) = planted();
    let labels = named(&matrix, 2, &phrases);
    let oil = labels.iter().find(|label| label.text.contains("oil")).unwrap();
    let nurses = labels
        .iter()
        .find(|label| label.text.contains("hospital"))
        .unwrap();
    assert!(oil.parts.contains(&"crude oil".to_owned()), "{}", oil.text);
    assert_eq!(
        words(oil)
            .iter()
            .filter(|&&word| word == "oil" || word == "crude")
            .count(),
        2,
        "{}",
        oil.text
    );
    assert_eq!(
        words(nurses)
            .iter()
            .filter(|word| word.starts_with("nurse"))
            .count(),
        1,
        "{}",
        nurses.text
    );
    for label in &labels {
        assert!((2..=4).contains(&label.parts.len()), "{}", label.text);
        assert_eq!(label.text, label.parts.join(", "));
        assert!(
            !words(label)
                .iter()
                .any(|word| ["said", "monday", "ukraine's"].contains(word)),
            "{}",
            label.text
        );
    }
    assert_eq!(
        oil.phrases
            .iter()
            .map(|leading| leading.phrase)
            .collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(oil.phrases[0].articles, 12);
    assert!((oil.phrases[0].correlation - 1.0).abs() < 1e-12);
    assert_eq!(nurses.phrases, []);
}

#[test]
fn the_order_of_the_articles_says_nothing() {
    let (matrix, phrases) = planted();
    let mut turned = Matrix::new(matrix.vocabulary());
    for article in (0..matrix.articles()).rev() {
        let (terms, counts) = matrix.article(article);
        turned.push(terms, counts);
    }
    let last = u32::try_from(matrix.articles()).unwrap() - 1;
    let mut other = phrases.clone();
    for phrase in &mut other.all {
        phrase.postings = phrase
            .postings
            .iter()
            .rev()
            .filter(|(at, _)| *at <= last)
            .map(|&(at, n)| (last - at, n))
            .collect();
    }
    assert_eq!(named(&matrix, 2, &phrases), named(&turned, 2, &other));
}

#[test]
fn no_two_topics_are_called_the_same() {
    let mut matrix = Matrix::new(40);
    for article in 0..30_u32 {
        matrix.push(
            &[article % 5, 5 + article % 7, 12 + article % 11],
            &[1 + article % 2, 1, 2],
        );
    }
    for topics in [2, 5, 12] {
        let labels = named(&matrix, topics, &Phrases::default());
        let mut texts: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
        assert!(texts.iter().all(|text| !text.is_empty()));
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), labels.len());
    }
}

#[test]
fn words_of_one_family() {
    for (a, b) in [
        ("bank", "banks"),
        ("america", "American"),
        ("economy", "economic"),
        ("crude oil", "oil"),
        ("ukraine", "ukraine's"),
        ("нефть", "нефти"),
    ] {
        assert!(kin::akin(a, b), "{a} {b}");
    }
    for (a, b) in [
        ("iran", "iraq"),
        ("oil", "oats"),
        ("interest", "internet"),
        ("gold", "golf"),
        ("", "oil"),
    ] {
        assert!(!kin::akin(a, b), "{a} {b}");
    }
    assert_eq!(kin::shown("ukraine\u{2019}s"), "ukraine");
    assert_eq!(kin::shown("'s"), "'s");
}

#[test]
fn words_that_say_little() {
    for word in ["1987", "3rd", "Monday", "said", "x", "", "%"] {
        assert!(spare::says_little(word), "{word}");
    }
    for word in ["oil", "eu", "水", "нефть"] {
        assert!(!spare::says_little(word), "{word}");
    }
}
