//! Topics: which terms stand together across the articles of a corpus, and how much of each article is which.
//!
//! The terms of the articles are weighed by TF-IDF and the sparse matrix is split into topics by non-negative
//! matrix factorization from a fixed start, because that gives the same topics every time and leaves no article
//! out. All work is done on the articles in an order that follows from their content.
//!
//! It does not name, describe, draw or choose the number of topics.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of articles and terms are far below 2^52, and terms are numbered in 32 bits"
)]

mod choose;
mod decompose;
mod dense;
mod describe;
mod factorize;
mod factors;
mod groups;
mod label;
mod map;
mod matrix;
mod shares;
mod sparse;
mod terms;
mod unfit;
mod weigh;

pub use choose::{Choice, Tried, choose};
pub use describe::{Description, Reason, Verdict, describe};
pub use factorize::factorize;
pub use label::{Label, Leading, Phrase, Phrases, labels};
pub use map::{METHOD as MAP_METHOD, MOST as MAPPED, Placed, place};
pub use matrix::Matrix;
pub use shares::Shares;
pub use unfit::Unfit;

/// How topics are found, for the reader of a report.
pub const METHOD: &str = "Words are weighed by TF-IDF: 1 + ln(count), times ln((1 + articles) / (1 + articles with the \
word)) + 1, every article brought to length 1; words of more than half of the articles, and of fewer than 3 (2 below \
200 articles, 1 below 20), are left out. The table of articles and words is split by non-negative matrix factorization \
(Lee and Seung 1999) from a fixed start, NNDSVD (Boutsidis and Gallopoulos 2008), by hierarchical alternating least \
squares (Cichocki and Phan 2009) into twice as many topics as wanted. These are refined by spherical k-means (Dhillon \
and Modha 2001), the nearest are joined until the wanted number is left, small ones sooner than large ones, and the \
result is refined by a mixture of directions that knows how large each topic is (Banerjee, Dhillon, Ghosh and Sra \
2005). The shares of an article are its non-negative least squares fit to the topics, divided by their sum. A topic's \
words are ordered by their weight in it times the square of how closely they are tied to its articles (normalized \
pointwise mutual information, Bouma 2009); a word is listed under the topic that it speaks for most. Nothing is drawn \
at random: the same articles give the same topics.";

/// The topics of a corpus and how much of each article belongs to each.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The topics, the one that leads most articles first; ties by their terms.
    pub topics: Vec<Topic>,
    /// Articles by topics: each row adds up to 1, or is all 0 for an article without a usable term.
    pub shares: Shares,
    /// The number of topics that was asked for; above `topics.len()` where the articles hold fewer.
    pub asked: usize,
    /// The number of articles that the topics were made from, those of a sample where a corpus is very large;
    /// articles without a usable term are not among them.
    pub fitted: usize,
}

/// One topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The terms that stand for the topic and their weights, heaviest first, at most [`Topic::TERMS`]. Weights are
    /// above 0, without unit, and can be compared within a topic only.
    pub terms: Vec<(u32, f64)>,
}

impl Topic {
    /// The most terms that a topic lists.
    pub const TERMS: usize = 30;
}

#[cfg(test)]
mod tests;
