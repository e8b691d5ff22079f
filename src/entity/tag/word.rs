//! What a word looks like: the facts about a token by itself that features are made of.
//!
//! Facts are small numbers and 32-bit hashes, so that no feature ever touches text again; a word is looked at once, when it
//! is first seen.
//!
//! It does not know where a token stands.

use super::hash;
use super::lexicon::Entry;
use crate::entity::world;

/// Outer form of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Shape {
    /// Letters in lower case, or of scripts without case.
    #[default]
    Lower,
    /// A capital and small letters.
    Capital,
    /// Several capitals and nothing else.
    Capitals,
    /// One capital letter.
    Letter,
    /// A capital and its point.
    Initial,
    /// Capitals with points.
    Points,
    /// Capitals elsewhere.
    Mixed,
    /// Capitals and digits.
    Code,
    /// A number of four digits.
    Year,
    /// Another number.
    Number,
    /// Digits and small letters.
    Ordinal,
    /// A hyphen, a slash or an ampersand.
    Joint,
    /// A quote or an apostrophe.
    Quote,
    /// The possessive.
    Possessive,
    /// Another sign.
    Sign,
    /// No token: before the first or behind the last of a sentence.
    Border,
}

impl Shape {
    /// Whether it has a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Capital
                | Self::Capitals
                | Self::Letter
                | Self::Initial
                | Self::Points
                | Self::Mixed
                | Self::Code
        )
    }

    /// Whether it is made of letters only.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Capital | Self::Capitals | Self::Mixed)
    }

    fn of(form: &str) -> Self {
        let mut upper = 0;
        let mut lower = 0;
        let mut digits = 0;
        let mut points = 0;
        let mut first_upper = false;
        for (at, sign) in form.chars().enumerate() {
            if sign.is_uppercase() {
                upper += 1;
                first_upper |= at == 0;
            } else if sign.is_alphabetic() {
                lower += 1;
            } else if sign.is_numeric() {
                digits += 1;
            } else if sign == '.' {
                points += 1;
            }
        }
        match (upper, lower, digits) {
            (0, 0, 0) => Self::of_sign(form),
            (0, 0, 4) if form.len() == 4 => Self::Year,
            (0, 0, _) => Self::Number,
            (0, _, 0) if form == "'s" => Self::Possessive,
            (0, _, 0) => Self::Lower,
            (0, ..) => Self::Ordinal,
            (_, _, 1..) => Self::Code,
            (1, 0, 0) if points > 0 => Self::Initial,
            (1, 0, 0) => Self::Letter,
            (_, 0, 0) if points > 0 => Self::Points,
            (_, 0, 0) => Self::Capitals,
            (1, ..) if first_upper => Self::Capital,
            _ => Self::Mixed,
        }
    }

    fn of_sign(form: &str) -> Self {
        match form {
            "-" | "/" | "&" => Self::Joint,
            "\"" | "'" => Self::Quote,
            _ => Self::Sign,
        }
    }
}

/// How a token can be part of a name without a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// It cannot.
    #[default]
    None,
    /// Between two capitals only: "of", "and", "-".
    Between,
    /// Before a capital too: "al", "van", "bin".
    Before,
    /// Beside a capital: a number.
    Beside,
}

const BETWEEN: [&str; 27] = [
    "&", "'", "-", "/", "and", "at", "by", "d", "des", "e", "for", "from", "in", "is", "my", "of", "on",
    "or", "over", "the", "to", "und", "upon", "with", "y", "'s", "n",
];
const BEFORE: [&str; 29] = [
    "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "bin", "binti", "da", "das", "de", "del", "der",
    "di", "do", "dos", "du", "el", "ibn", "la", "le", "ter", "ul", "van", "von", "zu",
];

/// What stands beside a sentence.
pub static BORDER: Facts = Facts {
    form: 1,
    lower: 1,
    suffixes: [0; 3],
    prefixes: [0; 2],
    pattern: 0,
    is_open_bracket: false,
    nation: false,
    shape: Shape::Border,
    link: Link::None,
    entry: Entry {
        fine: 0,
        middle: 0,
        coarse: 0,
        habit: 0,
    },
};

