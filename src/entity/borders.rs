//! Where names end, once all names and amounts of an article are known.
//!
//! Names come from the tagger or from rules and amounts from the scanner, each for itself; what only shows when they are
//! laid beside each other, or beside the names of countries, is put right here.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Kind, Span, world};

/// Parts a name that ends in a country from the country, where the article has the rest as a name by itself: in "received at
/// the Castle Norway's envoy" two names stand side by side.
pub(super) fn part_countries(text: &str, names: &mut Vec<Span>) {
    let parts = |name: &Span| {
        let parts = name.text(text).rsplit_once(' ');
        parts.filter(|(_, country)| world::is_country(country))
    };
    if names.iter().all(|name| parts(name).is_none()) {
        return;
    }
    let mut alone: FxHashMap<&str, Kind> = FxHashMap::default();
    for name in names.iter() {
        alone.entry(name.text(text)).or_insert(name.kind);
    }
    let split = |name: &Span| {
        let (rest, _) = parts(name)?;
        let kind = *alone.get(rest)?;
        let at = |length: usize| name.start + u32::try_from(length).unwrap_or(0);
        let first = Span {
            end: at(rest.len()),
            kind,
            ..*name
        };
        let second = Span {
            start: at(rest.len() + 1),
            kind: Kind::Place,
            ..*name
        };
        Some([first, second])
    };
    *names = names
        .iter()
        .flat_map(|name| {
            let [first, second] = split(name).map_or([Some(*name), None], |both| both.map(Some));
            first.into_iter().chain(second)
        })
        .collect();
}

/// Extends a name to a country's long name that it begins, "Russian" to "Russian Federation" and "Republic" to "Republic of
/// Macedonia"; names within the long one are part of it.
pub(super) fn whole_countries(text: &str, names: &mut Vec<Span>) {
    let is_long = |start: u32, end: usize| {
        let whole = text.get(start as usize..end);
        whole.is_some_and(|whole| {
            world::usual(whole).is_some_and(|(usual, _)| usual != whole && world::is_country(usual))
        })
    };
    let word = |from: usize| {
        let word = text.get(from..)?.strip_prefix(' ')?;
        let length = word
            .find(|letter: char| !letter.is_alphabetic())
            .unwrap_or(word.len());
        word.starts_with(char::is_uppercase).then_some(from + 1 + length)
    };
    let mut covered = 0;
    for name in names.iter_mut() {
        let end = name.end as usize;
        let of = text
            .get(end..)
            .and_then(|rest| rest.strip_prefix(" of").map(|_| end + 3));
        let ends = [word(end), of.and_then(word)];
        let long = ends.into_iter().flatten().find(|&end| is_long(name.start, end));
        if name.start < covered {
            name.end = name.start;
        } else if let Some(end) = long.and_then(|end| u32::try_from(end).ok()) {
            (name.end, name.kind) = (end, Kind::Place);
            covered = end;
        }
    }
    names.retain(|name| name.end > name.start);
}

/// Words that lead from a name to a date that is no part of it.
const TO_A_DATE: [&str; 7] = [" on", " in", " since", " until", " from", " by", " for"];

/// Ends names before a date that such a word leads to.
pub(super) fn cut_dates(text: &str, names: &mut [Span], amounts: &[(Span, Range<usize>)]) {
    let mut next = 0;
    for name in names {
        while amounts.get(next).is_some_and(|(span, _)| span.end <= name.start) {
            next += 1;
        }
        let within = amounts.get(next).map(|(span, _)| span);
        let Some(date) = within.filter(|date| date.kind == Kind::Date && date.start > name.start) else {
            continue;
        };
        if date.end < name.end || date.start >= name.end {
            continue;
        }
        let before = text
            .get(name.start as usize..date.start as usize)
            .unwrap_or_default();
        let led = TO_A_DATE
            .iter()
            .find_map(|word| before.trim_end().strip_suffix(word));
        if let Some(end) = led
            .map(str::trim_end)
            .and_then(|rest| u32::try_from(rest.len()).ok())
            && end > 0
        {
            name.end = name.start + end;
        }
    }
}

