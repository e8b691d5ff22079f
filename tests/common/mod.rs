//! What several tests need: the shared folder, the binary, scratch folders.
#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "every test takes what it needs, and says when it skips"
)]

pub(crate) mod articles;
pub(crate) mod news;

use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A folder or file below the shared folder. Where that is absent the test skips and says so; in CI it fails.
pub(crate) fn shared(below: &str) -> Option<PathBuf> {
    let root = std::env::var_os("GLEANER_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = root.join(below);
    if path.exists() {
        return Some(path);
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{below} is not in the shared folder; in CI that is a failure"
    );
    println!("skipped: {below} is not in the shared folder (set GLEANER_SHARED)");
    None
}

/// The binary, started in the project's folder.
pub(crate) fn gleaner() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gleaner"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("RAYON_NUM_THREADS")
        .env_remove("POLARS_MAX_THREADS");
    command
}

/// Every file below a folder with its bytes, by path.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((path.clone(), std::fs::read(&path).unwrap()));
            }
        }
    }
    let below = |path: &Path| {
        path.strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    let mut files: Vec<_> = found
        .into_iter()
        .map(|(path, bytes)| (below(&path), bytes))
        .collect();
    files.sort();
    files
}

/// The two folders hold the same files with the same bytes; a difference is named.
pub(crate) fn assert_same_files(left: &Path, right: &Path) {
    let (left, right) = (files(left), files(right));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|file| file.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&left), names(&right));
    for (a, b) in left.iter().zip(&right) {
        assert!(a.1 == b.1, "{} differs", a.0);
    }
}

/// The rows of a CSV file as header name to value.
pub(crate) fn csv(path: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .map(Result::unwrap)
        .collect()
}
