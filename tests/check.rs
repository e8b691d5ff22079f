//! Promise: a job that runs by itself fails when the corpus moved or the input broke, says why, and passes otherwise.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};

use common::articles::write;
use common::gleaner;
use common::news::Day;
use quick_xml::events::Event;
use serde_json::Value;

/// Ordinary days.
const ORDINARY: [usize; 3] = [40, 40, 40];

/// What a check said in every format, and how it ended.
struct Told {
    code: i32,
    human: String,
    folder: PathBuf,
}

impl Told {
    fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.file("findings.json")).unwrap()
    }
}

/// Checks `input` in every format at once.
fn check(folder: &Path, input: &Path, more: &[&str]) -> Told {
    let out = |name: &str| folder.join(name).display().to_string();
    let formats = [
        format!("github={}", out("github.log")),
        format!("json={}", out("findings.json")),
        format!("sarif={}", out("gleaner.sarif")),
        format!("junit={}", out("gleaner.xml")),
        format!("markdown={}", out("findings.md")),
        "human".to_owned(),
    ];
    let mut command = gleaner();
    command
        .args([
            "check",
            "--quiet",
            "--no-config",
            "--by",
            "outlet",
            "--topics",
            "4",
        ])
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
        .arg(input)
        .args(more);
    for format in formats {
        command.args(["--output-format", &format]);
    }
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("panicked"), "{told}");
    Told {
        code: output.status.code().unwrap(),
        human: String::from_utf8(output.stdout).unwrap(),
        folder: folder.to_path_buf(),
    }
}

/// Every format says the same: so many failing findings, and these words.
fn assert_told(told: &Told, failures: usize, words: &[&str]) {
    let json = told.json();
    assert_eq!(json["schema"], "gleaner-findings/1");
    let errors = |findings: &Value| {
        let findings = findings.as_array().unwrap().iter();
        findings
            .filter(|finding| finding["level"] == "error" && finding["state"] == "new")
            .count()
    };
    assert_eq!(errors(&json["findings"]), failures, "{json:#}");

    let sarif: Value = serde_json::from_str(&told.file("gleaner.sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(result["partialFingerprints"].is_object());
    }
    let failing = |result: &&Value| result["level"] == "error" && result["baselineState"] != "unchanged";
    assert_eq!(results.iter().filter(failing).count(), failures);

    let (tests, failed) = junit(&told.file("gleaner.xml"));
    assert!(tests >= 10, "a case for each rule, {tests}");
    assert_eq!(failed > 0, failures > 0);

    let github = told.file("github.log");
    let commands = github.lines().filter(|line| line.starts_with("::")).count();
    assert!(commands <= 10, "{github}");
    assert_eq!(github.contains("::error"), failures > 0, "{github}");
    assert!(told.file("summary.md").len() < 1 << 20);
    for word in words {
        for (name, text) in [
            ("human", told.human.clone()),
            ("github", github.clone()),
            ("summary", told.file("summary.md")),
            ("markdown", told.file("findings.md")),
            ("junit", told.file("gleaner.xml")),
            ("sarif", sarif.to_string()),
        ] {
            assert!(text.contains(word), "{name} does not say {word}:\n{text}");
        }
    }
}

/// The numbers of cases and of failed ones in a file of `JUnit`, as a parser of XML finds them; they are what the file itself says.
fn junit(xml: &str) -> (usize, usize) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut tests, mut failures, mut said) = (0, 0, None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                b"testcase" => tests += 1,
                b"failure" => failures += 1,
                b"testsuite" => {
                    let number = |name: &str| -> usize {
                        let attribute = tag.try_get_attribute(name).unwrap().unwrap();
                        String::from_utf8(attribute.value.to_vec())
                            .unwrap()
                            .parse()
                            .unwrap()
                    };
                    said = Some((number("tests"), number("failures")));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let (said_tests, said_failures) = said.unwrap();
    assert_eq!(said_tests, tests);
    // A case fails once, however much its rule found.
    assert!(said_failures <= failures && (said_failures > 0) == (failures > 0));
    (tests, said_failures)
}

fn day(folder: &Path, name: &str, seed: u64, solvane: [usize; 3]) -> PathBuf {
    let day = Day {
        seed,
        articles: 400,
        solvane,
    };
    write(folder, name, &day.lines())
}

fn baseline(folder: &Path, input: &Path) -> String {
    let baseline = folder.join("baseline.json").display().to_string();
    let made = check(folder, input, &["--baseline", &baseline, "--update-baseline"]);
    assert_eq!(made.code, 0, "{}", made.human);
    baseline
}

#[test]
fn an_ordinary_day_passes_and_a_doubled_name_fails_named_first() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let baseline = baseline(folder, &day(folder, "month.jsonl", 1, ORDINARY));

    let ordinary = day(folder, "ordinary.jsonl", 2, ORDINARY);
    let told = check(folder, &ordinary, &["--baseline", &baseline]);
    assert_eq!(told.code, 0, "{}", told.human);
    assert_told(&told, 0, &[]);

    let doubled = day(folder, "doubled.jsonl", 3, [40, 80, 40]);
    let told = check(folder, &doubled, &["--baseline", &baseline]);
    assert_eq!(told.code, 1, "{}", told.human);
    let json = told.json();
    let first = &json["findings"][0];
    assert_eq!(first["rule"], "drift/entity", "{json:#}");
    assert_eq!(first["subject"], "Ingrid Solvane (person)");
    assert_eq!(first["scope"], "outlet = Fen Post");
    assert!(first["interval"]["low"].as_f64().unwrap() > 1.25_f64.log2());
    assert!(first["log_ratio"].as_f64().unwrap() > 0.7);
    assert!(!first["evidence"].as_array().unwrap().is_empty());
    let failures = json["findings"].as_array().unwrap().iter();
    let failures = failures.filter(|finding| finding["level"] == "error").count();
    assert_told(&told, failures, &["Ingrid Solvane", "Fen Post"]);

    // Once somebody has looked, the baseline moves with it, and the same day passes.
    let moved = check(folder, &doubled, &["--baseline", &baseline, "--update-baseline"]);
    assert_eq!(moved.code, 0, "{}", moved.human);
    let told = check(folder, &doubled, &["--baseline", &baseline]);
    assert_eq!(told.code, 0, "{}", told.human);
}

