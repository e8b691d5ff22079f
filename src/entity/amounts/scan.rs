//! Where to look: starts of numbers and of words that may open an amount, sixty-four bytes at a time.
//!
//! Most of a text is neither, so what costs is passing over it. Bytes become bit masks; a number starts at a digit
//! behind something else, a word at a letter behind something that is neither letter nor digit, and of the words only
//! those go on whose first three letters some word of the lexicon has.
//!
//! It knows nothing of numbers and words.

use wide::u8x16;

/// Bytes classified at once.
const WINDOW: usize = 64;

/// What may start an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The first digit of a number.
    Digit(usize),
    /// The first letter of a word.
    Word(usize),
}

/// The first three letters of words, lower case, each as one bit of its hash.
#[derive(Debug, Clone)]
pub(super) struct Heads([u64; 64]);

impl Heads {
    /// The heads of `words`, of at least three bytes each.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w [u8]>) -> Self {
        let mut bits = [0; 64];
        for word in words {
            if let Some(head) = word.first_chunk() {
                let hash = hash(*head);
                if let Some(slot) = bits.get_mut(hash / 64) {
                    *slot |= 1 << (hash % 64);
                }
            }
        }
        Self(bits)
    }

    /// Whether a word may start with these bytes, in either case.
    #[inline]
    fn has(&self, head: [u8; 3]) -> bool {
        let hash = hash(head);
        self.0
            .get(hash / 64)
            .is_some_and(|slot| slot >> (hash % 64) & 1 == 1)
    }
}

/// Twelve bits of three letters in either case.
#[inline]
fn hash([first, second, third]: [u8; 3]) -> usize {
    let head = u32::from_le_bytes([first | 0x20, second | 0x20, third | 0x20, 0]);
    (head.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

/// Hands over every start of `text` in order, except those before the byte that `sink` answered last.
pub(super) fn starts(text: &str, heads: &Heads, sink: &mut impl FnMut(Start) -> usize) {
    let bytes = text.as_bytes();
    let mut resume = 0;
    // The last byte of the window before: a letter or digit, a digit.
    let (mut plain, mut digit) = (0, 0);
    let mut rest = [b' '; WINDOW];
    for (window, at) in bytes.chunks(WINDOW).zip((0..).step_by(WINDOW)) {
        let view: &[u8; WINDOW] = if let Some(view) = window.first_chunk() {
            view
        } else {
            if let Some(head) = rest.get_mut(..window.len()) {
                head.copy_from_slice(window);
            }
            &rest
        };
        let (letters, digits) = classes(view);
        let numbers = digits & !(digits << 1 | digit);
        let words = letters & !((letters | digits) << 1 | plain);
        (plain, digit) = ((letters | digits) >> (WINDOW - 1), digits >> (WINDOW - 1));
        let mut found = numbers | words;
        while found != 0 {
            let bit = found & found.wrapping_neg();
            let here = at + found.trailing_zeros() as usize;
            found &= found - 1;
            if here < resume {
                continue;
            }
            if numbers & bit != 0 {
                resume = resume.max(sink(Start::Digit(here)));
            } else if let Some(head) = bytes.get(here..).and_then(<[u8]>::first_chunk)
                && heads.has(*head)
            {
                resume = resume.max(sink(Start::Word(here)));
            }
        }
    }
}

/// Which bytes are letters and which digits, of ASCII; the first byte is the lowest bit.
#[inline]
fn classes(view: &[u8; WINDOW]) -> (u64, u64) {
    let (lanes, _) = view.as_chunks::<16>();
    let (mut letters, mut digits) = (0, 0);
    for (at, lane) in lanes.iter().enumerate() {
        let bytes = u8x16::new(*lane);
        let bits = |mask: u8x16| u64::from(mask.to_bitmask()) << (16 * at);
        letters |= bits(within(bytes | u8x16::splat(0x20), b'a', b'z'));
        digits |= bits(within(bytes, b'0', b'9'));
    }
    (letters, digits)
}

#[inline]
fn within(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let from_first = bytes - u8x16::splat(first);
    from_first.min(u8x16::splat(last - first)).simd_eq(from_first)
}
