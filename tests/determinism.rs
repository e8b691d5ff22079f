//! Promise: a report is a function of its input and its options, whatever the number of threads.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_same_files, gleaner, shared};

/// The whole newswire part makes some seventy chunks.
#[test]
fn same_bytes_for_any_number_of_threads() {
    let Some(corpus) = shared("corpora/reuters") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let run = |threads: &str, polars: Option<&str>| {
        let output = scratch
            .path()
            .join(format!("{threads}-{polars:?}").replace(['"', '(', ')'], ""));
        let mut command = gleaner();
        command
            .args(["report", "--quiet", "--threads", threads, "-o"])
            .arg(&output)
            .arg(&corpus);
        if let Some(polars) = polars {
            command.env("POLARS_MAX_THREADS", polars);
        }
        command.assert().success();
        output
    };
    let one = run("1", None);
    for other in [
        run("2", None),
        run("3", None),
        run("8", None),
        run("2", Some("5")),
    ] {
        assert_same_files(&one, &other);
        std::fs::remove_dir_all(other).unwrap();
    }
}

#[test]
fn the_sample_report_is_rebuilt_byte_for_byte() {
    let scratch = tempfile::tempdir().unwrap();
    let output = scratch.path().join("sample");
    gleaner()
        .args(["report", "seeds", "--quiet", "-o"])
        .arg(&output)
        .assert()
        .success();
    assert_same_files(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/sample"),
        &output,
    );
}

#[test]
fn the_folder_of_the_input_does_not_matter() {
    let scratch = tempfile::tempdir().unwrap();
    let moved = scratch.path().join("elsewhere/articles");
    for (name, bytes) in common::files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")) {
        let path = moved.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(&moved)
        .assert()
        .success();
    assert_same_files(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/sample"),
        &output,
    );
}
