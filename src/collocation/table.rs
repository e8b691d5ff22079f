//! The contingency tables of phrases, made from the phrases alone.
//!
//! A longer phrase follows the shorter one that begins it in byte order, so one walk tells pairs from longer phrases and
//! adds up how often each word begins and ends a pair. Only phrases that may be asked for again are kept.

use rustc_hash::FxHashMap;

use super::Counted;
use crate::statistics::association::Pair;

/// A phrase that was counted often enough.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'t> {
    pub(super) words: &'t str,
    pub(super) cf: u64,
    pub(super) df: u32,
    /// Its place among all that were counted.
    pub(super) index: usize,
    /// The number of its terms.
    pub(super) terms: u8,
    /// The place of the phrase without its last term; none for a pair.
    before: Option<usize>,
}

/// Phrases, and how often words stand in pairs.
#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    /// In byte order.
    pub(super) phrases: Vec<Phrase<'t>>,
    places: FxHashMap<&'t str, usize>,
    /// How often each word is the first of a pair.
    first: FxHashMap<&'t str, u64>,
    /// How often each word is the second of a pair.
    second: FxHashMap<&'t str, u64>,
    /// All pairs.
    pub(super) total: u64,
}

impl<'t> Table<'t> {
    /// Reads phrases in byte order and keeps those with at least so many occurrences.
    pub(super) fn read(counted: impl IntoIterator<Item = Counted<'t>>, least: u64) -> Self {
        let mut table = Self::default();
        // The phrases that begin the one at hand, each with its place if it is kept.
        let mut open: Vec<(&str, Option<usize>)> = Vec::new();
        for (index, Counted { words, cf, df }) in counted.into_iter().enumerate() {
            while open.pop_if(|(shorter, _)| !begins(shorter, words)).is_some() {}
            let (Some((before, _)), Some((_, behind))) = (words.split_once(' '), words.rsplit_once(' '))
            else {
                continue;
            };
            if open.is_empty() {
                add(&mut table.first, before, cf);
                add(&mut table.second, behind, cf);
                table.total = table.total.saturating_add(cf);
            }
            let place = (cf >= least).then_some(table.phrases.len());
            if let Some(place) = place {
                table.places.insert(words, place);
                table.phrases.push(Phrase {
                    words,
                    cf,
                    df,
                    index,
                    terms: u8::try_from(open.len() + 2).unwrap_or(u8::MAX),
                    before: open.last().and_then(|(_, place)| *place),
                });
            }
            open.push((words, place));
        }
        table
    }

    /// The places of a longer phrase's two parts, one without its last term, one without its first.
    pub(super) fn shorter(&self, phrase: &Phrase<'t>) -> [Option<usize>; 2] {
        if phrase.terms == 2 {
            return [None, None];
        }
        // Behind the first term come at most a joining word and its article.
        let mut ends = phrase.words.match_indices(' ').take(3);
        let after = ends.find_map(|(blank, _)| self.places.get(phrase.words.get(blank + 1..)?));
        [phrase.before, after.copied()]
    }

    /// The tables of a phrase and its [`shorter`](Self::shorter) ones, one for each way of taking it apart, which are the
    /// same for a pair; `None` for one that contradicts itself.
    pub(super) fn splits(&self, phrase: &Phrase<'t>, shorter: [Option<usize>; 2]) -> [Option<Pair>; 2] {
        let first = phrase
            .words
            .split(' ')
            .next()
            .and_then(|word| self.first.get(word));
        let last = phrase
            .words
            .rsplit(' ')
            .next()
            .and_then(|word| self.second.get(word));
        let table =
            |first: Option<u64>, second: Option<u64>| Pair::new(phrase.cf, first?, second?, self.total);
        if phrase.terms == 2 {
            return [table(first.copied(), last.copied()); 2];
        }
        let count = |place: Option<usize>| Some(self.phrases.get(place?)?.cf);
        let [before, after] = shorter.map(count);
        [table(before, last.copied()), table(first.copied(), after)]
    }
}

/// Whether `shorter` and more words make `longer`.
fn begins(shorter: &str, longer: &str) -> bool {
    longer
        .strip_prefix(shorter)
        .is_some_and(|rest| rest.starts_with(' '))
}

fn add<'t>(counts: &mut FxHashMap<&'t str, u64>, word: &'t str, times: u64) {
    let count = counts.entry(word).or_default();
    *count = count.saturating_add(times);
}
