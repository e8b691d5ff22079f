//! What a pipe asks for: the terms of a corpus, the keywords of its articles, and parts, without a report.

use std::path::Path;

use super::counting::{self, Counted};
use super::{Options, contents};
use crate::analyze::Weights;
use crate::corpus::Input;
use crate::count::{Counts, Detail, Texts};
use crate::error::{Error, Notice};
use crate::frames::part;
use crate::progress::Progress;
use crate::scratch;

/// One term of a corpus.
#[derive(Debug, Clone, Copy)]
pub struct TermRow<'c> {
    /// Its place, from 1.
    pub rank: usize,
    /// What a reader calls it: its most frequent surface form.
    pub form: &'c str,
    /// What is counted.
    pub stem: &'c str,
    /// Occurrences in the corpus.
    pub cf: u64,
    /// Articles it occurs in.
    pub df: u32,
    /// Occurrences per million tokens.
    pub per_million: f64,
}

/// One keyword of an article.
#[derive(Debug, Clone, Copy)]
pub struct KeywordRow<'c> {
    /// Number of the article, from 0.
    pub doc: u32,
    /// What a reader calls the article: headline, else identifier, else file and place.
    pub title: &'c str,
    /// Its place among the article's terms, from 1.
    pub rank: usize,
    /// What a reader calls it: its most frequent surface form.
    pub form: &'c str,
    /// What is counted.
    pub stem: &'c str,
    /// Occurrences in the article.
    pub tf: u32,
    /// Articles with the term.
    pub df: u32,
    /// TF-IDF weight in the article.
    pub tfidf: f64,
}

/// What a list is of.
#[derive(Debug)]
pub struct Listed {
    counts: Counts,
    labels: Texts,
    cf: Vec<u64>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    #[allow(dead_code, reason = "held for what its drop does")]
    scratch: Option<scratch::Folder>,
}

impl Listed {
    fn new(counted: Counted) -> Result<Self, Error> {
        let Counted { counts, scratch, .. } = counted;
        let notices = counts.told();
        contents::check(counts.tokens, counts.sources.len(), &notices)?;
        let (mut labels, mut cf) = (
            Texts::default(),
            Vec::with_capacity(counts.dictionary.stems.len()),
        );
        counts.dictionary.each_term(&mut |_, forms| {
            labels.push(forms.first().map_or("", |(form, _)| form));
            cf.push(forms.iter().map(|(_, count)| count).sum());
        });
        Ok(Self {
            counts,
            labels,
            cf,
            notices,
            scratch,
        })
    }

