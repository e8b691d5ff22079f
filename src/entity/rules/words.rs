//! The words of an article as the rules see them: where each stands, how it is written, what parts it from the word before.
//!
//! A word here is not a word of the counts: names need the possessive and the case ending cut off ("Park'a", "EU:n"), an
//! elided article parted from its noun ("l'Assemblée"), and dotted letters kept whole ("EE.UU."). A word is known by a hash
//! of its letters in lower case, so nothing is copied.
//!
//! It does not say what a word means.

use super::habits::{Habits, Role};
use super::letters::{Class, mix};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It begins with a small letter.
    Lower,
    /// It begins with a capital and has a small letter.
    Capital,
    /// Two or more letters, all of them capitals.
    Upper,
    /// One capital.
    Letter,
    /// It begins with a digit.
    Number,
    /// Its script has no capitals.
    Plain,
}

/// What parts a word from the one before it, from the closest to the most distant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: one of them is an ending, or the script changes.
    None,
    /// The apostrophe of an elided word.
    Elision,
    /// White space.
    Space,
    /// The point of an abbreviation.
    Point,
    /// The sign `&`.
    And,
    /// A comma, a bracket or another sign behind which nobody writes a capital for its own sake.
    Break,
    /// An opening quotation mark, a colon, a dash, or the end of a question: a capital behind it may be owed to it.
    Weak,
    /// The sentence starts.
    Start,
}

/// One word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its hash, see [`super::letters::hash`].
    pub(super) hash: u64,
    /// The hash of its first four letters; 0 where it has fewer.
    pub(super) head: u64,
    /// Its first byte in the article.
    pub(super) start: u32,
    /// One past its last byte.
    pub(super) end: u32,
    /// The sentence it stands in.
    pub(super) sentence: u32,
    /// How it is written.
    pub(super) shape: Shape,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What it means in its language; known of capitalised words and their neighbours.
    pub(super) role: Role,
    /// Whether a quotation mark stands right behind it.
    pub(super) unquoted: bool,
}

impl Word {
    /// Whether it can be a part of a name by its letters.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Letter)
    }

    /// Its text.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// Reads the words of all sentences.
pub(super) fn read(text: &str, sentences: &[(usize, usize)], habits: &Habits, words: &mut Vec<Word>) {
    for (&(start, end), number) in sentences.iter().zip(0..) {
        let end = end.min(text.len());
        if let Some(piece) = text.get(..end) {
            let reader = Reader {
                piece,
                habits,
                sentence: number,
            };
            reader.read(start, words);
        }
    }
}

/// Words before a capitalised one that are asked what they mean, and behind it.
const NEAR: (usize, usize) = (2, 4);

/// Looks up what the words in and beside names mean.
pub(super) fn understand(text: &str, habits: &Habits, words: &mut [Word]) {
    let mut known = 0;
    for at in 0..words.len() {
        if !words.get(at).is_some_and(Word::is_capital) {
            continue;
        }
        let from = known.max(at.saturating_sub(NEAR.0));
        known = words.len().min(at + NEAR.1 + 1);
        for word in words.get_mut(from..known).unwrap_or_default() {
            word.role = habits.role(text, word);
        }
    }
}

/// Reads one sentence; `piece` ends where it does.
struct Reader<'t> {
    piece: &'t str,
    habits: &'t Habits,
    sentence: u32,
}

