//! What a baseline keeps of a corpus: every article, handed over as numbers.

use super::topics::Leading;
use super::{GENERATOR, Options, counting};
use crate::analyze::Context;
use crate::check::drift::{Article, Gatherer, Keep, Named, NamedTopic, Snapshot};
use crate::compare::{Asked, Builder, Facts, Groups, KINDS, Keys};
use crate::error::Error;

/// Terms that stand for a topic.
pub(super) const TERMS: usize = 12;
/// Groups that a snapshot tells apart.
const GROUPS: usize = 200;

/// What two corpora must have in common to be held against each other; how articles were found and read may differ.
const ALIKE: [&str; 10] = [
    "language",
    "stop words",
    "own stop words",
    "stems",
    "numbers",
    "letters",
    "urls",
    "unit",
    "articles",
    "entities",
];

fn counted(options: &Options) -> Vec<(String, String)> {
    let made = counting::made(options).counting.into_iter();
    made.filter(|(name, _)| ALIKE.contains(&name.as_str())).collect()
}

/// The groups of a corpus by `keys`, and what is said where there are none.
///
/// # Errors
/// [`Error::Usage`] where a key is unknown or there are too many groups.
pub(super) fn groups(
    context: &Context<'_>,
    keys: Option<&Keys>,
) -> Result<(Option<Groups>, Option<String>), Error> {
    let Some(keys) = keys else { return Ok((None, None)) };
    let asked = Asked {
        keys: keys.clone(),
        targets: Vec::new(),
        min_articles: 1,
        most: GROUPS,
        alone: true,
    };
    let frames = context.frames;
    let mut builder = Builder::new(&asked, &frames.groups)?;
    frames.blocks(&mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            builder.add(&Facts::of(doc, row, frames.source(row)));
        }
        Ok(())
    })?;
    match builder.finish() {
        Ok(groups) => Ok((Some(groups), None)),
        Err(Error::Input(why)) => Ok((None, Some(format!("No groups are told apart: {why}.")))),
        Err(error) => Err(error),
    }
}

/// Counts every article for a snapshot.
///
/// # Errors
/// What fetching a block says.
pub(super) fn snapshot(
    context: &Context<'_>,
    topics: &[Leading],
    groups: Option<&Groups>,
    options: &Options,
    keep: Keep,
) -> Result<Snapshot, Error> {
    let frames = context.frames;
    let listed: Vec<Vec<u32>> = topics.iter().map(|topic| topic.terms.clone()).collect();
    let sizes = groups.map_or(&[][..], |groups| &groups.articles);
    let mut gatherer = Gatherer::new(&listed, sizes);
    let told = frames.stories.as_ref();
    let (mut terms, mut entities) = (Vec::new(), Vec::new());
    frames.blocks(&mut |block, first| {
        for (at, doc) in (0..block.rows.len()).zip(first..) {
            if told.is_some_and(|told| told.repeats(doc)) {
                continue;
            }
            let postings = block.postings(at);
            terms.clear();
            terms.extend(
                block.term[postings.clone()]
                    .iter()
                    .copied()
                    .zip(block.tf[postings].iter().copied()),
            );
            mentioned(
                block
                    .mentions(at)
                    .iter()
                    .filter_map(|mention| frames.entities.of(mention.name)),
                context,
                &mut entities,
            );
            gatherer.article(Article {
                story: told.and_then(|told| told.story.get(doc as usize).copied().flatten()),
                groups: groups.map_or(&[][..], |groups| groups.of(doc)),
                words: block.rows[at].sizes.tokens,
                terms: &terms,
                entities: &entities,
            });
        }
        Ok(())
    })?;
    finish(gatherer, context, topics, groups, options, keep)
}

/// The names among the entities of an article, each with its number of mentions.
fn mentioned(found: impl Iterator<Item = u32>, context: &Context<'_>, entities: &mut Vec<(u32, u32)>) {
    let kinds = &context.frames.entities.kind;
    let is_name = |entity: &u32| {
        kinds
            .get(*entity as usize)
            .is_some_and(|kind| KINDS.contains(kind))
    };
    let mut own: Vec<u32> = found.filter(is_name).collect();
    own.sort_unstable();
    entities.clear();
    for run in own.chunk_by(|a, b| a == b) {
        let mentions = u32::try_from(run.len()).unwrap_or(u32::MAX);
        entities.extend(run.first().map(|&entity| (entity, mentions)));
    }
}

/// Names everything.
fn finish(
    gatherer: Gatherer,
    context: &Context<'_>,
    topics: &[Leading],
    groups: Option<&Groups>,
    options: &Options,
    keep: Keep,
) -> Result<Snapshot, Error> {
    let frames = context.frames;
    let terms: Vec<(&str, &str)> = frames
        .stems()?
        .iter()
        .zip(frames.forms()?.iter())
        .map(|(stem, form)| (stem.unwrap_or_default(), form.unwrap_or_default()))
        .collect();
    let entities: Vec<(&str, &str)> = frames
        .entities
        .kind
        .iter()
        .enumerate()
        .map(|(at, kind)| (kind.id(), frames.entities.name.get(at)))
        .collect();
    let of_topics: Vec<NamedTopic<'_>> = topics
        .iter()
        .map(|topic| NamedTopic {
            number: topic.number,
            label: &topic.label,
            articles: u32::try_from(topic.articles).unwrap_or(u32::MAX),
        })
        .collect();
    let by = groups.map_or("", |groups| groups.by.as_str());
    let names = groups.map_or(&[][..], |groups| &groups.names);
    let of_groups: Vec<(&str, &str)> = names.iter().map(|name| (by, name.as_str())).collect();
    let figures = [("files".to_owned(), frames.sources().len() as u64)];
    Ok(gatherer.finish(
        Named {
            generator: GENERATOR,
            counting: &counted(options),
            figures: &figures,
            terms: &terms,
            entities: &entities,
            topics: &of_topics,
            groups: &of_groups,
        },
        keep,
    ))
}
