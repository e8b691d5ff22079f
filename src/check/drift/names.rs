//! Whether an entity moved, or only its name.
//!
//! Which name an entity goes by is decided in each corpus anew: “First Harbor” in one may be “First Harbor Corp” in the other,
//! or a place here and an organization there. So a movement of an entity is held against those that its name contains, or
//! that contain its name, and that went the other way at least twofold: where all of them together did not move, nothing did.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::What;
use super::decide::Move;
use super::snapshot::Units;

/// By how much an entity went the other way, at least, if it may be the same.
const OTHER_WAY: f64 = 2.0;

/// Without the entities that are there under another name.
pub(super) fn not_renamed<'a>(
    moves: Vec<Move<'a>>,
    units: impl Fn(Option<(&'a str, &'a str)>) -> Option<(&'a Units, &'a Units)>,
    shows: impl Fn(&Move<'a>, u64, u64) -> bool,
) -> Vec<Move<'a>> {
    let keep = |by: &Move<'a>| {
        let What::Entity(kind, name) = by.test.what else {
            return true;
        };
        let Some((before, now)) = units(by.test.scope) else {
            return true;
        };
        let (more_before, more_now) = others(by, [kind, name], before, now);
        (more_before == 0 && more_now == 0) || shows(by, more_before, more_now)
    };
    moves.into_iter().filter(keep).collect()
}

/// Mentions before and now of those that may be the same.
fn others(moved: &Move<'_>, own: [&str; 2], before: &Units, now: &Units) -> (u64, u64) {
    let words = words(own[1]);
    let mut related: BTreeMap<&[String; 2], (u64, u64)> = BTreeMap::new();
    let alike = |name: &[String; 2]| {
        let other = self::words(&name[1]);
        !other.is_empty() && (other.is_subset(&words) || words.is_subset(&other)) && *name != own
    };
    for unit in before.rows().iter().filter(|unit| alike(&unit.name)) {
        related.entry(&unit.name).or_default().0 = unit.count;
    }
    for unit in now.rows().iter().filter(|unit| alike(&unit.name)) {
        related.entry(&unit.name).or_default().1 = unit.count;
    }
    let rate = |count: u64, total: u64| count as f64 / total.max(1) as f64;
    let mut sums = (0_u64, 0_u64);
    for (before, now) in related.into_values() {
        let (then, today) = (
            rate(before, moved.test.before.total),
            rate(now, moved.test.now.total),
        );
        let other_way = if moved.rose {
            then >= OTHER_WAY * today
        } else {
            today >= OTHER_WAY * then
        };
        if other_way {
            sums = (sums.0.saturating_add(before), sums.1.saturating_add(now));
        }
    }
    sums
}

fn words(name: &str) -> BTreeSet<String> {
    let words = name
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
