//! The tables and the report of a comparison.

use std::collections::BTreeSet;

use super::cards::{self, Shown, TRENDS};
use super::{Contrast, Contrasted, Ordering};
use crate::analyze::{self, KEPT, Table};
use crate::compare::{Row, Verdict, Versus};
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::schema;
use crate::pipeline::report::sections;
use crate::pipeline::tables::TableFiles;
use crate::pipeline::{GENERATOR, Options, Outcome, contents, methods};
use crate::progress::Progress;
use crate::report::{Comparison, FORMATS, Figure, OutputFile, Report, manifest};

/// Rows that are laid out at a time.
const BATCH: usize = 1 << 16;
/// Rows of a group, either way, that charts and the page draw from.
const DRAWN: usize = 25;
/// Groups that charts draw from.
const DRAWN_GROUPS: usize = 100;
/// Points of the scatter plot.
const POINTS: usize = 2_000;

/// The table files of a comparison, and its tables as the page shows them.
///
/// # Errors
/// What writing or fetching a block says.
pub(in crate::pipeline) fn files(
    contrast: &Contrast,
    shown: Shown<'_>,
    ordering: &Ordering,
    options: &Options,
) -> Result<(Vec<Table>, Vec<OutputFile>), Error> {
    let compared = &contrast.compared;
    let mut files = Vec::new();
    let mut tables = Vec::new();
    let method = method(contrast, options);
    let carried = compared.tested.rows.iter().filter_map(|row| row.carried.as_ref());
    let docs: BTreeSet<u32> = carried
        .flat_map(|carried| carried.drivers.iter().map(|driver| driver.doc))
        .collect();
    let titles = cards::titles(shown.frames, &docs)?;
    let title = |doc: u32| titles.get(&doc).cloned().unwrap_or_default();
    let mut keyness = TableFiles::new("keyness", &options.scratch);
    let mut drivers = TableFiles::new("drivers", &options.scratch);
    let mut drivers_shown: Option<Table> = None;
    let mut written = false;
    for number in 0..compared.sides.versus.len() {
        let mut rows: Vec<&Row> = compared.rows(number).iter().collect();
        ordering.sort(compared, &mut rows);
        // Once at least, so that a table without rows has its columns.
        for batch in rows
            .chunks(BATCH)
            .chain((!written && rows.is_empty()).then_some(&[][..]))
        {
            written = true;
            keyness.append(&analyze::to_frame(&compared.keyness(batch))?)?;
            let table = compared.drivers(batch, &title);
            let frame = analyze::to_frame(&table)?;
            drivers.append(&frame)?;
            match &mut drivers_shown {
                Some(shown) => shown.append(&frame, KEPT)?,
                None => drivers_shown = Some(table),
            }
        }
    }
    files.extend(keyness.finish()?);
    files.extend(drivers.finish()?);
    tables.push(compared.groups());
    tables.push(Table {
        total: compared.tested.rows.len(),
        ..compared.keyness(&drawn(contrast))
    });
    let singles = compared.singles();
    if let Some(&first) = singles.first() {
        tables.push(compared.frequencies(first, POINTS));
    }
    tables.extend(compared.trends_table());
    tables.extend(compared.trend_rates(TRENDS));
    tables.extend(drivers_shown.filter(|table| table.total > 0));
    tables.extend(compared.only_table());
    tables.extend(compared.overlap());
    for table in &mut tables {
        table.method.clone_from(&method);
        if !matches!(table.id.as_str(), "keyness" | "drivers") {
            let mut own = TableFiles::new(&table.id, &options.scratch);
            own.append(&analyze::to_frame(table)?)?;
            files.extend(own.finish()?);
        }
    }
    Ok((tables, files))
}

/// The rows that are drawn and shown: of each group those at both ends. Pairs of groups are in the files alone.
fn drawn(contrast: &Contrast) -> Vec<&Row> {
    let compared = &contrast.compared;
    let singles = compared.singles();
    let mut rows = Vec::new();
    for &number in singles.iter().take(DRAWN_GROUPS) {
        let own = compared.rows(number);
        let first = own.len().min(DRAWN);
        let last = own.len().saturating_sub(DRAWN).max(first);
        rows.extend(&own[..first]);
        rows.extend(own[last..].iter().filter(|row| row.lrc() < 0.0));
    }
    rows
}

/// How every table came about, in one text.
fn method(contrast: &Contrast, options: &Options) -> String {
    let told = contrast.disclosure(options);
    let told: Vec<String> = told
        .iter()
        .map(|(name, value)| format!("{name}: {value}."))
        .collect();
    told.join("\n\n")
}