impl Reader<'_> {
    fn read(&self, start: usize, words: &mut Vec<Word>) {
        let first = words.len();
        let mut gap = Gap::Start;
        let mut at = start;
        while let Some(character) = self.at(at) {
            if Class::of(character).is_of_word() {
                let word = self.word(at, character, gap);
                at = word.end as usize;
                gap = self.behind(&word, &mut at);
                words.push(word);
                continue;
            }
            let next = at + character.len_utf8();
            let touches = gap == Gap::None;
            if is_quote(character) {
                let opens =
                    character == '«' || self.at(next).is_some_and(|next| Class::of(next).is_of_word());
                gap = gap.max(if opens { Gap::Weak } else { Gap::Break });
                if touches && let Some(word) = words.get_mut(first..).and_then(<[Word]>::last_mut) {
                    word.unquoted = true;
                }
            } else {
                let point = character == '.'
                    && touches
                    && words
                        .get(first..)
                        .and_then(<[Word]>::last)
                        .is_some_and(|word| self.abbreviates(word));
                gap = gap.max(if point { Gap::Point } else { gap_of(character) });
            }
            at = next;
        }
    }

    /// The character at a byte.
    fn at(&self, at: usize) -> Option<char> {
        let byte = *self.piece.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some(char::from(byte));
        }
        self.piece.get(at..)?.chars().next()
    }

    /// Whether a point behind this word is that of an abbreviation.
    fn abbreviates(&self, word: &Word) -> bool {
        word.shape == Shape::Letter || (word.is_capital() && word.end - word.start <= 4) || {
            self.habits.is_title(word.hash) && word.end - word.start <= 8
        }
    }

    /// The word that begins at `start` with `first`.
    fn word(&self, start: usize, first: char, gap: Gap) -> Word {
        let first = Class::of(first);
        let mut seen = Seen::default();
        let mut at = start;
        while let Some(character) = self.at(at) {
            // Most letters are small ones of ASCII inside a word.
            if character.is_ascii_lowercase() && first != Class::Plain && seen.since > 0 {
                seen.letter(character);
                at += 1;
                continue;
            }
            let next = at + character.len_utf8();
            let class = Class::of(character);
            if class.is_of_word() {
                let changes = (class == Class::Plain) != (first == Class::Plain);
                if changes && class != Class::Digit && first != Class::Digit {
                    break;
                }
                seen.add(character, class);
            } else if is_mark(character) || seen.letters > 0 && self.joins(start, at, character, &seen, gap) {
                seen.sign(character);
            } else {
                break;
            }
            at = next;
        }
        if seen.points > 0 && seen.since <= 2 && self.at(at) == Some('.') {
            at += 1;
        }
        Word {
            hash: seen.hash,
            head: seen.head,
            start: offset(start),
            end: offset(at),
            sentence: self.sentence,
            shape: seen.shape(first),
            gap,
            role: Role::default(),
            unquoted: false,
        }
    }

    /// Whether a sign inside the word that began at `start` belongs to it.
    fn joins(&self, start: usize, at: usize, sign: char, seen: &Seen, gap: Gap) -> bool {
        if !matches!(sign, '.' | '-' | '\u{2010}' | '\u{2011}' | '\'' | '’') {
            return false;
        }
        let next = self.at(at + sign.len_utf8()).map_or(Class::Sign, Class::of);
        match (sign, next) {
            (_, Class::Sign) => false,
            ('.', _) => next != Class::Digit && seen.since <= 2 && seen.letters <= 12,
            ('\'' | '’', _) => self.joins_apostrophe(start, at, next, seen, gap),
            _ => {
                matches!(next, Class::Capital | Class::Digit)
                    || seen.capitals == 0
                    || seen.letters == 1
                    || (seen.letters == 2 && seen.capitals == 1)
                    || self.names_go_on(at + sign.len_utf8())
            }
        }
    }

    /// Whether small letters from `at` on lead over hyphens to a capital, as in Stoke-on-Trent.
    fn names_go_on(&self, at: usize) -> bool {
        let rest = self.piece.get(at..).unwrap_or_default();
        let mut hyphen = false;
        for character in rest.chars().take(12) {
            match character {
                '-' => hyphen = true,
                _ if hyphen && character.is_uppercase() => return true,
                _ if character.is_lowercase() => hyphen = false,
                _ => return false,
            }
        }
        false
    }

    fn joins_apostrophe(&self, start: usize, at: usize, next: Class, seen: &Seen, gap: Gap) -> bool {
        if seen.capitals == 0 {
            return !self.habits.elides;
        }
        let before = self.piece.get(start..at).unwrap_or_default();
        if self.habits.elides && Habits::is_elided(before) {
            return next == Class::Capital && gap < Gap::Weak;
        }
        let rest = self.piece.get(at..).unwrap_or_default().chars();
        let mut rest = rest.skip(1).take_while(|character| character.is_alphanumeric());
        let possessive =
            rest.next().is_some_and(|letter| matches!(letter, 's' | 'S')) && rest.next().is_none();
        possessive && self.names_own(at)
            || !possessive && (self.habits.joins_apostrophes || next == Class::Capital && seen.letters <= 2)
    }

    /// Whether a capital follows the `'s` at a byte: an English name, where the language itself does not write one.
    fn names_own(&self, at: usize) -> bool {
        let rest = self.piece.get(at..).unwrap_or_default();
        let mut rest = rest.chars().skip(2);
        !self.habits.owns_with_s && rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
    }

    /// What stands right behind a word, if it was cut from something; an elided word takes its apostrophe with it.
    fn behind(&self, word: &Word, at: &mut usize) -> Gap {
        match self.at(*at) {
            Some('\'' | '’')
                if self.habits.elides
                    && (word.shape == Shape::Lower || Habits::is_elided(word.text(self.piece))) =>
            {
                *at += if self.at(*at) == Some('\'') {
                    1
                } else {
                    '’'.len_utf8()
                };
                Gap::Elision
            }
            _ => Gap::None,
        }
    }
}

