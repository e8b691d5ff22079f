//! What a worker remembers of words: what every token came to when it was first seen.
//!
//! A token costs one look-up; only its first sight is folded, looked up in the stop list and stemmed. Short words have
//! their characters in the table itself. A stretch of text that needs the tables of Unicode is remembered whole, with all
//! its tokens, so accents and curly quotes cost one look-up as well. All of it is the memory of a pure function: which
//! texts were seen before changes numbers, but nothing that is said of a token.
//!
//! It counts nothing.

mod index;
mod table;

use std::ops::Range;

use super::{Setup, Texts};
use crate::normalize::{Normalizer, Outcome, fold};
use crate::tokenize::scan::{Sink, scan};
use crate::tokenize::{self, Token, TokenKind};
use index::{Index, hash};
use table::{Key, LONGEST, Table};

/// The longest stretch that is remembered, in bytes; longer ones rarely come again.
const STRETCH: usize = 64;

/// What is known of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Number of its form: of its folded text, kind and language.
    pub form: u32,
    /// Number of its term; `u32::MAX` if it is none.
    pub term: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether it is a running word: neither a number nor part of an address.
    pub running: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            form: 0,
            term: u32::MAX,
            outcome: Outcome::Stop,
            running: false,
        }
    }
}

/// A token of a stretch.
#[derive(Debug, Clone, Copy)]
struct Placed {
    form: u32,
    /// Bytes of the stretch before it.
    offset: u16,
    /// Its own bytes.
    length: u16,
}

/// The memory. Use it with one setup only.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Per language: words of ASCII in lower case, and others as they are written.
    words: Vec<Table>,
    /// By number: the folded text of each form and what is known of it.
    forms: Texts,
    known: Vec<Seen>,
    /// Language and kind of each form.
    tags: Vec<u32>,
    forms_index: Index,
    stems: Texts,
    stems_index: Index,
    stretches: Texts,
    stretches_index: Index,
    /// Per stretch its language and where its tokens end.
    stretches_rest: Vec<(u32, u32)>,
    placed: Vec<Placed>,
    /// Bytes that the tables hold.
    tables: usize,
    /// The language of the last text, its slot, and whether its ASCII is folded like that of most: looking them up takes
    /// as long as ten words.
    last: Option<(Option<&'static str>, usize, bool)>,
    folded: String,
    stem: String,
}

impl Lexicon {
    /// Remembers nothing yet; `slots` as in [`Setup`].
    pub fn new(slots: usize) -> Self {
        let mut new = Self::default();
        new.words.resize_with(slots, Table::default);
        new
    }

    /// Hands every token of `text` to `sink`, in order, with its first byte.
    pub fn tokens(
        &mut self,
        text: &str,
        language: Option<&'static str>,
        setup: &Setup,
        sink: &mut impl FnMut(Seen, usize),
    ) {
        self.spans(text, language, setup, &mut |seen, span| sink(seen, span.start));
    }

    /// Hands every token of `text` to `sink`, in order, with the bytes it takes.
    pub(super) fn spans(
        &mut self,
        text: &str,
        language: Option<&'static str>,
        setup: &Setup,
        sink: &mut impl FnMut(Seen, Range<usize>),
    ) {
        let (_, slot, plain) = *match &mut self.last {
            Some(last) if last.0 == language => last,
            last => last.insert((
                language,
                setup.slot(language),
                setup.normalizer(language).folds_ascii_plainly(),
            )),
        };
        // Out of the list for as long as it is used, because that is one step less on the way to each word.
        let words = self.words.get_mut(slot).map(std::mem::take).unwrap_or_default();
        let before = words.bytes();
        let mut pass = Pass {
            lexicon: self,
            words,
            text,
            slot,
            plain,
            language,
            setup,
            normalizer: None,
            sink,
        };
        scan(text, &mut pass);
        let words = pass.words;
        self.tables += words.bytes() - before;
        if let Some(place) = self.words.get_mut(slot) {
            *place = words;
        }
    }

