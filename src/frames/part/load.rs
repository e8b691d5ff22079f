//! Reading a part: its vocabulary, or one block. What is damaged or was changed is refused here, before it is counted with.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use polars::prelude::*;
use polars_io::SerReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};

use super::block_name;
use super::sizes::{FACTORS, SIZES};
use super::write::VERB;
use crate::count::{Block, Dictionary, Forms, Load, Mention, NONE, Names, Quotation, Row, Sizes, Texts};
use crate::entity::{How, Kind, Reason};
use crate::error::Error;
use crate::normalize::language;
use crate::statistics::diversity::Factors;

/// Where the files of a part are.
#[derive(Debug, Clone)]
pub enum Place {
    /// In a folder of their own.
    Folder(PathBuf),
    /// In one file, each in a range of its bytes.
    Within(PathBuf, Arc<BTreeMap<String, Range<u64>>>),
    /// In memory; the path is for messages.
    Memory(PathBuf, Arc<Vec<u8>>, Arc<BTreeMap<String, Range<u64>>>),
}

impl Place {
    /// What messages call one of the files.
    pub(super) fn shown(&self, name: &str) -> String {
        match self {
            Self::Folder(dir) => dir.join(name).display().to_string(),
            Self::Within(path, _) | Self::Memory(path, ..) => format!("{} ({name})", path.display()),
        }
    }

    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let missing = || std::io::Error::from(std::io::ErrorKind::NotFound);
        let ended = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        let read = || match self {
            Self::Folder(dir) => fs::read(dir.join(name)),
            Self::Within(path, files) => {
                let range = files.get(name).ok_or_else(missing)?;
                let length = range.end.saturating_sub(range.start);
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(range.start))?;
                let mut bytes = Vec::new();
                file.take(length).read_to_end(&mut bytes)?;
                if bytes.len() as u64 == length {
                    Ok(bytes)
                } else {
                    Err(ended())
                }
            }
            Self::Memory(_, bytes, files) => {
                let range = files.get(name).ok_or_else(missing)?;
                let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
                let bytes = bytes
                    .get(place(range.start)..place(range.end))
                    .ok_or_else(ended)?;
                Ok(bytes.to_vec())
            }
        };
        read().map_err(|error| match self {
            Self::Folder(dir) => Error::io("read", dir.join(name), error),
            Self::Within(path, _) | Self::Memory(path, ..) => Error::io("read", path, error),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::Folder(dir) => dir.join(name).is_file(),
            Self::Within(_, files) | Self::Memory(_, _, files) => files.contains_key(name),
        }
    }
}

/// A part, for its dictionary.
#[derive(Debug)]
pub(super) struct Vocabulary(pub(super) Place);

/// One block of a part.
#[derive(Debug)]
pub(super) struct BlockFiles {
    pub(super) place: Place,
    pub(super) number: usize,
}

fn load(place: &Place, name: &str) -> Result<DataFrame, Error> {
    let bytes = place.read(name)?;
    let shown = place.shown(name);
    let damaged = damaged(&shown);
    let mut frame = ParquetReader::new(std::io::Cursor::new(bytes))
        .read_parallel(ParallelStrategy::None)
        .finish()
        .map_err(damaged)?;
    frame.rechunk_mut();
    Ok(frame)
}

/// A column's values where it is there and of the right type.
fn damaged(what: &str) -> impl Fn(PolarsError) -> Error + '_ {
    move |error| Error::Input(format!("{what} is damaged ({error}); count the texts again"))
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

impl Load<Dictionary> for Vocabulary {
    fn load(&self) -> Result<Dictionary, Error> {
        let terms = load(&self.0, "terms.parquet")?;
        let forms = load(&self.0, "forms.parquet")?;
        let names = load(&self.0, "names.parquet")?;
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
                names: named(&names)?,
            };
            let known = dictionary.stems.len();
            let fits = |&term: &u32| term == NONE || (term as usize) < known;
            polars_ensure!(dictionary.forms.term.iter().all(fits), ComputeError: "a form of an unknown term");
            polars_ensure!(dictionary.forms.term.is_sorted(), ComputeError: "forms out of order");
            let ordered = (1..known).all(|at| dictionary.stems.get(at - 1) < dictionary.stems.get(at));
            polars_ensure!(ordered && dictionary.df.len() == known, ComputeError: "terms out of order");
            Ok(dictionary)
        };
        read().map_err(damaged(&self.0.shown("terms.parquet")))
    }
}

