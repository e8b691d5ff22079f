//! Pairs: which marks belong together, and what runs on over paragraphs.
//!
//! A quotation that is still open where its paragraph ends goes on if the next one begins with a mark of the same kind, as
//! newspapers print speech of several paragraphs, or if the first mark of the next one can only close. Otherwise it ends
//! with its paragraph and is counted as unclosed. Marks inside a quotation are never quotations of their own.
//!
//! Single marks are quotation marks only in a text where nothing stands in double marks outside them, and only where
//! punctuation stands beside the closing one; so an apostrophe cannot close anything in a text with double marks, and
//! hardly ever in one without.

use super::marks::{Family, Mark, Position, Sign};
use super::paragraphs::Paragraphs;

/// What stands between two marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// First byte of the opening mark.
    pub(super) outer_start: usize,
    /// First byte inside.
    pub(super) start: usize,
    /// One past the last byte inside.
    pub(super) end: usize,
    /// One past the closing mark.
    pub(super) outer_end: usize,
    /// Paragraph of the opening mark.
    pub(super) paragraph: usize,
    /// Paragraph of the closing mark.
    pub(super) last_paragraph: usize,
    pub(super) is_closed: bool,
}

/// Everything in quotation marks, in text order and without overlaps.
pub(super) fn pieces(text: &str, marks: &[Mark], paragraphs: &Paragraphs) -> Vec<Piece> {
    let is_single = |mark: &&Mark| mark.sign.family() == Family::Single;
    let singles: Vec<Mark> = marks.iter().filter(is_single).copied().collect();
    let others: Vec<Mark> = marks.iter().filter(|mark| !is_single(mark)).copied().collect();
    let double = Pairing::new(text, &others, paragraphs).run();
    let mut single = Pairing::new(text, &singles, paragraphs).run();
    // Without a closing mark there is no evidence that it is one.
    single.retain(|piece| piece.is_closed);
    let mut around = single.iter().peekable();
    let is_outer = |piece: &Piece| {
        while around
            .next_if(|single| single.outer_end <= piece.outer_start)
            .is_some()
        {}
        around
            .peek()
            .is_none_or(|single| single.outer_start > piece.outer_start)
    };
    if single.is_empty() || double.iter().any(is_outer) {
        double
    } else {
        single
    }
}

/// Walks over marks of which one quotation at most is open.
struct Pairing<'a> {
    text: &'a str,
    marks: &'a [Mark],
    paragraphs: &'a Paragraphs,
    /// The angle mark that opens in this text: the first there is.
    angle: Option<Sign>,
    open: Option<Open>,
    pieces: Vec<Piece>,
}

/// The quotation that is open.
#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    /// Where it began.
    first_paragraph: usize,
    /// Where it has got to.
    paragraph: usize,
}

