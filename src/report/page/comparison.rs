//! What sets groups apart, as the page shows it.
//!
//! The allowance is shared out evenly, what a group leaves goes to those after it, and within a group rows come before what
//! unfolds below them: of a hundred groups a reader sees the leading terms of each, not all terms of the first. What is
//! missing is counted beside what is shown. It neither chooses nor orders: terms arrive chosen and in order.

use super::super::legible::{PARAGRAPH, TERM, legible};
use super::super::{ComparedGroup, Comparison, KeyTerm, Report};
use super::key_term::{Detail, TermBox};
use super::trend::TrendLine;
use super::{Allowance, ArticleBox, NAME, Pair, cost, counted, cut, disclosure, paragraphs, table_file};
use crate::number::count;

/// Groups up to this number stand open.
const OPEN: usize = 2;
/// Terms in a direction beside the title of a folded group.
const BRIEF: usize = 4;
/// Bytes that a group is given at least; there are as many groups as that allows.
const LEAST: usize = 4_000;
/// Bytes of trends.
const TRENDS: usize = 40_000;
/// The tags around a group, how often its name stands there, and the tags around a word found in it only.
const FRAME: usize = 1_300;
const NAMED: usize = 4;
const WORD: usize = 30;
/// The table with all terms tested.
const TABLE: &str = "keyness";

/// The whole part.
pub(in super::super) struct ComparisonBox {
    pub(in super::super) summary: Vec<String>,
    pub(in super::super) groups: Vec<GroupBox>,
    /// What became of groups that are not shown; empty where all are.
    pub(in super::super) more: String,
    /// Whether the groups are folded.
    pub(in super::super) folded: bool,
    /// The file with all terms of all groups.
    pub(in super::super) file: String,
    pub(in super::super) trends: Vec<TrendLine>,
    pub(in super::super) trends_more: String,
    pub(in super::super) disclosure: Vec<Pair>,
    pub(in super::super) disclosure_more: String,
}

/// One group.
pub(in super::super) struct GroupBox {
    pub(in super::super) id: String,
    /// The group and what it is compared with.
    pub(in super::super) title: String,
    /// The leading terms shown to differ, for those who go through the titles.
    pub(in super::super) brief: String,
    /// How much text stands against how much.
    pub(in super::super) size: String,
    /// How many terms differ; may be empty.
    pub(in super::super) found: String,
    pub(in super::super) remark: String,
    /// Terms used more, then less; none of them empty.
    pub(in super::super) tables: Vec<TermTable>,
    pub(in super::super) only_here: Vec<String>,
    /// What of it did not fit; empty where all did.
    pub(in super::super) more: String,
    cost: usize,
}

/// Terms that differ in one direction.
pub(in super::super) struct TermTable {
    pub(in super::super) title: String,
    /// The side that uses them more: `here` or `there`.
    pub(in super::super) side: &'static str,
    pub(in super::super) terms: Vec<TermBox>,
}

impl ComparisonBox {
    pub(super) fn new(
        comparison: &Comparison,
        report: &Report,
        articles: &[ArticleBox],
        allowance: usize,
    ) -> Self {
        let groups = groups(&comparison.groups, articles, allowance);
        let mut left = Allowance(TRENDS);
        let trends: Vec<TrendLine> = comparison
            .trends
            .iter()
            .map(TrendLine::new)
            .take_while(|line| left.grant(line.cost()))
            .collect();
        let (disclosure, disclosure_more) = disclosure(&comparison.disclosure);
        Self {
            summary: paragraphs(&comparison.summary),
            more: cut(groups.len(), comparison.groups.len(), "group"),
            folded: comparison.groups.len() > OPEN,
            groups,
            file: table_file(report, TABLE),
            trends_more: cut(trends.len(), comparison.trends.len(), "term"),
            trends,
            disclosure,
            disclosure_more,
        }
    }
}

/// As many groups as are given a fair share, each cut to it.
fn groups(groups: &[ComparedGroup], articles: &[ArticleBox], allowance: usize) -> Vec<GroupBox> {
    let most = groups.len().min(allowance / LEAST);
    let mut left = Allowance(allowance);
    let mut boxes: Vec<GroupBox> = Vec::with_capacity(most);
    for (place, group) in groups.iter().take(most).enumerate() {
        let share = left.0 / (most - place);
        let shown = GroupBox::new(group, place + 1, articles, share);
        if !left.grant(shown.cost) {
            break;
        }
        boxes.push(shown);
    }
    boxes
}

