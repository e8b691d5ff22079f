//! What stands beside a quotation: its verbs of speaking, and whom each of them makes the speaker.
//!
//! The subject of a verb stands before it, behind it where the verb comes first, and with another verb where it is a
//! participle ("said Vale, adding"); this is the one place that decides which. Where to look for a verb is the business of
//! `attribution`.

use super::clause::{What, Word};
use super::subject::{Subject, after_verb, before_verb, of_sentence};
use super::verbs::{Role, Words};

/// Who said it, and with which word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) subject: Subject,
    /// Bytes of the verb, or of a phrase such as "according to"; `None` behind "Ada Vale:".
    pub(super) verb: Option<(u32, u32)>,
    /// Whether the verb stands right beside the quotation.
    pub(super) is_close: bool,
    /// Whether the verb says what something is called.
    pub(super) describes: bool,
}

/// Text and words of the sentence beside a quotation.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) language: &'a Words,
}

impl<'a> Beside<'a> {
    pub(super) fn part(self, words: &'a [Word]) -> Self {
        Self { words, ..self }
    }

    pub(super) fn get(self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    pub(super) fn from(self, at: usize) -> &'a [Word] {
        self.words.get(at..).unwrap_or_default()
    }

    pub(super) fn to(self, at: usize) -> &'a [Word] {
        self.words.get(..at).unwrap_or_default()
    }

    /// Words of the phrase such as "according to" that begins at `at`.
    pub(super) fn according(self, at: usize) -> Option<usize> {
        if !self.get(at)?.is(Role::ACCORDING) {
            return None;
        }
        let text = |word: &Word| {
            self.text
                .get(word.start as usize..word.end as usize)
                .unwrap_or_default()
        };
        self.language.according(&self.from(at).iter().map(text))
    }

    /// Whether the word at `at` is a verb of speaking that may have a subject.
    pub(super) fn is_verb(self, at: usize) -> bool {
        let Some(word) = self.get(at) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|at| self.get(at));
        if word.is(Role::NOUN) {
            let subject = self.to(at).iter().rev().find(|word| !word.is(Role::BETWEEN));
            return subject.is_some_and(|word| word.is(Role::PRONOUN) || matches!(word.what, What::Name(..)));
        }
        let is_noun = before.is_some_and(|before| {
            before.is(Role::ARTICLE) && !before.is(Role::RELATIVE) && !before.is(Role::PRONOUN)
        });
        word.is(Role::VERB) && !is_noun
    }

    /// Whether the verb at `at` has its subject spoken to: "was told".
    pub(super) fn is_passive(self, at: usize) -> bool {
        let skipped = self
            .to(at)
            .iter()
            .rev()
            .take_while(|word| word.is(Role::BETWEEN) && !word.is(Role::PASSIVE))
            .count();
        let before = at.checked_sub(skipped + 1).and_then(|at| self.get(at));
        before.is_some_and(|before| before.is(Role::PASSIVE))
    }

    /// Whether a name or a pronoun stands right behind the verb at `at`, which follows a comma, and nothing else does:
    /// ", said Vale, ...".
    pub(super) fn is_inverted(self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.get(at));
        let titles = self
            .from(at + 1)
            .iter()
            .take_while(|word| word.what == What::Title)
            .count();
        let subject = self.get(at + 1 + titles);
        let is_subject =
            subject.is_some_and(|word| word.is(Role::PRONOUN) || matches!(word.what, What::Name(..)));
        let ends = self.get(at + 2 + titles).is_none_or(|word| {
            word.is(Role::PREPOSITION)
                || matches!(word.what, What::Comma | What::Dash | What::Stop | What::Quoted)
        });
        is_subject && ends && before.is_some_and(|word| word.what == What::Comma)
    }

    /// Who speaks by a phrase of `length` words at `at`.
    pub(super) fn by_phrase(self, at: usize, length: usize) -> Attribution {
        let last = self.get(at + length - 1).map_or(0, |word| word.end);
        Attribution {
            subject: after_verb(self.from(at + length)),
            verb: self.get(at).map(|word| (word.start, last)),
            is_close: true,
            describes: false,
        }
    }

    /// Who speaks by the verb at `at`, whose subject stands before it, behind it, or with another verb.
    pub(super) fn by_verb(self, at: usize, subject: Subject) -> Attribution {
        let verb = self.get(at);
        Attribution {
            subject,
            verb: verb.map(|word| (word.start, word.end)),
            is_close: true,
            describes: verb.is_some_and(|word| word.is(Role::DESCRIBES)),
        }
    }

    /// The subject of the verb at `at`, from all that stands before it in its sentence.
    pub(super) fn subject(self, at: usize) -> Subject {
        let Some(verb) = self.get(at) else {
            return Subject::Other;
        };
        if verb.is(Role::PARTICIPLE) {
            let other = (0..at)
                .rev()
                .find(|&at| self.is_verb(at) && !self.get(at).is_some_and(|word| word.is(Role::PARTICIPLE)));
            return other.map_or_else(|| of_sentence(self.to(at)), |other| self.subject(other));
        }
        let is_passive = self.is_passive(at);
        if verb.is(Role::QUOTES) && !is_passive {
            return after_verb(self.from(at + 1));
        }
        if is_passive && verb.is(Role::TELLS) {
            return Subject::Other;
        }
        let front = self.to(at);
        let skipped = front
            .iter()
            .rev()
            .take_while(|word| word.is(Role::BETWEEN))
            .count();
        let is_first = match self.to(at - skipped) {
            [] => true,
            [.., last] => last.what == What::Quoted,
        } || matches!(
            self.to(at - skipped),
            [
                ..,
                Word {
                    what: What::Quoted,
                    ..
                },
                Word {
                    what: What::Comma | What::Dash,
                    ..
                }
            ]
        );
        if is_first && !verb.is(Role::TELLS) {
            let ends = self
                .get(at + 1)
                .is_none_or(|next| !matches!(next.what, What::Name(..) | What::Plain(_) | What::Title));
            if ends && self.language.drops_subjects {
                return Subject::Person(verb.start);
            }
            return after_verb(self.from(at + 1));
        }
        match before_verb(front) {
            Subject::Other if self.is_inverted(at) => after_verb(self.from(at + 1)),
            subject => subject,
        }
    }
}
