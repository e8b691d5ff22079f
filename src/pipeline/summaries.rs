//! What `gleaner topics`, `stories` and `summarize` ask for.

use std::collections::{BTreeMap, BTreeSet};

use super::prepared::{Prepared, prepare};
use super::reading::{self, Gathered};
use super::stories::tables;
use super::topics::{self, Topics};
use super::{Options, columns, facts};
use crate::analyze::{Context, Table};
use crate::corpus::Input;
use crate::count::Detail;
use crate::error::{Error, Notice};
use crate::progress::Progress;
use crate::quote::{self, Quote};
use crate::report::Passage;

/// What is printed of the topics of a corpus.
#[derive(Debug)]
pub struct TopicLists {
    /// What was found, or why nothing was, in a sentence or two.
    pub summary: String,
    /// One row for each topic; without rows where there are none.
    pub overview: Table,
    /// The leading terms of each topic.
    pub terms: Table,
    /// The shares of topics in each article.
    pub shares: Vec<Table>,
    /// Why so many, where the number was not asked for.
    pub why: Option<String>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

/// Finds the topics of a corpus, with `top` terms each.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn topics(
    inputs: &[Input],
    options: &Options,
    top: usize,
    progress: &dyn Progress,
) -> Result<TopicLists, Error> {
    let prepared = prepare(inputs, options, Detail::Postings, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    prepared.check(&context)?;
    let mut notices = prepared.notices.clone();
    let found = find(&prepared, &context, options, &mut notices, progress)?;
    let mut lists = TopicLists {
        summary: String::new(),
        overview: columns::OVERVIEW.empty(),
        terms: columns::TERMS.empty(),
        shares: vec![columns::SHARES.empty()],
        why: None,
        notices,
    };
    match found {
        None => {}
        Some(Topics::None(why)) => lists.summary = why,
        Some(Topics::Found(found)) => {
            lists.summary = found.summary();
            lists.overview = found.overview(&context);
            lists.terms = found.terms(&context, top);
            lists.why = found.why();
            lists.shares.clear();
            found.shares(prepared.frames.articles, &mut |rows| {
                lists.shares.push(rows);
                Ok(())
            })?;
        }
    }
    Ok(lists)
}

fn find(
    prepared: &Prepared,
    context: &Context<'_>,
    options: &Options,
    notices: &mut Vec<Notice>,
    progress: &dyn Progress,
) -> Result<Option<Topics>, Error> {
    let collocations = prepared.collocations(options, progress)?;
    let behind = topics::Behind {
        context,
        setup: &prepared.setup,
        phrases: collocations
            .as_ref()
            .map(|found| found.phrases(&context.names))
            .transpose()?
            .unwrap_or_default(),
        keys: None,
        min_articles: 1,
    };
    topics::find(behind, options, notices, progress)
}

/// What is printed of the stories of a corpus.
#[derive(Debug)]
pub struct StoryLists {
    /// What was found, in a sentence.
    pub summary: String,
    /// One row for each story.
    pub stories: Table,
    /// One row for each article that tells one, in the order of the stories.
    pub members: Table,
    /// How many articles there are: all, one per story, one per outlet and story.
    pub denominators: Vec<(String, u64)>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

/// Finds the `top` largest stories of a corpus.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn stories(
    inputs: &[Input],
    options: &Options,
    top: usize,
    progress: &dyn Progress,
) -> Result<StoryLists, Error> {
    let prepared = prepare(inputs, options, Detail::Entities, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    prepared.check(&context)?;
    let Some(read) = &prepared.stories else {
        return Err(Error::Usage(
            "stories are found in texts, and parts hold none; name the texts".to_owned(),
        ));
    };
    let mut largest = tables::largest(read);
    let nothing = (BTreeMap::new(), Gathered::default());
    let told = super::stories::cards::stories(read, tables::told(&largest), &nothing.0, &nothing.1, &[]);
    largest.truncate(top);
    let docs = tables::articles(largest.iter().map(|(_, story)| *story));
    let facts = facts::facts(&prepared.frames, &docs, read.outlets.column.as_deref())?;
    Ok(StoryLists {
        summary: told.summary,
        stories: tables::list(tables::told(&largest), &facts),
        members: tables::members(&largest, &facts),
        denominators: told.denominators,
        notices: prepared.notices.clone(),
    })
}

/// What is summarized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Every story of several articles.
    Stories,
    /// Every topic.
    Topics,
    /// The corpus as a whole.
    Corpus,
}

/// Takes in the summary of an article: its number, what a reader calls it, and its sentences.
pub type EachSummary<'e> = dyn FnMut(u32, &str, &[Quote]) -> Result<(), Error> + 'e;

/// Hands over the summary of every article in order: its number, what a reader calls it, and its sentences. Gives back the
/// notices.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage or `each` says.
pub fn summarize(
    inputs: &[Input],
    options: &Options,
    progress: &dyn Progress,
    each: &mut EachSummary<'_>,
) -> Result<Vec<Notice>, Error> {
    let prepared = prepare(inputs, options, Detail::Postings, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    prepared.check(&context)?;
    let counted = texts(&prepared, &context)?;
    quote::quotes(
        counted,
        options.quote,
        &|_| false,
        progress,
        &mut |doc, _, quoted| each(doc, &quoted.name, &quoted.quotes),
    )?;
    Ok(prepared.notices)
}

fn texts<'p>(prepared: &'p Prepared, context: &'p Context<'p>) -> Result<quote::Counted<'p>, Error> {
    let Some(corpus) = &prepared.texts else {
        return Err(Error::Usage(
            "summaries are made of sentences, and parts hold no text; name the texts".to_owned(),
        ));
    };
    Ok(quote::Counted {
        corpus,
        setup: &prepared.setup,
        context,
    })
}

