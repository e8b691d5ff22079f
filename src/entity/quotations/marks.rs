//! Quotation marks: where they stand and what their neighbours say of them.
//!
//! A mark that looks the same at both ends is judged by the white space beside it, so `"We go," she` is clear without
//! counting; only a mark with white space on both sides (tokenized text) or on neither is left to whether a quotation is
//! open. An apostrophe inside a word is never looked at.
//!
//! Which marks belong together is the business of `pairs`.

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `"`, and `''` of tokenized text.
    Straight,
    /// ``` `` ``` of tokenized text.
    Backticks,
    /// “: opens in English, closes in German.
    Left,
    /// ”: closes; opens as well in Swedish and Finnish.
    Right,
    /// „.
    Low,
    /// «.
    AngleLeft,
    /// ».
    AngleRight,
    /// 「 and 『.
    CornerLeft,
    /// 」 and 』.
    CornerRight,
    /// ‘.
    SingleLeft,
    /// ’ and ', at the edge of a word.
    SingleRight,
}

/// Marks that can belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Double marks of every shape; mixtures occur.
    Double,
    /// « ».
    Angle,
    /// 「 」.
    Corner,
    /// ‘ ’.
    Single,
}

impl Sign {
    /// The marks it can belong to.
    pub(super) fn family(self) -> Family {
        match self {
            Self::Straight | Self::Backticks | Self::Left | Self::Right | Self::Low => Family::Double,
            Self::AngleLeft | Self::AngleRight => Family::Angle,
            Self::CornerLeft | Self::CornerRight => Family::Corner,
            Self::SingleLeft | Self::SingleRight => Family::Single,
        }
    }
}

/// What the neighbours of a mark say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// White space or an opening bracket before it, none after it.
    Opens,
    /// Something before it, white space or punctuation after it.
    Closes,
    /// Neither is clear.
    Either,
}

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    pub(super) sign: Sign,
    pub(super) position: Position,
    /// The character before it, a blank at the start of the text.
    pub(super) before: char,
    /// The character after it, a blank at the end of the text.
    pub(super) after: char,
}

/// First bytes of marks, and of some other characters outside ASCII.
const FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let bytes = [b'"', b'\'', b'`', 0xC2, 0xE2, 0xE3];
    let mut at = 0;
    while at < bytes.len() {
        first[bytes[at] as usize] = true;
        at += 1;
    }
    first
};

/// All marks of `text` in order; single ones only where they are not inside a word.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(found) = next(bytes, from) {
        from = found + 1;
        let Some((sign, end)) = sign(bytes, found) else {
            continue;
        };
        from = end;
        if sign == Sign::SingleRight && is_inside_a_word(bytes, found, end) {
            continue;
        }
        marks.push(judged(text, sign, found, end));
    }
    marks
}

/// The next byte from `from` on with which a mark may start.
fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    // Eight at a time: one test for the usual case that none is there.
    let mut skipped = 0;
    for chunk in rest.chunks_exact(8) {
        if chunk
            .iter()
            .fold(false, |any, &byte| any | FIRST[usize::from(byte)])
        {
            break;
        }
        skipped += 8;
    }
    let rest = rest.get(skipped..)?;
    Some(from + skipped + rest.iter().position(|&byte| FIRST[usize::from(byte)])?)
}

/// The mark at byte `at`, and where it ends.
fn sign(bytes: &[u8], at: usize) -> Option<(Sign, usize)> {
    let (sign, length) = match bytes.get(at..)? {
        [b'"', ..] => (Sign::Straight, 1),
        [b'\'', b'\'', ..] => (Sign::Straight, 2),
        [b'\'', ..] => (Sign::SingleRight, 1),
        [b'`', b'`', ..] => (Sign::Backticks, 2),
        [0xC2, 0xAB, ..] => (Sign::AngleLeft, 2),
        [0xC2, 0xBB, ..] => (Sign::AngleRight, 2),
        [0xE2, 0x80, third, ..] => match third {
            0x98 => (Sign::SingleLeft, 3),
            0x99 => (Sign::SingleRight, 3),
            0x9C | 0x9F => (Sign::Left, 3),
            0x9D => (Sign::Right, 3),
            0x9E => (Sign::Low, 3),
            _ => return None,
        },
        [0xE3, 0x80, 0x8C | 0x8E, ..] => (Sign::CornerLeft, 3),
        [0xE3, 0x80, 0x8D | 0x8F, ..] => (Sign::CornerRight, 3),
        _ => return None,
    };
    Some((sign, at + length))
}

