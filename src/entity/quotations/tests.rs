//! Invented quotations in the styles news is written in, with who says them by which verb and in how many words.

mod english;
mod hostile;
mod languages;
mod marks;

use super::{How, Quotation, narrow, quotations};
use crate::entity::{Kind, Span};
use crate::segment::Segmenter;

/// What one quotation should be: what is inside, how the speaker is known, speaker, verb.
type Expected<'t> = (&'t str, How, &'t str, &'t str);

/// The sentences of a text.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    Segmenter::default().sentences(text, &mut |sentence| {
        sentences.push((sentence.start, sentence.start + sentence.text.len()));
    });
    sentences
}

/// All mentions of these names in a text.
fn mentions(text: &str, sentences: &[(usize, usize)], names: &[(&str, Kind)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (name, kind) in names {
        for (start, _) in text.match_indices(name) {
            let sentence = sentences.partition_point(|sentence| sentence.0 <= start) - 1;
            spans.push(Span {
                start: narrow(start),
                end: narrow(start + name.len()),
                sentence: narrow(sentence),
                kind: *kind,
            });
        }
    }
    // Where one name is part of another, the longer one counts.
    spans.sort_by_key(|span| (span.start, u32::MAX - span.end));
    spans.dedup_by(|later, earlier| later.start < earlier.end);
    spans
}

/// The people and bodies of all tests.
const CAST: [(&str, Kind); 21] = [
    ("Ada Vale", Kind::Person),
    ("Vale", Kind::Person),
    ("Tom Brandt", Kind::Person),
    ("Brandt", Kind::Person),
    ("Mira Solberg", Kind::Person),
    ("Solberg", Kind::Person),
    ("Joan Okoro", Kind::Person),
    ("Okoro", Kind::Person),
    ("Northquay", Kind::Organization),
    ("Harbour Union", Kind::Organization),
    ("Lindport", Kind::Place),
    ("Sandrey", Kind::Place),
    ("Sandreyan", Kind::Nationality),
    ("Anna Keller", Kind::Person),
    ("Luc Moreau", Kind::Person),
    ("Inés Prado", Kind::Person),
    ("Elena Riva", Kind::Person),
    ("Rui Salgado", Kind::Person),
    ("Piet Visser", Kind::Person),
    ("Hafenamt", Kind::Organization),
    ("Weserblatt", Kind::Misc),
];

fn found(text: &str, language: Option<&str>) -> (Vec<Quotation>, Vec<Span>, u32) {
    let sentences = sentences(text);
    let names = mentions(text, &sentences, &CAST);
    let mut all = Vec::new();
    let found = quotations(text, language, &sentences, &names, &mut |quotation| {
        all.push(quotation);
    });
    (all, names, found.unclosed)
}

/// Checks what is found in a text, number of words and of sentences included.
fn check(language: &str, text: &str, expected: &[Expected<'_>]) {
    let (all, names, _) = found(text, Some(language));
    let part = |(start, end): (u32, u32)| text.get(start as usize..end as usize).unwrap();
    let got: Vec<Expected<'_>> = all
        .iter()
        .map(|quotation| {
            let speaker = quotation
                .speaker
                .map_or("", |number| names[number as usize].text(text));
            (
                part((quotation.start, quotation.end)),
                quotation.how,
                speaker,
                quotation.verb.map_or("", part),
            )
        })
        .collect();
    assert_eq!(got, expected, "{text}");
    let sentences = sentences(text);
    for quotation in &all {
        let sentence = sentences[quotation.sentence as usize];
        assert!(
            sentence.0 <= quotation.start as usize && (quotation.start as usize) < sentence.1,
            "{text}"
        );
        assert_eq!(
            quotation.speaker.is_none(),
            quotation.how == How::Unknown,
            "{text}"
        );
        let inside = part((quotation.start, quotation.end));
        let words = unicode_segmentation::UnicodeSegmentation::unicode_words(inside).count();
        assert_eq!(quotation.words as usize, words, "{inside}");
    }
}
