//! Descriptions of planted topics, of noise, and of models that hardly are any.

use super::super::{Shares, Topic, factorize};
use super::*;

/// `each` articles for each of `topics` topics with ten terms of their own, and three words in all of them.
fn planted(topics: u32, each: u32) -> Matrix {
    let mut matrix = Matrix::new(3 + 10 * topics as usize);
    for article in 0..topics * each {
        let own = 3 + 10 * (article % topics);
        let terms: Vec<u32> = (0..3).chain(own..own + 10).collect();
        let counts: Vec<u32> = terms
            .iter()
            .map(|term| 1 + (term * 7 + article * 5) % 4)
            .collect();
        matrix.push(&terms, &counts);
    }
    matrix
}

/// A linear congruential generator: numbers below `below`.
fn dealt(state: &mut u64, below: u32) -> u32 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    u32::try_from((*state >> 33) % u64::from(below)).unwrap()
}

fn noise(articles: usize, terms: u32) -> Matrix {
    let (mut matrix, mut state) = (Matrix::new(terms as usize), 7);
    for _ in 0..articles {
        // The smaller of two makes low numbers the frequent ones.
        let row: Vec<u32> = (0..60)
            .map(|_| dealt(&mut state, terms).min(dealt(&mut state, terms)))
            .collect();
        matrix.push(&row, &vec![1; row.len()]);
    }
    matrix
}

fn all(_: usize) -> bool {
    true
}

#[test]
fn planted_topics_are_clear_and_their_own() {
    let matrix = planted(4, 30);
    let model = factorize(&matrix, 4).unwrap();
    let described = describe(&matrix, &model, &all, 5);
    assert_eq!(described.len(), 4);
    for (at, (topic, said)) in model.topics.iter().zip(&described).enumerate() {
        assert_eq!(said.verdict, Verdict::Clear);
        assert_eq!(said.led, 30);
        assert!(
            said.coherence.unwrap() > 0.5 && said.chance.unwrap() < 0.0,
            "{said:?}"
        );
        assert!(said.exclusivity.unwrap() > 0.7, "{said:?}");
        assert_eq!(said.exclusivity_of_terms.len(), topic.terms.len());
        assert!(
            said.exclusivity_of_terms
                .iter()
                .all(|share| (0.0..=1.0).contains(share))
        );
        assert_eq!(said.typical.len(), 5);
        let shares: Vec<f64> = said
            .typical
            .iter()
            .map(|&article| model.shares.of(article)[at])
            .collect();
        assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    }
    let sum: f64 = described.iter().map(|said| said.mean_share).sum();
    assert!((sum - 1.0).abs() < 1e-6, "{sum}");
}

#[test]
fn topics_of_noise_are_weak() {
    let matrix = noise(300, 400);
    for topics in [3, 8] {
        let described = describe(&matrix, &factorize(&matrix, topics).unwrap(), &all, 3);
        assert!(
            described.iter().all(|said| said.verdict != Verdict::Clear),
            "{described:?}"
        );
    }
}

#[test]
fn copies_carry_no_topic() {
    let matrix = planted(3, 20);
    let model = factorize(&matrix, 3).unwrap();
    let lonely = model.shares.main(0).unwrap().0;
    let usable = |article: usize| {
        model
            .shares
            .main(article)
            .is_none_or(|(topic, _)| topic != lonely)
            || article == 0
    };
    let said = &describe(&matrix, &model, &usable, 3)[lonely];
    assert_eq!(said.typical, [0]);
    assert_eq!(
        said.verdict,
        Verdict::Weak(Reason::OneStory {
            led: 20,
            different: 1
        })
    );
}

#[test]
fn what_is_said_does_not_depend_on_the_order_of_articles() {
    let matrix = noise(80, 60);
    let mut turned = Matrix::new(matrix.vocabulary());
    for article in (0..matrix.articles()).rev() {
        let (terms, counts) = matrix.article(article);
        turned.push(terms, counts);
    }
    let described = describe(&matrix, &factorize(&matrix, 5).unwrap(), &all, 4);
    let mut other = describe(&turned, &factorize(&turned, 5).unwrap(), &all, 4);
    for said in &mut other {
        for article in &mut said.typical {
            *article = matrix.articles() - 1 - *article;
        }
    }
    assert_eq!(described, other);
}

#[test]
fn models_that_hardly_are_any() {
    let empty = Matrix::new(0);
    let none = Model {
        topics: Vec::new(),
        shares: Shares::new(0, Vec::new()),
        asked: 0,
        fitted: 0,
    };
    assert_eq!(describe(&empty, &none, &all, 3), []);
    let bare = Model {
        topics: vec![
            Topic { terms: Vec::new() },
            Topic {
                terms: vec![(4, 1.0), (900, 0.5)],
            },
        ],
        shares: Shares::new(2, vec![0.0; 4]),
        asked: 2,
        fitted: 0,
    };
    let mut rows = Matrix::new(5);
    rows.push(&[], &[]);
    rows.push(&[4], &[2]);
    for matrix in [&empty, &rows] {
        for said in describe(matrix, &bare, &all, 3) {
            assert_eq!((said.led, said.mean_share, said.typical.len()), (0, 0.0, 0));
            assert_eq!(said.verdict, Verdict::Weak(Reason::FewArticles { led: 0 }));
        }
    }
}

#[test]
fn reasons_are_plain_words() {
    let reasons = [
        Reason::FewArticles { led: 0 },
        Reason::FewArticles { led: 1 },
        Reason::FewArticles { led: 2 },
        Reason::OneStory { led: 9, different: 1 },
        Reason::OneStory { led: 9, different: 2 },
        Reason::OneArticle,
        Reason::Everywhere,
        Reason::Incoherent,
    ];
    for reason in reasons {
        let words = reason.to_string();
        assert!(words.starts_with("it") && !words.ends_with('.'), "{words}");
    }
    assert_eq!(reasons[2].to_string(), "it is the main topic of only 2 articles");
}
