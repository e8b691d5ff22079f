//! Looking at a text from any byte, forwards and backwards.
//!
//! Everything here looks at a bounded number of bytes, so whatever is tried at every number of a hostile text takes
//! linear time altogether. White space of any kind is one gap, but a blank line is none: a table's or a heading's
//! words do not belong to what stands below.

/// The longest word that is looked at, in bytes.
pub(super) const LONGEST: usize = 24;
/// The most characters of white space that are a gap.
const GAP: usize = 4;

/// A text that is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'t>(pub(super) &'t str);

impl<'t> Page<'t> {
    /// The byte at `at`, zero behind the end.
    #[inline]
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The character that starts at `at`.
    #[inline]
    pub(super) fn char(self, at: usize) -> Option<char> {
        let first = self.byte(at);
        if first.is_ascii() {
            return (at < self.0.len()).then_some(char::from(first));
        }
        self.0.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The character that ends at `at`.
    #[inline]
    pub(super) fn before(self, at: usize) -> Option<char> {
        let last = self.byte(at.checked_sub(1)?);
        if last.is_ascii() {
            return Some(char::from(last));
        }
        self.0.get(..at).and_then(|head| head.chars().next_back())
    }

    /// The text from `start` to `end`.
    pub(super) fn slice(self, start: usize, end: usize) -> &'t str {
        self.0.get(start..end).unwrap_or_default()
    }

    /// Where the gap at `at` ends; `at` itself where there is none or it is too wide.
    #[inline]
    pub(super) fn gap(self, at: usize) -> usize {
        if self.byte(at) == b' ' && self.byte(at + 1) > b' ' && self.byte(at + 1).is_ascii() {
            return at + 1;
        }
        let (mut end, mut seen, mut lines) = (at, 0, 0);
        while let Some(blank) = self.char(end).filter(|&letter| is_blank(letter)) {
            lines += usize::from(blank == '\n');
            seen += 1;
            if seen > GAP || lines > 1 {
                return at;
            }
            end += blank.len_utf8();
        }
        end
    }

    /// Where the gap that ends at `at` starts.
    #[inline]
    pub(super) fn gap_before(self, at: usize) -> usize {
        let (mut start, mut seen, mut lines) = (at, 0, 0);
        while let Some(blank) = self.before(start).filter(|&letter| is_blank(letter)) {
            lines += usize::from(blank == '\n');
            seen += 1;
            if seen > GAP || lines > 1 {
                return at;
            }
            start -= blank.len_utf8();
        }
        start
    }

    /// The letters from `at` on; empty where they are none or more than a word that matters.
    #[inline]
    pub(super) fn word(self, at: usize) -> &'t str {
        let rest = self.0.as_bytes().get(at..).unwrap_or_default();
        let plain = rest
            .iter()
            .take(LONGEST + 1)
            .take_while(|byte| byte.is_ascii_alphabetic());
        let mut end = at + plain.count();
        if !self.byte(end).is_ascii() {
            while let Some(letter) = self
                .char(end)
                .filter(|letter| letter.is_alphabetic() && end - at <= LONGEST)
            {
                end += letter.len_utf8();
            }
        }
        if end - at > LONGEST {
            ""
        } else {
            self.slice(at, end)
        }
    }

    /// The letters that end at `at`.
    pub(super) fn word_before(self, at: usize) -> &'t str {
        let mut start = at;
        while let Some(letter) = self.before(start).filter(|letter| letter.is_alphabetic()) {
            start -= letter.len_utf8();
            if at - start > LONGEST {
                return "";
            }
        }
        self.slice(start, at)
    }

    /// The word before the gap, full stop or hyphen before `at`.
    pub(super) fn last_word(self, at: usize) -> &'t str {
        let mut end = self.gap_before(at);
        if end > 0 && matches!(self.byte(end - 1), b'-' | b'.') {
            end = self.gap_before(end - 1);
        }
        self.word_before(end)
    }

    /// What follows `at` behind a gap, or directly.
    #[inline]
    pub(super) fn next_word(self, at: usize) -> (&'t str, usize) {
        let start = self.gap(at);
        let word = self.word(start);
        (word, start + word.len())
    }

    /// Where `word` ends if it is the next behind a gap, in lower case or with a capital.
    #[inline]
    pub(super) fn follows(self, at: usize, word: &str) -> Option<usize> {
        let (found, end) = self.next_word(at);
        found.eq_ignore_ascii_case(word).then_some(end)
    }

    /// Where the dash at `at` ends, blanks on both sides included.
    #[inline]
    pub(super) fn dash(self, at: usize) -> Option<usize> {
        let start = self.gap(at);
        let dash = self.char(start).filter(|&letter| is_dash(letter))?;
        Some(self.gap(start + dash.len_utf8()))
    }

    /// Where the word behind `at` starts, be it linked by a blank or by a hyphen, and whether by a hyphen.
    #[inline]
    pub(super) fn link(self, at: usize) -> (usize, bool) {
        match self.dash(at) {
            Some(end) => (end, true),
            None => (self.gap(at), false),
        }
    }

    /// Where a run of digits from `at` on ends.
    #[inline]
    pub(super) fn digits(self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end).is_ascii_digit() {
            end += 1;
        }
        end
    }
}

/// Whether a character is white space within a line of thought.
#[inline]
pub(super) fn is_blank(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2009}'
            | '\u{2007}'
            | '\u{2002}'
            | '\u{2003}'
            | '\u{200a}'
    )
}

/// Whether a character joins the ends of a range or the parts of a word.
#[inline]
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–')
}
