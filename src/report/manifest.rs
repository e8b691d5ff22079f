//! `manifest.json`: what went in and what came out, by digest.
//!
//! With it anybody can check that a report belongs to its inputs and that no file of it was changed, and
//! [`write()`](super::write()) can tell its own files from a user's. It lists every file but itself, sorted by path.
//! It does not read inputs: their digests are taken where their bytes are read.
//!
//! ```json
//! {
//!   "schema": "gleaner-manifest/1", "generator": "gleaner 0.1.0",
//!   "options": [{"name", "value"}],
//!   "inputs":  [{"name", "blake3"}],
//!   "outputs": [{"path", "bytes", "blake3"}]
//! }
//! ```

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::OutputFile;

/// The version of the shape of `manifest.json`.
pub const SCHEMA: &str = "gleaner-manifest/1";
/// Where it stands in the report folder.
pub(super) const PATH: &str = "manifest.json";
/// How the schema of every version begins, later ones included.
const FAMILY: &str = "gleaner-manifest/";

#[derive(Serialize)]
struct Manifest<'m> {
    schema: &'static str,
    generator: &'m str,
    options: Vec<Choice<'m>>,
    inputs: Vec<Input<'m>>,
    outputs: Vec<Output<'m>>,
}

#[derive(Serialize)]
struct Choice<'m> {
    name: &'m str,
    value: &'m str,
}

#[derive(Serialize)]
struct Input<'m> {
    name: &'m str,
    blake3: &'m str,
}

#[derive(Serialize)]
struct Output<'m> {
    path: &'m str,
    bytes: u64,
    blake3: String,
}

/// The manifest of `outputs`, made from `inputs` (name, BLAKE3 digest in hexadecimal) under `options` (name, value).
///
/// Inputs and options keep their order; outputs are sorted by path.
///
/// # Panics
/// Never: a value of strings and integers always becomes JSON.
#[must_use]
pub fn manifest(
    generator: &str,
    inputs: &[(String, String)],
    options: &[(String, String)],
    outputs: &[OutputFile],
) -> OutputFile {
    let mut listed: Vec<Output<'_>> = outputs
        .iter()
        .map(|file| Output {
            path: &file.path,
            bytes: file.length(),
            blake3: file.digest(),
        })
        .collect();
    listed.sort_by(|a, b| a.path.cmp(b.path));
    let manifest = Manifest {
        schema: SCHEMA,
        generator,
        options: options
            .iter()
            .map(|(name, value)| Choice { name, value })
            .collect(),
        inputs: inputs
            .iter()
            .map(|(name, blake3)| Input { name, blake3 })
            .collect(),
        outputs: listed,
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).expect("strings and integers always become JSON");
    bytes.push(b'\n');
    OutputFile::new(PATH, bytes)
}

/// The paths listed in a manifest that gleaner wrote, `manifest.json` among them; `None` for any other text.
pub(super) fn listed(bytes: &[u8]) -> Option<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Seen {
        schema: String,
        outputs: Vec<SeenOutput>,
    }
    #[derive(Deserialize)]
    struct SeenOutput {
        path: String,
    }
    let seen: Seen = serde_json::from_slice(bytes).ok()?;
    if !seen.schema.starts_with(FAMILY) {
        return None;
    }
    let mut paths: BTreeSet<String> = seen.outputs.into_iter().map(|output| output.path).collect();
    paths.insert(PATH.to_owned());
    Some(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_every_output_with_its_digest() {
        let files = [OutputFile::new("b.txt", "abc"), OutputFile::new("a/x.csv", "")];
        let inputs = [("seeds/one.txt".to_owned(), "00".to_owned())];
        let options = [("top".to_owned(), "20".to_owned())];
        let file = manifest("gleaner 1", &inputs, &options, &files);
        assert_eq!(file.path, "manifest.json");
        let value: serde_json::Value = serde_json::from_slice(file.in_memory().unwrap()).unwrap();
        assert_eq!(value["schema"], SCHEMA);
        assert_eq!(value["inputs"][0]["name"], "seeds/one.txt");
        assert_eq!(value["options"][0]["value"], "20");
        assert_eq!(value["outputs"][0]["path"], "a/x.csv");
        // The digests of the empty text and of "abc" that the reference implementation gives.
        assert_eq!(
            value["outputs"][0]["blake3"],
            "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"
        );
        assert_eq!(
            value["outputs"][1]["blake3"],
            "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85"
        );
        assert_eq!(value["outputs"][1]["bytes"], 3);
        let paths: Vec<String> = listed(file.in_memory().unwrap()).unwrap().into_iter().collect();
        assert_eq!(paths, ["a/x.csv", "b.txt", "manifest.json"]);
    }

    #[test]
    fn other_json_is_not_ours() {
        for other in [
            "",
            "{}",
            "[]",
            r#"{"schema":"web-manifest/1","outputs":[]}"#,
            r#"{"name":"app"}"#,
            "\u{0}",
        ] {
            assert_eq!(listed(other.as_bytes()), None, "{other}");
        }
    }
}
