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
use super::trends::{self, Periods, Trend};
use super::unit::{Unit, Units};
use super::vocabulary::Vocabulary;
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

impl Options {
    /// Whether a unit with these counts is tested.
    pub(super) fn wants(&self, counts: &Counts) -> bool {
        counts.target + counts.reference >= self.min_count.max(1)
    }
}

/// The error that is allowed over all tests of a run.
pub const ALPHA: f64 = 0.05;
/// Articles that a side needs before anything can be called robust.
pub const ENOUGH: u32 = 3;
/// Rows held in memory at most.
const MOST: u64 = 12_000_000;

/// What a test came to, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Shown, whichever article is left out, and the articles bear it out.
    Robust,
    /// Shown by the count of tokens; a few articles carry it, or the articles do not bear it out.
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
    /// Whether articles of the side that has more by tokens have the higher rates, too.
    pub articles_agree: bool,
    /// What it came to.
    pub verdict: Verdict,
    /// Who carries a difference that was shown.
    pub carried: Option<Box<Carried>>,
}

impl Row {
    /// The conservative log ratio: 0 where a difference is not shown.
    pub fn lrc(&self) -> f64 {
        self.interval.lrc()
    }
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

/// Units that one thread takes at a time.
const CHUNK: usize = 256;

/// Everything that is tested, and with what.
pub(super) struct Engine<'e> {
    pub(super) frames: Option<&'e Frames>,
    pub(super) units: &'e Units,
    pub(super) sides: &'e Sides,
    /// The groups as periods, where they are.
    pub(super) periods: Option<Periods>,
    pub(super) options: Options,
}

