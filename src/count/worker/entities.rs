//! Entities of the documents of one worker: names get numbers in order of first sight, as forms do.

use rustc_hash::FxHashMap;

use super::number;
use super::{Chunk, Mention, Names, Quotation};
use crate::count::NONE;
use crate::entity::{self, Aliases, Kind, Recognizer};

/// What finds entities, and the numbers of their names.
#[derive(Default)]
pub(super) struct Entities {
    recognizer: Recognizer,
    names: Numbers,
    verb: String,
}

impl std::fmt::Debug for Entities {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Entities")
            .field("names", &self.names.names.len())
            .finish_non_exhaustive()
    }
}

/// Names by kind and text, with their numbers.
#[derive(Default)]
struct Numbers {
    /// By kind, verbs of speaking last.
    known: [FxHashMap<Box<str>, u32>; Kind::ALL.len() + 1],
    names: Names,
    bytes: usize,
}

impl Numbers {
    fn of(&mut self, kind: Option<Kind>, text: &str) -> u32 {
        let known = &mut self.known[kind.map_or(Kind::ALL.len(), |kind| kind as usize)];
        if let Some(&number) = known.get(text) {
            return number;
        }
        let new = number(self.names.len());
        known.insert(text.into(), new);
        self.names.push((kind, text));
        // The text twice, its end, its place in the map.
        self.bytes += 2 * text.len() + 48;
        new
    }
}

impl Entities {
    /// Adds the entities of one document to `chunk`; gives back how many of its quotations have no end.
    pub(super) fn read(&mut self, article: entity::Article<'_>, aliases: &Aliases, chunk: &mut Chunk) -> u32 {
        let unclosed = self.recognizer.read(article, aliases);
        for mention in self.recognizer.mentions() {
            let span = mention.span;
            let form = entity::surface(span.text(article.text));
            let name = self.names.of(Some(span.kind), mention.name);
            let is_name = form == mention.name;
            chunk.mentions.push(Mention {
                name,
                form: if is_name {
                    name
                } else {
                    self.names.of(Some(span.kind), &form)
                },
                start: span.start,
                end: span.end,
                sentence: span.sentence,
                reason: mention.reason,
            });
        }
        for (quotation, speaker) in self.recognizer.quotations() {
            let verb = quotation.verb.and_then(|(start, end)| {
                let verb = article.text.get(start as usize..end as usize)?;
                self.verb.clear();
                self.verb.extend(verb.chars().flat_map(char::to_lowercase));
                Some(self.names.of(None, &self.verb))
            });
            chunk.quotations.push(Quotation {
                start: quotation.start,
                end: quotation.end,
                sentence: quotation.sentence,
                words: quotation.words,
                speaker: speaker.map_or(NONE, |(kind, name)| self.names.of(Some(kind), name)),
                verb: verb.unwrap_or(NONE),
                how: quotation.how,
            });
        }
        unclosed
    }

    /// Bytes of memory held, about.
    pub(super) fn bytes(&self) -> usize {
        self.recognizer.bytes() + self.names.bytes
    }

    /// Hands over the names and starts anew; what words look like is kept.
    pub(super) fn take(&mut self) -> Names {
        std::mem::take(&mut self.names).names
    }
}
