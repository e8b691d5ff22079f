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

/// The line breaks that only wrap lines.
#[derive(Debug, Default)]
pub(super) struct Wrapping {
    /// Byte offsets one past such a break, in text order.
    joints: std::vec::IntoIter<usize>,
}

impl Wrapping {
    /// The breaks of `text` that only wrap its lines.
    pub(super) fn of(text: &str) -> Self {
        let lines = lines(text);
        let width = width(&lines);
        let joints = breaks(&lines)
            .filter(|(line, next)| joins(width, text, line, next))
            .map(|(_, next)| next.start);
        Self {
            joints: joints.collect::<Vec<_>>().into_iter(),
        }
    }

    /// Whether the line break that ends at byte `end` only wraps a line; asked in text order.
    pub(super) fn joins(&mut self, end: usize) -> bool {
        while self.joints.as_slice().first().is_some_and(|&joint| joint < end) {
            self.joints.next();
        }
        self.joints.as_slice().first() == Some(&end)
    }
}

/// What there is to know of a line that is not blank.
struct Line {
    /// Byte offset of its first byte.
    start: usize,
    /// White space before its first word, in characters.
    indent: u32,
    /// Its length without white space at its end, in characters, as far as they matter.
    columns: u8,
    /// The length of its first word in characters, at most `LONGEST_WORD`.
    word: u8,
    /// Whether a blank line is before it.
    is_first: bool,
    /// Whether it ends with a stop.
    is_closed: bool,
    /// Whether its first character is a small letter.
    is_small: bool,
    /// What its first letter is.
    letter: Letter,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Small,
    Capital,
    /// None, or one without case.
    Other,
}

/// All lines that are not blank. Every one is looked at once, because this takes longer than finding sentences.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut is_first = true;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default();
        let body = line.trim_start();
        if !body.is_empty() {
            let letter = body.chars().find(|character| character.is_alphabetic());
            lines.push(Line {
                start,
                indent: indent(line, body),
                columns: columns(line),
                word: first_word(body),
                is_first,
                is_closed: border::ends_with_a_stop(body),
                is_small: body.starts_with(char::is_lowercase),
                letter: match letter {
                    Some(letter) if letter.is_lowercase() => Letter::Small,
                    Some(letter) if letter.is_uppercase() => Letter::Capital,
                    _ => Letter::Other,
                },
            });
        }
        is_first = body.is_empty();
        start = end + 1;
    }
    lines
}

/// Every line that is followed by a line that is not blank, with that line.
fn breaks(lines: &[Line]) -> impl Iterator<Item = (&Line, &Line)> {
    lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(_, next)| !next.is_first)
}

/// Whether the break between `line` and `next` only wraps a line of `text`, whose lines are full at `width`.
fn joins(width: Option<usize>, text: &str, line: &Line, next: &Line) -> bool {
    let reach = reach(line, next);
    let small = next.is_small && !line.is_closed;
    let columns = usize::from(line.columns);
    let is_full = match width {
        // Some tools break a little early, at a link or a long word.
        Some(width) => reach * 8 > width * 7 || (small && reach * 2 > width),
        None => small && LONG_LINES.contains(&columns) && usize::from(next.columns) < columns + LONGEST_WORD,
    };
    if !is_full || next.indent > line.indent.saturating_add(1) {
        return false;
    }
    let line = text.get(line.start..next.start).unwrap_or_default();
    let next = text.get(next.start..).unwrap_or_default();
    let end = memchr::memchr(b'\n', next.as_bytes()).unwrap_or(next.len());
    let next = next.get(..end).unwrap_or_default();
    !starts_an_entry(next) && is_upper_case(line) == is_upper_case(next)
}

/// Columns a line would have with the first word of the next one.
fn reach(line: &Line, next: &Line) -> usize {
    usize::from(line.columns) + 1 + usize::from(next.word)
}

/// Columns that nearly all lines stay within, if the text is wrapped as a whole.
fn width(lines: &[Line]) -> Option<usize> {
    usual_width(lines).filter(|&width| is_wrapped(lines, width))
}

/// Whether the lines are full at `width` and break in the middle of sentences.
fn is_wrapped(lines: &[Line], width: usize) -> bool {
    let (mut inner, mut full, mut open, mut cased, mut small) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for (line, next) in breaks(lines) {
        inner += 1;
        full += usize::from(reach(line, next) > width);
        open += usize::from(!line.is_closed);
        cased += usize::from(next.letter != Letter::Other);
        small += usize::from(!line.is_closed && next.letter == Letter::Small);
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
fn usual_width(lines: &[Line]) -> Option<usize> {
    let mut lengths = [0usize; u8::MAX as usize + 1];
    let mut inner = 0usize;
    for (line, _) in breaks(lines) {
        if let Some(count) = lengths.get_mut(usize::from(line.columns)) {
            *count += 1;
            inner += 1;
        }
    }
    let mut within = 0usize;
    let width = lengths.iter().position(|count| {
        within += count;
        within * 10 >= inner * 9
    })?;
    (inner > 0 && WIDTHS.contains(&width)).then_some(width)
}

/// Any length beyond `u8::MAX` is too long for a wrapped line, so it need not be counted out.
fn columns(line: &str) -> u8 {
    let line = line.trim_end();
    // No character has more than four bytes.
    if line.len() > 4 * usize::from(u8::MAX) {
        return u8::MAX;
    }
    let columns = if line.is_ascii() {
        line.len()
    } else {
        line.chars().count()
    };
    u8::try_from(columns).unwrap_or(u8::MAX)
}

fn indent(line: &str, body: &str) -> u32 {
    let space = line.get(..line.len() - body.len()).unwrap_or_default();
    u32::try_from(space.chars().count()).unwrap_or(u32::MAX)
}

fn first_word(body: &str) -> u8 {
    let word = body
        .chars()
        .take(LONGEST_WORD)
        .take_while(|character| !character.is_whitespace());
    u8::try_from(word.count()).unwrap_or(u8::MAX)
}

/// Small letters are looked for first, because nearly every line has one near its start.
fn is_upper_case(line: &str) -> bool {
    !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
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
