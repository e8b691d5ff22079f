//! Which types were met since when, without a set that has to be emptied.
//!
//! Each type keeps the number of the token at which it was last met, so starting afresh means remembering one
//! number. The memory is one word per type of the vocabulary and is meant to be kept from text to text.
//!
//! It counts nothing and frees nothing.

use std::collections::HashMap;
use std::hash::Hash;

/// Scratch memory of the measures that read a text in order. Keep one per worker; what was read before never
/// changes a result.
///
/// Ids index into it: give ids that are dense from 0 (ranks in a vocabulary, or [`type_ids`]), because it
/// takes eight bytes for every id up to the largest.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Number of the token at which a type was last met, counted from 1 over everything ever read; 0 is
    /// never.
    last: Vec<u64>,
    now: u64,
}

impl Seen {
    /// No type met yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A mark at the present point, for [`met_after`](Self::met_after).
    pub(super) fn mark(&self) -> u64 {
        self.now
    }

    /// Reads the next token and answers when its type was met before: the number of tokens back from this
    /// one, or `None` if not since `mark`.
    pub(super) fn met_after(&mut self, mark: u64, id: u32) -> Option<u64> {
        let Ok(at) = usize::try_from(id) else { return None };
        if at >= self.last.len() {
            self.last.resize(at + 1, 0);
        }
        self.now += 1;
        let before = self
            .last
            .get_mut(at)
            .map_or(0, |last| std::mem::replace(last, self.now));
        (before > mark).then(|| self.now - before)
    }
}

/// Dense ids for any tokens: each type gets the number of types before it, in order of first occurrence.
///
/// Ids stop growing at `u32::MAX` types, which no text reaches in memory.
pub fn type_ids<T: Eq + Hash>(tokens: impl IntoIterator<Item = T>) -> Vec<u32> {
    let mut ids = HashMap::new();
    let number = |token| {
        let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        *ids.entry(token).or_insert(next)
    };
    tokens.into_iter().map(number).collect()
}
