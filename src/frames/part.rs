//! A part on disk: a folder of Parquet files that anything can scan, and `part.json`, which says what it is.
//!
//! ```text
//! part.json                    schema, how it was counted, sources, splits, notices
//! terms.parquet                term, stem, df
//! forms.parquet                form, term, n, stop, running
//! documents/00000.parquet      doc, source, position, title, date, language, sizes
//! meta/00000.parquet           doc, name, value: every other column, by name
//! postings/00000.parquet       doc, term, tf
//! spectra/00000.parquet        doc, frequency, types
//! ```
//!
//! Files of one number are a block: they hold the same documents, and a reader needs one block at a time. Numbers are the
//! part's own. Every file is read into memory as it is used and none is mapped, so memory stays what the budget says.

use std::fs;
use std::path::{Path, PathBuf};

use polars::prelude::*;
use polars_io::SerReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};
use serde::{Deserialize, Serialize};

use crate::count::{
    Block, Counts, Dictionary, Forms, Load, NONE, Part, Row, Sizes, SourceRow, SplitRow, Stored, Texts,
};
use crate::error::{Error, Notice, NoticeKind};
use crate::normalize::language;
use crate::statistics::diversity::Factors;

/// The version of the shape of a part.
pub const SCHEMA: &str = "gleaner-part/1";
const HEADER: &str = "part.json";

/// How a part was counted; parts can be joined where this is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// `gleaner` and its version.
    pub generator: String,
    /// Name and value of everything that changes counts.
    pub counting: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    schema: String,
    made: Made,
    blocks: usize,
    bytes: u64,
    tokens: u64,
    sources: Vec<SourceRow>,
    splits: Vec<(u32, SplitRow)>,
    /// Index of the source, kind, subject, message.
    notices: Vec<(Option<u32>, String, String, String)>,
}

/// Whether `path` is a folder with a part in it.
pub fn is_part(path: &Path) -> bool {
    fs::read_to_string(path.join(HEADER)).is_ok_and(|text| text.contains("\"gleaner-part/"))
}

/// Writes a part down as it is and gives back one that reads it from there.
///
/// # Errors
/// What the file system says.
pub fn spill(dir: &Path, part: &Part, made: &Made) -> Result<Part, Error> {
    let mut writer = Writer::new(dir)?;
    writer.dictionary(&*part.dictionary.get()?)?;
    for block in &part.blocks {
        writer.block(&*block.get()?)?;
    }
    writer.finish(
        made,
        (part.bytes, part.tokens),
        &part.sources,
        &part.splits,
        &part.notices,
    )?;
    Ok(open(dir)?.0)
}

/// Writes a whole corpus as one part into the new folder `dir`.
///
/// # Errors
/// What the file system says.
pub fn write(dir: &Path, counts: &Counts, made: &Made) -> Result<(), Error> {
    let mut writer = Writer::new(dir)?;
    writer.dictionary(&counts.dictionary)?;
    let mut whole = Block::default();
    counts.blocks(&mut |block| {
        for at in 0..block.rows.len() {
            whole.push(block, at);
            if whole.is_full() {
                writer.block(&std::mem::take(&mut whole))?;
            }
        }
        Ok(())
    })?;
    if !whole.rows.is_empty() {
        writer.block(&whole)?;
    }
    writer.finish(
        made,
        (counts.bytes, counts.tokens),
        &counts.sources,
        &counts.splits,
        &counts.notices,
    )
}

