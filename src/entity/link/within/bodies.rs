//! The steps for organizations, places and things: acronyms, and parts of names.

use super::Steps;
use crate::entity::link::names::Names;
use crate::entity::link::reason::Reason;
use crate::entity::link::{bodies, fold};
use crate::entity::{Kind, Span, world};

/// How often part of an organization's name may be said alone before the whole: in the headline. What is said more often is
/// the parent of the longer name or another body.
const HEADLINE: usize = 1;

/// The kinds whose names are shortened to letters.
const BODIES: [Kind; 3] = [Kind::Organization, Kind::Place, Kind::Misc];

impl Steps {
    /// Takes in the acronyms that the article announces in brackets, in either order.
    pub(super) fn announced(&mut self, text: &str, spans: &[Span], names: &mut Names) {
        for (at, span) in spans
            .iter()
            .enumerate()
            .filter(|(_, span)| BODIES.contains(&span.kind))
        {
            let behind = text.get(span.end as usize..).unwrap_or_default();
            if !behind.trim_start_matches([' ', '\u{a0}']).starts_with('(') {
                continue;
            }
            let full = names.form_name(self.forms[at]);
            if let Some(acronym) = bodies::announced(behind) {
                fold::key(acronym, Kind::Misc, &mut self.buffer);
                let fits = bodies::may_stand_for(acronym, names.shown(full));
                for kind in [Kind::Organization, Kind::Place, Kind::Misc, Kind::Person] {
                    let short = names
                        .find(kind, &self.buffer)
                        .filter(|&short| !names.is_alone(short));
                    let fits = fits || (kind == Kind::Organization && foreign(span.kind, names.shown(full)));
                    if let Some(short) = short.filter(|&short| short != full && fits) {
                        names.merge(short, full, Reason::Acronym);
                    }
                }
            } else if let Some(next) = spans.get(at + 1).filter(|next| in_brackets(text, span, next)) {
                let long = names.form_name(self.forms[at + 1]);
                let fits = bodies::is_acronym(names.shown(full))
                    && (bodies::may_stand_for(names.shown(full), names.shown(long))
                        || (span.kind == Kind::Organization && foreign(next.kind, names.shown(long))));
                if fits && full != long && !names.is_alone(full) && BODIES.contains(&next.kind) {
                    names.merge(full, long, Reason::Acronym);
                }
            }
        }
    }

    /// Joins acronyms to the one name whose letters they are.
    pub(super) fn acronyms(&mut self, names: &mut Names) {
        let is_short = |&name: &u32| {
            BODIES.contains(&names.kind(name))
                && !names.is_alone(name)
                && bodies::is_acronym(names.shown(name))
        };
        // The first letters of the acronyms there are: most names can be passed over by them.
        let firsts = (0..names.len())
            .filter(is_short)
            .map(|short| letter(names.shown(short)));
        let firsts = firsts.fold(0, |firsts, first| firsts | first);
        if firsts == 0 {
            return;
        }
        self.pairs.clear();
        let of_body = |&name: &u32| BODIES.contains(&names.kind(name)) && !names.is_alone(name);
        for full in (0..names.len()).filter(of_body) {
            let shown = names.shown(full);
            if !shown.starts_with(|first: char| first.is_lowercase()) && letter(shown) & firsts == 0 {
                continue;
            }
            bodies::acronyms(shown, &mut self.buffer, &mut |key| {
                for kind in BODIES {
                    let short = names.find(kind, key).filter(|&short| short != full);
                    self.pairs
                        .extend(short.filter(is_short).map(|short| (short, full)));
                }
            });
        }
        join_unique(&mut self.pairs, names, Reason::Acronym);
    }

    /// Joins organizations to the one longer name that they begin or end, where that is introduced in time.
    ///
    /// The name of a country, a union or a place in the article is no short form: the Orrin of Bank of Orrin is the place.
    pub(super) fn parts_of_names(&mut self, names: &mut Names) {
        self.pairs.clear();
        for full in
            (0..names.len()).filter(|&name| names.kind(name) == Kind::Organization && !names.is_alone(name))
        {
            bodies::shortened(names.key_text(full), &mut |key| {
                let short = names
                    .find(Kind::Organization, key)
                    .filter(|&short| !names.is_alone(short) && short != full);
                let known = |name: &str| world::is_country(name) || world::is_usual(name);
                let short = short.filter(|&short| !known(names.shown(short)));
                let no_place = |&short: &u32| {
                    names
                        .namesakes(short)
                        .all(|other| names.kind(other) != Kind::Place)
                };
                self.pairs
                    .extend(short.filter(no_place).map(|short| (short, full)));
            });
        }
        if self.pairs.is_empty() {
            return;
        }
        self.group(names);
        let Self {
            starts,
            places,
            pairs,
            ..
        } = self;
        let of_name = |name: u32| &places[starts[name as usize] as usize..starts[name as usize + 1] as usize];
        pairs.retain(|&(short, full)| {
            let first = of_name(names.resolve(full)).first().copied().unwrap_or(u32::MAX);
            of_name(short).partition_point(|&mention| mention < first) <= HEADLINE
        });
        join_unique(pairs, names, Reason::PartOfName);
    }
}

/// The first letter of a name as one bit of 27, in either case; all that are not ASCII share one.
fn letter(shown: &str) -> u32 {
    let first = shown.bytes().next().unwrap_or_default().to_ascii_lowercase();
    if first.is_ascii_lowercase() {
        1 << (first - b'a')
    } else {
        1 << 26
    }
}

/// Merges each first name of the pairs into the second, where all its pairs lead to one.
fn join_unique(pairs: &mut Vec<(u32, u32)>, names: &mut Names, reason: Reason) {
    pairs.sort_unstable();
    pairs.dedup();
    let mut at = 0;
    while let Some(&(short, full)) = pairs.get(at) {
        let of_short = pairs[at..].iter().take_while(|pair| pair.0 == short);
        let count = of_short.clone().count();
        let end = names.resolve(full);
        if of_short
            .map(|pair| names.resolve(pair.1))
            .all(|other| other == end)
        {
            names.merge(short, end, reason);
        }
        at += count;
    }
}

/// Whether a bracket of letters that do not fit may still be the acronym, in another language, of this organization.
fn foreign(kind: Kind, shown: &str) -> bool {
    kind == Kind::Organization && shown.split(' ').nth(2).is_some()
}

/// Whether the second span stands in brackets of its own right behind the first.
fn in_brackets(text: &str, first: &Span, second: &Span) -> bool {
    let between = text
        .get(first.end as usize..second.start as usize)
        .unwrap_or_default()
        .trim();
    let behind = text
        .get(second.end as usize..)
        .unwrap_or_default()
        .trim_start_matches([' ', '"', '\'', '\u{201d}']);
    matches!(between, "(" | "(the" | "( the" | "(The") && behind.starts_with(')')
}
