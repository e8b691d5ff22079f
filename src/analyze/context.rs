//! What several analyses need: the corpus in sums, and the TF-IDF weight of every term in every article.
//!
//! Weights are not held: an article's are computed anew, in a few nanoseconds a term, whenever its row comes by, and
//! folded in row order. So an analysis costs a pass over the postings and no memory that grows with them.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::Options;
use crate::count::{Block, Entities, Mention, NONE, Quotation, Row};
use crate::entity::Kind;
use crate::error::Error;
use crate::frames::Frames;
use crate::statistics::tfidf::{self, Scheme};

/// The frames with what is derived from them once.
#[derive(Debug)]
pub struct Context<'f> {
    /// The frames.
    pub frames: &'f Frames,
    /// What analyses were told.
    pub options: &'f Options,
    /// How terms are weighed.
    pub weights: Weights,
    /// The corpus in sums.
    pub sums: Sums,
    /// Labels of the terms.
    pub names: Names,
}

/// The corpus in sums over its articles.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// Tokens of each article.
    pub tokens: Vec<u32>,
    /// Articles and tokens of each date.
    pub dates: BTreeMap<String, (u64, u64)>,
    /// Articles of each source that has any.
    pub sources: BTreeMap<u32, u64>,
    /// Sentences.
    pub sentences: u64,
    /// Running words.
    pub words: u64,
    /// Tokens counted as terms.
    pub counted: u64,
    /// Tokens on the stop list.
    pub stops: u64,
    /// Numbers left out of the terms.
    pub numbers: u64,
    /// One-letter tokens left out of the terms.
    pub letters: u64,
    /// Tokens inside addresses left out of the terms.
    pub urls: u64,
    /// Terms of all articles, each once an article.
    pub postings: u64,
    /// Articles with text that is not known to be English.
    pub foreign: u64,
    /// Mentions of entities that are names.
    pub mentions: u64,
    /// Quotations.
    pub quotations: u64,
    /// Quotations whose speaker is told.
    pub attributed: u64,
    /// Running words in quotations.
    pub quoted: u64,
}

/// How terms are weighed: what the formula needs beside an article's own counts, and what the weights add up to.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    scheme: Scheme,
    /// Inverse document frequency of each term.
    pub idf: Vec<f64>,
    /// Articles with each term.
    pub df: Vec<u32>,
    /// Occurrences of each term.
    pub cf: Vec<u64>,
    /// The sum of each term's weights over all articles, folded in their order.
    pub total: Vec<f64>,
}

/// Stems and labels of the terms, by number.
#[derive(Debug, Clone)]
pub struct Names {
    stem: StringChunked,
    form: StringChunked,
}

impl Names {
    /// The stem of a term.
    pub fn stem(&self, term: usize) -> &str {
        self.stem.get(term).unwrap_or_default()
    }

    /// The most frequent surface form of a term, cut where it is longer than any word is: what is no word but a run of
    /// characters would fill charts and pages. `terms` has it whole.
    pub fn form(&self, term: usize) -> std::borrow::Cow<'_, str> {
        const LONGEST: usize = 80;
        let form = self.form.get(term).unwrap_or_default();
        match form.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &form[..end]).into(),
            None => form.into(),
        }
    }
}

impl Names {
    /// The number of the term with this stem.
    pub fn find(&self, stem: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.stem.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.stem(middle).cmp(stem) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// One article as it comes by.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// Its number.
    pub doc: u32,
    /// What is known of it.
    pub row: &'a Row,
    /// The name of its source.
    pub source: &'a str,
    /// Its terms, ascending.
    pub term: &'a [u32],
    /// How often each occurs.
    pub tf: &'a [u32],
    /// The weight of each.
    pub weight: &'a [f64],
    /// The frequencies of its running words' forms, ascending.
    pub frequency: &'a [u32],
    /// How many forms have each frequency.
    pub types: &'a [u32],
    /// Its mentions of entities, in order of the text.
    pub mentions: &'a [Mention],
    /// Its quotations, in order of the text.
    pub quotations: &'a [Quotation],
}

/// What a reader calls an article: its title, else its own identifier, else its file and place.
pub fn name(row: &Row, source: &str) -> String {
    if !row.title.is_empty() {
        return row.title.clone();
    }
    let id = row.meta.iter().find(|(name, _)| name == "id");
    id.map_or_else(|| format!("{source} [{}]", row.position), |(_, id)| id.clone())
}

impl Article<'_> {
    /// What a reader calls it: its title, else its own identifier, else its file and place.
    pub fn name(&self) -> String {
        name(self.row, self.source)
    }

