//! The tests of a run: what is held against what.
//!
//! A unit that only one side lists is tested as well, with none on the other side, or with the most that it can have where
//! that side was cut: then only the direction in which the bound cannot be wrong is open.

use super::snapshot::{Group, Snapshot, Unit, Units};
use super::{Options, topics};
use crate::finding::{Scale, Side};
use crate::statistics::clustered::{Pair, Sample};

/// What is tested, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Entities,
    Topics,
    Terms,
    Groups,
}

/// What a test is about: the same on both sides and in every scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What<'a> {
    /// Stem, and how it is written.
    Term(&'a str, &'a str),
    /// Kind and name.
    Entity(&'a str, &'a str),
    /// The label before and the label now, where there is one, and the terms.
    Topic(Option<&'a str>, Option<&'a str>, Vec<&'a str>),
    /// Column and value.
    Group(&'a str, &'a str),
}

/// A comparison of one thing.
#[derive(Debug, Clone)]
pub(super) struct Test<'a> {
    pub(super) family: Family,
    pub(super) what: What<'a>,
    /// Column and value of the group in which it is compared.
    pub(super) scope: Option<(&'a str, &'a str)>,
    pub(super) now: Side,
    pub(super) before: Side,
    spreads: [Option<f64>; 2],
}

/// A side of a test before it is known on which scale.
struct Known {
    count: u64,
    articles: u64,
    spread: Option<f64>,
    at_most: bool,
}

impl Known {
    fn of(unit: Option<&Unit>, units: &Units) -> Self {
        match unit {
            Some(unit) => Self {
                count: unit.count,
                articles: unit.articles,
                spread: Some(unit.spread),
                at_most: false,
            },
            None => Self {
                count: units.floor,
                articles: 0,
                spread: None,
                at_most: units.floor > 0,
            },
        }
    }
}

/// All comparisons that `options` ask for.
pub(super) fn tests<'a>(before: &'a Snapshot, now: &'a Snapshot, options: &Options) -> Vec<Test<'a>> {
    let mut tests = Vec::new();
    let scopes = std::iter::once((None, &before.whole, &now.whole)).chain(
        pairs(&before.groups, &now.groups, options)
            .map(|(before, now)| (Some(now.name()), &before.counted, &now.counted)),
    );
    for (scope, before, now) in scopes {
        let totals = [before.words, now.words];
        let mut compare = |family, before: &'a Units, now: &'a Units, what: fn(&'a Unit) -> What<'a>| {
            let key: fn(&Unit) -> (&str, &str) = match family {
                Family::Terms => |unit| (&unit.name[0], ""),
                _ => |unit| (&unit.name[0], &unit.name[1]),
            };
            for (of_before, of_now) in joined(before.rows(), now.rows(), key) {
                // How something was written before stays, so that it is called the same from run to run.
                let Some(named) = of_before.or(of_now) else {
                    continue;
                };
                let counts = [Known::of(of_before, before), Known::of(of_now, now)];
                tests.push(test(family, what(named), scope, Scale::Words, totals, counts));
            }
        };
        if options.terms.is_some() {
            compare(Family::Terms, &before.terms, &now.terms, |unit| {
                What::Term(&unit.name[0], &unit.name[1])
            });
        }
        if options.entities.is_some() {
            compare(Family::Entities, &before.entities, &now.entities, |unit| {
                What::Entity(&unit.name[0], &unit.name[1])
            });
        }
    }
    if options.topics.is_some() {
        tests.extend(topics::tests(before, now));
    }
    if options.groups.is_some() {
        let key = |unit: &'a Unit| (unit.name[0].as_str(), unit.name[1].as_str());
        let shared =
            |unit: &Unit| before.columns.contains(&unit.name[0]) && now.columns.contains(&unit.name[0]);
        for (of_before, of_now) in joined(before.shares.rows(), now.shares.rows(), key) {
            let Some(named) = of_before.or(of_now).filter(|unit| shared(unit)) else {
                continue;
            };
            let counts = [
                Known::of(of_before, &before.shares),
                Known::of(of_now, &now.shares),
            ];
            let totals = [before.whole.articles, now.whole.articles];
            let what = What::Group(&named.name[0], &named.name[1]);
            tests.push(test(Family::Groups, what, None, Scale::Articles, totals, counts));
        }
    }
    tests
}

fn test<'a>(
    family: Family,
    what: What<'a>,
    scope: Option<(&'a str, &'a str)>,
    scale: Scale,
    totals: [u64; 2],
    counts: [Known; 2],
) -> Test<'a> {
    let [before, now] = counts;
    let side = |count: &Known, total: u64| Side {
        count: count.count,
        total,
        articles: count.articles,
        scale,
        at_most: count.at_most,
    };
    Test {
        family,
        what,
        scope,
        now: side(&now, totals[1]),
        before: side(&before, totals[0]),
        spreads: [before.spread, now.spread],
    }
}

/// Groups that are large enough on both sides.
fn pairs<'a>(
    before: &'a [Group],
    now: &'a [Group],
    options: &Options,
) -> impl Iterator<Item = (&'a Group, &'a Group)> {
    let least = u64::from(options.min_articles);
    before.iter().filter_map(move |group| {
        let at = now
            .binary_search_by(|other| other.name().cmp(&group.name()))
            .ok()?;
        let other = now.get(at)?;
        let large = group.counted.articles >= least && other.counted.articles >= least;
        large.then_some((group, other))
    })
}

/// What two sorted lists have, together where both have it.
fn joined<'a, K: Ord>(
    before: &'a [Unit],
    now: &'a [Unit],
    key: impl Fn(&'a Unit) -> K,
) -> Vec<(Option<&'a Unit>, Option<&'a Unit>)> {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    let mut all = Vec::new();
    loop {
        let order = match (before.peek(), now.peek()) {
            (None, None) => return all,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => key(a).cmp(&key(b)),
        };
        all.push((
            if order.is_le() { before.next() } else { None },
            if order.is_ge() { now.next() } else { None },
        ));
    }
}

impl<'a> Test<'a> {
    /// A comparison of a topic by the sums of its terms.
    pub(super) fn topic(what: What<'a>, now: Side, before: Side, spreads: [Option<f64>; 2]) -> Self {
        Self {
            family: Family::Topics,
            what,
            scope: None,
            now,
            before,
            spreads,
        }
    }

    pub(super) fn pair(&self, more: u64) -> Pair {
        let sample = |side: &Side, spread: Option<f64>, more: u64| Sample {
            count: side.count.saturating_add(more),
            total: side.total,
            spread,
        };
        // A count that is only a bound has all that the other side might have had beside it.
        let (to_now, to_before) = if self.before.at_most { (more, 0) } else { (0, more) };
        Pair::new(
            sample(&self.now, self.spreads[1], to_now),
            sample(&self.before, self.spreads[0], to_before),
        )
    }

    /// The least error, as a logarithm, at which it could be shown to lie beyond the band.
    pub(super) fn ln_least_error(&self, tolerance: f64) -> f64 {
        match (self.before.at_most, self.now.at_most) {
            (false, false) => self.pair(0).ln_least_error(tolerance),
            (true, false) => self.pair(self.before.count).ln_error(tolerance),
            (false, true) => self.pair(self.now.count).mirrored().ln_error(tolerance),
            (true, true) => 0.0,
        }
    }
}
