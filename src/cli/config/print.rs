//! `gleaner config`: what is in force, and who said so.
//!
//! It is a file of settings itself: what has a value stands there as TOML, where it comes from as a remark behind it.

use std::fmt::Write;

use clap::Command;

use super::literal::{self, shown};
use super::nearest::hint;
use super::read::Value;
use super::setting::{self, Setting};
use super::{Config, Known, check};
use crate::check::settings::Key;
use crate::error::Error;

const DEFAULT: &str = "default";
const COMMAND_LINE: &str = "command line";
/// The flag that the environment can answer in place of the file, and its variables.
const THREADS: &str = "threads";
const VARIABLES: [&str; 2] = ["RAYON_NUM_THREADS", "POLARS_MAX_THREADS"];

/// Every setting in force, or those of one command, with where each comes from. `environment` tells a variable's value.
///
/// # Errors
/// [`Error::Usage`] where `only` is no command that can be configured.
pub(in super::super) fn print(
    known: Known<'_>,
    config: &Config,
    only: Option<&str>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<String, Error> {
    let root = known.command;
    if let Some(name) = only.filter(|name| setting::named(root, name).is_none()) {
        let names = setting::commands(root).map(Command::get_name);
        let near = hint(name, names);
        return Err(Error::Usage(format!(
            "there is no command {} to configure{near}",
            shown(name)
        )));
    }
    let mut page = match &config.path {
        Some(path) => format!("# from {}\n", shown(&path.display().to_string())),
        None => format!("# without a file: no {} was read\n", super::place::NAME),
    };
    page.push('\n');
    for setting in setting::settings(root) {
        let said = config.given.said.get(setting.arg.get_id().as_str());
        let line = match (said, config.own("", setting.key)) {
            (Some(values), _) => valued(&setting, values, COMMAND_LINE),
            _ if config.given.off.contains(setting.key) => valued(&setting, &["false"], COMMAND_LINE),
            (None, Some(value)) => filed(config, &setting, value),
            (None, None) => from_environment(&setting, environment).unwrap_or_else(|| default(&setting)),
        };
        page.push_str(&line);
    }
    for command in
        setting::commands(root).filter(|command| only.is_none_or(|name| command.get_name() == name))
    {
        let name = command.get_name();
        push(&mut page, format_args!("\n[{name}]\n"));
        for setting in setting::settings(command) {
            let line = match config.own(name, setting.key) {
                Some(value) => filed(config, &setting, value),
                None => default(&setting),
            };
            page.push_str(&line);
        }
        for setting in setting::settings(root) {
            if let Some(value) = config.own(name, setting.key) {
                page.push_str(&filed(config, &setting, value));
            }
        }
        if name == check::TABLE {
            deep(&mut page, known, config);
        }
    }
    Ok(page)
}

/// What stands below `[check]` and is no flag.
fn deep(page: &mut String, known: Known<'_>, config: &Config) {
    for (table, keys) in check::tables(known.keys) {
        if !table.is_empty() {
            push(page, format_args!("\n[{}.{table}]\n", check::TABLE));
        }
        for key in keys {
            let value = at(&config.check, key.path);
            let path = format!("{}.{}", check::TABLE, key.path);
            page.push_str(&keyed(config, key, value, &path));
        }
    }
    let rules = config.check.get(check::RULE).and_then(toml::Value::as_array);
    for (number, rule) in rules.into_iter().flatten().enumerate() {
        let place = format!("{}.{}.{}", check::TABLE, check::RULE, number + 1);
        push(page, format_args!("\n[[{}.{}]]\n", check::TABLE, check::RULE));
        let rule = rule.as_table().cloned().unwrap_or_default();
        for key in known.rule_keys {
            let value = at(&rule, key.path);
            page.push_str(&keyed(config, key, value, &format!("{place}.{}", key.path)));
        }
    }
}

fn keyed(config: &Config, key: &Key, value: Option<&toml::Value>, path: &str) -> String {
    let name = check::last(key.path);
    match value {
        Some(value) => {
            let place = config.place(path).unwrap_or_default();
            format!("{name} = {}  # {place}\n", literal::value(value))
        }
        None if key.default.is_empty() => format!("# {name} is not set\n"),
        None => format!("{name} = {}  # {DEFAULT}\n", key.default),
    }
}

/// The value at a path with dots.
fn at<'t>(table: &'t toml::Table, path: &str) -> Option<&'t toml::Value> {
    match path.split_once('.') {
        None => table.get(path),
        Some((first, rest)) => at(table.get(first)?.as_table()?, rest),
    }
}

fn valued<V: AsRef<std::ffi::OsStr>>(setting: &Setting<'_>, values: &[V], origin: &str) -> String {
    format!(
        "{} = {}  # {origin}\n",
        setting.key,
        literal::values(setting, values)
    )
}

fn filed(config: &Config, setting: &Setting<'_>, value: &Value) -> String {
    let origin = config.told(value.line).unwrap_or_default();
    valued(setting, &value.values, &origin)
}

fn default(setting: &Setting<'_>) -> String {
    let values = setting.default();
    if !values.is_empty() {
        return valued(setting, &values, DEFAULT);
    }
    match setting.default_said() {
        Some(said) => format!("# {} is not set: {}\n", setting.key, shown(&said)),
        None => format!("# {} is not set\n", setting.key),
    }
}

fn from_environment(setting: &Setting<'_>, environment: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    if setting.key != THREADS {
        return None;
    }
    let (threads, name) = VARIABLES.into_iter().find_map(|name| {
        let value = environment(name)?;
        let threads: usize = value.trim().parse().ok().filter(|threads| *threads > 0)?;
        Some((threads, name))
    })?;
    Some(valued(
        setting,
        &[threads.to_string()],
        &format!("environment: {name}"),
    ))
}

fn push(page: &mut String, text: std::fmt::Arguments<'_>) {
    // A string takes what is written to it.
    let _ = page.write_fmt(text);
}
