//! The smaller tables: groups, words of one group only, common words, articles that carry terms.

use super::{Compared, Row, float, integer, table, text};
use crate::analyze::Table;
use crate::compare::{Driver, Verdict};

/// Its heading.
pub(super) const GROUPS_TITLE: &str = "The groups";
/// Columns of the table of groups.
pub(super) const GROUPS: &[(&str, &str)] = &[
    ("group", "the group"),
    ("reference", "what it is compared with"),
    ("articles", "articles with text in the group"),
    ("articles_ref", "articles with text in the reference"),
    ("tokens", "words in the group"),
    ("tokens_ref", "words in the reference"),
    ("vocabulary", "different terms in the group"),
    ("only_here", "terms found in no other group"),
    ("tested", "terms tested"),
    ("shown", "terms shown to differ, over all tests of the run"),
    ("robust", "of them those that the articles bear out"),
];

/// Its heading.
pub(super) const ONLY_TITLE: &str = "Words of one group only";
/// Columns of the table of words that one group alone has.
pub(super) const ONLY: &[(&str, &str)] = &[
    ("group", "the only group that has it"),
    (
        "rank",
        "its place in the group, from 1, by occurrences, then by articles",
    ),
    ("term", "what is counted"),
    ("form", "the most frequent surface form"),
    ("count", "occurrences"),
    ("df", "articles that have it"),
];

/// Its heading.
pub(super) const OVERLAP_TITLE: &str = "Words in common";
/// Columns of the table of common vocabulary.
pub(super) const OVERLAP: &[(&str, &str)] = &[
    ("group", "one group"),
    ("other", "another"),
    ("common", "terms that both have"),
    ("only_group", "terms of the first that the other lacks"),
    ("only_other", "terms of the other that the first lacks"),
    (
        "jaccard",
        "common terms over all terms of either: 0 nothing in common, 1 the same; larger groups have more in common",
    ),
];

/// Its heading.
pub(super) const DRIVERS_TITLE: &str = "Articles that carry the differences";
/// Columns of the table of articles that carry a term.
pub(super) const DRIVERS: &[(&str, &str)] = &[
    ("group", "the group, or two groups of a pair"),
    ("term", "what is counted"),
    ("form", "the most frequent surface form"),
    (
        "rank",
        "place of the article, from 1: the one that matters most first",
    ),
    (
        "doc",
        "number of the article; of copies that of the first on its side",
    ),
    ("title", "what the article is called"),
    ("copies", "articles with its text on its side, itself included"),
    ("count", "occurrences in all of them"),
    ("lrc", "conservative log ratio of the term"),
    (
        "lrc_without",
        "the same without this article and its copies; 0 is no longer shown",
    ),
    (
        "carried_by",
        "articles without which it is no longer shown; 50 stands for 50 or more",
    ),
];

/// Its heading.
pub(super) const FREQUENCIES_TITLE: &str = "Both frequencies of every term";
/// Columns of the table behind the scatter plot.
pub(super) const FREQUENCIES: &[(&str, &str)] = &[
    ("group", "the group"),
    ("term", "what is counted"),
    ("stem", "the stem, where there is one"),
    ("form", "the most frequent surface form"),
    ("count", "occurrences in the group"),
    ("count_ref", "occurrences in the reference"),
    ("per_million", "per million words in the group"),
    ("per_million_ref", "per million words in the reference"),
    ("lrc", "conservative log ratio; 0 is not shown to differ"),
    ("verdict", "robust, bursty, too rare or no difference"),
];

/// Words of one group only that are listed for each.
const LISTED: usize = 50;

impl Compared {
    /// Numbers of the comparisons of a group with its reference; the others are pairs.
    pub fn singles(&self) -> Vec<usize> {
        (0..self.sides.versus.len())
            .filter(|&number| !self.sides.versus[number].is_pair())
            .collect()
    }

