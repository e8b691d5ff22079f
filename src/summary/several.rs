//! Summaries of several articles: the versions of a story, the typical articles of a topic, a corpus.
//!
//! Each article sends its few best sentences, so thousands of articles cost little memory, and only these compete. Here
//! a sentence must stand without its neighbours, which another article has not.

use super::{Article, heaviest, weight};
use rustc_hash::FxHashSet;

/// Of a sentence's weight among those of several articles, how much its place and its style in its own add at most, as a
/// share.
const OWN: f64 = 1.0;
/// A sentence is passed over when more than this share of it, or of one chosen before, is in both.
const REPEATS: f64 = 0.4;
/// A sentence of fewer terms gets no credit for being short.
const SHORT: usize = 6;

/// One of the best sentences of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The number of its article: 0 until the caller sets it. Of equal sentences that of the lower number is taken.
    pub article: u32,
    /// Its index among the article's sentences.
    pub sentence: u32,
    /// Its weight as a share of that of the heaviest of its article, from 0 to 1.
    pub weight: f64,
    /// How many fit sentences of its article are before it.
    pub rank: u32,
    /// The numbers of its terms, each once, in the order of the text.
    pub terms: Vec<u32>,
}

/// The best sentences of an article, at most `most`, the best first.
pub fn candidates(article: &Article<'_>, idf: &dyn Fn(u32) -> f64, most: usize) -> Vec<Candidate> {
    let weighed = weight::weigh(article, idf);
    let picked = heaviest(article, &weighed, most);
    let alone = |at: usize| weighed.sentences.get(at).map_or(0.0, |weight| weight.alone);
    let heaviest = picked
        .iter()
        .map(|picked| alone(picked.sentence))
        .fold(0.0, f64::max);
    picked
        .iter()
        .filter_map(|picked| {
            let sentence = article.sentences.get(picked.sentence)?;
            let weight = weighed.sentences.get(picked.sentence)?;
            let mut seen = FxHashSet::default();
            Some(Candidate {
                article: 0,
                sentence: u32::try_from(picked.sentence).ok()?,
                weight: if heaviest > 0.0 {
                    weight.alone / heaviest
                } else {
                    0.0
                },
                rank: weight.rank,
                terms: sentence
                    .terms
                    .iter()
                    .copied()
                    .filter(|&term| seen.insert(term))
                    .collect(),
            })
        })
        .collect()
}

/// The sentences that sum up several articles, at most `wanted`: indices into `candidates`, the heaviest first, but those
/// of one article in their order in it.
///
/// `centre` gives the weight of a term for what the articles have in common, not negative, by its number. A sentence that says
/// for the most part what one taken before says is passed over.
pub fn several(candidates: &[Candidate], centre: &dyn Fn(u32) -> f64, wanted: usize) -> Vec<usize> {
    let mut order: Vec<(f64, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| (held(candidate, centre), index))
        .collect();
    let place = |index: usize| {
        candidates
            .get(index)
            .map(|candidate| (candidate.article, candidate.sentence))
    };
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| place(a.1).cmp(&place(b.1))));
    let mut chosen: Vec<(usize, FxHashSet<u32>, f64)> = Vec::new();
    for (_, index) in order {
        if chosen.len() >= wanted.min(super::MOST) {
            break;
        }
        let Some(candidate) = candidates.get(index) else {
            continue;
        };
        let all = sum(&candidate.terms, centre);
        let is_repeated = chosen.iter().any(|(_, said, weight)| {
            let shared: Vec<u32> = candidate
                .terms
                .iter()
                .copied()
                .filter(|term| said.contains(term))
                .collect();
            sum(&shared, centre) > REPEATS * all.min(*weight)
        });
        if !is_repeated {
            chosen.push((index, candidate.terms.iter().copied().collect(), all));
        }
    }
    in_reading_order(chosen.into_iter().map(|(index, ..)| index).collect(), candidates)
}

/// What a candidate weighs among those of several articles.
#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn held(candidate: &Candidate, centre: &dyn Fn(u32) -> f64) -> f64 {
    let length = candidate.terms.len().max(SHORT) as f64;
    sum(&candidate.terms, centre) / length.sqrt() * (1.0 + OWN * candidate.weight)
}

fn sum(terms: &[u32], centre: &dyn Fn(u32) -> f64) -> f64 {
    terms
        .iter()
        .map(|&term| centre(term).max(0.0))
        .fold(0.0, |sum, weight| sum + weight)
}

/// Puts the sentences of each article in their order on the places that they hold among the others.
fn in_reading_order(chosen: Vec<usize>, candidates: &[Candidate]) -> Vec<usize> {
    let place = |index: usize| {
        candidates
            .get(index)
            .map(|candidate| (candidate.article, candidate.sentence))
    };
    let mut sorted = chosen.clone();
    sorted.sort_by_key(|&index| place(index));
    let mut taken = vec![false; sorted.len()];
    let mut reading = Vec::with_capacity(chosen.len());
    for index in chosen {
        let article = place(index).map(|place| place.0);
        let next = sorted.iter().enumerate().position(|(at, &other)| {
            taken.get(at) == Some(&false) && place(other).map(|place| place.0) == article
        });
        if let Some(at) = next {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
            reading.extend(sorted.get(at));
        }
    }
    reading
}
