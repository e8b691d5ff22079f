//! `gleaner topics`, `stories`, `summarize` and `collocations`: what they find, for a pipe.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{
    CollocationsArguments, ListFormat, Of, StoriesArguments, SummarizeArguments, TopicsArguments,
};
use super::fields::{left, parquet, push_json, right, table};
use super::screen::{self, Watch};
use crate::analyze::{Table, Values};
use crate::error::Error;
use crate::number;
use crate::pipeline::{self, Summary};
use crate::quote::Quote;
use crate::report::{csv_rows, json_lines};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

/// Standard output, gathered.
fn output() -> BufWriter<std::io::StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, std::io::stdout().lock())
}

/// Prints tables of the same columns, one after the other, for a machine.
fn print(tables: &[Table], format: ListFormat, output: &mut impl Write) -> anyhow::Result<()> {
    match format {
        ListFormat::Csv => {
            for (at, table) in tables.iter().enumerate() {
                csv_rows(table, at == 0, output)?;
            }
        }
        ListFormat::Jsonl => {
            for table in tables {
                json_lines(table, output)?;
            }
        }
        ListFormat::Parquet | ListFormat::Table => {
            let mut bytes = Vec::new();
            let mut file = crate::frames::ParquetFile::new(&mut bytes);
            for table in tables {
                file.append(&crate::analyze::to_frame(table)?)?;
            }
            file.finish()?;
            output.write_all(&bytes)?;
        }
    }
    Ok(())
}

pub(super) fn topics(arguments: &TopicsArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let inputs = arguments.reading.inputs()?;
    let found = pipeline::topics(&inputs, &options, usize::from(arguments.top), watch)?;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &found.notices);
    let mut output = output();
    let terms = std::slice::from_ref(&found.terms);
    match (arguments.format, arguments.documents) {
        (ListFormat::Table, false) => {
            writeln!(output, "{}", screen::plain(&found.summary))?;
            if let Some(why) = &found.why {
                writeln!(output, "{}", screen::plain(why))?;
            }
            overview(&found.overview, &found.terms, &mut output)?;
        }
        (ListFormat::Table, true) => {
            writeln!(output, "{}", screen::plain(&found.summary))?;
            for shares in &found.shares {
                documents(shares, &mut output)?;
            }
        }
        (format, true) => print(&found.shares, format, &mut output)?,
        (format, false) => print(terms, format, &mut output)?,
    }
    output.flush()?;
    watch.done();
    // Without a topic a list is empty, and a reader of a pipe should know why.
    if found.overview.rows() == 0 && arguments.format != ListFormat::Table && !watch.quiet() {
        let _ = writeln!(std::io::stderr().lock(), "{}", screen::plain(&found.summary));
    }
    Ok(ExitCode::SUCCESS)
}

/// The rows of a table that have this number, which stand together and in the order in which numbers are asked for; `next` is
/// where the last ones ended.
fn rows_of(table: &Table, column: &str, number: Option<i64>, next: &mut usize) -> std::ops::Range<usize> {
    let first = *next;
    while *next < table.rows() && table.integer(column, *next) == number {
        *next += 1;
    }
    first..*next
}

