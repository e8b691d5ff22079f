//! Trains and measures the English name tagger.
//!
//! ```text
//! train_entities --data DIR --out DIR [--cc-by-only]    writes model.bin and CARD.md
//! train_entities --data DIR --check                     trains and compares with the embedded model; exit code 1 if it differs
//! train_entities --score DIR --out DIR                  writes what the embedded model finds in each set
//! ```
//!
//! `DIR` of data has `train/cc-by`, `train/cc-by-sa`, `text/voa.txt.gz`, `clusters.tsv.gz` and `dev`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a developer's tool on the command line"
)]

mod card;
mod crf;
mod data;
mod features;
mod lattice;
mod learn;
mod number;
mod pack;
mod score;
mod words;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use gleaner::entity::tag::{MODEL, Tagger};

use learn::Material;

const USAGE: &str =
    "train_entities (--data DIR (--out DIR [--cc-by-only] | --check) | --score DIR --out DIR)";

/// What the command line asks for.
#[derive(Debug, Default)]
struct Arguments {
    data: Option<PathBuf>,
    score: Option<PathBuf>,
    out: Option<PathBuf>,
    check: bool,
    strict: bool,
}

impl Arguments {
    fn read() -> Result<Self> {
        let mut arguments = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut path = || words.next().map(PathBuf::from).context(USAGE);
            match word.as_str() {
                "--data" => arguments.data = Some(path()?),
                "--score" => arguments.score = Some(path()?),
                "--out" => arguments.out = Some(path()?),
                "--check" => arguments.check = true,
                "--cc-by-only" => arguments.strict = true,
                _ => bail!(USAGE),
            }
        }
        Ok(arguments)
    }
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::read()?;
    match (&arguments.data, &arguments.score, &arguments.out) {
        (Some(data), None, None) if arguments.check => check(data),
        (Some(data), None, Some(out)) => write_model(data, out, arguments.strict),
        (None, Some(data), Some(out)) => write_findings(data, out),
        _ => bail!(USAGE),
    }
}

fn train(data: &Path, strict: bool) -> Result<Vec<u8>> {
    let tier = if strict { "CC BY" } else { "CC BY-SA" };
    Material::read(data, strict)?.train(|stage| eprintln!("{tier} model: {stage}"))
}

fn check(data: &Path) -> Result<ExitCode> {
    if train(data, false)? == MODEL {
        println!("the embedded model is what its data give");
        return Ok(ExitCode::SUCCESS);
    }
    println!("the embedded model differs from what its data give");
    Ok(ExitCode::FAILURE)
}

fn write_model(data: &Path, out: &Path, strict: bool) -> Result<ExitCode> {
    let other = train(data, true)?;
    let model = if strict {
        other.clone()
    } else {
        train(data, false)?
    };
    let card = card::card(&model, &other, strict, data)?;
    fs::create_dir_all(out)?;
    fs::write(out.join("model.bin"), model)?;
    fs::write(out.join("CARD.md"), card)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes one file of names for each tagged set, and one of counted names for the raw texts.
fn write_findings(data: &Path, out: &Path) -> Result<ExitCode> {
    fs::create_dir_all(out)?;
    let mut tagger = Tagger::new();
    for (name, ..) in card::SETS {
        let mut lines = String::new();
        for document in data::read(&data.join(format!("dev/{name}.jsonl")))? {
            for (sentence, start, end, kind) in score::found(&mut tagger, &document) {
                let kind = ["PER", "ORG", "LOC", "MISC"][kind];
                let line = serde_json::json!({
                    "id": document.id, "sentence": sentence, "start": start, "end": end, "type": kind,
                });
                writeln!(lines, "{line}")?;
            }
        }
        fs::write(out.join(format!("{name}.jsonl")), lines)?;
    }
    let mut lines = String::new();
    for line in fs::read_to_string(data.join("dev/ww_raw.jsonl"))?.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().context("an article without text")?;
        let spans = score::in_raw(&mut tagger, text);
        let entities: Vec<_> = spans
            .iter()
            .map(|span| serde_json::json!({"name": span.text(text), "type": score::type_of(span.kind), "count": 1}))
            .collect();
        writeln!(
            lines,
            "{}",
            serde_json::json!({"id": value["id"], "entities": entities})
        )?;
    }
    fs::write(out.join("ww_raw.jsonl"), lines)?;
    Ok(ExitCode::SUCCESS)
}
