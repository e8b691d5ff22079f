//! The number of planted topics is found, of noise none, and few articles are told so.

use super::*;

/// A linear congruential generator: numbers below `below`.
fn dealt(state: &mut u64, below: u32) -> u32 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    u32::try_from((*state >> 33) % u64::from(below)).unwrap()
}

/// Articles of 80 words: `own` of them from the 30 of one of `topics` topics, the others from 200 that all share.
fn planted(topics: u32, articles: u32, own: u32) -> Matrix {
    let mut matrix = Matrix::new(200 + 30 * topics as usize);
    let mut state = 11;
    for article in 0..articles {
        let from = 200 + 30 * (article % topics);
        let row: Vec<u32> = (0..80)
            .map(|word| {
                if word < own {
                    from + dealt(&mut state, 30).min(dealt(&mut state, 30))
                } else {
                    dealt(&mut state, 200).min(dealt(&mut state, 200))
                }
            })
            .collect();
        matrix.push(&row, &vec![1; row.len()]);
    }
    matrix
}

#[test]
fn planted_numbers_are_found() {
    for topics in [3, 5, 8] {
        let choice = choose(&planted(topics, 240, 25), 12).unwrap();
        assert_eq!(choice.topics, topics as usize, "{:?}", choice.tried);
        assert!(
            choice.why.contains("all of them are found again"),
            "{}",
            choice.why
        );
        let tried = choice
            .tried
            .iter()
            .find(|tried| tried.topics == choice.topics)
            .unwrap();
        assert_eq!(tried.found, tried.topics);
        assert!(tried.stability > 0.9 && tried.score > 0.0);
        assert!(choice.tried.iter().all(|other| other.score <= tried.score));
    }
}

#[test]
fn noise_has_no_number() {
    let choice = choose(&planted(2, 200, 0), 8).unwrap();
    assert!(
        choice.tried.iter().all(|tried| tried.score <= 0.0),
        "{:?}",
        choice.tried
    );
    assert!(choice.why.contains("no number is sure"), "{}", choice.why);
}

#[test]
fn neither_order_nor_copies_nor_empty_articles_matter() {
    let matrix = planted(4, 90, 20);
    let mut other = Matrix::new(matrix.vocabulary());
    other.push(&[], &[]);
    for article in (0..matrix.articles()).rev() {
        let (terms, counts) = matrix.article(article);
        other.push(terms, counts);
    }
    let (terms, counts) = matrix.article(3);
    other.push(terms, counts);
    assert_eq!(choose(&matrix, 8).unwrap(), choose(&other, 8).unwrap());
}

#[test]
fn few_articles_have_few_topics() {
    assert!(choose(&Matrix::new(3), 10).is_err());
    let mut alike = Matrix::new(3);
    for _ in 0..20 {
        alike.push(&[0, 1, 2], &[1, 2, 1]);
    }
    assert!(choose(&alike, 10).is_err());
    assert!(choose(&planted(3, 60, 20), 1).is_err());
    let tiny = choose(&planted(2, 6, 40), 10).unwrap();
    assert_eq!((tiny.topics, tiny.tried.len()), (2, 0));
    assert!(tiny.why.contains("too few articles"));
    let small = choose(&planted(2, 20, 40), 30).unwrap();
    assert!(small.topics <= 4, "{small:?}");
    assert!(small.tried.iter().all(|tried| tried.topics * tried.topics <= 20));
}
