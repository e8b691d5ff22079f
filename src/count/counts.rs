//! Parts joined to one corpus: the vocabulary of all of them, and their documents in one order.
//!
//! Documents are ordered by source and position wherever they were counted, and terms by the bytes of their stems, so the
//! same documents give the same numbers from one part or from many.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dictionary::Dictionary;
use super::merge;
use super::part::{Block, Part, SourceRow, SplitRow, Stored, as_u32};
use crate::error::{Error, Notice, NoticeKind};

/// Everything that is known of a corpus once its text is gone.
#[derive(Debug, Default)]
pub struct Counts {
    /// All sources, by name.
    pub sources: Vec<SourceRow>,
    /// What each source is called: its name, with a number where another has the same.
    pub names: Vec<String>,
    /// In which of the parts each source begins.
    pub parts_of: Vec<usize>,
    /// How text files were cut: source index and record.
    pub splits: Vec<(u32, SplitRow)>,
    /// What went wrong or was assumed, with the index of the source it is about, where it is about one, by the name it had
    /// when it was counted.
    pub notices: Vec<(Option<u32>, Notice)>,
    /// Sources that are in several parts.
    twice: Vec<Notice>,
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
    /// How many terms and names it has.
    known: (usize, usize),
    /// The number of each of its terms in the whole; empty where they are the same.
    terms: Vec<u32>,
    /// The number of each of its names in the whole; empty where they are the same.
    named: Vec<u32>,
    /// The number of each of its sources in the whole, and how many documents of it are in parts before.
    sources: Vec<(u32, u32)>,
}

/// Documents that follow each other in one part and in the whole.
#[derive(Debug)]
struct Segment {
    part: usize,
    documents: Range<u32>,
}

impl Counts {
    /// Joins parts; their order does not matter, but that those of one run follow each other.
    ///
    /// # Errors
    /// [`Error::Input`] where there are more documents than fit 32 bits, else what fetching a part says.
    pub fn join(parts: Vec<Part>) -> Result<Self, Error> {
        let mut counts = Self {
            dictionary: dictionary(&parts)?,
            ..Self::default()
        };
        let joined = Sources::join(&parts)?;
        counts.documents = u32::try_from(
            joined
                .order
                .iter()
                .map(|segment| segment.documents.len())
                .sum::<usize>(),
        )
        .map_err(|_| too_many())?;
        counts.order = joined.order;
        counts.names = joined.names;
        counts.parts_of = joined.parts_of;
        counts.sources = joined.all;
        counts.twice = joined.twice;
        for (part, sources) in parts.into_iter().zip(joined.of_parts) {
            let (known, ranks) = {
                let own = part.dictionary.get()?;
                let sizes = |dictionary: &Dictionary| (dictionary.stems.len(), dictionary.names.len());
                let (known, all) = (sizes(&own), sizes(&counts.dictionary));
                // A list as long as the whole's is the whole's.
                let mut ranks = merge::ranks(&own, &counts.dictionary);
                if known.0 == all.0 {
                    ranks.terms = Vec::new();
                }
                if known.1 == all.1 {
                    ranks.names = Vec::new();
                }
                (known, ranks)
            };
            for (source, record) in part.splits {
                let (source, _) = *sources.get(source as usize).ok_or_else(damaged)?;
                counts.splits.push((source, record));
            }
            for (source, notice) in part.notices {
                let number = |source| sources.get(source as usize).map(|(number, _)| *number);
                let source = source.map(|source| number(source).ok_or_else(damaged));
                counts.notices.push((source.transpose()?, notice));
            }
            counts.bytes += part.bytes;
            counts.tokens += part.tokens;
            counts.parts.push(Joined {
                blocks: part.blocks,
                known,
                terms: ranks.terms,
                named: ranks.names,
                sources,
            });
        }
        counts.splits.sort_by_key(|(source, _)| *source);
        counts.notices.sort();
        Ok(counts)
    }

