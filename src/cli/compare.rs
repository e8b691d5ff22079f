//! `gleaner compare`: a report on what sets groups apart, or its keyness table for a pipe.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::Configured;
use super::arguments::record::record;
use super::arguments::{CompareArguments, CompareFormat};
use super::fields::{left, right};
use super::report::{faults, put};
use super::screen::{self, Watch};
use crate::compare::{Against, Compared, Row, Verdict};
use crate::count::Detail;
use crate::number;
use crate::pipeline::compare::{Contrast, compare};
use crate::report::{Claim, csv_rows, json_lines};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;
/// Rows of the other end that a table for people shows: what is used less.
const TAIL: usize = 5;
/// Rows that are laid out at a time.
const BATCH: usize = 1 << 14;

pub(super) fn run(
    arguments: &CompareArguments,
    configured: &Configured,
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    let mut options = arguments.options(watch.limits())?;
    options.show.command = record(&configured.built, &configured.matches)?;
    let ordering = arguments.ordering()?;
    let inputs = arguments.reading.inputs()?;
    let mut asking = arguments.asking();
    let Some(format) = arguments.format else {
        let claim = Claim::of(&arguments.output)?;
        let contrasted = compare(&inputs, &asking, &options, Detail::Full, watch)?;
        let outcome = contrasted.report(&ordering, &asking.options(&options), watch)?;
        return put(&outcome, (claim, &arguments.output), arguments.strict, watch);
    };
    // With --quiet nobody reads how other choices would have come out.
    asking.choices = !watch.quiet();
    let contrasted = compare(&inputs, &asking, &options, Detail::Postings, watch)?;
    let contrast = &contrasted.contrast;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &contrast.notices);
    let tail = if arguments.shows_both_ends() { TAIL } else { 0 };
    let rows = contrast.rows(arguments.rows(), tail, &ordering);
    let mut output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    match format {
        CompareFormat::Table => {
            people(contrast, &rows, &mut output)?;
            if !watch.quiet() {
                let told = contrast.disclosure(&asking.options(&options));
                output.write_all(disclosed(&told).as_bytes())?;
            }
        }
        CompareFormat::Csv => {
            let batches = rows.chunks(BATCH).chain(rows.is_empty().then_some(&[][..]));
            for (at, batch) in batches.enumerate() {
                csv_rows(&contrast.compared.keyness(batch), at == 0, &mut output)?;
            }
        }
        CompareFormat::Jsonl => {
            for batch in rows.chunks(BATCH) {
                json_lines(&contrast.compared.keyness(batch), &mut output)?;
            }
        }
    }
    output.flush()?;
    watch.done();
    if !watch.quiet() && format != CompareFormat::Table {
        let told = contrast.disclosure(&asking.options(&options));
        let _ = std::io::stderr().lock().write_all(disclosed(&told).as_bytes());
    }
    faults(&contrast.notices, arguments.strict)?;
    Ok(ExitCode::SUCCESS)
}

/// How the numbers came about, one line for each thing told.
fn disclosed(told: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, value) in told {
        let _ = writeln!(text, "{}: {}.", screen::plain(name), screen::plain(value));
    }
    text
}

/// Columns for a person, comparison by comparison.
fn people(contrast: &Contrast, rows: &[&Row], output: &mut impl Write) -> std::io::Result<()> {
    let compared = &contrast.compared;
    let width = rows
        .iter()
        .map(|row| compared.form(row).chars().count())
        .max()
        .unwrap_or(4)
        .clamp(4, 32);
    writeln!(output, "{}", screen::plain(&contrast.summary()))?;
    let mut line = String::new();
    for own in rows.chunk_by(|a, b| a.versus == b.versus) {
        let Some(first) = own.first() else { continue };
        let versus = &compared.sides.versus[first.versus as usize];
        line.clear();
        line.push('\n');
        left(&versus.name, 0, &mut line);
        if !matches!(versus.against, Against::Group(_)) {
            line.push_str(" against ");
            left(&versus.reference, 0, &mut line);
        }
        writeln!(output, "{line}")?;
        writeln!(
            output,
            "{:width$}  {:>10}  {:>12}  {:>11}  {:>11}  {:>8}  {:>8}  verdict",
            "term", "ratio", "at least", "per million", "reference", "articles", "of ref."
        )?;
        for row in own {
            line.clear();
            person(compared, row, width, &mut line);
            writeln!(output, "{line}")?;
        }
    }
    writeln!(output)
}

fn person(compared: &Compared, row: &Row, width: usize, line: &mut String) {
    let versus = &compared.sides.versus[row.versus as usize];
    let counts = row.counts;
    let factor = |log: f64| format!("x{}", number::reader(log.exp2()));
    let rate = |rate: Option<f64>| rate.map_or_else(|| "-".to_owned(), |rate| number::fixed(rate, 1));
    let articles = |df: u32, is_list: bool| {
        if is_list {
            "-".to_owned()
        } else {
            number::count(df)
        }
    };
    // A ratio with a count of zero is one with a number that was put in its place.
    let ratio = match (counts.target, counts.reference) {
        (_, 0) => "only here".to_owned(),
        (0, _) => "not here".to_owned(),
        _ => factor(counts.log_ratio()),
    };
    let least = match row.lrc() {
        0.0 => "-".to_owned(),
        lrc if lrc < 0.0 => format!("at most {}", factor(lrc)),
        lrc => factor(lrc),
    };
    left(compared.form(row), width, line);
    let cells = [
        (ratio, 10),
        (least, 12),
        (rate(counts.per_million_target()), 11),
        (rate(counts.per_million_reference()), 11),
        (articles(row.df.0, versus.sums.0.is_list), 8),
        (articles(row.df.1, versus.sums.1.is_list), 8),
    ];
    for (cell, width) in cells {
        line.push_str("  ");
        right(&cell, width, line);
    }
    line.push_str("  ");
    match (row.verdict, compared.why(row)) {
        (Verdict::Unknown, _) => line.push_str("shown by words"),
        (Verdict::NoDifference, _) => line.push_str("not shown"),
        (verdict, None) => line.push_str(verdict.id()),
        (verdict, Some(why)) => {
            line.push_str(verdict.id());
            line.push_str(" (");
            left(&why, 0, line);
            line.push(')');
        }
    }
}