/// The facts about one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// Hash of the word as written.
    pub form: u32,
    /// Hash of it in lower case.
    pub lower: u32,
    /// Hashes of its last two, three and four letters in lower case.
    pub suffixes: [u32; 3],
    /// Hashes of its first three and four letters in lower case.
    pub prefixes: [u32; 2],
    /// Hash of the pattern of its kinds of signs.
    pub pattern: u32,
    /// Whether it is an opening bracket.
    pub is_open_bracket: bool,
    /// Whether it is a word for people of a country, people or religion.
    pub nation: bool,
    /// Its outer form.
    pub shape: Shape,
    /// How it can be part of a name without a capital.
    pub link: Link,
    /// What the model knows of it.
    pub entry: Entry,
}

impl Facts {
    /// What stands before the first and behind the last token of a sentence.
    pub fn border() -> Self {
        BORDER
    }

    /// The facts about a token; `entry` is what the model knows of its form in lower case.
    pub fn of(form: &str, entry: impl Fn(u64) -> Entry) -> Self {
        let lower = form.to_lowercase();
        let shape = Shape::of(form);
        let bare = lower.trim_end_matches('.');
        let whole = hash::text(if bare.is_empty() { &lower } else { bare });
        let link = match shape {
            Shape::Year | Shape::Number | Shape::Ordinal => Link::Beside,
            _ if BEFORE.contains(&form) => Link::Before,
            _ if BETWEEN.contains(&form) => Link::Between,
            _ => Link::None,
        };
        Self {
            form: half(hash::text(form)),
            lower: half(whole),
            suffixes: [2, 3, 4].map(|length| half(hash::text(last(bare, length)))),
            prefixes: [3, 4].map(|length| half(hash::text(first(bare, length)))),
            pattern: half(hash::text(&pattern(form))),
            is_open_bracket: form == "(" || form == "[",
            nation: shape.is_capital() && is_nation(form, &lower),
            shape,
            link,
            entry: entry(whole),
        }
    }

    /// Whether it can be part of a name by itself.
    pub fn is_capital(&self) -> bool {
        self.shape.is_capital()
    }
}

/// Whether it is a nationality word, as it stands or in capitals.
fn is_nation(form: &str, lower: &str) -> bool {
    if world::nationality(form).is_some() {
        return true;
    }
    let mut letters = lower.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let capital: String = first.chain(letters).collect();
    form.chars().all(char::is_uppercase) && form.len() > 3 && world::nationality(&capital).is_some()
}

#[allow(clippy::cast_possible_truncation, reason = "half of the bits are wanted")]
fn half(hash: u64) -> u32 {
    hash as u32
}

fn first(word: &str, length: usize) -> &str {
    let end = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or_default()
}

fn last(word: &str, length: usize) -> &str {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    word.get(start..).unwrap_or_default()
}

/// The kinds of signs of a word, each run of equal ones once.
fn pattern(form: &str) -> String {
    let mut pattern = String::new();
    for sign in form.chars() {
        let kind = if sign.is_uppercase() {
            'A'
        } else if sign.is_alphabetic() {
            'a'
        } else if sign.is_numeric() {
            '0'
        } else {
            sign
        };
        if !pattern.ends_with(kind) {
            pattern.push(kind);
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::{Facts, Link, Shape, first, last};
    use crate::entity::tag::lexicon::Entry;

    fn facts(form: &str) -> Facts {
        Facts::of(form, |_| Entry::default())
    }

    #[test]
    fn shapes() {
        for (form, shape) in [
            ("harbour", Shape::Lower),
            ("Harbour", Shape::Capital),
            ("UNESCO", Shape::Capitals),
            ("J.", Shape::Initial),
            ("U.S.", Shape::Points),
            ("McCoy", Shape::Mixed),
            ("G20", Shape::Code),
            ("1984", Shape::Year),
            ("3.5", Shape::Number),
            ("3rd", Shape::Ordinal),
            ("'s", Shape::Possessive),
            ("-", Shape::Joint),
        ] {
            assert_eq!(facts(form).shape, shape, "{form}");
        }
        assert_eq!(facts("bin").link, Link::Before);
        assert_eq!(facts("of").link, Link::Between);
    }

    #[test]
    fn case_and_a_last_point_change_the_form_only() {
        let (one, other) = (facts("CORP."), facts("corp"));
        assert_eq!(
            (one.lower, one.suffixes, one.prefixes),
            (other.lower, other.suffixes, other.prefixes)
        );
        assert_ne!(one.form, other.form);
        assert_eq!(
            (first("\u{e9}t\u{e9}s", 3), last("\u{e9}t\u{e9}s", 2)),
            ("\u{e9}t\u{e9}", "\u{e9}s")
        );
    }
}
