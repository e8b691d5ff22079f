//! What is gathered for a report while its texts are read again.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::cards::Cards;
use super::facts::Facts;
use super::tables::TableFiles;
use crate::analyze::{self, Context, Table};
use crate::corpus::Document;
use crate::count::Setup;
use crate::error::Error;
use crate::progress::Progress;
use crate::quote::{self, Quote, Quoted};
use crate::report::{OutputFile, Passage, Spool};
use crate::summary::{self, Candidate};

/// Articles of which more than the summary is wanted.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// Whose sentences may speak for a story, a topic or the corpus.
    pub(super) candidates: BTreeSet<u32>,
    /// Whose texts are compared with one another.
    pub(super) texts: BTreeSet<u32>,
}

/// What the texts gave.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The summaries of the first articles.
    pub(super) first: Vec<Vec<Quote>>,
    /// One line for those articles without a headline that are shown anywhere.
    pub(super) headlines: BTreeMap<u32, String>,
    /// The summaries as a table, if there are texts.
    pub(super) table: Option<Table>,
    /// All summaries, as files.
    pub(super) files: Vec<OutputFile>,
    candidates: BTreeMap<u32, Vec<(Candidate, Quote)>>,
    /// The sentences of articles that are compared.
    pub(super) sentences: BTreeMap<u32, Vec<String>>,
}

