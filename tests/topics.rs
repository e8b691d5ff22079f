//! Promise: topics and summaries are the same for the same articles, and what is too little is said in a sentence.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::articles::{Dice, articles, printed, write};
use common::{assert_same_files, csv, gleaner, shared};

/// Of each article its identifier and the shares of its topics.
fn shares(tables: &Path) -> BTreeMap<String, Vec<(String, String)>> {
    let ids: BTreeMap<String, String> = csv(&tables.join("documents.csv"))
        .into_iter()
        .map(|row| (row["doc"].clone(), row["id"].clone()))
        .collect();
    let mut shares: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in csv(&tables.join("topic_documents.csv")) {
        let own = shares.entry(ids[&row["doc"]].clone()).or_default();
        own.push((row["topic"].clone(), row["share"].clone()));
    }
    shares
}

#[test]
fn the_order_of_articles_changes_their_numbers_and_nothing_else() {
    let scratch = tempfile::tempdir().unwrap();
    let lines = articles(120);
    let mut mixed = lines.clone();
    let mut dice = Dice(5);
    for at in (1..mixed.len()).rev() {
        mixed.swap(at, dice.roll(at + 1));
    }
    let run = |name: &str, lines: &[String], threads: &str| {
        let input = write(scratch.path(), &format!("{name}.jsonl"), &lines.concat());
        let output = scratch.path().join(format!("{name}-{threads}"));
        gleaner()
            .args(["report", "--quiet", "--threads", threads, "--topics", "4", "-o"])
            .arg(&output)
            .arg(input)
            .assert()
            .success();
        output.join("tables")
    };
    let (one, other) = (run("straight", &lines, "1"), run("mixed", &mixed, "3"));
    for table in [
        "topics.csv",
        "topic_overview.csv",
        "topic_timeline.csv",
        "topic_groups.csv",
        "collocations.csv",
    ] {
        let read = |tables: &Path| std::fs::read_to_string(tables.join(table)).unwrap();
        assert!(read(&one).lines().count() > 2, "{table}");
        assert_eq!(read(&one), read(&other), "{table}");
    }
    let told = shares(&one);
    assert_eq!(told.len(), 120, "every article has topics");
    assert_eq!(told, shares(&other));

    // The four subjects are the four topics.
    let main: BTreeMap<String, String> = told
        .into_iter()
        .map(|(id, shares)| (id, shares[0].0.clone()))
        .collect();
    let mut pairs = BTreeSet::new();
    for (number, _) in lines.iter().enumerate() {
        pairs.insert((number % 4, main[&format!("a{number}")].clone()));
    }
    assert_eq!(pairs.len(), 4, "{pairs:?}");
}

#[test]
fn shares_add_up_and_the_numbers_agree() {
    let scratch = tempfile::tempdir().unwrap();
    let input = write(scratch.path(), "a.jsonl", &articles(80).concat());
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(&input)
        .assert()
        .success();
    let tables = output.join("tables");
    let mut led: BTreeMap<String, usize> = BTreeMap::new();
    for shares in shares(&tables).values() {
        let sum: f64 = shares
            .iter()
            .map(|(_, share)| share.parse::<f64>().unwrap())
            .sum();
        // Shares below 0.01 are left out.
        assert!((0.8..=1.000_001).contains(&sum), "{shares:?}");
        *led.entry(shares[0].0.clone()).or_default() += 1;
    }
    for row in csv(&tables.join("topic_overview.csv")) {
        assert_eq!(
            row["articles"],
            led.get(&row["topic"]).copied().unwrap_or(0).to_string()
        );
    }
    // The same topics as the command prints.
    let alone = printed(&["topics", "--quiet", "--top", "20", "--format", "csv"], &input);
    assert_eq!(alone, std::fs::read_to_string(tables.join("topics.csv")).unwrap());
    let every_format =
        ["table", "jsonl", "csv"].map(|format| printed(&["topics", "--quiet", "--format", format], &input));
    assert!(every_format.iter().all(|text| text.contains("glacier")));
}

