//! Whether a line can hold a date, asked before the reader of dates takes it apart.
//!
//! The reader looks up every word among the names of months, which is most of what a line of prose would cost. A date
//! needs a year of four digits or three short numbers between equal signs, and a look at the digits tells. What
//! seems to hold one may still hold none.

use std::ops::Range;

use crate::corpus::date::{self, Dated};

/// [`date::dated_line`], without the cost for lines that hold no date.
pub(super) fn dated_line(line: &str) -> Option<Dated> {
    may_hold_date(line).then(|| date::dated_line(line))?
}

/// The date at one end of a line and the bytes it takes up, where [`date::find_in`] finds it first; may also return a
/// date that is at neither end.
pub(super) fn find_at_end(line: &str) -> Option<(String, Range<usize>)> {
    ((may_open(line) || may_close(line)) && may_hold_date(line)).then(|| date::find_in(line))?
}

/// Whether a line has the numbers of a date.
fn may_hold_date(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(ahead) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        let start = at + ahead;
        let width = digits(bytes, start);
        at = start + width;
        let is_year = width == 4
            && matches!(
                bytes.get(start..start + 2),
                Some([b'1', b'4'..=b'9'] | [b'2', b'0' | b'1'])
            );
        if is_year || (width <= 2 && goes_on_in_numbers(bytes, at)) {
            return true;
        }
    }
    false
}

/// Whether a sign, a short number, the same sign and a number of two digits follow.
fn goes_on_in_numbers(bytes: &[u8], at: usize) -> bool {
    let Some(sign @ (b'/' | b'.' | b'-')) = bytes.get(at) else {
        return false;
    };
    let month = past_spaces(bytes, at + 1);
    let right = past_spaces(bytes, month + digits(bytes, month));
    let year = past_spaces(bytes, right + 1);
    // White space beyond ASCII is left to the reader.
    let unclear = [month, right, year]
        .iter()
        .any(|at| bytes.get(*at).is_some_and(|byte| !byte.is_ascii()));
    unclear
        || (matches!(digits(bytes, month), 1..=2)
            && bytes.get(right) == Some(sign)
            && digits(bytes, year) == 2)
}

/// The number of digits at a place.
fn digits(bytes: &[u8], at: usize) -> usize {
    bytes
        .iter()
        .skip(at)
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The first place from `at` that is no space.
fn past_spaces(bytes: &[u8], at: usize) -> usize {
    at + bytes
        .iter()
        .skip(at)
        .take_while(|byte| matches!(byte, b'\t'..=b'\r' | b' '))
        .count()
}

/// Whether a line's first word, behind brackets, is a number or has what a month has behind it.
fn may_open(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(', ' ', '*']);
    let after = line.trim_start_matches(char::is_alphabetic);
    let after =
        after.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ','));
    let after = after
        .strip_prefix("del")
        .or_else(|| after.strip_prefix("de"))
        .unwrap_or(after);
    after
        .trim_start()
        .starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a line ends, before brackets, with what a date ends with.
fn may_close(line: &str) -> bool {
    let line = line.trim_end_matches([']', ')', ' ', '*', '|']);
    line.ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '日' | '月'))
}
