//! The runs of all articles, held in bounded memory.
//!
//! A corpus too large for that is thinned by hash: only runs whose number is below a limit stay, and the limit is
//! halved as often as it takes (`FracMinHash`: Irber et al. 2022). Shares of runs are estimated without bias from what
//! is left, however long the two articles are, which a sketch of fixed size does not offer. The limit depends on the
//! number of runs pushed and on nothing else, so order, threads and memory of the machine cannot show.

use super::model::Stories;
use super::shingle::Shingles;
use super::{group, pairs, wording};

/// Runs that are held before they are thinned: 160 MB of them, and some five times as much while they
/// are compared.
/// About 200,000 news articles are compared in full.
const MOST: u64 = 40_000_000;

/// Runs that must be left of a thinned text for it to be compared; with fewer it only joins its word-for-word copies.
const FEWEST: usize = 8;

/// The articles of a corpus, in their order.
#[derive(Debug, Clone)]
pub struct Collection {
    articles: Vec<Shingles>,
    /// Runs of all articles, thinned out or not.
    total: u64,
    /// One run in 2 to this power is held.
    halvings: u32,
    most: u64,
}

impl Default for Collection {
    fn default() -> Self {
        Self::bounded(MOST)
    }
}

impl Collection {
    /// A collection that holds at most about this many runs.
    pub(super) fn bounded(most: u64) -> Self {
        Self {
            articles: Vec::new(),
            total: 0,
            halvings: 0,
            most,
        }
    }

    /// Adds the next article.
    pub fn push(&mut self, mut article: Shingles) {
        self.total = self.total.saturating_add(article.len() as u64);
        let before = self.halvings;
        while self.halvings < 20 && self.total >> self.halvings > self.most {
            self.halvings += 1;
        }
        let limit = (1 << 32) >> self.halvings;
        if self.halvings > before {
            self.articles.iter_mut().for_each(|article| article.cut(limit));
        }
        article.cut(limit);
        self.articles.push(article);
    }

    /// One run in so many was compared; `None` where all were.
    #[must_use]
    pub fn sampled(&self) -> Option<u64> {
        (self.halvings > 0).then_some(1 << self.halvings)
    }

    /// Finds the stories.
    #[must_use]
    pub fn stories(self) -> Stories {
        find(&self.articles, self.halvings)
    }
}

/// The stories of articles of which one run in 2 to the power of `halvings` is at hand.
pub(super) fn find(articles: &[Shingles], halvings: u32) -> Stories {
    let wordings = wording::collect(articles, if halvings > 0 { FEWEST } else { 1 });
    let pairs = pairs::find(&wordings, halvings);
    group::stories(articles, &wordings, &pairs)
}
