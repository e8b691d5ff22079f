//! How much of each article belongs to each topic.
//!
//! One flat list, article after article, because every reader goes through whole articles.
//!
//! It does not know what the topics are.

/// The shares of topics in articles: for every article one share from 0 to 1 for each topic, adding up to 1, or
/// all 0 for an article without a usable term.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    topics: usize,
    articles: usize,
    cells: Vec<f64>,
}

impl Shares {
    /// Shares of `topics` topics from one row after the other.
    pub(super) fn new(topics: usize, rows: Vec<f64>) -> Self {
        let articles = rows.len().checked_div(topics).unwrap_or(0);
        Self {
            topics,
            articles,
            cells: rows,
        }
    }

    /// The shares of one article, one for each topic; empty for an article that does not exist.
    #[must_use]
    pub fn of(&self, article: usize) -> &[f64] {
        let from = article.saturating_mul(self.topics);
        self.cells
            .get(from..from.saturating_add(self.topics))
            .unwrap_or(&[])
    }

    /// The topic with an article's highest share, and that share; the first one wins a tie. `None` for an article
    /// without a usable term.
    #[must_use]
    pub fn main(&self, article: usize) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for (topic, &share) in self.of(article).iter().enumerate() {
            if share > best.map_or(0.0, |(_, highest)| highest) {
                best = Some((topic, share));
            }
        }
        best
    }

    /// The number of articles, those without a usable term too.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.articles
    }

    /// The number of topics.
    #[must_use]
    pub fn topics(&self) -> usize {
        self.topics
    }
}
