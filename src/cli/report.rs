//! `gleaner report`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::Configured;
use super::arguments::ReportArguments;
use super::arguments::record::record;
use super::screen::{self, Watch};
use crate::error::{Error, Notice};
use crate::number;
use crate::pipeline::{self, Outcome};
use crate::report::Claim;

pub(super) fn run(
    arguments: &ReportArguments,
    configured: &Configured,
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    let inputs = arguments.reading.inputs()?;
    let mut options = arguments.options(watch.limits())?;
    options.show.command = record(&configured.built, &configured.matches)?;
    let claim = Claim::of(&arguments.output)?;
    let outcome = pipeline::run(&inputs, &options, watch)?;
    put(&outcome, (claim, &arguments.output), arguments.strict, watch)
}

/// Puts a report in place and says what the run came to.
pub(super) fn put(
    outcome: &Outcome,
    (claim, folder): (Claim, &Path),
    strict: bool,
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    watch.stage_of("putting in place");
    claim.put(&outcome.files)?;
    watch.done();
    if !watch.quiet() {
        screen::notices(&outcome.notices, "; report.json has all");
        summary(&mut std::io::stdout().lock(), outcome, folder)?;
    }
    faults(&outcome.notices, strict)?;
    Ok(ExitCode::SUCCESS)
}

/// Fails where there are notices that warn and that was asked for.
///
/// # Errors
/// [`Error::Input`] with their number.
pub(super) fn faults(notices: &[Notice], strict: bool) -> Result<(), Error> {
    let faults = notices.iter().filter(|notice| notice.kind.is_warning()).count();
    if strict && faults > 0 {
        return Err(Error::Input(format!(
            "{}, and --strict was given",
            number::counted(faults as u64, "notice")
        )));
    }
    Ok(())
}

/// What a run came to, for a person.
fn summary(output: &mut impl Write, outcome: &Outcome, folder: &Path) -> std::io::Result<()> {
    let page = folder.join("index.html");
    writeln!(output, "articles       {}", number::count(outcome.articles))?;
    writeln!(output, "words          {}", number::count(outcome.tokens))?;
    writeln!(output, "vocabulary     {}", number::count(outcome.terms))?;
    writeln!(output, "files skipped  {}", number::count(outcome.skipped))?;
    writeln!(
        output,
        "notices        {}",
        number::count(outcome.notices.len() as u64)
    )?;
    writeln!(output, "report         {}", page.display())?;
    output.flush()
}
