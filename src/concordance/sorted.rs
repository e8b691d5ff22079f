//! The order of lines: as texts come, or by words.
//!
//! Words are compared folded and one by one, so a shorter run of the same words comes first; what is equal stays in the
//! order of the texts. Lines in another order than that of the texts are held until all are found, or, where only the
//! first are wanted, about as many as twice those.
//!
//! No language has its own alphabet here: letters are in the order of Unicode.

use std::ops::Range;
use std::rc::Rc;

use super::search::{Article, Each};
use super::window::{Line, Span, neighbours};
use crate::error::Error;
use crate::normalize::fold;

/// What lines are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Number of the article and place in it.
    #[default]
    Text,
    /// The words before the place, the nearest first.
    Left,
    /// The words after it.
    Right,
    /// The words there.
    Keyword,
}

impl Order {
    /// What a place is sorted by: folded words, each with a sign behind it that comes before every letter.
    pub(super) fn key(self, text: &str, spans: &[Span], place: &Range<usize>, words: usize) -> String {
        if self == Self::Text {
            return String::new();
        }
        let whole = 0..text.len();
        let (before, after) = neighbours(spans, place, words, &whole);
        let mut key = String::new();
        let mut push = |at: usize| {
            let word = spans.get(at).and_then(|span| text.get(span.0..span.1));
            fold(word.unwrap_or_default(), &mut key);
            key.push('\0');
        };
        match self {
            Self::Text => {}
            Self::Left => before.rev().for_each(&mut push),
            Self::Right => after.for_each(&mut push),
            Self::Keyword => (before.end..after.start).for_each(&mut push),
        }
        key
    }
}

/// An article whose lines are held.
struct Held {
    title: String,
    source: String,
}

/// A line that is held.
struct Row {
    key: String,
    doc: u32,
    line: Line,
    article: Rc<Held>,
}

/// Lines that are held until their order is known.
#[derive(Default)]
pub(super) struct Sorted {
    /// The most that are wanted; 0 for all.
    top: usize,
    rows: Vec<Row>,
    article: Option<(u32, Rc<Held>)>,
}

impl Sorted {
    /// Lines held beyond twice those wanted.
    const SPARE: usize = 1 << 12;

    pub(super) fn new(top: usize) -> Self {
        Self {
            top,
            ..Self::default()
        }
    }

    /// Takes in a line; articles come one after the other.
    pub(super) fn add(&mut self, article: &Article<'_>, key: String, line: Line) {
        let held = match self.article.take() {
            Some((doc, held)) if doc == article.doc => held,
            _ => Rc::new(Held {
                title: article.title.to_owned(),
                source: article.source.to_owned(),
            }),
        };
        self.article = Some((article.doc, Rc::clone(&held)));
        self.rows.push(Row {
            key,
            doc: article.doc,
            line,
            article: held,
        });
        if self.top > 0 && self.rows.len() >= self.top.saturating_mul(2).saturating_add(Self::SPARE) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        // Stable, and lines come in the order of the texts.
        self.rows
            .sort_by(|a, b| a.key.cmp(&b.key).then(a.doc.cmp(&b.doc)));
        if self.top > 0 {
            self.rows.truncate(self.top);
        }
    }

    /// Hands over the lines in order.
    pub(super) fn finish(mut self, each: &mut Each<'_>) -> Result<(), Error> {
        self.cut();
        for row in &self.rows {
            let article = Article {
                doc: row.doc,
                title: &row.article.title,
                source: &row.article.source,
            };
            each(&article, &row.line)?;
        }
        Ok(())
    }
}
