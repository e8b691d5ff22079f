//! `gleaner split`: how one file is cut, and what is removed.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::arguments::{SplitArguments, SplitFormat};
use crate::corpus::split::{Piece, Split, split};
use crate::corpus::{decode, read};
use crate::error::Error;
use crate::number;

#[derive(Serialize)]
struct Cut<'s> {
    source: &'s str,
    rule: &'s str,
    articles: Vec<CutArticle<'s>>,
    unassigned: f64,
}

#[derive(Serialize)]
struct CutArticle<'s> {
    title: &'s str,
    start: usize,
    end: usize,
    date: Option<&'s str>,
    meta: BTreeMap<&'s str, Vec<&'s str>>,
    captions: Vec<Span<'s>>,
    removed: Vec<Span<'s>>,
}

#[derive(Serialize)]
struct Span<'s> {
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'s str>,
}

pub(super) fn run(arguments: &SplitArguments) -> anyhow::Result<ExitCode> {
    let (name, stored) = stored(&arguments.file)?;
    let unusable = |reason: String| Error::Input(format!("{name}: {reason}"));
    let bytes =
        decode::decompress(&stored).map_err(|error| unusable(format!("cannot be decompressed ({error})")))?;
    let decoded = decode::decode(&bytes).map_err(|reason| unusable(reason.to_owned()))?;
    if let Some(notice) = decoded.notice() {
        eprintln!("notice: {name}: {notice}; offsets are those of the text as UTF-8");
    }
    // Offsets are those of the file: a UTF-8 mark and front matter stand before what is split.
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let front = read::front_matter_length(&name, &decoded.text);
    let text = &decoded.text[front..];
    let cut = split(text, &arguments.rule.split_rule);
    let mut output = std::io::stdout().lock();
    match arguments.format {
        SplitFormat::Json => {
            serde_json::to_writer(&mut output, &json(&name, text, &cut, mark + front))?;
            writeln!(output)?;
        }
        SplitFormat::Text => print(&mut output, &name, text, &cut)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn stored(file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        return Ok(("stdin".to_owned(), bytes));
    }
    let bytes = std::fs::read(file).map_err(|error| Error::io("cannot read", file, error))?;
    let name = file
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((name, bytes))
}

fn json<'s>(source: &'s str, text: &str, cut: &'s Split, base: usize) -> Cut<'s> {
    let article = |piece: &'s Piece| CutArticle {
        title: &piece.title,
        start: base + piece.start,
        end: base + piece.end,
        date: piece.date.as_deref(),
        meta: values(&piece.meta),
        captions: piece
            .captions
            .iter()
            .map(|span| Span {
                start: base + span.start,
                end: base + span.end,
                reason: None,
            })
            .collect(),
        removed: piece
            .removed
            .iter()
            .map(|span| Span {
                start: base + span.start,
                end: base + span.end,
                reason: Some(span.reason),
            })
            .collect(),
    };
    Cut {
        source,
        rule: cut.rule,
        articles: cut.articles.iter().map(article).collect(),
        unassigned: cut.unassigned_share(text),
    }
}

/// Each name with its values, in the order of the file.
fn values(meta: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in meta {
        values.entry(name).or_default().push(value);
    }
    values
}

fn print(output: &mut impl Write, name: &str, text: &str, cut: &Split) -> std::io::Result<()> {
    let articles = if cut.articles.len() == 1 {
        "1 article".to_owned()
    } else {
        format!("{} articles", cut.articles.len())
    };
    writeln!(output, "{name}: {articles}, rule {}", cut.rule)?;
    writeln!(
        output,
        "words in no article: {}",
        number::percent(cut.unassigned_share(text))
    )?;
    if let Some(remark) = &cut.remark {
        writeln!(output, "{remark}")?;
    }
    for (number, piece) in cut.articles.iter().enumerate() {
        let title = if piece.title.is_empty() {
            "(no headline)"
        } else {
            &piece.title
        };
        let date = piece
            .date
            .as_deref()
            .map(|date| format!("  [{date}]"))
            .unwrap_or_default();
        writeln!(output, "\n{number}  {title}{date}")?;
        let body = &text[piece.start..piece.end];
        let mut lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
        if let Some(first) = lines.next() {
            writeln!(output, "   first    {}", shorten(first))?;
        }
        if let Some(last) = lines.next_back() {
            writeln!(output, "   last     {}", shorten(last))?;
        }
        for caption in &piece.captions {
            writeln!(output, "   caption  {}", shorten(text[caption.clone()].trim()))?;
        }
        for removed in &piece.removed {
            writeln!(
                output,
                "   removed  {}: {}",
                removed.reason,
                shorten(text[removed.start..removed.end].trim())
            )?;
        }
    }
    Ok(())
}

/// A line cut to the width of a terminal.
fn shorten(line: &str) -> String {
    const WIDTH: usize = 90;
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    let head: String = line.chars().take(WIDTH - 1).collect();
    format!("{}…", head.trim_end())
}
