//! What a report quotes, read again: the summary of each article, and what else stands in its text.
//!
//! Texts were dropped once counted, so quoting is a second pass over the same sources with the finished weights. Each
//! article is summarized on its own and nothing is added across articles, so threads cannot change a digit. Which
//! sentences are chosen is decided in [`crate::summary`].

mod again;
mod choose;
mod known;

use rayon::prelude::*;

use crate::analyze::{Context, Table, Values};
use crate::concordance::Again;
use crate::corpus::{Corpus, Document, Task};
use crate::count::{Row, Setup};
use crate::error::Error;
use crate::progress::Progress;
use crate::summary::Candidate;
use again::Readings;
use choose::Chooser;
pub use known::Known;

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
    /// What it weighed when it was chosen; see [`crate::summary::METHOD`].
    pub weight: f64,
    /// The sentence, white space collapsed.
    pub text: String,
}

/// What reading an article again gives.
#[derive(Debug, Clone, Default)]
pub struct Quoted {
    /// What a reader calls it: its headline, else the one made for it, else its own identifier or file and place.
    pub name: String,
    /// Its summary, in text order.
    pub quotes: Vec<Quote>,
    /// One line for an article without a headline.
    pub headline: Option<String>,
    /// Sentences that may speak for a story, a topic or the corpus; only where they were asked for.
    pub candidates: Vec<(Candidate, Quote)>,
}

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

/// A place in a text that is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Number of the article, from 0.
    pub doc: u32,
    /// A byte of the article text.
    pub start: u32,
    /// One past the last byte, or `None` for the whole sentence.
    pub end: Option<u32>,
}

/// Takes in an article, by number: its text, and what it gives.
pub type Each<'e> = dyn FnMut(u32, &Document, Quoted) -> Result<(), Error> + 'e;

/// Bytes of stored text that are read before the next are: they are held in memory together.
const WAVE: u64 = 32 << 20;

/// Hands over every article in order, with its quotes, and with candidates where the article is `wanted` for them.
///
/// # Errors
/// [`Error::Input`] where a source is no longer what was counted, else what `each` says.
pub fn quotes(
    counted: Counted<'_>,
    options: Options,
    wanted: &(dyn Fn(u32) -> bool + Sync),
    progress: &dyn Progress,
    each: &mut Each<'_>,
) -> Result<(), Error> {
    let tasks = counted.corpus.tasks();
    progress.stage("quoting", tasks.iter().map(|task| task.bytes).sum());
    let sources = counted.context.frames.sources().iter();
    let digests: Vec<&str> = sources.map(|source| source.digest.as_str()).collect();
    let again = Again {
        corpus: counted.corpus,
        digests: &digests,
    };
    again.check(&tasks)?;
    let chooser = Chooser::new(counted, options);
    let mut runs = Task::runs(&tasks, WAVE);
    let mut readings = Readings::new(again);
    // Articles come in blocks and texts in tasks; both are in the same order.
    counted.context.frames.blocks(&mut |block, first| {
        let mut at = 0;
        while at < block.rows.len() {
            let documents = readings.next(block.rows.len() - at, &mut runs, progress)?;
            let docs = first + u32::try_from(at).unwrap_or(u32::MAX)..;
            let rows = block.rows.get(at..).unwrap_or_default();
            let numbered: Vec<(u32, &Row, &Document)> = docs
                .zip(rows)
                .zip(documents)
                .map(|((doc, row), document)| (doc, row, document))
                .collect();
            let chosen: Vec<Quoted> = numbered
                .par_iter()
                .map(|&(doc, row, document)| chooser.choose(doc, row, document, wanted(doc)))
                .collect();
            for ((doc, _, document), quoted) in numbered.iter().zip(chosen) {
                each(*doc, document, quoted)?;
            }
            at += documents.len();
        }
        Ok(())
    })
}

impl Place {
    /// What stands there, white space collapsed.
    pub fn text(self, text: &str, setup: &Setup) -> String {
        let start = self.start as usize;
        let range = self.end.map_or_else(
            || {
                let mut around = start..start;
                setup.segmenter.sentences(text, &mut |sentence| {
                    let own = sentence.start..sentence.start + sentence.text.len();
                    if own.contains(&start) {
                        around = own;
                    }
                });
                around
            },
            |end| start..end as usize,
        );
        let shown = text.get(range).unwrap_or_default();
        // A quotation that goes on in another paragraph opens anew there.
        let opening = |line: &'_ str| match self.end {
            Some(_) => line
                .trim_start()
                .trim_start_matches(['“', '„', '«', '"'])
                .to_owned(),
            None => line.to_owned(),
        };
        let mut lines = shown.split('\n');
        let first = lines.next().unwrap_or_default().to_owned();
        let whole = std::iter::once(first)
            .chain(lines.map(opening))
            .collect::<Vec<_>>()
            .join(" ");
        choose::collapse(&whole)
    }
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
    let columns = COLUMNS
        .into_iter()
        .zip(values)
        .map(|((name, meaning), values)| (name, meaning, values));
    Table::new(
        "summaries",
        "Summary of each article",
        crate::summary::METHOD,
        columns.collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;
    use crate::corpus::{self, Input};
    use crate::count::{self, Counts, Detail, Entities};
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
            left_out: None,
            memory: usize::MAX,
        };
        let part = count::count(&corpus, &setup, options, &mut |_| Ok(()), &Silent)?;
        let frames = Frames::build(Counts::join(vec![part])?, Entities::default())?;
        let options = analyze::Options::default();
        let context = Context::new(&frames, &options)?;
        meanwhile(&path);
        let mut all = Vec::new();
        let counted = Counted {
            corpus: &corpus,
            setup: &setup,
            context: &context,
        };
        quotes(
            counted,
            Options::default(),
            &|_| false,
            &Silent,
            &mut |_, _, quoted| {
                all.push(quoted.quotes);
                Ok(())
            },
        )?;
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
        assert!((2..=3).contains(&article.len()));
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
    fn a_place_is_shown_as_it_stands_or_with_its_sentence() {
        let setup = Setup::new(&crate::normalize::Options::default(), Segmenter::default(), None);
        let place = |start, end| Place { doc: 0, start, end };
        let start = u32::try_from(TEXT.find("quay").unwrap()).unwrap();
        assert_eq!(place(start, Some(start + 4)).text(TEXT, &setup), "quay");
        let sentence = place(start, None).text(TEXT, &setup);
        assert_eq!(
            sentence,
            "The harbor board met on Tuesday to talk about the quay."
        );
        assert_eq!(place(9_999, None).text(TEXT, &setup), "");
        assert_eq!(place(0, Some(9_999)).text(TEXT, &setup), "");
    }

    #[test]
    fn a_source_that_changed_is_refused() {
        let changed = quoted(TEXT, |path| {
            std::fs::write(path, TEXT.replace("Tuesday", "Monday")).unwrap();
        });
        assert!(matches!(changed, Err(Error::Input(message)) if message.contains("changed")));
    }
}
