//! The strongest directions of a sparse matrix: a truncated singular value decomposition.
//!
//! A fixed pattern of numbers takes the place of the random sketch of Halko, Martinsson and Tropp (2011), because
//! with a few rounds of subspace iteration any start that is not aligned with the corpus finds the same
//! directions, and a start made from the numbers of terms gives the same bits every time.
//!
//! It finds as many directions as the matrix has, up to the number asked for, and no more.

use super::dense::Dense;
use super::sparse::Sparse;

/// Directions beyond those asked for, which the iteration needs to tell the last ones apart.
const SPARE: usize = 8;
/// Rounds of subspace iteration.
const ROUNDS: usize = 2;
/// Sweeps of rotations for the small symmetric matrix; about eight are enough for a hundred directions.
const SWEEPS: usize = 30;

/// Directions with their strengths, strongest first.
pub(super) struct Directions {
    /// Articles by directions; columns of length 1.
    pub(super) articles: Dense,
    /// Terms by directions; columns of length 1.
    pub(super) terms: Dense,
    /// The singular values, all above 0.
    pub(super) strengths: Vec<f64>,
}

/// At most `wanted` directions of the matrix.
pub(super) fn decompose(matrix: &Sparse, wanted: usize) -> Directions {
    let width = (wanted + SPARE).min(matrix.articles()).min(matrix.terms());
    let sketch = Dense::fill(matrix.terms(), width, |term, row| {
        for (at, cell) in row.iter_mut().enumerate() {
            // 53 bits of the scrambled number, as a value from -1 to 1.
            *cell = (mix((term * 1_000 + at) as u64) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0;
        }
    });
    let mut articles = matrix.times(&sketch);
    orthogonalize(&mut articles);
    for _ in 0..ROUNDS {
        let mut terms = matrix.transposed_times(&articles);
        orthogonalize(&mut terms);
        articles = matrix.times(&terms);
        orthogonalize(&mut articles);
    }
    let terms = matrix.transposed_times(&articles);
    let (values, vectors) = eigen(terms.gram());
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    let floor = order.first().map_or(0.0, |&first| values[first]) * 1e-12;
    order.retain(|&at| values[at] > floor);
    order.truncate(wanted);
    let turn = vectors.columns(&order);
    let mut terms = terms.times(&turn);
    terms.normalize_columns();
    Directions {
        articles: articles.times(&turn),
        terms,
        strengths: order.iter().map(|&at| values[at].sqrt()).collect(),
    }
}

/// Scrambles the bits of a number (the finalizer of `SplitMix64`, Steele, Lea and Flood 2014).
pub(super) fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Makes the columns perpendicular and of length 1, by the eigenvectors of their products; a column that the
/// others already hold becomes 0. Two passes, because one loses half of the digits.
fn orthogonalize(columns: &mut Dense) {
    for _ in 0..2 {
        let (values, mut vectors) = eigen(columns.gram());
        let floor = values.iter().copied().fold(0.0, f64::max) * 1e-13;
        for row in vectors.cells.chunks_exact_mut(values.len().max(1)) {
            for (cell, &value) in row.iter_mut().zip(&values) {
                *cell = if value > floor { *cell / value.sqrt() } else { 0.0 };
            }
        }
        *columns = columns.times(&vectors);
    }
}

/// The eigenvalues of a small symmetric matrix and, in the columns, its eigenvectors, by Jacobi's rotations
/// (Golub and Van Loan 2013, section 8.5).
fn eigen(mut matrix: Dense) -> (Vec<f64>, Dense) {
    let size = matrix.width;
    let mut vectors = Dense::zeros(size, size);
    for at in 0..size {
        vectors.cells[at * size + at] = 1.0;
    }
    let total: f64 = matrix.cells.iter().map(|cell| cell * cell).sum();
    for _ in 0..SWEEPS {
        let mut off = 0.0;
        for p in 0..size {
            for q in p + 1..size {
                off += matrix.cells[p * size + q].powi(2);
            }
        }
        if off <= total * 1e-30 {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut matrix, &mut vectors, p, q);
            }
        }
    }
    (
        (0..size).map(|at| matrix.cells[at * size + at]).collect(),
        vectors,
    )
}

/// One rotation in the plane of `p` and `q` that makes their common cell 0.
fn rotate(matrix: &mut Dense, vectors: &mut Dense, p: usize, q: usize) {
    let size = matrix.width;
    let cross = matrix.cells[p * size + q];
    if cross == 0.0 {
        return;
    }
    let slope = (matrix.cells[q * size + q] - matrix.cells[p * size + p]) / (2.0 * cross);
    let tangent = slope.signum() / (slope.abs() + (slope * slope + 1.0).sqrt());
    let run = 1.0 / (tangent * tangent + 1.0).sqrt();
    let rise = tangent * run;
    let turn = |cells: &mut [f64], left: usize, right: usize| {
        let (a, b) = (cells[left], cells[right]);
        cells[left] = run * a - rise * b;
        cells[right] = rise * a + run * b;
    };
    for at in 0..size {
        turn(&mut matrix.cells, at * size + p, at * size + q);
    }
    for at in 0..size {
        turn(&mut matrix.cells, p * size + at, q * size + at);
    }
    for at in 0..size {
        turn(&mut vectors.cells, at * size + p, at * size + q);
    }
}

