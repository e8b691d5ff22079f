//! What of a command line goes into the manifest of a report, and the way back to a command line that makes it again.
//!
//! Recorded is what differs from the *built-in* default, whoever said it: the user, or a `gleaner.toml`, which reaches
//! clap as other defaults. So a report can be made again without that file, and a default that is another in a later version shows
//! as what it is, another version. An option that takes a path is recorded by the digest of what is there, because a path would
//! say where the report was made; to make it again, somebody has to say where the file is.
//!
//! The way back trusts no manifest: it takes the two commands that write a report, options that [`record`] records, and
//! paths from the command line alone.

#[cfg(test)]
mod tests;

use std::any::TypeId;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::{Path, PathBuf};

use clap::builder::OsStr as Name;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::error::Error;
use crate::report::Recorded;

/// The commands that write a report.
const REPORTS: [&str; 2] = ["report", "compare"];

/// Options that change no byte of a report, or cannot be there when one is written, and why. Arguments without a name, the
/// inputs, are not recorded either: the manifest has their names and digests.
const LEFT_OUT: &[(&str, &str)] = &[
    ("format", "with it, no report is written"),
    ("output", "where a report stands is not in it"),
    ("threads", "every number gives the same bytes"),
    ("memory", "every size gives the same bytes"),
    ("timings", "told on standard error"),
    ("quiet", "told on standard output"),
    ("strict", "decides the exit code, after the report is written"),
    ("config", "what it says is recorded option by option"),
    ("no-config", "what is then in force is recorded option by option"),
    ("cache", "counts from a cache are the same"),
];
/// How options that say more about the cache begin.
const CACHE: &str = "cache-";
/// Options with a path whose last part is told in the report, as the name of a side.
const NAMED: [&str; 1] = ["reference"];

/// What [`argv`] has to be told, because no manifest says it.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Given {
    /// The inputs; none for what the command itself takes then.
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Long names of options with a path, such as `stop-words`, and their paths.
    pub(in crate::cli) files: Vec<(&'static str, Vec<PathBuf>)>,
}

/// What of `matches` decides what a report holds; `None` for a command that writes none.
///
/// `command` is the whole command line as it is built in, without what a `gleaner.toml` makes of it. Files that options
/// name are read for their digests.
///
/// # Errors
/// [`Error::Usage`] for a value that is not Unicode, [`Error::Io`] where a file that is there cannot be read.
pub(in crate::cli) fn record(command: &Command, matches: &ArgMatches) -> Result<Option<Recorded>, Error> {
    let Some((name, matches)) = matches.subcommand().filter(|(name, _)| REPORTS.contains(name)) else {
        return Ok(None);
    };
    let mut arguments = Vec::new();
    for (long, argument) in recordable(command, name) {
        let values = match matches.try_get_raw(argument.get_id().as_str()) {
            Ok(Some(values)) => values.collect::<Vec<&OsStr>>(),
            Ok(None) | Err(_) => Vec::new(),
        };
        if values == built_in(argument) {
            continue;
        }
        for value in values {
            let value = if takes_path(argument) {
                told(long, Path::new(value))?
            } else {
                let text = value.to_str().ok_or_else(|| {
                    Error::Usage(format!(
                        "the value of --{long} is not Unicode and cannot be written into a report"
                    ))
                })?;
                text.to_owned()
            };
            arguments.push((long.to_owned(), value));
        }
    }
    // By name alone: the values of an option keep their order.
    arguments.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(Some(Recorded {
        name: name.to_owned(),
        arguments,
    }))
}

/// The command line without the rules on which options go with which.
///
/// What a `gleaner.toml` says is held to none of them, so what was recorded cannot be either: this parses what [`argv`] gives.
pub(in crate::cli) fn unbound(command: &Command) -> Command {
    let free = |command: &Command| {
        let free = Command::new(lasting(command.get_name()));
        free.args(command.get_arguments().map(free_argument))
    };
    free(command).subcommands(command.get_subcommands().map(free))
}

