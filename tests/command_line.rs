//! Promise: the command line does what it says, and says clearly what it cannot do.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::io::Write;
use std::path::Path;

use common::gleaner;
use predicates::prelude::*;

fn text(output: &std::process::Output) -> (String, String) {
    (
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

fn documents(report: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    common::csv(&report.join("tables/documents.csv"))
}

#[test]
fn nothing_usable_is_exit_3_with_a_reason_and_no_report() {
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("empty.txt"), "").unwrap();
    std::fs::write(scratch.path().join("picture.txt"), [0_u8, 1, 2, 3, 0, 0, 0, 255]).unwrap();
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "-o"])
        .arg(&output)
        .arg(scratch.path())
        .assert()
        .code(3)
        .stderr(
            predicate::str::contains("no usable article")
                .and(predicate::str::contains("picture.txt: is binary")),
        );
    assert!(!output.exists());
}

#[test]
fn a_missing_path_is_exit_3_and_wrong_usage_exit_2() {
    gleaner()
        .args(["report", "no-such-folder"])
        .assert()
        .code(3)
        .stderr(predicate::str::contains("no-such-folder"));
    gleaner()
        .args(["report", "--split-rule", "nonsense"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("auto"));
    gleaner()
        .args(["report", "--language", "klingon"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("English"));
    gleaner()
        .args(["report", "--tfidf", "best"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("sklearn"));
    gleaner().args(["report", "--threads", "0"]).assert().code(2);
}

#[test]
fn strict_fails_on_a_notice_but_not_on_a_guessed_column() {
    let scratch = tempfile::tempdir().unwrap();
    let run = |content: &str| {
        let input = scratch.path().join("a.jsonl");
        std::fs::write(&input, content).unwrap();
        gleaner()
            .args(["report", "--strict", "-o"])
            .arg(scratch.path().join("r"))
            .arg(input)
            .assert()
    };
    run("{\"text\":\"The harbour board met on Tuesday and decided to build the new quay after all.\"}\n")
        .success();
    run("{\"text\":\"The harbour board met on Tuesday and decided to build the new quay after all.\"}\nbroken\n").code(3);
}

#[test]
fn standard_input_is_read_as_text_or_records() {
    let scratch = tempfile::tempdir().unwrap();
    let run = |input: &str, name: &str| {
        let output = scratch.path().join(name);
        gleaner()
            .args(["report", "-", "--quiet", "-o"])
            .arg(&output)
            .write_stdin(input)
            .assert()
            .success()
            .stdout("")
            .stderr("");
        documents(&output)
    };
    let records = run(
        "{\"title\":\"A\",\"text\":\"The board met.\"}\n{\"title\":\"B\",\"text\":\"The council voted.\"}\n",
        "records",
    );
    assert_eq!(
        records
            .iter()
            .map(|row| row["title"].as_str())
            .collect::<Vec<_>>(),
        ["A", "B"]
    );
    assert_eq!(
        run("The board met. It will meet again in March.\n", "text").len(),
        1
    );
}

#[test]
fn globs_and_compressed_files_are_read() {
    let scratch = tempfile::tempdir().unwrap();
    let record = b"{\"text\":\"The harbour board met on Tuesday.\"}\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(record).unwrap();
    std::fs::write(scratch.path().join("one.jsonl.gz"), gzip.finish().unwrap()).unwrap();
    std::fs::write(
        scratch.path().join("two.jsonl.zst"),
        zstd::stream::encode_all(&record[..], 1).unwrap(),
    )
    .unwrap();
    std::fs::write(scratch.path().join("three.txt"), "The council voted.").unwrap();
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(scratch.path().join("*.jsonl.*"))
        .assert()
        .success();
    let names: Vec<String> = documents(&output)
        .iter()
        .map(|row| row["source"].clone())
        .collect();
    assert_eq!(names, ["one.jsonl.gz", "two.jsonl.zst"]);
}

#[test]
fn same_named_files_of_two_folders_stay_apart() {
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["east", "west"] {
        std::fs::create_dir(scratch.path().join(folder)).unwrap();
        std::fs::write(
            scratch.path().join(folder).join("news.txt"),
            format!("The {folder} harbour grew."),
        )
        .unwrap();
    }
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .args([scratch.path().join("west"), scratch.path().join("east")])
        .assert()
        .success();
    let rows = documents(&output);
    let found: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row["source"].as_str(), row["folder"].as_str()))
        .collect();
    assert_eq!(found, [("east/news.txt", "east"), ("west/news.txt", "west")]);
}

#[test]
fn empty_records_keep_their_numbers() {
    let scratch = tempfile::tempdir().unwrap();
    let input = scratch.path().join("a.jsonl");
    std::fs::write(
        &input,
        "{\"text\":\"\"}\n{\"text\":\"Board board.\"}\n{\"text\":\"\"}\n{\"text\":\"Quay.\"}\n",
    )
    .unwrap();
    let output = gleaner()
        .args(["tokens", "--quiet"])
        .arg(&input)
        .output()
        .unwrap();
    let docs: Vec<u64> = text(&output)
        .0
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["doc"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(docs, [1, 1, 3]);
}

#[test]
fn tokens_can_be_checked_against_the_text() {
    let scratch = tempfile::tempdir().unwrap();
    let article = "Dr. Ferreby’s tram cost 3.5 million crowns. See https://example.org/tram for a plan.";
    let input = scratch.path().join("a.jsonl");
    std::fs::write(&input, format!("{}\n", serde_json::json!({ "text": article }))).unwrap();
    let output = gleaner()
        .args(["tokens", "--quiet", "--language", "en"])
        .arg(&input)
        .output()
        .unwrap();
    let rows: Vec<serde_json::Value> = text(&output)
        .0
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for row in &rows {
        let (token, start) = (
            row["token"].as_str().unwrap(),
            usize::try_from(row["start"].as_u64().unwrap()).unwrap(),
        );
        assert_eq!(&article[start..start + token.len()], token);
    }
    let of = |token: &str| rows.iter().find(|row| row["token"] == token).unwrap();
    assert_eq!(
        (
            of("Ferreby’s")["term"].as_str(),
            of("Ferreby’s")["sentence"].as_u64()
        ),
        (Some("ferrebi"), Some(0))
    );
    assert_eq!(
        (of("3.5")["kind"].as_str(), of("3.5")["term"].is_null()),
        (Some("number"), true)
    );
    assert_eq!(
        (of("See")["sentence"].as_u64(), of("a")["kind"].as_str()),
        (Some(1), Some("letter"))
    );
    assert_eq!(of("https")["kind"], "url");
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_gleaner"))
        .args(["tokens", "--quiet", "seeds"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn stop_words_and_numbers_can_be_chosen() {
    let scratch = tempfile::tempdir().unwrap();
    let list = scratch.path().join("stop.txt");
    std::fs::write(&list, "# our own\nBoard\n").unwrap();
    let run = |arguments: &[&str]| {
        let output = gleaner()
            .args(["tokens", "--quiet", "--language", "en", "-"])
            .args(arguments)
            .write_stdin("The board bought 12 boats.")
            .output()
            .unwrap();
        let rows: Vec<serde_json::Value> = text(&output)
            .0
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        rows.iter()
            .filter_map(|row| row["term"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(run(&[]), ["board", "bought", "boat"]);
    assert_eq!(run(&["--stop-words", list.to_str().unwrap()]), ["bought", "boat"]);
    assert_eq!(run(&["--keep", "numbers"]), ["board", "bought", "12", "boat"]);
    assert_eq!(
        run(&["--keep-stop-words", "--no-stem"]),
        ["the", "board", "bought", "boats"]
    );
}

#[test]
fn a_report_keeps_files_it_did_not_write() {
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("mine.txt"), "keep me").unwrap();
    for _ in 0..2 {
        gleaner()
            .args(["report", "seeds", "--quiet", "-o"])
            .arg(scratch.path())
            .assert()
            .success();
    }
    assert_eq!(
        std::fs::read_to_string(scratch.path().join("mine.txt")).unwrap(),
        "keep me"
    );
    assert!(scratch.path().join("index.html").is_file());
}

#[test]
fn the_summary_has_the_figures() {
    let scratch = tempfile::tempdir().unwrap();
    gleaner()
        .args(["report", "seeds", "-o"])
        .arg(scratch.path().join("r"))
        .assert()
        .success()
        .stdout(
            predicate::str::is_match("articles +16\n")
                .unwrap()
                .and(predicate::str::contains("index.html")),
        );
}

#[test]
fn completions_manual_and_schema_are_printed() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        gleaner()
            .args(["completions", shell])
            .assert()
            .success()
            .stdout(predicate::str::contains("gleaner"));
    }
    gleaner()
        .arg("man")
        .assert()
        .success()
        .stdout(predicate::str::contains(".TH"));
    gleaner()
        .arg("schema")
        .assert()
        .success()
        .stdout(predicate::str::contains("documents: one row is"));
    gleaner()
        .arg("stemmers")
        .assert()
        .success()
        .stdout(predicate::str::contains("English"));
    gleaner()
        .args(["report", "--help"])
        .assert()
        .success()
        .stdout(predicate::str::contains("--split-rule"));
}

#[test]
fn a_report_does_not_read_itself() {
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(
        scratch.path().join("news.txt"),
        "The harbour board met on Tuesday.",
    )
    .unwrap();
    for _ in 0..2 {
        let output = scratch.path().join("reports");
        gleaner()
            .args(["report", "--strict", "-o"])
            .arg(&output)
            .arg(scratch.path())
            .assert()
            .success();
        assert_eq!(documents(&output).len(), 1);
    }
}

#[test]
fn tables_and_wrapped_records_are_recognised_on_standard_input() {
    let run = |input: &str| {
        let output = gleaner()
            .args(["tokens", "--quiet", "--format", "csv", "-"])
            .write_stdin(input)
            .output()
            .unwrap();
        let (printed, _) = text(&output);
        csv::Reader::from_reader(printed.as_bytes())
            .records()
            .map(|row| row.unwrap()[1].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        run("title,text\nA,The board met.\nB,It left.\n"),
        ["The", "board", "met", "It", "left"]
    );
    assert_eq!(
        run("{\"status\":\"ok\",\"articles\":[{\"text\":\"The board.\"}]}"),
        ["The", "board"]
    );
    assert_eq!(run("{\"text\":\"צה\\\"ל\"}"), ["צה\"ל"]);
}

#[test]
fn overlapping_patterns_and_a_bad_variable() {
    let scratch = tempfile::tempdir().unwrap();
    std::fs::write(scratch.path().join("a.txt"), "The board met.").unwrap();
    let output = scratch.path().join("r");
    let mut command = gleaner();
    command.args(["report", "--quiet", "-o"]).arg(&output);
    command
        .arg(scratch.path().join("a.txt"))
        .arg(scratch.path().join("*.txt"))
        .assert()
        .success();
    assert_eq!(documents(&output).len(), 1);
    gleaner()
        .args(["report", "seeds"])
        .env("POLARS_MAX_THREADS", "0")
        .assert()
        .code(2);
}

#[test]
fn a_header_line_that_comes_twice_keeps_both_values() {
    let scratch = tempfile::tempdir().unwrap();
    let input = scratch.path().join("a.txt");
    let text = "Title: Quay Is to Be Built\nAuthor: Ann Lee\nAuthor: Bo Ray\nDate: 2026-03-04\n\nThe board met on Tuesday and \
                agreed to build the quay. Work begins in spring, the chair said at the end of it.\n\nTitle: Tram Vote Ends in a \
                Tie\nAuthor: Cy Orr\nDate: 2026-03-05\n\nA crowd stood outside the hall on Friday night. The mayor read the \
                count twice, and nobody cheered at all.\n";
    std::fs::write(&input, text).unwrap();
    let output = scratch.path().join("r");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(&input)
        .assert()
        .success();
    let rows = documents(&output);
    assert_eq!(
        rows.iter().map(|row| row["byline"].as_str()).collect::<Vec<_>>(),
        ["Ann Lee; Bo Ray", "Cy Orr"]
    );
    // The date was read, so it is no further column.
    assert!(rows.iter().all(|row| !row.contains_key("meta_date")));
}
