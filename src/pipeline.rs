//! From inputs to the files of a report: the only place that names every stage.
//!
//! It passes values from one stage to the next and decides nothing else.

mod cards;
pub mod compare;
mod contents;
mod counting;
mod entities;
mod lists;
mod methods;
mod tables;

pub use entities::{EntityRow, MentionRow, Named, QuotationRow, aliases, entities};
pub use lists::{KeywordRow, Listed, TermRow, count_part, keywords, merge_parts, terms};

use std::path::PathBuf;

use crate::analyze::{self, ANALYSES, Context, Table};
use crate::chart::CHARTS;
use crate::corpus::{self, Corpus, Input};
use crate::count::{Detail, Entities, Setup};
use crate::entity::Aliases;
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::{Frames, schema};
use crate::normalize;
use crate::normalize::language::Language;
use crate::progress::Progress;
use crate::quote;
use crate::report::{Drawing, FORMATS, OutputFile, Report, Section, manifest};
use crate::segment::Segmenter;
use cards::Cards;
use tables::TableFiles;

/// The options of all stages.
#[derive(Debug, Clone)]
pub struct Options {
    /// Bytes of memory to keep to, about; it changes no result.
    pub memory: usize,
    /// An existing folder for what does not fit into memory.
    pub scratch: PathBuf,
    /// The texts behind parts, to quote from.
    pub texts: Option<Vec<Input>>,
    /// How sources are read.
    pub corpus: corpus::Options,
    /// What becomes a term.
    pub normalize: normalize::Options,
    /// The language of every document, where it is not to be detected.
    pub language: Option<Language>,
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What the user says of names, where entities are looked for.
    pub entities: Option<Aliases>,
    /// Whether pairs of adjacent terms are counted in place of terms.
    pub pairs: bool,
    /// The groups that a report compares.
    pub compare: Option<compare::Asking>,
    /// What analyses are told.
    pub analyze: analyze::Options,
    /// What is quoted.
    pub quote: quote::Options,
    /// How much of it the page shows.
    pub show: Show,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            memory: 1 << 30,
            scratch: PathBuf::from("."),
            texts: None,
            corpus: corpus::Options::default(),
            normalize: normalize::Options::default(),
            language: None,
            segmenter: Segmenter::default(),
            entities: Some(Aliases::default()),
            pairs: false,
            compare: None,
            analyze: analyze::Options::default(),
            quote: quote::Options::default(),
            show: Show::default(),
        }
    }
}

/// How much the page shows; the table files hold the rest.
#[derive(Debug, Clone)]
pub struct Show {
    /// The heading of the report; made from the corpus where absent.
    pub title: Option<String>,
    /// Rows of a table.
    pub top: usize,
    /// Articles.
    pub articles: usize,
    /// Names and values of the options that were given, for the record.
    pub options: Vec<(String, String)>,
}

impl Default for Show {
    fn default() -> Self {
        Self {
            title: None,
            top: 20,
            articles: 100,
            options: Vec::new(),
        }
    }
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// Every file of the report, `manifest.json` last.
    pub files: Vec<OutputFile>,
    /// Articles, empty ones included.
    pub articles: u64,
    /// Tokens.
    pub tokens: u64,
    /// Terms.
    pub terms: u64,
    /// Files that gave no article.
    pub skipped: u64,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
}

impl Options {
    /// What the counting stages need.
    pub fn setup(&self) -> Setup {
        let setup = Setup::new(&self.normalize, self.segmenter, self.language);
        let setup = if self.pairs { setup.with_pairs() } else { setup };
        match &self.entities {
            Some(aliases) => setup.with_entities(aliases.clone()),
            None => setup,
        }
    }
}

/// The version every output names.
pub const GENERATOR: &str = concat!("gleaner ", env!("CARGO_PKG_VERSION"));

