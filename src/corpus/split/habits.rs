//! What the articles of a file have in common: lines that recur in their heads and tails.
//!
//! A line that every article has is furniture; a short line that only one has is its headline. Counted over
//! heads and tails only, so that a phrase of the text never becomes furniture.

use rustc_hash::{FxHashMap, FxHashSet};

use super::kind::Kind;
use super::page::{Line, Page};

/// What the articles of a file have in common.
#[derive(Debug, Default)]
pub(crate) struct Habits<'p> {
    pub(super) head: FxHashSet<&'p str>,
    pub(super) tail: FxHashSet<&'p str>,
    /// For a number of short lines in the head, how well each place did as the headline, over all articles.
    pub(super) seats: FxHashMap<usize, Vec<i32>>,
    pub(super) several: bool,
    /// Texts of short lines that stand in more than one head, such as the names of papers.
    pub(super) common: FxHashSet<String>,
    /// Whether articles have their headline directly above the text, with no empty line between.
    pub(super) tight: bool,
}

impl<'p> Habits<'p> {
    /// Learns what recurs in heads and tails.
    pub(super) fn learn(page: &'p Page<'_>, bounds: &[(usize, usize)]) -> Self {
        if bounds.len() < 2 {
            return Self::default();
        }
        let mut counts: FxHashMap<(bool, &str), usize> = FxHashMap::default();
        for (from, to) in bounds {
            let half = from + (to - from).div_ceil(2);
            for (is_tail, from, to) in [
                (false, *from, half.min(from + 16)),
                (true, half.max(to.saturating_sub(16)), *to),
            ] {
                let mut keys: Vec<&str> = (from..to).filter_map(|index| habit(page, index)).collect();
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    *counts.entry((is_tail, key)).or_insert(0) += 1;
                }
            }
        }
        let enough = (bounds.len() * 3).div_ceil(5).max(2);
        let mut habits = Self {
            several: true,
            ..Self::default()
        };
        let (tail, head): (Vec<_>, Vec<_>) = counts
            .into_iter()
            .filter(|(_, count)| *count >= enough)
            .partition(|((is_tail, _), _)| *is_tail);
        habits.tail = tail.into_iter().map(|((_, key), _)| key).collect();
        habits.head = head.into_iter().map(|((_, key), _)| key).collect();
        habits
    }

    /// Whether the line recurs in the heads.
    pub(super) fn in_head(&self, page: &Page<'_>, index: usize) -> bool {
        !self.head.is_empty() && habit(page, index).is_some_and(|key| self.head.contains(key))
    }
}

/// What of a line may recur: the key of a pair, the name of a tag, the text with its numbers blanked.
pub(super) fn habit<'p>(page: &'p Page<'_>, index: usize) -> Option<&'p str> {
    let line = page.lines.get(index)?;
    line.habit.get_or_init(|| habit_of(line)).as_deref()
}

fn habit_of(line: &Line<'_>) -> Option<String> {
    match &line.kind {
        Kind::Pair(pair) => Some(format!("{}:", pair.key)),
        Kind::Tag { name, closing, .. } => Some(format!("<{closing}{name}>")),
        Kind::Signs | Kind::Address | Kind::Mail | Kind::Date(_) | Kind::Byline(_) => None,
        Kind::Marked { .. } | Kind::Text => {
            if line.text.len() > 100 {
                return None;
            }
            let lower = line.text.to_lowercase();
            if lower.starts_with("copyright") || lower.starts_with('©') || lower.starts_with("(c)") {
                return Some("copyright".to_owned());
            }
            Some(blank_numbers(&lower))
        }
    }
}

/// A text with every run of digits (and the signs between them) as one `0`.
pub(crate) fn blank_numbers(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            while letters
                .peek()
                .is_some_and(|next| next.is_ascii_digit() || *next == ',')
            {
                letters.next();
            }
            blanked.push('0');
        } else {
            blanked.push(letter);
        }
    }
    blanked
}
