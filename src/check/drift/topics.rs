//! Which topic of before is which of now, and how frequent each is in both.
//!
//! The numbers and shares of two models cannot be compared: asked anew, topics come in another order, and one may come as
//! two. So a topic is taken as the list of its terms, two topics are the same where their lists overlap, and what is
//! compared is how often the terms occur, which both corpora know without any model. A topic that only one side has is
//! news only if its terms moved as well.

use super::compare::{Test, What};
use super::snapshot::{Snapshot, Topic};
use crate::finding::{Scale, Side};

/// The least share of their weight that two lists have in common where they are one topic.
const LEAST_OVERLAP: f64 = 0.25;

/// One comparison for each topic: the matched ones once.
pub(super) fn tests<'a>(before: &'a Snapshot, now: &'a Snapshot) -> Vec<Test<'a>> {
    let matched = matched(&before.topics, &now.topics);
    let mut tests = Vec::new();
    for (of_now, partner) in now.topics.iter().zip(&matched) {
        tests.extend(test(
            before,
            now,
            partner.and_then(|at| before.topics.get(at)),
            Some(of_now),
        ));
    }
    for (at, of_before) in before.topics.iter().enumerate() {
        if !matched.contains(&Some(at)) {
            tests.extend(test(before, now, Some(of_before), None));
        }
    }
    tests
}

/// For each topic of `now` its partner in `before`: of all pairs that overlap enough the closest first, each topic once.
fn matched(before: &[Topic], now: &[Topic]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (to, of_now) in now.iter().enumerate() {
        for (from, of_before) in before.iter().enumerate() {
            let overlap = overlap(&of_before.terms, &of_now.terms);
            if overlap >= LEAST_OVERLAP {
                pairs.push((overlap, from, to));
            }
        }
    }
    // Topics are sorted by their labels, so ties end in content.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut partners = vec![None; now.len()];
    for (_, from, to) in pairs {
        if !partners.contains(&Some(from))
            && let Some(partner) = partners.get_mut(to)
            && partner.is_none()
        {
            *partner = Some(from);
        }
    }
    partners
}

/// What two lists share of their weight, 0 to 1: the first of `n` terms weighs `n`, the last 1.
fn overlap(a: &[String], b: &[String]) -> f64 {
    let weight = |place: usize, of: &[String]| {
        let n = of.len() as f64;
        (n - place as f64) / (n * (n + 1.0) / 2.0)
    };
    let shared = a.iter().enumerate().filter_map(|(at, term)| {
        let other = b.iter().position(|other| other == term)?;
        Some(weight(at, a).min(weight(other, b)))
    });
    shared.fold(0.0, |sum, weight| sum + weight)
}

/// A topic, or a matched pair, by the terms of both lists: taking those of one side alone would favour that side, because
/// they were chosen for being frequent there.
fn test<'a>(
    before: &Snapshot,
    now: &Snapshot,
    of_before: Option<&'a Topic>,
    of_now: Option<&'a Topic>,
) -> Option<Test<'a>> {
    let mut terms: Vec<&str> = Vec::new();
    for term in of_now.into_iter().chain(of_before).flat_map(|topic| &topic.terms) {
        if !terms.contains(&term.as_str()) {
            terms.push(term);
        }
    }
    let side = |snapshot: &Snapshot, topic: Option<&Topic>| {
        let units = &snapshot.whole.terms;
        let counts = terms.iter().map(|stem| {
            units
                .term(stem)
                .map_or((units.floor, units.floor > 0), |unit| (unit.count, false))
        });
        let (count, at_most) = counts.fold((0_u64, false), |(count, at_most), (more, bound)| {
            (count.saturating_add(more), at_most || bound)
        });
        Side {
            count,
            total: snapshot.whole.words,
            articles: topic.map_or(0, |topic| topic.articles),
            scale: Scale::Words,
            at_most,
        }
    };
    let (side_now, side_before) = (side(now, of_now), side(before, of_before));
    let label = |topic: Option<&'a Topic>| topic.map(|topic| topic.label.as_str());
    let what = What::Topic(label(of_before), label(of_now), terms);
    let spreads = [
        of_before.map(|topic| topic.spread),
        of_now.map(|topic| topic.spread),
    ];
    (!side_now.at_most || !side_before.at_most).then(|| Test::topic(what, side_now, side_before, spreads))
}
