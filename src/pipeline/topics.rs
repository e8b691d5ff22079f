//! The topics of a corpus: found, named, described, and where they are.

mod cards;
mod matrix;
mod spread;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Options;
use super::facts::{self, Facts};
use super::summaries::Summary;
use crate::analyze::{Context, Table};
use crate::compare::{self, Keys};
use crate::count::Setup;
use crate::error::{Error, Notice, NoticeKind};
use crate::progress::Progress;
use crate::topic::{self, Choice, Description, Label, Matrix, Model, Phrases, Placed, Verdict};
use spread::Spread;

/// Terms of all articles, each once an article, of which topics are made; fixed, so that memory changes no byte.
const MOST_POSTINGS: u64 = 40_000_000;
/// Topics that are tried at most.
const MOST: usize = 20;
/// Articles told to be typical of a topic, whose sentences may speak for it.
const TYPICAL: usize = 12;

/// How many topics are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wanted {
    /// None.
    #[default]
    None,
    /// As many as fit the corpus.
    Auto,
    /// So many, or fewer where the articles hold fewer.
    Exactly(usize),
}

impl fmt::Display for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => formatter.write_str("none"),
            Self::Auto => formatter.write_str("auto"),
            Self::Exactly(number) => write!(formatter, "{number}"),
        }
    }
}

/// What was found.
pub(super) struct Found {
    model: Model,
    described: Vec<Description>,
    labels: Vec<Label>,
    phrases: Phrases,
    /// How the number of topics came about; empty where it was asked for.
    why: String,
    names: Vec<Vec<String>>,
    periods: Spread,
    groups: Spread,
    places: Vec<Placed>,
    facts: BTreeMap<u32, Facts>,
}

/// A topic by what stands for it.
pub(super) struct Leading {
    /// From 1.
    pub(super) number: u32,
    pub(super) label: String,
    /// Articles that it leads.
    pub(super) articles: u64,
    /// Its leading terms, by number.
    pub(super) terms: Vec<u32>,
}

/// Topics, or why there are none.
pub(super) enum Topics {
    /// Topics.
    Found(Box<Found>),
    /// A sentence for a reader.
    None(String),
}

/// What topics are made from.
pub(super) struct Behind<'b> {
    pub(super) context: &'b Context<'b>,
    pub(super) setup: &'b Setup,
    /// Terms of several words, if texts are there.
    pub(super) phrases: Phrases,
    /// What a report groups articles by.
    pub(super) keys: Option<&'b Keys>,
    /// Articles that a group needs.
    pub(super) min_articles: u32,
}

/// Finds and describes topics; `None` where they are not asked for. What is left out is told.
///
/// # Errors
/// What fetching a block says.
pub(super) fn find(
    behind: Behind<'_>,
    options: &Options,
    notices: &mut Vec<Notice>,
    progress: &dyn Progress,
) -> Result<Option<Topics>, Error> {
    let context = behind.context;
    if options.topics == Wanted::None {
        return Ok(None);
    }
    if context.sums.postings > MOST_POSTINGS {
        let why = format!(
            "topics are not looked for in a corpus with more than {MOST_POSTINGS} terms in its articles, each counted once \
             an article; this one has {}: take a part of it",
            context.sums.postings
        );
        notices.push(Notice::new(NoticeKind::LeftOut, "topics", why.clone()));
        return Ok(Some(Topics::None(format!("There are no topics: {why}."))));
    }
    progress.stage("topics", 0);
    let matrix = matrix::matrix(context, behind.setup)?;
    let (model, why) = match model(&matrix, options.topics) {
        Ok(made) => made,
        Err(unfit) => return Ok(Some(Topics::None(unfit.to_string()))),
    };
    progress.stage("describing topics", 0);
    let forms = |term: u32| context.names.form(term as usize).into_owned();
    let repeats = repeats(context);
    let described = topic::describe(&matrix, &model, &|article| !repeats.contains(&article), TYPICAL);
    let labels = topic::labels(&matrix, &model, &forms, &behind.phrases);
    progress.stage("placing articles", 0);
    let places = topic::place(&matrix, &model.shares, topic::MAPPED);
    drop(matrix);
    progress.stage("spreading topics", 0);
    let typical = described.iter().flat_map(|description| &description.typical);
    let on_map = places.iter().map(|place| &place.article);
    let docs: BTreeSet<u32> = typical
        .chain(on_map)
        .filter_map(|&article| u32::try_from(article).ok())
        .collect();
    let outlet = outlet(context);
    let found = Found {
        names: spread::names(context, &model.shares)?,
        periods: spread::periods(context, &model.shares)?,
        groups: spread::groups(context, &model.shares, behind.keys, behind.min_articles)?,
        facts: facts::facts(context.frames, &docs, outlet.as_deref())?,
        model,
        described,
        labels,
        phrases: behind.phrases,
        why,
        places,
    };
    Ok(Some(Topics::Found(Box::new(found))))
}