impl GroupBox {
    /// The group in at most `share` bytes: two thirds of them for terms, a twelfth for words, the rest for what unfolds below
    /// the terms.
    fn new(group: &ComparedGroup, place: usize, articles: &[ArticleBox], share: usize) -> Self {
        let name = legible(&group.name, NAME);
        let reference = legible(&group.reference, NAME);
        let remark = legible(&group.remark, PARAGRAPH);
        let brief = brief(group);
        let head = FRAME + NAMED * (cost(&name) + cost(&reference)) + cost(&brief) + cost(&remark);
        let room = share.saturating_sub(head);
        let mut left = Allowance(room / 3 * 2);
        let mut rows: Vec<(&KeyTerm, bool, TermBox)> = in_turn(group)
            .map(|(term, more)| (term, more, TermBox::new(term, more)))
            .take_while(|(_, _, row)| left.grant(row.cost()))
            .collect();
        let mut left = Allowance(room / 12);
        let only_here: Vec<String> = group
            .only_here
            .iter()
            .map(|form| legible(form, TERM))
            .take_while(|word| left.grant(cost(word) + WORD))
            .collect();
        let words: usize = only_here.iter().map(|word| cost(word) + WORD).sum();
        let bare: usize = rows.iter().map(|(_, _, row)| row.cost()).sum();
        let mut left = Allowance(room.saturating_sub(words + bare));
        for (term, more, row) in &mut rows {
            let detail = Detail::new(term, *more, [&name, &reference], articles);
            if !left.grant(detail.cost()) {
                break;
            }
            row.detail = Some(detail);
        }
        let rows_cost: usize = rows.iter().map(|(_, _, row)| row.cost()).sum();
        let more = missing(group, &rows, only_here.len());
        let (used_more, used_less): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, more, _)| *more);
        let own = Some(group.articles).filter(|articles| *articles > 0);
        Self {
            id: format!("part-comparison-{place}"),
            title: format!("{name} against {reference}"),
            brief,
            size: format!(
                "{}, against {}.",
                size(own, group.tokens),
                size(group.articles_ref, group.tokens_ref)
            ),
            found: found(group),
            tables: [("more", "here", used_more), ("less", "there", used_less)]
                .into_iter()
                .filter(|(_, _, rows)| !rows.is_empty())
                .map(|(word, side, rows)| TermTable {
                    title: format!("Used {word} in {name} than in {reference}"),
                    side,
                    terms: rows.into_iter().map(|(_, _, row)| row).collect(),
                })
                .collect(),
            only_here,
            more,
            cost: head + words + rows_cost,
            remark,
        }
    }
}

/// The terms of a group, one used more and one used less in turn, so that both lists are cut alike.
fn in_turn(group: &ComparedGroup) -> impl Iterator<Item = (&KeyTerm, bool)> {
    let longest = group.more.len().max(group.less.len());
    (0..longest).flat_map(|at| {
        let more = group.more.get(at).map(|term| (term, true));
        let less = group.less.get(at).map(|term| (term, false));
        more.into_iter().chain(less)
    })
}

/// What the page has no room for; empty where it has room for all.
fn missing(group: &ComparedGroup, rows: &[(&KeyTerm, bool, TermBox)], words: usize) -> String {
    let terms = group.more.len() + group.less.len();
    let unfolding = rows.iter().filter(|(_, _, row)| row.detail.is_some()).count();
    let of = |shown: usize, all: usize| format!("{} of {}", count(shown), count(all));
    let mut parts = Vec::new();
    if rows.len() < terms {
        parts.push(format!("{} terms", of(rows.len(), terms)));
    }
    if unfolding < rows.len() {
        parts.push(format!("articles and lines of {} terms", of(unfolding, terms)));
    }
    if words < group.only_here.len() {
        parts.push(format!(
            "{} words found here only",
            of(words, group.only_here.len())
        ));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("This page has room for {}.", parts.join(", and for "))
    }
}

/// `412 articles with 83,000 words`.
fn size(articles: Option<u64>, tokens: u64) -> String {
    let words = counted(tokens, "word");
    match articles {
        Some(articles) => format!("{} with {words}", counted(articles, "article")),
        None => format!("a list of frequencies from {words}"),
    }
}