/// Whether letters or digits stand on both sides; those outside ASCII count as such without being decoded.
fn is_inside_a_word(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_part(before) && is_part(bytes.get(end))
}

fn judged(text: &str, sign: Sign, start: usize, end: usize) -> Mark {
    let front = text.get(..start).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let before = front.chars().next_back().unwrap_or(' ');
    let after = rest.chars().next().unwrap_or(' ');
    let mut position = position(before, after);
    if before == ' ' && after == ' ' {
        // Tokenized text: what stands beyond the blanks.
        let before = front.chars().rev().nth(1);
        let after = rest.chars().nth(1);
        if matches!(before, Some(':' | '(' | '[')) {
            position = Position::Opens;
        } else if matches!(after, Some(',' | '.' | ';' | ':' | '?' | '!' | ')' | ']'))
            || matches!(before, Some('?' | '!')) && after.is_some_and(char::is_lowercase)
        {
            position = Position::Closes;
        }
    }
    Mark {
        start,
        end,
        sign,
        position,
        before,
        after,
    }
}

fn position(before: char, after: char) -> Position {
    let can_follow_opening = !after.is_whitespace();
    if before.is_whitespace() {
        return if can_follow_opening {
            Position::Opens
        } else {
            Position::Either
        };
    }
    if after.is_whitespace() {
        return Position::Closes;
    }
    if matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '¿' | '¡') {
        return if after.is_alphanumeric() {
            Position::Opens
        } else {
            Position::Closes
        };
    }
    if !after.is_alphanumeric() || before.is_alphanumeric() {
        return Position::Closes;
    }
    Position::Either
}

impl Mark {
    /// Whether it may stand for inches or seconds.
    pub(super) fn follows_a_digit(&self) -> bool {
        self.sign == Sign::Straight && self.before.is_ascii_digit()
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Sign, marks};

    fn signs(text: &str) -> Vec<(usize, Sign, Position)> {
        marks(text)
            .iter()
            .map(|mark| (mark.start, mark.sign, mark.position))
            .collect()
    }

    #[test]
    fn straight_marks_are_judged_by_their_neighbours() {
        use Position::{Closes, Either, Opens};
        use Sign::Straight;
        assert_eq!(
            signs("\"Yes,\" she"),
            [(0, Straight, Opens), (5, Straight, Closes)]
        );
        assert_eq!(signs("(\"Yes\")"), [(1, Straight, Opens), (5, Straight, Closes)]);
        assert_eq!(signs("a \" b"), [(2, Straight, Either)]);
        assert_eq!(signs("said,\"We"), [(5, Straight, Either)]);
        assert_eq!(signs("a 5\" nail"), [(3, Straight, Closes)]);
    }

    #[test]
    fn apostrophes_inside_words_are_no_marks() {
        assert!(signs("don't, it’s rock'n'roll").is_empty());
        assert_eq!(signs("the dogs' bowl").len(), 1);
    }

    #[test]
    fn every_shape_is_known() {
        use Sign::{
            AngleLeft, AngleRight, Backticks, CornerLeft, CornerRight, Left, Low, Right, SingleLeft,
            SingleRight, Straight,
        };
        let found = signs("“a” „b‟ «c» 「d」 『e』 ``f'' ‘g’");
        let signs: Vec<Sign> = found.iter().map(|mark| mark.1).collect();
        assert_eq!(
            signs,
            [
                Left,
                Right,
                Low,
                Left,
                AngleLeft,
                AngleRight,
                CornerLeft,
                CornerRight,
                CornerLeft,
                CornerRight,
                Backticks,
                Straight,
                SingleLeft,
                SingleRight
            ]
        );
        assert!(marks("").is_empty());
    }
}
