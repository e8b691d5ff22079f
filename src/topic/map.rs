//! The article map: a place in the plane for every article, so that articles that are alike stand together.
//!
//! A neighbour embedding (t-SNE) with every repulsion computed exactly, on at most some 1,500 articles: a sample that
//! size shows the same islands as the whole corpus, and an exact sum has no random draws and no grid whose errors
//! could differ from machine to machine. Every step runs over the articles in an order that follows from their
//! content, so neither the order of files nor the number of threads moves a dot.
//!
//! It does not find topics, draw, or give the directions a meaning.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts of articles and terms are far below 2^52, terms are numbered in 32 bits, and places need no more \
              than single precision"
)]

mod embed;
mod frame;
mod likeness;
mod sample;
#[cfg(test)]
mod tests;

use super::{Matrix, Shares};

/// The articles that a map shows at most, unless asked otherwise.
pub const MOST: usize = 1_500;

/// How the map is made, for readers.
pub const METHOD: &str = "Every article is a row of TF-IDF weights, (1 + ln tf) ln(1 + n / df), of its 100 heaviest \
    terms among those that another article has too, scaled to length 1; its shares of the topics stand beside them with \
    0.15 of that weight, so that a topic is seen as an island. Each article is tied to the 15 articles most like it by \
    cosine (to a third of all where there are fewer than 46), every tie of one strength (Böhm, Berens and Kobak 2022), \
    and t-SNE (van der Maaten and Hinton 2008) draws the tied together and pushes all others apart, in 200 steps that \
    start from the first two principal components (Kobak and Berens 2019). The same articles give the same picture: \
    nothing in it is left to chance. The picture is turned until it is widest from left to right and scaled alike both \
    ways; dots that would cover each other, exact copies among them, are moved apart by a dot's width. Where there are \
    more articles than the map shows, it shows a fixed sample, by the size of each topic and with room for the small \
    ones. Near means alike; directions, the gaps between islands and how dense they are mean nothing.";

/// One article on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its number in the matrix.
    pub article: usize,
    /// From 0, left, to 1, right.
    pub x: f64,
    /// From 0, top, to 1, bottom. A sheet is meant to be four wide where it is three high.
    pub y: f64,
}

/// Places at most `most` articles on a map, in the order of their numbers.
///
/// Articles without terms have no place. Where there are more than `most` others, a sample is taken in which each
/// topic has its share and small topics are kept. `shares` may be those of no topics at all.
///
/// The same articles in another order get the same places; exact copies of each other may change theirs among them.
#[must_use]
pub fn place(matrix: &Matrix, shares: &Shares, most: usize) -> Vec<Placed> {
    let chosen = sample::choose(matrix, shares, most);
    // Copies would be tied to each other only; one of them stands for all until the end.
    let first: Vec<usize> = chosen
        .iter()
        .filter_map(|copies| copies.first().copied())
        .collect();
    let rows = likeness::rows(matrix, shares, &first);
    let ties = likeness::ties(&rows);
    let spots = embed::embed(&likeness::principal(&rows), &ties);
    let mut map: Vec<Placed> = frame::fit(&spots, &chosen)
        .into_iter()
        .map(|(article, [x, y])| Placed { article, x, y })
        .collect();
    map.sort_by_key(|placed| placed.article);
    map
}
