//! What was compared, as tables: the same rows in every format.

mod others;
mod trends;

use super::engine::{ENOUGH, Row, Verdict};
use super::{Compared, Versus};
use crate::analyze::{Table, Values};
use crate::statistics::keyness::{Counts, Yates};
use crate::statistics::log_odds::weighted_log_odds;

/// Name and meaning of the columns of the keyness table.
pub const KEYNESS: &[(&str, &str)] = &[
    (
        "group",
        "the group, or two groups of a pair with vs between; counts without _ref are its own",
    ),
    ("term", "what is counted: the stem, the form, the name, two stems"),
    ("stem", "the stem, where there is one"),
    ("form", "the most frequent surface form"),
    ("count", "occurrences in the group"),
    ("count_ref", "occurrences in what it is compared with"),
    ("per_million", "occurrences per million tokens in the group"),
    (
        "per_million_ref",
        "occurrences per million tokens in the reference",
    ),
    ("df", "articles of the group that have it"),
    ("df_ref", "articles of the reference that have it"),
    ("g2", "G² of all four cells (Dunning 1993), no sign"),
    (
        "g2_2cell",
        "G² of the two cells of the term (Rayson and Garside 2000), no sign",
    ),
    (
        "chi2",
        "Pearson's chi², negative where under-used; Yates' correction where it is due",
    ),
    (
        "log_ratio",
        "log2 of the ratio of the two rates (Hardie 2014), with 0.5 for a count of zero",
    ),
    (
        "log_ratio_low",
        "lower end of its exact interval, 95 % over all tests; empty where it has none",
    ),
    (
        "log_ratio_high",
        "upper end of its exact interval, 95 % over all tests; empty where it has none",
    ),
    (
        "lrc",
        "conservative log ratio (Evert 2023): the end of the interval nearer to zero; 0 is not shown to differ",
    ),
    (
        "log_odds",
        "log-odds ratio with the term's own count as prior (Monroe and others 2008)",
    ),
    ("log_odds_z", "the same over its standard error, short form"),
    (
        "percent_diff",
        "difference of the rates in per cent of the reference's (Gabrielatos and Marchi 2011); empty where that is 0",
    ),
    ("odds_ratio", "odds ratio; empty where it is infinite"),
    ("bic", "G² of four cells less ln N (Wilson 2013)"),
    (
        "dp_norm",
        "DPnorm over the articles of the group (Lijffijt and Gries 2012): 0 even, 1 in one place",
    ),
    ("dp_norm_ref", "DPnorm over the articles of the reference"),
    ("p", "of G² of four cells, one degree of freedom"),
    (
        "p_adjusted",
        "p over all tests of the run (Benjamini and Hochberg 1995)",
    ),
    (
        "p_documents",
        "of the Wilcoxon rank-sum test over the articles' rates, two sides",
    ),
    (
        "drivers",
        "the articles that matter most, as number:occurrences; all that carry it where they are at most ten",
    ),
    (
        "verdict",
        "robust, bursty, too rare or no difference; empty where the articles behind a difference are not known",
    ),
];

/// Names and meanings of columns.
type Columns = &'static [(&'static str, &'static str)];

/// Every table of a comparison: file name, heading, order of the rows, columns.
pub const TABLES: &[(&str, &str, &str, Columns)] = &[
    ("keyness", KEYNESS_TITLE, "group, lrc downward", KEYNESS),
    ("groups", others::GROUPS_TITLE, "group", others::GROUPS),
    (
        "drivers",
        others::DRIVERS_TITLE,
        "group, lrc downward, rank",
        others::DRIVERS,
    ),
    ("only_here", others::ONLY_TITLE, "group, rank", others::ONLY),
    ("overlap", others::OVERLAP_TITLE, "group, other", others::OVERLAP),
    (
        "frequencies",
        others::FREQUENCIES_TITLE,
        "lrc downward, then occurrences downward",
        others::FREQUENCIES,
    ),
    (
        "trends",
        trends::TRENDS_TITLE,
        "direction, change downward",
        trends::TRENDS,
    ),
    (
        "trend_rates",
        trends::RATES_TITLE,
        "direction, rank, place",
        trends::RATES,
    ),
];

const KEYNESS_TITLE: &str = "Every term tested";

fn text(values: impl Iterator<Item = Option<String>>) -> Values {
    Values::Text(values.collect())
}

fn integer(values: impl Iterator<Item = Option<u64>>) -> Values {
    let whole = |value: Option<u64>| value.and_then(|value| i64::try_from(value).ok());
    Values::Integer(values.map(whole).collect())
}

fn float(values: impl Iterator<Item = Option<f64>>) -> Values {
    Values::Float(
        values
            .map(|value| value.filter(|value| value.is_finite()))
            .collect(),
    )
}

