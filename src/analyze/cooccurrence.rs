//! Who and what is mentioned together: in the same sentence, in the same article.
//!
//! Pairs grow with the square of the entities, so only those in the most articles are paired, and a table of their pairs
//! fits into memory however large the corpus is.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::entity::Kind;
use crate::error::Error;
use crate::statistics::association;

/// Pairs of entities.
pub(super) struct Cooccurrence;

const KINDS: [Kind; 3] = [Kind::Person, Kind::Organization, Kind::Place];

impl Analysis for Cooccurrence {
    fn id(&self) -> &'static str {
        "cooccurrence"
    }

    fn title(&self) -> &'static str {
        "Who and what is mentioned together"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "Pairs of the {} people, organizations and places mentioned in the most articles: the sentences and the \
             articles that mention both, each counted once. NPMI is the normalised pointwise mutual information of the \
             two over articles (Bouma 2009): 1 where neither occurs without the other, 0 where they meet as often as \
             chance would have it, towards -1 where they avoid each other.",
            options.paired
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("a", "the entity with the smaller number"),
            ("a_kind", "person, organization or place"),
            ("b", "the other entity"),
            ("b_kind", "person, organization or place"),
            ("sentences", "sentences that mention both"),
            ("articles", "articles that mention both"),
            ("a_mentions", "mentions of the one in the corpus"),
            ("b_mentions", "mentions of the other"),
            (
                "npmi",
                "normalised pointwise mutual information over articles, -1 to 1",
            ),
            ("a_entity", "number of the one"),
            ("b_entity", "number of the other"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[
            ("sentences", Order::Down),
            ("articles", Order::Down),
            ("a_entity", Order::Up),
            ("b_entity", Order::Up),
        ]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let entities = &context.frames.entities;
        let mut chosen = context.widest_entities(&KINDS, context.options.paired);
        chosen.sort_unstable();
        let pairs = Pairs::count(context, &chosen)?;
        let rows = pairs.rows();
        if rows.is_empty() {
            return Ok(Answer::Missing);
        }
        let all = u64::from(context.frames.articles);
        let npmi = |&(a, b, _, articles): &Row| {
            let df = |at: usize| u64::from(entities.df[chosen[at] as usize]);
            association::npmi(u64::from(articles), df(a), df(b), all)
        };
        let number = |value: &dyn Fn(&Row) -> u32| rows.iter().map(value).collect::<Vec<u32>>();
        let large = |value: &dyn Fn(&Row) -> usize| {
            let mentions = rows
                .iter()
                .map(|row| entities.mentions[chosen[value(row)] as usize]);
            mentions.collect::<Vec<u64>>()
        };
        let name = |value: &dyn Fn(&Row) -> usize| {
            let names = rows
                .iter()
                .map(|row| entities.name.get(chosen[value(row)] as usize));
            names.collect::<Vec<&str>>()
        };
        let kind = |value: &dyn Fn(&Row) -> usize| {
            let kinds = rows
                .iter()
                .map(|row| entities.kind[chosen[value(row)] as usize].id());
            kinds.collect::<Vec<&str>>()
        };
        let frame = DataFrame::new_infer_height(vec![
            Column::new("a".into(), name(&|row| row.0)),
            Column::new("a_kind".into(), kind(&|row| row.0)),
            Column::new("b".into(), name(&|row| row.1)),
            Column::new("b_kind".into(), kind(&|row| row.1)),
            Column::new("sentences".into(), number(&|row| row.2)),
            Column::new("articles".into(), number(&|row| row.3)),
            Column::new("a_mentions".into(), large(&|row| row.0)),
            Column::new("b_mentions".into(), large(&|row| row.1)),
            Column::new("npmi".into(), rows.iter().map(npmi).collect::<Vec<_>>()),
            Column::new("a_entity".into(), number(&|row| chosen[row.0])),
            Column::new("b_entity".into(), number(&|row| chosen[row.1])),
        ])?;
        Ok(Answer::Plan(Box::new(frame.lazy())))
    }
}

/// Two places among the chosen, the sentences with both, the articles with both.
type Row = (usize, usize, u32, u32);

/// How often any two of the chosen meet.
struct Pairs {
    chosen: usize,
    /// By pair, see [`Pairs::at`]: sentences and articles.
    met: Vec<(u32, u32)>,
}

impl Pairs {
    fn count(context: &Context<'_>, chosen: &[u32]) -> Result<Self, Error> {
        let mut pairs = Self {
            chosen: chosen.len(),
            met: vec![(0, 0); chosen.len() * chosen.len().saturating_sub(1) / 2],
        };
        let place: BTreeMap<u32, usize> = chosen.iter().copied().zip(0..).collect();
        let mut own: Vec<(u32, usize)> = Vec::new();
        let mut same: Vec<usize> = Vec::new();
        context.articles(&mut |article| {
            own.clear();
            own.extend(article.mentions.iter().filter_map(|mention| {
                let entity = context.frames.entities.of(mention.name)?;
                Some((mention.sentence, *place.get(&entity)?))
            }));
            own.sort_unstable();
            own.dedup();
            for sentence in own.chunk_by(|a, b| a.0 == b.0) {
                same.clear();
                same.extend(sentence.iter().map(|(_, place)| place));
                pairs.add(&same, |met| met.0 += 1);
            }
            same.clear();
            same.extend(own.iter().map(|(_, place)| place));
            same.sort_unstable();
            same.dedup();
            pairs.add(&same, |met| met.1 += 1);
            Ok(())
        })?;
        Ok(pairs)
    }

    /// The place of a pair, of which `a` is the smaller.
    fn at(&self, a: usize, b: usize) -> usize {
        a * (2 * self.chosen - a - 1) / 2 + (b - a - 1)
    }

    /// Counts every pair of `together`, which ascends.
    fn add(&mut self, together: &[usize], each: impl Fn(&mut (u32, u32))) {
        for (at, &a) in together.iter().enumerate() {
            for &b in &together[at + 1..] {
                let at = self.at(a, b);
                each(&mut self.met[at]);
            }
        }
    }

    /// Those that meet at all.
    fn rows(&self) -> Vec<Row> {
        let pairs = (0..self.chosen).flat_map(|a| (a + 1..self.chosen).map(move |b| (a, b)));
        let met = pairs.map(|(a, b)| {
            let (sentences, articles) = self.met[self.at(a, b)];
            (a, b, sentences, articles)
        });
        met.filter(|row| row.3 > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn every_pair_has_a_place_of_its_own() {
        let mut pairs = Pairs {
            chosen: 5,
            met: vec![(0, 0); 10],
        };
        pairs.add(&[0, 1, 2, 3, 4], |met| met.0 += 1);
        assert!(pairs.met.iter().all(|met| *met == (1, 0)));
        pairs.add(&[1, 4], |met| met.1 += 1);
        assert_eq!(pairs.rows(), [(1, 4, 1, 1)]);
    }
}
