//! The neighbour embedding: ties pull, everything else pushes (t-SNE; van der Maaten and Hinton 2008).
//!
//! A fixed number of steps. The push of all on one is summed in eight lanes of single precision, always the same way,
//! which compilers turn into vector instructions; each sum is of one article, so threads share the articles and the
//! sums do not depend on them.
//!
//! It does not know what is tied or why.

use rayon::prelude::*;

use super::sample::scatter;

/// Steps in which ties pull harder, so that islands form while there is room, by how much, and steps after them.
const EARLY: usize = 50;
const HARDER: f32 = 4.0;
const LATE: usize = 150;
/// What a step keeps of the one before, early and late.
const KEPT: [f32; 2] = [0.5, 0.8];
/// The spread of the start, small beside the picture to come, and what breaks ties of rows that start in one place.
const START: f32 = 1e-3;
const APART: f32 = 1e-5;
/// The widest step, in units in which neighbours settle about 1 apart.
const WIDEST: f32 = 5.0;
/// Numbers added side by side.
const LANES: usize = 8;

/// Coordinates and what moves them.
struct Axis {
    at: Vec<f32>,
    speed: Vec<f32>,
    gain: Vec<f32>,
}

impl Axis {
    fn new(at: Vec<f32>) -> Self {
        Self {
            speed: vec![0.0; at.len()],
            gain: vec![1.0; at.len()],
            at,
        }
    }

    /// One step against the slopes, longer where the slope keeps its side (Jacobs 1988).
    fn step(&mut self, slopes: impl Iterator<Item = f32>, rate: f32, kept: f32) {
        let states = self.speed.iter_mut().zip(&mut self.gain).zip(&mut self.at);
        for (((speed, gain), at), slope) in states.zip(slopes) {
            *gain = if slope * *speed < 0.0 {
                *gain + 0.2
            } else {
                (*gain * 0.8).max(0.01)
            };
            *speed = (kept * *speed - rate * *gain * slope).clamp(-WIDEST, WIDEST);
            *at += *speed;
        }
    }
}

/// Places that respect these ties, from a start of length 1 a coordinate.
pub(super) fn embed(start: &[[f32; 2]], ties: &[Vec<(usize, f32)>]) -> Vec<[f64; 2]> {
    let count = start.len();
    let spread = START * (count as f32).sqrt();
    let axis = |axis: usize| {
        let places = start.iter().enumerate().map(|(at, place)| {
            let drawn = (scatter((2 * at + axis) as u64) >> 40) as f32 / (1_u32 << 24) as f32 - 0.5;
            place.get(axis).copied().unwrap_or(0.0) * spread + drawn * APART
        });
        Axis::new(places.collect())
    };
    let (mut across, mut down) = (axis(0), axis(1));
    for step in 0..EARLY + LATE {
        let (pull, kept) = if step < EARLY {
            (HARDER, KEPT[0])
        } else {
            (1.0, KEPT[1])
        };
        let slopes = slopes(&across.at, &down.at, ties, pull);
        across.step(slopes.iter().map(|slope| slope[0]), count as f32, kept);
        down.step(slopes.iter().map(|slope| slope[1]), count as f32, kept);
    }
    let places = across.at.iter().zip(&down.at);
    places.map(|(&x, &y)| [f64::from(x), f64::from(y)]).collect()
}

