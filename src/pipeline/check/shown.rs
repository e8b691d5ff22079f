//! The articles that show what moved.

use std::collections::{BTreeMap, BTreeSet};

use super::intake;
use crate::analyze::{self, Context};
use crate::check::drift::{Moved, Subject};
use crate::compare::{Groups, KINDS};
use crate::count::{Block, NONE};
use crate::error::Error;
use crate::finding::Evidence;
use crate::pipeline::prepared::Prepared;

/// Articles told of one thing that moved.
pub(super) const SHOWN: usize = 5;

/// What a thing that moved is in the numbers of this corpus.
enum Sought {
    Terms(BTreeSet<u32>),
    Entity(u32),
    Group(u32),
    /// It is not here.
    Nothing,
}

/// Fills in the articles that show each thing that moved, those with most of it first.
///
/// # Errors
/// What fetching a block says.
pub(super) fn fill(
    moved: &mut [Moved],
    prepared: &Prepared,
    context: &Context<'_>,
    groups: Option<&Groups>,
) -> Result<(), Error> {
    let frames = context.frames;
    let sought = sought(moved, context, groups)?;
    // By thing that moved: occurrences and article, the most first.
    let mut best: Vec<BTreeSet<(std::cmp::Reverse<u64>, u32)>> = vec![BTreeSet::new(); moved.len()];
    frames.blocks(&mut |block, first| {
        for (at, doc) in (0..block.rows.len()).zip(first..) {
            for ((sought, within), best) in sought.iter().zip(&mut best) {
                let inside = |group: &u32| groups.is_some_and(|groups| groups.of(doc).contains(group));
                if !within.as_ref().is_none_or(inside) {
                    continue;
                }
                let count = count(sought, block, at, doc, context, groups);
                if count > 0 {
                    best.insert((std::cmp::Reverse(count), doc));
                    if best.len() > SHOWN {
                        best.pop_last();
                    }
                }
            }
        }
        Ok(())
    })?;
    let docs: BTreeSet<u32> = best.iter().flatten().map(|(_, doc)| *doc).collect();
    let told = evidence(&docs, prepared)?;
    for (moved, best) in moved.iter_mut().zip(&best) {
        let counted = |(count, doc): &(std::cmp::Reverse<u64>, u32)| {
            let evidence = told.get(doc)?;
            Some(Evidence {
                count: count.0,
                ..evidence.clone()
            })
        };
        moved.finding.evidence = best.iter().filter_map(counted).collect();
    }
    Ok(())
}

/// What a reader is told of some articles.
///
/// # Errors
/// What fetching a block says.
pub(super) fn evidence(docs: &BTreeSet<u32>, prepared: &Prepared) -> Result<BTreeMap<u32, Evidence>, Error> {
    let frames = &prepared.frames;
    let given = intake::given(prepared.texts.as_ref(), frames.names());
    let mut told = BTreeMap::new();
    let Some(&last) = docs.last() else { return Ok(told) };
    frames.first_blocks(last.saturating_add(1), &mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            if docs.contains(&doc) {
                let source = frames.source(row);
                let evidence = Evidence {
                    title: analyze::name(row, source),
                    source: source.to_owned(),
                    path: given.get(row.source as usize).cloned().flatten(),
                    position: row.position,
                    date: row.date.clone(),
                    count: 0,
                };
                told.insert(doc, evidence);
            }
        }
        Ok(())
    })?;
    Ok(told)
}

/// How often an article shows a thing; a group, once.
fn count(
    sought: &Sought,
    block: &Block,
    at: usize,
    doc: u32,
    context: &Context<'_>,
    groups: Option<&Groups>,
) -> u64 {
    match sought {
        Sought::Nothing => 0,
        Sought::Group(group) => u64::from(groups.is_some_and(|groups| groups.of(doc).contains(group))),
        Sought::Entity(entity) => {
            let of = |name| context.frames.entities.of(name) == Some(*entity);
            block
                .mentions(at)
                .iter()
                .filter(|mention| of(mention.name))
                .count() as u64
        }
        Sought::Terms(terms) => {
            let postings = block.postings(at);
            let own = &block.term[postings.clone()];
            let tf = &block.tf[postings];
            // A document's terms are ascending.
            let times = |term| {
                own.binary_search(term)
                    .ok()
                    .map_or(0, |place| u64::from(tf[place]))
            };
            terms.iter().map(times).sum()
        }
    }
}

/// What each thing that moved is here, and the group it moved in.
fn sought(
    moved: &[Moved],
    context: &Context<'_>,
    groups: Option<&Groups>,
) -> Result<Vec<(Sought, Option<u32>)>, Error> {
    let frames = context.frames;
    let wanted: BTreeSet<&str> = moved
        .iter()
        .flat_map(|moved| match &moved.subject {
            Subject::Term(stem) => std::slice::from_ref(stem),
            Subject::Topic(stems) => stems,
            Subject::Entity(..) | Subject::Group(..) => &[],
        })
        .map(String::as_str)
        .collect();
    let stems = frames.stems()?;
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for (stem, number) in stems.iter().zip(0..) {
        if let Some(stem) = stem.and_then(|stem| wanted.get(stem)) {
            numbers.insert(stem, number);
        }
    }
    let group = |value: &str| {
        let at = groups?.names.iter().position(|name| name == value)?;
        u32::try_from(at).ok()
    };
    let entity = |kind: &str, name: &str| {
        let kinds = frames.entities.kind.iter().enumerate();
        let same = |at: usize, own: &crate::entity::Kind| {
            KINDS.contains(own) && own.id() == kind && frames.entities.name.get(at) == name
        };
        let at = kinds.into_iter().find(|(at, own)| same(*at, own))?.0;
        u32::try_from(at).ok().filter(|&at| at != NONE)
    };
    let here = |subject: &Subject| match subject {
        Subject::Term(stem) => numbers
            .get(stem.as_str())
            .map_or(Sought::Nothing, |term| Sought::Terms(BTreeSet::from([*term]))),
        Subject::Topic(stems) => Sought::Terms(
            stems
                .iter()
                .filter_map(|stem| numbers.get(stem.as_str()).copied())
                .collect(),
        ),
        Subject::Entity(kind, name) => entity(kind, name).map_or(Sought::Nothing, Sought::Entity),
        Subject::Group(_, value) => group(value).map_or(Sought::Nothing, Sought::Group),
    };
    let of = |moved: &Moved| {
        let within = moved
            .group
            .as_ref()
            .map(|(_, value)| group(value).unwrap_or(NONE));
        (here(&moved.subject), within)
    };
    Ok(moved.iter().map(of).collect())
}
