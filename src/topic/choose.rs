//! Chooses the number of topics: the one at which most topics are found again, whichever of the articles are read.
//!
//! For each number of a ladder topics are made from a sample of the articles and from each half of it. A topic is found again
//! as far as a topic of the half leads the same articles of it, and if the terms which that half names stand together more
//! often than unrelated ones in the other half, which had no say in them. A topic found again by more than half speaks for
//! a number and one found again by less speaks against it: too small a number throws topics together at random, too
//! large a one splits them at random, and noise has none. (Stability of halves: Lange, Roth, Braun & Buhmann 2004; for topics
//! Greene, O'Callaghan & Cunningham 2014.)
//!
//! It does not keep the topics: the caller fits all articles with the number chosen. Nothing here is drawn at random; the
//! sample and its halves follow from the content of articles, so their order does not matter.

mod again;
mod sample;

use rayon::prelude::*;

use super::{Matrix, Unfit, factorize};
use again::Again;
use sample::Sample;

/// The number of topics chosen, and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// How many topics there should be.
    pub topics: usize,
    /// Every number tried, ascending; empty where there are too few articles to try any.
    pub tried: Vec<Tried>,
    /// Why, in one plain sentence for a reader.
    pub why: String,
}

/// A number of topics that was tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried {
    /// How many topics.
    pub topics: usize,
    /// How many of them are found again in both halves, by more than half.
    pub found: usize,
    /// How coherent the leading terms of each half's topics are in the other half: mean normalized pointwise mutual
    /// information, -1 to 1.
    pub coherence: f64,
    /// How far the topics are found again: the mean of their shares, 0 to 1.
    pub stability: f64,
    /// What speaks for the number: the sum of `2 share - 1` over its topics. The highest wins, and of equals the smaller number.
    pub score: f64,
}

/// The numbers tried.
const LADDER: [usize; 12] = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

/// The fewest articles for each topic, so that each half has two of it.
const ARTICLES: usize = 4;

/// Chooses a number of topics from 2 to `most`, which is 30 at most; above what the articles can bear it is smaller.
///
/// Articles without a term and copies of another article have no say. The cost is that of a few fits of 3,000 articles with
/// ten topics, whatever the size of the corpus.
///
/// # Errors
///
/// [`Unfit`] where the articles hold no topics, or `most` is below 2.
pub fn choose(matrix: &Matrix, most: usize) -> Result<Choice, Unfit> {
    if most < 2 {
        return Err(Unfit::TooFewTopics { asked: most });
    }
    let sample = Sample::of(matrix);
    let whole = sample.whole(matrix);
    let halves = sample.halves(matrix);
    // A list that grows faster than the root of the articles is soon longer than what it sums up.
    let bearable = |&topics: &usize| topics <= most && topics * topics.max(ARTICLES) <= whole.articles();
    let ladder: Vec<usize> = LADDER.into_iter().filter(bearable).collect();
    if ladder.is_empty() {
        factorize(matrix, 2)?;
        return Ok(Choice {
            topics: 2,
            tried: Vec::new(),
            why: TOO_FEW.to_owned(),
        });
    }
    let tried: Vec<Option<Tried>> = ladder
        .par_iter()
        .map(|&topics| {
            let model = factorize(&whole, topics)?;
            // The corpus holds fewer topics than that: nothing new would be tried.
            if model.topics.len() < topics {
                return Ok(None);
            }
            Ok(Some(Again::of(&model, &halves).tried(topics)))
        })
        .collect::<Result<_, Unfit>>()?;
    let tried: Vec<Tried> = tried.into_iter().flatten().collect();
    let best = tried.iter().fold(None::<&Tried>, |best, next| {
        if best.is_none_or(|best| next.score > best.score) {
            Some(next)
        } else {
            best
        }
    });
    // Of numbers that do about as well the smallest: it is the easiest to read, and stays when a few articles go.
    let enough = best.map_or(0.0, |best| best.score * ENOUGH);
    let chosen = tried.iter().find(|tried| tried.score >= enough).or(best);
    let (topics, why) = chosen.map_or((2, TOO_FEW.to_owned()), |chosen| {
        (chosen.topics, chosen.why(best))
    });
    Ok(Choice { topics, tried, why })
}

const TOO_FEW: &str = "Two topics, because there are too few articles to try how many there are.";

/// What of the best score is as good: 0.85 of it is within what another draw of the same articles gives.
const ENOUGH: f64 = 0.85;

impl Tried {
    /// Why it was chosen, where another did best.
    fn why(&self, best: Option<&Self>) -> String {
        let Self {
            topics, found, score, ..
        } = self;
        if *score <= 0.0 {
            return format!(
                "{topics} topics, but no number is sure: other articles of the same kind may give other topics."
            );
        }
        let how_many = match found {
            found if found == topics => "all of them are".to_owned(),
            1 => "1 of them is".to_owned(),
            found => format!("{found} of them are"),
        };
        let others = match best.filter(|best| best.topics != *topics) {
            None => "no other number tried does better".to_owned(),
            Some(best) => format!(
                "{} do about as well, and fewer are easier to read: --topics asks for another number",
                best.topics
            ),
        };
        format!("{topics} topics, because {how_many} found again in each half of the articles; {others}.")
    }
}

#[cfg(test)]
mod tests;
