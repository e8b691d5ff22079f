//! Promise: the tables are the data contract, and their numbers hold together.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::path::PathBuf;

use common::{csv, gleaner};

fn report() -> (tempfile::TempDir, PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    let output = scratch.path().join("report");
    gleaner()
        .args(["report", "seeds", "--quiet", "-o"])
        .arg(&output)
        .assert()
        .success();
    (scratch, output)
}

#[test]
fn columns_are_those_of_the_schema() {
    let (_scratch, output) = report();
    let printed = gleaner().arg("schema").output().unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    for block in printed.trim().split("\n\n") {
        let mut lines = block.lines();
        let name = lines.next().unwrap().split(':').next().unwrap();
        // A report has these where groups are compared; tests/compare.rs looks at them.
        if gleaner::compare::TABLES.iter().any(|table| table.0 == name) {
            continue;
        }
        let wanted: Vec<&str> = lines
            .map(|line| line.split_whitespace().next().unwrap())
            .collect();
        let header = std::fs::read_to_string(output.join(format!("tables/{name}.csv"))).unwrap();
        let header: Vec<&str> = header.lines().next().unwrap().split(',').collect();
        // Metadata columns stand between `language` and `story`.
        let contract: Vec<&str> = header
            .iter()
            .copied()
            .filter(|column| wanted.contains(column))
            .collect();
        assert_eq!(contract, wanted, "{name}");
        if name != "documents" {
            assert_eq!(header, wanted, "{name}");
        }
        assert!(output.join(format!("tables/{name}.parquet")).is_file());
    }
}

#[test]
fn rows_are_in_key_order_and_add_up() {
    let (_scratch, output) = report();
    let table = |name: &str| csv(&output.join(format!("tables/{name}.csv")));
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<u64>().unwrap();
    let (documents, terms, counts) = (table("documents"), table("terms"), table("counts"));
    assert!(
        documents
            .iter()
            .zip(0..)
            .all(|(row, at)| number(row, "doc") == at)
    );
    assert!(terms.iter().zip(0..).all(|(row, at)| number(row, "term") == at));
    assert!(terms.is_sorted_by(|a, b| a["stem"].as_bytes() < b["stem"].as_bytes()));
    let keys: Vec<(u64, u64)> = counts
        .iter()
        .map(|row| (number(row, "doc"), number(row, "term")))
        .collect();
    assert!(keys.is_sorted_by(|a, b| a < b));
    let (mut by_doc, mut by_term) = (BTreeMap::new(), BTreeMap::new());
    for row in &counts {
        *by_doc.entry(number(row, "doc")).or_insert(0) += number(row, "tf");
        let term = by_term.entry(number(row, "term")).or_insert((0, 0));
        *term = (term.0 + number(row, "tf"), term.1 + 1);
    }
    for row in &documents {
        assert_eq!(
            number(row, "counted"),
            by_doc.get(&number(row, "doc")).copied().unwrap_or(0)
        );
    }
    for row in &terms {
        let (cf, df) = by_term[&number(row, "term")];
        assert_eq!((number(row, "cf"), number(row, "df")), (cf, df));
        let forms: Vec<(&str, u64)> = row["forms"]
            .split(' ')
            .map(|form| form.rsplit_once(':').unwrap())
            .map(|(form, n)| (form, n.parse().unwrap()))
            .collect();
        assert_eq!(forms.iter().map(|form| form.1).sum::<u64>(), cf);
        assert_eq!(forms[0].0, row["form"]);
        assert!(forms.is_sorted_by(|a, b| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0)));
    }
}

fn ending(file: &str) -> &str {
    file.rsplit('.').next().unwrap_or("")
}

#[test]
fn every_drawing_has_its_numbers_and_every_table_its_parquet() {
    let (_scratch, output) = report();
    let files: Vec<String> = common::files(&output).into_iter().map(|file| file.0).collect();
    let has = |path: &str| files.iter().any(|file| file == path);
    let drawings: Vec<&String> = files.iter().filter(|file| ending(file) == "svg").collect();
    assert_eq!(drawings.len(), 15, "{drawings:?}");
    assert!(drawings.iter().all(|svg| has(&svg.replace(".svg", ".csv"))));
    let tables: Vec<&String> = files
        .iter()
        .filter(|file| file.starts_with("tables/") && ending(file) == "csv")
        .collect();
    assert!(tables.len() >= 12 && tables.iter().all(|csv| has(&csv.replace(".csv", ".parquet"))));
    for file in ["index.html", "report.md", "report.json", "manifest.json"] {
        assert!(has(file), "{file}");
    }
}

#[test]
fn the_manifest_tells_the_truth() {
    let (_scratch, output) = report();
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(output.join("manifest.json")).unwrap()).unwrap();
    let outputs = manifest["outputs"].as_array().unwrap();
    for file in outputs {
        let bytes = std::fs::read(output.join(file["path"].as_str().unwrap())).unwrap();
        assert_eq!(
            file["blake3"].as_str().unwrap(),
            blake3::hash(&bytes).to_hex().as_str()
        );
    }
    assert_eq!(outputs.len() + 1, common::files(&output).len());
    let inputs = manifest["inputs"].as_array().unwrap();
    for file in inputs {
        let bytes = std::fs::read(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("seeds")
                .join(file["name"].as_str().unwrap()),
        )
        .unwrap();
        assert_eq!(
            file["blake3"].as_str().unwrap(),
            blake3::hash(&bytes).to_hex().as_str()
        );
    }
    assert_eq!(inputs.len(), 7);
}

#[test]
fn no_output_names_this_machine() {
    let (_scratch, output) = report();
    let here = env!("CARGO_MANIFEST_DIR");
    for (name, bytes) in common::files(&output) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(here), "{name}");
    }
}
