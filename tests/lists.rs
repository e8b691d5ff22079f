//! Promise: `terms` and `tfidf` print what a report's tables hold, in every format, without a report.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::{csv, gleaner, shared};

fn printed(arguments: &[&str]) -> String {
    let output = gleaner().args(arguments).arg("--quiet").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The rows of printed CSV.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("printed.csv");
    std::fs::write(&path, text).unwrap();
    csv(&path)
}

fn sample(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    csv(&Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("reports/sample/tables")
        .join(table))
}

#[test]
fn terms_are_those_of_the_report_in_its_order() {
    let printed = rows(&printed(&["terms", "seeds", "--format", "csv"]));
    let reported = sample("frequency.csv");
    assert_eq!(printed.len(), reported.len());
    for (at, (a, b)) in printed.iter().zip(&reported).enumerate() {
        assert_eq!(a["rank"], (at + 1).to_string());
        for column in ["form", "stem", "cf", "df", "per_million"] {
            assert_eq!(a[column], b[column], "{column} of {}", b["form"]);
        }
    }
}

#[test]
fn keywords_are_those_of_the_report() {
    let printed = rows(&printed(&["tfidf", "seeds", "--top", "4", "--format", "csv"]));
    let reported: Vec<_> = sample("keywords.csv")
        .into_iter()
        .filter(|row| row["rank"].parse::<u32>().unwrap() <= 4)
        .collect();
    assert_eq!(printed.len(), reported.len());
    for (a, b) in printed.iter().zip(&reported) {
        for column in ["doc", "title", "rank", "form", "stem", "tf", "df", "tfidf"] {
            assert_eq!(a[column], b[column], "{column} of {}", b["form"]);
        }
    }
}

#[test]
fn every_format_says_the_same() {
    for command in ["terms", "tfidf"] {
        let csv = rows(&printed(&[command, "seeds", "--top", "3", "--format", "csv"]));
        let lines = printed(&[command, "seeds", "--top", "3", "--format", "jsonl"]);
        assert_eq!(lines.lines().count(), csv.len());
        for (line, row) in lines.lines().zip(&csv) {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let fields = value.as_object().unwrap();
            assert_eq!(fields.len(), row.len());
            for (name, field) in fields {
                let text = field.as_str().map_or_else(|| field.to_string(), str::to_owned);
                assert_eq!(text, row[name]);
            }
        }
        let people = printed(&[command, "seeds", "--top", "3"]);
        for row in &csv {
            assert!(people.contains(row["form"].as_str()), "{people}");
        }
        let parquet = gleaner()
            .args([command, "seeds", "--format", "parquet", "--quiet"])
            .output()
            .unwrap()
            .stdout;
        assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    }
}

#[test]
fn top_cuts_and_nothing_asked_is_nothing_printed() {
    assert_eq!(
        rows(&printed(&["terms", "seeds", "--top", "7", "--format", "csv"])).len(),
        7
    );
    assert_eq!(
        printed(&["terms", "seeds", "--top", "0", "--format", "jsonl"]),
        ""
    );
    assert_eq!(
        printed(&["tfidf", "seeds", "--top", "0", "--format", "jsonl"]),
        ""
    );
}

#[test]
fn timings_name_the_stages_and_leave_the_list_alone() {
    let plain = printed(&["terms", "seeds"]);
    let output = gleaner()
        .args(["terms", "seeds", "--quiet", "--timings"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), plain);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("reading and counting") && said.contains("all"),
        "{said}"
    );
}

#[test]
fn a_list_is_the_same_for_any_number_of_threads_and_any_memory() {
    let Some(corpus) = shared("corpora") else {
        return;
    };
    let corpus = corpus.to_str().unwrap().to_owned();
    let list = |more: &[&str]| {
        let mut arguments = vec!["tfidf", corpus.as_str(), "--top", "5", "--format", "csv"];
        arguments.extend(more);
        printed(&arguments)
    };
    let one = list(&["--threads", "1"]);
    assert!(one.lines().count() > 40_000);
    assert!(one == list(&["--threads", "3"]));
    assert!(one == list(&["--memory", "64MiB"]));
}
