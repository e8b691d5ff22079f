//! The groups that were made: what each is called and holds, and which ones an article is in.
//!
//! An article's groups are numbers in one list for all articles, so that a pass over a corpus looks each up in constant time
//! and five million articles cost some forty megabytes. Groups that are not compared have no number, but their articles
//! take part.

use rustc_hash::{FxHashMap, FxHashSet};

use super::choose::Chosen;
use super::crossed::{Code, Crossed, Tally};

/// The group of everything that is no target.
const REST: &str = "the rest";
/// Marks an article that takes no part.
const NONE: u32 = u32::MAX;

/// Which articles are compared with which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// What they are made by, as people read it: the columns that were found, such as `publisher × month`.
    pub by: String,
    /// What each is called, all different; periods in time, others by size, the rest last.
    pub names: Vec<String>,
    /// Articles in each.
    pub articles: Vec<u32>,
    /// Tokens in each.
    pub tokens: Vec<u64>,
    /// Where the only key is a period: the place in time of each group but the rest, in whole periods after the first.
    pub times: Option<Vec<i64>>,
    /// The group of every article that takes part and is in no target: the last, where there are targets and it is not
    /// empty.
    pub pooled: Option<usize>,
    /// Articles with text that lack a key: neither in a group nor in what groups are compared with.
    pub outside: u32,
    /// Groups with too few articles: not compared, but part of what others are compared with.
    pub small: u32,
    /// Groups that hold every article that takes part, so that nothing is beside them: not compared.
    pub everywhere: Vec<String>,
    /// By number of article, its place among those that take part.
    places: Vec<u32>,
    ends: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// Puts every article into the groups that were chosen.
    pub(super) fn new(by: String, crossed: &Crossed, chosen: Chosen, outside: u32) -> Self {
        let mut names = unlike(chosen.groups.iter().map(|&group| crossed.name(group)));
        let times: Option<Vec<i64>> = chosen.groups.iter().map(|&group| crossed.place(group)).collect();
        let pooled = chosen.pooled.then_some(names.len());
        if pooled.is_some() {
            let taken = names.iter().any(|name| name == REST);
            names.push(if taken { "all the rest" } else { REST }.to_owned());
        }
        let numbers: FxHashMap<Code, u32> = chosen.groups.iter().copied().zip(0..).collect();
        let mut tallies = vec![Tally::default(); names.len()];
        let mut groups = Self {
            by,
            names,
            articles: Vec::new(),
            tokens: Vec::new(),
            times: times.map(from_the_first),
            pooled,
            outside,
            small: chosen.small,
            everywhere: chosen.everywhere,
            places: Vec::new(),
            ends: Vec::new(),
            members: Vec::new(),
        };
        let mut own: Vec<u32> = Vec::new();
        for (row, facts) in crossed.rows() {
            own.clear();
            crossed.groups_of(row, &mut |group| own.extend(numbers.get(&group)));
            own.sort_unstable();
            if own.is_empty() {
                own.extend(pooled.and_then(|pooled| u32::try_from(pooled).ok()));
            }
            for &group in &own {
                if let Some(tally) = tallies.get_mut(group as usize) {
                    tally.add(facts);
                }
            }
            groups.take(facts.doc, &own);
        }
        for tally in tallies {
            groups.articles.push(tally.articles);
            groups.tokens.push(tally.tokens);
        }
        groups
    }

    /// Notes the groups of an article.
    fn take(&mut self, doc: u32, own: &[u32]) {
        let doc = doc as usize;
        if self.places.len() <= doc {
            self.places.resize(doc + 1, NONE);
        }
        let as_u32 = |size: usize| u32::try_from(size).unwrap_or(NONE);
        if let Some(place) = self.places.get_mut(doc) {
            *place = as_u32(self.ends.len());
        }
        self.members.extend(own);
        self.ends.push(as_u32(self.members.len()));
    }

    /// The groups of an article, ascending; none where it takes no part or its group is not compared.
    pub fn of(&self, doc: u32) -> &[u32] {
        let Some(place) = self.place(doc) else {
            return &[];
        };
        let before = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |&end| end as usize);
        let end = self.ends.get(place).map_or(start, |&end| end as usize);
        self.members.get(start..end).unwrap_or_default()
    }

    /// Whether an article takes part: it has text and every key, and is in a group or in what groups are compared with.
    pub fn holds(&self, doc: u32) -> bool {
        self.place(doc).is_some()
    }

    fn place(&self, doc: u32) -> Option<usize> {
        let place = self.places.get(doc as usize).copied()?;
        (place != NONE).then_some(place as usize)
    }
}

/// Names made different: values that hold the sign between crossed values may look the same crossed.
fn unlike(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    names
        .map(|name| {
            let mut other = name.clone();
            let mut number = 2;
            while !taken.insert(other.clone()) {
                other = format!("{name} ({number})");
                number += 1;
            }
            other
        })
        .collect()
}

/// Places in time, counted from the first.
fn from_the_first(places: Vec<i64>) -> Vec<i64> {
    let first = places.first().copied().unwrap_or(0);
    places.into_iter().map(|place| place - first).collect()
}
