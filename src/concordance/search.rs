//! Every place of a pattern in a corpus, in the order of the texts or of words.
//!
//! Tasks are searched in parallel, and a text stays in memory only where something was found in it, and only until the
//! tasks that were read with it are done: a place is two numbers until its line is handed over, so even a word that is
//! everywhere costs little.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::WAVE;
use super::matcher::Matcher;
use super::pattern::Pattern;
use super::sorted::{Order, Sorted};
use super::window::{Line, Span, around};
use crate::corpus::{Corpus, Gathered, Reading, Task};
use crate::count::{Heads, Sentences, Setup};
use crate::error::{Error, Notice};
use crate::progress::Progress;

/// Which lines, and how long.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The most words shown on either side.
    pub words: usize,
    /// The order of the lines.
    pub order: Order,
    /// The most lines handed over; 0 for all. All are counted.
    pub top: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            words: 10,
            order: Order::Text,
            top: 0,
        }
    }
}

/// The article a line is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article<'a> {
    /// Its number, from 0, as in a report.
    pub doc: u32,
    /// Its headline, or empty.
    pub title: &'a str,
    /// The name of its source.
    pub source: &'a str,
}

/// Takes in a line.
pub type Each<'e> = dyn FnMut(&Article<'_>, &Line) -> Result<(), Error> + 'e;

/// What a search came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Places.
    pub matches: u64,
    /// Articles with at least one.
    pub matching: u32,
    /// Articles in all.
    pub articles: u32,
    /// What went wrong or was assumed while reading.
    pub notices: Vec<Notice>,
}

/// Hands over every line of a pattern. All words of a place are in one sentence; places may overlap.
///
/// Of `setup` only the language and the way sentences end are used: a pattern finds stop words as well.
///
/// # Errors
/// What `each` says, which ends the search, or [`Error::Input`] where there are more articles than fit 32 bits.
pub fn search(
    corpus: &Corpus,
    setup: &Setup,
    pattern: &Pattern,
    options: Options,
    progress: &dyn Progress,
    each: &mut Each<'_>,
) -> Result<Found, Error> {
    let tasks = corpus.tasks();
    let heads = Heads::new(corpus, &tasks, setup);
    let idle: Mutex<Vec<Seeker<'_>>> = Mutex::default();
    let take = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    progress.stage("searching", tasks.iter().map(|task| task.bytes).sum());
    let mut results = Results {
        corpus,
        options,
        found: Found {
            notices: corpus.notices.clone(),
            ..Found::default()
        },
        sorted: Sorted::new(options.top),
        gathered: Gathered::default(),
        line: Line::default(),
    };
    for run in Task::runs(&tasks, WAVE) {
        let searched: Vec<Vec<Searched>> = run
            .par_iter()
            .map(|task| {
                let mut seeker = take().pop().unwrap_or_else(|| Seeker::new(pattern));
                let searched = seeker.task(corpus, task, (setup, &heads), options);
                take().push(seeker);
                progress.advance(task.bytes);
                searched
            })
            .collect();
        for (task, searched) in run.iter().zip(searched) {
            results.add(task, searched, each)?;
        }
    }
    results.sorted.finish(each)?;
    Ok(results.found)
}

/// A place that was found.
struct Hit {
    place: Range<usize>,
    passage: Range<usize>,
    sentence: u32,
    /// What it is sorted by; empty in the order of the texts.
    key: String,
}

/// A source that was read, or a piece of one: texts are kept where there is a hit.
struct Searched {
    reading: Reading,
    /// By article, in its order.
    hits: Vec<Vec<Hit>>,
}

/// What a thread searches with.
struct Seeker<'p> {
    words: usize,
    matcher: Matcher<'p>,
    sentences: Sentences,
    spans: Vec<Span>,
    ends: Vec<usize>,
    /// Whether the language of an article matters.
    asks: bool,
}