    /// The columns of the table of groups.
    pub fn groups(&self) -> Table {
        let singles = self.singles();
        let all = || singles.iter().map(|&number| (number, &self.sides.versus[number]));
        let of = |number: usize, wanted: &dyn Fn(&Row) -> bool| {
            Some(self.rows(number).iter().filter(|row| wanted(row)).count() as u64)
        };
        let vocabulary = &self.tested.vocabulary;
        let only = |group: u32| vocabulary.only.iter().filter(|(own, _)| *own == group).count() as u64;
        let side = |value: u64, is_list: bool| (!is_list).then_some(value);
        let values = vec![
            text(all().map(|(_, versus)| Some(versus.name.clone()))),
            text(all().map(|(_, versus)| Some(versus.reference.clone()))),
            integer(all().map(|(_, versus)| side(versus.sums.0.articles.into(), versus.sums.0.is_list))),
            integer(all().map(|(_, versus)| side(versus.sums.1.articles.into(), versus.sums.1.is_list))),
            integer(all().map(|(_, versus)| Some(versus.sums.0.tokens))),
            integer(all().map(|(_, versus)| Some(versus.sums.1.tokens))),
            integer(all().map(|(_, versus)| {
                let units = vocabulary.units.get(versus.target as usize).copied();
                units.filter(|_| !versus.sums.0.is_list)
            })),
            integer(all().map(|(_, versus)| side(only(versus.target), versus.sums.0.is_list))),
            integer(all().map(|(number, _)| of(number, &|_| true))),
            integer(all().map(|(number, _)| of(number, &|row| row.lrc() != 0.0))),
            integer(all().map(|(number, _)| of(number, &|row| row.verdict == Verdict::Robust))),
        ];
        table("groups", GROUPS_TITLE, GROUPS, values)
    }

    /// The most frequent units of each group that no other has: group, unit, occurrences.
    pub fn only(&self) -> Vec<(u32, u32, u64)> {
        let mut counts = std::collections::BTreeMap::new();
        for row in &self.tested.rows {
            let versus = self.of(row);
            if !versus.is_pair() && row.counts.target > 0 {
                counts.insert((versus.target, row.unit), row.counts.target);
            }
        }
        // What is too rare to be tested is too rare to be listed.
        let known = self
            .tested
            .vocabulary
            .only
            .iter()
            .filter_map(|key| Some((key.0, key.1, *counts.get(key)?)));
        let mut only: Vec<(u32, u32, u64)> = known.collect();
        let df = |unit: u32| self.units.df.get(unit as usize).copied().unwrap_or(0);
        only.sort_by(|a, b| {
            let text = |unit: u32| self.units.text.get(unit as usize);
            (a.0, b.2, df(b.1))
                .cmp(&(b.0, a.2, df(a.1)))
                .then_with(|| text(a.1).cmp(text(b.1)))
        });
        let mut kept: Vec<(u32, u32, u64)> = Vec::new();
        for of_one in only.chunk_by(|a, b| a.0 == b.0) {
            kept.extend(of_one.iter().take(LISTED));
        }
        kept
    }

    /// The table of units that one group alone has; `None` where there is none.
    pub fn only_table(&self) -> Option<Table> {
        let only = self.only();
        let (mut rank, mut before) = (0, None);
        let ranks: Vec<u64> = only
            .iter()
            .map(|(group, ..)| {
                rank = if before == Some(*group) { rank + 1 } else { 1 };
                before = Some(*group);
                rank
            })
            .collect();
        let unit = |unit: u32| unit as usize;
        let values = vec![
            text(
                only.iter()
                    .map(|(group, ..)| self.sides.names.get(*group as usize).cloned()),
            ),
            integer(ranks.into_iter().map(Some)),
            text(
                only.iter()
                    .map(|own| Some(self.units.text.get(unit(own.1)).to_owned())),
            ),
            text(
                only.iter()
                    .map(|own| Some(self.units.form.get(unit(own.1)).to_owned())),
            ),
            integer(only.iter().map(|own| Some(own.2))),
            integer(
                only.iter()
                    .map(|own| self.units.df.get(unit(own.1)).map(|&df| df.into())),
            ),
        ];
        (!only.is_empty()).then(|| table("only_here", ONLY_TITLE, ONLY, values))
    }

