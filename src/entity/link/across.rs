//! Merges the entities of all articles that are one, by their names alone.
//!
//! Inside an article a short name was joined to the full one where there was one; what comes here alone had none, so only
//! what the whole corpus makes unambiguous is merged. Ambiguity is measured in articles: of several full names that a short
//! one may stand for, one has to be at least [`DOMINANT`] times as widespread as all others together, and at least a
//! [`KNOWN`]th as widespread as the short name itself, so that neither a relative nor a slip of the tagger decides.
//! Given names, acronyms and parts of organizations' names are never merged across articles.
//!
//! Names become rows (one a kind and key), rows merge into rows, and each name goes to the best-known name of its last row.

use std::cmp::Reverse;

use super::aliases::{Alias, Aliases};
use super::fold;
use super::keys::{Keys, number};
use super::people::{self, Part};
use super::reason::Reason;
use crate::entity::{Kind, world};

/// How many times as many articles a full name needs as all its rivals together.
const DOMINANT: u64 = 10;

/// A short name may be in this many times as many articles as the full name that it is merged into.
const KNOWN: u64 = 4;

/// The kind that has four in five of the mentions and of the articles of a name has them all.
const MOST: (u64, u64) = (4, 5);

/// A name of the corpus, as articles have it after linking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'n> {
    /// What it is.
    pub kind: Kind,
    /// The name, as [`super::Entity::name`] has it.
    pub name: &'n str,
    /// How often it is mentioned in all articles.
    pub mentions: u64,
    /// In how many articles.
    pub articles: u32,
}

/// That one row may be short for another, in the order in which that is decided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Short {
    /// Bytes of its key; 0 for a single word.
    length: Reverse<u32>,
    row: u32,
    full: u32,
    part: Part,
}

/// Names of one kind and key.
struct Row {
    kind: Kind,
    key: u32,
    /// The name that stands for it, and how well.
    best: u32,
    worth: (u8, u64),
    mentions: u64,
    articles: u64,
    /// The row that it was merged into, or itself.
    target: u32,
    reason: Reason,
    alone: bool,
    /// Whether some name of it ends in the form of a company, which tells its kind: Boston Corp is not Boston.
    company: bool,
}

