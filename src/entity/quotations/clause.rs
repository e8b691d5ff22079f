//! The words around a quotation: what stands before or after it in its sentence, with names as one word each.
//!
//! Whatever else is in quotation marks there counts as one thing without words, so nothing that is quoted can be taken for
//! who quotes it. At most [`REACH`] bytes are looked at, which keeps hostile text linear.

use super::pairs::Piece;
use super::verbs::{Role, Words};
use crate::entity::{Kind, Span};

/// Bytes on either side of a quotation that are looked at: two long sentences.
pub(super) const REACH: usize = 500;

/// One word, name or stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) what: What,
}

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A mention: its number, and what it is.
    Name(u32, Kind),
    /// A word that is no name; whether it is capitalized or a number is of no concern.
    Plain(Role),
    /// A capitalized word that is no name: a title.
    Title,
    /// 's behind a name or a noun.
    Possessive,
    Comma,
    Colon,
    /// A semicolon, a question or exclamation mark.
    Stop,
    Dash,
    Open,
    Close,
    /// Something in quotation marks.
    Quoted,
}

impl Word {
    /// Whether it is a plain word with one of these roles.
    pub(super) fn is(&self, role: Role) -> bool {
        matches!(self.what, What::Plain(own) if own.is(role))
    }
}

/// What the clauses of one article are made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [(usize, usize)],
    pub(super) names: &'a [Span],
    pub(super) pieces: &'a [Piece],
    pub(super) words: &'static Words,
}

impl Source<'_> {
    /// The words from byte `start` to `end`, into `out`.
    pub(super) fn read(&self, start: usize, end: usize, out: &mut Vec<Word>) {
        out.clear();
        let mut name = self.names.partition_point(|name| (name.end as usize) <= start);
        let mut piece = self.pieces.partition_point(|piece| piece.outer_end <= start);
        let mut at = start;
        while at < end {
            if let Some(found) = self.pieces.get(piece).filter(|found| found.outer_start <= at) {
                piece += 1;
                if found.outer_end > at {
                    out.push(word(at, found.outer_end, What::Quoted));
                    at = found.outer_end;
                }
                continue;
            }
            if let Some(found) = self.names.get(name).filter(|found| found.start as usize <= at) {
                let number = u32::try_from(name).unwrap_or(u32::MAX);
                name += 1;
                if found.end as usize > at && found.kind.is_name() {
                    // What speaks without being known for anything is taken for a person.
                    let is_untyped = found.kind == Kind::Misc && !self.words.has_kinds;
                    let kind = if is_untyped { Kind::Person } else { found.kind };
                    out.push(word(at, found.end as usize, What::Name(number, kind)));
                    at = found.end as usize;
                }
                continue;
            }
            let limit = self
                .names
                .get(name)
                .map_or(end, |next| (next.start as usize).clamp(at + 1, end));
            let limit = self
                .pieces
                .get(piece)
                .map_or(limit, |next| next.outer_start.clamp(at + 1, limit));
            at = self.next(at, limit, out);
        }
    }

    /// Reads what stands at byte `at`; returns where the next thing may begin.
    fn next(&self, at: usize, limit: usize, out: &mut Vec<Word>) -> usize {
        let Some(rest) = self.text.get(at..limit) else {
            return at + 1;
        };
        let Some(first) = rest.chars().next() else {
            return limit;
        };
        if first.is_alphanumeric() {
            let length = length(rest);
            self.plain(at, rest.get(..length).unwrap_or_default(), out);
            return at + length;
        }
        let what = match first {
            ',' | '،' | '、' | '，' => What::Comma,
            ':' | '：' => What::Colon,
            ';' | '?' | '!' | '…' | '。' => What::Stop,
            '—' | '–' => What::Dash,
            '-' if !rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) =>
            {
                What::Dash
            }
            '(' | '[' => What::Open,
            ')' | ']' => What::Close,
            '\'' | '’' if is_possessive(rest) => {
                let end = at + first.len_utf8() + 1;
                out.push(word(at, end, What::Possessive));
                return end;
            }
            '\'' | '’' if out.last().is_some_and(|last| last.end as usize == at) => What::Possessive,
            _ => return at + first.len_utf8(),
        };
        out.push(word(at, at + first.len_utf8(), what));
        at + first.len_utf8()
    }

    /// Notes a plain word, its ending as a word of its own where it is one.
    fn plain(&self, at: usize, text: &str, out: &mut Vec<Word>) {
        let stem = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s"));
        let joined = if self.words.has_joined_pronouns {
            text.rsplit_once('-')
        } else {
            None
        };
        let (first, second) = match (stem, joined) {
            (Some(stem), _) => (stem, Some(What::Possessive)),
            (None, Some((verb, pronoun))) if self.words.role(pronoun).is(Role::PRONOUN) => (
                verb.strip_suffix("-t").unwrap_or(verb),
                Some(What::Plain(self.words.role(pronoun))),
            ),
            _ => (text, None),
        };
        let role = self.words.role(first);
        let is_title = role == Role::default() && first.starts_with(char::is_uppercase);
        let what = if is_title { What::Title } else { What::Plain(role) };
        out.push(word(at, at + first.len(), what));
        if let Some(second) = second {
            out.push(word(at + first.len(), at + text.len(), second));
        }
    }
}

fn word(start: usize, end: usize, what: What) -> Word {
    let narrow = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Word {
        start: narrow(start),
        end: narrow(end),
        what,
    }
}

/// Bytes of the word at the start of `text`: letters and digits, and hyphens, apostrophes and full stops between them.
fn length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let joins = matches!(character, '-' | '\'' | '’' | '.');
        let goes_on = character.is_alphanumeric()
            || joins && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !goes_on {
            return at;
        }
    }
    text.len()
}

/// Whether `text`, which starts with an apostrophe, is the ending 's.
fn is_possessive(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    matches!(characters.next(), Some('s' | 'S')) && !characters.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Source, What, Words};
    use crate::entity::{Kind, Span};

    fn read(text: &str, names: &[Span], language: &str) -> Vec<What> {
        let source = Source {
            text,
            sentences: &[],
            names,
            pieces: &[],
            words: Words::of(Some(language)).unwrap(),
        };
        let mut words = Vec::new();
        source.read(0, text.len(), &mut words);
        words.iter().map(|word| word.what).collect()
    }

    #[test]
    fn names_are_one_word_and_their_endings_another() {
        let names = [Span {
            start: 0,
            end: 8,
            sentence: 0,
            kind: Kind::Person,
        }];
        let words = read("Ada Vale's aide, Chair", &names, "en");
        assert_eq!(words.first(), Some(&What::Name(0, Kind::Person)));
        assert_eq!(words.get(1), Some(&What::Possessive));
        assert_eq!(words.get(3..), Some(&[What::Comma, What::Title][..]));
        assert_eq!(
            read("Ada Vale 's aide", &names, "en").get(1),
            Some(&What::Possessive)
        );
    }

    #[test]
    fn a_french_pronoun_is_taken_off_its_verb() {
        assert_eq!(read("a-t-il", &[], "fr").len(), 2);
        assert_eq!(read("dit-elle", &[], "fr").len(), 2);
        assert_eq!(read("peut-être", &[], "fr").len(), 1);
    }

    #[test]
    fn names_that_overlap_or_lie_outside_do_no_harm() {
        let name = |start, end| Span {
            start,
            end,
            sentence: 0,
            kind: Kind::Person,
        };
        let names = [name(0, 5), name(3, 9), name(4, 2), name(900, 990)];
        assert!(read("Ünïcødé, and", &names, "en").len() > 2);
    }
}
