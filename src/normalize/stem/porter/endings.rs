//! The endings of Porter2's steps 2 to 4, by their last letter and with the longest first.

/// An ending and what may come in its place.
pub(super) struct Ending {
    pub(super) text: &'static str,
    pub(super) with: &'static str,
    last: Last,
}

impl Ending {
    /// Whether a word has the ending whose last eight bytes are `tail`.
    pub(super) fn of(&self, tail: u64) -> bool {
        self.last.of(tail)
    }
}

/// The letters of an ending as a number, to be compared with the last eight bytes of a word.
#[derive(Clone, Copy)]
pub(super) struct Last {
    letters: u64,
    mask: u64,
}

impl Last {
    /// `ending` has at most seven letters.
    pub(super) const fn new(ending: &str) -> Self {
        let mut rest = ending.as_bytes();
        let (mut letters, mut mask) = (0, 0);
        while let [letter, behind @ ..] = rest {
            letters = letters << 8 | *letter as u64;
            mask = mask << 8 | 0xFF;
            rest = behind;
        }
        Self { letters, mask }
    }

    pub(super) const fn of(self, tail: u64) -> bool {
        tail & self.mask == self.letters
    }
}

const fn to(text: &'static str, with: &'static str) -> Ending {
    Ending {
        text,
        with,
        last: Last::new(text),
    }
}

/// What step 2 replaces behind the first syllable.
pub(super) fn step_2(last: u8) -> &'static [Ending] {
    const I: &[Ending] = &[
        to("lessli", "less"),
        to("biliti", "ble"),
        to("fulli", "ful"),
        to("ousli", "ous"),
        to("entli", "ent"),
        to("aliti", "al"),
        to("iviti", "ive"),
        to("abli", "able"),
        to("alli", "al"),
        to("anci", "ance"),
        to("enci", "ence"),
        to("bli", "ble"),
        to("ogi", "og"),
        to("li", ""),
    ];
    const L: &[Ending] = &[to("ational", "ate"), to("tional", "tion")];
    const M: &[Ending] = &[to("alism", "al")];
    const N: &[Ending] = &[to("ization", "ize"), to("ation", "ate")];
    const R: &[Ending] = &[to("izer", "ize"), to("ator", "ate")];
    const S: &[Ending] = &[to("iveness", "ive"), to("fulness", "ful"), to("ousness", "ous")];
    match last {
        b'i' => I,
        b'l' => L,
        b'm' => M,
        b'n' => N,
        b'r' => R,
        b's' => S,
        _ => &[],
    }
}

/// What step 3 replaces behind the first syllable.
pub(super) fn step_3(last: u8) -> &'static [Ending] {
    const E: &[Ending] = &[to("icate", "ic"), to("ative", ""), to("alize", "al")];
    const I: &[Ending] = &[to("iciti", "ic")];
    const L: &[Ending] = &[
        to("ational", "ate"),
        to("tional", "tion"),
        to("ical", "ic"),
        to("ful", ""),
    ];
    const S: &[Ending] = &[to("ness", "")];
    match last {
        b'e' => E,
        b'i' => I,
        b'l' => L,
        b's' => S,
        _ => &[],
    }
}

/// What step 4 takes off behind the second syllable.
pub(super) fn step_4(last: u8) -> &'static [Ending] {
    const C: &[Ending] = &[to("ic", "")];
    const E: &[Ending] = &[
        to("ance", ""),
        to("ence", ""),
        to("able", ""),
        to("ible", ""),
        to("ate", ""),
        to("ive", ""),
        to("ize", ""),
    ];
    const I: &[Ending] = &[to("iti", "")];
    const L: &[Ending] = &[to("al", "")];
    const M: &[Ending] = &[to("ism", "")];
    const N: &[Ending] = &[to("ion", "")];
    const R: &[Ending] = &[to("er", "")];
    const S: &[Ending] = &[to("ous", "")];
    const T: &[Ending] = &[to("ement", ""), to("ment", ""), to("ent", ""), to("ant", "")];
    match last {
        b'c' => C,
        b'e' => E,
        b'i' => I,
        b'l' => L,
        b'm' => M,
        b'n' => N,
        b'r' => R,
        b's' => S,
        b't' => T,
        _ => &[],
    }
}