/// Splits each direction into what articles and terms have above 0 and below 0 and keeps the stronger half:
/// NNDSVD, the start of Boutsidis and Gallopoulos (2008). Both results are articles or terms by directions.
pub(super) fn nonnegative(directions: &Directions) -> (Dense, Dense) {
    let width = directions.strengths.len();
    let mut squares = vec![[0.0_f64; 4]; width];
    for (columns, from) in [(&directions.articles, 0), (&directions.terms, 2)] {
        for row in columns.rows() {
            for (sums, &cell) in squares.iter_mut().zip(row) {
                sums[from + usize::from(cell < 0.0)] += cell * cell;
            }
        }
    }
    let mut scales = Vec::with_capacity(width);
    for (sums, &strength) in squares.iter().zip(&directions.strengths) {
        let above = (sums[0] * sums[2]).sqrt();
        let below = (sums[1] * sums[3]).sqrt();
        let (sign, kept, first, second) = if above >= below {
            (1.0, above, sums[0], sums[2])
        } else {
            (-1.0, below, sums[1], sums[3])
        };
        let level = (strength * kept).sqrt();
        let scale = |squares: f64| {
            if squares > 0.0 {
                sign * level / squares.sqrt()
            } else {
                0.0
            }
        };
        scales.push((scale(first), scale(second)));
    }
    let half = |columns: &Dense, pick: fn(&(f64, f64)) -> f64| {
        Dense::fill(columns.height(), width, |at, out| {
            for ((cell, &value), scale) in out.iter_mut().zip(columns.row(at)).zip(&scales) {
                *cell = (value * pick(scale)).max(0.0);
            }
        })
    };
    (
        half(&directions.articles, |scale| scale.0),
        half(&directions.terms, |scale| scale.1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::tests::example;

    /// Computed with scikit-learn 1.9.1: `_initialize_nmf(X, 3, init="nndsvd", eps=0)`, articles by topics.
    const ARTICLES: [[f64; 3]; 6] = [
        [0.585_724_867_4, 0.810_084_153_4, 1.269_080_867_8],
        [0.398_375_915_1, 1.217_171_351_4, 0.940_917_285_3],
        [0.582_883_340_4, 0.960_494_208_1, 0.0],
        [0.345_063_679_7, 1.279_792_935_9, 0.0],
        [1.782_552_583_2, 0.0, 0.261_160_765],
        [1.787_965_328_9, 0.0, 0.0],
    ];
    /// The same, terms by topics.
    const TERMS: [[f64; 3]; 6] = [
        [0.591_210_723_6, 0.806_584_023_3, 1.259_725_43],
        [0.369_689_632_2, 1.235_143_572_5, 0.951_408_235_1],
        [0.630_562_195_5, 1.158_712_757_1, 0.0],
        [0.300_065_975_5, 1.085_996_699_9, 0.0],
        [1.783_229_304_8, 0.0, 0.268_348_175_2],
        [1.783_579_85, 0.0, 0.0],
    ];

    #[test]
    fn the_start_is_that_of_scikit_learn() {
        let directions = decompose(&example(), 3);
        for (strength, expected) in
            directions
                .strengths
                .iter()
                .zip([7.334_912_650_7, 5.312_908_836_2, 4.706_038_704_7])
        {
            assert!((strength - expected).abs() < 1e-8, "{strength} {expected}");
        }
        let (articles, terms) = nonnegative(&directions);
        for (found, expected) in [(articles, ARTICLES), (terms, TERMS)] {
            for (cell, expected) in found.cells.iter().zip(expected.as_flattened()) {
                assert!((cell - expected).abs() < 1e-7, "{cell} {expected}");
            }
        }
    }

    #[test]
    fn no_more_directions_than_the_matrix_has() {
        let row = (vec![0, 1], vec![0.6, 0.8]);
        let matrix = Sparse::new(2, vec![row.clone(), row.clone(), row]);
        assert_eq!(decompose(&matrix, 3).strengths.len(), 1);
    }

    #[test]
    fn eigenvalues_of_a_small_matrix() {
        let matrix = Dense {
            width: 2,
            cells: vec![2.0, 1.0, 1.0, 2.0],
        };
        let (mut values, vectors) = eigen(matrix);
        values.sort_by(f64::total_cmp);
        assert!((values[0] - 1.0).abs() < 1e-12 && (values[1] - 3.0).abs() < 1e-12);
        assert!((vectors.cells[0].abs() - 0.5_f64.sqrt()).abs() < 1e-12);
    }
}
