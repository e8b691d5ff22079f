//! What stands below `[check]` and is no flag: the gate, the drift and the rules.
//!
//! Names and types are checked here, against their description and with their lines. What the values mean together is
//! checked by those who use them.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Known;
use super::literal::{shown, text};
use super::nearest::hint;
use super::read::Mistakes;
use super::value::is;
use crate::check::settings::{Key, Kind, Severity};

/// The table of the command.
pub(super) const TABLE: &str = "check";
/// The list of tables, one for each rule.
pub(super) const RULE: &str = "rule";

/// The names of what may stand in `[check]` and is no flag.
pub(super) fn names(known: Known<'_>) -> impl Iterator<Item = &str> {
    let tables = known.keys.iter().filter_map(|key| key.path.split('.').next());
    tables.chain([RULE])
}

/// Reads one entry of `[check]` that is no flag, and all below it.
pub(super) fn entry(
    name: &str,
    line: usize,
    value: &DeValue<'_>,
    known: Known<'_>,
    lines: &mut BTreeMap<String, usize>,
    mistakes: &mut Mistakes<'_>,
) {
    let mut walk = Walk {
        keys: known.keys,
        at: TABLE.to_owned(),
        lines,
        mistakes,
    };
    if name != RULE {
        return walk.entry("", name, line, value);
    }
    let DeValue::Array(rules) = value else {
        let message = format!(
            "{TABLE}.{RULE} takes tables [[{TABLE}.{RULE}]], not {}",
            is(value)
        );
        return walk.mistakes.tell(line, message);
    };
    walk.keys = known.rule_keys;
    for (number, rule) in rules.iter().enumerate() {
        let line = walk.mistakes.lines.line(rule.span().start);
        walk.at = format!("{TABLE}.{RULE}.{}", number + 1);
        walk.lines.insert(walk.at.clone(), line);
        match rule.get_ref() {
            DeValue::Table(table) => walk.table("", table),
            other => {
                let message = format!(
                    "{TABLE}.{RULE} takes tables [[{TABLE}.{RULE}]], not {}",
                    is(other)
                );
                walk.mistakes.tell(line, message);
            }
        }
    }
}

struct Walk<'w, 't> {
    keys: &'w [Key],
    /// Where the paths of the keys begin.
    at: String,
    lines: &'w mut BTreeMap<String, usize>,
    mistakes: &'w mut Mistakes<'t>,
}

impl Walk<'_, '_> {
    fn table(&mut self, path: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let line = self.mistakes.lines.line(key.span().start);
            self.entry(path, key.get_ref(), line, value.get_ref());
        }
    }

    fn entry(&mut self, above: &str, name: &str, line: usize, value: &DeValue<'_>) {
        let path = if above.is_empty() {
            name.to_owned()
        } else {
            format!("{above}.{name}")
        };
        let full = format!("{}.{path}", self.at);
        if let Some(key) = self.keys.iter().find(|key| key.path == path) {
            if let Err(reason) = fits(key.kind, value) {
                self.mistakes.tell(line, format!("{} {reason}", shown(&full)));
            }
        } else if self.keys.iter().any(|key| below(key.path, &path).is_some()) {
            match value {
                DeValue::Table(table) => self.table(&path, table),
                other => {
                    let message = format!("{full} takes a table, not {}", is(other));
                    self.mistakes.tell(line, message);
                }
            }
        } else {
            let message = self.unknown(above, name, &full);
            self.mistakes.tell(line, message);
            return;
        }
        self.lines.insert(full, line);
    }

    fn unknown(&self, above: &str, name: &str, full: &str) -> String {
        let full = shown(full);
        let siblings = self
            .keys
            .iter()
            .filter_map(|key| {
                if above.is_empty() {
                    Some(key.path)
                } else {
                    below(key.path, above)
                }
            })
            .filter_map(|rest| rest.split('.').next());
        let near = hint(name, siblings);
        if !near.is_empty() {
            return format!("there is no setting {full}{near}");
        }
        let elsewhere = self
            .keys
            .iter()
            .find(|key| key.path.rsplit('.').next() == Some(name));
        match elsewhere {
            Some(key) => format!("there is no setting {full}; there is {}.{}", self.at, key.path),
            None => format!("there is no setting {full}"),
        }
    }
}

/// The rest of a path below a table.
pub(super) fn below<'p>(path: &'p str, table: &str) -> Option<&'p str> {
    path.strip_prefix(table)?.strip_prefix('.')
}