/// What a word has shown so far.
#[derive(Default)]
struct Seen {
    hash: u64,
    head: u64,
    letters: u32,
    capitals: u32,
    digits: u32,
    points: u32,
    /// Letters since the last sign.
    since: u32,
    /// Small letters behind a hyphen that follows a single capital.
    prefixed: bool,
}

impl Seen {
    fn add(&mut self, character: char, class: Class) {
        if class == Class::Digit {
            self.hash = mix(self.hash, character);
            self.digits += 1;
            return;
        }
        self.prefixed |= self.letters == 1 && self.since == 0 && class != Class::Capital;
        self.letter(character);
        self.capitals += u32::from(class == Class::Capital);
    }

    #[inline]
    fn letter(&mut self, letter: char) {
        self.hash = mix(self.hash, letter);
        self.letters += 1;
        self.since += 1;
        if self.letters == 4 {
            self.head = self.hash;
        }
    }

    fn sign(&mut self, sign: char) {
        if is_mark(sign) {
            self.hash = mix(self.hash, sign);
            return;
        }
        self.points += u32::from(sign == '.');
        if sign != '.' {
            self.hash = mix(self.hash, if sign == '’' { '\'' } else { sign });
        }
        self.since = 0;
    }

    fn shape(&self, first: Class) -> Shape {
        if first == Class::Digit {
            Shape::Number
        } else if first == Class::Plain {
            Shape::Plain
        } else if first != Class::Capital || self.prefixed {
            Shape::Lower
        } else if self.capitals == self.letters {
            if self.letters + self.digits > 1 {
                Shape::Upper
            } else {
                Shape::Letter
            }
        } else {
            Shape::Capital
        }
    }
}

/// Offsets of an article that the rules read fit into 32 bits; see [`super::Rules::names`].
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Accents that stand behind their letter, and the hyphen that is not seen.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{AD}')
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '«' | '»' | '‹' | '›' | '‘'..='‟' | '`')
}

fn gap_of(character: char) -> Gap {
    match character {
        '&' => Gap::And,
        ':' | '-' | '–' | '—' | '!' | '?' | '…' | '.' | '•' | '*' | '|' | '¿' | '¡' => Gap::Weak,
        _ if character.is_whitespace() => Gap::Space,
        _ => Gap::Break,
    }
}
