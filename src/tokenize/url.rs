//! Where web and e-mail addresses are in a text.
//!
//! Four signs start one: a scheme with `://`, a leading `www.`, an `@` between a name and a host with a dot,
//! and a host with a dot that is followed by a path. A bare host such as "example.com" is a name in news text
//! ("Example.com said") and stays a word. Looking back from a sign stops at the first character that cannot
//! belong to it, and no byte is looked at from two signs, so the whole takes linear time.

use std::ops::Range;

/// Longest stretch looked at before a sign: a host has at most 253 bytes.
const LOOK_BACK: usize = 253;

/// The addresses of a text, in order and without overlaps.
pub(super) struct Spans<'t> {
    text: &'t str,
    position: usize,
}

impl<'t> Spans<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, position: 0 }
    }

    /// The address that the sign at `at` belongs to, if it is one.
    fn address_at(&self, at: usize) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        match bytes.get(at)? {
            b':' if bytes.get(at + 1..at + 3) == Some(b"//") => {
                let start = self.back(at, |byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
                let scheme = bytes.get(start)?;
                (start < at && scheme.is_ascii_alphabetic()).then(|| self.to_the_end(start, at + 3))
            }
            b'@' => {
                let start = self.back(at, |byte| {
                    byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte)
                });
                let rest = bytes.get(at + 1..)?;
                let length = rest.iter().take_while(|&&byte| is_of_a_host(byte)).count();
                let host = trim_dots(rest.get(..length)?);
                (start < at && is_host(host)).then(|| start..at + 1 + host.len())
            }
            b'/' => {
                let start = self.back(at, is_of_a_host);
                let follows = bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
                (follows && is_lower_case_host(bytes.get(start..at)?)).then(|| self.to_the_end(start, at))
            }
            b'w' | b'W' => {
                let apart = self
                    .text
                    .get(..at)
                    .is_some_and(|before| !before.ends_with(char::is_alphanumeric));
                let sign = bytes.get(at..at + 4)?.eq_ignore_ascii_case(b"www.");
                let follows = bytes.get(at + 4).is_some_and(u8::is_ascii_alphanumeric);
                (apart && sign && follows).then(|| self.to_the_end(at, at + 4))
            }
            _ => None,
        }
    }

    /// Where the run of `belongs` bytes that ends before `at` starts, not before the end of the last address.
    fn back(&self, at: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let floor = self.position.max(at.saturating_sub(LOOK_BACK));
        let before = self.text.as_bytes().get(floor..at).unwrap_or_default();
        at - before.iter().rev().take_while(|&&byte| belongs(byte)).count()
    }

    /// The address from `start` whose part up to `known` is already accepted, without the sentence's
    /// punctuation.
    fn to_the_end(&self, start: usize, known: usize) -> Range<usize> {
        let rest = self.text.get(known..).unwrap_or_default();
        let length = rest
            .find(|character| !is_of_an_address(character))
            .unwrap_or(rest.len());
        let mut tail = rest.get(..length).unwrap_or_default();
        let mut open = [0usize; 2];
        let mut closed = [0usize; 2];
        for byte in tail.bytes() {
            match byte {
                b'(' => open[0] += 1,
                b')' => closed[0] += 1,
                b'[' => open[1] += 1,
                b']' => closed[1] += 1,
                _ => {}
            }
        }
        while let Some(last) = tail.bytes().next_back() {
            match last {
                b')' if closed[0] > open[0] => closed[0] -= 1,
                b']' if closed[1] > open[1] => closed[1] -= 1,
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'~' => {}
                _ => break,
            }
            tail = tail.get(..tail.len() - 1).unwrap_or_default();
        }
        start..known + tail.len()
    }
}

impl Iterator for Spans<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let mut from = self.position;
        while let Some(rest) = self.text.as_bytes().get(from..) {
            let at = from
                + rest
                    .iter()
                    .position(|byte| matches!(byte, b':' | b'@' | b'/' | b'w' | b'W'))?;
            if let Some(address) = self.address_at(at) {
                self.position = address.end.max(at + 1);
                return Some(address);
            }
            from = at + 1;
        }
        None
    }
}

