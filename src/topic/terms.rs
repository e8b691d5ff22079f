//! The terms that stand for a topic: those that weigh much in it and whose articles are its articles.
//!
//! A term is listed under the one topic that it speaks for most, because a word under three topics tells a reader
//! nothing about any of them. Only where a topic would be left with a short list does it take terms of others.
//!
//! It does not find phrases or name topics.

use super::Topic;
use super::dense::{Dense, highest};
use super::weigh::Weights;

/// A list shorter than this is filled up with terms that other topics have.
const SHORT: usize = 10;
/// A listed term stands in at least this many articles, or in one of 40 where there are fewer than 800.
const RAREST: usize = 20;

/// In how many articles a term stands, by the topic that leads the article.
pub(super) struct Leads {
    /// Articles by topic.
    pub(super) topics: Vec<usize>,
    /// For each kept term, articles by topic that have it; terms end to end.
    pub(super) with_term: Vec<u32>,
    /// All articles.
    pub(super) articles: usize,
}

/// A term's candidacy for one topic's list.
struct Candidate {
    own: bool,
    score: f64,
    term: u32,
}

/// The list of each topic, from terms by topics with columns of length 1.
pub(super) fn lists(centres: &Dense, weights: &Weights, leads: &Leads) -> Vec<Topic> {
    let rarest = (leads.articles / 40).clamp(1, RAREST);
    let mut candidates: Vec<Vec<Candidate>> = leads.topics.iter().map(|_| Vec::new()).collect();
    for (at, row) in centres.rows().enumerate() {
        if (weights.articles_with[at] as usize) < rarest {
            continue;
        }
        let scores: Vec<f64> = row
            .iter()
            .enumerate()
            .map(|(topic, &weight)| weight * tie(at, topic, weights, leads).powi(2))
            .collect();
        let best = highest(&scores);
        for (topic, (list, &score)) in candidates.iter_mut().zip(&scores).enumerate() {
            if score > 0.0 {
                list.push(Candidate {
                    own: topic == best,
                    score,
                    term: weights.names[at],
                });
            }
        }
    }
    candidates.into_iter().map(list).collect()
}

/// How closely a term is tied to a topic, from 0 to 1: the normalized pointwise mutual information (Bouma 2009) of
/// "the article has the term" and "the article is led by the topic"; 0 where they meet less often than by chance.
fn tie(term: usize, topic: usize, weights: &Weights, leads: &Leads) -> f64 {
    let both = f64::from(leads.with_term[term * leads.topics.len() + topic]);
    if both == 0.0 {
        return 0.0;
    }
    let articles = leads.articles as f64;
    let lift = both * articles / (f64::from(weights.articles_with[term]) * leads.topics[topic] as f64);
    (libm::log(lift) / -libm::log(both / articles)).max(0.0)
}

/// The best candidates, heaviest first.
fn list(mut candidates: Vec<Candidate>) -> Topic {
    candidates.sort_by(|a, b| {
        b.own
            .cmp(&a.own)
            .then(b.score.total_cmp(&a.score))
            .then(a.term.cmp(&b.term))
    });
    let own = candidates.iter().take_while(|candidate| candidate.own).count();
    candidates.truncate(own.clamp(SHORT, Topic::TERMS));
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.term.cmp(&b.term)));
    Topic {
        terms: candidates
            .into_iter()
            .map(|candidate| (candidate.term, candidate.score))
            .collect(),
    }
}
