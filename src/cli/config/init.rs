//! `gleaner init`: a file with every setting, its meaning and its default.
//!
//! All of it is commented out, so that the file means what no file means, and a later version's better default is not held back
//! by a copy of today's. A line with a `#` and no blank after it is a setting: without the sign it is said.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use clap::Command;

use super::literal;
use super::setting::{self, Setting, Shape};
use super::{Known, check};
use crate::check::settings::{Key, Kind, Severity};
use crate::error::Error;

const HEAD: &str = "\
# Settings of gleaner: https://toml.io, in UTF-8. gleaner takes the nearest file of this name, from the folder it is
# started in upward; --config FILE takes another, --no-config none. A flag on the command line is stronger than the file.
#
# A line with a # and no blank after it is a setting at its default: take the # away and change it. Paths start from the
# folder of this file. `gleaner config` tells what is in force.
";
const FOR_ALL: &str = "\n# ---- For every run ----\n";
const SHARED: &str =
    "\n# ---- For every command that has such a flag; in a command's own table for that command alone ----\n";
/// Columns of a line of prose.
const WIDTH: usize = 110;
/// What a flag with a parser of our own may accept; the first that it does is the example.
const EXAMPLES: [&str; 7] = ["outlet", "2GiB", "en", "all", "auto", "10", "0.5"];

/// Writes the file.
///
/// # Errors
/// [`Error::Usage`] where there is one and `force` is not given, [`Error::Io`] where it cannot be written.
pub(in super::super) fn init(path: &Path, force: bool, known: Known<'_>) -> Result<(), Error> {
    let mut open = std::fs::OpenOptions::new();
    open.write(true);
    if force {
        open.create(true).truncate(true);
    } else {
        open.create_new(true);
    }
    let failed = |error: std::io::Error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            let path = literal::shown(&path.display().to_string());
            return Error::Usage(format!("{path} is there already; --force replaces it"));
        }
        Error::io("write", path, error)
    };
    let mut file = open.open(path).map_err(failed)?;
    file.write_all(commented(known).as_bytes()).map_err(failed)
}

/// The text of the file.
pub(super) fn commented(known: Known<'_>) -> String {
    let root = known.command;
    let shared = shared(root);
    let mut page = HEAD.to_owned();
    page.push_str(FOR_ALL);
    for setting in setting::settings(root) {
        page.push_str(&flag(&setting));
    }
    page.push_str(SHARED);
    for setting in &shared {
        page.push_str(&flag(setting));
    }
    for command in setting::commands(root) {
        let own: Vec<Setting<'_>> = setting::settings(command)
            .filter(|setting| !shared.iter().any(|shared| shared.key == setting.key))
            .collect();
        let deep = command.get_name() == check::TABLE;
        if own.is_empty() && !deep {
            continue;
        }
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let about = about.trim_end_matches('.');
        page.extend(["\n# ---- ", about, " ----\n[", command.get_name(), "]\n"]);
        for setting in &own {
            page.push_str(&flag(setting));
        }
        if deep {
            keys(&mut page, known);
        }
    }
    page
}

/// The settings that mean the same wherever they stand.
fn shared(root: &Command) -> Vec<Setting<'_>> {
    let mut places: BTreeMap<&str, Vec<Setting<'_>>> = BTreeMap::new();
    let mut order = Vec::new();
    for setting in setting::commands(root).flat_map(setting::settings) {
        let places = places.entry(setting.key).or_default();
        if places.is_empty() {
            order.push(setting.key);
        }
        places.push(setting);
    }
    let same = |one: &Setting<'_>, other: &Setting<'_>| {
        one.shape() == other.shape()
            && one.default() == other.default()
            && one.bounds() == other.bounds()
            && one.arg.is_required_set() == other.arg.is_required_set()
            && one.default_said() == other.default_said()
    };
    order
        .into_iter()
        // The name of a table cannot be that of a setting beside it.
        .filter(|key| setting::named(root, key).is_none())
        .filter_map(|key| {
            let mut places = places.remove(key)?;
            let first = places.remove(0);
            (!places.is_empty() && places.iter().all(|place| same(&first, place))).then_some(first)
        })
        .collect()
}

