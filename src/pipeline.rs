//! From inputs to the files of a report: the only place that names every stage.
//!
//! It passes values from one stage to the next and decides nothing else.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

use crate::analyze::{self, ANALYSES, Context, Table};
use crate::chart::CHARTS;
use crate::corpus::{self, Corpus, Input};
use crate::count::{self, Counts, Setup};
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::{self, Frames};
use crate::normalize;
use crate::normalize::language::Language;
use crate::progress::Progress;
use crate::quote;
use crate::report::{
    Article, Drawing, FORMATS, Figure, Keyword, NoticeLine, OutputFile, Removal, Report, Section, Sentence,
    SplitLine, csv, manifest,
};
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
    let splits = split_lines(&counts);
    let dropped = dropped(&counts);
    let sources = counts.sources.clone();
    let skipped = skipped(&notices, &sources, &counts);

    progress.stage("analyzing", ANALYSES.len() as u64);
    let frames = Frames::build(counts)?;
    let context = Context::new(&frames, &options.analyze)?;
    let mut answers: Vec<(Table, DataFrame)> = Vec::new();
    for analysis in ANALYSES {
        answers.extend(analyze::run(*analysis, &context)?);
        progress.advance(1);
    }
    let quotes = quote::quotes(&corpus, &setup, &context.weights, options.quote, progress)?;
    let summaries = quote::table(&quotes);
    let summaries_frame = analyze::to_frame(&summaries)?;
    answers.push((summaries, summaries_frame));

    progress.stage("writing", 0);
    let figures = figures(&answers);
    let figure = |id: &str| {
        figures
            .iter()
            .find(|figure| figure.id == id)
            .map_or(0.0, |figure| figure.value)
    };
    let (articles, tokens, terms) = (
        frames.documents.height() as u64,
        whole(figure("tokens")),
        frames.terms.height() as u64,
    );
    let mut files = frame_files(&frames, &answers)?;
    let report = Report {
        generator: GENERATOR.to_owned(),
        title: options
            .show
            .title
            .clone()
            .unwrap_or_else(|| title(&sources, articles)),
        about: about(&context),
        articles: shown_articles(&frames, &context, &quotes, options.show.articles)?,
        articles_total: articles,
        figures,
        sections: sections(answers)?,
        splits,
        notices: notices.iter().map(notice_line).collect(),
        options: options.show.options.clone(),
        dropped,
        methods: methods(options),
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

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count that was widened for a table"
)]
fn whole(value: f64) -> u64 {
    value as u64
}

fn title(sources: &[(String, String)], articles: u64) -> String {
    match sources {
        [(only, _)] => only.clone(),
        _ if articles == 1 => "One article".to_owned(),
        _ => format!(
            "{} articles from {} files",
            crate::number::count(articles),
            crate::number::count(sources.len() as u64)
        ),
    }
}

/// Files that gave no article: those that were read and held none, and those left out of the list.
fn skipped(notices: &[Notice], sources: &[(String, String)], counts: &Counts) -> u64 {
    let mut used = vec![false; sources.len()];
    for row in &counts.documents {
        if let Some(used) = used.get_mut(row.source as usize) {
            *used = true;
        }
    }
    let unlisted = notices.iter().filter(|notice| {
        let left_out = matches!(notice.kind, NoticeKind::UnknownFormat | NoticeKind::Unreadable);
        left_out && !sources.iter().any(|(name, _)| *name == notice.subject)
    });
    (used.iter().filter(|used| !**used).count() + unlisted.count()) as u64
}

fn split_lines(counts: &Counts) -> Vec<SplitLine> {
    let line = |(source, record): &(u32, corpus::SplitRecord)| {
        let mut tally: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (text, reason) in &record.removed {
            *tally.entry((text, reason)).or_default() += 1;
        }
        let mut removals: Vec<Removal> = tally
            .into_iter()
            .map(|((text, reason), count)| Removal {
                text: text.to_owned(),
                reason: reason.to_owned(),
                count,
            })
            .collect();
        removals.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        SplitLine {
            source: counts
                .sources
                .get(*source as usize)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            rule: record.rule.to_owned(),
            articles: u32::try_from(record.articles).unwrap_or(u32::MAX),
            removed: u32::try_from(record.removed.len()).unwrap_or(u32::MAX),
            unassigned: record.unassigned,
            removals,
        }
    };
    counts.splits.iter().map(line).collect()
}