    /// The number of terms.
    pub fn terms(&self) -> usize {
        self.stems.len()
    }

    /// The stem of a term; empty where there is none.
    pub fn stem(&self, term: u32) -> &str {
        self.stems.get(term as usize)
    }

    /// What is known of the forms, by number.
    pub(super) fn known(&self) -> &[Seen] {
        &self.known
    }

    /// The stems by number, and the texts of the forms with what is known of them.
    pub(super) fn into_parts(self) -> (Texts, Texts, Vec<Seen>) {
        (self.stems, self.forms, self.known)
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        let texts = self.forms.bytes() + self.stems.bytes() + self.stretches.bytes();
        let indices = self.forms_index.bytes() + self.stems_index.bytes() + self.stretches_index.bytes();
        let lists = self.known.capacity() * size_of::<Seen>()
            + self.tags.capacity() * size_of::<u32>()
            + self.stretches_rest.capacity() * size_of::<(u32, u32)>()
            + self.placed.capacity() * size_of::<Placed>();
        texts + indices + lists + self.tables
    }

    /// The form of a token, made if it was never seen before.
    fn learn(&mut self, token: &Token<'_>, slot: usize, normalizer: &Normalizer) -> u32 {
        self.folded.clear();
        fold::fold_for(normalizer.language(), token.text, &mut self.folded);
        let tag = number(slot) * 4 + token.kind as u32;
        let hash = hash((tag, self.folded.as_str()));
        let is = |form: u32| {
            self.tags.get(form as usize) == Some(&tag) && self.forms.get(form as usize) == self.folded
        };
        if let Some(form) = self.forms_index.find(hash, is) {
            return form;
        }
        let outcome = normalizer.outcome(token.kind, &self.folded, &mut self.stem);
        let seen = Seen {
            form: number(self.forms.len()),
            term: if outcome == Outcome::Term {
                self.term()
            } else {
                u32::MAX
            },
            outcome,
            running: matches!(token.kind, TokenKind::Word | TokenKind::Letter),
        };
        self.forms_index.insert(hash, seen.form);
        self.forms.push(&self.folded);
        self.known.push(seen);
        self.tags.push(tag);
        seen.form
    }

    /// The number of the term whose stem was just written.
    fn term(&mut self) -> u32 {
        let hash = hash(self.stem.as_str());
        let is = |term: u32| self.stems.get(term as usize) == self.stem;
        self.stems_index.find(hash, is).unwrap_or_else(|| {
            let term = number(self.stems.len());
            self.stems.push(&self.stem);
            self.stems_index.insert(hash, term);
            term
        })
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a vocabulary stays below 2^32")]
fn number(count: usize) -> u32 {
    count as u32
}

#[allow(clippy::cast_possible_truncation, reason = "no longer stretch is remembered")]
fn within_a_stretch(bytes: usize) -> u16 {
    const { assert!(STRETCH <= u16::MAX as usize) };
    bytes as u16
}

/// One text on its way through the memory.
struct Pass<'l, 't, 's, S> {
    lexicon: &'l mut Lexicon,
    words: Table,
    text: &'t str,
    slot: usize,
    plain: bool,
    language: Option<&'static str>,
    setup: &'s Setup,
    /// Once there was something to be learnt.
    normalizer: Option<&'s Normalizer>,
    sink: &'s mut S,
}

impl<S: FnMut(Seen, Range<usize>)> Sink for Pass<'_, '_, '_, S> {
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the loop that takes all the time")]
    fn word(&mut self, start: usize, length: usize, head: [u64; 2]) {
        let key = self.spelled(head);
        let form = match self.words.get(key) {
            Some(form) if length <= LONGEST => form,
            _ => self.first(start, length, key),
        };
        self.hand_over(form, start, length);
    }

