//! Promise: counts are the same from one run or from parts, in memory or on disk.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};

use common::{assert_same_files, gleaner, shared};
use gleaner::corpus::Input;
use gleaner::pipeline::{self, Options};
use gleaner::progress::Silent;

/// The lines of a file in so many files of a folder, in order.
fn shards(file: &Path, folder: &Path, count: usize) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let shard = |(number, lines): (usize, &[&str])| {
        let path = folder.join(format!("shard-{number}.jsonl"));
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        path
    };
    lines
        .chunks(lines.len().div_ceil(count))
        .enumerate()
        .map(shard)
        .collect()
}

fn run(arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> Vec<u8> {
    let output = gleaner()
        .args(arguments.iter().map(AsRef::as_ref))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

#[test]
fn shards_counted_apart_and_merged_are_the_whole() {
    let Some(reuters) = shared("corpora/reuters/modapte_train.jsonl") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    std::fs::create_dir(below("texts")).unwrap();
    let mut parts = Vec::new();
    for (number, shard) in shards(&reuters, &below("texts"), 8).iter().enumerate() {
        let part = below(&format!("part-{number}"));
        run(&[&"count", &"--quiet", &"-o", &part, shard]);
        parts.push(part);
    }
    // The order in which parts are named does not matter.
    parts.reverse();
    let merged = below("merged");
    let mut merge: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"merge", &"--quiet", &"-o", &merged];
    merge.extend(parts.iter().map(|part| part as &dyn AsRef<std::ffi::OsStr>));
    run(&merge);

    for format in ["csv", "jsonl", "table", "parquet"] {
        let whole = run(&[&"terms", &"-q", &"--format", &format, &reuters]);
        assert!(whole.len() > 100_000, "{format}");
        assert!(
            whole == run(&[&"terms", &"-q", &"--format", &format, &merged]),
            "{format}"
        );
    }
    let whole = run(&[&"tfidf", &"-q", &"--format", &"csv", &reuters]);
    assert!(whole == run(&[&"tfidf", &"-q", &"--format", &"csv", &merged]));

    // A part of all shards at once is the same part, and gives the same report, as long as the texts are at hand.
    run(&[&"count", &"--quiet", &"-o", &below("at-once"), &below("texts")]);
    assert_same_files(&merged, &below("at-once"));
    run(&[&"report", &"-q", &"-o", &below("direct"), &below("texts")]);
    run(&[
        &"report",
        &"-q",
        &"-o",
        &below("from-part"),
        &merged,
        &"--texts",
        &below("texts"),
    ]);
    // Each says by which command it was made; nothing else may differ.
    for folder in ["direct", "from-part"] {
        let path = below(folder).join("manifest.json");
        let text = std::fs::read_to_string(&path).unwrap();
        let mut manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(manifest["command"].take().is_object());
        std::fs::write(&path, manifest.to_string()).unwrap();
    }
    assert_same_files(&below("direct"), &below("from-part"));
}

#[test]
fn what_does_not_fit_into_memory_gives_the_same_bytes() {
    let Some(reuters) = shared("corpora/reuters") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let report = |memory: usize| {
        let options = Options {
            memory,
            scratch: scratch.path().to_path_buf(),
            ..Options::default()
        };
        pipeline::run(&[Input::Path(reuters.clone())], &options, &Silent)
            .unwrap()
            .files
    };
    let (spilled, held) = (report(1), report(usize::MAX));
    assert!(held.len() > 20);
    for (a, b) in spilled.iter().zip(&held) {
        assert!(a == b, "{} differs", a.path);
    }
    assert_eq!(spilled.len(), held.len());
    assert_eq!(
        std::fs::read_dir(scratch.path()).unwrap().count(),
        0,
        "nothing is left behind"
    );
}

#[test]
fn a_report_from_parts_without_texts_quotes_nothing_and_says_so() {
    let scratch = tempfile::tempdir().unwrap();
    let (part, report) = (scratch.path().join("part"), scratch.path().join("report"));
    run(&[&"count", &"--quiet", &"-o", &part, &"seeds"]);
    let output = gleaner()
        .arg("report")
        .arg(&part)
        .arg("-o")
        .arg(&report)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--texts"));
    assert!(!report.join("tables/summaries.csv").exists());
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/sample/tables/tfidf.csv");
    assert_eq!(
        std::fs::read(report.join("tables/tfidf.csv")).unwrap(),
        std::fs::read(sample).unwrap()
    );
}

#[test]
fn parts_that_cannot_be_joined_are_refused_with_the_reason() {
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    run(&[&"count", &"--quiet", &"-o", &below("stems"), &"seeds"]);
    run(&[
        &"count",
        &"--quiet",
        &"--no-stem",
        &"-o",
        &below("forms"),
        &"seeds",
    ]);
    let refused = |arguments: &[&dyn AsRef<std::ffi::OsStr>], code: i32, reason: &str| {
        let output = gleaner()
            .args(arguments.iter().map(AsRef::as_ref))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(reason), "{said}");
    };
    refused(
        &[&"merge", &below("stems"), &below("forms"), &"-o", &below("all")],
        2,
        "stems",
    );
    refused(&[&"terms", &below("forms")], 2, "stems");
    refused(
        &[&"merge", &below("stems"), &"seeds", &"-o", &below("all")],
        3,
        "not a part",
    );
    std::fs::create_dir(below("mine")).unwrap();
    std::fs::write(below("mine").join("notes.txt"), "mine").unwrap();
    refused(
        &[&"count", &"seeds", &"-o", &below("mine")],
        2,
        "is there and is no part",
    );
    // A part whose files are damaged or gone.
    let header = below("stems").join("part.json");
    let whole = std::fs::read_to_string(&header).unwrap();
    std::fs::write(&header, &whole[..whole.len() / 2]).unwrap();
    refused(&[&"terms", &below("stems")], 3, "is not a whole part");
    std::fs::write(&header, whole).unwrap();
    std::fs::write(below("stems").join("terms.parquet"), "no Parquet").unwrap();
    refused(&[&"terms", &below("stems")], 3, "is damaged");
    std::fs::remove_file(below("stems").join("terms.parquet")).unwrap();
    refused(&[&"terms", &below("stems")], 3, "terms.parquet");
}

