//! Paragraphs: where one ends inside a text, for quotations that end or go on with it.
//!
//! A blank line always ends one. A single line break does, unless the sentences say that the text is hard-wrapped: then
//! only an indented line begins a paragraph.

use memchr::memchr_iter;

/// The paragraphs of a text.
#[derive(Debug)]
pub(super) struct Paragraphs {
    /// Where each begins after the first: its first byte that is not white space.
    starts: Vec<usize>,
    length: usize,
}

/// A line break with text on both sides.
struct Break {
    /// Where the text goes on.
    start: usize,
    /// Whether a blank line is in between.
    is_blank: bool,
    is_indented: bool,
    /// Whether a sentence goes on behind it.
    is_inside: bool,
}

impl Paragraphs {
    /// The paragraphs of `text`, whose sentences are given.
    pub(super) fn of(text: &str, sentences: &[(usize, usize)]) -> Self {
        let breaks = breaks(text, sentences);
        let single = breaks.iter().filter(|found| !found.is_blank).count();
        let inside = breaks
            .iter()
            .filter(|found| !found.is_blank && found.is_inside)
            .count();
        // Where lines are paragraphs, a sentence hardly ever goes on behind a line break.
        let is_wrapped = inside * 4 > single;
        let starts = breaks
            .iter()
            .filter(|found| found.is_blank || !(found.is_inside || is_wrapped && !found.is_indented));
        Self {
            starts: starts.map(|found| found.start).collect(),
            length: text.len(),
        }
    }

    /// The number of the paragraph that holds byte `at`, from 0.
    pub(super) fn at(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at)
    }

    /// The first byte of a paragraph.
    pub(super) fn start(&self, number: usize) -> usize {
        let before = number.checked_sub(1);
        before.map_or(0, |before| {
            self.starts.get(before).copied().unwrap_or(self.length)
        })
    }

    /// Where the next paragraph begins, or the text ends.
    pub(super) fn end(&self, number: usize) -> usize {
        self.starts.get(number).copied().unwrap_or(self.length)
    }
}

fn breaks(text: &str, sentences: &[(usize, usize)]) -> Vec<Break> {
    let mut breaks: Vec<Break> = Vec::new();
    let mut sentence = 0;
    for at in memchr_iter(b'\n', text.as_bytes()) {
        if breaks.last().is_some_and(|last| at < last.start) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let start = at + blank;
        let white = text.get(at + 1..start).unwrap_or_default();
        while sentences
            .get(sentence)
            .is_some_and(|sentence| sentence.1 <= start)
        {
            sentence += 1;
        }
        breaks.push(Break {
            start,
            is_blank: white.contains('\n'),
            is_indented: white.chars().count() >= 2,
            is_inside: sentences.get(sentence).is_some_and(|sentence| sentence.0 < at),
        });
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::Paragraphs;

    #[test]
    fn lines_are_paragraphs_unless_sentences_run_over_them() {
        let text = "One.\nTwo.\n\nThree.";
        let paragraphs = Paragraphs::of(text, &[(0, 5), (5, 11), (11, 17)]);
        assert_eq!((paragraphs.at(0), paragraphs.at(5), paragraphs.at(12)), (0, 1, 2));
        assert_eq!((paragraphs.start(2), paragraphs.end(2)), (11, 17));

        let text = "The ship\nhas left.\nIt is\ngone.\n    The end.\nNow.";
        let paragraphs = Paragraphs::of(text, &[(0, 19), (19, 31), (31, 44), (44, 48)]);
        assert_eq!(
            (paragraphs.at(20), paragraphs.at(36), paragraphs.at(47)),
            (0, 1, 1)
        );
    }

    #[test]
    fn an_empty_text_is_one_paragraph() {
        let paragraphs = Paragraphs::of("", &[]);
        assert_eq!(
            (paragraphs.at(0), paragraphs.start(0), paragraphs.end(0)),
            (0, 0, 0)
        );
    }
}
