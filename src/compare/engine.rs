//! Every unit against every comparison.
//!
//! Tests are counted first and made after, because each of them must know how many there are. A unit is looked at by one
//! thread with all its postings, and nothing is added across units but integers, so the rows are the same for any number of
//! threads. The work grows with the postings times the comparisons, never with units or articles squared.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::measure::{self, Carried, Posting};
use super::postings::{self, Inverted};
use super::sides::{Against, Sides};
use super::unit::{Unit, Units};
use crate::error::Error;
use crate::frames::Frames;
use crate::progress::Progress;
use crate::statistics::keyness::{Counts, Interval, ShareInterval};
use crate::statistics::multiple::benjamini_hochberg;

/// How units are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// What is compared.
    pub unit: Unit,
    /// Occurrences that a unit needs on both sides together to be tested.
    pub min_count: u64,
    /// Bytes for postings at a time.
    pub memory: usize,
}

/// The error that is allowed over all tests of a run.
pub const ALPHA: f64 = 0.05;
/// Rows held in memory at most.
const MOST: u64 = 12_000_000;

/// What a test came to, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Shown, and not by a few articles.
    Robust,
    /// Shown by the count of tokens, and carried by a few articles.
    Bursty,
    /// So rare that no split of its occurrences could have shown anything.
    TooRare,
    /// Not shown to differ.
    NoDifference,
    /// Shown by the count of tokens; the side that has more is a list, and nothing is known of its articles.
    Unknown,
}

impl Verdict {
    /// As tables have it; what cannot be known is empty.
    pub fn id(self) -> &'static str {
        match self {
            Self::Robust => "robust",
            Self::Bursty => "bursty",
            Self::TooRare => "too rare",
            Self::NoDifference => "no difference",
            Self::Unknown => "",
        }
    }
}

/// One unit in one comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The comparison, by its number.
    pub versus: u32,
    /// The unit, by its number.
    pub unit: u32,
    /// What both sides have.
    pub counts: Counts,
    /// Articles with it in the target and in the reference; 0 where articles are not known.
    pub df: (u32, u32),
    /// The exact interval of the log ratio.
    pub interval: Interval,
    /// DPnorm in the target and in the reference.
    pub dp_norm: (Option<f64>, Option<f64>),
    /// Of G², 4-cell.
    pub p: f64,
    /// The same over all tests of the run, Benjamini-Hochberg.
    pub p_adjusted: f64,
    /// Of the rank-sum test over articles.
    pub p_documents: Option<f64>,
    /// The conservative log ratio.
    pub lrc: f64,
    /// What it came to.
    pub verdict: Verdict,
    /// Who carries a difference that was shown.
    pub carried: Option<Box<Carried>>,
}

/// All tests of a run.
#[derive(Debug, Clone, Default)]
pub struct Tested {
    /// By comparison, then from the most over-used to the most under-used.
    pub rows: Vec<Row>,
    /// Tests made: a test and its mirror image are one.
    pub tests: u64,
    /// Error a side of an interval: [`ALPHA`] over twice the tests.
    pub alpha: f64,
    /// The vocabulary of each group.
    pub vocabulary: Vocabulary,
}

/// Who uses what at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Of each group: different units.
    pub units: Vec<u64>,
    /// Units that every group has.
    pub shared: u64,
    /// Units of one group only, as group and number, by group.
    pub only: Vec<(u32, u32)>,
    /// For each two groups, the first before the second: units that both have. Empty with many groups.
    pub common: Vec<((u32, u32), u64)>,
}

/// Groups up to which every two are looked at for common units.
const PAIRED: usize = 40;

/// Units that one thread takes at a time.
const CHUNK: usize = 256;

/// Everything that is tested, and with what.
pub(super) struct Engine<'e> {
    pub(super) frames: Option<&'e Frames>,
    pub(super) units: &'e Units,
    pub(super) sides: &'e Sides,
    pub(super) options: Options,
}