fn fits(kind: Kind, value: &DeValue<'_>) -> Result<(), String> {
    let wrong = |takes: &str| Err(format!("takes {takes}, not {}", is(value)));
    match (kind, value) {
        (Kind::Whole, DeValue::Integer(number)) if !number.as_str().starts_with('-') => Ok(()),
        (Kind::Whole, DeValue::Integer(_)) => Err("takes a whole number, 0 or more".to_owned()),
        (Kind::Whole, _) => wrong("a whole number"),
        (Kind::Number | Kind::Share, DeValue::Integer(_) | DeValue::Float(_)) => number(kind, value),
        (Kind::Number, _) => wrong("a number"),
        (Kind::Share, _) => wrong("a share from 0 to 1"),
        (Kind::Flag, DeValue::Boolean(_)) | (Kind::Text | Kind::Date, DeValue::String(_)) => Ok(()),
        (Kind::Flag, _) => wrong("true or false"),
        (Kind::Text, _) => wrong("a text in quotation marks"),
        (Kind::Date, _) => wrong("a date in quotation marks"),
        (Kind::Severity, DeValue::String(level)) => one_of(level, &Severity::ALL.map(Severity::id)),
        (Kind::Severity, _) => wrong("off, note, warning or error in quotation marks"),
        (Kind::OneOf(names), DeValue::String(name)) => one_of(name, names),
        (Kind::OneOf(names), _) => wrong(&format!("one of {}", names.join(", "))),
        (Kind::Texts, DeValue::Array(several)) => texts(several.iter()),
        (Kind::Texts, _) => wrong("a list of texts"),
        (Kind::Scope, DeValue::Table(columns)) => scope(columns),
        (Kind::Scope, _) => wrong("a table of columns and values"),
    }
}

fn number(kind: Kind, value: &DeValue<'_>) -> Result<(), String> {
    let number = match value {
        DeValue::Float(number) => number.as_str().parse().unwrap_or(f64::NAN),
        DeValue::Integer(number) if kind == Kind::Share => match number.as_str() {
            "0" => 0.0,
            "1" => 1.0,
            _ => f64::NAN,
        },
        _ => 0.0,
    };
    match kind {
        Kind::Share if !(0.0..=1.0).contains(&number) => Err("takes a share from 0 to 1".to_owned()),
        _ if !number.is_finite() => Err("takes a number that is finite".to_owned()),
        _ => Ok(()),
    }
}

fn one_of(name: &str, names: &[&str]) -> Result<(), String> {
    if names.contains(&name) {
        return Ok(());
    }
    let near = hint(name, names.iter().copied());
    Err(format!(
        "cannot be {}: expected one of {}{near}",
        text(name),
        names.join(", ")
    ))
}

fn texts<'v>(mut values: impl Iterator<Item = &'v Spanned<DeValue<'v>>>) -> Result<(), String> {
    match values.find(|value| !value.get_ref().is_str()) {
        None => Ok(()),
        Some(other) => Err(format!(
            "takes a list of texts, and {} is in it",
            is(other.get_ref())
        )),
    }
}

fn scope(columns: &DeTable<'_>) -> Result<(), String> {
    for (column, value) in columns {
        let fits = match value.get_ref() {
            DeValue::String(_) | DeValue::Integer(_) => true,
            DeValue::Array(several) => several
                .iter()
                .all(|value| matches!(value.get_ref(), DeValue::String(_) | DeValue::Integer(_))),
            _ => false,
        };
        if !fits {
            let column = shown(column.get_ref());
            return Err(format!(
                "takes a text or a list of texts for {column}, not {}",
                is(value.get_ref())
            ));
        }
    }
    Ok(())
}

/// The keys by their table, the tables in the order of their first key; those of no table come first.
pub(super) fn tables(keys: &[Key]) -> Vec<(&str, Vec<&Key>)> {
    let mut tables: Vec<(&str, Vec<&Key>)> = vec![("", Vec::new())];
    for key in keys {
        let table = key.path.rsplit_once('.').map_or("", |(table, _)| table);
        match tables.iter_mut().find(|(name, _)| *name == table) {
            Some((_, keys)) => keys.push(key),
            None => tables.push((table, vec![key])),
        }
    }
    tables
}

/// The name of a key in its table.
pub(super) fn last(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(_, name)| name)
}