/// A summary of several articles.
#[derive(Debug)]
pub struct Summary {
    /// What is summarized: a story's or topic's number, or nothing for the corpus.
    pub number: Option<usize>,
    /// What it is called.
    pub name: String,
    /// Articles in it, or that lead it.
    pub articles: u64,
    /// Its sentences.
    pub sentences: Vec<Passage>,
}

/// Summaries of several articles each.
#[derive(Debug)]
pub struct Summaries {
    /// The summaries.
    pub summaries: Vec<Summary>,
    /// Why there are none, where there are none.
    pub why: Option<String>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

/// Summaries of stories, topics, or the corpus.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn summarize_several(
    inputs: &[Input],
    of: Of,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Summaries, Error> {
    let prepared = prepare(inputs, options, Detail::Postings, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    prepared.check(&context)?;
    let counted = texts(&prepared, &context)?;
    let mut notices = prepared.notices.clone();
    let mut why = None;
    let mut summaries: Vec<Summary> = Vec::new();
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let mut topics = None;
    match of {
        Of::Stories => {
            let largest = prepared.stories.as_ref().map(tables::largest).unwrap_or_default();
            let largest = tables::told(&largest);
            for (number, story) in largest {
                summaries.push(Summary {
                    number: Some(number + 1),
                    name: String::new(),
                    articles: story.tellings().count() as u64,
                    sentences: Vec::new(),
                });
                // The fullest version first: it gives the story its name.
                let lead = tables::number_of(story.lead);
                let others = story.tellings().map(|member| tables::number_of(member.article));
                sets.push(
                    std::iter::once(lead)
                        .chain(others.filter(|doc| *doc != lead))
                        .collect(),
                );
            }
            if largest.is_empty() {
                why = Some("No two articles tell the same story in the same words.".to_owned());
            }
        }
        Of::Topics => match find(&prepared, &context, options, &mut notices, progress)? {
            Some(Topics::Found(found)) => {
                sets = found.typical();
                summaries = found.summaries();
            }
            Some(Topics::None(sentence)) => why = Some(sentence),
            None => {}
        },
        Of::Corpus => {
            summaries.push(Summary {
                number: None,
                name: "the corpus".to_owned(),
                articles: u64::from(prepared.frames.articles),
                sentences: Vec::new(),
            });
            if let Some(Topics::Found(found)) = find(&prepared, &context, options, &mut notices, progress)? {
                sets = found.typical();
                topics = Some(found);
            }
            sets.push(speakers(&context)?);
        }
    }
    let docs: BTreeSet<u32> = sets.iter().flatten().copied().collect();
    let facts = facts::facts(&prepared.frames, &docs, None)?;
    let gathered = reading::candidates(counted, &docs, options, progress)?;
    let centres = reading::centre(&context, &sets)?;
    let title = |doc: u32| gathered.title(doc, &facts);
    if let (Of::Corpus, Some(summary)) = (of, summaries.first_mut()) {
        let wanted = options.quote.sentences;
        summary.sentences = of_corpus(topics.as_deref(), &gathered, (&sets, &centres), wanted, &title);
        return Ok(Summaries {
            summaries,
            why,
            notices,
        });
    }
    for ((summary, docs), centre) in summaries.iter_mut().zip(&sets).zip(&centres) {
        if let (Of::Stories, Some(lead)) = (of, docs.first()) {
            summary.name = gathered.title(*lead, &facts);
        }
        let weight = |term: u32| centre.get(&term).copied().unwrap_or(0.0);
        summary.sentences = gathered.several(docs.iter().copied(), &weight, options.quote.sentences, &title);
    }
    Ok(Summaries {
        summaries,
        why,
        notices,
    })
}

/// The corpus in a few sentences: one of each of its largest clear topics, by what the articles typical of it say; without
/// topics, those of the articles that may speak for it. `typical` and `centres` are those of the topics, and last comes
/// what the `speakers` have in common.
pub(super) fn of_corpus(
    found: Option<&topics::Found>,
    gathered: &Gathered,
    (sets, centres): (&[Vec<u32>], &[BTreeMap<u32, f64>]),
    wanted: usize,
    title: &dyn Fn(u32) -> String,
) -> Vec<Passage> {
    let own = |number: usize, wanted: usize| {
        let (Some(docs), Some(centre)) = (sets.get(number), centres.get(number)) else {
            return Vec::new();
        };
        let weight = |term: u32| centre.get(&term).copied().unwrap_or(0.0);
        gathered.several(docs.iter().copied(), &weight, wanted, title)
    };
    let clear = found.map(topics::Found::clear).unwrap_or_default();
    if clear.len() < 2 {
        return own(sets.len().saturating_sub(1), wanted);
    }
    // Where there are fewer topics than sentences, the largest give more than one.
    let turns = wanted.div_ceil(clear.len());
    let mut passages: Vec<Vec<Passage>> = Vec::new();
    for &topic in &clear {
        let left = wanted - passages.iter().map(Vec::len).sum::<usize>();
        let mut whole = own(topic, turns.min(left) + SPARE);
        whole.retain(|passage| is_whole(&passage.text));
        whole.truncate(turns.min(left));
        passages.push(whole);
    }
    passages.into_iter().flatten().collect()
}

/// Sentences of a topic beyond those wanted, in place of some that cannot stand alone.
const SPARE: usize = 3;

/// Whether a sentence can stand at the head of a report: some words long, and ended as a sentence is.
fn is_whole(text: &str) -> bool {
    const WORDS: usize = 8;
    let end = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    let ends = end.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔']);
    // Scripts without blanks between words have no words to count here.
    ends && (text.split_whitespace().count() >= WORDS || !text.is_ascii() && !text.contains(' '))
}

/// Articles that may speak for the corpus: those whose terms carry most of what the whole corpus says.
///
/// # Errors
/// What fetching a block says.
pub(super) fn speakers(context: &Context<'_>) -> Result<Vec<u32>, Error> {
    /// Articles that may.
    const MOST: usize = 300;
    let total = &context.weights.total;
    let mut near: Vec<(f64, u32)> = Vec::new();
    context.articles(&mut |article| {
        let dot = article.term.iter().zip(article.weight);
        let dot = dot.fold(0.0, |sum, (term, weight)| sum + weight * total[*term as usize]);
        let length = article
            .weight
            .iter()
            .fold(0.0, |sum, weight| sum + weight * weight)
            .sqrt();
        if length > 0.0 {
            near.push((dot / length, article.doc));
        }
        Ok(())
    })?;
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.truncate(MOST);
    let mut docs: Vec<u32> = near.into_iter().map(|(_, doc)| doc).collect();
    docs.sort_unstable();
    Ok(docs)
}