/// Runs every stage on `inputs` and gives back the files of the report, nothing put in place.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn run(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let mut counted = counting::counts(inputs, options, Detail::Full, progress)?;
    let mut notices = counted.counts.told();
    let splits = contents::split_lines(&counted.counts);
    progress.stage("laying out frames", 0);
    let entities = match &options.entities {
        Some(aliases) => counted.counts.entities(aliases)?,
        None => Entities::default(),
    };
    let frames = Frames::build(counted.counts, entities)?;
    let context = Context::new(&frames, &options.analyze)?;
    contents::check(context.sums.all_tokens(), frames.sources().len(), &notices)?;
    notices.extend(ANALYSES.iter().filter_map(|analysis| {
        let why = analysis.left_out(&context)?;
        Some(Notice::new(NoticeKind::LeftOut, analysis.id(), why))
    }));

    let mut files = Vec::new();
    frame_files(&context, options, progress, &mut files)?;
    let mut tables = answers(&context, options, progress, &mut files)?;
    let texts = match &options.texts {
        Some(texts) => Some(behind_parts(texts, options)?),
        None => counted.corpus.take(),
    };
    let compared = match &options.compare {
        Some(asking) => {
            let behind = compare::Behind {
                frames: &frames,
                setup: &counted.setup,
                inputs: &counted.inputs,
                texts: inputs,
            };
            let told = compare::part(&behind, texts.as_ref(), asking, options, progress)?;
            tables.extend(told.tables);
            files.extend(told.files);
            notices.extend(told.notices);
            Some(told.comparison)
        }
        None => None,
    };
    let mut shown_quotes = Vec::new();
    let mut cards = Cards::new(&context)?;
    if let Some(corpus) = &texts {
        let counted = quote::Counted {
            corpus,
            setup: &counted.setup,
            context: &context,
        };
        let (table, written) = quote_files(counted, options, progress, (&mut shown_quotes, &mut cards))?;
        files.extend(written);
        tables.push(table);
    } else {
        let why = "no sentence is quoted, because the report is made from parts, which hold no text; --texts names the texts";
        notices.push(Notice::new(NoticeKind::LeftOut, "summaries", why));
    }
    notices.sort();

    progress.stage("drawing and writing", 0);
    let skipped = contents::skipped(&notices, &frames);
    let report = Report {
        generator: GENERATOR.to_owned(),
        title: options
            .show
            .title
            .clone()
            .unwrap_or_else(|| contents::title(frames.sources(), u64::from(frames.articles))),
        about: contents::about(&context),
        articles: contents::shown_articles(&context, &shown_quotes, options.show.articles)?,
        articles_total: u64::from(frames.articles),
        entities: cards.finish(),
        comparison: compared,
        figures: contents::figures(&tables),
        sections: sections(tables)?,
        splits,
        notices: notices.iter().map(contents::notice_line).collect(),
        options: options.show.options.clone(),
        dropped: {
            let sums = &context.sums;
            contents::dropped([sums.stops, sums.numbers, sums.letters, sums.urls])
        },
        methods: methods::methods(options, &context.sums),
        top: options.show.top,
    };
    for format in FORMATS {
        files.extend(format.render(&report)?);
    }
    let made = manifest(
        GENERATOR,
        &contents::digests(&frames),
        &options.show.options,
        &files,
    );
    files.push(made);
    progress.finish();
    Ok(Outcome {
        files,
        articles: u64::from(frames.articles),
        tokens: context.sums.all_tokens(),
        terms: frames.terms.height() as u64,
        skipped,
        notices,
    })
}

/// The answers of all analyses, with their files.
fn answers(
    context: &Context<'_>,
    options: &Options,
    progress: &dyn Progress,
    files: &mut Vec<OutputFile>,
) -> Result<Vec<Table>, Error> {
    let mut tables = Vec::new();
    for analysis in ANALYSES {
        progress.stage(analysis.id(), 0);
        let mut table = TableFiles::new(analysis.id(), &options.scratch);
        if let Some(answer) = analyze::run(*analysis, context, &mut |rows| table.append(rows))? {
            files.extend(table.finish()?);
            tables.push(answer);
        }
    }
    Ok(tables)
}

