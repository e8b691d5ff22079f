//! `gleaner terms` and `gleaner tfidf`: lists for a pipe.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{ListFormat, TermsArguments, TfidfArguments};
use super::fields::{left, parquet, push_csv, push_json, right, table};
use super::screen::{self, Watch};
use crate::analyze::{Table, Values};
use crate::error::Error;
use crate::frames::ParquetFile;
use crate::number;
use crate::pipeline::{self, KeywordRow, Listed, Options, TermRow};
use crate::{analyze, report};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;

pub(super) fn terms(arguments: &TermsArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let listed = pipeline::terms(&arguments.reading.inputs()?, &options, watch)?;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &listed.notices);
    let rows = listed.terms(arguments.top);
    let mut output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    match arguments.format {
        ListFormat::Table => {
            let width = rows
                .iter()
                .map(|row| row.form.chars().count())
                .max()
                .unwrap_or(4)
                .clamp(4, 40);
            writeln!(
                output,
                "{:>7}  {:width$}  {:>10}  {:>8}  {:>11}  stem",
                "rank", "form", "cf", "df", "per million"
            )?;
            let mut line = String::new();
            for row in &rows {
                line.clear();
                right(&row.rank.to_string(), 7, &mut line);
                line.push_str("  ");
                left(row.form, width, &mut line);
                line.push_str("  ");
                right(&number::count(row.cf), 10, &mut line);
                line.push_str("  ");
                right(&number::count(row.df), 8, &mut line);
                line.push_str("  ");
                right(&number::fixed(row.per_million, 1), 11, &mut line);
                line.push_str("  ");
                left(row.stem, 0, &mut line);
                line.push('\n');
                output.write_all(line.as_bytes())?;
            }
        }
        // Made in memory first, so that what the output says is not taken for a failure of the table.
        ListFormat::Csv => output.write_all(&report::csv(&term_table(&rows))?)?,
        ListFormat::Parquet => output.write_all(&parquet(&term_table(&rows))?)?,
        ListFormat::Jsonl => {
            let mut line = String::new();
            for row in &rows {
                line.clear();
                let _ = write!(line, "{{\"rank\":{},\"form\":", row.rank);
                push_json(row.form, &mut line)?;
                line.push_str(",\"stem\":");
                push_json(row.stem, &mut line)?;
                let _ = write!(line, ",\"cf\":{},\"df\":{},\"per_million\":", row.cf, row.df);
                number::push_full(row.per_million, &mut line);
                line.push_str("}\n");
                output.write_all(line.as_bytes())?;
            }
        }
    }
    output.flush()?;
    watch.done();
    Ok(ExitCode::SUCCESS)
}

fn term_table(rows: &[TermRow<'_>]) -> Table {
    let integer = |value: &dyn Fn(&TermRow<'_>) -> u64| {
        Values::Integer(rows.iter().map(|row| i64::try_from(value(row)).ok()).collect())
    };
    let text = |value: &dyn Fn(&TermRow<'_>) -> String| {
        Values::Text(rows.iter().map(|row| Some(value(row))).collect())
    };
    table(
        "terms",
        vec![
            ("rank", integer(&|row| row.rank as u64)),
            ("form", text(&|row| row.form.to_owned())),
            ("stem", text(&|row| row.stem.to_owned())),
            ("cf", integer(&|row| row.cf)),
            ("df", integer(&|row| u64::from(row.df))),
            (
                "per_million",
                Values::Float(rows.iter().map(|row| Some(row.per_million)).collect()),
            ),
        ],
    )
}

pub(super) fn tfidf(arguments: &TfidfArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let listed = pipeline::keywords(&arguments.reading.inputs()?, &options, watch)?;
    watch.stage_of("weighing and writing");
    screen::notices_unless(watch.quiet(), &listed.notices);
    let output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    if arguments.format == ListFormat::Parquet {
        keywords_parquet(&listed, &options, arguments.top, output)?;
    } else {
        keywords_text(&listed, &options, arguments, output)?;
    }
    watch.done();
    Ok(ExitCode::SUCCESS)
}

fn keywords_parquet(
    listed: &Listed,
    options: &Options,
    top: usize,
    mut output: impl Write,
) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    let mut file = ParquetFile::new(&mut bytes);
    let mut any = false;
    listed.keywords(
        options,
        top,
        &|article, rows: &mut Vec<Keyword>| rows.extend(article.iter().map(Keyword::of)),
        &mut |rows| {
            any = true;
            file.append(&analyze::to_frame(&keyword_table(&rows))?)
        },
    )?;
    if !any {
        file.append(&analyze::to_frame(&keyword_table(&[]))?)?;
    }
    file.finish()?;
    output.write_all(&bytes)?;
    Ok(output.flush()?)
}