/// Each topic with its terms.
fn overview(overview: &Table, terms: &Table, output: &mut impl Write) -> std::io::Result<()> {
    let mut next = 0;
    let mut line = String::new();
    for row in 0..overview.rows() {
        let number = overview.integer("topic", row);
        let count = |column: &str| {
            let value = overview.integer(column, row).unwrap_or(0);
            number::counted(u64::try_from(value).unwrap_or(0), "article")
        };
        line.clear();
        let _ = write!(line, "\n{:>3}  ", number.unwrap_or(0));
        left(overview.text("label", row).unwrap_or_default(), 0, &mut line);
        let share = overview.number("share", row).unwrap_or(0.0);
        let _ = write!(
            line,
            "\n     {}, mean share {} %",
            count("articles"),
            number::fixed(100.0 * share, 1)
        );
        if let Some(coherence) = overview.number("coherence", row) {
            let _ = write!(line, ", coherence {}", number::fixed(coherence, 2));
        }
        if let Some(exclusivity) = overview.number("exclusivity", row) {
            let _ = write!(line, ", exclusivity {}", number::fixed(exclusivity, 2));
        }
        if overview.text("verdict", row) == Some("weak") {
            line.push_str("\n     weak: ");
            left(overview.text("why", row).unwrap_or_default(), 0, &mut line);
        }
        line.push_str("\n     ");
        let own = rows_of(terms, "topic", number, &mut next);
        for (at, row) in own.enumerate() {
            line.push_str(if at > 0 { ", " } else { "" });
            left(terms.text("form", row).unwrap_or_default(), 0, &mut line);
        }
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// Each article with its topics, one line an article.
fn documents(shares: &Table, output: &mut impl Write) -> std::io::Result<()> {
    let mut line = String::new();
    let mut open = None;
    for row in 0..shares.rows() {
        let doc = shares.integer("doc", row);
        if doc == open {
            line.push_str(", ");
        } else {
            if open.is_some() {
                writeln!(output, "{line}")?;
            }
            line.clear();
            right(&doc.unwrap_or(0).to_string(), 8, &mut line);
            line.push_str("  ");
            open = doc;
        }
        let share = number::fixed(shares.number("share", row).unwrap_or(0.0), 2);
        let _ = write!(line, "{}: {share}", shares.integer("topic", row).unwrap_or(0));
    }
    if open.is_some() {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

pub(super) fn stories(arguments: &StoriesArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits());
    let found = pipeline::stories(&arguments.reading.inputs()?, &options, arguments.rows(), watch)?;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &found.notices);
    let mut output = output();
    if arguments.format == ListFormat::Table {
        writeln!(output, "{}", screen::plain(&found.summary))?;
        for (name, number) in &found.denominators {
            writeln!(output, "{name}: {}", number::count(*number))?;
        }
        listed(&found.stories, &found.members, &mut output)?;
    } else {
        print(
            std::slice::from_ref(&found.members),
            arguments.format,
            &mut output,
        )?;
    }
    output.flush()?;
    watch.done();
    Ok(ExitCode::SUCCESS)
}

/// Each story with its articles.
fn listed(stories: &Table, members: &Table, output: &mut impl Write) -> std::io::Result<()> {
    let mut next = 0;
    let mut line = String::new();
    for row in 0..stories.rows() {
        let number = stories.integer("story", row);
        let articles = u64::try_from(stories.integer("articles", row).unwrap_or(0)).unwrap_or(0);
        line.clear();
        let _ = write!(line, "\nstory {}  ", number.unwrap_or(0));
        left(stories.text("title", row).unwrap_or_default(), 0, &mut line);
        let _ = write!(line, "  ({}", number::counted(articles, "article"));
        let outlets = stories
            .integer("outlets", row)
            .and_then(|outlets| u64::try_from(outlets).ok());
        if let Some(outlets) = outlets {
            let _ = write!(line, ", {}", number::counted(outlets, "outlet"));
        }
        line.push(')');
        writeln!(output, "{line}")?;
        for at in rows_of(members, "story", number, &mut next) {
            line.clear();
            right(&members.integer("doc", at).unwrap_or(0).to_string(), 8, &mut line);
            line.push_str("  ");
            left(members.text("relation", at).unwrap_or_default(), 10, &mut line);
            let kept = 100.0 * members.number("kept", at).unwrap_or(0.0);
            right(&number::fixed(kept, 0), 4, &mut line);
            line.push_str(" %  ");
            left(members.text("date", at).unwrap_or("-"), 10, &mut line);
            line.push_str("  ");
            if let Some(outlet) = members.text("outlet", at) {
                left(outlet, 0, &mut line);
                line.push_str(": ");
            }
            left(members.text("title", at).unwrap_or_default(), 0, &mut line);
            writeln!(output, "{line}")?;
        }
    }
    Ok(())
}

pub(super) fn summarize(arguments: &SummarizeArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let inputs = arguments.reading.inputs()?;
    let of = match arguments.of {
        Of::Articles => return articles(arguments, &options, &inputs, watch),
        Of::Stories => pipeline::Of::Stories,
        Of::Topics => pipeline::Of::Topics,
        Of::Corpus => pipeline::Of::Corpus,
    };
    let told = pipeline::summarize_several(&inputs, of, &options, watch)?;
    let summaries = &told.summaries;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &told.notices);
    let mut output = output();
    match arguments.format {
        ListFormat::Table => {
            for summary in summaries {
                person(summary, &mut output)?;
            }
        }
        ListFormat::Jsonl => {
            let kind = arguments.of.key();
            for summary in summaries {
                output.write_all(several_line(summary, kind)?.as_bytes())?;
            }
        }
        format => print(
            &[several_table(summaries, arguments.of.key())],
            format,
            &mut output,
        )?,
    }
    if let Some(why) = told.why.filter(|_| arguments.format == ListFormat::Table) {
        writeln!(output, "{}", screen::plain(&why))?;
    }
    output.flush()?;
    watch.done();
    Ok(ExitCode::SUCCESS)
}

/// A summary of several articles, each sentence with where it is from.
fn person(summary: &Summary, output: &mut impl Write) -> std::io::Result<()> {
    let mut line = String::new();
    if let Some(number) = summary.number {
        let _ = write!(line, "{number:>3}  ");
    }
    left(&summary.name, 0, &mut line);
    let _ = write!(line, "  ({})", number::counted(summary.articles, "article"));
    writeln!(output, "{line}")?;
    for passage in &summary.sentences {
        line.clear();
        line.push_str("     ");
        left(&passage.text, 0, &mut line);
        let _ = write!(line, "  [{}, sentence {}]", passage.doc, passage.sentence);
        writeln!(output, "{line}")?;
    }
    writeln!(output)
}

/// A summary of several articles as one line of JSON. It has no `doc`: it is of none.
fn several_line(summary: &Summary, kind: &str) -> anyhow::Result<String> {
    let mut line = String::from("{");
    if let Some(number) = summary.number {
        let _ = write!(line, "\"{kind}\":{number},");
    }
    line.push_str("\"name\":");
    push_json(&summary.name, &mut line)?;
    let _ = write!(line, ",\"articles\":{},\"sentences\":[", summary.articles);
    for (at, passage) in summary.sentences.iter().enumerate() {
        let gap = if at > 0 { "," } else { "" };
        let _ = write!(
            line,
            "{gap}{{\"doc\":{},\"sentence\":{}",
            passage.doc, passage.sentence
        );
        let _ = write!(
            line,
            ",\"start\":{},\"end\":{},\"text\":",
            passage.start, passage.end
        );
        push_json(&passage.text, &mut line)?;
        line.push('}');
    }
    line.push_str("]}\n");
    Ok(line)
}

fn several_table(summaries: &[Summary], kind: &str) -> Table {
    let rows = || {
        let each = summaries.iter();
        each.flat_map(|summary| {
            summary
                .sentences
                .iter()
                .enumerate()
                .map(move |row| (summary, row))
        })
    };
    let integer = |value: &dyn Fn(&Summary, usize, &crate::report::Passage) -> Option<usize>| {
        let value = rows().map(|(summary, (at, passage))| i64::try_from(value(summary, at, passage)?).ok());
        Values::Integer(value.collect())
    };
    let text = |value: &dyn Fn(&Summary, &crate::report::Passage) -> String| {
        Values::Text(
            rows()
                .map(|(summary, (_, passage))| Some(value(summary, passage)))
                .collect(),
        )
    };
    table(
        "summaries",
        vec![
            (kind, integer(&|summary, _, _| summary.number)),
            ("name", text(&|summary, _| summary.name.clone())),
            ("rank", integer(&|_, at, _| Some(at + 1))),
            ("doc", integer(&|_, _, passage| Some(passage.doc as usize))),
            (
                "sentence",
                integer(&|_, _, passage| Some(passage.sentence as usize)),
            ),
            ("start", integer(&|_, _, passage| Some(passage.start))),
            ("end", integer(&|_, _, passage| Some(passage.end))),
            ("text", text(&|_, passage| passage.text.clone())),
        ],
    )
}

/// The summary of an article for a person.
fn article(doc: u32, title: &str, quotes: &[Quote]) -> String {
    let mut text = String::new();
    right(&doc.to_string(), 7, &mut text);
    text.push_str("  ");
    left(title, 0, &mut text);
    text.push('\n');
    for quote in quotes {
        text.push_str("         ");
        left(&quote.text, 0, &mut text);
        text.push('\n');
    }
    text
}

/// Articles whose summaries are gathered before they are printed as rows.
const ROWS: usize = 10_000;

fn articles(
    arguments: &SummarizeArguments,
    options: &pipeline::Options,
    inputs: &[crate::corpus::Input],
    watch: &Watch,
) -> anyhow::Result<ExitCode> {
    let mut output = output();
    let failed = |error: std::io::Error| Error::io("write to", "standard output", error);
    let mut rows: Vec<(u32, Quote)> = Vec::new();
    let mut tables = Vec::new();
    let mut line = Vec::new();
    let mut each = |doc: u32, title: &str, quotes: &[Quote]| {
        line.clear();
        match arguments.format {
            ListFormat::Table => line.extend_from_slice(article(doc, title, quotes).as_bytes()),
            ListFormat::Jsonl => pipeline::summary_line(doc, title, quotes, &mut line)?,
            ListFormat::Csv | ListFormat::Parquet => {
                rows.extend(quotes.iter().map(|quote| (doc, quote.clone())));
                if rows.len() >= ROWS {
                    tables.push(crate::quote::table(&rows));
                    rows.clear();
                }
            }
        }
        output.write_all(&line).map_err(failed)
    };
    let notices = pipeline::summarize(inputs, options, watch, &mut each)?;
    if matches!(arguments.format, ListFormat::Csv | ListFormat::Parquet) {
        tables.push(crate::quote::table(&rows));
        print(&tables, arguments.format, &mut output)?;
    }
    output.flush()?;
    watch.done();
    screen::notices_unless(watch.quiet(), &notices);
    Ok(ExitCode::SUCCESS)
}

pub(super) fn collocations(arguments: &CollocationsArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let choose = |articles: u32| {
        let mut chosen = crate::collocation::Options::for_articles(articles);
        chosen.min_count = arguments.min_count.unwrap_or(chosen.min_count);
        chosen.min_df = arguments.min_df.unwrap_or(chosen.min_df);
        chosen.sort = arguments.sort();
        chosen
    };
    let found = pipeline::collocations(&arguments.reading.inputs()?, &choose, &options, watch)?;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &found.notices);
    let rows = found.table(arguments.rows());
    let mut output = output();
    match arguments.format {
        ListFormat::Table => phrases(&rows, &mut output)?,
        ListFormat::Parquet => output.write_all(&parquet(&rows)?)?,
        format => print(&[rows], format, &mut output)?,
    }
    output.flush()?;
    watch.done();
    Ok(ExitCode::SUCCESS)
}

