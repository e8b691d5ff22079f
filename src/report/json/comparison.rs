//! Compared groups as JSON.
//!
//! A term with its articles and lines stands in the place where it was found, so that a program needs no second look-up.
//! It leaves nothing out that arrives; terms beyond the leading ones are in `tables/keyness.csv`.

use serde::Serialize;

use super::super::{ComparedGroup, Comparison, ContextLine, Driver, KeyTerm, Trend};
use super::PairJson;
use super::values::Number;

#[derive(Serialize)]
pub(super) struct ComparisonJson<'r> {
    summary: &'r str,
    groups: Vec<GroupJson<'r>>,
    trends: Vec<TrendJson<'r>>,
    disclosure: Vec<PairJson<'r>>,
}

#[derive(Serialize)]
struct GroupJson<'r> {
    name: &'r str,
    reference: &'r str,
    articles: u64,
    articles_ref: Option<u64>,
    tokens: u64,
    tokens_ref: u64,
    tested: u64,
    shown: u64,
    robust: u64,
    remark: &'r str,
    more: Vec<TermJson<'r>>,
    less: Vec<TermJson<'r>>,
    only_here: &'r [String],
}

#[derive(Serialize)]
struct TermJson<'r> {
    term: &'r str,
    form: &'r str,
    count: u64,
    count_ref: u64,
    per_million: Option<Number>,
    per_million_ref: Option<Number>,
    df: Option<u64>,
    df_ref: Option<u64>,
    log_ratio: Number,
    low: Option<Number>,
    high: Option<Number>,
    lrc: Number,
    p_adjusted: Number,
    p_documents: Option<Number>,
    verdict: &'r str,
    carried_by: u32,
    why: &'r str,
    drivers: Vec<DriverJson<'r>>,
    lines: &'r [ContextLine],
    lines_ref: &'r [ContextLine],
}

#[derive(Serialize)]
struct DriverJson<'r> {
    doc: u32,
    title: &'r str,
    count: u64,
    copies: u32,
    share: Number,
    lrc_without: Number,
}

#[derive(Serialize)]
struct TrendJson<'r> {
    form: &'r str,
    count: u64,
    first: Number,
    last: Number,
    percent_per_period: Number,
    low: Number,
    high: Number,
    p_adjusted: Number,
    rising: bool,
    peak: &'r str,
}

impl<'r> ComparisonJson<'r> {
    pub(super) fn new(comparison: &'r Comparison) -> Self {
        Self {
            summary: &comparison.summary,
            groups: comparison.groups.iter().map(group).collect(),
            trends: comparison.trends.iter().map(trend).collect(),
            disclosure: comparison.disclosure.iter().map(super::pair).collect(),
        }
    }
}

fn group(group: &ComparedGroup) -> GroupJson<'_> {
    GroupJson {
        name: &group.name,
        reference: &group.reference,
        articles: group.articles,
        articles_ref: group.articles_ref,
        tokens: group.tokens,
        tokens_ref: group.tokens_ref,
        tested: group.tested,
        shown: group.shown,
        robust: group.robust,
        remark: &group.remark,
        more: group.more.iter().map(term).collect(),
        less: group.less.iter().map(term).collect(),
        only_here: &group.only_here,
    }
}

fn term(term: &KeyTerm) -> TermJson<'_> {
    TermJson {
        term: &term.term,
        form: &term.form,
        count: term.count,
        count_ref: term.count_ref,
        per_million: term.per_million.map(Number),
        per_million_ref: term.per_million_ref.map(Number),
        df: term.df,
        df_ref: term.df_ref,
        log_ratio: Number(term.log_ratio),
        low: term.low.map(Number),
        high: term.high.map(Number),
        lrc: Number(term.lrc),
        p_adjusted: Number(term.p_adjusted),
        p_documents: term.p_documents.map(Number),
        verdict: &term.verdict,
        carried_by: term.carried_by,
        why: &term.why,
        drivers: term.drivers.iter().map(driver).collect(),
        lines: &term.lines,
        lines_ref: &term.lines_ref,
    }
}

fn driver(driver: &Driver) -> DriverJson<'_> {
    DriverJson {
        doc: driver.doc,
        title: &driver.title,
        count: driver.count,
        copies: driver.copies,
        share: Number(driver.share),
        lrc_without: Number(driver.lrc_without),
    }
}

fn trend(trend: &Trend) -> TrendJson<'_> {
    TrendJson {
        form: &trend.form,
        count: trend.count,
        first: Number(trend.first),
        last: Number(trend.last),
        percent_per_period: Number(trend.percent_per_period),
        low: Number(trend.low),
        high: Number(trend.high),
        p_adjusted: Number(trend.p_adjusted),
        rising: trend.rising,
        peak: &trend.peak,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::tests::rendered;

    #[test]
    fn a_comparison_is_whole_or_null() {
        let (text, value) = rendered(&sample::report());
        let group = &value["comparison"]["groups"][0];
        assert_eq!(group["name"], "Harbour Post");
        assert_eq!(group["articles_ref"], 9);
        assert_eq!(group["more"][1]["form"], "salt");
        assert!(group["more"][1]["high"].is_null() && group["less"][0]["low"].is_null());
        assert_eq!(group["more"][0]["low"], 1.51);
        assert_eq!(group["more"][0]["verdict"], "robust");
        assert_eq!(group["more"][1]["drivers"][1]["lrc_without"], 0);
        assert_eq!(group["more"][0]["lines"][0]["left"], "The ");
        assert_eq!(group["only_here"][1], "bakery");
        assert_eq!(value["comparison"]["trends"][1]["rising"], false);
        assert_eq!(value["comparison"]["disclosure"][1]["name"], "correction");
        assert!(text.find("\"entities\":") < text.find("\"comparison\":"));
        let mut report = sample::report();
        report.comparison = None;
        let (text, value) = rendered(&report);
        assert!(value["comparison"].is_null() && text.contains("\n  \"comparison\": null,\n"));
    }
}
