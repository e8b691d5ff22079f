//! Where the leading entities are mentioned: in which articles, or in which periods or files where there are many articles.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::columns::Columns;
use super::{Analysis, Answer, Context, Options, Order};
use crate::entity::Kind;
use crate::error::Error;

/// Leading entities by article, period or file.
pub(super) struct EntityHeatmap;

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

impl Analysis for EntityHeatmap {
    fn id(&self) -> &'static str {
        "entity_heatmap"
    }

    fn title(&self) -> &'static str {
        "Who and what is mentioned where"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "The {} people, organizations and places mentioned in the most articles, and how often each article mentions \
             them. With more than {} articles the columns are days, months, years, decades or centuries, the finest that \
             leaves at most {} of them; without dates, files.",
            options.heatmap_terms, options.compared, options.compared
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("entity", "number of the entity"),
            (
                "rank",
                "place of the entity, from 1, by articles, then by mentions",
            ),
            ("name", "its fullest or usual name"),
            ("kind", "person, organization or place"),
            ("column", "number of the column, from 0"),
            ("label", "article, period or file"),
            ("mentions", "mentions there"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("rank", Order::Up), ("column", Order::Up)]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let entities = &context.frames.entities;
        let leading = context.widest_entities(&KINDS, context.options.heatmap_terms);
        if leading.is_empty() {
            return Ok(Answer::Missing);
        }
        let place: BTreeMap<u32, usize> = leading.iter().copied().zip(0..).collect();
        let columns = Columns::new(context)?;
        let labels = &columns.labels;
        let mut mentions = vec![0_u64; labels.len() * leading.len()];
        context.articles(&mut |article| {
            if let Some(column) = columns.of(article) {
                let known = article.mentions.iter();
                let known = known.filter_map(|mention| place.get(&entities.of(mention.name)?));
                known.for_each(|rank| mentions[rank * labels.len() + column] += 1);
            }
            Ok(())
        })?;
        let cells: Vec<(usize, usize)> = (0..leading.len())
            .flat_map(|rank| (0..labels.len()).map(move |column| (rank, column)))
            .collect();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let numbers = |value: &dyn Fn(&(usize, usize)) -> u32| cells.iter().map(value).collect::<Vec<u32>>();
        let texts =
            |value: &dyn Fn(&(usize, usize)) -> String| cells.iter().map(value).collect::<Vec<String>>();
        let entity = |rank: usize| leading[rank] as usize;
        let frame = DataFrame::new_infer_height(vec![
            Column::new("entity".into(), numbers(&|cell| leading[cell.0])),
            Column::new("rank".into(), numbers(&|cell| number(cell.0 + 1))),
            Column::new(
                "name".into(),
                texts(&|cell| entities.name.get(entity(cell.0)).to_owned()),
            ),
            Column::new(
                "kind".into(),
                texts(&|cell| entities.kind[entity(cell.0)].id().to_owned()),
            ),
            Column::new("column".into(), numbers(&|cell| number(cell.1))),
            Column::new("label".into(), texts(&|cell| labels[cell.1].clone())),
            Column::new("mentions".into(), mentions),
        ])?;
        Ok(Answer::Plan(Box::new(frame.lazy())))
    }
}
