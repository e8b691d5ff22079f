//! Numbers as a text writes them: in digits or words, with a large number behind them, as a range.
//!
//! A range takes its scale from its second number where the first is small and has none: "5 to 7 million" are two
//! millions, "500,000 to 1 million" is one. What is counted decides whether two numbers with a dash are a range at
//! all, so that is left to whoever asks.

use super::lexicon::{Lexicon, Meaning};
use super::number::{self, Number, Style};
use super::page::Page;

/// The most words of a number.
const WORDS: usize = 10;

/// One number of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    /// What it comes to.
    pub(super) number: Number,
    /// One past its last byte.
    pub(super) end: usize,
    /// Power of ten of the large numbers behind it.
    pub(super) scale: i8,
    /// How many digits it has, where it has nothing else.
    pub(super) plain: Option<usize>,
    /// Whether it says by itself that it counts something: thousands set apart, decimals, a large number.
    pub(super) marked: bool,
}

/// One number or two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    /// The number, or the lower one.
    pub(super) low: Number,
    /// The higher one.
    pub(super) high: Option<Number>,
    /// The last numeral.
    pub(super) last: Numeral,
    /// Whether "between" belongs to it.
    pub(super) between: bool,
}

impl Amount {
    /// Of one numeral.
    pub(super) fn one(numeral: Numeral) -> Self {
        Self {
            low: numeral.number,
            high: None,
            last: numeral,
            between: false,
        }
    }

    /// Writes `5` or `5-7`.
    pub(super) fn write(&self, power: i8, value: &mut String) {
        let number = |number: Number| number.scaled(power).unwrap_or(number);
        number(self.low).write(value);
        if let Some(high) = self.high {
            value.push('-');
            number(high).write(value);
        }
    }
}

/// Reads numbers of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'t> {
    pub(super) page: Page<'t>,
    pub(super) lexicon: &'static Lexicon,
    pub(super) style: Style,
}

