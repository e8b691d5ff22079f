//! Weekdays, and days and periods as seen from the day of publication: "yesterday", "last week".
//!
//! A weekday before a day belongs to it. "last", "next" and "will" before a weekday are heeded but stay outside of
//! the mention, which is a name of the calendar without them. "yesterday" names nothing in an article whose day is
//! unknown, so it is no mention there.

use super::calendar::{self, Point, Published, Side};
use super::reading::Reading;

/// How far before a weekday a word of the future is looked for, in bytes.
const FUTURE: usize = 48;

impl Reading<'_> {
    /// The date that begins with the weekday at `start`, `number` from 1.
    pub(super) fn weekday_first(
        &self,
        start: usize,
        number: u8,
        plural: bool,
        short: bool,
        published: &Published,
        value: &mut String,
    ) -> Option<usize> {
        let page = self.page;
        let word = page.word(start);
        let mut end = start + word.len();
        let upper = word.starts_with(char::is_uppercase);
        if self.lexicon.capital != upper {
            return None;
        }
        if matches!(word, "segunda" | "terça" | "quarta" | "quinta" | "sexta") {
            if !page.slice(end, end + 6).eq_ignore_ascii_case("-feira") {
                return None;
            }
            end += 6;
        }
        if !plural && let Some(end) = self.day_behind(end, short, published, value) {
            return Some(end);
        }
        if short || is_a_name(page.last_word(start), page.next_word(end).0) {
            return None;
        }
        if plural {
            value.push_str(calendar::weekday(number));
            value.push('s');
            return Some(end);
        }
        match published.weekday(number, self.side(start, Side::From)) {
            Some(day) => Point::of(day).write(value),
            None => value.push_str(calendar::weekday(number)),
        }
        Some(end)
    }

    /// The day of a month behind a weekday.
    fn day_behind(
        &self,
        end: usize,
        short: bool,
        published: &Published,
        value: &mut String,
    ) -> Option<usize> {
        let page = self.page;
        let mut at = page.gap(end);
        if page.byte(at) == b',' || short && page.byte(at) == b'.' {
            at = page.gap(at + 1);
        }
        let (word, after) = page.next_word(at);
        if word == "on"
            && let Some(the) = page.follows(after, "the")
        {
            at = page.gap(the);
        } else if matches!(word, "the" | "den" | "le" | "el") {
            at = page.gap(after);
        }
        if page.byte(at).is_ascii_digit() {
            return self.day_first(at, published, value);
        }
        let month = self.month(at)?;
        self.day(page.gap(month.end))?;
        self.month_first(at, published, value)
    }

    /// Where a weekday or month lies by the words before it; `future`: where "will" puts it.
    pub(super) fn side(&self, start: usize, future: Side) -> Side {
        let page = self.page;
        match page.last_word(start) {
            "last" | "Last" => return Side::Before,
            "next" | "Next" => return Side::After,
            "this" | "This" | "coming" => return Side::From,
            _ => {}
        }
        if !self.lexicon.english {
            return Side::Usual;
        }
        let from = (start.saturating_sub(FUTURE)..start)
            .find(|&at| page.0.is_char_boundary(at))
            .unwrap_or(start);
        let before = page.slice(from, start);
        let clause = before.rsplit(['.', '\n', '?', '!']).next().unwrap_or_default();
        if clause.contains(" will ") {
            future
        } else {
            Side::Usual
        }
    }

    /// A day as seen from publication, at `start`.
    pub(super) fn seen_day(
        &self,
        start: usize,
        days: i8,
        published: &Published,
        value: &mut String,
    ) -> Option<usize> {
        let word = self.page.word(start);
        // USA Today is none.
        let name = word.starts_with(char::is_uppercase)
            && self.page.last_word(start).starts_with(char::is_uppercase);
        let day = published.day(days).filter(|_| !name)?;
        Point::of(day).write(value);
        Some(start + word.len())
    }

    /// "last week", "this month", "next year", at `start`.
    pub(super) fn seen_period(
        &self,
        start: usize,
        order: i8,
        published: &Published,
        value: &mut String,
    ) -> Option<usize> {
        let page = self.page;
        // "the last year" is a span of time.
        if !published.is_day()
            || matches!(
                page.last_word(start),
                "the" | "The" | "these" | "its" | "his" | "her"
            )
        {
            return None;
        }
        let (word, end) = page.next_word(start + page.word(start).len());
        match word {
            "year" => calendar::number(i32::from(published.year(order)?), 4, value),
            "month" => published.month(order)?.write(value),
            "week" => {
                let (year, week) = published.week(order)?;
                calendar::number(i32::from(year), 4, value);
                value.push_str("-W");
                calendar::number(i32::from(week), 2, value);
            }
            "morning" | "afternoon" | "evening" if order == 0 => Point::of(published.day(0)?).write(value),
            "night" if order < 0 => Point::of(published.day(-1)?).write(value),
            _ => return None,
        }
        Some(end)
    }
}

/// Whether a weekday between these words is part of another name: Black Friday, the Sunday Times.
fn is_a_name(before: &str, after: &str) -> bool {
    matches!(
        before,
        "Black"
            | "Good"
            | "Bloody"
            | "Super"
            | "Palm"
            | "Ash"
            | "Cyber"
            | "Shrove"
            | "Maundy"
            | "Holy"
            | "Giving"
            | "Sheffield"
            | "Ruby"
    ) || matches!(
        after,
        "Times"
            | "Mail"
            | "Telegraph"
            | "Express"
            | "Mirror"
            | "Herald"
            | "Tribune"
            | "Independent"
            | "Star"
            | "Post"
            | "Guardian"
            | "Night"
    )
}
