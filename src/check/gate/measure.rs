//! One reading of all texts, for what counting does not keep.
//!
//! Articles are numbered as counting numbers them: both go through the same tasks in the same order. A text is gone once it
//! is measured; what stays is a row of numbers, a hash of its words, and a hash of each of its passages until those that
//! only one article has are dropped. Where there are too many passages for that, some articles are left out by the hash of
//! their words, which does not depend on where they stand.

use rayon::prelude::*;

use super::damage::{Damage, damage};
use super::markup::markup;
use super::passage::words;
use super::repeated::{Repeat, Repeated, Seen};
use crate::corpus::{Corpus, Document, Task};
use crate::error::Error;
use crate::progress::Progress;

/// Bytes of stored text that are read before the next are: what they come to is held in memory together.
const WAVE: u64 = 64 << 20;
/// Characters of a sample.
const SAMPLE: usize = 40;

/// What a reading of all texts counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    /// One row for each article, in order of source and position.
    pub articles: Vec<ArticleMeasure>,
    /// The passages that stand in five articles or more.
    pub passages: Vec<Repeated>,
    /// Which article has which of them, by article.
    pub repeats: Vec<Repeat>,
    /// One article in so many was looked at for passages; 1 unless there are millions of passages.
    pub one_in: u64,
}

/// One article in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleMeasure {
    /// Index of its source in the corpus.
    pub source: u32,
    /// Its place in the source, from 0.
    pub position: u32,
    /// Characters of its text.
    pub characters: u32,
    /// Words of its text, between white space; a character each in scripts without spaces.
    pub words: u32,
    /// The same for texts that differ in figures alone; 0 for one without words.
    pub key: u64,
    /// Its damaged characters.
    pub damage: Damage,
    /// The text around the first damaged character.
    pub damage_sample: Option<Box<str>>,
    /// Characters of its markup and code.
    pub markup: u32,
    /// The text around the first markup.
    pub markup_sample: Option<Box<str>>,
}

/// An article and the keys and words of its passages.
type Read = (ArticleMeasure, Vec<(u64, u32)>);

/// Reads every text of `corpus` and counts what counting does not keep. The same for any number of threads.
///
/// # Errors
/// [`Error::Input`] where there are more articles than fit 32 bits.
pub fn measure(corpus: &Corpus, progress: &dyn Progress) -> Result<Measured, Error> {
    let tasks = corpus.tasks();
    progress.stage(
        "reading for the input gate",
        tasks.iter().map(|task| task.bytes).sum(),
    );
    let mut articles: Vec<ArticleMeasure> = Vec::new();
    let mut seen = Seen::default();
    // Where the articles of each task begin.
    let mut starts = Vec::with_capacity(tasks.len());
    for wave in Task::runs(&tasks, WAVE) {
        let read: Vec<Vec<Vec<Read>>> = wave
            .par_iter()
            .map(|task| {
                let readings = corpus.read(task);
                progress.advance(task.bytes);
                let documents = readings.into_iter().map(|reading| reading.documents);
                documents
                    .map(|documents| documents.iter().map(read).collect())
                    .collect()
            })
            .collect();
        for (task, sources) in wave.iter().zip(read) {
            starts.push(articles.len());
            for (source, documents) in task.sources.clone().zip(sources) {
                let source = number(source)?;
                // A piece goes on where the one before ended.
                let before = articles.last().filter(|last| last.source == source);
                let first = before.map_or(0, |last| last.position + 1);
                for (position, (measure, passages)) in (first..).zip(documents) {
                    seen.add(number(articles.len())?, measure.key, &passages);
                    articles.push(ArticleMeasure {
                        source,
                        position,
                        ..measure
                    });
                }
            }
        }
    }
    progress.stage("repeated passages", 0);
    let (mut passages, repeats, one_in) = seen.finish();
    quote(corpus, &tasks, &starts, &mut passages, &repeats);
    Ok(Measured {
        articles,
        passages,
        repeats,
        one_in,
    })
}

fn number(place: usize) -> Result<u32, Error> {
    u32::try_from(place)
        .map_err(|_| Error::Input(format!("more than {} articles; split the corpus", u32::MAX)))
}

