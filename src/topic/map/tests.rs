//! What a map promises, on planted corpora.

use super::*;
use proptest::prelude::*;

/// A number drawn by lot from 0 up to `below`.
fn draw(seed: usize, below: usize) -> usize {
    (sample::scatter(seed as u64) % below as u64) as usize
}

/// Articles of 30 words: four in five from the 40 words of their own subject, the others from 60 that all use.
fn planted(articles: usize, subjects: usize) -> (Matrix, Shares, Vec<usize>) {
    let mut matrix = Matrix::new(60 + 40 * subjects);
    let (mut shares, mut subject_of) = (Vec::new(), Vec::new());
    for article in 0..articles {
        let subject = article % subjects;
        let words: Vec<u32> = (0..30)
            .map(|word| {
                let seed = article * 1_000 + word;
                let own = draw(seed, 5) > 0;
                let word = if own {
                    60 + 40 * subject + draw(seed + 500, 40)
                } else {
                    draw(seed + 500, 60)
                };
                u32::try_from(word).unwrap()
            })
            .collect();
        matrix.push(&words, &vec![1; words.len()]);
        shares.extend((0..subjects).map(|topic| if topic == subject { 1.0 } else { 0.0 }));
        subject_of.push(subject);
    }
    (matrix, Shares::new(subjects, shares), subject_of)
}

/// A matrix of these articles, every term once.
fn articles(rows: &[&[u32]]) -> Matrix {
    let mut matrix = Matrix::new(100);
    for row in rows {
        matrix.push(row, &vec![1; row.len()]);
    }
    matrix
}

fn none() -> Shares {
    Shares::new(0, Vec::new())
}

/// Whether every place is on the sheet and no two are one.
fn sound(placed: &[Placed]) {
    for (at, one) in placed.iter().enumerate() {
        assert!(
            (0.0..=1.0).contains(&one.x) && (0.0..=1.0).contains(&one.y),
            "{one:?}"
        );
        for other in &placed[at + 1..] {
            assert!(far(one, other) > 0.003, "{one:?} {other:?}");
            assert!(one.article < other.article);
        }
    }
}

/// The distance of two articles where the sheet is 1 wide.
fn far(one: &Placed, other: &Placed) -> f64 {
    (one.x - other.x).hypot(0.75 * (one.y - other.y))
}

/// How many of the five nearest on the map have the article's own subject.
fn agreement(placed: &[Placed], subjects: &[usize]) -> f64 {
    let mut same = 0;
    for one in placed {
        let mut others: Vec<&Placed> = placed
            .iter()
            .filter(|other| other.article != one.article)
            .collect();
        others.sort_by(|a, b| far(one, a).total_cmp(&far(one, b)));
        let of_one = |other: &&&Placed| subjects[other.article] == subjects[one.article];
        same += others.iter().take(5).filter(of_one).count();
    }
    same as f64 / (5 * placed.len()) as f64
}

#[test]
fn three_subjects_are_three_islands() {
    let (matrix, shares, subjects) = planted(150, 3);
    for shares in [shares, none()] {
        let placed = place(&matrix, &shares, MOST);
        sound(&placed);
        assert!(agreement(&placed, &subjects) > 0.97);
        // Islands: the nearest article of another subject is farther than the nearest of the own.
        for one in &placed {
            let nearest = |same: bool| {
                let others = placed.iter().filter(|other| {
                    other.article != one.article && (subjects[other.article] == subjects[one.article]) == same
                });
                others.map(|other| far(one, other)).fold(f64::INFINITY, f64::min)
            };
            assert!(nearest(true) < nearest(false), "{one:?}");
        }
    }
}

#[test]
fn few_articles_have_places_too() {
    assert!(place(&Matrix::new(0), &none(), MOST).is_empty());
    assert!(place(&articles(&[&[], &[]]), &none(), MOST).is_empty());
    let one = place(&articles(&[&[], &[1, 2]]), &none(), MOST);
    assert_eq!(
        one,
        [Placed {
            article: 1,
            x: 0.5,
            y: 0.5
        }]
    );
    for rows in [
        &[&[1_u32, 2][..], &[2, 3]][..],
        &[&[1], &[2]],
        &[&[1, 2], &[2, 3], &[7]],
    ] {
        let placed = place(&articles(rows), &none(), MOST);
        assert_eq!(placed.len(), rows.len());
        sound(&placed);
    }
    for articles in 2..24 {
        let (matrix, shares, _) = planted(articles, 2);
        let placed = place(&matrix, &shares, MOST);
        assert_eq!(placed.len(), articles);
        sound(&placed);
    }
}