#[test]
fn a_broken_scrape_is_named() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let month = day(folder, "month.jsonl", 1, ORDINARY);
    let baseline = baseline(folder, &month);

    // One outlet sent a wall in place of its articles.
    let wall = "Please enable JavaScript and accept all cookies to continue reading this page.";
    let lines = std::fs::read_to_string(&month).unwrap();
    let broken = lines.lines().map(|line| {
        let mut article: Value = serde_json::from_str(line).unwrap();
        if article["outlet"] == "Fen Post" {
            article["text"] = wall.into();
        }
        article.to_string() + "\n"
    });
    let broken = write(folder, "wall.jsonl", &broken.collect::<String>());
    let told = check(folder, &broken, &["--baseline", &baseline]);
    assert_eq!(told.code, 1, "{}", told.human);
    let json = told.json();
    let first = &json["findings"][0];
    assert!(first["rule"].as_str().unwrap().starts_with("gate/"), "{json:#}");
    assert!(
        format!("{} {}", first["subject"], first["message"]).contains("Fen Post"),
        "{json:#}"
    );

    // Nothing but empty articles.
    let empty = lines.lines().map(|line| {
        let mut article: Value = serde_json::from_str(line).unwrap();
        article["text"] = "".into();
        article.to_string() + "\n"
    });
    let empty = write(folder, "empty.jsonl", &empty.collect::<String>());
    let told = check(folder, &empty, &["--baseline", &baseline]);
    assert!(matches!(told.code, 1 | 3), "{} {}", told.code, told.human);
    let failures = told.json()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["level"] == "error")
        .count();
    assert!(failures > 0);
    assert_told(&told, failures, &["gate/"]);

    // A file that is none of ours.
    let garbage = folder.join("garbage");
    std::fs::create_dir(&garbage).unwrap();
    std::fs::write(garbage.join("page.txt"), [0_u8, 159, 146, 150, 0, 1, 2, 3]).unwrap();
    let told = check(folder, &garbage, &["--baseline", &baseline]);
    assert!(matches!(told.code, 1 | 3), "{} {}", told.code, told.human);
    assert_eq!(told.json()["failed"], true);

    // No baseline is made of it, and the old one stays.
    let before = std::fs::read(&baseline).unwrap();
    let told = check(folder, &empty, &["--baseline", &baseline, "--update-baseline"]);
    assert_eq!(told.code, 3, "{}", told.human);
    assert_eq!(std::fs::read(&baseline).unwrap(), before);
}

#[test]
fn what_the_baseline_accepts_is_told_and_fails_nothing() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let input = day(folder, "day.jsonl", 5, ORDINARY);
    let settings = write(
        folder,
        "gleaner.toml",
        "[[check.rule]]\nname = \"no-ferry\"\nterm = \"ferry\"\nmust = \"not-appear\"\n\n[[check.rule]]\nname = \"director\"\n\
         entity = \"Ingrid Solvane\"\nunit = \"percent-of-articles\"\nmin = 20\nwhere = { outlet = \"Fen Post\" }\n",
    );
    let run = |more: &[&str]| {
        let output = gleaner()
            .args([
                "check",
                "--quiet",
                "--topics",
                "none",
                "--output-format",
                "json",
                "--config",
            ])
            .arg(&settings)
            .arg(&input)
            .args(more)
            .output()
            .unwrap();
        let json: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), json)
    };
    let (code, json) = run(&[]);
    assert_eq!(code, 1, "{json:#}");
    assert_eq!(json["findings"][0]["rule"], "content/no-ferry");
    assert_eq!(
        json["findings"].as_array().unwrap().len(),
        1,
        "the other rule holds: {json:#}"
    );

    let baseline = folder.join("baseline.json").display().to_string();
    let (code, _) = run(&["--baseline", &baseline, "--update-baseline"]);
    assert_eq!(code, 0);
    let (code, json) = run(&["--baseline", &baseline]);
    assert_eq!(code, 0, "{json:#}");
    let known: Vec<&Value> = json["findings"].as_array().unwrap().iter().collect();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0]["state"], "known");
}

