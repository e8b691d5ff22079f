//! Runs of three words: what of an article is compared with others.
//!
//! Words are letters only. Figures change from one printing of a wire story to the next while its words stay, so a run
//! bridges them; whether they changed too is told by a second number over words and figures in their order.
//!
//! Hashes have 32 bits and not 64. They are half the memory, and at the most runs that are ever held (see
//! [`super::Collection`]) a run meets a stranger's number less than once in a hundred times, far below any agreement
//! that counts here.

use crate::normalize::fold;

/// The runs of three words of one article, as numbers: sorted, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shingles {
    /// The hashes of the runs, ascending.
    hashes: Box<[u32]>,
    /// The hashes of its figures with the word after each, ascending.
    figures: Box<[u32]>,
    /// The hashes of its names: words with a capital that begin no sentence, ascending.
    names: Box<[u32]>,
    /// The hashes of its first runs, ascending.
    opening: Box<[u32]>,
    /// Of all words and figures in their order; 0 for a text that has none.
    wording: u64,
}

/// Words of a run. Broder (1997) and most after him take three to five; three finds the most where every fifth word
/// was changed, and is what published duplicate lists are counted in.
const RUN: usize = 3;

/// Runs of the opening of a text: a sentence or so.
const OPENING: usize = 16;

/// The base and the multiplier of FNV-1a with 64 bits.
const FNV: (u64, u64) = (0xcbf2_9ce4_8422_2325, 0x0000_0100_0000_01b3);

impl Shingles {
    /// The runs of three words of `text`: lower-cased words of letters, of which inner apostrophes are no part. In
    /// scripts without spaces between words every character is a word. A text of fewer than three words is one run, a
    /// text that has only figures is told by them, and an empty text has none.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut reading = Reading::default();
        reading.read(text);
        let wording = reading.wording();
        let figures = set(reading.counted());
        let names = set(std::mem::take(&mut reading.names));
        let runs = reading.runs();
        let opening = runs.get(..OPENING.min(runs.len())).unwrap_or_default().to_vec();
        Self {
            opening: set(opening),
            hashes: set(runs),
            figures,
            names,
            wording,
        }
    }

    /// How many different runs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether the text had no words and no figures.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wording == 0
    }

    /// The runs, ascending.
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// The figures, each with the word after it, ascending.
    pub(super) fn figures(&self) -> &[u32] {
        &self.figures
    }

    /// The names, ascending.
    pub(super) fn names(&self) -> &[u32] {
        &self.names
    }

    /// The first runs, ascending.
    pub(super) fn opening(&self) -> &[u32] {
        &self.opening
    }

    /// One number for all words and figures in their order.
    pub(super) fn wording(&self) -> u64 {
        self.wording
    }

    /// Leaves only the runs and the figures whose hash is below `limit`.
    pub(super) fn cut(&mut self, limit: u64) {
        cut(&mut self.hashes, limit);
        cut(&mut self.figures, limit);
        cut(&mut self.names, limit);
        cut(&mut self.opening, limit);
    }
}

/// How many numbers two ascending lists share.
pub(super) fn shared(left: &[u32], right: &[u32]) -> usize {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut both = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                both += 1;
                left.next();
                right.next();
            }
        }
    }
    both
}

/// The words and the figures of a text, while it is read.
#[derive(Debug, Default)]
struct Reading {
    words: Vec<u64>,
    names: Vec<u32>,
    /// For each figure, the number of words before it and its own number.
    figures: Vec<(u64, u64)>,
    /// The folded form of a word that is not plain ASCII.
    folded: String,
}

