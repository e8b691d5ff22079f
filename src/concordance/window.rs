//! What stands around a place: some words to either side, and the line that shows them.
//!
//! Words are the tokens of counting. Signs that cling to the outermost word come along, such as an opening bracket or a
//! comma, unless they join it to a word that does not.
//!
//! It does not know why a place is shown.

use std::ops::Range;

/// First byte of a token, and one past its last.
pub(super) type Span = (usize, usize);

/// One place in its surroundings. `left`, `keyword` and `right` in a row are the passage as it stands in the text, each
/// run of white space in it one blank; so `left` ends, or `right` begins, with a blank where the text has white space
/// there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// First byte of the place in the article text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Number of its sentence in the article, from 0, as counting numbers them.
    pub sentence: u32,
    /// What stands before it.
    pub left: String,
    /// What stands there.
    pub keyword: String,
    /// What stands after it.
    pub right: String,
}

impl Line {
    /// Puts another place of `text` in this line: `place` in `passage`, which holds it.
    pub(super) fn fill(&mut self, text: &str, place: Range<usize>, passage: &Range<usize>, sentence: u32) {
        let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
        collapse(piece(passage.start..place.start).trim_start(), &mut self.left);
        // A mark on a blank makes the blank a part of the word.
        let found = piece(place.clone());
        let apart = self.left.is_empty() || self.left.ends_with(' ');
        collapse(if apart { found.trim_start() } else { found }, &mut self.keyword);
        collapse(piece(place.end..passage.end).trim_end(), &mut self.right);
        (self.start, self.end, self.sentence) = (place.start, place.end, sentence);
    }
}

