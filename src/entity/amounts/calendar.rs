//! The day an article was published, and what other days are, seen from it.
//!
//! A day without a year is the one nearest to publication, since news speak of days within half a year. A weekday is
//! the last one up to publication, unless the words before it point ahead. Without a full date of publication nothing
//! is completed but what a year or a month alone can tell.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// When an article was published, as far as is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Published {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<Date>,
}

/// A day, or a month, of a year that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    /// None for the whole month.
    pub(super) day: Option<i8>,
}

/// Where a weekday lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Up to the day of publication.
    Usual,
    /// Before it.
    Before,
    /// From it on.
    From,
    /// After it.
    After,
}

impl Published {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, whatever follows that.
    pub(super) fn read(date: Option<&str>) -> Self {
        let mut parts = date.unwrap_or_default().splitn(3, '-');
        let year = parts
            .next()
            .filter(|year| year.len() == 4)
            .and_then(|year| year.parse().ok());
        let Some(year) = year else { return Self::default() };
        let month = parts
            .next()
            .and_then(|month| month.get(..2))
            .and_then(|month| month.parse().ok());
        let day = parts
            .next()
            .and_then(|day| day.get(..2))
            .and_then(|day| day.parse().ok());
        let month = month.filter(|month| (1..=12).contains(month));
        let day = month
            .zip(day)
            .and_then(|(month, day)| Date::new(year, month, day).ok());
        Self {
            year: Some(year),
            month,
            day,
        }
    }

    /// Whether the day is known.
    pub(super) fn is_day(&self) -> bool {
        self.day.is_some()
    }

    /// `point` with the year that is nearest to publication.
    pub(super) fn complete(&self, point: Point, side: Side) -> Point {
        let (Some(year), Some(month), None) = (self.year, self.month, point.year) else {
            return point;
        };
        let middle = self.day.or_else(|| Date::new(year, month, 15).ok());
        let Some(middle) = middle else { return point };
        let whole = point.day.is_none();
        let near = |year: i16| {
            let day = Date::new(year, point.month, point.day.unwrap_or(15)).ok()?;
            let days = middle.until(day).ok()?.get_days();
            let month = whole && (year, point.month) == (middle.year(), middle.month());
            let fits = match side {
                Side::Usual => true,
                Side::Before => days < 0 && !month,
                Side::From => days >= 0 || month,
                Side::After => days > 0 && !month,
            };
            fits.then_some((days.abs(), year))
        };
        let nearest = [year - 1, year, year + 1].into_iter().filter_map(near).min();
        Point {
            year: nearest.map(|(_, year)| year),
            ..point
        }
    }

    /// The weekday with this number, from 1 for Monday.
    pub(super) fn weekday(&self, number: u8, side: Side) -> Option<Date> {
        let day = self.day?;
        let wanted = Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()?;
        let ahead = i64::from(day.weekday().until(wanted));
        let days = match side {
            Side::Usual if ahead > 0 => ahead - 7,
            Side::Before => ahead - 7,
            Side::After if ahead == 0 => 7,
            Side::Usual | Side::From | Side::After => ahead,
        };
        day.checked_add(days.days()).ok()
    }

    /// The day that is `days` from that of publication.
    pub(super) fn day(&self, days: i8) -> Option<Date> {
        self.day?.checked_add(i64::from(days).days()).ok()
    }

    /// The year that is `years` from that of publication.
    pub(super) fn year(&self, years: i8) -> Option<i16> {
        self.year?.checked_add(i16::from(years))
    }

    /// The month that is `months` from that of publication.
    pub(super) fn month(&self, months: i8) -> Option<Point> {
        let first = Date::new(self.year?, self.month?, 1).ok()?;
        let found = first.checked_add(i64::from(months).months()).ok()?;
        Some(Point {
            year: Some(found.year()),
            month: found.month(),
            day: None,
        })
    }

    /// The ISO week, with its year, that is `weeks` from that of publication.
    pub(super) fn week(&self, weeks: i8) -> Option<(i16, i8)> {
        let span: Span = i64::from(weeks).weeks();
        let week = self.day?.checked_add(span).ok()?.iso_week_date();
        Some((week.year(), week.week()))
    }
}

impl Point {
    /// The point of a day.
    pub(super) fn of(date: Date) -> Self {
        Self {
            year: Some(date.year()),
            month: date.month(),
            day: Some(date.day()),
        }
    }

    /// Whether there is such a day in its year, or in any.
    pub(super) fn exists(self) -> bool {
        Date::new(self.year.unwrap_or(2000), self.month, self.day.unwrap_or(1)).is_ok()
    }

    /// Writes it as ISO 8601: `2026-03-05`, `2026-03`, `--03-05`; a month alone is its name.
    pub(super) fn write(self, value: &mut String) {
        match self.year {
            Some(year) => {
                number(i32::from(year), 4, value);
                value.push('-');
            }
            None if self.day.is_none() => {
                value.push_str(name(MONTHS, self.month));
                return;
            }
            None => value.push_str("--"),
        }
        number(i32::from(self.month), 2, value);
        if let Some(day) = self.day {
            value.push('-');
            number(i32::from(day), 2, value);
        }
    }
}

/// Writes a number with zeros before it up to a width.
pub(super) fn number(number: i32, width: u32, value: &mut String) {
    let mut place = 10_i32.pow(width.saturating_sub(1));
    while place > number.max(1) {
        value.push('0');
        place /= 10;
    }
    let mut rest = place.max(1);
    while rest.saturating_mul(10) <= number {
        rest *= 10;
    }
    while rest > 0 {
        let digit = u8::try_from(number / rest % 10).unwrap_or(0);
        value.push(char::from(b'0' + digit));
        rest /= 10;
    }
}

/// The English name of a weekday, from 1 for Monday.
pub(super) fn weekday(number: u8) -> &'static str {
    name(WEEKDAYS, i8::try_from(number).unwrap_or(0))
}

fn name(names: &[&'static str], number: i8) -> &'static str {
    let at = usize::try_from(number - 1).unwrap_or(0);
    names.get(at).copied().unwrap_or_default()
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
