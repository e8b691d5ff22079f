//! Which of the kinds a number or word is, asked in the order in which one rules out the next.
//!
//! A currency before a number makes it money; a month behind it makes it a day; a percent sign, money or a unit
//! behind it says what it counts; what is left may be a year. Digits that continue something else, a name or another
//! number, are nothing.

use super::calendar::Published;
use super::lexicon::Meaning;
use super::money::{Purse, Sum};
use super::number;
use super::page::is_dash;
use super::reading::{Amount, Numeral, Reading};
use super::scan::Start;
use super::unit::What;
use crate::entity::Kind;

/// A mention before its sentence is known.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// Finds mentions from left to right.
pub(super) struct Scanner<'t> {
    reading: Reading<'t>,
    published: Published,
    purse: Purse,
    /// One past the last mention.
    floor: usize,
    /// One past the last date.
    dated: usize,
}

impl<'t> Scanner<'t> {
    /// Begins with a text.
    pub(super) fn new(reading: Reading<'t>, published: Published) -> Self {
        Self {
            reading,
            published,
            purse: Purse::default(),
            floor: 0,
            dated: 0,
        }
    }

    /// The mention that is opened at `start`, its value written; none is where to go on instead.
    pub(super) fn at(&mut self, start: Start, value: &mut String) -> Result<Found, usize> {
        let found = match start {
            Start::Digit(at) => self.digit(at, value).ok_or_else(|| self.past(at))?,
            Start::Word(at) => self.word(at, value).ok_or(at)?,
        };
        self.floor = found.end;
        if found.kind == Kind::Date {
            self.dated = found.end;
        }
        Ok(found)
    }

    /// The mention whose number starts with the digit at `at`.
    fn digit(&mut self, at: usize, value: &mut String) -> Option<Found> {
        let page = self.reading.page;
        if let Some((start, currency)) = self.reading.prefix(at, self.floor) {
            let sum = self.reading.sum_behind(start, currency, at, &mut self.purse)?;
            return Some(self.sum(sum, value));
        }
        let (start, negative) = match page.before(at) {
            Some('Q') => {
                let (start, end) = self
                    .reading
                    .numeric(at, false, value)
                    .filter(|(start, _)| *start < at)?;
                return Some(Found {
                    start,
                    end,
                    kind: Kind::Date,
                });
            }
            before => self.opening(at, before)?,
        };
        if start == at {
            if let Some(end) = self.reading.day_first(at, &self.published, value) {
                return Some(Found {
                    start: at,
                    end,
                    kind: Kind::Date,
                });
            }
            value.clear();
        }
        if let Some(numeral) = self.reading.digits(at, false)
            && let Some(found) = self.counted(start, numeral, negative, value)
        {
            return Some(found);
        }
        value.clear();
        if start < at {
            return None;
        }
        if let Some(found) = self.era(at, value) {
            return Some(found);
        }
        let (start, end) = self
            .reading
            .numeric(at, self.is_listed(at), value)
            .filter(|(start, _)| *start >= self.floor)?;
        Some(Found {
            start,
            end,
            kind: Kind::Date,
        })
    }

    /// Where a mention starts whose first digit is at `at`, and whether there is a minus; none where `before` says
    /// that the digit continues something else.
    fn opening(&self, at: usize, before: Option<char>) -> Option<(usize, bool)> {
        let Some(before) = before else {
            return Some((at, false));
        };
        let page = self.reading.page;
        let start = at - before.len_utf8();
        let earlier = page.before(start);
        if is_dash(before) || before == '−' {
            return match earlier {
                Some(letter) if letter.is_alphanumeric() => {
                    let prefix = page.word_before(start);
                    matches!(prefix, "mid" | "Mid" | "pre" | "post" | "early" | "late" | "non")
                        .then_some((at, false))
                }
                Some(letter) if is_dash(letter) => Some((at, false)),
                _ => Some((start, true)),
            };
        }
        match before {
            '#' | '@' | '_' | '№' | '§' | '\\' | '$' | '=' | '&' => None,
            '.' if number::leads(page, at) => Some((start, false)),
            '.' | ':' | '/' | '+' if earlier.is_some_and(char::is_alphanumeric) => None,
            ',' | ';' if earlier.is_some_and(|letter| letter.is_ascii_digit()) => None,
            letter if letter.is_alphanumeric() => None,
            _ => {
                let word = page.gap_before(at);
                let minus = page.word_before(word) == "minus" && word < at;
                Some(if minus {
                    (word - "minus".len(), true)
                } else {
                    (at, false)
                })
            }
        }
    }

