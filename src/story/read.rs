//! The stories of a corpus: its texts are read once for their runs of words, before anything is counted.
//!
//! Stories are looked for ahead of counting, so that a count may take one article of each story. Articles are numbered as
//! counting numbers them: both go through the same tasks in the same order. Nothing but numbers is kept of a text.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Collection, Shingles, Stories};
use crate::corpus::{Corpus, Document, Task};
use crate::error::Error;
use crate::progress::Progress;

/// Bytes of stored text that are read before the next are: they are held in memory together.
const WAVE: u64 = 64 << 20;

/// What reading a corpus for its stories came to.
#[derive(Debug)]
pub struct Read {
    /// Every story of two articles or more.
    pub stories: Stories,
    /// One run of words in so many was compared, where there were too many to compare all.
    pub sampled: Option<u64>,
    /// The outlet of each article.
    pub outlets: Outlets,
    /// How many articles come before each task.
    before: Vec<u32>,
    /// Which articles hold any text.
    told: Vec<bool>,
    /// By article, what tells copies apart that are the same word for word: date and headline, never the place in a file.
    marks: Vec<(u64, u64)>,
}

/// Who published each article.
#[derive(Debug, Default)]
pub struct Outlets {
    /// The column that says it; `None` where no article has one.
    pub column: Option<String>,
    /// By article: the number of its outlet, where it has one.
    pub of: Vec<Option<u32>>,
}

/// An article that may stand for others.
#[derive(Debug, Clone, Copy)]
struct Standing {
    article: usize,
    /// How much of the fullest version it has; above 1 for that version.
    share: f64,
    mark: (u64, u64),
}

impl Standing {
    /// Whether it stands for both: more of the story first, then by date and headline.
    fn is_before(&self, other: &Self) -> bool {
        self.share
            .total_cmp(&other.share)
            .then_with(|| other.mark.cmp(&self.mark))
            .is_gt()
    }
}

/// What a wave of tasks tells of one article.
struct Known {
    shingles: Shingles,
    /// The first of the columns asked for that it has, by number, and its value.
    outlet: Option<(usize, String)>,
    told: bool,
    mark: (u64, u64),
}

/// Reads every text of `corpus` and puts the articles that tell the same story together. The outlet of an article is its
/// value in the first of `columns`, compared without regard to case, that any article has.
///
/// # Errors
/// [`Error::Input`] where there are more articles than fit 32 bits.
pub fn read(corpus: &Corpus, columns: &[&str], progress: &dyn Progress) -> Result<Read, Error> {
    let tasks = corpus.tasks();
    progress.stage("reading for stories", tasks.iter().map(|task| task.bytes).sum());
    let mut collection = Collection::default();
    let mut before = Vec::with_capacity(tasks.len());
    let (mut told, mut marks) = (Vec::new(), Vec::new());
    let mut columns = Columns::new(columns);
    for wave in Task::runs(&tasks, WAVE) {
        let read: Vec<Vec<Known>> = wave
            .par_iter()
            .map(|task| {
                let readings = corpus.read(task);
                progress.advance(task.bytes);
                let documents = readings.into_iter().flat_map(|reading| reading.documents);
                documents.map(|document| columns.know(&document)).collect()
            })
            .collect();
        for articles in read {
            before.push(u32::try_from(told.len()).map_err(|_| too_many())?);
            for known in articles {
                told.push(known.told);
                marks.push(known.mark);
                columns.take(known.outlet);
                collection.push(known.shingles);
            }
        }
    }
    u32::try_from(told.len()).map_err(|_| too_many())?;
    progress.stage("stories", 0);
    let sampled = collection.sampled();
    let mut stories = collection.stories();
    for story in &mut stories.all {
        story.lead_by(|article| marks.get(article).copied());
    }
    Ok(Read {
        stories,
        sampled,
        outlets: columns.finish(),
        before,
        told,
        marks,
    })
}

fn too_many() -> Error {
    Error::Input(format!("more than {} articles; split the corpus", u32::MAX))
}

impl Read {
    /// The number of articles, empty ones included.
    pub fn articles(&self) -> usize {
        self.told.len()
    }

