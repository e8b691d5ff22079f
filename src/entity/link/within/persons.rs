//! The steps for people: which names may be short for which, and which are.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Short, Steps, only};
use crate::entity::Kind;
use crate::entity::link::keys::number;
use crate::entity::link::names::Names;
use crate::entity::link::people::{self, Part};
use crate::entity::link::reason::Reason;

/// How often a name may be said alone before the full name that it is short for: in the headline, the lead, a caption.
const UNINTRODUCED: usize = 3;

impl Steps {
    /// Finds which names of people may be short for which.
    pub(super) fn find_people(&mut self, names: &Names) {
        self.shorts.clear();
        for full in (0..names.len()).filter(|&name| names.kind(name) == Kind::Person && !names.is_alone(name))
        {
            people::shortened(names.key_text(full), &mut self.buffer, &mut |key, part| {
                if let Some(name) = names
                    .find(Kind::Person, key)
                    .filter(|&name| name != full && !names.is_alone(name))
                {
                    self.shorts.push(Short { name, part, full });
                }
            });
        }
        self.shorts.sort_unstable();
        self.shorts.dedup();
    }

    /// What a name may be short for.
    pub(super) fn shorts_of(&self, name: u32) -> &[Short] {
        let start = self.shorts.partition_point(|short| short.name < name);
        let end = self.shorts.partition_point(|short| short.name <= name);
        self.shorts.get(start..end).unwrap_or_default()
    }

    /// Joins full names of people to the one fuller name that they are short for, the longest first, so that a short one
    /// finds the longer ones joined.
    pub(super) fn full_people(&mut self, names: &mut Names) {
        self.pairs.clear();
        let of_one = self.shorts.chunk_by(|one, other| one.name == other.name);
        let mut start = 0;
        for shorts in of_one {
            if shorts
                .first()
                .is_some_and(|short| names.key_text(short.name).contains(' '))
            {
                self.pairs.push((number(start), number(start + shorts.len())));
            }
            start += shorts.len();
        }
        let length = |&(start, _): &(u32, u32)| {
            let short = self.shorts.get(start as usize);
            short.map_or(0, |short| names.key_text(short.name).len())
        };
        self.pairs.sort_by_key(|pair| Reverse(length(pair)));
        for &(start, end) in &self.pairs {
            let shorts = self.shorts.get(start as usize..end as usize).unwrap_or_default();
            let full = only(shorts.iter().map(|short| names.resolve(short.full)));
            if let (Some(full), Some(first)) = (full, shorts.first()) {
                names.merge(first.name, full, reason_of(first.part));
            }
        }
    }

    /// Joins single names of people, mention by mention, to the full names that they are short for.
    pub(super) fn short_people(&mut self, names: &Names) {
        let mut start = 0;
        while let Some(first) = self.shorts.get(start).copied() {
            let end = start + self.shorts_of(first.name).len();
            if names.resolve(first.name) == first.name && !names.key_text(first.name).contains(' ') {
                self.short_person(first.name, start..end, names);
            }
            start = end;
        }
    }

    fn short_person(&mut self, name: u32, shorts: Range<usize>, names: &Names) {
        let Self {
            shorts: all,
            starts,
            places,
            full_names,
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
        full_names.clear();
        full_names.extend(surnames.map(|short| names.resolve(short.full)));
        full_names.sort_unstable();
        full_names.dedup();
        full_places.clear();
        for &full in &*full_names {
            full_places.extend(of_name(full).iter().map(|&place| (place, full)));
        }
        full_places.sort_unstable();
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
}

fn reason_of(part: Part) -> Reason {
    match part {
        Part::Surname => Reason::Surname,
        Part::First => Reason::FirstName,
        Part::Initials => Reason::Initials,
    }
}