/// Whether the `/` at `at` may be one of an address: it follows a `:`, or a host with a dot. `bytes` hold at least what
/// lies between it and the blank before it. It may say so of more than [`Spans`] takes, but misses none.
pub(super) fn is_sign_of_a_path(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    match before.last() {
        Some(b':') => true,
        Some(last) if last.is_ascii_alphabetic() => {
            let mut host = before.iter().rev().take_while(|&&byte| is_of_a_host(byte));
            host.any(|&byte| byte == b'.')
        }
        _ => false,
    }
}

/// Whether the point at `at` may be that of `www.`; as [`is_sign_of_a_path`], but it may miss one that `bytes` begin in
/// the midst of.
pub(super) fn is_sign_of_the_web(bytes: &[u8], at: usize) -> bool {
    let sign = at
        .checked_sub(3)
        .and_then(|start| bytes.get(start..)?.first_chunk());
    sign.is_some_and(|&sign| u32::from_le_bytes(sign) | 0x20_2020 == u32::from_le_bytes(*b"www."))
}

fn is_of_a_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-'
}

fn trim_dots(mut host: &[u8]) -> &[u8] {
    while let [rest @ .., b'.' | b'-'] = host {
        host = rest;
    }
    host
}

/// Two or more labels of letters, digits and hyphens, the last one of at least two letters.
fn is_host(host: &[u8]) -> bool {
    let mut labels = host.split(|&byte| byte == b'.');
    let top = labels.next_back().unwrap_or_default();
    let mut others = labels.peekable();
    let letters = top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    letters && others.peek().is_some() && others.all(|label| !label.is_empty())
}

/// A host before a path counts only in lower case: "St.Gallen/Zug" is two places.
fn is_lower_case_host(host: &[u8]) -> bool {
    is_host(host) && !host.iter().any(u8::is_ascii_uppercase)
}

/// Whether an address may hold this character: those of RFC 3986, and letters and digits beyond ASCII of
/// scripts that put spaces between words; in the others the address would swallow the rest of the sentence.
fn is_of_an_address(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
    } else {
        character.is_alphanumeric() && super::kind::is_of_an_alphabet(character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        Spans::new(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(
            addresses("Read http://example.org/a_(b), please."),
            ["http://example.org/a_(b)"]
        );
        assert_eq!(
            addresses("(see https://example.org/x?y=1&z=2#w)."),
            ["https://example.org/x?y=1&z=2#w"]
        );
        assert_eq!(addresses("“www.example.org”"), ["www.example.org"]);
        assert_eq!(
            addresses("请看https://example.org/了解。"),
            ["https://example.org/"]
        );
        assert_eq!(addresses("WWW.EXAMPLE.ORG!"), ["WWW.EXAMPLE.ORG"]);
    }

    #[test]
    fn mail_addresses_need_a_name_and_a_host() {
        assert_eq!(
            addresses("ann.b+c@mail.example.org."),
            ["ann.b+c@mail.example.org"]
        );
        assert_eq!(addresses("@handle, a@b and 5 @ 3.50"), [""; 0]);
    }

    #[test]
    fn a_host_needs_a_path_and_a_path_a_host() {
        assert_eq!(addresses("at example.org/news today"), ["example.org/news"]);
        assert_eq!(
            addresses("Example.com said and/or 3/4, U.S./Canada, St.Gallen/Zug"),
            [""; 0]
        );
    }

    #[test]
    fn half_signs_are_nothing() {
        assert_eq!(
            addresses("://x http:/ / www. w awww.example.org @ a@ a@b. .com/x -://"),
            [""; 0]
        );
    }

    #[test]
    fn many_signs_take_linear_time() {
        for piece in ["a/", "a@", "://", "www.", "a.a/", "@a", "aaaaaaaa"] {
            let text = piece.repeat(200_000);
            assert!(Spans::new(&text).count() <= 200_000, "{piece}");
        }
    }
}
