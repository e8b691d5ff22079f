//! What a report quotes, read again: the sentences of each article that carry the most weight.
//!
//! Texts were dropped once counted, so quoting is a second pass over the same sources with the finished weights. Each
//! article is scored on its own and nothing is added across articles, so threads cannot change a digit. It does not
//! rewrite or shorten a sentence.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::analyze::{Column, Table, Values, Weights};
use crate::corpus::{Corpus, Document, Reading};
use crate::count::{Setup, tokens};
use crate::error::Error;
use crate::normalize::Outcome;
use crate::progress::Progress;

/// How sentences are chosen.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Most sentences of one article.
    pub sentences: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { sentences: 3 }
    }
}

/// A sentence chosen from an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Its number in the article, from 0.
    pub sentence: u32,
    /// Its first byte in the article text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The sum of its terms' TF-IDF weights, each term once, over the square root of their number.
    pub weight: f64,
    /// The sentence, white space collapsed.
    pub text: String,
}

/// Sentences shorter or longer than this many tokens are chosen only where there are no others.
const FITTING: std::ops::RangeInclusive<usize> = 6..=60;
/// A sentence that shares more of its terms with one already chosen says it again.
const REPEATS: f64 = 0.5;

/// How quotes are chosen, for the reader of a report.
pub const METHOD: &str = "A sentence weighs the sum of its terms' TF-IDF weights in the article, each term once, over the \
    square root of their number. The heaviest are taken, at most one in three sentences of the article, captions, \
    list items, headings and sentences of fewer than 6 or more than 60 tokens only where there are no others, and none that shares more than half \
    of its terms with one taken before. They are shown in the order of the text.";

/// The quotes of every article, by article, each in text order.
///
/// `digests` are those of the sources when they were counted, `languages` those the articles were counted in.
///
/// # Errors
/// [`Error::Input`] where a source is no longer what was counted.
pub fn quotes(
    corpus: &Corpus,
    setup: &Setup,
    digests: &[String],
    languages: &[Option<&'static str>],
    weights: &Weights,
    options: Options,
    progress: &dyn Progress,
) -> Result<Vec<Vec<Quote>>, Error> {
    let terms: FxHashMap<&str, u32> = weights.stem.iter().map(String::as_str).zip(0..).collect();
    let chooser = Chooser {
        setup,
        weights,
        terms,
        options,
    };
    let mut quotes = Vec::with_capacity(languages.len());
    progress.stage("quoting", corpus.sources.len() as u64);
    for batch in corpus.batches() {
        let readings: Vec<Reading> = corpus.sources[batch.clone()]
            .par_iter()
            .map(|source| {
                let reading = corpus.read(source);
                progress.advance(1);
                reading
            })
            .collect();
        let counted = digests.get(batch).unwrap_or_default();
        if !readings.iter().map(|reading| &reading.digest).eq(counted) {
            return Err(Error::Input(
                "the input changed while it was read; run again once it is at rest".to_owned(),
            ));
        }
        let work: Vec<&Document> = readings.iter().flat_map(|reading| &reading.documents).collect();
        let first = quotes.len();
        let chosen = work
            .par_iter()
            .zip(&languages[first..])
            .enumerate()
            .map(|(at, (document, language))| chooser.choose(first + at, document, *language));
        quotes.par_extend(chosen);
    }
    Ok(quotes)
}

struct Chooser<'c> {
    setup: &'c Setup,
    weights: &'c Weights,
    terms: FxHashMap<&'c str, u32>,
    options: Options,
}

/// A sentence before the choice.
struct Candidate {
    number: u32,
    start: usize,
    end: usize,
    tokens: usize,
    /// Its terms, sorted, each once.
    terms: Vec<u32>,
    weight: f64,
}

impl Chooser<'_> {
    fn choose(&self, doc: usize, document: &Document, language: Option<&'static str>) -> Vec<Quote> {
        let mut candidates = self.candidates(doc, &document.text, language);
        let sentences = candidates.len();
        let fitting = |candidate: &Candidate| {
            candidate.start >= document.body
                && FITTING.contains(&candidate.tokens)
                && is_prose(&document.text[candidate.start..candidate.end])
        };
        if candidates.iter().any(fitting) {
            candidates.retain(fitting);
        }
        candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
        let wanted = self.options.sentences.min(sentences.div_ceil(3));
        let mut chosen: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            if chosen.len() == wanted {
                break;
            }
            if !chosen
                .iter()
                .any(|earlier| shared(&earlier.terms, &candidate.terms) > REPEATS)
            {
                chosen.push(candidate);
            }
        }
        chosen.sort_by_key(|candidate| candidate.number);
        chosen
            .into_iter()
            .map(|candidate| Quote {
                sentence: candidate.number,
                start: candidate.start,
                end: candidate.end,
                weight: candidate.weight,
                text: collapse(&document.text[candidate.start..candidate.end]),
            })
            .collect()
    }

    fn candidates(&self, doc: usize, text: &str, language: Option<&'static str>) -> Vec<Candidate> {
        let normalizer = self.setup.normalizer(language);
        let (mut form, mut stem) = (String::new(), String::new());
        let mut candidates: Vec<Candidate> = Vec::new();
        tokens(text, &self.setup.segmenter, &mut |token, within| {
            if candidates.last().is_none_or(|last| last.number != within.number) {
                let (start, end) = (
                    within.start,
                    within.start + text[within.start..within.end].trim_end().len(),
                );
                candidates.push(Candidate {
                    number: within.number,
                    start,
                    end,
                    tokens: 0,
                    terms: Vec::new(),
                    weight: 0.0,
                });
            }
            let Some(sentence) = candidates.last_mut() else {
                return;
            };
            sentence.tokens += 1;
            if normalizer.normalize(&token, &mut form, &mut stem) == Outcome::Term
                && let Some(&term) = self.terms.get(stem.as_str())
            {
                sentence.terms.push(term);
            }
        });
        let range = self.weights.range(doc);
        let (own, weight) = (&self.weights.term[range.clone()], &self.weights.weight[range]);
        for candidate in &mut candidates {
            candidate.terms.sort_unstable();
            candidate.terms.dedup();
            let weights = candidate
                .terms
                .iter()
                .filter_map(|term| weight.get(own.binary_search(term).ok()?));
            let sum = weights.fold(0.0, |sum, weight| sum + weight);
            candidate.weight = sum / root(candidate.terms.len().max(1));
        }
        candidates
    }
}

