//! What a baseline makes of findings: what it accepts, what of that is gone, and which figures are others now.
//!
//! What moved is never accepted, because a new baseline moves with it. What is accepted is told all the same.

use std::collections::{BTreeMap, BTreeSet};

use super::drift::{Accepted, Snapshot};
use crate::finding::{Finding, Level, State};
use crate::number;

/// Marks what the baseline accepts, adds what it accepts and is gone, and puts all in order: what fails first, the worst
/// first, then what is known.
pub fn known(mut found: Vec<Finding>, before: Option<&Snapshot>) -> Vec<Finding> {
    if let Some(before) = before {
        let mut met = BTreeSet::new();
        for finding in &mut found {
            let fingerprint = finding.fingerprint();
            let is_it = |accepted: &&Accepted| accepted.fingerprint == fingerprint;
            if let Some(accepted) = before.accepted.iter().find(is_it) {
                // What became worse than it was when somebody accepted it is new.
                if finding.level <= accepted.level {
                    finding.state = State::Known;
                }
                met.insert(fingerprint);
            }
        }
        for accepted in before
            .accepted
            .iter()
            .filter(|accepted| !met.contains(&accepted.fingerprint))
        {
            let mut gone = Finding::new(
                accepted.rule.clone(),
                Level::Note,
                accepted.subject.clone(),
                "accepted in the baseline, and no longer found",
            );
            gone.scope.clone_from(&accepted.scope);
            gone.state = State::Gone;
            found.push(gone);
        }
    }
    // Stable: within a level each part keeps its own order.
    found.sort_by_key(|finding| (finding.state, std::cmp::Reverse(finding.level)));
    found
}

/// What a baseline accepts of what was found: everything but what moved, since a new baseline moves with it.
pub fn accepted(findings: &[Finding]) -> Vec<Accepted> {
    let kept = findings.iter().filter(|finding| finding.state != State::Gone);
    let mut accepted: Vec<Accepted> = kept
        .filter(|finding| !finding.rule.starts_with("drift/"))
        .map(|finding| Accepted {
            fingerprint: finding.fingerprint(),
            rule: finding.rule.clone(),
            subject: finding.subject.clone(),
            scope: finding.scope.clone(),
            level: finding.level,
        })
        .collect();
    accepted.sort();
    accepted.dedup();
    accepted
}

/// Figures that differ.
pub fn figures(old: &Snapshot, new: &Snapshot) -> Vec<Finding> {
    let of = |snapshot: &Snapshot| -> Vec<(String, u64)> {
        let own = [
            ("articles".to_owned(), snapshot.articles()),
            ("words".to_owned(), snapshot.words()),
        ];
        own.into_iter().chain(snapshot.figures.iter().cloned()).collect()
    };
    let before: BTreeMap<String, u64> = of(old).into_iter().collect();
    let changed = of(new).into_iter().filter_map(|(name, now)| {
        let then = before.get(&name).copied().unwrap_or(0);
        (then != now).then(|| {
            let message = format!("{name}: {}, before {}", number::count(now), number::count(then));
            Finding::new("diff/figure", Level::Note, name, message)
        })
    });
    changed.collect()
}
