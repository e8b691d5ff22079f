//! The small words that only some languages have: a quick answer for most articles, and a second opinion on
//! short texts.
//!
//! Every word of a stop list speaks for the languages that list it, and the fewer they are the louder. An
//! article has dozens of them, which is faster than the statistics of crate whatlang and as sure; a headline
//! has too few letters for statistics, but often a "the", "og" or "che".

use super::listed::{CODES, KEY, Key, LISTED, LONGEST, Listed, Listing, WHOLE, key};
use super::runs;

/// What the small words of a text say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opinion<'t> {
    text: &'t str,
    /// The three highest scores, and whose the first two are.
    scores: [u32; 3],
    codes: [&'static str; 2],
}

impl Opinion<'_> {
    /// The language, if there are so many small words and so few of another language that nothing else need
    /// be asked. Languages that share most of their small words need less of a lead over each other.
    pub(super) fn sure(self) -> Option<&'static str> {
        let [most, second, third] = self.scores;
        let [code, next] = self.codes;
        let lead = most >= 3 * second;
        let related = is_relative(code, next) && most >= 2 * second && most >= 3 * third && self.is_dense();
        (most >= 10 * WHOLE && (lead || related)).then_some(code)
    }

    /// The language of a text that is too short to be sure of, if its small words are as clear as those of a long
    /// one seldom are.
    ///
    /// Of four thousand such headlines and sentences in fourteen languages none was in another one.
    pub(super) fn clear(self) -> Option<&'static str> {
        let [most, second, _] = self.scores;
        let [code, _] = self.codes;
        (most >= 3 * WHOLE && most >= 4 * second && self.is_dense()).then_some(code)
    }

    /// Whether no language has more small words here than `code`.
    pub(super) fn leans_to(self, code: &str) -> bool {
        let [most, ..] = self.scores;
        let [first, _] = self.codes;
        most > 0 && first == code
    }

    /// Whether there is hardly a small word of any language, and hardly a letter that is not ASCII, as in a table of
    /// figures.
    pub(super) fn is_silent(self) -> bool {
        let [most, ..] = self.scores;
        let other = self.text.bytes().filter(|byte| !byte.is_ascii()).count();
        most < 2 * WHOLE && other * 20 <= self.text.len()
    }

    /// Whether small words are all over the text, which is not so where they are a quotation in a text in
    /// another alphabet.
    fn is_dense(self) -> bool {
        let [most, ..] = self.scores;
        let other = self.text.bytes().filter(|byte| !byte.is_ascii()).count();
        u32::try_from(self.text.len()).is_ok_and(|bytes| most >= bytes) && other * 3 <= self.text.len()
    }

    /// The language, if more than one word speaks for it and clearly fewer for any other.
    pub(super) fn likely(self) -> Option<&'static str> {
        let [most, second, _] = self.scores;
        let [code, _] = self.codes;
        (most * 3 >= WHOLE * 4 && most * 2 >= second * 3).then_some(code)
    }

    /// Whether so few of the words are small words of the language `code` that the text can hardly be written
    /// in it. The words are read again: few texts need this.
    pub(super) fn denies(self, code: &str) -> bool {
        let Some(bit) = CODES.iter().position(|known| *known == code) else {
            return false;
        };
        let (mut words, mut listed) = (0, 0);
        each_word(self.text, |listing| {
            words += 1;
            listed += listing.map_or(0, |listing| listing.languages >> bit & 1);
        });
        listed * 10 < words
    }
}

/// The language of a text of some length, if its beginning, middle and end are each clearly in the same one.
///
/// This reads a part of the text, and a text in which any of the three is in another language is left to the
/// other ways.
pub(super) fn glance(text: &str) -> Option<&'static str> {
    if text.len() < 4 * PIECE {
        return None;
    }
    let clear = |start: usize| {
        let piece = text.get(text.floor_char_boundary(start)..text.floor_char_boundary(start + PIECE));
        piece.and_then(|piece| weigh(piece).clear())
    };
    let code = clear(0)?;
    let last = text.len() - PIECE;
    (clear(last) == Some(code) && clear(last / 2) == Some(code)).then_some(code)
}

