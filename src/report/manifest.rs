//! `manifest.json`: what went into a report, how it was made, and a digest of everything that came out.
//!
//! With it anybody can check that a report belongs to its inputs and that no file of it was changed, and make it again;
//! [`write()`](super::write()) can tell its own files from a user's. It lists every file but itself, sorted by path.
//! What was asked for stands there twice: `command` is what a machine needs to ask for it again, `options` is what
//! it came to, for a reader. No path of the machine is in either, so the same corpus in another folder gives the same manifest; whoever makes
//! the report again has to say where its inputs are.
//! It does not read inputs: their digests are taken where their bytes are read.
//!
//! ```json
//! {
//!   "schema": "gleaner-manifest/2", "generator": "gleaner 0.1.0",
//!   "command": {"name": "report", "arguments": [["by", "outlet"], ["top", "50"]]},
//!   "options": [{"name", "value"}],
//!   "inputs":  [{"name", "blake3"}],
//!   "outputs": [{"path", "bytes", "blake3"}]
//! }
//! ```

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use super::OutputFile;
use crate::error::Error;

/// The version of the shape of `manifest.json`.
pub const SCHEMA: &str = "gleaner-manifest/2";
/// The one before, which does not hold the command.
const BEFORE: &str = "gleaner-manifest/1";
/// Where it stands in the report folder.
pub(super) const PATH: &str = "manifest.json";
/// How the schema of every version begins, later ones included.
const FAMILY: &str = "gleaner-manifest/";

/// The command that made a report, as far as it decides what the report holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recorded {
    /// The subcommand: `report` or `compare`.
    pub name: String,
    /// Long names of options without their dashes, and their values: those that are not the default, sorted by name, the values
    /// of one in the order in which they were given. A file is told by the digest of its bytes.
    pub arguments: Vec<(String, String)>,
}

/// A file as a manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Path below the report folder, with forward slashes; it never leads out of it.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 digest of its bytes, 64 hexadecimal digits.
    pub blake3: String,
}

/// What a `manifest.json` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// `gleaner` and its version.
    pub generator: String,
    /// The command; `None` for a report that was not made on the command line.
    pub command: Option<Recorded>,
    /// What was chosen, for a reader: name and value.
    pub options: Vec<(String, String)>,
    /// Name and BLAKE3 digest of every source; the digest is empty where it could not be read.
    pub inputs: Vec<(String, String)>,
    /// Every file of the report but the manifest, sorted by path.
    pub outputs: Vec<Listed>,
}

impl Manifest {
    /// Reads a manifest that may come from anywhere.
    ///
    /// # Errors
    /// [`Error::Input`] where gleaner did not write it, or where the version that did is too old or too new.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Head {
            schema: String,
            generator: String,
        }
        let foreign = |why: &dyn std::fmt::Display| {
            Error::Input(format!(
                "manifest.json is not as gleaner writes it ({why}): make the report anew"
            ))
        };
        let head: Head = serde_json::from_slice(bytes).map_err(|error| foreign(&error))?;
        match head.schema.as_str() {
            SCHEMA => {}
            BEFORE => {
                return Err(Error::Input(format!(
                    "the report was made by a {} that did not yet write down how to make it again: make it anew, \
                     and it can be verified from then on",
                    line(&head.generator)
                )));
            }
            later if later.starts_with(FAMILY) => {
                return Err(Error::Input(format!(
                    "manifest.json is of the version {}, which this gleaner does not know: verify the report with {}, \
                     which made it",
                    line(later),
                    line(&head.generator)
                )));
            }
            _ => return Err(foreign(&"its schema is another")),
        }
        let stored: Stored<'_> = serde_json::from_slice(bytes).map_err(|error| foreign(&error))?;
        let mut paths = BTreeSet::new();
        for Output { path, blake3, .. } in &stored.outputs {
            if !is_inside(path) {
                return Err(foreign(&format!("{} is not a path in a report", line(path))));
            }
            if !paths.insert(path) {
                return Err(foreign(&format!("{} is listed twice", line(path))));
            }
            if !is_digest(blake3) {
                return Err(foreign(&format!("{} has no digest", line(path))));
            }
        }
        Ok(stored.into())
    }
}

#[derive(Serialize, Deserialize)]
struct Stored<'m> {
    schema: Cow<'m, str>,
    generator: Cow<'m, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    command: Option<Cow<'m, Recorded>>,
    options: Vec<Choice<'m>>,
    inputs: Vec<Input<'m>>,
    outputs: Vec<Output<'m>>,
}

#[derive(Serialize, Deserialize)]
struct Choice<'m> {
    name: Cow<'m, str>,
    value: Cow<'m, str>,
}

#[derive(Serialize, Deserialize)]
struct Input<'m> {
    name: Cow<'m, str>,
    blake3: Cow<'m, str>,
}

#[derive(Serialize, Deserialize)]
struct Output<'m> {
    path: Cow<'m, str>,
    bytes: u64,
    blake3: Cow<'m, str>,
}

impl From<Stored<'_>> for Manifest {
    fn from(stored: Stored<'_>) -> Self {
        Self {
            generator: stored.generator.into_owned(),
            command: stored.command.map(Cow::into_owned),
            options: stored
                .options
                .into_iter()
                .map(|Choice { name, value }| (name.into_owned(), value.into_owned()))
                .collect(),
            inputs: stored
                .inputs
                .into_iter()
                .map(|Input { name, blake3 }| (name.into_owned(), blake3.into_owned()))
                .collect(),
            outputs: stored
                .outputs
                .into_iter()
                .map(|Output { path, bytes, blake3 }| Listed {
                    path: path.into_owned(),
                    bytes,
                    blake3: blake3.into_owned(),
                })
                .collect(),
        }
    }
}

