//! Why a corpus has no topics.
//!
//! A reader meets these sentences in place of a table, so they say what is missing in plain words.
//!
//! It does not decide what is too little.

use std::fmt;

/// Why a corpus has no topics; shown as one plain sentence for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// There is no article at all.
    NoArticles,
    /// Fewer than two articles have a term that could be used.
    TooFewArticles {
        /// The number of articles that have one.
        usable: usize,
    },
    /// Fewer than two terms stand in some but not all of the articles.
    TooFewTerms,
    /// All articles use the same terms in the same proportions.
    AllAlike {
        /// The number of articles.
        articles: usize,
    },
    /// The articles do not fall into groups with words of their own.
    OneTopic,
    /// No topic, or only one, was asked for: a single topic is the corpus itself.
    TooFewTopics {
        /// The number that was asked for.
        asked: usize,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoArticles => formatter.write_str("There are no topics, because there are no articles."),
            Self::TooFewArticles { usable: 0 } => {
                formatter.write_str("There are no topics, because no article has a word to go by.")
            }
            Self::TooFewArticles { .. } => {
                formatter.write_str("There are no topics, because only one article has words to go by.")
            }
            Self::TooFewTerms => formatter.write_str(
                "There are no topics, because there are too few words that some articles use and others do not.",
            ),
            Self::AllAlike { articles } => {
                write!(formatter, "There are no topics, because all {articles} articles use the same words.")
            }
            Self::OneTopic => formatter
                .write_str("There are no topics, because the articles do not fall into groups with words of their own."),
            Self::TooFewTopics { asked: 0 } => {
                formatter.write_str("There are no topics, because none were asked for.")
            }
            Self::TooFewTopics { .. } => {
                formatter.write_str("There are no topics, because one topic alone would be the whole corpus.")
            }
        }
    }
}

impl std::error::Error for Unfit {}
