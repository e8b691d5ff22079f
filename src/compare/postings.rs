//! Postings by unit: for each, the articles it is in and how often.
//!
//! Counting leaves postings by article; a test of one unit needs them by unit. They are turned around for as many units
//! at a time as fit the budget, in one pass over the articles each time, so a corpus larger than memory costs passes and not
//! memory.

use std::ops::Range;

use super::unit::{KINDS, Unit, Units};
use crate::count::Block;
use crate::error::Error;
use crate::frames::Frames;

/// Bytes of one posting.
const BYTES: usize = 8;

/// The postings of a run of units.
#[derive(Debug)]
pub(super) struct Inverted {
    pub(super) units: Range<usize>,
    /// Where the postings of each begin; one more than there are units.
    starts: Vec<usize>,
    doc: Vec<u32>,
    n: Vec<u32>,
}

impl Inverted {
    /// Article and occurrences of a unit, by article.
    pub(super) fn of(&self, unit: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let at = unit.wrapping_sub(self.units.start);
        let range = match (self.starts.get(at), self.starts.get(at.wrapping_add(1))) {
            (Some(&start), Some(&end)) => start..end,
            _ => 0..0,
        };
        let doc = self.doc.get(range.clone()).unwrap_or_default();
        let n = self.n.get(range).unwrap_or_default();
        // What was promised in `df` and never came is left 0.
        doc.iter().copied().zip(n.iter().copied()).filter(|(_, n)| *n > 0)
    }
}

/// Runs of units whose postings fit so many bytes.
pub(super) fn runs(units: &Units, budget: usize) -> Vec<Range<usize>> {
    let most = (budget / BYTES).max(1);
    let mut runs = Vec::new();
    let (mut start, mut held) = (0, 0_usize);
    for (at, &df) in units.df.iter().enumerate() {
        if held > 0 && held + df as usize > most {
            runs.push(start..at);
            (start, held) = (at, 0);
        }
        held += df as usize;
    }
    if start < units.len() {
        runs.push(start..units.len());
    }
    runs
}

/// The postings of one run.
///
/// # Errors
/// What fetching a block says.
pub(super) fn invert(
    frames: Option<&Frames>,
    unit: Unit,
    units: &Units,
    run: Range<usize>,
) -> Result<Inverted, Error> {
    let mut starts = Vec::with_capacity(run.len() + 1);
    let mut end = 0_usize;
    starts.push(0);
    for &df in units.df.get(run.clone()).unwrap_or_default() {
        end += df as usize;
        starts.push(end);
    }
    let mut inverted = Inverted {
        units: run.clone(),
        doc: vec![0; end],
        n: vec![0; end],
        starts,
    };
    let mut next: Vec<usize> = inverted.starts.clone();
    if let Some(frames) = frames {
        let mut own: Vec<u32> = Vec::new();
        frames.blocks(&mut |block, first| {
            for at in 0..block.rows.len() {
                let doc = first + u32::try_from(at).unwrap_or(u32::MAX);
                each(frames, unit, block, at, &mut own, &mut |number, n| {
                    let Some(place) = (number as usize).checked_sub(run.start) else {
                        return;
                    };
                    let (Some(&end), Some(place)) = (inverted.starts.get(place + 1), next.get_mut(place))
                    else {
                        return;
                    };
                    if *place < end {
                        inverted.doc[*place] = doc;
                        inverted.n[*place] = n;
                        *place += 1;
                    }
                });
            }
            Ok(())
        })?;
    }
    Ok(inverted)
}

/// Hands over the units of one article with their occurrences.
pub fn each(
    frames: &Frames,
    unit: Unit,
    block: &Block,
    at: usize,
    own: &mut Vec<u32>,
    take: &mut impl FnMut(u32, u32),
) {
    if unit != Unit::Entity {
        let range = block.postings(at);
        for (&term, &n) in block.term[range.clone()].iter().zip(&block.tf[range]) {
            take(term, n);
        }
        return;
    }
    let entities = &frames.entities;
    own.clear();
    own.extend(
        block
            .mentions(at)
            .iter()
            .filter_map(|mention| entities.of(mention.name)),
    );
    own.retain(|&entity| KINDS.contains(&entities.kind[entity as usize]));
    own.sort_unstable();
    for same in own.chunk_by(|a, b| a == b) {
        take(same[0], u32::try_from(same.len()).unwrap_or(u32::MAX));
    }
}
