//! The columns of a heat map: articles, or periods or files where there are many articles.

use std::collections::{BTreeMap, BTreeSet};

use super::{Article, Context, context};
use crate::error::Error;

/// From an ISO date to the period it is in; `None` for a date too coarse.
type Cut = fn(&str) -> Option<String>;

/// What the columns are, and which of them an article is in.
pub(super) struct Columns {
    /// What a reader calls each.
    pub(super) labels: Vec<String>,
    kind: Kind,
}

enum Kind {
    /// Articles, by number.
    Articles,
    /// Periods, by label.
    Periods(Cut),
    /// Files, by their number.
    Sources(BTreeMap<u32, usize>),
}

impl Columns {
    /// Articles, else periods, else files, else the first articles.
    pub(super) fn new(context: &Context<'_>) -> Result<Self, Error> {
        let most = context.options.compared;
        let sums = &context.sums;
        if sums.tokens.len() <= most {
            return Self::articles(context, most);
        }
        let cuts: [Cut; 5] = [
            |date| date.get(..10).map(str::to_owned),
            |date| date.get(..7).map(str::to_owned),
            |date| date.get(..4).map(str::to_owned),
            |date| date.get(..3).map(|decade| format!("{decade}0s")),
            |date| date.get(..2).map(|century| format!("{century}00s")),
        ];
        for cut in cuts {
            let labels: Option<BTreeSet<String>> = sums.dates.keys().map(|date| cut(date)).collect();
            if let Some(labels) = labels.filter(|labels| (2..=most).contains(&labels.len())) {
                return Ok(Self {
                    labels: labels.into_iter().collect(),
                    kind: Kind::Periods(cut),
                });
            }
        }
        if (2..=most).contains(&sums.sources.len()) {
            let names = context.frames.names();
            let name = |&source: &u32| names.get(source as usize).cloned().unwrap_or_default();
            let labels = sums.sources.keys().map(name).collect();
            let numbers = sums.sources.keys().copied().zip(0..).collect();
            return Ok(Self {
                labels,
                kind: Kind::Sources(numbers),
            });
        }
        Self::articles(context, most)
    }

    fn articles(context: &Context<'_>, most: usize) -> Result<Self, Error> {
        let mut labels = Vec::new();
        context
            .frames
            .first_blocks(u32::try_from(most).unwrap_or(u32::MAX), &mut |block, _| {
                labels.extend(
                    block
                        .rows
                        .iter()
                        .map(|row| context::name(row, context.frames.source(row))),
                );
                Ok(())
            })?;
        Ok(Self {
            labels,
            kind: Kind::Articles,
        })
    }

    /// The column of an article, if it is in one.
    pub(super) fn of(&self, article: &Article<'_>) -> Option<usize> {
        match &self.kind {
            Kind::Articles => Some(article.doc as usize).filter(|&doc| doc < self.labels.len()),
            Kind::Periods(cut) => self
                .labels
                .binary_search(&cut(article.row.date.as_deref()?)?)
                .ok(),
            Kind::Sources(numbers) => numbers.get(&article.row.source).copied(),
        }
    }
}
