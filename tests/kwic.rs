//! Promise: `kwic` prints every place of a pattern with its context, in every format, order and number of threads.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{csv, gleaner, shared};

/// What is printed, and what is said beside it.
fn run(arguments: &[&str], code: i32) -> (String, String) {
    let output = gleaner().arg("kwic").args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    (String::from_utf8(output.stdout).unwrap(), said)
}

fn printed(arguments: &[&str]) -> String {
    run(arguments, 0).0
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("printed.csv");
    std::fs::write(&path, text).unwrap();
    csv(&path)
}

/// A file of articles in a folder of its own.
fn articles(name: &str, content: &str) -> (tempfile::TempDir, String) {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join(name);
    std::fs::write(&path, content).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (scratch, path)
}

const QUAY: &str = r#"{"title":"Old quay","text":"The harbour board met. The old harbour\nwill grow, said the board."}
{"title":"Tram, \"new\"","text":"New harbours are planned."}
{"title":"Empty","text":""}
"#;

#[test]
fn every_format_says_the_same() {
    let (_scratch, path) = articles("a.jsonl", QUAY);
    let (text, said) = run(
        &[
            "harbour",
            &path,
            "--language",
            "en",
            "--format",
            "csv",
            "--context",
            "2",
        ],
        0,
    );
    assert_eq!(
        text,
        "doc,title,source,start,end,sentence,left,keyword,right\n\
         0,Old quay,a.jsonl,4,11,0,The ,harbour, board met.\n\
         0,Old quay,a.jsonl,31,38,1,The old ,harbour,\" will grow,\"\n"
    );
    assert!(said.contains("2 matches in 1 of 3 articles"), "{said}");
    let stems = ["harbour", &path, "--language", "en", "--stem"];
    let list = rows(&printed(&[&stems[..], &["--format", "csv"]].concat()));
    assert_eq!(list.len(), 3);
    let lines = printed(&[&stems[..], &["--format", "jsonl"]].concat());
    assert_eq!(lines.lines().count(), list.len());
    for (line, row) in lines.lines().zip(&list) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let fields = value.as_object().unwrap();
        assert_eq!(fields.len(), row.len());
        for (name, field) in fields {
            let text = field.as_str().map_or_else(|| field.to_string(), str::to_owned);
            assert_eq!(text, row[name]);
        }
    }
    let people = printed(&[&stems[..], &["--context", "1"]].concat());
    let at: Vec<usize> = people
        .lines()
        .skip(1)
        .map(|line| line.find("harbour").unwrap())
        .collect();
    assert!(
        at.len() == 3 && at.iter().all(|&column| column == at[0]),
        "{people}"
    );
    assert!(people.contains("Tram, \"new\""), "{people}");
}

#[test]
fn places_are_those_of_the_tokens() {
    let list = rows(&printed(&["the", "seeds", "--format", "csv"]));
    let output = gleaner()
        .args(["tokens", "seeds", "--format", "csv", "--quiet"])
        .output()
        .unwrap();
    let tokens = rows(&String::from_utf8(output.stdout).unwrap());
    let expected: Vec<_> = tokens
        .iter()
        .filter(|token| token["token"].to_lowercase() == "the")
        .map(|token| ["doc", "start", "sentence", "token"].map(|column| token[column].clone()))
        .collect();
    assert!(expected.len() > 20);
    let found: Vec<_> = list
        .iter()
        .map(|row| ["doc", "start", "sentence", "keyword"].map(|column| row[column].clone()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn lines_are_sorted_and_cut() {
    let all = |more: &[&str]| printed(&[&["the", "seeds", "--format", "csv"], more].concat());
    let text = all(&[]);
    assert_eq!(all(&["--sort", "text", "--top", "0"]), text);
    for sort in ["left", "right", "keyword"] {
        let sorted = all(&["--sort", sort]);
        let lines = |text: &str| {
            let mut lines: Vec<String> = rows(text).into_iter().map(|row| format!("{row:?}")).collect();
            lines.sort_unstable();
            lines
        };
        assert_eq!(lines(&sorted), lines(&text), "{sort} loses no line");
        let first: String = sorted.split_inclusive('\n').take(6).collect();
        assert_eq!(all(&["--sort", sort, "--top", "5"]), first);
    }
    let right: Vec<String> = rows(&all(&["--sort", "right"]))
        .into_iter()
        .map(|row| {
            row["right"]
                .trim_start()
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_lowercase()
        })
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect();
    assert!(right.is_sorted());
}

#[test]
fn nothing_found_is_an_empty_list() {
    let (text, said) = run(&["zzyzx", "seeds", "--format", "jsonl"], 0);
    assert_eq!(text, "");
    assert!(said.contains("0 matches in 0 of "), "{said}");
    let (text, said) = run(&["zzyzx", "seeds", "--format", "csv", "--quiet"], 0);
    assert_eq!(text.lines().count(), 1);
    assert_eq!(said, "");
}

#[test]
fn wrong_patterns_are_refused_with_a_way_out() {
    for pattern in ["", "   ", "!…"] {
        let (_, said) = run(&[pattern, "seeds"], 2);
        assert!(said.contains("the pattern") && said.contains("harbo*"), "{said}");
    }
    run(&["the", "seeds", "--stem", "--case"], 2);
    run(&["the", "seeds", "--context", "1001"], 2);
    run(&["the", "no-such-folder"], 3);
}

#[test]
fn a_part_is_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let part = scratch.path().join("part");
    let part = part.to_str().unwrap();
    gleaner()
        .args(["count", "seeds", "--no-entities", "-o", part])
        .assert()
        .success();
    let (_, said) = run(&["the", part], 2);
    assert!(
        said.contains("holds counts and no text") && said.contains("--texts"),
        "{said}"
    );
}

#[test]
fn a_table_is_harmless_to_a_terminal_in_any_script() {
    let content = "{\"title\":\"\\u001b[2J\\u202e\",\"text\":\"a \\u001b[31m quay \\u202e b\\nc\"}\n\
        {\"title\":\"نافذة\",\"text\":\"افتتح quay مدينة\"}\n{\"title\":\"港\",\"text\":\"東京の港にある quay が見える\"}\n";
    let (_scratch, path) = articles("a.jsonl", content);
    let table = printed(&["quay", &path, "--language", "en"]);
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(!table.contains(['\u{1b}', '\u{202e}']), "{table:?}");
    let table = printed(&["港", &path]);
    assert!(table.contains("東京の港にある"), "{table}");
}

#[test]
fn any_number_of_threads_prints_the_same() {
    let Some(corpus) = shared("corpora") else {
        return;
    };
    let corpus = corpus.to_str().unwrap().to_owned();
    for sort in ["text", "left"] {
        let list = |threads: &str| {
            printed(&[
                "harb*",
                &corpus,
                "--format",
                "csv",
                "--sort",
                sort,
                "--threads",
                threads,
                "--quiet",
            ])
        };
        let one = list("1");
        assert!(one.lines().count() > 100);
        assert!(one == list("2") && one == list("3"));
    }
}

#[test]
fn articles_are_numbered_as_in_a_report() {
    let sample = csv(&Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/sample/tables/documents.csv"));
    let list = rows(&printed(&["*", "seeds", "--format", "csv"]));
    for row in &list {
        let document = sample
            .iter()
            .find(|document| document["doc"] == row["doc"])
            .unwrap();
        assert_eq!(document["title"], row["title"]);
        assert_eq!(document["source"], row["source"]);
    }
    let tokens: u64 = sample
        .iter()
        .map(|document| document["tokens"].parse::<u64>().unwrap())
        .sum();
    assert_eq!(list.len() as u64, tokens);
}
