//! What went wrong, what was assumed and what was taken out, as the page shows it.
//!
//! Files that held one article and lost nothing are only counted, and notices are grouped by kind, because
//! a list of ten thousand equal lines hides the one that matters. All of it is in `report.json`.

use std::collections::BTreeMap;

use super::super::legible::{CELL, SENTENCE, legible};
use super::super::{NoticeLine, Removal, Report, SplitLine};
use super::{Allowance, Pair, cost, counted};
use crate::number::{self, count};

/// Files of the split report.
const FILES: usize = 60;
/// Removed texts of one file.
const REMOVALS: usize = 20;
/// Notices of one kind.
const LINES: usize = 12;
/// The tags around one entry.
const FRAME: usize = 200;

/// How one file was cut.
pub(in super::super) struct SplitBox {
    pub(in super::super) source: String,
    pub(in super::super) rule: String,
    pub(in super::super) articles: String,
    pub(in super::super) removed: String,
    pub(in super::super) unassigned: String,
    pub(in super::super) removals: Vec<RemovalLine>,
    pub(in super::super) more: String,
}

/// One removed text.
pub(in super::super) struct RemovalLine {
    pub(in super::super) text: String,
    pub(in super::super) reason: String,
    pub(in super::super) count: String,
}

/// All notices of one kind.
pub(in super::super) struct NoticeGroup {
    pub(in super::super) kind: String,
    pub(in super::super) count: String,
    /// Subject and message of the first.
    pub(in super::super) lines: Vec<Pair>,
    pub(in super::super) more: String,
}

/// `and 12 more in report.json`, or nothing.
fn more(hidden: usize) -> String {
    if hidden == 0 {
        String::new()
    } else {
        format!("and {} more in report.json", count(hidden))
    }
}

/// The line about untouched files, the other files that fit, and the line about the rest.
pub(super) fn splits(report: &Report, allowance: &mut Allowance) -> (String, Vec<SplitBox>, String) {
    let (whole, cut): (Vec<&SplitLine>, Vec<&SplitLine>) =
        report.splits.iter().partition(|line| is_whole(line));
    let boxes: Vec<SplitBox> = cut
        .iter()
        .take(FILES)
        .map(|line| SplitBox::new(line))
        .take_while(|shown| allowance.grant(shown.cost()))
        .collect();
    let whole = match whole.len() {
        0 => String::new(),
        1 => "1 file was taken as one article, with nothing removed.".to_owned(),
        files => format!(
            "{} files were taken as one article each, with nothing removed.",
            count(files)
        ),
    };
    let more = more(cut.len() - boxes.len());
    (whole, boxes, more)
}

/// One article, all of the file's text in it.
fn is_whole(line: &SplitLine) -> bool {
    line.articles == 1 && line.removed == 0 && line.removals.is_empty() && line.unassigned <= 0.0
}

impl SplitBox {
    fn new(line: &SplitLine) -> Self {
        let removals: Vec<RemovalLine> = line.removals.iter().take(REMOVALS).map(removal).collect();
        Self {
            source: legible(&line.source, CELL),
            rule: legible(&line.rule, CELL),
            articles: counted(line.articles, "article"),
            removed: count(line.removed),
            unassigned: number::percent(line.unassigned),
            more: more(line.removals.len() - removals.len()),
            removals,
        }
    }

    fn cost(&self) -> usize {
        let removals = self
            .removals
            .iter()
            .map(|line| cost(&line.text) + cost(&line.reason) + FRAME / 2);
        FRAME + cost(&self.source) + cost(&self.rule) + removals.sum::<usize>()
    }
}

fn removal(removal: &Removal) -> RemovalLine {
    RemovalLine {
        text: legible(&removal.text, CELL),
        reason: legible(&removal.reason, CELL),
        count: count(removal.count),
    }
}

/// The notices by kind, kinds in the order of their names.
pub(super) fn notices(report: &Report, allowance: &mut Allowance) -> Vec<NoticeGroup> {
    let mut kinds: BTreeMap<&str, Vec<&NoticeLine>> = BTreeMap::new();
    for notice in &report.notices {
        kinds.entry(&notice.kind).or_default().push(notice);
    }
    kinds
        .iter()
        .map(|(kind, notices)| {
            let lines: Vec<Pair> = notices
                .iter()
                .take(LINES)
                .map(|notice| Pair {
                    name: legible(&notice.subject, CELL),
                    value: legible(&notice.message, SENTENCE),
                })
                .take_while(|pair| allowance.grant(cost(&pair.name) + cost(&pair.value) + FRAME))
                .collect();
            NoticeGroup {
                kind: legible(kind, CELL),
                count: count(notices.len()),
                more: more(notices.len() - lines.len()),
                lines,
            }
        })
        .collect()
}