/// The texts behind parts, opened so that it can be told whether they are those that were counted.
fn behind_parts(texts: &[Input], options: &Options) -> Result<Corpus, Error> {
    let reading = corpus::Options {
        digests: true,
        ..options.corpus.clone()
    };
    Corpus::open(texts, reading)
}

/// CSV and Parquet of the public frames.
fn frame_files(
    context: &Context<'_>,
    options: &Options,
    progress: &dyn Progress,
    files: &mut Vec<OutputFile>,
) -> Result<(), Error> {
    progress.stage("frames", 0);
    let frames = context.frames;
    let new = |schema: &schema::Frame| TableFiles::new(schema.name, &options.scratch);
    let (mut documents, mut counts) = (new(&schema::DOCUMENTS), new(&schema::COUNTS));
    let (mut mentions, mut quotations) = (new(&schema::MENTIONS), new(&schema::QUOTATIONS));
    frames.blocks(&mut |block, first| {
        documents.append(&frames.documents(block, first)?)?;
        counts.append(&frames.counts(block, first)?)?;
        mentions.append(&frames.mentions(block, first)?)?;
        quotations.append(&frames.quotations(block, first)?)
    })?;
    let mut terms = new(&schema::TERMS);
    terms.append(&frames.terms)?;
    let (mut entities, mut aliases) = (new(&schema::ENTITIES), new(&schema::ALIASES));
    entities.append(&frames.entities()?)?;
    aliases.append(&frames.aliases()?)?;
    let with_entities = [entities, mentions, aliases, quotations];
    let asked = options.entities.is_some();
    for table in [documents, terms, counts]
        .into_iter()
        .chain(with_entities.into_iter().filter(|_| asked))
    {
        files.extend(table.finish()?);
    }
    Ok(())
}

/// The quotes of all articles as files; those of the articles that the page shows are kept.
fn quote_files(
    counted: quote::Counted<'_>,
    options: &Options,
    progress: &dyn Progress,
    (shown, cards): (&mut Vec<Vec<quote::Quote>>, &mut Cards),
) -> Result<(Table, Vec<OutputFile>), Error> {
    let mut files = TableFiles::new("summaries", &options.scratch);
    let mut kept: Option<Table> = None;
    let mut batch = Vec::new();
    let mut hand_over = |batch: &[(u32, quote::Quote)]| {
        let table = quote::table(batch);
        let rows = analyze::to_frame(&table)?;
        match &mut kept {
            Some(kept) => kept.append(&rows, analyze::KEPT)?,
            None => kept = Some(table),
        }
        files.append(&rows)
    };
    let mut each = |doc: u32, quotes: Vec<quote::Quote>| {
        if shown.len() < options.show.articles {
            shown.push(quotes.clone());
        }
        batch.extend(quotes.into_iter().map(|quote| (doc, quote)));
        if batch.len() >= analyze::KEPT {
            hand_over(&batch)?;
            batch.clear();
        }
        Ok(())
    };
    let places = std::mem::take(&mut cards.places);
    let mut show = |place: usize, text: String| cards.show(place, text);
    quote::quotes(counted, options.quote, (&places, &mut show), progress, &mut each)?;
    cards.places = places;
    hand_over(&batch)?;
    Ok((kept.unwrap_or_else(|| quote::table(&[])), files.finish()?))
}

fn sections(answers: Vec<Table>) -> Result<Vec<Section>, Error> {
    let section = |table: Table| {
        let mut drawings = Vec::new();
        for chart in CHARTS.iter().filter(|chart| chart.analysis() == table.id) {
            let Some(selected) = chart.select(&table) else {
                continue;
            };
            drawings.push(Drawing {
                id: chart.id().to_owned(),
                title: chart.title().to_owned(),
                caption: chart.caption().to_owned(),
                svg: chart.draw(&selected)?,
                table: selected,
            });
        }
        Ok(Section { table, drawings })
    };
    answers.into_iter().map(section).collect()
}
