//! Settings that exclude one another.
//!
//! A default never conflicts with anything as far as clap is concerned, so what wins is decided here: the command line over the
//! file, a command's own table over what stands above all tables. Two of the same rank are a mistake.

use std::collections::{BTreeMap, BTreeSet};

use clap::Command;

use super::read::Values;
use super::setting;

/// Arguments that exclude one another in one command, by their ids, both ways round.
pub(super) type Pairs = BTreeMap<String, BTreeSet<String>>;

/// A mistake: two settings of one command, and their lines.
pub(super) struct Clash {
    pub(super) line: usize,
    pub(super) message: String,
}

/// What excludes what in a command of a built tree.
pub(super) fn pairs(command: &Command) -> Pairs {
    let mut pairs = Pairs::new();
    for arg in command.get_arguments().filter(|arg| !arg.is_global_set()) {
        for other in command.get_arg_conflicts_with(arg) {
            let (one, other) = (arg.get_id().to_string(), other.get_id().to_string());
            pairs.entry(one.clone()).or_default().insert(other.clone());
            pairs.entry(other).or_default().insert(one);
        }
    }
    pairs
}

/// Takes away what a command's own table excludes, and tells what excludes one another on one level.
pub(super) fn settle(built: &Command, values: &mut BTreeMap<String, Values>) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for command in setting::commands(built) {
        let Some(values) = values.get_mut(command.get_name()) else {
            continue;
        };
        let pairs = pairs(command);
        let ids: BTreeMap<&str, &str> = setting::settings(command)
            .map(|setting| (setting.key, setting.arg.get_id().as_str()))
            .collect();
        let mut dropped = Vec::new();
        for (key, value) in values.iter().filter(|(_, value)| value.is_on()) {
            let Some(excluded) = ids.get(key.as_str()).and_then(|id| pairs.get(*id)) else {
                continue;
            };
            for (other, against) in values.iter().filter(|(_, against)| against.is_on()) {
                if !ids.get(other.as_str()).is_some_and(|id| excluded.contains(*id)) {
                    continue;
                }
                if value.own && !against.own {
                    dropped.push(other.clone());
                } else if value.own == against.own && key < other {
                    clashes.push(clash(
                        command.get_name(),
                        (key, value.line),
                        (other, against.line),
                        value.own,
                    ));
                }
            }
        }
        for key in dropped {
            values.remove(&key);
        }
    }
    clashes
}

fn clash(command: &str, first: (&str, usize), second: (&str, usize), own: bool) -> Clash {
    let ((first, first_line), (second, second_line)) = (first, second);
    let (line, earlier) = (first_line.max(second_line), first_line.min(second_line));
    let message = if own {
        format!("{command}.{first} and {command}.{second} (line {earlier}) exclude one another")
    } else {
        format!(
            "{first} and {second} (line {earlier}) exclude one another in gleaner {command}; put the one that it shall \
             follow under [{command}]"
        )
    };
    Clash { line, message }
}

/// Takes away what the command line excludes.
pub(super) fn yield_to(built: &Command, said: impl Fn(&str) -> bool, values: &mut Values) {
    let pairs = pairs(built);
    let ids: BTreeMap<&str, &str> = setting::settings(built)
        .map(|setting| (setting.key, setting.arg.get_id().as_str()))
        .collect();
    values.retain(|key, _| {
        let excluded = ids.get(key.as_str()).and_then(|id| pairs.get(*id));
        excluded.is_none_or(|excluded| !excluded.iter().any(|id| said(id)))
    });
}
