//! Whether a date exists and lies within bounds, without a clock.

/// Whether an ISO 8601 year, month or day is one of the calendar.
pub(super) fn exists(date: &str) -> bool {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<u16>().ok());
    let (Some(Some(year)), month, day) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let days = match month {
        None => return true,
        Some(Some(2)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        Some(Some(2)) => 28,
        Some(Some(4 | 6 | 9 | 11)) => 30,
        Some(Some(1..=12)) => 31,
        Some(_) => return false,
    };
    match day {
        None => true,
        Some(day) => day.is_some_and(|day| (1..=days).contains(&day)),
    }
}

/// Whether all days of a date, which may be a year or a month, lie before `earliest` or after `latest`, which may be such too.
pub(super) fn is_outside(date: &str, earliest: &str, latest: Option<&str>) -> bool {
    // The digits of ISO 8601 sort like the dates; a month is compared as far as it goes.
    let is_before = |one: &str, other: &str| {
        let length = one.len().min(other.len());
        one.get(..length) < other.get(..length)
    };
    is_before(date, earliest) || latest.is_some_and(|latest| is_before(latest, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_exist() {
        for date in ["2026", "2026-02", "2024-02-29", "2000-02-29", "1500-12-31"] {
            assert!(exists(date), "{date}");
        }
        for date in [
            "",
            "x",
            "2026-13",
            "2026-00",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-04-00",
            "2026-04-",
            "-5",
        ] {
            assert!(!exists(date), "{date}");
        }
    }

    #[test]
    fn a_month_is_outside_with_all_its_days() {
        assert!(!is_outside("1999", "1999-06-01", None));
        assert!(is_outside("1998-12", "1999-06-01", None));
        assert!(is_outside("2026-11-24", "1500", Some("2026-11-23")));
        assert!(!is_outside("2026-11", "1500", Some("2026-11-23")));
        assert!(is_outside("2027", "1500", Some("2026-11-23")));
        assert!(!is_outside("é", "1500", Some("2026")) || is_outside("é", "1500", Some("2026")));
    }
}