impl Reading {
    fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        // The first word of a sentence has a capital whatever it is.
        let mut begins = true;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => {
                    let before = self.words.len();
                    let end = self.word(text, at);
                    let is_name = !begins
                        && text
                            .get(at..)
                            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
                    if let Some(&[word]) = self.words.get(before..).filter(|_| is_name) {
                        self.names.push(run(&[word]));
                    }
                    begins &= self.words.len() == before;
                    at = end;
                }
                b'0'..=b'9' => at = self.figure(bytes, at),
                _ => {
                    begins |= matches!(byte, b'.' | b'!' | b'?' | b':' | b'\n');
                    at += 1;
                }
            }
        }
    }

    /// Reads the figure whose first digit is at `start`, with points and commas between digits, and says where it ends.
    fn figure(&mut self, bytes: &[u8], start: usize) -> usize {
        let mut hash = FNV.0;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let goes_on = matches!(byte, b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !goes_on {
                break;
            }
            hash = fnv(hash, byte);
            at += 1;
        }
        self.figures.push((self.words.len() as u64, mix(hash)));
        at
    }

    /// Reads what starts at `start` with a letter or with a character beyond ASCII, and says where it ends.
    fn word(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        let mut hash = FNV.0;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                hash = fnv(hash, byte | 0x20);
            } else if byte != b'\'' || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
                break;
            }
            at += 1;
        }
        if bytes.get(at).is_none_or(u8::is_ascii) {
            self.words.push(mix(hash));
            return at;
        }
        start + self.wide_word(text.get(start..).unwrap_or_default())
    }

    /// Reads the word, or the one character that is none, at the start of `rest`, and says how many bytes it has.
    fn wide_word(&mut self, rest: &str) -> usize {
        let mut end = rest.len();
        for (offset, character) in rest.char_indices() {
            let alone = stands_alone(character);
            if !alone && (character.is_alphabetic() || is_inside(character)) {
                continue;
            }
            if offset > 0 {
                end = offset;
                break;
            }
            let number = mix(FNV.0 ^ u64::from(u32::from(character)));
            if alone {
                self.words.push(number);
            } else if character.is_numeric() {
                self.figures.push((self.words.len() as u64, number));
            }
            return character.len_utf8();
        }
        self.folded.clear();
        fold(rest.get(..end).unwrap_or_default(), &mut self.folded);
        let letters = self.folded.bytes().filter(|&byte| byte != b'\'');
        let hash = letters.fold(FNV.0, fnv);
        if hash != FNV.0 {
            self.words.push(mix(hash));
        }
        end
    }

    /// One number for all words and all figures in their places; 0 where there are none.
    fn wording(&self) -> u64 {
        let words = self.words.iter().fold(FNV.0, |all, &word| mix(all ^ word));
        let all = self
            .figures
            .iter()
            .fold(words, |all, &(place, figure)| mix(mix(all ^ place) ^ figure));
        if self.words.is_empty() && self.figures.is_empty() {
            0
        } else {
            all.max(1)
        }
    }

    /// The runs of words; a text without words has one of its figures.
    fn runs(&mut self) -> Vec<u32> {
        if self.words.is_empty() {
            self.words.extend(self.figures.iter().map(|&(_, figure)| figure));
        }
        if self.words.len() < RUN && !self.words.is_empty() {
            return vec![run(&self.words)];
        }
        self.words.windows(RUN).map(run).collect()
    }

    /// A number for each figure with the word after it: "1,200 tonnes".
    fn counted(&self) -> Vec<u32> {
        let word = |place: u64| {
            usize::try_from(place)
                .ok()
                .and_then(|place| self.words.get(place))
        };
        let figures = self.figures.iter();
        figures
            .map(|&(place, figure)| run(&[figure, word(place).copied().unwrap_or(0)]))
            .collect()
    }
}

/// One step of FNV-1a.
fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(FNV.1)
}

/// The numbers in ascending order, each once.
fn set(mut numbers: Vec<u32>) -> Box<[u32]> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}

/// Leaves only the numbers of an ascending list that are below `limit`.
fn cut(numbers: &mut Box<[u32]>, limit: u64) {
    let kept = numbers.partition_point(|&number| u64::from(number) < limit);
    if kept < numbers.len() {
        *numbers = numbers.get(..kept).unwrap_or_default().into();
    }
}

/// Whether a character goes on with a word without being a letter: apostrophes, accents written by themselves, and
/// what is not seen.
fn is_inside(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2BC}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{300}'..='\u{36F}')
}

/// Whether a character is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
fn stands_alone(character: char) -> bool {
    let code = u32::from(character);
    let scripts = [
        0xE00..0xF00,
        0x1000..0x10A0,
        0x1780..0x1800,
        0x3040..0x3100,
        0x3400..0xA000,
        0xF900..0xFB00,
        0x2_0000..0x3_2000,
    ];
    code >= 0xE00 && scripts.iter().any(|script| script.contains(&code)) && character.is_alphabetic()
}

/// One number for a run of words, in their order.
fn run(words: &[u64]) -> u32 {
    let all = words.iter().fold(0_u64, |all, &word| {
        all.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word
    });
    (mix(all) >> 32) as u32
}

/// Spreads a number over all its bits (the last steps of `MurmurHash3`, by Appleby).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}
