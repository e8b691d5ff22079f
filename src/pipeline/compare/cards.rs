//! What a report shows of each group.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Lines, Wish};
use super::{Contrast, Contrasted, told};
use crate::compare::{Compared, Direction, ENOUGH, MANY, Row, Verdict, Versus};
use crate::corpus::Corpus;
use crate::count::Setup;
use crate::error::Error;
use crate::frames::Frames;
use crate::pipeline::Options;
use crate::progress::Progress;
use crate::report::{ComparedGroup, Comparison, Driver, KeyTerm, Trend};

/// Words of one group only that the page lists.
const ONLY: usize = 15;
/// Trends each way.
pub(super) const TRENDS: usize = 12;
/// Terms listed where none is shown to differ.
const UNSHOWN: usize = 5;
/// Articles that a term lists on the page.
const DRIVERS: usize = 3;

/// Terms that are listed of each of so many groups: used more, used less.
fn listed(groups: usize, top: usize) -> (usize, usize) {
    let (more, less) = match groups {
        0..=2 => (20, 10),
        3..=6 => (15, 8),
        7..=20 => (10, 5),
        _ => (5, 3),
    };
    (more.min(top), less.min(top))
}

/// What showing needs beside the comparison.
#[derive(Clone, Copy)]
pub(in crate::pipeline) struct Shown<'s> {
    pub(in crate::pipeline) frames: Option<&'s Frames>,
    pub(in crate::pipeline) corpus: Option<(&'s Corpus, &'s Setup)>,
}

impl Contrasted {
    pub(super) fn shown(&self) -> Shown<'_> {
        Shown {
            frames: self.frames.as_ref(),
            corpus: self.corpus.as_ref().zip(self.setup.as_ref()),
        }
    }
}

/// The part of a report.
///
/// # Errors
/// What fetching a block or reading the texts again says.
pub(in crate::pipeline) fn comparison(
    contrast: &Contrast,
    shown: Shown<'_>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Comparison, Error> {
    let compared = &contrast.compared;
    let singles = compared.singles();
    let (more, less) = listed(singles.len(), options.show.top);
    let mut chosen: Vec<(usize, Vec<&Row>, Vec<&Row>)> = Vec::new();
    for &number in &singles {
        let rows = compared.rows(number);
        let mut over: Vec<&Row> = rows.iter().take_while(|row| row.lrc() > 0.0).take(more).collect();
        let under: Vec<&Row> = rows
            .iter()
            .rev()
            .take_while(|row| row.lrc() < 0.0)
            .take(less)
            .collect();
        if over.is_empty() && under.is_empty() {
            over = rows
                .iter()
                .filter(|row| row.counts.is_overused())
                .take(UNSHOWN.min(more))
                .collect();
        }
        chosen.push((number, over, under));
    }
    let wishes: Vec<Wish> = chosen
        .iter()
        .flat_map(|(number, over, under)| over.iter().chain(under).map(|row| (*number, row.unit)))
        .collect();
    let lines = Lines::find(compared, &wishes, shown, progress)?;
    let drivers: BTreeSet<u32> = chosen
        .iter()
        .flat_map(|(_, over, under)| over.iter().chain(under))
        .filter_map(|row| row.carried.as_ref())
        .flat_map(|carried| carried.drivers.iter().take(DRIVERS).map(|driver| driver.doc))
        .collect();
    let titles = titles(shown.frames, &drivers)?;
    let only = compared.only();
    let groups = chosen.into_iter().map(|(number, over, under)| {
        let versus = &compared.sides.versus[number];
        let term = |row: &&Row| key_term(compared, versus, row, &lines, number, &titles);
        let own = compared.rows(number);
        let own_only = only.iter().filter(|(group, ..)| *group == versus.target);
        ComparedGroup {
            name: versus.name.clone(),
            reference: versus.reference.clone(),
            articles: u64::from(versus.sums.0.articles),
            articles_ref: (!versus.sums.1.is_list).then_some(u64::from(versus.sums.1.articles)),
            tokens: versus.sums.0.tokens,
            tokens_ref: versus.sums.1.tokens,
            tested: own.len() as u64,
            shown: own.iter().filter(|row| row.lrc() != 0.0).count() as u64,
            robust: own.iter().filter(|row| row.verdict == Verdict::Robust).count() as u64,
            remark: remark(compared, versus, own),
            more: over.iter().map(term).collect(),
            less: under.iter().map(term).collect(),
            only_here: own_only
                .take(ONLY)
                .map(|(_, unit, _)| compared.units.form.get(*unit as usize).to_owned())
                .collect(),
        }
    });
    Ok(Comparison {
        summary: told::summary(contrast),
        groups: groups.collect(),
        trends: trends(compared),
        disclosure: told::disclosure(contrast, options),
    })
}

