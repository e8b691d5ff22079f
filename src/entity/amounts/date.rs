//! Days and months by name, and words such as "yesterday".
//!
//! A weekday before a day belongs to it; "last" and "next" stay outside of a mention that is a name of the calendar without
//! them, but are heeded. Words that name a day only as seen from today are mentions where the day of publication is
//! known, since they name nothing elsewhere. Names of months that are other words too ("May") need a day, a year or a
//! preposition beside them.

use super::calendar::{self, Point, Published, Side};
use super::lexicon::Meaning;
use super::reading::Reading;

/// How far before a weekday a word of the future is looked for, in bytes.
const FUTURE: usize = 48;

/// A month as it stands in a text.
#[derive(Debug, Clone, Copy)]
struct Month {
    number: i8,
    end: usize,
    /// Whether it needs more to be a month.
    weak: bool,
    short: bool,
}

impl Reading<'_> {
    /// The month whose name is at `at`.
    fn month(&self, at: usize) -> Option<Month> {
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
        self.year(at)
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

    /// Whether the number that ends at `end` counts what follows.
    fn counts(&self, end: usize) -> bool {
        let at = self.page.gap(end);
        if self.page.byte(at) == b'%' {
            return true;
        }
        let (at, _) = self.page.link(end);
        matches!(
            self.lexicon.meaning(self.page.word(at)),
            Some(Meaning::Scale(_) | Meaning::Percent | Meaning::Coin(_) | Meaning::Unit(..))
        )
    }

    /// Whether what follows `end` cannot be counted: the end of a clause, a small word, a name.
    pub(super) fn closes(&self, end: usize) -> bool {
        let at = self.page.gap(end);
        let word = self.page.word(at);
        word.is_empty() || word.starts_with(char::is_uppercase) || is_small(word)
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
            if point.exists() {
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

    /// Whether a month stands alone at `start`.
    fn is_month_alone(&self, start: usize, month: &Month) -> bool {
        let page = self.page;
        let before = page.last_word(start);
        let inside = self
            .lexicon
            .inside
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word));
        if !self.lexicon.english {
            return inside;
        }
        if month.short {
            return inside && page.byte(month.end - 1) == b'.';
        }
        let (after, end) = page.next_word(month.end);
        let name = after.starts_with(char::is_uppercase) && page.gap(month.end) > month.end;
        let calendar = |word: &str| {
            matches!(
                self.lexicon.meaning(word),
                Some(Meaning::Month(..) | Meaning::Weekday(..))
            )
        };
        if !month.weak {
            return !name || calendar(after) || !before.starts_with(char::is_uppercase);
        }
        // "May and June", "last May Smith left", "May of this year"
        let joint = |word: &str| matches!(word, "and" | "or");
        let listed = joint(after) && calendar(page.next_word(end).0)
            || joint(before) && calendar(page.last_word(page.gap_before(start).saturating_sub(before.len())))
            || page.byte(month.end) == b'/' && calendar(page.word(month.end + 1));
        let years = after == "of" && matches!(page.next_word(end).0, "this" | "last" | "next");
        let timed = matches!(
            before,
            "last" | "Last" | "next" | "Next" | "since" | "Since" | "until" | "early" | "late" | "mid"
        );
        if listed || years || timed || inside && (!name || calendar(after)) {
            return true;
        }
        // "its May report", "the June quarter", but "the March on the capital"
        let owner = matches!(before, "the" | "The" | "a" | "its" | "Its" | "their" | "our");
        let march = matches!(after, "on" | "for" | "of" | "to" | "against" | "in" | "and");
        owner && after.starts_with(char::is_lowercase) && !march
    }

    /// The rest of a date behind month and day: a second day, a year.
    fn days(&self, mut point: Point, end: usize, published: &Published, value: &mut String) -> Option<usize> {
        let page = self.page;
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
        let end = self.until(point, end, published, value);
        let _ = page;
        Some(end)
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
        let (day, end) = self.day(start)?;
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
        let (at, list) = match page.dash(end) {
            Some(at) => (at, false),
            None => match page.next_word(end) {
                ("to" | "bis" | "au" | "al" | "tot" | "a" | "until", end) => (page.gap(end), false),
                ("and" | "or" | "und" | "et" | "y" | "e" | "en", end) => (page.gap(end), true),
                _ => return None,
            },
        };
        let (last, after) = self.day(at)?;
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
        let last = Point {
            day: Some(last),
            ..first
        };
        if !(first.exists() && last.exists() && first.day < last.day) {
            return None;
        }
        first.write(value);
        value.push_str(if list { ", " } else { "/" });
        last.write(value);
        Some(end)
    }

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
    fn side(&self, start: usize, future: Side) -> Side {
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

/// Whether a word is one that nobody counts.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "after"
            | "against"
            | "all"
            | "also"
            | "although"
            | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "because"
            | "been"
            | "before"
            | "but"
            | "by"
            | "can"
            | "could"
            | "did"
            | "does"
            | "due"
            | "during"
            | "even"
            | "following"
            | "for"
            | "from"
            | "had"
            | "has"
            | "have"
            | "he"
            | "her"
            | "here"
            | "his"
            | "how"
            | "if"
            | "in"
            | "into"
            | "is"
            | "it"
            | "its"
            | "just"
            | "last"
            | "may"
            | "might"
            | "my"
            | "next"
            | "not"
            | "now"
            | "of"
            | "on"
            | "one"
            | "only"
            | "or"
            | "our"
            | "out"
            | "over"
            | "s"
            | "said"
            | "she"
            | "should"
            | "since"
            | "so"
            | "some"
            | "still"
            | "than"
            | "that"
            | "the"
            | "their"
            | "then"
            | "there"
            | "these"
            | "they"
            | "this"
            | "those"
            | "through"
            | "to"
            | "under"
            | "until"
            | "up"
            | "was"
            | "we"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "while"
            | "who"
            | "whose"
            | "will"
            | "with"
            | "would"
            | "you"
    )
}
