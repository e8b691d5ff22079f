//! Promise: `gleaner entities` and the tables of a report say who is mentioned where, in the same words, and every merge
//! can be traced and undone.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{csv, gleaner, shared};
use serde_json::Value;

/// Two articles that call one person by several names, and one that mentions another of the surname.
const ARTICLES: [&str; 3] = [
    "Energy Minister Maria Oduya signed the treaty in Geneva on Monday. “We waited long enough for this,” Oduya said. The European \
     Grid Agency (EGA) will pay 40 million euros ($43 million) for the line. Oduya\u{2019}s deputy, Karel Quill, told reporters \
     that the EGA had asked for 12 percent more.",
    "In Geneva, Oduya met officials of the European Grid Agency on 4 March 2031. Swiss officials praised Maria Oduya.",
    "Tomas Quill won the race in Lisbon. Quill said: \"I slept badly.\"",
];

fn articles(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("articles.jsonl");
    let line = |text: &&str| {
        serde_json::json!({"text": text, "date": "2031-03-05", "lang": "en"}).to_string() + "\n"
    };
    std::fs::write(&path, ARTICLES.iter().map(line).collect::<String>()).unwrap();
    path
}

fn printed(arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> String {
    let mut command = gleaner();
    for argument in arguments {
        command.arg(argument.as_ref());
    }
    let output = command.arg("--quiet").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn refused(arguments: &[&dyn AsRef<std::ffi::OsStr>], says: &str) {
    let mut command = gleaner();
    for argument in arguments {
        command.arg(argument.as_ref());
    }
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(says), "{told}");
}

/// Every mention of every kind.
fn mentions(path: &Path, more: &[&dyn AsRef<std::ffi::OsStr>]) -> Vec<Value> {
    let mut arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"entities", &path, &"--mentions"];
    arguments.extend(more);
    lines(&printed(&arguments))
}

/// Text and entity of the mentions of one kind in one article.
fn of<'m>(mentions: &'m [Value], doc: u64, kind: &str) -> Vec<(&'m str, &'m str)> {
    let own = mentions
        .iter()
        .filter(|mention| mention["doc"] == doc && mention["kind"] == kind);
    own.map(|mention| {
        (
            mention["text"].as_str().unwrap(),
            mention["entity"].as_str().unwrap(),
        )
    })
    .collect()
}

#[test]
fn a_mention_stands_where_it_says() {
    let scratch = tempfile::tempdir().unwrap();
    let found = mentions(&articles(scratch.path()), &[]);
    assert!(found.len() > 15, "{}", found.len());
    let mut last = (0, 0);
    for mention in &found {
        let fields: Vec<&String> = mention.as_object().unwrap().keys().collect();
        assert_eq!(fields.len(), 6);
        let number = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
        let (doc, start, end) = (number("doc"), number("start"), number("end"));
        assert_eq!(&ARTICLES[doc][start..end], mention["text"].as_str().unwrap());
        assert!((doc, start) >= last, "mentions come in order and apart");
        last = (doc, end);
    }
}

#[test]
fn names_amounts_and_links_are_found() {
    let scratch = tempfile::tempdir().unwrap();
    let found = mentions(&articles(scratch.path()), &[]);
    let oduya = "Maria Oduya";
    assert_eq!(
        of(&found, 0, "person"),
        [
            (oduya, oduya),
            ("Oduya", oduya),
            ("Oduya", oduya),
            ("Karel Quill", "Karel Quill")
        ]
    );
    assert_eq!(of(&found, 1, "person"), [("Oduya", oduya), (oduya, oduya)]);
    // Two people of that surname: each article's own.
    assert_eq!(
        of(&found, 2, "person"),
        [("Tomas Quill", "Tomas Quill"), ("Quill", "Tomas Quill")]
    );
    let agency = "European Grid Agency";
    assert_eq!(
        of(&found, 0, "organization"),
        [(agency, agency), ("EGA", agency), ("EGA", agency)]
    );
    assert_eq!(of(&found, 1, "nationality"), [("Swiss", "Swiss")]);
    assert_eq!(
        of(&found, 0, "money"),
        [("40 million euros ($43 million)", "EUR 40000000 = USD 43000000")]
    );
    assert_eq!(of(&found, 0, "percent"), [("12 percent", "12 %")]);
    assert_eq!(of(&found, 0, "date"), [("Monday", "2031-03-03")]);
    assert_eq!(of(&found, 1, "date"), [("4 March 2031", "2031-03-04")]);
}

