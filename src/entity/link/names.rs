//! The names of one article, each once, and the forms in which they were written.
//!
//! A form is the text of a mention to the byte, so that a name written twice the same way is folded once. Forms with the
//! same key and kind are one name. All text lies in buffers that are used again for the next article.

use std::hash::BuildHasher as _;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::aliases::{Alias, Aliases};
use super::fold;
use super::reason::Reason;
use crate::entity::{Kind, Span, world};

/// A way in which a name was written.
struct Form {
    kind: Kind,
    /// Where it was first seen, in the text of the article.
    first: Range<usize>,
    /// Its shown form.
    shown: Range<usize>,
    /// The name it is a form of, and why, where that is not for its spelling.
    name: u32,
    reason: Option<Reason>,
    mentions: u32,
}

/// A name: all forms of one key and kind.
struct Name {
    kind: Kind,
    key: u32,
    /// Its best shown form, or the usual or the user's.
    shown: Range<usize>,
    /// How good that is; the greatest where it is the usual or the user's.
    worth: (u8, u32),
    mentions: u32,
    /// The name it was merged into, or itself.
    target: u32,
    reason: Reason,
    /// Whether the user said what it is, so that no rule asks what it is short for.
    settled: bool,
    /// Whether the user wants nothing merged with it.
    alone: bool,
}

/// A key with the names that have it, one a kind.
struct Key {
    text: Range<usize>,
    names: [Option<u32>; Kind::ALL.len()],
}

/// The names of one article.
#[derive(Default)]
pub(super) struct Names {
    forms: Vec<Form>,
    names: Vec<Name>,
    keys: Vec<Key>,
    shown: String,
    folded: String,
    form_of: FxHashMap<u64, u32>,
    key_of: FxHashMap<u64, u32>,
    /// The form and the key at hand.
    now_shown: String,
    now_key: String,
}

impl Names {
    /// Forgets everything but its buffers.
    pub(super) fn clear(&mut self) {
        self.forms.clear();
        self.names.clear();
        self.keys.clear();
        self.shown.clear();
        self.folded.clear();
        self.form_of.clear();
        self.key_of.clear();
    }

    /// How many names there are; they are numbered from 0.
    pub(super) fn len(&self) -> u32 {
        number(self.names.len())
    }

    /// Takes a mention in; gives back the number of its form.
    pub(super) fn mention(&mut self, text: &str, span: &Span, aliases: &Aliases) -> u32 {
        let written = span.text(text);
        let mut hash = hash_of(written, span.kind);
        // Of two forms with one hash, the second is found under the next.
        while let Some(&form) = self.form_of.get(&hash) {
            let known = &mut self.forms[form as usize];
            if known.kind == span.kind && text.get(known.first.clone()) == Some(written) {
                known.mentions += 1;
                self.names[known.name as usize].mentions += 1;
                return form;
            }
            hash = hash.wrapping_add(1);
        }
        let form = number(self.forms.len());
        self.form_of.insert(hash, form);
        let mut now = std::mem::take(&mut self.now_shown);
        fold::show(written, span.kind, &mut now);
        let (name, reason) = self.name_of(&now, span.kind, aliases);
        self.names[name as usize].mentions += 1;
        let shown = push(&mut self.shown, &now);
        self.now_shown = now;
        let first = span.start as usize..span.start as usize + written.len();
        self.forms.push(Form {
            kind: span.kind,
            first,
            shown,
            name,
            reason,
            mentions: 1,
        });
        form
    }

    /// The name that a shown form belongs to, and why, where that is not for its spelling.
    fn name_of(&mut self, shown: &str, kind: Kind, aliases: &Aliases) -> (u32, Option<Reason>) {
        if !aliases.is_empty() {
            self.fold(shown, kind);
            match aliases.get(kind, &self.now_key) {
                Some(Alias::For(entity)) => {
                    let name = self.called(entity, kind);
                    self.names[name as usize].settled = true;
                    return (name, Some(Reason::UserAlias));
                }
                Some(Alias::Alone) => {
                    let name = self.intern(kind);
                    self.names[name as usize].alone = true;
                    self.names[name as usize].settled = true;
                    return (name, None);
                }
                None => {}
            }
        }
        match kind {
            Kind::Nationality => {
                if let Some(adjective) = world::adjective(shown) {
                    return (self.called(adjective, kind), Some(Reason::Nationality));
                }
            }
            Kind::Organization | Kind::Place | Kind::Misc => {
                if let Some((usual, _)) = world::usual(shown) {
                    return (self.called(usual, kind), Some(Reason::Usual));
                }
            }
            _ => {}
        }
        self.fold(shown, kind);
        (self.intern(kind), None)
    }

    /// The name of this kind that is shown exactly so.
    fn called(&mut self, shown: &str, kind: Kind) -> u32 {
        self.fold(shown, kind);
        let name = self.intern(kind);
        let range = push(&mut self.shown, shown);
        let called = &mut self.names[name as usize];
        if called.worth.0 < u8::MAX {
            called.worth = (u8::MAX, 0);
            called.shown = range;
        }
        name
    }

    fn fold(&mut self, shown: &str, kind: Kind) {
        fold::key(shown, kind, &mut self.now_key);
    }

