//! The names of one article, each once, and the forms in which they were written.
//!
//! A form is the text of a mention to the byte, so that a name written twice the same way is folded once. Forms with the
//! same key and kind are one name. All text lies in buffers that are used again for the next article.

use std::hash::BuildHasher as _;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::aliases::{Alias, Aliases};
use super::fold;
use super::keys::{Keys, number, push};
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
    /// Whether the user wants nothing merged with it.
    alone: bool,
}

/// The names of one article.
#[derive(Default)]
pub(super) struct Names {
    forms: Vec<Form>,
    all: Vec<Name>,
    keys: Keys,
    shown: String,
    form_of: FxHashMap<u64, u32>,
    /// The form and the key at hand.
    now_shown: String,
    now_key: String,
}

impl Names {
    /// Forgets everything but its buffers.
    pub(super) fn clear(&mut self) {
        self.forms.clear();
        self.all.clear();
        self.keys.clear();
        self.shown.clear();
        self.form_of.clear();
    }

    /// Bytes of memory held, about.
    pub(super) fn bytes(&self) -> usize {
        self.forms.capacity() * size_of::<Form>()
            + self.all.capacity() * size_of::<Name>()
            + self.shown.capacity()
            + self.form_of.capacity() * size_of::<(u64, u32)>()
            + self.keys.bytes()
    }

    /// How many names there are; they are numbered from 0.
    pub(super) fn len(&self) -> u32 {
        number(self.all.len())
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
                self.all[known.name as usize].mentions += 1;
                return form;
            }
            hash = hash.wrapping_add(1);
        }
        let form = number(self.forms.len());
        self.form_of.insert(hash, form);
        let mut now = std::mem::take(&mut self.now_shown);
        fold::show(written, span.kind, &mut now);
        let (name, reason) = self.name_of(&now, span.kind, aliases);
        self.all[name as usize].mentions += 1;
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
            if aliases.get(kind, &self.now_key) == Some(&Alias::Alone) {
                let name = self.intern(kind);
                self.all[name as usize].alone = true;
                return (name, None);
            }
        }
        match kind {
            Kind::Nationality => {
                let adjective =
                    world::adjective(shown).filter(|name| !self.is_forbidden(name, kind, aliases));
                if let Some(adjective) = adjective {
                    return (self.called(adjective, kind), Some(Reason::Nationality));
                }
            }
            Kind::Organization | Kind::Place | Kind::Misc => {
                let usual = world::usual(shown).filter(|(name, _)| !self.is_forbidden(name, kind, aliases));
                if let Some((usual, _)) = usual {
                    return (self.called(usual, kind), Some(Reason::Usual));
                }
            }
            _ => {}
        }
        self.fold(shown, kind);
        (self.intern(kind), None)
    }

    /// Whether the user wants nothing merged with the name of this kind that is shown so.
    fn is_forbidden(&mut self, shown: &str, kind: Kind, aliases: &Aliases) -> bool {
        if aliases.is_empty() {
            return false;
        }
        self.fold(shown, kind);
        aliases.get(kind, &self.now_key) == Some(&Alias::Alone)
    }

    /// The name of this kind that is shown exactly so.
    fn called(&mut self, shown: &str, kind: Kind) -> u32 {
        self.fold(shown, kind);
        let name = self.intern(kind);
        let range = push(&mut self.shown, shown);
        let called = &mut self.all[name as usize];
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
        let key = self.keys.intern(&self.now_key);
        if let Some(name) = self.keys.name(key, kind) {
            return name;
        }
        let next = self.len();
        self.keys.set_name(key, kind, next);
        self.all.push(Name {
            kind,
            key,
            shown: 0..0,
            worth: (0, 0),
            mentions: 0,
            target: next,
            reason: Reason::SameName,
            alone: false,
        });
        next
    }

    /// The name of this kind with this key, unless it has to stay alone.
    pub(super) fn find(&self, kind: Kind, key: &str) -> Option<u32> {
        self.keys.find(kind, key).filter(|&name| !self.is_alone(name))
    }

    /// The names of all kinds that share a key with this one, itself included.
    pub(super) fn namesakes(&self, name: u32) -> impl Iterator<Item = u32> + Clone {
        self.keys.names(self.all[name as usize].key)
    }

    pub(super) fn kind(&self, name: u32) -> Kind {
        self.all[name as usize].kind
    }

    pub(super) fn mentions(&self, name: u32) -> u32 {
        self.all[name as usize].mentions
    }

    pub(super) fn is_alone(&self, name: u32) -> bool {
        self.all[name as usize].alone
    }

    /// The key of a name.
    pub(super) fn key_text(&self, name: u32) -> &str {
        self.keys.text(self.all[name as usize].key)
    }

    /// How a name is shown; settled by [`Names::choose_shown`].
    pub(super) fn shown(&self, name: u32) -> &str {
        self.shown
            .get(self.all[name as usize].shown.clone())
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
            let worth = (fold::plainness(text), form.mentions);
            let name = &mut self.all[form.name as usize];
            if name.worth < worth {
                name.worth = worth;
                name.shown = form.shown.clone();
            }
        }
    }

    /// The name that a name was merged into in the end.
    pub(super) fn resolve(&self, mut name: u32) -> u32 {
        while self.all[name as usize].target != name {
            name = self.all[name as usize].target;
        }
        name
    }

    /// Why a name was merged; `SameName` where it was not.
    pub(super) fn reason(&self, name: u32) -> Reason {
        self.all[name as usize].reason
    }

    /// Merges a name into another, unless it is merged already, has to stay alone or would come back to itself.
    pub(super) fn merge(&mut self, name: u32, into: u32, reason: Reason) {
        let end = self.resolve(into);
        let merged = &mut self.all[name as usize];
        if merged.target == name && end != name && !merged.alone {
            merged.target = end;
            merged.reason = reason;
        }
    }
}

fn hash_of(text: &str, kind: Kind) -> u64 {
    FxBuildHasher.hash_one((text, kind as u8))
}
