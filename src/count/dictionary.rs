//! The vocabulary of a part: stems in byte order, the forms behind them, and names.
//!
//! A number in it is a rank, so two vocabularies are joined by walking along both. It knows no document.

use super::Texts;
use crate::entity::Kind;

/// Folded surface forms with what became of them; lists of one length, by term, then bytes, then the flags.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms {
    /// The form.
    pub text: Texts,
    /// Its term; [`NONE`] where it is left out of the terms.
    pub term: Vec<u32>,
    /// Whether it is left out as a stop word.
    pub stop: Vec<bool>,
    /// Whether it is a running word: neither a number nor inside an address.
    pub running: Vec<bool>,
    /// Occurrences.
    pub count: Vec<u64>,
}

/// The term number of a form that is no term.
pub const NONE: u32 = u32::MAX;

impl Forms {
    /// The number of forms.
    pub fn len(&self) -> usize {
        self.term.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.term.is_empty()
    }

    pub(super) fn key(&self, at: usize) -> (u32, &str, bool, bool) {
        (self.term[at], self.text.get(at), self.stop[at], self.running[at])
    }

    /// Appends a form, or adds to the last one where it is the same.
    pub(super) fn add(&mut self, key: (u32, &str, bool, bool), count: u64) {
        if let Some(last) = self.len().checked_sub(1)
            && self.key(last) == key
        {
            self.count[last] += count;
            return;
        }
        self.term.push(key.0);
        self.text.push(key.1);
        self.stop.push(key.2);
        self.running.push(key.3);
        self.count.push(count);
    }
}

/// A vocabulary: stems in byte order and the forms behind them, and names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// The stems, each once; the place of one is its term number.
    pub stems: Texts,
    /// In how many documents each occurs.
    pub df: Vec<u32>,
    /// All forms, those that are no terms included.
    pub forms: Forms,
    /// Names of entities, where entities were looked for.
    pub names: Names,
}

impl Dictionary {
    /// About how much memory it takes, in bytes, with words of the usual length.
    pub(super) fn held(&self) -> usize {
        16 * self.stems.len() + 32 * self.forms.len() + 32 * self.names.len()
    }

    /// Hands over every term, in order, with its forms and their counts, most frequent first, ties in byte order. A term
    /// always has a form.
    pub fn each_term(&self, each: &mut impl FnMut(u32, &[(&str, u64)])) {
        let forms = &self.forms;
        let mut own: Vec<(&str, u64)> = Vec::new();
        let mut next = 0;
        for term in (0..).take(self.stems.len()) {
            own.clear();
            while forms.term.get(next) == Some(&term) {
                let (text, count) = (forms.text.get(next), forms.count[next]);
                match own.last_mut() {
                    Some((last, sum)) if *last == text => *sum += count,
                    _ => own.push((text, count)),
                }
                next += 1;
            }
            own.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            each(term, &own);
        }
    }
}

/// Names of entities, their forms and verbs of speaking, each once, by class and then by bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The kind of entity; `None`, which comes first, for a verb of speaking.
    pub kind: Vec<Option<Kind>>,
    /// The name.
    pub text: Texts,
}

impl Names {
    /// The number of names.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    pub(super) fn key(&self, at: usize) -> (Option<Kind>, &str) {
        (self.kind[at], self.text.get(at))
    }

    pub(super) fn push(&mut self, (kind, text): (Option<Kind>, &str)) {
        self.kind.push(kind);
        self.text.push(text);
    }
}
