//! Whether a rule says one thing that can be found true or false, with what is expected where it does not.
//!
//! Texts of a rule end up in lines of logs, so what would break a line is refused here and need not be feared later.

use super::{KINDS, Must, Rule, Unit};
use crate::error::Error;
use crate::number;
use crate::tokenize::{Tokenizer, Unicode};

/// Characters of a name.
const NAME: usize = 100;
/// Characters of a term, an entity, a column or a value.
const TEXT: usize = 300;
/// Characters of a message.
const MESSAGE: usize = 1000;
/// Words of a term, as many as can be searched for at once.
const WORDS: usize = 64;

impl Unit {
    /// What is wrong with a limit; `None` where nothing is.
    fn expects(self, limit: f64) -> Option<&'static str> {
        match self {
            Self::PerMillionWords if !(0.0..=1e6).contains(&limit) => Some("a number from 0 to 1000000"),
            Self::PercentOfArticles if !(0.0..=100.0).contains(&limit) => {
                Some("a number from 0 to 100, where 12.5 is one article in eight")
            }
            Self::Occurrences | Self::Articles if !(0.0..=9e15).contains(&limit) || limit.fract() != 0.0 => {
                Some("a whole number, 0 or more")
            }
            _ => None,
        }
    }
}

impl Rule {
    /// Whether it says one thing that can be found true or false; `place` is its place among all rules, from 1.
    ///
    /// # Errors
    /// [`Error::Usage`] with the key, what it holds and what is expected.
    pub(in crate::check) fn check(&self, place: usize) -> Result<(), Error> {
        let name = plain("name", &self.name, NAME)
            .map_err(|said| Error::Usage(format!("check.rule number {place}: {said}")))?;
        self.problem().map_or(Ok(()), |said| {
            Err(Error::Usage(format!("check.rule \"{name}\": {said}")))
        })
    }

    fn problem(&self) -> Option<String> {
        let asked = self.asked().err();
        asked
            .or_else(|| self.limits().err())
            .or_else(|| self.rest().err())
    }

    fn asked(&self) -> Result<(), String> {
        match (&self.term, &self.entity) {
            (None, None) => return Err("names nothing to look for; expected term or entity".to_owned()),
            (Some(_), Some(_)) => {
                return Err(
                    "has a term and an entity; expected one of them, and a second rule for the other"
                        .to_owned(),
                );
            }
            (Some(term), None) => words(term)?,
            (None, Some(entity)) => {
                plain("entity", entity, TEXT)?;
            }
        }
        if let Some(kind) = &self.kind {
            if self.entity.is_none() {
                return Err(
                    "has a kind, which only an entity has; expected entity in place of term".to_owned(),
                );
            }
            if !KINDS.contains(&kind.as_str()) {
                return Err(format!(
                    "kind is {}; expected one of {}",
                    quoted(kind),
                    KINDS.join(", ")
                ));
            }
        }
        if self.matching.is_some() && self.entity.is_some() {
            return Err("has match, which only a term has; an entity is found by its names".to_owned());
        }
        Ok(())
    }

    fn limits(&self) -> Result<(), String> {
        let limits = [("min", self.min), ("max", self.max)];
        let first = limits.iter().find_map(|&(key, limit)| limit.map(|_| key));
        let units = || Unit::ALL.map(Unit::id).join(", ");
        let Some(key) = first else {
            return match (self.must, self.unit) {
                (None, _) => Err(
                    "says nothing about what it looks for; expected must = \"appear\", must = \"not-appear\", min or max"
                        .to_owned(),
                ),
                (Some(_), Some(unit)) => Err(format!("unit is \"{}\" without min or max; expected one of them", unit.id())),
                (Some(_), None) => Ok(()),
            };
        };
        if self.must == Some(Must::NotAppear) {
            return Err(format!(
                "must is \"not-appear\", and {key} is given too; expected one of them"
            ));
        }
        let Some(unit) = self.unit else {
            return Err(format!(
                "has {key} without a unit; expected unit to be one of {}",
                units()
            ));
        };
        for (key, limit) in limits {
            if let Some(limit) = limit
                && let Some(expected) = unit.expects(limit)
            {
                return Err(format!(
                    "{key} is {} with unit = \"{}\"; expected {expected}",
                    written(limit),
                    unit.id()
                ));
            }
        }
        match (self.min, self.max) {
            (Some(min), Some(max)) if min > max => Err(format!(
                "min is {} and max is {}; expected min to be at most max",
                written(min),
                written(max)
            )),
            _ => Ok(()),
        }
    }

    fn rest(&self) -> Result<(), String> {
        let mut columns: Vec<String> = Vec::new();
        for (column, values) in self.scope.conditions() {
            plain("a column in where", column, TEXT)?;
            if columns.contains(&column.to_lowercase()) {
                return Err(format!(
                    "where names the column {} twice; expected one list of values",
                    quoted(column)
                ));
            }
            columns.push(column.to_lowercase());
            if values.is_empty() {
                return Err(format!(
                    "where.{column} is an empty list; expected at least one value"
                ));
            }
            for value in values {
                plain(&format!("where.{column}"), value, TEXT)?;
            }
        }
        match &self.message {
            Some(message) => {
                let breaks = |letter: char| {
                    if matches!(letter, '\n' | '\r' | '\t') {
                        ' '
                    } else {
                        letter
                    }
                };
                let line: String = message.chars().map(breaks).collect();
                plain("message", &line, MESSAGE).map(|_| ())
            }
            None => Ok(()),
        }
    }
}

/// Whether there is something to search for.
fn words(term: &str) -> Result<(), String> {
    let term = plain("term", term, TEXT)?;
    // What is left open stands for letters.
    let closed = term.replace(['*', '?'], "x");
    let mut words = 0_usize;
    Unicode.tokenize(&closed, &mut |_| words += 1);
    match words {
        0 => Err(format!(
            "term is {}, which holds no word; expected at least one",
            quoted(term)
        )),
        1..=WORDS => Ok(()),
        _ => Err(format!("term has {words} words; expected at most {WORDS}")),
    }
}

/// The text without blanks around it, if it can stand in a line of a log.
fn plain<'t>(key: &str, text: &'t str, most: usize) -> Result<&'t str, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("{key} is empty; expected a text"));
    }
    if text.chars().any(is_hidden) {
        return Err(format!(
            "{key} is {}; expected no control characters",
            quoted(text)
        ));
    }
    let length = text.chars().count();
    if length > most {
        let length = number::count(length);
        return Err(format!("{key} has {length} characters; expected at most {most}"));
    }
    Ok(text)
}

/// Whether a character breaks a line or turns its direction.
pub(super) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a value, so that it can be shown whatever it holds.
fn quoted(text: &str) -> String {
    const LETTERS: usize = 60;
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    format!("{short:?}")
}

/// A number as it is written in the configuration.
fn written(value: f64) -> String {
    if value.is_finite() {
        number::full(value)
    } else {
        value.to_string().to_lowercase()
    }
}
