//! Passages that stand in several articles.
//!
//! Every passage is one entry of a list, sorted at the end: a table of them would take more memory and its order would be
//! chance. Copies of a whole text are one article here, so that a story that many print makes no boilerplate. How many
//! articles are many is for whoever judges, who knows which of them belong together.

use rustc_hash::FxHashSet;

/// Fewest articles of a passage that is kept.
const FEWEST: u32 = 5;
/// Most passages that are held at once, 24 bytes each.
const MOST: usize = 4_000_000;

/// A passage that stands in five different articles or more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeated {
    /// Tells it from others.
    pub key: u64,
    /// How it reads, on one line and cut where it is long; empty for the less frequent of very many.
    pub text: String,
    /// Articles that have it, copies of one text counted once.
    pub articles: u32,
    /// Its words.
    pub words: u32,
}

/// An article and a passage in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Repeat {
    /// Index of the article.
    pub article: u32,
    /// Index of the passage.
    pub passage: u32,
    /// How often it stands there.
    pub times: u32,
}

/// Key, article and words of a passage.
type Entry = (u64, u32, u32);

/// Passages as they come.
#[derive(Debug)]
pub(super) struct Seen {
    all: Vec<Entry>,
    /// The key of each article's text.
    texts: Vec<u64>,
    one_in: u64,
    most: usize,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            texts: Vec::new(),
            one_in: 1,
            most: MOST,
        }
    }
}

impl Seen {
    /// Takes the passages of the next article.
    pub(super) fn add(&mut self, article: u32, text: u64, passages: &[(u64, u32)]) {
        self.texts.push(text);
        if !is_kept(text, self.one_in) {
            return;
        }
        self.all
            .extend(passages.iter().map(|(key, words)| (*key, article, *words)));
        while self.all.len() > self.most && self.one_in < 1 << 40 {
            self.one_in *= 2;
            let (one_in, texts) = (self.one_in, &self.texts);
            self.all.retain(|(_, article, _)| {
                texts
                    .get(*article as usize)
                    .is_some_and(|text| is_kept(*text, one_in))
            });
        }
    }

    /// The passages of five different texts or more, the most words in all first; where they stand, by article; and of how
    /// many articles one was looked at.
    pub(super) fn finish(mut self) -> (Vec<Repeated>, Vec<Repeat>, u64) {
        self.all.sort_unstable();
        let mut found: Vec<(Repeated, &[Entry])> = Vec::new();
        for run in self.all.chunk_by(|one, other| one.0 == other.0) {
            if run.len() < FEWEST as usize {
                continue;
            }
            let texts: FxHashSet<u64> = run
                .iter()
                .filter_map(|(_, article, _)| self.texts.get(*article as usize).copied())
                .collect();
            let articles = u32::try_from(texts.len()).unwrap_or(u32::MAX);
            if let Some((key, _, words)) = run.first().copied().filter(|_| articles >= FEWEST) {
                let passage = Repeated {
                    key,
                    articles,
                    words,
                    text: String::new(),
                };
                found.push((passage, run));
            }
        }
        found.sort_by_key(|(passage, _)| {
            (
                std::cmp::Reverse(u64::from(passage.articles) * u64::from(passage.words)),
                passage.key,
            )
        });
        let mut repeats = Vec::new();
        for (passage, (_, run)) in (0..).zip(&found) {
            for same in run.chunk_by(|one, other| one.1 == other.1) {
                repeats.extend(same.first().map(|(_, article, _)| Repeat {
                    article: *article,
                    passage,
                    times: u32::try_from(same.len()).unwrap_or(u32::MAX),
                }));
            }
        }
        repeats.sort_unstable();
        (
            found.into_iter().map(|(passage, _)| passage).collect(),
            repeats,
            self.one_in,
        )
    }
}

/// Whether an article is among those looked at. Keys are odd, so the lowest bit tells nothing.
pub(super) fn is_kept(text: u64, one_in: u64) -> bool {
    (text >> 1).is_multiple_of(one_in.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_text_are_one_article() {
        let mut seen = Seen::default();
        for article in 0..6_u32 {
            let text = u64::from(article.min(3)) * 2 + 1;
            seen.add(article, text, &[(70, 5), (80, 4)]);
        }
        assert!(seen.finish().0.is_empty());
        let mut seen = Seen::default();
        for article in 0..6_u32 {
            let text = u64::from(article.min(4)) * 2 + 1;
            seen.add(
                article,
                text,
                &[(70, 5), (80, 9), (70, 5), (100 + u64::from(article), 30)],
            );
        }
        let (passages, repeats, one_in) = seen.finish();
        let told: Vec<_> = passages
            .iter()
            .map(|passage| (passage.key, passage.articles, passage.words))
            .collect();
        assert_eq!((told, one_in), (vec![(80, 5, 9), (70, 5, 5)], 1));
        assert_eq!(repeats.len(), 12);
        let times: Vec<u32> = repeats.iter().take(2).map(|repeat| repeat.times).collect();
        assert_eq!(times, [1, 2]);
    }

    #[test]
    fn what_is_left_out_does_not_depend_on_the_order() {
        let texts: Vec<u64> = (0..400_u64)
            .map(|text| text.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
            .collect();
        let run = |texts: &[u64]| {
            let mut seen = Seen {
                most: 300,
                ..Seen::default()
            };
            for (article, text) in (0..).zip(texts) {
                seen.add(article, *text, &[(7, 5), (8, 5), (*text, 9)]);
            }
            let (passages, repeats, one_in) = seen.finish();
            (passages, repeats.len(), one_in)
        };
        let backwards: Vec<u64> = texts.iter().rev().copied().collect();
        let (passages, repeats, one_in) = run(&texts);
        assert_eq!(run(&backwards), (passages.clone(), repeats, one_in));
        assert_eq!((passages.len(), one_in), (2, 4));
    }
}
