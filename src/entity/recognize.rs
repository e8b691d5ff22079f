//! Everything about one article, in order: names, amounts and dates, links, quotations.
//!
//! Where a name and an amount overlap, the longer one stands, because the longer reading explains more of the text ("Sunday
//! Times", "the May 3 Movement"); between equals the amount does, but for a date, because a month may be a person. A name that runs on into a date ("the Senate on Monday")
//! ends before it. Nothing of an article is remembered for the next but what
//! words look like, so the order of articles changes nothing.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::amounts::amounts;
use super::link::{Aliases, Linker, Reason};
use super::quotations::{Quotation, quotations};
use super::rules::Rules;
use super::tag::Tagger;
use super::{Kind, Span, world};

/// An article as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// Its text.
    pub text: &'a str,
    /// ISO 639-1 code of its language, where it is known.
    pub language: Option<&'a str>,
    /// ISO 8601 date of its publication, or only its year or year and month, where it is known.
    pub published: Option<&'a str>,
    /// Where its sentences begin and end, in bytes, ascending and disjoint.
    pub sentences: &'a [(usize, usize)],
}

/// A mention with what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'r> {
    /// Where it stands; its kind is that of what it stands for.
    pub span: Span,
    /// What it stands for within its article: the fullest name, or the value of an amount or date.
    pub name: &'r str,
    /// Why it is linked to that name.
    pub reason: Reason,
}

/// Reads articles one after another; it remembers words, so one serves a worker for many.
pub struct Recognizer {
    tagger: Tagger,
    rules: Rules,
    linker: Linker,
    /// Names of the article at hand, in order.
    names: Vec<Span>,
    /// Its amounts and dates, in order, with the place of their values in `values`.
    amounts: Vec<(Span, Range<usize>)>,
    values: String,
    quotations: Vec<Quotation>,
}

impl Default for Recognizer {
    fn default() -> Self {
        Self {
            tagger: Tagger::new(),
            rules: Rules::new(),
            linker: Linker::new(),
            names: Vec::new(),
            amounts: Vec::new(),
            values: String::new(),
            quotations: Vec::new(),
        }
    }
}

impl Recognizer {
    /// Reads one article; gives back how many of its quotations have no end.
    pub fn read(&mut self, article: Article<'_>, aliases: &Aliases) -> u32 {
        let Article {
            text,
            language,
            published,
            sentences,
        } = article;
        self.names.clear();
        if language == Some("en") {
            self.tagger.names(text, sentences, &mut self.names);
        } else {
            self.rules.names(text, sentences, language, &mut self.names);
        }
        self.amounts.clear();
        self.values.clear();
        amounts(text, sentences, language, published, &mut |span, value| {
            let start = self.values.len();
            self.values.push_str(value);
            self.amounts.push((span, start..self.values.len()));
        });
        part_countries(text, &mut self.names);
        whole_countries(text, &mut self.names);
        cut_dates(text, &mut self.names, &self.amounts);
        settle(&mut self.names, &mut self.amounts);
        self.linker.within(text, &self.names, aliases);
        self.quotations.clear();
        let found = quotations(text, language, sentences, &self.names, &mut |quotation| {
            self.quotations.push(quotation);
        });
        found.unclosed
    }

    /// The mentions of the article that was read last, in order.
    pub fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        let mut names = (0..self.names.len()).peekable();
        let mut amounts = self.amounts.iter().peekable();
        std::iter::from_fn(move || {
            let amount = amounts.next_if(|(span, _)| {
                let name = names.peek().and_then(|&at| self.names.get(at));
                name.is_none_or(|name| span.start < name.start)
            });
            match amount {
                Some((span, value)) => Some(Mention {
                    span: *span,
                    name: self.values.get(value.clone()).unwrap_or_default(),
                    reason: Reason::SameName,
                }),
                None => names.next().and_then(|at| self.mention(at)),
            }
        })
    }

    /// The mention of a name.
    fn mention(&self, at: usize) -> Option<Mention<'_>> {
        let (span, link) = (self.names.get(at)?, self.linker.links().get(at)?);
        let entity = self.linker.entities().get(link.entity as usize)?;
        Some(Mention {
            span: Span {
                kind: entity.kind,
                ..*span
            },
            name: &entity.name,
            reason: link.reason,
        })
    }

    /// The quotations of the article that was read last, in order, each with what its speaker is called there.
    pub fn quotations(&self) -> impl Iterator<Item = (&Quotation, Option<(Kind, &str)>)> {
        self.quotations.iter().map(|quotation| {
            let speaker = quotation.speaker.and_then(|at| self.mention(at as usize));
            (
                quotation,
                speaker.map(|speaker| (speaker.span.kind, speaker.name)),
            )
        })
    }

    /// Bytes of memory held, about.
    pub fn bytes(&self) -> usize {
        self.tagger.bytes()
            + self.rules.bytes()
            + self.linker.bytes()
            + self.names.capacity() * size_of::<Span>()
            + self.amounts.capacity() * size_of::<(Span, Range<usize>)>()
            + self.values.capacity()
            + self.quotations.capacity() * size_of::<Quotation>()
    }
}

/// Parts a name that ends in a country from the country, where the article has the rest as a name by itself: in "received at
/// the Castle Norway's envoy" two names stand side by side.
fn part_countries(text: &str, names: &mut Vec<Span>) {
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
fn whole_countries(text: &str, names: &mut Vec<Span>) {
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
fn cut_dates(text: &str, names: &mut [Span], amounts: &[(Span, Range<usize>)]) {
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

/// Drops names and amounts that overlap something longer.
fn settle(names: &mut Vec<Span>, amounts: &mut Vec<(Span, Range<usize>)>) {
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

/// A mention as a reader sees it: white space single.
pub fn surface(text: &str) -> Cow<'_, str> {
    let plain = |text: &str| {
        !text.contains("  ")
            && text
                .chars()
                .all(|character| character == ' ' || !character.is_whitespace())
    };
    if plain(text) {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
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

    #[test]
    fn white_space_in_a_name_is_single() {
        assert_eq!(surface("Ada\n  Quill"), "Ada Quill");
        assert_eq!(surface("Ada\u{a0}Quill"), "Ada Quill");
        assert!(matches!(surface("Ada Quill"), Cow::Borrowed(_)));
    }
}
