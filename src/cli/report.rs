//! `gleaner report`.

use std::process::ExitCode;

use super::arguments::ReportArguments;
use super::screen::{self, Bar};
use crate::error::Error;
use crate::number;
use crate::pipeline::{self, Outcome};
use crate::report::write;

pub(super) fn run(arguments: &ReportArguments, quiet: bool) -> anyhow::Result<ExitCode> {
    let inputs = arguments.reading.inputs()?;
    let options = arguments.options()?;
    let outcome = pipeline::run(&inputs, &options, &Bar::new(quiet))?;
    write(&arguments.output, &outcome.files)?;
    if !quiet {
        screen::notices(&outcome.notices, "; report.json has all");
        summary(&outcome, arguments);
    }
    let faults = outcome
        .notices
        .iter()
        .filter(|notice| notice.kind.is_warning())
        .count();
    if arguments.strict && faults > 0 {
        return Err(Error::Input(format!("{faults} notices, and --strict was given")).into());
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(outcome: &Outcome, arguments: &ReportArguments) {
    let page = arguments.output.join("index.html");
    println!("articles       {}", number::count(outcome.articles));
    println!("words          {}", number::count(outcome.tokens));
    println!("vocabulary     {}", number::count(outcome.terms));
    println!("files skipped  {}", number::count(outcome.skipped));
    println!("notices        {}", number::count(outcome.notices.len() as u64));
    println!("report         {}", page.display());
}
