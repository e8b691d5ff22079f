//! Non-negative factors: articles by topics and terms by topics whose product comes close to the weights.
//!
//! Hierarchical alternating least squares (Cichocki and Phan 2009) updates one column at a time to the best it can
//! be, so the error never grows and no step size has to be chosen; the number of rounds is fixed.
//!
//! It starts from NNDSVD and does not look for another minimum.

use super::decompose::{decompose, nonnegative};
use super::dense::Dense;
use super::sparse::Sparse;
use rayon::prelude::*;

/// Rounds over both factors.
const ROUNDS: usize = 6;
/// Rounds in which the shares of articles settle against fixed topics.
const SETTLE: usize = 40;

/// Two non-negative factors.
pub(super) struct Factors {
    /// Articles by topics.
    pub(super) articles: Dense,
    /// Terms by topics.
    pub(super) terms: Dense,
}

/// Factors of at most `wanted` topics.
pub(super) fn factors(matrix: &Sparse, wanted: usize) -> Factors {
    let (articles, terms) = nonnegative(&decompose(matrix, wanted));
    let mut factors = Factors { articles, terms };
    for _ in 0..ROUNDS {
        round(matrix, &mut factors);
    }
    factors
}

/// One update of every column of both factors.
fn round(matrix: &Sparse, factors: &mut Factors) {
    let targets = matrix.times(&factors.terms);
    improve(&mut factors.articles, &targets, &factors.terms.gram(), 1);
    let targets = matrix.transposed_times(&factors.articles);
    improve(&mut factors.terms, &targets, &factors.articles.gram(), 1);
}

/// Improves each row on its own: its cells in turn, each to its best value given the others.
fn improve(rows: &mut Dense, targets: &Dense, gram: &Dense, rounds: usize) {
    rows.par_rows_mut()
        .enumerate()
        .for_each(|(at, row)| settle(row, targets.row(at), gram, rounds));
}

fn settle(row: &mut [f64], target: &[f64], gram: &Dense, rounds: usize) {
    for _ in 0..rounds {
        for at in 0..row.len() {
            let products = gram.row(at);
            if products[at] <= 0.0 {
                continue;
            }
            let others: f64 = row
                .iter()
                .zip(products)
                .map(|(cell, product)| cell * product)
                .sum();
            row[at] = (row[at] + (target[at] - others) / products[at]).max(0.0);
        }
    }
}

/// How much of each topic an article holds, its weights given: the non-negative least squares fit to topics of
/// length 1 with these products, divided by its sum. All 0 where the article shares no term with any topic.
pub(super) fn share(target: &[f64], gram: &Dense, out: &mut [f64]) {
    out.fill(0.0);
    settle(out, target, gram, SETTLE);
    let total: f64 = out.iter().sum();
    if total > 0.0 {
        for cell in out {
            *cell /= total;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::tests::example;

    /// Half the squared distance between the matrix and the product of its factors.
    fn distance(matrix: &Sparse, factors: &Factors) -> f64 {
        let mut sum = 0.0;
        for article in 0..matrix.articles() {
            let mut rest = vec![0.0; matrix.terms()];
            for (term, weight) in matrix.article(article) {
                rest[term] = weight;
            }
            for (term, cell) in rest.iter().enumerate() {
                let product: f64 = factors
                    .articles
                    .row(article)
                    .iter()
                    .zip(factors.terms.row(term))
                    .map(|(a, b)| a * b)
                    .sum();
                sum += (cell - product).powi(2);
            }
        }
        sum / 2.0
    }

    #[test]
    fn no_round_makes_the_factors_worse() {
        let matrix = example();
        let (articles, terms) = nonnegative(&decompose(&matrix, 3));
        let mut factors = Factors { articles, terms };
        let first = distance(&matrix, &factors);
        let mut last = first;
        for _ in 0..50 {
            round(&matrix, &mut factors);
            let now = distance(&matrix, &factors);
            assert!(now <= last + 1e-12, "{now} after {last}");
            assert!(
                factors
                    .articles
                    .cells
                    .iter()
                    .chain(&factors.terms.cells)
                    .all(|&cell| cell >= 0.0)
            );
            last = now;
        }
        assert!(last < first * 0.5, "{last} of {first}");
    }

    #[test]
    fn an_article_halfway_between_two_topics_is_half_of_each() {
        let gram = Dense {
            width: 2,
            cells: vec![1.0, 0.2, 0.2, 1.0],
        };
        let mut shares = [0.0; 2];
        share(&[0.9, 0.9], &gram, &mut shares);
        assert!(
            (shares[0] - 0.5).abs() < 1e-9 && (shares[1] - 0.5).abs() < 1e-9,
            "{shares:?}"
        );
        share(&[0.0, 0.0], &gram, &mut shares);
        assert_eq!(shares.map(f64::to_bits), [0, 0]);
    }
}
