//! Scores of a tagger on tagged text: exact spans, as in CoNLL.

use std::collections::BTreeSet;

use gleaner::entity::Kind;
use gleaner::entity::tag::Tagger;

use crate::data::Document;
use crate::features::kind;

/// A name: sentence, first token, last token plus 1, type.
pub type Name = (usize, usize, usize, usize);

/// The names that the tags of a document give.
pub fn gold(document: &Document) -> Vec<Name> {
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
pub fn found(tagger: &mut Tagger, document: &Document) -> Vec<Name> {
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
pub struct Count {
    pub right: usize,
    pub found: usize,
    pub gold: usize,
}

impl Count {
    #[allow(clippy::cast_precision_loss, reason = "counts of names are small")]
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// Scores per type, of the first three types, and of those with types ignored.
#[derive(Debug, Default, Clone, Copy)]
pub struct Scores {
    pub types: [Count; 4],
    pub three: Count,
    pub untyped: Count,
}

/// Scores a tagger on documents.
pub fn score(tagger: &mut Tagger, documents: &[Document]) -> Scores {
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

/// A line of a table.
pub fn line(name: &str, scores: &Scores) -> String {
    let types: Vec<String> = scores
        .types
        .iter()
        .map(|count| format!("{:5.1}", count.f1()))
        .collect();
    format!(
        "{name:12} F1(3) {:5.2} untyped {:5.1}  PER ORG LOC MISC {}  P {:.1} R {:.1}",
        scores.three.f1(),
        scores.untyped.f1(),
        types.join(" "),
        100.0 * scores.three.right as f64 / scores.three.found.max(1) as f64,
        100.0 * scores.three.right as f64 / scores.three.gold.max(1) as f64,
    )
}
