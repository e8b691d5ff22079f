//! What each article has under one key, as it arrives: numbers of values in lists end to end.
//!
//! A text is kept once however many articles have it, so five million articles with a dozen outlets cost a number each.
//! Names of articles are the exception: every article has its own, so none is looked up. Nothing is counted here.

use rustc_hash::FxHashMap;

use super::Facts;
use super::period::{Period, Stamp};

/// What stands between the values of a list that became one text.
const BETWEEN: &str = "; ";

/// Texts by number, end to end.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn push(&mut self, text: &str) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.all.push_str(text);
        self.ends.push(self.all.len());
        number
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of this number; empty where there is none.
    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.all.get(start..end).unwrap_or("")
    }
}

/// Where the values of a key come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum From {
    Source,
    Article,
    Language,
    /// The date of the article.
    Date(Period),
    /// A column by its name in the input; where it stands in for dates, the periods it holds.
    Column(String, Option<Period>),
}

/// The values of every article under one key.
#[derive(Debug)]
pub(super) struct Values {
    /// Where they come from.
    pub(super) from: From,
    /// The values by number, in the order they were first seen.
    pub(super) texts: Texts,
    known: FxHashMap<Box<str>, u32>,
    ends: Vec<usize>,
    numbers: Vec<u32>,
}

impl Values {
    /// Those that come from there, of no article yet.
    pub(super) fn new(from: From) -> Self {
        Self {
            from,
            texts: Texts::default(),
            known: FxHashMap::default(),
            ends: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Notes what the next article has, whose date is `date`.
    pub(super) fn add(&mut self, facts: &Facts<'_>, date: Option<Stamp>) {
        let mut own = Vec::new();
        match &self.from {
            From::Source => own.extend(self.number(facts.source)),
            From::Language => own.extend(self.number(facts.language.unwrap_or(""))),
            From::Article => own.push(self.texts.push(&article(facts))),
            &From::Date(period) => {
                let name = date
                    .and_then(|date| period.place(date))
                    .map(|place| period.name(place));
                own.extend(name.and_then(|name| self.number(&name)));
            }
            From::Column(column, period) => {
                let period = *period;
                for value in listed(facts.value(column).unwrap_or("")) {
                    // A list that ends in its sign has no further value.
                    let value = value.trim_matches(|letter: char| letter == ';' || letter.is_whitespace());
                    let name = period.and_then(|period| period.read(value).map(|place| period.name(place)));
                    own.extend(self.number(name.as_deref().unwrap_or(value)));
                }
                own.sort_unstable();
                own.dedup();
            }
        }
        self.numbers.append(&mut own);
        self.ends.push(self.numbers.len());
    }

    /// The number of a value, a new one if need be; `None` for an empty one.
    fn number(&mut self, value: &str) -> Option<u32> {
        if value.is_empty() {
            return None;
        }
        if let Some(&known) = self.known.get(value) {
            return Some(known);
        }
        let number = self.texts.push(value);
        self.known.insert(value.into(), number);
        Some(number)
    }

    /// Forgets what only helped to take values in.
    pub(super) fn close(&mut self) {
        self.known = FxHashMap::default();
    }

    /// The values of the article added as the `row`-th, from 0.
    pub(super) fn of(&self, row: usize) -> &[u32] {
        let start = row
            .checked_sub(1)
            .map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        let end = self.ends.get(row).copied().unwrap_or(start);
        self.numbers.get(start..end).unwrap_or_default()
    }
}

/// The values of a field: those of a list that was joined, or that was written with brackets and quotation marks, as tables of
/// Python's lists are; else the field itself.
fn listed(field: &str) -> Vec<&str> {
    let inner = field
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let quoted = |value: &&str| {
        let value = value.trim();
        value.len() > 1
            && ['"', '\'']
                .iter()
                .any(|&mark| value.starts_with(mark) && value.ends_with(mark))
    };
    if let Some(inner) = inner {
        let values: Vec<&str> = inner.split(',').collect();
        if values.iter().all(quoted) {
            return values
                .into_iter()
                .map(|value| value.trim().trim_matches(['"', '\'']))
                .collect();
        }
    }
    field.split(BETWEEN).collect()
}

/// What readers call an article: its title, else its own identifier, else its file and place.
fn article(facts: &Facts<'_>) -> String {
    if !facts.title.trim().is_empty() {
        return facts.title.trim().to_owned();
    }
    facts
        .value("id")
        .map_or_else(|| format!("{} [{}]", facts.source, facts.position), str::to_owned)
}
