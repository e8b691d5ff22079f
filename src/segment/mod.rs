//! Sentences: where they start and end in a text.
//!
//! The base is Unicode UAX #29, whose borders are only ever taken away, never added: a layer that knows
//! abbreviations, initials and list numbers, and one that joins the lines of hard-wrapped text, because UAX
//! #29 ends a sentence at every line break. Both can be switched off, and then the result is UAX #29 to the
//! letter.
//!
//! This module does not know the language of the text: the abbreviations of all languages are tried at once.

mod abbreviation;
mod border;
mod class;
mod uax;
mod wrap;

use wrap::Wrapping;

/// Which layers lie on top of UAX #29.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Abbreviations, initials, list numbers and quoted questions do not end a sentence.
    pub abbreviations: bool,
    /// A line break inside a paragraph of hard-wrapped text does not end a sentence.
    pub unwrap_lines: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            abbreviations: true,
            unwrap_lines: true,
        }
    }
}

impl Options {
    /// No layer: UAX #29 to the letter.
    #[must_use]
    pub fn uax29() -> Self {
        Self {
            abbreviations: false,
            unwrap_lines: false,
        }
    }
}

/// One sentence: a piece of the text, white space behind it included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// The sentence as it stands in the text, with its line breaks.
    pub text: &'t str,
    /// Byte offset of its first byte.
    pub start: usize,
}

/// Finds sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Segmenter {
    options: Options,
}

impl Segmenter {
    /// A segmenter with these layers.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Hands every sentence of `text` to `sink`, in text order and without overlaps.
    ///
    /// With both layers off the sentences cover the text without a gap. With either on, a piece without a
    /// letter or a digit is no sentence: on a line of its own (a blank line, a row of dashes) it is left out,
    /// else it is glued to the sentence before it, or to the one after it where none is before. So every
    /// token lies in exactly one sentence.
    pub fn sentences<'t>(&self, text: &'t str, sink: &mut impl FnMut(Sentence<'t>)) {
        if self.options == Options::uax29() {
            uax::pieces(text, &mut |start, end| emit(text, start, end, sink));
            return;
        }
        let wrapping = self.options.unwrap_lines.then(|| Wrapping::of(text));
        let mut wrapping = wrapping.unwrap_or_default();
        // The sentence that may still grow by a piece without words, and the one that is being put together.
        let mut last: Option<(usize, usize)> = None;
        let mut start: Option<usize> = None;
        // Where the first letter or digit of the latter is.
        let mut first: Option<usize> = None;
        uax::pieces(text, &mut |from, to| {
            let piece = text.get(from..to).unwrap_or_default();
            let begin = *start.get_or_insert(from);
            first = first.or_else(|| Some(from + piece.find(char::is_alphanumeric)?));
            let own_line = ends_a_line(piece) && !wrapping.joins(to);
            let rest = text.get(to..).unwrap_or_default();
            if !own_line
                && !rest.is_empty()
                && !self.is_border(piece, first.and_then(|at| at.checked_sub(from)), rest)
            {
                return;
            }
            if first.is_some() {
                if let Some((start, end)) = last.replace((begin, to)) {
                    emit(text, start, end, sink);
                }
            } else if let Some((_, end)) = last
                .as_mut()
                .filter(|(_, end)| *end == begin && !line_ends_at(text, begin))
            {
                *end = to;
            } else if !own_line {
                return;
            }
            start = None;
            first = None;
        });
        if let Some((start, end)) = last {
            emit(text, start, end, sink);
        }
    }

    /// Whether a sentence ends between `piece` and `rest`, which follows on the same line, or on the next line of the
    /// same wrapped paragraph. `first` is where in the piece the first letter or digit of the sentence stands, if not
    /// before it.
    fn is_border(self, piece: &str, first: Option<usize>, rest: &str) -> bool {
        let wraps = ends_a_line(piece);
        if (wraps && !border::ends_with_a_stop(piece)) || border::is_inside_a_word(piece, rest) {
            return false;
        }
        let body = border::without_closing(piece);
        let next = border::first_word(rest);
        let goes_on = border::goes_on_in_lower_case(body, next);
        if !self.options.abbreviations {
            return !(wraps && goes_on);
        }
        !goes_on && border::ends_here(piece, body, first, next, rest)
    }
}

fn emit<'t>(text: &'t str, start: usize, end: usize, sink: &mut impl FnMut(Sentence<'t>)) {
    if let Some(sentence) = text.get(start..end) {
        sink(Sentence {
            text: sentence,
            start,
        });
    }
}

fn ends_a_line(piece: &str) -> bool {
    piece.ends_with(is_line_end)
}

fn line_ends_at(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(ends_a_line)
}

/// The characters after which UAX #29 always ends a sentence.
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests;
