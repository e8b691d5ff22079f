//! Which groups are compared, or why none can be.
//!
//! A group that holds every article has nothing beside it to be compared with, and a small one is left out of the
//! comparison but not of what others are compared with. Every failure says what there is and the way out, and is as short
//! for a million groups as for three.

use rustc_hash::{FxHashMap, FxHashSet};

use super::crossed::{Code, Crossed, Tally};
use super::key::Key;
use super::nearest::nearest;
use super::{Asked, shown};
use crate::error::Error;
use crate::number;

/// Groups named in a message.
const SHOWN: usize = 3;

/// What to choose from.
pub(super) struct Choice<'c> {
    pub(super) asked: &'c Asked,
    /// The keys as people read them.
    pub(super) by: &'c str,
    pub(super) crossed: &'c Crossed,
    /// All groups in order.
    pub(super) tallies: &'c [(Code, Tally)],
    /// Articles that lack a key.
    pub(super) outside: u32,
}

/// What was chosen.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The groups, in order.
    pub(super) groups: Vec<Code>,
    /// Whether all other articles are one more group.
    pub(super) pooled: bool,
    /// Groups too small.
    pub(super) small: u32,
    /// Groups that hold every article.
    pub(super) everywhere: Vec<String>,
}

impl Choice<'_> {
    /// Chooses.
    ///
    /// # Errors
    /// [`Error::Input`] where there is nothing to compare, [`Error::Usage`] where targets do not exist or there are too
    /// many groups.
    pub(super) fn choose(&self) -> Result<Chosen, Error> {
        if !self.asked.alone && self.tallies.iter().all(|(_, tally)| self.is_whole(tally)) {
            return Err(self.nothing_beside());
        }
        if self.asked.targets.is_empty() {
            self.all()
        } else {
            self.targets()
        }
    }

    /// Whether a group leaves nothing that it could be compared with.
    fn is_whole(&self, tally: &Tally) -> bool {
        !self.asked.alone && tally.articles == self.crossed.all.articles
    }

    fn all(&self) -> Result<Chosen, Error> {
        let mut chosen = Chosen::default();
        let mut sizes = Vec::new();
        for &(group, tally) in self.tallies {
            if tally.articles < self.asked.min_articles {
                chosen.small = chosen.small.saturating_add(1);
            } else if self.is_whole(&tally) {
                chosen.everywhere.push(self.crossed.name(group));
            } else {
                chosen.groups.push(group);
                sizes.push(tally.articles);
            }
        }
        if sizes.is_empty() {
            let left = if chosen.everywhere.is_empty() {
                ""
            } else {
                " and leaves others to be compared with"
            };
            return Err(Error::Usage(format!(
                "no group by {} has {} articles{left}; the largest: {}; lower --min-articles",
                self.by,
                number::count(self.asked.min_articles),
                self.largest()
            )));
        }
        if sizes.len() > self.asked.most {
            return Err(self.too_many(sizes));
        }
        Ok(chosen)
    }

    fn targets(&self) -> Result<Chosen, Error> {
        let mut wanted: Vec<&str> = Vec::new();
        for target in self.asked.targets.iter().map(|target| target.trim()) {
            if !wanted.contains(&target) {
                wanted.push(target);
            }
        }
        if wanted.len() > self.asked.most {
            return Err(Error::Usage(format!(
                "--target names {} groups, and at most {} can be compared at once: name fewer",
                number::count(wanted.len()),
                number::count(self.asked.most)
            )));
        }
        let mut groups = FxHashSet::default();
        let found = self.called(&wanted);
        for (target, found) in wanted.iter().zip(found) {
            let (group, tally) = found.ok_or_else(|| self.no_such(target))?;
            if self.is_whole(&tally) {
                return Err(Error::Usage(format!(
                    "--target {} is all {} articles: nothing is left to compare it with; {}",
                    shown(target),
                    number::count(tally.articles),
                    self.other_key()
                )));
            }
            if tally.articles < self.asked.min_articles {
                return Err(Error::Usage(format!(
                    "--target {} has {}, and --min-articles asks for {}: lower it, or name another group",
                    shown(target),
                    number::counted(tally.articles, "article"),
                    number::count(self.asked.min_articles)
                )));
            }
            groups.insert(group);
        }
        let rest = self.crossed.rows().any(|(row, _)| {
            let mut inside = false;
            self.crossed
                .groups_of(row, &mut |group| inside |= groups.contains(&group));
            !inside
        });
        let order = self.tallies.iter().map(|&(group, _)| group);
        Ok(Chosen {
            groups: order.filter(|group| groups.contains(group)).collect(),
            pooled: rest && !self.asked.alone,
            ..Chosen::default()
        })
    }

    /// The group each target names: by its name, else by the only name that differs in case and signs alone.
    fn called(&self, wanted: &[&str]) -> Vec<Option<(Code, Tally)>> {
        let places = |spell: fn(&str) -> String| {
            let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for (place, target) in wanted.iter().enumerate() {
                places.entry(spell(target)).or_default().push(place);
            }
            places
        };
        let mut exact = vec![None; wanted.len()];
        let mut alike: Vec<Vec<(Code, Tally)>> = vec![Vec::new(); wanted.len()];
        let (written, plain_written) = (places(str::to_owned), places(plain));
        for &(group, tally) in self.tallies {
            let name = self.crossed.name(group);
            for &place in written.get(&name).into_iter().flatten() {
                if let Some(slot) = exact.get_mut(place) {
                    *slot = Some((group, tally));
                }
            }
            for &place in plain_written.get(&plain(&name)).into_iter().flatten() {
                if let Some(groups) = alike.get_mut(place) {
                    groups.push((group, tally));
                }
            }
        }
        exact
            .into_iter()
            .zip(alike)
            .map(|(exact, alike)| {
                exact.or(match alike.as_slice() {
                    [one] => Some(*one),
                    _ => None,
                })
            })
            .collect()
    }

    fn no_such(&self, target: &str) -> Error {
        let names = || self.tallies.iter().map(|&(group, _)| self.crossed.name(group));
        let same = names()
            .filter(|name| plain(name) == plain(target))
            .take(2)
            .collect::<Vec<_>>();
        let meant = if let [one, other] = same.as_slice() {
            format!("; {} and {} are, which do you mean?", shown(one), shown(other))
        } else {
            let near = nearest(target, names());
            near.map_or_else(String::new, |near| format!("; did you mean {}?", shown(&near)))
        };
        Error::Usage(format!(
            "--target {}: no group by {} is called that{meant}\n  there are {}, the largest: {}",
            shown(target),
            self.by,
            number::count(self.tallies.len()),
            self.largest()
        ))
    }

    fn nothing_beside(&self) -> Error {
        let all = self.crossed.all.articles;
        let every = match (all, self.outside) {
            (1, 0) => "the only article".to_owned(),
            (1, _) => "the only article that has it".to_owned(),
            (_, 0) => "every article".to_owned(),
            _ => format!("all {} articles that have it", number::count(all)),
        };
        let mut names = self
            .tallies
            .iter()
            .map(|&(group, _)| shown(&self.crossed.name(group)));
        let first: Vec<String> = names.by_ref().take(SHOWN).collect();
        let more = match names.count() {
            0 => String::new(),
            more => format!(" and {} more", number::count(more)),
        };
        Error::Input(format!(
            "{} is {}{more} in {every}: nothing to compare with; {}",
            self.by,
            first.join(" and "),
            self.other_key()
        ))
    }

    /// The way out where a key tells too little apart.
    fn other_key(&self) -> String {
        let finer = self.asked.keys.is_period().and_then(super::Period::finer);
        match finer {
            Some(finer) => format!(
                "take a shorter period such as {}, another key, or other texts with --reference",
                finer.id()
            ),
            None => "take another key, or other texts with --reference".to_owned(),
        }
    }

    fn too_many(&self, mut sizes: Vec<u32>) -> Error {
        let found = sizes.len();
        sizes.sort_unstable_by(|left, right| right.cmp(left));
        let mut ways = Vec::new();
        let keys = self.asked.keys.all();
        let coarser = keys.iter().find_map(|key| match key {
            Key::Period(period) => period.coarser(),
            _ => None,
        });
        if let Some(coarser) = coarser {
            ways.push(format!("take a longer period such as {}", coarser.id()));
        } else if let [Key::Article] = keys {
            ways.push("compare by source or another key that puts articles together".to_owned());
        }
        if keys.len() > 1 {
            ways.push("cross fewer keys".to_owned());
        }
        ways.push("name the groups that matter with --target".to_owned());
        let least = sizes
            .get(self.asked.most)
            .map_or(u32::MAX, |size| size.saturating_add(1));
        let left = sizes.iter().take_while(|&&size| size >= least).count();
        if left > 0 {
            ways.push(format!(
                "leave small ones out (--min-articles {least} leaves {})",
                number::count(left)
            ));
        }
        let way = ways.pop().unwrap_or_default();
        let ways = if ways.is_empty() {
            way
        } else {
            format!("{}, or {way}", ways.join(", "))
        };
        Error::Usage(format!(
            "{} groups by {}, and at most {} can be compared at once: {ways}\n  the largest: {}",
            number::count(found),
            self.by,
            number::count(self.asked.most),
            self.largest()
        ))
    }

    /// The groups with most tokens, largest first.
    fn largest(&self) -> String {
        let mut best: Vec<&(Code, Tally)> = Vec::new();
        for group in self.tallies {
            let at = best.partition_point(|other| other.1.tokens >= group.1.tokens);
            if at < SHOWN {
                best.insert(at, group);
                best.truncate(SHOWN);
            }
        }
        let told: Vec<String> = best
            .into_iter()
            .map(|(group, tally)| {
                format!(
                    "{} ({})",
                    shown(&self.crossed.name(*group)),
                    number::counted(tally.articles, "article")
                )
            })
            .collect();
        told.join(", ")
    }
}

/// A name as it can be typed: case, dashes and the sign between crossed values do not matter.
fn plain(name: &str) -> String {
    name.to_lowercase()
        .replace('–', "-")
        .replace(" × ", ",")
        .replace(" x ", ",")
        .replace(", ", ",")
}
