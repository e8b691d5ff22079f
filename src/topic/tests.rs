//! What holds for the topics of any corpus, and planted topics that must be found again.

use super::decompose::mix;
use super::sparse::Sparse;
use super::{Matrix, Model, Topic, Unfit, factorize};

/// Six articles of six terms in three loose groups.
pub(super) fn example() -> Sparse {
    let rows: [[f64; 6]; 6] = [
        [3.0, 2.0, 0.0, 0.0, 1.0, 0.0],
        [2.0, 3.0, 1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 3.0, 2.0, 0.0, 1.0],
        [0.0, 1.0, 2.0, 3.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0, 4.0, 3.0],
        [0.0, 0.0, 1.0, 0.0, 3.0, 4.0],
    ];
    let filled = |row: &[f64; 6]| (0..6).zip(*row).filter(|&(_, weight)| weight > 0.0).unzip();
    Sparse::new(6, rows.iter().map(filled).collect())
}

/// Articles of `topics` planted topics with 40 terms each, the first topic the largest, among 100 common terms;
/// gives the topic of each article.
fn planted(articles: usize, topics: usize) -> (Vec<Vec<u32>>, Vec<usize>) {
    let mut rows = Vec::new();
    let mut truth = Vec::new();
    for article in 0..articles {
        let draw = |at: usize| mix((article * 1_000 + at) as u64) as usize;
        let topic = (draw(0) % (topics * 2)).saturating_sub(topics);
        let mut row: Vec<u32> = (1..40)
            .map(|at| {
                if draw(at) % 3 == 0 {
                    (topics * 40 + draw(at + 500) % 100) as u32
                } else {
                    (topic * 40 + draw(at + 500) % 40) as u32
                }
            })
            .collect();
        row.sort_unstable();
        rows.push(row);
        truth.push(topic);
    }
    (rows, truth)
}

fn matrix<'r>(rows: impl IntoIterator<Item = &'r Vec<u32>>, vocabulary: usize) -> Matrix {
    let mut matrix = Matrix::new(vocabulary);
    for row in rows {
        matrix.push(row, &vec![1; row.len()]);
    }
    matrix
}

fn assert_sound(model: &Model, articles: usize) {
    assert_eq!(model.shares.articles(), articles);
    assert_eq!(model.shares.topics(), model.topics.len());
    let mut leads = vec![0_usize; model.topics.len()];
    for article in 0..articles {
        let row = model.shares.of(article);
        let sum: f64 = row.iter().sum();
        assert!(row.iter().all(|share| (0.0..=1.0).contains(share)));
        match model.shares.main(article) {
            Some((topic, share)) => {
                assert!((sum - 1.0).abs() < 1e-9 && share > 0.0);
                leads[topic] += 1;
            }
            None => assert!(sum.abs() < 1e-300),
        }
    }
    assert!(
        leads.is_sorted_by(|a, b| a >= b) && leads.iter().all(|&lead| lead > 0),
        "{leads:?}"
    );
    for topic in &model.topics {
        assert!(topic.terms.len() <= Topic::TERMS && !topic.terms.is_empty());
        assert!(topic.terms.is_sorted_by(|a, b| a.1 >= b.1 && b.1 > 0.0));
    }
}

#[test]
fn planted_topics_are_found() {
    let (rows, truth) = planted(600, 4);
    let model = factorize(&matrix(&rows, 260), 4).unwrap();
    assert_sound(&model, 600);
    assert_eq!((model.topics.len(), model.fitted, model.asked), (4, 600, 4));
    let mut topic_of = [None; 4];
    for (article, &planted) in truth.iter().enumerate() {
        let (found, _) = model.shares.main(article).unwrap();
        assert_eq!(
            found,
            *topic_of[planted].get_or_insert(found),
            "article {article}"
        );
    }
    assert_eq!(topic_of[0], Some(0), "the largest topic comes first");
    for (planted, found) in topic_of.iter().enumerate() {
        let terms = &model.topics[found.unwrap()].terms;
        assert!(
            terms.iter().all(|&(term, _)| term as usize / 40 == planted),
            "{terms:?}"
        );
    }
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let (rows, _) = planted(300, 3);
    let straight = factorize(&matrix(&rows, 220), 5).unwrap();
    let backwards = factorize(&matrix(rows.iter().rev(), 220), 5).unwrap();
    assert_eq!(straight.topics, backwards.topics);
    for article in 0..300 {
        assert_eq!(straight.shares.of(article), backwards.shares.of(299 - article));
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let (rows, _) = planted(1_500, 5);
    let matrix = matrix(&rows, 300);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| factorize(&matrix, 6).unwrap())
    };
    let alone = run(1);
    assert_eq!(alone, run(3));
    assert_sound(&alone, 1_500);
}

