//! Where a large file may be cut: after a line, after a record of a table, before an article.
//!
//! Lines and articles are looked for near the wanted places only. A line end of a table is a border where it is outside
//! quotes, which only all quotes before it tell, so a table is looked through from its beginning, from quote to quote.

use super::decode::{self, Form};
use super::plan::Limits;
use super::sources::Stored;
use super::split::{self, SplitRule};

/// The end of a piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bytes of the source before it.
    pub(super) at: u64,
    /// Whether it goes through an article.
    pub(super) forced: bool,
}

impl Cut {
    fn new(at: u64) -> Self {
        Self { at, forced: false }
    }
}

/// What is read at once where the next line end is looked for.
const LINE_WINDOW: u64 = 16 << 10;

/// The end of the line that byte `from` is in; the source's end, `size`, where there is no further line end.
pub(super) fn line_end(stored: &mut Stored<'_>, from: u64, size: u64) -> std::io::Result<u64> {
    let mut buffer = Vec::new();
    let mut at = from;
    while at < size {
        stored.read_at(at, LINE_WINDOW.min(size - at), &mut buffer)?;
        if buffer.is_empty() {
            break;
        }
        if let Some(end) = memchr::memchr(b'\n', &buffer) {
            return Ok(at + end as u64 + 1);
        }
        at += buffer.len() as u64;
    }
    Ok(size)
}

/// Cuts after lines, about a piece apart.
pub(super) fn at_lines(stored: &mut Stored<'_>, size: u64, limits: &Limits) -> std::io::Result<Vec<Cut>> {
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < size {
        at = line_end(stored, at.saturating_add(limits.piece), size)?;
        cuts.push(Cut::new(at));
    }
    Ok(cuts)
}

/// Cuts after records of a table that begins at byte `start`, about a piece apart.
pub(super) fn at_records(
    stored: &mut Stored<'_>,
    size: u64,
    start: u64,
    separator: u8,
    limits: &Limits,
) -> std::io::Result<Vec<Cut>> {
    // The first piece holds the header, and all that is decided from it.
    let mut quoting = Quoting::new(separator, limits.piece, limits.head);
    let mut buffer = Vec::new();
    let mut at = start;
    while at < size {
        stored.read_at(at, limits.window.min(size - at), &mut buffer)?;
        if buffer.is_empty() {
            break;
        }
        quoting.window(at, &buffer);
        at += buffer.len() as u64;
    }
    let mut cuts = quoting.cuts;
    if cuts.last().is_none_or(|cut| cut.at < size) {
        cuts.push(Cut::new(size));
    }
    Ok(cuts)
}

/// Follows the quotes of a table as its reader does: a quote opens a field only at its beginning, two within a quoted
/// field stand for one, and any other closes it.
struct Quoting {
    separator: u8,
    piece: u64,
    cuts: Vec<Cut>,
    /// No cut before this byte.
    next: u64,
    inside: bool,
    /// Whether a quote within a quoted field was the last byte, so that the next byte says what it means.
    pending: bool,
    before: u8,
}

impl Quoting {
    fn new(separator: u8, piece: u64, head: u64) -> Self {
        Self {
            separator,
            piece,
            cuts: Vec::new(),
            next: head.max(piece),
            inside: false,
            pending: false,
            before: b'\n',
        }
    }

    fn window(&mut self, start: u64, bytes: &[u8]) {
        let mut at = 0;
        if std::mem::take(&mut self.pending) {
            let doubled = bytes.first() == Some(&b'"');
            self.inside = doubled;
            at = usize::from(doubled);
        }
        while at < bytes.len() {
            let quote = memchr::memchr(b'"', &bytes[at..]).map(|ahead| at + ahead);
            if self.inside {
                let Some(quote) = quote else {
                    break;
                };
                match bytes.get(quote + 1) {
                    Some(b'"') => at = quote + 2,
                    Some(_) => {
                        self.inside = false;
                        at = quote + 1;
                    }
                    None => {
                        self.pending = true;
                        break;
                    }
                }
            } else {
                let end = quote.unwrap_or(bytes.len());
                self.cut_within(start, at, &bytes[..end]);
                let before = end.checked_sub(1).map_or(self.before, |before| bytes[before]);
                self.inside = before == self.separator || matches!(before, b'\n' | b'\r');
                self.inside &= quote.is_some();
                at = end + 1;
            }
        }
        self.before = bytes.last().copied().unwrap_or(self.before);
    }