fn flag(setting: &Setting<'_>) -> String {
    let default = setting.default();
    let mut meaning = setting.meaning();
    if let Shape::Choice(choices) = setting.shape() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
        meaning.extend([" One of ", &names.join(", "), "."]);
    }
    if !default.is_empty() {
        return entry(&meaning, setting.key, &literal::values(setting, &default));
    }
    match setting.default_said() {
        Some(said) => meaning.extend([" Where not set: ", &said, " For example:"]),
        None => meaning.push_str(" Not set; for example:"),
    }
    entry(
        &meaning,
        setting.key,
        &literal::values(setting, &[example(setting)]),
    )
}

/// Something that the flag takes.
fn example(setting: &Setting<'_>) -> String {
    // A default that help tells as one word is a value itself.
    let said = setting
        .default_said()
        .map(|said| said.trim_end_matches('.').to_owned());
    if let Some(said) = said.filter(|said| !said.contains(' ') && setting.refusal(said).is_none()) {
        return said;
    }
    match setting.shape() {
        Shape::Flag => "false".to_owned(),
        Shape::Choice(choices) => choices
            .into_iter()
            .next()
            .map(|(name, _)| name)
            .unwrap_or_default(),
        Shape::Integer | Shape::Number | Shape::Word => EXAMPLES
            .into_iter()
            .find(|example| setting.refusal(example).is_none())
            .map_or_else(|| named(setting), str::to_owned),
        Shape::Text => named(setting),
    }
}

/// What help calls the value.
fn named(setting: &Setting<'_>) -> String {
    let names = setting.arg.get_value_names();
    let name = names.and_then(|names| names.first());
    name.map_or(setting.key, |name| name.as_str()).to_lowercase()
}

fn keys(page: &mut String, known: Known<'_>) {
    for (table, keys) in check::tables(known.keys) {
        if !table.is_empty() {
            page.extend(["\n[", check::TABLE, ".", table, "]\n"]);
        }
        for key in keys {
            page.push_str(&keyed(key));
        }
    }
    page.push_str("\n# One table for each rule on what must and must not be in the articles.\n");
    page.extend(["#[[", check::TABLE, ".", check::RULE, "]]\n"]);
    for key in known.rule_keys {
        page.push_str(&keyed(key));
    }
}

fn keyed(key: &Key) -> String {
    let name = check::last(key.path);
    let mut meaning = key.meaning.trim().to_owned();
    if !meaning.ends_with(['.', '?', '!']) {
        meaning.push('.');
    }
    let names = match key.kind {
        Kind::Severity => Severity::ALL.map(Severity::id).join(", "),
        Kind::OneOf(names) => names.join(", "),
        _ => String::new(),
    };
    if !names.is_empty() {
        meaning.extend([" One of ", &names, "."]);
    }
    if !key.default.is_empty() {
        return entry(&meaning, name, key.default);
    }
    meaning.push_str(" Not set; for example:");
    let example = match key.kind {
        Kind::Whole => "10".to_owned(),
        Kind::Number => "1.5".to_owned(),
        Kind::Share => "0.1".to_owned(),
        Kind::Text => literal::text(name),
        Kind::Severity => literal::text(Severity::Error.id()),
        Kind::Flag => "false".to_owned(),
        Kind::Texts => "[\"one\", \"another\"]".to_owned(),
        Kind::Date => "\"2026-01-31\"".to_owned(),
        Kind::OneOf(names) => literal::text(names.first().copied().unwrap_or_default()),
        Kind::Scope => "{ outlet = \"name\" }".to_owned(),
    };
    entry(&meaning, name, &example)
}

fn entry(meaning: &str, key: &str, value: &str) -> String {
    let mut text = String::new();
    let mut line = String::from("#");
    for word in meaning.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
            text.push_str(&line);
            text.push('\n');
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    format!("{text}{line}\n#{key} = {value}\n")
}
