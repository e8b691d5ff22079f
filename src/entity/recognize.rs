//! Everything about one article, in order: names, amounts and dates, links, quotations.
//!
//! Nothing of an article is remembered for the next but what words look like, so the order of articles changes nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::amounts::amounts;
use super::link::{Aliases, Linker, Reason};
use super::quotations::{Quotation, quotations};
use super::rules::Rules;
use super::tag::Tagger;
use super::{Kind, Span, borders};

/// An article as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// Its text.
    pub text: &'a str,
    /// ISO 639-1 code of its language, where it is known.
    pub language: Option<&'a str>,
    /// ISO 8601 date of its publication, or only its year or year and month, where it is known.
    pub published: Option<&'a str>,
    /// Where its sentences begin and end, in bytes, ascending and disjoint.
    pub sentences: &'a [(usize, usize)],
}

/// A mention with what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'r> {
    /// Where it stands; its kind is that of what it stands for.
    pub span: Span,
    /// What it stands for within its article: the fullest name, or the value of an amount or date.
    pub name: &'r str,
    /// Why it is linked to that name.
    pub reason: Reason,
}

/// Reads articles one after another; it remembers words, so one serves a worker for many.
pub struct Recognizer {
    tagger: Tagger,
    rules: Rules,
    linker: Linker,
    /// Names of the article at hand, in order.
    names: Vec<Span>,
    /// Its amounts and dates, in order, with the place of their values in `values`.
    amounts: Vec<(Span, Range<usize>)>,
    values: String,
    quotations: Vec<Quotation>,
}

impl Default for Recognizer {
    fn default() -> Self {
        Self {
            tagger: Tagger::new(),
            rules: Rules::new(),
            linker: Linker::new(),
            names: Vec::new(),
            amounts: Vec::new(),
            values: String::new(),
            quotations: Vec::new(),
        }
    }
}

impl Recognizer {
    /// Reads one article; gives back how many of its quotations have no end.
    pub fn read(&mut self, article: Article<'_>, aliases: &Aliases) -> u32 {
        let Article {
            text,
            language,
            published,
            sentences,
        } = article;
        self.names.clear();
        if language == Some("en") {
            self.tagger.names(text, sentences, &mut self.names);
        } else {
            self.rules.names(text, sentences, language, &mut self.names);
        }
        self.amounts.clear();
        self.values.clear();
        amounts(text, sentences, language, published, &mut |span, value| {
            let start = self.values.len();
            self.values.push_str(value);
            self.amounts.push((span, start..self.values.len()));
        });
        borders::part_countries(text, &mut self.names);
        borders::whole_countries(text, &mut self.names);
        borders::cut_dates(text, &mut self.names, &self.amounts);
        borders::settle(&mut self.names, &mut self.amounts);
        self.linker.within(text, &self.names, aliases);
        self.quotations.clear();
        let found = quotations(text, language, sentences, &self.names, &mut |quotation| {
            self.quotations.push(quotation);
        });
        found.unclosed
    }

    /// The mentions of the article that was read last, in order.
    pub fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        let mut names = (0..self.names.len()).peekable();
        let mut amounts = self.amounts.iter().peekable();
        std::iter::from_fn(move || {
            let amount = amounts.next_if(|(span, _)| {
                let name = names.peek().and_then(|&at| self.names.get(at));
                name.is_none_or(|name| span.start < name.start)
            });
            match amount {
                Some((span, value)) => Some(Mention {
                    span: *span,
                    name: self.values.get(value.clone()).unwrap_or_default(),
                    reason: Reason::SameName,
                }),
                None => names.next().and_then(|at| self.mention(at)),
            }
        })
    }

    /// The mention of a name.
    fn mention(&self, at: usize) -> Option<Mention<'_>> {
        let (span, link) = (self.names.get(at)?, self.linker.links().get(at)?);
        let entity = self.linker.entities().get(link.entity as usize)?;
        Some(Mention {
            span: Span {
                kind: entity.kind,
                ..*span
            },
            name: &entity.name,
            reason: link.reason,
        })
    }

    /// The quotations of the article that was read last, in order, each with what its speaker is called there.
    pub fn quotations(&self) -> impl Iterator<Item = (&Quotation, Option<(Kind, &str)>)> {
        self.quotations.iter().map(|quotation| {
            let speaker = quotation.speaker.and_then(|at| self.mention(at as usize));
            (
                quotation,
                speaker.map(|speaker| (speaker.span.kind, speaker.name)),
            )
        })
    }

    /// Bytes of memory held, about.
    pub fn bytes(&self) -> usize {
        self.tagger.bytes()
            + self.rules.bytes()
            + self.linker.bytes()
            + self.names.capacity() * size_of::<Span>()
            + self.amounts.capacity() * size_of::<(Span, Range<usize>)>()
            + self.values.capacity()
            + self.quotations.capacity() * size_of::<Quotation>()
    }
}

/// A mention as a reader sees it: white space single.
pub fn surface(text: &str) -> Cow<'_, str> {
    let plain = |text: &str| {
        !text.contains("  ")
            && text
                .chars()
                .all(|character| character == ' ' || !character.is_whitespace())
    };
    if plain(text) {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_in_a_name_is_single() {
        assert_eq!(surface("Ada\n  Quill"), "Ada Quill");
        assert_eq!(surface("Ada\u{a0}Quill"), "Ada Quill");
        assert!(matches!(surface("Ada Quill"), Cow::Borrowed(_)));
    }
}
