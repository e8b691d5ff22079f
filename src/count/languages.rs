//! Which language each document is counted in, and what is ready for each.
//!
//! A short text often cannot tell its language; it then takes the one that most of its neighbours in the same source
//! have, because files rarely mix languages. Everything here is decided from the source alone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::corpus::{Corpus, Document, Task};
use crate::entity::Aliases;
use crate::error::{Notice, NoticeKind};
use crate::normalize::language::{self, Language};
use crate::normalize::{Normalizer, Options};
use crate::segment::Segmenter;

/// Documents of a source that vote on its language.
const VOTERS: usize = 500;
/// Documents of a source that are asked for their language without regard to the others.
const FIRST: usize = 64;
/// So many of them with one language, and hardly any with another, speak for the rest.
const ENOUGH: usize = 20;

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// Single terms.
    #[default]
    Term,
    /// Two terms side by side in one sentence, with nothing between them but white space or a hyphen. What is left out of
    /// the terms parts them: a pair is never made of words that have another between them.
    Pair,
    /// Two, three or four terms in one sentence, each beside the next or, once in a phrase, joined to it by a word such as
    /// "of" or "de la", which stays in stem and form. Every pair is one of them; so is a term beside a word of the stop list
    /// that is half of many names, such as "new".
    Phrase,
}

/// Everything the loop needs that does not change.
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Setup {
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What is counted.
    pub unit: Unit,
    /// One per language that can be detected, made when first needed.
    known: Vec<(&'static str, OnceLock<Normalizer>)>,
    unknown: Normalizer,
    options: Options,
    pinned: Option<Language>,
    /// The user's word on which names are the same, where entities are looked for.
    pub(super) entities: Option<Aliases>,
}

impl Setup {
    /// Prepares every language; `pinned` overrides detection.
    pub fn new(options: &Options, segmenter: Segmenter, pinned: Option<Language>) -> Self {
        let known = language::codes()
            .into_iter()
            .map(|code| (code, OnceLock::new()))
            .collect();
        Self {
            segmenter,
            unit: Unit::Term,
            known,
            unknown: Normalizer::new(None, options),
            options: options.clone(),
            pinned,
            entities: None,
        }
    }

    /// The same, looking for entities as well.
    #[must_use]
    pub fn with_entities(mut self, aliases: Aliases) -> Self {
        self.entities = Some(aliases);
        self
    }

    /// The same, counting pairs of terms and not terms.
    #[must_use]
    pub fn with_pairs(mut self) -> Self {
        self.unit = Unit::Pair;
        self
    }

    /// The same, counting phrases of terms and not terms.
    #[must_use]
    pub fn with_phrases(mut self) -> Self {
        self.unit = Unit::Phrase;
        self
    }

    /// How many memories of forms a worker needs: one per language and one for text in none.
    pub fn slots(&self) -> usize {
        self.known.len() + 1
    }

    /// The memory of forms for a language.
    pub(super) fn slot(&self, code: Option<&str>) -> usize {
        self.known
            .iter()
            .position(|(known, _)| Some(*known) == code)
            .unwrap_or(self.known.len())
    }

    /// The normalizer for a language.
    pub fn normalizer(&self, code: Option<&str>) -> &Normalizer {
        match self.known.get(self.slot(code)) {
            Some((code, normalizer)) => normalizer.get_or_init(|| Normalizer::for_code(code, &self.options)),
            None => &self.unknown,
        }
    }
}

/// Detects languages, with the common one of each source that is read in pieces found in its first piece by whoever needs it
/// first.
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Heads<'c> {
    corpus: &'c Corpus,
    setup: &'c Setup,
    /// The first piece of each such source, by source, and what it says once it was asked.
    first: BTreeMap<usize, (&'c Task, OnceLock<Common>)>,
}

/// What the first documents of a source say of the others.
#[derive(Debug, Clone, Copy, Default)]
struct Common {
    /// The language that most have, which one takes that cannot tell its own.
    usual: Option<&'static str>,
    /// The same, where nearly all have it, so that the others need only be looked at.
    strong: Option<&'static str>,
}

impl<'c> Heads<'c> {
    /// Nothing is read yet.
    pub fn new(corpus: &'c Corpus, tasks: &'c [Task], setup: &'c Setup) -> Self {
        let first = tasks
            .iter()
            .filter(|task| task.piece.as_ref().is_some_and(|piece| piece.number == 0))
            .map(|task| (task.sources.start, (task, OnceLock::new())))
            .collect();
        Self { corpus, setup, first }
    }

    /// The language of each document of one source, or of the piece of it that `task` is, as ISO 639-1 codes.
    pub fn languages(&self, task: &Task, documents: &[Document]) -> Vec<Option<&'static str>> {
        if let Some(pinned) = self.setup.pinned {
            return vec![Some(pinned.code()); documents.len()];
        }
        let head = self
            .first
            .get(&task.sources.start)
            .filter(|_| task.piece.is_some());
        let known = head.map(|(head, known)| {
            *known.get_or_init(|| {
                if std::ptr::eq(*head, task) {
                    return ask(&documents[..documents.len().min(VOTERS)]).1;
                }
                let readings = self.corpus.read(head);
                let documents = readings
                    .first()
                    .map_or(&[][..], |reading| reading.documents.as_slice());
                ask(&documents[..documents.len().min(VOTERS)]).1
            })
        });
        let (own, common) = match known {
            Some(common) => (
                documents
                    .iter()
                    .map(|document| look(document, common.strong))
                    .collect(),
                common,
            ),
            None => ask(documents),
        };
        own.into_iter()
            .map(|detected| match detected {
                Some(detected) if detected.reliable => Some(detected.code),
                Some(detected) => common.usual.or(Some(detected.code)),
                None => common.usual,
            })
            .collect()
    }
}

