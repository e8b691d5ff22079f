//! What a report quotes, read again: the sentences of each article that carry the most weight.
//!
//! Texts were dropped once counted, so quoting is a second pass over the same sources with the finished weights. Each
//! article is scored on its own and nothing is added across articles, so threads cannot change a digit. It does not
//! rewrite or shorten a sentence.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::analyze::{Column, Context, Table, Values};
use crate::corpus::{Corpus, Document, Task};
use crate::count::{Block, Lexicon, NONE, Setup};
use crate::error::Error;
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

/// What quoting needs of the corpus that was counted.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Counted<'c> {
    /// The sources that are read again.
    pub corpus: &'c Corpus,
    /// How they were counted.
    pub setup: &'c Setup,
    /// What was counted, with its weights.
    pub context: &'c Context<'c>,
}

/// Bytes of stored text that are read before the next are: they are held in memory together.
const WAVE: u64 = 32 << 20;

/// Hands over the quotes of every article, by article, each in text order.
///
/// # Errors
/// [`Error::Input`] where a source is no longer what was counted, else what `each` says.
pub fn quotes(
    counted: Counted<'_>,
    options: Options,
    progress: &dyn Progress,
    each: &mut dyn FnMut(u32, Vec<Quote>) -> Result<(), Error>,
) -> Result<(), Error> {
    let tasks = counted.corpus.tasks();
    progress.stage("quoting", tasks.iter().map(|task| task.bytes).sum());
    check_digests(counted, &tasks)?;
    let chooser = Chooser::new(counted, options);
    let mut waiting = tasks.as_slice();
    let mut readings = Readings::default();
    // Articles come in blocks and texts in tasks; both are in the same order.
    counted.context.frames.blocks(&mut |block, first| {
        let mut at = 0;
        while at < block.rows.len() {
            if readings.is_used_up() {
                waiting = readings.read(counted, waiting, progress)?;
            }
            let documents = readings.take(block.rows.len() - at);
            if documents.is_empty() {
                return Err(changed());
            }
            let chosen: Vec<Vec<Quote>> = documents
                .par_iter()
                .enumerate()
                .map(|(place, document)| chooser.choose(block, at + place, document))
                .collect();
            for (quotes, doc) in chosen
                .into_iter()
                .zip(first + u32::try_from(at).unwrap_or(u32::MAX)..)
            {
                each(doc, quotes)?;
            }
            at += documents.len();
        }
        Ok(())
    })
}

fn changed() -> Error {
    let message = "the texts are not, or not in the same order, those that were counted, or they changed while they were read; run \
                   again once they are at rest, or give --texts what was counted";
    Error::Input(message.to_owned())
}

/// A source that was cut is digested whole; the others are as they are read.
fn check_digests(counted: Counted<'_>, tasks: &[Task]) -> Result<(), Error> {
    let sources = counted.context.frames.sources();
    if counted.corpus.sources.len() != sources.len() {
        let message = format!(
            "the texts are not those that were counted: {} files were, and these are {}",
            sources.len(),
            counted.corpus.sources.len()
        );
        return Err(Error::Input(message));
    }
    let cut = |task: &&Task| task.piece.as_ref().is_some_and(|piece| piece.number == 0);
    let cut: Vec<usize> = tasks.iter().filter(cut).map(|task| task.sources.start).collect();
    let same = |&source: &usize| {
        counted
            .corpus
            .digest(source)
            .is_ok_and(|digest| sources.get(source).is_some_and(|known| known.digest == digest))
    };
    if cut.par_iter().all(same) {
        Ok(())
    } else {
        Err(changed())
    }
}

/// Texts that were read and not yet quoted from.
#[derive(Default)]
struct Readings {
    documents: Vec<Document>,
    used: usize,
}

impl Readings {
    fn is_used_up(&self) -> bool {
        self.used == self.documents.len()
    }

    /// The next documents, `most` of them or what there is.
    fn take(&mut self, most: usize) -> &[Document] {
        let end = self.documents.len().min(self.used + most);
        let taken = &self.documents[self.used..end];
        self.used = end;
        taken
    }

