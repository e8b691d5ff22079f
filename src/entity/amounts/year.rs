//! Dates in digits: ISO and numeric dates, years, spans of years, decades, centuries, quarters.
//!
//! Where day and month cannot be told apart in English (`03/04/2021`) there is no mention: the value would be a
//! guess.

use super::calendar::{self, Point};
use super::page::{is_blank, is_dash};
use super::reading::Reading;

impl Reading<'_> {
    /// The date in digits at `start`; writes its value and answers where it starts and ends.
    pub(super) fn numeric(&self, start: usize, listed: bool, value: &mut String) -> Option<(usize, usize)> {
        let page = self.page;
        let end = page.digits(start);
        match end - start {
            4 => {
                let found = self.iso(start, value).or_else(|| {
                    value.clear();
                    self.years(start, listed, value)
                });
                found.map(|end| (start, end))
            }
            1 | 2 => self
                .slashed(start, value)
                .or_else(|| {
                    value.clear();
                    self.century(start, value)
                })
                .map(|end| (start, end))
                .or_else(|| {
                    value.clear();
                    self.decade(start, listed, value)
                })
                .or_else(|| {
                    value.clear();
                    self.quarter(start, value)
                }),
            _ => None,
        }
    }

    fn small(&self, at: usize) -> Option<(i8, usize)> {
        let end = self.page.digits(at);
        (end > at && end - at <= 2)
            .then(|| self.page.slice(at, end).parse().ok().map(|number| (number, end)))
            .flatten()
    }

    /// `2026-03-05`, `2026/03/05`, and `2026-03` where it is no span of years.
    fn iso(&self, start: usize, value: &mut String) -> Option<usize> {
        let page = self.page;
        let (year, at) = (
            page.slice(start, start + 4)
                .parse()
                .ok()
                .filter(|year| (1000..2200).contains(year))?,
            start + 4,
        );
        let sign = page.byte(at);
        if !matches!(sign, b'-' | b'/' | b'.') {
            return None;
        }
        let (month, at) = self.small(at + 1).filter(|(_, end)| end - at == 3)?;
        let mut point = Point {
            year: Some(year),
            month,
            day: None,
        };
        let mut end = at;
        if page.byte(at) == sign {
            let (day, after) = self.small(at + 1)?;
            (point.day, end) = (Some(day), after);
        } else if sign != b'-' || i16::from(month) > year % 100 {
            return None;
        }
        let open = page.byte(end).is_ascii_digit()
            || matches!(page.byte(end), b'-' | b'/') && page.byte(end + 1).is_ascii_digit();
        if open || !(1..=12).contains(&month) || !point.exists() {
            return None;
        }
        point.write(value);
        Some(end)
    }

    /// `26/07/2022` and `27.08.2022`, where it is clear which is the day.
    fn slashed(&self, start: usize, value: &mut String) -> Option<usize> {
        let page = self.page;
        let (first, at) = self.small(start)?;
        let sign = page.byte(at);
        if !matches!(sign, b'/' | b'.' | b'-') {
            return None;
        }
        let (second, at) = self.small(at + 1)?;
        if page.byte(at) != sign {
            return None;
        }
        let end = page.digits(at + 1);
        let year: i16 = page
            .slice(at + 1, end)
            .parse()
            .ok()
            .filter(|year| (1000..2200).contains(year))?;
        let clear = sign == b'.' || !self.lexicon.english || first == second;
        let (month, day) = match (first, second) {
            (day, month @ ..=12) if clear || day > 12 => (month, day),
            (month @ ..=12, day @ 13..) => (month, day),
            _ => return None,
        };
        let point = Point {
            year: Some(year),
            month,
            day: Some(day),
        };
        if !point.exists()
            || matches!(page.byte(end), b'.' | b'/' | b'-') && page.byte(end + 1).is_ascii_digit()
        {
            return None;
        }
        point.write(value);
        Some(end)
    }

    /// A year or a span of years.
    fn years(&self, start: usize, listed: bool, value: &mut String) -> Option<usize> {
        let page = self.page;
        let end = start + 4;
        // "the 1990s", "the 1990's", "the 1990 s"
        if page.byte(start + 3) == b'0'
            && let Some(end) = self.plural(end)
        {
            let decade = page
                .slice(start, start + 4)
                .parse()
                .ok()
                .filter(|year| (1000..2200_i32).contains(year))?;
            calendar::number(decade, 4, value);
            value.push('s');
            return Some(end);
        }
        let (year, _) = self.year_alone(start)?;
        if let Some((last, after)) = self.last_year(year, end) {
            if !self.is_year(start, after, year, listed) {
                return None;
            }
            calendar::number(i32::from(year), 4, value);
            value.push('/');
            calendar::number(i32::from(last), 4, value);
            return Some(after);
        }
        // What goes on in digits was no span: a telephone number, a score.
        let linked = matches!(page.char(end), Some(letter) if is_dash(letter) || letter == '/')
            && page
                .char(end)
                .is_some_and(|sign| page.byte(end + sign.len_utf8()).is_ascii_digit());
        // "a 2000-seat hall"
        let seats = year % 50 == 0 && page.byte(end) == b'-' && page.byte(end + 1).is_ascii_lowercase();
        if linked || seats || !self.is_year(start, end, year, listed) {
            return None;
        }
        calendar::number(i32::from(year), 4, value);
        Some(end)
    }

    fn year_alone(&self, at: usize) -> Option<(i16, usize)> {
        let end = self.page.digits(at);
        let year: i16 = self
            .page
            .slice(at, end)
            .parse()
            .ok()
            .filter(|year| (1000..2200).contains(year))?;
        let number =
            matches!(self.page.byte(end), b'.' | b',' | b':') && self.page.byte(end + 1).is_ascii_digit();
        let open = self
            .page
            .char(end)
            .is_none_or(|letter| !letter.is_alphabetic() && !matches!(letter, '%' | '_' | '°' | '$' | '€'));
        (end - at == 4 && !number && open).then_some((year, end))
    }

    /// The year that ends a span, behind a dash, a stroke or "to": in four digits or the last two.
    fn last_year(&self, first: i16, end: usize) -> Option<(i16, usize)> {
        let page = self.page;
        let sign = page.char(end);
        let tight = sign
            .is_some_and(|sign| is_dash(sign) || sign == '/')
            .then(|| end + sign.map_or(0, char::len_utf8));
        let at = tight.or_else(|| page.dash(end)).or_else(|| {
            let (word, end) = page.next_word(end);
            (word == "to" && self.lexicon.english).then(|| page.gap(end))
        })?;
        if let Some((last, end)) = self.year_alone(at) {
            return (first < last).then_some((last, end));
        }
        let (last, end) = self
            .small(at)
            .filter(|(_, end)| end - at == 2 && (tight.is_some() || self.closes(*end)))?;
        let last = first / 100 * 100 + i16::from(last) + if first % 100 == 99 && last == 0 { 100 } else { 0 };
        let open = page
            .char(end)
            .is_some_and(|letter| letter.is_alphanumeric() || letter == '%')
            || matches!(page.byte(end), b'-' | b'/' | b'.' | b',') && page.byte(end + 1).is_ascii_digit();
        (first < last && !open).then_some((last, end))
    }

    /// `50s` in "the 50s" and "the '50s".
    fn decade(&self, start: usize, listed: bool, value: &mut String) -> Option<(usize, usize)> {
        let page = self.page;
        let end = page.digits(start);
        if end - start != 2 || page.byte(start + 1) != b'0' {
            return None;
        }
        let end = self.plural(end)?;
        let quoted = page.before(start).filter(|mark| matches!(mark, '\'' | '’' | '‘'));
        let from = quoted.map_or(start, |mark| start - mark.len_utf8());
        let before = page.last_word(from);
        let ours = matches!(
            before,
            "the" | "The" | "early" | "late" | "mid" | "Early" | "Late"
        );
        // "a woman in her late 50s"
        let owner = page.word_before(page.gap_before(page.gap_before(from).saturating_sub(before.len())));
        let age = matches!(
            owner,
            "his" | "her" | "their" | "my" | "your" | "our" | "its" | "in"
        ) || matches!(before, "his" | "her" | "their" | "my");
        let spelled = matches!(owner, "the" | "The" | "since" | "until") || matches!(before, "the" | "The");
        if age && quoted.is_none() || !(quoted.is_some() || listed || ours && spelled) {
            return None;
        }
        let tens: i32 = page.slice(start, start + 2).parse().ok()?;
        // The 20s may be those of this century, or degrees.
        if tens < 30 && quoted.is_none() {
            return None;
        }
        calendar::number(if tens < 20 { 2000 + tens } else { 1900 + tens }, 4, value);
        value.push('s');
        Some((from, end))
    }

    /// The end of the plural behind the digits of a decade.
    fn plural(&self, end: usize) -> Option<usize> {
        let page = self.page;
        let mark = match page.char(end) {
            Some(mark @ ('\'' | '’')) => end + mark.len_utf8(),
            Some(letter) if is_blank(letter) => page.gap(end),
            _ => end,
        };
        (page.word(mark) == "s").then_some(mark + 1)
    }

    /// `19th century`.
    fn century(&self, start: usize, value: &mut String) -> Option<usize> {
        let page = self.page;
        let (number, end) = self.day(start)?;
        let ending = page.word(page.digits(start));
        if ending.is_empty() {
            return None;
        }
        let (at, _) = page.link(end);
        let word = page.word(at);
        if !matches!(word, "century" | "Century") {
            return None;
        }
        calendar::number(i32::from(number), 1, value);
        value.push_str(&ending.to_ascii_lowercase());
        value.push_str(" century");
        Some(at + word.len())
    }

    /// `Q3 2022` and `3Q 2022`.
    fn quarter(&self, start: usize, value: &mut String) -> Option<(usize, usize)> {
        let page = self.page;
        let end = page.digits(start);
        let number = page.slice(start, end);
        if !matches!(number, "1" | "2" | "3" | "4") {
            return None;
        }
        let before = page.before(start) == Some('Q')
            && page
                .before(start - 1)
                .is_none_or(|letter| !letter.is_alphanumeric());
        let behind = page.word(page.gap(end)) == "Q";
        let (from, end) = match (before, behind) {
            (true, false) => (start - 1, end),
            (false, true) => (start, page.gap(end) + 1),
            _ => return None,
        };
        let mut at = page.gap(end);
        if page.byte(at) == b',' {
            at = page.gap(at + 1);
        }
        let (year, end) = self.year(at)?;
        calendar::number(i32::from(year), 4, value);
        value.push_str("-Q");
        value.push_str(number);
        Some((from, end))
    }
}
