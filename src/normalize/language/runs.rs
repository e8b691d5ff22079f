//! Runs of letters, found in eight bytes at once.
//!
//! A byte that is not ASCII counts as a letter, so that a run begins and ends between characters; whoever needs
//! to know what it holds looks closer.

/// Bytes that are looked at together.
const STEP: usize = 8;

/// Hands over start and end of every longest run of ASCII letters and bytes that are not ASCII.
pub(super) fn each(bytes: &[u8], mut sink: impl FnMut(usize, usize)) {
    // Start of the run that is open.
    let mut open = None;
    let mut edge = |at: usize| match open.take() {
        Some(start) => sink(start, at),
        None => open = Some(at),
    };
    // Whether the last byte was in a run.
    let mut inside = 0;
    let (blocks, rest) = bytes.as_chunks::<{ 8 * STEP }>();
    let mut at = 0;
    let mut look = |block: &[u8; 8 * STEP]| {
        let mut letters: u64 = 0;
        for (number, eight) in block.as_chunks::<STEP>().0.iter().enumerate() {
            letters |= letters_of(*eight) << (STEP * number);
        }
        // A bit wherever a run begins or has ended.
        let mut edges = letters ^ (letters << 1 | inside);
        inside = letters >> 63;
        while edges != 0 {
            edge(at + edges.trailing_zeros() as usize);
            edges &= edges - 1;
        }
        at += block.len();
    };
    for block in blocks {
        look(block);
    }
    // Spaces behind the end close the last run there.
    let mut last = [b' '; 8 * STEP];
    for (byte, letter) in last.iter_mut().zip(rest) {
        *byte = *letter;
    }
    look(&last);
}

/// A bit for each of eight bytes that is an ASCII letter or not ASCII, the lowest for the first.
fn letters_of(eight: [u8; STEP]) -> u64 {
    const HIGH: u64 = u64::from_le_bytes([0x80; STEP]);
    const CASE: u64 = u64::from_le_bytes([b' '; STEP]);
    // Carries a byte into its highest bit from "a" on, and from behind "z" on.
    const FROM_A: u64 = u64::from_le_bytes([0x80 - b'a'; STEP]);
    const BEHIND_Z: u64 = u64::from_le_bytes([0x80 - b'z' - 1; STEP]);
    // Puts the highest bits side by side.
    const GATHER: u64 = 0x0002_0408_1020_4081;
    let bytes = u64::from_le_bytes(eight);
    let small = (bytes | CASE) & !HIGH;
    let letters = (small + FROM_A) & !(small + BEHIND_Z);
    (((letters | bytes) & HIGH) >> 7).wrapping_mul(GATHER << 7) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn runs(text: &str) -> Vec<&str> {
        let mut runs = Vec::new();
        each(text.as_bytes(), |start, end| runs.push(&text[start..end]));
        runs
    }

    #[test]
    fn runs_end_at_everything_in_ascii_but_letters() {
        assert_eq!(
            runs("The mill@Orrin[Bay`s{z}Z 7x"),
            ["The", "mill", "Orrin", "Bay", "s", "z", "Z", "x"]
        );
        assert_eq!(runs("“Møllen” 5"), ["“Møllen”"]);
        assert_eq!(runs(""), [""; 0]);
        assert_eq!(runs(&"a".repeat(64)), ["a".repeat(64)]);
    }

    proptest! {
        #[test]
        fn runs_are_those_of_a_plain_split(text in prop_oneof![any::<String>(), "[a-zA-Z@\\[`{ é]{0,200}", "[a-z ]{0,200}"]) {
            let plain: Vec<&str> = text
                .split(|letter: char| letter.is_ascii() && !letter.is_ascii_alphabetic())
                .filter(|run| !run.is_empty())
                .collect();
            prop_assert_eq!(runs(&text), plain);
        }
    }
}
