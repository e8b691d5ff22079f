//! What reading a source depends on, as a key: whoever keeps what was made of its articles can tell whether it still holds.
//!
//! The name of a source is not in the key, only what is made of it: a format, a date, a folder. So a file that was renamed
//! or moved has the key it had. What the options say of reading is the same for all sources and is left to whoever keeps.

use super::{Corpus, Piece, Source, Task};

/// What the reading of one source, or of a piece of one, depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// BLAKE3 digest of its bytes as stored, in hexadecimal; of the piece's own bytes where it is one.
    pub digest: String,
    /// Digest of that and of all that its name and its plan decide, in hexadecimal. The language of a piece may follow from
    /// the first piece of its source, whose key is to be taken with it.
    pub reading: String,
}

impl Corpus {
    /// The keys of what a task reads, one for each source or one for the piece; `None` for what cannot be read now.
    pub fn keys(&self, task: &Task) -> Vec<Option<Key>> {
        let mut buffer = Vec::new();
        let sources = self.sources.get(task.sources.clone()).unwrap_or_default();
        let mut key = |source| match &task.piece {
            Some(piece) => key_of_piece(source, piece, &mut buffer),
            None => self.key_of_whole(source, &mut buffer),
        };
        sources.iter().map(|source| key(source).ok()).collect()
    }

    fn key_of_whole(&self, source: &Source, buffer: &mut Vec<u8>) -> std::io::Result<Key> {
        let digest = if source.size() > self.limits.large {
            self.digest_stored(source)?
        } else {
            blake3::hash(source.bytes(buffer)?).to_hex().to_string()
        };
        Ok(key(source, digest, true, "whole"))
    }
}

fn key_of_piece(source: &Source, piece: &Piece, buffer: &mut Vec<u8>) -> std::io::Result<Key> {
    let length = piece.bytes.end - piece.bytes.start;
    source.open()?.read_at(piece.bytes.start, length, buffer)?;
    let digest = blake3::hash(buffer).to_hex().to_string();
    // All that was decided for the pieces of a source, whatever it is made of.
    let plan = format!("{} {:?}", piece.forced, piece.plan);
    Ok(key(source, digest, piece.number == 0, &plan))
}

fn key(source: &Source, digest: String, first: bool, plan: &str) -> Key {
    let named = (source.format(), source.date(), source.folder());
    let remark = source.remark.as_ref().filter(|_| first);
    let reading = blake3::hash(format!("{digest} {first} {named:?} {remark:?} {plan}").as_bytes());
    Key {
        digest,
        reading: reading.to_hex().to_string(),
    }
}
