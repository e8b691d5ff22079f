//! From labels to names: titles are kept out, countries joined by a hyphen are parted, second halves of given names joined,
//! days cut off, nationalities told apart.
//!
//! These are the few things that hold whatever the model has seen, so they are rules and not weights.
//!
//! Apart from that, borders and types are those of the labels.

use super::label::{Part, parts};
use super::word::{Facts, Link, Shape};
use super::{Stretch, Token};
use crate::entity::{Kind, Span, world};

/// Kinds of names, by type of label.
const KINDS: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Misc];

/// Words before a person's name that are no part of it, in lower case.
const TITLES: [&str; 84] = [
    "adm",
    "admiral",
    "ambassador",
    "amir",
    "archbishop",
    "ayatollah",
    "bishop",
    "brig",
    "brigadier",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chancellor",
    "chief",
    "col",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "councillor",
    "custodian",
    "dr",
    "emir",
    "emperor",
    "engr",
    "excellency",
    "father",
    "general",
    "gen",
    "gov",
    "governor",
    "her",
    "highness",
    "his",
    "hon",
    "imam",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "madam",
    "madame",
    "maj",
    "majesty",
    "major",
    "mayor",
    "minister",
    "miss",
    "monsignor",
    "mp",
    "mr",
    "mrs",
    "ms",
    "officer",
    "pastor",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rabbi",
    "rep",
    "representative",
    "rev",
    "reverend",
    "royal",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheik",
    "sheikh",
    "sheikha",
    "speaker",
    "sultan",
    "the",
];

/// Titles that begin a person's name wherever they stand in a name; sorted.
const STRICT: [&str; 12] = [
    "dr", "gen", "lt", "madam", "miss", "mr", "mrs", "ms", "prof", "sen", "sheikh", "sheikha",
];

/// What is known of an article when labels become names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finish<'f> {
    pub(super) text: &'f str,
    pub(super) tokens: &'f [Token],
    pub(super) facts: &'f [Facts],
}

/// Second halves of given names of Korea and China as they are written behind a hyphen, in small letters.
const HALVES: [&str; 80] = [
    "ah", "beom", "bian", "bin", "bum", "chang", "chen", "cheng", "chih", "ching", "chul", "chun", "eun",
    "geun", "goo", "gu", "ha", "hak", "hee", "ho", "hong", "hoon", "hsin", "hsiung", "hui", "hun", "hwan",
    "hye", "hyuk", "hyun", "il", "im", "in", "ja", "jae", "je", "jeong", "jeou", "jin", "joon", "ju", "jun",
    "jung", "ki", "kun", "kuo", "kwan", "kyu", "kyung", "mei", "mi", "min", "ming", "na", "ok", "ping", "po",
    "ra", "rim", "seok", "seong", "sheng", "sik", "soo", "sook", "suk", "sun", "sung", "tae", "te", "un",
    "wen", "won", "woo", "wook", "yeol", "yeon", "yeong", "ying", "yu",
];

/// Days of the week.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Words that name a place only together with others.
const GENERIC: [&str; 10] = [
    "City", "County", "District", "Kingdom", "Park", "Province", "Region", "Republic", "State", "Union",
];