    /// What went wrong or was assumed, each source by what it is called in the whole.
    pub fn told(&self) -> Vec<Notice> {
        let named = |(source, notice): &(Option<u32>, Notice)| {
            let name = source.and_then(|source| self.names.get(source as usize));
            let subject = name.unwrap_or(&notice.subject).clone();
            Notice {
                subject,
                ..notice.clone()
            }
        };
        let mut told: Vec<Notice> = self
            .notices
            .iter()
            .map(named)
            .chain(self.twice.iter().cloned())
            .collect();
        told.sort();
        told
    }

    /// Hands over all documents in order, in blocks with the whole's numbers.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn blocks(&self, each: &mut dyn FnMut(&Block) -> Result<(), Error>) -> Result<(), Error> {
        self.first_blocks(self.documents, each)
    }

    /// [`Counts::blocks`] for the first `most` documents only.
    ///
    /// # Errors
    /// What fetching a block or `each` says; the first ends it.
    pub fn first_blocks(
        &self,
        most: u32,
        each: &mut dyn FnMut(&Block) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut cursors: Vec<Cursor<'_>> = self.parts.iter().map(Cursor::new).collect();
        let mut left = most;
        for segment in &self.order {
            let Range { start, end } = segment.documents;
            let wanted = start..end.min(start.saturating_add(left));
            left -= wanted.end - wanted.start;
            cursors[segment.part].visit(wanted, each)?;
        }
        Ok(())
    }
}