/// Whether the first small words of `text` are those of the language `code` by a clear margin, and the last ones do not
/// say otherwise: enough for a text that stands among others in that language.
pub(super) fn agrees(text: &str, code: &str) -> bool {
    let Some(bit) = CODES.iter().position(|known| *known == code) else {
        return false;
    };
    let tally = |piece: &str| {
        let (mut own, mut other) = (0, 0);
        each_word(piece, |listing| match listing {
            Some(listing) if listing.languages >> bit & 1 == 1 => own += listing.weight,
            Some(listing) => other += listing.weight,
            None => {}
        });
        (own, other)
    };
    let end = text.floor_char_boundary(LOOK);
    let (own, other) = tally(text.get(..end).unwrap_or(text));
    if own < 2 * WHOLE || own < 4 * other {
        return false;
    }
    let last = text.floor_char_boundary(text.len().saturating_sub(LOOK));
    let (own, other) = if last > end {
        tally(text.get(last..).unwrap_or_default())
    } else {
        (own, other)
    };
    own >= other
}

/// Bytes that [`agrees`] reads of either end.
const LOOK: usize = 160;

/// Bytes of each piece that [`glance`] reads.
const PIECE: usize = 256;

/// Weighs the small words of `text`, of at most two thousand bytes.
pub(super) fn weigh(text: &str) -> Opinion<'_> {
    let mut scores = Scores::default();
    each_word(text, |listing| {
        if let Some(listing) = listing {
            scores.add(listing);
        }
    });
    let mut ranked = [("", 0); 3];
    for (code, score) in CODES.into_iter().zip(scores.each()) {
        let [first, second, third] = ranked;
        let is_before = |(other, most): (&str, u32)| score > most || other.is_empty();
        ranked = match (code, score) {
            new if is_before(first) => [new, first, second],
            new if is_before(second) => [first, new, second],
            new if is_before(third) => [first, second, new],
            _ => ranked,
        };
    }
    let [(code, most), (next, second), (_, third)] = ranked;
    Opinion {
        text,
        scores: [most, second, third],
        codes: [code, next],
    }
}

/// Whether two languages share so many small words that a text in the first always seems to be half in the
/// second.
fn is_relative(code: &str, next: &str) -> bool {
    matches!((code, next), ("es", "ca" | "pt") | ("nl", "af"))
}

/// The sum of weights for each language, four to a number.
#[derive(Default)]
struct Scores([u64; CODES.len().div_ceil(4)]);

/// The lowest bit of each of the four sums for the bits of four languages.
const SPREAD: [u64; 16] = {
    let mut spread = [0; 16];
    let mut bits = 0;
    while bits < 16 {
        let four = bits as u64;
        spread[bits] = four & 1 | (four & 2) << 15 | (four & 4) << 30 | (four & 8) << 45;
        bits += 1;
    }
    spread
};

impl Scores {
    /// Adds the weight for each of the languages. The thousand words of two thousand bytes cannot make a sum too
    /// large for its sixteen bits.
    fn add(&mut self, listing: Listing) {
        let mut languages = listing.languages;
        for four in &mut self.0 {
            let bits = languages as usize % SPREAD.len();
            *four += SPREAD[bits] * u64::from(listing.weight);
            languages >>= 4;
        }
    }

    fn each(&self) -> impl Iterator<Item = u32> {
        let sums = self
            .0
            .iter()
            .flat_map(|four| [*four, *four >> 16, *four >> 32, *four >> 48]);
        sums.map(|sum| u32::try_from(sum & 0xFFFF).unwrap_or_default())
    }
}

/// Hands over who lists each word of `text`, in order; a word is a run of letters, in lower case.
fn each_word(text: &str, mut sink: impl FnMut(Option<Listing>)) {
    let listed: &Listed = &LISTED;
    let bytes = text.as_bytes();
    runs::each(bytes, |start, end| {
        let from = bytes.get(start..).unwrap_or_default();
        match ascii_key(from, end - start) {
            Some(key) => sink(listed.get(key)),
            None => each_word_of_any_letters(listed, text.get(start..end).unwrap_or_default(), &mut sink),
        }
    });
}

/// The key in lower case of the first `length` bytes of `from`, if they are ASCII letters and not too many.
fn ascii_key(from: &[u8], length: usize) -> Option<Key> {
    const CASE: Key = Key::from_le_bytes([b' '; KEY]);
    const HIGH: Key = Key::from_le_bytes([0x80; KEY]);
    let unused = u32::try_from(KEY.checked_sub(length)?).ok()?;
    let bytes = match from.first_chunk() {
        Some(bytes) => Key::from_le_bytes(*bytes),
        // The text ends before.
        None => key(from)?,
    };
    let mask = Key::MAX.checked_shr(8 * unused)?;
    let key = bytes & mask;
    (key & HIGH == 0).then_some(key | (CASE & mask))
}

