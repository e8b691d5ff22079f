//! One unit in one comparison: what both sides have of it, whether that differs, and which articles carry it.

use super::postings::Inverted;
use super::sides::{Against, Side, Sides, Versus};
use crate::statistics::dispersion::sparse_dp_norm;
use crate::statistics::keyness::Counts;
use crate::statistics::ranks::{RankTest, SparseRanks};

/// An occurrence in an article, with the rate it has there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    rate: f64,
    doc: u32,
    n: u32,
}

impl Posting {
    pub(super) fn doc(&self) -> u32 {
        self.doc
    }

    pub(super) fn n(&self) -> u32 {
        self.n
    }
}

/// The postings of a unit, by article.
pub(super) fn gather(inverted: &Inverted, unit: usize, sides: &Sides, postings: &mut Vec<Posting>) {
    postings.clear();
    postings.extend(inverted.of(unit).map(|(doc, n)| Posting {
        rate: f64::from(n) / f64::from(sides.size(doc).max(1)),
        doc,
        n,
    }));
}

/// Puts them in order by rate, then by article.
pub(super) fn by_rate(postings: &mut [Posting]) {
    postings.sort_unstable_by(|a, b| a.rate.total_cmp(&b.rate).then(a.doc.cmp(&b.doc)));
}

/// What two sides have of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tally {
    pub(super) counts: Counts,
    /// Articles with it in the target and in the reference, where articles are known.
    pub(super) df: (u32, u32),
}

/// Counts a unit on both sides; the cheap first look.
pub(super) fn tally(postings: &[Posting], unit: usize, sides: &Sides, versus: &Versus) -> Tally {
    let (mut own, mut other) = ((0_u64, 0_u32), (0_u64, 0_u32));
    for posting in postings {
        let sum = match sides.side(versus, posting.doc) {
            Side::Target => &mut own,
            Side::Reference => &mut other,
            Side::Neither => continue,
        };
        sum.0 += u64::from(posting.n);
        sum.1 += 1;
    }
    if let Some(list) = &sides.target_list {
        own.0 = list.of(unit);
    }
    if let Some(list) = sides
        .reference_list
        .as_ref()
        .filter(|_| versus.against == Against::List)
    {
        other.0 = list.of(unit);
    }
    Tally {
        counts: Counts {
            target: own.0,
            reference: other.0,
            target_total: versus.sums.0.tokens,
            reference_total: versus.sums.1.tokens,
        },
        df: (own.1, other.1),
    }
}

/// How a unit is spread over the articles of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Spread {
    /// DPnorm in the target and in the reference.
    pub(super) dp_norm: (Option<f64>, Option<f64>),
    /// The rank-sum test over articles.
    pub(super) ranks: Option<RankTest>,
}

/// Looks at the articles of both sides.
pub(super) fn spread(postings: &[Posting], sides: &Sides, versus: &Versus, tally: &Tally) -> Spread {
    let (own, other) = versus.sums;
    let parts = |wanted: Side| {
        postings
            .iter()
            .filter(move |posting| sides.side(versus, posting.doc) == wanted)
            .map(|posting| (u64::from(posting.n), u64::from(sides.size(posting.doc))))
    };
    let dp_norm = |side: Side, count: u64, sum: super::sides::Sum| {
        let known = !sum.is_list && count > 0;
        known
            .then(|| {
                sparse_dp_norm(
                    parts(side),
                    count,
                    sum.tokens,
                    u64::from(sum.shortest),
                    sum.articles.into(),
                )
            })
            .flatten()
    };
    let ranks = if own.is_list || other.is_list {
        None
    } else {
        let mut ranks = SparseRanks::new(
            u64::from(own.articles.saturating_sub(tally.df.0)),
            u64::from(other.articles.saturating_sub(tally.df.1)),
        );
        for posting in postings {
            match sides.side(versus, posting.doc) {
                Side::Target => ranks.push(posting.rate, true),
                Side::Reference => ranks.push(posting.rate, false),
                Side::Neither => {}
            }
        }
        ranks.test()
    };
    Spread {
        dp_norm: (
            dp_norm(Side::Target, tally.counts.target, own),
            dp_norm(Side::Reference, tally.counts.reference, other),
        ),
        ranks,
    }
}

/// An article that carries a difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Driver {
    /// Its number, from 0; of copies that of the first on the same side.
    pub doc: u32,
    /// How many articles it is, itself and its copies on the same side.
    pub copies: u32,
    /// Occurrences in all of them.
    pub n: u64,
    /// The conservative log ratio without it.
    pub lrc_without: f64,
}

