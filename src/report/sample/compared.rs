//! A comparison of the sample report's outlets. The numbers are invented, as the articles are.

use super::told::TOLD;
use crate::report::{ComparedGroup, Comparison, ContextLine, Driver, KeyTerm, Trend};

/// Form and stem, occurrences here and there, per million here and there, articles here and there, the log ratio with the ends of its
/// interval, and how many articles carry it.
type Key = (
    [&'static str; 2],
    [u64; 2],
    [f64; 2],
    [u64; 2],
    f64,
    [Option<f64>; 2],
    u32,
);

const MORE: [Key; 4] = [
    (
        ["ferry", "ferri"],
        [24, 7],
        [12_766.0, 1_393.0],
        [3, 2],
        3.196,
        [Some(1.51), Some(5.33)],
        0,
    ),
    (
        ["salt", "salt"],
        [11, 0],
        [5_851.0, 0.0],
        [1, 0],
        5.89,
        [Some(1.32), None],
        1,
    ),
    (
        ["island", "island"],
        [14, 10],
        [7_447.0, 1_990.0],
        [2, 4],
        1.904,
        [Some(0.04), Some(3.92)],
        2,
    ),
    (
        ["council", "council"],
        [8, 6],
        [4_255.0, 1_194.0],
        [2, 1],
        1.834,
        [Some(-0.71), Some(4.51)],
        0,
    ),
];

const LESS: [Key; 2] = [
    (
        ["trams", "tram"],
        [0, 19],
        [0.0, 3_780.0],
        [0, 2],
        -3.86,
        [None, Some(-0.31)],
        2,
    ),
    (
        ["winter", "winter"],
        [1, 7],
        [532.0, 1_393.0],
        [1, 3],
        -1.389,
        [Some(-7.1), Some(1.95)],
        0,
    ),
];

/// Three outlets, each against the rest.
pub(super) fn comparison() -> Comparison {
    Comparison {
        summary: "Articles were put into groups by outlet: 3 groups, each compared with the rest. 412 terms were tested in each, and the correction is for all 1,236 tests.".to_owned(),
        groups: vec![
            ComparedGroup {
                more: MORE.iter().map(|key| term(key, true)).collect(),
                less: LESS.iter().map(|key| term(key, false)).collect(),
                ..group("Harbour Post", 4, 1)
            },
            ComparedGroup {
                more: vec![term(&MORE[3], true)],
                ..group("The Valley Ledger", 0, 0)
            },
            ComparedGroup {
                articles: 2,
                articles_ref: Some(10),
                tested: 0,
                only_here: Vec::new(),
                remark: "Two articles are too few to say anything of an outlet.".to_owned(),
                ..group("Inselblatt", 0, 0)
            },
        ],
        trends: vec![trend("ferry", 31, [1_204.0, 7_410.0], [82.1, 31.5, 152.2], "2031-05"), trend("trams", 19, [6_020.0, 0.0], [-71.3, -92.8, -11.0], "2031-03")],
        disclosure: [
            ("statistic", "the ratio of both frequencies with its exact interval (Clopper and Pearson), ordered by the end nearer to 1 (conservative log ratio, Evert 2023)"),
            ("correction", "Bonferroni for the interval, Benjamini-Hochberg for p, over 1,236 tests"),
            ("left out", "stop words, numbers, one-letter words"),
            ("if stop words stay", "3 of the first 20 terms change"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec(),
    }
}

fn group(name: &str, shown: u64, robust: u64) -> ComparedGroup {
    ComparedGroup {
        name: name.to_owned(),
        reference: "the rest".to_owned(),
        articles: 3,
        articles_ref: Some(9),
        tokens: 1_880,
        tokens_ref: 5_026,
        tested: 412,
        shown,
        robust,
        remark: String::new(),
        more: Vec::new(),
        less: Vec::new(),
        only_here: ["Astrid", "bakery", "flour", "cooperative", "councillors"]
            .map(str::to_owned)
            .to_vec(),
    }
}

fn term(&(names, counts, rates, df, log_ratio, [low, high], carried_by): &Key, more: bool) -> KeyTerm {
    let near = if more { low } else { high }.unwrap_or(0.0);
    let lrc = if (near > 0.0) == more { near } else { 0.0 };
    let verdict = match (lrc == 0.0, carried_by) {
        (true, _) => "no difference",
        (_, 0) => "robust",
        _ => "bursty",
    };
    let own = if more { counts[0] } else { counts[1] };
    let driver = |doc: usize, count: u64, lrc_without: f64| Driver {
        doc: u32::try_from(doc).unwrap(),
        title: TOLD[doc].0.to_owned(),
        copies: if doc == 0 { 2 } else { 1 },
        count,
        share: f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(own).unwrap()),
        lrc_without,
    };
    KeyTerm {
        term: names[1].to_owned(),
        form: names[0].to_owned(),
        count: counts[0],
        count_ref: counts[1],
        per_million: Some(rates[0]),
        per_million_ref: Some(rates[1]),
        df: Some(df[0]),
        df_ref: Some(df[1]),
        log_ratio,
        low,
        high,
        lrc,
        p_adjusted: if lrc == 0.0 { 0.21 } else { 0.000_031 },
        p_documents: Some(0.018),
        verdict: verdict.to_owned(),
        carried_by: if lrc == 0.0 { 0 } else { carried_by },
        why: if lrc != 0.0 && carried_by > 50 {
            "not confirmed article by article".to_owned()
        } else {
            String::new()
        },
        drivers: if lrc == 0.0 {
            Vec::new()
        } else {
            let [first, second] = if more { [0, 1] } else { [3, 6] };
            vec![driver(first, own / 2, lrc / 2.0), driver(second, own / 3, 0.0)]
        },
        lines: lines(names[0], true),
        lines_ref: lines(names[0], false),
    }
}

/// The lines of the first outlet, or of the others, that have `keyword`.
fn lines(keyword: &str, first: bool) -> Vec<ContextLine> {
    let told = TOLD.iter().zip(0..);
    let own = told.filter(|(told, _)| (told.1 == "Harbour Post") == first);
    let sentences = own.flat_map(|(told, doc)| told.5.iter().map(move |text| (told.0, doc, text)));
    sentences
        .filter_map(|(title, doc, text)| {
            let (left, right) = text.split_once(keyword)?;
            Some(ContextLine {
                doc,
                title: title.to_owned(),
                left: left.to_owned(),
                keyword: keyword.to_owned(),
                right: right.to_owned(),
            })
        })
        .take(3)
        .collect()
}

fn trend(
    form: &str,
    count: u64,
    [first, last]: [f64; 2],
    [percent, low, high]: [f64; 3],
    peak: &str,
) -> Trend {
    Trend {
        form: form.to_owned(),
        count,
        first,
        last,
        percent_per_period: percent,
        low,
        high,
        p_adjusted: 0.004,
        rising: percent > 0.0,
        peak: peak.to_owned(),
    }
}