impl Finish<'_> {
    /// Appends the names that the labels of a stretch make.
    pub(super) fn names(&self, stretch: &Stretch, labels: &[u8], names: &mut Vec<Span>) {
        let mut first = stretch.from;
        // Tokens before it are part of a name already.
        let mut free = stretch.from;
        for (at, &label) in (stretch.from..stretch.to).zip(labels) {
            let Some((kind, part)) = parts(usize::from(label)) else {
                if self.facts(at).nation && at >= free {
                    self.push(at, at, Kind::Nationality, stretch, names);
                }
                continue;
            };
            if matches!(part, Part::Begin | Part::Unit) {
                first = at.max(free);
            }
            if matches!(part, Part::Last | Part::Unit) {
                let kind = KINDS.get(kind).copied().unwrap_or(Kind::Misc);
                if first <= at {
                    free = self.name(first, at, kind, stretch, names);
                }
            }
        }
    }

    fn facts(&self, at: usize) -> Facts {
        let word = self
            .tokens
            .get(at)
            .and_then(|token| self.facts.get(token.word as usize));
        word.copied().unwrap_or_default()
    }

    fn form(&self, at: usize) -> &str {
        let form = self
            .tokens
            .get(at)
            .and_then(|token| self.text.get(token.start as usize..token.end as usize));
        form.unwrap_or_default()
    }

    /// Appends the name from token `first` to token `last`; answers where the next one may begin.
    fn name(&self, first: usize, last: usize, kind: Kind, stretch: &Stretch, names: &mut Vec<Span>) -> usize {
        let is_title = |at: &usize| self.is_in(*at, &STRICT);
        let (Some(title), Some(last_title)) = ((first..last).find(is_title), (first..last).rfind(is_title))
        else {
            return self.untitled(first, last, kind, stretch, names);
        };
        // What stands before a title is a name of its own; behind the last one is a person.
        if title > first && kind != Kind::Person {
            self.untitled(first, title - 1, kind, stretch, names);
        }
        self.untitled(last_title + 1, last, Kind::Person, stretch, names)
    }

    /// The same for a name without a title in its midst.
    fn untitled(
        &self,
        first: usize,
        last: usize,
        kind: Kind,
        stretch: &Stretch,
        names: &mut Vec<Span>,
    ) -> usize {
        let mut first = first;
        let mut last = last;
        // "the Senate on Friday": the day is no part of the name.
        if last > first + 1 && self.form(last - 1) == "on" && DAYS.contains(&self.form(last)) {
            last -= 2;
        }
        if kind == Kind::Person {
            // A surname can be a title, so a title alone is a name only if it is usually one.
            while first < last && (self.is_in(first, &TITLES) || self.facts(first).link == Link::Between) {
                first += 1;
            }
            if first == last && self.is_in(first, &TITLES) && self.form(first) != "King" {
                return last + 1;
            }
            let half = last + 2 < stretch.to && self.facts(last + 1).shape == Shape::Joint;
            if half && first < last && HALVES.contains(&self.form(last + 2)) {
                last += 2;
            }
        } else if kind == Kind::Place && first == last && GENERIC.contains(&self.form(first)) {
            return last + 1;
        } else if last == first + 2
            && self.facts(first + 1).shape == Shape::Joint
            && self.is_country(first)
            && self.is_country(last)
        {
            self.push(first, first, Kind::Place, stretch, names);
            first = last;
        }
        self.push(first, last, kind, stretch, names);
        last + 1
    }

    fn push(&self, first: usize, last: usize, kind: Kind, stretch: &Stretch, names: &mut Vec<Span>) {
        let (Some(start), Some(end)) = (self.tokens.get(first), self.tokens.get(last)) else {
            return;
        };
        let span = Span {
            start: start.start,
            end: end.end,
            sentence: stretch.sentence,
            kind,
        };
        let whole = span.text(self.text);
        let kind = if (first == last && self.facts(first).nation) || world::nationality(whole).is_some() {
            Kind::Nationality
        } else if world::is_country(whole) {
            Kind::Place
        } else {
            kind
        };
        names.push(Span { kind, ..span });
    }

    fn is_country(&self, at: usize) -> bool {
        let form = self.form(at);
        world::is_country(form) || matches!(world::usual(form), Some((_, Kind::Place)))
    }

    fn is_in(&self, at: usize, list: &[&str]) -> bool {
        let form = self.form(at);
        if !form.starts_with(|first: char| first.is_uppercase()) || form.len() > 16 {
            return false;
        }
        let lower = form.trim_end_matches('.').to_lowercase();
        list.contains(&lower.as_str())
    }
}
