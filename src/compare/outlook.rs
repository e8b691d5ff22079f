//! The same comparisons counted in another way, as far as needed to say how much the choice matters.
//!
//! A list of keywords depends on what was left out before counting. So the leading terms are found once more with other
//! choices, and what changes among them is told. Only token counts and the conservative log ratio are computed here.

use rayon::prelude::*;

use super::engine::error_a_side;
use super::measure;
use super::postings;
use super::unit::Units;
use super::{Compared, Options, Row};
use crate::error::Error;
use crate::frames::Frames;
use crate::statistics::keyness::Counts;

/// The leading units of each group, as what is counted, the first first.
pub type Leading = Vec<Vec<String>>;

impl Compared {
    /// The first `most` units of each group that is compared with its reference, shown to be over-used.
    pub fn leading(&self, most: usize) -> Leading {
        let singles = self.singles().into_iter();
        singles
            .map(|number| {
                let shown = self.rows(number).iter().take_while(|row| row.lrc() > 0.0);
                shown.take(most).map(|row| self.term(row).to_owned()).collect()
            })
            .collect()
    }

    /// The same as [`Compared::leading`] had only units with `min_count` occurrences or more been tested.
    pub fn leading_from(&self, min_count: u64, most: usize) -> Leading {
        let options = Options {
            min_count,
            ..self.options
        };
        let is_tested = |row: &&Row| options.wants(&row.counts);
        let made = self.tested.rows.iter().filter(is_tested).count() as u64;
        let alpha = error_a_side(self.once(made));
        let singles = self.singles().into_iter();
        singles
            .map(|number| {
                let scored = self
                    .rows(number)
                    .iter()
                    .filter(is_tested)
                    .filter(|row| row.counts.is_overused())
                    .map(|row| (row.counts, self.term(row).to_owned()));
                first(scored.collect(), alpha, most)
            })
            .collect()
    }

    /// How many tests so many rows are: a test and its mirror image are one.
    pub fn once(&self, rows: u64) -> u64 {
        let all = self.tested.rows.len() as u64;
        if self.tested.tests < all { rows / 2 } else { rows }
    }
}

/// A comparison, what it has of a unit, and the unit.
type Found = (usize, Counts, usize);

/// The leading units of each group with its reference where the corpus was counted in another way.
///
/// # Errors
/// What fetching a block says.
pub fn leading(frames: &Frames, units: &Units, base: &Compared, most: usize) -> Result<Leading, Error> {
    let (sides, options) = (&base.sides, base.options);
    let wanted = base.singles();
    let mut found: Vec<Vec<(Counts, String)>> = vec![Vec::new(); wanted.len()];
    let mut made = 0_u64;
    for run in postings::runs(units, options.memory) {
        let inverted = postings::invert(Some(frames), options.unit, units, run.clone())?;
        let tallied: Vec<Vec<Found>> = run
            .into_par_iter()
            .map_init(Vec::new, |postings, unit| {
                measure::gather(&inverted, unit, sides, postings);
                let mut rows = Vec::new();
                for (number, versus) in sides.versus.iter().enumerate() {
                    let counts = measure::tally(postings, unit, sides, versus).counts;
                    if options.wants(&counts) {
                        rows.push((number, counts, unit));
                    }
                }
                rows
            })
            .collect();
        for (number, counts, unit) in tallied.into_iter().flatten() {
            made += 1;
            if let (Ok(at), true) = (wanted.binary_search(&number), counts.is_overused()) {
                found[at].push((counts, units.text.get(unit).to_owned()));
            }
        }
    }
    let alpha = error_a_side(base.once(made));
    Ok(found
        .into_iter()
        .map(|scored| first(scored, alpha, most))
        .collect())
}

/// The first of over-used units by their conservative log ratio, where it is above 0.
fn first(scored: Vec<(Counts, String)>, alpha: f64, most: usize) -> Vec<String> {
    let shown = scored.into_par_iter().filter_map(|(counts, text)| {
        let lrc = counts.lrc(alpha);
        (lrc > 0.0).then(|| (lrc, counts.g2(), text))
    });
    let mut shown: Vec<(f64, f64, String)> = shown.collect();
    shown.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then(b.1.total_cmp(&a.1))
            .then_with(|| a.2.cmp(&b.2))
    });
    shown.into_iter().take(most).map(|(.., text)| text).collect()
}
