//! `gleaner verify`: whether a report comes out the same again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, FromArgMatches};

use super::Configured;
use super::arguments::record::{Given, argv, record, unbound};
use super::arguments::{Arguments, Command, FailOn, VerifyArguments};
use super::check::code;
use super::findings;
use super::screen::Watch;
use crate::count::Detail;
use crate::error::Error;
use crate::pipeline::{self, Outcome};
use crate::report::Recorded;
use crate::scratch::Folder;
use crate::verify::{Kept, findings as compared};

pub(super) fn run(
    arguments: &VerifyArguments,
    configured: &Configured,
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    arguments.told.check(&arguments.paths)?;
    let kept = Kept::read(&arguments.report)?;
    if arguments.paths.is_empty() && !Path::new("seeds").exists() {
        return Err(Error::Usage(format!(
            "nothing says where the articles are: gleaner verify {} PATH",
            arguments.report.display()
        ))
        .into());
    }
    let given = Given {
        paths: arguments.paths.clone(),
        files: arguments.files(&configured.matches, kept.command()?),
    };
    // The folder is never written to: what is made again stays in memory, or in nameless files.
    let again = argv(&configured.built, kept.command()?, &given, &arguments.report)?;
    let outcome = made(&again, configured, watch)?;
    let scratch = Folder::new(&watch.limits().scratch)?;
    let findings = compared(&kept, &outcome.files, scratch.path())?;
    watch.done();
    findings::tell(&findings, &arguments.told, FailOn::Error, watch)?;
    Ok(code(&findings, FailOn::Error))
}

/// Makes the report that a command line asks for.
fn made(argv: &[OsString], configured: &Configured, watch: &Watch) -> anyhow::Result<Outcome> {
    // Nothing of a settings file: what it said then is on this command line.
    let matches = unbound(&configured.built)
        .try_get_matches_from(argv)
        .map_err(|error| refused(&error))?;
    let command = record(&configured.built, &matches)?;
    let arguments = Arguments::from_arg_matches(&matches).map_err(|error| refused(&error))?;
    match arguments.command {
        Command::Report(asked) => {
            let inputs = asked.reading.inputs()?;
            let mut options = asked.options(watch.limits())?;
            options.show.command = command;
            // Counts that were kept would prove nothing.
            options.cache = None;
            Ok(pipeline::run(&inputs, &options, watch)?)
        }
        Command::Compare(asked) => {
            let inputs = asked.reading.inputs()?;
            let mut options = asked.options(watch.limits())?;
            options.show.command = command;
            // Counts that were kept would prove nothing.
            options.cache = None;
            let asking = asked.asking();
            let contrasted = pipeline::compare::compare(&inputs, &asking, &options, Detail::Full, watch)?;
            Ok(contrasted.report(&asked.ordering()?, &asking.options(&options), watch)?)
        }
        _ => Err(Error::Input("its manifest names a command that makes no report".to_owned()).into()),
    }
}

fn refused(error: &clap::Error) -> Error {
    let message = error.to_string();
    let first = message.lines().next().unwrap_or_default();
    Error::Input(format!(
        "this version of gleaner cannot make the report again: {}",
        first.trim_start_matches("error: ")
    ))
}

impl VerifyArguments {
    /// The files that options name. What a settings file names is only an offer: it is left where the report was made without.
    fn files(&self, matches: &ArgMatches, recorded: &Recorded) -> Vec<(&'static str, Vec<PathBuf>)> {
        let one = |path: &Option<PathBuf>| path.iter().cloned().collect();
        let named = [
            ("stop-words", "stop_words", one(&self.stop_words)),
            ("aliases", "aliases", one(&self.aliases)),
            ("texts", "texts", self.texts.clone()),
            ("reference", "reference", one(&self.reference)),
        ];
        let own = matches.subcommand().map(|(_, own)| own);
        let said = |id: &str| own.and_then(|own| own.value_source(id)) == Some(ValueSource::CommandLine);
        let needed = |long: &str| recorded.arguments.iter().any(|(name, _)| name == long);
        let kept = named.into_iter().filter(|(long, id, _)| said(id) || needed(long));
        kept.map(|(long, _, paths)| (long, paths)).collect()
    }
}