impl Load<Block> for BlockFiles {
    fn load(&self) -> Result<Block, Error> {
        let table = |name| load(&self.place, &block_name(name, self.number));
        let (documents, meta) = (table("documents")?, table("meta")?);
        let (postings, spectra) = (table("postings")?, table("spectra")?);
        let (mentions, quotations) = (table("mentions")?, table("quotations")?);
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
                mentions_ends: ends(&doc, &u32s(&mentions, "doc")?)?,
                mentions: of_mentions(&mentions)?,
                quotations_ends: ends(&doc, &u32s(&quotations, "doc")?)?,
                quotations: of_quotations(&quotations)?,
                rows,
            };
            Ok(block)
        };
        read().map_err(damaged(&self.place.shown(&block_name("documents", self.number))))
    }
}

/// Names as they were written, in order.
fn named(frame: &DataFrame) -> PolarsResult<Names> {
    let kind = |id: &str| match Kind::from_id(id) {
        None if id == VERB => Ok(None),
        None => Err(polars_err!(ComputeError: "the unknown kind {id}")),
        kind => Ok(kind),
    };
    let kinds = frame.column("kind")?.str()?.iter().flatten().map(kind);
    let names = Names {
        kind: kinds.collect::<PolarsResult<_>>()?,
        text: texts(frame, "text")?,
    };
    let known = names.kind.len();
    let key = |at: usize| (names.kind[at], names.text.get(at));
    let ordered = (1..known).all(|at| key(at - 1) < key(at));
    polars_ensure!(ordered && names.text.len() == known, ComputeError: "names out of order");
    Ok(names)
}

/// Numbers of a table's columns, all of one length.
fn numbers<const N: usize>(frame: &DataFrame, names: [&str; N]) -> PolarsResult<[Vec<u32>; N]> {
    let mut columns = std::array::from_fn(|_| Vec::new());
    for (column, name) in columns.iter_mut().zip(names) {
        *column = frame
            .column(name)?
            .u32()?
            .iter()
            .map(|value| value.unwrap_or(NONE))
            .collect();
    }
    Ok(columns)
}

fn of_mentions(frame: &DataFrame) -> PolarsResult<Vec<Mention>> {
    let [start, end, sentence, name, form] = numbers(frame, ["start", "end", "sentence", "name", "form"])?;
    let reasons = frame.column("reason")?.str()?;
    let mention = |(at, reason): (usize, Option<&str>)| {
        let id = reason.unwrap_or_default();
        let reason =
            Reason::from_id(id).ok_or_else(|| polars_err!(ComputeError: "the unknown reason {id}"))?;
        Ok(Mention {
            name: name[at],
            form: form[at],
            start: start[at],
            end: end[at],
            sentence: sentence[at],
            reason,
        })
    };
    reasons.iter().enumerate().map(mention).collect()
}

/// All ways in which a speaker is told.
const HOWS: [How; 4] = [How::Named, How::Pronoun, How::Continued, How::Unknown];

fn of_quotations(frame: &DataFrame) -> PolarsResult<Vec<Quotation>> {
    let [start, end, sentence, words, speaker, verb] =
        numbers(frame, ["start", "end", "sentence", "words", "speaker", "verb"])?;
    let hows = frame.column("how")?.str()?;
    let quotation = |(at, how): (usize, Option<&str>)| {
        let id = how.unwrap_or_default();
        let how = HOWS
            .into_iter()
            .find(|how| how.id() == id)
            .ok_or_else(|| polars_err!(ComputeError: "the unknown attribution {id}"))?;
        Ok(Quotation {
            start: start[at],
            end: end[at],
            sentence: sentence[at],
            words: words[at],
            speaker: speaker[at],
            verb: verb[at],
            how,
        })
    };
    hows.iter().enumerate().map(quotation).collect()
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