impl Engine<'_> {
    /// Makes all tests.
    ///
    /// # Errors
    /// [`Error::Usage`] where there are more tests than are held, else what fetching a block says.
    pub(super) fn run(&self, progress: &dyn Progress) -> Result<(Tested, Vec<Trend>), Error> {
        progress.stage("postings by term", 0);
        let runs = postings::runs(self.units, self.options.memory);
        let whole = match runs.as_slice() {
            [only] => Some(self.invert(only.clone())?),
            _ => None,
        };
        progress.stage("counting tests", 0);
        let (mut made, mut vocabulary) = (0, Vocabulary::new(self.sides.names.len()));
        self.each(&runs, whole.as_ref(), &mut |inverted| {
            let found = self.look(inverted);
            made += found.iter().map(|(tests, _)| tests).sum::<u64>();
            for (_, own) in found {
                vocabulary.add(own);
            }
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
        let mut trends = Vec::new();
        self.each(&runs, whole.as_ref(), &mut |inverted| {
            for (own, fitted) in self.test(inverted, alpha) {
                rows.extend(own);
                trends.extend(fitted);
            }
            Ok(())
        })?;
        drop(whole);
        progress.stage("correcting and ordering", 0);
        self.correct(&mut rows);
        let key = |row: &Row| {
            (
                row.versus,
                row.lrc(),
                row.counts.signed(row.counts.g2()),
                row.unit,
            )
        };
        rows.par_sort_by(|a, b| {
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0)
                .then(b.1.total_cmp(&a.1))
                .then(b.2.total_cmp(&a.2))
                .then_with(|| self.text(a.3).cmp(self.text(b.3)))
                .then(a.3.cmp(&b.3))
        });
        let tested = Tested {
            rows,
            tests,
            alpha,
            vocabulary,
        };
        Ok((tested, trends::order(trends, self.units)))
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

    /// Counts the tests to be made and looks at who has which units.
    fn look(&self, inverted: &Inverted) -> Vec<(u64, Vocabulary)> {
        chunks(inverted, |units| {
            let (mut tests, mut vocabulary) = (0, Vocabulary::new(self.sides.names.len()));
            let (mut postings, mut groups) = (Vec::new(), Vec::new());
            for unit in units {
                measure::gather(inverted, unit, self.sides, &mut postings);
                for versus in &self.sides.versus {
                    let counts = measure::tally(&postings, unit, self.sides, versus).counts;
                    tests += u64::from(self.options.wants(&counts));
                }
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

    /// The rows and the trends of a run of units, chunk by chunk.
    fn test(&self, inverted: &Inverted, alpha: f64) -> Vec<(Vec<Row>, Vec<Trend>)> {
        chunks(inverted, |units| {
            let (mut rows, mut trends, mut postings) = (Vec::new(), Vec::new(), Vec::new());
            let mut shares: FxHashMap<(u64, u64), ShareInterval> = FxHashMap::default();
            for unit in units {
                measure::gather(inverted, unit, self.sides, &mut postings);
                measure::by_rate(&mut postings);
                for (number, versus) in (0_u32..).zip(&self.sides.versus) {
                    let tally = measure::tally(&postings, unit, self.sides, versus);
                    if !self.options.wants(&tally.counts) {
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
                        articles_agree: false,
                        verdict: Verdict::NoDifference,
                        carried: None,
                    };
                    self.judge(&mut row, &postings, &tally, alpha);
                    rows.push(row);
                }
                // What is tested against any period is tested against all of them.
                let number = u32::try_from(unit).unwrap_or(u32::MAX);
                if let Some(periods) = &self.periods
                    && rows.last().is_some_and(|row: &Row| row.unit == number)
                {
                    trends.extend(periods.trend(number, &postings, self.sides));
                }
            }
            (rows, trends)
        })
    }

    /// Adds what the articles say.
    fn judge(&self, row: &mut Row, postings: &[Posting], tally: &measure::Tally, alpha: f64) {
        let versus = &self.sides.versus[row.versus as usize];
        let spread = measure::spread(postings, self.sides, versus, tally);
        row.dp_norm = spread.dp_norm;
        row.p_documents = spread.ranks.map(|ranks| ranks.p);
        let over = row.counts.is_overused();
        row.articles_agree = spread.ranks.is_some_and(|ranks| {
            if over {
                ranks.superiority > 0.5
            } else {
                ranks.superiority < 0.5
            }
        });
        if row.lrc() == 0.0 {
            if !row.counts.could_be_shown(alpha) {
                row.verdict = Verdict::TooRare;
            }
            return;
        }
        row.carried = measure::carried(postings, self.sides, versus, &row.counts, alpha).map(Box::new);
    }

    /// Corrects both tests over all rows of the run, and says of what was shown whether its articles bear it out.
    fn correct(&self, rows: &mut [Row]) {
        let p: Vec<f64> = rows.iter().map(|row| row.p).collect();
        for (row, adjusted) in rows.iter_mut().zip(benjamini_hochberg(&p)) {
            row.p_adjusted = adjusted;
        }
        // Where articles are not known they are not tested, and no such row counts.
        let p: Vec<f64> = rows.iter().filter_map(|row| row.p_documents).collect();
        let mut adjusted = benjamini_hochberg(&p).into_iter();
        for row in rows {
            let confirmed = match row.p_documents {
                Some(_) => adjusted.next().is_some_and(|p| p <= ALPHA) && row.articles_agree,
                None => true,
            };
            if row.lrc() == 0.0 {
                continue;
            }
            let versus = &self.sides.versus[row.versus as usize];
            let enough = |sum: super::Sum| sum.is_list || sum.articles >= ENOUGH;
            row.verdict = match &row.carried {
                None => Verdict::Unknown,
                Some(carried) if carried.is_of_few() || carried.by == 1 => Verdict::Bursty,
                Some(_) if confirmed && enough(versus.sums.0) && enough(versus.sums.1) => Verdict::Robust,
                Some(_) => Verdict::Bursty,
            };
        }
    }
}

/// Runs `work` over the units of a run on all threads; the results are in order.
fn chunks<T: Send>(inverted: &Inverted, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let units = inverted.units.clone();
    (units.start..units.end)
        .into_par_iter()
        .step_by(CHUNK)
        .map(|start| work(start..units.end.min(start + CHUNK)))
        .collect()
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