    /// Writes the places of its `most` heaviest terms to `places`, heaviest first, ties by term.
    pub fn heaviest(&self, most: usize, places: &mut Vec<u32>) {
        places.clear();
        places.extend((0_u32..).take(self.term.len()));
        // Places ascend as terms do.
        let order = |a: &u32, b: &u32| {
            self.weight[*b as usize]
                .total_cmp(&self.weight[*a as usize])
                .then(a.cmp(b))
        };
        if most < places.len() {
            if most == 0 {
                places.clear();
                return;
            }
            places.select_nth_unstable_by(most - 1, order);
            places.truncate(most);
        }
        places.sort_unstable_by(order);
    }
}

impl<'f> Context<'f> {
    /// Passes over `frames` once.
    ///
    /// # Errors
    /// What fetching a block says.
    pub fn new(frames: &'f Frames, options: &'f Options) -> Result<Self, Error> {
        let df: Vec<u32> = frames.terms.column("df")?.u32()?.into_no_null_iter().collect();
        let cf = frames.terms.column("cf")?.u64()?.into_no_null_iter().collect();
        let weights = Weights::new(options.scheme, frames.counted(), df, cf);
        let names = Names {
            stem: frames.stems()?.clone(),
            form: frames.forms()?.clone(),
        };
        let mut context = Self {
            frames,
            options,
            weights,
            sums: Sums::default(),
            names,
        };
        let mut total = vec![0.0; context.weights.df.len()];
        let mut sums = Sums::default();
        context.articles(&mut |article| {
            for (&term, weight) in article.term.iter().zip(article.weight) {
                total[term as usize] += weight;
            }
            sums.add(article, &frames.entities);
            Ok(())
        })?;
        context.weights.total = total;
        context.sums = sums;
        Ok(context)
    }

    /// Hands over all articles in order with their weights.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn articles(&self, each: &mut dyn FnMut(&Article<'_>) -> Result<(), Error>) -> Result<(), Error> {
        self.first_articles(self.frames.articles, each)
    }

    /// [`Context::articles`] for the first `most` only.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn first_articles(
        &self,
        most: u32,
        each: &mut dyn FnMut(&Article<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut weight = Vec::new();
        self.frames.first_blocks(most, &mut |block, first| {
            for at in 0..block.rows.len() {
                let source = self.frames.source(&block.rows[at]);
                each(&self.weights.article(block, first, at, source, &mut weight))?;
            }
            Ok(())
        })
    }
}

impl Context<'_> {
    /// The `most` entities of these kinds with the most mentions; ties by articles, then by number.
    pub fn leading_entities(&self, kinds: &[Kind], most: usize) -> Vec<u32> {
        let entities = &self.frames.entities;
        self.first_entities(kinds, most, |at| {
            (entities.mentions[at], u64::from(entities.df[at]))
        })
    }

    /// The `most` entities of these kinds in the most articles; ties by mentions, then by number.
    pub fn widest_entities(&self, kinds: &[Kind], most: usize) -> Vec<u32> {
        let entities = &self.frames.entities;
        self.first_entities(kinds, most, |at| {
            (u64::from(entities.df[at]), entities.mentions[at])
        })
    }

    fn first_entities(&self, kinds: &[Kind], most: usize, by: impl Fn(usize) -> (u64, u64)) -> Vec<u32> {
        let kind = &self.frames.entities.kind;
        let own = (0_u32..)
            .zip(kind)
            .filter(|(_, kind)| kinds.contains(kind))
            .map(|(entity, _)| entity);
        let mut order: Vec<u32> = own.collect();
        order.sort_by_key(|&entity| std::cmp::Reverse(by(entity as usize)));
        order.truncate(most);
        order
    }
}