impl<'p> Seeker<'p> {
    fn new(pattern: &'p Pattern) -> Self {
        Self {
            words: pattern.words().len(),
            matcher: Matcher::new(pattern),
            sentences: Sentences::default(),
            spans: Vec::new(),
            ends: Vec::new(),
            asks: pattern.asks_for_language(),
        }
    }

    fn task(
        &mut self,
        corpus: &Corpus,
        task: &Task,
        (setup, heads): (&Setup, &Heads<'_>),
        options: Options,
    ) -> Vec<Searched> {
        let readings = corpus.read(task).into_iter().map(|mut reading| {
            let languages = if self.asks {
                heads.languages(task, &reading.documents)
            } else {
                vec![None; reading.documents.len()]
            };
            let mut hits = Vec::with_capacity(languages.len());
            for (document, language) in reading.documents.iter_mut().zip(languages) {
                let own = self.hits(&document.text, language, setup, options);
                if own.is_empty() {
                    document.text = String::new();
                }
                document.meta = Vec::new();
                hits.push(own);
            }
            Searched { reading, hits }
        });
        readings.collect()
    }

    fn hits(&mut self, text: &str, language: Option<&str>, setup: &Setup, options: Options) -> Vec<Hit> {
        let Self { spans, ends, .. } = self;
        self.matcher.places(text, language, spans, ends);
        if ends.is_empty() {
            return Vec::new();
        }
        self.sentences.begin(text, &setup.segmenter);
        let mut hits = Vec::new();
        let mut ends = ends.iter().copied().peekable();
        for (at, span) in spans.iter().enumerate() {
            let within = self.sentences.at(span.0);
            if ends.next_if_eq(&at).is_none() {
                continue;
            }
            let first = spans.get((at + 1).saturating_sub(self.words));
            let Some(first) = first.filter(|first| first.0 >= within.start) else {
                continue;
            };
            let place = first.0..span.1;
            hits.push(Hit {
                passage: around(text, spans, &place, options.words, &(0..text.len())),
                sentence: within.number,
                key: options.order.key(text, spans, &place, options.words),
                place,
            });
            if ends.peek().is_none() {
                break;
            }
        }
        hits
    }
}

/// What was handed over so far, and what waits.
struct Results<'c> {
    corpus: &'c Corpus,
    options: Options,
    found: Found,
    sorted: Sorted,
    /// Of the source that is being read.
    gathered: Gathered,
    line: Line,
}

impl Results<'_> {
    /// Takes in the next task.
    fn add(&mut self, task: &Task, searched: Vec<Searched>, each: &mut Each<'_>) -> Result<(), Error> {
        let sources = self.corpus.sources.get(task.sources.clone()).unwrap_or_default();
        for (source, Searched { mut reading, hits }) in sources.iter().zip(searched) {
            self.gathered.add(&mut reading);
            for (document, hits) in reading.documents.iter().zip(hits) {
                let doc = self.found.articles;
                self.found.articles = doc.checked_add(1).ok_or_else(|| {
                    let message = format!(
                        "{}: more than {} articles in all; split the corpus",
                        source.name,
                        u32::MAX
                    );
                    Error::Input(message)
                })?;
                self.found.matching += u32::from(!hits.is_empty());
                let article = Article {
                    doc,
                    title: &document.title,
                    source: &source.name,
                };
                for hit in hits {
                    self.found.matches += 1;
                    let wanted = self.options.top == 0 || self.found.matches <= self.options.top as u64;
                    if self.options.order != Order::Text {
                        let mut line = Line::default();
                        line.fill(&document.text, hit.place, &hit.passage, hit.sentence);
                        self.sorted.add(&article, hit.key, line);
                    } else if wanted {
                        self.line
                            .fill(&document.text, hit.place, &hit.passage, hit.sentence);
                        each(&article, &self.line)?;
                    }
                }
            }
            if task.piece.as_ref().is_none_or(|piece| piece.last) {
                let notices = std::mem::take(&mut self.gathered).finish(&source.name).1;
                self.found.notices.extend(notices);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
