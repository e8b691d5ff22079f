//! What is said of each topic: how well its terms belong together, how much they are its own, which articles are most
//! like it, and whether it is weak.
//!
//! A factorization always gives as many topics as were asked for, also from noise; so each one is held against what
//! chance gives and said to be weak where a reader should not lean on it. All sums are of integers (shares in units of
//! 2^-32), so they do not depend on the order of the articles.
//!
//! It does not name topics or change them.

mod chance;
pub(super) mod places;
mod verdict;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Matrix, Model};
use crate::statistics::coherence::Meetings;
pub(super) use chance::Chance;
use places::{Led, Places};
use verdict::Evidence;
pub(super) use verdict::above;
pub use verdict::{Reason, Verdict};

/// What is said of one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// Mean normalized pointwise mutual information (Bouma 2009) of the pairs of its first [`Description::FIRST`] terms over
    /// articles: -1 never together, 0 chance, 1 always together. `None` for fewer than two terms.
    pub coherence: Option<f64>,
    /// The same of unrelated terms, each in as many articles as one of the topic's: what its coherence is held against.
    pub chance: Option<f64>,
    /// For each listed term the share of its occurrences that falls to the topic, 0 to 1:
    /// `sum over articles of tf * share / sum over articles of tf`.
    pub exclusivity_of_terms: Vec<f64>,
    /// Mean of the same over its first [`Description::FIRST`] terms; `None` for a topic without terms.
    pub exclusivity: Option<f64>,
    /// Articles of which it has the highest share.
    pub led: u64,
    /// Mean of its shares over the articles that have shares, 0 to 1; over all topics these add up to 1.
    pub mean_share: f64,
    /// The articles most like it, the most typical first.
    pub typical: Vec<usize>,
    /// Whether it can be leaned on.
    pub verdict: Verdict,
}

impl Description {
    /// The terms of a topic that its coherence and exclusivity are taken from.
    pub const FIRST: usize = 10;
}

/// Describes every topic of a model, in the order of its topics.
///
/// `usable` says which articles may be shown as typical and count as different ones: leave out all but one of each
/// story, so that copies do not fill the list. At most `typical` articles are listed.
#[must_use]
pub fn describe(
    matrix: &Matrix,
    model: &Model,
    usable: &dyn Fn(usize) -> bool,
    typical: usize,
) -> Vec<Description> {
    let led = Led::of(model);
    let chance = Chance::of(matrix, model);
    let listed = model
        .topics
        .iter()
        .flat_map(|topic| &topic.terms)
        .map(|&(term, _)| term);
    let places = Places::of_terms(matrix, listed.chain(chance.terms()));
    let articles = (0..model.shares.articles())
        .filter(|&article| led.main(article).is_some())
        .count();
    let mut descriptions = Vec::new();
    for (at, topic) in model.topics.iter().enumerate() {
        let share = |article: usize| fixed(model.shares.of(article).get(at).copied().unwrap_or(0.0));
        let first: Vec<u32> = topic
            .terms
            .iter()
            .take(Description::FIRST)
            .map(|&(term, _)| term)
            .collect();
        let exclusivity_of_terms: Vec<f64> = topic
            .terms
            .iter()
            .map(|&(term, _)| part_of_topic(places.of(term), &share))
            .collect();
        let exclusivity = mean(exclusivity_of_terms.iter().take(Description::FIRST));
        let sum: u128 = (0..model.shares.articles())
            .map(|article| u128::from(share(article)))
            .sum();
        let mean_share = ratio(sum, articles as u128 * u128::from(ONE));
        let coherence = coherence(&places, &first, matrix.articles());
        let ranked = most_typical(matrix, &led, at, &share);
        let different = ranked.iter().filter(|&&article| usable(article)).count() as u64;
        let chance = chance.coherence(at, |terms| self::coherence(&places, terms, matrix.articles()));
        let evidence = Evidence {
            led: led.size(at),
            different,
            largest: largest_part(&places, &first, &share),
            exclusivity,
            mean_share,
            coherence,
            chance,
        };
        descriptions.push(Description {
            coherence,
            chance,
            exclusivity_of_terms,
            exclusivity,
            led: led.size(at),
            mean_share,
            typical: ranked
                .into_iter()
                .filter(|&article| usable(article))
                .take(typical)
                .collect(),
            verdict: evidence.verdict(),
        });
    }
    descriptions
}

/// A share of 1 in fixed point.
const ONE: u64 = 1 << 32;

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 2^32 after the clamp; NaN becomes 0"
)]
fn fixed(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * ONE as f64).round() as u64
}

/// 0 for nothing out of nothing.
fn ratio(part: u128, whole: u128) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn mean<'v>(values: impl ExactSizeIterator<Item = &'v f64>) -> Option<f64> {
    let count = values.len();
    (count > 0).then(|| values.sum::<f64>() / count as f64)
}

/// The share of a term's occurrences that falls to a topic.
fn part_of_topic(postings: &[(u32, u32)], share: &dyn Fn(usize) -> u64) -> f64 {
    let (mut part, mut whole) = (0_u128, 0_u128);
    for &(article, count) in postings {
        part += u128::from(count) * u128::from(share(article as usize));
        whole += u128::from(count) * u128::from(ONE);
    }
    ratio(part, whole)
}

/// The largest share of the occurrences of a topic's terms within it that stands in one article, 0 to 1.
fn largest_part(places: &Places, terms: &[u32], share: &dyn Fn(usize) -> u64) -> f64 {
    let mut of_articles: BTreeMap<u32, u128> = BTreeMap::new();
    for &(article, count) in terms.iter().flat_map(|&term| places.of(term)) {
        *of_articles.entry(article).or_default() += u128::from(count) * u128::from(share(article as usize));
    }
    ratio(
        of_articles.values().max().copied().unwrap_or(0),
        of_articles.values().sum(),
    )
}

pub(super) fn coherence(places: &Places, terms: &[u32], articles: usize) -> Option<f64> {
    let lists: Vec<Vec<u32>> = terms
        .iter()
        .map(|&term| places.of(term).iter().map(|&(article, _)| article).collect())
        .collect();
    let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
    Meetings::new(&lists, articles as u64).npmi()
}

/// The articles that a topic leads, those with the highest share first; of equals the longer one, as it shows more of the
/// topic, then by content.
fn most_typical(matrix: &Matrix, led: &Led, topic: usize, share: &dyn Fn(usize) -> u64) -> Vec<usize> {
    let length = |article: usize| {
        matrix
            .article(article)
            .1
            .iter()
            .map(|&count| u64::from(count))
            .sum::<u64>()
    };
    let mut ranked: Vec<(Reverse<(u64, u64)>, usize)> = (0..matrix.articles())
        .filter(|&article| led.main(article) == Some(topic))
        .map(|article| (Reverse((share(article), length(article))), article))
        .collect();
    ranked.sort_by(|(a, left), (b, right)| {
        a.cmp(b)
            .then_with(|| matrix.article(*left).cmp(&matrix.article(*right)))
            .then(left.cmp(right))
    });
    ranked.into_iter().map(|(_, article)| article).collect()
}

#[cfg(test)]
mod tests;
