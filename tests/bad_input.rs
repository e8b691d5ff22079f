//! Promise: whatever comes in, gleaner does not panic, loses nothing silently and names what it could not use.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{gleaner, shared};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[test]
fn everything_messy_goes_through_and_is_named() {
    let Some(messy) = shared("corpora/messy") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(&output)
        .arg(&messy)
        .assert()
        .success();
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(output.join("report.json")).unwrap()).unwrap();
    let named: Vec<&str> = report["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| notice["subject"].as_str().unwrap())
        .collect();
    let used = common::csv(&output.join("tables/documents.csv"));
    for (file, _) in common::files(&messy) {
        let used = used.iter().any(|row| row["source"] == file);
        assert!(
            used || named.contains(&file.as_str()),
            "{file} is neither used nor named"
        );
    }
}

#[test]
fn each_messy_file_alone_ends_with_a_known_code() {
    let Some(messy) = shared("corpora/messy") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    for (file, _) in common::files(&messy) {
        let run = gleaner()
            .args(["report", "-o"])
            .arg(scratch.path().join("r"))
            .arg(messy.join(&file))
            .output()
            .unwrap();
        assert!(
            matches!(run.status.code(), Some(0 | 3)),
            "{file}: {:?}",
            String::from_utf8_lossy(&run.stderr)
        );
    }
}

/// Files of the encodings collection decode to the text that is known to be right, or are announced.
#[test]
fn encodings_are_right_or_announced() {
    let Some(list) = shared("corpora/messy/encodings.json") else {
        return;
    };
    let folder = list.parent().unwrap();
    let list: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(&list).unwrap()).unwrap();
    let (mut right, mut silent) = (0, Vec::new());
    for file in &list {
        let name = file["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let Ok(decoded) = gleaner::corpus::decode::decode(&bytes) else {
            continue;
        };
        let digest = <sha2::Sha256 as sha2::Digest>::digest(decoded.text.as_bytes());
        let digest: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if file["sha256_of_utf8"].as_str() == Some(digest.concat().as_str()) {
            right += 1;
        } else if decoded.notice().is_none() {
            silent.push(name);
        }
    }
    println!("{right} of {} decoded to the known text", list.len());
    assert!(silent.is_empty(), "wrong and not announced: {silent:?}");
    assert!(right >= 40, "only {right} of {} are right", list.len());
}

/// Random bytes under every ending, read in this process so that many can be tried.
#[test]
fn random_bytes_never_panic() {
    let endings = [
        "txt", "md", "jsonl", "json", "csv", "tsv", "txt.gz", "txt.zst", "bin", "",
    ];
    let mut runner = TestRunner::new(Config {
        cases: 400,
        failure_persistence: None,
        ..Config::default()
    });
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..400),
        "\\PC{0,200}".prop_map(String::into_bytes),
        "([#=*-]{0,5}[ \n\ra-zA-Z0-9:,\"{}\\[\\]]{0,20}\n){0,20}".prop_map(String::into_bytes),
        "(---\n[a-z]{1,5}: .{0,10}\n---\n)?(.{0,40}\n){0,9}".prop_map(String::into_bytes),
    ];
    let scratch = tempfile::tempdir().unwrap();
    runner
        .run(&(bytes, 0..endings.len()), |(bytes, ending)| {
            let path = scratch.path().join(format!("a.{}", endings[ending]));
            std::fs::write(&path, bytes).unwrap();
            let input = gleaner::corpus::Input::Path(path.clone());
            let run = gleaner::pipeline::run(
                &[input],
                &gleaner::pipeline::Options::default(),
                &gleaner::progress::Silent,
            );
            std::fs::remove_file(path).unwrap();
            if let Err(error) = run {
                prop_assert_eq!(error.exit_code(), 3, "{}", error);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_cut_gzip_a_folder_as_a_file_and_a_broken_link_are_notices() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path().join("in");
    std::fs::create_dir_all(root.join("folder.txt")).unwrap();
    std::fs::write(root.join("good.txt"), "The board met on Tuesday.").unwrap();
    std::fs::write(root.join("cut.txt.gz"), [0x1f, 0x8b, 8, 0, 0]).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("nowhere.txt"), root.join("broken.txt")).unwrap();
    let run = gleaner()
        .args(["report", "-o"])
        .arg(scratch.path().join("r"))
        .arg(&root)
        .output()
        .unwrap();
    assert!(run.status.success());
    let notices = String::from_utf8(run.stderr).unwrap();
    assert!(
        notices.contains("cut.txt.gz: cannot be decompressed"),
        "{notices}"
    );
    #[cfg(unix)]
    assert!(notices.contains("broken.txt: cannot be read"), "{notices}");
}
