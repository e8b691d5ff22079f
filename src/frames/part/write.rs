//! Writing a part: its vocabulary, its blocks, and last its header, so that a folder without one is known to be unfinished.

use std::fs;
use std::io::ErrorKind;
use std::iter;
use std::path::{Path, PathBuf};

use polars::prelude::*;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use super::sizes::{FACTORS, SIZES};
use super::{HEADER, Header, Made, SCHEMA, TABLES, block_name};
use crate::count::{Block, Dictionary, Mention, NONE, Quotation, Row, SourceRow, SplitRow};
use crate::entity::Kind;
use crate::error::{Error, Notice};

/// What stands in place of a kind for a verb of speaking.
pub(super) const VERB: &str = "verb";

/// Where files are written.
enum Sink {
    Folder(PathBuf),
    Memory(Vec<(String, Vec<u8>)>),
}

impl Sink {
    fn save(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
        match self {
            Self::Folder(dir) => {
                let path = dir.join(name);
                fs::write(&path, bytes).map_err(|error| Error::io("write", path, error))
            }
            Self::Memory(files) => {
                files.push((name.to_owned(), bytes));
                Ok(())
            }
        }
    }
}

pub(super) struct Writer {
    sink: Sink,
    blocks: usize,
    documents: u32,
}

impl Writer {
    pub(super) fn new(dir: &Path) -> Result<Self, Error> {
        // Not the folders above it: where the run was stopped they are gone and must stay so.
        for path in iter::once(dir.to_path_buf()).chain(TABLES.map(|table| dir.join(table))) {
            match fs::create_dir(&path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(Error::io("make the folder", path, error));
                }
                _ => {}
            }
        }
        Ok(Self::to(Sink::Folder(dir.to_path_buf())))
    }

    /// A writer that keeps the files, for [`Writer::finish`] to give back.
    pub(super) fn in_memory() -> Self {
        Self::to(Sink::Memory(Vec::new()))
    }

    fn to(sink: Sink) -> Self {
        Self {
            sink,
            blocks: 0,
            documents: 0,
        }
    }

    fn save(&mut self, name: &str, columns: Vec<Column>) -> Result<(), Error> {
        let bytes = encode(columns).map_err(|error| Error::stage("frames", error))?;
        self.sink.save(name, bytes)
    }

    pub(super) fn dictionary(&mut self, dictionary: &Dictionary) -> Result<(), Error> {
        let number: Vec<u32> = (0..).take(dictionary.stems.len()).collect();
        self.save(
            "terms.parquet",
            vec![
                Column::new("term".into(), number),
                text("stem", dictionary.stems.iter()),
                Column::new("df".into(), &dictionary.df),
            ],
        )?;
        let forms = &dictionary.forms;
        self.save(
            "forms.parquet",
            vec![
                text("form", forms.text.iter()),
                Column::new("term".into(), &forms.term),
                Column::new("n".into(), &forms.count),
                flags("stop", &forms.stop),
                flags("running", &forms.running),
            ],
        )?;
        let names = &dictionary.names;
        let number: Vec<u32> = (0..).take(names.len()).collect();
        let kind = names.kind.iter().map(|kind| kind.map_or(VERB, Kind::id));
        self.save(
            "names.parquet",
            vec![
                Column::new("name".into(), number),
                text("kind", kind),
                text("text", names.text.iter()),
            ],
        )
    }

    pub(super) fn block(&mut self, block: &Block) -> Result<(), Error> {
        let numbers: Vec<u32> = (self.documents..).take(block.rows.len()).collect();
        let mut columns = vec![Column::new("doc".into(), &numbers)];
        columns.extend(document_columns(&block.rows));
        self.save(&block_name("documents", self.blocks), columns)?;
        let meta = || {
            numbers
                .iter()
                .zip(&block.rows)
                .flat_map(|(doc, row)| row.meta.iter().map(move |pair| (doc, pair)))
        };
        self.save(
            &block_name("meta", self.blocks),
            vec![
                Column::new("doc".into(), meta().map(|(doc, _)| *doc).collect::<Vec<u32>>()),
                text("name", meta().map(|(_, (name, _))| name.as_str())),
                text("value", meta().map(|(_, (_, value))| value.as_str())),
            ],
        )?;
        self.save(
            &block_name("postings", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.postings_ends)),
                Column::new("term".into(), &block.term),
                Column::new("tf".into(), &block.tf),
            ],
        )?;
        self.save(
            &block_name("spectra", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.spectra_ends)),
                Column::new("frequency".into(), &block.frequency),
                Column::new("types".into(), &block.types),
            ],
        )?;
        let mentions = &block.mentions;
        let number = |name: &str, value: fn(&Mention) -> u32| {
            Column::new(name.into(), mentions.iter().map(value).collect::<Vec<_>>())
        };
        self.save(
            &block_name("mentions", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.mentions_ends)),
                number("start", |mention| mention.start),
                number("end", |mention| mention.end),
                number("sentence", |mention| mention.sentence),
                number("name", |mention| mention.name),
                number("form", |mention| mention.form),
                text("reason", mentions.iter().map(|mention| mention.reason.id())),
            ],
        )?;
        let quotations = &block.quotations;
        let number = |name: &str, value: fn(&Quotation) -> u32| {
            Column::new(name.into(), quotations.iter().map(value).collect::<Vec<_>>())
        };
        let named = |name: &str, value: fn(&Quotation) -> u32| {
            let named = quotations.iter().map(|quotation| Some(value(quotation)));
            Column::new(
                name.into(),
                named
                    .map(|named| named.filter(|&named| named != NONE))
                    .collect::<Vec<_>>(),
            )
        };
        self.save(
            &block_name("quotations", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.quotations_ends)),
                number("start", |quotation| quotation.start),
                number("end", |quotation| quotation.end),
                number("sentence", |quotation| quotation.sentence),
                number("words", |quotation| quotation.words),
                named("speaker", |quotation| quotation.speaker),
                text("how", quotations.iter().map(|quotation| quotation.how.id())),
                named("verb", |quotation| quotation.verb),
            ],
        )?;
        self.blocks += 1;
        self.documents += u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// Writes the header last, so that a folder without one is known to be unfinished; gives back the files, by name, of a
    /// writer that keeps them.
    pub(super) fn finish(
        mut self,
        made: &Made,
        (bytes, tokens): (u64, u64),
        sources: &[SourceRow],
        splits: &[(u32, SplitRow)],
        notices: &[(Option<u32>, Notice)],
    ) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let notice = |(source, notice): &(Option<u32>, Notice)| {
            (
                *source,
                notice.kind.id().to_owned(),
                notice.subject.clone(),
                notice.message.clone(),
            )
        };
        let header = Header {
            schema: SCHEMA.to_owned(),
            made: made.clone(),
            blocks: self.blocks,
            bytes,
            tokens,
            sources: sources.to_vec(),
            splits: splits.to_vec(),
            notices: notices.iter().map(notice).collect(),
        };
        let mut bytes = serde_json::to_vec_pretty(&header).map_err(|error| Error::stage("frames", error))?;
        bytes.push(b'\n');
        self.sink.save(HEADER, bytes)?;
        Ok(match self.sink {
            Sink::Folder(_) => Vec::new(),
            Sink::Memory(files) => files,
        })
    }
}

