//! What is known of a source beside its counts, piece by piece, and the sentences it becomes once all of it was read.
//!
//! A sentence names totals of a source, which may be read in pieces on several threads, or have been counted in part by an
//! earlier run. So each reading leaves an [`Aside`], and whoever has those of a whole source, in order, tells it.

use serde::{Deserialize, Serialize};

use super::languages::{Setup, Tally};
use super::part::SplitRow;
use crate::corpus::{Gathered, Left, Reading};
use crate::error::{Notice, NoticeKind};

/// What one reading, of a whole source or of a piece, came to beside its counts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Aside {
    left: Left,
    languages: Tally,
    unclosed: Unclosed,
}

/// Articles with quotations that have no end, and those.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Unclosed {
    articles: u64,
    marks: u64,
}

/// What is known of a document beside its counts.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) language: Option<&'static str>,
    pub(super) empty: bool,
    /// Quotations in it without an end.
    pub(super) unclosed: u32,
}

impl Aside {
    /// Takes what is to be told out of a reading, whose documents are still in it.
    pub(super) fn of(reading: &mut Reading, known: &[Known]) -> Self {
        let mut aside = Self {
            left: reading.left(),
            ..Self::default()
        };
        for known in known {
            aside.languages.add(known.language, known.empty);
            aside.unclosed.articles += u64::from(known.unclosed > 0);
            aside.unclosed.marks += u64::from(known.unclosed);
        }
        aside
    }

    /// How many documents the reading had.
    pub fn documents(&self) -> usize {
        self.left.documents()
    }
}

/// The asides of one source after the other.
#[derive(Debug, Default)]
pub struct Telling {
    /// What was gathered of the source at hand.
    open: Option<(usize, Open)>,
}

#[derive(Debug, Default)]
struct Open {
    gathered: Gathered,
    languages: Tally,
    unclosed: Unclosed,
}

impl Telling {
    /// Takes in the next aside of `source`, and with the last one of a source tells how it was cut and what there is to say,
    /// by the name it has now.
    pub fn add(
        &mut self,
        (source, name): (usize, &str),
        last: bool,
        aside: Aside,
        setup: &Setup,
    ) -> Option<(Option<SplitRow>, Vec<Notice>)> {
        let mut open = match self.open.take() {
            Some((known, open)) if known == source => open,
            _ => Open::default(),
        };
        open.gathered.take(aside.left);
        open.languages.absorb(aside.languages);
        open.unclosed.articles += aside.unclosed.articles;
        open.unclosed.marks += aside.unclosed.marks;
        if !last {
            self.open = Some((source, open));
            return None;
        }
        let (split, mut notices) = open.gathered.finish(name);
        notices.extend(open.languages.notices(name, setup));
        notices.extend(open.unclosed.notice(name));
        Some((split.map(SplitRow::from), notices))
    }
}

impl Unclosed {
    fn notice(self, source: &str) -> Option<Notice> {
        let marks = match self.marks {
            0 => return None,
            1 => "1 quotation mark opens and never closes".to_owned(),
            marks => format!("{marks} quotation marks open and never close"),
        };
        let articles = match self.articles {
            1 => "1 article".to_owned(),
            articles => format!("{articles} articles"),
        };
        let message =
            format!("{marks} in {articles}; what is quoted there was taken to end with its paragraph");
        Some(Notice::new(NoticeKind::OpenQuotation, source, message))
    }
}
