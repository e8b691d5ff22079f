//! The conditional random field (Lafferty, `McCallum`, Pereira 2001), trained by stochastic gradients with `AdaGrad` (Duchi, Hazan,
//! Singer 2011).
//!
//! Labels that a source does not tell are left open: the likelihood is that of all label sequences which agree with what is
//! known. All arithmetic is in a fixed order.
#![allow(
    clippy::needless_range_loop,
    reason = "several tables are walked by the same labels, as in the formulas"
)]

use gleaner::entity::tag::label::{LABELS, LANES, OUTSIDE};

use crate::lattice::{Lattice, Ways, exponentials};
use crate::number::Random;

/// Any label.
pub(crate) const ANY: u32 = (1 << LABELS) - 1;

/// Stretches of candidates with their features.
#[derive(Debug, Default, Clone)]
pub(crate) struct Stretches {
    /// Feature numbers of all tokens.
    pub(crate) features: Vec<u32>,
    /// Where each token's features end.
    pub(crate) ends: Vec<usize>,
    /// The labels each token may have, a bit each.
    pub(crate) allowed: Vec<u32>,
    /// First and last token plus 1 of each stretch.
    pub(crate) bounds: Vec<(usize, usize)>,
}

impl Stretches {
    pub(crate) fn of_token(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.features[start..self.ends[at]]
    }
}

impl Stretches {
    /// Gives the last stretches the labels in the list; leaves those out that have none.
    pub(crate) fn settle(&mut self, guessed: &[Option<Vec<usize>>]) {
        let first = self.bounds.len() - guessed.len();
        let mut kept = self.bounds[..first].to_vec();
        for (&(from, to), labels) in self.bounds[first..].iter().zip(guessed) {
            let Some(labels) = labels else { continue };
            for (allowed, label) in self.allowed[from..to].iter_mut().zip(labels) {
                *allowed = 1 << label;
            }
            kept.push((from, to));
        }
        self.bounds = kept;
    }

    /// Makes this one stretch of `data` with a part of its features.
    fn sample(&mut self, data: &Stretches, from: usize, to: usize, drop: u64, random: &mut Random) {
        self.features.clear();
        self.ends.clear();
        self.allowed.clear();
        self.allowed.extend_from_slice(&data.allowed[from..to]);
        for at in from..to {
            let features = data.of_token(at);
            if drop == 0 {
                self.features.extend_from_slice(features);
            } else {
                let mut bits = 0;
                for (number, &feature) in features.iter().enumerate() {
                    if number % 6 == 0 {
                        bits = random.next();
                    }
                    if (bits & 1023) >= drop {
                        self.features.push(feature);
                    }
                    bits >>= 10;
                }
            }
            self.ends.push(self.features.len());
        }
    }
}

pub(crate) type Row = [f32; LANES];

/// Weights of features and transitions.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) rows: Vec<Row>,
    pub(crate) transitions: [[f32; LABELS]; LABELS],
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// How often every stretch is trained on.
    pub(crate) rounds: usize,
    /// The size of the first steps.
    pub(crate) rate: f32,
    /// How many of 1,024 features of a token are left out whenever it is trained on (dropout: Hinton et al. 2012).
    pub(crate) drop: u64,
    pub(crate) seed: u64,
}

/// Trains.
pub(crate) struct Trainer {
    pub(crate) weights: Weights,
    squares: Vec<Row>,
    transition_squares: [[f32; LABELS]; LABELS],
    sums: Vec<Row>,
    transition_sums: [[f32; LABELS]; LABELS],
    time: f32,
    ways: Ways,
    lattice: Lattice,
    part: Stretches,
    random: Random,
}

const SMOOTH: f32 = 1.0;

impl Trainer {
    pub(crate) fn new(features: usize) -> Self {
        Self {
            weights: Weights {
                rows: vec![[0.0; LANES]; features],
                transitions: [[0.0; LABELS]; LABELS],
            },
            squares: vec![[SMOOTH; LANES]; features],
            transition_squares: [[SMOOTH; LABELS]; LABELS],
            sums: vec![[0.0; LANES]; features],
            transition_sums: [[0.0; LABELS]; LABELS],
            time: 0.0,
            ways: Ways::new(),
            lattice: Lattice::default(),
            part: Stretches::default(),
            random: Random(2),
        }
    }

