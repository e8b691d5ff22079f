//! A pack: a part in one file, with what it is of and a checksum.
//!
//! ```text
//! gleaner-pack/1 BLAKE3 digest of everything behind this line
//! one line of JSON: the key, what is in it, the names and lengths of the part's files
//! these files, one behind the other
//! ```
//!
//! A file is read whole and checked before anything in it is believed; only its first two lines are read unchecked, to
//! choose among many. It is never changed once it has its name.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::choose::Cell;
use crate::count::{Aside, Part};
use crate::error::Error;
use crate::frames::part::{self, Made};

/// The version of the shape of a pack.
pub(super) const SCHEMA: &str = "gleaner-pack/1";
/// The length of the first line: the schema, a blank, 64 hexadecimal digits, a line end.
const FIRST: usize = SCHEMA.len() + 66;

#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    /// What its counts depend on beside the sources.
    pub(super) key: String,
    /// Bytes of its sources or pieces.
    bytes: u64,
    places: Vec<Place>,
    asides: Vec<Aside>,
    /// Names and lengths of the part's files.
    files: Vec<(String, u64)>,
}

impl Header {
    /// What is to be told of its sources or pieces.
    pub(super) fn asides(&self) -> Vec<Aside> {
        self.asides.clone()
    }
}

/// A source or piece in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// What its reading depended on.
    pub(super) key: String,
    /// What its source was called.
    pub(super) name: String,
    /// Whether it is a piece.
    pub(super) piece: bool,
}

/// A pack as its first lines say.
#[derive(Debug)]
pub(super) struct Pack {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    pub(super) places: Vec<Place>,
}

impl Pack {
    /// Reads the first lines of a file, of which nothing was checked yet.
    pub(super) fn look(path: &Path, key: &str) -> Result<Self, String> {
        let said = |error: std::io::Error| error.to_string();
        let mut file = BufReader::new(File::open(path).map_err(said)?);
        let mut first = [0; FIRST];
        file.read_exact(&mut first).map_err(said)?;
        let mut line = Vec::new();
        file.read_until(b'\n', &mut line).map_err(said)?;
        let header = header(&first, &line)?;
        if header.key != key {
            return Err("it was counted in another way".to_owned());
        }
        if path.file_stem().is_none_or(|stem| stem != name(&header).as_str()) {
            return Err("it has the name of another".to_owned());
        }
        Ok(Self {
            path: path.to_path_buf(),
            bytes: header.bytes,
            places: header.places,
        })
    }

    /// Whether it holds pieces of a source.
    pub(super) fn of_pieces(&self) -> bool {
        self.places.first().is_some_and(|place| place.piece)
    }
}

/// A checked pack: what it says of itself, and where the files of its part are.
pub(super) struct Body {
    pub(super) header: Header,
    files: Arc<BTreeMap<String, Range<u64>>>,
}

impl Body {
    /// Its part, in memory.
    pub(super) fn in_memory(&self, path: &Path, stored: Vec<u8>) -> part::Place {
        part::Place::Memory(path.to_path_buf(), Arc::new(stored), Arc::clone(&self.files))
    }

    /// Its part, in the file that has been written to `path`.
    pub(super) fn within(&self, path: PathBuf) -> part::Place {
        part::Place::Within(path, Arc::clone(&self.files))
    }

    /// Whether it is what its first lines said when it was chosen.
    pub(super) fn is(&self, pack: &Pack, key: &str) -> bool {
        self.header.key == key && self.header.places == pack.places
    }
}

fn header(first: &[u8], line: &[u8]) -> Result<Header, String> {
    let known = first
        .strip_prefix(SCHEMA.as_bytes())
        .is_some_and(|rest| rest.first() == Some(&b' '));
    if !known {
        return Err(format!("it does not begin with {SCHEMA}"));
    }
    let header: Header = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    if header.places.is_empty() || header.places.len() != header.asides.len() {
        return Err("it contradicts itself".to_owned());
    }
    Ok(header)
}

/// Checks all bytes of a pack.
pub(super) fn verified(stored: &[u8]) -> Result<Body, String> {
    let (first, rest) = stored.split_at_checked(FIRST).ok_or("it is cut off")?;
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .ok_or("it is cut off")?;
    let said = first.get(SCHEMA.len() + 1..FIRST - 1).unwrap_or_default();
    if blake3::hash(rest).to_hex().as_bytes() != said || first.last() != Some(&b'\n') {
        return Err("its bytes are not those that were written".to_owned());
    }
    let header = header(first, &rest[..end])?;
    let mut files = BTreeMap::new();
    let mut at = (FIRST + end + 1) as u64;
    for (name, length) in &header.files {
        let next = at
            .checked_add(*length)
            .filter(|next| *next <= stored.len() as u64);
        let next = next.ok_or("it is cut off")?;
        files.insert(name.clone(), at..next);
        at = next;
    }
    Ok(Body {
        header,
        files: Arc::new(files),
    })
}

/// The bytes of a pack, and the name of its file without the ending.
pub(super) fn encode(
    key: &str,
    (all, own): (&[Cell], &[usize]),
    (asides, bytes): (&[Aside], u64),
    part: &Part,
    made: &Made,
) -> Result<(String, Vec<u8>), Error> {
    let place = |&cell: &usize| {
        let cell = &all[cell];
        Place {
            key: cell
                .key
                .as_ref()
                .map(|key| key.reading.clone())
                .unwrap_or_default(),
            name: cell.name.clone(),
            piece: cell.piece.is_some(),
        }
    };
    let files = part::files(part, made)?;
    let header = Header {
        key: key.to_owned(),
        bytes,
        places: own.iter().map(place).collect(),
        asides: asides.to_vec(),
        files: files
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
            .collect(),
    };
    let mut rest = serde_json::to_vec(&header).map_err(|error| Error::stage("cache", error))?;
    rest.push(b'\n');
    for (_, bytes) in &files {
        rest.extend_from_slice(bytes);
    }
    let mut stored = format!("{SCHEMA} {}\n", blake3::hash(&rest).to_hex()).into_bytes();
    stored.extend(rest);
    Ok((name(&header), stored))
}

/// The name of a pack's file follows from what is in it, so that two runs that count the same write the same file.
fn name(header: &Header) -> String {
    let mut hasher = blake3::Hasher::new();
    for place in &header.places {
        hasher.update(place.key.as_bytes());
        hasher.update(place.name.as_bytes());
        hasher.update(b"\n");
    }
    let digest = hasher.finalize().to_hex();
    format!("{}-{}", header.key, &digest[..32])
}

/// The part, if it has the documents that it should have.
pub(super) fn sound(part: Part, asides: &[Aside], pieces: bool, listed: bool) -> Result<Part, String> {
    let mut found = vec![0_usize; if pieces { 1 } else { asides.len() }];
    for block in &part.blocks {
        let block = block.get().map_err(|error| error.to_string())?;
        for row in &block.rows {
            let known = found
                .get_mut(row.source as usize)
                .ok_or("it contradicts itself")?;
            if row.position as usize != *known {
                return Err("it contradicts itself".to_owned());
            }
            *known += 1;
        }
    }
    let all: usize = asides.iter().map(Aside::documents).sum();
    let right = match pieces {
        _ if !listed => found.iter().all(|found| *found == 0),
        true => found == [all],
        false => found.iter().copied().eq(asides.iter().map(Aside::documents)),
    };
    if right {
        Ok(part)
    } else {
        Err("it contradicts itself".to_owned())
    }
}
