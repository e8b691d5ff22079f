//! `gleaner check` and `gleaner diff`: whether a corpus is as it should be, and what changed between two.

use std::path::Path;
use std::process::ExitCode;

use serde::Deserialize;

use super::arguments::{CheckArguments, DiffArguments, FailOn};
use super::config::Config;
use super::findings;
use super::report::faults;
use super::screen::{self, Watch};
use crate::check::baseline::accepted;
use crate::check::drift::Snapshot;
use crate::check::settings::Settings;
use crate::compare::Keys;
use crate::error::Error;
use crate::finding::{Finding, Findings, Level, Rule};
use crate::number;
use crate::pipeline::check::{Asking, Checked, check, diff};
use crate::pipeline::{GENERATOR, Options};

const FOUND: u8 = 1;

pub(super) fn run(arguments: &CheckArguments, config: &Config, watch: &Watch) -> anyhow::Result<ExitCode> {
    let mut taken = arguments.reading.named();
    taken.extend(arguments.baseline.clone());
    arguments.told.check(&taken)?;
    let settings = settings(config)?;
    let options = arguments.options(watch.limits())?;
    let checked = match checked(arguments, &settings, &options, watch) {
        Ok(checked) => checked,
        // What cannot be read at all is told where findings are read, and in the way of an error.
        Err(error) => {
            if let Some(Error::Input(why)) = error.downcast_ref() {
                findings::tell(&unusable(why), &arguments.told, arguments.fail_on, watch)?;
            }
            return Err(error);
        }
    };
    watch.done();
    screen::notices_unless(watch.quiet(), &checked.notices);
    let code = if arguments.update_baseline {
        update(arguments, &checked, watch)?
    } else {
        findings::tell(&checked.findings, &arguments.told, arguments.fail_on, watch)?;
        code(&checked.findings, arguments.fail_on)
    };
    if checked.snapshot.is_none() && code != ExitCode::SUCCESS {
        return Err(Error::Input("no article has any text; the findings say more".to_owned()).into());
    }
    faults(&checked.notices, arguments.strict)?;
    Ok(code)
}

fn checked(
    arguments: &CheckArguments,
    settings: &Settings,
    options: &Options,
    watch: &Watch,
) -> anyhow::Result<Checked> {
    let before = before(arguments)?;
    // What the baseline tells apart is told apart again.
    let columns = before.as_ref().map(|(before, _)| before.columns().join(","));
    let inherited = columns.filter(|columns| !columns.is_empty());
    let by = match (&arguments.by, inherited) {
        (Some(by), _) => Some(by.clone()),
        (None, Some(columns)) => Keys::parse(&columns.replace(" × ", ",")).ok(),
        (None, None) => None,
    };
    let asking = Asking {
        gate: settings.gate.clone(),
        rules: settings.rule.clone(),
        drift: settings.drift.options(),
        by,
        before,
        renewing: arguments.update_baseline,
    };
    let inputs = arguments.reading.inputs()?;
    Ok(check(&inputs, &asking, options, watch)?)
}

/// What `[check]` says.
fn settings(config: &Config) -> Result<Settings, Error> {
    // That it can be used was found when the file was read.
    Settings::deserialize(config.check.clone())
        .map_err(|error| Error::Usage(format!("[check] of the configuration: {error}")))
}

/// The baseline; none where it is about to be made, or made anew because it cannot be read.
fn before(arguments: &CheckArguments) -> Result<Option<(Snapshot, String)>, Error> {
    let Some(path) = &arguments.baseline else {
        return Ok(None);
    };
    if arguments.update_baseline {
        replaceable(path)?;
        return Ok(snapshot(path).ok());
    }
    Ok(Some(snapshot(path)?))
}

/// Stops where something other than a baseline would be lost.
fn replaceable(path: &Path) -> Result<(), Error> {
    let refused = |what: &str| {
        Err(Error::Usage(format!(
            "{} {what}, and only a baseline is replaced by --update-baseline: name another file",
            path.display()
        )))
    };
    let Ok(there) = std::fs::metadata(path) else {
        return Ok(());
    };
    if !there.is_file() {
        return refused("is no file");
    }
    let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, error))?;
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(&bytes)).into_owned();
    if bytes.is_empty() || head.contains("\"gleaner-baseline/") {
        Ok(())
    } else {
        refused("is there and is no baseline")
    }
}

/// A baseline, or what a report has of one, with what messages call it.
fn snapshot(path: &Path) -> Result<(Snapshot, String), Error> {
    let file = if path.is_dir() {
        path.join("report.json")
    } else {
        path.to_path_buf()
    };
    let name = file.display().to_string();
    if std::fs::metadata(&file).is_ok_and(|there| !there.is_file()) {
        return Err(Error::Input(format!(
            "{name} is no file: name a baseline or the folder of a report"
        )));
    }
    let bytes = std::fs::read(&file).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Error::Input(format!(
                "{name} is not there; make a baseline with `gleaner check PATH --baseline {name} --update-baseline`, or name the \
                 folder of a report"
            ))
        } else {
            Error::io("read", &file, error)
        }
    })?;
    Ok((Snapshot::parse(&bytes, &name)?, name))
}

/// Writes the baseline, and says what became of it.
fn update(arguments: &CheckArguments, checked: &Checked, watch: &Watch) -> anyhow::Result<ExitCode> {
    let Some(path) = &arguments.baseline else {
        return Err(Error::Usage("--update-baseline needs --baseline FILE".to_owned()).into());
    };
    let Some(mut snapshot) = checked.snapshot.clone() else {
        findings::tell(&checked.findings, &arguments.told, arguments.fail_on, watch)?;
        let why = "there is no usable article, and a baseline of nothing would let everything pass; it was left as it is";
        return Err(Error::Input(why.to_owned()).into());
    };
    snapshot.accepted = accepted(&checked.findings.findings);
    findings::put(path, snapshot.to_json().as_bytes())?;
    findings::tell(&checked.findings, &arguments.told, FailOn::Never, watch)?;
    if !watch.quiet() {
        screen::said(&format!(
            "baseline {}: {}, {} accepted; review it and commit it",
            path.display(),
            number::counted(snapshot.articles(), "article"),
            number::counted(snapshot.accepted.len() as u64, "finding")
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one finding there is where nothing could be read.
fn unusable(why: &str) -> Findings {
    let rule = Rule {
        id: "gate/input".to_owned(),
        title: "usable input".to_owned(),
        meaning: "There is at least one file that can be read and one article with text.".to_owned(),
        level: Level::Error,
    };
    Findings {
        generator: GENERATOR.to_owned(),
        command: "check".to_owned(),
        looked_at: "no usable input".to_owned(),
        held_against: None,
        findings: vec![Finding::new(rule.id.clone(), Level::Error, "the input", why)],
        rules: vec![rule],
        remarks: Vec::new(),
    }
}

pub(super) fn code(findings: &Findings, fail_on: FailOn) -> ExitCode {
    if fail_on.level().is_some_and(|level| findings.fail(level)) {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    }
}

/// `gleaner diff`.
pub(super) fn difference(
    arguments: &DiffArguments,
    config: &Config,
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    arguments
        .told
        .check(&[arguments.old.clone(), arguments.new.clone()])?;
    let options = settings(config)?.drift.options();
    let (old, old_name) = snapshot(&arguments.old)?;
    let (new, new_name) = snapshot(&arguments.new)?;
    let findings = diff((&old, &old_name), (&new, &new_name), &options)?;
    findings::tell(&findings, &arguments.told, arguments.fail_on, watch)?;
    Ok(code(&findings, arguments.fail_on))
}
