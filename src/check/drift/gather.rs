//! From articles to a snapshot: the sums that a comparison needs, in whole numbers.
//!
//! A cluster is a story, or an article that tells none. Articles of a story may come in any order and far apart, so what a
//! story has is put aside until the end; all else is a sum, and the order of the articles leaves no trace.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::snapshot::{Counted, Group, Snapshot, Topic, Unit, Units};
use super::{Article, Keep, LEAST_GROUP, Named};
use crate::statistics::clustered::{Events, Sizes, spread};

/// Kinds of entities that are not compared.
const AMOUNTS: [&str; 4] = ["money", "date", "quantity", "percent"];

/// Takes articles in any order and makes a [`Snapshot`] of them.
#[derive(Debug)]
pub struct Gatherer {
    articles: u64,
    words: u64,
    terms: Tally,
    entities: Tally,
    topics: Tally,
    groups: Tally,
    /// The topics that list a term.
    listed: FxHashMap<u32, Vec<u32>>,
    lists: Vec<Vec<u32>>,
    /// What each group large enough for counts of its own has, by the number of the group.
    parts: BTreeMap<u32, Part>,
}

/// What a group has.
#[derive(Debug, Default)]
struct Part {
    articles: u64,
    words: u64,
    terms: Tally,
    entities: Tally,
}

/// Sums over clusters for many units at once.
#[derive(Debug, Default)]
struct Tally {
    sizes: Sizes,
    units: FxHashMap<u32, Sums>,
    stories: FxHashMap<u32, Story>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    articles: u64,
    events: Events,
}

/// What the articles of a story have so far.
#[derive(Debug, Default)]
struct Story {
    size: u64,
    events: BTreeMap<u32, u64>,
}

impl Tally {
    fn article(&mut self, story: Option<u32>, size: u64, units: impl Iterator<Item = (u32, u64)>) {
        match story {
            None => {
                self.sizes.add(size);
                for (unit, events) in units {
                    let sums = self.units.entry(unit).or_default();
                    sums.articles += 1;
                    sums.events.add(events, size);
                }
            }
            Some(story) => {
                let story = self.stories.entry(story).or_default();
                story.size += size;
                for (unit, events) in units {
                    self.units.entry(unit).or_default().articles += 1;
                    *story.events.entry(unit).or_default() += events;
                }
            }
        }
    }

    /// Forgets all other units.
    fn only(mut self, units: impl Fn(u32) -> bool) -> Self {
        self.units.retain(|unit, _| units(*unit));
        self
    }

    /// All units with their sums, by number; and the sizes of the clusters.
    fn finish(mut self) -> (Sizes, Vec<(u32, Sums)>) {
        let stories: Vec<Story> = self.stories.into_values().collect();
        for story in &stories {
            self.sizes.add(story.size);
            for (unit, events) in &story.events {
                if let Some(sums) = self.units.get_mut(unit) {
                    sums.events.add(*events, story.size);
                }
            }
        }
        let mut units: Vec<(u32, Sums)> = self.units.into_iter().collect();
        units.sort_unstable_by_key(|(unit, _)| *unit);
        (self.sizes, units)
    }
}

impl Gatherer {
    /// For topics of which each is a list of term numbers, the most important first, and for groups that have so many articles
    /// each; a group of too few is counted and gets no counts of its own terms.
    pub fn new(topics: &[Vec<u32>], groups: &[u32]) -> Self {
        let mut listed: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (topic, terms) in (0_u32..).zip(topics) {
            for term in terms {
                let of = listed.entry(*term).or_default();
                if of.last() != Some(&topic) {
                    of.push(topic);
                }
            }
        }
        let large = (0_u32..)
            .zip(groups)
            .filter(|(_, articles)| **articles >= LEAST_GROUP);
        Self {
            articles: 0,
            words: 0,
            terms: Tally::default(),
            entities: Tally::default(),
            topics: Tally::default(),
            groups: Tally::default(),
            listed,
            lists: topics.to_vec(),
            parts: large.map(|(group, _)| (group, Part::default())).collect(),
        }
    }

    /// Counts an article.
    pub fn article(&mut self, article: Article<'_>) {
        let Article {
            story,
            groups,
            words,
            terms,
            entities,
        } = article;
        let size = u64::from(words);
        let wide = |units: &[(u32, u32)]| -> Vec<(u32, u64)> {
            units
                .iter()
                .map(|(unit, events)| (*unit, u64::from(*events)))
                .collect()
        };
        let (terms, entities) = (wide(terms), wide(entities));
        self.articles += 1;
        self.words += size;
        self.terms.article(story, size, terms.iter().copied());
        self.entities.article(story, size, entities.iter().copied());
        if !self.listed.is_empty() {
            let mut topics: BTreeMap<u32, u64> = BTreeMap::new();
            for (term, events) in &terms {
                for topic in self.listed.get(term).into_iter().flatten() {
                    *topics.entry(*topic).or_default() += events;
                }
            }
            self.topics.article(story, size, topics.into_iter());
        }
        self.groups
            .article(story, 1, groups.iter().map(|group| (*group, 1)));
        for group in groups {
            if let Some(part) = self.parts.get_mut(group) {
                part.articles += 1;
                part.words += size;
                part.terms.article(story, size, terms.iter().copied());
                part.entities.article(story, size, entities.iter().copied());
            }
        }
    }