fn look(document: &Document, strong: Option<&'static str>) -> Option<language::Detected> {
    match strong {
        Some(strong) => language::detect_among(&document.text, strong),
        None => language::detect(&document.text),
    }
}

/// The language of each document of a source, and what is common to them: the first are asked without prejudice.
fn ask(documents: &[Document]) -> (Vec<Option<language::Detected>>, Common) {
    let (first, others) = documents.split_at(documents.len().min(FIRST));
    let mut own: Vec<_> = first.iter().map(|document| look(document, None)).collect();
    let strong = vote(&own).filter(|&(_, count, all)| count >= ENOUGH && count * 20 >= all * 19);
    let strong = strong.map(|(code, ..)| code);
    own.extend(others.iter().map(|document| look(document, strong)));
    let usual = vote(&own).map(|(code, ..)| code).or_else(|| together(documents));
    (own, Common { usual, strong })
}

/// The language of the first documents taken as one text: headlines cannot tell theirs one by one.
fn together(documents: &[Document]) -> Option<&'static str> {
    let first = documents.iter().take(VOTERS);
    let text: String = first
        .flat_map(|document| [document.text.as_str(), "\n"])
        .collect();
    let detected = language::detect(&text).filter(|detected| detected.reliable);
    detected.map(|detected| detected.code)
}

/// The language that most of the first documents reliably have, how many of them, and how many reliably have any; ties go
/// to the code that sorts first.
fn vote(detected: &[Option<language::Detected>]) -> Option<(&'static str, usize, usize)> {
    let mut votes: BTreeMap<&'static str, usize> = BTreeMap::new();
    let asked = detected.iter().take(VOTERS).flatten();
    for voter in asked.filter(|detected| detected.reliable) {
        *votes.entry(voter.code).or_default() += 1;
    }
    let all = votes.values().sum();
    let most = votes
        .into_iter()
        .max_by_key(|(code, count)| (*count, std::cmp::Reverse(*code)));
    most.map(|(code, count)| (code, count, all))
}

/// How many articles of a source are in a language that cannot be stemmed, by its code; `None` for those whose language
/// could not be told.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Tally {
    found: Vec<(Option<Cow<'static, str>>, u64)>,
}

impl Tally {
    pub(super) fn add(&mut self, code: Option<&'static str>, empty: bool) {
        let stemmed = code.is_some_and(|code| Language::from_code(code).is_some());
        if !stemmed && !empty {
            self.add_many(code.map(Cow::Borrowed), 1);
        }
    }

    pub(super) fn absorb(&mut self, later: Self) {
        for (code, count) in later.found {
            self.add_many(code, count);
        }
    }

    fn add_many(&mut self, code: Option<Cow<'static, str>>, count: u64) {
        match self.found.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sum)) => *sum += count,
            None => self.found.push((code, count)),
        }
    }

    pub(super) fn notices(&self, source: &str, setup: &Setup) -> Vec<Notice> {
        if setup.pinned.is_some() {
            return Vec::new();
        }
        let sentence = |(code, count): &(Option<Cow<'static, str>>, u64)| {
            let articles = if *count == 1 {
                "1 article".to_owned()
            } else {
                format!("{count} articles")
            };
            let message = match code.as_deref() {
                None => format!(
                    "the language of {articles} could not be told; counted unstemmed. --language names it"
                ),
                Some(code) if language::has_uax_words(code) => format!(
                    "{articles} in {}, for which there is no stemmer; counted unstemmed",
                    language::name(code)
                ),
                Some(code) => format!(
                    "{articles} in {}, which is written without spaces between words: UAX #29 does not find its words, \
                     so its counts are of characters or runs and not of words",
                    language::name(code)
                ),
            };
            Notice::new(NoticeKind::Language, source, message)
        };
        self.found.iter().map(sentence).collect()
    }
}
