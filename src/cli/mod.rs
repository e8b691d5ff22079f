//! The edge: arguments, terminal, environment, exit codes.
//!
//! Everything that prints or looks outside is here, and nothing imports this module.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line is where gleaner prints"
)]

mod arguments;
mod check;
mod compare;
mod config;
mod entities;
mod fields;
mod findings;
mod kwic;
mod lists;
mod memory;
mod parts;
mod report;
mod screen;
mod show;
mod signals;
mod split;
mod threads;
mod tokens;
mod topics;
mod verify;

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use anyhow::Context;
use clap::{CommandFactory, FromArgMatches};

use crate::check::settings::{KEYS, RULE_KEYS};
use crate::error::Error;
use crate::pipeline::CacheOptions;
use arguments::{Arguments, Command};
use config::{Config, Known};
use screen::{Limits, Watch};

const BUG: u8 = 70;

/// Parses the command line, runs it, and says how it went: 0 done, 1 a check found something, 2 wrong usage, 3 unusable
/// input (or a notice under `--strict`), 70 a bug.
pub fn main() -> ExitCode {
    let ended = std::panic::catch_unwind(AssertUnwindSafe(start));
    signals::wait_if_stopped();
    match ended {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => {
            if is_broken_pipe(&error) {
                return ExitCode::SUCCESS;
            }
            let error = with_place(error);
            let code = error.downcast_ref::<Error>().map_or(3, Error::exit_code);
            eprintln!("gleaner: {error:#}");
            ExitCode::from(code)
        }
        Err(_) => {
            eprintln!(
                "gleaner: this is a bug in gleaner; please report it with the message above and the input's shape"
            );
            ExitCode::from(BUG)
        }
    }
}

/// A command line with the settings file behind it.
struct Configured {
    /// The command line as it is built, before any settings file.
    built: clap::Command,
    config: Config,
    matches: clap::ArgMatches,
}

impl Configured {
    /// What there is to set.
    fn known(built: &clap::Command) -> Known<'_> {
        Known {
            command: built,
            keys: KEYS,
            rule_keys: RULE_KEYS,
        }
    }
}

/// Reads the settings file and the command line, and runs.
fn start() -> anyhow::Result<ExitCode> {
    let built = Arguments::command();
    let argv: Vec<OsString> = std::env::args_os().collect();
    let working = std::env::current_dir().context("cannot tell the working folder")?;
    let config = config::load(&argv, &working, Configured::known(&built))?;
    let command = config::apply(built.clone(), &config);
    let argv = config::argv(&argv, &command, &config);
    let matches = command.get_matches_from(argv);
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    run(
        arguments,
        &Configured {
            built,
            config,
            matches,
        },
    )
}

fn run(arguments: Arguments, configured: &Configured) -> anyhow::Result<ExitCode> {
    // Only a report has polars do work on several threads.
    let polars = matches!(
        arguments.command,
        Command::Report(_)
            | Command::Compare(_)
            | Command::Topics(_)
            | Command::Summarize(_)
            | Command::Check(_)
            | Command::Verify(_)
    );
    if let Some(code) = threads::apply(arguments.threads, polars)? {
        return Ok(code);
    }
    signals::watch(place(&arguments.command)).context("cannot wait for signals")?;
    let limits = Limits {
        memory: arguments.memory.unwrap_or_else(memory::share),
        scratch: std::env::temp_dir(),
        cache: arguments.cache.map(|dir| CacheOptions {
            dir,
            limit: arguments.cache_limit as u64,
            program: std::env::current_exe().ok(),
        }),
    };
    let watch = Watch::new(arguments.quiet, arguments.timings, limits);
    match arguments.command {
        Command::Report(report) => report::run(&report, configured, &watch),
        Command::Terms(terms) => lists::terms(&terms, &watch),
        Command::Tfidf(tfidf) => lists::tfidf(&tfidf, &watch),
        Command::Entities(named) => entities::run(&named, &watch),
        Command::Topics(asked) => topics::topics(&asked, &watch),
        Command::Stories(asked) => topics::stories(&asked, &watch),
        Command::Summarize(asked) => topics::summarize(&asked, &watch),
        Command::Collocations(asked) => topics::collocations(&asked, &watch),
        Command::Compare(asked) => compare::run(&asked, configured, &watch),
        Command::Check(asked) => check::run(&asked, &configured.config, &watch),
        Command::Diff(asked) => check::difference(&asked, &configured.config, &watch),
        Command::Verify(asked) => verify::run(&asked, configured, &watch),
        Command::Kwic(asked) => kwic::run(&asked, &watch),
        Command::Count(count) => parts::count(&count, &watch),
        Command::Merge(merge) => parts::merge(&merge, &watch),
        Command::Split(split) => split::run(&split),
        Command::Tokens(tokens) => tokens::run(&tokens, arguments.quiet),
        Command::Config { only, schema } => show::config(configured, only.as_deref(), schema),
        Command::Init { file, force } => {
            config::init(&file, force, Configured::known(&configured.built))?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Schema => show::schema(),
        Command::Stemmers => show::stemmers(),
        Command::Completions { shell } => show::completions(shell),
        Command::Man => show::man(),
    }
}

/// What a command puts in its place, in words for whoever stops it; `None` for one that only prints.
fn place(command: &Command) -> Option<String> {
    let (what, path) = match command {
        Command::Report(asked) => ("report", &asked.output),
        Command::Compare(asked) if asked.format.is_none() => ("report", &asked.output),
        Command::Count(asked) => ("part", &asked.output),
        Command::Merge(asked) => ("part", &asked.output),
        Command::Check(asked) if asked.update_baseline => {
            return asked
                .baseline
                .as_ref()
                .map(|path| format!("the baseline {}", path.display()));
        }
        _ => return None,
    };
    Some(format!("the {what} in {}", path.display()))
}

/// Whoever reads our output may stop early; that is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(io_kind)
        .any(|kind| kind == ErrorKind::BrokenPipe)
}

/// What kind of failure of reading or writing this is, where it is one itself.
fn io_kind(cause: &(dyn std::error::Error + 'static)) -> Option<ErrorKind> {
    let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = || {
        cause
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind)
    };
    let csv = || match cause.downcast_ref::<csv::Error>().map(csv::Error::kind) {
        Some(csv::ErrorKind::Io(error)) => Some(error.kind()),
        _ => None,
    };
    io.or_else(json).or_else(csv)
}

/// The error with where it happened: what names nothing is about what the command line prints.
fn with_place(error: anyhow::Error) -> anyhow::Error {
    match error.chain().next().and_then(io_kind) {
        Some(kind) => {
            let source = io::Error::new(kind, error.to_string());
            Error::io("write to", "standard output", source).into()
        }
        None => error,
    }
}
