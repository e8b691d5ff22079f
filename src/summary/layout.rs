//! How the sentences of an article stand on its lines.
//!
//! Only what lies between two sentences is looked at, so a line break inside a sentence of hard-wrapped text is none.

use super::Article;

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the line on which it begins, from 0; lines that hold no sentence have none.
    pub(super) line: usize,
    /// Whether it is the first on its line.
    pub(super) is_first: bool,
    /// Whether it is the last on its line.
    pub(super) is_last: bool,
}

/// The places of the sentences of an article, in their order.
pub(super) fn places(article: &Article<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(article.sentences.len());
    let mut end = None;
    let mut line = 0;
    for sentence in article.sentences {
        let is_first = end.is_none_or(|end| breaks(article.text, end, sentence.start));
        if is_first && let Some(before) = places.last_mut() {
            before.is_last = true;
            line += 1;
        }
        places.push(Place {
            line,
            is_first,
            is_last: false,
        });
        end = Some(sentence.end);
    }
    if let Some(last) = places.last_mut() {
        last.is_last = true;
    }
    places
}

/// Whether a line ends between two bytes of the text.
fn breaks(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to)
        .unwrap_or_default()
        .contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
}