impl Contrasted {
    /// The files of a report on the comparison alone.
    ///
    /// # Errors
    /// What a stage says.
    pub fn report(
        mut self,
        ordering: &Ordering,
        options: &Options,
        progress: &dyn Progress,
    ) -> Result<Outcome, Error> {
        progress.stage("tables", 0);
        let mut notices = std::mem::take(&mut self.contrast.notices);
        let shown = self.shown();
        let (tables, mut files) = files(&self.contrast, shown, ordering, options)?;
        files.extend(self.frame_files(options)?);
        let comparison = cards::comparison(&self.contrast, shown, options, progress)?;
        if self.frames.is_some() && self.corpus.is_none() {
            let why =
                "no line of text is shown, because the articles were counted before and parts hold no text";
            notices.push(Notice::new(NoticeKind::LeftOut, "compare", why));
            notices.sort();
        }
        progress.stage("drawing and writing", 0);
        let frames = self.frames.as_ref();
        let report = Report {
            generator: GENERATOR.to_owned(),
            title: options
                .show
                .title
                .clone()
                .unwrap_or_else(|| title(&self.contrast)),
            figures: self.figures(&comparison),
            about: Vec::new(),
            summary: Vec::new(),
            topics: None,
            stories: None,
            articles: Vec::new(),
            articles_total: self.contrast.articles,
            entities: Vec::new(),
            comparison: Some(comparison),
            sections: sections(tables)?,
            splits: Vec::new(),
            notices: notices.iter().map(contents::notice_line).collect(),
            options: options.show.options.clone(),
            dropped: self.contrast.dropped.clone(),
            methods: frames.map_or_else(Vec::new, |_| methods::counting(options)),
            top: options.show.top,
            baseline: None,
        };
        for format in FORMATS {
            files.extend(format.render(&report)?);
        }
        let digests = frames.map_or_else(Vec::new, |frames| contents::digests(frames, &notices));
        let made = manifest(
            GENERATOR,
            options.show.command.as_ref(),
            &digests,
            &options.show.options,
            &files,
        );
        files.push(made);
        progress.finish();
        Ok(Outcome {
            files,
            articles: self.contrast.articles,
            tokens: self.contrast.tokens,
            terms: self.contrast.compared.units.len() as u64,
            skipped: frames.map_or(0, |frames| contents::skipped(&notices, frames)),
            notices,
        })
    }

    /// The frames that the numbers of articles and terms lead to.
    fn frame_files(&self, options: &Options) -> Result<Vec<OutputFile>, Error> {
        let Some(frames) = &self.frames else {
            return Ok(Vec::new());
        };
        let mut documents = TableFiles::new(schema::DOCUMENTS.name, &options.scratch);
        frames.blocks(&mut |block, first| documents.append(&frames.documents(block, first)?))?;
        let mut files = documents.finish()?;
        let mut terms = TableFiles::new(schema::TERMS.name, &options.scratch);
        terms.append(&frames.terms)?;
        files.extend(terms.finish()?);
        Ok(files)
    }

    fn figures(&self, comparison: &Comparison) -> Vec<Figure> {
        let contrast = &self.contrast;
        let figure = |id: &str, label: &str, meaning: &str, value: u64| Figure {
            id: id.to_owned(),
            label: label.to_owned(),
            meaning: meaning.to_owned(),
            #[allow(
                clippy::cast_precision_loss,
                reason = "counts of a corpus stay far below 2^53"
            )]
            value: value as f64,
            decimals: 0,
        };
        let rows = || contrast.compared.tested.rows.iter();
        let once = |rows: usize| contrast.compared.once(rows as u64);
        let shown = once(rows().filter(|row| row.lrc() != 0.0).count());
        let robust = once(rows().filter(|row| row.verdict == Verdict::Robust).count());
        let many = |number: u64, one: &'static str, many: &'static str| if number == 1 { one } else { many };
        let mut figures = Vec::new();
        if contrast.articles > 0 {
            figures.push(figure("articles", "articles", "", contrast.articles));
            figures.push(figure("tokens", "words", "", contrast.tokens));
        }
        figures.push(figure(
            "groups",
            many(
                comparison.groups.len() as u64,
                "group compared",
                "groups compared",
            ),
            "",
            comparison.groups.len() as u64,
        ));
        figures.push(figure(
            "tests",
            "tests",
            "a term in a comparison; a test and its mirror image are one",
            contrast.compared.tested.tests,
        ));
        figures.push(figure(
            "shown",
            many(shown, "difference shown", "differences shown"),
            "terms in a comparison whose interval leaves out no difference, over all tests; mirror images once",
            shown,
        ));
        figures.push(figure(
            "robust",
            "of them robust",
            "not carried by a few articles, and borne out article by article",
            robust,
        ));
        figures
    }
}

fn title(contrast: &Contrast) -> String {
    let compared = &contrast.compared;
    let versus: Vec<&Versus> = compared
        .singles()
        .iter()
        .map(|&number| &compared.sides.versus[number])
        .collect();
    match versus.as_slice() {
        [only] | [only, _] => format!("{} against {}", only.name, only.reference),
        many => format!(
            "{} groups by {}",
            crate::number::count(many.len() as u64),
            contrast.by
        ),
    }
}