    /// The table of common vocabulary; `None` with one group, or too many.
    pub fn overlap(&self) -> Option<Table> {
        let vocabulary = &self.tested.vocabulary;
        let common = &vocabulary.common;
        let units = |group: u32| vocabulary.units.get(group as usize).copied().unwrap_or(0);
        let name = |group: u32| self.sides.names.get(group as usize).cloned();
        #[allow(clippy::cast_precision_loss, reason = "a vocabulary stays far below 2^53")]
        let jaccard = |&((a, b), both): &((u32, u32), u64)| {
            let either = units(a) + units(b) - both;
            (either > 0).then(|| both as f64 / either as f64)
        };
        let values = vec![
            text(common.iter().map(|((a, _), _)| name(*a))),
            text(common.iter().map(|((_, b), _)| name(*b))),
            integer(common.iter().map(|(_, both)| Some(*both))),
            integer(common.iter().map(|((a, _), both)| Some(units(*a) - both))),
            integer(common.iter().map(|((_, b), both)| Some(units(*b) - both))),
            float(common.iter().map(jaccard)),
        ];
        (!common.is_empty()).then(|| table("overlap", OVERLAP_TITLE, OVERLAP, values))
    }

    /// The table of articles that carry terms, for rows whose articles are known; `title` names an article.
    pub fn drivers(&self, rows: &[&Row], title: &dyn Fn(u32) -> String) -> Table {
        let listed: Vec<(&Row, u64, &Driver, u32)> = rows
            .iter()
            .filter_map(|row| Some((*row, row.carried.as_ref()?)))
            .flat_map(|(row, carried)| {
                let drivers = carried.drivers.iter().zip(1_u64..);
                drivers.map(move |(driver, rank)| (row, rank, driver, carried.by))
            })
            .collect();
        let all = || listed.iter();
        let values = vec![
            text(all().map(|(row, ..)| Some(self.of(row).name.clone()))),
            text(all().map(|(row, ..)| Some(self.term(row).to_owned()))),
            text(all().map(|(row, ..)| Some(self.form(row).to_owned()))),
            integer(all().map(|(_, rank, ..)| Some(*rank))),
            integer(all().map(|(_, _, driver, _)| Some(driver.doc.into()))),
            text(all().map(|(_, _, driver, _)| Some(title(driver.doc)))),
            integer(all().map(|(_, _, driver, _)| Some(driver.copies.into()))),
            integer(all().map(|(_, _, driver, _)| Some(driver.n))),
            float(all().map(|(row, ..)| Some(row.lrc()))),
            float(all().map(|(_, _, driver, _)| Some(driver.lrc_without))),
            integer(all().map(|(.., by)| Some((*by).into()))),
        ];
        table("drivers", DRIVERS_TITLE, DRIVERS, values)
    }

    /// The table behind the scatter plot: of one comparison the units that lead either way, and the most frequent, `most`
    /// in all at most.
    pub fn frequencies(&self, number: usize, most: usize) -> Table {
        let rows = self.rows(number);
        let mut kept: Vec<&Row> = rows.iter().take(most / 4).collect();
        kept.extend(rows.iter().skip(most / 4).rev().take(most / 4));
        let mut others: Vec<&Row> = rows.iter().skip(most / 4).rev().skip(most / 4).collect();
        let occurrences = |row: &Row| row.counts.target + row.counts.reference;
        others.sort_by(|a, b| {
            occurrences(b)
                .cmp(&occurrences(a))
                .then_with(|| self.term(a).cmp(self.term(b)))
        });
        kept.extend(others.into_iter().take(most - kept.len().min(most)));
        let stems = self.has_stems();
        let all = || kept.iter();
        let values = vec![
            text(all().map(|row| Some(self.of(row).name.clone()))),
            text(all().map(|row| Some(self.term(row).to_owned()))),
            text(all().map(|row| stems.then(|| self.term(row).to_owned()))),
            text(all().map(|row| Some(self.form(row).to_owned()))),
            integer(all().map(|row| Some(row.counts.target))),
            integer(all().map(|row| Some(row.counts.reference))),
            float(all().map(|row| row.counts.per_million_target())),
            float(all().map(|row| row.counts.per_million_reference())),
            float(all().map(|row| Some(row.lrc()))),
            text(all().map(|row| (row.verdict != Verdict::Unknown).then(|| row.verdict.id().to_owned()))),
        ];
        table("frequencies", FREQUENCIES_TITLE, FREQUENCIES, values)
    }
}