    /// The most frequent terms first, ties by articles, then by stem; `top` of them or all.
    pub fn terms(&self, top: Option<usize>) -> Vec<TermRow<'_>> {
        let df = &self.counts.dictionary.df;
        let mut order: Vec<usize> = (0..self.cf.len()).collect();
        let by = |a: &usize, b: &usize| {
            self.cf[*b]
                .cmp(&self.cf[*a])
                .then(df[*b].cmp(&df[*a]))
                .then(a.cmp(b))
        };
        if let Some(top) = top.filter(|&top| top < order.len()) {
            if top > 0 {
                order.select_nth_unstable_by(top - 1, by);
            }
            order.truncate(top);
        }
        order.sort_unstable_by(by);
        let row = |(at, term): (usize, usize)| TermRow {
            rank: at + 1,
            form: self.labels.get(term),
            stem: self.counts.dictionary.stems.get(term),
            cf: self.cf[term],
            df: df[term],
            per_million: per_million(self.cf[term], self.counts.tokens),
        };
        order.into_iter().enumerate().map(row).collect()
    }

    /// The `top` heaviest terms of every article that has any, as `render` writes those of one article down, on all
    /// threads; `take` gets what was rendered, several articles at a time, in their order.
    ///
    /// # Errors
    /// What fetching a block or `take` says; the first ends it.
    pub fn keywords<T: Send + Default>(
        &self,
        options: &Options,
        top: usize,
        render: &(dyn Fn(&[KeywordRow<'_>], &mut T) + Sync),
        take: &mut dyn FnMut(T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let dictionary = &self.counts.dictionary;
        let weights = Weights::new(
            options.analyze.scheme,
            self.counts.documents,
            dictionary.df.clone(),
            self.cf.clone(),
        );
        let sources = &self.counts.names;
        let mut first = 0;
        self.counts.blocks(&mut |block| {
            let rendered = block.in_runs(|run| {
                let (mut weight, mut places, mut out) = (Vec::new(), Vec::new(), T::default());
                for at in run {
                    let source = sources
                        .get(block.rows[at].source as usize)
                        .map_or("", String::as_str);
                    let article = weights.article(block, first, at, source, &mut weight);
                    article.heaviest(top, &mut places);
                    let title = article.name();
                    let row = |(&at, rank): (&u32, usize)| {
                        let at = at as usize;
                        let term = article.term[at] as usize;
                        KeywordRow {
                            doc: article.doc,
                            title: &title,
                            rank,
                            form: self.labels.get(term),
                            stem: dictionary.stems.get(term),
                            tf: article.tf[at],
                            df: dictionary.df[term],
                            tfidf: article.weight[at],
                        }
                    };
                    let rows: Vec<KeywordRow<'_>> = places.iter().zip(1..).map(row).collect();
                    if !rows.is_empty() {
                        render(&rows, &mut out);
                    }
                }
                out
            });
            rendered.into_iter().try_for_each(&mut *take)?;
            first += u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
            Ok(())
        })
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of a corpus stay far below 2^53"
)]
fn per_million(cf: u64, tokens: u64) -> f64 {
    cf as f64 * 1e6 / tokens as f64
}

fn without_entities(options: &Options) -> Options {
    Options {
        entities: None,
        ..options.clone()
    }
}

/// Counts terms, and nothing of the articles but in how many each occurs.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn terms(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Listed, Error> {
    Listed::new(counting::counts(
        inputs,
        &without_entities(options),
        Detail::Terms,
        progress,
    )?)
}

/// Counts what keywords need.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn keywords(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Listed, Error> {
    Listed::new(counting::counts(
        inputs,
        &without_entities(options),
        Detail::Postings,
        progress,
    )?)
}

/// Counts texts and writes the result as a part; gives back the notices and the number of articles.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage or the file system says.
pub fn count_part(
    inputs: &[Input],
    dir: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Vec<Notice>, u32), Error> {
    let counted = counting::counts(inputs, options, Detail::Full, progress)?;
    let notices = counted.counts.told();
    contents::check(counted.counts.tokens, counted.counts.sources.len(), &notices)?;
    progress.stage("writing", 0);
    part::put(dir, &counted.counts, &counting::made(options))?;
    progress.finish();
    Ok((notices, counted.counts.documents))
}

/// Joins parts and writes the result as one; gives back their notices and the number of articles. Their order does not matter.
///
/// # Errors
/// [`Error::Input`] where one is no part or was counted in another way, else what the file system says.
pub fn merge_parts(
    parts: &[&Path],
    dir: &Path,
    progress: &dyn Progress,
) -> Result<(Vec<Notice>, u32), Error> {
    progress.stage("joining", 0);
    let mut opened = Vec::new();
    let mut made = None;
    for path in parts {
        if !part::is_part(path) {
            return Err(Error::Input(format!(
                "{}: not a part; `gleaner count` makes one",
                path.display()
            )));
        }
        let own = match &made {
            None => {
                let (part, own) = part::open(path)?;
                made = Some(own);
                part
            }
            Some(made) => {
                let (part, own) = part::open(path)?;
                if let Some((name, a, b)) = counting::difference(made, &own) {
                    let message = format!(
                        "{} was counted with {name} = {a}, and {} with {name} = {b}; count one of them again",
                        parts[0].display(),
                        path.display()
                    );
                    return Err(Error::Usage(message));
                }
                part
            }
        };
        opened.push(own);
    }
    let Some(made) = made else {
        return Err(Error::Usage("name the parts to be joined".to_owned()));
    };
    let counts = Counts::join(opened)?;
    progress.stage("writing", 0);
    part::put(dir, &counts, &made)?;
    progress.finish();
    Ok((counts.told(), counts.documents))
}