fn dropped(counts: &Counts) -> Vec<(String, u64)> {
    let sum = |size: &dyn Fn(&count::Sizes) -> u32| {
        counts
            .documents
            .iter()
            .map(|row| u64::from(size(&row.sizes)))
            .sum()
    };
    vec![
        ("stop words".to_owned(), sum(&|sizes| sizes.stops)),
        ("numbers".to_owned(), sum(&|sizes| sizes.numbers)),
        ("one-letter tokens".to_owned(), sum(&|sizes| sizes.letters)),
        ("words inside addresses".to_owned(), sum(&|sizes| sizes.urls)),
    ]
}

fn notice_line(notice: &Notice) -> NoticeLine {
    NoticeLine {
        subject: notice.subject.clone(),
        kind: notice.kind.id().to_owned(),
        message: notice.message.clone(),
    }
}

/// The overview's rows that head the page: key, what a reader calls it, decimals.
const HEADLINE: &[(&str, &str, u8)] = &[
    ("articles", "articles", 0),
    ("empty_articles", "of them without text", 0),
    ("sources", "files", 0),
    ("tokens", "words", 0),
    ("terms", "different terms", 0),
    ("sentences", "sentences", 0),
    ("mean_sentence_length", "words per sentence", 1),
];

fn figures(answers: &[(Table, DataFrame)]) -> Vec<Figure> {
    let Some((overview, _)) = answers.iter().find(|(table, _)| table.id == "overview") else {
        return Vec::new();
    };
    let figure = |(id, label, decimals): &(&str, &str, u8)| {
        let row = (0..overview.rows()).find(|row| overview.text("measure", *row) == Some(id))?;
        let value = overview
            .number("value", row)
            .filter(|value| *id != "empty_articles" || *value > 0.0)?;
        Some(Figure {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            meaning: overview.text("label", row)?.to_owned(),
            value,
            decimals: *decimals,
        })
    };
    HEADLINE.iter().filter_map(figure).collect()
}

/// Terms with the largest sum of weights over all articles.
fn about(context: &Context<'_>) -> Vec<Keyword> {
    const SHOWN: usize = 15;
    let weights = &context.weights;
    let totals = weights.totals();
    let mut order: Vec<usize> = (0..totals.len()).collect();
    order.sort_by(|&a, &b| totals[b].total_cmp(&totals[a]).then(a.cmp(&b)));
    order.truncate(SHOWN);
    let mut cf: BTreeMap<usize, u32> = order.iter().map(|&term| (term, 0)).collect();
    for (&term, &tf) in weights.term.iter().zip(&weights.tf) {
        if let Some(cf) = cf.get_mut(&(term as usize)) {
            *cf += tf;
        }
    }
    let keyword = |&term: &usize| Keyword {
        stem: weights.stem[term].clone(),
        form: weights.form[term].clone(),
        tf: cf.get(&term).copied().unwrap_or(0),
        df: weights.df[term],
        tfidf: totals[term],
    };
    order.iter().map(keyword).collect()
}

