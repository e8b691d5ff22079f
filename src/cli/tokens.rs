//! `gleaner tokens`: every token as it is counted, so that anyone can check the pipeline against another tool.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::arguments::{TokensArguments, TokensFormat};
use super::screen;
use crate::corpus::Corpus;
use crate::count::{self, Line, Setup};
use crate::error::Error;

pub(super) fn run(arguments: &TokensArguments, quiet: bool) -> anyhow::Result<ExitCode> {
    let corpus = Corpus::open(&arguments.reading.inputs()?, arguments.reading.options())?;
    let setup = Setup::new(
        &arguments.terms.normalize()?,
        arguments.terms.segmenter(),
        arguments.terms.language(),
    );
    let mut output = BufWriter::new(std::io::stdout().lock());
    if arguments.format == TokensFormat::Csv {
        writeln!(output, "doc,token,start,kind,sentence,term")?;
    }
    let mut doc = 0;
    let mut notices = corpus.notices.clone();
    for source in &corpus.sources {
        let reading = corpus.read(source);
        let languages = setup.languages(&reading.documents);
        for (document, language) in reading.documents.iter().zip(languages) {
            count::lines(doc, &document.text, language, &setup, &mut |line| {
                print(&mut output, line, arguments.format)
            })?;
            doc += 1;
        }
        notices.extend(reading.notices);
    }
    output.flush()?;
    if !quiet {
        screen::notices(&notices, "");
    }
    if doc == 0 {
        return Err(Error::Input("no article in the input".to_owned()).into());
    }
    Ok(ExitCode::SUCCESS)
}

fn print(output: &mut impl Write, line: &Line<'_>, format: TokensFormat) -> anyhow::Result<()> {
    match format {
        TokensFormat::Jsonl => {
            serde_json::to_writer(&mut *output, line)?;
            writeln!(output)?;
        }
        TokensFormat::Csv => {
            let term = line.term.unwrap_or("");
            // A UAX #29 word may hold no quote, comma or line break that CSV would have to escape but for these.
            let token = line.token.replace('"', "\"\"");
            writeln!(
                output,
                "{},\"{token}\",{},{},{},\"{term}\"",
                line.doc, line.start, line.kind, line.sentence
            )?;
        }
    }
    Ok(())
}
