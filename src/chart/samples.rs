//! Tables for the tests of the charts: the smallest, usual ones, and ones that strain every layout.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the samples have a few dozen rows of small numbers"
)]

use crate::analyze::{Column, Table, Values};

/// A table of these columns.
pub(super) fn table(id: &str, columns: Vec<(&str, Values)>) -> Table {
    let columns = columns
        .into_iter()
        .map(|(name, values)| Column {
            name: name.to_owned(),
            meaning: String::new(),
            values,
        })
        .collect::<Vec<_>>();
    Table {
        id: id.to_owned(),
        title: String::new(),
        method: String::new(),
        total: columns
            .iter()
            .map(|column| column.values.len())
            .max()
            .unwrap_or(0),
        columns,
    }
}

pub(super) fn text(values: impl IntoIterator<Item = String>) -> Values {
    Values::Text(values.into_iter().map(Some).collect())
}

pub(super) fn integer(values: impl IntoIterator<Item = i64>) -> Values {
    Values::Integer(values.into_iter().map(Some).collect())
}

pub(super) fn float(values: impl IntoIterator<Item = f64>) -> Values {
    Values::Float(values.into_iter().map(Some).collect())
}

const WORDS: [&str; 12] = [
    "harbour",
    "council",
    "ferry",
    "bridge",
    "budget",
    "storm",
    "election",
    "timetable",
    "fishing",
    "minister",
    "interconnection",
    "rail",
];

/// A text of at least so many characters.
fn long(seed: usize, length: usize) -> String {
    let mut text = format!("Harbour {seed}");
    let mut place = seed % WORDS.len();
    while text.len() < length {
        text.push(' ');
        text.push_str(WORDS[place]);
        place = (place * 7 + 3) % WORDS.len();
    }
    text
}

/// Titles nobody planned for.
fn strange(seed: usize) -> String {
    match seed % 8 {
        0 => "北海港口委員會批准新的渡輪碼頭建設計劃、預算增加三成，工程將於明年春季動工並持續三年".repeat(2),
        1 => "مجلس الميناء يوافق على خطة الميزانية الجديدة لبناء رصيف العبارات خلال ثلاث سنوات مقبلة".to_owned(),
        2 => "🚢⚓ Ferry strike 👩‍👩‍👧‍👦 enters week three 🇩🇰🇳🇴 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉".to_owned(),
        3 => "<script>alert('x')</script> ]]> &amp; <!-- \u{0}\u{7}\u{1b}[31m \u{202e}desrever \u{ffff}".to_owned(),
        4 => "https://example.org/".to_owned() + &"averyveryverylongpathsegmentwithoutanybreak".repeat(4),
        5 => String::new(),
        6 => "W".repeat(200),
        _ => long(seed, 200),
    }
}

fn plain(seed: usize) -> String {
    [
        "Harbour council backs new ferry line",
        "Storm closes the northern bridge for a week",
        "Budget vote is put off until May",
        "Two boats, one berth: why the timetable fails",
        "Minister visits the fish market",
    ][seed % 5]
        .to_owned()
        + if seed < 5 { "" } else { " again" }
}

/// Names and a spread of values.
struct Case {
    name: &'static str,
    rows: usize,
    label: fn(usize) -> String,
    title: fn(usize) -> String,
    value: fn(usize) -> i64,
}

fn word(seed: usize) -> String {
    WORDS[seed % WORDS.len()].to_owned() + &"s".repeat(seed / WORDS.len())
}

const CASES: [Case; 7] = [
    Case {
        name: "one",
        rows: 1,
        label: word,
        title: plain,
        value: |_| 1,
    },
    Case {
        name: "few",
        rows: 4,
        label: word,
        title: plain,
        value: |seed| 40 / (1 + seed as i64),
    },
    Case {
        name: "usual",
        rows: 25,
        label: word,
        title: plain,
        value: |seed| 1900 / (1 + seed as i64),
    },
    Case {
        name: "periods",
        rows: 32,
        label: word,
        title: |seed| format!("{}0s", 170 + seed),
        value: |seed| 900 - 25 * (seed as i64 % 32),
    },
    Case {
        name: "long",
        rows: 25,
        label: |seed| long(seed, 120),
        title: |seed| long(seed, 200),
        value: |seed| [1_000_000_000, 1][seed % 2],
    },
    Case {
        name: "strange",
        rows: 40,
        label: strange,
        title: strange,
        value: |seed| (seed as i64 * 37) % 1000,
    },
    Case {
        name: "zero",
        rows: 8,
        label: word,
        title: plain,
        value: |_| 0,
    },
];

