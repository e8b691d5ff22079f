//! Entities of a whole corpus: the names of all articles linked once more, across articles.
//!
//! Linking sees names and how often they occur, never an article, so a corpus of any size is linked in one walk along its
//! vocabulary. An entity's number is the rank of its kind and name.

use rustc_hash::FxHashMap;

use super::counts::Counts;
use super::dictionary::NONE;
use super::part::as_u32;
use super::texts::Texts;
use crate::entity::link::{self, Name};
use crate::entity::{Aliases, Kind, Reason};
use crate::error::Error;

/// All entities, in lists of one length, by kind and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entities {
    /// What each is.
    pub kind: Vec<Kind>,
    /// Its name.
    pub name: Texts,
    /// Its mentions.
    pub mentions: Vec<u64>,
    /// In how many articles it is mentioned.
    pub df: Vec<u32>,
    /// How it is called, by entity, form in byte order, reason, and where that was decided.
    pub aliases: Vec<Alias>,
    /// The names as they stand in texts, by form, and verbs of speaking.
    pub forms: Texts,
    /// The entity of each name within an article; [`NONE`] for what is no such name.
    of: Vec<u32>,
}

/// One way in which an entity is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    /// The entity.
    pub entity: u32,
    /// The name as it stands in texts, as a number in [`Entities::forms`].
    pub form: u32,
    /// Why it is the same entity.
    pub reason: Reason,
    /// Whether that was decided across articles, not within one.
    pub across: bool,
    /// Mentions by this name for this reason.
    pub n: u64,
}

/// An alias while it is counted: name within the article, form, reason.
type Key = (u32, u32, Reason);

impl Counts {
    /// Links the names of all articles.
    ///
    /// # Errors
    /// What fetching a block says.
    pub fn entities(&self, aliases: &Aliases) -> Result<Entities, Error> {
        let names = &self.dictionary.names;
        let mut mentions = vec![0_u64; names.len()];
        let mut articles = Distinct::new(names.len());
        let mut called: FxHashMap<Key, u64> = FxHashMap::default();
        let mut document = 0;
        self.blocks(&mut |block| {
            for at in 0..block.rows.len() {
                document += 1;
                for mention in block.mentions(at) {
                    mentions[mention.name as usize] += 1;
                    articles.add(mention.name, document);
                    *called
                        .entry((mention.name, mention.form, mention.reason))
                        .or_default() += 1;
                }
            }
            Ok(())
        })?;
        let used: Vec<u32> = (0_u32..)
            .zip(mentions.iter().zip(&names.kind))
            .filter(|(_, (count, kind))| **count > 0 && kind.is_some())
            .map(|(at, _)| at)
            .collect();
        let listed: Vec<Name<'_>> = used
            .iter()
            .filter_map(|&at| {
                let (kind, name) = names.key(at as usize);
                Some(Name {
                    kind: kind?,
                    name,
                    mentions: mentions[at as usize],
                    articles: articles.count[at as usize],
                })
            })
            .collect();
        let merged = link::across(&listed, aliases);
        let mut entities = Entities {
            of: vec![NONE; names.len()],
            forms: names.text.clone(),
            ..Entities::default()
        };
        for (at, &(target, _)) in merged.iter().enumerate() {
            if target as usize == at {
                entities.of[used[at] as usize] = as_u32(entities.kind.len());
                entities.kind.push(listed[at].kind);
                entities.name.push(listed[at].name);
            }
        }
        for (at, &(target, _)) in merged.iter().enumerate() {
            entities.of[used[at] as usize] = entities.of[used[target as usize] as usize];
        }
        entities.sums(self, &mentions)?;
        let across: FxHashMap<u32, Reason> = merged
            .iter()
            .zip(&used)
            .enumerate()
            .filter(|(at, (merged, _))| merged.0 as usize != *at)
            .map(|(_, (merged, name))| (*name, merged.1))
            .collect();
        entities.order(called.into_iter().collect(), &across);
        Ok(entities)
    }
}

impl Entities {
    /// The number of entities.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The entity of a name within an article.
    pub fn of(&self, name: u32) -> Option<u32> {
        self.of
            .get(name as usize)
            .copied()
            .filter(|&entity| entity != NONE)
    }

    /// The aliases of an entity, each form with its reasons together.
    pub fn aliases_of(&self, entity: u32) -> &[Alias] {
        let start = self.aliases.partition_point(|alias| alias.entity < entity);
        let end = self.aliases.partition_point(|alias| alias.entity <= entity);
        &self.aliases[start..end]
    }

    /// How an entity is called and how often, whatever the reason, most frequent first, ties in byte order.
    pub fn called(&self, entity: u32) -> Vec<(&str, u64)> {
        let mut forms: Vec<(&str, u64)> = Vec::new();
        // One form may have two numbers: names are numbered with their kinds.
        for alias in self.aliases_of(entity) {
            let form = self.forms.get(alias.form as usize);
            match forms.last_mut() {
                Some((last, n)) if *last == form => *n += alias.n,
                _ => forms.push((form, alias.n)),
            }
        }
        forms.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        forms
    }

    fn sums(&mut self, counts: &Counts, mentions: &[u64]) -> Result<(), Error> {
        self.mentions = vec![0; self.len()];
        for (&entity, &count) in self.of.iter().zip(mentions) {
            if let Some(sum) = self.mentions.get_mut(entity as usize) {
                *sum += count;
            }
        }
        let mut articles = Distinct::new(self.len());
        let mut document = 0;
        counts.blocks(&mut |block| {
            for at in 0..block.rows.len() {
                document += 1;
                for mention in block.mentions(at) {
                    if let Some(entity) = self.of(mention.name) {
                        articles.add(entity, document);
                    }
                }
            }
            Ok(())
        })?;
        self.df = articles.count;
        Ok(())
    }

    /// Puts in order how each entity is called.
    fn order(&mut self, called: Vec<(Key, u64)>, across: &FxHashMap<u32, Reason>) {
        let alias = |((name, form, within), n): (Key, u64)| {
            let entity = self.of(name)?;
            let across = across.get(&name).copied().filter(|_| within == Reason::SameName);
            Some(Alias {
                entity,
                form,
                reason: across.unwrap_or(within),
                across: across.is_some(),
                n,
            })
        };
        let mut aliases: Vec<Alias> = called.into_iter().filter_map(alias).collect();
        let same = |alias: &Alias| key(alias, &self.forms);
        aliases.sort_unstable_by(|a, b| key(a, &self.forms).cmp(&key(b, &self.forms)));
        aliases.dedup_by(|next, first| {
            let equal = same(next) == same(first);
            if equal {
                first.n += next.n;
            }
            equal
        });
        self.aliases = aliases;
    }
}

/// What orders aliases and tells them apart.
fn key<'f>(alias: &Alias, forms: &'f Texts) -> (u32, &'f str, Reason, bool) {
    let text = forms.get(alias.form as usize);
    (alias.entity, text, alias.reason, alias.across)
}

/// In how many documents each number occurs.
struct Distinct {
    last: Vec<u32>,
    count: Vec<u32>,
}

impl Distinct {
    fn new(numbers: usize) -> Self {
        Self {
            last: vec![0; numbers],
            count: vec![0; numbers],
        }
    }

    /// Documents count from 1 and never come back.
    fn add(&mut self, number: u32, document: u32) {
        let number = number as usize;
        if self.last[number] != document {
            self.last[number] = document;
            self.count[number] += 1;
        }
    }
}