    /// Cuts in what is outside quotes, from byte `from` to the end of `bytes`, which begin at byte `start`.
    fn cut_within(&mut self, start: u64, from: usize, bytes: &[u8]) {
        loop {
            let wanted = usize::try_from(self.next.saturating_sub(start)).unwrap_or(usize::MAX);
            let from = from.max(wanted);
            let Some(end) = bytes.get(from..).and_then(|rest| memchr::memchr(b'\n', rest)) else {
                return;
            };
            let at = start + (from + end) as u64 + 1;
            self.cuts.push(Cut::new(at));
            self.next = at + self.piece;
        }
    }
}

/// Cuts before articles, about a piece apart; where there is no border for too long, within one.
pub(super) fn at_articles(
    stored: &mut Stored<'_>,
    size: u64,
    form: Form,
    rule: SplitRule,
    limits: &Limits,
) -> std::io::Result<Vec<Cut>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    while start < size {
        let cut = match border(stored, start, size, form, rule, limits)? {
            Some(border) => Cut::new(border),
            None if size - start <= limits.article => Cut::new(size),
            None => Cut {
                at: within_article(stored, start + limits.article, limits.window.min(limits.article))?,
                forced: true,
            },
        };
        cuts.push(cut);
        start = cut.at;
    }
    Ok(cuts)
}

/// Where the next article begins that is at least a piece after `start`, if that is not too far.
fn border(
    stored: &mut Stored<'_>,
    start: u64,
    size: u64,
    form: Form,
    rule: SplitRule,
    limits: &Limits,
) -> std::io::Result<Option<u64>> {
    let SplitRule::Named(_) = rule else {
        return Ok(None);
    };
    let farthest = size.min(start.saturating_add(limits.article));
    let mut buffer = Vec::new();
    let mut at = start.saturating_add(limits.piece);
    // What is left after the last cut should not be a fragment.
    while at.saturating_add(limits.piece / 4) < farthest {
        // Most borders are near: a small window costs less to explain than a large one.
        for share in [16, 4, 1] {
            stored.read_at(at, limits.window / share, &mut buffer)?;
            let to_end = at.saturating_add(buffer.len() as u64) >= size;
            if let Some(border) = border_in(&buffer, to_end, form, rule) {
                return Ok(Some(at + border as u64).filter(|border| *border < farthest));
            }
        }
        // The head of an article may lie across the windows' edge.
        at += (limits.window - limits.window / 8).max(1);
    }
    Ok(None)
}

fn border_in(window: &[u8], to_end: bool, form: Form, rule: SplitRule) -> Option<usize> {
    let from = memchr::memchr(b'\n', window)? + 1;
    let to = if to_end {
        window.len()
    } else {
        memchr::memrchr(b'\n', window)? + 1
    };
    let lines = window.get(from..to)?;
    let decoded = decode::decode_piece(lines, form);
    let border = split::first_border(&decoded.text, rule)?;
    // Decoding may change the length of a line, never the number of lines.
    let before = memchr::memchr_iter(b'\n', decoded.text.as_bytes().get(..border)?).count();
    let line = match before.checked_sub(1) {
        Some(last) => memchr::memchr_iter(b'\n', lines).nth(last)? + 1,
        None => 0,
    };
    Some(from + line)
}

/// The best place to cut in the `window` bytes before byte `wanted`: an empty line, a line end, white space, and if
/// nothing else a border of characters.
fn within_article(stored: &mut Stored<'_>, wanted: u64, window: u64) -> std::io::Result<u64> {
    let start = wanted - window;
    let mut buffer = Vec::new();
    stored.read_at(start, window + 1, &mut buffer)?;
    let length = buffer.len().min(usize::try_from(window).unwrap_or(usize::MAX));
    let before = &buffer[..length];
    let after = |sign: &[u8]| memchr::memmem::rfind(before, sign).map(|at| at + sign.len());
    let space = || before.iter().rposition(u8::is_ascii_whitespace).map(|at| at + 1);
    let character = || {
        (1..=length)
            .rev()
            .find(|&at| buffer.get(at).is_none_or(|byte| byte & 0xc0 != 0x80))
    };
    let cut = after(b"\n\n")
        .max(after(b"\n\r\n"))
        .or_else(|| after(b"\n"))
        .or_else(space)
        .or_else(character)
        .unwrap_or(length);
    Ok(start + cut.max(1) as u64)
}
