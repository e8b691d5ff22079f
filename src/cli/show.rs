//! What gleaner tells of itself: schema, stemmers, completions, manual page.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use super::arguments::Arguments;
use super::{Configured, config};
use crate::analyze::ANALYSES;
use crate::frames::schema;
use crate::pipeline::LAYOUTS;
use crate::{compare, normalize, quote};

/// Every setting in force, or the JSON schema of the settings file.
pub(super) fn config(configured: &Configured, only: Option<&str>, schema: bool) -> anyhow::Result<ExitCode> {
    let known = Configured::known(&configured.built);
    let mut output = std::io::stdout().lock();
    if schema {
        output.write_all(config::schema(known).as_bytes())?;
    } else {
        let environment = |name: &str| std::env::var(name).ok();
        let settings = config::print(known, &configured.config, only, &environment)?;
        output.write_all(settings.as_bytes())?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn schema() -> anyhow::Result<ExitCode> {
    let mut output = std::io::stdout().lock();
    for frame in schema::PUBLIC {
        writeln!(
            output,
            "{}: one row is {}; ordered by {}",
            frame.name,
            frame.row,
            frame.key.join(", ")
        )?;
        for column in frame.columns {
            let kind = format!("{}{}", column.kind.name(), if column.nullable { "?" } else { "" });
            writeln!(output, "  {:<10} {:<6} {}", column.name, kind, column.meaning)?;
        }
        writeln!(output)?;
    }
    for analysis in ANALYSES {
        let order: Vec<&str> = analysis.order().iter().map(|(name, _)| *name).collect();
        writeln!(
            output,
            "{}: {}; ordered by {}",
            analysis.id(),
            analysis.title(),
            order.join(", ")
        )?;
        for (name, meaning) in analysis.columns() {
            writeln!(output, "  {name:<12} {meaning}")?;
        }
        writeln!(output)?;
    }
    let summaries = quote::table(&[]);
    writeln!(
        output,
        "{}: {}; ordered by doc, sentence",
        summaries.id, summaries.title
    )?;
    for column in &summaries.columns {
        writeln!(output, "  {:<12} {}", column.name, column.meaning)?;
    }
    for (id, title, order, columns) in compare::TABLES {
        writeln!(output, "\n{id}: {title}; ordered by {order}")?;
        for (name, meaning) in *columns {
            writeln!(output, "  {name:<15} {meaning}")?;
        }
    }
    for layout in LAYOUTS {
        writeln!(
            output,
            "\n{}: {}; ordered by {}",
            layout.id, layout.title, layout.order
        )?;
        for (name, meaning) in layout.columns {
            writeln!(output, "  {name:<12} {meaning}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn stemmers() -> anyhow::Result<ExitCode> {
    let mut output = std::io::stdout().lock();
    for known in normalize::conformity() {
        let (language, share, remark) = (known.language, known.share(), known.remark);
        writeln!(
            output,
            "{} {:<11} {:>7.3} %  {remark}",
            language.code(),
            language.name(),
            share
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "gleaner", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn man() -> anyhow::Result<ExitCode> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    for command in Arguments::command().get_subcommands() {
        writeln!(page)?;
        let title = format!("gleaner-{}", command.get_name());
        clap_mangen::Man::new(command.clone())
            .title(title)
            .render(&mut page)?;
    }
    std::io::stdout().lock().write_all(&page)?;
    Ok(ExitCode::SUCCESS)
}
