//! What can be behind other files: another version, other options, other inputs.

use std::collections::BTreeMap;

use super::{INPUT, OPTIONS, VERSION, legible, short};
use crate::finding::{Finding, Level};
use crate::number;
use crate::report::Manifest;

/// Whether another version made the report.
pub(super) fn version(then: &Manifest, now: &Manifest, all_same: bool) -> Option<Finding> {
    if then.generator == now.generator {
        return None;
    }
    let (was, is) = (legible(&then.generator), legible(&now.generator));
    let (level, end) = if all_same {
        (Level::Note, "every file came out the same".to_owned())
    } else {
        (
            Level::Error,
            format!("verify it with {was}, or make the report anew with {is}"),
        )
    };
    let message = format!("The report was made by {was} and this is {is}: {end}.");
    Some(Finding::new(VERSION, level, "version", message))
}

/// What was chosen otherwise, and files named by options that have other bytes.
pub(super) fn options(then: &Manifest, now: &Manifest) -> Vec<Finding> {
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    let (was, is) = (&then.options, &now.options);
    let (old, new) = (by_name(was), by_name(is));
    for (name, told) in both(&old, &new) {
        let shown = |values: &[&str]| legible(&values.join("; "));
        let message = match told {
            (Some(was), Some(is)) => format!("is {} and was {}", shown(is), shown(was)),
            (Some(was), None) => format!("is not chosen and was {}", shown(was)),
            (None, Some(is)) => format!("is {} and was not chosen", shown(is)),
            (None, None) => continue,
        };
        found.insert(
            name,
            format!("{} {message} when the report was made.", legible(name)),
        );
    }
    let arguments = |manifest: &'_ Manifest| manifest.command.clone().unwrap_or_default().arguments;
    let (was, is) = (arguments(then), arguments(now));
    let (old, new) = (by_name(&was), by_name(&is));
    let mut files = Vec::new();
    for (name, told) in both(&old, &new) {
        // What one of them alone has is the default of the other, and that is among the options above.
        if let (Some(was), Some(is)) = told {
            let shown = |values: &[&str]| {
                let values: Vec<String> = values.iter().map(|value| path(value)).collect();
                values.join(", ")
            };
            let message = format!(
                "--{} is not what the report was made with: {} then, {} now.",
                legible(name),
                shown(was),
                shown(is)
            );
            files.push((name, message));
        }
    }
    found.extend(files);
    let finding = |(name, message)| Finding::new(OPTIONS, Level::Error, name, message);
    found.into_iter().map(finding).collect()
}

/// Inputs that changed, went, came or were renamed.
pub(super) fn inputs(then: &Manifest, now: &Manifest) -> Vec<Finding> {
    let finding = |name: &str, message: String| Finding::new(INPUT, Level::Error, name, message);
    let (old, new) = (unique(&then.inputs), unique(&now.inputs));
    let mut came: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, digest) in new.iter().rev() {
        if !old.contains_key(name) {
            came.entry(digest).or_default().push(name);
        }
    }
    let mut found = Vec::new();
    let mut known = 0;
    for (name, digest) in &old {
        let shown = legible(name);
        match new.get(name) {
            Some(same) if same == digest => known += 1,
            Some(other) => {
                known += 1;
                let (was, is) = (short(digest), short(other));
                let message = format!("{shown} has changed since the report was made: {was} then, {is} now.");
                found.push(finding(name, message));
            }
            None => {
                let same = came.get_mut(digest).filter(|_| !digest.is_empty());
                let message = if let Some(other) = same.and_then(Vec::pop) {
                    known += 1;
                    format!(
                        "{shown} is called {} now and has the same bytes; names of inputs stand in the report.",
                        legible(other)
                    )
                } else {
                    format!("{shown} was an input when the report was made and is none now.")
                };
                found.push(finding(name, message));
            }
        }
    }
    if known == 0 && !old.is_empty() {
        let message = format!(
            "None of the {} of the report is among the {} that were read now: say where they are, as in gleaner verify \
             REPORT_DIR PATH.",
            number::counted(old.len() as u64, "input"),
            number::count(new.len() as u64)
        );
        return vec![finding("inputs", message)];
    }
    let mut came: Vec<&str> = came.into_values().flatten().collect();
    came.sort_unstable();
    found.extend(came.into_iter().map(|name| {
        let message = format!(
            "{} is an input now and was none when the report was made.",
            legible(name)
        );
        finding(name, message)
    }));
    found
}

/// The likely causes in words; `None` where there is none.
pub(super) fn likely(version: bool, options: bool, inputs: bool) -> Option<String> {
    let causes: Vec<&str> = [
        (inputs, "other inputs"),
        (options, "other options"),
        (version, "another version of gleaner"),
    ]
    .into_iter()
    .filter_map(|(is, cause)| is.then_some(cause))
    .collect();
    (!causes.is_empty()).then(|| causes.join(" or "))
}

/// What the manifest says of a path, for a person.
fn path(told: &str) -> String {
    let Some(digest) = told.strip_prefix("blake3:") else {
        return legible(told);
    };
    match digest.split_once(' ') {
        Some((digest, name)) => format!("{} ({})", legible(name), short(digest)),
        None => short(digest),
    }
}

fn by_name(pairs: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in pairs {
        by_name.entry(name).or_default().push(value);
    }
    by_name
}

fn unique(pairs: &[(String, String)]) -> BTreeMap<&str, &str> {
    pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// What one map, or each of both, has under a name.
type Told<'t> = (Option<&'t Vec<&'t str>>, Option<&'t Vec<&'t str>>);

/// Names with other values in the two, in order.
fn both<'t>(
    old: &'t BTreeMap<&'t str, Vec<&'t str>>,
    new: &'t BTreeMap<&'t str, Vec<&'t str>>,
) -> impl Iterator<Item = (&'t str, Told<'t>)> {
    let mut names: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| (name, (old.get(name), new.get(name))))
        .filter(|(_, (was, is))| was != is)
}
