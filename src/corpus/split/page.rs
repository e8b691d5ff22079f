//! A text as its non-empty lines, each with what its looks say about it.
//!
//! Every rule asks the same questions of a line (is it a date, a key with its value, a run of signs, could it
//! be a headline?), so they are answered once, here, in one pass. A line is judged by its own shape only;
//! what recurs in the file is the rules' business.

use std::cell::OnceCell;

use super::kind::{Kind, kind_of};
use super::pair::Pair;
use super::wording::{count_words, ends_sentence, reads_as_title};

/// One non-empty line.
#[derive(Debug, Clone)]
pub(crate) struct Line<'t> {
    /// The line without the white space around it.
    pub(crate) text: &'t str,
    /// Where `text` begins in the file, in bytes.
    pub(crate) start: usize,
    /// Where `text` ends in the file, in bytes.
    pub(crate) end: usize,
    /// Empty lines before it; the first line counts as having many.
    pub(crate) gap: usize,
    /// Columns of white space before it (a tab counts four).
    pub(crate) indent: usize,
    /// Whether a form feed stands before it.
    pub(crate) feed: bool,
    /// Words, with scripts that write none counted by letters.
    pub(crate) words: usize,
    /// What it is by its shape.
    pub(crate) kind: Kind<'t>,
    /// Whether it could be a headline; several rules ask, of a few lines only.
    title_like: OnceCell<bool>,
    /// What of it may recur in other heads and tails; asked for each cut into articles that is tried.
    pub(super) habit: OnceCell<Option<String>>,
}

/// A text cut into its non-empty lines.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    /// The whole file.
    pub(crate) text: &'t str,
    /// Its non-empty lines in order.
    pub(crate) lines: Vec<Line<'t>>,
    /// Words and lines of running text before each line, so that a piece is weighed without reading it.
    before: Vec<(usize, usize)>,
}

