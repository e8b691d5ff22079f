//! Decoding: the best labels of a stretch of candidates (Viterbi 1967).
//!
//! A stretch has at most a few tokens and most labels cannot follow each other, so ways are listed beforehand.
//!
//! It does not score tokens.

use super::label::{LABELS, LANES, OUTSIDE, follows, is_open};
use super::model::Model;

/// Worse than any way.
const NEVER: i32 = i32::MIN / 2;

/// A decoder, with its lists.
#[derive(Debug, Clone)]
pub struct Decoder {
    /// For each label, the labels that may stand before it, with the score of the transition.
    ways: Vec<Vec<(usize, i32)>>,
    best: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// A decoder with the transitions of `model`.
    pub fn new(model: &Model<'_>) -> Self {
        let before = |after: usize| (0..LABELS).filter(move |&before| follows(before, after));
        let way = |after: usize| {
            before(after)
                .map(|label| (label, model.transition(label, after)))
                .collect()
        };
        Self {
            ways: (0..LABELS).map(way).collect(),
            best: Vec::new(),
            back: Vec::new(),
        }
    }

    /// The best label of each token, appended to `labels`; names neither begin before the stretch nor end behind it.
    #[allow(clippy::cast_possible_truncation, reason = "there are seventeen labels")]
    pub fn decode(&mut self, scores: &[[i32; LANES]], labels: &mut Vec<u8>) {
        let mut last = [NEVER; LABELS];
        if let Some(outside) = last.get_mut(OUTSIDE) {
            *outside = 0;
        }
        self.best.clear();
        self.back.clear();
        for scores in scores {
            let mut best = [NEVER; LABELS];
            let mut back = [0u8; LABELS];
            let emissions = std::iter::once(&0).chain(scores);
            for (((best, back), ways), emission) in
                best.iter_mut().zip(&mut back).zip(&self.ways).zip(emissions)
            {
                for &(before, transition) in ways {
                    let score = last.get(before).copied().unwrap_or(NEVER) + transition;
                    if score > *best {
                        (*best, *back) = (score, before as u8);
                    }
                }
                *best = best.saturating_add(*emission).max(NEVER);
            }
            last = best;
            self.best.push(best);
            self.back.push(back);
        }
        let mut label = 0;
        let mut best = NEVER;
        for (at, &score) in last.iter().enumerate() {
            if score > best && !is_open(at) {
                (label, best) = (at, score);
            }
        }
        let from = labels.len();
        for back in self.back.iter().rev() {
            labels.push(label as u8);
            label = usize::from(back.get(label).copied().unwrap_or(0));
        }
        if let Some(new) = labels.get_mut(from..) {
            new.reverse();
        }
    }
}
