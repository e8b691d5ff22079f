//! A part on disk: a folder of Parquet files that anything can scan, and `part.json`, which says what it is.
//!
//! ```text
//! part.json                    schema, how it was counted, sources, splits, notices
//! terms.parquet                term, stem, df
//! forms.parquet                form, term, n, stop, running
//! names.parquet                name, kind, text: names of entities and verbs of speaking
//! documents/00000.parquet      doc, source, position, title, date, language, sizes
//! meta/00000.parquet           doc, name, value: every other column, by name
//! postings/00000.parquet       doc, term, tf
//! spectra/00000.parquet        doc, frequency, types
//! mentions/00000.parquet       doc, start, end, sentence, name, form, reason
//! quotations/00000.parquet     doc, start, end, sentence, words, speaker, how, verb
//! ```
//!
//! Files of one number are a block: they hold the same documents, and a reader needs one block at a time. Numbers are the
//! part's own. Every file is read into memory as it is used and none is mapped, so memory stays what the budget says.

mod load;
mod sizes;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::count::{Block, Counts, Load, Part, SourceRow, SplitRow, Stored};
use crate::error::{Error, Notice, NoticeKind};
use crate::scratch::Replacement;
use load::{BlockFiles, Vocabulary};
use write::Writer;

pub use load::Place;

/// The version of the shape of a part.
pub const SCHEMA: &str = "gleaner-part/2";
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

/// The files of a part, by name, as they would be written.
///
/// # Errors
/// [`Error::Stage`] where they cannot be encoded, else what fetching the part says.
pub fn files(part: &Part, made: &Made) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut writer = Writer::in_memory();
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
    )
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
    )?;
    Ok(())
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
    let new = Replacement::of(dir)?;
    write(&new.path(), counts, made)?;
    new.put()
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
        HEADER | "terms.parquet" | "forms.parquet" | "names.parquet" => None,
        table if TABLES.contains(&table) => entries(&path).find(|path| !is_block(path)),
        _ => Some(path),
    })
}

/// The tables of a part that come in blocks.
const TABLES: [&str; 6] = [
    "documents",
    "meta",
    "postings",
    "spectra",
    "mentions",
    "quotations",
];

/// Opens the part in `dir`; its rows stay on disk.
///
/// # Errors
/// [`Error::Input`] where it is not one that this version reads, else what the file system says.
pub fn open(dir: &Path) -> Result<(Part, Made), Error> {
    open_at(&Place::Folder(dir.to_path_buf()))
}

/// Opens the part whose files are there; its rows stay where they are.
///
/// # Errors
/// [`Error::Input`] where it is not one that this version reads, else what the file system says.
pub fn open_at(place: &Place) -> Result<(Part, Made), Error> {
    let bytes = place.read(HEADER)?;
    let shown = place.shown(HEADER);
    let unusable = |why: &str| Error::Input(format!("{shown} {why}; count the texts again"));
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
        .is_some_and(|last| !place.has(&block_name("documents", last)))
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
        dictionary: Stored::There(Box::new(Vocabulary(place.clone()))),
        blocks: (0..header.blocks)
            .map(|number| {
                Stored::There(Box::new(BlockFiles {
                    place: place.clone(),
                    number,
                }) as Box<dyn Load<Block>>)
            })
            .collect(),
    };
    Ok((part, header.made))
}

fn block_name(table: &str, number: usize) -> String {
    format!("{table}/{number:05}.parquet")
}