/// The slope at every place: pulls less pushes.
fn slopes(x: &[f32], y: &[f32], ties: &[Vec<(usize, f32)>], pull: f32) -> Vec<[f32; 2]> {
    let pushes: Vec<[f32; 3]> = x
        .par_iter()
        .zip(y)
        .map(|(&at_x, &at_y)| push(x, y, at_x, at_y))
        .collect();
    // Every place counts itself once, at distance 0.
    let all = pushes.iter().map(|push| f64::from(push[0]) - 1.0).sum::<f64>();
    let share = (1.0 / all.max(1e-9)) as f32;
    let pulls = ties.iter().zip(x.iter().zip(y)).map(|(ties, (&at_x, &at_y))| {
        let mut sum = [0.0_f32; 2];
        for &(other, weight) in ties {
            if let (Some(x), Some(y)) = (x.get(other), y.get(other)) {
                let (across, down) = (at_x - x, at_y - y);
                let near = weight / (1.0 + across * across + down * down);
                sum = [sum[0] + near * across, sum[1] + near * down];
            }
        }
        sum
    });
    pulls
        .zip(&pushes)
        .map(|(pulls, push)| {
            [
                pull * pulls[0] - share * push[1],
                pull * pulls[1] - share * push[2],
            ]
        })
        .collect()
}

/// What all places together do to one: the sum of the kernel, and of its square times the way there, across and down.
fn push(x: &[f32], y: &[f32], at_x: f32, at_y: f32) -> [f32; 3] {
    let mut lanes = [[0.0_f32; LANES]; 3];
    let (chunks_x, chunks_y) = (x.chunks_exact(LANES), y.chunks_exact(LANES));
    let rest = chunks_x.remainder().iter().zip(chunks_y.remainder());
    for (x, y) in chunks_x.zip(chunks_y) {
        for lane in 0..LANES {
            let (across, down) = (at_x - x[lane], at_y - y[lane]);
            let near = 1.0 / (1.0 + across * across + down * down);
            lanes[0][lane] += near;
            lanes[1][lane] += near * near * across;
            lanes[2][lane] += near * near * down;
        }
    }
    let mut sums = lanes.map(|lane| lane.iter().sum::<f32>());
    for (x, y) in rest {
        let (across, down) = (at_x - x, at_y - y);
        let near = 1.0 / (1.0 + across * across + down * down);
        sums[0] += near;
        sums[1] += near * near * across;
        sums[2] += near * near * down;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_push_is_the_sum_over_all() {
        let x: Vec<f32> = (0..21_u8).map(|at| f32::from(at) * 0.7 - 3.0).collect();
        let y: Vec<f32> = (0..21_u16).map(|at| f32::from(at * at % 13)).collect();
        let found = push(&x, &y, 1.0, 2.0);
        let mut sums = [0.0_f64; 3];
        for (x, y) in x.iter().zip(&y) {
            let (across, down) = (1.0 - f64::from(*x), 2.0 - f64::from(*y));
            let near = 1.0 / (1.0 + across * across + down * down);
            sums = [
                sums[0] + near,
                sums[1] + near * near * across,
                sums[2] + near * near * down,
            ];
        }
        for (found, sum) in found.iter().zip(sums) {
            assert!((f64::from(*found) - sum).abs() < 1e-4, "{found} {sum}");
        }
    }

    #[test]
    fn the_tied_end_up_nearer_than_others() {
        // Two rings of six, nothing between them.
        let ties: Vec<Vec<(usize, f32)>> = (0..12)
            .map(|at| {
                let (ring, place) = (at / 6 * 6, at % 6);
                vec![
                    (ring + (place + 1) % 6, 1.0 / 24.0),
                    (ring + (place + 5) % 6, 1.0 / 24.0),
                ]
            })
            .collect();
        let places = embed(&[[0.0; 2]; 12], &ties);
        let far = |a: usize, b: usize| {
            let (x, y) = (places[a][0] - places[b][0], places[a][1] - places[b][1]);
            x.hypot(y)
        };
        let widest = (0..6)
            .flat_map(|a| (0..6).map(move |b| (a, b)))
            .map(|(a, b)| far(a, b).max(far(a + 6, b + 6)));
        let between = (0..6)
            .flat_map(|a| (6..12).map(move |b| (a, b)))
            .map(|(a, b)| far(a, b));
        assert!(widest.fold(0.0, f64::max) < between.fold(f64::INFINITY, f64::min));
    }
}
