//! Links the mentions of one article, step by step: spelling, kind, acronyms and parts of names, and people.
//!
//! A family name alone belongs to the latest full name before it, as readers take it; in a headline, before the first full
//! name, to the only one that follows. A name that is said alone again and again before anybody of that name is introduced
//! needs no introduction, so it is left alone: the full name is of a relative.

use super::aliases::Aliases;
use super::bodies;
use super::fold;
use super::names::{Names, number};
use super::people::{self, Part};
use super::reason::Reason;
use super::{Entity, Link};
use crate::entity::{Kind, Span, world};

/// How many times as many mentions the most frequent kind of a name needs, against all others of that name together, to
/// have them.
const CLEAR: u32 = 3;

/// How often a name may be said alone before the full name that it is short for: in the headline, the lead, a caption.
const UNINTRODUCED: usize = 3;

/// The kinds whose names are shortened to letters.
const BODIES: [Kind; 3] = [Kind::Organization, Kind::Place, Kind::Misc];

/// That one name may be short for another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Short {
    name: u32,
    part: Part,
    full: u32,
}

/// The buffers of the steps.
#[derive(Default)]
pub(super) struct Steps {
    /// The form of each mention.
    forms: Vec<u32>,
    /// The name that each mention was moved to by its place in the article, and why.
    moved: Vec<Option<(u32, Reason)>>,
    shorts: Vec<Short>,
    /// Acronyms with what they stand for.
    acronyms: Vec<(u32, u32)>,
    /// Mentions grouped by name: `places[starts[name]..starts[name + 1]]`, ascending.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// Full names in the order of their mentions, for the name at hand.
    full_places: Vec<(u32, u32)>,
    /// The entity of each name.
    entity_of: Vec<Option<u32>>,
    buffer: String,
}

impl Steps {
    /// Decides on all mentions.
    pub(super) fn run(&mut self, text: &str, spans: &[Span], aliases: &Aliases, names: &mut Names) {
        self.forms.clear();
        self.forms
            .extend(spans.iter().map(|span| names.mention(text, span, aliases)));
        self.moved.clear();
        self.moved.resize(spans.len(), None);
        names.choose_shown();
        self.find_people(names);
        self.settle_kinds(names);
        self.announced(text, spans, names);
        self.acronyms(names);
        parts_of_names(names);
        self.full_people(names);
        self.group(names);
        self.short_people(names);
    }

    /// Finds which names of people may be short for which.
    fn find_people(&mut self, names: &Names) {
        self.shorts.clear();
        for full in (0..names.len()).filter(|&name| names.kind(name) == Kind::Person && !names.is_alone(name))
        {
            people::shortened(names.key_text(full), &mut self.buffer, &mut |key, part| {
                if let Some(name) = names
                    .find(Kind::Person, key)
                    .filter(|&name| name != full && names.is_open(name))
                {
                    self.shorts.push(Short { name, part, full });
                }
            });
        }
        self.shorts.sort_unstable();
        self.shorts.dedup();
    }

    /// What a name may be short for.
    fn shorts_of(&self, name: u32) -> &[Short] {
        let start = self.shorts.partition_point(|short| short.name < name);
        let end = self.shorts.partition_point(|short| short.name <= name);
        self.shorts.get(start..end).unwrap_or_default()
    }

    /// Moves names to the kind that the same name mostly has, where that is clear and no full name says otherwise.
    fn settle_kinds(&mut self, names: &mut Names) {
        for name in 0..names.len() {
            if !names.kind(name).is_name() || names.is_alone(name) || !self.shorts_of(name).is_empty() {
                continue;
            }
            let all: u32 = names.namesakes(name).map(|other| names.mentions(other)).sum();
            let most = names
                .namesakes(name)
                .filter(|&other| names.kind(other).is_name() && !names.is_alone(other));
            let most = most.max_by_key(|&other| (names.mentions(other), std::cmp::Reverse(other)));
            if let Some(most) = most.filter(|&most| most != name) {
                let clear = names.mentions(most) >= CLEAR * (all - names.mentions(most));
                if clear {
                    names.merge(name, most, Reason::KindOfMost);
                }
            }
        }
    }