/// How many terms differ, in a sentence; empty where the remark says why none could be tested.
fn found(group: &ComparedGroup) -> String {
    let tested = counted(group.tested, "term");
    match (group.tested, group.shown) {
        (0, _) if !group.remark.is_empty() => String::new(),
        (0, _) => "No term is frequent enough to be tested.".to_owned(),
        (_, 0) => format!("{tested} tested, none shown to differ."),
        (_, shown) => {
            let robust = if group.robust == 0 {
                "none".to_owned()
            } else {
                count(group.robust)
            };
            format!(
                "{tested} tested, {} shown to differ, {robust} of them robust.",
                count(shown)
            )
        }
    }
}

/// `more: ferry, salt; less: trams`.
fn brief(group: &ComparedGroup) -> String {
    let leading = |terms: &[KeyTerm]| {
        let shown = terms.iter().filter(|term| term.lrc != 0.0).take(BRIEF);
        shown
            .map(|term| legible(&term.form, TERM))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let parts = [("more", leading(&group.more)), ("less", leading(&group.less))];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, terms)| !terms.is_empty())
        .map(|(word, terms)| format!("{word}: {terms}"))
        .collect();
    if parts.is_empty() {
        "no term is shown to differ".to_owned()
    } else {
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    /// So many groups of forty terms each.
    fn laid_out(groups: usize) -> ComparisonBox {
        let report = sample::report();
        let mut comparison = report.comparison.clone().unwrap();
        let group = &mut comparison.groups[0];
        group.more = vec![group.more[0].clone(); 20];
        group.less = vec![group.less[0].clone(); 20];
        comparison.groups = vec![group.clone(); groups];
        ComparisonBox::new(&comparison, &report, &[], 500_000)
    }

    fn shown(group: &GroupBox) -> (usize, usize) {
        let terms = || group.tables.iter().flat_map(|table| &table.terms);
        (
            terms().count(),
            terms().filter(|term| term.detail.is_some()).count(),
        )
    }

    #[test]
    fn few_groups_are_shown_whole() {
        let part = laid_out(3);
        assert_eq!(part.groups.len(), 3);
        assert!(part.more.is_empty() && part.folded);
        for group in &part.groups {
            assert_eq!(shown(group), (40, 40));
            assert_eq!(group.more, "");
        }
    }

    #[test]
    fn many_groups_share_the_room_and_what_is_missing_is_counted() {
        let part = laid_out(40);
        assert!(part.groups.iter().all(|group| shown(group).0 >= 10));
        for group in part.groups.iter().take(20) {
            let (rows, unfolding) = shown(group);
            assert!((10..40).contains(&rows) && unfolding > 0, "{rows} {unfolding}");
            let told = format!("{rows} of 40 terms, and for articles and lines of {unfolding} of 40 terms");
            assert_eq!(group.more, format!("This page has room for {told}."));
            let [more, less] = group.tables.as_slice() else {
                panic!()
            };
            assert!(more.terms.len().abs_diff(less.terms.len()) <= 1);
            assert!(more.terms[0].detail.is_some());
        }
    }

    #[test]
    fn of_a_hundred_groups_all_are_shown_and_of_a_thousand_the_first() {
        let hundred = laid_out(100);
        assert_eq!(hundred.groups.len(), 100);
        assert!(hundred.groups.iter().all(|group| shown(group).0 >= 5));
        let thousand = laid_out(1_000);
        assert_eq!(thousand.groups.len(), 125);
        assert_eq!(thousand.more, "The first 125 of 1,000 groups");
        assert!(thousand.groups.iter().map(|group| group.cost).sum::<usize>() <= 500_000);
        assert!(laid_out(0).groups.is_empty());
    }

    #[test]
    fn sizes_and_findings_are_sentences() {
        let mut group = sample::report().comparison.unwrap().groups[0].clone();
        assert_eq!(
            found(&group),
            "412 terms tested, 4 shown to differ, 1 of them robust."
        );
        assert_eq!(brief(&group), "more: ferry, salt, island; less: trams");
        group.robust = 0;
        assert!(found(&group).ends_with("none of them robust."));
        (group.shown, group.tested) = (0, 1);
        assert_eq!(found(&group), "1 term tested, none shown to differ.");
        group.tested = 0;
        assert_eq!(found(&group), "No term is frequent enough to be tested.");
        group.remark = "Because.".to_owned();
        assert_eq!(found(&group), "");
        assert_eq!(size(Some(1), 2_000), "1 article with 2,000 words");
        assert_eq!(size(None, 5), "a list of frequencies from 5 words");
    }
}