fn shown_articles(
    frames: &Frames,
    context: &Context<'_>,
    quotes: &[Vec<quote::Quote>],
    most: usize,
) -> Result<Vec<Article>, Error> {
    let documents = analyze::from_frame(&frames.documents.head(Some(most)), "documents", "", &|_| {
        String::new()
    })?;
    let weights = &context.weights;
    let article = |row: usize| {
        let text = |column: &str| documents.text(column, row).map(str::to_owned);
        let number = |column: &str| {
            documents
                .integer(column, row)
                .and_then(|value| u64::try_from(value).ok())
                .unwrap_or(0)
        };
        let quotes = quotes.get(row).map_or(&[][..], Vec::as_slice);
        let keyword = |at: usize| {
            let term = weights.term[at] as usize;
            Keyword {
                stem: weights.stem[term].clone(),
                form: weights.form[term].clone(),
                tf: weights.tf[at],
                df: weights.df[term],
                tfidf: weights.weight[at],
            }
        };
        let titled = text("title").filter(|title| !title.is_empty());
        Article {
            doc: u32::try_from(row).unwrap_or(u32::MAX),
            title: titled.unwrap_or_else(|| untitled(quotes)),
            source: text("source").unwrap_or_default(),
            position: u32::try_from(number("position")).unwrap_or(u32::MAX),
            date: text("date"),
            language: text("language"),
            groups: frames
                .groups
                .iter()
                .filter_map(|group| Some((group.clone(), text(group)?)))
                .collect(),
            tokens: number("tokens"),
            sentences: number("sentences"),
            keywords: weights
                .heaviest(row)
                .into_iter()
                .take(context.options.keywords)
                .map(keyword)
                .collect(),
            summary: quotes
                .iter()
                .map(|quote| Sentence {
                    sentence: quote.sentence,
                    start: quote.start,
                    end: quote.end,
                    weight: quote.weight,
                    text: quote.text.clone(),
                })
                .collect(),
        }
    };
    Ok((0..documents.rows()).map(article).collect())
}

/// What stands for a missing headline: the first words of what is quoted.
fn untitled(quotes: &[quote::Quote]) -> String {
    const WORDS: usize = 10;
    let Some(first) = quotes.first() else {
        return "(no text)".to_owned();
    };
    let mut words = first.text.split(' ');
    let head: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", head.join(" "))
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

fn methods(options: &Options) -> Vec<(String, String)> {
    let mut methods = vec![
        (
            "Words".to_owned(),
            "Words are found by UAX #29 (Unicode text segmentation). Counts cover the article text; headlines are kept \
             apart. Forms are compared after NFC, full case folding and with all apostrophes taken as one. Numbers, \
             one-letter tokens and words inside addresses are counted apart and left out of the terms unless asked for."
                .to_owned(),
        ),
        (
            "Sentences".to_owned(),
            "Sentences end where UAX #29 ends them, except after abbreviations and initials; lines of hard-wrapped text \
             are joined first."
                .to_owned(),
        ),
        ("Stems".to_owned(), stems(&options.normalize)),
        ("Stop words".to_owned(), stop_words(&options.normalize)),
    ];
    if let Some(language) = options.language {
        methods.push((
            "Language".to_owned(),
            format!("Every article was counted as {}.", language.name()),
        ));
    } else {
        methods.push((
            "Language".to_owned(),
            "The language of each article is told from its small words, letters and trigrams (whatlang); an article too short to tell \
             takes the language of most others in its file."
                .to_owned(),
        ));
    }
    methods.push(("Key sentences".to_owned(), quote::METHOD.to_owned()));
    methods
}

fn stems(options: &normalize::Options) -> String {
    if !options.stem {
        return "Terms are folded forms; nothing was stemmed.".to_owned();
    }
    let apart: Vec<String> = normalize::conformity()
        .iter()
        .filter(|known| known.reproduced < known.pairs)
        .map(|known| {
            format!(
                "{} {} %",
                known.language.name(),
                crate::number::fixed(known.share(), 2)
            )
        })
        .collect();
    format!(
        "Terms are Snowball stems from the crate rust-stemmers 1.2 with corrections towards current Snowball (version 3). \
         All words of Snowball's own lists come out as there, but for: {}. Every stem is shown by its most frequent form.",
        apart.join(", ")
    )
}

fn stop_words(options: &normalize::Options) -> String {
    let own = match options.own_stop_words.len() {
        0 => String::new(),
        count => format!(" and {count} words of the user's own"),
    };
    if options.stop_words {
        format!(
            "Left out are the stop words of the article's language (crate stop-words){own}, compared as folded forms. Of the \
             English list these are counted all the same: {}.",
            normalize::CONTENT.join(", ")
        )
    } else if own.is_empty() {
        "No stop words were left out.".to_owned()
    } else {
        format!(
            "Left out are{}, compared as folded forms.",
            own.trim_start_matches(" and")
        )
    }
}
