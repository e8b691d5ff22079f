//! Plain ASCII at the speed of reading: words as runs of bits, sixty-four bytes at a time.
//!
//! Within ASCII the rules of UAX #29 are local: a byte belongs to a word by itself and its two neighbours. So classes of
//! bytes become bit masks and words are runs of ones. Whatever asks for more, a byte beyond ASCII or a sign of an
//! address, makes a stretch of its own, from blank to blank, which somebody else looks at with the tables of Unicode. A
//! window is only settled up to its last blank and the next one begins there, so nothing is carried from one to the next.
//!
//! It does not say what a word is, and looks at no stretch.

use wide::u8x16;

use super::url;

/// Bytes classified at once.
const WINDOW: usize = 64;
/// Bytes of the head of a word that are handed over with it.
pub(crate) const HEAD: usize = 16;
/// A window and the head of a word that starts at its end.
const VIEW: usize = WINDOW + HEAD;

/// Takes what lies in a text, in text order.
pub(crate) trait Sink {
    /// A word of ASCII that is part of no address. `head` is its first sixteen bytes as they lie in memory, little endian,
    /// zero where it is shorter.
    fn word(&mut self, start: usize, length: usize, head: [u64; 2]);

    /// A stretch without a byte up to U+0020, between such bytes or the ends of the text, whose words are yet to be found.
    /// It has at least one byte.
    fn stretch(&mut self, start: usize, end: usize);
}

/// Whether UAX #29 and addresses are settled at either side of `byte`, except for marks that follow it.
pub(super) fn is_blank(byte: u8) -> bool {
    byte <= b' '
}

/// Finds every word and stretch of `text`.
pub(crate) fn scan(text: &str, sink: &mut impl Sink) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(view) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        at = window(bytes, view, at, sink);
    }
    // The rest is shorter than a view, so it is looked at in a copy with blanks behind it.
    let rest = bytes.get(at..).unwrap_or_default();
    let from = at;
    let mut padded = [b' '; 2 * VIEW];
    if let Some(start) = padded.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    while at < bytes.len()
        && let Some(view) = padded.get(at - from..).and_then(<[u8]>::first_chunk)
    {
        at = window(bytes, view, at, sink);
    }
}

/// Settles the window at `at`, which is `view`, up to its last blank, or the stretch that fills it; answers where the
/// next one begins.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "one of its two calls is the loop that takes all the time"
)]
fn window(bytes: &[u8], view: &[u8; VIEW], at: usize, sink: &mut impl Sink) -> usize {
    let found = Masks::of(view);
    if found.blank == 0 {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest.iter().skip(WINDOW).position(|&byte| is_blank(byte));
        let end = length.map_or(bytes.len(), |length| at + WINDOW + length);
        sink.stretch(at, end);
        return end;
    }
    let behind = found.blank.leading_zeros();
    let inside = u64::MAX >> behind;
    let (words, slow) = if found.odd & inside == 0 {
        (found.words(), 0)
    } else {
        found.looked_at(view)
    };
    let (words, slow) = (words & inside, (slow | found.web(view)) & inside);
    if slow == 0 {
        walk(view, words, at, sink);
    } else {
        mixed(view, words, slow, found.blank & inside, at, sink);
    }
    at + WINDOW - behind as usize
}

/// Hands over the words of a window.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the loop that takes all the time")]
fn walk(view: &[u8; VIEW], words: u64, at: usize, sink: &mut impl Sink) {
    let mut starts = words & !(words << 1);
    let mut ends = !words & (words << 1);
    while starts != 0 {
        let start = starts.trailing_zeros() as usize % WINDOW;
        let length = ends.trailing_zeros() as usize - start;
        sink.word(at + start, length, head(view, start, length));
        starts &= starts - 1;
        ends &= ends.wrapping_sub(1);
    }
}

/// Hands over the words and stretches of a window that has both.
#[inline(never)]
fn mixed(view: &[u8; VIEW], words: u64, slow: u64, blank: u64, at: usize, sink: &mut impl Sink) {
    // Bits from which on nothing was handed over yet.
    let mut rest = u64::MAX;
    while slow & rest != 0 {
        let before = !(u64::MAX << (slow & rest).trailing_zeros());
        let start = (blank & before).checked_ilog2().map_or(0, |last| last + 1);
        let end = (blank & !before).trailing_zeros();
        walk(view, words & rest & !(u64::MAX << start), at, sink);
        sink.stretch(at + start as usize, at + end as usize);
        rest = u64::MAX << end;
    }
    walk(view, words & rest, at, sink);
}

