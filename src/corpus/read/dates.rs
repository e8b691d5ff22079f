//! Day first or month first: decided for a whole column, because a single `01/02/2026` cannot tell.

use std::borrow::Cow;

use crate::corpus::date;

/// What the dates with slashes of a column say of the order of day and month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(in crate::corpus) struct Order {
    day_first: bool,
    month_first: bool,
    unclear: bool,
}

impl Order {
    /// Takes a value of the column into account.
    pub(super) fn see(&mut self, value: &str) {
        if let Some(date) = Slashed::new(value) {
            self.day_first |= date.first > 12;
            self.month_first |= date.second > 12;
            self.unclear |= date.first.max(date.second) <= 12 && date.first != date.second;
        }
    }

    /// Adds what other values of the column say.
    pub(in crate::corpus) fn absorb(&mut self, other: Self) {
        self.day_first |= other.day_first;
        self.month_first |= other.month_first;
        self.unclear |= other.unclear;
    }

    /// Whether further values could still change how dates are read: there are slashes, and none has the day first.
    pub(super) fn is_open(self) -> bool {
        (self.month_first || self.unclear) && !self.day_first
    }

    /// What a reader should know, once the whole column was seen.
    pub(in crate::corpus) fn remark(self) -> Option<&'static str> {
        match (self.day_first, self.month_first, self.unclear) {
            (true, true, true) => Some(
                "some dates have the day first and some the month; those that could be either were read day first: \
                 write them as 2026-01-31",
            ),
            (false, false, true) => Some(
                "every date could have the day or the month first; they were read day first: write them as 2026-01-31 \
                 if that is wrong",
            ),
            _ => None,
        }
    }

    /// Reads a value of the column to an ISO date.
    pub(super) fn read(self, value: &str) -> Option<String> {
        if let Some(date) = plain(value) {
            return Some(date.to_owned());
        }
        match Slashed::new(value) {
            Some(date) if self.month_first && !self.day_first => date::parse(&date.swapped()),
            _ => date::parse(value),
        }
    }
}

/// The dates of a column until all of them were seen: how to read one depends on the others.
#[derive(Debug, Default)]
pub(super) struct Column<'t> {
    values: Vec<Option<Cow<'t, str>>>,
    /// What they say of their order.
    pub(super) order: Order,
}

impl<'t> Column<'t> {
    pub(super) fn push(&mut self, value: Option<Cow<'t, str>>) {
        if let Some(value) = &value {
            self.order.see(value);
        }
        self.values.push(value);
    }

    /// ISO dates by record (`None` where there was none or it cannot be read), how many cannot be read, the first of
    /// those.
    pub(super) fn read(&self, order: Order) -> (Vec<Option<String>>, usize, Option<String>) {
        let (mut bad, mut first) = (0, None);
        let mut parse = |value: &Cow<'_, str>| {
            let date = order.read(value);
            if date.is_none() && !value.trim().is_empty() {
                bad += 1;
                first.get_or_insert_with(|| value.clone().into_owned());
            }
            date
        };
        let dates = self
            .values
            .iter()
            .map(|value| value.as_ref().and_then(&mut parse))
            .collect();
        (dates, bad, first)
    }
}

/// The day of a value that begins with an ISO date, the shape of nearly all columns; a short way to what
/// [`date::parse`] finds in it.
fn plain(value: &str) -> Option<&str> {
    let value = value.trim();
    let bytes = value.as_bytes();
    if value.len() > 200 || bytes.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let head = bytes.first_chunk::<10>()?;
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let (year, month, day) = (number(&head[..4])?, number(&head[5..7])?, number(&head[8..])?);
    let exists = (1400..=2199).contains(&year) && (1..=12).contains(&month) && (1..=28).contains(&day);
    (head[4] == b'-' && head[7] == b'-' && exists)
        .then(|| value.get(..10))
        .flatten()
}

/// A date such as `1/31/2026 10:15`. Only slashes are used with either order; with points and dashes the day stands
/// first.
struct Slashed<'v> {
    first: u32,
    second: u32,
    rest: &'v str,
}

impl<'v> Slashed<'v> {
    fn new(value: &'v str) -> Option<Self> {
        let (first, rest) = value.trim().split_once('/')?;
        let (second, rest) = rest.split_once('/')?;
        let short = |number: &str| (number.len() <= 2).then(|| number.parse().ok()).flatten();
        Some(Self {
            first: short(first)?,
            second: short(second)?,
            rest,
        })
    }

    fn swapped(&self) -> String {
        format!("{}/{}/{}", self.second, self.first, self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column<'t>(values: &[Option<&'t str>]) -> Column<'t> {
        let mut column = Column::default();
        for value in values {
            column.push(value.map(Cow::Borrowed));
        }
        column
    }

    fn read_all(values: &[&str]) -> (Vec<Option<String>>, bool) {
        let column = column(&values.iter().map(|value| Some(*value)).collect::<Vec<_>>());
        (column.read(column.order).0, column.order.remark().is_some())
    }

    #[test]
    fn one_clear_date_decides_the_column() {
        let some = |dates: [&str; 2]| dates.map(|date| Some(date.to_owned())).to_vec();
        assert_eq!(
            read_all(&["01/13/2024", "01/02/2024"]),
            (some(["2024-01-13", "2024-01-02"]), false)
        );
        assert_eq!(
            read_all(&["13/01/2024", "01/02/2024"]),
            (some(["2024-01-13", "2024-02-01"]), false)
        );
        assert_eq!(
            read_all(&["03/04/2024", "01/02/2024"]),
            (some(["2024-04-03", "2024-02-01"]), true)
        );
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        let column = column(&[Some("soon"), None, Some(" "), Some("31/02/2024")]);
        let (_, bad, first) = column.read(column.order);
        assert_eq!((bad, first.as_deref()), (2, Some("soon")));
    }

    #[test]
    fn the_short_way_finds_what_the_long_way_finds() {
        for value in [
            "2026-01-28",
            " 2026-01-28T10:00:00Z ",
            "2026-01-28x",
            "2026-01-28日",
            "2026-01-28-29",
            "2026-01-28/2027-01-01",
        ] {
            assert_eq!(plain(value).map(str::to_owned), date::parse(value), "{value}");
        }
        for value in [
            "2026-02-31",
            "2026-13-01",
            "2026-01-281",
            "0999-01-01",
            "2026/01/28",
            "é026-01-1",
        ] {
            assert_eq!(plain(value), None, "{value}");
        }
    }
}