#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn root(count: usize) -> f64 {
    (count as f64).sqrt()
}

/// The share of the shorter list that is in both; lists are sorted.
#[allow(clippy::cast_precision_loss, reason = "terms of one sentence")]
fn shared(a: &[u32], b: &[u32]) -> f64 {
    let both = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    both as f64 / a.len().min(b.len()).max(1) as f64
}

/// Whether a sentence begins and ends as one: list items, headings and table lines do not.
fn is_prose(sentence: &str) -> bool {
    let opens = |c: char| c.is_alphanumeric() || "\"'“‘«»„‚‹›¿¡([".contains(c);
    let closes = |c: char| ".!?…。！？؟।:;\"'”’»«“›‹)]".contains(c);
    sentence.starts_with(opens) && sentence.ends_with(closes)
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The quotes as a table.
pub fn table(quotes: &[Vec<Quote>]) -> Table {
    let rows = || {
        (0_i64..)
            .zip(quotes)
            .flat_map(|(doc, quotes)| quotes.iter().map(move |quote| (doc, quote)))
    };
    let integers = |value: &dyn Fn(i64, &Quote) -> usize| {
        Values::Integer(
            rows()
                .map(|(doc, quote)| i64::try_from(value(doc, quote)).ok())
                .collect(),
        )
    };
    let column = |name: &str, meaning: &str, values| Column {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        values,
    };
    Table {
        id: "summaries".to_owned(),
        title: "Key sentences of each article".to_owned(),
        method: METHOD.to_owned(),
        columns: vec![
            column(
                "doc",
                "number of the article",
                Values::Integer(rows().map(|(doc, _)| Some(doc)).collect()),
            ),
            column(
                "sentence",
                "number of the sentence in the article, from 0",
                integers(&|_, quote| quote.sentence as usize),
            ),
            column(
                "start",
                "its first byte in the article text",
                integers(&|_, quote| quote.start),
            ),
            column("end", "one past its last byte", integers(&|_, quote| quote.end)),
            column(
                "weight",
                "its weight",
                Values::Float(rows().map(|(_, quote)| Some(quote.weight)).collect()),
            ),
            column(
                "text",
                "the sentence",
                Values::Text(rows().map(|(_, quote)| Some(quote.text.clone())).collect()),
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::{self, Context};
    use crate::corpus::{self, Input};
    use crate::count;
    use crate::frames::Frames;
    use crate::progress::Silent;
    use crate::segment::Segmenter;

    /// Counts a file, lets `meanwhile` happen to it, and quotes from it.
    fn quoted(text: &str, meanwhile: impl FnOnce(&std::path::Path)) -> Result<Vec<Vec<Quote>>, Error> {
        let scratch = tempfile::tempdir().unwrap();
        let path = scratch.path().join("a.txt");
        std::fs::write(&path, text).unwrap();
        let corpus = Corpus::open(&[Input::Path(path.clone())], corpus::Options::default())?;
        let setup = Setup::new(&crate::normalize::Options::default(), Segmenter::default(), None);
        let counts = count::count(&corpus, &setup, &Silent)?;
        let digests: Vec<String> = counts.sources.iter().map(|(_, digest)| digest.clone()).collect();
        let languages: Vec<_> = counts.documents.iter().map(|row| row.language).collect();
        let frames = Frames::build(counts)?;
        let options = analyze::Options::default();
        let context = Context::new(&frames, &options)?;
        meanwhile(&path);
        quotes(
            &corpus,
            &setup,
            &digests,
            &languages,
            &context.weights,
            Options::default(),
            &Silent,
        )
    }

    const TEXT: &str = "The harbor board met on Tuesday to talk about the quay. It rained. The quay will cost the harbor \
        board more than the quay was said to cost. Nobody was surprised by that. The chair thanked all who had come to \
        the hall.";

    #[test]
    fn the_heaviest_sentences_are_quoted_in_text_order_from_their_place() {
        let quotes = quoted(TEXT, |_| {}).unwrap();
        let [article] = quotes.as_slice() else {
            panic!("one article")
        };
        assert_eq!(article.len(), 2, "five sentences give two");
        assert!(
            article
                .iter()
                .any(|quote| quote.text.starts_with("The quay will cost"))
        );
        assert!(article.is_sorted_by(|a, b| a.end <= b.start));
        for quote in article {
            assert_eq!(&TEXT[quote.start..quote.end], quote.text);
        }
    }

    #[test]
    fn a_source_that_changed_is_refused() {
        let changed = quoted(TEXT, |path| {
            std::fs::write(path, TEXT.replace("Tuesday", "Monday")).unwrap();
        });
        assert!(matches!(changed, Err(Error::Input(message)) if message.contains("changed")));
    }
}
