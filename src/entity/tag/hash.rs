//! Hashes that are the same on every machine and in every release, because the model file is made of them.
//!
//! It keeps nothing.

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd6e8_feb8_6659_fd93;

/// Mixes two numbers to one.
#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "both halves of the product are used"
)]
pub fn mix(left: u64, right: u64) -> u64 {
    let product = u128::from(left ^ FIRST) * u128::from(right ^ SECOND);
    (product as u64) ^ (product >> 64) as u64
}

/// The hash of a text.
#[inline]
pub fn text(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let length = bytes.len() as u64;
    if bytes.len() <= 16 {
        let (left, right) = ends(bytes);
        return mix(left ^ length, right);
    }
    let mut hash = length;
    let (chunks, _) = bytes.as_chunks::<8>();
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
    let last = bytes.last_chunk().copied().unwrap_or_default();
    mix(hash, u64::from_le_bytes(last))
}

/// The first and the last bytes of at most sixteen; they overlap where there are fewer.
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (
            u64::from(u32::from_le_bytes(*first)),
            u64::from(u32::from_le_bytes(*last)),
        );
    }
    let at = |place: usize| u64::from(bytes.get(place).copied().unwrap_or_default());
    (at(0) | at(1) << 8 | at(2) << 16, 0)
}

#[cfg(test)]
mod tests {
    use super::{mix, text};

    #[test]
    fn texts_that_differ_in_a_byte_or_in_length_differ() {
        let long = "abcdefghijklmnopqrstuvwxyz";
        let mut seen: Vec<u64> = (0..=long.len()).map(|end| text(&long[..end])).collect();
        seen.push(text("abcdefghijklmnopqrstuvwxyZ"));
        seen.push(text("a\0"));
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn the_hashes_never_change() {
        assert_eq!(text(""), mix(0, 0));
        assert_eq!(text("harbour"), text("harbour"));
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
