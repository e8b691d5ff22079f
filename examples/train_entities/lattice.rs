//! Forward and backward sums over all label sequences of a stretch, and the best of them.
//!
//! Scores are exponentials scaled token by token, so that nothing overflows and no logarithm is needed.
#![allow(
    clippy::needless_range_loop,
    reason = "several tables are walked by the same labels, as in the formulas"
)]

use gleaner::entity::tag::label::{LABELS, LANES, OUTSIDE, follows, is_open};

use crate::crf::{ANY, Stretches, Weights};
use crate::number::exp;

/// The tables of a stretch.
#[derive(Default)]
pub(crate) struct Lattice {
    scores: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
}

/// Which labels may stand behind and before each.
#[derive(Clone)]
pub(crate) struct Ways {
    pub(crate) after: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
}

impl Ways {
    pub(crate) fn new() -> Self {
        let list = |test: &dyn Fn(usize, usize) -> bool| {
            (0..LABELS)
                .map(|one| (0..LABELS).filter(|&other| test(one, other)).collect())
                .collect()
        };
        Self {
            after: list(&|one, other| follows(one, other)),
            before: list(&|one, other| follows(other, one)),
        }
    }
}

/// The exponentials of a table of transitions.
pub(crate) fn exponentials(table: &[[f32; LABELS]; LABELS]) -> [[f32; LABELS]; LABELS] {
    table.map(|row| row.map(exp))
}

impl Lattice {
    /// The exponentials of the scores of each token's labels.
    pub(crate) fn score(&mut self, weights: &Weights, data: &Stretches, from: usize, to: usize) {
        self.scores.clear();
        for at in from..to {
            let mut lanes = [0.0f32; LANES];
            for &feature in data.of_token(at) {
                let row = &weights.rows[feature as usize];
                for lane in 0..LANES {
                    lanes[lane] += row[lane];
                }
            }
            let mut top = 0.0;
            for &lane in &lanes {
                if lane > top {
                    top = lane;
                }
            }
            let mut scores = [exp(-top); LABELS];
            for (score, lane) in scores[1..].iter_mut().zip(lanes) {
                *score = exp(lane - top);
            }
            self.scores.push(scores);
        }
    }

    /// Adds `sign` times the expected counts of labels and transitions; false if no sequence is allowed.
    pub(crate) fn expect(
        &mut self,
        transitions: &[[f32; LABELS]; LABELS],
        ways: &Ways,
        allowed: &[u32],
        sign: f32,
        labels: &mut [[f32; LABELS]],
        pairs: &mut [[f32; LABELS]; LABELS],
    ) -> bool {
        let length = allowed.len();
        self.forward.clear();
        let mut last = [0.0f32; LABELS];
        last[OUTSIDE] = 1.0;
        for at in 0..length {
            let mut row = [0.0f32; LABELS];
            let mut sum = 0.0;
            for label in 0..LABELS {
                if allowed[at] >> label & 1 == 0 || (at + 1 == length && is_open(label)) {
                    continue;
                }
                let mut total = 0.0;
                for &before in &ways.before[label] {
                    total += last[before] * transitions[before][label];
                }
                row[label] = total * self.scores[at][label];
                sum += row[label];
            }
            if sum <= 0.0 {
                return false;
            }
            for value in &mut row {
                *value /= sum;
            }
            self.forward.push(row);
            last = row;
        }
        self.backward.clear();
        self.backward.resize(length, [1.0; LABELS]);
        for at in (0..length).rev() {
            // Behind the last token every closed label is worth the same, and `forward` has no other.
            let mut sum = 0.0;
            for label in 0..LABELS {
                sum += self.forward[at][label] * self.backward[at][label];
            }
            for label in 0..LABELS {
                self.backward[at][label] /= sum;
                labels[at][label] += sign * self.forward[at][label] * self.backward[at][label];
            }
            let mut outside = [0.0f32; LABELS];
            outside[OUTSIDE] = 1.0;
            let before_row = if at == 0 { outside } else { self.forward[at - 1] };
            let mut scaled = [0.0f32; LABELS];
            for label in 0..LABELS {
                let open = at + 1 == length && is_open(label);
                if allowed[at] >> label & 1 == 1 && !open {
                    scaled[label] = self.scores[at][label] * self.backward[at][label];
                }
            }
            let mut total = 0.0;
            let mut part = [[0.0f32; LABELS]; LABELS];
            let mut back = [0.0f32; LABELS];
            for before in 0..LABELS {
                for &after in &ways.after[before] {
                    let value = transitions[before][after] * scaled[after];
                    back[before] += value;
                    part[before][after] = before_row[before] * value;
                    total += part[before][after];
                }
            }
            if total <= 0.0 {
                return false;
            }
            for before in 0..LABELS {
                for &after in &ways.after[before] {
                    pairs[before][after] += sign * part[before][after] / total;
                }
            }
            if at > 0 {
                self.backward[at - 1] = back;
            }
        }
        true
    }
}

/// The most likely labels of a stretch and the probability of the least certain token's label.
pub(crate) struct Guess {
    pub(crate) labels: Vec<usize>,
    pub(crate) certainty: f32,
}

/// Guesses the labels of stretches.
pub(crate) struct Guesser {
    ways: Ways,
    lattice: Lattice,
    transitions: [[f32; LABELS]; LABELS],
}

impl Guesser {
    pub(crate) fn new(weights: &Weights) -> Self {
        Self {
            ways: Ways::new(),
            lattice: Lattice::default(),
            transitions: exponentials(&weights.transitions),
        }
    }

    /// The best labels of a stretch, and how certain the least certain of them is.
    pub(crate) fn guess(&mut self, weights: &Weights, data: &Stretches, from: usize, to: usize) -> Guess {
        let length = to - from;
        self.lattice.score(weights, data, from, to);
        let mut marginals = vec![[0.0f32; LABELS]; length];
        let mut pairs = [[0.0f32; LABELS]; LABELS];
        let all = vec![ANY; length];
        self.lattice.expect(
            &self.transitions,
            &self.ways,
            &all,
            1.0,
            &mut marginals,
            &mut pairs,
        );
        let mut last = [0.0f32; LABELS];
        last[OUTSIDE] = 1.0;
        let mut back: Vec<[usize; LABELS]> = Vec::new();
        for at in 0..length {
            let mut row = [0.0f32; LABELS];
            let mut from = [0usize; LABELS];
            let mut sum = 0.0;
            for label in 0..LABELS {
                for &before in &self.ways.before[label] {
                    let value = last[before] * self.transitions[before][label];
                    if value > row[label] {
                        row[label] = value;
                        from[label] = before;
                    }
                }
                row[label] *= self.lattice.scores[at][label];
                sum += row[label];
            }
            if sum > 0.0 {
                for value in &mut row {
                    *value /= sum;
                }
            }
            back.push(from);
            last = row;
        }
        let mut label = OUTSIDE;
        for other in 0..LABELS {
            if !is_open(other) && last[other] > last[label] {
                label = other;
            }
        }
        let mut labels = vec![0; length];
        let mut certainty = 1.0f32;
        for at in (0..length).rev() {
            labels[at] = label;
            if marginals[at][label] < certainty {
                certainty = marginals[at][label];
            }
            label = back[at][label];
        }
        Guess { labels, certainty }
    }
}