/// Drops names and amounts that overlap something longer, because the longer reading explains more of the text ("Sunday
/// Times", "the May 3 Movement"). Between equals the amount stands, but for a date, because a month may be a person.
pub(super) fn settle(names: &mut Vec<Span>, amounts: &mut Vec<(Span, Range<usize>)>) {
    if names.is_empty() || amounts.is_empty() {
        return;
    }
    let length = |span: &Span| span.end - span.start;
    let mut next = 0;
    let mut beaten = vec![false; amounts.len()];
    names.retain(|name| {
        while amounts.get(next).is_some_and(|(span, _)| span.end <= name.start) {
            next += 1;
        }
        let overlapping = amounts
            .iter()
            .enumerate()
            .skip(next)
            .take_while(|(_, (span, _))| span.start < name.end);
        let mut stands = true;
        for (at, (span, _)) in overlapping.clone() {
            let shorter = length(span) < length(name);
            stands &= beaten[at] || shorter || (length(span) == length(name) && span.kind == Kind::Date);
        }
        if stands {
            for (at, _) in overlapping {
                beaten[at] = true;
            }
        }
        stands
    });
    let mut at = 0;
    amounts.retain(|_| {
        at += 1;
        !beaten[at - 1]
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32, kind: Kind) -> Span {
        Span {
            start,
            end,
            sentence: 0,
            kind,
        }
    }

    #[test]
    fn the_longer_of_two_readings_stands() {
        let mut names = vec![
            span(0, 12, Kind::Organization),
            span(20, 23, Kind::Person),
            span(30, 34, Kind::Person),
        ];
        let mut amounts = vec![
            (span(0, 6, Kind::Date), 0..1),
            (span(20, 26, Kind::Date), 1..2),
            (span(30, 34, Kind::Date), 2..3),
            (span(40, 44, Kind::Money), 3..4),
        ];
        settle(&mut names, &mut amounts);
        assert_eq!(
            names,
            [span(0, 12, Kind::Organization), span(30, 34, Kind::Person)]
        );
        let left: Vec<u32> = amounts.iter().map(|(span, _)| span.start).collect();
        assert_eq!(left, [20, 40]);
    }

    #[test]
    fn a_country_at_the_end_of_a_name_is_parted_where_the_rest_is_a_name() {
        let text = "Castle; Castle Norway; Air France";
        let mut names = vec![
            span(0, 6, Kind::Organization),
            span(8, 21, Kind::Person),
            span(23, 33, Kind::Organization),
        ];
        part_countries(text, &mut names);
        let found: Vec<(&str, Kind)> = names.iter().map(|name| (name.text(text), name.kind)).collect();
        let castle = ("Castle", Kind::Organization);
        assert_eq!(
            found,
            [
                castle,
                castle,
                ("Norway", Kind::Place),
                ("Air France", Kind::Organization)
            ]
        );
    }

    #[test]
    fn a_country_has_its_long_name_whole() {
        let text = "the Russian Federation, the Republic of Korea, Russian Railways";
        let mut names = vec![
            span(4, 11, Kind::Nationality),
            span(28, 36, Kind::Organization),
            span(40, 45, Kind::Place),
            span(47, 54, Kind::Nationality),
        ];
        whole_countries(text, &mut names);
        let found: Vec<(&str, Kind)> = names.iter().map(|name| (name.text(text), name.kind)).collect();
        assert_eq!(
            found,
            [
                ("Russian Federation", Kind::Place),
                ("Republic of Korea", Kind::Place),
                ("Russian", Kind::Nationality)
            ]
        );
    }

    #[test]
    fn a_name_ends_before_the_date_it_runs_into() {
        let text = "Upper House on Monday, Sunday Times";
        let mut names = [span(0, 21, Kind::Organization), span(23, 35, Kind::Organization)];
        let amounts = [(span(15, 21, Kind::Date), 0..1), (span(23, 29, Kind::Date), 1..2)];
        cut_dates(text, &mut names, &amounts);
        assert_eq!(names[0].text(text), "Upper House");
        assert_eq!(names[1].text(text), "Sunday Times");
    }
}