/// The manifest of `outputs`, made by `command` from `inputs` (name, BLAKE3 digest in hexadecimal) under `options` (name,
/// value).
///
/// Inputs and options keep their order; outputs are sorted by path.
///
/// # Panics
/// Never: a value of strings and integers always becomes JSON.
#[must_use]
pub fn manifest(
    generator: &str,
    command: Option<&Recorded>,
    inputs: &[(String, String)],
    options: &[(String, String)],
    outputs: &[OutputFile],
) -> OutputFile {
    let mut listed: Vec<Output<'_>> = outputs
        .iter()
        .map(|file| Output {
            path: file.path.as_str().into(),
            bytes: file.length(),
            blake3: file.digest().into(),
        })
        .collect();
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = Stored {
        schema: SCHEMA.into(),
        generator: generator.into(),
        command: command.map(Cow::Borrowed),
        options: options
            .iter()
            .map(|(name, value)| Choice {
                name: name.into(),
                value: value.into(),
            })
            .collect(),
        inputs: inputs
            .iter()
            .map(|(name, blake3)| Input {
                name: name.into(),
                blake3: blake3.into(),
            })
            .collect(),
        outputs: listed,
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).expect("strings and integers always become JSON");
    bytes.push(b'\n');
    OutputFile::new(PATH, bytes)
}

/// The paths listed in a manifest that gleaner wrote, `manifest.json` among them; `None` for any other text.
///
/// Any version will do, so that a report can always be replaced by one of another version.
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

/// Whether `path` names a file below the report folder on every system.
pub(super) fn is_inside(path: &str) -> bool {
    let normal = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    normal && !path.is_empty() && !path.contains(['\\', ':', '\0'])
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Text of others as a part of a message: one short line.
fn line(text: &str) -> String {
    text.chars()
        .take(100)
        .map(|letter| if letter.is_control() { '\u{fffd}' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded() -> Recorded {
        Recorded {
            name: "report".to_owned(),
            arguments: vec![("by".to_owned(), "outlet".to_owned())],
        }
    }

    fn sample() -> OutputFile {
        let files = [OutputFile::new("b.txt", "abc"), OutputFile::new("a/x.csv", "")];
        let inputs = [("seeds/one.txt".to_owned(), "00".to_owned())];
        let options = [("top".to_owned(), "20".to_owned())];
        manifest("gleaner 1", Some(&recorded()), &inputs, &options, &files)
    }

    fn refused(text: &str) -> String {
        Manifest::parse(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn lists_every_output_with_its_digest() {
        let file = sample();
        assert_eq!(file.path, "manifest.json");
        let value: serde_json::Value = serde_json::from_slice(file.in_memory().unwrap()).unwrap();
        assert_eq!(value["schema"], SCHEMA);
        assert_eq!(value["command"]["arguments"][0][1], "outlet");
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
    fn what_is_written_is_read() {
        let read = Manifest::parse(sample().in_memory().unwrap()).unwrap();
        assert_eq!(read.generator, "gleaner 1");
        assert_eq!(read.command, Some(recorded()));
        assert_eq!(read.inputs, [("seeds/one.txt".to_owned(), "00".to_owned())]);
        assert_eq!(read.options, [("top".to_owned(), "20".to_owned())]);
        assert_eq!(
            (read.outputs[1].path.as_str(), read.outputs[1].bytes),
            ("b.txt", 3)
        );
        let without = manifest("gleaner 1", None, &[], &[], &[]);
        assert_eq!(
            Manifest::parse(without.in_memory().unwrap()).unwrap().command,
            None
        );
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
            assert!(refused(other).contains("not as gleaner writes it"), "{other}");
        }
    }

    #[test]
    fn other_versions_say_the_way_out_and_are_ours_all_the_same() {
        let before =
            r#"{"schema":"gleaner-manifest/1","generator":"gleaner 0.1.0","outputs":[{"path":"a"}]}"#;
        assert_eq!(
            refused(before),
            "the report was made by a gleaner 0.1.0 that did not yet write down how to make it again: make it anew, \
             and it can be verified from then on"
        );
        let later = before.replace("/1", "/7").replace("0.1.0", "9.0.0");
        assert_eq!(
            refused(&later),
            "manifest.json is of the version gleaner-manifest/7, which this gleaner does not know: verify the report \
             with gleaner 9.0.0, which made it"
        );
        for text in [before, &later] {
            assert_eq!(listed(text.as_bytes()).unwrap().len(), 2);
        }
    }

    #[test]
    fn a_manifest_that_lies_is_refused() {
        let digest = "0".repeat(64);
        let with = |outputs: &str| {
            let outputs = outputs.replace("DIGEST", &digest);
            format!(
                r#"{{"schema":"{SCHEMA}","generator":"g","options":[],"inputs":[],"outputs":[{outputs}]}}"#
            )
        };
        for path in ["../precious", "/etc/passwd", "", "a/../../b", "c:x", "a\\\\b"] {
            let lie = with(&format!(r#"{{"path":"{path}","bytes":1,"blake3":"DIGEST"}}"#));
            assert!(refused(&lie).contains("is not a path in a report"), "{path}");
        }
        let file = r#"{"path":"a","bytes":1,"blake3":"DIGEST"}"#;
        assert!(Manifest::parse(with(file).as_bytes()).is_ok());
        assert!(refused(&with(&format!("{file},{file}"))).contains("a is listed twice"));
        assert!(refused(&with(&file.replace("DIGEST", "x"))).contains("a has no digest"));
        assert!(refused(&with(&file.replace("1,", "-1,"))).contains("not as gleaner writes it"));
        let deep = "[".repeat(100_000);
        assert!(refused(&deep).contains("not as gleaner writes it"));
    }
}
