//! Promise: articles that tell one story are found, and count once where that is asked for.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::articles::{articles, printed, write};
use common::{csv, gleaner, shared};

#[test]
fn copies_are_one_story_and_count_once_where_that_is_asked_for() {
    let scratch = tempfile::tempdir().unwrap();
    let mut lines = articles(12);
    // Two copies of the first article, one of them shortened, at other outlets.
    let copy = |id: &str, outlet: &str, text: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"Copy {id}\",\"text\":\"{text}\",\"outlet\":\"{outlet}\",\"date\":\"2026-01-12\"}}\n"
        )
    };
    let first: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    let text = first["text"].as_str().unwrap().to_owned();
    let half: String = text.split_inclusive(". ").take(4).collect();
    lines.push(copy("c1", "Fen Post", &text));
    lines.push(copy("c2", "Fen Post", half.trim()));
    let input = write(scratch.path(), "a.jsonl", &lines.concat());
    let told = printed(&["stories", "--format", "csv"], &input);
    let rows: Vec<&str> = told.lines().skip(1).collect();
    assert_eq!(rows.len(), 3, "{told}");
    assert!(
        rows[0].starts_with("0,1,lead,") || rows[1].starts_with("12,1,lead,"),
        "{told}"
    );

    let df = |arguments: &[&str]| -> usize {
        let told = printed(&[&["terms", "--format", "csv"], arguments].concat(), &input);
        let row = told
            .lines()
            .find(|line| line.split(',').nth(1) == Some("captain"))
            .unwrap();
        row.split(',').nth(4).unwrap().parse().unwrap()
    };
    let all = df(&[]);
    assert_eq!(df(&["--one-per-story"]), all - 2);
    let outlets = df(&["--one-per-outlet"]);
    assert_eq!(outlets, all - 1, "the outlet that prints it twice counts once");

    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(&input)
        .assert()
        .success();
    let tables = output.join("tables");
    let captain = csv(&tables.join("terms.csv"))
        .into_iter()
        .find(|row| row["form"] == "captain")
        .unwrap();
    let number = |name: &str| captain[name].parse::<usize>().unwrap();
    assert_eq!(
        (number("df"), number("df_stories"), number("df_outlets")),
        (all, all - 2, outlets)
    );
    let stories: Vec<String> = csv(&tables.join("documents.csv"))
        .into_iter()
        .map(|row| row["story"].clone())
        .collect();
    assert_eq!(stories.iter().filter(|story| *story == "1").count(), 3);
    assert_eq!(stories.iter().filter(|story| story.is_empty()).count(), 11);

    // What is left out is not counted anywhere, and still listed.
    let once = scratch.path().join("once");
    gleaner()
        .args(["report", "--quiet", "--one-per-story", "-o"])
        .arg(&once)
        .arg(&input)
        .assert()
        .success();
    let documents = csv(&once.join("tables/documents.csv"));
    assert_eq!(documents.len(), 14);
    assert_eq!(documents.iter().filter(|row| row["tokens"] == "0").count(), 2);
    let captain = csv(&once.join("tables/terms.csv"))
        .into_iter()
        .find(|row| row["form"] == "captain")
        .unwrap();
    assert_eq!(captain["df"], (all - 2).to_string());
}