/// Writes `text` to `out`, in place of what was in it, every run of white space as one blank.
fn collapse(text: &str, out: &mut String) {
    out.clear();
    for character in text.chars() {
        if !character.is_whitespace() {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// The tokens before and after a place, as numbers of `spans`, at most `words` of each and none beyond `bounds`.
pub(super) fn neighbours(
    spans: &[Span],
    place: &Range<usize>,
    words: usize,
    bounds: &Range<usize>,
) -> (Range<usize>, Range<usize>) {
    let before = spans.partition_point(|span| span.1 <= place.start);
    let after = spans.partition_point(|span| span.0 < place.end);
    let (first, last) = (
        before.saturating_sub(words),
        after.saturating_add(words).min(spans.len()),
    );
    let within = |range: Range<usize>, end: usize| {
        let tokens = spans.get(range).unwrap_or_default();
        tokens.partition_point(|span| span.0 < end)
    };
    (
        first + within(first..before, bounds.start)..before,
        after..after + within(after..last, bounds.end),
    )
}

/// The passage around a place: at most `words` words to either side, none beyond `bounds`, in which the place lies.
pub(super) fn around(
    text: &str,
    spans: &[Span],
    place: &Range<usize>,
    words: usize,
    bounds: &Range<usize>,
) -> Range<usize> {
    if words == 0 {
        return place.clone();
    }
    let (before, after) = neighbours(spans, place, words, bounds);
    let gap = |at: usize| {
        // Between the token before this one and it.
        let from = spans.get(at.checked_sub(1)?)?.1;
        let to = spans.get(at)?.0;
        Some((from, text.get(from..to)?, to))
    };
    let start = match gap(before.start).filter(|_| before.len() == words) {
        Some((from, gap, to)) => {
            let clinging = gap.rfind(char::is_whitespace);
            let clinging =
                clinging.and_then(|at| Some(from + at + gap.get(at..)?.chars().next()?.len_utf8()));
            clinging.unwrap_or(to).max(bounds.start)
        }
        None => bounds.start,
    };
    let end = match gap(after.end).filter(|_| after.len() == words) {
        Some((from, gap, _)) => gap
            .find(char::is_whitespace)
            .map_or(from, |at| from + at)
            .min(bounds.end),
        None => bounds.end,
    };
    start.min(place.start)..end.max(place.end)
}

/// Whether a sentence begins and ends as one: captions, headings and lines of tables do not.
pub(super) fn is_prose(sentence: &str) -> bool {
    let begins = |c: char| c.is_alphanumeric() || "\"'“‘«»„‚‹›¿¡([".contains(c);
    let ends = |c: char| ".!?…。！？؟।:;\"'”’»«“›‹)]".contains(c);
    sentence.starts_with(begins) && sentence.ends_with(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::{Tokenizer, Unicode};
    use proptest::prelude::*;

    fn spans(text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        Unicode.tokenize(text, &mut |token| {
            spans.push((token.start, token.start + token.text.len()));
        });
        spans
    }

    fn shown(text: &str, keyword: &str, words: usize) -> (String, String) {
        let start = text.find(keyword).unwrap();
        let place = start..start + keyword.len();
        let passage = around(text, &spans(text), &place, words, &(0..text.len()));
        let mut line = Line::default();
        line.fill(text, place, &passage, 0);
        assert_eq!(line.keyword, keyword);
        (line.left, line.right)
    }

    #[test]
    fn so_many_words_stand_on_either_side() {
        let text = "  (The port)\n said: the quay, a “new one”, costs $5 million (or more).  ";
        let both = |words| shown(text, "quay", words);
        assert_eq!(both(0), (String::new(), String::new()));
        assert_eq!(both(1), ("the ".to_owned(), ", a".to_owned()));
        assert_eq!(both(2), ("said: the ".to_owned(), ", a “new".to_owned()));
        assert_eq!(
            both(3),
            ("port) said: the ".to_owned(), ", a “new one”,".to_owned())
        );
        assert_eq!(both(5).1, ", a “new one”, costs $5");
        let whole = (
            "(The port) said: the ",
            ", a “new one”, costs $5 million (or more).",
        );
        assert_eq!(both(4).0, whole.0);
        assert_eq!(both(99), (whole.0.to_owned(), whole.1.to_owned()));
        assert_eq!(shown(text, "million", 1).0, "$5 ");
    }

    #[test]
    fn words_that_hang_together_are_cut_between_them() {
        assert_eq!(
            shown("send an e-mail to-day now", "mail", 1),
            ("e-".to_owned(), " to".to_owned())
        );
        assert_eq!(shown("東京湾に港", "湾", 1), ("京".to_owned(), "に".to_owned()));
    }

    #[test]
    fn nothing_is_shown_beyond_the_bounds() {
        let text = "One two. Three four five. Six.";
        let place = 15..19;
        assert_eq!(&text[place.clone()], "four");
        let passage = around(text, &spans(text), &place, 9, &(9..26));
        assert_eq!(&text[passage], "Three four five. ");
        let passage = around(text, &spans(text), &place, 1, &(9..26));
        assert_eq!(&text[passage], "Three four five.");
    }

    #[test]
    fn prose_is_told_from_lines_of_tables() {
        assert!(is_prose("“The quay is full,” she said."));
        assert!(!is_prose("- The quay"));
        assert!(!is_prose("Shipping news"));
        assert!(!is_prose(""));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn the_line_is_the_passage(
            text in prop_oneof!["\\PC{0,60}", "[a-c .,\\-\n]{0,60}", "[漢字 カ。“a\u{301}\u{2003}]{0,40}"],
            words in 0_usize..6,
            pick in any::<prop::sample::Index>(),
        ) {
            let spans = spans(&text);
            if spans.is_empty() {
                return Ok(());
            }
            let (start, end) = spans[pick.index(spans.len())];
            let passage = around(&text, &spans, &(start..end), words, &(0..text.len()));
            let mut line = Line::default();
            line.fill(&text, start..end, &passage, 0);
            let whole = format!("{}{}{}", line.left, line.keyword, line.right);
            let expected: Vec<&str> = text[passage].split_whitespace().collect();
            prop_assert_eq!(whole, expected.join(" "));
            let mut around = 0;
            Unicode.tokenize(&line.left, &mut |_| around += 1);
            prop_assert!(around <= words || !text.is_ascii(), "{}", line.left);
        }
    }
}
