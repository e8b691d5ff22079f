//! `gleaner tokens`: every token as it is counted, so that anyone can check the pipeline against another tool.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{TokensArguments, TokensFormat};
use super::screen;
use crate::corpus::{Corpus, Gathered};
use crate::count::{self, Heads, Line, Setup};
use crate::error::Error;

pub(super) fn run(arguments: &TokensArguments, quiet: bool) -> anyhow::Result<ExitCode> {
    let corpus = Corpus::open(&arguments.reading.inputs()?, arguments.reading.options())?;
    let setup = Setup::new(
        &arguments.terms.normalize()?,
        arguments.terms.segmenter(),
        arguments.terms.language(),
    );
    let mut output = Printer::new(BufWriter::new(std::io::stdout().lock()), arguments.format);
    let mut doc = 0;
    let mut notices = corpus.notices.clone();
    let tasks = corpus.tasks();
    let heads = Heads::new(&corpus, &tasks, &setup);
    let mut gathered = Gathered::default();
    for task in &tasks {
        for (source, mut reading) in task.sources.clone().zip(corpus.read(task)) {
            gathered.add(&mut reading);
            let languages = heads.languages(task, &reading.documents);
            for (document, language) in reading.documents.iter().zip(languages) {
                count::lines(doc, &document.text, language, &setup, &mut |line| {
                    output.print(line)
                })?;
                doc += 1;
            }
            if task.piece.as_ref().is_none_or(|piece| piece.last) {
                let name = &corpus.sources[source].name;
                notices.extend(std::mem::take(&mut gathered).finish(name).1);
            }
        }
    }
    output.finish()?;
    if !quiet {
        screen::notices(&notices, "");
    }
    if doc == 0 {
        return Err(Error::Input("no article in the input".to_owned()).into());
    }
    Ok(ExitCode::SUCCESS)
}

/// One line per token; CSV is escaped by the csv crate, since a word may hold a quote, as Hebrew ones do.
enum Printer<W: Write> {
    Jsonl(W),
    Csv(Box<csv::Writer<W>>),
}

impl<W: Write> Printer<W> {
    fn new(output: W, format: TokensFormat) -> Self {
        match format {
            TokensFormat::Jsonl => Self::Jsonl(output),
            TokensFormat::Csv => Self::Csv(Box::new(csv::Writer::from_writer(output))),
        }
    }

    fn print(&mut self, line: &Line<'_>) -> anyhow::Result<()> {
        match self {
            Self::Jsonl(output) => {
                serde_json::to_writer(&mut *output, line)?;
                writeln!(output)?;
            }
            Self::Csv(output) => output.serialize(line)?,
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Jsonl(mut output) => output.flush()?,
            Self::Csv(mut output) => output.flush()?,
        }
        Ok(())
    }
}
