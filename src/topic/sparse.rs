//! The weighted articles by terms, readable by article and by term.
//!
//! The same numbers are kept twice, once by rows and once by columns, because then both products that the
//! factorization lives on give every row of their result to one thread, which adds in a fixed order.
//!
//! It does not weigh and does not factorize.

use super::dense::{Dense, add_scaled};

/// One side: the entries of each row, end to end.
struct Side {
    starts: Vec<usize>,
    places: Vec<u32>,
    weights: Vec<f64>,
}

impl Side {
    fn row(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let span = self.starts[at]..self.starts[at + 1];
        self.places[span.clone()]
            .iter()
            .map(|&place| place as usize)
            .zip(self.weights[span].iter().copied())
    }

    fn height(&self) -> usize {
        self.starts.len() - 1
    }

    fn times(&self, right: &Dense) -> Dense {
        Dense::fill(self.height(), right.width, |at, out| {
            for (place, weight) in self.row(at) {
                add_scaled(out, right.row(place), weight);
            }
        })
    }
}

/// Weighted articles by terms.
pub(super) struct Sparse {
    rows: Side,
    columns: Side,
}

impl Sparse {
    /// From rows of ascending terms below `terms` and their weights.
    pub(super) fn new(terms: usize, rows: Vec<(Vec<u32>, Vec<f64>)>) -> Self {
        let mut side = Side {
            starts: vec![0],
            places: Vec::new(),
            weights: Vec::new(),
        };
        let mut starts = vec![0_usize; terms + 1];
        for (places, weights) in rows {
            for &place in &places {
                starts[place as usize + 1] += 1;
            }
            side.places.extend(places);
            side.weights.extend(weights);
            side.starts.push(side.places.len());
        }
        for at in 0..terms {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut columns = Side {
            starts,
            places: vec![0; side.places.len()],
            weights: vec![0.0; side.places.len()],
        };
        for at in 0..side.height() {
            for (term, weight) in side.row(at) {
                columns.places[next[term]] = at as u32;
                columns.weights[next[term]] = weight;
                next[term] += 1;
            }
        }
        Self { rows: side, columns }
    }

    pub(super) fn articles(&self) -> usize {
        self.rows.height()
    }

    pub(super) fn terms(&self) -> usize {
        self.columns.height()
    }

    /// The terms and weights of an article.
    #[cfg(test)]
    pub(super) fn article(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.rows.row(at)
    }

    /// The articles that have a term, with its weight in each.
    pub(super) fn term(&self, at: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.columns.row(at)
    }

    /// Articles by topics from terms by topics: the sum over each article's terms.
    pub(super) fn times(&self, terms: &Dense) -> Dense {
        self.rows.times(terms)
    }

    /// Terms by topics from articles by topics: the sum over each term's articles.
    pub(super) fn transposed_times(&self, articles: &Dense) -> Dense {
        self.columns.times(articles)
    }
}