/// The words of a run of letters and of anything that is not ASCII.
fn each_word_of_any_letters(listed: &Listed, run: &str, sink: &mut impl FnMut(Option<Listing>)) {
    let mut word = Letters::default();
    let mut add = |letter: char| {
        if letter.is_alphabetic() {
            word.push(letter);
        } else if word.len > 0 {
            sink(word.listing(listed));
            word = Letters::default();
        }
    };
    for letter in run.chars() {
        match letter {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' => add(letter),
            'A'..='Z' => add(letter.to_ascii_lowercase()),
            _ => letter.to_lowercase().for_each(&mut add),
        }
    }
    add(' ');
}

/// A word on its way to the table.
#[derive(Default)]
struct Letters {
    bytes: [u8; LONGEST],
    /// Bytes of the word, also of one that is too long.
    len: usize,
}

impl Letters {
    fn push(&mut self, letter: char) {
        let end = self.len + letter.len_utf8();
        if let Some(place) = self.bytes.get_mut(self.len..end) {
            letter.encode_utf8(place);
        }
        self.len = end;
    }

    fn listing(&self, listed: &Listed) -> Option<Listing> {
        listed.get_word(self.bytes.get(..self.len)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likely(text: &str) -> Option<&'static str> {
        weigh(text).likely()
    }

    #[test]
    fn small_words_speak_for_their_language() {
        assert_eq!(likely("They were not there when the others came"), Some("en"));
        assert_eq!(likely("ich habe das nicht gewusst"), Some("de"));
        assert_eq!(likely("perché non sono stati loro"), Some("it"));
        assert_eq!(likely(""), None);
        assert_eq!(likely("Orrin Bay 1987"), None);
    }

    #[test]
    fn a_text_agrees_with_its_neighbours_unless_either_end_says_otherwise() {
        let english = "They should have told them which of these was theirs, because nobody else would.";
        let german = "Ich habe das nicht gewusst, aber die anderen haben es auch nicht gesagt.";
        assert!(agrees(english, "en") && agrees(german, "de"));
        assert!(!agrees(english, "de") && !agrees(german, "en") && !agrees("Orrin Bay 1987", "en"));
        let long = english.repeat(5);
        assert!(agrees(&long, "en"));
        assert!(!agrees(&format!("{long} {}", german.repeat(5)), "en"));
        assert!(weigh("Orrin Bay 1987, 12.5 pct").is_silent() && !weigh(english).is_silent());
        assert!(!weigh("Мы знаем").is_silent());
    }

    #[test]
    fn a_few_words_are_clear_where_they_are_dense_and_of_one_language() {
        let text = "they should have told them which of these was theirs";
        assert_eq!(weigh(text).clear(), Some("en"));
        assert_eq!(
            weigh(&format!("{text}: {}", "Мы знаем. ".repeat(8))).clear(),
            None
        );
        assert_eq!(weigh(&format!("{text} {}", "1987 ".repeat(200))).clear(), None);
        assert_eq!(
            weigh(&format!("{text}, ich habe das nicht gewusst")).clear(),
            None
        );
        assert_eq!(weigh("").clear(), None);
    }

    #[test]
    fn a_glance_sees_a_foreign_beginning_middle_or_end() {
        let (english, german) = (
            "They should have told them which of these was theirs, because they would never have gone without it. ".repeat(4),
            "Ich habe das nicht gewusst, weil sie uns auch nichts davon gesagt haben und nicht mehr da waren. ".repeat(4),
        );
        assert_eq!(glance(&english.repeat(3)), Some("en"));
        assert_eq!(glance(&english), None);
        for parts in [
            [&german, &english, &english],
            [&english, &german, &english],
            [&english, &english, &german],
        ] {
            assert_eq!(glance(&parts.map(String::as_str).concat()), None);
        }
    }

    #[test]
    fn sums_do_not_run_over() {
        let text = "and ".repeat(500);
        assert_eq!(weigh(&text).scores, weigh("and").scores.map(|score| score * 500));
        assert_eq!(
            weigh(&"we ".repeat(680)).scores,
            weigh("we").scores.map(|score| score * 680)
        );
    }

    #[test]
    fn a_few_words_are_never_sure() {
        assert_eq!(weigh("They were not there").sure(), None);
        let text = "They were not there when the others came, because she should have told them which of these was theirs \
            and why they would never have gone without their friends.";
        assert_eq!(weigh(text).sure(), Some("en"));
    }
}