/// A table of these columns, with the meanings that `known` has.
fn table(id: &str, title: &str, known: &[(&str, &str)], values: Vec<Values>) -> Table {
    let columns = known
        .iter()
        .zip(values)
        .map(|(&(name, meaning), values)| (name, meaning, values));
    Table::new(id, title, "", columns.collect())
}

/// What is said of a side only where its articles are known.
fn known<T>(is_list: bool, value: T) -> Option<T> {
    (!is_list).then_some(value)
}

/// Number and occurrences of the articles that carry a row.
fn drivers(row: &Row) -> Option<String> {
    let carried = row.carried.as_ref()?;
    let one = |driver: &super::Driver| format!("{}:{}", driver.doc, driver.n);
    Some(carried.drivers.iter().map(one).collect::<Vec<_>>().join(" "))
}

impl Compared {
    pub(super) fn of(&self, row: &Row) -> &Versus {
        &self.sides.versus[row.versus as usize]
    }

    /// What is counted, of a row.
    pub fn term(&self, row: &Row) -> &str {
        self.units.text.get(row.unit as usize)
    }

    /// What a reader calls it.
    pub fn form(&self, row: &Row) -> &str {
        self.units.form.get(row.unit as usize)
    }

    /// Why a difference that is shown is not robust, in a few words.
    pub fn why(&self, row: &Row) -> Option<String> {
        let carried = row.carried.as_ref().filter(|_| row.verdict == Verdict::Bursty)?;
        let versus = self.of(row);
        let side = if row.counts.is_overused() {
            versus.sums.0
        } else {
            versus.sums.1
        };
        let few = |sum: super::Sum| !sum.is_list && sum.articles < ENOUGH;
        Some(match carried.by {
            _ if side.articles == 1 => "one article is all there is".to_owned(),
            1 if carried.is_of_few() => "1 article carries it".to_owned(),
            by if carried.is_of_few() => format!("{by} articles carry it"),
            1 => "only just shown, not without one article".to_owned(),
            _ if few(versus.sums.0) || few(versus.sums.1) => "too few articles to tell".to_owned(),
            _ if !row.articles_agree => "more by words, not in more articles".to_owned(),
            _ => "not confirmed article by article".to_owned(),
        })
    }

    /// The columns of [`KEYNESS`] for these rows.
    pub fn keyness(&self, rows: &[&Row]) -> Table {
        let all = || rows.iter().copied();
        let has_stem = self.has_stems();
        let counts = |value: &dyn Fn(&Counts) -> Option<f64>| float(all().map(|row| value(&row.counts)));
        let odds: Vec<(f64, f64)> = all()
            .map(|row| {
                let Counts {
                    target,
                    reference,
                    target_total,
                    reference_total,
                } = row.counts;
                weighted_log_odds(target, target_total, reference, reference_total)
            })
            .collect();
        let values = vec![
            text(all().map(|row| Some(self.of(row).name.clone()))),
            text(all().map(|row| Some(self.term(row).to_owned()))),
            text(all().map(|row| has_stem.then(|| self.term(row).to_owned()))),
            text(all().map(|row| Some(self.form(row).to_owned()))),
            integer(all().map(|row| Some(row.counts.target))),
            integer(all().map(|row| Some(row.counts.reference))),
            counts(&Counts::per_million_target),
            counts(&Counts::per_million_reference),
            integer(all().map(|row| known(self.of(row).sums.0.is_list, u64::from(row.df.0)))),
            integer(all().map(|row| known(self.of(row).sums.1.is_list, u64::from(row.df.1)))),
            counts(&|counts| Some(counts.g2())),
            counts(&|counts| Some(counts.g2_2cell())),
            counts(&|counts| Some(counts.chi2(Yates::Conditional))),
            counts(&|counts| Some(counts.log_ratio())),
            float(all().map(|row| row.interval.low)),
            float(all().map(|row| row.interval.high)),
            float(all().map(|row| Some(row.lrc()))),
            float(odds.iter().map(|odds| Some(odds.0))),
            float(odds.iter().map(|odds| Some(odds.1))),
            counts(&Counts::percent_diff),
            counts(&Counts::odds_ratio),
            counts(&|counts| Some(counts.bic())),
            float(all().map(|row| row.dp_norm.0)),
            float(all().map(|row| row.dp_norm.1)),
            float(all().map(|row| Some(row.p))),
            float(all().map(|row| Some(row.p_adjusted))),
            float(all().map(|row| row.p_documents)),
            text(all().map(drivers)),
            text(all().map(|row| (row.verdict != Verdict::Unknown).then(|| row.verdict.id().to_owned()))),
        ];
        table("keyness", KEYNESS_TITLE, KEYNESS, values)
    }
}