/// A name that clap takes: one that lasts as long as the program, of which there are as many as options.
fn lasting(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

/// An option of the same name and the same values.
fn free_argument(argument: &Arg) -> Arg {
    let mut free = Arg::new(argument.get_id().clone())
        .action(argument.get_action().clone())
        .value_parser(argument.get_value_parser().clone())
        .value_delimiter(argument.get_value_delimiter())
        .default_values(argument.get_default_values().to_vec())
        .required(argument.is_required_set())
        .global(argument.is_global_set());
    if let Some(long) = argument.get_long() {
        free = free.long(lasting(long));
    }
    if let Some(number) = argument.get_num_args() {
        free = free.num_args(number);
    }
    free
}

/// The command line that makes a report again into the folder `output`, for [`unbound`] to parse.
///
/// `command` is the whole command line as it is built in.
///
/// # Errors
/// [`Error::Usage`] where a file has to be named that is not, or is named that must not be; [`Error::Input`] where the record
/// holds what no report of this version is made with.
pub(in crate::cli) fn argv(
    command: &Command,
    recorded: &Recorded,
    given: &Given,
    output: &Path,
) -> Result<Vec<OsString>, Error> {
    let name = recorded.name.as_str();
    if !REPORTS.contains(&name) {
        return Err(Error::Input(format!(
            "manifest.json says that `gleaner {}` made the report, which makes none: make the report anew",
            plain(name)
        )));
    }
    let known = recordable(command, name);
    let mut argv: Vec<OsString> = vec!["gleaner".into(), name.into()];
    let mut recorded_paths: Vec<&str> = Vec::new();
    for (long, value) in &recorded.arguments {
        let Some((long, argument)) = known.iter().find(|(known, _)| known == long) else {
            return Err(Error::Input(format!(
                "the report was made with --{}, which `gleaner {name}` of this version does not know: verify it with the \
                 version that made it",
                plain(long)
            )));
        };
        if takes_path(argument) {
            recorded_paths.push(*long);
        } else if argument.get_action().takes_values() {
            argv.push(option(long, OsStr::new(value)));
        } else if value == "true" {
            argv.push(format!("--{long}").into());
        } else {
            return Err(Error::Input(format!(
                "manifest.json gives --{long} a value and it takes none: make the report anew"
            )));
        }
    }
    recorded_paths.dedup();
    for long in &recorded_paths {
        let paths = given.files.iter().filter(|(flag, _)| flag == long);
        let paths: Vec<&PathBuf> = paths.flat_map(|(_, paths)| paths).collect();
        if paths.is_empty() {
            return Err(Error::Usage(format!(
                "the report was made with --{long}, and it does not say where that is: name it again, as in gleaner verify \
                 REPORT_DIR --{long} PATH"
            )));
        }
        argv.extend(paths.into_iter().map(|path| option(long, path.as_os_str())));
    }
    for (flag, paths) in &given.files {
        if !paths.is_empty() && !recorded_paths.contains(flag) {
            return Err(Error::Usage(format!(
                "the report was made without --{flag}: leave it out"
            )));
        }
    }
    argv.push(option("output", output.as_os_str()));
    if !given.paths.is_empty() {
        argv.push("--".into());
        argv.extend(given.paths.iter().map(|path| path.as_os_str().to_owned()));
    }
    Ok(argv)
}

/// The options of a command that are recorded, by their long names.
fn recordable<'c>(command: &'c Command, name: &str) -> Vec<(&'c str, &'c Arg)> {
    let own = command.find_subcommand(name).map(Command::get_arguments);
    let global = command
        .get_arguments()
        .filter(|argument| argument.is_global_set());
    let named = own
        .into_iter()
        .flatten()
        .chain(global)
        .filter_map(|argument| Some((argument.get_long()?, argument)));
    named
        .filter(|(long, _)| !long.starts_with(CACHE) && !LEFT_OUT.iter().any(|(out, _)| out == long))
        .collect()
}

/// What an option is when nobody says anything.
fn built_in(argument: &Arg) -> Vec<&OsStr> {
    let values: Vec<&OsStr> = argument
        .get_default_values()
        .iter()
        .map(Name::as_os_str)
        .collect();
    match argument.get_action() {
        // clap fills these in only once a command is built.
        ArgAction::SetTrue if values.is_empty() => vec![OsStr::new("false")],
        ArgAction::SetFalse if values.is_empty() => vec![OsStr::new("true")],
        _ => values,
    }
}

fn takes_path(argument: &Arg) -> bool {
    argument.get_value_parser().type_id() == TypeId::of::<PathBuf>()
}

/// What stands in the manifest for a path.
fn told(long: &str, path: &Path) -> Result<String, Error> {
    let mut told = match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => format!("blake3:{}", digest(path)?),
        Ok(metadata) if metadata.is_dir() => "folder".to_owned(),
        // Reading it here would leave nothing for the one who needs it.
        Ok(_) => "stream".to_owned(),
        // Whoever reads it says so if it should be there.
        Err(_) => "pattern".to_owned(),
    };
    if NAMED.contains(&long) {
        let resolved = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if let Some(name) = path.file_name().or_else(|| resolved.file_name()) {
            told.push(' ');
            told.push_str(&name.to_string_lossy());
        }
    }
    Ok(told)
}

fn digest(path: &Path) -> Result<String, Error> {
    let mut hasher = blake3::Hasher::new();
    File::open(path)
        .and_then(|file| hasher.update_reader(file).map(drop))
        .map_err(|error| Error::io("read", path, error))?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// An option in one argument, so that a value may begin with a dash or be empty.
fn option(long: &str, value: &OsStr) -> OsString {
    let mut argument = OsString::from(format!("--{long}="));
    argument.push(value);
    argument
}

/// Text of others as a part of a message.
fn plain(text: &str) -> String {
    let shown = |letter: char| if letter.is_control() { '\u{fffd}' } else { letter };
    text.chars().take(60).map(shown).collect()
}