fn keywords_text(
    listed: &Listed,
    options: &Options,
    arguments: &TfidfArguments,
    mut output: impl Write,
) -> anyhow::Result<()> {
    let failed = |error: std::io::Error| Error::io("write to", "standard output", error);
    let render: &(dyn Fn(&[KeywordRow<'_>], &mut String) + Sync) = match arguments.format {
        ListFormat::Jsonl => &|article, text| article.iter().for_each(|row| jsonl(row, text)),
        ListFormat::Csv => {
            output.write_all(b"doc,title,rank,form,stem,tf,df,tfidf\n")?;
            &|article, text| article.iter().for_each(|row| csv(row, text))
        }
        ListFormat::Table | ListFormat::Parquet => &people,
    };
    listed.keywords(options, arguments.top, render, &mut |text| {
        output.write_all(text.as_bytes()).map_err(failed)
    })?;
    Ok(output.flush()?)
}

/// One line an article: its number, what it is called, its keywords.
fn people(article: &[KeywordRow<'_>], text: &mut String) {
    for row in article {
        if row.rank == 1 {
            let title: String = screen::plain(row.title).chars().take(40).collect();
            let _ = write!(text, "{:>7}  {title:40}  ", row.doc);
        } else {
            text.push_str(", ");
        }
        left(row.form, 0, text);
    }
    text.push('\n');
}

fn jsonl(row: &KeywordRow<'_>, line: &mut String) {
    let _ = write!(line, "{{\"doc\":{},\"title\":", row.doc);
    let _ = push_json(row.title, line);
    let _ = write!(line, ",\"rank\":{},\"form\":", row.rank);
    let _ = push_json(row.form, line);
    line.push_str(",\"stem\":");
    let _ = push_json(row.stem, line);
    let _ = write!(line, ",\"tf\":{},\"df\":{},\"tfidf\":", row.tf, row.df);
    number::push_full(row.tfidf, line);
    line.push_str("}\n");
}

fn csv(row: &KeywordRow<'_>, line: &mut String) {
    let _ = write!(line, "{},", row.doc);
    push_csv(row.title, line);
    let _ = write!(line, ",{},", row.rank);
    push_csv(row.form, line);
    line.push(',');
    push_csv(row.stem, line);
    let _ = write!(line, ",{},{},", row.tf, row.df);
    number::push_full(row.tfidf, line);
    line.push('\n');
}

/// A keyword that is kept until there are enough for a batch.
struct Keyword {
    title: String,
    form: String,
    stem: String,
    numbers: [u64; 4],
    tfidf: f64,
}

impl Keyword {
    fn of(row: &KeywordRow<'_>) -> Self {
        Self {
            title: row.title.to_owned(),
            form: row.form.to_owned(),
            stem: row.stem.to_owned(),
            numbers: [
                u64::from(row.doc),
                row.rank as u64,
                u64::from(row.tf),
                u64::from(row.df),
            ],
            tfidf: row.tfidf,
        }
    }
}

fn keyword_table(rows: &[Keyword]) -> Table {
    let integer = |at: usize| {
        Values::Integer(
            rows.iter()
                .map(|row| i64::try_from(row.numbers[at]).ok())
                .collect(),
        )
    };
    let text = |value: fn(&Keyword) -> &String| {
        Values::Text(rows.iter().map(|row| Some(value(row).clone())).collect())
    };
    table(
        "tfidf",
        vec![
            ("doc", integer(0)),
            ("title", text(|row| &row.title)),
            ("rank", integer(1)),
            ("form", text(|row| &row.form)),
            ("stem", text(|row| &row.stem)),
            ("tf", integer(2)),
            ("df", integer(3)),
            (
                "tfidf",
                Values::Float(rows.iter().map(|row| Some(row.tfidf)).collect()),
            ),
        ],
    )
}
