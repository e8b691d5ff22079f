//! Summaries: the sentences that say most of what an article, a story, a topic or a corpus says, in its own words.
//!
//! A sentence is weighed by what it holds and by where it stands, because the two kinds of texts pull apart: reporters
//! put the news first, while essays, guides and transcripts do not. So the opening counts by its words: terms that the
//! title and the first sentence share with the rest of the text weigh more wherever they recur, and the place itself is
//! only a mild bonus. Which lines are no sentences at all (captions, credits, headings, items of a list, rows of a
//! table) is told by how they stand in the text, hardly by words, so it holds in any language.
//!
//! It does not shorten a sentence, except for a headline, and rewrites none.

mod fitness;
mod headline;
mod label;
mod layout;
mod several;
mod style;
mod weight;

use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

pub use headline::headline;
pub use several::{Candidate, candidates, several};

/// Most sentences that are ever chosen at once; a longer summary is no summary.
pub const MOST: usize = 100;

/// A sentence says again what one chosen before says if more than this part of the terms of both is in both. A short
/// one whose terms are all in a long one is a different matter: sentences at the heart of an article share its words.
const REPEATS: f64 = 0.5;

/// How sentences are chosen, for the reader of a report.
pub const METHOD: &str = "A summary is made of whole sentences of the text, in their order. A sentence weighs the sum of \
    its terms' weights, each term once, tempered by its length. A term weighs more the more often the article uses it \
    and the fewer articles of the corpus do (Luhn 1958; Spärck Jones 1972; the centroid of Radev et al. 2004), and more \
    again if the headline or the first sentence has it (Edmundson 1969). The opening of an article gets a bonus that \
    fades with the number of sentences before. Sentences that lean on the one before (\"But\", \"He said\"), questions, \
    and quotations without a speaker lose weight. Captions, credits, headings, list items, rows of tables and fragments are \
    taken only where an article has nothing else. The heaviest sentence is taken first; one that repeats most of \
    what a sentence taken before says is passed over (after Carbonell and Goldstein 1998). For several articles the \
    best sentences of each compete, weighed by the terms of the story, topic or corpus.";

/// A sentence as the caller found it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// First byte in the article's text, white space before it left out.
    pub start: usize,
    /// One past its last byte, white space behind it left out.
    pub end: usize,
    /// How many tokens it has: words, numbers and all.
    pub tokens: u32,
    /// The numbers of its terms in the order of the text, with repeats; stop words are no terms.
    pub terms: Vec<u32>,
}

/// An article ready to be summarized.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// Its text, with its line breaks.
    pub text: &'a str,
    /// Its headline, where it has one; a line of the text that says the same is not chosen.
    pub title: Option<&'a str>,
    /// The numbers of the headline's terms, in the same numbering as the sentences'.
    pub title_terms: &'a [u32],
    /// First byte of the body: before it are captions, a byline or a headline.
    pub body: usize,
    /// Its sentences, in the order of the text and without overlaps.
    pub sentences: &'a [Sentence],
}

impl<'a> Article<'a> {
    /// What stands in the text at a sentence; empty where the bounds are not those of a piece of it.
    fn piece(&self, sentence: &Sentence) -> &'a str {
        self.text
            .get(sentence.start..sentence.end)
            .unwrap_or_default()
            .trim()
    }
}

/// A sentence that was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picked {
    /// Its index among the article's sentences.
    pub sentence: usize,
    /// Its weight when it was chosen, not negative; of use only beside those of the same article.
    pub weight: f64,
}

/// The sentences that sum up an article, at most `wanted` and at most [`MOST`], in the order of the text.
///
/// There are fewer where the article has fewer sentences that are fit for it; captions, headings and the like stand in only
/// where no sentence is fit. `idf` gives the weight of a term in the corpus, not negative, by its number.
pub fn article(article: &Article<'_>, idf: &dyn Fn(u32) -> f64, wanted: usize) -> Vec<Picked> {
    let mut picked = heaviest(article, &weight::weigh(article, idf), wanted);
    picked.sort_by_key(|picked| picked.sentence);
    picked
}

/// The same in the order in which they were chosen.
fn heaviest(article: &Article<'_>, weighed: &weight::Weighed, wanted: usize) -> Vec<Picked> {
    let mut queue: BinaryHeap<Waiting> = weighed
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| sentence.is_choice)
        .map(|(index, sentence)| Waiting {
            weight: sentence.alone,
            index,
        })
        .collect();
    let mut picked: Vec<Picked> = Vec::new();
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut said: Vec<FxHashSet<u32>> = Vec::new();
    while picked.len() < wanted.min(MOST) {
        let Some(next) = queue.pop() else { break };
        let Some(sentence) = article.sentences.get(next.index) else {
            continue;
        };
        let terms: FxHashSet<u32> = sentence.terms.iter().copied().collect();
        if taken.contains(&next.index) || said.iter().any(|said| repeats(&terms, said)) {
            continue;
        }
        taken.insert(next.index);
        said.push(terms);
        picked.push(Picked {
            sentence: next.index,
            weight: next.weight,
        });
        // What leaned on this sentence now has it before it.
        let follower = next.index + 1;
        if let Some(after) = weighed.sentences.get(follower)
            && after.is_choice
            && after.behind > after.alone
        {
            queue.push(Waiting {
                weight: after.behind,
                index: follower,
            });
        }
    }
    picked
}

/// Whether two sentences, given by their terms, say the same.
#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn repeats(terms: &FxHashSet<u32>, said: &FxHashSet<u32>) -> bool {
    let both = terms.intersection(said).count();
    both as f64 > REPEATS * (terms.len() + said.len() - both) as f64
}

/// A sentence that may be chosen; the heaviest is first, and of two equal ones that which stands before.
struct Waiting {
    weight: f64,
    index: usize,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.weight
            .total_cmp(&other.weight)
            .then_with(|| other.index.cmp(&self.index))
    }
}

#[cfg(test)]
mod tests;