fn read(document: &Document) -> Read {
    let text = document.text.as_str();
    let words = words(text);
    let (damage, damaged) = damage(text);
    let (markup, marked) = markup(text);
    let measure = ArticleMeasure {
        characters: bounded(text.chars().count() as u64),
        words: bounded(words.count),
        key: words.key,
        damage,
        damage_sample: damaged.map(|at| sample(text, at)),
        markup,
        markup_sample: marked.map(|at| sample(text, at)),
        ..ArticleMeasure::default()
    };
    let passages = words
        .passages
        .iter()
        .map(|passage| (passage.key, passage.words))
        .collect();
    (measure, passages)
}

fn bounded(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The words around a byte, with an escape for each character that does not show.
fn sample(text: &str, at: usize) -> Box<str> {
    let (head, tail) = (
        text.get(..at).unwrap_or_default(),
        text.get(at..).unwrap_or_default(),
    );
    let before: Vec<char> = head
        .chars()
        .rev()
        .take(SAMPLE / 2)
        .take_while(|next| *next != '\n')
        .collect();
    // From a border between words on, where one is near.
    let cut = before
        .iter()
        .rposition(|next| next.is_whitespace())
        .unwrap_or(before.len());
    let before = before.iter().take(cut).rev().copied();
    let after = tail.chars().take(SAMPLE).enumerate();
    let after = after
        .take_while(|(place, next)| *place == 0 || *next != '\n')
        .map(|(_, next)| next);
    let shown: String = before.chain(after).collect();
    let mut plain = String::with_capacity(shown.len());
    for character in shown.trim().chars() {
        let is_seen = !character.is_control() && !matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fffe}'..);
        if plain.len() > 2 * SAMPLE {
            plain.push('…');
            break;
        }
        if is_seen || character > '\u{ffff}' {
            plain.push(character);
        } else {
            plain.extend(character.escape_unicode());
        }
    }
    plain.into_boxed_str()
}

/// Tasks that are read again for what the passages say.
const AGAIN: usize = 32;

/// Fills in the texts of the most frequent passages, which are read again where they stand first.
fn quote(corpus: &Corpus, tasks: &[Task], starts: &[usize], passages: &mut [Repeated], repeats: &[Repeat]) {
    let mut first: Vec<Option<u32>> = vec![None; passages.len()];
    for repeat in repeats {
        if let Some(first) = first.get_mut(repeat.passage as usize) {
            first.get_or_insert(repeat.article);
        }
    }
    let task_of = |article: u32| {
        starts
            .partition_point(|start| *start <= article as usize)
            .checked_sub(1)
    };
    let mut wanted: Vec<usize> = Vec::new();
    for task in first.iter().filter_map(|first| task_of((*first)?)) {
        if !wanted.contains(&task) {
            wanted.push(task);
        }
        if wanted.len() == AGAIN {
            break;
        }
    }
    wanted.sort_unstable();
    let keys: rustc_hash::FxHashMap<u64, usize> = passages
        .iter()
        .enumerate()
        .map(|(place, passage)| (passage.key, place))
        .collect();
    let found: Vec<Vec<(usize, String)>> = wanted
        .par_iter()
        .filter_map(|task| tasks.get(*task))
        .map(|task| {
            let mut found: Vec<(usize, String)> = Vec::new();
            let mut known = rustc_hash::FxHashSet::default();
            for document in corpus.read(task).iter().flat_map(|reading| &reading.documents) {
                for passage in words(&document.text).passages {
                    if let Some(&place) = keys.get(&passage.key)
                        && known.insert(place)
                    {
                        found.push((place, plain(passage.text)));
                    }
                }
            }
            found
        })
        .collect();
    for (place, text) in found.into_iter().flatten() {
        if let Some(passage) = passages.get_mut(place).filter(|passage| passage.text.is_empty()) {
            passage.text = text;
        }
    }
}

/// A passage on one line, cut where it is long.
fn plain(text: &str) -> String {
    const LONGEST: usize = 100;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}
