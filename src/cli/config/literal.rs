//! Values as TOML writes them, on one line and without a sign that a terminal would obey.

use std::ffi::OsStr;
use std::fmt::Write;

use super::setting::{Setting, Shape};

/// Text in quotation marks.
pub(super) fn text(value: &str) -> String {
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for letter in value.chars() {
        match letter {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(letter);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if is_unsafe(letter) => {
                // A string takes what is written to it.
                let _ = write!(quoted, "\\U{:08X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// What is said to a person: the same text, with control characters told by their number.
pub(super) fn shown(value: &str) -> String {
    let mut line = String::with_capacity(value.len());
    for letter in value.chars() {
        if is_unsafe(letter) {
            line.extend(letter.escape_unicode());
        } else {
            line.push(letter);
        }
    }
    line
}

/// The values of a setting.
pub(super) fn values<V: AsRef<OsStr>>(setting: &Setting<'_>, given: &[V]) -> String {
    let shape = setting.shape();
    let written: Vec<String> = given
        .iter()
        .map(|value| one(&shape, &value.as_ref().to_string_lossy()))
        .collect();
    match written.first() {
        Some(only) if !setting.is_many() => only.clone(),
        _ => format!("[{}]", written.join(", ")),
    }
}

/// Any value on one line.
pub(super) fn value(value: &toml::Value) -> String {
    match value {
        toml::Value::String(said) => text(said),
        toml::Value::Integer(number) => number.to_string(),
        // A float without a point or exponent would come back as an integer.
        toml::Value::Float(number) => format!("{number:?}"),
        toml::Value::Boolean(on) => on.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::Array(several) => {
            let several: Vec<String> = several.iter().map(self::value).collect();
            format!("[{}]", several.join(", "))
        }
        toml::Value::Table(table) => {
            let entries: Vec<String> = table
                .iter()
                .map(|(key, entry)| format!("{} = {}", name(key), self::value(entry)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A key, in quotation marks where it needs them.
fn name(key: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        text(key)
    }
}

fn one(shape: &Shape, value: &str) -> String {
    let bare = match shape {
        Shape::Flag => true,
        Shape::Integer | Shape::Word => is_integer(value),
        Shape::Number => is_integer(value) || value.parse::<f64>().is_ok_and(f64::is_finite),
        Shape::Text | Shape::Choice(_) => false,
    };
    if bare { value.to_owned() } else { text(value) }
}

/// Whether TOML takes it as a whole number, written so.
fn is_integer(value: &str) -> bool {
    value
        .parse::<i64>()
        .is_ok_and(|number| number.to_string() == value)
}

/// Control characters, and those that turn the direction of the text around them.
fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_from_toml_as_it_was() {
        for value in [
            "",
            "plain",
            "a \"b\" \\ c",
            "\u{1b}[31mred\n\tx\r",
            "\u{202e}x\u{7f}\u{9b}",
            "ü 中 'q'",
        ] {
            let written = text(value);
            assert!(!written.chars().any(is_unsafe), "{written}");
            let table: toml::Table = toml::from_str(&format!("key = {written}")).unwrap();
            assert_eq!(table.get("key").and_then(toml::Value::as_str), Some(value));
        }
    }

    #[test]
    fn what_is_shown_obeys_nothing() {
        assert_eq!(shown("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(shown("Zürich"), "Zürich");
    }
}
