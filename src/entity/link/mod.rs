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

use names::Names;

use super::{Kind, Span, world};

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

impl Entity {
    /// The country of a nationality, by its usual English name; None for anything else and for peoples without a country.
    pub fn country(&self) -> Option<&'static str> {
        let country = if self.kind == Kind::Nationality {
            world::nationality(&self.name)
        } else {
            None
        };
        country.filter(|country| !country.is_empty())
    }
}

/// What a mention stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Which of [`Linker::entities`].
    pub entity: u32,
    /// Why.
    pub reason: Reason,
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
