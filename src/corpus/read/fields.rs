//! A line of JSON Lines to the fields of a record, without a tree of values in between.
//!
//! Strings are borrowed from the line where they hold no escape. Every value is parsed to its end, needed or not, so
//! that a line is refused for the same reasons whatever is asked of it.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::columns::value_text;
use super::records::Records;

/// What a line holds.
pub(super) enum Line {
    /// An object, whose fields were added.
    Record,
    /// Another value.
    Other,
}

/// Adds the fields of a line's object to the open record.
///
/// # Errors
/// Why the line is not JSON; some fields may have been added.
pub(super) fn line<'t>(line: &'t str, records: &mut Records<'t>) -> serde_json::Result<Line> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let found = deserializer.deserialize_any(Whole(records))?;
    deserializer.end()?;
    Ok(found)
}

struct Whole<'r, 't>(&'r mut Records<'t>);

impl<'t> Visitor<'t> for Whole<'_, 't> {
    type Value = Line;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Line, A::Error> {
        let mut place = 0;
        while let Some(name) = map.next_key_seed(Name(self.0, place))? {
            if self.0.wants(name) {
                let Text { string, value } = map.next_value_seed(Content)?;
                self.0.push(name, string, value);
            } else {
                map.next_value_seed(Passed)?;
            }
            place += 1;
        }
        Ok(Line::Record)
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut values: A) -> Result<Line, A::Error> {
        while values.next_element_seed(Passed)?.is_some() {}
        Ok(Line::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Line, E> {
        Ok(Line::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Line, E> {
        Ok(Line::Other)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Line, E> {
        Ok(Line::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Line, E> {
        Ok(Line::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Line, E> {
        Ok(Line::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Line, E> {
        Ok(Line::Other)
    }
}

/// A value that is parsed and dropped. Unlike [`serde::de::IgnoredAny`] it leaves nothing out that could be wrong.
struct Passed;

impl<'t> DeserializeSeed<'t> for Passed {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Passed {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key_seed(Passed)?.is_some() {
            map.next_value_seed(Passed)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut values: A) -> Result<(), A::Error> {
        while values.next_element_seed(Passed)?.is_some() {}
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The key of a field at a place in the record, to its number.
struct Name<'r, 't>(&'r mut Records<'t>, usize);

impl<'t> DeserializeSeed<'t> for Name<'_, 't> {
    type Value = u32;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Name<'_, 't> {
    type Value = u32;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'t str) -> Result<u32, E> {
        Ok(self.0.name(self.1, name, || Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<u32, E> {
        Ok(self.0.name(self.1, name, || Cow::Owned(name.to_owned())))
    }
}

/// A value as a column's text.
struct Text<'t> {
    string: bool,
    value: Option<Cow<'t, str>>,
}

impl<'t> Text<'t> {
    fn made(value: impl Into<Cow<'t, str>>) -> Self {
        Self {
            string: false,
            value: Some(value.into()),
        }
    }
}

struct Content;

impl<'t> DeserializeSeed<'t> for Content {
    type Value = Text<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Text<'t>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Content {
    type Value = Text<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<Text<'t>, E> {
        Ok(Text {
            string: true,
            value: Some(Cow::Borrowed(text)),
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'t>, E> {
        Ok(Text {
            string: true,
            value: Some(Cow::Owned(text.to_owned())),
        })
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Text<'t>, E> {
        Ok(Text::made(if flag { "true" } else { "false" }))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text<'t>, E> {
        Ok(Text::made(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text<'t>, E> {
        Ok(Text::made(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Text<'t>, E> {
        Ok(Text {
            string: false,
            value: Number::from_f64(number).map(|number| number.to_string().into()),
        })
    }

    fn visit_unit<E: Error>(self) -> Result<Text<'t>, E> {
        Ok(Text {
            string: false,
            value: None,
        })
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut values: A) -> Result<Text<'t>, A::Error> {
        let mut all: Option<Cow<'t, str>> = None;
        while let Some(Text { value, .. }) = values.next_element_seed(Content)? {
            let Some(value) = value else {
                continue;
            };
            match &mut all {
                Some(all) => {
                    let all = all.to_mut();
                    all.push_str("; ");
                    all.push_str(&value);
                }
                none => *none = Some(value),
            }
        }
        Ok(Text {
            string: false,
            value: all,
        })
    }

    fn visit_map<A: MapAccess<'t>>(self, map: A) -> Result<Text<'t>, A::Error> {
        // Rare, and its text has the names in order: a tree is the simple way.
        let value = Value::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Text {
            string: false,
            value: value_text(value).map(Cow::Owned),
        })
    }
}
