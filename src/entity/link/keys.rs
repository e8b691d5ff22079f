//! The keys of names, each once, with the names that have them.

use std::hash::BuildHasher as _;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::entity::Kind;

/// No name of this kind has the key.
const NONE: u32 = u32::MAX;

/// A key with the names that have it, one a kind at most.
struct Key {
    text: Range<usize>,
    names: [u32; Kind::ALL.len()],
}

/// A set of keys, numbered from 0 in the order in which they came.
#[derive(Default)]
pub(super) struct Keys {
    all: Vec<Key>,
    text: String,
    by_hash: FxHashMap<u64, u32>,
}

impl Keys {
    /// Forgets everything but its buffers.
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.text.clear();
        self.by_hash.clear();
    }

    /// Bytes of memory held, about.
    pub(super) fn bytes(&self) -> usize {
        self.all.capacity() * size_of::<Key>()
            + self.text.capacity()
            + self.by_hash.capacity() * size_of::<(u64, u32)>()
    }

    /// The number of a key, which is added where it is new.
    pub(super) fn intern(&mut self, text: &str) -> u32 {
        self.look_up(text).unwrap_or_else(|hash| {
            let key = number(self.all.len());
            self.by_hash.insert(hash, key);
            self.all.push(Key {
                text: push(&mut self.text, text),
                names: [NONE; Kind::ALL.len()],
            });
            key
        })
    }

    /// The name of this kind with this key.
    pub(super) fn find(&self, kind: Kind, text: &str) -> Option<u32> {
        let key = self.look_up(text).ok()?;
        self.name(key, kind)
    }

    /// The number of a key, or the hash under which a new one would be kept.
    fn look_up(&self, text: &str) -> Result<u32, u64> {
        let mut hash = FxBuildHasher.hash_one(text);
        // Of two keys with one hash, the second is found under the next.
        while let Some(&key) = self.by_hash.get(&hash) {
            if self.text(key) == text {
                return Ok(key);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }

    /// The text of a key.
    pub(super) fn text(&self, key: u32) -> &str {
        self.text
            .get(self.all[key as usize].text.clone())
            .unwrap_or_default()
    }

    /// The name of this kind with the key of this number.
    pub(super) fn name(&self, key: u32, kind: Kind) -> Option<u32> {
        Some(self.all[key as usize].names[kind as usize]).filter(|&name| name != NONE)
    }

    /// Notes the name of this kind with the key of this number.
    pub(super) fn set_name(&mut self, key: u32, kind: Kind, name: u32) {
        self.all[key as usize].names[kind as usize] = name;
    }

    /// The names of all kinds with the key of this number, in the order of kinds.
    pub(super) fn names(&self, key: u32) -> impl Iterator<Item = u32> + Clone {
        self.all[key as usize]
            .names
            .iter()
            .copied()
            .filter(|&name| name != NONE)
    }
}

/// Appends a text; gives back where it stands.
pub(super) fn push(buffer: &mut String, text: &str) -> Range<usize> {
    let start = buffer.len();
    buffer.push_str(text);
    start..buffer.len()
}

/// A count as a number of 32 bits: texts are addressed by 32 bits, so they have no more names than that.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_name_a_kind() {
        let mut keys = Keys::default();
        let quill = keys.intern("quill");
        assert_eq!(keys.intern("quill"), quill);
        assert_ne!(keys.intern(""), quill);
        keys.set_name(quill, Kind::Place, 7);
        keys.set_name(quill, Kind::Person, 9);
        assert_eq!(keys.find(Kind::Place, "quill"), Some(7));
        assert_eq!(keys.find(Kind::Misc, "quill"), None);
        assert_eq!(keys.find(Kind::Place, "quil"), None);
        assert_eq!(keys.names(quill).collect::<Vec<_>>(), [9, 7]);
        keys.clear();
        assert_eq!(keys.find(Kind::Place, "quill"), None);
    }
}
