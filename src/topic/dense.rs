//! Small dense matrices: articles or terms by topics.
//!
//! Rows are the long side (articles, terms) and stand end to end, so that work on one row never touches another
//! and rows can be shared out among threads without changing a bit of the result.
//!
//! There is never a dense matrix of articles by terms.

use rayon::prelude::*;

/// Rows of numbers, all of one width.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dense {
    pub(super) width: usize,
    pub(super) cells: Vec<f64>,
}

impl Dense {
    /// `height` rows of `width` zeros.
    pub(super) fn zeros(height: usize, width: usize) -> Self {
        Self {
            width,
            cells: vec![0.0; height * width],
        }
    }

    /// Every row computed on its own from its number; `fill` is given a row of zeros.
    pub(super) fn fill(height: usize, width: usize, fill: impl Fn(usize, &mut [f64]) + Sync) -> Self {
        let mut made = Self::zeros(height, width);
        made.cells
            .par_chunks_mut(width.max(1))
            .with_min_len(64)
            .enumerate()
            .for_each(|(at, row)| fill(at, row));
        made
    }

    pub(super) fn height(&self) -> usize {
        self.cells.len() / self.width.max(1)
    }

    pub(super) fn row(&self, at: usize) -> &[f64] {
        &self.cells[at * self.width..(at + 1) * self.width]
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.cells.chunks_exact(self.width.max(1))
    }

    pub(super) fn par_rows_mut(&mut self) -> impl IndexedParallelIterator<Item = &mut [f64]> {
        self.cells.par_chunks_mut(self.width.max(1)).with_min_len(64)
    }

    /// The products of all pairs of columns: `width` by `width`, symmetric. Rows are added up in fixed blocks.
    pub(super) fn gram(&self) -> Self {
        const BLOCK: usize = 1024;
        let width = self.width;
        let parts: Vec<Vec<f64>> = self
            .cells
            .par_chunks((BLOCK * width).max(1))
            .map(|block| {
                let mut sums = vec![0.0; width * width];
                for row in block.chunks_exact(width) {
                    for (at, &left) in row.iter().enumerate() {
                        if left != 0.0 {
                            add_scaled(&mut sums[at * width..(at + 1) * width], row, left);
                        }
                    }
                }
                sums
            })
            .collect();
        let mut total = Self::zeros(width, width);
        for part in parts {
            add_scaled(&mut total.cells, &part, 1.0);
        }
        total
    }

    /// This matrix times a small square or oblong one of `width` rows.
    pub(super) fn times(&self, right: &Self) -> Self {
        Self::fill(self.height(), right.width, |at, out| {
            for (&scale, row) in self.row(at).iter().zip(right.rows()) {
                add_scaled(out, row, scale);
            }
        })
    }

    /// The columns with these numbers, in this order.
    pub(super) fn columns(&self, wanted: &[usize]) -> Self {
        Self::fill(self.height(), wanted.len(), |at, out| {
            let row = self.row(at);
            for (cell, &column) in out.iter_mut().zip(wanted) {
                *cell = row[column];
            }
        })
    }

    /// Divides every column by its Euclidean length; a column of zeros stays.
    pub(super) fn normalize_columns(&mut self) {
        let mut squares = vec![0.0; self.width];
        for row in self.rows() {
            for (sum, cell) in squares.iter_mut().zip(row) {
                *sum += cell * cell;
            }
        }
        let scales: Vec<f64> = squares
            .iter()
            .map(|&sum| if sum > 0.0 { 1.0 / sum.sqrt() } else { 1.0 })
            .collect();
        self.par_rows_mut().for_each(|row| {
            for (cell, scale) in row.iter_mut().zip(&scales) {
                *cell *= scale;
            }
        });
    }
}

/// Adds `scale` times `row` to `sums`, place by place.
pub(super) fn add_scaled(sums: &mut [f64], row: &[f64], scale: f64) {
    for (sum, cell) in sums.iter_mut().zip(row) {
        *sum += scale * cell;
    }
}

/// The place of the highest value, the first of equal ones; 0 for an empty list.
pub(super) fn highest(values: &[f64]) -> usize {
    let mut best = 0;
    for (at, &value) in values.iter().enumerate() {
        if value > values[best] {
            best = at;
        }
    }
    best
}