impl Engine<'_> {
    /// Makes all tests.
    ///
    /// # Errors
    /// [`Error::Usage`] where there are more tests than are held, else what fetching a block says.
    pub(super) fn run(&self, progress: &dyn Progress) -> Result<Tested, Error> {
        progress.stage("postings by term", 0);
        let runs = postings::runs(self.units, self.options.memory);
        let whole = match runs.as_slice() {
            [only] => Some(self.invert(only.clone())?),
            _ => None,
        };
        progress.stage("counting tests", 0);
        let (mut made, mut vocabulary) = (0, self.no_vocabulary());
        self.each(&runs, whole.as_ref(), &mut |inverted| {
            let found = self.look(inverted);
            made += found.iter().map(|(tests, _)| tests).sum::<u64>();
            found.into_iter().for_each(|(_, own)| vocabulary.add(own));
            Ok(())
        })?;
        vocabulary.only.sort_unstable();
        if made > MOST {
            return Err(Error::Usage(format!(
                "{} comparisons of {} make {} tests, more than {} are held; raise --min-count, compare fewer groups (--target, \
                 --min-articles) or larger ones",
                self.sides.versus.len(),
                self.options.unit.plural(),
                crate::number::count(made),
                crate::number::count(MOST)
            )));
        }
        let tests = if self.is_mirrored() { made / 2 } else { made };
        let alpha = error_a_side(tests);
        progress.stage("testing", 0);
        let mut rows: Vec<Row> = Vec::with_capacity(usize::try_from(made).unwrap_or(0));
        self.each(&runs, whole.as_ref(), &mut |inverted| {
            rows.extend(self.test(inverted, alpha));
            Ok(())
        })?;
        drop(whole);
        progress.stage("correcting and ordering", 0);
        let p: Vec<f64> = rows.iter().map(|row| row.p).collect();
        for (row, adjusted) in rows.iter_mut().zip(benjamini_hochberg(&p)) {
            row.p_adjusted = adjusted;
        }
        let key = |row: &Row| (row.versus, row.lrc, row.counts.signed(row.counts.g2()), row.unit);
        rows.par_sort_by(|a, b| {
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0)
                .then(b.1.total_cmp(&a.1))
                .then(b.2.total_cmp(&a.2))
                .then_with(|| self.text(a.3).cmp(self.text(b.3)))
                .then(a.3.cmp(&b.3))
        });
        Ok(Tested {
            rows,
            tests,
            alpha,
            vocabulary,
        })
    }

    fn text(&self, unit: u32) -> &str {
        self.units.text.get(unit as usize)
    }

    fn invert(&self, run: Range<usize>) -> Result<Inverted, Error> {
        postings::invert(self.frames, self.options.unit, self.units, run)
    }

    /// Hands over the postings of all units, run by run.
    fn each(
        &self,
        runs: &[Range<usize>],
        whole: Option<&Inverted>,
        take: &mut dyn FnMut(&Inverted) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if let Some(whole) = whole {
            return take(whole);
        }
        runs.iter().try_for_each(|run| take(&self.invert(run.clone())?))
    }

    /// Whether each of two groups is compared with the other, so that every test is made twice.
    fn is_mirrored(&self) -> bool {
        match self.sides.versus.as_slice() {
            [a, b] => {
                let rest = |versus: &super::Versus| versus.against == Against::Rest;
                rest(a) && rest(b) && (a.sums.0, a.sums.1) == (b.sums.1, b.sums.0)
            }
            _ => false,
        }
    }

    /// Runs `work` over the units of a run on all threads; the results are in order.
    fn chunks<T: Send>(&self, inverted: &Inverted, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
        let units = inverted.units.clone();
        (units.start..units.end)
            .into_par_iter()
            .step_by(CHUNK)
            .map(|start| work(start..units.end.min(start + CHUNK)))
            .collect()
    }

    /// Counts the tests to be made and looks at who has which units.
    fn look(&self, inverted: &Inverted) -> Vec<(u64, Vocabulary)> {
        self.chunks(inverted, |units| {
            let (mut tests, mut vocabulary) = (0, self.no_vocabulary());
            let (mut postings, mut groups) = (Vec::new(), Vec::new());
            for unit in units {
                measure::by_rate(inverted, unit, self.sides, &mut postings);
                let is_tested = |versus: &super::Versus| {
                    let counts = measure::tally(&postings, unit, self.sides, versus).counts;
                    self.is_tested(&counts)
                };
                tests += self
                    .sides
                    .versus
                    .iter()
                    .filter(|versus| is_tested(versus))
                    .count() as u64;
                groups.clear();
                let listed =
                    |list: &Option<super::Listed>| list.as_ref().is_some_and(|list| list.of(unit) > 0);
                let mut elsewhere = listed(&self.sides.reference_list) || listed(&self.sides.target_list);
                for posting in &postings {
                    let own = self.sides.groups(posting.doc());
                    groups.extend_from_slice(own);
                    elsewhere |= own.is_empty() && self.sides.takes_part(posting.doc());
                }
                groups.sort_unstable();
                groups.dedup();
                vocabulary.meet(unit, &groups, elsewhere);
            }
            (tests, vocabulary)
        })
    }

    fn is_tested(&self, counts: &Counts) -> bool {
        counts.target + counts.reference >= self.options.min_count.max(1)
    }

    fn test(&self, inverted: &Inverted, alpha: f64) -> Vec<Row> {
        let rows = self.chunks(inverted, |units| {
            let (mut rows, mut postings) = (Vec::new(), Vec::new());
            let mut shares: FxHashMap<(u64, u64), ShareInterval> = FxHashMap::default();
            for unit in units {
                measure::by_rate(inverted, unit, self.sides, &mut postings);
                for (number, versus) in (0_u32..).zip(&self.sides.versus) {
                    let tally = measure::tally(&postings, unit, self.sides, versus);
                    if !self.is_tested(&tally.counts) {
                        continue;
                    }
                    let both = (tally.counts.target, tally.counts.reference);
                    let share = shares
                        .entry(both)
                        .or_insert_with(|| ShareInterval::new(both.0, both.1, alpha));
                    let interval = tally.counts.interval_from(share);
                    let mut row = Row {
                        versus: number,
                        unit: u32::try_from(unit).unwrap_or(u32::MAX),
                        counts: tally.counts,
                        df: tally.df,
                        interval,
                        dp_norm: (None, None),
                        p: tally.counts.p_value(tally.counts.g2()),
                        p_adjusted: 1.0,
                        p_documents: None,
                        lrc: interval.lrc(),
                        verdict: Verdict::NoDifference,
                        carried: None,
                    };
                    self.judge(&mut row, &postings, &tally, alpha);
                    rows.push(row);
                }
            }
            rows
        });
        rows.into_iter().flatten().collect()
    }

    /// Adds what the articles say.
    fn judge(&self, row: &mut Row, postings: &[Posting], tally: &measure::Tally, alpha: f64) {
        let versus = &self.sides.versus[row.versus as usize];
        let spread = measure::spread(postings, self.sides, versus, tally);
        row.dp_norm = spread.dp_norm;
        row.p_documents = spread.p;
        if row.lrc == 0.0 {
            if !row.counts.could_be_shown(alpha) {
                row.verdict = Verdict::TooRare;
            }
            return;
        }
        let carried = measure::carried(postings, self.sides, versus, &row.counts, alpha);
        row.verdict = match &carried {
            None => Verdict::Unknown,
            Some(carried) if carried.is_of_few() => Verdict::Bursty,
            Some(_) if spread.p.is_some_and(|p| p > ALPHA) => Verdict::Bursty,
            Some(_) => Verdict::Robust,
        };
        row.carried = carried.map(Box::new);
    }

    fn no_vocabulary(&self) -> Vocabulary {
        let groups = self.sides.names.len();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (number(a), number(b))));
        Vocabulary {
            units: vec![0; groups],
            common: if groups <= PAIRED {
                pairs.map(|pair| (pair, 0)).collect()
            } else {
                Vec::new()
            },
            ..Vocabulary::default()
        }
    }
}

