//! Which wordings match, and how well: every pair that shares a rare run is measured exactly.
//!
//! A run counts the less the more wordings have it, so that what a form or a standing phrase lends to two texts is no
//! evidence; two texts match when they are alike almost word for word, when one holds nearly all of the other, or when
//! each holds a good part of the other. Work is bounded by [`PRINTINGS`] looks at each run, whatever the corpus.
//!
//! All sums are of integers, so no order of adding shows.

use rayon::prelude::*;

use super::shingle::shared;
use super::wording::{PRINTINGS, Wording};

/// Likeness (shared runs over all runs of both, Jaccard) from which two texts are the same but for a few words. With
/// runs of three, one changed word costs three runs: 0.8 is one word in 28. Published lists of near copies start there.
pub(super) const NEAR: f64 = 0.8;

/// The share of a text's runs that must stand in a longer one for it to be cut out of that. A cut leaves a run or two
/// at each joint that the whole does not have: one joint every 20 words still leaves nine tenths.
pub(super) const CONTAINED: f64 = 0.9;

/// The share that each of two texts must have of the other for one to be a rewrite. A run survives when none of its
/// three words was changed: where one word in five was, that is (4/5)³ = 0.51. In a text of a hundred words the share
/// that survives spreads by 0.08, as neighbouring runs share words; two such spreads below is 0.35.
pub(super) const REWRITTEN: f64 = 0.35;

/// The runs that a match must rest on if the whole is not alike: a paragraph of some 25 words or two sentences, more than
/// two reporters have in common by chance or by a quotation.
/// A rewrite needs half as much again: forms of a few sentences look like rewrites of one another, never like cuts.
const EVIDENCE: u64 = 20;

/// The share of either, and the likeness, from which two texts have to do with one another, though neither need be a
/// version of the other: what is left of a likeness of [`NEAR`] when both were changed.
const KIN: f64 = 0.2;
const RELATED: f64 = 0.5;

/// The share of its figures, with the word after each, that a rewrite keeps. A form keeps its words and changes the
/// figures; a rewrite does the opposite. Where every fifth word is another, (4/5)² = 0.64 of them are to be expected,
/// and with [`TELLING`] of them the share spreads by 0.21.
const FIGURES: f64 = 0.4;

/// Fewer figures than this tell nothing: of five, a rewrite keeps two or more 19 times in 20.
const TELLING: usize = 5;

/// The share of an opening that stands in another version. Where every fifth word is another, (4/5)³ = 0.51 of its runs
/// are to be expected; an opening of 16 runs keeps 4 of them all but once in a hundred times.
const OPENS: f64 = 0.25;

/// The likeness asked for in the runs that are no form's, short of [`NEAR`] because few may be left: two
/// notices of one form are not alike by the form.
const PROPER: f64 = 0.5;

/// The weight of a run that is in no other wording or one other.
const WHOLE: u64 = 1 << 10;

/// Two wordings that have to do with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Their numbers; `left` is the smaller.
    pub(super) left: u32,
    pub(super) right: u32,
    /// Weighted likeness, in millionths; orders the matches.
    pub(super) likeness: u32,
    /// Whether they match. If not, they are merely kin.
    pub(super) matches: bool,
}

/// What there is to know of a wording before it is compared.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// Its runs.
    runs: u64,
    /// Its runs that more than [`PRINTINGS`] wordings have.
    common: u64,
    /// What its other runs weigh.
    weight: u64,
}

/// The wordings that share each run, for the runs that are shared by a few.
#[derive(Debug, Default)]
struct Index {
    /// By run: where its wordings start in `holders`; one more entry for the end.
    starts: Vec<usize>,
    /// By run: the wordings that have it, ascending.
    holders: Vec<u32>,
    /// By wording: where its runs start in `runs`; one more entry for the end.
    of: Vec<usize>,
    /// By wording: its shared runs.
    runs: Vec<u32>,
    sizes: Vec<Size>,
    /// What a run weighs, by how many wordings have it; beyond the end, nothing.
    weights: Vec<u64>,
}

