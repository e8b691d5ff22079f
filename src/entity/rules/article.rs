//! One article as the rules ask about it: its words, its lines, and how each word is written elsewhere in it.
//!
//! What is known of a word is counted only for words that somewhere have a capital; of the others nobody asks.

use super::habits::{Capitals, Habits, Role};
use super::letters::beginnings;
use super::words::{Gap, Shape, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a word with a capital stands in the rest of the article.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Times with a capital that nothing but the word itself can account for.
    pub(super) capital: u32,
    /// Times in lower case.
    pub(super) lower: u32,
    /// Times right behind an article, in German.
    pub(super) noun: u32,
}

/// What was counted, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    seen: FxHashMap<u64, Seen>,
    /// Beginnings of words that a sentence starts with, and whether a word in lower case has the same.
    starts: FxHashSet<u64>,
    /// The first four letters of these.
    heads: FxHashSet<u64>,
    lower_starts: FxHashSet<u64>,
}

/// A sentence by its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// Whether capitals say nothing in it: a headline with a capital for every word, a line in capitals.
    pub(super) loud: bool,
}

/// One article.
#[derive(Clone, Copy)]
pub(super) struct Article<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) habits: &'a Habits,
    pub(super) evidence: &'a Evidence,
}

impl Article<'_> {
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The words from `first` to before `end`.
    pub(super) fn some(&self, first: usize, end: usize) -> &[Word] {
        self.words.get(first..end).unwrap_or_default()
    }

    pub(super) fn role(&self, at: usize) -> Role {
        self.word(at).map_or(Role::default(), |word| word.role)
    }

    pub(super) fn seen(&self, at: usize) -> Seen {
        self.word(at)
            .and_then(|word| self.evidence.seen.get(&word.hash).copied())
            .unwrap_or_default()
    }

    /// The word before, if only white space or the point of an abbreviation parts them.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        self.word(at)
            .filter(|word| matches!(word.gap, Gap::Space | Gap::Point))?;
        at.checked_sub(1)
    }

    /// The word behind, if only white space parts them.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        self.word(at + 1)
            .filter(|word| word.gap == Gap::Space)
            .map(|_| at + 1)
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape == Shape::Lower)
    }

    /// Whether the article has the word, or in a language with case endings one that may be a form of it, in lower case.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let seen = self.seen(at);
        if seen.lower > 0 && seen.lower >= seen.capital {
            return true;
        }
        let akin = || {
            let word = self.word(at).map_or("", |word| word.text(self.text));
            beginnings(word)
                .iter()
                .any(|start| *start != 0 && self.evidence.lower_starts.contains(start))
        };
        self.habits.inflects && seen.lower == 0 && akin()
    }

    /// Whether a word stands right behind an article, a number, or an article and an adjective.
    pub(super) fn is_determined(&self, at: usize) -> bool {
        let determines = |at: usize| {
            self.role(at).is(Role::DETERMINER)
                || self.word(at).is_some_and(|word| word.shape == Shape::Number)
        };
        let Some(before) = self.before(at) else {
            return false;
        };
        let adjective = || {
            let word = self.word(before).map_or("", |word| word.text(self.text));
            let ends = ["e", "en", "er", "es", "em"]
                .iter()
                .any(|end| word.ends_with(end));
            ends && self.is_lower(before) && self.before(before).is_some_and(determines)
        };
        determines(before) || adjective()
    }
}

impl Evidence {
    /// Counts what the words of an article say; `lines` are its sentences.
    pub(super) fn gather(&mut self, text: &str, words: &[Word], lines: &[Line], habits: &Habits) {
        self.seen.clear();
        self.starts.clear();
        self.heads.clear();
        self.lower_starts.clear();
        for line in lines {
            for word in words.get(line.first..line.end).unwrap_or_default() {
                if word.is_capital() {
                    let seen = self.seen.entry(word.hash).or_default();
                    seen.capital += u32::from(!line.loud && word.gap < Gap::Weak);
                    if habits.inflects && word.gap >= Gap::Weak {
                        self.starts.extend(beginnings(word.text(text)));
                        self.heads.insert(word.head);
                    }
                }
            }
        }
        for word in words.iter().filter(|word| word.shape == Shape::Lower) {
            if let Some(seen) = self.seen.get_mut(&word.hash) {
                seen.lower += 1;
            }
            if word.head != 0 && self.heads.contains(&word.head) {
                for start in beginnings(word.text(text)) {
                    if self.starts.contains(&start) {
                        self.lower_starts.insert(start);
                    }
                }
            }
        }
        if habits.capitals == Capitals::Nouns {
            self.gather_nouns(text, words, habits);
        }
    }

    fn gather_nouns(&mut self, text: &str, words: &[Word], habits: &Habits) {
        for at in 0..words.len() {
            let article = Article {
                text,
                words,
                habits,
                evidence: self,
            };
            let Some(word) = words.get(at).filter(|word| word.shape == Shape::Capital) else {
                continue;
            };
            let goes_on = article
                .after(at)
                .and_then(|next| article.word(next))
                .is_some_and(Word::is_capital);
            if !goes_on
                && article.is_determined(at)
                && let Some(seen) = self.seen.get_mut(&word.hash)
            {
                seen.noun += 1;
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.seen.capacity() * size_of::<(u64, Seen)>()
            + (self.starts.capacity() + self.heads.capacity() + self.lower_starts.capacity())
                * size_of::<u64>()
    }
}

/// The sentences of an article by its words.
pub(super) fn lines(
    text: &str,
    sentences: &[(usize, usize)],
    words: &[Word],
    habits: &Habits,
    lines: &mut Vec<Line>,
) {
    let mut first = 0;
    for sentence in words.chunk_by(|one, next| one.sentence == next.sentence) {
        let end = first + sentence.len();
        let number = sentence.first().map_or(0, |word| word.sentence as usize);
        let (from, to) = sentences.get(number).copied().unwrap_or_default();
        let whole = text.get(from..to.min(text.len())).unwrap_or_default();
        lines.push(Line {
            first,
            end,
            loud: is_loud(whole, sentence, habits),
        });
        first = end;
    }
}

/// Words of fewer bytes stay in lower case even where every other has a capital.
const SMALL: u32 = 4;

fn is_loud(whole: &str, words: &[Word], habits: &Habits) -> bool {
    let written = words
        .iter()
        .filter(|word| !matches!(word.shape, Shape::Number | Shape::Letter));
    let (mut all, mut upper) = (0, 0);
    for word in written {
        all += 1;
        upper += u32::from(word.shape == Shape::Upper);
    }
    if all >= 4 && upper * 2 > all {
        return true;
    }
    let closed = whole.trim_end().ends_with(['.', '!', '»', '”', '“', '"', ':']);
    if closed || habits.capitals == Capitals::None {
        return false;
    }
    let (mut all, mut capitals) = (0, 0);
    for word in words
        .iter()
        .skip(1)
        .filter(|word| word.end - word.start >= SMALL && word.shape != Shape::Number)
    {
        all += 1;
        capitals += u32::from(word.is_capital());
    }
    let most = if habits.capitals == Capitals::Nouns { 9 } else { 7 };
    all >= 4 && capitals * 10 >= all * most
}
