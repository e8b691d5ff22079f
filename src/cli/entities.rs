//! `gleaner entities`: entities, mentions or quotations for a pipe.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{EntitiesArguments, EntitiesFormat};
use super::fields::{left, push_csv, push_json, right};
use super::screen::{self, Watch};
use crate::entity::Kind;
use crate::error::Error;
use crate::number;
use crate::pipeline::{self, EntityRow, MentionRow, Named, QuotationRow};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 16;
/// Entities of each kind that a table for people shows.
const SHOWN: usize = 20;
/// Kinds that are shown where none are asked for: other names are found too unreliably, and amounts are no actors.
const USUAL: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Nationality];

pub(super) fn run(arguments: &EntitiesArguments, watch: &Watch) -> anyhow::Result<ExitCode> {
    let options = arguments.options(watch.limits())?;
    let named = pipeline::entities(&arguments.reading.inputs()?, &options, watch)?;
    watch.stage_of("writing");
    screen::notices_unless(watch.quiet(), &named.notices);
    let mut output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    if arguments.mentions {
        mentions(&named, arguments, &mut output)?;
    } else if arguments.quotations {
        quotations(&named, arguments, &mut output)?;
    } else {
        entities(&named, arguments, &mut output)?;
    }
    output.flush()?;
    watch.done();
    Ok(ExitCode::SUCCESS)
}

/// The kinds asked for, in their own order.
fn kinds(arguments: &EntitiesArguments, usual: &[Kind]) -> Vec<Kind> {
    let asked: Vec<Kind> = arguments
        .kind
        .iter()
        .flat_map(|kinds| &kinds.0)
        .copied()
        .collect();
    let wanted = |kind: &Kind| {
        if asked.is_empty() {
            usual.contains(kind)
        } else {
            asked.contains(kind)
        }
    };
    Kind::ALL.into_iter().filter(wanted).collect()
}

fn entities(named: &Named, arguments: &EntitiesArguments, output: &mut impl Write) -> anyhow::Result<()> {
    let kinds = kinds(arguments, &USUAL);
    let format = arguments.format.unwrap_or(EntitiesFormat::Table);
    let top = arguments
        .top
        .or((format == EntitiesFormat::Table).then_some(SHOWN));
    let rows = named.rows(&kinds, top);
    let mut line = String::new();
    match format {
        EntitiesFormat::Table => return Ok(people(&rows, output)?),
        EntitiesFormat::Csv => {
            output.write_all(b"kind,rank,entity,mentions,df,aliases\n")?;
            for row in &rows {
                line.clear();
                let _ = write!(line, "{},{},", row.kind.id(), row.rank);
                push_csv(row.name, &mut line);
                let _ = write!(line, ",{},{},", row.mentions, row.df);
                let called = row.called.iter();
                let aliases: Vec<String> = called.map(|(form, n)| format!("{form}:{n}")).collect();
                push_csv(&aliases.join(" | "), &mut line);
                line.push('\n');
                output.write_all(line.as_bytes())?;
            }
        }
        EntitiesFormat::Jsonl => {
            for row in &rows {
                line.clear();
                let _ = write!(
                    line,
                    "{{\"kind\":\"{}\",\"rank\":{},\"entity\":",
                    row.kind.id(),
                    row.rank
                );
                push_json(row.name, &mut line)?;
                let _ = write!(
                    line,
                    ",\"mentions\":{},\"df\":{},\"aliases\":[",
                    row.mentions, row.df
                );
                for (at, (form, reason, across, n)) in row.aliases.iter().enumerate() {
                    line.push_str(if at > 0 { ",{\"form\":" } else { "{\"form\":" });
                    push_json(form, &mut line)?;
                    let _ = write!(
                        line,
                        ",\"reason\":\"{reason}\",\"scope\":\"{}\",\"n\":{n}}}",
                        if *across { "corpus" } else { "article" }
                    );
                }
                line.push_str("]}\n");
                output.write_all(line.as_bytes())?;
            }
        }
    }
    Ok(())
}

