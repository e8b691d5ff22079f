//! Links names: the mentions of one article to what they stand for, and the entities of all articles to each other.
//!
//! Within an article every mention is decided on its own, because "Quill" may be one person in the lead and another below;
//! across articles only names are seen, and only what is not ambiguous in the whole corpus is merged ([`across`]). Every link
//! says why it was made. Rules go by the make of names and by what the article says, never by lists of names; only countries
//! and a few unions and cities are known by their usual names ([`super::world`]).
//!
//! Pronouns and descriptions ("the president") are not linked.

mod across;
mod aliases;
mod bodies;
mod fold;
mod keys;
mod names;
mod people;
mod reason;
mod within;

use rustc_hash::FxHashMap;

use aliases::Alias;
use names::Names;

use super::{Kind, Span};

pub use across::{Name, across};
pub use aliases::Aliases;
pub use reason::Reason;

/// Somebody or something that an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its fullest or usual name: quotes straight, white space single, possessive and leading "the" cut; a nationality is
    /// named by its adjective. Not empty where its mentions are not blank.
    pub name: String,
}

/// What a mention stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Which of [`Linker::entities`].
    pub entity: u32,
    /// Why.
    pub reason: Reason,
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "an article has fewer than 2^32 names"
)]
fn as_u32(number: usize) -> u32 {
    number as u32
}

/// Links the names of one article after another; nothing but memory is kept from one to the next.
#[derive(Default)]
pub struct Linker {
    names: Names,
    /// Links within the article at hand, one a mention.
    links: Vec<Link>,
    entities: Vec<Entity>,
    steps: within::Steps,
}

impl Linker {
    /// A linker.
    pub fn new() -> Self {
        Self::default()
    }

    /// Links the names of one article: `names` in the order of the text, without amounts and dates. Takes time in proportion
    /// to the number and length of the names.
    pub fn within(&mut self, text: &str, names: &[Span], aliases: &Aliases) {
        self.names.clear();
        self.links.clear();
        self.steps.run(text, names, aliases, &mut self.names);
        self.steps.give(&self.names, &mut self.links, &mut self.entities);
        if !aliases.is_empty() {
            self.rename(text, names, aliases);
        }
    }

    /// Gives mentions to the entities that the user named: by their own form first, else by the name that they were linked
    /// to, so that what is short for a renamed name follows it.
    fn rename(&mut self, text: &str, names: &[Span], aliases: &Aliases) {
        let (mut shown, mut key) = (String::new(), String::new());
        let mut known: FxHashMap<(Kind, String), u32> = FxHashMap::default();
        for (number, entity) in (0..).zip(&self.entities) {
            fold::key(&entity.name, entity.kind, &mut key);
            known.entry((entity.kind, key.clone())).or_insert(number);
        }
        for (span, link) in names.iter().zip(&mut self.links) {
            fold::show(span.text(text), span.kind, &mut shown);
            fold::key(&shown, span.kind, &mut key);
            let Some(entity) = self.entities.get(link.entity as usize) else {
                continue;
            };
            let kind = entity.kind;
            let own = aliases.get(span.kind, &key);
            if own.is_none() {
                fold::key(&entity.name, kind, &mut key);
            }
            let reason = own.map_or(link.reason, |_| Reason::UserAlias);
            let said = own.or_else(|| aliases.get(kind, &key));
            let Some(Alias::For(name)) = said else {
                continue;
            };
            fold::key(name, kind, &mut key);
            let entity = known.entry((kind, key.clone())).or_insert_with(|| {
                self.entities.push(Entity {
                    kind,
                    name: name.clone(),
                });
                as_u32(self.entities.len() - 1)
            });
            *link = Link {
                entity: *entity,
                reason,
            };
        }
        self.renumber();
    }

    /// Puts entities in the order of their first mentions and drops those without any.
    fn renumber(&mut self) {
        let old = std::mem::take(&mut self.entities);
        let mut new: Vec<Option<u32>> = vec![None; old.len()];
        let mut old: Vec<Option<Entity>> = old.into_iter().map(Some).collect();
        for link in &mut self.links {
            let at = link.entity as usize;
            if let Some(entity) = old.get_mut(at).and_then(Option::take) {
                new[at] = Some(as_u32(self.entities.len()));
                self.entities.push(entity);
            }
            link.entity = new.get(at).copied().flatten().unwrap_or(0);
        }
    }

    /// Bytes of memory held, about.
    pub fn bytes(&self) -> usize {
        let entities: usize = self
            .entities
            .iter()
            .map(|entity| size_of::<Entity>() + entity.name.capacity())
            .sum();
        self.names.bytes() + self.steps.bytes() + self.links.capacity() * size_of::<Link>() + entities
    }

    /// What each mention of the article that was linked last stands for, in the order of its mentions.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What that article names, in the order of first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }
}

#[cfg(test)]
mod gold;
#[cfg(test)]
mod tests;
