//! Groups: which articles are compared with which.
//!
//! An article that lacks the key takes no part at all: it is neither in a group nor in what groups are compared with, since
//! "not known" is no outlet and no month. An article with several values (topics) is in the group of each, so groups may
//! overlap and their sizes need not add up. Nothing of the text is seen here, and nothing is tested.

mod choose;
mod crossed;
mod key;
mod made;
mod nearest;
mod period;
#[cfg(test)]
mod tests;
mod values;

use crate::count;
use crate::error::Error;
use choose::Choice;
use crossed::{Crossed, Row};
pub use key::{Key, Keys, OUTLET};
pub use made::Groups;
pub use period::Period;
use period::Stamp;
use values::{From, Values};

/// What is known of an article.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Its number, from 0.
    pub doc: u32,
    /// The name of its file.
    pub source: &'a str,
    /// Its place in the file, from 0.
    pub position: u32,
    /// Its headline, or empty.
    pub title: &'a str,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else counts as no date.
    pub date: Option<&'a str>,
    /// The language it was counted in.
    pub language: Option<&'a str>,
    /// Its columns by their names in the input, sorted by name; values of a list have `; ` between them.
    pub meta: &'a [(String, String)],
    /// Its size in tokens; an article of none takes no part.
    pub tokens: u32,
}

impl<'a> Facts<'a> {
    /// Those of an article that was counted, by its number and what its source is called.
    pub fn of(doc: u32, row: &'a count::Row, source: &'a str) -> Self {
        Self {
            doc,
            source,
            position: row.position,
            title: &row.title,
            date: row.date.as_deref(),
            language: row.language,
            meta: &row.meta,
            tokens: row.sizes.tokens,
        }
    }
}

impl Facts<'_> {
    /// What it has in a column, unless that is empty.
    fn value(&self, column: &str) -> Option<&str> {
        let at = self
            .meta
            .binary_search_by(|(name, _)| name.as_str().cmp(column))
            .ok()?;
        let value = self.meta.get(at)?.1.trim();
        (!value.is_empty()).then_some(value)
    }
}

/// What is to be compared.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What articles are put together by.
    pub keys: Keys,
    /// Names of groups to compare with each other and with the rest; none: all groups.
    pub targets: Vec<String>,
    /// Articles that a group needs to be compared.
    pub min_articles: u32,
    /// Groups that may be compared at once.
    pub most: usize,
    /// Whether groups are compared with texts of their own and not with each other.
    pub alone: bool,
}

/// One key, with what stands in for it.
struct Taken {
    key: Key,
    values: Values,
    /// A column of the name of a period, with what people call it: for corpora without usable dates.
    spare: Option<Values>,
}

/// Takes the facts of one article after the other and makes groups of them.
pub struct Builder {
    asked: Asked,
    by: String,
    keys: Vec<Taken>,
    rows: Vec<Row>,
}

impl Builder {
    /// Finds what the keys mean among the columns of the input, each by its name there and in `documents.csv`.
    ///
    /// # Errors
    /// [`Error::Usage`] where a key is neither a column nor one that every corpus has, or two keys are the same column.
    pub fn new(asked: &Asked, columns: &[(String, String)]) -> Result<Self, Error> {
        let mut keys: Vec<Taken> = Vec::new();
        let mut names = Vec::new();
        for key in asked.keys.all() {
            let from = match key {
                Key::Source => From::Source,
                Key::Article => From::Article,
                Key::Language => From::Language,
                Key::Period(period) => From::Date(*period),
                Key::Column(name) => {
                    let column = key::column(name, columns).ok_or_else(|| key::unknown(name, columns))?;
                    From::Column(column.to_owned(), None)
                }
            };
            if let Some(other) = keys.iter().find(|other| other.values.from == from) {
                return Err(Error::Usage(format!(
                    "--by names the same column twice, as {} and {}: once is enough",
                    shown(other.key.name()),
                    shown(key.name())
                )));
            }
            names.push(match &from {
                From::Column(column, _) => shown(column),
                _ => key.name().to_owned(),
            });
            let spare = match key {
                Key::Period(period) => key::column(period.id(), columns)
                    .map(|column| Values::new(From::Column(column.to_owned(), Some(*period)))),
                _ => None,
            };
            keys.push(Taken {
                key: key.clone(),
                values: Values::new(from),
                spare,
            });
        }
        Ok(Self {
            asked: asked.clone(),
            by: names.join(" × "),
            keys,
            rows: Vec::new(),
        })
    }

    /// Takes an article in; articles come in the order of their numbers, each once. One without a token takes no part.
    pub fn add(&mut self, facts: &Facts<'_>) {
        if facts.tokens == 0 {
            return;
        }
        let date = facts.date.and_then(Stamp::read);
        for taken in &mut self.keys {
            taken.values.add(facts, date);
            if let Some(spare) = &mut taken.spare {
                spare.add(facts, date);
            }
        }
        self.rows.push(Row {
            doc: facts.doc,
            tokens: facts.tokens,
            date,
        });
    }

    /// Makes the groups.
    ///
    /// # Errors
    /// [`Error::Input`] where no article has the key or there is nothing to compare with, [`Error::Usage`] where a target
    /// does not exist or holds everything, no group has enough articles, or there are too many groups.
    pub fn finish(self) -> Result<Groups, Error> {
        let mut keys = Vec::new();
        for Taken { key, values, spare } in self.keys {
            let values = match spare {
                Some(spare) if values.texts.len() == 0 => spare,
                _ => values,
            };
            if values.texts.len() == 0 {
                return Err(nobody_has(&key, &self.rows));
            }
            keys.push(values);
        }
        let added = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let crossed = Crossed::new(self.rows, keys)?;
        if crossed.all.articles == 0 {
            return Err(Error::Input(format!(
                "no article has {} at once: compare by one of them",
                self.by
            )));
        }
        let tallies = crossed.tallies();
        let outside = added - crossed.all.articles;
        let chosen = Choice {
            asked: &self.asked,
            by: &self.by,
            crossed: &crossed,
            tallies: &tallies,
            outside,
        }
        .choose()?;
        Ok(Groups::new(self.by, &crossed, chosen, outside))
    }
}

/// The failure of a key under which no article has anything.
fn nobody_has(key: &Key, rows: &[Row]) -> Error {
    Error::Input(match key {
        _ if rows.is_empty() => "no article has any text: nothing to compare".to_owned(),
        Key::Period(period) if rows.iter().all(|row| row.date.is_none()) => format!(
            "no article has a date, so none is in a {}: give dates in a column or a file name, or take another key",
            period.id()
        ),
        Key::Period(period) => format!(
            "no article has a date that is exact enough for a {}: take a longer period, such as year",
            period.id()
        ),
        key => format!("no article has a {}: take another key", shown(key.name())),
    })
}

/// A name in a message: short, and harmless to a terminal.
fn shown(name: &str) -> String {
    const LETTERS: usize = 60;
    let mut letters = name
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(LETTERS).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
