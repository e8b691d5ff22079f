mod causes;

use std::io::Write;
use std::path::Path;

use super::*;
use crate::report::{Recorded, Spool, manifest};

/// A run of gleaner: what it was made with and what it gave.
#[derive(Clone)]
struct Run {
    version: &'static str,
    arguments: Vec<(&'static str, String)>,
    options: Vec<(&'static str, &'static str)>,
    inputs: Vec<(String, String)>,
    files: Vec<OutputFile>,
}

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn run() -> Run {
    Run {
        version: "gleaner 0.1.0",
        arguments: vec![("by", "outlet".to_owned())],
        options: vec![("top", "20"), ("language", "detected")],
        inputs: ["courier.txt", "wire.jsonl"]
            .map(|name| (name.to_owned(), digest(name)))
            .to_vec(),
        files: vec![
            OutputFile::new("index.html", "<p>16 articles</p>\n"),
            OutputFile::new(
                "report.json",
                r#"{"title":"16 articles","rows":[{"term":"quay","n":3}]}"#,
            ),
            OutputFile::new("tables/terms.csv", "term,cf,df\nquay,3,2\ntram,1,1\n"),
            OutputFile::new("tables/terms.parquet", "PAR1quayPAR1"),
        ],
    }
}

impl Run {
    fn made(&self) -> Vec<OutputFile> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let options: Vec<(String, String)> = self.options.iter().map(owned).collect();
        let command = Recorded {
            name: "report".to_owned(),
            arguments: self
                .arguments
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        };
        let mut files = self.files.clone();
        files.push(manifest(
            self.version,
            Some(&command),
            &self.inputs,
            &options,
            &files,
        ));
        files
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.files.retain(|file| file.path != path);
        self.files.push(OutputFile::new(path, text));
        self
    }
}

/// The folder of a report.
fn put(folder: &Path, run: &Run) {
    for file in run.made() {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        file.copy_to(&mut std::fs::File::create(path).unwrap()).unwrap();
    }
}

/// What is found where `then` lies in a folder, after `spoil`, and `now` is the new run.
fn verify_spoiled(then: &Run, spoil: impl FnOnce(&Path), now: &Run) -> Findings {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reports");
    put(&folder, then);
    spoil(&folder);
    let kept = Kept::read(&folder).unwrap();
    findings(&kept, &now.made(), home.path()).unwrap()
}

fn verify(then: &Run, now: &Run) -> Findings {
    verify_spoiled(then, |_| {}, now)
}

/// Level, rule and sentence.
fn said(found: &Findings) -> Vec<String> {
    let line = |finding: &Finding| format!("{} {}: {}", finding.level.id(), finding.rule, finding.message);
    found.findings.iter().map(line).collect()
}

const ALL_SAME: &str = "Every file came out of the new run as it was, to the byte.";

#[test]
fn the_same_again_is_nothing_to_tell() {
    let found = verify(&run(), &run());
    assert_eq!(said(&found), [""; 0]);
    assert_eq!(found.remarks, [ALL_SAME]);
    assert!(found.looked_at.starts_with("4 files of the report in "));
    assert!(found.looked_at.ends_with("reports, 2 inputs"));
    assert_eq!(found.held_against.as_deref(), Some("a new run of gleaner 0.1.0"));
    assert!(!found.fail(Level::Note));
    let rules: Vec<&str> = found.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(rules, [VERSION, OPTIONS, INPUT, MISSING, CHANGED, OUTPUT]);
}

#[test]
fn a_file_that_was_changed_in_the_folder() {
    let spoil = |folder: &Path| std::fs::write(folder.join("index.html"), "<p>160 articles</p>\n").unwrap();
    let found = verify_spoiled(&run(), spoil, &run());
    assert_eq!(
        said(&found),
        [
            "error verify/changed: index.html was changed after the report was made; the new run gives it as it was written: line \
             1 is “<p>160 articles</p>” in the report and “<p>16 articles</p>” now."
        ]
    );
    assert_eq!(found.remarks, [ALL_SAME]);
    let found = verify_spoiled(&run(), spoil, &run().with("index.html", "<p>1 article</p>\n"));
    assert_eq!(
        said(&found),
        [
            "error verify/changed: index.html was changed after the report was made.",
            "error verify/output: index.html came out otherwise than manifest.json has it; where cannot be told, because the \
             file in the report was changed since. Inputs, options and version are the same."
        ]
    );
    let found = verify_spoiled(&run(), spoil, &run().with("index.html", "<p>160 articles</p>\n"));
    assert!(said(&found)[1].contains("as it stands in the folder and not as manifest.json has it"));
    // One byte, and nothing is longer.
    let spoil = |folder: &Path| std::fs::write(folder.join("tables/terms.parquet"), "PAR1qxayPAR1").unwrap();
    let found = verify_spoiled(&run(), spoil, &run());
    assert!(said(&found)[0].ends_with("byte 6 (of 12 then, 12 now) is 0x78 in the report and 0x75 now."));
}

