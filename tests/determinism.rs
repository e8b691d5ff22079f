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

/// Numbers inside addresses and outside, spread over chunks: the forms of a term add up however work is shared out.
#[test]
fn what_is_kept_is_counted_the_same_by_any_worker() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    let filler = "The harbour board met in spring to talk about the quay and the tram. ".repeat(2000);
    for file in 0..12 {
        let first = if file % 3 == 0 {
            "See http://example.com/2024/x today."
        } else {
            "It was 2024 again."
        };
        std::fs::write(folder.join(format!("{file:02}.txt")), format!("{first} {filler}")).unwrap();
    }
    let run = |threads: &str, keep: &str| {
        let output = scratch.path().join(format!("{keep}-{threads}"));
        let arguments = ["report", "--quiet", "--keep", keep, "--threads", threads, "-o"];
        gleaner()
            .args(arguments)
            .arg(&output)
            .arg(&folder)
            .assert()
            .success();
        output
    };
    for keep in ["numbers", "urls", "letters", "numbers,urls,letters"] {
        let one = run("1", keep);
        for row in common::csv(&one.join("tables/terms.csv")) {
            let counts = row["forms"]
                .split(' ')
                .map(|form| form.rsplit_once(':').unwrap().1.parse::<u64>().unwrap());
            assert_eq!(counts.sum::<u64>().to_string(), row["cf"], "{keep}: {row:?}");
        }
        for threads in ["2", "3"] {
            assert_same_files(&one, &run(threads, keep));
        }
    }
}

#[test]
fn the_order_on_the_command_line_does_not_matter() {
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["a", "b"] {
        std::fs::create_dir(scratch.path().join(folder)).unwrap();
        std::fs::write(
            scratch.path().join(folder).join("x.txt"),
            format!("Board {folder} met."),
        )
        .unwrap();
    }
    let run = |name: &str, inputs: [&str; 3]| {
        let output = scratch.path().join(name);
        let inputs = inputs.map(|input| scratch.path().join(input));
        gleaner()
            .args(["report", "--quiet", "-o"])
            .arg(&output)
            .args(inputs)
            .assert()
            .success();
        output
    };
    let one = run("one", ["a/x.txt", "b/x.txt", "a"]);
    assert_same_files(&one, &run("two", ["a", "b/x.txt", "a/x.txt"]));
}