#[test]
fn a_part_keeps_what_was_left_out_of_it() {
    let scratch = tempfile::tempdir().unwrap();
    let mut lines = articles(12);
    lines.push(lines[0].replace("\"a0\"", "\"copy\""));
    let input = write(scratch.path(), "a.jsonl", &lines.concat());
    let part = scratch.path().join("part");
    gleaner()
        .args(["count", "--quiet", "--one-per-story", "-o"])
        .arg(&part)
        .arg(&input)
        .assert()
        .success();
    let terms = |path: &Path, more: &[&str]| {
        printed(&[&["terms", "--quiet", "--format", "csv"], more].concat(), path)
    };
    assert_eq!(terms(&part, &[]), terms(&input, &["--one-per-story"]));
    assert_eq!(terms(&part, &["--one-per-story"]), terms(&part, &[]));
    assert_ne!(terms(&part, &[]), terms(&input, &[]));
    gleaner()
        .args(["terms", "--one-per-outlet"])
        .arg(&part)
        .assert()
        .code(2);
    for more in [&[][..], &["--texts", input.to_str().unwrap()]] {
        let output = scratch.path().join(format!("report{}", more.len()));
        gleaner()
            .args(["report", "--quiet", "-o"])
            .arg(&output)
            .args(more)
            .arg(&part)
            .assert()
            .success();
    }
    // What no article names cannot be counted once for each.
    let plain = write(
        scratch.path(),
        "plain.jsonl",
        &"{\"text\":\"One ferry left the quay at noon.\"}\n".repeat(3),
    );
    gleaner()
        .args(["terms", "--one-per-outlet"])
        .arg(&plain)
        .assert()
        .code(2);
}

/// Which of two copies stands for both does not depend on which comes first in a file.
#[test]
fn the_order_of_copies_changes_no_count() {
    let scratch = tempfile::tempdir().unwrap();
    let lines = articles(30);
    let copies: Vec<String> = lines
        .iter()
        .take(10)
        .map(|line| {
            line.replace("\"title\":\"Article", "\"title\":\"Also")
                .replace("-11\"", "-10\"")
        })
        .collect();
    let run = |name: &str, lines: String| {
        let input = write(scratch.path(), &format!("{name}.jsonl"), &lines);
        let output = scratch.path().join(name);
        gleaner()
            .args(["report", "--quiet", "--one-per-story", "--topics", "4", "-o"])
            .arg(&output)
            .arg(input)
            .assert()
            .success();
        let page = std::fs::read_to_string(output.join("report.md")).unwrap();
        assert!(
            page.contains("left out as copies") && !page.contains("of them without text"),
            "{page}"
        );
        [
            "topics.csv",
            "topic_overview.csv",
            "collocations.csv",
            "topic_timeline.csv",
        ]
        .map(|table| std::fs::read_to_string(output.join("tables").join(table)).unwrap())
    };
    let one = run("before", lines.concat() + &copies.concat());
    assert_eq!(one, run("after", copies.concat() + &lines.concat()));
}

/// All exact copies of the newswire part are found, and no story is a heap of them.
#[test]
fn every_exact_copy_of_the_newswire_is_found() {
    let (Some(corpus), Some(oracle)) = (
        shared("corpora/reuters/modapte_train.jsonl"),
        shared("oracles/duplicates.json"),
    ) else {
        return;
    };
    let oracle: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(oracle).unwrap()).unwrap();
    let mut numbers = BTreeMap::new();
    for (number, line) in std::fs::read_to_string(&corpus).unwrap().lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        numbers.insert(
            record["id"]
                .as_str()
                .map_or_else(|| record["id"].to_string(), str::to_owned),
            number,
        );
    }
    let told = printed(&["stories", "--quiet", "--format", "csv"], &corpus);
    let mut story = BTreeMap::new();
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for row in csv::Reader::from_reader(told.as_bytes()).records() {
        let row = row.unwrap();
        story.insert(row[0].parse::<usize>().unwrap(), row[1].to_owned());
        *sizes.entry(row[1].to_owned()).or_default() += 1;
    }
    assert!(
        sizes.values().all(|size| (2..=40).contains(size)),
        "{:?}",
        sizes.values().max()
    );
    let groups = oracle["group_members"].as_array().unwrap();
    assert_eq!(groups.len(), 143);
    for group in groups {
        let members: BTreeSet<Option<&String>> = group
            .as_array()
            .unwrap()
            .iter()
            .map(|id| {
                let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
                story.get(&numbers[&id])
            })
            .collect();
        assert!(members.len() == 1 && !members.contains(&None), "{group}");
    }
}
