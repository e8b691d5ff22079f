//! Decoding: the best labels of a stretch of candidates (Viterbi 1967).
//!
//! All sixteen labels but `O` are scored at once in sixteen lanes of sixteen bits; the best way to each is kept at 0 or less, so
//! that no sum can leave the lanes. Which label came before is not noted on the way but worked out on the way back,
//! where only one label is asked about.
//!
//! It does not score tokens.

use wide::i16x16;

use super::label::{LABELS, LANES, OUTSIDE, follows, is_open};
use super::model::{Model, Scores};

/// Worse than any way.
const NEVER: i16 = -16_000;

/// The best scores of ways to each label of a token.
#[derive(Debug, Clone, Copy)]
struct Best {
    outside: i16,
    lanes: [i16; LANES],
}

impl Best {
    fn of(&self, label: usize) -> i16 {
        label.checked_sub(1).map_or(self.outside, |lane| {
            self.lanes.get(lane).copied().unwrap_or(NEVER)
        })
    }
}

/// A decoder with the transitions of a model.
#[derive(Debug, Clone)]
pub struct Decoder {
    /// From each label to each but `O`.
    to_lanes: [i16x16; LABELS],
    /// From each label to `O`.
    to_outside: [i16; LABELS],
    best: Vec<Best>,
}

impl Decoder {
    /// A decoder with the transitions of `model`.
    pub fn new(model: &Model<'_>) -> Self {
        let score = |before: usize, after: usize| {
            let known = model.transition(before, after).max(NEVER);
            if follows(before, after) { known } else { NEVER }
        };
        let lanes = |before: usize| i16x16::new(std::array::from_fn(|lane| score(before, lane + 1)));
        Self {
            to_lanes: std::array::from_fn(lanes),
            to_outside: std::array::from_fn(|before| score(before, OUTSIDE)),
            best: Vec::new(),
        }
    }

    /// The best label of each token, appended to `labels`; names neither begin before the stretch nor end behind it.
    pub fn decode(&mut self, scores: &[Scores], labels: &mut Vec<u8>) {
        self.best.clear();
        let mut last = Best {
            outside: 0,
            lanes: [NEVER; LANES],
        };
        for (at, score) in scores.iter().enumerate() {
            last = if at == 0 {
                self.begin(*score)
            } else {
                self.step(&last, *score)
            };
            self.best.push(last);
        }
        let closed = (0..LABELS).filter(|&label| !is_open(label));
        let Some(mut label) = first_best(closed, |label| last.of(label)) else {
            return;
        };
        let from = labels.len();
        for (at, _) in scores.iter().enumerate().rev() {
            #[allow(clippy::cast_possible_truncation, reason = "there are seventeen labels")]
            labels.push(label as u8);
            if let Some(before) = at.checked_sub(1).and_then(|at| self.best.get(at)) {
                let way = |other: usize| before.of(other).saturating_add(self.way(other, label));
                label = first_best(0..LABELS, way).unwrap_or(OUTSIDE);
            }
        }
        if let Some(new) = labels.get_mut(from..) {
            new.reverse();
        }
    }

    /// The transition from one label to another.
    fn way(&self, before: usize, after: usize) -> i16 {
        let lanes = self.to_lanes.get(before).map(i16x16::as_array);
        match after.checked_sub(1) {
            None => self.to_outside.get(before).copied().unwrap_or(NEVER),
            Some(lane) => lanes.and_then(|lanes| lanes.get(lane)).copied().unwrap_or(NEVER),
        }
    }

    /// The first token, before which there is `O`.
    fn begin(&self, scores: Scores) -> Best {
        let [outside, ..] = self.to_outside;
        let [lanes, ..] = self.to_lanes;
        Best::new(outside, lanes.saturating_add(scores))
    }

    fn step(&self, last: &Best, scores: Scores) -> Best {
        let [to_outside, to_outside_from @ ..] = &self.to_outside;
        let [to_lanes, others @ ..] = &self.to_lanes;
        let mut lanes = i16x16::splat(last.outside).saturating_add(*to_lanes);
        for (&before, ways) in last.lanes.iter().zip(others) {
            lanes = lanes.max(i16x16::splat(before).saturating_add(*ways));
        }
        let mut outside = last.outside.saturating_add(*to_outside);
        for (&before, &way) in last.lanes.iter().zip(to_outside_from) {
            outside = outside.max(before.saturating_add(way));
        }
        Best::new(outside, lanes.saturating_add(scores))
    }
}

impl Best {
    /// These scores, less the highest of them.
    fn new(outside: i16, lanes: i16x16) -> Self {
        let top = lanes.reduce_max().max(outside);
        Self {
            outside: outside.saturating_sub(top),
            lanes: lanes.saturating_sub(i16x16::splat(top)).to_array(),
        }
    }
}

/// The first of the labels with the highest score.
fn first_best(labels: impl Iterator<Item = usize>, score: impl Fn(usize) -> i16) -> Option<usize> {
    let mut best: Option<(i16, usize)> = None;
    for label in labels {
        let score = score(label);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, label));
        }
    }
    best.map(|(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::{Decoder, LABELS, LANES, Scores};
    use crate::entity::tag::label::{Part, follows, is_open, label};
    use crate::entity::tag::model::Model;

    /// The score of the best of all ways.
    fn exhaustive(scores: &[[i16; LANES]]) -> i32 {
        let mut ways = vec![(0usize, 0i32)];
        for score in scores {
            let mut next: Vec<(usize, i32)> = Vec::new();
            for (before, sum) in ways {
                for after in (0..LABELS).filter(|&after| follows(before, after)) {
                    let more = if after == 0 {
                        0
                    } else {
                        i32::from(score[after - 1])
                    };
                    next.push((after, sum + more));
                }
            }
            ways = next;
        }
        let closed = ways.into_iter().filter(|way| !is_open(way.0));
        closed.map(|way| way.1).max().unwrap()
    }

    #[test]
    fn no_way_is_better_than_the_one_found() {
        let mut decoder = Decoder::new(&Model::empty());
        let mut state = 1u32;
        for length in [1, 2, 3, 1, 4] {
            let scores: Vec<[i16; LANES]> = (0..length)
                .map(|_| {
                    std::array::from_fn(|_| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        i16::try_from(state >> 25).unwrap() - 64
                    })
                })
                .collect();
            let lanes: Vec<Scores> = scores.iter().map(|score| Scores::new(*score)).collect();
            let mut labels = vec![9];
            decoder.decode(&lanes, &mut labels);
            assert_eq!(labels.len(), length + 1);
            let (mut sum, mut before) = (0, 0);
            for (label, score) in labels[1..].iter().map(|&label| usize::from(label)).zip(&scores) {
                assert!(follows(before, label));
                sum += if label == 0 {
                    0
                } else {
                    i32::from(score[label - 1])
                };
                before = label;
            }
            assert_eq!(sum, exhaustive(&scores));
        }
    }

    #[test]
    fn a_long_stretch_stays_within_its_lanes() {
        let mut decoder = Decoder::new(&Model::empty());
        let inside = label(0, Part::Inside) - 1;
        let mut high = [-9000i16; LANES];
        high[inside] = 9000;
        let mut labels = Vec::new();
        decoder.decode(&vec![Scores::new(high); 500], &mut labels);
        assert_eq!(labels.len(), 500);
        assert!(usize::from(labels[250]) == inside + 1 && !is_open(usize::from(labels[499])));
    }
}
