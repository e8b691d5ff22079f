//! A table from short words to the numbers of their forms, with the words in it.
//!
//! A word of at most sixteen bytes is two integers, so finding it is a product, one line of memory and two comparisons.
//! At most two thirds of the places are taken, and what is not where it belongs is in one of the next.
//!
//! It forgets nothing and takes no longer words.

/// A word of at most sixteen bytes, none of them zero: its bytes, little endian, with zeros behind.
pub(super) type Key = [u64; 2];

/// The longest word with a key.
pub(super) const LONGEST: usize = 16;

/// The key of a word that has one.
pub(super) fn key(word: &str) -> Option<Key> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    let all = u128::from_le_bytes(bytes);
    let has = !word.is_empty() && !word.as_bytes().contains(&0);
    #[allow(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
    has.then_some([all as u64, (all >> 64) as u64])
}

/// The ASCII key in lower case.
#[inline]
pub(super) fn lower(key: Key) -> Key {
    const EACH: u64 = 0x0101_0101_0101_0101;
    key.map(|bytes| {
        // No byte is above 0x7F, so no sum carries into the next one; bit 7 of each then tells the two comparisons.
        let from_a = bytes.wrapping_add(u64::from(0x80 - b'A') * EACH);
        let above_z = bytes.wrapping_add(u64::from(0x7F - b'Z') * EACH);
        bytes | (from_a & !above_z & (0x80 * EACH)) >> 2
    })
}

/// Whether the ASCII key has a capital I.
pub(super) fn has_capital_i(key: Key) -> bool {
    key.into_iter()
        .flat_map(u64::to_le_bytes)
        .any(|byte| byte == b'I')
}

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// Zero where the place is free.
    key: Key,
    form: u32,
}

/// The table; a power of two of places.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// Bits of a hash that are not needed for a place.
    shift: u32,
    taken: usize,
}

impl Table {
    /// Places of the smallest table.
    const LEAST: usize = 1 << 10;

    #[inline]
    pub(super) fn get(&self, key: Key) -> Option<u32> {
        let last = self.entries.len().wrapping_sub(1);
        let mut place = self.place(key);
        loop {
            let entry = self.entries.get(place & last)?;
            if entry.key == key {
                return Some(entry.form);
            }
            if entry.key[0] == 0 {
                return None;
            }
            place += 1;
        }
    }

    /// Adds a key that is not in the table.
    pub(super) fn insert(&mut self, key: Key, form: u32) {
        if self.taken * 3 >= self.entries.len() * 2 {
            let places = (self.entries.len() * 2).max(Self::LEAST);
            let old = std::mem::replace(&mut self.entries, vec![Entry::default(); places]);
            self.shift = u64::BITS - places.ilog2();
            for entry in old.into_iter().filter(|entry| entry.key[0] != 0) {
                self.put(entry);
            }
        }
        self.put(Entry { key, form });
        self.taken += 1;
    }

    fn put(&mut self, entry: Entry) {
        let last = self.entries.len().wrapping_sub(1);
        let mut place = self.place(entry.key);
        while let Some(there) = self.entries.get_mut(place & last) {
            if there.key[0] == 0 {
                *there = entry;
                return;
            }
            place += 1;
        }
    }

    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a place is below the length of the table"
    )]
    fn place(&self, key: Key) -> usize {
        // Two odd constants without a pattern. Every bit of the key reaches the upper bits of the product.
        let mixed = key[0] ^ key[1].wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> self.shift) as usize
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_lowered_like_the_standard_library_does() {
        for byte in 1..=0x7F_u8 {
            for at in 0..LONGEST {
                let mut word = [b'x'; LONGEST];
                word[at] = byte;
                let word = std::str::from_utf8(&word).unwrap();
                assert_eq!(
                    lower(key(word).unwrap()),
                    key(&word.to_ascii_lowercase()).unwrap(),
                    "{word:?}"
                );
            }
        }
    }

    #[test]
    fn only_short_words_without_a_zero_have_a_key() {
        assert!(key("sixteen-bytes-ok").is_some() && key("é").is_some());
        assert!(key("seventeen-bytes-x").is_none() && key("").is_none() && key("a\0").is_none());
        assert_ne!(key("ab"), key("ba"));
        assert!(has_capital_i(key("abcdefghI").unwrap()) && !has_capital_i(key("abcdefghi").unwrap()));
    }

    #[test]
    fn a_growing_table_keeps_what_it_has() {
        let mut table = Table::default();
        assert_eq!(table.get(key("w").unwrap()), None);
        for form in 0..20_000 {
            let word = key(&format!("w{form}")).unwrap();
            assert_eq!(table.get(word), None);
            table.insert(word, form);
        }
        for form in 0..20_000 {
            assert_eq!(table.get(key(&format!("w{form}")).unwrap()), Some(form));
        }
        assert!(table.bytes() >= 30_000 * size_of::<Entry>());
    }

    #[test]
    fn keys_that_want_one_place_are_told_apart() {
        // With 2^10 places all these products have the same upper bits or nearly so.
        let mut table = Table::default();
        let inverse = inverse_of(0xD6E8_FEB8_6659_FD93);
        let keys: Vec<Key> = (1..200_u64).map(|low| [low.wrapping_mul(inverse), 0]).collect();
        for (form, &key) in (0..).zip(&keys) {
            table.insert(key, form);
        }
        for (form, &key) in (0..).zip(&keys) {
            assert_eq!(table.get(key), Some(form));
        }
    }

    /// By Newton's method: each step doubles the bits that are right.
    fn inverse_of(odd: u64) -> u64 {
        (0..6).fold(odd, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)))
        })
    }
}
