//! Promise: text flows one way, and every module keeps to what it may use.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A module, what it may use of ours, and which of the guarded crates it may use.
struct Module {
    name: &'static str,
    ours: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The table of ARCHITECTURE.md.
const MODULES: &[Module] = &[
    Module {
        name: "error",
        ours: &[],
        crates: &["thiserror"],
    },
    Module {
        name: "number",
        ours: &[],
        crates: &[],
    },
    Module {
        name: "progress",
        ours: &[],
        crates: &[],
    },
    Module {
        name: "scratch",
        ours: &["error"],
        crates: &["rustix", "tempfile"],
    },
    Module {
        name: "corpus",
        ours: &["error"],
        crates: &[
            "ignore",
            "glob",
            "encoding_rs",
            "chardetng",
            "csv",
            "serde_json",
            "serde_saphyr",
            "toml",
            "flate2",
            "zstd",
            "blake3",
            "jiff",
            "memchr",
            "rustc_hash",
        ],
    },
    Module {
        name: "segment",
        ours: &[],
        crates: &["unicode_segmentation", "memchr"],
    },
    Module {
        name: "tokenize",
        ours: &[],
        crates: &["unicode_segmentation", "memchr", "wide"],
    },
    Module {
        name: "normalize",
        ours: &["tokenize"],
        crates: &[
            "rust_stemmers",
            "stop_words",
            "unicode_normalization",
            "unicode_segmentation",
            "whatlang",
            "rustc_hash",
        ],
    },
    Module {
        name: "statistics",
        ours: &[],
        crates: &["libm"],
    },
    Module {
        name: "entity",
        ours: &["error", "tokenize"],
        crates: &[
            "csv",
            "jiff",
            "memchr",
            "rustc_hash",
            "stop_words",
            "unicode_normalization",
            "wide",
        ],
    },
    Module {
        name: "story",
        ours: &["error", "progress", "corpus", "tokenize", "normalize"],
        crates: &["rayon", "rustc_hash"],
    },
    Module {
        name: "collocation",
        ours: &["statistics"],
        crates: &["rustc_hash"],
    },
    Module {
        name: "topic",
        ours: &["statistics"],
        crates: &["libm", "rayon", "rustc_hash"],
    },
    Module {
        name: "summary",
        ours: &["tokenize", "segment", "normalize"],
        crates: &["rustc_hash"],
    },
    Module {
        name: "count",
        ours: &[
            "error",
            "progress",
            "corpus",
            "segment",
            "tokenize",
            "normalize",
            "statistics",
            "entity",
        ],
        crates: &["rayon", "rustc_hash"],
    },
    Module {
        name: "frames",
        ours: &["error", "scratch", "count", "entity", "normalize", "statistics"],
        crates: &["polars", "polars_io", "serde_json"],
    },
    Module {
        name: "analyze",
        ours: &["error", "count", "entity", "frames", "statistics"],
        crates: &["polars", "jiff"],
    },
    Module {
        name: "compare",
        ours: &[
            "error",
            "number",
            "progress",
            "entity",
            "count",
            "frames",
            "analyze",
            "statistics",
        ],
        crates: &["csv", "jiff", "rayon", "rustc_hash"],
    },
    Module {
        name: "concordance",
        ours: &[
            "error",
            "progress",
            "corpus",
            "segment",
            "tokenize",
            "normalize",
            "count",
        ],
        crates: &["rayon", "rustc_hash"],
    },
    Module {
        name: "quote",
        ours: &[
            "error",
            "progress",
            "corpus",
            "normalize",
            "count",
            "analyze",
            "concordance",
            "summary",
        ],
        crates: &["rayon", "rustc_hash"],
    },
    Module {
        name: "chart",
        ours: &["error", "number", "analyze"],
        crates: &["plotters", "unicode_segmentation"],
    },
    Module {
        name: "report",
        ours: &["error", "number", "scratch", "analyze"],
        crates: &[
            "askama",
            "serde_json",
            "csv",
            "sha2",
            "base64",
            "blake3",
            "tempfile",
        ],
    },
    Module {
        name: "finding",
        ours: &["error", "number"],
        crates: &["blake3", "serde_json"],
    },
    Module {
        name: "check",
        ours: &[
            "error",
            "number",
            "progress",
            "corpus",
            "tokenize",
            "statistics",
            "finding",
        ],
        crates: &["rayon", "rustc_hash", "serde_json"],
    },
    Module {
        name: "verify",
        ours: &["error", "number", "report", "finding"],
        crates: &["blake3", "csv", "serde_json", "tempfile"],
    },
    Module {
        name: "pipeline",
        ours: &[
            "error",
            "number",
            "progress",
            "scratch",
            "corpus",
            "segment",
            "normalize",
            "entity",
            "story",
            "collocation",
            "topic",
            "summary",
            "count",
            "frames",
            "analyze",
            "compare",
            "concordance",
            "quote",
            "chart",
            "report",
            "finding",
            "check",
        ],
        crates: &["polars", "blake3", "serde_json", "tempfile"],
    },
    Module {
        name: "cli",
        ours: &[
            "error",
            "number",
            "progress",
            "scratch",
            "corpus",
            "segment",
            "normalize",
            "statistics",
            "entity",
            "collocation",
            "count",
            "frames",
            "analyze",
            "compare",
            "concordance",
            "quote",
            "pipeline",
            "report",
            "finding",
            "check",
            "verify",
        ],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "anyhow",
            "indicatif",
            "csv",
            "blake3",
            "rayon",
            "serde_json",
            "signal_hook",
            "strsim",
            "sysinfo",
            "tempfile",
            "toml",
        ],
    },
];

