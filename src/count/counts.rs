//! Parts joined to one corpus: the vocabulary of all of them, and their documents in one order.
//!
//! Documents are ordered by source and position wherever they were counted, and terms by the bytes of their stems, so the
//! same documents give the same numbers from one part or from many.

use std::collections::BTreeMap;
use std::ops::Range;

use super::merge;
use super::part::{Block, Dictionary, Part, SourceRow, SplitRow, Stored, as_u32};
use crate::error::{Error, Notice};

/// Everything that is known of a corpus once its text is gone.
#[derive(Debug, Default)]
pub struct Counts {
    /// All sources, by name.
    pub sources: Vec<SourceRow>,
    /// How text files were cut: source index and record.
    pub splits: Vec<(u32, SplitRow)>,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// Bytes of decoded text read.
    pub bytes: u64,
    /// The vocabulary.
    pub dictionary: Dictionary,
    /// The number of documents.
    pub documents: u32,
    /// Tokens of all of them.
    pub tokens: u64,
    parts: Vec<Joined>,
    order: Vec<Segment>,
}

/// A part within the whole.
#[derive(Debug)]
struct Joined {
    blocks: Vec<Stored<Block>>,
    /// The number of each of its terms in the whole; empty where they are the same.
    terms: Vec<u32>,
    /// The number of each of its sources in the whole.
    sources: Vec<u32>,
}

/// Documents that follow each other in one part and in the whole.
#[derive(Debug)]
struct Segment {
    part: usize,
    documents: Range<u32>,
}

impl Counts {
    /// Joins parts; their order does not matter.
    ///
    /// # Errors
    /// [`Error::Input`] where there are more documents than fit 32 bits, else what fetching a part says.
    pub fn join(parts: Vec<Part>) -> Result<Self, Error> {
        let mut counts = Self::default();
        for part in &parts {
            let own = part.dictionary.get()?;
            counts.dictionary = merge::join(std::mem::take(&mut counts.dictionary), &own);
        }
        let (sources, order) = order(&parts)?;
        counts.documents = order.iter().map(|segment| segment.documents.len()).sum::<usize>().try_into().map_err(|_| too_many())?;
        counts.order = order;
        counts.sources = sources.all;
        for (part, sources) in parts.into_iter().zip(sources.of_parts) {
            let terms = {
                let own = part.dictionary.get()?;
                if own.stems.len() == counts.dictionary.stems.len() {
                    Vec::new()
                } else {
                    merge::ranks(&own, &counts.dictionary)
                }
            };
            let splits = part.splits.into_iter();
            counts.splits.extend(splits.map(|(source, record)| (sources[source as usize], record)));
            counts.notices.extend(part.notices);
            counts.bytes += part.bytes;
            counts.tokens += part.tokens;
            counts.parts.push(Joined { blocks: part.blocks, terms, sources });
        }
        counts.splits.sort_by_key(|(source, _)| *source);
        counts.notices.sort();
        counts.notices.dedup();
        Ok(counts)
    }

    /// Hands over all documents in order, in blocks with the whole's numbers.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn blocks(&self, each: &mut dyn FnMut(&Block) -> Result<(), Error>) -> Result<(), Error> {
        let mut cursors: Vec<Cursor<'_>> = self.parts.iter().map(Cursor::new).collect();
        for segment in &self.order {
            cursors[segment.part].visit(segment.documents.clone(), each)?;
        }
        Ok(())
    }
}

fn too_many() -> Error {
    Error::Input(format!("more than {} articles in all; split the corpus", u32::MAX))
}

/// Where in a part's blocks reading has come to.
struct Cursor<'p> {
    part: &'p Joined,
    /// Index of the block at hand, and the number of its first document in the part.
    block: usize,
    first: u32,
    /// The block, once it was fetched, if not all of it was wanted at once.
    held: Option<super::part::Got<'p, Block>>,
}

impl<'p> Cursor<'p> {
    fn new(part: &'p Joined) -> Self {
        Self { part, block: 0, first: 0, held: None }
    }

    /// Hands over the documents `wanted`, which lie behind all that were wanted before.
    fn visit(&mut self, wanted: Range<u32>, each: &mut dyn FnMut(&Block) -> Result<(), Error>) -> Result<(), Error> {
        let mut next = wanted.start;
        while next < wanted.end {
            let block = match self.held.take() {
                Some(block) => block,
                None => match self.part.blocks.get(self.block) {
                    Some(block) => block.get()?,
                    None => return Err(Error::Input("a part holds fewer documents than it says; count it again".to_owned())),
                },
            };
            let end = self.first + as_u32(block.rows.len());
            if next >= end {
                (self.first, self.block) = (end, self.block + 1);
                continue;
            }
            let last = end.min(wanted.end);
            let own = (next - self.first) as usize..(last - self.first) as usize;
            let renumbered = !self.part.terms.is_empty() || self.part.sources.iter().zip(0..).any(|(&a, b)| a != b);
            if own.len() == block.rows.len() && !renumbered {
                each(&block)?;
            } else {
                let mut piece = Block::default();
                piece.extend(&block, own, &self.part.sources, &self.part.terms);
                each(&piece)?;
            }
            next = last;
            if last < end {
                self.held = Some(block);
            } else {
                (self.first, self.block) = (end, self.block + 1);
            }
        }
        Ok(())
    }
}

/// The sources of the whole, and where those of each part are among them.
struct Sources {
    all: Vec<SourceRow>,
    of_parts: Vec<Vec<u32>>,
}

/// Puts all sources in order and, with them, all documents. A source that goes on where the one of the same name before
/// it ended is the same; others of the same name get a number.
fn order(parts: &[Part]) -> Result<(Sources, Vec<Segment>), Error> {
    let mut rows: Vec<(&SourceRow, usize, usize, u32)> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let mut first = 0_u32;
        for (at, row) in part.sources.iter().enumerate() {
            rows.push((row, number, at, first));
            first = first.checked_add(row.documents).ok_or_else(too_many)?;
        }
    }
    rows.sort_by(|a, b| {
        let key = |row: &SourceRow| (row.name.clone(), row.first, row.digest.clone());
        key(a.0).cmp(&key(b.0))
    });
    let mut sources = Sources {
        all: Vec::new(),
        of_parts: parts.iter().map(|part| vec![0; part.sources.len()]).collect(),
    };
    let mut segments: Vec<Segment> = Vec::new();
    let mut namesakes: BTreeMap<String, u32> = BTreeMap::new();
    let mut last_name = "";
    for (row, part, at, first) in rows {
        let goes_on = sources.all.last_mut().filter(|last| {
            last_name == row.name && row.first > 0 && last.first + last.documents == row.first
        });
        if let Some(last) = goes_on {
            last.documents += row.documents;
            if last.digest.is_empty() {
                last.digest.clone_from(&row.digest);
            }
        } else {
            let number = namesakes.entry(row.name.clone()).or_insert(0);
            *number += 1;
            let name = if *number == 1 { row.name.clone() } else { format!("{} ({number})", row.name) };
            sources.all.push(SourceRow { name, ..row.clone() });
        }
        last_name = &row.name;
        sources.of_parts[part][at] = as_u32(sources.all.len() - 1);
        let documents = first..first + row.documents;
        match segments.last_mut() {
            Some(last) if last.part == part && last.documents.end == documents.start => {
                last.documents.end = documents.end;
            }
            _ => segments.push(Segment { part, documents }),
        }
    }
    Ok((sources, segments))
}
