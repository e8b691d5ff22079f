//! What the model knows of words: their clusters, and how often they are written with a capital.
//!
//! Words are not kept: a slot has eighteen bits of a word's hash, eleven of its cluster and three of its habit, so that
//! a hundred thousand words take half a megabyte. An unknown word is taken for a known one three times in a hundred thousand.
//!
//! It does not build the table; the trainer does.

use wide::u32x8;

/// Slots looked at together.
pub const WIDTH: usize = 8;
/// Finest classes.
pub const CLASSES: usize = 1024;
/// The bits of a slot that are not the word's.
const VALUE_BITS: u32 = 14;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its class of 1,024, plus 1; 0 if it has none.
    pub fine: u16,
    /// Its class of 256, plus 1; 0 if it has none.
    pub middle: u16,
    /// Its class of 64, plus 1; 0 if it has none.
    pub coarse: u16,
    /// How often it begins with a capital in the midst of sentences, from 1, hardly ever, to 7, always; 0 if it is not known.
    pub habit: u8,
}

/// What a slot holds for a word with this hash.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the fingerprint is the low half's higher bits"
)]
pub fn slot(hash: u64, fine: u16, habit: u8) -> u32 {
    let fingerprint = hash as u32 & !0 << VALUE_BITS;
    fingerprint | u32::from(fine) << 3 | u32::from(habit)
}

/// The bucket of a word, of `buckets`, which is a power of two.
#[allow(clippy::cast_possible_truncation, reason = "a bucket's number is small")]
pub fn bucket(hash: u64, buckets: usize) -> usize {
    (hash >> 36) as usize & (buckets - 1)
}

/// The value in a bucket of the word with this hash: its fine class and its habit, zeros if it is not there.
pub fn find(bucket: &[u8; 4 * WIDTH], hash: u64) -> (u16, u8) {
    let (slots, _) = bucket.as_chunks::<4>();
    let mut all = [0u32; WIDTH];
    for (place, bytes) in all.iter_mut().zip(slots) {
        *place = u32::from_le_bytes(*bytes);
    }
    let mask = u32x8::splat(!0 << VALUE_BITS);
    let wanted = u32x8::splat(slot(hash, 0, 0));
    let equal = (u32x8::new(all) & mask).simd_eq(wanted).to_bitmask();
    // A slot that is empty has value 0, so it does no harm if it is found.
    let found = all.get(equal.trailing_zeros() as usize).copied().unwrap_or(0);
    #[allow(clippy::cast_possible_truncation, reason = "eleven and three bits")]
    let value = ((found >> 3 & 0x7ff) as u16, (found & 7) as u8);
    value
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, find, slot};

    #[test]
    fn a_word_is_found_among_others() {
        let mut bucket = [0u8; 4 * WIDTH];
        for (at, place) in (0u16..5).zip(bucket.chunks_mut(4)) {
            let slot = slot(u64::from(at) << 20, 700 + at, 3);
            place.copy_from_slice(&slot.to_le_bytes());
        }
        assert_eq!(find(&bucket, 4 << 20), (704, 3));
        assert_eq!(find(&bucket, 9 << 20), (0, 0));
    }
}