#[test]
fn quotations_name_their_speakers() {
    let scratch = tempfile::tempdir().unwrap();
    let path = articles(scratch.path());
    let found = lines(&printed(&[&"entities", &path, &"--quotations"]));
    let told: Vec<(u64, &str, &str, u64)> = found
        .iter()
        .map(|quotation| {
            (
                quotation["doc"].as_u64().unwrap(),
                quotation["speaker"].as_str().unwrap(),
                quotation["verb"].as_str().unwrap(),
                quotation["words"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(0, "Maria Oduya", "said", 6), (2, "Tomas Quill", "said", 3)]
    );
}

#[test]
fn every_format_says_the_same() {
    let scratch = tempfile::tempdir().unwrap();
    let path = articles(scratch.path());
    for what in [&["--kind", "all"][..], &["--mentions"], &["--quotations"]] {
        let run = |format: &str| {
            let mut arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"entities", &path, &"--format"];
            arguments.push(&format);
            arguments.extend(
                what.iter()
                    .map(|argument| argument as &dyn AsRef<std::ffi::OsStr>),
            );
            printed(&arguments)
        };
        let table = scratch.path().join("printed.csv");
        std::fs::write(&table, run("csv")).unwrap();
        let rows = csv(&table);
        let objects = lines(&run("jsonl"));
        assert!(!rows.is_empty());
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(&objects) {
            for (name, value) in row.iter().filter(|(name, _)| *name != "aliases") {
                let same = match &object[name.as_str()] {
                    Value::String(text) => text.clone(),
                    Value::Null => String::new(),
                    other => other.to_string(),
                };
                assert_eq!(same, *value, "{name}");
            }
        }
        assert_eq!(run("table").lines().count(), rows.len() + 1);
    }
}

#[test]
fn the_tables_of_a_report_add_up_and_agree_with_the_list() {
    let scratch = tempfile::tempdir().unwrap();
    let path = articles(scratch.path());
    let output = scratch.path().join("report");
    printed(&[&"report", &path, &"-o", &output]);
    let table = |name: &str| csv(&output.join("tables").join(name));
    let (entities, aliases) = (table("entities.csv"), table("aliases.csv"));
    let mut sums: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (name, rows) in [("aliases", &aliases), ("mentions", &table("mentions.csv"))] {
        sums.clear();
        for row in rows {
            *sums.entry((name, &row["entity"])).or_default() += row["n"].parse::<u64>().unwrap();
        }
        for entity in &entities {
            assert_eq!(
                sums[&(name, entity["entity"].as_str())].to_string(),
                entity["mentions"]
            );
        }
    }
    let listed = lines(&printed(&[
        &"entities",
        &path,
        &"--kind",
        &"all",
        &"--format",
        &"jsonl",
    ]));
    assert_eq!(listed.len(), entities.len());
    for row in &entities {
        let same = listed
            .iter()
            .find(|entity| entity["kind"] == row["kind"].as_str() && entity["entity"] == row["name"].as_str())
            .unwrap();
        assert_eq!(same["mentions"].to_string(), row["mentions"]);
        assert_eq!(same["df"].to_string(), row["df"]);
    }
    let why = |form: &str| {
        let row = aliases.iter().find(|row| row["form"] == form).unwrap();
        (row["name"].as_str(), row["reason"].as_str())
    };
    assert_eq!(why("EGA"), ("European Grid Agency", "acronym"));
    assert_eq!(why("Oduya"), ("Maria Oduya", "surname"));
    let page = std::fs::read_to_string(output.join("index.html")).unwrap();
    assert!(page.contains("Who and where") && page.contains("<bdi>Oduya</bdi> (surname, 3 times)"));
    let json: Value = serde_json::from_slice(&std::fs::read(output.join("report.json")).unwrap()).unwrap();
    assert_eq!(json["entities"][0]["name"], "Maria Oduya");
    assert_eq!(
        json["entities"][0]["quoted"][0]["text"],
        "We waited long enough for this,"
    );
}

#[test]
fn the_user_has_the_last_word_on_names() {
    let scratch = tempfile::tempdir().unwrap();
    let path = articles(scratch.path());
    let file = scratch.path().join("names.csv");
    std::fs::write(
        &file,
        "name,entity\nEuropean Grid Agency,Grid Agency\nEGA,Grid Agency\nQuill,!\n",
    )
    .unwrap();
    let found = mentions(&path, &[&"--aliases", &file]);
    assert!(
        of(&found, 0, "organization")
            .iter()
            .all(|(_, entity)| *entity == "Grid Agency")
    );
    assert_eq!(
        of(&found, 2, "person"),
        [("Tomas Quill", "Tomas Quill"), ("Quill", "Quill")]
    );
    refused(
        &[&"entities", &path, &"--aliases", &scratch.path().join("none.csv")],
        "none.csv",
    );
    std::fs::write(&file, "form,target\nEGA,Grid\n").unwrap();
    refused(&[&"entities", &path, &"--aliases", &file], "name");
    refused(&[&"entities", &path, &"--kind", &"planet"], "planet");
}

#[test]
fn a_part_has_entities_unless_they_were_not_wanted() {
    let scratch = tempfile::tempdir().unwrap();
    let path = articles(scratch.path());
    let (with, without) = (scratch.path().join("with"), scratch.path().join("without"));
    printed(&[&"count", &path, &"--no-stem", &"-o", &with]);
    printed(&[&"count", &path, &"--no-entities", &"-o", &without]);
    for what in ["--mentions", "--quotations", "--format=jsonl"] {
        assert_eq!(
            printed(&[&"entities", &with, &what]),
            printed(&[&"entities", &path, &what])
        );
    }
    assert_eq!(
        printed(&[&"terms", &with, &"--no-stem"]),
        printed(&[&"terms", &path, &"--no-stem"])
    );
    refused(&[&"entities", &without], "entities");
    let output = scratch.path().join("report");
    refused(&[&"report", &without, &"-o", &output], "entities");
    printed(&[&"report", &without, &"--no-entities", &"-o", &output]);
    assert!(!output.join("tables/entities.csv").exists());
    assert!(!output.join("tables/top_entities.csv").exists());
}

#[test]
fn what_has_no_names_gives_none() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("plain.txt");
    std::fs::write(
        &path,
        "it rained and rained and nobody came to the quay at all that week.\n",
    )
    .unwrap();
    assert_eq!(mentions(&path, &[]), Vec::<Value>::new());
    assert_eq!(printed(&[&"entities", &path]).lines().count(), 1);
    let output = scratch.path().join("report");
    printed(&[&"report", &path, &"-o", &output]);
    assert!(!output.join("tables/cooccurrence.csv").exists());
}

#[test]
fn a_mark_that_never_closes_is_announced() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("open.txt");
    let text = "The mayor spoke at noon. “The bridge will open in May and nobody will pay a toll, he said.\n\nThen it rained.\n";
    std::fs::write(&path, text).unwrap();
    let output = scratch.path().join("report");
    gleaner()
        .args(["report"])
        .arg(&path)
        .arg("-o")
        .arg(&output)
        .arg("--strict")
        .assert()
        .success();
    let json: Value = serde_json::from_slice(&std::fs::read(output.join("report.json")).unwrap()).unwrap();
    let told = json["notices"].as_array().unwrap();
    assert!(
        told.iter().any(|notice| notice["kind"] == "open-quotation"),
        "{told:?}"
    );
}

#[test]
fn same_bytes_for_any_number_of_threads() {
    let Some(corpus) = shared("corpora/reuters") else {
        return;
    };
    for what in ["--mentions", "--quotations", "--format=jsonl"] {
        let run = |threads: &str| printed(&[&"entities", &corpus, &what, &"--threads", &threads]);
        let one = run("1");
        assert!(one.lines().count() > 300, "{what}");
        for threads in ["2", "3", "8"] {
            assert!(run(threads) == one, "{what} with {threads} threads");
        }
    }
}
