//! What a tagger remembers of words: their facts, and what they say in each role, added up.
//!
//! A token costs one look at a table of 64-bit slots, which hold most of a form's hash and the word's number. Facts are made at a
//! word's first sight, rows of scores only when a role first asks for them, because most words stay away from names.
//! All of it is a cache of a pure function of the form.
//!
//! It holds no text, so two forms with the same 64-bit hash are one word; that does not happen by chance.

use super::feature::{self, ROLES};
use super::hash;
use super::model::{Model, Scores};
use super::view::Glance;
use super::word::Facts;

/// Words from which on all are forgotten before the next article.
const WORDS: usize = 1 << 16;
/// Bytes of an article from which on it is read with an empty memory.
const LARGE: usize = 1 << 22;
/// Bits of a slot that hold the number of a word, plus 1.
const NUMBER_BITS: u32 = 22;
/// The word that stands for all others once numbers are used up.
const OTHER: u32 = 0;
/// No row yet.
const NONE: u32 = u32::MAX;

/// The memory.
#[derive(Debug, Default)]
pub(super) struct Memory {
    slots: Vec<u64>,
    glances: Vec<Glance>,
    facts: Vec<Facts>,
    /// Number of each word's row of scores in each role.
    rows: Vec<[u32; ROLES]>,
    scores: Vec<Scores>,
    border: [u32; ROLES],
}

impl Memory {
    /// Makes room before an article of `bytes` bytes.
    pub(super) fn begin(&mut self, bytes: usize) {
        if self.slots.is_empty() || self.facts.len() >= WORDS || bytes >= LARGE {
            self.slots.clear();
            self.slots.resize(1 << 12, 0);
            self.glances.clear();
            self.facts.clear();
            self.rows.clear();
            self.scores.clear();
            self.border = [NONE; ROLES];
            self.remember(Facts::default());
        }
    }

    /// The facts of all words, by number.
    pub(super) fn facts(&self) -> &[Facts] {
        &self.facts
    }

    /// What matters at a glance of a word.
    pub(super) fn glance(&self, word: u32) -> Glance {
        self.glances.get(word as usize).copied().unwrap_or_default()
    }

    /// The number of the word with this form.
    #[allow(clippy::cast_possible_truncation, reason = "the lowest bits choose the slot")]
    pub(super) fn word(&mut self, form: &str, model: &Model<'_>) -> u32 {
        let hash = hash::text(form);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot == 0 {
                return self.first_sight(form, hash, model);
            }
            if (slot ^ hash) >> NUMBER_BITS == 0 {
                return number(slot);
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn first_sight(&mut self, form: &str, hash: u64, model: &Model<'_>) -> u32 {
        if self.facts.len() + 1 >= 1 << NUMBER_BITS {
            return OTHER;
        }
        if self.facts.len() * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots.resize(old.len() * 2, 0);
            // The low bits of a hash are gone; those of the form in the facts are the same.
            for slot in old.into_iter().filter(|&slot| slot != 0) {
                let low = self
                    .facts
                    .get(number(slot) as usize)
                    .map_or(0, |facts| facts.form);
                self.put(slot, low);
            }
        }
        let number = self.remember(Facts::of(form, |hash| model.entry(hash)));
        let low = self.facts.last().map_or(0, |facts| facts.form);
        self.put(hash >> NUMBER_BITS << NUMBER_BITS | u64::from(number + 1), low);
        number
    }

    fn put(&mut self, slot: u64, low: u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = low as usize & mask;
        while let Some(place) = self.slots.get_mut(at) {
            if *place == 0 {
                *place = slot;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are fewer than four million words"
    )]
    fn remember(&mut self, facts: Facts) -> u32 {
        self.glances.push(Glance::of(&facts));
        self.facts.push(facts);
        self.rows.push([NONE; ROLES]);
        self.facts.len() as u32 - 1
    }

    /// The scores of a word in a role; of the border where there is no word.
    #[inline]
    pub(super) fn role(&mut self, word: Option<u32>, role: usize, model: &Model<'_>) -> Scores {
        let rows = word
            .and_then(|word| self.rows.get(word as usize))
            .unwrap_or(&self.border);
        let row = rows.get(role).copied().unwrap_or(NONE);
        match self.scores.get(row as usize) {
            Some(scores) => *scores,
            None => self.first_role(word, role, model),
        }
    }

    #[cold]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are fewer rows than words times roles"
    )]
    fn first_role(&mut self, word: Option<u32>, role: usize, model: &Model<'_>) -> Scores {
        let border = Facts::border();
        let facts = word
            .and_then(|word| self.facts.get(word as usize))
            .unwrap_or(&border);
        let mut scores = Scores::default();
        feature::of_role(facts, role, &mut |feature| {
            if let Some(row) = model.find(feature) {
                model.add(row, &mut scores);
            }
        });
        let rows = word
            .and_then(|word| self.rows.get_mut(word as usize))
            .unwrap_or(&mut self.border);
        if let Some(row) = rows.get_mut(role) {
            *row = self.scores.len() as u32;
        }
        self.scores.push(scores);
        scores
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<u64>()
            + self.glances.capacity() * size_of::<Glance>()
            + self.facts.capacity() * size_of::<Facts>()
            + self.rows.capacity() * size_of::<[u32; ROLES]>()
            + self.scores.capacity() * size_of::<Scores>()
    }
}

/// The number of the word in a slot.
#[allow(clippy::cast_possible_truncation, reason = "twenty-two bits")]
fn number(slot: u64) -> u32 {
    (slot as u32 & ((1 << NUMBER_BITS) - 1)).wrapping_sub(1)
}