    /// The mention that `numeral` opens by what stands behind it.
    fn counted(
        &mut self,
        start: usize,
        numeral: Numeral,
        negative: bool,
        value: &mut String,
    ) -> Option<Found> {
        let reading = self.reading;
        let between = reading.page.last_word(start) == "between";
        let numeral = if negative {
            Numeral {
                number: numeral.number.negative(),
                ..numeral
            }
        } else {
            numeral
        };
        let no_sign = |_: usize| None;
        if !negative && let Some(range) = reading.range(numeral, between, false, no_sign) {
            let start = if range.between {
                reading.between(start).max(self.floor)
            } else {
                start
            };
            if let Some(found) = self.suffixed(start, range, false, value) {
                return Some(found);
            }
        }
        self.suffixed(start, Amount::one(numeral), negative, value)
    }

    fn suffixed(
        &mut self,
        start: usize,
        amount: Amount,
        negative: bool,
        value: &mut String,
    ) -> Option<Found> {
        let reading = self.reading;
        let page = reading.page;
        if let Some((name, end)) = reading.percent(amount.last.end) {
            let (amount, end) = self.percent_range(amount, name, end);
            amount.write(0, value);
            value.push(' ');
            value.push_str(name);
            return Some(Found {
                start,
                end,
                kind: Kind::Percent,
            });
        }
        if let Some(sum) = reading.sum_before(start, amount, &mut self.purse) {
            return Some(self.sum(sum, value));
        }
        if let Some((unit, end)) = reading.unit(&amount) {
            // Nothing but degrees goes below zero: a dash before another quantity is a dash.
            let below = negative && unit.what == What::Degrees;
            if negative && !below {
                return None;
            }
            Reading::write_quantity(&amount, unit, value);
            return Some(Found {
                start,
                end,
                kind: Kind::Quantity,
            });
        }
        // "5m euros"
        let short = matches!(page.next_word(amount.last.end).0.len(), 1..=3);
        let lettered = reading
            .lettered(amount.last)
            .filter(|_| short && amount.high.is_none())?;
        let sum = reading.sum_before(start, Amount::one(lettered), &mut self.purse)?;
        Some(self.sum(sum, value))
    }

    /// `5%-7%` is one range.
    fn percent_range(&self, amount: Amount, name: &str, end: usize) -> (Amount, usize) {
        let page = self.reading.page;
        let second = page
            .dash(end)
            .filter(|&at| amount.high.is_none() && page.byte(at).is_ascii_digit());
        if let Some(second) = second.and_then(|at| self.reading.digits(at, false))
            && let Some((other, end)) = self.reading.percent(second.end)
            && other == name
            && amount.low.less(second.number)
        {
            return (
                Amount {
                    high: Some(second.number),
                    last: second,
                    ..amount
                },
                end,
            );
        }
        (amount, end)
    }

    /// Whether a date stands before `at`, but for a comma or a word that joins two.
    fn is_listed(&self, at: usize) -> bool {
        let between = self.reading.page.slice(self.dated, at);
        self.dated > 0 && between.len() < 8 && matches!(between.trim(), "and" | "or" | "to" | "," | "&" | "/")
    }

