//! What one worker reads at a time, and where a large file is cut.
//!
//! The cuts depend on the files alone: never on the number of threads, so that results can be put together in order and
//! come out the same on every machine. Nothing here holds more than a window of a file, and only one kind of file is
//! looked at from beginning to end before it is read: a table, whose quotes decide which line ends are borders.

use std::ops::Range;
use std::sync::Arc;

use super::cut::{self, Cut};
use super::decode::{self, Form};
use super::read::{self, Head, Shape};
use super::sources::{Source, Stored};
use super::split::{self, SplitRule};
use super::{Corpus, Options};

/// What one worker reads at a time: a run of whole small sources, or a piece of a large one.
#[derive(Debug, Clone)]
pub struct Task {
    /// The sources, by number; exactly one where there is a piece.
    pub sources: Range<usize>,
    /// The piece; `None` where the sources are read whole.
    pub piece: Option<Piece>,
    /// Bytes as stored.
    pub bytes: u64,
}

impl Task {
    /// Whether its sources end with it: all but for the pieces of a large source before its last.
    pub fn ends(&self) -> bool {
        self.piece.as_ref().is_none_or(|piece| piece.last)
    }

    /// Runs of tasks of at most so many stored bytes, or of one task that has more: what is read before the next is.
    pub fn runs(tasks: &[Self], bytes: u64) -> impl Iterator<Item = &[Self]> {
        let mut rest = tasks;
        std::iter::from_fn(move || {
            let mut sum = 0;
            let fits = |task: &&Self| {
                sum += task.bytes;
                sum <= bytes
            };
            let count = rest.iter().take_while(fits).count().max(1).min(rest.len());
            let (run, others) = rest.split_at(count);
            rest = others;
            (!run.is_empty()).then_some(run)
        })
    }
}

/// A piece of a large source. Pieces of one source are tasks that follow each other, in file order.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its number in the source, from 0.
    pub number: u32,
    /// Whether it is the source's last.
    pub last: bool,
    pub(super) bytes: Range<u64>,
    /// Whether it begins or ends within an article.
    pub(super) forced: bool,
    pub(super) plan: Arc<Plan>,
}

/// What was decided for all pieces of a source.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) form: Form,
    pub(super) head: Head,
}

/// Sizes in bytes that decide how work is cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// A task of whole sources is closed once it holds this much, or so many sources.
    pub(super) group: u64,
    pub(super) files: usize,
    /// Larger sources are cut where they can be.
    pub(super) large: u64,
    /// What is looked at before a large source is cut.
    pub(super) head: u64,
    /// The size of a piece, up to the next border.
    pub(super) piece: u64,
    /// A text without a border in this much is cut without one.
    pub(super) article: u64,
    /// What is searched at once for a border.
    pub(super) window: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            group: 256 << 10,
            files: 256,
            large: 1 << 20,
            head: 1 << 20,
            piece: 1 << 20,
            article: 64 << 20,
            window: 1 << 20,
        }
    }
}

/// The tasks of a corpus, in order of its sources.
pub(super) fn tasks(corpus: &Corpus) -> Vec<Task> {
    let limits = &corpus.limits;
    let from = |at: usize| Task {
        sources: at..at,
        piece: None,
        bytes: 0,
    };
    let mut tasks = Vec::new();
    let mut open = from(0);
    for (at, source) in corpus.sources.iter().enumerate() {
        let mut pieces = Vec::new();
        if source.size() > limits.large {
            // What cannot be read now is named when its turn comes.
            pieces = cut_up(source, &corpus.options, limits).unwrap_or_default();
        }
        if pieces.is_empty() {
            open.sources.end = at + 1;
            open.bytes += source.size();
            if open.bytes >= limits.group || open.sources.len() >= limits.files {
                tasks.push(std::mem::replace(&mut open, from(at + 1)));
            }
        } else {
            let before = std::mem::replace(&mut open, from(at + 1));
            tasks.extend(Some(before).filter(|task| !task.sources.is_empty()));
            tasks.extend(pieces.into_iter().map(|piece| Task {
                sources: at..at + 1,
                bytes: piece.bytes.end - piece.bytes.start,
                piece: Some(piece),
            }));
        }
    }
    tasks.extend(Some(open).filter(|task| !task.sources.is_empty()));
    tasks
}

