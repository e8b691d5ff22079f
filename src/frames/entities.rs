//! Lays out entities, mentions, aliases and quotations as frames.

use std::fmt::Write;

use polars::prelude::*;

use super::{Frames, Spread};
use crate::count::{Block, NONE};
use crate::entity::{Kind, world};

impl Frames {
    /// The rows of `entities`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn entities(&self) -> PolarsResult<DataFrame> {
        let entities = &self.entities;
        let number: Vec<u32> = (0..).take(entities.len()).collect();
        let mut listed = StringChunkedBuilder::new("aliases".into(), number.len());
        let mut list = String::new();
        for &entity in &number {
            list.clear();
            for (at, (form, n)) in self.entities.called(entity).into_iter().enumerate() {
                let gap = if at > 0 { " | " } else { "" };
                let _ = write!(list, "{gap}{form}:{n}");
            }
            listed.append_value(&list);
        }
        let country = |entity: &u32| self.country(*entity);
        let told = self.stories.as_ref().map(|told| &told.entities);
        let mut columns = vec![
            Column::new("entity".into(), &number),
            StringChunked::from_iter_values("name".into(), entities.name.iter()).into_column(),
            StringChunked::from_iter_values("kind".into(), entities.kind.iter().map(|kind| kind.id()))
                .into_column(),
            listed.finish().into_column(),
            Column::new("country".into(), number.iter().map(country).collect::<Vec<_>>()),
            Column::new("mentions".into(), &entities.mentions),
            Column::new("df".into(), &entities.df),
        ];
        columns.extend(Spread::columns(told, number.len()));
        DataFrame::new_infer_height(columns)
    }

    /// The country of a nationality, where it has one.
    pub fn country(&self, entity: u32) -> Option<&'static str> {
        let kind = self.entities.kind.get(entity as usize)?;
        let name = self.entities.name.get(entity as usize);
        world::nationality(name).filter(|country| *kind == Kind::Nationality && !country.is_empty())
    }

    /// The rows of `aliases`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn aliases(&self) -> PolarsResult<DataFrame> {
        let entities = &self.entities;
        let rows = || entities.aliases.iter();
        let text = |name: &str, values: &mut dyn Iterator<Item = &str>| {
            StringChunked::from_iter_values(name.into(), values).into_column()
        };
        DataFrame::new_infer_height(vec![
            Column::new("entity".into(), rows().map(|row| row.entity).collect::<Vec<_>>()),
            text(
                "name",
                &mut rows().map(|row| entities.name.get(row.entity as usize)),
            ),
            text(
                "form",
                &mut rows().map(|row| entities.forms.get(row.form as usize)),
            ),
            text("reason", &mut rows().map(|row| row.reason.id())),
            text(
                "scope",
                &mut rows().map(|row| if row.across { "corpus" } else { "article" }),
            ),
            Column::new("n".into(), rows().map(|row| row.n).collect::<Vec<_>>()),
        ])
    }

    /// The rows of `mentions` for the articles of a block, the first of which has the number `first`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn mentions(&self, block: &Block, first: u32) -> PolarsResult<DataFrame> {
        let (mut doc, mut entity, mut n) = (Vec::new(), Vec::new(), Vec::new());
        let mut own: Vec<u32> = Vec::new();
        for (at, number) in (0..block.rows.len()).zip(first..) {
            own.clear();
            own.extend(
                block
                    .mentions(at)
                    .iter()
                    .filter_map(|mention| self.entities.of(mention.name)),
            );
            own.sort_unstable();
            for same in own.chunk_by(|a, b| a == b) {
                doc.push(number);
                entity.push(same[0]);
                n.push(u32::try_from(same.len()).unwrap_or(u32::MAX));
            }
        }
        DataFrame::new_infer_height(vec![
            Column::new("doc".into(), doc),
            Column::new("entity".into(), entity),
            Column::new("n".into(), n),
        ])
    }

    /// The rows of `quotations` for the articles of a block, the first of which has the number `first`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn quotations(&self, block: &Block, first: u32) -> PolarsResult<DataFrame> {
        let rows = || block.quotations.iter();
        let doc: Vec<u32> = (0..block.rows.len())
            .zip(first..)
            .flat_map(|(at, number)| std::iter::repeat_n(number, block.quotations(at).len()))
            .collect();
        let verb = |number: u32| (number != NONE).then(|| self.entities.forms.get(number as usize));
        DataFrame::new_infer_height(vec![
            Column::new("doc".into(), doc),
            Column::new("start".into(), rows().map(|row| row.start).collect::<Vec<_>>()),
            Column::new("end".into(), rows().map(|row| row.end).collect::<Vec<_>>()),
            Column::new(
                "speaker".into(),
                rows()
                    .map(|row| self.entities.of(row.speaker))
                    .collect::<Vec<_>>(),
            ),
            StringChunked::from_iter_values("how".into(), rows().map(|row| row.how.id())).into_column(),
            Column::new(
                "verb".into(),
                rows().map(|row| verb(row.verb)).collect::<Vec<_>>(),
            ),
            Column::new("words".into(), rows().map(|row| row.words).collect::<Vec<_>>()),
        ])
    }
}