    /// The snapshot, with as much kept as `keep` says. Numbers without a name are left out, and so are sums, dates and
    /// quantities, which are never those of another day.
    pub fn finish(self, named: Named<'_>, keep: Keep) -> Snapshot {
        let mut always: Vec<u32> = self.lists.iter().flatten().copied().collect();
        always.sort_unstable();
        let (sizes, topics) = self.topics.finish();
        let topics = named_topics(&self.lists, &topics, &sizes, &named);
        let has_name = |unit: u32| {
            named
                .entities
                .get(unit as usize)
                .is_some_and(|(kind, _)| !AMOUNTS.contains(kind))
        };
        let whole = Counted {
            articles: self.articles,
            words: self.words,
            terms: kept(self.terms, named.terms, keep.terms, &always),
            entities: kept(self.entities.only(has_name), named.entities, keep.entities, &[]),
        };
        let mut columns: Vec<String> = named
            .groups
            .iter()
            .map(|(column, _)| (*column).to_owned())
            .collect();
        columns.sort_unstable();
        columns.dedup();

        let mut parts: Vec<(u32, Part)> = self
            .parts
            .into_iter()
            .filter(|(_, part)| part.articles > 0)
            .collect();
        let name = |group: &u32| named.groups.get(*group as usize).copied();
        parts.sort_by(|(a, of_a), (b, of_b)| {
            of_b.articles
                .cmp(&of_a.articles)
                .then_with(|| name(a).cmp(&name(b)))
        });
        parts.truncate(keep.groups);
        let each = |all: usize, least: usize| (all / parts.len().max(1)).max(least);
        let (terms_each, entities_each) = (each(keep.group_terms, 100), each(keep.group_entities, 50));
        let mut groups: Vec<Group> = parts
            .into_iter()
            .filter_map(|(group, part)| {
                let (column, value) = name(&group)?;
                Some(Group {
                    column: column.to_owned(),
                    value: value.to_owned(),
                    counted: Counted {
                        articles: part.articles,
                        words: part.words,
                        terms: kept(part.terms, named.terms, terms_each, &[]),
                        entities: kept(part.entities.only(has_name), named.entities, entities_each, &[]),
                    },
                })
            })
            .collect();
        groups.sort_unstable_by(|a, b| a.name().cmp(&b.name()));
        Snapshot {
            generator: named.generator.to_owned(),
            counting: named.counting.to_vec(),
            figures: named.figures.to_vec(),
            accepted: Vec::new(),
            whole,
            topics,
            columns,
            shares: kept(self.groups, named.groups, keep.shares, &[]),
            groups,
        }
    }
}

/// The most frequent units and those that are kept always, sorted by name.
fn kept(tally: Tally, names: &[(&str, &str)], most: usize, always: &[u32]) -> Units {
    let (sizes, units) = tally.finish();
    let mut ranked: Vec<(u32, Sums, (&str, &str))> = units
        .into_iter()
        .filter_map(|(unit, sums)| Some((unit, sums, *names.get(unit as usize)?)))
        .filter(|(_, sums, _)| sums.events.count > 0)
        .collect();
    ranked.sort_unstable_by(|a, b| {
        b.1.events
            .count
            .cmp(&a.1.events.count)
            .then_with(|| a.2.cmp(&b.2))
    });
    let cut = ranked.split_off(most.min(ranked.len()));
    let (again, dropped): (Vec<_>, Vec<_>) = cut
        .into_iter()
        .partition(|(unit, ..)| always.binary_search(unit).is_ok());
    ranked.extend(again);
    let unit = |(_, sums, (first, second)): (u32, Sums, (&str, &str))| Unit {
        name: [first.to_owned(), second.to_owned()],
        count: sums.events.count,
        articles: sums.articles,
        spread: rounded(spread(&sums.events, &sizes)),
    };
    Units::new(
        dropped.first().map_or(0, |(_, sums, _)| sums.events.count),
        ranked.into_iter().map(unit).collect(),
    )
}

fn named_topics(lists: &[Vec<u32>], counted: &[(u32, Sums)], sizes: &Sizes, named: &Named<'_>) -> Vec<Topic> {
    let topic = |(at, (list, topic)): (u32, (&Vec<u32>, &super::NamedTopic<'_>))| {
        let found = counted.binary_search_by_key(&at, |(topic, _)| *topic).ok();
        let events = found
            .and_then(|at| counted.get(at))
            .map(|(_, sums)| sums.events)
            .unwrap_or_default();
        let stem = |term: &u32| {
            named
                .terms
                .get(*term as usize)
                .map(|(stem, _)| (*stem).to_owned())
        };
        let mut terms: Vec<String> = Vec::new();
        for stem in list.iter().filter_map(stem) {
            if !terms.contains(&stem) {
                terms.push(stem);
            }
        }
        Topic {
            number: topic.number,
            label: topic.label.to_owned(),
            articles: u64::from(topic.articles),
            spread: rounded(spread(&events, sizes)),
            terms,
        }
    };
    let mut topics: Vec<Topic> = (0_u32..).zip(lists.iter().zip(named.topics)).map(topic).collect();
    topics.sort_by(|a, b| a.label.cmp(&b.label).then(a.number.cmp(&b.number)));
    topics
}

/// Two decimals, which is what a file keeps, so that a corpus is compared the same before and after it was written.
fn rounded(spread: f64) -> f64 {
    (spread * 100.0).round() / 100.0
}
