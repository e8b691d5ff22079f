//! Periods of dates: from an ISO date to the day, week, month and so on up to the century it is in, and its name.
//!
//! A period has a place, counted in whole periods from a fixed point, so that a month without an article shows as a gap
//! and the order of names never matters. A date too coarse for a period (a year, asked for its month) has no place in it:
//! nothing is put into January because more is not known. Names say their years (`1850–1899`) rather than number
//! centuries, which readers count in two ways. No date is read here that is not ISO 8601 already.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A stretch of time that articles can be put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar day, `2026-03-14`.
    Day,
    /// A week from Monday to Sunday, numbered as ISO 8601 has it, `2026-W11`.
    Week,
    /// A month, `2026-03`.
    Month,
    /// A quarter of a year, `2026-Q1`.
    Quarter,
    /// A year, `2026`.
    Year,
    /// Ten years, `1980s`.
    Decade,
    /// Fifty years, `1850–1899`.
    HalfCentury,
    /// A hundred years, `1800–1899`.
    Century,
}

impl Period {
    /// All periods, shortest first.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::HalfCentury,
        Self::Century,
    ];

    /// What the command line calls it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::HalfCentury => "half-century",
            Self::Century => "century",
        }
    }

    /// The period with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.id() == id)
    }

    /// A longer one that leaves clearly fewer groups.
    pub(super) fn coarser(self) -> Option<Self> {
        match self {
            Self::Day | Self::Week => Some(Self::Month),
            Self::Month | Self::Quarter => Some(Self::Year),
            Self::Year => Some(Self::Decade),
            Self::Decade => Some(Self::HalfCentury),
            Self::HalfCentury => Some(Self::Century),
            Self::Century => None,
        }
    }

    /// A shorter one.
    pub(super) fn finer(self) -> Option<Self> {
        match self {
            Self::Day => None,
            Self::Week => Some(Self::Day),
            Self::Month => Some(Self::Week),
            Self::Quarter => Some(Self::Month),
            Self::Year => Some(Self::Quarter),
            Self::Decade => Some(Self::Year),
            Self::HalfCentury => Some(Self::Decade),
            Self::Century => Some(Self::HalfCentury),
        }
    }

    /// Its length in years, where that is at least one.
    fn years(self) -> i32 {
        match self {
            Self::Decade => 10,
            Self::HalfCentury => 50,
            Self::Century => 100,
            _ => 1,
        }
    }

    /// The place of a date in time, in whole periods; `None` where the date is not exact enough.
    pub(super) fn place(self, stamp: Stamp) -> Option<i32> {
        let year = i32::from(stamp.year);
        let month = || stamp.month.map(i32::from);
        match self {
            Self::Day => stamp.day().map(days),
            Self::Week => stamp.day().map(|day| days(day).div_euclid(7)),
            Self::Month => Some(year * 12 + month()? - 1),
            Self::Quarter => Some(year * 4 + (month()? - 1) / 3),
            _ => Some(year / self.years()),
        }
    }

    /// The name of the period at a place.
    pub(super) fn name(self, place: i32) -> String {
        match self {
            Self::Day => date(place).to_string(),
            Self::Week => {
                let week = date(place.saturating_mul(7)).iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Month => format!("{:04}-{:02}", place.div_euclid(12), place.rem_euclid(12) + 1),
            Self::Quarter => format!("{:04}-Q{}", place.div_euclid(4), place.rem_euclid(4) + 1),
            Self::Year => format!("{place:04}"),
            Self::Decade => format!("{:04}s", place.saturating_mul(10)),
            Self::HalfCentury | Self::Century => {
                let first = place.saturating_mul(self.years());
                format!("{first:04}–{:04}", first.saturating_add(self.years() - 1))
            }
        }
    }

    /// The place of a period written as an ISO date or by its own name, as a column of the input may have it.
    pub(super) fn read(self, text: &str) -> Option<i32> {
        if let Some(stamp) = Stamp::read(text) {
            return self.place(stamp);
        }
        let (year, rest) = text.split_at_checked(4)?;
        let year = i32::from(number(year, 4)?);
        match self {
            Self::Week => {
                let week = number(rest.strip_prefix("-W")?, 2)?;
                let monday = ISOWeekDate::new(
                    i16::try_from(year).ok()?,
                    i8::try_from(week).ok()?,
                    Weekday::Monday,
                );
                Some(days(monday.ok()?.date()).div_euclid(7))
            }
            Self::Quarter => {
                let quarter = i32::from(number(rest.strip_prefix("-Q")?, 1)?);
                (1..=4).contains(&quarter).then_some(year * 4 + quarter - 1)
            }
            Self::Decade => (rest == "s" && year % 10 == 0).then_some(year / 10),
            Self::HalfCentury | Self::Century => {
                let last = i32::from(number(rest.strip_prefix(['–', '-'])?, 4)?);
                let whole = year % self.years() == 0 && last == year + self.years() - 1;
                whole.then_some(year / self.years())
            }
            Self::Day | Self::Month | Self::Year => None,
        }
    }
}

