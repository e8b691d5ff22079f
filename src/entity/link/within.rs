//! Links the mentions of one article, step by step: spelling, kind, acronyms and parts of names, and people.
//!
//! A family name alone belongs to the latest full name before it, as readers take it; in a headline, before the first full
//! name, to the only one that follows. A name that is said alone again and again before anybody of that name is introduced
//! needs no introduction, so it is left alone: the full name is of a relative.

mod bodies;
mod persons;

use super::aliases::Aliases;
use super::fold;
use super::keys::number;
use super::names::Names;
use super::people::Part;
use super::reason::Reason;
use super::{Entity, Link};
use crate::entity::{Kind, Span};

/// How many times as many mentions the most frequent kind of a name needs, against all others of that name together, to
/// have them.
const CLEAR: u32 = 3;

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
    /// Short names of organizations, places and things with what they may stand for; or stretches of `shorts`.
    pairs: Vec<(u32, u32)>,
    /// Mentions grouped by name: `places[starts[name]..starts[name + 1]]`, ascending.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// The full names that the family name at hand is short for, and their mentions in order.
    full_names: Vec<u32>,
    full_places: Vec<(u32, u32)>,
    /// How many mentions of each kind an entity has.
    kinds: Vec<[u32; Kind::ALL.len()]>,
    /// The entity of each name.
    entity_of: Vec<Option<u32>>,
    buffer: String,
}

impl Steps {
    /// Bytes of memory held, about.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.forms.capacity() + self.starts.capacity() + self.places.capacity();
        let pairs = self.pairs.capacity() + self.full_places.capacity() + self.entity_of.capacity();
        (numbers + 2 * pairs) * size_of::<u32>()
            + self.shorts.capacity() * size_of::<Short>()
            + self.kinds.capacity() * size_of::<[u32; Kind::ALL.len()]>()
            + self.moved.capacity() * size_of::<Option<(u32, Reason)>>()
    }

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
        self.parts_of_names(names);
        self.full_people(names);
        self.group(names);
        self.short_people(names);
    }

    /// Moves names to the kind that the same name mostly has, where that is clear and no full name says otherwise.
    fn settle_kinds(&mut self, names: &mut Names) {
        for name in 0..names.len() {
            let is_company = names.kind(name) == Kind::Organization && fold::is_company(names.shown(name));
            if !names.kind(name).is_name()
                || names.is_alone(name)
                || is_company
                || !self.shorts_of(name).is_empty()
            {
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

    /// Gives out a link for each mention and the entities in the order of first mention, each of the kind that most of its
    /// mentions have: of an acronym said ten times and its words said once, the ten tell.
    pub(super) fn give(&mut self, names: &Names, links: &mut Vec<Link>, entities: &mut Vec<Entity>) {
        self.kinds.clear();
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
                self.kinds.push([0; Kind::ALL.len()]);
                count += 1;
                number(count - 1)
            });
            self.kinds[entity as usize][names.kind(name) as usize] += 1;
            links.push(Link { entity, reason });
        }
        entities.truncate(count);
        for (entity, counts) in entities.iter_mut().zip(&self.kinds) {
            let own = entity.kind;
            // Of equals the name's own kind, except that "another name" says the least.
            let weight = |kind: &Kind| (counts[*kind as usize], *kind != Kind::Misc, *kind == own);
            entity.kind = Kind::ALL.into_iter().max_by_key(weight).unwrap_or(own);
        }
    }
}

/// What all of them are, where they are one.
fn only(mut names: impl Iterator<Item = u32>) -> Option<u32> {
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