/// Why nothing or little can be shown of a group.
fn remark(compared: &Compared, versus: &Versus, rows: &[Row]) -> String {
    let none_shown = rows.iter().all(|row| row.lrc() == 0.0);
    let few = |articles: u32, is_list: bool| !is_list && articles < ENOUGH;
    let (own, other) = versus.sums;
    let mut told = Vec::new();
    if few(own.articles, own.is_list) || few(other.articles, other.is_list) {
        told.push(
            "With so few articles on a side a difference may be one article's alone, and none can be called robust.".to_owned(),
        );
    }
    if rows.is_empty() {
        told.push(format!(
            "No {} occurs often enough to be tested; --min-count lowers what is asked for.",
            compared.options.unit.id()
        ));
    } else if none_shown {
        told.push("The first of those that may differ are listed.".to_owned());
    }
    told.join(" ")
}

fn key_term(
    compared: &Compared,
    versus: &Versus,
    row: &Row,
    lines: &Lines,
    number: usize,
    titles: &BTreeMap<u32, String>,
) -> KeyTerm {
    let counts = row.counts;
    let side = if counts.is_overused() {
        counts.target
    } else {
        counts.reference
    };
    let drivers = row
        .carried
        .iter()
        .flat_map(|carried| carried.drivers.iter().take(DRIVERS));
    let driver = |driver: &crate::compare::Driver| Driver {
        doc: driver.doc,
        title: titles.get(&driver.doc).cloned().unwrap_or_default(),
        copies: driver.copies,
        count: driver.n,
        #[allow(
            clippy::cast_precision_loss,
            reason = "counts of a corpus stay far below 2^53"
        )]
        share: driver.n as f64 / side.max(1) as f64,
        lrc_without: driver.lrc_without,
    };
    let (lines, lines_ref) = lines.of(number, row.unit);
    KeyTerm {
        term: compared.term(row).to_owned(),
        form: compared.form(row).to_owned(),
        count: counts.target,
        count_ref: counts.reference,
        per_million: counts.per_million_target(),
        per_million_ref: counts.per_million_reference(),
        df: (!versus.sums.0.is_list).then_some(row.df.0.into()),
        df_ref: (!versus.sums.1.is_list).then_some(row.df.1.into()),
        log_ratio: counts.log_ratio(),
        low: row.interval.low,
        high: row.interval.high,
        lrc: row.lrc(),
        p_adjusted: row.p_adjusted,
        p_documents: row.p_documents,
        verdict: row.verdict.id().to_owned(),
        carried_by: match (&row.carried, row.verdict) {
            (Some(carried), Verdict::Bursty) => carried.by.min(MANY),
            _ => 0,
        },
        why: compared.why(row).unwrap_or_default(),
        drivers: drivers.map(driver).collect(),
        lines,
        lines_ref,
    }
}

fn trends(compared: &Compared) -> Vec<Trend> {
    let trend = |(trend, _): (&crate::compare::Trend, u64)| {
        let rates = compared.rates(trend);
        let end = |rate: Option<&Option<f64>>| rate.copied().flatten().unwrap_or(0.0);
        let (percent_per_period, low, high) = trend.percent();
        Trend {
            form: compared.form_of(trend),
            count: trend.counts.iter().sum(),
            first: end(rates.first()),
            last: end(rates.last()),
            percent_per_period,
            low,
            high,
            p_adjusted: trend.p_adjusted,
            rising: trend.direction == Direction::Rising,
            peak: compared.peak(trend).unwrap_or_default(),
        }
    };
    compared.leading_trends(TRENDS).into_iter().map(trend).collect()
}

/// What a reader calls these articles.
pub(super) fn titles(frames: Option<&Frames>, docs: &BTreeSet<u32>) -> Result<BTreeMap<u32, String>, Error> {
    let mut titles = BTreeMap::new();
    let (Some(frames), false) = (frames, docs.is_empty()) else {
        return Ok(titles);
    };
    frames.blocks(&mut |block, first| {
        let end = first + u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
        for &doc in docs.range(first..end) {
            if let Some(row) = block.rows.get((doc - first) as usize) {
                titles.insert(doc, crate::analyze::name(row, frames.source(row)));
            }
        }
        Ok(())
    })?;
    Ok(titles)
}