impl Reading<'_> {
    /// The number in digits at `at`; `money`: a currency stands before it.
    pub(super) fn digits(&self, at: usize, money: bool) -> Option<Numeral> {
        if let Some((part, parts, end)) = number::slashed(self.page, at) {
            let number = Number::fraction(0, part, parts)?;
            return self.scaled(
                Numeral {
                    number,
                    end,
                    scale: 0,
                    plain: None,
                    marked: true,
                },
                money,
            );
        }
        let digits = number::digits(self.page, at, self.style, money)?;
        let mut numeral = Numeral {
            number: digits.number,
            end: digits.end,
            scale: 0,
            plain: digits.plain,
            marked: digits.marked,
        };
        if digits.plain.is_some()
            && let Some(whole) = digits.number.below(100_000)
            && let Some((number, end)) = number::vulgar(self.page, digits.end, whole)
        {
            numeral = Numeral {
                number,
                end,
                plain: None,
                marked: true,
                ..numeral
            };
        }
        self.scaled(numeral, money)
    }

    /// The number in words at `at`.
    pub(super) fn words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut part, mut end) = (0_u64, None::<u64>, at);
        let mut next = at;
        let mut scale = 0;
        let mut half = false;
        for _ in 0..WORDS {
            let word = self.page.word(next);
            match self.lexicon.meaning(word) {
                Some(Meaning::Count(count)) => {
                    let count = u64::from(count);
                    part = Some(match part {
                        None => count,
                        Some(tens) if tens % 100 >= 20 && tens % 10 == 0 && count < 10 => tens + count,
                        Some(hundreds) if hundreds > 0 && hundreds % 100 == 0 => hundreds + count,
                        Some(_) => break,
                    });
                }
                Some(Meaning::Scale(2)) if part.is_none_or(|part| part < 100) => {
                    part = Some(part.unwrap_or(1) * 100);
                }
                Some(Meaning::Scale(2)) => break,
                Some(Meaning::Scale(power)) => {
                    let own = 10_u64.checked_pow(u32::from(power))?;
                    let many = if part.is_none() && total > 0 {
                        std::mem::take(&mut total)
                    } else {
                        part.take().unwrap_or(1)
                    };
                    total = total.checked_add(many.checked_mul(own)?)?;
                    scale = i8::try_from(power).ok()?;
                }
                Some(Meaning::Dozen) if total == 0 => {
                    total = part.take().unwrap_or(1) * 12;
                }
                _ => break,
            }
            end = next + word.len();
            next = self.page.link(end).0;
            if let Some(after) = self.and(end) {
                if let Some(after) = self.a_half(after) {
                    (end, half) = (after, true);
                    break;
                }
                // Two hundred and fifty is one number; two and three are two.
                let hundreds = part.is_some_and(|part| part % 100 == 0) || part.is_none() && total > 0;
                let counts = matches!(
                    self.lexicon.meaning(self.page.word(after)),
                    Some(Meaning::Count(_))
                );
                if hundreds && counts {
                    next = after;
                }
            }
        }
        if end == at {
            return None;
        }
        let number = Number::whole(total.checked_add(part.unwrap_or(0))?);
        let number = if half { number.and_a_half()? } else { number };
        let numeral = Numeral {
            number,
            end,
            scale,
            plain: None,
            marked: scale > 2,
        };
        if half {
            self.scaled(numeral, false)
        } else {
            Some(numeral)
        }
    }

    /// "half a" at `at`, and what it is half of: a number, or one.
    pub(super) fn half(&self, at: usize) -> Option<Numeral> {
        let article = self.page.link(at + "half".len()).0;
        let word = self.page.word(article);
        if !matches!(word, "a" | "an") {
            return None;
        }
        let numeral = Numeral {
            number: Number::fraction(0, 1, 2)?,
            end: article + word.len(),
            scale: 0,
            plain: None,
            marked: false,
        };
        self.scaled(numeral, false)
    }

    /// The range that `first` opens, in digits; `between`: "and" links its ends. `sign` finds the end of the sign of
    /// money that may be repeated at a byte.
    pub(super) fn range(
        &self,
        first: Numeral,
        between: bool,
        money: bool,
        sign: impl Fn(usize) -> Option<usize>,
    ) -> Option<Amount> {
        let start = self.to(first.end, between)?;
        let dash = self.page.dash(first.end).is_some();
        let repeated = sign(start);
        let start = repeated.unwrap_or(start);
        let second = if self.page.byte(start).is_ascii_digit() {
            self.digits(start, money)?
        } else {
            self.words(start)?
        };
        let mut low = first.number;
        if first.scale == 0 && second.scale > 0 && low.is_small() {
            low = low.scaled(second.scale)?;
        }
        let rising = low.less(second.number);
        // "from $5 million to $7 million" are two sums, and "in 2019 to 40 million" is nothing.
        let short = first.scale == 0 && first.number.is_small();
        if !dash && !between && !short && (repeated.is_some() || !first.marked && second.scale > 0) {
            return None;
        }
        rising.then_some(Amount {
            low,
            high: Some(second.number),
            last: second,
            between: between && !dash,
        })
    }

    /// Where the second number of a range starts.
    fn to(&self, end: usize, between: bool) -> Option<usize> {
        if let Some(start) = self.page.dash(end) {
            return Some(start);
        }
        let (word, end) = self.page.next_word(end);
        let links = match word {
            "to" => self.lexicon.english && !between,
            "and" => between,
            "bis" | "tot" | "à" | "a" => !self.lexicon.english,
            _ => false,
        };
        links.then(|| self.page.gap(end))
    }

    /// `numeral` with the large numbers behind it.
    fn scaled(&self, mut numeral: Numeral, money: bool) -> Option<Numeral> {
        for _ in 0..2 {
            let (start, _) = self.page.link(numeral.end);
            let word = self.page.word(start);
            let power = match self.lexicon.meaning(word) {
                Some(Meaning::Scale(power) | Meaning::Many(power @ (5 | 7))) => i8::try_from(power).ok()?,
                Some(Meaning::Many(power @ 6..)) if money => i8::try_from(power).ok()?,
                Some(Meaning::Dozen) if numeral.plain.is_some_and(|digits| digits < 4) => {
                    numeral.number = numeral.number.times(12)?;
                    numeral.end = start + word.len();
                    continue;
                }
                _ if money && numeral.scale == 0 && start <= self.page.gap(numeral.end) => match letter(word)
                {
                    Some(power) => power,
                    None => break,
                },
                _ => break,
            };
            numeral = Numeral {
                number: numeral.number.scaled(power)?,
                end: start + word.len(),
                scale: numeral.scale + power,
                plain: None,
                marked: true,
            };
        }
        Some(numeral)
    }

    /// `numeral` with a single letter for a large number, as in 5m.
    pub(super) fn lettered(&self, numeral: Numeral) -> Option<Numeral> {
        (numeral.scale == 0)
            .then(|| self.scaled(numeral, true))
            .flatten()
            .filter(|numeral| numeral.scale > 0)
    }

    fn and(&self, end: usize) -> Option<usize> {
        let (start, _) = self.page.link(end);
        (self.page.word(start) == "and").then(|| self.page.link(start + 3).0)
    }

    fn a_half(&self, at: usize) -> Option<usize> {
        let start = self.page.link(at + 1).0;
        (self.page.word(at) == "a" && self.page.word(start) == "half").then_some(start + 4)
    }
}

/// The power of ten of a letter behind a sum of money.
fn letter(word: &str) -> Option<i8> {
    Some(match word {
        "k" | "K" => 3,
        "m" | "M" | "mm" | "MM" => 6,
        "b" | "B" | "Md" | "Mds" => 9,
        "t" | "T" => 12,
        _ => return None,
    })
}