    /// The name with the key at hand, made where there is none.
    fn intern(&mut self, kind: Kind) -> u32 {
        let key = match self.key(&self.now_key) {
            Ok(key) => key,
            Err(hash) => {
                let key = number(self.keys.len());
                self.key_of.insert(hash, key);
                let text = push(&mut self.folded, &self.now_key);
                self.keys.push(Key {
                    text,
                    names: [None; Kind::ALL.len()],
                });
                key
            }
        };
        let next = self.len();
        let slot = &mut self.keys[key as usize].names[kind as usize];
        if let Some(name) = *slot {
            return name;
        }
        *slot = Some(next);
        self.names.push(Name {
            kind,
            key,
            shown: 0..0,
            worth: (0, 0),
            mentions: 0,
            target: next,
            reason: Reason::SameName,
            settled: false,
            alone: false,
        });
        next
    }

    /// The number of a key, or the hash under which it would be found.
    fn key(&self, text: &str) -> Result<u32, u64> {
        let mut hash = hash_of(text, Kind::Misc);
        while let Some(&key) = self.key_of.get(&hash) {
            if self.folded.get(self.keys[key as usize].text.clone()) == Some(text) {
                return Ok(key);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }

    /// The name of this kind with this key, unless it has to stay alone.
    pub(super) fn find(&self, kind: Kind, key: &str) -> Option<u32> {
        let key = self.key(key).ok()?;
        let name = self.keys[key as usize].names[kind as usize]?;
        (!self.names[name as usize].alone).then_some(name)
    }

    /// The names of all kinds that share a key with this one, itself included.
    pub(super) fn namesakes(&self, name: u32) -> impl Iterator<Item = u32> {
        self.keys[self.names[name as usize].key as usize]
            .names
            .iter()
            .flatten()
            .copied()
    }

    pub(super) fn kind(&self, name: u32) -> Kind {
        self.names[name as usize].kind
    }

    pub(super) fn mentions(&self, name: u32) -> u32 {
        self.names[name as usize].mentions
    }

    /// Whether a rule may ask what this name is short for.
    pub(super) fn is_open(&self, name: u32) -> bool {
        let name = &self.names[name as usize];
        !name.settled && !name.alone
    }

    pub(super) fn is_alone(&self, name: u32) -> bool {
        self.names[name as usize].alone
    }

    /// The key of a name.
    pub(super) fn key_text(&self, name: u32) -> &str {
        let key = &self.keys[self.names[name as usize].key as usize];
        self.folded.get(key.text.clone()).unwrap_or_default()
    }

    /// How a name is shown; settled by [`Names::choose_shown`].
    pub(super) fn shown(&self, name: u32) -> &str {
        self.shown
            .get(self.names[name as usize].shown.clone())
            .unwrap_or_default()
    }

    /// The name of a form.
    pub(super) fn form_name(&self, form: u32) -> u32 {
        self.forms[form as usize].name
    }

    /// Why a form belongs to its name.
    pub(super) fn form_reason(&self, form: u32) -> Reason {
        let form = &self.forms[form as usize];
        let same = self.shown.get(form.shown.clone()) == Some(self.shown(form.name));
        match form.reason {
            _ if same => Reason::SameName,
            Some(reason) => reason,
            None => Reason::Folded,
        }
    }

    /// Chooses how each name is shown: not all in capitals, without a possessive, and as it is written most often.
    pub(super) fn choose_shown(&mut self) {
        for form in &self.forms {
            let text = self.shown.get(form.shown.clone()).unwrap_or_default();
            let plain = fold::without_possessive(text).len() == text.len();
            let worth = (1 + u8::from(plain) + 2 * u8::from(!shouts(text)), form.mentions);
            let name = &mut self.names[form.name as usize];
            if name.worth < worth {
                name.worth = worth;
                name.shown = form.shown.clone();
            }
        }
    }

    /// The name that a name was merged into in the end.
    pub(super) fn resolve(&self, mut name: u32) -> u32 {
        while self.names[name as usize].target != name {
            name = self.names[name as usize].target;
        }
        name
    }

    /// Why a name was merged; `SameName` where it was not.
    pub(super) fn reason(&self, name: u32) -> Reason {
        self.names[name as usize].reason
    }

    /// Merges a name into another, unless it is merged already, has to stay alone or would come back to itself.
    pub(super) fn merge(&mut self, name: u32, into: u32, reason: Reason) {
        let end = self.resolve(into);
        let merged = &mut self.names[name as usize];
        if merged.target == name && end != name && !merged.alone {
            merged.target = end;
            merged.reason = reason;
        }
    }
}

/// Whether a name is long enough to tell that it is in capitals and not an acronym.
fn shouts(text: &str) -> bool {
    let long = text.len() > 6 || text.contains(' ');
    long && !text.chars().any(char::is_lowercase)
}

fn push(buffer: &mut String, text: &str) -> Range<usize> {
    let start = buffer.len();
    buffer.push_str(text);
    start..buffer.len()
}

fn hash_of(text: &str, kind: Kind) -> u64 {
    FxBuildHasher.hash_one((text, kind as u8))
}

/// A count as a number of 32 bits: articles are addressed by 32 bits, so they have no more names than that.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
