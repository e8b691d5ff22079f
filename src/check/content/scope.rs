//! The articles a rule is about: columns and the values they may have.
//!
//! Columns and values are put in order as they are read, so that a rule keeps its name in baselines when somebody reorders a
//! list. Case and blanks around a value make no difference, since hardly any corpus writes its outlets in one way.
//!
//! Which columns there are is not known here.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Columns of the articles a rule is about, with the values that each may have; none: all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scope(BTreeMap<String, Wanted>);

impl Scope {
    /// Whether it is about all articles.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The columns as they were written, with their values, both in order.
    pub fn conditions(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0
            .iter()
            .map(|(column, wanted)| (column.trim(), wanted.0.as_slice()))
    }

    /// Whether an article is in it, by what the article has in a column: asked for with the name as it was written, which
    /// may differ from the column's in case.
    pub fn holds<'v>(&self, value_of: impl Fn(&str) -> Option<&'v str>) -> bool {
        self.conditions()
            .all(|(column, wanted)| value_of(column).is_some_and(|field| is_any(field, wanted)))
    }

    /// What people read, such as `outlet = Harbor Courier, section = arts or sport`; `None` for all articles.
    pub fn text(&self) -> Option<String> {
        let conditions: Vec<String> = self
            .conditions()
            .map(|(column, wanted)| format!("{column} = {}", wanted.join(" or ")))
            .collect();
        (!conditions.is_empty()).then(|| conditions.join(", "))
    }
}

impl<const N: usize> From<[(&str, &[&str]); N]> for Scope {
    fn from(conditions: [(&str, &[&str]); N]) -> Self {
        let owned = |(column, values): (&str, &[&str])| {
            let values = values.iter().map(|&value| value.to_owned()).collect();
            (column.to_owned(), Wanted::new(values))
        };
        Self(conditions.into_iter().map(owned).collect())
    }
}

/// Whether what an article has in a column is one of these values, or a list with one of them: `a; b` or `['a', 'b']`.
pub fn is_any(field: &str, wanted: &[String]) -> bool {
    let folded = |value: &str| value.trim().to_lowercase();
    let wanted: Vec<String> = wanted.iter().map(|one| folded(one)).collect();
    let is = |value: &str| wanted.contains(&folded(value));
    let inner = field
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let bare = |value: &str| is(value.trim().trim_matches(['"', '\'']));
    is(field) || field.split(';').any(is) || inner.is_some_and(|inner| inner.split(',').any(bare))
}

/// The values a column may have, trimmed, each once, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted(Vec<String>);

impl Wanted {
    fn new(values: Vec<String>) -> Self {
        let mut values: Vec<String> = values.into_iter().map(|value| value.trim().to_owned()).collect();
        values.sort_unstable();
        values.dedup();
        Self(values)
    }
}

impl Serialize for Wanted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            all => all.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// One value of a list.
struct Value(String);

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wanted(values) = deserializer.deserialize_any(Reader)?;
        match <[String; 1]>::try_from(values) {
            Ok([value]) => Ok(Self(value)),
            Err(_) => Err(D::Error::custom(
                "a list of values in a list of values: expected texts",
            )),
        }
    }
}

/// Takes a text, a whole number (years are written without quotation marks) or a list of them.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Wanted;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value in quotation marks, or a list of them")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Wanted, E> {
        Ok(Wanted::new(vec![value.to_owned()]))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Wanted, E> {
        Ok(Wanted::new(vec![value.to_string()]))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Wanted, E> {
        Ok(Wanted::new(vec![value.to_string()]))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Wanted, E> {
        Ok(Wanted::new(vec![value.to_string()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Wanted, A::Error> {
        let mut values = Vec::new();
        while let Some(Value(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Wanted::new(values))
    }
}
