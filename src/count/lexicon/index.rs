//! Numbers found by what they stand for, which is kept elsewhere.
//!
//! Strings of a vocabulary lie in one allocation; a map with strings of its own would hold them twice. So this one keeps
//! hashes and numbers, and asks the caller whether a number is the right one.

use std::hash::{BuildHasher, Hash};

use rustc_hash::FxBuildHasher;

/// The hash under which a number is kept.
#[allow(clippy::cast_possible_truncation, reason = "any bits of a hash do")]
pub(super) fn hash(of: impl Hash) -> u32 {
    FxBuildHasher.hash_one(of) as u32
}

/// A table of numbers.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Hash and number plus one, 0 where the place is free; a power of two of places, at most half of them taken.
    places: Vec<(u32, u32)>,
    taken: usize,
}

impl Index {
    /// Places of the smallest index.
    const LEAST: usize = 1 << 8;

    /// The number under `hash` that `is` right.
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let last = self.places.len().wrapping_sub(1);
        let mut place = hash as usize;
        loop {
            let &(there, number) = self.places.get(place & last)?;
            let number = number.checked_sub(1)?;
            if there == hash && is(number) {
                return Some(number);
            }
            place += 1;
        }
    }

    /// Adds a number, below `u32::MAX`.
    pub(super) fn insert(&mut self, hash: u32, number: u32) {
        if self.taken * 2 >= self.places.len() {
            let places = (self.places.len() * 2).max(Self::LEAST);
            let old = std::mem::replace(&mut self.places, vec![(0, 0); places]);
            for entry in old.into_iter().filter(|entry| entry.1 != 0) {
                self.put(entry);
            }
        }
        self.put((hash, number + 1));
        self.taken += 1;
    }

    fn put(&mut self, entry: (u32, u32)) {
        let last = self.places.len().wrapping_sub(1);
        let mut place = entry.0 as usize;
        while let Some(there) = self.places.get_mut(place & last) {
            if there.1 == 0 {
                *there = entry;
                return;
            }
            place += 1;
        }
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<(u32, u32)>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_what_they_stand_for_even_where_hashes_are_equal() {
        for clash in [false, true] {
            let words: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
            let hash = |word: &str| if clash { 7 } else { hash(word) };
            let mut index = Index::default();
            for (number, word) in (0..).zip(&words) {
                assert_eq!(index.find(hash(word), |at| words[at as usize] == *word), None);
                index.insert(hash(word), number);
            }
            for (number, word) in (0..).zip(&words) {
                assert_eq!(
                    index.find(hash(word), |at| words[at as usize] == *word),
                    Some(number)
                );
            }
            assert!(index.bytes() >= 6000 * 8);
        }
    }
}
