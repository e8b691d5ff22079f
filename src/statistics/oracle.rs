//! Reads the worked examples that the tests of this folder are checked against.
//!
//! The examples live beside the project, in the folder `GLEANER_SHARED` names (`../shared` by default). Where
//! it is absent a test says so and passes, except under `CI=true`, where it fails.

use std::path::PathBuf;

use serde_json::Value;

/// A file below the shared folder, or `None` (said aloud) where the folder is absent.
pub(super) fn read(file: &str) -> Option<String> {
    let root = std::env::var_os("GLEANER_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    if !root.is_dir() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "the shared folder is absent: set GLEANER_SHARED"
        );
        println!("skipped: the shared folder is absent, set GLEANER_SHARED to run this test");
        return None;
    }
    let path = root.join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// A JSON file below the shared folder.
pub(super) fn json(file: &str) -> Option<Value> {
    Some(serde_json::from_str(&read(file)?).unwrap())
}

/// Runs `compute(measure, inputs, whole file)` on every item of a file of worked examples and compares.
///
/// An item for which `compute` has no measure (`None`) is a failure, so that a new measure cannot go
/// unnoticed.
pub(super) fn check(file: &str, compute: impl Fn(&str, &Value, &Value) -> Option<Value>) {
    let Some(whole) = json(file) else { return };
    let items = whole["items"].as_array().unwrap();
    assert_eq!(Some(items.len() as u64), whole["count"].as_u64(), "{file}: count");
    let mut wrong = Vec::new();
    for example in items {
        let id = example["id"].as_str().unwrap();
        let measure = example["measure"].as_str().unwrap();
        let tolerance = example["tolerance"].as_f64().unwrap();
        match compute(measure, &example["inputs"], &whole) {
            None => wrong.push(format!(
                "{id}: no measure `{measure}`, or undefined for this input"
            )),
            Some(got) if !agree(&got, &example["expected"], tolerance) => {
                wrong.push(format!(
                    "{id} ({measure}): got {got}, expected {}",
                    example["expected"]
                ));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
    println!("{file}: {} of {} examples agree", items.len(), items.len());
}

fn agree(got: &Value, expected: &Value, tolerance: f64) -> bool {
    match (got, expected) {
        (Value::Number(a), Value::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() <= tolerance
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agree(a, b, tolerance))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && b.iter()
                    .all(|(k, b)| a.get(k).is_some_and(|a| agree(a, b, tolerance)))
        }
        (a, b) => a == b,
    }
}

/// A list of non-negative integers.
pub(super) fn integers(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v.as_u64().unwrap())
        .collect()
}

/// A list of strings.
pub(super) fn strings(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v.as_str().unwrap().to_owned())
        .collect()
}