#[test]
fn nothing_but_a_baseline_is_ever_replaced() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let input = write(
        folder,
        "day.jsonl",
        &Day {
            seed: 9,
            articles: 20,
            solvane: ORDINARY,
        }
        .lines(),
    );
    let run = |more: &[&str]| {
        let output = gleaner()
            .current_dir(folder)
            .args(["check", "--quiet", "--no-config", "--topics", "none", "day.jsonl"])
            .args(more)
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let before = std::fs::read(&input).unwrap();
    // Articles are no baseline, and no place for findings.
    let (code, told) = run(&["--baseline", "day.jsonl", "--update-baseline"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("is there and is no baseline"), "{told}");
    let (code, told) = run(&["--output-format", "json=./day.jsonl"]);
    assert_eq!(code, 2, "{told}");
    assert_eq!(std::fs::read(&input).unwrap(), before);
    let (code, told) = run(&["--output-format", "json=x", "--output-format", "sarif=./x"]);
    assert_eq!(code, 2, "{told}");

    // A baseline that is damaged, or was counted in another way, is made anew.
    let (code, told) = run(&["--baseline", "b.json", "--update-baseline"]);
    assert_eq!(code, 0, "{told}");
    let whole = std::fs::read(folder.join("b.json")).unwrap();
    std::fs::write(folder.join("b.json"), &whole[..whole.len() / 2]).unwrap();
    let (code, told) = run(&["--baseline", "b.json"]);
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("b.json"), "{told}");
    assert_eq!(run(&["--baseline", "b.json", "--update-baseline"]).0, 0);
    assert_eq!(std::fs::read(folder.join("b.json")).unwrap(), whole);
    let (code, told) = run(&["--baseline", "b.json", "--no-stem"]);
    assert_eq!(code, 2, "{told}");
    assert_eq!(
        run(&["--baseline", "b.json", "--no-stem", "--update-baseline"]).0,
        0
    );
    assert_ne!(std::fs::read(folder.join("b.json")).unwrap(), whole);
}

#[test]
fn what_was_accepted_and_became_worse_fails_again() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let day = Day {
        seed: 9,
        articles: 60,
        solvane: ORDINARY,
    }
    .lines();
    // So many of a hundred articles are cut to a few words.
    let cut = |hundredth: usize| {
        let lines = day.lines().enumerate().map(|(at, line)| {
            let mut article: Value = serde_json::from_str(line).unwrap();
            if at * 37 % 100 < hundredth {
                article["text"] = "The ferry was late today.".into();
            }
            article.to_string() + "\n"
        });
        lines.collect::<String>()
    };
    let baseline = folder.join("b.json").display().to_string();
    let settings = write(
        folder,
        "gleaner.toml",
        "[check.drift]\nterms = \"off\"\nentities = \"off\"\ntopics = \"off\"\n[check.gate.same-text]\nlevel = \"off\"\n\
         [check.gate.boilerplate]\nlevel = \"off\"\n[check.gate.duplicates]\nlevel = \"off\"\n",
    );
    let run = |text: &str, more: &[&str]| {
        let input = write(folder, "day.jsonl", text);
        let output = gleaner()
            .args([
                "check",
                "--quiet",
                "--topics",
                "none",
                "--output-format",
                "json",
                "--baseline",
                &baseline,
                "--config",
            ])
            .arg(&settings)
            .arg(input)
            .args(more)
            .output()
            .unwrap();
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code().unwrap(), json)
    };
    let (_, json) = run(&cut(30), &["--update-baseline"]);
    assert_eq!(json["findings"][0]["rule"], "gate/short", "{json:#}");
    assert_eq!(json["findings"][0]["level"], "warning", "{json:#}");
    let (code, json) = run(&cut(30), &[]);
    assert_eq!(
        (code, &json["findings"][0]["state"]),
        (0, &"known".into()),
        "{json:#}"
    );
    let (code, json) = run(&cut(95), &[]);
    assert_eq!(
        (code, &json["findings"][0]["state"]),
        (1, &"new".into()),
        "{json:#}"
    );
}
