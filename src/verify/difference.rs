//! Where two files part, told so that a person finds the place: a line, a cell, a value, a byte.
//!
//! Both files are read once, side by side, up to the first byte that differs; until then they are the same, so one pass over one of them
//! knows the line, the row of the table or the path in the JSON at which they part. Only then is something parsed, and only a
//! window of each: so it takes memory for a window whatever the files hold, and what is no CSV or JSON at all is
//! told by its line. It looks for the first difference and no further.

mod cell;
mod rest;
mod show;
#[cfg(test)]
mod tests;
mod value;

use std::io::{ErrorKind, Read, Seek, SeekFrom};

use crate::number;
use cell::Rows;
use show::{Line, around, quoted};
use value::Walk;

/// Bytes compared at a time, and the most of each file that is parsed.
const WINDOW: usize = 1 << 16;
/// Bytes before the difference that the window of a line begins with, at most.
const BEFORE: u64 = 512;

/// Where two files part and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The place, such as `line 12` or `column tfidf of row 4 (doc 3, term harbour)`.
    pub place: String,
    /// What stands there in the first file, in one line of bounded length; `None` where it has nothing there.
    pub then: Option<String>,
    /// The same of the second.
    pub now: Option<String>,
}

impl Difference {
    /// As a clause: `line 12 is “a” in the report and “b” now`.
    pub fn clause(&self) -> String {
        let told = |side: &Option<String>| side.clone().unwrap_or_else(|| "missing".to_owned());
        format!(
            "{} is {} in the report and {} now",
            self.place,
            told(&self.then),
            told(&self.now)
        )
    }
}

/// What a file is, as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Rows,
    Json,
    JsonLines,
    Bytes,
}

impl Kind {
    fn of(path: &str) -> Self {
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("csv") => Self::Rows,
            Some("json") => Self::Json,
            Some("jsonl") => Self::JsonLines,
            Some("parquet") => Self::Bytes,
            _ => Self::Text,
        }
    }
}

/// Text of others as a part of a message: one line, cut, with everything written out that a terminal would obey.
pub(super) fn plain(text: &[u8]) -> String {
    show::plain(text, 0)
}

/// The first difference of two files of the name `path`; `None` where they are the same.
///
/// # Errors
/// What reading says.
pub fn first<A, B>(path: &str, then: &mut A, now: &mut B) -> std::io::Result<Option<Difference>>
where
    A: Read + Seek,
    B: Read + Seek,
{
    let kind = Kind::of(path);
    let mut seen = Seen::new(kind);
    if !part(then, now, &mut seen)? {
        return Ok(None);
    }
    let at = seen.length;
    let told = match kind {
        Kind::Bytes => {
            let lengths = [then.seek(SeekFrom::End(0))?, now.seek(SeekFrom::End(0))?].map(number::count);
            let bytes = [window(then, at, 1)?, window(now, at, 1)?];
            let [then, now] = bytes.map(|bytes| bytes.first().map(|byte| format!("0x{byte:02x}")));
            let [long, now_long] = lengths;
            Some(Difference {
                place: format!("byte {} (of {long} then, {now_long} now)", number::count(at + 1)),
                then,
                now,
            })
        }
        Kind::Rows => {
            let from = seen.rows.start();
            let whole = |bytes: &[u8]| bytes.len() < WINDOW;
            let (then, now) = (window(then, from, WINDOW)?, window(now, from, WINDOW)?);
            seen.rows.difference((&then, whole(&then)), (&now, whole(&now)))
        }
        Kind::Json | Kind::JsonLines => {
            let from = seen.json.start(at);
            let (then, now) = (window(then, from, WINDOW)?, window(now, from, WINDOW)?);
            let line = (kind == Kind::JsonLines).then_some(seen.line.number);
            seen.json.difference(&then, &now, line)
        }
        Kind::Text => None,
    };
    if let Some(told) = told {
        return Ok(Some(told));
    }
    let from = seen.line.start.max(at.saturating_sub(BEFORE));
    let begins = from == seen.line.start;
    let (then, now) = (window(then, from, WINDOW)?, window(now, from, WINDOW)?);
    let offset = usize::try_from(at - from).unwrap_or(0);
    Ok(Some(line(seen.line.number, (&then, &now), offset, begins)))
}

/// What one pass over the bytes that both files have learns.
struct Seen {
    kind: Kind,
    length: u64,
    line: Line,
    rows: Rows,
    json: Walk,
}

impl Seen {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            length: 0,
            line: Line::default(),
            rows: Rows::default(),
            json: Walk::default(),
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        if self.kind != Kind::Bytes {
            self.line.feed(bytes, self.length);
        }
        match self.kind {
            Kind::Rows => self.rows.feed(bytes, self.length),
            Kind::Json | Kind::JsonLines => self.json.feed(bytes, self.length),
            Kind::Text | Kind::Bytes => {}
        }
        self.length += bytes.len() as u64;
    }
}

/// Reads both files from their beginnings for as long as they are the same; whether they part.
fn part(
    then: &mut (impl Read + Seek),
    now: &mut (impl Read + Seek),
    seen: &mut Seen,
) -> std::io::Result<bool> {
    then.seek(SeekFrom::Start(0))?;
    now.seek(SeekFrom::Start(0))?;
    let (mut a, mut b) = (vec![0; WINDOW], vec![0; WINDOW]);
    loop {
        let (a, b) = (fill(then, &mut a)?, fill(now, &mut b)?);
        if a == b {
            if a.is_empty() {
                return Ok(false);
            }
            seen.feed(a);
            continue;
        }
        let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        seen.feed(a.get(..same).unwrap_or_default());
        return Ok(true);
    }
}

/// As much of `buffer` as there is to read.
fn fill<'b>(from: &mut impl Read, buffer: &'b mut [u8]) -> std::io::Result<&'b [u8]> {
    let mut length = 0;
    while let Some(free) = buffer.get_mut(length..).filter(|free| !free.is_empty()) {
        match from.read(free) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(buffer.get(..length).unwrap_or_default())
}

/// Up to `length` bytes from `start` on.
fn window(from: &mut (impl Read + Seek), start: u64, length: usize) -> std::io::Result<Vec<u8>> {
    from.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The difference of two lines, of which `bytes` hold a stretch that is the same up to `offset`.
fn line(number: u64, bytes: (&[u8], &[u8]), offset: usize, begins: bool) -> Difference {
    let [mut then, mut now] = [bytes.0, bytes.1].map(|bytes| {
        let rest = bytes.get(offset..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n');
        let end = end.map_or(bytes.len(), |end| offset + end + 1);
        bytes.get(..end).unwrap_or_default()
    });
    let there = [then, now].map(|line| !line.is_empty());
    // The line break belongs to what is shown where it alone is the difference.
    let without = |line: &'_ [u8]| line.strip_suffix(b"\n").unwrap_or(line).len();
    if then.get(..without(then)) != now.get(..without(now)) {
        then = then.get(..without(then)).unwrap_or_default();
        now = now.get(..without(now)).unwrap_or_default();
    }
    let (then, now) = around(then, now, begins);
    let (then, now) = (quoted(&then), quoted(&now));
    let [is_then, is_now] = there;
    Difference {
        place: format!("line {}", number::count(number)),
        then: is_then.then_some(then),
        now: is_now.then_some(now),
    }
}
