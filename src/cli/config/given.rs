//! What the command line says, known before the file is read.
//!
//! clap reads it twice: here without the file, so that what was said outright can be told from what will be a default, and in
//! earnest once the file's values are the defaults. Whatever is wrong with it is left for the second reading to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::setting;

/// What was said.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    /// The command; `None` where there is none, or where help or the version is asked for.
    pub(super) command: Option<String>,
    /// The arguments, by their ids, with their values.
    pub(super) said: BTreeMap<String, Vec<OsString>>,
    /// Flags turned off, by their long names.
    pub(super) off: BTreeSet<String>,
    /// The file of `--config`.
    pub(super) file: Option<PathBuf>,
    /// Whether `--no-config` is given.
    pub(super) no_file: bool,
}

impl Given {
    pub(super) fn new(argv: &[OsString], command: &Command) -> Self {
        let (argv, off) = flags(argv.to_vec(), command);
        // Help and the version are errors to clap, and what is asked of them depends on no file.
        let Ok(matches) = command.clone().ignore_errors(true).try_get_matches_from(argv) else {
            return Self::default();
        };
        let mut said: BTreeMap<String, Vec<OsString>> = explicit(&matches).collect();
        let mut name = None;
        if let Some((sub, matches)) = matches.subcommand() {
            name = Some(sub.to_owned());
            said.extend(explicit(matches));
        }
        let file = matches.try_get_one::<PathBuf>("config").ok().flatten();
        Self {
            command: name,
            off,
            file: file.cloned(),
            no_file: said.contains_key("no_config"),
            said,
        }
    }
}

fn explicit(matches: &ArgMatches) -> impl Iterator<Item = (String, Vec<OsString>)> {
    let said = matches
        .ids()
        .filter(|id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine));
    said.map(|id| {
        let values = matches.try_get_raw(id.as_str()).ok().flatten();
        let values = values.into_iter().flatten().map(OsStr::to_owned);
        (id.to_string(), values.collect())
    })
}

/// The command line with `--flag=true` and `--flag=false` resolved, the last one deciding, and the names of the flags
/// turned off so.
pub(super) fn flags(argv: Vec<OsString>, command: &Command) -> (Vec<OsString>, BTreeSet<String>) {
    let end = argv.iter().position(|word| word == "--").unwrap_or(argv.len());
    let words = argv.get(..end).unwrap_or_default();
    let known: Vec<&Arg> = command
        .get_arguments()
        .chain(
            running(words, command)
                .into_iter()
                .flat_map(Command::get_arguments),
        )
        .filter(|arg| matches!(arg.get_action(), ArgAction::SetTrue))
        .collect();
    let said: Vec<Option<(&str, Option<bool>)>> = words.iter().map(|word| flag(word, &known)).collect();
    // A flag that is given no value anywhere is clap's to judge, as always.
    let valued = said
        .iter()
        .flatten()
        .filter_map(|(name, value)| Some((*name, (*value)?)));
    let mut last: BTreeMap<&str, bool> = valued.collect();
    for (name, value) in said.iter().flatten() {
        last.entry(name).and_modify(|on| *on = value.unwrap_or(true));
    }
    let off = last
        .iter()
        .filter(|(_, on)| !**on)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    // Of several words on a flag that is on in the end, one is left.
    let resolved: Vec<Option<String>> = said
        .iter()
        .map(|word| {
            let (name, on) = word.and_then(|(name, _)| Some((name, last.get_mut(name)?)))?;
            Some(if std::mem::take(on) {
                format!("--{name}")
            } else {
                String::new()
            })
        })
        .collect();
    let mut resolved = resolved.into_iter();
    let kept = argv
        .into_iter()
        .filter_map(|word| match resolved.next().flatten() {
            None => Some(word),
            Some(flag) => (!flag.is_empty()).then(|| OsString::from(flag)),
        });
    (kept.collect(), off)
}

/// The flag that a word is, and the value that it is given.
fn flag<'a>(word: &OsStr, known: &[&'a Arg]) -> Option<(&'a str, Option<bool>)> {
    let word = word.to_str()?;
    let of = |is: &dyn Fn(&Arg) -> bool| known.iter().find(|arg| is(arg)).and_then(|arg| arg.get_long());
    if let Some(name) = word.strip_prefix("--") {
        let (name, value) = match name.split_once('=') {
            None => (name, None),
            Some((name, value)) => (name, Some(value.parse().ok()?)),
        };
        return of(&|arg| arg.get_long() == Some(name)).map(|name| (name, value));
    }
    let mut letters = word.strip_prefix('-')?.chars();
    let (letter, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    of(&|arg| arg.get_short() == Some(letter)).map(|name| (name, None))
}

/// The command that runs: the first word that is no option of all commands, and no value of one.
fn running<'c>(words: &[OsString], command: &'c Command) -> Option<&'c Command> {
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(found) = command.find_subcommand(word) {
            return Some(found);
        }
        let takes = command
            .get_arguments()
            .filter(|arg| matches!(arg.get_action(), ArgAction::Set | ArgAction::Append))
            .any(|arg| {
                word.strip_prefix("--")
                    .is_some_and(|name| arg.get_long() == Some(name))
                    || word
                        .strip_prefix('-')
                        .is_some_and(|name| arg.get_short().is_some_and(|letter| name.chars().eq([letter])))
            });
        if takes {
            words.next();
        }
    }
    None
}

/// Whether the file has a say in what a command does.
pub(super) fn reads_file(name: &str) -> bool {
    name == "config" || !setting::is_bare(name)
}
