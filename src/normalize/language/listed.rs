//! Which languages list a small word: one table of all stop lists, made when a text is first asked about.
//!
//! Every word of every text is looked up here, so a word is a number: its bytes, compared all at once. The
//! few words that are too long for that are in a list of their own. Making the table takes as long as a few
//! hundred texts.

use crate::normalize::stop::whole_list;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Languages with the Latin alphabet and a stop list of some size, by ISO 639-1 code, sorted.
pub(super) const CODES: [&str; 26] = [
    "af", "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl",
    "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "vi",
];

/// The weight of a word that one language alone lists.
pub(super) const WHOLE: u32 = 60;

/// The bytes of a word as a number, the first one lowest.
pub(super) type Key = u128;

/// Bytes of the longest word that is a [`Key`].
pub(super) const KEY: usize = size_of::<Key>();

/// Bytes of the longest word that can be looked up; no list has a longer one.
pub(super) const LONGEST: usize = 32;

/// Who lists a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listing {
    /// Each language as the bit of its place in [`CODES`].
    pub(super) languages: u32,
    /// What the word says for each of them: the fewer they are the more, at most [`WHOLE`].
    pub(super) weight: u32,
}

impl Listing {
    fn add(&mut self, bit: usize) {
        self.languages |= 1 << bit;
        self.weight = WHOLE / self.languages.count_ones();
    }

    fn new(bit: usize) -> Self {
        Self {
            languages: 1 << bit,
            weight: WHOLE,
        }
    }
}

/// All words of the stop lists of [`CODES`] that are made of letters alone; no other is ever looked up.
pub(super) struct Listed {
    /// For every hash the number of an entry, from one on; zero where there is none. A word whose place is
    /// taken is in the next free one.
    places: Vec<u16>,
    entries: Vec<(Key, Listing)>,
    long: Vec<(Cow<'static, str>, Listing)>,
}

/// The one table.
pub(super) static LISTED: LazyLock<Listed> = LazyLock::new(Listed::new);

/// More than twice the words that there are, so that a look-up seldom takes a second step.
const PLACES: usize = 1 << 15;

impl Listed {
    fn new() -> Self {
        let mut listed = Self {
            places: vec![0; PLACES],
            entries: Vec::with_capacity(PLACES / 2),
            long: Vec::new(),
        };
        for (bit, code) in CODES.iter().enumerate() {
            for word in whole_list(code).filter(|word| word.chars().all(char::is_alphabetic)) {
                listed.add(word, bit);
            }
        }
        listed
    }

    fn add(&mut self, word: Cow<'static, str>, bit: usize) {
        let Some(key) = key(word.as_bytes()) else {
            match self.long.iter_mut().find(|(known, _)| *known == word) {
                Some((_, listing)) => listing.add(bit),
                None => self.long.push((word, Listing::new(bit))),
            }
            return;
        };
        let (place, number) = self.place(key);
        if let Some((_, listing)) = number.and_then(|number| self.entries.get_mut(number)) {
            listing.add(bit);
        } else {
            self.entries.push((key, Listing::new(bit)));
            let number = u16::try_from(self.entries.len())
                .ok()
                .filter(|_| self.entries.len() < PLACES);
            let number = number.expect("all stop lists together have fewer words than there are places");
            if let Some(free) = self.places.get_mut(place) {
                *free = number;
            }
        }
    }

    /// The place of a key or the free one that it may have, and the index of its entry if it has one.
    fn place(&self, key: Key) -> (usize, Option<usize>) {
        let mut place = hash(key);
        loop {
            place %= PLACES;
            let number = self.places.get(place).copied().map_or(0, usize::from);
            let Some(index) = number.checked_sub(1) else {
                return (place, None);
            };
            if self.entries.get(index).is_some_and(|(known, _)| *known == key) {
                return (place, Some(index));
            }
            place += 1;
        }
    }

    /// Who lists the word with this key.
    pub(super) fn get(&self, key: Key) -> Option<Listing> {
        let (_, index) = self.place(key);
        index
            .and_then(|index| self.entries.get(index))
            .map(|(_, listing)| *listing)
    }

    /// Who lists a word in lower case, of any length.
    pub(super) fn get_word(&self, word: &[u8]) -> Option<Listing> {
        match key(word) {
            Some(key) => self.get(key),
            None => self
                .long
                .iter()
                .find(|(known, _)| known.as_bytes() == word)
                .map(|(_, listing)| *listing),
        }
    }
}

/// The key of a word in lower case; `None` if it is too long to have one.
pub(super) fn key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0; KEY];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(Key::from_le_bytes(bytes))
}

/// The place at which a key is looked for first, in the upper bits of a product.
#[expect(
    clippy::cast_possible_truncation,
    reason = "halves and upper bits are what is wanted"
)]
fn hash(key: Key) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let (low, high) = (key as u64, (key >> 64) as u64);
    let mixed = (low ^ high.rotate_left(29)).wrapping_mul(ODD);
    (mixed >> (64 - PLACES.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_with_its_languages_and_no_other() {
        let mut words = 0;
        for (bit, code) in CODES.iter().enumerate() {
            for word in whole_list(code).filter(|word| word.chars().all(char::is_alphabetic)) {
                let listing = LISTED.get_word(word.as_bytes()).unwrap();
                assert!(listing.languages >> bit & 1 == 1, "{code} {word}");
                words += 1;
                assert!(word.len() <= LONGEST, "{word}");
            }
        }
        let entries = LISTED.entries.iter().map(|(_, listing)| listing);
        let listings = entries.chain(LISTED.long.iter().map(|(_, listing)| listing));
        let listed: u32 = listings.map(|listing| listing.languages.count_ones()).sum();
        assert!(usize::try_from(listed).unwrap() <= words && LISTED.entries.len() * 2 < PLACES);
        for word in ["", "orrin", "thee", "internationalization", "it's"] {
            assert_eq!(LISTED.get_word(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn a_word_of_fewer_languages_weighs_more() {
        let weight = |word| LISTED.get_word(str::as_bytes(word)).unwrap().weight;
        assert_eq!(weight("the"), WHOLE);
        assert!(weight("de") < weight("und"));
        assert!(CODES.is_sorted());
    }
}