/// The first bytes of the word at `start`.
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "a few instructions in the loop that takes all the time"
)]
fn head(view: &[u8; VIEW], start: usize, length: usize) -> [u64; 2] {
    let from = view.get(start..).unwrap_or_default();
    let bytes: [u8; HEAD] = from.first_chunk().copied().unwrap_or_default();
    halves(u128::from_le_bytes(bytes) & KEPT[length % WINDOW])
}

/// The bits of the first bytes, by length of the word; no word fills a window.
static KEPT: [u128; WINDOW] = {
    let mut kept = [u128::MAX; WINDOW];
    let mut length = 0;
    while length < HEAD {
        kept[length] = !(u128::MAX << (8 * length));
        length += 1;
    }
    kept
};

#[allow(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
const fn halves(all: u128) -> [u64; 2] {
    [all as u64, (all >> 64) as u64]
}

/// Which of sixty-four bytes are of which class; the first byte is the lowest bit.
#[derive(Default)]
struct Masks {
    letter: u64,
    digit: u64,
    blank: u64,
    /// What cannot be told by classes: `_`, `/`, `@` and all that is not ASCII.
    odd: u64,
    /// `'` and `.`, which join letters or digits.
    stop: u64,
    /// `:`, which joins letters.
    colon: u64,
    /// `,` and `;`, which join digits.
    comma: u64,
}

impl Masks {
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the loop that takes all the time")]
    fn of(view: &[u8; VIEW]) -> Self {
        let mut found = Self::default();
        let (lanes, _) = view.as_chunks::<16>();
        for (at, lane) in lanes.iter().take(WINDOW / 16).enumerate() {
            let bytes = u8x16::new(*lane);
            let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
            let bits = |mask: u8x16| u64::from(mask.to_bitmask()) << (16 * at);
            found.letter |= bits(within(bytes | u8x16::splat(0x20), b'a', b'z'));
            found.digit |= bits(within(bytes, b'0', b'9'));
            found.blank |= bits(within(bytes, 0, b' '));
            // Of a byte that is not ASCII the highest bit is set, and that bit is what is taken of each.
            found.odd |= bits(bytes | is(b'_') | is(b'/') | is(b'@'));
            found.stop |= bits(is(b'\'') | is(b'.'));
            found.colon |= bits(is(b':'));
            found.comma |= bits(is(b',') | is(b';'));
        }
        found
    }

    /// The bytes of words, if there is no `_`.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the loop that takes all the time")]
    fn words(&self) -> u64 {
        let letters = between(self.letter);
        let digits = between(self.digit);
        let joints = self.stop & (letters | digits) | self.colon & letters | self.comma & digits;
        self.letter | self.digit | joints
    }

    /// The same with every `_`, which joins whatever it touches but is no word alone; and the bytes that make a
    /// stretch, signs of addresses among them.
    #[inline(never)]
    fn looked_at(&self, view: &[u8; VIEW]) -> (u64, u64) {
        let (mut words, mut slow) = (self.words(), beyond_ascii(view));
        let mut signs = self.odd & !slow;
        while signs != 0 {
            let at = signs.trailing_zeros() as usize;
            let bit = signs & signs.wrapping_neg();
            match view.get(at) {
                Some(b'_') => words |= bit,
                Some(b'/') if !url::is_sign_of_a_path(view, at) => {}
                _ => slow |= bit,
            }
            signs &= signs - 1;
        }
        let mut starts = words & !(words << 1);
        while starts != 0 {
            let start = starts & starts.wrapping_neg();
            let run = words & !words.wrapping_add(start);
            if run & (self.letter | self.digit) == 0 {
                words &= !run;
            }
            starts &= starts - 1;
        }
        (words, slow)
    }

    /// The points of `www.`.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the loop that takes all the time")]
    fn web(&self, view: &[u8; VIEW]) -> u64 {
        let plain = self.letter | self.digit;
        let mut points = self.stop & self.letter << 1 & plain >> 1;
        let mut found = 0;
        while points != 0 {
            if url::is_sign_of_the_web(view, points.trailing_zeros() as usize) {
                found |= points & points.wrapping_neg();
            }
            points &= points - 1;
        }
        found
    }
}

/// The bytes that are not ASCII.
fn beyond_ascii(view: &[u8; VIEW]) -> u64 {
    let (lanes, _) = view.as_chunks::<16>();
    let bits = lanes
        .iter()
        .take(WINDOW / 16)
        .map(|lane| u64::from(u8x16::new(*lane).to_bitmask()));
    bits.zip(0..).fold(0, |all, (bits, at)| all | bits << (16 * at))
}

/// The bits between two of the class.
fn between(class: u64) -> u64 {
    class << 1 & class >> 1
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "three instructions")]
fn within(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let from_first = bytes - u8x16::splat(first);
    from_first.min(u8x16::splat(last - first)).simd_eq(from_first)
}