/// Tables with the columns of an analysis, by the name of the case.
pub(crate) fn tables(analysis: &str) -> Vec<(String, Table)> {
    let parts = |case: &Case| {
        let name = case.name;
        super::compare_samples::more(analysis, case.rows, case.label, case.value)
            .into_iter()
            .chain(super::topic_samples::more(
                analysis, case.rows, case.label, case.value,
            ))
            .map(move |(parts, table)| (format!("{name} of {parts}"), table))
    };
    CASES
        .iter()
        .map(|case| (case.name.to_owned(), sample(analysis, case)))
        .chain(CASES.iter().flat_map(parts))
        .collect()
}

fn sample(analysis: &str, case: &Case) -> Table {
    if let Some(table) = super::entity_samples::table(analysis, case.rows, case.label, case.value) {
        return table;
    }
    if let Some(table) = super::compare_samples::table(analysis, case.rows, case.label, case.value) {
        return table;
    }
    if let Some(table) = super::topic_samples::table(analysis, case.rows, case.label, case.value) {
        return table;
    }
    let rows = 0..case.rows;
    let pairs: Vec<(usize, usize)> = rows
        .clone()
        .flat_map(|a| rows.clone().map(move |b| (a, b)))
        .collect();
    let columns = match analysis {
        "frequency" => vec![
            ("term", integer(rows.clone().map(|row| row as i64))),
            ("stem", text(rows.clone().map(case.label))),
            ("form", text(rows.clone().map(case.label))),
            ("cf", integer(rows.clone().map(case.value))),
            (
                "df",
                integer(rows.map(|row| (case.value)(row).min(row as i64 + 1))),
            ),
        ],
        "heatmap" => vec![
            (
                "stem",
                text(
                    pairs
                        .iter()
                        .map(|pair| (case.label)(pair.0) + &pair.0.to_string()),
                ),
            ),
            ("form", text(pairs.iter().map(|pair| (case.label)(pair.0)))),
            ("column", integer(pairs.iter().map(|pair| pair.1 as i64))),
            ("label", text(pairs.iter().map(|pair| (case.title)(pair.1)))),
            (
                "per_thousand",
                float(pairs.iter().map(|pair| {
                    (case.value)(pair.0 * pair.1 + 1) as f64 / 100.0 * ((pair.0 + pair.1) % 3) as f64
                })),
            ),
        ],
        "keywords" => vec![
            ("doc", integer(pairs.iter().map(|pair| pair.0 as i64))),
            ("title", text(pairs.iter().map(|pair| (case.title)(pair.0)))),
            (
                "date",
                Values::Text(
                    pairs
                        .iter()
                        .map(|pair| (pair.0 % 2 == 0).then(|| "2026-03-01".to_owned()))
                        .collect(),
                ),
            ),
            ("rank", integer(pairs.iter().map(|pair| pair.1 as i64 + 1))),
            ("stem", text(pairs.iter().map(|pair| (case.label)(pair.1)))),
            (
                "form",
                text(pairs.iter().map(|pair| (case.label)(pair.1 + pair.0))),
            ),
            (
                "tfidf",
                float(pairs.iter().map(|pair| (case.value)(pair.1) as f64 / 2100.0)),
            ),
        ],
        "similarity" => {
            let pairs: Vec<_> = pairs.into_iter().filter(|pair| pair.0 < pair.1).collect();
            vec![
                ("doc", integer(pairs.iter().map(|pair| pair.0 as i64))),
                ("other", integer(pairs.iter().map(|pair| pair.1 as i64))),
                (
                    "cosine",
                    float(
                        pairs
                            .iter()
                            .map(|pair| ((case.value)(pair.0 * 3 + pair.1) % 101) as f64 / 100.0),
                    ),
                ),
                ("title", text(pairs.iter().map(|pair| (case.title)(pair.0)))),
                ("other_title", text(pairs.iter().map(|pair| (case.title)(pair.1)))),
            ]
        }
        _ => vec![
            (
                "period",
                text(rows.clone().map(|row| match case.name {
                    "strange" => strange(row),
                    _ => format!("{}-{:02}", 2024 + row / 12, row % 12 + 1),
                })),
            ),
            ("articles", integer(rows.map(case.value))),
        ],
    };
    table(analysis, columns)
}
