//! The JSON schema of the file, for editors that complete and check it.
//!
//! It is made from what the file is read with, so that it cannot promise anything else. What only a flag's own parser knows,
//! it leaves open.

use std::collections::BTreeMap;

use clap::Command;
use serde_json::{Map, Value, json};

use super::setting::{self, Setting, Shape};
use super::{Known, check};
use crate::check::settings::{Key, Kind, Severity};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const DEFINITIONS: &str = "#/$defs/";

/// The schema, draft 2020-12, with a line feed at its end.
pub(in super::super) fn schema(known: Known<'_>) -> String {
    let root = known.command;
    let shared = shared(root);
    let mut properties: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for command in setting::commands(root) {
        let mut own: Map<String, Value> = setting::settings(root)
            .chain(setting::settings(command))
            .map(|setting| (setting.key.to_owned(), referred(&setting, &shared)))
            .collect();
        for (key, value) in &own {
            let above = properties.entry(key.clone()).or_default();
            if !above.contains(value) {
                above.push(value.clone());
            }
        }
        if command.get_name() == check::TABLE {
            deep(&mut own, known);
        }
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let table = table(&about, &own);
        properties
            .entry(command.get_name().to_owned())
            .or_default()
            .push(table);
    }
    let properties = properties
        .into_iter()
        .map(|(key, mut kinds)| match (kinds.pop(), kinds.is_empty()) {
            (Some(only), true) => (key, only),
            (last, _) => {
                kinds.extend(last);
                (key, json!({ "anyOf": kinds }))
            }
        });
    let mut whole = table("Settings of gleaner.", &properties.collect());
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".to_owned(), json!(DRAFT));
        whole.insert("title".to_owned(), json!(super::place::NAME));
        whole.insert("$defs".to_owned(), Value::Object(shared.into_iter().collect()));
    }
    format!("{:#}\n", sorted(whole))
}

/// The settings that several commands have, as most of them describe them.
fn shared(root: &Command) -> BTreeMap<String, Value> {
    let mut kinds: BTreeMap<String, Vec<(usize, Value)>> = BTreeMap::new();
    let inner = setting::commands(root).flat_map(setting::settings);
    // What every command has is in every table.
    for setting in setting::settings(root)
        .chain(setting::settings(root))
        .chain(inner)
    {
        let kinds = kinds.entry(setting.key.to_owned()).or_default();
        let described = described(&setting);
        match kinds.iter_mut().find(|(_, known)| *known == described) {
            Some((times, _)) => *times += 1,
            None => kinds.push((1, described)),
        }
    }
    kinds
        .into_iter()
        .filter_map(|(key, kinds)| {
            // Of several that are as frequent the first.
            let (times, most) = kinds.into_iter().rev().max_by_key(|(times, _)| *times)?;
            (times > 1).then_some((key, most))
        })
        .collect()
}

fn referred(setting: &Setting<'_>, shared: &BTreeMap<String, Value>) -> Value {
    let described = described(setting);
    if shared.get(setting.key) == Some(&described) {
        json!({ "$ref": format!("{DEFINITIONS}{}", setting.key) })
    } else {
        described
    }
}

fn described(setting: &Setting<'_>) -> Value {
    let one = match setting.shape() {
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Integer => {
            let mut kind = json!({ "type": "integer" });
            let (least, most) = setting.bounds();
            if let Some(kind) = kind.as_object_mut() {
                kind.extend(least.map(|least| ("minimum".to_owned(), json!(least))));
                kind.extend(most.map(|most| ("maximum".to_owned(), json!(most))));
            }
            kind
        }
        Shape::Number => json!({ "type": "number" }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Choice(choices) => {
            let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
            json!({ "enum": names })
        }
        Shape::Word => json!({ "type": ["string", "number"] }),
    };
    let mut kind = if setting.is_many() {
        json!({ "anyOf": [one, { "type": "array", "items": one }] })
    } else {
        one
    };
    let said = setting.default_said().map(|said| format!(" Default: {said}"));
    let default = setting.default();
    let default = (!default.is_empty()).then(|| super::literal::values(setting, &default));
    describe(
        &mut kind,
        &(setting.meaning() + &said.unwrap_or_default()),
        default.as_deref(),
    );
    kind
}

fn describe(kind: &mut Value, meaning: &str, default: Option<&str>) {
    let Some(kind) = kind.as_object_mut() else { return };
    kind.insert("description".to_owned(), json!(meaning));
    let value = default.and_then(|default| toml::from_str::<toml::Table>(&format!("value = {default}")).ok());
    let value = value.and_then(|mut table| table.remove("value"));
    if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
        kind.insert("default".to_owned(), value);
    }
}

fn table(about: &str, properties: &Map<String, Value>) -> Value {
    let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !about.is_empty() {
        describe(&mut table, about, None);
    }
    table
}

/// Adds what stands below `[check]` and is no flag.
fn deep(own: &mut Map<String, Value>, known: Known<'_>) {
    own.extend(keyed(known.keys.iter().map(|key| (key.path, key))));
    let rule = table(
        "A rule on what must or must not be in the articles.",
        &keyed(known.rule_keys.iter().map(|key| (key.path, key))),
    );
    own.insert(check::RULE.to_owned(), json!({ "type": "array", "items": rule }));
}

/// Properties by their first names; those with more to their path are tables.
fn keyed<'k>(keys: impl Iterator<Item = (&'k str, &'k Key)>) -> Map<String, Value> {
    let mut tables: BTreeMap<&str, Vec<(&str, &Key)>> = BTreeMap::new();
    let mut properties = Map::new();
    for (path, key) in keys {
        match path.split_once('.') {
            Some((first, rest)) => tables.entry(first).or_default().push((rest, key)),
            None => {
                properties.insert(path.to_owned(), kind(key));
            }
        }
    }
    for (name, keys) in tables {
        properties.insert(name.to_owned(), table("", &keyed(keys.into_iter())));
    }
    properties
}

fn kind(key: &Key) -> Value {
    let mut kind = match key.kind {
        Kind::Whole => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Kind::Text | Kind::Date => json!({ "type": "string" }),
        Kind::Severity => json!({ "enum": Severity::ALL.map(Severity::id) }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::OneOf(names) => json!({ "enum": names }),
        Kind::Scope => json!({
            "type": "object",
            "additionalProperties": { "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } },
            ] },
        }),
    };
    describe(
        &mut kind,
        key.meaning,
        Some(key.default).filter(|default| !default.is_empty()),
    );
    kind
}

/// The same with the keys of every object in byte order, whatever order the library keeps.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        Value::Object(entries) => {
            let entries: BTreeMap<String, Value> = entries
                .into_iter()
                .map(|(key, value)| (key, sorted(value)))
                .collect();
            Value::Object(entries.into_iter().collect())
        }
        other => other,
    }
}
