//! The leading entities as a report shows them: what they are called, sentences that mention them, what they say.

use std::collections::BTreeMap;

use crate::analyze::{Article, Context};
use crate::count::Mention;
use crate::entity::Kind;
use crate::error::Error;
use crate::quote::Place;
use crate::report::{Alias, Entity, Example};

/// Kinds that have cards.
const KINDS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];
/// Entities of each kind.
const ENTITIES: usize = 8;
/// Sentences of each entity, and as many quotations.
const PASSAGES: usize = 2;
/// How many of each are read: articles that copy one another have the same.
const READ: usize = 6;
/// Words that a quotation needs to say anything by itself.
const WORDS: u32 = 5;
/// Aliases of each entity.
const ALIASES: usize = 8;

/// Entities, and where the passages stand that are to be shown with them.
#[derive(Debug, Default)]
pub(super) struct Cards {
    entities: Vec<Entity>,
    /// In order of articles.
    pub(super) places: Vec<Place>,
    /// One for each place.
    passages: Vec<Passage>,
}

/// A passage that may be shown.
#[derive(Debug)]
struct Passage {
    /// The card it is for.
    card: usize,
    is_quotation: bool,
    /// Its place among those for the card, the best first.
    rank: usize,
    example: Example,
}

/// A mention or quotation while the best are looked for: mentions in its article or its own words, then the article.
type Found = (u32, std::cmp::Reverse<u32>, Place, String);

impl Cards {
    /// Chooses entities and passages.
    ///
    /// # Errors
    /// What fetching a block says.
    pub(super) fn new(context: &Context<'_>) -> Result<Self, Error> {
        let chosen: Vec<u32> = KINDS
            .iter()
            .flat_map(|kind| context.leading_entities(&[*kind], ENTITIES))
            .collect();
        if chosen.is_empty() {
            return Ok(Self::default());
        }
        let place: BTreeMap<u32, usize> = chosen.iter().copied().zip(0..).collect();
        let mut sentences: Vec<Vec<Found>> = vec![Vec::new(); chosen.len()];
        let mut quotations = sentences.clone();
        let mut said = vec![0_u64; chosen.len()];
        context.articles(&mut |article| {
            for (card, found) in mentioned(context, article, &place) {
                keep(&mut sentences[card], found, READ);
            }
            for quotation in article.quotations {
                let entity = context.frames.entities.of(quotation.speaker);
                let Some(&card) = entity.and_then(|entity| place.get(&entity)) else {
                    continue;
                };
                said[card] += 1;
                if quotation.words >= WORDS {
                    let at = Place {
                        doc: article.doc,
                        start: quotation.start,
                        end: Some(quotation.end),
                    };
                    // One that fits a card, and the earlier one.
                    let rank = u32::from(quotation.words <= 60);
                    let found = (rank, std::cmp::Reverse(article.doc), at, article.name());
                    keep(&mut quotations[card], found, READ);
                }
            }
            Ok(())
        })?;
        let mut passages: Vec<(Place, Passage)> = Vec::new();
        for (card, (sentences, quotations)) in sentences.into_iter().zip(quotations).enumerate() {
            for found in [sentences, quotations] {
                for (rank, (.., place, title)) in found.into_iter().enumerate() {
                    let example = Example {
                        doc: place.doc,
                        title,
                        text: String::new(),
                    };
                    let is_quotation = place.end.is_some();
                    passages.push((
                        place,
                        Passage {
                            card,
                            is_quotation,
                            rank,
                            example,
                        },
                    ));
                }
            }
        }
        passages.sort_by_key(|(place, passage)| (*place, passage.card));
        Ok(Self {
            entities: chosen
                .iter()
                .zip(said)
                .map(|(&entity, said)| card(context, entity, said))
                .collect(),
            places: passages.iter().map(|(place, ..)| *place).collect(),
            passages: passages.into_iter().map(|(_, passage)| passage).collect(),
        })
    }

    /// Takes in the text of a passage.
    pub(super) fn show(&mut self, place: usize, text: String) {
        if let Some(passage) = self.passages.get_mut(place) {
            passage.example.text = text;
        }
    }

    /// The cards, with the passages that were read.
    pub(super) fn finish(mut self) -> Vec<Entity> {
        self.passages.sort_by_key(|passage| passage.rank);
        for Passage {
            card,
            is_quotation,
            example,
            ..
        } in self.passages
        {
            let Some(entity) = self.entities.get_mut(card).filter(|_| !example.text.is_empty()) else {
                continue;
            };
            let shown = if is_quotation {
                &mut entity.quoted
            } else {
                &mut entity.examples
            };
            let is_new = |known: &Example| letters(&known.text) != letters(&example.text);
            if shown.len() < PASSAGES && shown.iter().all(is_new) {
                shown.push(example);
            }
        }
        self.entities
    }
}

/// What makes two passages the same to a reader.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Keeps the `most` best of what was found, the best first.
fn keep(best: &mut Vec<Found>, found: Found, most: usize) {
    let at = best.partition_point(|known| (known.0, known.1) >= (found.0, found.1));
    best.insert(at, found);
    best.truncate(most);
}

/// The entities with cards that an article mentions, each with the first mention by its fullest form.
fn mentioned(
    context: &Context<'_>,
    article: &Article<'_>,
    place: &BTreeMap<u32, usize>,
) -> Vec<(usize, Found)> {
    let entities = &context.frames.entities;
    let mut own: BTreeMap<usize, (u32, &Mention)> = BTreeMap::new();
    for mention in article.mentions {
        let entity = entities.of(mention.name);
        let Some(&card) = entity.and_then(|entity| place.get(&entity)) else {
            continue;
        };
        let (n, first) = own.entry(card).or_insert((0, mention));
        *n += 1;
        if mention.end - mention.start > first.end - first.start {
            *first = mention;
        }
    }
    let found = |(card, (n, mention)): (usize, (u32, &Mention))| {
        let at = Place {
            doc: article.doc,
            start: mention.start,
            end: None,
        };
        (card, (n, std::cmp::Reverse(article.doc), at, article.name()))
    };
    own.into_iter().map(found).collect()
}

fn card(context: &Context<'_>, entity: u32, quotations: u64) -> Entity {
    let entities = &context.frames.entities;
    let at = entity as usize;
    let alias = |alias: &crate::count::Alias| Alias {
        form: entities.forms.get(alias.form as usize).to_owned(),
        reason: alias.reason.id().to_owned(),
        n: alias.n,
    };
    Entity {
        kind: entities.kind[at].id().to_owned(),
        name: entities.name.get(at).to_owned(),
        mentions: entities.mentions[at],
        df: entities.df[at],
        aliases: entities
            .aliases_of(entity)
            .iter()
            .take(ALIASES)
            .map(alias)
            .collect(),
        quotations,
        examples: Vec::new(),
        quoted: Vec::new(),
    }
}
