//! From inputs to the files of a report: the only place that names every stage.
//!
//! It passes values from one stage to the next and decides nothing else.

mod contents;
mod methods;

use polars::prelude::DataFrame;

use crate::analyze::{self, ANALYSES, Context, Table};
use crate::chart::CHARTS;
use crate::corpus::{self, Corpus, Input};
use crate::count::{self, Setup};
use crate::error::{Error, Notice};
use crate::frames::{self, Frames};
use crate::normalize;
use crate::normalize::language::Language;
use crate::progress::Progress;
use crate::quote;
use crate::report::{Drawing, FORMATS, OutputFile, Report, Section, csv, manifest};
use crate::segment::Segmenter;

/// The options of all stages.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How sources are read.
    pub corpus: corpus::Options,
    /// What becomes a term.
    pub normalize: normalize::Options,
    /// The language of every document, where it is not to be detected.
    pub language: Option<Language>,
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What analyses are told.
    pub analyze: analyze::Options,
    /// What is quoted.
    pub quote: quote::Options,
    /// How much of it the page shows.
    pub show: Show,
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
        Setup::new(&self.normalize, self.segmenter, self.language)
    }
}

/// The version every output names.
pub const GENERATOR: &str = concat!("gleaner ", env!("CARGO_PKG_VERSION"));

/// Runs every stage on `inputs` and gives back the files of the report, nothing written.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn run(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let corpus = Corpus::open(inputs, options.corpus.clone())?;
    let setup = options.setup();
    let mut counts = count::count(&corpus, &setup, progress)?;
    let notices = std::mem::take(&mut counts.notices);
    let splits = contents::split_lines(&counts);
    let dropped = contents::dropped(&counts);
    let sources = counts.sources.clone();
    let digests: Vec<String> = sources.iter().map(|(_, digest)| digest.clone()).collect();
    let languages: Vec<_> = counts.documents.iter().map(|row| row.language).collect();
    let tokens = counts
        .documents
        .iter()
        .map(|row| u64::from(row.sizes.tokens))
        .sum();
    let skipped = contents::skipped(&notices, &sources, &counts);

    progress.stage("analyzing", ANALYSES.len() as u64);
    let frames = Frames::build(counts)?;
    let context = Context::new(&frames, &options.analyze)?;
    let mut answers: Vec<(Table, DataFrame)> = Vec::new();
    for analysis in ANALYSES {
        answers.extend(analyze::run(*analysis, &context)?);
        progress.advance(1);
    }
    let quotes = quote::quotes(
        &corpus,
        &setup,
        &digests,
        &languages,
        &context.weights,
        options.quote,
        progress,
    )?;
    let summaries = quote::table(&quotes);
    let summaries_frame = analyze::to_frame(&summaries)?;
    answers.push((summaries, summaries_frame));

    progress.stage("writing", 0);
    let (articles, terms) = (frames.documents.height() as u64, frames.terms.height() as u64);
    let mut files = frame_files(&frames, &answers)?;
    let report = Report {
        generator: GENERATOR.to_owned(),
        title: options
            .show
            .title
            .clone()
            .unwrap_or_else(|| contents::title(&sources, articles)),
        about: contents::about(&context),
        articles: contents::shown_articles(&frames, &context, &quotes, options.show.articles)?,
        articles_total: articles,
        figures: contents::figures(&answers),
        sections: sections(answers)?,
        splits,
        notices: notices.iter().map(contents::notice_line).collect(),
        options: options.show.options.clone(),
        dropped,
        methods: methods::methods(options),
        top: options.show.top,
    };
    for format in FORMATS {
        files.extend(format.render(&report)?);
    }
    let made = manifest(GENERATOR, &sources, &options.show.options, &files);
    files.push(made);
    progress.finish();
    Ok(Outcome {
        files,
        articles,
        tokens,
        terms,
        skipped,
        notices,
    })
}

/// CSV and Parquet of the public frames, and Parquet of every answer (its CSV is a format of the report).
fn frame_files(frames: &Frames, answers: &[(Table, DataFrame)]) -> Result<Vec<OutputFile>, Error> {
    let mut files = Vec::new();
    for (schema, frame) in frames.public() {
        let table = analyze::from_frame(frame, schema.name, schema.row, &|_| String::new())?;
        files.push(OutputFile::new(
            format!("tables/{}.csv", schema.name),
            csv(&table)?,
        ));
        files.push(OutputFile::new(
            format!("tables/{}.parquet", schema.name),
            frames::parquet(frame)?,
        ));
    }
    for (table, frame) in answers {
        files.push(OutputFile::new(
            format!("tables/{}.parquet", table.id),
            frames::parquet(frame)?,
        ));
    }
    Ok(files)
}

fn sections(answers: Vec<(Table, DataFrame)>) -> Result<Vec<Section>, Error> {
    let section = |(table, _): (Table, DataFrame)| {
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