impl<'a> Pairing<'a> {
    fn new(text: &'a str, marks: &'a [Mark], paragraphs: &'a Paragraphs) -> Self {
        let angle = marks
            .iter()
            .map(|mark| mark.sign)
            .find(|sign| sign.family() == Family::Angle);
        Self {
            text,
            marks,
            paragraphs,
            angle,
            open: None,
            pieces: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Piece> {
        let mut at = 0;
        // Of the last mark, whatever it was.
        let mut last_paragraph = None;
        while let Some(&mark) = self.marks.get(at) {
            let paragraph = self.paragraphs.at(mark.start);
            let is_first = last_paragraph != Some(paragraph);
            last_paragraph = Some(paragraph);
            at += 1 + self.take(mark, at, paragraph, is_first);
        }
        if let Some(open) = self.open {
            self.give_up(open, self.text.len());
        }
        self.pieces
    }

    /// Deals with the mark number `at`; returns how many of the next ones are dealt with as well.
    fn take(&mut self, mark: Mark, at: usize, paragraph: usize, is_first: bool) -> usize {
        if let Some(open) = self.open.filter(|open| open.paragraph != paragraph) {
            if self.goes_on(open, mark, paragraph, is_first) {
                if self.paragraphs.start(paragraph) == mark.start {
                    self.open = Some(Open { paragraph, ..open });
                } else {
                    self.close(open, mark.start, mark.end, paragraph);
                }
                return 0;
            }
            self.give_up(open, mark.start);
        }
        let Some(open) = self.open else {
            if self.can_open(mark) {
                self.open = Some(Open {
                    mark,
                    first_paragraph: paragraph,
                    paragraph,
                });
            }
            return 0;
        };
        if open.mark.sign.family() != mark.sign.family() {
            return 0;
        }
        let next = self
            .marks
            .get(at + 1)
            .filter(|next| self.paragraphs.at(next.start) == paragraph);
        if can_close(open, mark) {
            // Two inches at the end of a quotation are two marks; one inside it has the real end behind it.
            let is_inches = mark.follows_a_digit()
                && next.is_some_and(|next| next.position == Position::Closes && can_close(open, *next));
            if !is_inches {
                self.close(open, mark.start, mark.end, paragraph);
            }
            return 0;
        }
        if !self.can_open(mark) {
            return 0;
        }
        // A mark that opens inside: a quotation in a quotation if both are closed, else the first never was.
        let after = self
            .marks
            .get(at + 2)
            .filter(|after| self.paragraphs.at(after.start) == paragraph);
        if next.is_some_and(|next| can_close(open, *next))
            && after.is_some_and(|after| can_close(open, *after))
        {
            return 1;
        }
        self.give_up(open, mark.start);
        self.open = Some(Open {
            mark,
            first_paragraph: paragraph,
            paragraph,
        });
        0
    }

    /// Whether an open quotation of the paragraph before is still open at this mark.
    fn goes_on(&self, open: Open, mark: Mark, paragraph: usize, is_first: bool) -> bool {
        if paragraph != open.paragraph + 1 || !is_first || open.mark.sign.family() != mark.sign.family() {
            return false;
        }
        let is_clear = mark.position == Position::Closes
            || open.mark.sign != Sign::Straight && mark.position == Position::Either;
        self.paragraphs.start(paragraph) == mark.start || is_clear && can_close(open, mark)
    }

    fn can_open(&self, mark: Mark) -> bool {
        let Mark {
            sign,
            position,
            before,
            after,
            ..
        } = mark;
        match sign {
            Sign::Straight => position != Position::Closes,
            Sign::Left => {
                position != Position::Closes || !before.is_alphanumeric() && after.is_alphanumeric()
            }
            Sign::Right => position == Position::Opens,
            Sign::Backticks | Sign::Low | Sign::CornerLeft => true,
            Sign::AngleLeft | Sign::AngleRight => self.angle == Some(sign),
            Sign::SingleLeft => position == Position::Opens && after.is_alphabetic(),
            Sign::SingleRight => {
                position == Position::Opens && after.is_alphabetic() && !self.is_shortened(mark)
            }
            Sign::CornerRight => false,
        }
    }

    /// Whether a single mark stands for letters left out: the ends of tokenized "they 're", and 'em.
    fn is_shortened(&self, mark: Mark) -> bool {
        let rest = self.text.get(mark.end..).unwrap_or_default();
        let end = rest
            .find(|character: char| !character.is_alphanumeric())
            .unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        [
            "s", "t", "re", "ve", "ll", "d", "m", "em", "tis", "twas", "til", "cause", "n", "bout",
        ]
        .iter()
        .any(|short| short.eq_ignore_ascii_case(word))
    }

    fn close(&mut self, open: Open, end: usize, outer_end: usize, last_paragraph: usize) {
        self.push(open, end, outer_end, last_paragraph, true);
    }

    /// Ends an open quotation with its paragraph, or before the next mark.
    fn give_up(&mut self, open: Open, next: usize) {
        let end = self.paragraphs.end(open.paragraph).min(next);
        self.push(open, end, end, open.paragraph, false);
    }

    /// Notes a quotation, white space at its edges left out; an empty one is none.
    fn push(&mut self, open: Open, end: usize, outer_end: usize, last_paragraph: usize, is_closed: bool) {
        self.open = None;
        let inside = self.text.get(open.mark.end..end).unwrap_or_default();
        let inner = inside.trim_start();
        let start = end - inner.len();
        let end = start + inner.trim_end().len();
        if start < end {
            self.pieces.push(Piece {
                outer_start: open.mark.start,
                start,
                end,
                outer_end,
                paragraph: open.first_paragraph,
                last_paragraph,
                is_closed,
            });
        }
    }
}

/// Whether a mark can close what is open.
fn can_close(open: Open, mark: Mark) -> bool {
    let Mark {
        sign,
        position,
        before,
        after,
        ..
    } = mark;
    match open.mark.sign.family() {
        Family::Double => match sign {
            // Behind “ or „ it can only be the other end, whatever stands beside it.
            Sign::Right if matches!(open.mark.sign, Sign::Left | Sign::Low) => true,
            Sign::Straight | Sign::Right => {
                position != Position::Opens || matches!(before, ',' | '.' | '?' | '!')
            }
            Sign::Left => open.mark.sign == Sign::Low || position == Position::Closes,
            _ => false,
        },
        // In Swedish both ends look alike.
        Family::Angle => sign != open.mark.sign || position == Position::Closes,
        Family::Corner => sign == Sign::CornerRight,
        Family::Single => {
            sign == Sign::SingleRight
                && position == Position::Closes
                && (matches!(before, ',' | '.' | '?' | '!' | '…' | '—' | '–')
                    || matches!(after, ',' | '.' | ';' | ':'))
        }
    }
}
