//! What went wrong so and so often in a source: counts that add up over its pieces, and become one sentence at the end.
//!
//! A sentence names totals and the first example, which no piece of a file knows alone. So readers count, the caller
//! adds in file order, and a source that was read whole takes the same way as one of a thousand pieces.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Reading, SplitRecord};
use crate::corpus::read::dates::Order;
use crate::error::{Notice, NoticeKind};

/// Positions named in a sentence; the rest are only counted.
const NAMED: usize = 10;

/// One thing that is counted over a whole source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    about: About,
    count: u64,
}

/// What is counted, with the example that a sentence shows. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum About {
    /// Lines that are no record: the first, and why.
    BadLines { line: u64, reason: String },
    /// Records whose fields are not those of the header: the first, and how many the header has.
    UnevenRecords { line: u64, fields: usize },
    /// Quotes, which must be even in number.
    Quotes,
    /// Dates that could not be read: the first.
    BadDates { first: String },
    /// Whether day or month stands first in dates with slashes.
    DateOrder(Order),
    /// Entries of a JSON list that are no records.
    NoObjects,
    /// Articles without text: the first few, counted from 0.
    EmptyArticles { first: Vec<usize> },
    /// A source that should hold articles.
    Articles,
    /// Characters lost in decoding, and how the text was decoded.
    Lost {
        encoding: Cow<'static, str>,
        guessed: bool,
    },
    /// Articles found by layout alone.
    ByLayout,
    /// Stretches that the rule of the file does not explain, and the bytes of the longest.
    Unexplained { rule: Cow<'static, str>, longest: usize },
    /// Pieces of one article that is too long to be held whole.
    CutArticle,
}

impl Tally {
    pub(super) fn new(about: About, count: usize) -> Self {
        Self {
            about,
            count: count as u64,
        }
    }

