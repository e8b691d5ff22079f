//! Scores of a tagger on tagged text: exact spans, as `CoNLL` counts them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use gleaner::entity::tag::Tagger;
use gleaner::entity::{Kind, Span};
use gleaner::segment::Segmenter;

use crate::data::Document;
use crate::features::kind;

/// A name: sentence, first token, last token plus 1, type.
pub(crate) type Name = (usize, usize, usize, usize);

/// The names that the tags of a document give.
pub(crate) fn gold(document: &Document) -> Vec<Name> {
    let mut names = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut at = 0;
        while at < sentence.tags.len() {
            let Some(type_) = kind(&sentence.tags[at]) else {
                at += 1;
                continue;
            };
            let start = at;
            at += 1;
            while at < sentence.tags.len()
                && sentence.tags[at].starts_with("I-")
                && kind(&sentence.tags[at]) == Some(type_)
            {
                at += 1;
            }
            names.push((number, start, at, type_));
        }
    }
    names
}

/// The names that the tagger finds, in tokens of the document.
pub(crate) fn found(tagger: &mut Tagger, document: &Document) -> Vec<Name> {
    let laid = document.lay();
    let mut spans = Vec::new();
    tagger.names(&laid.text, &laid.sentences, &mut spans);
    let mut names = Vec::new();
    for span in spans {
        let sentence = span.sentence as usize;
        let tokens = &laid.tokens[sentence];
        let first = tokens.partition_point(|token| token.1 <= span.start as usize);
        let last = tokens.partition_point(|token| token.0 < span.end as usize);
        let type_ = match span.kind {
            Kind::Person => 0,
            Kind::Organization => 1,
            Kind::Place => 2,
            _ => 3,
        };
        names.push((sentence, first, last, type_));
    }
    names
}

/// How often a tagger was right.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Count {
    #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
    pub(crate) fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// Scores per type, of the first three types, and of those with types ignored.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Scores {
    pub(crate) types: [Count; 4],
    pub(crate) three: Count,
    pub(crate) untyped: Count,
}

/// Scores a tagger on documents.
pub(crate) fn score(tagger: &mut Tagger, documents: &[Document]) -> Scores {
    let mut scores = Scores::default();
    for document in documents {
        let gold: BTreeSet<Name> = gold(document).into_iter().collect();
        let found: BTreeSet<Name> = found(tagger, document).into_iter().collect();
        for (kind, count) in scores.types.iter_mut().enumerate() {
            count.gold += gold.iter().filter(|name| name.3 == kind).count();
            count.found += found.iter().filter(|name| name.3 == kind).count();
            count.right += found
                .iter()
                .filter(|name| name.3 == kind && gold.contains(name))
                .count();
        }
        let places = |names: &BTreeSet<Name>| -> BTreeSet<(usize, usize, usize)> {
            let three = names.iter().filter(|name| name.3 < 3);
            three
                .map(|&(sentence, start, end, _)| (sentence, start, end))
                .collect()
        };
        let (gold, found) = (places(&gold), places(&found));
        scores.untyped.gold += gold.len();
        scores.untyped.found += found.len();
        scores.untyped.right += gold.intersection(&found).count();
    }
    for count in &scores.types[..3] {
        scores.three.right += count.right;
        scores.three.found += count.found;
        scores.three.gold += count.gold;
    }
    scores
}

/// Counts of names in raw text, beside those of gold.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    gold: BTreeMap<(String, String), usize>,
    found: BTreeMap<(String, String), usize>,
}

/// The types that are counted.
const COUNTED: [&str; 3] = ["PER", "ORG", "LOC"];

/// The type of a kind in the files.
pub(crate) fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "PER",
        Kind::Organization => "ORG",
        Kind::Place => "LOC",
        Kind::Nationality => "NORP",
        _ => "MISC",
    }
}

/// The names in a raw text, in order.
pub(crate) fn in_raw(tagger: &mut Tagger, text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    Segmenter::default().sentences(text, &mut |sentence| {
        sentences.push((sentence.start, sentence.start + sentence.text.len()));
    });
    let mut spans = Vec::new();
    tagger.names(text, &sentences, &mut spans);
    spans
}

/// A name without what tokenisation changes.
fn comparable(name: &str) -> String {
    let straight = name.chars().map(|sign| match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => sign,
    });
    straight.filter(|sign| !sign.is_whitespace()).collect()
}

impl Tally {
    /// Adds a line of the file of raw texts.
    pub(crate) fn add(&mut self, tagger: &mut Tagger, line: &str) -> Result<()> {
        let value: serde_json::Value = serde_json::from_str(line)?;
        for entity in value["entities"].as_array().into_iter().flatten() {
            let kind = entity["type"].as_str().unwrap_or_default();
            let name = comparable(entity["name"].as_str().unwrap_or_default());
            let count = entity["count"].as_u64().unwrap_or_default();
            if COUNTED.contains(&kind) {
                *self.gold.entry((kind.to_owned(), name)).or_default() += usize::try_from(count)?;
            }
        }
        let text = value["text"].as_str().unwrap_or_default();
        for span in in_raw(tagger, text) {
            let kind = type_of(span.kind);
            if COUNTED.contains(&kind) {
                let name = comparable(span.text(text));
                *self.found.entry((kind.to_owned(), name)).or_default() += 1;
            }
        }
        Ok(())
    }

    /// The sum of the smaller counts by that of the larger ones, in percent.
    #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
    pub(crate) fn weighted_jaccard(&self) -> f64 {
        let names: BTreeSet<&(String, String)> = self.gold.keys().chain(self.found.keys()).collect();
        let of = |counts: &BTreeMap<(String, String), usize>, name| counts.get(name).copied().unwrap_or(0);
        let pairs = names
            .into_iter()
            .map(|name| (of(&self.gold, name), of(&self.found, name)));
        let (less, more) = pairs.fold((0, 0), |(less, more), (one, other)| {
            (less + one.min(other), more + one.max(other))
        });
        100.0 * less as f64 / more.max(1) as f64
    }

    /// How many of the hundred commonest gold names are among the hundred commonest names found.
    pub(crate) fn top_found(&self) -> usize {
        let (gold, found) = (top(&self.gold), top(&self.found));
        gold.iter().filter(|name| found.contains(name)).count()
    }
}

fn top(counts: &BTreeMap<(String, String), usize>) -> Vec<&(String, String)> {
    let mut order: Vec<_> = counts.iter().collect();
    order.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
    order.into_iter().take(100).map(|(name, _)| name).collect()
}
