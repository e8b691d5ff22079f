//! Name tokens: the finest useful pieces of a sentence, the same for raw and for tokenised text.
//!
//! Hyphens, slashes, quotes and the possessive 's are tokens of their own, wherever blanks stand, while abbreviations, initials
//! and decimal points keep their sign. So "Lyon-based", "Lyon -based" and "Lyon - based" come out alike, and a model
//! trained on text that somebody else tokenised fits text that nobody did. Curly quotes, dashes and Penn Treebank quotes are handed over
//! in one plain form.
//!
//! These are not the words that are counted (`tokenize`), and it does not know which of them could be names.

/// Abbreviations whose period belongs to them, in lower case; sorted.
const ABBREVIATIONS: [&str; 54] = [
    "adm", "apr", "assn", "aug", "ave", "brig", "bros", "capt", "cmdr", "co", "col", "corp", "cpl", "dec",
    "dept", "dr", "eng", "feb", "fr", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd",
    "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "nov", "oct", "pfc", "pres", "prof", "pvt", "rep",
    "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "univ", "vs",
];

/// Takes tokens in text order.
pub trait Sink {
    /// A token between two bytes of the text; `form` is its text in plain signs.
    fn token(&mut self, start: usize, end: usize, form: &str);
}

/// What a byte can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Blank,
    Sign,
    Beyond,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Beyond; 256];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = if byte.is_ascii_alphanumeric() {
            Class::Word
        } else if byte <= b' ' || byte == 0x7f {
            Class::Blank
        } else {
            Class::Sign
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Beyond)
}

/// Hands over the tokens of `text` between the bytes `start` and `end`, which are borders of characters.
pub fn tokens(text: &str, start: usize, end: usize, sink: &mut impl Sink) {
    let Some(text) = text.get(..end) else { return };
    let mut at = start;
    while let Some(&byte) = text.as_bytes().get(at) {
        at = match class(byte) {
            Class::Blank => at + 1,
            Class::Word => word(text, at, sink),
            Class::Sign => sign(text, at, byte, sink),
            Class::Beyond => beyond(text, at, sink),
        };
    }
}

fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(b' ')
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The character that begins at byte `at`.
fn character(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a letter or digit begins at `at`.
fn is_word_at(text: &str, at: usize) -> bool {
    match class(byte(text, at)) {
        Class::Word => true,
        Class::Beyond => character(text, at).is_some_and(is_word),
        Class::Blank | Class::Sign => false,
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
}

/// The length of the apostrophe at `at`, straight or curly; 0 if there is none.
fn apostrophe(text: &str, at: usize) -> usize {
    match byte(text, at) {
        b'\'' => 1,
        0xe2 if slice(text, at, at + 3) == "\u{2019}" => 3,
        _ => 0,
    }
}

/// Where the run of letters and digits that begins at `at` ends.
fn run(text: &str, mut at: usize) -> usize {
    loop {
        match class(byte(text, at)) {
            Class::Word => at += 1,
            Class::Beyond => match character(text, at).filter(|&next| is_word(next)) {
                Some(next) => at += next.len_utf8(),
                None => return at,
            },
            Class::Blank | Class::Sign => return at,
        }
    }
}

/// The token that begins with the letter or digit at `start`; answers where the next one begins.
fn word(text: &str, start: usize, sink: &mut impl Sink) -> usize {
    let mut piece = start;
    let mut end = run(text, start);
    let mut points = false;
    let mut curly = false;
    loop {
        let sign = byte(text, end);
        let next = end + 1;
        match sign {
            b'\'' | 0xe2 => {
                let length = apostrophe(text, end);
                if length == 0 || !is_word_at(text, end + length) {
                    break;
                }
                let after = run(text, end + length);
                if is_contraction(slice(text, end + length, after)) {
                    if slice(text, end + length, after).eq_ignore_ascii_case("t")
                        && end > start + 1
                        && byte(text, end - 1).eq_ignore_ascii_case(&b'n')
                    {
                        sink.token(start, end - 1, slice(text, start, end - 1));
                        sink.token(end - 1, after, "n't");
                        return after;
                    }
                    if end == start + 1 && byte(text, start).eq_ignore_ascii_case(&b'n') {
                        sink.token(start, after, "n't");
                        return after;
                    }
                    break;
                }
                curly |= length > 1;
                (piece, end) = (end + length, after);
            }
            b'.' => {
                let after = run(text, next);
                let joins = after > next && point_joins(slice(text, piece, end), slice(text, next, after));
                if joins {
                    points = true;
                    (piece, end) = (next, after);
                } else {
                    if point_belongs(text, start, end, points) {
                        end = next;
                    }
                    break;
                }
            }
            b',' | b':' if byte(text, end - 1).is_ascii_digit() && byte(text, next).is_ascii_digit() => {
                (piece, end) = (next, run(text, next));
            }
            b'&' if byte(text, end - 1).is_ascii_uppercase() && byte(text, next).is_ascii_uppercase() => {
                (piece, end) = (next, run(text, next));
            }
            b' ' if byte(text, next) == b'.'
                && end - start > 1
                && is_abbreviation(slice(text, start, end)) =>
            {
                let form = [slice(text, start, end), "."].concat();
                sink.token(start, next + 1, &form);
                return next + 1;
            }
            b':' if slice(text, end, end + 3) == "://" => {
                end = address(text, end);
                break;
            }
            _ => break,
        }
    }
    if end == start + 1 && byte(text, start).is_ascii_uppercase() {
        let parted = parted_initials(text, start);
        if parted > end {
            sink.token(start, parted, &slice(text, start, parted).replace(' ', ""));
            return parted;
        }
    }
    let form = slice(text, start, end);
    if curly {
        sink.token(start, end, &form.replace('\u{2019}', "'"));
    } else {
        sink.token(start, end, form);
    }
    end
}

/// Where initials end whose points were parted from them: "U . S ." and "J . Ono"; `start` if there are none.
fn parted_initials(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while byte(text, at).is_ascii_uppercase() && slice(text, at + 1, at + 3) == " ." {
        // Behind the point of a sentence there is nothing.
        if text
            .get(at + 3..)
            .is_none_or(|rest| !rest.contains(char::is_alphanumeric))
            && end == start
        {
            break;
        }
        end = at + 3;
        at = end + usize::from(byte(text, end) == b' ');
    }
    end
}

/// Where the address that goes on at `at` ends.
fn address(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|next: char| next <= ' ').unwrap_or(rest.len())
}

/// Whether letters behind an apostrophe are a token of their own.
fn is_contraction(letters: &str) -> bool {
    ["s", "t", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|known| letters.eq_ignore_ascii_case(known))
}

/// Whether a point between two pieces, without blanks, keeps them together: "3.5", "U.S", "Ph.D", "example.com".
fn point_joins(left: &str, right: &str) -> bool {
    let digits = |piece: &str| piece.bytes().all(|byte| byte.is_ascii_digit());
    if digits(left) || digits(right) {
        return digits(left) && digits(right);
    }
    (left.len() <= 2 && right.len() <= 2) || right.starts_with(|first: char| first.is_lowercase())
}

/// Whether the point at `end` belongs to the word before it.
fn point_belongs(text: &str, start: usize, end: usize, points: bool) -> bool {
    let form = slice(text, start, end);
    if points && form.split('.').all(|piece| piece.len() <= 2) {
        return true;
    }
    let last = || {
        text.get(end + 1..)
            .is_none_or(|rest| !rest.contains(char::is_alphanumeric))
    };
    if form.len() == 1 {
        return form.bytes().all(|letter| letter.is_ascii_uppercase()) && !last();
    }
    is_abbreviation(form)
}

fn is_abbreviation(form: &str) -> bool {
    let mut lower = [0u8; 6];
    let Some(place) = lower.get_mut(..form.len()) else {
        return false;
    };
    place.copy_from_slice(form.as_bytes());
    place.make_ascii_lowercase();
    let place = &*place;
    form.starts_with(|first: char| first.is_ascii_uppercase())
        && ABBREVIATIONS
            .binary_search_by(|known| known.as_bytes().cmp(place))
            .is_ok()
}

/// The token that begins with the sign of ASCII at `start`; answers where the next one begins.
fn sign(text: &str, start: usize, byte: u8, sink: &mut impl Sink) -> usize {
    let repeats = || {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        rest.iter().take_while(|&&next| next == byte).count()
    };
    match byte {
        b'\'' => quote(text, start, 1, sink),
        b'`' => {
            let end = start + repeats().min(2);
            sink.token(start, end, if end == start + 1 { "'" } else { "\"" });
            end
        }
        b'-' => {
            let end = start + repeats();
            sink.token(start, end, if end == start + 1 { "-" } else { "--" });
            end
        }
        b'.' => {
            let end = start + repeats();
            sink.token(start, end, if end == start + 1 { "." } else { "..." });
            end
        }
        _ => {
            sink.token(start, start + 1, slice(text, start, start + 1));
            start + 1
        }
    }
}

/// The token that begins with an apostrophe of `length` bytes.
fn quote(text: &str, start: usize, length: usize, sink: &mut impl Sink) -> usize {
    let mut from = start + length;
    if apostrophe(text, from) > 0 {
        let end = from + apostrophe(text, from);
        sink.token(start, end, "\"");
        return end;
    }
    // Some tokenised texts part even the sign from its letter.
    let parted = byte(text, from) == b' ';
    if parted {
        from += 1;
    }
    let end = run(text, from);
    let letters = slice(text, from, end);
    if letters.eq_ignore_ascii_case("s") {
        sink.token(start, end, "'s");
        return end;
    }
    if !parted && is_contraction(letters) {
        sink.token(start, end, &format!("'{}", letters.to_ascii_lowercase()));
        return end;
    }
    sink.token(start, start + length, "'");
    start + length
}

/// The token or blank that begins with the character beyond ASCII at `start`.
fn beyond(text: &str, start: usize, sink: &mut impl Sink) -> usize {
    let Some(first) = character(text, start) else {
        return text.len();
    };
    let end = start + first.len_utf8();
    if is_word(first) {
        return word(text, start, sink);
    }
    if first.is_whitespace() || matches!(first, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}') {
        return end;
    }
    let form = match first {
        '\u{2019}' => return quote(text, start, first.len_utf8(), sink),
        '\u{2018}' | '\u{201a}' | '\u{2039}' | '\u{203a}' => "'",
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => "\"",
        '\u{2010}' | '\u{2011}' | '\u{2212}' => "-",
        '\u{2012}'..='\u{2015}' => "--",
        '\u{2026}' => "...",
        _ => slice(text, start, end),
    };
    sink.token(start, end, form);
    end
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, Sink, tokens};
    use proptest::prelude::*;

    #[derive(Default)]
    struct All(Vec<(usize, usize, String)>);

    impl Sink for All {
        fn token(&mut self, start: usize, end: usize, form: &str) {
            self.0.push((start, end, form.to_owned()));
        }
    }

    fn forms(text: &str) -> Vec<String> {
        let mut all = All::default();
        tokens(text, 0, text.len(), &mut all);
        all.0.into_iter().map(|token| token.2).collect()
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn raw_and_tokenised_texts_look_the_same() {
        for (raw, tokenised) in [
            (
                "Mr. Amri's Lyon-based U.S. team",
                "Mr. Amri 's Lyon - based U.S. team",
            ),
            (
                "\u{201c}No,\u{201d} he didn\u{2019}t say.",
                "`` No , '' he did n't say .",
            ),
            ("Oslo\u{2019}s mayor (AP)", "Oslo \u{2019} s mayor ( AP )"),
            ("the AT&T\u{a0}deal \u{2013} 3.5m", "the AT&T deal -- 3.5m"),
            ("He met J. Ono.", "He met J . Ono ."),
            ("the U.S. team of Dr. Ono", "the U . S . team of Dr . Ono"),
        ] {
            assert_eq!(forms(raw), forms(tokenised), "{raw}");
        }
        assert_eq!(forms("C\u{f4}te d\u{2019}Ivoire"), ["C\u{f4}te", "d'Ivoire"]);
        assert_eq!(forms("Ended.The U.N. met"), ["Ended", ".", "The", "U.N.", "met"]);
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_lie_on_borders(text in "\\PC{0,60}|[a-zA-Z '.\u{2019}&:/-]{0,60}") {
            let mut all = All::default();
            tokens(&text, 0, text.len(), &mut all);
            let mut last = 0;
            for (start, end, form) in all.0 {
                prop_assert!(start >= last && start < end && !form.is_empty());
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
                last = end;
            }
        }
    }
}