/// Writes a whole corpus as one part to `dir`, whole or not at all; only a part may be there already.
///
/// # Errors
/// [`Error::Usage`] where something else is there, else what the file system says.
pub fn put(dir: &Path, counts: &Counts, made: &Made) -> Result<(), Error> {
    if fs::symlink_metadata(dir).is_ok() {
        if !is_part(dir) {
            return Err(Error::Usage(format!(
                "{} is there and is no part: choose another folder",
                dir.display()
            )));
        }
        if let Some(foreign) = foreign(dir) {
            let message = format!(
                "{} is in the way and would be lost: move it, or choose another folder",
                foreign.display()
            );
            return Err(Error::Usage(message));
        }
    }
    let (Some(name), parent) = (dir.file_name(), dir.parent().unwrap_or(Path::new(""))) else {
        return Err(Error::Usage(format!(
            "{} cannot be the folder of a part",
            dir.display()
        )));
    };
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    let scratch = tempfile::Builder::new()
        .prefix(&format!(".{}.", name.to_string_lossy()))
        .tempdir_in(parent)
        .map_err(|error| Error::io("make a folder in", parent, error))?;
    let new = scratch.path().join("new");
    write(&new, counts, made)?;
    let old = scratch.path().join("old");
    let replaced = is_part(dir);
    if replaced {
        fs::rename(dir, &old).map_err(|error| Error::io("move", dir, error))?;
    }
    fs::rename(&new, dir).map_err(|error| {
        if replaced && fs::rename(&old, dir).is_err() {
            // Kept where it is rather than removed with the folder.
            let kept = scratch.keep();
            return Error::io("put the part at (the old one is kept beside it)", kept, error);
        }
        Error::io("put the part at", dir, error)
    })
}