fn encode(columns: Vec<Column>) -> PolarsResult<Vec<u8>> {
    let mut frame = DataFrame::new_infer_height(columns)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .set_parallel(false)
        .finish(&mut frame)?;
    Ok(bytes)
}

fn text<'t>(name: &str, values: impl Iterator<Item = &'t str>) -> Column {
    StringChunked::from_iter_values(name.into(), values).into_column()
}

fn flags(name: &str, values: &[bool]) -> Column {
    BooleanChunked::from_slice(name.into(), values).into_column()
}

/// Each number as often as its range between the ends is long.
fn repeated(numbers: &[u32], ends: &[u32]) -> Vec<u32> {
    let mut all = Vec::with_capacity(ends.last().map_or(0, |&end| end as usize));
    for (&number, &end) in numbers.iter().zip(ends) {
        all.resize(end as usize, number);
    }
    all
}

fn document_columns(rows: &[Row]) -> Vec<Column> {
    let mut columns = vec![
        Column::new(
            "source".into(),
            rows.iter().map(|row| row.source).collect::<Vec<_>>(),
        ),
        text("title", rows.iter().map(|row| row.title.as_str())),
        Column::new(
            "date".into(),
            rows.iter().map(|row| row.date.as_deref()).collect::<Vec<_>>(),
        ),
        Column::new(
            "language".into(),
            rows.iter().map(|row| row.language).collect::<Vec<_>>(),
        ),
    ];
    for (name, get, _) in SIZES {
        columns.push(Column::new(
            (*name).into(),
            rows.iter().map(get).collect::<Vec<_>>(),
        ));
    }
    for (name, get, _) in FACTORS {
        columns.push(Column::new(
            (*name).into(),
            rows.iter().map(get).collect::<Vec<_>>(),
        ));
    }
    columns
}
