//! How coherent terms are that have nothing to do with each other: the measure that a topic is held against.
//!
//! In some corpora any two words meet often, because articles are long or alike, so no fixed number is a high coherence. For
//! each topic some lists are made of other terms, each in as many articles as the topic's own, and their coherence taken.
//!
//! It does not say how far above chance is far enough.

use std::collections::BTreeSet;

use super::{Description, Matrix, Model};

/// Lists for each topic; with so many, their mean is known to about 0.03.
const LISTS: usize = 8;

/// Number of articles, a scattered number, term.
type Key = (u32, u32, u32);

/// Terms with neighbouring numbers may have much to do with each other, so equals are not ordered by them.
fn key(df: u32, term: u32) -> Key {
    (df, term.wrapping_mul(0x9e37_79b1), term)
}

/// Lists of other terms for each topic.
#[derive(Debug)]
pub(in super::super) struct Chance {
    lists: Vec<Vec<Vec<u32>>>,
}

impl Chance {
    /// Draws them: for a topic's term, those nearest to it when all terms are ordered by their number of articles, and among
    /// equals as good as at random. No term is drawn twice for a topic.
    pub(in super::super) fn of(matrix: &Matrix, model: &Model) -> Self {
        let mut df = vec![0_u32; matrix.vocabulary()];
        for article in 0..matrix.articles() {
            for &term in matrix.article(article).0 {
                if let Some(df) = df.get_mut(term as usize) {
                    *df += 1;
                }
            }
        }
        let mut ordered: Vec<Key> = df
            .iter()
            .zip(0..)
            .filter(|&(&df, _)| df > 0)
            .map(|(&df, term)| key(df, term))
            .collect();
        ordered.sort_unstable();
        let lists = model.topics.iter().map(|topic| {
            let mut taken: BTreeSet<u32> = topic.terms.iter().map(|&(term, _)| term).collect();
            let mut lists = vec![Vec::new(); LISTS];
            for &(term, _) in topic.terms.iter().take(Description::FIRST) {
                let place = key(df.get(term as usize).copied().unwrap_or(0), term);
                let Ok(rank) = ordered.binary_search(&place) else {
                    continue;
                };
                let nearest =
                    (1..ordered.len()).flat_map(|step| [rank.checked_sub(step), rank.checked_add(step)]);
                let others = nearest
                    .flatten()
                    .filter_map(|rank| ordered.get(rank))
                    .map(|&(_, _, term)| term);
                let mut free = others.filter(|&other| taken.insert(other));
                for list in &mut lists {
                    list.extend(free.next());
                }
            }
            lists
        });
        Self {
            lists: lists.collect(),
        }
    }

    /// All terms of the lists.
    pub(in super::super) fn terms(&self) -> impl Iterator<Item = u32> {
        self.lists.iter().flatten().flatten().copied()
    }

    /// The mean coherence of a topic's lists; `None` where none of them has one.
    pub(in super::super) fn coherence(
        &self,
        topic: usize,
        of: impl Fn(&[u32]) -> Option<f64>,
    ) -> Option<f64> {
        let values: Vec<f64> = self
            .lists
            .get(topic)?
            .iter()
            .filter_map(|terms| of(terms))
            .collect();
        super::mean(values.iter())
    }
}