#[test]
fn copies_stand_beside_each_other_but_not_on_one_spot() {
    let all = place(&articles(&[&[1, 2][..]; 60]), &none(), MOST);
    sound(&all);
    assert!(all.iter().all(|one| far(one, &all[0]) < 0.3));
    let (mut matrix, mut shares, _) = planted(100, 2);
    let (terms, counts) = matrix.article(7);
    let (terms, counts) = (terms.to_vec(), counts.to_vec());
    for _ in 0..5 {
        matrix.push(&terms, &counts);
    }
    let rows = (0..matrix.articles())
        .flat_map(|article| shares.of(if article < 100 { article } else { 7 }).to_vec());
    shares = Shares::new(2, rows.collect());
    let placed = place(&matrix, &shares, MOST);
    sound(&placed);
    assert!((100..105).all(|copy| far(&placed[7], &placed[copy]) < 0.06));
}

#[test]
fn an_article_unlike_all_others_does_not_make_a_speck_of_the_rest() {
    let (mut matrix, shares, _) = planted(60, 2);
    for term in 140..143 {
        matrix.push(&[term], &[1]);
    }
    // The vocabulary ends at 140: these articles have no term that counts.
    assert_eq!(place(&matrix, &shares, MOST).len(), 60);
    let mut wide = Matrix::new(200);
    for article in 0..60 {
        let (terms, counts) = matrix.article(article);
        wide.push(terms, counts);
    }
    for term in 140..143 {
        wide.push(&[term], &[1]);
    }
    let placed = place(&wide, &none(), MOST);
    sound(&placed);
    assert_eq!(placed.len(), 63);
    let mut widths: Vec<f64> = placed.iter().map(|one| one.x).collect();
    widths.sort_by(f64::total_cmp);
    assert!(widths[50] - widths[10] > 0.25, "{widths:?}");
}

#[test]
fn the_order_of_articles_and_the_number_of_threads_move_no_dot() {
    let (matrix, shares, _) = planted(90, 3);
    let placed = place(&matrix, &shares, 70);
    assert_eq!(placed.len(), 70);
    let order: Vec<usize> = (0..90).map(|at| at * 37 % 90).collect();
    let mut turned = Matrix::new(matrix.vocabulary());
    let mut rows = Vec::new();
    for &article in &order {
        let (terms, counts) = matrix.article(article);
        turned.push(terms, counts);
        rows.extend_from_slice(shares.of(article));
    }
    let mut again = place(&turned, &Shares::new(3, rows), 70);
    for placed in &mut again {
        placed.article = order[placed.article];
    }
    again.sort_by_key(|placed| placed.article);
    assert_eq!(again, placed);
    for threads in 1..4 {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        assert_eq!(pool.install(|| place(&matrix, &shares, 70)), placed);
    }
}

#[test]
fn one_topic_is_one_cloud() {
    let (matrix, _, _) = planted(80, 1);
    let placed = place(&matrix, &Shares::new(1, vec![1.0; 80]), MOST);
    sound(&placed);
    let mean = placed.iter().map(|one| one.x).sum::<f64>() / 80.0;
    assert!((0.35..0.65).contains(&mean), "{mean}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_counts_give_places(
        rows in prop::collection::vec(prop::collection::vec((0..30_u32, any::<u32>()), 0..9), 0..40),
        shares in prop::collection::vec(0.0..1.0_f64, 120),
        most in 0..50_usize,
    ) {
        let mut matrix = Matrix::new(25);
        for row in &rows {
            let (terms, counts): (Vec<u32>, Vec<u32>) = row.iter().copied().unzip();
            matrix.push(&terms, &counts);
        }
        let filled = (0..rows.len()).filter(|&article| !matrix.article(article).0.is_empty()).count();
        let placed = place(&matrix, &Shares::new(3, shares), most);
        prop_assert_eq!(placed.len(), filled.min(most));
        sound(&placed);
    }
}
