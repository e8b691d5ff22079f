//! How far the topics of some articles are found again in topics that are made of half of them.
//!
//! It does not choose a number.

use std::collections::BTreeMap;

use super::super::describe::above;
use super::super::describe::places::{Led, Places};
use super::super::describe::{Chance, Description, coherence};
use super::super::{Matrix, Model, factorize};
use super::Tried;

/// How far from chance (0) to always together (1) terms must be in articles that had no say in them.
const COHERENT: f64 = 0.05;

/// What was found again of a model in the halves of its articles.
#[derive(Debug)]
pub(super) struct Again {
    /// For each topic the share found again, the mean of the two halves, 0 to 1.
    shares: Vec<f64>,
    /// Coherence of each topic of a half in the other half.
    coherence: Vec<f64>,
}

impl Again {
    /// Looks for the topics of a model of articles 0, 1, 2 and so on in the halves 0, 2, 4... and 1, 3, 5...
    pub(super) fn of(model: &Model, halves: &[Matrix; 2]) -> Self {
        let mut again = Self {
            shares: vec![0.0; model.topics.len()],
            coherence: Vec::new(),
        };
        let led = Led::of(model);
        for (from, (half, other)) in halves.iter().zip(halves.iter().rev()).enumerate() {
            // A half that holds no topics finds none again.
            let Ok(part) = factorize(half, model.topics.len()) else {
                continue;
            };
            let held = again.held(&part, other);
            let found = overlaps(&led, from, &Led::of(&part), half.articles(), &held);
            for (share, found) in again.shares.iter_mut().zip(found) {
                *share += found / 2.0;
            }
        }
        again
    }

    /// Whether the leading terms of each topic of a half stand together in the other half, more often than by chance.
    fn held(&mut self, part: &Model, other: &Matrix) -> Vec<bool> {
        let chance = Chance::of(other, part);
        let listed = part
            .topics
            .iter()
            .flat_map(|topic| &topic.terms)
            .map(|&(term, _)| term);
        let places = Places::of_terms(other, listed.chain(chance.terms()));
        let measure = |terms: &[u32]| coherence(&places, terms, other.articles());
        let topics = part.topics.iter().enumerate().map(|(at, topic)| {
            let first: Vec<u32> = topic
                .terms
                .iter()
                .take(Description::FIRST)
                .map(|&(term, _)| term)
                .collect();
            let value = measure(&first);
            self.coherence.push(value.unwrap_or(-1.0));
            above(value, chance.coherence(at, measure).unwrap_or(0.0)) > COHERENT
        });
        topics.collect()
    }

    /// The mean of both, and the score.
    pub(super) fn tried(&self, topics: usize) -> Tried {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        Tried {
            topics,
            found: self.shares.iter().filter(|&&share| share > 0.5).count(),
            coherence: mean(&self.coherence),
            stability: mean(&self.shares),
            score: self.shares.iter().map(|share| 2.0 * share - 1.0).sum(),
        }
    }
}

/// For each topic of the whole the largest overlap with a topic of the half, among those whose terms held: Dice's
/// coefficient of the articles that both lead, `2 both / (one + other)` over the articles of the half.
fn overlaps(whole: &Led, from: usize, part: &Led, articles: usize, held: &[bool]) -> Vec<f64> {
    let (mut ones, mut others) = (vec![0_u64; whole.topics()], vec![0_u64; part.topics()]);
    let mut both: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for article in 0..articles {
        let (one, other) = (whole.main(2 * article + from), part.main(article));
        for (topic, counts) in [(one, &mut ones), (other, &mut others)] {
            if let Some(count) = topic.and_then(|topic| counts.get_mut(topic)) {
                *count += 1;
            }
        }
        if let (Some(one), Some(other)) = (one, other) {
            *both.entry((one, other)).or_default() += 1;
        }
    }
    let mut best = vec![0.0_f64; ones.len()];
    for (&(one, other), &both) in &both {
        if let (Some(best), Some(&a), Some(&b), Some(true)) = (
            best.get_mut(one),
            ones.get(one),
            others.get(other),
            held.get(other),
        ) {
            *best = best.max(2.0 * both as f64 / (a + b) as f64);
        }
    }
    best
}
