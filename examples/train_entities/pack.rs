//! Writes the model file.

use gleaner::entity::tag::label::{LABELS, LANES};
use gleaner::entity::tag::model::{MAGIC, WIDTH, place};

use crate::crf::Weights;
use crate::words::Words;

/// Steps of a weight in the file.
const STEPS: f32 = 16.0;

/// How much a feature weighs at most.
fn size(row: &[f32; LANES]) -> f32 {
    row.iter().fold(
        0.0,
        |top, &weight| if weight.abs() > top { weight.abs() } else { top },
    )
}

/// Which features have a place in a table of `buckets`: the heaviest first, eight to a bucket.
pub(crate) fn choose(hashes: &[u64], weights: &Weights, buckets: usize) -> Vec<bool> {
    let mut order: Vec<(f32, usize)> = weights.rows.iter().map(size).zip(0..).collect();
    order.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then(hashes[one.1].cmp(&hashes[other.1]))
    });
    let mut filled = vec![0usize; buckets];
    let mut keep = vec![false; hashes.len()];
    for (size, at) in order {
        let (bucket, _) = place(hashes[at], buckets);
        if filled[bucket] < WIDTH && size >= 0.5 / STEPS {
            filled[bucket] += 1;
            keep[at] = true;
        }
    }
    keep
}

fn rounded(value: f32) -> i32 {
    let half = if value < 0.0 { -0.5 } else { 0.5 };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the nearest whole number is wanted"
    )]
    let whole = (value * STEPS + half) as i32;
    whole
}

/// The model file. Features without a place are left out.
pub(crate) fn file(words: &Words, hashes: &[u64], weights: &Weights, buckets: usize) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    for buckets in [words.buckets, buckets] {
        let buckets = u32::try_from(buckets).expect("a table of less than four billion buckets");
        file.extend(buckets.to_le_bytes());
    }
    file.extend(&words.table);
    file.extend(&words.coarser);
    for row in &weights.transitions {
        for &weight in row {
            let weight = rounded(weight).clamp(i32::from(i16::MIN), i32::from(i16::MAX));
            file.extend(i16::try_from(weight).unwrap_or_default().to_le_bytes());
        }
    }
    let mut tags = vec![0u16; buckets * WIDTH];
    let mut rows = vec![0u8; buckets * WIDTH * LANES];
    let mut filled = vec![0usize; buckets];
    for (hash, row) in hashes.iter().zip(&weights.rows) {
        let (bucket, tag) = place(*hash, buckets);
        if filled[bucket] == WIDTH {
            continue;
        }
        let at = bucket * WIDTH + filled[bucket];
        filled[bucket] += 1;
        tags[at] = tag;
        for (slot, &weight) in rows[at * LANES..(at + 1) * LANES].iter_mut().zip(row) {
            let weight = rounded(weight).clamp(-127, 127);
            *slot = i8::try_from(weight).unwrap_or_default().cast_unsigned();
        }
    }
    for tag in tags {
        file.extend(tag.to_le_bytes());
    }
    file.extend(rows);
    debug_assert_eq!(weights.transitions.len(), LABELS);
    file
}