    /// Reads on until there is a document, and gives back the tasks that are left.
    fn read<'t>(
        &mut self,
        counted: Counted<'_>,
        tasks: &'t [Task],
        progress: &dyn Progress,
    ) -> Result<&'t [Task], Error> {
        let sources = counted.context.frames.sources();
        let mut rest = tasks;
        while self.is_used_up() && !rest.is_empty() {
            let mut bytes = 0;
            let fits = |task: &&Task| {
                bytes += task.bytes;
                bytes <= WAVE
            };
            let count = rest.iter().take_while(fits).count().max(1);
            let (wave, others) = rest.split_at(count);
            rest = others;
            let read = |task: &Task| {
                let readings = counted.corpus.read(task);
                progress.advance(task.bytes);
                let known = sources.get(task.sources.clone()).unwrap_or_default();
                let same = task.piece.is_some()
                    || readings
                        .iter()
                        .map(|reading| &reading.digest)
                        .eq(known.iter().map(|source| &source.digest));
                let documents = readings.into_iter().flat_map(|reading| reading.documents);
                same.then(|| documents.collect::<Vec<_>>())
            };
            let documents: Option<Vec<Vec<Document>>> = wave.par_iter().map(read).collect();
            self.documents = documents.ok_or_else(changed)?.into_iter().flatten().collect();
            self.used = 0;
        }
        Ok(rest)
    }
}

/// What a thread remembers of the words it has met.
struct Memory {
    lexicon: Lexicon,
    /// The number of each of the lexicon's terms in the corpus; [`NONE`] where the corpus has no such term.
    terms: Vec<u32>,
}

/// Bytes of memory after which a thread begins anew.
const MEMORY: usize = 64 << 20;

struct Chooser<'c> {
    setup: &'c Setup,
    context: &'c Context<'c>,
    memories: Mutex<Vec<Memory>>,
    options: Options,
}

/// A sentence as it was found.
struct Found {
    number: u32,
    start: usize,
    end: usize,
    tokens: usize,
    /// Where its terms are among those of the article, in the lexicon's numbers.
    terms: std::ops::Range<usize>,
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

impl<'c> Chooser<'c> {
    fn new(counted: Counted<'c>, options: Options) -> Self {
        Self {
            setup: counted.setup,
            context: counted.context,
            memories: Mutex::default(),
            options,
        }
    }

    /// The quotes from the document at `at` of a block.
    fn choose(&self, block: &Block, at: usize, document: &Document) -> Vec<Quote> {
        let idle = || self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = idle().pop().filter(|memory| memory.lexicon.bytes() < MEMORY);
        let mut memory = remembered.unwrap_or_else(|| Memory {
            lexicon: Lexicon::new(self.setup.slots()),
            terms: Vec::new(),
        });
        let candidates = self.candidates(block, at, &document.text, &mut memory);
        idle().push(memory);
        self.select(document, candidates)
    }

