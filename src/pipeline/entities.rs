//! What `gleaner entities` asks for: the entities of a corpus, every mention, every quotation.

use super::counting::{self, Counted};
use super::{Options, contents};
use crate::corpus::Input;
use crate::count::{Counts, Detail, Entities, NONE};
use crate::entity::{Aliases, Kind};
use crate::error::{Error, Notice};
use crate::progress::Progress;
use crate::scratch;

/// The entities of a corpus, and where they are mentioned.
#[derive(Debug)]
pub struct Named {
    counts: Counts,
    entities: Entities,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    #[allow(dead_code, reason = "held for what its drop does")]
    scratch: Option<scratch::Folder>,
}

/// One entity.
#[derive(Debug, Clone)]
pub struct EntityRow<'n> {
    /// Its place within its kind, from 1.
    pub rank: usize,
    /// What it is.
    pub kind: Kind,
    /// Its fullest or usual name, or its value.
    pub name: &'n str,
    /// Mentions in the corpus.
    pub mentions: u64,
    /// Articles it is mentioned in.
    pub df: u32,
    /// How texts call it and how often, most frequent first.
    pub called: Vec<(&'n str, u64)>,
    /// The same, each with the reason why it is the same entity: form, reason, whether that was decided across articles,
    /// mentions; by form.
    pub aliases: Vec<(&'n str, &'static str, bool, u64)>,
}

/// One mention.
#[derive(Debug, Clone, Copy)]
pub struct MentionRow<'n> {
    /// Number of the article, from 0.
    pub doc: u32,
    /// Its first byte in the article text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// As it stands in the text, white space single.
    pub text: &'n str,
    /// What it is.
    pub kind: Kind,
    /// The name of the entity.
    pub entity: &'n str,
}

/// One quotation.
#[derive(Debug, Clone, Copy)]
pub struct QuotationRow<'n> {
    /// Number of the article, from 0.
    pub doc: u32,
    /// The first byte inside its marks, in the article text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Who is quoted.
    pub speaker: Option<&'n str>,
    /// What that is.
    pub kind: Option<Kind>,
    /// How that is told.
    pub how: &'static str,
    /// The verb of speaking, in lower case.
    pub verb: Option<&'n str>,
    /// Running words in it.
    pub words: u32,
}

impl Named {
    /// The entities of these kinds, kind by kind, most mentions first, ties by articles, then by name; `top` of each kind,
    /// or all.
    pub fn rows(&self, kinds: &[Kind], top: Option<usize>) -> Vec<EntityRow<'_>> {
        let entities = &self.entities;
        let mut rows = Vec::new();
        for &kind in kinds {
            let own = (0_u32..).zip(&entities.kind).filter(|(_, own)| **own == kind);
            let mut order: Vec<u32> = own.map(|(entity, _)| entity).collect();
            let by = |&entity: &u32| {
                let at = entity as usize;
                std::cmp::Reverse((entities.mentions[at], entities.df[at]))
            };
            order.sort_by_key(by);
            order.truncate(top.unwrap_or(order.len()));
            rows.extend(
                order
                    .into_iter()
                    .zip(1..)
                    .map(|(entity, rank)| self.row(entity, rank)),
            );
        }
        rows
    }

    fn row(&self, entity: u32, rank: usize) -> EntityRow<'_> {
        let entities = &self.entities;
        let at = entity as usize;
        let alias = |alias: &crate::count::Alias| {
            let form = entities.forms.get(alias.form as usize);
            (form, alias.reason.id(), alias.across, alias.n)
        };
        EntityRow {
            rank,
            kind: entities.kind[at],
            name: entities.name.get(at),
            mentions: entities.mentions[at],
            df: entities.df[at],
            called: entities.called(entity),
            aliases: entities.aliases_of(entity).iter().map(alias).collect(),
        }
    }

    /// Every mention of an entity of these kinds, in order of articles and text.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn mentions(
        &self,
        kinds: &[Kind],
        each: &mut dyn FnMut(&MentionRow<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let entities = &self.entities;
        let mut doc = 0;
        self.counts.blocks(&mut |block| {
            for at in 0..block.rows.len() {
                for mention in block.mentions(at) {
                    let Some(entity) = entities.of(mention.name) else {
                        continue;
                    };
                    let kind = entities.kind[entity as usize];
                    if kinds.contains(&kind) {
                        each(&MentionRow {
                            doc,
                            start: mention.start,
                            end: mention.end,
                            text: entities.forms.get(mention.form as usize),
                            kind,
                            entity: entities.name.get(entity as usize),
                        })?;
                    }
                }
                doc += 1;
            }
            Ok(())
        })
    }

    /// Every quotation, in order of articles and text.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn quotations(
        &self,
        each: &mut dyn FnMut(&QuotationRow<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let entities = &self.entities;
        let mut doc = 0;
        self.counts.blocks(&mut |block| {
            for at in 0..block.rows.len() {
                for quotation in block.quotations(at) {
                    let speaker = entities.of(quotation.speaker);
                    each(&QuotationRow {
                        doc,
                        start: quotation.start,
                        end: quotation.end,
                        speaker: speaker.map(|speaker| entities.name.get(speaker as usize)),
                        kind: speaker.map(|speaker| entities.kind[speaker as usize]),
                        how: quotation.how.id(),
                        verb: (quotation.verb != NONE).then(|| entities.forms.get(quotation.verb as usize)),
                        words: quotation.words,
                    })?;
                }
                doc += 1;
            }
            Ok(())
        })
    }
}

/// What the user said of names, for the record: lines and a digest of what they say; empty where nothing was said.
pub fn aliases(aliases: &Aliases) -> String {
    if aliases.is_empty() {
        return String::new();
    }
    let digest = counting::digest(aliases.record().as_bytes());
    format!("{} lines, BLAKE3 {digest}", aliases.len())
}

/// Finds and links the entities of a corpus.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn entities(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Named, Error> {
    let aliases = options.entities.clone().unwrap_or_default();
    let options = Options {
        entities: Some(aliases.clone()),
        ..options.clone()
    };
    let counted = counting::counts(inputs, &options, Detail::Entities, progress)?;
    let Counted { counts, scratch, .. } = counted;
    let notices = counts.told();
    contents::check(counts.tokens, counts.sources.len(), &notices)?;
    progress.stage("linking", 0);
    let entities = counts.entities(&aliases)?;
    Ok(Named {
        counts,
        entities,
        notices,
        scratch,
    })
}
