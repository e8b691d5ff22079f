//! Which terms speak for an article, and how loudly: TF-IDF weights, every article's of length 1.
//!
//! The count of a term is damped by a logarithm, because a term that stands ten times in an article makes it
//! hardly more about that term than three times would; articles are brought to one length, so that a long one
//! counts no more than a short one. Terms of half the articles or more, and those of very few, tell no topics
//! apart and are left out.
//!
//! It does not know topics.

use super::Matrix;
use crate::statistics::tfidf::{Scheme, normalize_row};

/// `(1 + ln tf) * (ln((1 + n) / (1 + df)) + 1)`.
const SCHEME: Scheme = Scheme::SklearnSublinear;
/// A term of more than this share of the articles is left out.
const COMMONEST: f64 = 0.5;
/// From this number of articles on, a term must stand in at least 2 of them; from the next on in at least 3.
const SMALL: usize = 20;
const MIDDLING: usize = 200;

/// How the terms of one corpus weigh.
pub(super) struct Weights {
    /// For each term of the matrix its number among the kept ones.
    kept: Vec<Option<u32>>,
    /// For each kept term its number in the matrix, ascending.
    pub(super) names: Vec<u32>,
    /// For each kept term the number of articles that have it.
    pub(super) articles_with: Vec<u32>,
    idf: Vec<f64>,
}

impl Weights {
    /// Weights from all articles of a corpus; the order of the articles plays no part.
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut df = vec![0_u32; matrix.vocabulary()];
        let mut articles = 0_usize;
        for at in 0..matrix.articles() {
            let terms = matrix.article(at).0;
            articles += usize::from(!terms.is_empty());
            for &term in terms {
                if let Some(count) = df.get_mut(term as usize) {
                    *count += 1;
                }
            }
        }
        let rarest = if articles < SMALL {
            1
        } else if articles < MIDDLING {
            2
        } else {
            3
        };
        let mut weights = Self {
            kept: vec![None; df.len()],
            names: Vec::new(),
            articles_with: Vec::new(),
            idf: Vec::new(),
        };
        for (term, (&count, slot)) in (0_u32..).zip(df.iter().zip(&mut weights.kept)) {
            if count < rarest || f64::from(count) > COMMONEST * articles as f64 {
                continue;
            }
            if let Some(idf) = SCHEME
                .idf()
                .weigh(articles as u64, u64::from(count), articles as u64)
            {
                *slot = Some(weights.names.len() as u32);
                weights.names.push(term);
                weights.articles_with.push(count);
                weights.idf.push(idf);
            }
        }
        weights
    }

    /// The number of a term of the matrix among the kept ones.
    pub(super) fn kept(&self, term: u32) -> Option<u32> {
        self.kept.get(term as usize).copied().flatten()
    }

    /// The kept terms of an article, ascending, with their weights; the weights' squares add up to 1, unless the
    /// article has no kept term.
    pub(super) fn weigh(&self, terms: &[u32], counts: &[u32]) -> (Vec<u32>, Vec<f64>) {
        let mut row = Vec::with_capacity(terms.len());
        let mut weights = Vec::with_capacity(terms.len());
        for (&term, &count) in terms.iter().zip(counts) {
            let Some(kept) = self.kept(term) else { continue };
            row.push(kept);
            weights.push(
                SCHEME
                    .weigh_with(self.idf[kept as usize], u64::from(count), 0)
                    .unwrap_or(0.0),
            );
        }
        normalize_row(&mut weights);
        (row, weights)
    }
}