    /// `44 BC`.
    fn era(&self, at: usize, value: &mut String) -> Option<Found> {
        let page = self.reading.page;
        let end = page.digits(at);
        let (word, after) = page.next_word(end);
        let known = end - at <= 4
            && self.reading.lexicon.english
            && matches!(word, "BC" | "BCE")
            && after > end + word.len();
        known.then(|| {
            value.push_str(page.slice(at, end));
            value.push_str(" BC");
            Found {
                start: at,
                end: after,
                kind: Kind::Date,
            }
        })
    }

    fn sum(&mut self, sum: Sum, value: &mut String) -> Found {
        let end = self.reading.write_sum(&sum, &mut self.purse, value);
        Found {
            start: sum.start,
            end,
            kind: Kind::Money,
        }
    }

    /// The mention that the word at `at` opens.
    fn word(&mut self, at: usize, value: &mut String) -> Option<Found> {
        let reading = self.reading;
        let page = reading.page;
        let word = page.word(at);
        let meaning = reading.lexicon.meaning(word)?;
        let before = page.before(at);
        let inside = before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let hyphen = before.is_some_and(is_dash);
        let date = |end: usize| Found {
            start: at,
            end,
            kind: Kind::Date,
        };
        if inside || hyphen && !matches!(meaning, Meaning::Month(..) | Meaning::Weekday(..)) {
            return None;
        }
        match meaning {
            Meaning::Month(..) | Meaning::ShortMonth(_) => {
                reading.month_first(at, &self.published, value).map(date)
            }
            Meaning::Weekday(number, plural) => reading
                .weekday_first(at, number, plural, false, &self.published, value)
                .map(date),
            Meaning::ShortWeekday(number) => reading
                .weekday_first(at, number, false, true, &self.published, value)
                .map(date),
            Meaning::Day(days) => reading.seen_day(at, days, &self.published, value).map(date),
            Meaning::Order(order) => reading.seen_period(at, order, &self.published, value).map(date),
            Meaning::Half => {
                let numeral = reading.half(at)?;
                self.counted(at, numeral, false, value)
            }
            Meaning::Count(_) | Meaning::Dozen => {
                let numeral = reading.words(at)?;
                self.counted(at, numeral, false, value)
            }
            Meaning::Scale(power) => self.scale(at, power, value),
            Meaning::Many(power) => {
                let sum = reading.vague(at, power, &mut self.purse)?;
                Some(self.sum(sum, value))
            }
            Meaning::Multi(power) => {
                let end = at + word.len();
                let (next, _) = page.link(end);
                let (power, end) = match reading.lexicon.meaning(page.word(next)) {
                    Some(Meaning::Scale(power)) if word == "multi" => (power, next + page.word(next).len()),
                    _ => (power, end),
                };
                let sum = reading
                    .vague_before(at, end, power, &mut self.purse)
                    .filter(|_| power > 0)?;
                Some(self.sum(sum, value))
            }
            _ => None,
        }
    }

    /// A large number without a count before it: "a million dollars", "several million dollars", "million-dollar".
    fn scale(&mut self, at: usize, power: u8, value: &mut String) -> Option<Found> {
        let reading = self.reading;
        let page = reading.page;
        let numeral = reading.words(at)?;
        let gap = page.gap_before(at);
        let before = page.word_before(gap);
        let from = gap.saturating_sub(before.len());
        match before {
            "several" | "few" | "many" | "couple" => {
                let sum = reading.vague_before(from.max(self.floor), numeral.end, power, &mut self.purse)?;
                Some(self.sum(sum, value))
            }
            // "a million dollars", but a "million-dollar" fine
            "a" | "A" if page.dash(numeral.end).is_none() => {
                self.counted(from.max(self.floor), numeral, false, value)
            }
            _ => self.counted(at, numeral, false, value),
        }
    }

    /// Where to go on behind the digits at `at` that were nothing, so that their rest is not taken for a number.
    fn past(&self, at: usize) -> usize {
        let page = self.reading.page;
        let mut end = page.digits(at);
        while matches!(page.byte(end), b'.' | b',' | b':' | b'/') && page.byte(end + 1).is_ascii_digit() {
            end = page.digits(end + 1);
        }
        end
    }
}
