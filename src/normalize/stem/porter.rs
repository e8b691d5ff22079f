//! Porter2 for English words in ASCII, as crate rust-stemmers knows it.
//!
//! The crate copies the word at every step; here it stays in one small array, and an ending is a comparison of
//! two integers, which is what makes a word that is seen for the first time cheap. What Snowball changed since
//! is left to [`super::english`], so that it is said in one place for this stemmer and for the crate.
//!
//! Words with other letters than ASCII's, with capitals, or longer than [`LONGEST`] are not for this stemmer.

mod endings;

use endings::{Ending, Last, step_2, step_3, step_4};

/// Bytes of the longest word that is taken.
const LONGEST: usize = 48;

/// Bytes of the longest beginning that a word is given.
const BEGINNING: usize = 8;

/// Bytes before the word, so that the last eight of a short one can be read.
const MARGIN: usize = 8;

/// Whether the stem of `word` can be asked for here.
pub(super) fn takes(word: &str) -> bool {
    word.len() <= LONGEST
        && word
            .bytes()
            .all(|letter| letter.is_ascii() && !letter.is_ascii_uppercase())
}

/// Appends the stem of `head` followed by `rest` to `out`. [`takes`] must hold for `rest`; `head` is empty or
/// one of the beginnings behind which endings may start, of at most eight letters.
pub(super) fn stem(head: &str, rest: &str, out: &mut String) {
    if head.len() + rest.len() < 3 {
        out.push_str(head);
        out.push_str(rest);
    } else if let Some(stem) = exception(rest).filter(|_| head.is_empty()) {
        out.push_str(stem);
    } else {
        let mut word = Word::new(head, rest);
        word.plural();
        if !word.is_whole() {
            word.past();
            word.final_y();
            word.replace(step_2);
            word.replace(step_3);
            word.cut(step_4);
            word.final_e_or_l();
        }
        word.write(out);
    }
}

/// Words that the rules would spoil.
fn exception(word: &str) -> Option<&'static str> {
    Some(match word {
        "andes" => "andes",
        "atlas" => "atlas",
        "bias" => "bias",
        "cosmos" => "cosmos",
        "dying" => "die",
        "early" => "earli",
        "gently" => "gentl",
        "howe" => "howe",
        "idly" => "idl",
        "lying" => "lie",
        "news" => "news",
        "only" => "onli",
        "singly" => "singl",
        "skis" => "ski",
        "skies" | "sky" => "sky",
        "tying" => "tie",
        "ugly" => "ugli",
        _ => return None,
    })
}

/// A word on its way to its stem. A "y" that is a consonant is a capital.
struct Word {
    room: [u8; MARGIN + BEGINNING + LONGEST],
    /// Letters behind the margin.
    len: usize,
    /// Letters before the regions in which endings are looked for.
    first: usize,
    second: usize,
}

impl Word {
    fn new(head: &str, rest: &str) -> Self {
        let mut word = Self {
            room: [0; MARGIN + BEGINNING + LONGEST],
            len: 0,
            first: 0,
            second: 0,
        };
        let bytes = head.bytes().chain(rest.bytes());
        let opened = head.is_empty() && rest.starts_with('\'');
        let letters = word
            .room
            .iter_mut()
            .skip(MARGIN)
            .zip(bytes.skip(usize::from(opened)));
        let mut before = b'a';
        let mut len = 0;
        for (place, letter) in letters {
            let consonant = letter == b'y' && is_vowel(before);
            before = if consonant { b'Y' } else { letter };
            *place = before;
            len += 1;
        }
        word.len = len;
        let letters = word.letters();
        let first = [b"arsen".as_slice(), b"commun", b"gener"]
            .iter()
            .find(|beginning| letters.starts_with(beginning))
            .map_or_else(|| behind_syllable(letters, 0), |beginning| beginning.len());
        let second = behind_syllable(letters, first);
        (word.first, word.second) = (first, second);
        word
    }

    fn letters(&self) -> &[u8] {
        self.room.get(MARGIN..MARGIN + self.len).unwrap_or_default()
    }

    /// The last eight bytes, the last one lowest; zeros where the word is shorter.
    fn tail(&self) -> u64 {
        let tail = self.room.get(self.len..).and_then(<[u8]>::first_chunk);
        tail.copied().map(u64::from_be_bytes).unwrap_or_default()
    }

    fn ends_in(&self, ending: &str) -> bool {
        Last::new(ending).of(self.tail())
    }

    /// Takes `cut` letters off and puts `with` in their place.
    fn end(&mut self, cut: usize, with: &str) {
        self.len = self.len.saturating_sub(cut);
        for letter in with.bytes() {
            if let Some(place) = self.room.get_mut(MARGIN + self.len) {
                *place = letter;
                self.len += 1;
            }
        }
    }

    /// Whether the last `ending` letters are in the first region.
    fn in_first(&self, ending: usize) -> bool {
        self.first + ending <= self.len
    }

    fn in_second(&self, ending: usize) -> bool {
        self.second + ending <= self.len
    }

    /// Whether there is a vowel before the last `ending` letters.
    fn has_vowel_before(&self, ending: usize) -> bool {
        let before = self.len.checked_sub(ending);
        let letters = before.and_then(|before| self.letters().get(..before));
        letters.is_some_and(|letters| letters.iter().any(|&letter| is_vowel(letter)))
    }

