//! Promise: a report can be made again and compared to the byte, and what differs is named with its cause.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::articles::{articles, write};
use common::{files, gleaner};
use serde_json::Value;

fn report(input: &Path, output: &Path, more: &[&str]) {
    gleaner()
        .args(["report", "--quiet", "--no-config", "-o"])
        .arg(output)
        .arg(input)
        .args(more)
        .assert()
        .success();
}

fn verify(report: &Path, input: &Path, more: &[&str]) -> (i32, Value) {
    let output = gleaner()
        .args(["verify", "--quiet", "--output-format", "json"])
        .arg(report)
        .arg(input)
        .args(more)
        .output()
        .unwrap();
    let json = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().unwrap(), json)
}

/// The rules of what was found, each once, in order.
fn rules(json: &Value) -> Vec<&str> {
    let findings = json["findings"].as_array().unwrap().iter();
    let mut rules: Vec<&str> = findings
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    rules.dedup();
    rules
}

#[test]
fn a_report_is_the_same_in_another_folder_and_on_other_threads() {
    let scratch = tempfile::tempdir().unwrap();
    let (here, there) = (scratch.path().join("here"), scratch.path().join("there"));
    std::fs::create_dir(&here).unwrap();
    std::fs::create_dir(&there).unwrap();
    let text = articles(40).concat();
    let stop_words = write(scratch.path(), "stop.txt", "morning\n");
    write(&here, "a.jsonl", &text);
    let made = scratch.path().join("report");
    let stop = stop_words.display().to_string();
    report(
        &here,
        &made,
        &[
            "--threads",
            "1",
            "--by",
            "outlet",
            "--top",
            "7",
            "--topics",
            "3",
            "--stop-words",
            &stop,
        ],
    );
    let before = files(&made);
    write(&there, "a.jsonl", &text);
    std::fs::remove_dir_all(&here).unwrap();
    let (code, json) = verify(&made, &there, &["--threads", "2", "--stop-words", &stop]);
    assert_eq!(code, 0, "{json:#}");
    assert_eq!(json["findings"].as_array().unwrap().len(), 0);
    assert_eq!(files(&made), before, "nothing is written");

    // Without the file that an option names it cannot be made again, and that is said.
    let refused = gleaner().arg("verify").arg(&made).arg(&there).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--stop-words"));
}

#[test]
fn what_changed_is_named_before_what_came_of_it() {
    let scratch = tempfile::tempdir().unwrap();
    let text = articles(30).concat();
    let input = write(scratch.path(), "a.jsonl", &text);
    let made = scratch.path().join("report");
    report(&input, &made, &["--topics", "none"]);

    // One byte of an input.
    write(
        scratch.path(),
        "a.jsonl",
        &text.replacen("Article 3", "Article X", 1),
    );
    let (code, json) = verify(&made, &input, &[]);
    assert_eq!(code, 1);
    assert_eq!(rules(&json)[0], "verify/input", "{json:#}");
    assert!(
        json["findings"][0]["message"]
            .as_str()
            .unwrap()
            .contains("a.jsonl")
    );
    assert!(rules(&json).contains(&"verify/output"));

    // One byte of the report.
    write(scratch.path(), "a.jsonl", &text);
    let page = made.join("tables/terms.csv");
    let table = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&page, table.replacen("captain", "kaptain", 1)).unwrap();
    let (code, json) = verify(&made, &input, &[]);
    assert_eq!((code, rules(&json)), (1, vec!["verify/changed"]), "{json:#}");
    assert!(json["findings"][0].to_string().contains("terms.csv"));

    // A report of another version.
    std::fs::write(&page, table).unwrap();
    let manifest = made.join("manifest.json");
    let known = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, known.replacen("\"gleaner ", "\"gleaner 0.0.", 1)).unwrap();
    let (_, json) = verify(&made, &input, &[]);
    assert_eq!(rules(&json), ["verify/version"], "{json:#}");

    // Something that is no report.
    let output = gleaner().arg("verify").arg(scratch.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_comparison_and_settings_of_a_file_are_made_again() {
    let scratch = tempfile::tempdir().unwrap();
    let input = write(scratch.path(), "a.jsonl", &articles(30).concat());
    let settings = write(
        scratch.path(),
        "gleaner.toml",
        "[compare]\nmin-count = 3\nby = \"subject\"\ntitle = \"Subjects\"\n",
    );
    let made = scratch.path().join("compared");
    gleaner()
        .args(["compare", "--quiet", "--config"])
        .arg(&settings)
        .arg("-o")
        .arg(&made)
        .arg(&input)
        .assert()
        .success();
    // The file is not needed any more: the report says itself how it was made.
    let (code, json) = verify(&made, &input, &["--no-config"]);
    assert_eq!((code, rules(&json)), (0, Vec::new()), "{json:#}");
}
