//! Collocations: which of the counted phrases are terms of several words.
//!
//! All is reckoned from the counted phrases and nothing else, so a pair is compared with the pairs that its words make
//! in the same place, and not with words that stand beside a comma or a stop word and could make none. The order is
//! that of G² by default, which asks for strength and for evidence at once: logDice and NPMI put names met a few times
//! first, which are fixed but say little of a corpus.
//!
//! It reads no text and knows no form: the caller has both by the place of the phrase in its list. It does not tell what
//! is repeated on every page ("sign newsletter") from what is written about; a caller that counts copies of a story once
//! gives the counts, and above all the numbers of articles, that leave such phrases behind.

mod table;

use std::cmp::Ordering;

use crate::statistics::association::Pair;
use table::{Phrase, Table};

/// How collocations are found, for readers.
pub const METHOD: &str = "Two to four words side by side in one sentence, or joined once by a word such as \"of\", that stand \
    together more often than chance has it; of other stop words only those count that are half of many names, such as \"new\". For a pair, O11 is how often it occurs, R1 how often its first word begins a \
    pair, C1 how often its second word ends one, and N the number of all pairs (Evert 2008); logDice = 14 + log2(2 O11 / \
    (R1 + C1)) (Rychl\u{fd} 2008), NPMI = log2(O11 N / (R1 C1)) / -log2(O11 / N) (Bouma 2009), G\u{b2} = 2 sum O ln(O / E) over \
    all four cells (Dunning 1993). A longer phrase is taken apart twice, before its last word and behind its first, with the \
    occurrences of the shorter phrase for R1 or C1, and has the weaker score of the two. Kept is what occurs often enough (5 \
    times, 3 in fewer than 1,000 articles, 2 in fewer than 100, where nothing else is asked for) and in two articles, with \
    G\u{b2} of at least 19.51 (p < 0.00001, because so many phrases are tried) in favour, and for a longer phrase NPMI of at least 0.25, so that no accidental word is \
    added to a pair. What stands in one longer phrase three times out of four is left to that one; a plain form of what the \
    C-value is for (Frantzi, Ananiadou and Mima 2000).";

/// G² of a pair that chance makes once in a hundred thousand times: the 0.99999 quantile of chi² with one degree of freedom.
/// A corpus has some ten thousand pairs that are met often enough.
const SIGNIFICANT: f64 = 19.511;

/// NPMI that a phrase of three or more words needs.
const HELD_TOGETHER: f64 = 0.25;

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The evidence against chance.
    #[default]
    G2,
    /// The most exclusive.
    LogDice,
    /// The furthest from chance, whatever the frequency.
    Npmi,
    /// The most frequent.
    Count,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Occurrences that a collocation needs.
    pub min_count: u64,
    /// Articles that it needs to be in.
    pub min_df: u32,
    /// What comes first.
    pub sort: Sort,
}

impl Options {
    /// What suits so many articles: 5 occurrences, 3 below 1,000 articles, 2 below 100, because in less text chance repeats
    /// less, and anything does; in two articles, where there are two.
    pub fn for_articles(articles: u32) -> Self {
        let min_count = match articles {
            0..100 => 2,
            100..1_000 => 3,
            _ => 5,
        };
        Self {
            min_count,
            min_df: articles.clamp(1, 2),
            sort: Sort::default(),
        }
    }
}

/// A phrase and how often it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'w> {
    /// Its terms and the words that join them, with one blank between.
    pub words: &'w str,
    /// Occurrences.
    pub cf: u64,
    /// Articles it is in.
    pub df: u32,
}

/// A term of several words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Collocation {
    /// Its place among the counted phrases, from 0.
    pub index: usize,
    /// The number of its words, from 2; those that join are counted as well.
    pub words: u8,
    /// Occurrences.
    pub cf: u64,
    /// Articles it is in.
    pub df: u32,
    /// Dice's coefficient on a logarithmic scale, at most 14.
    pub log_dice: f64,
    /// Normalized pointwise mutual information, above 0 and at most 1.
    pub npmi: f64,
    /// Log-likelihood ratio, at least 19.51.
    pub g2: f64,
}

/// The collocations among counted phrases, ordered as `options` say and by the bytes of the phrase where that is the same.
///
/// All phrases that were counted are needed, rare ones included, in byte order, each once. Where they are in another order,
/// longer phrases may be taken for pairs.
pub fn collocations<'w>(
    counted: impl IntoIterator<Item = Counted<'w>>,
    options: &Options,
) -> Vec<Collocation> {
    let table = Table::read(counted, options.min_count);
    let mut found: Vec<(usize, Collocation)> = Vec::new();
    let mut part = vec![false; table.phrases.len()];
    for (at, phrase) in table.phrases.iter().enumerate() {
        let shorter = table.shorter(phrase);
        let scored = scored(phrase, &table.splits(phrase, shorter));
        let Some(collocation) = scored.filter(|_| phrase.df >= options.min_df) else {
            continue;
        };
        found.push((at, collocation));
        for shorter in shorter.into_iter().flatten() {
            let known = table.phrases.get(shorter);
            if known.is_some_and(|known| is_mostly(known.cf, phrase.cf))
                && let Some(part) = part.get_mut(shorter)
            {
                *part = true;
            }
        }
    }
    found.retain(|(at, _)| part.get(*at) == Some(&false));
    let words = |at: usize| table.phrases.get(at).map_or("", |phrase| phrase.words);
    found.sort_unstable_by(|a, b| {
        options
            .sort
            .compare(&a.1, &b.1)
            .then_with(|| words(a.0).cmp(words(b.0)))
            .then_with(|| a.1.index.cmp(&b.1.index))
    });
    found.into_iter().map(|(_, collocation)| collocation).collect()
}

impl Sort {
    fn compare(self, a: &Collocation, b: &Collocation) -> Ordering {
        match self {
            Self::G2 => b.g2.total_cmp(&a.g2),
            Self::LogDice => b.log_dice.total_cmp(&a.log_dice),
            Self::Npmi => b.npmi.total_cmp(&a.npmi),
            Self::Count => b.cf.cmp(&a.cf),
        }
    }
}

/// Whether so many occurrences of a longer phrase are three in four of a shorter one's.
fn is_mostly(shorter: u64, longer: u64) -> bool {
    shorter.saturating_sub(longer) <= shorter / 4
}

/// The weakest scores that a phrase has however it is taken apart; `None` where it is no collocation.
fn scored(phrase: &Phrase<'_>, splits: &[Option<Pair>]) -> Option<Collocation> {
    let mut collocation = Collocation {
        index: phrase.index,
        words: u8::try_from(phrase.words.split(' ').count()).unwrap_or(u8::MAX),
        cf: phrase.cf,
        df: phrase.df,
        log_dice: f64::INFINITY,
        npmi: f64::INFINITY,
        g2: f64::INFINITY,
    };
    for pair in splits {
        let pair = pair.as_ref()?;
        collocation.log_dice = collocation.log_dice.min(pair.log_dice()?);
        collocation.npmi = collocation.npmi.min(pair.npmi()?);
        collocation.g2 = collocation.g2.min(pair.g2());
    }
    let least = if phrase.terms > 2 { HELD_TOGETHER } else { 0.0 };
    let kept = collocation.npmi > least.max(f64::MIN_POSITIVE) && collocation.g2 >= SIGNIFICANT;
    kept.then_some(collocation)
}

#[cfg(test)]
mod tests;