impl Sums {
    fn add(&mut self, article: &Article<'_>, entities: &Entities) {
        let sizes = &article.row.sizes;
        self.tokens.push(sizes.tokens);
        if let Some(date) = &article.row.date {
            let known = match self.dates.get_mut(date) {
                Some(known) => known,
                None => self.dates.entry(date.clone()).or_default(),
            };
            known.0 += 1;
            known.1 += u64::from(sizes.tokens);
        }
        *self.sources.entry(article.row.source).or_default() += 1;
        self.sentences += u64::from(sizes.sentences);
        self.words += u64::from(sizes.words);
        self.counted += u64::from(sizes.counted);
        self.stops += u64::from(sizes.stops);
        self.numbers += u64::from(sizes.numbers);
        self.letters += u64::from(sizes.letters);
        self.urls += u64::from(sizes.urls);
        self.postings += article.term.len() as u64;
        self.foreign += u64::from(article.row.language != Some("en") && sizes.tokens > 0);
        let is_name = |mention: &&Mention| {
            let entity = entities.of(mention.name);
            entity.is_some_and(|entity| entities.kind[entity as usize].is_name())
        };
        self.mentions += article.mentions.iter().filter(is_name).count() as u64;
        self.quotations += article.quotations.len() as u64;
        for quotation in article.quotations {
            self.attributed += u64::from(quotation.speaker != NONE);
            self.quoted += u64::from(quotation.words);
        }
    }

    /// Tokens of all articles.
    pub fn all_tokens(&self) -> u64 {
        self.tokens.iter().copied().map(u64::from).sum()
    }
}

impl Weights {
    /// Weights of a corpus of `articles` from the df and cf of its terms; the totals are added up by whoever needs them.
    pub fn new(scheme: Scheme, articles: u32, df: Vec<u32>, cf: Vec<u64>) -> Self {
        let all = u64::from(articles);
        let idf = |&df: &u32| scheme.idf().weigh(all, u64::from(df), all).unwrap_or(0.0);
        Self {
            scheme,
            idf: df.iter().map(idf).collect(),
            df,
            cf,
            total: Vec::new(),
        }
    }

    /// The article at `at` of a block whose first has the number `first`; `weight` takes its weights.
    pub fn article<'a>(
        &self,
        block: &'a Block,
        first: u32,
        at: usize,
        source: &'a str,
        weight: &'a mut Vec<f64>,
    ) -> Article<'a> {
        self.weigh(block, at, weight);
        let (postings, spectrum) = (block.postings(at), block.spectrum(at));
        Article {
            doc: first + u32::try_from(at).unwrap_or(u32::MAX),
            row: &block.rows[at],
            source,
            term: &block.term[postings.clone()],
            tf: &block.tf[postings],
            weight,
            frequency: &block.frequency[spectrum.clone()],
            types: &block.types[spectrum],
            mentions: block.mentions(at),
            quotations: block.quotations(at),
        }
    }

    /// Writes the weights of the terms of one document of a block, in their order.
    pub fn weigh(&self, block: &Block, at: usize, weights: &mut Vec<f64>) {
        weights.clear();
        let tokens = u64::from(block.rows[at].sizes.counted);
        let range = block.postings(at);
        let counts = block.term[range.clone()].iter().zip(&block.tf[range]);
        weights.extend(counts.map(|(&term, &tf)| {
            self.scheme
                .weigh_with(self.idf[term as usize], u64::from(tf), tokens)
                .unwrap_or(0.0)
        }));
        if self.scheme.is_normalized() {
            tfidf::normalize_row(weights);
        }
    }

    /// The number of terms.
    pub fn terms(&self) -> usize {
        self.df.len()
    }

    /// The `most` terms with the largest sum of weights over all articles; ties by term.
    pub fn leading(&self, most: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.total.len()).collect();
        order.sort_unstable_by(|&a, &b| self.total[b].total_cmp(&self.total[a]).then(a.cmp(&b)));
        order.truncate(most);
        order
    }
}
