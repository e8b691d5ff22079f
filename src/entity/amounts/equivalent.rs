//! Sums that are written twice, and sums of which only the order is known.
//!
//! "300 billion hryvnia ($6.9 billion)" is one sum, so it is one mention; its value names both.

use super::lexicon::Meaning;
use super::money::{Purse, Size, Sum};
use super::reading::{Amount, Reading};

/// The farthest a sum's number may be behind the bracket that opens its equivalent, in bytes.
const BRACKET: usize = 32;
/// The most equivalents of one sum.
const EQUIVALENTS: usize = 3;

impl Reading<'_> {
    /// "tens of millions of dollars", whose first word is at `at`.
    pub(super) fn vague(&self, at: usize, power: u8, purse: &mut Purse) -> Option<Sum> {
        let page = self.page;
        let first_end = at + page.word(at).len();
        let mut end = page.follows(first_end, "of")?;
        let (word, after) = page.next_word(end);
        let mut second = None;
        if let Some(Meaning::Many(more)) = self.lexicon.meaning(word) {
            second = Some(more);
            end = page.follows(after, "of")?;
        }
        let (coin, end) = self.coin(end)?;
        let weight = coin.code == "pound";
        (!weight).then(|| {
            let currency = self.resolve(coin, purse);
            Sum {
                start: at,
                end,
                currency,
                size: Size::Vague(power, second),
            }
        })
    }

    /// "multimillion-dollar" and "several million dollars", where `end` is behind the number and `start` its first
    /// byte.
    pub(super) fn vague_before(&self, start: usize, end: usize, power: u8, purse: &mut Purse) -> Option<Sum> {
        let (coin, end) = self.coin(end)?;
        let weight = coin.code == "pound";
        (!weight).then(|| {
            let currency = self.resolve(coin, purse);
            Sum {
                start,
                end,
                currency,
                size: Size::Vague(power, None),
            }
        })
    }

    /// Writes the value of `sum` with its equivalents in brackets, and answers where the last of them ends.
    pub(super) fn write_sum(&self, sum: &Sum, purse: &mut Purse, value: &mut String) -> usize {
        sum.write(value);
        let page = self.page;
        let alone = value.len();
        let mut at = page.gap(sum.end);
        if page.byte(at) != b'(' {
            return sum.end;
        }
        for _ in 0..EQUIVALENTS {
            let Some(other) = self.equivalent(at + 1, purse) else {
                break;
            };
            if other.currency.code == sum.currency.code {
                break;
            }
            value.push_str(" = ");
            other.write(value);
            at = page.gap(other.end);
            match page.byte(at) {
                b')' => return at + 1,
                b',' | b';' | b'/' => {}
                _ => break,
            }
        }
        value.truncate(alone);
        sum.end
    }

    /// The sum that stands at `at`, but for words such as "about".
    pub(super) fn equivalent(&self, at: usize, purse: &mut Purse) -> Option<Sum> {
        let page = self.page;
        let digit = (at..at + BRACKET).find(|&at| page.byte(at).is_ascii_digit())?;
        let (start, sum) = match self.prefix(digit, at) {
            Some((start, currency)) => (start, self.sum_behind(start, currency, digit, purse)?),
            None => (
                digit,
                self.sum_before(digit, Amount::one(self.digits(digit, false)?), purse)?,
            ),
        };
        let lead = page.slice(at, start);
        let known = |word: &str| {
            matches!(
                word,
                "" | "about"
                    | "around"
                    | "approximately"
                    | "roughly"
                    | "some"
                    | "nearly"
                    | "almost"
                    | "over"
                    | "or"
                    | "equal"
                    | "to"
                    | "equivalent"
                    | "the"
                    | "of"
                    | "just"
                    | "more"
                    | "than"
                    | "under"
                    | "less"
                    | "worth"
                    | "approx"
                    | "circa"
                    | "ca"
                    | "c"
                    | "rund"
                    | "etwa"
                    | "environ"
                    | "unos"
                    | "circa:"
            )
        };
        let fits = lead.split(|letter: char| !letter.is_alphabetic()).all(known)
            && lead
                .chars()
                .all(|letter| letter.is_alphabetic() || " .,~≈=\u{a0}\n\r".contains(letter));
        fits.then_some(sum)
    }

    /// Where "between" before `start` starts.
    pub(super) fn between(&self, start: usize) -> usize {
        self.page.gap_before(start).saturating_sub("between".len())
    }
}

/// The word of a power of ten.
pub(super) fn order(power: u8) -> &'static str {
    match power {
        1 => "tens",
        2 => "hundreds",
        3 => "thousands",
        5 => "lakhs",
        6 => "millions",
        7 => "crores",
        9 => "billions",
        _ => "trillions",
    }
}
