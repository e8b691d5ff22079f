//! What a report quotes, read again: the sentences of each article that carry the most weight.
//!
//! Texts were dropped once counted, so quoting is a second pass over the same sources with the finished weights. Each
//! article is scored on its own and nothing is added across articles, so threads cannot change a digit. It does not
//! rewrite or shorten a sentence.

mod again;
mod choose;

use rayon::prelude::*;

use crate::analyze::{Column, Context, Table, Values};
use crate::concordance::Again;
use crate::corpus::{Corpus, Task};
use crate::count::Setup;
use crate::error::Error;
use crate::progress::Progress;
use again::Readings;
use choose::Chooser;

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

/// Takes in the text at a place that was asked for, by its index.
pub type Shown<'s> = dyn FnMut(usize, String) + 's;

/// Bytes of stored text that are read before the next are: they are held in memory together.
const WAVE: u64 = 32 << 20;

/// Hands over the quotes of every article, by article, each in text order, and what stands at the places asked for, which
/// are in order of their articles.
///
/// # Errors
/// [`Error::Input`] where a source is no longer what was counted, else what `each` says.
pub fn quotes(
    counted: Counted<'_>,
    options: Options,
    (places, shown): (&[Place], &mut Shown<'_>),
    progress: &dyn Progress,
    each: &mut dyn FnMut(u32, Vec<Quote>) -> Result<(), Error>,
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
    let mut asked = places.iter().enumerate().peekable();
    // Articles come in blocks and texts in tasks; both are in the same order.
    counted.context.frames.blocks(&mut |block, first| {
        let mut at = 0;
        while at < block.rows.len() {
            let documents = readings.next(block.rows.len() - at, &mut runs, progress)?;
            let chosen: Vec<Vec<Quote>> = documents
                .par_iter()
                .enumerate()
                .map(|(place, document)| chooser.choose(block, at + place, document))
                .collect();
            let docs = first + u32::try_from(at).unwrap_or(u32::MAX)..;
            for ((quotes, document), doc) in chosen.into_iter().zip(documents).zip(docs) {
                each(doc, quotes)?;
                while let Some((index, place)) = asked.next_if(|(_, place)| place.doc == doc) {
                    shown(index, place.text(&document.text, counted.setup));
                }
            }
            at += documents.len();
        }
        Ok(())
    })
}

impl Place {
    /// What stands there, white space collapsed.
    fn text(self, text: &str, setup: &Setup) -> String {
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
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
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
            (&[], &mut |_, _| {}),
            &Silent,
            &mut |_, quotes| {
                all.push(quotes);
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
