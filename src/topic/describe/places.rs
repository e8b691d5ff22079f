//! Where terms stand and which topic leads where: the integers that descriptions and labels are made from.
//!
//! It does not compute a measure of a topic.

use std::collections::BTreeMap;

use super::super::{Matrix, Model};
use crate::statistics::association::Pair;

/// The articles of some terms, and how often each stands in them.
#[derive(Debug)]
pub(in super::super) struct Places {
    lists: BTreeMap<u32, Vec<(u32, u32)>>,
}

impl Places {
    /// Looks up terms in all articles, in one pass.
    pub(in super::super) fn of_terms(matrix: &Matrix, terms: impl Iterator<Item = u32>) -> Self {
        let mut lists: BTreeMap<u32, Vec<(u32, u32)>> = terms.map(|term| (term, Vec::new())).collect();
        let mut wanted = vec![false; matrix.vocabulary()];
        for &term in lists.keys() {
            if let Some(mark) = wanted.get_mut(term as usize) {
                *mark = true;
            }
        }
        for article in 0..matrix.articles() {
            let (terms, counts) = matrix.article(article);
            for (&term, &count) in terms.iter().zip(counts) {
                if wanted.get(term as usize) == Some(&true)
                    && let (Some(list), Ok(article)) = (lists.get_mut(&term), u32::try_from(article))
                {
                    list.push((article, count));
                }
            }
        }
        Self { lists }
    }

    /// The articles of a term, ascending, and how often it stands in each; empty for a term that was not looked up.
    pub(in super::super) fn of(&self, term: u32) -> &[(u32, u32)] {
        self.lists.get(&term).map_or(&[], Vec::as_slice)
    }
}

/// Which topic leads each article, and how many each one leads.
#[derive(Debug)]
pub(in super::super) struct Led {
    main: Vec<Option<usize>>,
    sizes: Vec<u64>,
    all: u64,
}

impl Led {
    /// Reads it off the shares.
    pub(in super::super) fn of(model: &Model) -> Self {
        let main: Vec<Option<usize>> = (0..model.shares.articles())
            .map(|article| model.shares.main(article).map(|(topic, _)| topic))
            .collect();
        let mut sizes = vec![0; model.topics.len()];
        for topic in main.iter().flatten() {
            if let Some(size) = sizes.get_mut(*topic) {
                *size += 1;
            }
        }
        Self {
            all: sizes.iter().sum(),
            main,
            sizes,
        }
    }

    /// The number of topics.
    pub(in super::super) fn topics(&self) -> usize {
        self.sizes.len()
    }

    /// The articles that a topic leads.
    pub(in super::super) fn size(&self, topic: usize) -> u64 {
        self.sizes.get(topic).copied().unwrap_or(0)
    }

    /// The topic that leads an article.
    pub(in super::super) fn main(&self, article: usize) -> Option<usize> {
        self.main.get(article).copied().flatten()
    }

    /// How much a term is dwelt on where a topic leads: 1 and the logarithm of its mean count in the articles that have it. What
    /// an article is about it says again; a courtesy or a line of form it says once.
    pub(in super::super) fn repeated(&self, topic: usize, postings: &[(u32, u32)]) -> f64 {
        let within = postings
            .iter()
            .filter(|&&(article, _)| self.main(article as usize) == Some(topic));
        let (articles, count) = within.fold((0_u64, 0_u64), |(articles, sum), &(_, count)| {
            (articles + 1, sum + u64::from(count))
        });
        if articles == 0 {
            1.0
        } else {
            1.0 + (count as f64 / articles as f64).ln()
        }
    }

    /// How many of some articles each topic leads; articles that none leads are passed over.
    pub(in super::super) fn tally(&self, articles: impl Iterator<Item = u32>) -> Tally<'_> {
        let mut counts = vec![0; self.sizes.len()];
        for topic in articles.filter_map(|article| self.main(article as usize)) {
            if let Some(count) = counts.get_mut(topic) {
                *count += 1;
            }
        }
        Tally {
            led: self,
            with: counts.iter().sum(),
            counts,
        }
    }
}

/// How many of the articles with a term each topic leads.
#[derive(Debug)]
pub(in super::super) struct Tally<'l> {
    led: &'l Led,
    counts: Vec<u64>,
    with: u64,
}

impl Tally<'_> {
    /// The articles with the term that a topic leads.
    pub(in super::super) fn of(&self, topic: usize) -> u64 {
        self.counts.get(topic).copied().unwrap_or(0)
    }

    /// Correlation (phi) of having the term with being led by the topic: 1 for the same articles, 0 for chance, -1 for
    /// all the others. `None` where the topic leads none or all, or the term stands in none or all.
    pub(in super::super) fn correlation(&self, topic: usize) -> Option<f64> {
        let pair = self.pair(topic)?;
        let size = pair.phi2()?.sqrt();
        Some(if pair.delta_p_first()? < 0.0 { -size } else { size })
    }

    /// The topic with the highest correlation, the first one of equals, and that correlation.
    pub(in super::super) fn best(&self) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for topic in 0..self.counts.len() {
            let correlation = self.correlation(topic);
            if let Some(correlation) =
                correlation.filter(|&value| best.is_none_or(|(_, highest)| value > highest))
            {
                best = Some((topic, correlation));
            }
        }
        best
    }

    /// The evidence G² of the same table; 0 where there is none.
    pub(in super::super) fn g2(&self, topic: usize) -> f64 {
        self.pair(topic).map_or(0.0, |pair| pair.g2())
    }

    fn pair(&self, topic: usize) -> Option<Pair> {
        Pair::new(self.of(topic), self.with, self.led.size(topic), self.led.all)
    }
}
