//! `gleaner count` and `gleaner merge`: counts on disk.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::{CountArguments, MergeArguments};
use super::screen::{self, Watch};
use crate::{number, pipeline};

pub(super) fn count(arguments: &CountArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let inputs = arguments.reading.inputs()?;
    let (notices, articles) = pipeline::count_part(&inputs, &arguments.output, &options, watch)?;
    watch.done();
    screen::notices_unless(watch.quiet(), &notices);
    said(&arguments.output, articles, watch)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn merge(arguments: &MergeArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let parts: Vec<&Path> = arguments.parts.iter().map(AsRef::as_ref).collect();
    let (notices, articles) = pipeline::merge_parts(&parts, &arguments.output, watch)?;
    watch.done();
    screen::notices_unless(watch.quiet(), &notices);
    said(&arguments.output, articles, watch)?;
    Ok(ExitCode::SUCCESS)
}

fn said(part: &Path, articles: u32, watch: &Watch) -> std::io::Result<()> {
    if watch.quiet() {
        return Ok(());
    }
    let plural = if articles == 1 { "" } else { "s" };
    let mut output = std::io::stdout().lock();
    writeln!(
        output,
        "{}  {} article{plural}",
        part.display(),
        number::count(articles)
    )?;
    output.flush()
}
