//! Days and months: "March 5, 2026", "5 March", "July 21 to 23", "December to April", March 2026.
//!
//! Day, month and year are read in either order with what stands between them, and a second day or month behind a
//! dash or "to" makes a span of both. What has no year gets the one that is nearest to publication. Whether a name of
//! a month alone is a month is asked of the words around it.

use super::calendar::{Point, Published, Side};
use super::lexicon::Meaning;
use super::reading::Reading;

/// A month as it stands in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub(super) number: i8,
    pub(super) end: usize,
    /// Whether it needs more to be a month.
    pub(super) weak: bool,
    /// Whether it is abbreviated.
    pub(super) short: bool,
}

impl Reading<'_> {
    /// The month whose name is at `at`.
    pub(super) fn month(&self, at: usize) -> Option<Month> {
        let word = self.page.word(at);
        let meaning = self.lexicon.meaning(word)?;
        let (number, weak, short) = match meaning {
            Meaning::Month(number, weak) => (number, weak, false),
            Meaning::ShortMonth(number) => (number, true, true),
            _ => return None,
        };
        if self.lexicon.capital && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let mut end = at + word.len();
        if short {
            let stop = self.page.gap(end);
            if self.page.byte(stop) == b'.' {
                end = stop + 1;
            }
        }
        Some(Month {
            number: i8::try_from(number).ok()?,
            end,
            weak,
            short,
        })
    }

    /// The day of a month at `at`, with its ending, and where it ends.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        let page = self.page;
        let end = page.digits(at);
        let day: i8 = page
            .slice(at, end)
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        if end - at > 2 {
            return None;
        }
        let ending = page.word(end);
        match ending {
            "st" | "nd" | "rd" | "th" | "er" | "ST" | "ND" | "RD" | "TH" => {
                return Some((day, end + ending.len()));
            }
            // As it was written once: the 23d of June.
            "d" if matches!(day, 2 | 3 | 22 | 23) => return Some((day, end + 1)),
            "" => {}
            _ => return None,
        }
        let number =
            matches!(page.byte(end), b'.' | b',' | b':' | b'/') && page.byte(end + 1).is_ascii_digit();
        (!number).then_some((day, end))
    }

    /// The year at `at` and its end.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let page = self.page;
        let end = page.digits(at);
        let year: i16 = page
            .slice(at, end)
            .parse()
            .ok()
            .filter(|year| (1000..2200).contains(year))?;
        let number =
            matches!(page.byte(end), b'.' | b',' | b':' | b'/') && page.byte(end + 1).is_ascii_digit();
        let open = page
            .char(end)
            .is_none_or(|letter| !letter.is_alphabetic() && letter != '%' && letter != '_');
        (end - at == 4 && !number && open).then_some((year, end))
    }

    /// The year behind a month or day, behind a comma or "of".
    fn year_behind(&self, end: usize) -> Option<(i16, usize)> {
        let page = self.page;
        let mut at = page.gap(end);
        if page.byte(at) == b',' {
            at = page.gap(at + 1);
        } else if self.lexicon.of.contains(&page.word(at)) {
            at = page.gap(at + page.word(at).len());
        }
        // "on June 5, 1500 tons"
        self.year(at).filter(|(_, end)| !self.counts(*end))
    }

    /// "last year" and its like behind a day or month, where the year of publication is known.
    fn order_behind(&self, end: usize, published: &Published) -> Option<(i16, usize)> {
        let page = self.page;
        let (mut word, mut end) = page.next_word(end);
        if word == "of" {
            (word, end) = page.next_word(end);
        }
        let Some(Meaning::Order(order)) = self.lexicon.meaning(word) else {
            return None;
        };
        let end = page.follows(end, "year")?;
        Some((published.year(order)?, end))
    }

    /// The date that begins with the month at `start`; writes its value and answers where it ends.
    pub(super) fn month_first(
        &self,
        start: usize,
        published: &Published,
        value: &mut String,
    ) -> Option<usize> {
        let page = self.page;
        let month = self.month(start)?;
        let at = page.gap(month.end);
        if let Some((day, end)) = self.day(at).filter(|_| at > month.end || month.short) {
            let point = Point {
                year: None,
                month: month.number,
                day: Some(day),
            };
            // "in May 12 people left"
            let people = matches!(page.last_word(start), "in" | "In") && !self.closes(end);
            if point.exists() && !people {
                let dated = self.days(point, end, published, value);
                if dated.is_some() {
                    return dated;
                }
            }
        }
        let mut point = Point {
            year: None,
            month: month.number,
            day: None,
        };
        if let Some((year, end)) = self.year_behind(month.end) {
            point.year = Some(year);
            return Some(self.until(point, end, published, value));
        }
        if let Some((year, end)) = self.order_behind(month.end, published) {
            point.year = Some(year);
            point.write(value);
            return Some(end);
        }
        let end = self.until(point, month.end, published, value);
        if end > month.end {
            return Some(end);
        }
        if !self.is_month_alone(start, &month) {
            value.clear();
            return None;
        }
        value.clear();
        published
            .complete(point, self.side(start, Side::Usual))
            .write(value);
        Some(month.end)
    }

    /// The rest of a date behind month and day: a second day, a year.
    fn days(&self, mut point: Point, end: usize, published: &Published, value: &mut String) -> Option<usize> {
        if let Some((year, end)) = self.year_behind(end) {
            point.year = Some(year);
            if !point.exists() {
                return None;
            }
            return Some(self.until(point, end, published, value));
        }
        if let Some((other, after, list)) = self.second_day(end, point.day) {
            let (year, after) = self
                .year_behind(after)
                .map_or((None, after), |(year, end)| (Some(year), end));
            let first = published.complete(Point { year, ..point }, Side::Usual);
            let second = Point {
                day: Some(other),
                ..first
            };
            if second.exists() {
                first.write(value);
                value.push_str(if list { ", " } else { "/" });
                second.write(value);
                return Some(after);
            }
        }
        if self.counts(end) {
            return None;
        }
        if let Some((year, end)) = self.order_behind(end, published) {
            point.year = Some(year);
            if point.exists() {
                point.write(value);
                return Some(end);
            }
            point.year = None;
        }
        Some(self.until(point, end, published, value))
    }

    /// A second day of the same month behind `end`: the day, its end, and whether it is one of a list.
    fn second_day(&self, end: usize, first: Option<i8>) -> Option<(i8, usize, bool)> {
        let page = self.page;
        let (at, list) = match page.dash(end) {
            Some(at) => (at, false),
            None => match page.next_word(end) {
                ("to" | "through" | "until" | "bis" | "al" | "tot", end) => (page.gap(end), false),
                ("and" | "or" | "und" | "et" | "y" | "e" | "en", end) => (page.gap(end), true),
                _ => (page.gap(end), true),
            },
        };
        let at = if page.byte(at) == b'&' {
            page.gap(at + 1)
        } else {
            at
        };
        if at <= page.gap(end) {
            return None;
        }
        let (day, after) = self.day(at)?;
        let month = self.month(page.gap(after)).is_some();
        let dated = self.year_behind(after).is_some();
        let fits = first.is_some_and(|first| first < day) && !month && !self.counts(after);
        (fits && (dated || self.closes(after))).then_some((day, after, list))
    }

    /// Writes `point`, or the range from it to another day or month that follows `end`, and answers where that ends.
    fn until(&self, point: Point, end: usize, published: &Published, value: &mut String) -> usize {
        let page = self.page;
        let at = match page.dash(end) {
            Some(at) => Some(at),
            None => match page.next_word(end) {
                ("to" | "through" | "until" | "till" | "bis" | "au" | "al" | "tot", end) => {
                    Some(page.gap(end))
                }
                _ => None,
            },
        };
        if let Some((last, end)) = at.and_then(|at| self.point(at))
            && last.day.is_some() == point.day.is_some()
        {
            let later = (last.month, last.day) > (point.month, point.day);
            let first = match (point.year, last.year) {
                (None, Some(year)) => Point {
                    year: Some(if later { year } else { year - 1 }),
                    ..point
                },
                _ => published.complete(point, Side::Usual),
            };
            let year = last
                .year
                .or(first.year.map(|year| if later { year } else { year + 1 }));
            let last = Point { year, ..last };
            if first.exists()
                && last.exists()
                && (first.year, first.month, first.day) < (last.year, last.month, last.day)
                || first.year.is_none()
            {
                first.write(value);
                value.push('/');
                last.write(value);
                return end;
            }
        }
        published.complete(point, Side::Usual).write(value);
        end
    }

    /// One month with a day or without, in either order, with or without a year, at `at`.
    fn point(&self, at: usize) -> Option<(Point, usize)> {
        let page = self.page;
        let (month, day, end) = if let Some((day, end)) = self.day(at) {
            let (month, end) = self.month_behind(end)?;
            (month, Some(day), end)
        } else {
            let month = self.month(at)?;
            match self
                .day(page.gap(month.end))
                .filter(|(_, end)| !self.counts(*end))
            {
                Some((day, end)) => (month.number, Some(day), end),
                None => (month.number, None, month.end),
            }
        };
        let (year, end) = self
            .year_behind(end)
            .map_or((None, end), |(year, end)| (Some(year), end));
        let point = Point { year, month, day };
        point.exists().then_some((point, end))
    }

    /// The month behind a day, behind a full stop or "of".
    fn month_behind(&self, end: usize) -> Option<(i8, usize)> {
        let page = self.page;
        let mut at = page.gap(end);
        if page.byte(at) == b'.' || page.byte(at) == b'-' && page.byte(at + 1).is_ascii_alphabetic() {
            at = page.gap(at + 1);
        }
        if self.lexicon.of.contains(&page.word(at)) {
            at = page.gap(at + page.word(at).len());
        }
        if at == end {
            return None;
        }
        let month = self.month(at)?;
        Some((month.number, month.end))
    }

    /// The date that begins with the day at `start`.
    pub(super) fn day_first(&self, start: usize, published: &Published, value: &mut String) -> Option<usize> {
        let (day, mut end) = self.day(start)?;
        // "the 25th day of March"
        if let ("day", after) = self.page.next_word(end) {
            end = after;
        }
        if let Some((month, end)) = self.month_behind(end) {
            let mut point = Point {
                year: None,
                month,
                day: Some(day),
            };
            let mut end = end;
            let hyphen = usize::from(self.page.byte(end) == b'-' && self.page.byte(end + 1).is_ascii_digit());
            if let Some((year, after)) = self
                .year_behind(end + hyphen)
                .or_else(|| self.order_behind(end, published))
            {
                (point.year, end) = (Some(year), after);
            }
            return point.exists().then(|| self.until(point, end, published, value));
        }
        // "28 to 31 July"
        let page = self.page;
        let stop = usize::from(!self.lexicon.english && page.byte(end) == b'.');
        let (at, list) = match page.dash(end + stop) {
            Some(at) => (at, false),
            None => match page.next_word(end + stop) {
                ("to" | "bis" | "au" | "al" | "tot" | "a" | "until", end) => (page.gap(end), false),
                ("and" | "or" | "und" | "et" | "y" | "e" | "en", end) => (page.gap(end), true),
                _ => return None,
            },
        };
        let (other, after) = self.day(at)?;
        let (month, end) = self.month_behind(after)?;
        let (year, end) = self
            .year_behind(end)
            .map_or((None, end), |(year, end)| (Some(year), end));
        let first = published.complete(
            Point {
                year,
                month,
                day: Some(day),
            },
            Side::Usual,
        );
        let second = Point {
            day: Some(other),
            ..first
        };
        if !(first.exists() && second.exists() && first.day < second.day) {
            return None;
        }
        first.write(value);
        value.push_str(if list { ", " } else { "/" });
        second.write(value);
        Some(end)
    }
}
