//! How much each sentence of an article weighs.
//!
//! Every sum is taken in the order of the text, never in that of a map, so it comes out the same to the last digit
//! however terms are numbered.

use super::fitness::{self, Fitness};
use super::style::style;
use super::{Article, Sentence};
use rustc_hash::FxHashMap;

/// What a term that the article uses once weighs beside one it uses again: it ties the sentence to no other.
const ONCE: f64 = 0.1;
/// What the headline adds to the weight of its terms, as a share of it.
const TITLE: f64 = 1.5;
/// What the first sentence adds to the weight of its terms.
const LEAD: f64 = 0.5;
/// What the place adds to the weight of the opening; it fades with the root of the number of sentences before.
const OPENING: f64 = 0.6;
/// A sentence of fewer tokens gets no credit for being short, and one of more loses by the root of the excess.
const SHORT: u32 = 8;
const LONG: u32 = 35;

/// What a sentence weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    /// Where the sentence before it is not chosen.
    pub(super) alone: f64,
    /// Where it is.
    pub(super) behind: f64,
    /// How many fit sentences are before it.
    pub(super) rank: u32,
    /// Whether it is among the fittest of the article.
    pub(super) is_choice: bool,
}

/// A weighed article.
#[derive(Debug)]
pub(super) struct Weighed {
    /// Its sentences, in their order.
    pub(super) sentences: Vec<Weight>,
}

/// A term in an article.
#[derive(Debug, Default, Clone, Copy)]
struct Term {
    count: u32,
    weight: f64,
    /// One past the index of the sentence that was last seen to have it.
    seen: usize,
}

/// Tokens of a line that says anything.
const FEWEST: u32 = 4;

/// Weighs the sentences of an article.
pub(super) fn weigh(article: &Article<'_>, idf: &dyn Fn(u32) -> f64) -> Weighed {
    let grades = fitness::grades(article);
    let best = grades.iter().copied().max().unwrap_or(Fitness::Empty);
    let sayings = || {
        article
            .sentences
            .iter()
            .zip(&grades)
            .filter(|(_, grade)| **grade == best)
    };
    // A word or two that stand alone, such as the name of an agency, are taken only where there is nothing else at all.
    let least = if sayings().any(|(sentence, _)| sentence.tokens >= FEWEST) {
        FEWEST
    } else {
        0
    };
    let is_choice = |(sentence, grade): (&Sentence, &Fitness)| {
        *grade == best && best > Fitness::Empty && sentence.tokens >= least
    };
    let lead = article.sentences.iter().zip(&grades).position(is_choice);
    let mut terms = terms(article, idf);
    // An article without a headline may have one in its text.
    let heading = fitness::heads(article, &grades)
        .filter(|_| article.title_terms.is_empty())
        .and_then(|at| article.sentences.get(at));
    let title = heading.map_or(article.title_terms, |heading| &heading.terms);
    let opening = lead.and_then(|at| article.sentences.get(at));
    raise(&mut terms, title, TITLE);
    raise(&mut terms, opening.map_or(&[], |sentence| &sentence.terms), LEAD);

    let mut rank = 0;
    let mut sentences = Vec::with_capacity(article.sentences.len());
    for (index, (sentence, grade)) in article.sentences.iter().zip(&grades).enumerate() {
        let is_choice = is_choice((sentence, grade));
        let held = held(&mut terms, sentence, index);
        let place = OPENING / f64::from(rank + 1).sqrt();
        let style = style(article.piece(sentence), rank == 0);
        let weight = held * (1.0 + place);
        sentences.push(Weight {
            alone: weight * style.alone,
            behind: weight * style.behind,
            rank,
            is_choice,
        });
        rank += u32::from(is_choice);
    }
    Weighed { sentences }
}

/// The terms of an article with their weights.
fn terms(article: &Article<'_>, idf: &dyn Fn(u32) -> f64) -> FxHashMap<u32, Term> {
    let mut terms: FxHashMap<u32, Term> = FxHashMap::default();
    for &term in article.sentences.iter().flat_map(|sentence| &sentence.terms) {
        terms.entry(term).or_default().count += 1;
    }
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each entry is changed on its own, so no order can show"
    )]
    for (&number, term) in &mut terms {
        let count = f64::from(term.count);
        let rare = idf(number).max(0.0);
        let again = if term.count == 1 { ONCE } else { 1.0 };
        term.weight = count * count.sqrt().sqrt() * rare.sqrt() * again;
    }
    terms
}

/// Raises the weight of some terms by a share of it, each once.
fn raise(terms: &mut FxHashMap<u32, Term>, numbers: &[u32], share: f64) {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        if let Some(term) = terms.get_mut(&number) {
            term.weight *= 1.0 + share;
        }
    }
}

/// What a sentence holds: the weights of its terms, each once, tempered by its length.
fn held(terms: &mut FxHashMap<u32, Term>, sentence: &Sentence, index: usize) -> f64 {
    let mut sum = 0.0;
    for number in &sentence.terms {
        if let Some(term) = terms.get_mut(number)
            && term.seen != index + 1
        {
            term.seen = index + 1;
            sum += term.weight;
        }
    }
    let length = f64::from(sentence.tokens.max(SHORT));
    let excess = f64::from(sentence.tokens.max(LONG)) / f64::from(LONG);
    let fourth = length.sqrt().sqrt();
    // The power 5/16: roots come out the same on every machine, which powers need not.
    sum / (fourth * fourth.sqrt().sqrt() * excess.sqrt())
}
