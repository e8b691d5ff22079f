//! The articles that numbers of topics are tried on.
//!
//! Articles are put in the order of a hash of their content: as good as at random, and the same whatever order they came in.
//! One of several that are alike is enough, as copies would make any topic look stable.
//!
//! It does not weigh or choose terms.

use super::super::Matrix;

/// The most articles in a sample.
const MOST: usize = 3000;

/// Articles of a matrix.
#[derive(Debug)]
pub(super) struct Sample {
    articles: Vec<usize>,
}

impl Sample {
    /// Draws it from the articles that have a term.
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut keyed: Vec<(u64, usize)> = (0..matrix.articles())
            .filter(|&article| !matrix.article(article).0.is_empty())
            .map(|article| (hash(matrix.article(article)), article))
            .collect();
        keyed.sort_by(|(a, left), (b, right)| {
            a.cmp(b)
                .then_with(|| matrix.article(*left).cmp(&matrix.article(*right)))
        });
        let mut articles: Vec<usize> = keyed.into_iter().map(|(_, article)| article).collect();
        articles.dedup_by(|left, right| matrix.article(*left) == matrix.article(*right));
        articles.truncate(MOST);
        Self { articles }
    }

    /// The counts of its articles.
    pub(super) fn whole(&self, matrix: &Matrix) -> Matrix {
        part(matrix, self.articles.iter())
    }

    /// The same of every other article, beginning with the first and with the second.
    pub(super) fn halves(&self, matrix: &Matrix) -> [Matrix; 2] {
        [0, 1].map(|from| part(matrix, self.articles.iter().skip(from).step_by(2)))
    }
}

fn part<'a>(matrix: &Matrix, articles: impl Iterator<Item = &'a usize>) -> Matrix {
    let mut part = Matrix::new(matrix.vocabulary());
    for &article in articles {
        let (terms, counts) = matrix.article(article);
        part.push(terms, counts);
    }
    part
}

/// FNV-1a over the words of an article's content, then mixed, as the order is taken from the highest bits.
fn hash((terms, counts): (&[u32], &[u32])) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (&term, &count) in terms.iter().zip(counts) {
        for word in [term, count] {
            hash = (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}