/// Columns for a person.
fn phrases(rows: &Table, output: &mut impl Write) -> std::io::Result<()> {
    let width = (0..rows.rows()).filter_map(|row| Some(rows.text("form", row)?.chars().count()));
    let width = width.max().unwrap_or(4).clamp(4, 48);
    writeln!(
        output,
        "{:>5}  {:width$}  {:>8}  {:>8}  {:>8}  {:>6}  {:>10}",
        "rank", "phrase", "count", "articles", "log Dice", "NPMI", "G²"
    )?;
    let mut line = String::new();
    for row in 0..rows.rows() {
        let count =
            |column: &str| number::count(u64::try_from(rows.integer(column, row).unwrap_or(0)).unwrap_or(0));
        let fixed = |column: &str, digits: usize| {
            rows.number(column, row)
                .map_or_else(|| "-".to_owned(), |value| number::fixed(value, digits))
        };
        line.clear();
        right(&count("rank"), 5, &mut line);
        line.push_str("  ");
        left(rows.text("form", row).unwrap_or_default(), width, &mut line);
        let cells = [
            (count("cf"), 8),
            (count("df"), 8),
            (fixed("log_dice", 2), 8),
            (fixed("npmi", 3), 6),
            (fixed("g2", 1), 10),
        ];
        for (cell, width) in cells {
            line.push_str("  ");
            right(&cell, width, &mut line);
        }
        line.push('\n');
        output.write_all(line.as_bytes())?;
    }
    Ok(())
}