#[test]
fn a_file_that_is_gone() {
    let found = verify_spoiled(
        &run(),
        |folder| std::fs::remove_file(folder.join("report.json")).unwrap(),
        &run(),
    );
    assert_eq!(
        said(&found),
        [
            "error verify/missing: report.json is not in the folder of the report, and manifest.json lists it: make the \
             report anew to have it back."
        ]
    );
    let spoil = |folder: &Path| {
        std::fs::remove_file(folder.join("report.json")).unwrap();
        std::fs::create_dir(folder.join("report.json")).unwrap();
    };
    let found = verify_spoiled(&run(), spoil, &run().with("report.json", "{}"));
    assert!(said(&found)[0].contains("is not a file, and manifest.json lists it as one"));
    assert!(said(&found)[1].contains("because the file in the report is gone"));
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_is_read() {
    let spoil = |folder: &Path| {
        let secret = folder.parent().unwrap().join("secret");
        std::fs::write(&secret, "secret").unwrap();
        for path in ["report.json", "index.html"] {
            std::fs::remove_file(folder.join(path)).unwrap();
        }
        std::os::unix::fs::symlink(&secret, folder.join("report.json")).unwrap();
        std::os::unix::fs::symlink("tables/terms.csv", folder.join("index.html")).unwrap();
    };
    let found = verify_spoiled(&run(), spoil, &run().with("report.json", "{}"));
    assert!(said(&found)[0].contains("report.json is a link that leads out of the report, and was not read"));
    assert!(
        said(&found)[1].contains("index.html was changed"),
        "{:?}",
        said(&found)
    );
    assert!(!format!("{found:?}").contains("“secret"));
}

#[test]
fn of_many_the_most_telling_are_told() {
    let (mut then, mut now) = (run(), run());
    for number in 0..30 {
        for ending in ["svg", "csv"] {
            let path = format!("tables/t{number:02}.{ending}");
            then = then.with(&path, "a\n1\n");
            now = now.with(&path, "a\n2\n");
        }
        now.inputs.push((format!("n{number}"), digest("n")));
    }
    let found = verify(&then, &now);
    assert_eq!(found.findings.len(), 40);
    assert!(
        found.findings[20..]
            .iter()
            .all(|finding| finding.message.contains("column a of row 1 is"))
    );
    assert_eq!(
        found.remarks,
        [
            "60 of 64 files came out otherwise.",
            "Of 30 findings of verify/input, 20 are told.",
            "Of 60 findings of verify/output, 20 are told."
        ]
    );
}

#[test]
fn a_manifest_in_other_bytes_is_a_change_too() {
    let spoil = |folder: &Path| {
        let path = folder.join("manifest.json");
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace("  \"options\"", " \"options\"");
        std::fs::write(path, text).unwrap();
    };
    let found = verify_spoiled(&run(), spoil, &run());
    assert_eq!(found.findings.len(), 1);
    assert!(
        said(&found)[0]
            .starts_with("error verify/changed: manifest.json was changed after the report was made: line "),
        "{:?}",
        said(&found)
    );
}

#[test]
fn a_file_too_large_for_memory_is_read_from_where_it_lies() {
    let home = tempfile::tempdir().unwrap();
    let large = |last: &str| {
        let mut spool = Spool::new(home.path());
        spool.write_all("a,b\n1,2\n".repeat(700_000).as_bytes()).unwrap();
        spool.write_all(last.as_bytes()).unwrap();
        let file = spool.finish("tables/large.csv").unwrap();
        assert!(file.in_memory().is_none());
        file
    };
    let (mut then, mut now) = (run(), run());
    then.files.push(large("x,3\n"));
    now.files.push(large("x,4\n"));
    assert!(
        said(&verify(&then, &now))[0]
            .contains("column b of row 1,400,000 (a x) is “3” in the report and “4” now")
    );
}

#[test]
fn a_folder_that_cannot_be_verified_says_why() {
    let home = tempfile::tempdir().unwrap();
    let error = Kept::read(home.path()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("holds no manifest.json: name the folder of a report")
    );
    assert_eq!(error.exit_code(), 3);
    let files = [manifest("gleaner 0.1.0", None, &[], &[], &[])];
    std::fs::write(home.path().join("manifest.json"), files[0].in_memory().unwrap()).unwrap();
    let kept = Kept::read(home.path()).unwrap();
    assert!(
        kept.command()
            .unwrap_err()
            .to_string()
            .contains("names no command")
    );
    assert!(findings(&kept, &[], home.path()).is_err());
    assert_eq!(findings(&kept, &files, home.path()).unwrap().findings, []);
}
