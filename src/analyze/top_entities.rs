//! The people, organizations, places and nationalities that are mentioned most.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::entity::Kind;
use crate::error::Error;

/// The leading entities of each kind.
pub(super) struct TopEntities;

/// The kinds that are listed: other names are found too unreliably, and amounts are no actors.
pub(super) const LISTED: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Nationality];

/// Names that one row lists as aliases.
const ALIASES: usize = 5;

impl Analysis for TopEntities {
    fn id(&self) -> &'static str {
        "top_entities"
    }

    fn title(&self) -> &'static str {
        "People, organizations and places"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "The {} people, organizations, places and nationalities with the most mentions. In English text names are \
             found by a trained tagger, elsewhere by rules (see Entities under Method); every mention counts, by \
             whatever form of the name, and `aliases` lists why forms were taken to be the same. Share is the share of \
             articles that mention it.",
            options.entities
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("kind", "person, organization, place or nationality"),
            ("rank", "place within its kind, from 1"),
            ("entity", "number of the entity"),
            ("name", "its fullest or usual name"),
            ("mentions", "mentions in the corpus"),
            ("df", "articles it is mentioned in"),
            ("share", "share of articles, 0 to 1"),
            ("aliases", "other forms of its name, most frequent first"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("kind_order", Order::Up), ("rank", Order::Up)]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let entities = &context.frames.entities;
        let mut rows: Vec<(u32, u32, u32)> = Vec::new();
        for (place, kind) in (0..).zip(LISTED) {
            let leading = context.leading_entities(&[kind], context.options.entities);
            rows.extend(
                leading
                    .into_iter()
                    .zip(1..)
                    .map(|(entity, rank)| (place, rank, entity)),
            );
        }
        if rows.is_empty() {
            return Ok(Answer::Missing);
        }
        let aliases = |entity: u32| {
            let name = entities.name.get(entity as usize);
            let called = entities.called(entity).into_iter();
            let others = called.filter(|(form, _)| *form != name).take(ALIASES);
            others.map(|(form, _)| form).collect::<Vec<_>>().join(", ")
        };
        let numbers = |value: &dyn Fn(&(u32, u32, u32)) -> u32| rows.iter().map(value).collect::<Vec<u32>>();
        let texts = |value: &dyn Fn(usize) -> String| {
            rows.iter().map(|row| value(row.2 as usize)).collect::<Vec<_>>()
        };
        let frame = DataFrame::new_infer_height(vec![
            Column::new("kind_order".into(), numbers(&|row| row.0)),
            Column::new("kind".into(), texts(&|at| entities.kind[at].id().to_owned())),
            Column::new("rank".into(), numbers(&|row| row.1)),
            Column::new("entity".into(), numbers(&|row| row.2)),
            Column::new("name".into(), texts(&|at| entities.name.get(at).to_owned())),
            Column::new(
                "mentions".into(),
                rows.iter()
                    .map(|row| entities.mentions[row.2 as usize])
                    .collect::<Vec<_>>(),
            ),
            Column::new("df".into(), numbers(&|row| entities.df[row.2 as usize])),
            Column::new(
                "aliases".into(),
                rows.iter().map(|row| aliases(row.2)).collect::<Vec<_>>(),
            ),
        ])?;
        let articles = lit(context.frames.articles).cast(DataType::Float64);
        let share = col("df").cast(DataType::Float64) / articles;
        Ok(Answer::Plan(Box::new(
            frame.lazy().with_column(share.alias("share")),
        )))
    }
}