    /// Takes in the acronyms that the article announces in brackets, in either order.
    fn announced(&mut self, text: &str, spans: &[Span], names: &mut Names) {
        for (at, span) in spans
            .iter()
            .enumerate()
            .filter(|(_, span)| BODIES.contains(&span.kind))
        {
            let behind = text.get(span.end as usize..).unwrap_or_default();
            if !behind.trim_start_matches([' ', '\u{a0}']).starts_with('(') {
                continue;
            }
            let full = names.form_name(self.forms[at]);
            if let Some(acronym) = bodies::announced(behind) {
                fold::key(acronym, Kind::Misc, &mut self.buffer);
                let fits = bodies::may_stand_for(acronym, names.shown(full));
                for kind in [Kind::Organization, Kind::Place, Kind::Misc, Kind::Person] {
                    let short = names
                        .find(kind, &self.buffer)
                        .filter(|&short| names.is_open(short));
                    let fits = fits || (kind == Kind::Organization && foreign(span.kind, names.shown(full)));
                    if let Some(short) = short.filter(|&short| short != full && fits) {
                        names.merge(short, full, Reason::Acronym);
                    }
                }
            } else if let Some(next) = spans.get(at + 1).filter(|next| in_brackets(text, span, next)) {
                let long = names.form_name(self.forms[at + 1]);
                let fits = bodies::is_acronym(names.shown(full))
                    && (bodies::may_stand_for(names.shown(full), names.shown(long))
                        || (span.kind == Kind::Organization && foreign(next.kind, names.shown(long))));
                if fits && full != long && names.is_open(full) && BODIES.contains(&next.kind) {
                    names.merge(full, long, Reason::Acronym);
                }
            }
        }
    }

    /// Joins acronyms to the one name whose letters they are.
    fn acronyms(&mut self, names: &mut Names) {
        self.acronyms.clear();
        for full in
            (0..names.len()).filter(|&name| BODIES.contains(&names.kind(name)) && !names.is_alone(name))
        {
            bodies::acronyms(names.shown(full), &mut self.buffer, &mut |key| {
                for kind in BODIES {
                    let short = names
                        .find(kind, key)
                        .filter(|&short| names.is_open(short) && short != full);
                    self.acronyms.extend(
                        short
                            .filter(|&short| bodies::is_acronym(names.shown(short)))
                            .map(|short| (short, full)),
                    );
                }
            });
        }
        join_unique(&mut self.acronyms, names, Reason::Acronym);
    }

    /// Joins full names of people to the one fuller name that they are short for.
    fn full_people(&mut self, names: &mut Names) {
        let mut at = 0;
        while let Some(first) = self.shorts.get(at).copied() {
            let of_name = self.shorts[at..]
                .iter()
                .take_while(|short| short.name == first.name);
            let count = of_name.clone().count();
            if names.key_text(first.name).contains(' ') {
                let mut fulls = of_name.map(|short| (names.resolve(short.full), short.part));
                let (full, part) = fulls.next().unwrap_or((first.full, first.part));
                if fulls.all(|(other, _)| other == full) {
                    names.merge(first.name, full, reason_of(part));
                }
            }
            at += count;
        }
    }

    /// Groups the mentions by the name that they have so far.
    fn group(&mut self, names: &Names) {
        let count = names.len() as usize;
        self.starts.clear();
        self.starts.resize(count + 2, 0);
        let name_of = |form: u32| names.resolve(names.form_name(form)) as usize;
        for &form in &self.forms {
            self.starts[name_of(form) + 2] += 1;
        }
        for at in 2..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        self.places.clear();
        self.places.resize(self.forms.len(), 0);
        for (place, &form) in (0..).zip(&self.forms) {
            let slot = &mut self.starts[name_of(form) + 1];
            self.places[*slot as usize] = place;
            *slot += 1;
        }
    }

    /// Joins single names of people, mention by mention, to the full names that they are short for.
    fn short_people(&mut self, names: &Names) {
        let mut at = 0;
        while let Some(first) = self.shorts.get(at).copied() {
            let count = self.shorts[at..]
                .iter()
                .take_while(|short| short.name == first.name)
                .count();
            if names.resolve(first.name) == first.name && !names.key_text(first.name).contains(' ') {
                self.short_person(first.name, at..at + count, names);
            }
            at += count;
        }
    }

    fn short_person(&mut self, name: u32, shorts: std::ops::Range<usize>, names: &Names) {
        let Self {
            shorts: all,
            starts,
            places,
            full_places,
            moved,
            ..
        } = self;
        let of_name = |name: u32| &places[starts[name as usize] as usize..starts[name as usize + 1] as usize];
        let shorts = &all[shorts];
        let surnames = shorts.iter().filter(|short| short.part == Part::Surname);
        let elder = surnames
            .clone()
            .any(|short| !people::is_younger(names.key_text(short.full)));
        let surnames = surnames.filter(|short| !elder || !people::is_younger(names.key_text(short.full)));
        full_places.clear();
        for short in surnames {
            let full = names.resolve(short.full);
            full_places.extend(of_name(full).iter().map(|&place| (place, full)));
        }
        full_places.sort_unstable();
        full_places.dedup();
        let firsts = shorts.iter().filter(|short| short.part == Part::First);
        let first_name = only(firsts.map(|short| names.resolve(short.full)));
        let surname = only(full_places.iter().map(|&(_, full)| full));
        let introduced = |place: Option<u32>| {
            let place = place.unwrap_or(u32::MAX);
            of_name(name).partition_point(|&mention| mention < place) <= UNINTRODUCED
        };
        let surname_introduced = introduced(full_places.first().map(|&(place, _)| place));
        let first_place = first_name.and_then(|full| of_name(full).first().copied());
        let first_name = first_name.filter(|_| introduced(first_place));
        for &mention in of_name(name) {
            let before = full_places.partition_point(|&(place, _)| place < mention);
            let latest = before
                .checked_sub(1)
                .and_then(|at| full_places.get(at))
                .filter(|_| surname_introduced);
            let given = first_name.filter(|_| first_place.is_some_and(|place| place < mention));
            let found = match (latest, given) {
                (Some(&(_, full)), _) => Some((full, Reason::Surname)),
                (None, Some(full)) => Some((full, Reason::FirstName)),
                (None, None) => {
                    let later = surname
                        .filter(|_| surname_introduced)
                        .map(|full| (full, Reason::Surname));
                    later.or_else(|| first_name.map(|full| (full, Reason::FirstName)))
                }
            };
            if let Some(slot) = moved.get_mut(mention as usize) {
                *slot = found;
            }
        }
    }

