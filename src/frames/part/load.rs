//! Reading a part: its vocabulary, or one block. What is damaged or was changed is refused here, before it is counted with.

use std::fs;
use std::path::{Path, PathBuf};

use polars::prelude::*;
use polars_io::SerReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};

use super::block_path;
use super::sizes::{FACTORS, SIZES};
use super::write::VERB;
use crate::count::{Block, Dictionary, Forms, Load, Mention, NONE, Names, Quotation, Row, Sizes, Texts};
use crate::entity::{How, Kind, Reason};
use crate::error::Error;
use crate::normalize::language;
use crate::statistics::diversity::Factors;

/// The folder of a part, for its dictionary.
#[derive(Debug)]
pub(super) struct Folder(pub(super) PathBuf);

/// One block of a part.
#[derive(Debug)]
pub(super) struct BlockFiles {
    pub(super) dir: PathBuf,
    pub(super) number: usize,
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
        let names = load(&self.0.join("names.parquet"))?;
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
        read().map_err(damaged(&self.0))
    }
}

impl Load<Block> for BlockFiles {
    fn load(&self) -> Result<Block, Error> {
        let table = |name| load(&block_path(&self.dir, name, self.number));
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
        read().map_err(damaged(&self.dir))
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