fn too_many() -> Error {
    Error::Input(format!(
        "more than {} articles in all; split the corpus",
        u32::MAX
    ))
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
        Self {
            part,
            block: 0,
            first: 0,
            held: None,
        }
    }

    /// Hands over the documents `wanted`, which lie behind all that were wanted before.
    fn visit(
        &mut self,
        wanted: Range<u32>,
        each: &mut dyn FnMut(&Block) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut next = wanted.start;
        while next < wanted.end {
            let block = match self.held.take() {
                Some(block) => block,
                None => match self.part.blocks.get(self.block) {
                    Some(block) => block.get()?,
                    None => {
                        return Err(Error::Input(
                            "a part holds fewer documents than it says; count it again".to_owned(),
                        ));
                    }
                },
            };
            let end = self.first + as_u32(block.rows.len());
            if next >= end {
                (self.first, self.block) = (end, self.block + 1);
                continue;
            }
            let last = end.min(wanted.end);
            let own = (next - self.first) as usize..(last - self.first) as usize;
            if !block.fits(self.part.known.0, self.part.known.1, self.part.sources.len()) {
                return Err(damaged());
            }
            let renumbered = !self.part.terms.is_empty()
                || !self.part.named.is_empty()
                || self
                    .part
                    .sources
                    .iter()
                    .zip(0..)
                    .any(|(&own, same)| own != (same, 0));
            if own.len() == block.rows.len() && !renumbered {
                each(&block)?;
            } else {
                let mut piece = Block::default();
                piece.extend(
                    &block,
                    own,
                    &self.part.sources,
                    &self.part.terms,
                    &self.part.named,
                );
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

/// The vocabulary of all parts: two of like size are joined first, so that none is walked through again for each part.
fn dictionary(parts: &[Part]) -> Result<Dictionary, Error> {
    let mut waiting: Vec<(u32, Dictionary)> = Vec::new();
    for part in parts {
        let mut joined = (0, merge::join(&Dictionary::default(), &*part.dictionary.get()?));
        while let Some((level, other)) = waiting.pop_if(|(level, _)| *level == joined.0) {
            joined = (level + 1, merge::join(&other, &joined.1));
        }
        waiting.push(joined);
    }
    let join = |all: Dictionary, (_, own): (u32, Dictionary)| merge::join(&own, &all);
    Ok(waiting.into_iter().rev().fold(Dictionary::default(), join))
}

/// The sources of the whole, and where those of each part are among them.
#[derive(Default)]
struct Sources {
    all: Vec<SourceRow>,
    /// What each is called: its own name, or with a number where another has it.
    names: Vec<String>,
    /// In which part each begins.
    parts_of: Vec<usize>,
    of_parts: Vec<Vec<(u32, u32)>>,
    order: Vec<Segment>,
    /// Sources that are in several parts.
    twice: Vec<Notice>,
}

/// A source with its segments and its places in the parts.
type Found = (SourceRow, Vec<Segment>, Vec<(usize, usize)>);

impl Sources {
    /// Puts all sources in order of their names, namesakes in order of their digests, and with them all documents.
    fn join(parts: &[Part]) -> Result<Self, Error> {
        let mut found: Vec<Found> = Vec::new();
        let empty = |part: &Part| vec![(0, 0); part.sources.len()];
        let mut of_parts: Vec<Vec<(u32, u32)>> = parts.iter().map(empty).collect();
        for (number, part) in parts.iter().enumerate() {
            let mut first = 0_u32;
            for (at, row) in part.sources.iter().enumerate() {
                let end = first.checked_add(row.documents).ok_or_else(too_many)?;
                let segment = Segment {
                    part: number,
                    documents: first..end,
                };
                first = end;
                let before = found
                    .last_mut()
                    .filter(|(last, ..)| row.goes_on && last.name == row.name);
                if let Some((last, segments, places)) = before {
                    of_parts[number][at].1 = last.documents;
                    last.documents = last.documents.checked_add(row.documents).ok_or_else(too_many)?;
                    if last.digest.is_empty() {
                        last.digest.clone_from(&row.digest);
                    }
                    segments.push(segment);
                    places.push((number, at));
                } else {
                    let own = SourceRow {
                        goes_on: false,
                        ..row.clone()
                    };
                    found.push((own, vec![segment], vec![(number, at)]));
                }
            }
        }
        found.sort_by(|a, b| (&a.0.name, &a.0.digest).cmp(&(&b.0.name, &b.0.digest)));
        let mut joined = Self {
            of_parts,
            ..Self::default()
        };
        let mut taken: BTreeSet<String> = found.iter().map(|(row, ..)| row.name.clone()).collect();
        for (row, segments, places) in found {
            let before = joined.all.last().filter(|before| before.name == row.name);
            let mut name = row.name.clone();
            let mut number = 2_u32;
            while before.is_some() && !taken.insert(name.clone()) {
                name = format!("{} ({number})", row.name);
                number += 1;
            }
            if row.documents > 0
                && before.is_some_and(|before| !row.digest.is_empty() && before.digest == row.digest)
            {
                let message =
                    "is in several of the parts, byte for byte, and is counted with each; leave one out";
                joined
                    .twice
                    .push(Notice::new(NoticeKind::CountedTwice, &name, message));
            }
            joined.parts_of.push(places.first().map_or(0, |(part, _)| *part));
            for (part, at) in places {
                joined.of_parts[part][at].0 = as_u32(joined.all.len());
            }
            joined.all.push(row);
            joined.names.push(name);
            for segment in segments {
                match joined.order.last_mut() {
                    Some(last)
                        if last.part == segment.part && last.documents.end == segment.documents.start =>
                    {
                        last.documents.end = segment.documents.end;
                    }
                    _ => joined.order.push(segment),
                }
            }
        }
        // A part is read from its beginning to its end, so what does not stand in the order of the whole would be missed.
        for part in 0..parts.len() {
            let own = joined.order.iter().filter(|segment| segment.part == part);
            if !own.map(|segment| segment.documents.start).is_sorted() {
                return Err(damaged());
            }
        }
        Ok(joined)
    }
}

fn damaged() -> Error {
    Error::Input("a part contradicts itself: its sources are not in order or not those of its articles; count it again".to_owned())
}
