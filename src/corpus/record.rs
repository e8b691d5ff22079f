//! How a text file was cut, in whole numbers that add up over its pieces.
//!
//! What was removed is kept by text and reason: a button that stands below every article is one entry, and a file with
//! a million different ones does not fill the memory, since entries past a limit are only counted.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Different removed texts that are kept of one source.
const KEPT: usize = 1000;

/// How one text file was cut.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitRecord {
    /// The rule that explains the file, `none` where it was left whole.
    pub rule: Cow<'static, str>,
    /// Articles found.
    pub articles: usize,
    /// Words of the file, between white space.
    pub words: u64,
    /// Words in no part of any article.
    pub words_unassigned: u64,
    /// What was removed from the articles.
    pub removed: Removals,
}

impl SplitRecord {
    /// Share of the file's words in no part of any article, 0 to 1.
    #[must_use]
    pub fn unassigned(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "words of one file are far below 2^52")]
        let share = self.words_unassigned as f64 / self.words.max(1) as f64;
        share
    }

    /// Adds the record of the next piece of the same file. The rule is that of the first piece that one explains.
    pub fn absorb(&mut self, later: Self) {
        if self.rule == "none" {
            self.rule = later.rule;
        }
        self.articles += later.articles;
        self.words += later.words;
        self.words_unassigned += later.words_unassigned;
        self.removed.absorb(later.removed.into());
    }
}

/// What was removed from the articles of one file: different texts with their reason and number.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Listed", into = "Listed")]
pub struct Removals {
    entries: Vec<Removal>,
    places: FxHashMap<(String, Cow<'static, str>), usize>,
    further: u64,
}

/// [`Removals`] without their places, which follow from the entries.
#[derive(Serialize, Deserialize)]
struct Listed {
    entries: Vec<Removal>,
    further: u64,
}

impl From<Removals> for Listed {
    fn from(removals: Removals) -> Self {
        Self {
            entries: removals.entries,
            further: removals.further,
        }
    }
}

impl From<Listed> for Removals {
    fn from(listed: Listed) -> Self {
        let mut removals = Self::default();
        removals.absorb(listed);
        removals
    }
}

/// One text that was removed once or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The text, white space around it cut off.
    pub text: String,
    /// Why it was removed.
    pub reason: Cow<'static, str>,
    /// How often.
    pub count: u64,
}

impl Removals {
    /// At most 1,000 different texts, in the order of their first appearance.
    #[must_use]
    pub fn entries(&self) -> &[Removal] {
        &self.entries
    }

    /// Removals of other texts, which are not kept.
    #[must_use]
    pub fn further(&self) -> u64 {
        self.further
    }

    /// Removals in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.entries.iter().map(|entry| entry.count).sum::<u64>() + self.further
    }

    /// Counts one removal.
    pub(super) fn add(&mut self, text: &str, reason: &'static str) {
        self.add_many(text.to_owned(), Cow::Borrowed(reason), 1);
    }

    fn absorb(&mut self, later: Listed) {
        for Removal { text, reason, count } in later.entries {
            self.add_many(text, reason, count);
        }
        self.further += later.further;
    }

    fn add_many(&mut self, text: String, reason: Cow<'static, str>, count: u64) {
        let key = (text, reason);
        if let Some(entry) = self.places.get(&key).and_then(|&at| self.entries.get_mut(at)) {
            entry.count += count;
        } else if self.entries.len() < KEPT {
            self.entries.push(Removal {
                text: key.0.clone(),
                reason: key.1.clone(),
                count,
            });
            self.places.insert(key, self.entries.len() - 1);
        } else {
            self.further += count;
        }
    }
}

impl PartialEq for Removals {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries && self.further == other.further
    }
}

impl Eq for Removals {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removals_add_up_and_stay_bounded() {
        let mut first = SplitRecord {
            rule: "header".into(),
            articles: 2,
            words: 90,
            words_unassigned: 3,
            ..SplitRecord::default()
        };
        first.removed.add("Share", "page button");
        let mut second = SplitRecord {
            rule: "none".into(),
            articles: 1,
            words: 30,
            words_unassigned: 27,
            ..SplitRecord::default()
        };
        second.removed.add("Share", "page button");
        for number in 0..KEPT {
            second.removed.add(&number.to_string(), "repeated caption");
        }
        first.absorb(second);
        assert_eq!((&*first.rule, first.articles), ("header", 3));
        assert!((first.unassigned() - 0.25).abs() < 1e-12);
        assert_eq!(first.removed.entries()[0].count, 2);
        assert_eq!(first.removed.entries().len(), KEPT);
        assert_eq!(
            (first.removed.further(), first.removed.total()),
            (1, KEPT as u64 + 2)
        );
        assert!(SplitRecord::default().unassigned().abs() < f64::EPSILON);
    }
}
