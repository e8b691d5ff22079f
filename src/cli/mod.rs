//! The edge: arguments, terminal, environment, exit codes.
//!
//! Everything that prints or looks outside is here, and nothing imports this module.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line is where gleaner prints"
)]

mod arguments;
mod compare;
mod entities;
mod fields;
mod kwic;
mod lists;
mod memory;
mod parts;
mod report;
mod screen;
mod show;
mod split;
mod threads;
mod tokens;
mod topics;

use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use clap::Parser;

use crate::error::Error;
use arguments::{Arguments, Command};
use screen::{Limits, Watch};

const BUG: u8 = 70;

/// Parses the command line, runs it, and says how it went: 0 done, 2 wrong usage, 3 unusable input (or a notice under
/// `--strict`), 70 a bug.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match std::panic::catch_unwind(AssertUnwindSafe(|| run(arguments))) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => {
            if is_broken_pipe(&error) {
                return ExitCode::SUCCESS;
            }
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

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    // Only a report has polars do work on several threads.
    let polars = matches!(
        arguments.command,
        Command::Report(_) | Command::Compare(_) | Command::Topics(_) | Command::Summarize(_)
    );
    if let Some(code) = threads::apply(arguments.threads, polars)? {
        return Ok(code);
    }
    let limits = Limits {
        memory: arguments.memory.unwrap_or_else(memory::share),
        scratch: std::env::temp_dir(),
    };
    let watch = Watch::new(arguments.quiet, arguments.timings, limits);
    match arguments.command {
        Command::Report(report) => report::run(&report, &watch),
        Command::Terms(terms) => lists::terms(&terms, &watch),
        Command::Tfidf(tfidf) => lists::tfidf(&tfidf, &watch),
        Command::Entities(named) => entities::run(&named, &watch),
        Command::Topics(asked) => topics::topics(&asked, &watch),
        Command::Stories(asked) => topics::stories(&asked, &watch),
        Command::Summarize(asked) => topics::summarize(&asked, &watch),
        Command::Collocations(asked) => topics::collocations(&asked, &watch),
        Command::Compare(asked) => compare::run(&asked, &watch),
        Command::Kwic(asked) => kwic::run(&asked, &watch),
        Command::Count(count) => parts::count(&count, &watch),
        Command::Merge(merge) => parts::merge(&merge, &watch),
        Command::Split(split) => split::run(&split),
        Command::Tokens(tokens) => tokens::run(&tokens, arguments.quiet),
        Command::Schema => show::schema(),
        Command::Stemmers => show::stemmers(),
        Command::Completions { shell } => show::completions(shell),
        Command::Man => show::man(),
    }
}

/// Whoever reads our output may stop early; that is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json = || {
            cause
                .downcast_ref::<serde_json::Error>()
                .and_then(serde_json::Error::io_error_kind)
        };
        let csv = || match cause.downcast_ref::<csv::Error>().map(csv::Error::kind) {
            Some(csv::ErrorKind::Io(error)) => Some(error.kind()),
            _ => None,
        };
        io.or_else(json).or_else(csv) == Some(std::io::ErrorKind::BrokenPipe)
    })
}