    /// How many articles come before each task of the corpus.
    pub fn before(&self) -> &[u32] {
        &self.before
    }

    /// Articles with text; one of each story; one of each story and outlet. The last is missing where no outlet is known.
    pub fn denominators(&self) -> (u64, u64, Option<u64>) {
        let all = self.told.iter().filter(|&&told| told).count() as u64;
        let left = |by_outlet: bool| all - self.repeats(by_outlet).iter().filter(|&&out| out).count() as u64;
        let outlets = self.outlets.column.as_ref().map(|_| left(true));
        (all, left(false), outlets)
    }

    /// By article: whether its story, or its outlet's version of it, is told by another that stands for it. The fullest
    /// version stands for a story, and of an outlet the one that has most of it, the first of several.
    pub fn repeats(&self, by_outlet: bool) -> Vec<bool> {
        let mut out = vec![false; self.told.len()];
        for story in &self.stories.all {
            let mut kept: FxHashMap<Option<u32>, Standing> = FxHashMap::default();
            for member in story.tellings() {
                let outlet = self.outlets.of.get(member.article).copied().flatten();
                let key = outlet.filter(|_| by_outlet);
                let share = if member.article == story.lead {
                    2.0
                } else {
                    member.kept
                };
                let mark = self.marks.get(member.article).copied().unwrap_or_default();
                let own = Standing {
                    article: member.article,
                    share,
                    mark,
                };
                let best = kept.entry(key).or_insert(own);
                if own.is_before(best) {
                    *best = own;
                }
            }
            for member in story.tellings() {
                let outlet = self.outlets.of.get(member.article).copied().flatten();
                let key = outlet.filter(|_| by_outlet);
                let stands = kept.get(&key).is_some_and(|best| best.article == member.article);
                if let Some(out) = out.get_mut(member.article).filter(|_| !stands) {
                    *out = true;
                }
            }
        }
        out
    }
}

/// The earlier date first, those without one last; then by headline and columns.
fn mark(document: &Document) -> (u64, u64) {
    let digits = document
        .date
        .iter()
        .flat_map(|date| date.bytes())
        .filter(u8::is_ascii_digit);
    let date = digits
        .take(8)
        .fold(0, |date, digit| date * 10 + u64::from(digit - b'0'));
    let mut hasher = rustc_hash::FxHasher::default();
    (&document.title, &document.meta).hash(&mut hasher);
    (if date == 0 { u64::MAX } else { date }, hasher.finish())
}

/// The columns that may name an outlet, and what articles have in them.
struct Columns<'n> {
    names: &'n [&'n str],
    /// By article: the column and the number of the value.
    of: Vec<Option<(usize, u32)>>,
    values: FxHashMap<String, u32>,
}

impl<'n> Columns<'n> {
    fn new(names: &'n [&'n str]) -> Self {
        Self {
            names,
            of: Vec::new(),
            values: FxHashMap::default(),
        }
    }

    fn know(&self, document: &Document) -> Known {
        let column = |name: &&str| {
            let meta = document.meta.iter();
            meta.clone()
                .find(|(own, value)| own.eq_ignore_ascii_case(name) && !value.trim().is_empty())
        };
        let found = self
            .names
            .iter()
            .enumerate()
            .find_map(|(at, name)| Some((at, column(name)?)));
        Known {
            shingles: Shingles::of(&document.text),
            outlet: found.map(|(at, (_, value))| (at, value.trim().to_owned())),
            told: !document.text.trim().is_empty(),
            mark: mark(document),
        }
    }

    fn take(&mut self, outlet: Option<(usize, String)>) {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let numbered = outlet.map(|(column, value)| (column, *self.values.entry(value).or_insert(next)));
        self.of.push(numbered);
    }

    /// The outlets by the first column that any article has.
    fn finish(self) -> Outlets {
        let column = self.of.iter().flatten().map(|(column, _)| *column).min();
        let own = |article: &Option<(usize, u32)>| {
            let (of, value) = (*article)?;
            (Some(of) == column).then_some(value)
        };
        Outlets {
            of: self.of.iter().map(own).collect(),
            column: column
                .and_then(|at| self.names.get(at))
                .map(|&name| name.to_owned()),
        }
    }
}