/// Which articles carry a difference that was shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Carried {
    /// How many articles must be left out, those with the largest excess first, before it is no longer shown; 1 where any one
    /// is enough; [`MANY`] stands for that
    /// many and more.
    pub by: u32,
    /// The share of the occurrences on their side that these articles have, 0 to 1.
    pub share: f64,
    /// The most telling articles first: all that carry it where they are at most ten, else three.
    pub drivers: Vec<Driver>,
}

/// Articles that are left out at most.
pub const MANY: u32 = 50;
/// Articles up to which all are listed, and how many are listed of more.
const LISTED: usize = 10;
const LEADING: usize = 3;
/// A difference that so few articles carry, with so large a share of all occurrences, is theirs and not their group's. What
/// is spread evenly and only just shown also ends without an article or two, which says nothing of these articles.
pub const FEW: u32 = 2;
/// See [`FEW`].
pub const MUCH: f64 = 0.5;

impl Carried {
    /// Whether a few articles have most of what makes the difference.
    pub fn is_of_few(&self) -> bool {
        self.by <= FEW && self.share >= MUCH
    }
}

/// An article with its copies on the same side.
struct Story {
    number: u32,
    doc: u32,
    copies: u32,
    n: u64,
    tokens: u64,
}

/// Leaves out one article after the other on the side that has more than its share, copies of one story together.
pub(super) fn carried(
    postings: &[Posting],
    sides: &Sides,
    versus: &Versus,
    counts: &Counts,
    alpha: f64,
) -> Option<Carried> {
    let over = counts.is_overused();
    let sum = if over { versus.sums.0 } else { versus.sums.1 };
    if sum.is_list {
        return None;
    }
    let wanted = if over { Side::Target } else { Side::Reference };
    let mut stories: Vec<Story> = postings
        .iter()
        .filter(|posting| sides.side(versus, posting.doc) == wanted)
        .map(|posting| Story {
            number: sides.story(posting.doc),
            doc: posting.doc,
            copies: 1,
            n: u64::from(posting.n),
            tokens: u64::from(sides.size(posting.doc)),
        })
        .collect();
    stories.sort_unstable_by_key(|story| (story.number, story.doc));
    stories.dedup_by(|next, first| {
        let same = next.number == first.number;
        if same {
            first.copies += 1;
            first.n += next.n;
            first.tokens += next.tokens;
        }
        same
    });
    // The excess over what the other side's rate would give, in whole numbers: n / tokens against m / total.
    let (m, total) = if over {
        (counts.reference, counts.reference_total)
    } else {
        (counts.target, counts.target_total)
    };
    let excess =
        |story: &Story| i128::from(story.n) * i128::from(total) - i128::from(story.tokens) * i128::from(m);
    stories.sort_unstable_by_key(|story| (std::cmp::Reverse(excess(story)), story.doc));
    let without = |counts: &Counts, story: &Story| {
        let mut left = *counts;
        let (count, total) = if over {
            (&mut left.target, &mut left.target_total)
        } else {
            (&mut left.reference, &mut left.reference_total)
        };
        *count = count.saturating_sub(story.n);
        *total = total.saturating_sub(story.tokens);
        left
    };
    let is_left = |left: &Counts| left.is_overused() == over && left.is_shown(alpha);
    // A short article full of the term may matter more than a long one with a larger excess.
    if let Some(at) = stories.iter().position(|story| !is_left(&without(counts, story))) {
        stories[..=at].rotate_right(1);
    }
    let mut left = *counts;
    let mut by = 0_u32;
    for story in stories.iter().take(MANY as usize) {
        by += 1;
        left = without(&left, story);
        if !is_left(&left) {
            break;
        }
    }
    let listed = if by as usize <= LISTED {
        by as usize
    } else {
        LEADING
    };
    let driver = |story: &Story| {
        let lrc = without(counts, story).lrc(alpha);
        Driver {
            doc: story.doc,
            copies: story.copies,
            n: story.n,
            // Turned round is no longer the same difference.
            lrc_without: if (lrc > 0.0) == over { lrc } else { 0.0 },
        }
    };
    let mut drivers: Vec<Driver> = stories.iter().take(listed).map(driver).collect();
    // Stable: what matters equally stays in the order of the excess.
    drivers.sort_by(|a, b| a.lrc_without.abs().total_cmp(&b.lrc_without.abs()));
    let held: u64 = stories.iter().take(by as usize).map(|story| story.n).sum();
    let all = if over { counts.target } else { counts.reference };
    Some(Carried {
        by,
        #[allow(
            clippy::cast_precision_loss,
            reason = "counts of a corpus stay far below 2^53"
        )]
        share: held as f64 / all.max(1) as f64,
        drivers,
    })
}
