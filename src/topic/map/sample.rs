//! Which articles a map shows, and in which order it is computed.
//!
//! Chosen by a fingerprint of the content, so that the choice is as good as drawn by lot and still the same whatever
//! order the articles come in.
//!
//! It does not look at likeness.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Matrix, Shares};

/// The part of the map, one in so many, that is kept for all topics alike before the rest is given by their size.
const ALIKE: usize = 4;

/// At most `most` articles that have terms, in the order of their content, copies of each other together.
pub(super) fn choose(matrix: &Matrix, shares: &Shares, most: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..matrix.articles())
        .filter(|&article| !matrix.article(article).0.is_empty())
        .collect();
    order.sort_by(|&a, &b| matrix.article(a).cmp(&matrix.article(b)).then(a.cmp(&b)));
    let mut kept = vec![true; order.len()];
    if order.len() > most {
        kept.fill(false);
        for at in lot(matrix, shares, &order, most) {
            if let Some(kept) = kept.get_mut(at) {
                *kept = true;
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (article, _) in order.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        match groups.last_mut() {
            Some(copies) if compare(matrix, copies.first().copied(), article) == Ordering::Equal => {
                copies.push(article);
            }
            _ => groups.push(vec![article]),
        }
    }
    groups
}

/// The content of an article, if any, beside that of another.
fn compare(matrix: &Matrix, one: Option<usize>, other: usize) -> Ordering {
    one.map_or(Ordering::Less, |one| {
        matrix.article(one).cmp(&matrix.article(other))
    })
}

/// The places in `order` of `most` articles, by lot within each topic.
fn lot(matrix: &Matrix, shares: &Shares, order: &[usize], most: usize) -> Vec<usize> {
    let mut topics: BTreeMap<Option<usize>, Vec<(u64, usize)>> = BTreeMap::new();
    let mut copies = 0;
    for (at, &article) in order.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| order.get(before).copied());
        copies = if compare(matrix, before, article) == Ordering::Equal {
            copies + 1
        } else {
            0
        };
        let topic = shares.main(article).map(|main| main.0);
        topics
            .entry(topic)
            .or_default()
            .push((fingerprint(matrix, article, copies), at));
    }
    let alike = most / ALIKE / topics.len().max(1);
    let mut drawn: Vec<(bool, f64, usize)> = Vec::with_capacity(order.len());
    for mut lots in topics.into_values() {
        lots.sort_unstable();
        let size = lots.len() as f64;
        drawn.extend(
            lots.into_iter()
                .enumerate()
                .map(|(turn, (_, at))| (turn >= alike, (turn as f64 + 0.5) / size, at)),
        );
    }
    drawn.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    drawn.truncate(most);
    drawn.into_iter().map(|(_, _, at)| at).collect()
}

/// A number that follows from the terms of an article and from which of its copies it is.
fn fingerprint(matrix: &Matrix, article: usize, copy: u64) -> u64 {
    let (terms, counts) = matrix.article(article);
    terms
        .iter()
        .zip(counts)
        .fold(scatter(copy), |mixed, (&term, &count)| {
            scatter(mixed ^ (u64::from(term) << 32 | u64::from(count)))
        })
}

/// A number that looks drawn by lot and follows from another (the finalizer of `SplitMix64`; Steele, Lea and Flood 2014).
pub(super) fn scatter(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One article of topic 0 for nine of topic 1, each with a term of its own.
    fn corpus(articles: u32) -> (Matrix, Shares) {
        let mut matrix = Matrix::new(articles as usize);
        let mut rows = Vec::new();
        for article in 0..articles {
            matrix.push(&[article], &[1]);
            rows.extend(if article % 10 == 0 { [1.0, 0.0] } else { [0.0, 1.0] });
        }
        (matrix, Shares::new(2, rows))
    }

    #[test]
    fn every_topic_has_its_share() {
        let (matrix, shares) = corpus(1000);
        let chosen: Vec<usize> = choose(&matrix, &shares, 200).concat();
        assert_eq!(chosen.len(), 200);
        let rare = chosen.iter().filter(|&&article| article % 10 == 0).count();
        assert!((25..=40).contains(&rare), "{rare}");
        assert!(choose(&matrix, &shares, 0).is_empty());
        assert_eq!(choose(&matrix, &shares, 5_000).len(), 1000);
    }

    #[test]
    fn copies_stand_together_and_empty_articles_are_left_out() {
        let mut matrix = Matrix::new(9);
        for article in [&[3][..], &[], &[1, 2], &[3], &[1, 2], &[1]] {
            matrix.push(article, &vec![1; article.len()]);
        }
        let chosen = choose(&matrix, &Shares::new(0, Vec::new()), 99);
        assert_eq!(chosen, [vec![5], vec![2, 4], vec![0, 3]]);
    }

    #[test]
    fn a_much_copied_article_does_not_fill_the_sample() {
        let mut matrix = Matrix::new(1001);
        for _ in 0..1000 {
            matrix.push(&[1000], &[1]);
        }
        for article in 0..1000 {
            matrix.push(&[article], &[1]);
        }
        let chosen = choose(&matrix, &Shares::new(0, Vec::new()), 400);
        let copies = chosen.iter().map(Vec::len).max().unwrap();
        assert!((150..=250).contains(&copies), "{copies}");
    }
}
