//! Promise: topics, stories and summaries are the same for the same articles, and what is too little is said in a sentence.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::{assert_same_files, csv, gleaner, shared};

/// Words of four subjects and words that all of them use.
const SUBJECTS: [[&str; 8]; 4] = [
    [
        "ferry",
        "harbour",
        "quay",
        "captain",
        "anchor",
        "tide",
        "deckhand",
        "lighthouse",
    ],
    [
        "orchestra",
        "violin",
        "conductor",
        "concert",
        "soloist",
        "overture",
        "rehearsal",
        "cellist",
    ],
    [
        "vineyard", "grape", "cellar", "harvest", "barrel", "vintner", "tannin", "cork",
    ],
    [
        "glacier",
        "crevasse",
        "moraine",
        "icefall",
        "summit",
        "climber",
        "avalanche",
        "ridge",
    ],
];
const COMMON: [&str; 6] = ["report", "people", "morning", "question", "visit", "region"];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Articles that each have one subject, with the number of the subject in the column `subject`.
fn articles(count: usize) -> Vec<String> {
    let mut dice = Dice(11);
    (0..count)
        .map(|number| {
            let subject = number % SUBJECTS.len();
            let mut text = String::new();
            for _ in 0..6 {
                for _ in 0..8 {
                    let word = if dice.roll(3) == 0 {
                        COMMON[dice.roll(COMMON.len())]
                    } else {
                        SUBJECTS[subject][dice.roll(8)]
                    };
                    let _ = write!(text, "{word} ");
                }
                text.push_str("here. ");
            }
            let outlet = ["Ridge Courier", "Bay Herald"][dice.roll(2)];
            format!(
                "{{\"id\":\"a{number}\",\"title\":\"Article {number}\",\"text\":\"{}\",\"subject\":\"{subject}\",\"outlet\":\"{outlet}\",\
                 \"date\":\"2026-0{}-11\"}}\n",
                text.trim(),
                number % 5 + 1
            )
        })
        .collect()
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn printed(arguments: &[&str], input: &Path) -> String {
    let output = gleaner().args(arguments).arg(input).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

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