/// The error a side of the interval of each of so many tests: Bonferroni over all of them, half of it each way.
pub(super) fn error_a_side(tests: u64) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "a number of tests stays far below 2^53"
    )]
    let tests = tests.max(1) as f64;
    ALPHA / (2.0 * tests)
}

impl Vocabulary {
    /// Meets a unit that these groups have, which are in order, and maybe articles outside all of them.
    fn meet(&mut self, unit: usize, groups: &[u32], elsewhere: bool) {
        for &group in groups {
            self.units[group as usize] += 1;
        }
        self.shared += u64::from(!groups.is_empty() && groups.len() == self.units.len());
        if let [only] = groups
            && !elsewhere
        {
            self.only.push((*only, u32::try_from(unit).unwrap_or(u32::MAX)));
        }
        if self.common.is_empty() {
            return;
        }
        let all = self.units.len();
        for (at, &a) in groups.iter().enumerate() {
            for &b in &groups[at + 1..] {
                // The place of a pair in the list of all pairs in order.
                let (a, b) = (a as usize, b as usize);
                self.common[a * (2 * all - a - 1) / 2 + b - a - 1].1 += 1;
            }
        }
    }

    fn add(&mut self, other: Self) {
        let sum = |own: &mut Vec<u64>, other: Vec<u64>| {
            own.iter_mut().zip(other).for_each(|(own, other)| *own += other)
        };
        sum(&mut self.units, other.units);
        self.shared += other.shared;
        self.only.extend(other.only);
        for (own, other) in self.common.iter_mut().zip(other.common) {
            own.1 += other.1;
        }
    }
}