/// All pairs of `wordings` that match or are kin, ordered by their numbers. One run in 2 to the power of `halvings` is at
/// hand.
pub(super) fn find(wordings: &[Wording<'_>], halvings: u32) -> Vec<Pair> {
    let index = Index::new(wordings);
    let evidence = ((EVIDENCE * WHOLE) >> halvings).max(4 * WHOLE);
    let rows: Vec<u32> = (0..).take(wordings.len()).collect();
    let found: Vec<Vec<Pair>> = rows
        .par_iter()
        .map_init(
            || Row::new(wordings.len()),
            |row, &right| index.pairs_of(wordings, right, evidence, row),
        )
        .collect();
    found.into_iter().flatten().collect()
}

/// The weight of a run that `holders` wordings have, from the whole at two to nothing at [`PRINTINGS`]: the square of the
/// logarithm, since each of two texts vouches for the run by its inverse document frequency, as in a product of
/// TF-IDF vectors.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]
fn weight(holders: usize) -> u64 {
    let most = PRINTINGS as f64;
    let share = (most / holders.max(2) as f64).log2() / (most / 2.0).log2();
    (share.powi(2) * WHOLE as f64).round() as u64
}

impl Index {
    fn new(wordings: &[Wording<'_>]) -> Self {
        let mut keys: Vec<u64> =
            Vec::with_capacity(wordings.iter().map(|wording| wording.hashes.len()).sum());
        for (number, wording) in (0_u64..).zip(wordings).filter(|(_, wording)| wording.compared) {
            keys.extend(wording.hashes.iter().map(|&hash| u64::from(hash) << 32 | number));
        }
        keys.par_sort_unstable();
        let weights: Vec<u64> = (0..=PRINTINGS).map(weight).collect();
        let mut index = Self {
            sizes: vec![Size::default(); wordings.len()],
            weights,
            ..Self::default()
        };
        let mut counts = vec![0_usize; wordings.len() + 1];
        for same in keys.chunk_by(|left, right| left >> 32 == right >> 32) {
            let weight = index.weights.get(same.len()).copied();
            for size in same.iter().map(|&key| number(key)) {
                let Some(size) = index.sizes.get_mut(size as usize) else {
                    continue;
                };
                size.runs += 1;
                size.common += u64::from(weight.is_none());
                size.weight += weight.unwrap_or(0);
            }
            if same.len() < 2 || same.len() > PRINTINGS {
                continue;
            }
            index.starts.push(index.holders.len());
            for &key in same {
                index.holders.push(number(key));
                if let Some(count) = counts.get_mut(number(key) as usize) {
                    *count += 1;
                }
            }
        }
        index.starts.push(index.holders.len());
        index.turn(&counts);
        index
    }

    /// Fills `of` and `runs` from `starts` and `holders`, given how many shared runs each wording has.
    fn turn(&mut self, counts: &[usize]) {
        let mut end = 0;
        self.of = counts
            .iter()
            .map(|count| {
                end += count;
                end - count
            })
            .collect();
        let mut next = self.of.clone();
        self.runs = vec![0; self.holders.len()];
        for (run, bounds) in (0_u32..).zip(self.starts.windows(2)) {
            let &[start, end] = bounds else { continue };
            for &holder in self.holders.get(start..end).unwrap_or_default() {
                let Some(place) = next.get_mut(holder as usize) else {
                    continue;
                };
                if let Some(slot) = self.runs.get_mut(*place) {
                    *slot = run;
                }
                *place += 1;
            }
        }
    }

    /// The shared runs of a wording.
    fn runs_of(&self, wording: u32) -> &[u32] {
        slice(&self.of, &self.runs, wording)
    }

    /// The wordings that have a run.
    fn holders_of(&self, run: u32) -> &[u32] {
        slice(&self.starts, &self.holders, run)
    }

    fn size(&self, wording: u32) -> Size {
        self.sizes.get(wording as usize).copied().unwrap_or_default()
    }

    /// The pairs of `right` with wordings of smaller numbers.
    fn pairs_of(&self, wordings: &[Wording<'_>], right: u32, evidence: u64, row: &mut Row) -> Vec<Pair> {
        let size = self.size(right);
        for &run in self.runs_of(right) {
            let holders = self.holders_of(run);
            let weight = self.weights.get(holders.len()).copied().unwrap_or(0);
            holders
                .iter()
                .take_while(|&&left| left < right)
                .for_each(|&left| row.add(left, weight));
        }
        let mut pairs = Vec::new();
        row.drain(|left, met| {
            if met.weight < evidence / 2 && met.likest(size, self.size(left)) < RELATED {
                return;
            }
            if let (Some(a), Some(b)) = (wordings.get(left as usize), wordings.get(right as usize)) {
                pairs.extend(self.judge((left, right), (a, b), met, evidence));
            }
        });
        pairs.sort_unstable_by_key(|pair| pair.left);
        pairs
    }

    /// Whether two wordings match or are kin, given what they share of rare runs.
    fn judge(
        &self,
        (left, right): (u32, u32),
        (one, other): (&Wording<'_>, &Wording<'_>),
        met: Met,
        evidence: u64,
    ) -> Option<Pair> {
        let (a, b) = (self.size(left), self.size(right));
        // Counting all takes long, so it is done only where it can matter.
        let alike = if met.likest(a, b) >= RELATED {
            likeness(shared(one.hashes, other.hashes) as u64, a, b)
        } else {
            0.0
        };
        let (of_left, of_right) = (share(met.weight, a.weight), share(met.weight, b.weight));
        let contained = of_left.max(of_right) >= CONTAINED;
        let rewritten = of_left.min(of_right) >= REWRITTEN && met.weight >= evidence * 3 / 2;
        let matches = alike >= NEAR
            || (met.weight >= evidence
                && (contained || rewritten)
                && same_figures(one.figures, other.figures)
                && (opens_in(one, other) || opens_in(other, one)));
        let kin = matches || alike >= RELATED || (met.weight >= evidence / 2 && of_left.max(of_right) >= KIN);
        let likeness = alike.max(share(met.weight, a.weight + b.weight - met.weight));
        kin.then_some(Pair {
            left,
            right,
            likeness: millionths(likeness),
            matches,
        })
    }
}

/// Whether two texts could be of one story by their figures: the one with fewer has [`FIGURES`] of them from the other, or has
/// too few to tell.
fn same_figures(one: &[u32], other: &[u32]) -> bool {
    let fewer = one.len().min(other.len());
    fewer < TELLING || share(shared(one, other) as u64, fewer as u64) >= FIGURES
}

/// Whether the opening of a text stands in another, as far as [`OPENS`] of it. Of two versions one at least has the other's
/// opening, moved or cut as they may be; what two texts share that end alike and begin each with its own is a footer.
fn opens_in(one: &Wording<'_>, other: &Wording<'_>) -> bool {
    let all = one.opening.len();
    all == 0 || share(shared(one.opening, other.hashes) as u64, all as u64) >= OPENS
}

/// What one wording shares with each of those before it.
struct Row {
    met: Vec<Met>,
    touched: Vec<u32>,
}

/// What two wordings share of rare runs.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    weight: u64,
    runs: u32,
}

impl Met {
    /// The highest likeness that two wordings of these sizes can come to.
    fn likest(self, a: Size, b: Size) -> f64 {
        let shared = u64::from(self.runs);
        let rare = share(shared, a.runs + b.runs - a.common - b.common - shared);
        if rare < PROPER {
            0.0
        } else {
            likeness(shared + a.common.min(b.common), a, b)
        }
    }
}

/// Shared runs over all runs of both.
fn likeness(shared: u64, a: Size, b: Size) -> f64 {
    share(shared, (a.runs + b.runs).saturating_sub(shared))
}

impl Row {
    fn new(wordings: usize) -> Self {
        Self {
            met: vec![Met::default(); wordings],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, left: u32, weight: u64) {
        let Some(met) = self.met.get_mut(left as usize) else {
            return;
        };
        if met.runs == 0 {
            self.touched.push(left);
        }
        met.runs += 1;
        met.weight += weight;
    }

    /// Hands over all that was added, and is empty again.
    fn drain(&mut self, mut sink: impl FnMut(u32, Met)) {
        for left in self.touched.drain(..) {
            if let Some(met) = self.met.get_mut(left as usize) {
                sink(left, std::mem::take(met));
            }
        }
    }
}

/// The entries of number `at` in a list of lists.
fn slice<'l>(starts: &[usize], list: &'l [u32], at: u32) -> &'l [u32] {
    let at = at as usize;
    let bounds = starts.get(at).zip(starts.get(at + 1));
    bounds
        .and_then(|(&start, &end)| list.get(start..end))
        .unwrap_or_default()
}

/// The wording of a key.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is the number")]
fn number(key: u64) -> u32 {
    key as u32
}

/// A part of a whole, from 0 to 1; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "far below 2 to the power of 53")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 1"
)]
fn millionths(share: f64) -> u32 {
    (share * 1e6).round() as u32
}