    /// Trains on all stretches and gives the average of the weights over time.
    pub(crate) fn train(mut self, data: &Stretches, recipe: &Recipe) -> Weights {
        let mut order: Vec<usize> = (0..data.bounds.len()).collect();
        let mut random = Random(recipe.seed);
        for _ in 0..recipe.rounds {
            random.shuffle(&mut order);
            for &at in &order {
                self.step(data, data.bounds[at], recipe);
            }
        }
        let time = self.time + 1.0;
        for (row, sum) in self.weights.rows.iter_mut().zip(&self.sums) {
            for (weight, sum) in row.iter_mut().zip(sum) {
                *weight -= sum / time;
            }
        }
        for (row, sum) in self.weights.transitions.iter_mut().zip(&self.transition_sums) {
            for (weight, sum) in row.iter_mut().zip(sum) {
                *weight -= sum / time;
            }
        }
        self.weights
    }

    fn step(&mut self, data: &Stretches, (from, to): (usize, usize), recipe: &Recipe) {
        self.time += 1.0;
        let mut part = std::mem::take(&mut self.part);
        part.sample(data, from, to, recipe.drop, &mut self.random);
        self.learn(&part, recipe.rate);
        self.part = part;
    }

    fn learn(&mut self, data: &Stretches, rate: f32) {
        let (from, to) = (0, data.ends.len());
        let length = to - from;
        let mut lattice = std::mem::take(&mut self.lattice);
        lattice.score(&self.weights, data, from, to);
        let transitions = exponentials(&self.weights.transitions);
        let known = data.allowed[from..to]
            .iter()
            .all(|allowed| allowed.is_power_of_two());
        let mut gradient = vec![[0.0f32; LABELS]; length];
        let mut gradient_transitions = [[0.0f32; LABELS]; LABELS];
        if known {
            let mut last = OUTSIDE;
            for (at, gradient) in gradient.iter_mut().enumerate() {
                let label = data.allowed[from + at].trailing_zeros() as usize;
                gradient[label] += 1.0;
                gradient_transitions[last][label] += 1.0;
                last = label;
            }
        } else {
            let ok = lattice.expect(
                &transitions,
                &self.ways,
                &data.allowed[from..to],
                1.0,
                &mut gradient,
                &mut gradient_transitions,
            );
            if !ok {
                self.lattice = lattice;
                return;
            }
        }
        let all = vec![ANY; length];
        lattice.expect(
            &transitions,
            &self.ways,
            &all,
            -1.0,
            &mut gradient,
            &mut gradient_transitions,
        );
        self.lattice = lattice;
        for (at, gradient) in gradient.iter().enumerate() {
            let mut lanes = [0.0f32; LANES];
            let mut size = 0.0;
            for (lane, value) in lanes.iter_mut().zip(&gradient[1..]) {
                *lane = *value;
                size += *lane * *lane;
            }
            if size < 1e-8 {
                continue;
            }
            for &feature in data.of_token(from + at) {
                let feature = feature as usize;
                let row = &mut self.weights.rows[feature];
                let squares = &mut self.squares[feature];
                let mut changes = [0.0f32; LANES];
                for lane in 0..LANES {
                    let slope = lanes[lane];
                    squares[lane] += slope * slope;
                    changes[lane] = rate * slope / squares[lane].sqrt();
                    row[lane] += changes[lane];
                }
                let sums = &mut self.sums[feature];
                for lane in 0..LANES {
                    sums[lane] += self.time * changes[lane];
                }
            }
        }
        for before in 0..LABELS {
            for &after in &self.ways.after[before] {
                let slope = gradient_transitions[before][after];
                let squares = &mut self.transition_squares[before][after];
                *squares += slope * slope;
                let change = rate * slope / squares.sqrt();
                self.weights.transitions[before][after] += change;
                self.transition_sums[before][after] += self.time * change;
            }
        }
    }
}
