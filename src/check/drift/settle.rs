//! One movement is told once, at the place where it is strongest, and the most important first.
//!
//! An outlet that doubles its coverage of a person moves the person, the words of the name, and both again in the whole
//! corpus. What the whole shows only because of a group is told of the group; what all show is told of the whole; and a
//! term that is a word of an entity that moved the same way is told with the entity.

use std::collections::BTreeMap;

use super::Options;
use super::compare::{Family, What};
use super::decide::Move;

/// A movement, and the terms that are told with it.
pub(super) struct Settled<'a> {
    pub(super) by: Move<'a>,
    /// As they are written, sorted.
    pub(super) with: Vec<&'a str>,
}

/// What is left to tell, the most important first: entities, topics, terms, groups, and in each the farthest outside the
/// tolerated band first.
pub(super) fn settled<'a>(moves: Vec<Move<'a>>, options: &Options) -> Vec<Settled<'a>> {
    let mut settled = with_their_words(told_once(moves, options.usable_tolerance().log2()));
    settled.sort_by(|a, b| {
        let (a, b) = (&a.by, &b.by);
        (a.test.family.cmp(&b.test.family))
            .then(b.beyond.total_cmp(&a.beyond))
            .then_with(|| a.test.scope.cmp(&b.test.scope))
            .then_with(|| a.test.what.cmp(&b.test.what))
    });
    settled
}

/// What moved, and which way.
type Key<'a> = (Family, [&'a str; 2], bool);

/// `None` for what has no groups.
fn key<'a>(moved: &Move<'a>) -> Option<Key<'a>> {
    let name = match moved.test.what {
        What::Term(stem, _) => [stem, ""],
        What::Entity(kind, name) => [kind, name],
        What::Topic(..) | What::Group(..) => return None,
    };
    Some((moved.test.family, name, moved.rose))
}

/// Without movements of the whole that one group alone makes, and those of groups that the rest shows as well.
fn told_once(moves: Vec<Move<'_>>, band: f64) -> Vec<Move<'_>> {
    let mut of_whole: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for (at, moved) in moves.iter().enumerate() {
        if let (None, Some(key)) = (moved.test.scope, key(moved)) {
            of_whole.insert(key, at);
        }
    }
    let mut told = vec![true; moves.len()];
    for (at, group) in moves.iter().enumerate() {
        let found = key(group)
            .filter(|_| group.test.scope.is_some())
            .and_then(|key| of_whole.get(&key));
        let Some((whole_at, whole)) = found.and_then(|at| Some((*at, moves.get(*at)?))) else {
            continue;
        };
        let dropped = match rest(whole, group) {
            // The group is all there is.
            None => Some(at),
            Some(ratio) => {
                let along = if whole.rose { ratio > band } else { ratio < -band };
                if !along {
                    Some(whole_at)
                } else if bounded(group) || covers(group, ratio) {
                    Some(at)
                } else {
                    None
                }
            }
        };
        if let Some(told) = dropped.and_then(|at| told.get_mut(at)) {
            *told = false;
        }
    }
    moves
        .into_iter()
        .zip(told)
        .filter_map(|(moved, told)| told.then_some(moved))
        .collect()
}

/// The log ratio of the whole without the group, with half an event more on both sides, because either may have none; `None`
/// where nothing is left. Where counts are only bounds, it is the bound that makes least of the movement.
fn rest(whole: &Move<'_>, group: &Move<'_>) -> Option<f64> {
    let rate = |whole: &crate::finding::Side, group: &crate::finding::Side| {
        let total = whole.total.saturating_sub(group.total);
        let count = whole
            .count
            .saturating_sub(if group.at_most { 0 } else { group.count });
        (total > 0).then(|| (count as f64 + 0.5) / total as f64)
    };
    let now = rate(&whole.test.now, &group.test.now)?;
    let before = rate(&whole.test.before, &group.test.before)?;
    Some((now / before).log2())
}

/// Whether it is known only how often it was, or is, at most.
fn bounded(moved: &Move<'_>) -> bool {
    moved.test.now.at_most || moved.test.before.at_most
}

fn covers(moved: &Move<'_>, ratio: f64) -> bool {
    moved.interval.low.is_none_or(|low| low <= ratio) && moved.interval.high.is_none_or(|high| ratio <= high)
}

/// The group, the way it went, and a word of a name, in lower case.
type Word<'a> = (Option<(&'a str, &'a str)>, bool, String);

/// Terms put to the entity in whose name they are, where both moved the same way among the same articles.
fn with_their_words(moves: Vec<Move<'_>>) -> Vec<Settled<'_>> {
    let (terms, others): (Vec<_>, Vec<_>) = moves
        .into_iter()
        .partition(|moved| moved.test.family == Family::Terms);
    let mut settled: Vec<Settled<'_>> = others
        .into_iter()
        .map(|by| Settled { by, with: Vec::new() })
        .collect();
    let mut named: BTreeMap<Word<'_>, Vec<usize>> = BTreeMap::new();
    for (at, entity) in settled.iter().enumerate() {
        if let What::Entity(_, name) = entity.by.test.what {
            for word in name
                .split(|sign: char| !sign.is_alphanumeric())
                .filter(|word| !word.is_empty())
            {
                named
                    .entry((entity.by.test.scope, entity.by.rose, word.to_lowercase()))
                    .or_default()
                    .push(at);
            }
        }
    }
    for term in terms {
        let What::Term(stem, form) = term.test.what else {
            continue;
        };
        let of = |word: &str| named.get(&(term.test.scope, term.rose, word.to_lowercase()));
        let Some(entities) = of(form).or_else(|| of(stem)) else {
            settled.push(Settled {
                by: term,
                with: Vec::new(),
            });
            continue;
        };
        for at in entities {
            if let Some(entity) = settled.get_mut(*at) {
                entity.with.push(form);
            }
        }
    }
    for entity in &mut settled {
        entity.with.sort_unstable();
        entity.with.dedup();
    }
    settled
}