#[test]
fn merging_in_steps_and_in_any_order_is_merging_at_once() {
    let scratch = tempfile::tempdir().unwrap();
    let below = |name: &str| scratch.path().join(name);
    for number in 0..4 {
        let folder = below(&format!("texts-{number}"));
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(
            folder.join("a.txt"),
            format!("Text number {number} tells of ferry and harbour {number}."),
        )
        .unwrap();
        std::fs::write(folder.join(format!("b{number}.txt")), "The quay was repaired.").unwrap();
        std::fs::write(folder.join("empty.txt"), "").unwrap();
        run(&[&"count", &"-q", &"-o", &below(&format!("p{number}")), &folder]);
    }
    let merge = |parts: &[&str], to: &str| {
        let parts: Vec<PathBuf> = parts.iter().map(|part| below(part)).collect();
        let to = below(to);
        let mut arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"merge", &"-q", &"-o", &to];
        arguments.extend(parts.iter().map(|part| part as &dyn AsRef<std::ffi::OsStr>));
        run(&arguments);
    };
    merge(&["p0", "p1", "p2", "p3"], "at-once");
    merge(&["p3", "p1"], "two");
    merge(&["two", "p0"], "three");
    merge(&["p2", "three"], "in-steps");
    assert_same_files(&below("at-once"), &below("in-steps"));
    let list = String::from_utf8(run(&[&"tfidf", &"-q", &"--format", &"csv", &below("in-steps")])).unwrap();
    for name in [
        "a.txt [0]",
        "a.txt (2) [0]",
        "a.txt (3) [0]",
        "a.txt (4) [0]",
        "b3.txt [0]",
    ] {
        assert!(list.contains(name), "{name}: {list}");
    }
    // The same notice from four files is four notices.
    let output = gleaner().arg("terms").arg(below("in-steps")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said.matches("is empty; skipped").count(), 4, "{said}");
}

#[test]
fn a_part_counted_twice_is_announced() {
    let scratch = tempfile::tempdir().unwrap();
    let part = scratch.path().join("part");
    run(&[&"count", &"-q", &"-o", &part, &"seeds"]);
    let copy = scratch.path().join("copy");
    run(&[&"merge", &"-q", &"-o", &copy, &part]);
    assert_same_files(&part, &copy);
    let output = gleaner().arg("terms").arg(&part).arg(&copy).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("is in several of the parts"));
}

#[test]
fn files_of_others_in_a_part_are_not_lost_and_a_part_is_no_text() {
    let scratch = tempfile::tempdir().unwrap();
    let part = scratch.path().join("part");
    run(&[&"count", &"-q", &"-o", &part, &"seeds"]);
    let again = gleaner().args(["tokens"]).arg(&part).output().unwrap();
    assert_eq!(again.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&again.stderr).contains("holds counts"));
    std::fs::write(part.join("notes.txt"), "mine").unwrap();
    let refused = gleaner()
        .args(["count", "seeds", "-o"])
        .arg(&part)
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("notes.txt"));
    assert_eq!(std::fs::read_to_string(part.join("notes.txt")).unwrap(), "mine");
}