/// Something in the folder of a part that is not of a part.
fn foreign(dir: &Path) -> Option<PathBuf> {
    let entries = |dir: &Path| {
        fs::read_dir(dir)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let is_block = |path: &PathBuf| {
        let name = name(path);
        name.strip_suffix(".parquet")
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    entries(dir).find_map(|path| match name(&path).as_str() {
        HEADER | "terms.parquet" | "forms.parquet" => None,
        table if TABLES.contains(&table) => entries(&path).find(|path| !is_block(path)),
        _ => Some(path),
    })
}

/// The tables of a part that come in blocks.
const TABLES: [&str; 4] = ["documents", "meta", "postings", "spectra"];

/// Opens the part in `dir`; its rows stay on disk.
///
/// # Errors
/// [`Error::Input`] where it is not one that this version reads, else what the file system says.
pub fn open(dir: &Path) -> Result<(Part, Made), Error> {
    let path = dir.join(HEADER);
    let bytes = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
    let unusable = |why: &str| Error::Input(format!("{} {why}; count the texts again", path.display()));
    let header: Header = serde_json::from_slice(&bytes)
        .map_err(|error| unusable(&format!("is not a whole part ({error})")))?;
    if header.schema != SCHEMA {
        return Err(unusable(&format!(
            "is of version {}, and this one reads {SCHEMA}",
            header.schema
        )));
    }
    let known = header.sources.len();
    if header.splits.iter().any(|(source, _)| *source as usize >= known) {
        return Err(unusable("names a source that it does not have"));
    }
    if header
        .blocks
        .checked_sub(1)
        .is_some_and(|last| !block_path(dir, "documents", last).is_file())
    {
        return Err(unusable("has fewer blocks than it says"));
    }
    let notice = |(source, kind, subject, message): (Option<u32>, String, String, String)| {
        let kind = NoticeKind::from_id(&kind)
            .ok_or_else(|| unusable(&format!("has a notice of unknown kind {kind}")))?;
        Ok((
            source,
            Notice {
                subject,
                kind,
                message,
            },
        ))
    };
    let part = Part {
        notices: header
            .notices
            .into_iter()
            .map(notice)
            .collect::<Result<_, Error>>()?,
        sources: header.sources,
        splits: header.splits,
        bytes: header.bytes,
        tokens: header.tokens,
        dictionary: Stored::There(Box::new(Folder(dir.to_path_buf()))),
        blocks: (0..header.blocks)
            .map(|number| {
                Stored::There(Box::new(BlockFiles {
                    dir: dir.to_path_buf(),
                    number,
                }) as Box<dyn Load<Block>>)
            })
            .collect(),
    };
    Ok((part, header.made))
}

fn block_path(dir: &Path, table: &str, number: usize) -> PathBuf {
    dir.join(table).join(format!("{number:05}.parquet"))
}

struct Writer {
    dir: PathBuf,
    blocks: usize,
    documents: u32,
}

impl Writer {
    fn new(dir: &Path) -> Result<Self, Error> {
        for table in TABLES {
            let path = dir.join(table);
            fs::create_dir_all(&path).map_err(|error| Error::io("make the folder", path, error))?;
        }
        Ok(Self {
            dir: dir.to_path_buf(),
            blocks: 0,
            documents: 0,
        })
    }

    fn save(path: &Path, columns: Vec<Column>) -> Result<(), Error> {
        let bytes = encode(columns).map_err(|error| Error::stage("frames", error))?;
        fs::write(path, bytes).map_err(|error| Error::io("write", path, error))
    }

    fn dictionary(&mut self, dictionary: &Dictionary) -> Result<(), Error> {
        let number: Vec<u32> = (0..).take(dictionary.stems.len()).collect();
        Self::save(
            &self.dir.join("terms.parquet"),
            vec![
                Column::new("term".into(), number),
                text("stem", dictionary.stems.iter()),
                Column::new("df".into(), &dictionary.df),
            ],
        )?;
        let forms = &dictionary.forms;
        Self::save(
            &self.dir.join("forms.parquet"),
            vec![
                text("form", forms.text.iter()),
                Column::new("term".into(), &forms.term),
                Column::new("n".into(), &forms.count),
                flags("stop", &forms.stop),
                flags("running", &forms.running),
            ],
        )
    }

    fn block(&mut self, block: &Block) -> Result<(), Error> {
        let numbers: Vec<u32> = (self.documents..).take(block.rows.len()).collect();
        let mut columns = vec![Column::new("doc".into(), &numbers)];
        columns.extend(document_columns(&block.rows));
        Self::save(&block_path(&self.dir, "documents", self.blocks), columns)?;
        let meta = || {
            numbers
                .iter()
                .zip(&block.rows)
                .flat_map(|(doc, row)| row.meta.iter().map(move |pair| (doc, pair)))
        };
        Self::save(
            &block_path(&self.dir, "meta", self.blocks),
            vec![
                Column::new("doc".into(), meta().map(|(doc, _)| *doc).collect::<Vec<u32>>()),
                text("name", meta().map(|(_, (name, _))| name.as_str())),
                text("value", meta().map(|(_, (_, value))| value.as_str())),
            ],
        )?;
        Self::save(
            &block_path(&self.dir, "postings", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.postings_ends)),
                Column::new("term".into(), &block.term),
                Column::new("tf".into(), &block.tf),
            ],
        )?;
        Self::save(
            &block_path(&self.dir, "spectra", self.blocks),
            vec![
                Column::new("doc".into(), repeated(&numbers, &block.spectra_ends)),
                Column::new("frequency".into(), &block.frequency),
                Column::new("types".into(), &block.types),
            ],
        )?;
        self.blocks += 1;
        self.documents += u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// Writes the header last, so that a folder without one is known to be unfinished.
    fn finish(
        self,
        made: &Made,
        (bytes, tokens): (u64, u64),
        sources: &[SourceRow],
        splits: &[(u32, SplitRow)],
        notices: &[(Option<u32>, Notice)],
    ) -> Result<(), Error> {
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
        let path = self.dir.join(HEADER);
        fs::write(&path, bytes).map_err(|error| Error::io("write", path, error))
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

type Size = (&'static str, fn(&Row) -> u32, fn(&mut Row, u32));
type Factor = (&'static str, fn(&Row) -> u64, fn(&mut Row, u64));

/// The sizes of a document, each with the way to it.
const SIZES: &[Size] = &[
    ("position", |row| row.position, |row, value| row.position = value),
    (
        "sentences",
        |row| row.sizes.sentences,
        |row, value| row.sizes.sentences = value,
    ),
    (
        "tokens",
        |row| row.sizes.tokens,
        |row, value| row.sizes.tokens = value,
    ),
    (
        "counted",
        |row| row.sizes.counted,
        |row, value| row.sizes.counted = value,
    ),
    (
        "stops",
        |row| row.sizes.stops,
        |row, value| row.sizes.stops = value,
    ),
    (
        "numbers",
        |row| row.sizes.numbers,
        |row, value| row.sizes.numbers = value,
    ),
    (
        "letters",
        |row| row.sizes.letters,
        |row, value| row.sizes.letters = value,
    ),
    ("urls", |row| row.sizes.urls, |row, value| row.sizes.urls = value),
    (
        "words",
        |row| row.sizes.words,
        |row, value| row.sizes.words = value,
    ),
];

const FACTORS: &[Factor] = &[
    (
        "bytes",
        |row| row.sizes.bytes,
        |row, value| row.sizes.bytes = value,
    ),
    (
        "forward_full",
        |row| row.sizes.factors.0.full,
        |row, value| row.sizes.factors.0.full = value,
    ),
    (
        "forward_tokens",
        |row| row.sizes.factors.0.rest_tokens,
        |row, value| row.sizes.factors.0.rest_tokens = value,
    ),
    (
        "forward_types",
        |row| row.sizes.factors.0.rest_types,
        |row, value| row.sizes.factors.0.rest_types = value,
    ),
    (
        "backward_full",
        |row| row.sizes.factors.1.full,
        |row, value| row.sizes.factors.1.full = value,
    ),
    (
        "backward_tokens",
        |row| row.sizes.factors.1.rest_tokens,
        |row, value| row.sizes.factors.1.rest_tokens = value,
    ),
    (
        "backward_types",
        |row| row.sizes.factors.1.rest_types,
        |row, value| row.sizes.factors.1.rest_types = value,
    ),
];

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

/// The folder of a part, for its dictionary.
#[derive(Debug)]
struct Folder(PathBuf);

/// One block of a part.
#[derive(Debug)]
struct BlockFiles {
    dir: PathBuf,
    number: usize,
}

fn load(path: &Path) -> Result<DataFrame, Error> {
    let bytes = fs::read(path).map_err(|error| Error::io("read", path, error))?;
    let damaged = |error: PolarsError| {
        Error::Input(format!(
            "{} is damaged ({error}); count the texts again",
            path.display()
        ))
    };
    let mut frame = ParquetReader::new(std::io::Cursor::new(bytes))
        .read_parallel(ParallelStrategy::None)
        .finish()
        .map_err(damaged)?;
    frame.rechunk_mut();
    Ok(frame)
}

/// A column's values where it is there and of the right type.
fn damaged(what: &Path) -> impl Fn(PolarsError) -> Error + '_ {
    move |error| {
        Error::Input(format!(
            "{} is damaged ({error}); count the texts again",
            what.display()
        ))
    }
}

fn u32s(frame: &DataFrame, name: &str) -> PolarsResult<Vec<u32>> {
    Ok(frame.column(name)?.u32()?.into_no_null_iter().collect())
}

fn u64s(frame: &DataFrame, name: &str) -> PolarsResult<Vec<u64>> {
    Ok(frame.column(name)?.u64()?.into_no_null_iter().collect())
}

fn bools(frame: &DataFrame, name: &str) -> PolarsResult<Vec<bool>> {
    Ok(frame.column(name)?.bool()?.iter().flatten().collect())
}

fn texts(frame: &DataFrame, name: &str) -> PolarsResult<Texts> {
    Ok(frame.column(name)?.str()?.iter().flatten().collect())
}

impl Load<Dictionary> for Folder {
    fn load(&self) -> Result<Dictionary, Error> {
        let terms = load(&self.0.join("terms.parquet"))?;
        let forms = load(&self.0.join("forms.parquet"))?;
        let read = || {
            let dictionary = Dictionary {
                stems: texts(&terms, "stem")?,
                df: u32s(&terms, "df")?,
                forms: Forms {
                    text: texts(&forms, "form")?,
                    term: u32s(&forms, "term")?,
                    stop: bools(&forms, "stop")?,
                    running: bools(&forms, "running")?,
                    count: u64s(&forms, "n")?,
                },
            };
            let known = dictionary.stems.len();
            let fits = |&term: &u32| term == NONE || (term as usize) < known;
            polars_ensure!(dictionary.forms.term.iter().all(fits), ComputeError: "a form of an unknown term");
            polars_ensure!(dictionary.forms.term.is_sorted(), ComputeError: "forms out of order");
            let ordered = (1..known).all(|at| dictionary.stems.get(at - 1) < dictionary.stems.get(at));
            polars_ensure!(ordered && dictionary.df.len() == known, ComputeError: "terms out of order");
            Ok(dictionary)
        };
        read().map_err(damaged(&self.0))
    }
}

impl Load<Block> for BlockFiles {
    fn load(&self) -> Result<Block, Error> {
        let table = |name| load(&block_path(&self.dir, name, self.number));
        let (documents, meta) = (table("documents")?, table("meta")?);
        let (postings, spectra) = (table("postings")?, table("spectra")?);
        let read = || {
            let rows = rows(&documents, &meta)?;
            let doc = u32s(&documents, "doc")?;
            let block = Block {
                postings_ends: ends(&doc, &u32s(&postings, "doc")?)?,
                term: u32s(&postings, "term")?,
                tf: u32s(&postings, "tf")?,
                spectra_ends: ends(&doc, &u32s(&spectra, "doc")?)?,
                frequency: u32s(&spectra, "frequency")?,
                types: u32s(&spectra, "types")?,
                rows,
            };
            Ok(block)
        };
        read().map_err(damaged(&self.dir))
    }
}

/// Where each document's rows end in a table that is sorted by document.
fn ends(documents: &[u32], of_rows: &[u32]) -> PolarsResult<Vec<u32>> {
    let mut ends = Vec::with_capacity(documents.len());
    let mut at = 0_u32;
    for document in documents {
        while of_rows.get(at as usize) == Some(document) {
            at += 1;
        }
        ends.push(at);
    }
    polars_ensure!(at as usize == of_rows.len(), ComputeError: "rows of an unknown document");
    Ok(ends)
}

/// The ranges between ends.
fn ranges(ends: &[u32]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| start as usize..end as usize)
}

fn rows(frame: &DataFrame, meta: &DataFrame) -> PolarsResult<Vec<Row>> {
    let source = u32s(frame, "source")?;
    let (title, date, code) = (
        frame.column("title")?.str()?,
        frame.column("date")?.str()?,
        frame.column("language")?.str()?,
    );
    let codes = language::codes();
    let known = |code: &str| codes.iter().copied().find(|known| *known == code);
    let mut rows: Vec<Row> = Vec::with_capacity(source.len());
    for (at, source) in source.into_iter().enumerate() {
        let language = match code.get(at) {
            None => None,
            Some(code) => {
                Some(known(code).ok_or_else(|| polars_err!(ComputeError: "the unknown language {code}"))?)
            }
        };
        rows.push(Row {
            source,
            position: 0,
            title: title.get(at).unwrap_or_default().to_owned(),
            date: date.get(at).map(str::to_owned),
            language,
            meta: Vec::new(),
            sizes: Sizes {
                factors: (Factors::default(), Factors::default()),
                ..Sizes::default()
            },
        });
    }
    for (name, _, set) in SIZES {
        rows.iter_mut()
            .zip(u32s(frame, name)?)
            .for_each(|(row, value)| set(row, value));
    }
    for (name, _, set) in FACTORS {
        rows.iter_mut()
            .zip(u64s(frame, name)?)
            .for_each(|(row, value)| set(row, value));
    }
    let (doc, of_meta) = (u32s(frame, "doc")?, u32s(meta, "doc")?);
    let mut pairs = meta
        .column("name")?
        .str()?
        .iter()
        .zip(meta.column("value")?.str()?.iter());
    for (row, range) in rows.iter_mut().zip(ranges(&ends(&doc, &of_meta)?)) {
        let own = pairs.by_ref().take(range.len());
        row.meta = own
            .map(|(name, value)| {
                (
                    name.unwrap_or_default().to_owned(),
                    value.unwrap_or_default().to_owned(),
                )
            })
            .collect();
    }
    Ok(rows)
}
