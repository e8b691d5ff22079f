//! Who gets quoted, and how much.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::count::NONE;
use crate::error::Error;

/// The speakers of quotations.
pub(super) struct Quoted;

/// What is known of one speaker.
#[derive(Default)]
struct Speaker {
    quotations: u32,
    words: u64,
    articles: u32,
    /// The article that was counted last, plus one.
    last: u32,
    verbs: BTreeMap<u32, u32>,
}

impl Analysis for Quoted {
    fn id(&self) -> &'static str {
        "quoted"
    }

    fn title(&self) -> &'static str {
        "Who gets quoted"
    }

    fn method(&self, _options: &Options) -> String {
        "Quotations are what stands between quotation marks and is spoken or longer than a few words; the speaker is \
         read from the verb of speaking beside it, through a pronoun where it must be, and is left open where the text \
         does not say. Words are running words inside the marks; share is of all quoted words, those whose speaker is \
         not told included. Paraphrase without quotation marks is not counted."
            .to_owned()
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("entity", "number of the entity that is quoted"),
            ("name", "its fullest or usual name"),
            ("kind", "person, organization, place or another kind"),
            ("quotations", "quotations"),
            ("words", "running words quoted"),
            ("share", "share of all quoted words, 0 to 1"),
            ("articles", "articles that quote it"),
            ("verb", "most frequent verb of speaking; ties in byte order"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[
            ("words", Order::Down),
            ("quotations", Order::Down),
            ("entity", Order::Up),
        ]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let entities = &context.frames.entities;
        let mut speakers: BTreeMap<u32, Speaker> = BTreeMap::new();
        context.articles(&mut |article| {
            for quotation in article.quotations {
                let Some(entity) = entities.of(quotation.speaker) else {
                    continue;
                };
                let speaker = speakers.entry(entity).or_default();
                speaker.quotations += 1;
                speaker.words += u64::from(quotation.words);
                speaker.articles += u32::from(speaker.last != article.doc + 1);
                speaker.last = article.doc + 1;
                if quotation.verb != NONE {
                    *speaker.verbs.entry(quotation.verb).or_default() += 1;
                }
            }
            Ok(())
        })?;
        if speakers.is_empty() {
            return Ok(Answer::Missing);
        }
        // Verbs are in byte order, and the first of those that are equally frequent stands.
        let verb = |speaker: &Speaker| {
            let most = speaker
                .verbs
                .iter()
                .max_by_key(|(verb, n)| (**n, std::cmp::Reverse(**verb)));
            most.map(|(verb, _)| entities.forms.get(*verb as usize))
        };
        let entity: Vec<u32> = speakers.keys().copied().collect();
        let all = speakers.values();
        let frame = DataFrame::new_infer_height(vec![
            Column::new(
                "name".into(),
                entity
                    .iter()
                    .map(|&at| entities.name.get(at as usize))
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "kind".into(),
                entity
                    .iter()
                    .map(|&at| entities.kind[at as usize].id())
                    .collect::<Vec<_>>(),
            ),
            Column::new("entity".into(), &entity),
            Column::new(
                "quotations".into(),
                all.clone().map(|speaker| speaker.quotations).collect::<Vec<_>>(),
            ),
            Column::new(
                "words".into(),
                all.clone().map(|speaker| speaker.words).collect::<Vec<_>>(),
            ),
            Column::new(
                "articles".into(),
                all.clone().map(|speaker| speaker.articles).collect::<Vec<_>>(),
            ),
            Column::new("verb".into(), all.map(verb).collect::<Vec<_>>()),
        ])?;
        let share = col("words").cast(DataType::Float64) / lit(context.sums.quoted).cast(DataType::Float64);
        Ok(Answer::Plan(Box::new(
            frame.lazy().with_column(share.alias("share")),
        )))
    }
}