#[test]
fn articles_without_a_usable_term_have_no_topic() {
    let (mut rows, _) = planted(300, 3);
    rows.insert(7, Vec::new());
    rows.push(vec![219]);
    let model = factorize(&matrix(&rows, 221), 3).unwrap();
    assert_sound(&model, 302);
    assert_eq!(model.shares.main(7), None);
    assert_eq!(model.shares.of(302), [0.0; 0]);
}

#[test]
fn corpora_without_topics_say_why() {
    let fail = |rows: &[Vec<u32>], topics| factorize(&matrix(rows, 20), topics).unwrap_err();
    let one: Vec<u32> = (0..10).collect();
    assert_eq!(fail(&[], 5), Unfit::NoArticles);
    assert_eq!(fail(&[vec![], vec![]], 5), Unfit::TooFewArticles { usable: 0 });
    assert_eq!(
        fail(&[one.clone(), vec![]], 5),
        Unfit::TooFewArticles { usable: 1 }
    );
    assert_eq!(
        fail(&[one.clone(), one.clone()], 5),
        Unfit::AllAlike { articles: 2 }
    );
    assert_eq!(fail(&[one.clone(), vec![0]], 1), Unfit::TooFewTopics { asked: 1 });
    assert_eq!(
        fail(&[vec![0], vec![0], vec![0], vec![0], vec![1]], 2),
        Unfit::TooFewTerms
    );
    assert_eq!(fail(&[one.clone(), one, vec![0]], 2), Unfit::TooFewTerms);
    for unfit in [
        Unfit::NoArticles,
        Unfit::TooFewTerms,
        Unfit::OneTopic,
        Unfit::AllAlike { articles: 3 },
    ] {
        assert!(unfit.to_string().ends_with('.'));
    }
}

#[test]
fn tiny_and_odd_corpora_do_no_harm() {
    for articles in 0..40_usize {
        for topics in [2, 3, 10, 5_000] {
            for spread in [1, 2, 3, 7, 50] {
                let rows: Vec<Vec<u32>> = (0..articles)
                    .map(|article| {
                        let draw = |at: usize| mix((article * 77 + at * 5 + spread) as u64) as usize;
                        let mut row: Vec<u32> = (0..draw(0) % 9)
                            .map(|at| (draw(at + 1) % spread) as u32)
                            .collect();
                        row.sort_unstable();
                        row
                    })
                    .collect();
                if let Ok(model) = factorize(&matrix(&rows, spread), topics) {
                    assert_sound(&model, articles);
                    assert!(model.topics.len() >= 2 && model.topics.len() <= topics.min(articles));
                }
            }
        }
    }
}

#[test]
fn counts_are_put_in_order() {
    let mut matrix = Matrix::new(5);
    matrix.push(&[3, 1, 3, 9, 2], &[1, 2, u32::MAX, 1, 0]);
    matrix.push(&[0, 4], &[7]);
    matrix.push(&[], &[]);
    assert_eq!(matrix.article(0), ([1, 3].as_slice(), [2, u32::MAX].as_slice()));
    assert_eq!(matrix.article(1), ([0].as_slice(), [7].as_slice()));
    assert_eq!(
        (matrix.articles(), matrix.postings(), matrix.vocabulary()),
        (3, 3, 5)
    );
    assert!(matrix.article(2).0.is_empty() && matrix.article(3).0.is_empty());
}