#[test]
fn too_little_is_said_in_a_sentence() {
    let scratch = tempfile::tempdir().unwrap();
    let one = articles(1).concat();
    let twice = one.clone() + &one.replace("\"a0\"", "\"b0\"");
    let ten_words = "{\"text\":\"Nine grey cats\"}\n{\"text\":\"sat by an old red quay today\"}\n".to_owned();
    let stops = "{\"text\":\"and the of it was\"}\n{\"text\":\"that is what they are\"}\n".repeat(3);
    let empty =
        "{\"title\":\"A\",\"text\":\"\"}\n{\"title\":\"B\",\"text\":\"One article with text.\"}\n".to_owned();
    for (name, text) in [
        ("one", one),
        ("twice", twice),
        ("ten", ten_words),
        ("stops", stops),
        ("empty", empty),
    ] {
        let input = write(scratch.path(), &format!("{name}.jsonl"), &text);
        let output = scratch.path().join(name);
        gleaner()
            .args(["report", "--quiet", "-o"])
            .arg(&output)
            .arg(&input)
            .assert()
            .success();
        let page = std::fs::read_to_string(output.join("report.md")).unwrap();
        assert!(
            page.contains("There are no topics, because") || page.contains("topics in "),
            "{name}"
        );
        for command in ["topics", "stories", "summarize", "collocations"] {
            for format in ["table", "csv", "jsonl", "parquet"] {
                gleaner()
                    .args([command, "--quiet", "--format", format])
                    .arg(&input)
                    .assert()
                    .success();
            }
        }
        let told = printed(&["topics", "--topics", "5"], &input);
        assert!(
            told.contains("no topics") || told.contains("topic"),
            "{name}: {told}"
        );
    }
    let asked = write(scratch.path(), "b.jsonl", &articles(8).concat());
    for wrong in ["1", "0", "101", "many"] {
        gleaner()
            .args(["topics", "--topics", wrong])
            .arg(&asked)
            .assert()
            .code(2);
    }
}

#[test]
fn summaries_quote_the_text_at_the_places_they_name() {
    let scratch = tempfile::tempdir().unwrap();
    let lines = articles(9);
    let input = write(scratch.path(), "a.jsonl", &lines.concat());
    let told = printed(&["summarize", "--sentences", "2", "--format", "jsonl"], &input);
    assert_eq!(told.lines().count(), 9);
    for (line, article) in told.lines().zip(&lines) {
        let summary: serde_json::Value = serde_json::from_str(line).unwrap();
        let article: serde_json::Value = serde_json::from_str(article).unwrap();
        let text = article["text"].as_str().unwrap();
        let sentences = summary["sentences"].as_array().unwrap();
        assert!((1..=2).contains(&sentences.len()));
        for (sentence, place) in sentences.iter().zip(summary["places"].as_array().unwrap()) {
            let at = |end: usize| usize::try_from(place[end].as_u64().unwrap()).unwrap();
            assert_eq!(sentence.as_str().unwrap(), &text[at(0)..at(1)]);
        }
    }
    for of in ["topics", "corpus", "stories"] {
        for format in ["table", "jsonl", "csv", "parquet"] {
            gleaner()
                .args(["summarize", "--of", of, "--format", format, "--topics", "2"])
                .arg(&input)
                .assert()
                .success();
        }
    }
}

/// A file that is read in pieces is digested whole before it is read again.
#[test]
fn a_large_file_is_summarized_too() {
    let scratch = tempfile::tempdir().unwrap();
    let input = write(scratch.path(), "large.jsonl", &articles(4_000).concat());
    assert!(std::fs::metadata(&input).unwrap().len() > 1 << 20);
    let told = printed(
        &["summarize", "--quiet", "--sentences", "1", "--format", "jsonl"],
        &input,
    );
    assert_eq!(told.lines().count(), 4_000);
    printed(&["summarize", "--quiet", "--of", "corpus"], &input);
}

/// Topics, stories and summaries of a large corpus are the same bytes for any number of threads and any budget.
#[test]
fn neither_threads_nor_memory_change_a_byte() {
    let Some(corpus) = shared("corpora/reuters/modapte_train.jsonl") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let lines = std::fs::read_to_string(corpus).unwrap();
    let part: String = lines.lines().take(3000).flat_map(|line| [line, "\n"]).collect();
    let input = write(scratch.path(), "part.jsonl", &part);
    let run = |threads: &str, memory: &str| {
        let output = scratch.path().join(format!("{threads}-{memory}"));
        gleaner()
            .args([
                "report",
                "--quiet",
                "--no-entities",
                "--topics",
                "8",
                "--by",
                "places",
                "--min-articles",
                "20",
            ])
            .args(["--threads", threads, "--memory", memory, "-o"])
            .arg(&output)
            .arg(&input)
            .assert()
            .success();
        output
    };
    let one = run("1", "1GiB");
    for (threads, memory) in [("3", "1GiB"), ("2", "64MiB")] {
        assert_same_files(&one, &run(threads, memory));
    }
}
