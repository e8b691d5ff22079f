//! From a value of TOML to what a flag is given.

use std::ffi::OsString;

use toml::de::{DeInteger, DeValue};

use super::literal;
use super::place::Place;
use super::setting::{Setting, Shape};

/// What the flag is given, or why it cannot be: "takes a whole number, not a string".
pub(super) fn values(
    place: &Place,
    setting: &Setting<'_>,
    value: &DeValue<'_>,
) -> Result<Vec<OsString>, String> {
    let shape = setting.shape();
    let said: Vec<String> = match value {
        DeValue::Array(_) if !setting.is_many() => return Err("takes one value, not a list".to_owned()),
        DeValue::Array(several) => several
            .iter()
            .map(|value| scalar(&shape, value.get_ref()))
            .collect::<Result<_, _>>()?,
        value => vec![scalar(&shape, value)?],
    };
    for value in &said {
        if let Some(reason) = setting.refusal(value) {
            return Err(format!(
                "cannot be {}: {}",
                literal::text(value),
                literal::shown(&reason)
            ));
        }
    }
    Ok(said
        .into_iter()
        .map(|value| placed(place, setting, value))
        .collect())
}

/// The value with a path in it told from the working directory.
fn placed(place: &Place, setting: &Setting<'_>, value: String) -> OsString {
    if setting.is_path() {
        return place.path(&value);
    }
    match value.split_once('=').filter(|_| setting.takes_file()) {
        Some((name, file)) => {
            let mut whole = OsString::from(format!("{name}="));
            whole.push(place.path(file));
            whole
        }
        None => OsString::from(value),
    }
}

/// One value as the flag would be given it.
fn scalar(shape: &Shape, value: &DeValue<'_>) -> Result<String, String> {
    match (shape, value) {
        (Shape::Flag, DeValue::Boolean(on)) => Ok(on.to_string()),
        (Shape::Integer | Shape::Number | Shape::Word, DeValue::Integer(number)) => {
            integer(number).ok_or_else(|| "is out of range".to_owned())
        }
        (Shape::Number | Shape::Word, DeValue::Float(number)) => Ok(number.as_str().to_owned()),
        (Shape::Text | Shape::Choice(_) | Shape::Word, DeValue::String(text)) => {
            Ok(text.clone().into_owned())
        }
        _ => Err(format!("takes {}, not {}", takes(shape), is(value))),
    }
}

fn integer(number: &DeInteger<'_>) -> Option<String> {
    let number = i64::from_str_radix(number.as_str(), number.radix()).ok()?;
    Some(number.to_string())
}

fn takes(shape: &Shape) -> &'static str {
    match shape {
        Shape::Flag => "true or false",
        Shape::Integer => "a whole number",
        Shape::Number => "a number",
        Shape::Text | Shape::Choice(_) => "a text in quotation marks",
        Shape::Word => "a text in quotation marks or a number",
    }
}

/// What a value is, for a person.
pub(super) fn is(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