/// An ISO 8601 date that may lack its day, or its month and day; in order of time, the coarser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Stamp {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, a day that does not exist and the year 0.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut pieces = text.splitn(3, '-');
        let year = i16::try_from(number(pieces.next()?, 4)?).ok()?;
        let mut two = || {
            pieces
                .next()
                .map(|piece| number(piece, 2).and_then(|number| i8::try_from(number).ok()))
        };
        let month = two();
        let day = two();
        let stamp = Self {
            year,
            month: month.unwrap_or(None),
            day: day.unwrap_or(None),
        };
        let unread = month == Some(None) || day == Some(None);
        let real = Date::new(year, stamp.month.unwrap_or(1), stamp.day.unwrap_or(1)).is_ok();
        (year > 0 && !unread && real).then_some(stamp)
    }

    /// The day, where it is known.
    fn day(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The first Monday of the common era, so that seven days from it are a week.
const MONDAY: Date = Date::constant(1, 1, 1);

/// Days since [`MONDAY`].
fn days(date: Date) -> i32 {
    i32::try_from(date.duration_since(MONDAY).as_hours() / 24).unwrap_or(0)
}

/// The date so many days from [`MONDAY`].
fn date(days: i32) -> Date {
    MONDAY.saturating_add(jiff::SignedDuration::from_hours(i64::from(days) * 24))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(period: Period, date: &str) -> Option<String> {
        period.place(Stamp::read(date)?).map(|place| period.name(place))
    }

    #[test]
    fn a_date_is_in_one_period_of_each_length() {
        let names = Period::ALL.map(|period| name(period, "1987-03-14").unwrap());
        assert_eq!(
            names,
            [
                "1987-03-14",
                "1987-W11",
                "1987-03",
                "1987-Q1",
                "1987",
                "1980s",
                "1950–1999",
                "1900–1999"
            ]
        );
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        for (date, week) in [
            ("2026-01-01", "2026-W01"),
            ("2025-12-29", "2026-W01"),
            ("2025-12-28", "2025-W52"),
            ("2021-01-03", "2020-W53"),
            ("2021-01-04", "2021-W01"),
            ("9999-12-31", "9999-W52"),
            ("0001-01-01", "0001-W01"),
        ] {
            assert_eq!(name(Period::Week, date).as_deref(), Some(week), "{date}");
        }
    }

    #[test]
    fn a_date_too_short_has_no_period_shorter_than_itself() {
        let found = Period::ALL.map(|period| name(period, "1987").is_some());
        assert_eq!(found, [false, false, false, false, true, true, true, true]);
        let found = Period::ALL.map(|period| name(period, "1987-12").is_some());
        assert_eq!(found, [false, false, true, true, true, true, true, true]);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "87",
            "0000",
            "0000-00-00",
            "1987-13",
            "1987-00",
            "1987-02-29",
            "1987-3",
            "1987-03-",
            "1987-03-14T10",
            "+987",
            "198७",
            "1987-03-14-",
            "-1987",
            "１９８７",
        ] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
        assert!(Stamp::read("1988-02-29").is_some());
    }

    #[test]
    fn every_name_leads_back_to_its_place() {
        for period in Period::ALL {
            for date in [
                "0001-01-01",
                "1399-05-31",
                "1850-01-01",
                "1899-12-31",
                "2020-12-31",
                "9999-12-31",
            ] {
                let place = period.place(Stamp::read(date).unwrap()).unwrap();
                let name = period.name(place);
                assert_eq!(period.read(&name), Some(place), "{name}");
            }
        }
    }

    #[test]
    fn columns_may_name_periods_in_their_own_way() {
        assert_eq!(Period::Decade.read("1980s"), Some(198));
        assert_eq!(Period::Decade.read("1987"), Some(198));
        assert_eq!(Period::Century.read("1800-1899"), Some(18));
        for (period, text) in [
            (Period::Decade, "1985s"),
            (Period::Century, "1800–1898"),
            (Period::HalfCentury, "1825–1874"),
            (Period::Quarter, "2026-Q5"),
            (Period::Week, "2026-W54"),
            (Period::Month, "March"),
            (Period::Year, "1987s"),
            (Period::Week, "20é6"),
        ] {
            assert_eq!(period.read(text), None, "{text}");
        }
    }

    #[test]
    fn places_are_a_whole_period_apart() {
        let place = |period: Period, date| period.place(Stamp::read(date).unwrap()).unwrap();
        assert_eq!(
            place(Period::Month, "2026-02") - place(Period::Month, "2025-11"),
            3
        );
        assert_eq!(
            place(Period::Week, "2026-03-02") - place(Period::Week, "2026-03-01"),
            1
        );
        assert_eq!(
            place(Period::Day, "2026-03-01") - place(Period::Day, "2026-02-28"),
            1
        );
        assert_eq!(
            place(Period::Quarter, "2026-04") - place(Period::Quarter, "2026-03"),
            1
        );
    }

    #[test]
    fn the_coarser_date_comes_first() {
        assert!(
            Stamp::read("1987") < Stamp::read("1987-03")
                && Stamp::read("1987-03") < Stamp::read("1987-03-01")
        );
    }
}