    /// Whether what is before the last `ending` letters ends in a short syllable.
    fn is_short_before(&self, ending: usize) -> bool {
        let before = self.len.checked_sub(ending);
        match before.and_then(|before| self.letters().get(..before)) {
            Some([.., a, b, c]) => {
                !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !matches!(c, b'w' | b'x' | b'Y')
            }
            Some([b, c]) => is_vowel(*b) && !is_vowel(*c),
            _ => false,
        }
    }

    /// Step 1a, and the genitive before it.
    fn plural(&mut self) {
        let genitive = ["'s'", "'s", "'"].into_iter().find(|ending| self.ends_in(ending));
        self.end(genitive.map_or(0, str::len), "");
        if !self.ends_in("s") && !self.ends_in("ied") {
            return;
        }
        if self.ends_in("sses") {
            self.end(2, "");
        } else if self.ends_in("ied") || self.ends_in("ies") {
            self.end(if self.len > 4 { 2 } else { 1 }, "");
        } else if !self.ends_in("ss") && !self.ends_in("us") && self.has_vowel_before(2) {
            self.end(1, "");
        }
    }

    /// Words that are left as they are once their plural is gone.
    fn is_whole(&self) -> bool {
        matches!(
            self.letters(),
            b"canning"
                | b"earring"
                | b"exceed"
                | b"herring"
                | b"inning"
                | b"outing"
                | b"proceed"
                | b"succeed"
        )
    }

    /// Step 1b.
    fn past(&mut self) {
        if let Some(ending) = ["eedly", "eed"].into_iter().find(|ending| self.ends_in(ending)) {
            if self.in_first(ending.len()) {
                self.end(ending.len(), "ee");
            }
            return;
        }
        let ending = ["ingly", "edly", "ing", "ed"]
            .into_iter()
            .find(|ending| self.ends_in(ending));
        let Some(ending) = ending.filter(|ending| self.has_vowel_before(ending.len())) else {
            return;
        };
        self.end(ending.len(), "");
        match self.letters() {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.end(0, "e"),
            [.., a, b] if a == b && is_doubled(*b) => self.end(1, ""),
            _ if self.len == self.first && self.is_short_before(0) => self.end(0, "e"),
            _ => {}
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        if let [_, .., before, b'y' | b'Y'] = self.letters()
            && !is_vowel(*before)
        {
            self.end(1, "i");
        }
    }

    /// Steps 2 and 3: puts a shorter ending in the place of the longest one of `endings` that the word has.
    fn replace(&mut self, endings: fn(u8) -> &'static [Ending]) {
        let Some(found) = self.longest(endings) else {
            return;
        };
        if !self.in_first(found.text.len()) {
            return;
        }
        let before = self
            .len
            .checked_sub(found.text.len() + 1)
            .and_then(|at| self.letters().get(at));
        let allowed = match found.text {
            "li" => before.is_some_and(|letter| b"cdeghkmnrt".contains(letter)),
            "ogi" => before == Some(&b'l'),
            "ative" => self.in_second(found.text.len()),
            _ => true,
        };
        if allowed {
            self.end(found.text.len(), found.with);
        }
    }

    /// Step 4: takes the longest one of `endings` off.
    fn cut(&mut self, endings: fn(u8) -> &'static [Ending]) {
        let Some(found) = self.longest(endings) else {
            return;
        };
        let before = self
            .len
            .checked_sub(found.text.len() + 1)
            .and_then(|at| self.letters().get(at));
        let allowed = found.text != "ion" || matches!(before, Some(b's' | b't'));
        if allowed && self.in_second(found.text.len()) {
            self.end(found.text.len(), "");
        }
    }

    /// The first of the endings with the word's last letter that the word has; they are listed longest first.
    fn longest(&self, endings: fn(u8) -> &'static [Ending]) -> Option<&'static Ending> {
        let last = *self.letters().last()?;
        let tail = self.tail();
        endings(last).iter().find(|ending| ending.of(tail))
    }

    /// Step 5.
    fn final_e_or_l(&mut self) {
        let cut = match self.letters() {
            [.., b'e'] => self.in_second(1) || (self.in_first(1) && !self.is_short_before(1)),
            [.., b'l', b'l'] => self.in_second(1),
            _ => false,
        };
        self.end(usize::from(cut), "");
    }

    /// Appends the word to `out`, with every "y" small again.
    fn write(&mut self, out: &mut String) {
        if let Some(letters) = self.room.get_mut(MARGIN..MARGIN + self.len) {
            letters.make_ascii_lowercase();
        }
        out.push_str(str::from_utf8(self.letters()).unwrap_or_default());
    }
}

/// Letters up to the end of the first consonant behind the first vowel from `start` on; all of them if there is
/// none.
fn behind_syllable(letters: &[u8], start: usize) -> usize {
    let mut vowel = false;
    for (at, &letter) in letters.iter().enumerate().skip(start) {
        if !is_vowel(letter) && vowel {
            return at + 1;
        }
        vowel = is_vowel(letter);
    }
    letters.len()
}

/// A bit for each vowel of a small letter.
const VOWELS: u32 = 1
    | 1 << (b'e' - b'a')
    | 1 << (b'i' - b'a')
    | 1 << (b'o' - b'a')
    | 1 << (b'u' - b'a')
    | 1 << (b'y' - b'a');

fn is_vowel(letter: u8) -> bool {
    let at = u32::from(letter.wrapping_sub(b'a'));
    at < 26 && VOWELS >> at & 1 == 1
}

/// Consonants that are doubled before an ending: "hopping".
fn is_doubled(letter: u8) -> bool {
    b"bdfgmnprt".contains(&letter)
}