    #[inline(never)]
    fn stretch(&mut self, start: usize, end: usize) {
        let lead = tokenize::lead(self.text, start);
        if lead < start || end - start > STRETCH {
            tokenize::words(self.text, lead, end, &mut |token| {
                let form = self.token(&token);
                self.hand_over(form, token.start, token.text.len());
            });
            return;
        }
        for at in self.remembered(start, end) {
            if let Some(&placed) = self.lexicon.placed.get(at) {
                let Placed { form, offset, length } = placed;
                self.hand_over(form, start + usize::from(offset), usize::from(length));
            }
        }
    }
}

impl<S: FnMut(Seen, Range<usize>)> Pass<'_, '_, '_, S> {
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the loop that takes all the time")]
    fn hand_over(&mut self, form: u32, start: usize, length: usize) {
        // What the sink does not use of it is not even read.
        let seen = self.lexicon.known.get(form as usize).copied().unwrap_or_default();
        (self.sink)(Seen { form, ..seen }, start..start + length);
    }

    /// The key of a word of ASCII: two that only differ in case have the same, unless the language folds them otherwise.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "part of the loop that takes all the time")]
    fn spelled(&self, head: Key) -> Key {
        if !self.plain && table::has_capital_i(head) {
            head
        } else {
            table::lower(head)
        }
    }

    /// The form of a word of ASCII that is not in the table.
    #[cold]
    #[inline(never)]
    fn first(&mut self, start: usize, length: usize, key: Key) -> u32 {
        let text = self.text.get(start..start + length).unwrap_or_default();
        let kind = tokenize::kind::of_word(text);
        let form = self.learn(&Token { text, start, kind });
        if length <= LONGEST {
            self.words.insert(key, form);
        }
        form
    }

    fn learn(&mut self, token: &Token<'_>) -> u32 {
        let normalizer = *self
            .normalizer
            .get_or_insert_with(|| self.setup.normalizer(self.language));
        self.lexicon.learn(token, self.slot, normalizer)
    }

    /// The form of a token of a stretch.
    fn token(&mut self, token: &Token<'_>) -> u32 {
        // The same characters may stand alone and inside an address, so only the former are in the table.
        let key = table::key(token.text).filter(|_| token.kind != TokenKind::Url);
        let key = key.map(|key| {
            if token.text.is_ascii() {
                self.spelled(key)
            } else {
                key
            }
        });
        if let Some(form) = key.and_then(|key| self.words.get(key)) {
            return form;
        }
        let form = self.learn(token);
        if let Some(key) = key {
            self.words.insert(key, form);
        }
        form
    }

    /// Where the tokens of a stretch are in the list of all.
    fn remembered(&mut self, start: usize, end: usize) -> Range<usize> {
        let text = self.text.get(start..end).unwrap_or_default();
        let language = number(self.slot);
        let hash = hash((language, text));
        let lexicon = &*self.lexicon;
        let rest = |stretch: u32| lexicon.stretches_rest.get(stretch as usize);
        let end_of = |stretch: u32| rest(stretch).map_or(0, |&(_, end)| end as usize);
        let is = |stretch: u32| {
            rest(stretch).is_some_and(|&(of, _)| of == language)
                && lexicon.stretches.get(stretch as usize) == text
        };
        if let Some(stretch) = lexicon.stretches_index.find(hash, is) {
            return stretch.checked_sub(1).map_or(0, end_of)..end_of(stretch);
        }
        let (first, whole) = (lexicon.placed.len(), self.text);
        tokenize::words(whole, start, end, &mut |token| {
            let form = self.token(&token);
            self.lexicon.placed.push(Placed {
                form,
                offset: within_a_stretch(token.start - start),
                length: within_a_stretch(token.text.len()),
            });
        });
        let lexicon = &mut *self.lexicon;
        lexicon
            .stretches_index
            .insert(hash, number(lexicon.stretches.len()));
        lexicon.stretches.push(text);
        lexicon
            .stretches_rest
            .push((language, number(lexicon.placed.len())));
        first..lexicon.placed.len()
    }
}