impl<'t> Page<'t> {
    /// Cuts a text into lines at LF, CRLF or CR.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut lines = Vec::new();
        let mut gap = usize::MAX / 2;
        let mut feed = false;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let start = at;
            let width = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
            let raw = rest.get(..width).unwrap_or(rest);
            at += raw.len();
            let is_blank_of_crlf = raw == "\n" && start > 0 && text.as_bytes().get(start - 1) == Some(&b'\r');
            let blank = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
            let trimmed = raw.trim_matches(blank);
            if trimmed.is_empty() {
                feed |= raw.contains('\u{c}');
                gap += usize::from(!is_blank_of_crlf);
                continue;
            }
            let lead = raw.len() - raw.trim_start_matches(blank).len();
            let before = raw.get(..lead).unwrap_or("");
            feed |= before.contains('\u{c}');
            let indent = before
                .chars()
                .map(|letter| {
                    if letter == '\t' {
                        4
                    } else {
                        usize::from(letter == ' ')
                    }
                })
                .sum();
            lines.push(Line {
                text: trimmed,
                start: start + lead,
                end: start + lead + trimmed.len(),
                gap,
                indent,
                feed,
                words: count_words(trimmed),
                kind: kind_of(trimmed),
                title_like: OnceCell::new(),
                habit: OnceCell::new(),
            });
            gap = 0;
            feed = false;
        }
        // A file without empty lines: every line may begin something.
        let blocks = lines.iter().filter(|line| line.gap > 0).count();
        if blocks * 25 <= lines.len() + 24 {
            for line in &mut lines {
                line.gap = line.gap.max(1);
            }
        }
        let mut page = Self {
            text,
            lines,
            before: Vec::new(),
        };
        let mut sums = (0, 0);
        let mut before = vec![sums];
        for (index, line) in page.lines.iter().enumerate() {
            sums = (sums.0 + line.words, sums.1 + usize::from(page.is_prose(index)));
            before.push(sums);
        }
        page.before = before;
        page
    }

    /// The line's text without decoration: what a headline would read.
    pub(crate) fn plain(&self, index: usize) -> &'t str {
        match self.lines.get(index) {
            Some(Line {
                kind: Kind::Marked { inner, .. } | Kind::Tag { inner, .. },
                ..
            }) => inner,
            Some(line) => line.text,
            None => "",
        }
    }

    /// Whether the line could be a headline: short, stands at the start of a block, does not end as a sentence
    /// does, and is no date, address or known key.
    pub(crate) fn is_title_like(&self, index: usize) -> bool {
        let Some(line) = self.lines.get(index) else {
            return false;
        };
        *line.title_like.get_or_init(|| match &line.kind {
            Kind::Text => reads_as_title(line.text),
            Kind::Pair(pair) => pair.role.is_none() && !pair.value.is_empty() && reads_as_title(line.text),
            Kind::Marked { inner, .. } => reads_as_title(inner),
            _ => false,
        })
    }

    /// Whether the line says something about an article instead of being part of it.
    pub(crate) fn is_heading_matter(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| match &line.kind {
            Kind::Pair(pair) => pair.role.is_some(),
            Kind::Tag { .. } | Kind::Mail | Kind::Address | Kind::Date(_) | Kind::Byline(_) | Kind::Signs => {
                true
            }
            Kind::Marked { .. } | Kind::Text => false,
        })
    }

    /// Whether a block ends with the line: an empty line, the end of the file or head matter follows.
    pub(crate) fn ends_block(&self, index: usize) -> bool {
        self.lines.get(index + 1).is_none_or(|next| next.gap > 0) || self.is_heading_matter(index + 1)
    }

    /// Whether the line reads as running text: long, or a sentence with its full stop.
    pub(crate) fn is_prose(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| {
            matches!(line.kind, Kind::Text | Kind::Pair(Pair { role: None, .. }))
                && (line.words > 25
                    || !self.ends_block(index)
                    || (line.words >= 5
                        && ends_sentence(line.text)
                        && !(line.words <= 14 && reads_as_title(line.text))))
        })
    }

    /// Words of lines `from..to`.
    pub(crate) fn words(&self, from: usize, to: usize) -> usize {
        self.sum(to).0.saturating_sub(self.sum(from).0)
    }

    /// Lines of running text among lines `from..to`.
    pub(crate) fn prose(&self, from: usize, to: usize) -> usize {
        self.sum(to).1.saturating_sub(self.sum(from).1)
    }

    fn sum(&self, at: usize) -> (usize, usize) {
        self.before
            .get(at)
            .or(self.before.last())
            .copied()
            .unwrap_or((0, 0))
    }

    /// Whether the line opens a paragraph that is broken over several lines of about one width.
    pub(crate) fn is_prose_of_many_lines(&self, index: usize) -> bool {
        let next_is_text = |at: usize| {
            self.lines
                .get(at)
                .is_some_and(|line| line.gap == 0 && matches!(line.kind, Kind::Text))
        };
        next_is_text(index + 1) && next_is_text(index + 2)
    }

    /// Whether the next line, directly below, could open a paragraph: it does not go on with a small letter.
    pub(crate) fn next_opens(&self, index: usize) -> bool {
        self.lines.get(index + 1).is_some_and(|next| {
            next.gap == 0
                && !next
                    .text
                    .chars()
                    .find(|letter| letter.is_alphanumeric())
                    .is_some_and(char::is_lowercase)
                && matches!(next.kind, Kind::Text | Kind::Pair(_))
        })
    }

    /// Whether a date, byline or header line follows within three lines and no empty line comes before it.
    pub(crate) fn matter_below(&self, index: usize) -> bool {
        (index + 1..index + 4)
            .take_while(|at| {
                self.lines
                    .get(*at)
                    .is_some_and(|line| line.gap == 0 && line.words <= 40)
            })
            .any(|at| {
                self.lines
                    .get(at)
                    .is_some_and(|line| matches!(line.kind, Kind::Date(_) | Kind::Byline(_) | Kind::Address))
            })
    }
}
