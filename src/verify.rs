//! Whether a report comes out of its inputs again, to the byte, and if not, what differs and why.
//!
//! A report's manifest has a digest of every input and every output, and the command between them. So there are three questions, and each has an
//! answer of its own: is the folder still what was written ([`Kept`]), are the inputs, the options and the version what they
//! were, and does the command give the same files again. What differs in the answer to the second is the likely cause of what
//! differs in the third, and is told first; where nothing does, that is said too, because then the fault is gleaner's.
//!
//! It runs nothing and puts nothing in place: whoever calls it makes the report again and hands over its files. Of a file that
//! came out otherwise it tells the first difference, not all.

pub mod difference;

mod causes;
mod kept;
mod outputs;
#[cfg(test)]
mod tests;

pub use kept::{Kept, State};

use std::path::Path;

use crate::error::Error;
use crate::finding::{Finding, Findings, Level, Rule};
use crate::number;
use crate::report::{Manifest, OutputFile};

const VERSION: &str = "verify/version";
const OPTIONS: &str = "verify/options";
const INPUT: &str = "verify/input";
const MISSING: &str = "verify/missing";
const CHANGED: &str = "verify/changed";
const OUTPUT: &str = "verify/output";

/// Findings of one rule that are told, at most.
const TOLD: usize = 20;
/// Name of the manifest in the folder and among the files of a run.
const MANIFEST: &str = "manifest.json";

const UNEXPLAINED: &str = "Inputs, options and version are the same, and files came out otherwise. What can still be behind it: another \
    build of the same version, a file that is passed over and came or went, or counts by `gleaner count` that were made otherwise. If it \
    is none of these, it is a bug in gleaner: please report it.";

/// Every rule, causes before effects.
pub fn rules() -> Vec<Rule> {
    let rule = |id: &str, title: &str, meaning: &str| Rule {
        id: id.to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        level: Level::Error,
    };
    vec![
        rule(
            VERSION,
            "Version of gleaner",
            "The report was made by another version. It is a note where every file came out the same.",
        ),
        rule(
            OPTIONS,
            "Options",
            "An option is another than when the report was made, or a file that an option names has other bytes.",
        ),
        rule(
            INPUT,
            "Inputs",
            "An input has other bytes than when the report was made, is gone, is new, or has another name.",
        ),
        rule(
            MISSING,
            "Files that are gone",
            "A file that manifest.json lists is not in the folder of the report.",
        ),
        rule(
            CHANGED,
            "Files that were changed",
            "A file in the folder of the report has other bytes than manifest.json says: it was changed after the report was \
             made.",
        ),
        rule(
            OUTPUT,
            "Files that came out otherwise",
            "A new run gives other bytes than manifest.json says. The first difference is told, and the likely cause.",
        ),
    ]
}

/// What tells a report from the one that was made again in its place.
///
/// `again` are the files of the new run, its manifest among them; large ones are laid down in the folder `scratch` to be
/// read. Findings are in the order of [`rules`], and of each rule there are at most 20; the remarks say how many more.
///
/// # Errors
/// [`Error::Io`] where a file cannot be read, [`Error::Stage`] where the new run has no manifest.
pub fn findings(kept: &Kept, again: &[OutputFile], scratch: &Path) -> Result<Findings, Error> {
    let then = kept.manifest();
    let made = again.iter().find(|file| file.path == MANIFEST);
    let bytes = made.and_then(OutputFile::in_memory);
    let bytes =
        bytes.ok_or_else(|| Error::stage("verify", "a report needs its manifest.json to be verified"))?;
    let now = Manifest::parse(bytes)?;

    let mut remarks = Vec::new();
    let outputs = outputs::Outputs::of(kept, again);
    let version = causes::version(then, &now, outputs.all_same());
    let options = causes::options(then, &now);
    let inputs = causes::inputs(then, &now);
    let why = causes::likely(version.is_some(), !options.is_empty(), !inputs.is_empty());
    if outputs.all_same() {
        remarks.push("Every file came out of the new run as it was, to the byte.".to_owned());
    } else {
        remarks.push(format!(
            "{} of {} came out otherwise.",
            number::count(outputs.different() as u64),
            number::counted(outputs.all() as u64, "file")
        ));
        if why.is_none() {
            remarks.push(UNEXPLAINED.to_owned());
        }
    }

    let mut found: Vec<Finding> = version.into_iter().collect();
    for (rule, of_rule) in [
        (OPTIONS, options),
        (INPUT, inputs),
        (MISSING, outputs.missing()),
        (CHANGED, outputs.changed(scratch)?),
        (OUTPUT, outputs.findings(why.as_deref(), scratch)?),
    ] {
        found.extend(told(rule, of_rule, &mut remarks));
    }
    if outputs.different() > TOLD {
        remarks.push(left_out(OUTPUT, outputs.different()));
    }
    // Whatever a manifest can say has been compared; what is left is how it says it.
    if found.is_empty() {
        found.extend(outputs::rewritten(kept.bytes(), bytes)?);
    }
    Ok(Findings {
        generator: now.generator.clone(),
        command: "verify".to_owned(),
        looked_at: format!(
            "{} of the report in {}, {}",
            number::counted(then.outputs.len() as u64, "file"),
            kept.folder().display(),
            number::counted(then.inputs.len() as u64, "input")
        ),
        held_against: Some(format!("a new run of {}", legible(&now.generator))),
        rules: rules(),
        findings: found,
        remarks,
    })
}

/// The first findings of a rule, with a remark on the others.
fn told(rule: &str, mut found: Vec<Finding>, remarks: &mut Vec<String>) -> Vec<Finding> {
    if found.len() > TOLD {
        remarks.push(left_out(rule, found.len()));
        found.truncate(TOLD);
    }
    found
}

fn left_out(rule: &str, all: usize) -> String {
    format!(
        "Of {} findings of {rule}, {TOLD} are told.",
        number::count(all as u64)
    )
}

/// Text of others as a part of a message.
fn legible(text: &str) -> String {
    difference::plain(text.as_bytes())
}

/// A digest as a part of a message.
fn short(digest: &str) -> String {
    match digest.get(..12) {
        Some(short) => format!("BLAKE3 {}", legible(short)),
        None => "unknown".to_owned(),
    }
}