/// Crates that only the modules naming them above may use; serde and the standard library are free.
fn guarded() -> BTreeSet<&'static str> {
    MODULES
        .iter()
        .flat_map(|module| module.crates.iter().copied())
        .collect()
}

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() || path.extension().is_some_and(|e| e == "rs") {
                sources(&path)
            } else {
                Vec::new()
            }
        })
        .collect();
    found.sort();
    found
}

/// The code of a file without comments, and without what is compiled for tests only: those modules inside it.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end]
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Names of files that are compiled for tests only: declared right after `#[cfg(test)]`.
fn test_only(files: &[PathBuf]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.trim() == "#[cfg(test)]"
                && let Some(name) = lines
                    .next()
                    .and_then(|next| next.trim().strip_suffix(';'))
                    .and_then(|next| next.rsplit(' ').next())
            {
                names.insert(format!("{name}.rs"));
            }
        }
    }
    names
}

fn words_after<'t>(code: &'t str, prefix: &str) -> Vec<&'t str> {
    code.match_indices(prefix)
        .map(|(at, _)| &code[at + prefix.len()..])
        .map(|rest| {
            &rest[..rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())]
        })
        .collect()
}

/// What is wrong in one file's code.
fn violations(module: &Module, file: &str, code: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for used in words_after(code, "crate::")
        .into_iter()
        .filter(|used| MODULES.iter().any(|module| module.name == *used))
    {
        if used != module.name && !module.ours.contains(&used) {
            wrong.push(format!("{file}: {} may not use crate::{used}", module.name));
        }
    }
    for name in guarded() {
        let used = code.match_indices(&format!("{name}::")).any(|(at, _)| {
            // Not a path inside another crate, and not a longer name that ends in this one.
            !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
        });
        if used && !module.crates.contains(&name) {
            wrong.push(format!("{file}: {} may not use {name}", module.name));
        }
    }
    let forbidden: &[(&str, &[&str])] = &[
        ("println!", &["cli"]),
        ("eprintln!", &["cli"]),
        ("std::env::", &["cli"]),
        ("SystemTime", &["cli"]),
        ("Instant", &["cli"]),
        ("par_bridge", &[]),
        ("thread_rng", &[]),
    ];
    for (call, allowed) in forbidden {
        if code.contains(call) && !allowed.contains(&module.name) {
            wrong.push(format!("{file}: {} may not use {call}", module.name));
        }
    }
    wrong
}

fn module_path(name: &str) -> PathBuf {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = src.join(name);
    if folder.is_dir() {
        folder
    } else {
        src.join(format!("{name}.rs"))
    }
}

#[test]
fn every_module_keeps_to_its_neighbours() {
    let mut wrong = Vec::new();
    for module in MODULES {
        let mut files = sources(&module_path(module.name));
        files.extend(
            Some(module_path(module.name).with_extension("rs"))
                .filter(|path| path.is_file() && !files.contains(path)),
        );
        let tests = test_only(&files);
        for file in files
            .iter()
            .filter(|file| !tests.contains(file.file_name().unwrap().to_str().unwrap()))
            // What the files of tests are made of.
            .filter(|file| !file.components().any(|part| part.as_os_str() == "tests"))
        {
            let text = std::fs::read_to_string(file).unwrap();
            wrong.extend(violations(module, &file.display().to_string(), &code(&text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_in_the_table() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> = words_after(&text, "\npub mod ").into_iter().collect();
    assert_eq!(declared, MODULES.iter().map(|module| module.name).collect());
}

#[test]
fn a_planted_violation_is_seen() {
    let chart = MODULES.iter().find(|module| module.name == "chart").unwrap();
    assert_eq!(violations(chart, "planted", "use polars::prelude::*;").len(), 1);
    assert_eq!(
        violations(chart, "planted", "use crate::corpus::Document;").len(),
        1
    );
    assert_eq!(violations(chart, "planted", "println!(\"x\");").len(), 1);
    assert_eq!(
        violations(chart, "planted", "use crate::analyze::Table; // polars::").len(),
        1
    );
    assert!(violations(chart, "planted", &code("use crate::analyze::Table; // polars::")).is_empty());
}
