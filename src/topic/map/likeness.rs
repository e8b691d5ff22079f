//! How alike articles are: rows of TF-IDF weights, the nearest of each, and the directions in which they differ most.
//!
//! The shares of topics are further entries of a row, so that one cosine holds both: words decide who stands beside
//! whom, and the topic where words alone leave it open.
//!
//! It does not place anything in the plane.

use rayon::prelude::*;

use super::sample::scatter;
use super::{Matrix, Shares};

/// The heaviest terms of an article that are looked at: what bounds the cost for long articles.
const TERMS: usize = 100;
/// The weight of the topic shares beside the terms, as parts of the squared length.
const TOPICS: f64 = 0.15;
/// The neighbours that an article is tied to, at most.
const NEIGHBOURS: usize = 15;
/// Rounds of the power method: more change nothing that could be seen, since the embedding starts from there only.
const ROUNDS: usize = 20;

/// Sparse rows over terms and, behind them, topics.
pub(super) struct Rows {
    rows: Vec<Vec<(usize, f32)>>,
    width: usize,
}

impl Rows {
    /// The scalar product of a row with a dense one.
    fn times(row: &[(usize, f32)], dense: &[f64]) -> f64 {
        row.iter()
            .map(|&(column, weight)| f64::from(weight) * dense.get(column).copied().unwrap_or(0.0))
            .sum()
    }
}

/// The rows of these articles.
pub(super) fn rows(matrix: &Matrix, shares: &Shares, articles: &[usize]) -> Rows {
    let terms = matrix.vocabulary();
    let mut df = vec![0_u32; terms];
    let mut all = 0_u32;
    for article in 0..matrix.articles() {
        let own = matrix.article(article).0;
        all += u32::from(!own.is_empty());
        for &term in own {
            if let Some(df) = df.get_mut(term as usize) {
                *df += 1;
            }
        }
    }
    let rows = articles.iter().map(|&article| {
        let (own, counts) = matrix.article(article);
        let mut row: Vec<(usize, f64)> = own
            .iter()
            .zip(counts)
            .filter_map(|(&term, &count)| {
                let df = df.get(term as usize).copied().filter(|&df| df > 1)?;
                let idf = libm::log(1.0 + f64::from(all) / f64::from(df));
                Some((term as usize, (1.0 + libm::log(f64::from(count))) * idf))
            })
            .collect();
        row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(TERMS);
        row.sort_by_key(|entry| entry.0);
        let topics = shares.of(article).iter().enumerate();
        let mut topics: Vec<(usize, f64)> = topics
            .map(|(topic, &share)| (terms + topic, share))
            .filter(|topic| topic.1 > 0.0)
            .collect();
        scale(&mut row, 1.0);
        scale(&mut topics, TOPICS.sqrt());
        row.append(&mut topics);
        row.into_iter()
            .map(|(column, weight)| (column, weight as f32))
            .collect()
    });
    Rows {
        rows: rows.collect(),
        width: terms + shares.topics(),
    }
}

/// Gives a row this length, unless it has none.
fn scale(row: &mut [(usize, f64)], length: f64) {
    let now = row.iter().map(|entry| entry.1 * entry.1).sum::<f64>().sqrt();
    if now > 0.0 && now.is_finite() {
        for entry in row {
            entry.1 *= length / now;
        }
    }
}

/// The pairs that belong together, both ways, with weights that add up to 1 over all of them: for every article those
/// it is tied to, by place. Articles that share nothing with any other have none.
pub(super) fn ties(rows: &Rows) -> Vec<Vec<(usize, f32)>> {
    let near = nearest(rows);
    let mut ties = vec![Vec::new(); near.len()];
    for (from, near) in near.iter().enumerate() {
        let weight = 0.5 / (near.len() * rows.rows.len()).max(1) as f32;
        for &to in near {
            for (from, to) in [(from, to), (to, from)] {
                if let Some(own) = ties.get_mut(from) {
                    own.push((to, weight));
                }
            }
        }
    }
    for own in &mut ties {
        own.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        own.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
    }
    ties
}

/// The nearest of every row by cosine, the nearest first; ties by place. Only those with something in common.
fn nearest(rows: &Rows) -> Vec<Vec<usize>> {
    let count = rows.rows.len();
    let most = NEIGHBOURS.min(count.saturating_sub(1).div_ceil(3));
    let mut columns: Vec<Vec<(usize, f32)>> = vec![Vec::new(); rows.width];
    for (at, row) in rows.rows.iter().enumerate() {
        for &(column, weight) in row {
            if let Some(column) = columns.get_mut(column) {
                column.push((at, weight));
            }
        }
    }
    let near = |(at, row): (usize, &Vec<(usize, f32)>)| {
        let mut alike = vec![0_f32; count];
        for &(column, weight) in row {
            for &(other, other_weight) in columns.get(column).into_iter().flatten() {
                if let Some(alike) = alike.get_mut(other) {
                    *alike += weight * other_weight;
                }
            }
        }
        let mut others: Vec<(usize, f32)> = alike
            .into_iter()
            .enumerate()
            .filter(|&(other, alike)| other != at && alike > 0.0)
            .collect();
        let by_likeness = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if most > 0 && others.len() > most {
            others.select_nth_unstable_by(most - 1, by_likeness);
            others.truncate(most);
        }
        others.sort_by(by_likeness);
        others.into_iter().map(|other| other.0).collect()
    };
    rows.rows.par_iter().enumerate().map(near).collect()
}

/// The coordinates of every row on the first two principal components, each of length 1 over all rows, or 0 where the
/// rows do not differ.
pub(super) fn principal(rows: &Rows) -> Vec<[f32; 2]> {
    let mut found: Vec<Vec<f64>> = Vec::new();
    for component in 0..2_u64 {
        let mut along: Vec<f64> = (0..rows.rows.len() as u64)
            .map(|at| (scatter(2 * at + component) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5)
            .collect();
        for _ in 0..ROUNDS {
            straighten(&mut along, &found);
            let mut direction = vec![0.0; rows.width];
            for (row, along) in rows.rows.iter().zip(&along) {
                for &(column, weight) in row {
                    if let Some(sum) = direction.get_mut(column) {
                        *sum += f64::from(weight) * along;
                    }
                }
            }
            along = rows.rows.iter().map(|row| Rows::times(row, &direction)).collect();
        }
        straighten(&mut along, &found);
        found.push(along);
    }
    let coordinate = |component: usize, at: usize| {
        let value = found.get(component).and_then(|along| along.get(at)).copied();
        value.unwrap_or(0.0) as f32
    };
    (0..rows.rows.len())
        .map(|at| [coordinate(0, at), coordinate(1, at)])
        .collect()
}

/// Makes a vector of mean 0, square to those found before, and of length 1 unless nothing is left of it.
fn straighten(along: &mut [f64], found: &[Vec<f64>]) {
    let mean = along.iter().sum::<f64>() / along.len().max(1) as f64;
    for value in along.iter_mut() {
        *value -= mean;
    }
    for other in found {
        let shared: f64 = along.iter().zip(other).map(|(a, b)| a * b).sum();
        for (value, other) in along.iter_mut().zip(other) {
            *value -= shared * other;
        }
    }
    let length = along.iter().map(|value| value * value).sum::<f64>().sqrt();
    for value in along.iter_mut() {
        *value = if length > 1e-9 { *value / length } else { 0.0 };
    }
}