/// For each name the number of the name that it is merged into, itself where it stands alone, and why.
///
/// `names` holds each kind and name once, sorted by kind and name. Targets are final: each is its own. Amounts and dates
/// are never merged. Takes time in proportion to the names, but for sorting the short names among them.
pub fn across(names: &[Name<'_>], aliases: &Aliases) -> Vec<(u32, Reason)> {
    let mut rows = Rows::default();
    let members: Vec<(u32, Reason)> = (0..)
        .zip(names)
        .map(|(at, name)| rows.add(at, name, aliases))
        .collect();
    rows.settle_kinds();
    rows.join_people();
    let merged = |(at, (row, reason)): (u32, (u32, Reason))| {
        let end = rows.resolve(row);
        let target = rows.all[end as usize].best;
        let reason = if target == at {
            Reason::SameName
        } else if end == row {
            reason
        } else {
            rows.all[row as usize].reason
        };
        (target, reason)
    };
    (0..).zip(members).map(merged).collect()
}

#[derive(Default)]
struct Rows {
    all: Vec<Row>,
    keys: Keys,
    key: String,
}

impl Rows {
    /// Puts a name into its row; gives back which, and why it would be merged there.
    fn add(&mut self, at: u32, name: &Name<'_>, aliases: &Aliases) -> (u32, Reason) {
        let plain = (fold::plainness(name.name), name.mentions);
        if !name.kind.is_name() {
            return (self.push(None, at, name, plain), Reason::SameName);
        }
        fold::key(name.name, name.kind, &mut self.key);
        let (called, reason, alone) = match aliases.get(name.kind, &self.key) {
            Some(Alias::Alone) => (None, Reason::Folded, true),
            Some(Alias::For(entity)) => (Some(entity.as_str()), Reason::UserAlias, false),
            None => {
                let (called, reason) = usual(name);
                (called, reason, false)
            }
        };
        let mut called = called;
        if let Some(name_called) = called {
            let own = std::mem::take(&mut self.key);
            fold::key(name_called, name.kind, &mut self.key);
            // A usual name that the user wants alone takes nothing in.
            if reason != Reason::UserAlias && aliases.get(name.kind, &self.key) == Some(&Alias::Alone) {
                self.key = own;
                called = None;
            }
        }
        // The usual name itself stands for its row, where the corpus has it.
        let worth = if called.is_some_and(|called| called != name.name) {
            (0, name.mentions)
        } else {
            plain
        };
        let key = self.keys.intern(&self.key);
        let row = match self.keys.name(key, name.kind) {
            Some(row) => {
                let known = &mut self.all[row as usize];
                known.mentions += name.mentions;
                known.articles += u64::from(name.articles);
                if known.worth < worth {
                    known.worth = worth;
                    known.best = at;
                }
                row
            }
            None => self.push(Some(key), at, name, worth),
        };
        self.all[row as usize].alone |= alone;
        self.all[row as usize].company |= name.kind == Kind::Organization && fold::is_company(name.name);
        (row, reason)
    }

    /// Makes a row; without a key it cannot be found.
    fn push(&mut self, key: Option<u32>, at: u32, name: &Name<'_>, worth: (u8, u64)) -> u32 {
        let row = number(self.all.len());
        if let Some(key) = key {
            self.keys.set_name(key, name.kind, row);
        }
        self.all.push(Row {
            kind: name.kind,
            key: key.unwrap_or_default(),
            best: at,
            worth,
            mentions: name.mentions,
            articles: u64::from(name.articles),
            target: row,
            reason: Reason::SameName,
            alone: key.is_none(),
            company: false,
        });
        row
    }

    fn resolve(&self, mut row: u32) -> u32 {
        while self.all[row as usize].target != row {
            row = self.all[row as usize].target;
        }
        row
    }

    /// Merges a row into another, unless it is merged already, stays alone or would come back to itself.
    fn merge(&mut self, row: u32, into: u32, reason: Reason) {
        let end = self.resolve(into);
        let merged = &mut self.all[row as usize];
        if merged.target == row && end != row && !merged.alone {
            merged.target = end;
            merged.reason = reason;
            let (mentions, articles) = (merged.mentions, merged.articles);
            self.all[end as usize].mentions += mentions;
            self.all[end as usize].articles += articles;
        }
    }

    /// Merges a name that is mostly of one kind into that kind.
    fn settle_kinds(&mut self) {
        for row in 0..number(self.all.len()) {
            let Row {
                key,
                alone,
                company,
                target,
                ..
            } = self.all[row as usize];
            if alone || company || target != row {
                continue;
            }
            let namesakes = self
                .keys
                .names(key)
                .filter(|&other| !self.all[other as usize].alone);
            let (mut mentions, mut articles) = (0, 0);
            for other in namesakes
                .clone()
                .filter(|&other| self.all[other as usize].target == other)
            {
                mentions += self.all[other as usize].mentions;
                articles += self.all[other as usize].articles;
            }
            let most = namesakes.filter(|&other| other != row).find(|&at| {
                let other = &self.all[at as usize];
                other.target == at
                    && MOST.1 * other.mentions >= MOST.0 * mentions
                    && MOST.1 * other.articles >= MOST.0 * articles
            });
            if let Some(most) = most {
                self.merge(row, most, Reason::KindOfMost);
            }
        }
    }

    /// Merges short names of people into the full names that they can only stand for.
    fn join_people(&mut self) {
        let mut shorts: Vec<Short> = Vec::new();
        let mut buffer = String::new();
        for full in 0..number(self.all.len()) {
            let Row {
                kind,
                key,
                alone,
                target,
                ..
            } = self.all[full as usize];
            if kind != Kind::Person || alone || target != full {
                continue;
            }
            people::shortened(self.keys.text(key), &mut buffer, &mut |short, part| {
                let found = self.keys.find(Kind::Person, short);
                let open = |&row: &u32| row != full && !self.all[row as usize].alone;
                if let Some(short_row) = found.filter(open) {
                    let length = if short.contains(' ') {
                        number(short.len())
                    } else {
                        0
                    };
                    shorts.push(Short {
                        length: Reverse(length),
                        row: short_row,
                        full,
                        part,
                    });
                }
            });
        }
        // The longest first, so that a short name finds the longer ones merged; single words last.
        shorts.sort_unstable();
        shorts.dedup();
        for of_name in shorts.chunk_by(|one, other| one.row == other.row) {
            self.join_person(of_name);
        }
    }

    /// Merges one short name, or a rare fuller name into a common one without its initials.
    fn join_person(&mut self, shorts: &[Short]) {
        let Some(&Short { row: short, .. }) = shorts.first() else {
            return;
        };
        if self.all[short as usize].target != short {
            return;
        }
        let younger = |full: u32| people::is_younger(self.keys.text(self.all[full as usize].key));
        let elder = shorts.iter().any(|one| !younger(one.full));
        let counted = shorts.iter().filter(|one| !elder || !younger(one.full));
        let fulls = counted.map(|one| (self.resolve(one.full), one.part));
        let mut fulls: Vec<(u32, Part)> = fulls.filter(|&(full, _)| full != short).collect();
        fulls.sort_unstable();
        fulls.dedup_by_key(|&mut (full, _)| full);
        let articles = |full: u32| self.all[full as usize].articles;
        let all: u64 = fulls.iter().map(|&(full, _)| articles(full)).sum();
        let most = fulls
            .iter()
            .max_by_key(|&&(full, _)| (articles(full), Reverse(full)));
        let Some(&(full, part)) =
            most.filter(|&&(full, _)| articles(full) >= DOMINANT * (all - articles(full)))
        else {
            return;
        };
        match part {
            Part::Surname if KNOWN * articles(full) >= articles(short) => {
                self.merge(short, full, Reason::Surname);
            }
            Part::Initials if articles(full) >= articles(short) => self.merge(short, full, Reason::Initials),
            Part::Initials => self.merge(full, short, Reason::Initials),
            Part::Surname | Part::First => {}
        }
    }
}

/// What a name is usually called, where that is known, and why.
fn usual(name: &Name<'_>) -> (Option<&'static str>, Reason) {
    let called = match name.kind {
        Kind::Nationality => world::adjective(name.name).map(|adjective| (adjective, Reason::Nationality)),
        Kind::Organization | Kind::Place | Kind::Misc => {
            world::usual(name.name).map(|(called, _)| (called, Reason::Usual))
        }
        _ => None,
    };
    called.map_or((None, Reason::Folded), |(called, reason)| (Some(called), reason))
}

#[cfg(test)]
mod tests;
