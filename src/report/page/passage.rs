//! A quoted passage with the article it is from, as the page shows it.
//!
//! The title leads to the article only where the page shows it: a link that leads nowhere is worse than none.
//! It does not choose passages.

use super::super::legible::{SENTENCE, TITLE, legible};
use super::super::{Example, Passage};
use super::{ArticleBox, cost, on_page};

/// The tags around it.
const FRAME: usize = 120;

/// A passage of an article.
pub(in super::super) struct PassageLine {
    pub(in super::super) text: String,
    pub(in super::super) title: String,
    /// The number of the article, where the page shows it.
    pub(in super::super) article: Option<u32>,
}

impl PassageLine {
    pub(super) fn new(passage: &Passage, articles: &[ArticleBox]) -> Self {
        Self::of(passage.doc, &passage.title, &passage.text, articles)
    }

    pub(super) fn example(example: &Example, articles: &[ArticleBox]) -> Self {
        Self::of(example.doc, &example.title, &example.text, articles)
    }

    fn of(doc: u32, title: &str, text: &str, articles: &[ArticleBox]) -> Self {
        Self {
            text: legible(text, SENTENCE),
            title: titled(title),
            article: on_page(articles, doc),
        }
    }

    /// The bytes it takes on the page, at most.
    pub(super) fn cost(&self) -> usize {
        FRAME + cost(&self.text) + cost(&self.title)
    }
}

/// A title as it is shown; there is always something to see and to follow.
pub(super) fn titled(text: &str) -> String {
    let title = legible(text, TITLE);
    if title.is_empty() {
        "Untitled".to_owned()
    } else {
        title
    }
}