/// Columns for a person; the forms that differ from the name stand last, as many as fit a line.
fn people(rows: &[EntityRow<'_>], output: &mut impl Write) -> std::io::Result<()> {
    const ALIASES: usize = 60;
    let width = rows.iter().map(|row| row.name.chars().count());
    let width = width.max().unwrap_or(6).clamp(6, 40);
    writeln!(
        output,
        "{:12}  {:>4}  {:width$}  {:>9}  {:>8}  also",
        "kind", "rank", "entity", "mentions", "articles"
    )?;
    let mut line = String::new();
    for row in rows {
        line.clear();
        left(row.kind.id(), 14, &mut line);
        right(&row.rank.to_string(), 4, &mut line);
        line.push_str("  ");
        left(row.name, width, &mut line);
        line.push_str("  ");
        right(&number::count(row.mentions), 9, &mut line);
        line.push_str("  ");
        right(&number::count(row.df), 8, &mut line);
        line.push_str("  ");
        let mut also = String::new();
        for (form, _) in row.called.iter().filter(|(form, _)| *form != row.name) {
            if also.chars().count() + form.chars().count() > ALIASES {
                also.push_str(", ...");
                break;
            }
            also.push_str(if also.is_empty() { "" } else { ", " });
            also.push_str(form);
        }
        left(&also, 0, &mut line);
        line.truncate(line.trim_end().len());
        line.push('\n');
        output.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn mentions(named: &Named, arguments: &EntitiesArguments, output: &mut impl Write) -> anyhow::Result<()> {
    let kinds = kinds(arguments, &Kind::ALL);
    let format = arguments.format.unwrap_or(EntitiesFormat::Jsonl);
    match format {
        EntitiesFormat::Table => writeln!(
            output,
            "{:>7}  {:>8}  {:>8}  {:12}  text -> entity",
            "doc", "start", "end", "kind"
        )?,
        EntitiesFormat::Csv => output.write_all(b"doc,start,end,text,kind,entity\n")?,
        EntitiesFormat::Jsonl => {}
    }
    let mut line = String::new();
    named.mentions(&kinds, &mut |row| {
        line.clear();
        mention(row, format, &mut line);
        output
            .write_all(line.as_bytes())
            .map_err(|error| Error::io("write to", "standard output", error))
    })?;
    Ok(())
}

fn mention(row: &MentionRow<'_>, format: EntitiesFormat, line: &mut String) {
    let kind = row.kind.id();
    match format {
        EntitiesFormat::Table => {
            let _ = write!(
                line,
                "{:>7}  {:>8}  {:>8}  {kind:12}  ",
                row.doc, row.start, row.end
            );
            left(row.text, 0, line);
            if row.text != row.entity {
                line.push_str(" -> ");
                left(row.entity, 0, line);
            }
        }
        EntitiesFormat::Csv => {
            let _ = write!(line, "{},{},{},", row.doc, row.start, row.end);
            push_csv(row.text, line);
            let _ = write!(line, ",{kind},");
            push_csv(row.entity, line);
        }
        EntitiesFormat::Jsonl => {
            let _ = write!(
                line,
                "{{\"doc\":{},\"start\":{},\"end\":{},\"text\":",
                row.doc, row.start, row.end
            );
            let _ = push_json(row.text, line);
            let _ = write!(line, ",\"kind\":\"{kind}\",\"entity\":");
            let _ = push_json(row.entity, line);
            line.push('}');
        }
    }
    line.push('\n');
}

fn quotations(named: &Named, arguments: &EntitiesArguments, output: &mut impl Write) -> anyhow::Result<()> {
    let format = arguments.format.unwrap_or(EntitiesFormat::Jsonl);
    match format {
        EntitiesFormat::Table => writeln!(
            output,
            "{:>7}  {:>8}  {:>8}  {:>6}  speaker (verb)",
            "doc", "start", "end", "words"
        )?,
        EntitiesFormat::Csv => output.write_all(b"doc,start,end,words,speaker,kind,how,verb\n")?,
        EntitiesFormat::Jsonl => {}
    }
    let mut line = String::new();
    named.quotations(&mut |row| {
        line.clear();
        quotation(row, format, &mut line);
        output
            .write_all(line.as_bytes())
            .map_err(|error| Error::io("write to", "standard output", error))
    })?;
    Ok(())
}

fn quotation(row: &QuotationRow<'_>, format: EntitiesFormat, line: &mut String) {
    let (speaker, verb) = (row.speaker.unwrap_or_default(), row.verb.unwrap_or_default());
    match format {
        EntitiesFormat::Table => {
            let _ = write!(
                line,
                "{:>7}  {:>8}  {:>8}  {:>6}  ",
                row.doc, row.start, row.end, row.words
            );
            left(row.speaker.unwrap_or("not told"), 0, line);
            if !verb.is_empty() {
                line.push_str(" (");
                left(verb, 0, line);
                line.push(')');
            }
        }
        EntitiesFormat::Csv => {
            let _ = write!(line, "{},{},{},{},", row.doc, row.start, row.end, row.words);
            push_csv(speaker, line);
            let _ = write!(line, ",{},{},", row.kind.map_or("", Kind::id), row.how);
            push_csv(verb, line);
        }
        EntitiesFormat::Jsonl => {
            let _ = write!(
                line,
                "{{\"doc\":{},\"start\":{},\"end\":{},\"words\":{},\"speaker\":",
                row.doc, row.start, row.end, row.words
            );
            optional(row.speaker, line);
            line.push_str(",\"kind\":");
            optional(row.kind.map(Kind::id), line);
            let _ = write!(line, ",\"how\":\"{}\",\"verb\":", row.how);
            optional(row.verb, line);
            line.push('}');
        }
    }
    line.push('\n');
}

fn optional(text: Option<&str>, line: &mut String) {
    match text {
        Some(text) => {
            let _ = push_json(text, line);
        }
        None => line.push_str("null"),
    }
}