    /// Whether the other counts the same thing.
    fn matches(&self, other: &Self) -> bool {
        match (&self.about, &other.about) {
            (
                About::Lost { encoding, guessed },
                About::Lost {
                    encoding: other,
                    guessed: too,
                },
            ) => encoding == other && guessed == too,
            (About::Unexplained { rule, .. }, About::Unexplained { rule: other, .. }) => rule == other,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }

    /// Adds what a later piece of the same source counted. Ask [`Gathered`] to find the tally it belongs to.
    ///
    /// `documents_before` and `lines_before` are those of all earlier pieces.
    pub fn absorb(&mut self, mut later: Self, documents_before: usize, lines_before: u64) {
        later.shift(documents_before, lines_before);
        match (&mut self.about, later.about) {
            (About::EmptyArticles { first }, About::EmptyArticles { first: more }) => {
                let room = NAMED.saturating_sub(first.len());
                first.extend(more.into_iter().take(room));
            }
            (About::DateOrder(order), About::DateOrder(more)) => order.absorb(more),
            (About::Unexplained { longest, .. }, About::Unexplained { longest: more, .. }) => {
                *longest = more.max(*longest);
            }
            _ => {}
        }
        self.count += later.count;
    }

    /// Turns places in a piece into places in its source.
    fn shift(&mut self, documents: usize, lines: u64) {
        match &mut self.about {
            About::BadLines { line, .. } | About::UnevenRecords { line, .. } => *line += lines,
            About::EmptyArticles { first } => first.iter_mut().for_each(|position| *position += documents),
            _ => {}
        }
    }

    /// The sentence, where the totals call for one; `documents` is the number of articles in the source.
    pub fn notice(&self, source: &str, documents: usize) -> Option<Notice> {
        let (kind, message) = self.message(documents)?;
        Some(Notice::new(kind, source, message))
    }

    fn message(&self, documents: usize) -> Option<(NoticeKind, String)> {
        let count = self.count;
        Some(match &self.about {
            About::BadLines { line, reason } => {
                let what = counted(count, "line", "lines");
                let message = format!(
                    "{what} cannot be parsed and stay as empty articles, the first: line {line} ({reason})"
                );
                (NoticeKind::BadRecord, message)
            }
            About::UnevenRecords { line, fields } => {
                let message = format!(
                    "{count} records have more or fewer fields than the header's {fields}, the first in line {line}; \
                     missing fields are empty, extra ones are left out: is the separator right?"
                );
                (NoticeKind::BadRecord, message)
            }
            About::Quotes if count % 2 == 1 => {
                let message =
                    "its quotes do not pair up: records after an unclosed quote may have run together";
                (NoticeKind::BadRecord, message.to_owned())
            }
            About::BadDates { first } => {
                let shown: String = first.chars().take(40).collect();
                let what = counted(count, "date", "dates");
                let message = format!(
                    "{what} cannot be read and were left out, the first: {shown:?}; ISO dates (2026-01-31) always can"
                );
                (NoticeKind::Date, message)
            }
            About::DateOrder(order) => (NoticeKind::Date, order.remark()?.to_owned()),
            About::NoObjects => {
                let message =
                    format!("{count} entries of the list are no objects and stay as empty articles");
                (NoticeKind::BadRecord, message)
            }
            About::EmptyArticles { first } => (NoticeKind::EmptyArticle, name_empty(first, count, documents)),
            About::Articles if documents == 0 => {
                (NoticeKind::EmptyFile, "holds no article; skipped".to_owned())
            }
            About::Lost { encoding, guessed } => (
                NoticeKind::Encoding,
                super::decode::lost(encoding, *guessed, count)?,
            ),
            About::ByLayout => {
                let message = format!("split into {count} articles by layout alone");
                (NoticeKind::Split, message)
            }
            About::Unexplained { rule, longest } => {
                let what = counted(count, "stretch", "stretches");
                let size = longest.div_ceil(1 << 10);
                let message = format!(
                    "rule {rule}, by which the file is split, does not explain {what} of it (the longest: {size} KiB); \
                     each is left as one article and may be several: split the file there, or name another rule with \
                     --split-rule"
                );
                (NoticeKind::Split, message)
            }
            About::CutArticle => {
                let message = format!(
                    "holds one article too long to be read at once; it was cut into {count} parts of at most 64 MiB, \
                     each an article of its own: name a rule with --split-rule if it should be split elsewhere"
                );
                (NoticeKind::Split, message)
            }
            About::Quotes | About::Articles => return None,
        })
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// One sentence on the empty articles of a source.
fn name_empty(first: &[usize], count: u64, all: usize) -> String {
    let named: Vec<String> = first.iter().map(usize::to_string).collect();
    let rest = count.saturating_sub(named.len() as u64);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    let named = named.join(", ");
    if count == 1 {
        format!("article {named} of {all} (counted from 0) has no text; it stays in the corpus, empty")
    } else {
        format!(
            "{count} of {all} articles have no text and stay in the corpus, empty: numbers {named}{more} (counted from 0)"
        )
    }
}

/// The positions of a list of empty articles that a sentence names.
pub(super) fn named(positions: &[usize]) -> Vec<usize> {
    positions.iter().take(NAMED).copied().collect()
}

/// What a reading leaves when its articles were taken: what is said of its source once all of that was read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Left {
    documents: usize,
    lines: u64,
    split: Option<SplitRecord>,
    notices: Vec<(String, String)>,
    tallies: Vec<Tally>,
}

impl Left {
    /// How many articles the reading had.
    pub fn documents(&self) -> usize {
        self.documents
    }
}

impl Reading {
    /// Takes the notices, tallies and the split record out of it.
    pub fn left(&mut self) -> Left {
        let notices = std::mem::take(&mut self.notices).into_iter();
        Left {
            documents: self.documents.len(),
            lines: self.lines,
            split: self.split.take(),
            // A notice of a reading is about its source, which may have another name when it is told.
            notices: notices
                .map(|notice| (notice.kind.id().to_owned(), notice.message))
                .collect(),
            tallies: std::mem::take(&mut self.tallies),
        }
    }
}

/// What the readings of one source say together.
#[derive(Debug, Default)]
pub struct Gathered {
    all: Left,
}

impl Gathered {
    /// Takes the notices, tallies and the split record out of the next reading of the source; the first may be the only
    /// one. Readings must come in the order of their pieces.
    pub fn add(&mut self, reading: &mut Reading) {
        self.take(reading.left());
    }

    /// The same for what was taken out of a reading before.
    pub fn take(&mut self, left: Left) {
        let all = &mut self.all;
        all.notices.extend(left.notices);
        for mut tally in left.tallies {
            if let Some(known) = all.tallies.iter_mut().find(|known| known.matches(&tally)) {
                known.absorb(tally, all.documents, all.lines);
            } else {
                tally.shift(all.documents, all.lines);
                all.tallies.push(tally);
            }
        }
        match (&mut all.split, left.split) {
            (Some(split), Some(more)) => split.absorb(more),
            (split @ None, more) => *split = more,
            (Some(_), None) => {}
        }
        all.documents += left.documents;
        all.lines += left.lines;
    }

    /// How the source was cut, and its notices in their order.
    pub fn finish(self, source: &str) -> (Option<SplitRecord>, Vec<Notice>) {
        let all = self.all;
        let said = |(kind, message): (String, String)| {
            NoticeKind::from_id(&kind).map(|kind| Notice::new(kind, source, message))
        };
        let mut notices: Vec<Notice> = all.notices.into_iter().filter_map(said).collect();
        let sentences = all
            .tallies
            .iter()
            .filter_map(|tally| tally.notice(source, all.documents));
        notices.extend(sentences);
        notices.sort();
        notices.dedup();
        (all.split, notices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Document;

    fn reading(documents: usize, lines: u64, tallies: Vec<Tally>) -> Reading {
        Reading {
            documents: vec![Document::default(); documents],
            lines,
            tallies,
            ..Reading::default()
        }
    }

    #[test]
    fn places_are_those_of_the_file_and_only_ten_are_named() {
        let empty = |positions: std::ops::Range<usize>| {
            let positions: Vec<usize> = positions.collect();
            Tally::new(
                About::EmptyArticles {
                    first: named(&positions),
                },
                positions.len(),
            )
        };
        let bad = |line| {
            let reason = "no record".to_owned();
            Tally::new(About::BadLines { line, reason }, 1)
        };
        let mut gathered = Gathered::default();
        gathered.add(&mut reading(5, 6, Vec::new()));
        gathered.add(&mut reading(20, 30, vec![empty(2..10), bad(3)]));
        gathered.add(&mut reading(20, 30, vec![empty(0..7), bad(1)]));
        let (_, notices) = gathered.finish("a.jsonl");
        let messages: Vec<&str> = notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "15 of 45 articles have no text and stay in the corpus, empty: numbers 7, 8, 9, 10, 11, 12, 13, 14, 25, 26 \
                 and 5 more (counted from 0)",
                "2 lines cannot be parsed and stay as empty articles, the first: line 9 (no record)",
            ]
        );
    }

    #[test]
    fn quotes_pair_up_over_pieces() {
        let quotes = |count| vec![Tally::new(About::Quotes, count)];
        let mut even = Gathered::default();
        even.add(&mut reading(1, 1, quotes(3)));
        even.add(&mut reading(1, 1, quotes(1)));
        assert!(even.finish("a.csv").1.is_empty());
        let mut odd = Gathered::default();
        odd.add(&mut reading(1, 1, quotes(3)));
        odd.add(&mut reading(1, 1, quotes(2)));
        assert_eq!(odd.finish("a.csv").1.len(), 1);
    }

    #[test]
    fn a_source_without_an_article_is_named_once_all_pieces_are_known() {
        let articles = || vec![Tally::new(About::Articles, 1)];
        let mut none = Gathered::default();
        none.add(&mut reading(0, 1, articles()));
        none.add(&mut reading(0, 1, articles()));
        assert_eq!(none.finish("a.csv").1[0].message, "holds no article; skipped");
        let mut some = Gathered::default();
        some.add(&mut reading(0, 1, articles()));
        some.add(&mut reading(1, 1, articles()));
        assert!(some.finish("a.csv").1.is_empty());
    }
}
