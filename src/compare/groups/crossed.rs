//! Values put in order, and keys crossed: which groups there are, what each holds, and what it is called.
//!
//! A group is written as one number, its values' ranks side by side, so that groups in order of their numbers are in the
//! order readers get: periods in time, other values by size. Crossing lists may multiply without end; the product is
//! counted before anything is made of it. Which groups are compared is not decided here.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::period::{Period, Stamp};
use super::values::{From, Values};
use crate::error::Error;

/// Articles times the groups each is in, at most: beyond it lies no corpus, only a column that is no list.
const MOST: u64 = 1 << 28;

/// What an article has, by the order it was added in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// Its number.
    pub(super) doc: u32,
    pub(super) tokens: u32,
    pub(super) date: Option<Stamp>,
}

/// A group by the ranks of its values, the first key's in the highest bits.
pub(super) type Code = u128;

/// What a group holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) articles: u32,
    pub(super) tokens: u64,
}

impl Tally {
    /// Takes an article in.
    pub(super) fn add(&mut self, row: &Row) {
        self.articles = self.articles.saturating_add(1);
        self.tokens += u64::from(row.tokens);
    }
}

/// One key with its values in order.
struct Ranked {
    values: Values,
    /// Rank by number of value.
    rank: Vec<u32>,
    /// Number of value by rank.
    order: Vec<u32>,
    /// What tells articles of the same title apart, by number of value, from 2.
    again: FxHashMap<u32, u32>,
    /// Place in time by rank, where all values are periods.
    places: Option<Vec<i32>>,
}

/// All articles under all keys.
pub(super) struct Crossed {
    rows: Vec<Row>,
    keys: Vec<Ranked>,
    /// What the articles hold that have every key.
    pub(super) all: Tally,
}

impl Crossed {
    /// Puts the values of each key in order.
    ///
    /// # Errors
    /// [`Error::Input`] where articles times their groups are beyond any use.
    pub(super) fn new(rows: Vec<Row>, keys: Vec<Values>) -> Result<Self, Error> {
        let mut all = Tally::default();
        let mut sums: Vec<Vec<u64>> = keys.iter().map(|values| vec![0; values.texts.len()]).collect();
        let mut members = 0_u64;
        for (at, row) in rows.iter().enumerate() {
            let product = keys.iter().fold(1_u64, |product, values| {
                product.saturating_mul(values.of(at).len() as u64)
            });
            if product == 0 {
                continue;
            }
            members = members.saturating_add(product);
            all.add(row);
            for (values, sums) in keys.iter().zip(&mut sums) {
                for &value in values.of(at) {
                    if let Some(sum) = sums.get_mut(value as usize) {
                        *sum += u64::from(row.tokens);
                    }
                }
            }
        }
        if members > MOST {
            return Err(Error::Input(
                "the lists of values that articles have make too many groups: cross fewer keys, or take a column with fewer \
                 values in each article"
                    .to_owned(),
            ));
        }
        let keys = keys
            .into_iter()
            .zip(sums)
            .map(|(values, sums)| Ranked::new(values, &sums))
            .collect();
        Ok(Self { rows, keys, all })
    }

