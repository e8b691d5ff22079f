//! Day first or month first: decided for a whole column, because a single `01/02/2026` cannot tell.

use crate::corpus::date;

/// What a column's dates came to.
pub(super) struct Dates {
    /// ISO dates, one per value; `None` where there was none or it could not be read.
    pub(super) parsed: Vec<Option<String>>,
    /// How many could not be read.
    pub(super) bad: usize,
    /// The first of those.
    pub(super) first_bad: Option<String>,
    /// What a reader should know of the order of day and month.
    pub(super) remark: Option<&'static str>,
}

/// Reads a column of dates.
pub(super) fn read(values: &[Option<String>]) -> Dates {
    let numbers = || values.iter().flatten().filter_map(|value| Slashed::new(value));
    let day_first = numbers().any(|date| date.first > 12);
    let month_first = numbers().any(|date| date.second > 12);
    let unclear = numbers().any(|date| date.first.max(date.second) <= 12 && date.first != date.second);
    let remark = match (day_first, month_first, unclear) {
        (true, true, true) => Some(
            "some dates have the day first and some the month; those that could be either were read day first: write \
             them as 2026-01-31",
        ),
        (false, false, true) => Some(
            "every date could have the day or the month first; they were read day first: write them as 2026-01-31 if \
             that is wrong",
        ),
        _ => None,
    };
    let parse = |value: &str| match Slashed::new(value) {
        Some(date) if month_first && !day_first => date::parse(&date.swapped()),
        _ => date::parse(value),
    };
    let parsed: Vec<Option<String>> = values
        .iter()
        .map(|value| value.as_deref().and_then(parse))
        .collect();
    let unread = |value: &&String| !value.trim().is_empty();
    let left_out = values.iter().zip(&parsed).filter(|(_, date)| date.is_none());
    let bad: Vec<&String> = left_out
        .filter_map(|(value, _)| value.as_ref())
        .filter(unread)
        .collect();
    Dates {
        bad: bad.len(),
        first_bad: bad.first().map(|value| (*value).clone()),
        remark,
        parsed,
    }
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

    fn read_all(values: &[&str]) -> (Vec<Option<String>>, bool) {
        let dates = read(
            &values
                .iter()
                .map(|value| Some((*value).to_owned()))
                .collect::<Vec<_>>(),
        );
        (dates.parsed, dates.remark.is_some())
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
        let dates = read(&[
            Some("soon".to_owned()),
            None,
            Some(" ".to_owned()),
            Some("31/02/2024".to_owned()),
        ]);
        assert_eq!((dates.bad, dates.first_bad.as_deref()), (2, Some("soon")));
    }
}