/// Reads the texts again: summaries of all articles become files, and what is wanted of some is kept.
///
/// # Errors
/// [`Error::Input`] where texts are no longer what was counted, else what writing says.
pub(super) fn gather(
    counted: quote::Counted<'_>,
    wanted: &Wanted,
    cards: &mut Cards,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Gathered, Error> {
    let mut gathered = Gathered::default();
    let mut files = TableFiles::new("summaries", &options.scratch);
    let mut lines = Spool::new(&options.scratch);
    let mut kept: Option<Table> = None;
    let mut batch = Vec::new();
    let mut hand_over = |batch: &[(u32, Quote)]| {
        let table = quote::table(batch);
        let rows = analyze::to_frame(&table)?;
        match &mut kept {
            Some(kept) => kept.append(&rows, analyze::KEPT)?,
            None => kept = Some(table),
        }
        files.append(&rows)
    };
    let places = std::mem::take(&mut cards.places);
    let mut asked = places.iter().enumerate().peekable();
    let mut each = |doc: u32, document: &Document, quoted: Quoted| {
        while let Some((index, place)) = asked.next_if(|(_, place)| place.doc == doc) {
            cards.show(index, place.text(&document.text, counted.setup));
        }
        let is_first = gathered.first.len() < options.show.articles;
        if let Some(headline) = quoted.headline
            && (is_first || wanted.candidates.contains(&doc) || wanted.texts.contains(&doc))
        {
            gathered.headlines.insert(doc, headline);
        }
        if wanted.texts.contains(&doc) {
            gathered
                .sentences
                .insert(doc, sentences(&document.text, counted.setup));
        }
        if !quoted.candidates.is_empty() {
            gathered.candidates.insert(doc, quoted.candidates);
        }
        if is_first {
            gathered.first.push(quoted.quotes.clone());
        }
        summary_line(doc, &quoted.name, &quoted.quotes, &mut lines)?;
        batch.extend(quoted.quotes.into_iter().map(|quote| (doc, quote)));
        if batch.len() >= analyze::KEPT {
            hand_over(&batch)?;
            batch.clear();
        }
        Ok(())
    };
    let is_wanted = |doc: u32| wanted.candidates.contains(&doc);
    quote::quotes(counted, options.quote, &is_wanted, progress, &mut each)?;
    hand_over(&batch)?;
    cards.places = places;
    gathered.table = kept;
    gathered.files = files.finish()?;
    gathered.files.push(lines.finish("tables/summaries.jsonl")?);
    Ok(gathered)
}

/// Reads the texts again for the sentences of some articles alone.
///
/// # Errors
/// [`Error::Input`] where texts are no longer what was counted.
pub(super) fn candidates(
    counted: quote::Counted<'_>,
    docs: &BTreeSet<u32>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Gathered, Error> {
    let mut gathered = Gathered::default();
    let wanted = |doc: u32| docs.contains(&doc);
    quote::quotes(
        counted,
        options.quote,
        &wanted,
        progress,
        &mut |doc, _, quoted| {
            if let Some(headline) = quoted.headline.filter(|_| wanted(doc)) {
                gathered.headlines.insert(doc, headline);
            }
            if !quoted.candidates.is_empty() {
                gathered.candidates.insert(doc, quoted.candidates);
            }
            Ok(())
        },
    )?;
    Ok(gathered)
}

/// One summary as a line of JSON.
#[derive(serde::Serialize)]
struct Line<'q> {
    doc: u32,
    /// What a reader calls the article.
    title: &'q str,
    sentences: Vec<&'q str>,
    /// First byte in the article text and one past the last, of each sentence.
    places: Vec<(usize, usize)>,
}

/// Writes the summary of an article as one line of JSON.
///
/// # Errors
/// What writing says.
pub fn summary_line(
    doc: u32,
    title: &str,
    quotes: &[Quote],
    target: &mut impl std::io::Write,
) -> Result<(), Error> {
    let line = Line {
        doc,
        title,
        sentences: quotes.iter().map(|quote| quote.text.as_str()).collect(),
        places: quotes.iter().map(|quote| (quote.start, quote.end)).collect(),
    };
    let failed = |error| Error::io("write", "a summary", error);
    serde_json::to_writer(&mut *target, &line).map_err(|error| failed(error.into()))?;
    target.write_all(b"\n").map_err(failed)
}

/// The sentences of a text, white space collapsed.
fn sentences(text: &str, setup: &Setup) -> Vec<String> {
    let mut all = Vec::new();
    setup.segmenter.sentences(text, &mut |sentence| {
        let words: Vec<&str> = sentence.text.split_whitespace().collect();
        if !words.is_empty() {
            all.push(words.join(" "));
        }
    });
    all
}

impl Gathered {
    /// What a reader calls an article: the headline made for it, else what its facts say.
    pub(super) fn title(&self, doc: u32, facts: &BTreeMap<u32, Facts>) -> String {
        let made = self.headlines.get(&doc);
        made.or_else(|| Some(&facts.get(&doc)?.title))
            .cloned()
            .unwrap_or_default()
    }

    /// A summary of several articles: sentences near what all of them say that do not repeat one another.
    pub(super) fn several(
        &self,
        docs: impl IntoIterator<Item = u32>,
        centre: &dyn Fn(u32) -> f64,
        wanted: usize,
        title: &dyn Fn(u32) -> String,
    ) -> Vec<Passage> {
        let known = docs.into_iter().filter_map(|doc| self.candidates.get(&doc));
        let (candidates, quotes): (Vec<Candidate>, Vec<&Quote>) = known
            .flatten()
            .map(|(candidate, quote)| (candidate.clone(), quote))
            .unzip();
        let chosen = summary::several(&candidates, centre, wanted);
        let passage = |at: usize| {
            let (candidate, quote) = (candidates.get(at)?, quotes.get(at)?);
            Some(Passage {
                doc: candidate.article,
                title: title(candidate.article),
                sentence: quote.sentence,
                start: quote.start,
                end: quote.end,
                text: quote.text.clone(),
            })
        };
        chosen.into_iter().filter_map(passage).collect()
    }
}

/// What some articles say in common: by term, the sum of its weights in them.
///
/// # Errors
/// What fetching a block says.
pub(super) fn centre(context: &Context<'_>, sets: &[Vec<u32>]) -> Result<Vec<BTreeMap<u32, f64>>, Error> {
    let mut of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, docs) in sets.iter().enumerate() {
        for &doc in docs {
            of.entry(doc).or_default().push(number);
        }
    }
    let mut centres = vec![BTreeMap::new(); sets.len()];
    let Some((&last, _)) = of.last_key_value() else {
        return Ok(centres);
    };
    context.first_articles(last.saturating_add(1), &mut |article| {
        for &number in of.get(&article.doc).into_iter().flatten() {
            for (&term, &weight) in article.term.iter().zip(article.weight) {
                *centres[number].entry(term).or_insert(0.0) += weight;
            }
        }
        Ok(())
    })?;
    Ok(centres)
}