    /// The articles that have every key, in the order they were added.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(at, _)| self.keys.iter().all(|key| !key.values.of(*at).is_empty()))
    }

    /// Hands over the group, or each group, of the article added as the `row`-th.
    pub(super) fn groups_of(&self, row: usize, take: &mut dyn FnMut(Code)) {
        cross(&self.keys, row, 0, take);
    }

    /// Every group that holds an article, in order.
    pub(super) fn tallies(&self) -> Vec<(Code, Tally)> {
        let mut found: Vec<(Code, Tally)> = Vec::new();
        if let [key] = self.keys.as_slice() {
            found.extend((0..key.order.len()).map(|rank| (rank as Code, Tally::default())));
            for (at, row) in self.rows() {
                for &value in key.values.of(at) {
                    let tally = key.rank_of(value).and_then(|rank| found.get_mut(rank as usize));
                    if let Some((_, tally)) = tally {
                        tally.add(row);
                    }
                }
            }
            found.retain(|(_, tally)| tally.articles > 0);
            return found;
        }
        let mut known: FxHashMap<Code, usize> = FxHashMap::default();
        for (at, row) in self.rows() {
            self.groups_of(at, &mut |code| {
                let next = found.len();
                let place = *known.entry(code).or_insert(next);
                if place == next {
                    found.push((code, Tally::default()));
                }
                if let Some((_, tally)) = found.get_mut(place) {
                    tally.add(row);
                }
            });
        }
        found.sort_unstable_by_key(|&(code, _)| code);
        found
    }

    /// What readers call a group.
    pub(super) fn name(&self, group: Code) -> String {
        let mut names: Vec<String> = Vec::with_capacity(self.keys.len());
        let mut rest = group;
        for key in self.keys.iter().rev() {
            names.push(key.name(rest));
            rest >>= 32;
        }
        names.reverse();
        names.join(" × ")
    }

    /// The place of a group in time, where the only key is a period.
    pub(super) fn place(&self, group: Code) -> Option<i64> {
        let [
            Ranked {
                places: Some(places), ..
            },
        ] = self.keys.as_slice()
        else {
            return None;
        };
        places.get(usize::try_from(group).ok()?).copied().map(i64::from)
    }
}

fn cross(keys: &[Ranked], row: usize, code: Code, take: &mut dyn FnMut(Code)) {
    let Some((key, rest)) = keys.split_first() else {
        take(code);
        return;
    };
    for rank in key.values.of(row).iter().filter_map(|&value| key.rank_of(value)) {
        cross(rest, row, code << 32 | Code::from(rank), take);
    }
}

impl Ranked {
    fn new(mut values: Values, sums: &[u64]) -> Self {
        values.close();
        let texts = &values.texts;
        let mut order: Vec<u32> = (0_u32..).take(texts.len()).collect();
        let mut again = FxHashMap::default();
        let period = match values.from {
            From::Date(period) | From::Column(_, Some(period)) => Some(period),
            _ => None,
        };
        let places = period.and_then(|period| in_time(period, &values, &mut order));
        if places.is_none() {
            order.sort_unstable_by_key(|&value| (texts.get(value), value));
            if values.from == From::Article {
                again = numbered(&values, &order);
            }
            order.sort_by_key(|&value| Reverse(sums.get(value as usize).copied().unwrap_or(0)));
        }
        let mut rank = vec![0; order.len()];
        for (at, &value) in (0_u32..).zip(&order) {
            if let Some(rank) = rank.get_mut(value as usize) {
                *rank = at;
            }
        }
        Self {
            values,
            rank,
            order,
            again,
            places,
        }
    }

    fn rank_of(&self, value: u32) -> Option<u32> {
        self.rank.get(value as usize).copied()
    }

    /// The name of the value whose rank is in the lowest 32 bits.
    fn name(&self, code: Code) -> String {
        let rank = usize::try_from(code & Code::from(u32::MAX)).unwrap_or(usize::MAX);
        let value = self.order.get(rank).copied().unwrap_or(u32::MAX);
        let name = self.values.texts.get(value);
        match self.again.get(&value) {
            Some(number) => format!("{name} ({number})"),
            None => name.to_owned(),
        }
    }
}

/// Puts values into order of time and gives their places in it; nothing where one is no such period.
fn in_time(period: Period, values: &Values, order: &mut [u32]) -> Option<Vec<i32>> {
    let places: Option<Vec<i32>> = order
        .iter()
        .map(|&value| period.read(values.texts.get(value)))
        .collect();
    let mut places = places?;
    order.sort_unstable_by_key(|&value| places.get(value as usize).copied());
    places.sort_unstable();
    Some(places)
}

/// Numbers for articles whose name another one has had, given their values in order of name.
fn numbered(values: &Values, order: &[u32]) -> FxHashMap<u32, u32> {
    let mut again = FxHashMap::default();
    for own in order.chunk_by(|&left, &right| values.texts.get(left) == values.texts.get(right)) {
        let mut number = 1;
        for &value in own.iter().skip(1) {
            let name = values.texts.get(value);
            number += 1;
            // A title may look like a numbered one.
            while order
                .binary_search_by(|&other| values.texts.get(other).cmp(&format!("{name} ({number})")))
                .is_ok()
            {
                number += 1;
            }
            again.insert(value, number);
        }
    }
    again
}