/// The topics, and how their number came about.
fn model(matrix: &Matrix, wanted: Wanted) -> Result<(Model, String), topic::Unfit> {
    match wanted {
        Wanted::Exactly(number) => Ok((topic::factorize(matrix, number)?, String::new())),
        Wanted::Auto | Wanted::None => {
            let Choice { topics, why, .. } = topic::choose(matrix, MOST)?;
            Ok((topic::factorize(matrix, topics)?, why))
        }
    }
}

/// Articles for which the first of their story stands.
fn repeats(context: &Context<'_>) -> BTreeSet<usize> {
    let mut met = BTreeSet::new();
    let story = context
        .frames
        .stories
        .iter()
        .flat_map(|told| &told.story)
        .enumerate();
    story
        .filter_map(|(article, story)| story.filter(|story| !met.insert(*story)).map(|_| article))
        .collect()
}

/// The column that names outlets, if there is one.
fn outlet(context: &Context<'_>) -> Option<String> {
    let named = |outlet: &&str| {
        let mut groups = context.frames.groups.iter();
        groups
            .find(|(name, _)| name.eq_ignore_ascii_case(outlet))
            .map(|(name, _)| name.clone())
    };
    compare::OUTLET.iter().find_map(named)
}

impl Found {
    /// Why so many, where the number was not asked for.
    pub(super) fn why(&self) -> Option<String> {
        (!self.why.is_empty()).then(|| self.why.clone())
    }

    /// Topics that should not be leaned on.
    fn weak(&self) -> usize {
        self.described.len() - self.clear().len()
    }

    /// Those that can be leaned on, by number from 0, the largest first.
    pub(super) fn clear(&self) -> Vec<usize> {
        let described = self.described.iter().enumerate();
        described
            .filter(|(_, description)| description.verdict == Verdict::Clear)
            .map(|(number, _)| number)
            .collect()
    }

    /// What the topics are called, each by itself.
    fn labels(&self) -> Vec<String> {
        self.labels.iter().map(|label| label.text.clone()).collect()
    }

    /// By topic, its most typical articles.
    pub(super) fn typical(&self) -> Vec<Vec<u32>> {
        let docs = |description: &Description| {
            let typical = description.typical.iter();
            typical
                .filter_map(|&article| u32::try_from(article).ok())
                .collect()
        };
        self.described.iter().map(docs).collect()
    }

    /// The number, from 1, label and share of an article's main topic.
    pub(super) fn main(&self, doc: u32) -> Option<(u32, String, f64)> {
        let (topic, share) = self.model.shares.main(doc as usize)?;
        Some((
            u32::try_from(topic + 1).ok()?,
            self.labels.get(topic)?.text.clone(),
            share,
        ))
    }

    /// The shares of every article, some articles at a time.
    ///
    /// # Errors
    /// What `each` says.
    pub(super) fn shares(
        &self,
        articles: u32,
        each: &mut dyn FnMut(Table) -> Result<(), Error>,
    ) -> Result<(), Error> {
        /// Articles at a time.
        const BATCH: usize = 10_000;
        let articles = articles as usize;
        // Once at least, so that a table without rows has its columns.
        for first in (0..articles.max(1)).step_by(BATCH) {
            each(tables::shares(
                &self.model.shares,
                first..articles.min(first + BATCH),
            ))?;
        }
        Ok(())
    }

    /// One row for each topic.
    pub(super) fn overview(&self, context: &Context<'_>) -> Table {
        tables::overview(self, context)
    }

    /// The `top` leading terms of each topic.
    pub(super) fn terms(&self, context: &Context<'_>, top: usize) -> Table {
        tables::terms(self, context, top)
    }

    /// Each topic without sentences yet.
    pub(super) fn summaries(&self) -> Vec<Summary> {
        let topics = self.labels.iter().zip(&self.described).enumerate();
        let empty = |(number, (label, described)): (usize, (&Label, &Description))| Summary {
            number: Some(number + 1),
            name: label.text.clone(),
            articles: described.led,
            sentences: Vec::new(),
        };
        topics.map(empty).collect()
    }

    /// Each topic that can be leaned on, by what stands for it; at most `most` terms.
    pub(super) fn leading(&self, most: usize) -> Vec<Leading> {
        let number = |topic: &usize| u32::try_from(topic + 1).ok();
        let leading = |topic: usize| {
            let terms = self.model.topics.get(topic)?.terms.iter().take(most);
            Some(Leading {
                number: number(&topic)?,
                label: self.labels.get(topic)?.text.clone(),
                articles: self.described.get(topic)?.led,
                terms: terms.map(|(term, _)| *term).collect(),
            })
        };
        self.clear().into_iter().filter_map(leading).collect()
    }

    /// All tables but the shares of every article.
    pub(super) fn tables(&self, context: &Context<'_>) -> Vec<Table> {
        tables::tables(self, context)
    }
}