    /// Gives out a link for each mention and the entities in the order of first mention.
    pub(super) fn give(&mut self, names: &Names, links: &mut Vec<Link>, entities: &mut Vec<Entity>) {
        self.entity_of.clear();
        self.entity_of.resize(names.len() as usize, None);
        let mut count = 0;
        for (&form, moved) in self.forms.iter().zip(&self.moved) {
            let name = names.form_name(form);
            let (end, reason) = match *moved {
                Some((full, reason)) => (names.resolve(full), reason),
                None if names.resolve(name) == name => (name, names.form_reason(form)),
                None => (names.resolve(name), names.reason(name)),
            };
            let entity = *self.entity_of[end as usize].get_or_insert_with(|| {
                let (kind, shown) = (names.kind(end), names.shown(end));
                // The strings of the article before are written over.
                match entities.get_mut(count) {
                    Some(entity) => {
                        entity.kind = kind;
                        entity.name.clear();
                        entity.name.push_str(shown);
                    }
                    None => entities.push(Entity {
                        kind,
                        name: shown.to_owned(),
                    }),
                }
                count += 1;
                number(count - 1)
            });
            links.push(Link { entity, reason });
        }
        entities.truncate(count);
    }
}

/// Joins organizations to the one longer name that they begin or end.
///
/// The name of a country or of a place in the article is no short form: the Orrin of Bank of Orrin is the place.
fn parts_of_names(names: &mut Names) {
    let mut pairs = Vec::new();
    for full in
        (0..names.len()).filter(|&name| names.kind(name) == Kind::Organization && !names.is_alone(name))
    {
        bodies::shortened(names.key_text(full), &mut |key| {
            let short = names
                .find(Kind::Organization, key)
                .filter(|&short| names.is_open(short) && short != full);
            let short = short.filter(|&short| !world::is_country(names.shown(short)));
            let no_place = |&short: &u32| {
                names
                    .namesakes(short)
                    .all(|other| names.kind(other) != Kind::Place)
            };
            pairs.extend(short.filter(no_place).map(|short| (short, full)));
        });
    }
    join_unique(&mut pairs, names, Reason::PartOfName);
}

/// Merges each first name of the pairs into the second, where all its pairs lead to one.
fn join_unique(pairs: &mut Vec<(u32, u32)>, names: &mut Names, reason: Reason) {
    pairs.sort_unstable();
    pairs.dedup();
    let mut at = 0;
    while let Some(&(short, full)) = pairs.get(at) {
        let of_short = pairs[at..].iter().take_while(|pair| pair.0 == short);
        let count = of_short.clone().count();
        let end = names.resolve(full);
        if of_short
            .map(|pair| names.resolve(pair.1))
            .all(|other| other == end)
        {
            names.merge(short, end, reason);
        }
        at += count;
    }
}

/// What all of them are, where they are one.
fn only(mut names: impl Iterator<Item = u32>) -> Option<u32> {
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// Whether a bracket of letters that do not fit may still be the acronym, in another language, of this organization.
fn foreign(kind: Kind, shown: &str) -> bool {
    kind == Kind::Organization && shown.split(' ').nth(2).is_some()
}

/// Whether the second span stands in brackets of its own right behind the first.
fn in_brackets(text: &str, first: &Span, second: &Span) -> bool {
    let between = text
        .get(first.end as usize..second.start as usize)
        .unwrap_or_default()
        .trim();
    let behind = text
        .get(second.end as usize..)
        .unwrap_or_default()
        .trim_start_matches([' ', '"', '\'', '\u{201d}']);
    matches!(between, "(" | "(the" | "( the" | "(The") && behind.starts_with(')')
}

fn reason_of(part: Part) -> Reason {
    match part {
        Part::Surname => Reason::Surname,
        Part::First => Reason::FirstName,
        Part::Initials => Reason::Initials,
    }
}
