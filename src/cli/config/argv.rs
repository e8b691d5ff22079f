//! The command line as clap takes it in earnest.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Config, given, setting};

/// The command line with `--flag=true` and `--flag=false` resolved, and with what its flags require and the file has.
/// `command` is what [`apply`](super::apply) gave.
pub(in super::super) fn argv(argv: &[OsString], command: &Command, config: &Config) -> Vec<OsString> {
    let (mut argv, _) = given::flags(argv.to_vec(), command);
    // A default satisfies no `requires` of clap, so what is missed and stands in the file is said outright.
    let mut built = command.clone();
    built.build();
    let missed = missed(&argv, &mut built);
    let running = config.given.command.as_deref();
    let Some(running) = running
        .and_then(|name| setting::named(&built, name))
        .filter(|_| !missed.is_empty())
    else {
        return argv;
    };
    let end = argv.iter().position(|word| word == "--").unwrap_or(argv.len());
    let mut added = Vec::new();
    for setting in setting::settings(running).filter(|setting| !setting.arg.is_positional()) {
        let Some(value) = config.own(running.get_name(), setting.key) else {
            continue;
        };
        if missed.contains(&setting.arg.to_string()) {
            for value in &value.values {
                let mut word = OsString::from(format!("--{}=", setting.key));
                word.push(value);
                added.push(word);
            }
        }
    }
    argv.splice(end..end, added);
    argv
}

/// The arguments that clap finds missing, as it shows them.
fn missed(argv: &[OsString], command: &mut Command) -> Vec<String> {
    match command.try_get_matches_from_mut(argv) {
        Err(error) if error.kind() == ErrorKind::MissingRequiredArgument => {
            match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(missed)) => missed.clone(),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