/// The pieces of a large source; none where it must be read whole.
fn cut_up(source: &Source, options: &Options, limits: &Limits) -> std::io::Result<Vec<Piece>> {
    let mut stored = source.open()?;
    let mut buffer = Vec::new();
    stored.read_at(0, limits.head, &mut buffer)?;
    if decode::is_compressed(&buffer) || decode::refuse(&buffer).is_err() {
        return Ok(Vec::new());
    }
    let Some(form) = decode::form(&buffer) else {
        return Ok(Vec::new());
    };
    let marked = buffer.starts_with(b"\xef\xbb\xbf");
    let decoded = decode::decode_piece(whole_lines(&buffer), form).text.into_owned();
    let Some(shape) = read::shape(source.format(), &decoded) else {
        return Ok(Vec::new());
    };
    let size = source.size();
    let (head, ends) = match shape {
        Shape::Lines => {
            let end = cut::line_end(&mut stored, limits.head, size)?;
            let head = Head::of_lines(&text(&mut stored, 0..end, form)?, options);
            (head, cut::at_lines(&mut stored, size, limits)?)
        }
        Shape::Table(given) => {
            let separator = read::separator(given, &decoded);
            let ends = cut::at_records(&mut stored, size, if marked { 3 } else { 0 }, separator, limits)?;
            let end = ends.iter().find(|end| end.at >= limits.head.min(size));
            let end = end.map_or(size, |end| end.at);
            let Some(head) = Head::of_table(&text(&mut stored, 0..end, form)?, given, options) else {
                return Ok(Vec::new());
            };
            (head, ends)
        }
        Shape::Text => {
            let rule = match options.split_rule {
                SplitRule::Auto => rule(&mut stored, size, form, limits)?,
                named => named,
            };
            (
                Head::Text(rule),
                cut::at_articles(&mut stored, size, form, rule, limits)?,
            )
        }
    };
    // A rule that somebody named and that finds nothing is announced where the text is read whole.
    if ends.len() == 1 && matches!(options.split_rule, SplitRule::Named(_)) && shape == Shape::Text {
        return Ok(Vec::new());
    }
    let head = with_dates(head, &mut stored, &ends, form)?;
    Ok(pieces(&ends, &Arc::new(Plan { form, head })))
}

/// Looks at all pieces for one clear date, where those of the head leave open whether day or month stands first.
fn with_dates(mut head: Head, stored: &mut Stored<'_>, ends: &[Cut], form: Form) -> std::io::Result<Head> {
    let mut start = 0;
    for end in ends {
        if !head.is_open() {
            break;
        }
        let piece = text(stored, start..end.at, form)?;
        head.see_dates(&piece, start == 0);
        start = end.at;
    }
    Ok(head)
}

fn pieces(ends: &[Cut], plan: &Arc<Plan>) -> Vec<Piece> {
    let starts = std::iter::once(Cut::default()).chain(ends.iter().copied());
    let piece = |((number, start), end): ((u32, Cut), &Cut)| Piece {
        number,
        last: number as usize + 1 == ends.len(),
        bytes: start.at..end.at,
        forced: start.forced || end.forced,
        plan: Arc::clone(plan),
    };
    (0..).zip(starts).zip(ends).map(piece).collect()
}

/// Part of a source, decoded.
fn text(stored: &mut Stored<'_>, bytes: Range<u64>, form: Form) -> std::io::Result<String> {
    let mut buffer = Vec::new();
    stored.read_at(bytes.start, bytes.end - bytes.start, &mut buffer)?;
    Ok(decode::decode_piece(&buffer, form).text.into_owned())
}

/// The rule that explains a text, by its beginning and what stands at its quarters.
fn rule(stored: &mut Stored<'_>, size: u64, form: Form, limits: &Limits) -> std::io::Result<SplitRule> {
    let mut samples = Vec::new();
    for quarter in 0..4 {
        let (start, length) = (
            size / 4 * quarter,
            limits.head / if quarter == 0 { 4 } else { 16 },
        );
        let mut buffer = Vec::new();
        stored.read_at(start, length, &mut buffer)?;
        let lines = whole_lines(&buffer);
        let from = memchr::memchr(b'\n', lines).filter(|_| start > 0);
        let lines = lines.get(from.map_or(0, |at| at + 1)..).unwrap_or_default();
        samples.push(decode::decode_piece(lines, form).text.into_owned());
    }
    let samples: Vec<&str> = samples.iter().map(String::as_str).collect();
    Ok(split::rule_of_samples(&samples))
}

/// The bytes up to the last line end; all of them where there is none.
fn whole_lines(bytes: &[u8]) -> &[u8] {
    memchr::memrchr(b'\n', bytes)
        .and_then(|at| bytes.get(..=at))
        .unwrap_or(bytes)
}
