//! Hard-wrapped text: which line breaks are only there because the line was full.
//!
//! The text itself decides whether it is wrapped: its inner lines must be about equally long, so that the
//! first word of the next line would not have fitted, and must often break in the middle of a sentence.
//! Single lines are joined only where both hold again, so headings, lists and verses stay apart. In any other
//! text a line break is taken back only between a long line without a stop and a small letter.
//!
//! It does not put back words that were hyphenated at a line's end.

use super::border;

/// Columns between which a wrapped text's width lies; beyond, lines are paragraphs or a list.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;
/// Lengths of a line that may be wrapped in a text that is not wrapped as a whole, such as a note below a
/// table.
const LONG_LINES: std::ops::RangeInclusive<usize> = 50..=90;
/// Characters of the next line's first word that count, for scripts without spaces.
const LONGEST_WORD: usize = 20;

/// How the lines of a text are wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrapping {
    /// Columns that nearly all lines stay within, if the text is wrapped as a whole.
    width: Option<usize>,
}

impl Wrapping {
    /// How `text` is wrapped.
    pub(super) fn of(text: &str) -> Self {
        Self {
            width: usual_width(text).filter(|&width| is_wrapped(text, width)),
        }
    }

    /// Whether the line break that ends at byte `end` of `text` only wraps a line.
    pub(super) fn joins(self, text: &str, end: usize) -> bool {
        let (Some(before), Some(after)) = (text.get(..end), text.get(end..)) else {
            return false;
        };
        let Some(before) = before.strip_suffix('\n') else {
            return false;
        };
        let line = before.rsplit('\n').next().unwrap_or_default();
        let next = after.split('\n').next().unwrap_or_default();
        if is_blank(line) || is_blank(next) || indent(next) > indent(line) + 1 || starts_an_entry(next) {
            return false;
        }
        if is_upper_case(line) != is_upper_case(next) {
            return false;
        }
        let reach = columns(line) + 1 + first_word(next);
        let small = next.trim_start().starts_with(char::is_lowercase) && !border::ends_with_a_stop(line);
        match self.width {
            // Some tools break a little early, at a link or a long word.
            Some(width) => reach * 8 > width * 7 || (small && reach * 2 > width),
            None => {
                small && LONG_LINES.contains(&columns(line)) && columns(next) < columns(line) + LONGEST_WORD
            }
        }
    }
}

/// Whether the lines are full at `width` and break in the middle of sentences.
fn is_wrapped(text: &str, width: usize) -> bool {
    let (mut inner, mut full, mut open, mut cased, mut small) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for (line, next) in inner_breaks(text) {
        inner += 1;
        full += usize::from(columns(line) + 1 + first_word(next) > width);
        let letter = next.chars().find(|character| character.is_alphabetic());
        let goes_on = !border::ends_with_a_stop(line);
        open += usize::from(goes_on);
        cased += usize::from(letter.is_some_and(|letter| letter.is_lowercase() || letter.is_uppercase()));
        small += usize::from(goes_on && letter.is_some_and(char::is_lowercase));
    }
    // One break in four before a small letter is little even for German, and next to never met between
    // paragraphs.
    let broken = if cased * 2 > inner {
        small * 4 >= cased
    } else {
        open * 3 >= inner * 2
    };
    inner >= 2 && full * 2 >= inner && broken
}

/// The length that nine in ten lines inside paragraphs stay within, if it can be a wrapped text's.
fn usual_width(text: &str) -> Option<usize> {
    let mut lengths = vec![0usize; WIDTHS.end() + 2];
    let mut lines = 0usize;
    for (line, _) in inner_breaks(text) {
        if let Some(count) = lengths.get_mut(columns(line).min(WIDTHS.end() + 1)) {
            *count += 1;
            lines += 1;
        }
    }
    let mut within = 0usize;
    let width = lengths.iter().position(|count| {
        within += count;
        within * 10 >= lines * 9
    })?;
    (lines > 0 && WIDTHS.contains(&width)).then_some(width)
}

/// Every line that is followed by a line that is not blank, with that line.
fn inner_breaks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('\n')
        .zip(text.split('\n').skip(1))
        .filter(|(line, next)| !is_blank(line) && !is_blank(next))
}

fn is_blank(line: &str) -> bool {
    line.trim_start().is_empty()
}

fn columns(line: &str) -> usize {
    line.trim_end().chars().count()
}

fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|character| character.is_whitespace())
        .count()
}

fn first_word(line: &str) -> usize {
    line.trim_start()
        .chars()
        .take(LONGEST_WORD)
        .take_while(|character| !character.is_whitespace())
        .count()
}

fn is_upper_case(line: &str) -> bool {
    line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// Whether a line begins with the mark of a list entry.
fn starts_an_entry(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['•', '‣', '◦', '▪', '·', '*', '#', '>', '|']) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(['-', '–', '—', '+']) {
        return rest.starts_with(char::is_whitespace);
    }
    let number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = line.len() - number.len();
    (1..=3).contains(&digits)
        && number
            .strip_prefix(['.', ')'])
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}
