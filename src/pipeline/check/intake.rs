//! What the gate is told of a corpus that was counted.

use crate::check::gate::{ArticleFacts, SourceFacts};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::stories::OUTLETS;

/// The files, by number.
pub(super) fn sources(prepared: &Prepared) -> Vec<SourceFacts> {
    let frames = &prepared.frames;
    let mut sources: Vec<SourceFacts> = frames
        .sources()
        .iter()
        .zip(frames.names())
        .zip(given(prepared.texts.as_ref(), frames.names()))
        .map(|((row, name), path)| SourceFacts {
            name: name.clone(),
            path,
            documents: u64::from(row.documents),
            split: None,
        })
        .collect();
    for (source, record) in frames.splits() {
        if let Some(facts) = sources.get_mut(*source as usize) {
            facts.split = Some((record.words, record.words_unassigned));
        }
    }
    sources
}

/// The path of each source as it was given, where the texts are there.
pub(super) fn given(texts: Option<&Corpus>, names: &[String]) -> Vec<Option<String>> {
    let sources = texts.map_or(&[][..], |corpus| &corpus.sources);
    // A corpus lists its sources by name, as the frames do.
    let path = |name: &String| {
        let at = sources
            .binary_search_by(|source| source.name.as_str().cmp(name))
            .ok()?;
        sources.get(at)?.given()
    };
    names.iter().map(path).collect()
}

/// The articles, in order.
///
/// # Errors
/// What fetching a block says.
pub(super) fn articles(prepared: &Prepared) -> Result<Vec<ArticleFacts>, Error> {
    let frames = &prepared.frames;
    let told = frames.stories.as_ref();
    let repeats = prepared
        .stories
        .as_ref()
        .map(|read| read.repeats(false))
        .unwrap_or_default();
    let mut articles = Vec::with_capacity(frames.articles as usize);
    frames.blocks(&mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            let outlet = OUTLETS.iter().find_map(|outlet| {
                let mut meta = row.meta.iter();
                meta.find(|(name, value)| name.eq_ignore_ascii_case(outlet) && !value.trim().is_empty())
            });
            articles.push(ArticleFacts {
                title: row.title.clone(),
                source: row.source,
                position: row.position,
                date: row.date.clone(),
                language: row.language.map(str::to_owned),
                words: u64::from(row.sizes.tokens),
                story: told.and_then(|told| told.story.get(doc as usize).copied().flatten()),
                repeats: repeats.get(doc as usize) == Some(&true),
                outlet: outlet.map(|(_, value)| value.trim().to_owned()),
            });
        }
        Ok(())
    })?;
    Ok(articles)
}
