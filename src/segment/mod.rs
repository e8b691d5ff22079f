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
        // The sentence that may still grow by a piece without words, and the one that is being put together.
        let mut last: Option<(usize, usize)> = None;
        let mut start: Option<usize> = None;
        let mut words = false;
        uax::pieces(text, &mut |from, to| {
            let piece = text.get(from..to).unwrap_or_default();
            let begin = *start.get_or_insert(from);
            words = words || piece.contains(char::is_alphanumeric);
            let own_line = ends_a_line(piece) && !wrapping.is_some_and(|wrapping| wrapping.joins(text, to));
            if !own_line && to < text.len() && !self.is_border(text, begin, from, to) {
                return;
            }
            if words {
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
            words = false;
        });
        if let Some((start, end)) = last {
            emit(text, start, end, sink);
        }
    }

    /// Whether a sentence ends between the piece `from..to` and what follows on the same line, or on the next
    /// line of the same wrapped paragraph. `begin` is where the sentence began.
    fn is_border(self, text: &str, begin: usize, from: usize, to: usize) -> bool {
        let sentence = text.get(begin..to).unwrap_or_default().trim();
        let piece = text.get(from..to).unwrap_or_default();
        let rest = text.get(to..).unwrap_or_default();
        if ends_a_line(piece) && !border::ends_with_a_stop(piece) {
            return false;
        }
        if border::is_inside_a_word(piece, rest) {
            return false;
        }
        if !self.options.abbreviations {
            return !(ends_a_line(piece) && border::goes_on_in_lower_case(piece, rest));
        }
        !border::goes_on_in_lower_case(piece, rest) && border::ends_here(sentence, piece.trim(), rest)
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
