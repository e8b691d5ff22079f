//! Which language each document is counted in, and what is ready for each.
//!
//! A short text often cannot tell its language; it then takes the one that most of its neighbours in the same source
//! have, because files rarely mix languages. Everything here is decided from the source alone.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::corpus::Document;
use crate::error::{Notice, NoticeKind};
use crate::normalize::language::{self, Language};
use crate::normalize::{Normalizer, Options};
use crate::segment::Segmenter;

/// Documents of a source that vote on its language.
const VOTERS: usize = 500;

/// Everything the loop needs that does not change.
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Setup {
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// One per language that can be detected, made when first needed.
    known: Vec<(&'static str, OnceLock<Normalizer>)>,
    unknown: Normalizer,
    options: Options,
    pinned: Option<Language>,
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
            known,
            unknown: Normalizer::new(None, options),
            options: options.clone(),
            pinned,
        }
    }

    /// How many memories of forms a worker needs: one per language and one for text in none.
    pub(super) fn slots(&self) -> usize {
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

    /// The language of each document of one source, as ISO 639-1 codes.
    pub fn languages(&self, documents: &[Document]) -> Vec<Option<&'static str>> {
        if let Some(pinned) = self.pinned {
            return vec![Some(pinned.code()); documents.len()];
        }
        let own: Vec<Option<language::Detected>> = documents
            .par_iter()
            .map(|document| language::detect(&document.text))
            .collect();
        let mut votes: BTreeMap<&'static str, usize> = BTreeMap::new();
        for detected in own
            .iter()
            .take(VOTERS)
            .flatten()
            .filter(|detected| detected.reliable)
        {
            *votes.entry(detected.code).or_default() += 1;
        }
        let common = votes
            .iter()
            .max_by_key(|(code, count)| (**count, std::cmp::Reverse(**code)))
            .map(|(code, _)| *code);
        own.iter()
            .map(|detected| match detected {
                Some(detected) if detected.reliable => Some(detected.code),
                Some(detected) => common.or(Some(detected.code)),
                None => common,
            })
            .collect()
    }
}

/// How many articles of each source are in a language that cannot be stemmed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    found: BTreeMap<(String, Option<&'static str>), usize>,
}

impl Tally {
    pub(super) fn add(&mut self, source: &str, code: Option<&'static str>, empty: bool) {
        let stemmed = code.is_some_and(|code| Language::from_code(code).is_some());
        if !stemmed && !empty {
            *self.found.entry((source.to_owned(), code)).or_default() += 1;
        }
    }

    pub(super) fn notices(&self, setup: &Setup) -> Vec<Notice> {
        if setup.pinned.is_some() {
            return Vec::new();
        }
        let sentence = |(source, code): &(String, Option<&'static str>), count: usize| {
            let articles = if count == 1 {
                "1 article".to_owned()
            } else {
                format!("{count} articles")
            };
            let message = match code {
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
        self.found
            .iter()
            .map(|(key, &count)| sentence(key, count))
            .collect()
    }
}