    fn select(&self, document: &Document, mut candidates: Vec<Candidate>) -> Vec<Quote> {
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

    fn candidates(&self, block: &Block, at: usize, text: &str, memory: &mut Memory) -> Vec<Candidate> {
        let mut spans = Vec::new();
        self.setup.segmenter.sentences(text, &mut |sentence| {
            spans.push((sentence.start, sentence.start + sentence.text.len()));
        });
        let mut spans = spans.into_iter().peekable();
        let mut found: Vec<Found> = Vec::new();
        let mut local: Vec<u32> = Vec::new();
        memory
            .lexicon
            .tokens(text, block.rows[at].language, self.setup, &mut |seen, start| {
                let mut entered = None;
                while let Some(span) = spans.next_if(|span| span.0 <= start) {
                    entered = Some(span);
                }
                if entered.is_some() || found.is_empty() {
                    let (start, end) = entered.unwrap_or((0, text.len()));
                    found.push(Found {
                        number: u32::try_from(found.len()).unwrap_or(u32::MAX),
                        start,
                        end: start + text[start..end].trim_end().len(),
                        tokens: 0,
                        terms: local.len()..local.len(),
                    });
                }
                let Some(sentence) = found.last_mut() else { return };
                sentence.tokens += 1;
                if seen.term != NONE {
                    local.push(seen.term);
                    sentence.terms.end = local.len();
                }
            });
        self.weigh(block, at, memory, found, &local)
    }

    /// Puts the corpus's numbers for the terms of each sentence, and adds up their weights.
    fn weigh(
        &self,
        block: &Block,
        at: usize,
        memory: &mut Memory,
        found: Vec<Found>,
        local: &[u32],
    ) -> Vec<Candidate> {
        for term in memory.terms.len()..memory.lexicon.terms() {
            let stem = memory.lexicon.stem(u32::try_from(term).unwrap_or(u32::MAX));
            let number = self
                .context
                .names
                .find(stem)
                .and_then(|term| u32::try_from(term).ok());
            memory.terms.push(number.unwrap_or(NONE));
        }
        let range = block.postings(at);
        let own = &block.term[range];
        let mut weight = Vec::new();
        self.context.weights.weigh(block, at, &mut weight);
        let candidate = |found: Found| {
            let numbers = local[found.terms].iter().map(|&term| memory.terms[term as usize]);
            let mut terms: Vec<u32> = numbers.filter(|&term| term != NONE).collect();
            terms.sort_unstable();
            terms.dedup();
            let weights = terms
                .iter()
                .filter_map(|term| weight.get(own.binary_search(term).ok()?));
            let sum = weights.fold(0.0, |sum, weight| sum + weight);
            Candidate {
                number: found.number,
                start: found.start,
                end: found.end,
                tokens: found.tokens,
                weight: sum / root(terms.len().max(1)),
                terms,
            }
        };
        found.into_iter().map(candidate).collect()
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

/// The columns of quotes as a table, name and meaning.
const COLUMNS: [(&str, &str); 6] = [
    ("doc", "number of the article"),
    ("sentence", "number of the sentence in the article, from 0"),
    ("start", "its first byte in the article text"),
    ("end", "one past its last byte"),
    ("weight", "its weight"),
    ("text", "the sentence"),
];

/// Quotes with the numbers of their articles, as a table.
pub fn table(quotes: &[(u32, Quote)]) -> Table {
    let integers = |value: fn(&(u32, Quote)) -> usize| {
        Values::Integer(quotes.iter().map(|row| i64::try_from(value(row)).ok()).collect())
    };
    let values = [
        integers(|row| row.0 as usize),
        integers(|row| row.1.sentence as usize),
        integers(|row| row.1.start),
        integers(|row| row.1.end),
        Values::Float(quotes.iter().map(|row| Some(row.1.weight)).collect()),
        Values::Text(quotes.iter().map(|row| Some(row.1.text.clone())).collect()),
    ];
    let column = |((name, meaning), values): ((&str, &str), Values)| Column {
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        values,
    };
    Table {
        id: "summaries".to_owned(),
        title: "Key sentences of each article".to_owned(),
        method: METHOD.to_owned(),
        columns: COLUMNS.into_iter().zip(values).map(column).collect(),
        total: quotes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;
    use crate::corpus::{self, Input};
    use crate::count::{self, Counts, Detail};
    use crate::frames::Frames;
    use crate::progress::Silent;
    use crate::segment::Segmenter;

    /// Counts a file, lets `meanwhile` happen to it, and quotes from it.
    fn quoted(text: &str, meanwhile: impl FnOnce(&std::path::Path)) -> Result<Vec<Vec<Quote>>, Error> {
        let scratch = tempfile::tempdir().unwrap();
        let path = scratch.path().join("a.txt");
        std::fs::write(&path, text).unwrap();
        let reading = corpus::Options {
            digests: true,
            ..corpus::Options::default()
        };
        let corpus = Corpus::open(&[Input::Path(path.clone())], reading)?;
        let setup = Setup::new(&crate::normalize::Options::default(), Segmenter::default(), None);
        let options = count::Options {
            detail: Detail::Full,
            memory: usize::MAX,
        };
        let part = count::count(&corpus, &setup, options, &mut |_| Ok(()), &Silent)?;
        let frames = Frames::build(Counts::join(vec![part])?)?;
        let options = analyze::Options::default();
        let context = Context::new(&frames, &options)?;
        meanwhile(&path);
        let mut all = Vec::new();
        let counted = Counted {
            corpus: &corpus,
            setup: &setup,
            context: &context,
        };
        quotes(counted, Options::default(), &Silent, &mut |_, quotes| {
            all.push(quotes);
            Ok(())
        })?;
        Ok(all)
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
