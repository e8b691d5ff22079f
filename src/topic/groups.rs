//! Which articles belong together: groups that start from the factors and are refined on the articles' own terms.
//!
//! A factorization cuts the largest subject of a corpus into pieces of equal size and leaves small subjects
//! together. So twice as many groups as wanted are made and the nearest are joined again, where two small groups
//! join sooner than two large ones; then the groups are refined knowing how large each is.
//!
//! It does not list terms or tell how much of an article belongs to a group.

use super::dense::{Dense, add_scaled, highest};
use super::sparse::Sparse;

/// Rounds of spherical k-means (Dhillon and Modha 2001).
const MEANS: usize = 8;
/// Rounds of the refinement by a mixture of directions (Banerjee, Dhillon, Ghosh and Sra 2005).
const MIXTURE: usize = 10;
/// How sharply an article prefers the nearer of two groups in that mixture.
const SHARPNESS: f64 = 80.0;
/// How much the size of two groups speaks against joining them: 0 not at all, 1 as in Ward's method.
const SIZE: f64 = 0.5;

/// Terms by groups, columns of length 1: the centres of at most `wanted` groups that start from the columns of
/// `terms`, of which there may be more.
pub(super) fn centres(matrix: &Sparse, terms: Dense, wanted: usize) -> Dense {
    let (leads, centres) = means(matrix, terms);
    let joined = join(matrix, &leads, centres.width, wanted);
    mixture(matrix, &joined, joined.iter().max().map_or(0, |&last| last + 1))
}

/// The group that each article is nearest to, after rounds of moving every centre to the middle of its articles.
fn means(matrix: &Sparse, mut centres: Dense) -> (Vec<usize>, Dense) {
    centres.normalize_columns();
    let mut leads: Vec<usize> = Vec::new();
    for _ in 0..MEANS {
        let nearest: Vec<usize> = matrix.times(&centres).rows().map(highest).collect();
        if nearest == leads {
            break;
        }
        leads = nearest;
        centres = sums(matrix, &leads, centres.width);
        centres.normalize_columns();
    }
    (leads, centres)
}

/// Terms by groups: the sums over the articles of each group.
fn sums(matrix: &Sparse, leads: &[usize], groups: usize) -> Dense {
    Dense::fill(matrix.terms(), groups, |term, row| {
        for (article, weight) in matrix.term(term) {
            row[leads[article]] += weight;
        }
    })
}

/// Joins groups, the two that cost least at a time, until `wanted` are left; gives each article's new group.
fn join(matrix: &Sparse, leads: &[usize], groups: usize, wanted: usize) -> Vec<usize> {
    let mut sizes = vec![0.0_f64; groups];
    for &lead in leads {
        sizes[lead] += 1.0;
    }
    let mut products = sums(matrix, leads, groups).gram();
    let mut into: Vec<usize> = (0..groups).collect();
    let mut alive: Vec<usize> = (0..groups).filter(|&group| sizes[group] > 0.0).collect();
    while alive.len() > wanted {
        let mut best: Option<(f64, usize, usize)> = None;
        for (at, &a) in alive.iter().enumerate() {
            for &b in &alive[at + 1..] {
                let lengths = (products.row(a)[a] * products.row(b)[b]).sqrt();
                let apart = 1.0 - products.row(a)[b] / lengths;
                let weight = libm::pow(sizes[a] * sizes[b] / (sizes[a] + sizes[b]), SIZE);
                if best.is_none_or(|(cost, ..)| weight * apart < cost) {
                    best = Some((weight * apart, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else { break };
        sizes[a] += sizes[b];
        let row = products.row(b).to_vec();
        add_scaled(&mut products.cells[a * groups..(a + 1) * groups], &row, 1.0);
        for at in 0..groups {
            products.cells[at * groups + a] += products.cells[at * groups + b];
        }
        for group in &mut into {
            if *group == b {
                *group = a;
            }
        }
        alive.retain(|&group| group != b);
    }
    leads
        .iter()
        .map(|&lead| alive.iter().position(|&group| group == into[lead]).unwrap_or(0))
        .collect()
}

/// The centres after rounds in which every article belongs to all groups in part, more to near and to large ones.
fn mixture(matrix: &Sparse, leads: &[usize], groups: usize) -> Dense {
    let mut parts = Dense::fill(matrix.articles(), groups, |article, row| {
        row[leads[article]] = 1.0;
    });
    let articles = matrix.articles() as f64;
    for _ in 0..MIXTURE {
        let mut sizes = vec![0.0; groups];
        for row in parts.rows() {
            add_scaled(&mut sizes, row, 1.0);
        }
        let levels: Vec<f64> = sizes
            .iter()
            .map(|size| libm::log((size + 1.0) / (articles + groups as f64)))
            .collect();
        let mut centres = matrix.transposed_times(&parts);
        centres.normalize_columns();
        let near = matrix.times(&centres);
        parts = Dense::fill(matrix.articles(), groups, |article, row| {
            for ((cell, near), level) in row.iter_mut().zip(near.row(article)).zip(&levels) {
                *cell = SHARPNESS * near + level;
            }
            let top = row[highest(row)];
            for cell in &mut *row {
                *cell = libm::exp(*cell - top);
            }
            let total: f64 = row.iter().sum();
            for cell in row {
                *cell /= total;
            }
        });
    }
    let mut centres = matrix.transposed_times(&parts);
    centres.normalize_columns();
    centres
}
