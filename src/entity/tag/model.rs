//! The trained model: a file of tables that is read where it lies.
//!
//! Rows of weights are found by sixteen bits of a feature's hash among the eight of its bucket, so a feature that was
//! pruned costs one look at a table that stays in the cache, and hardly ever finds a stranger's row (once in eight
//! thousand). Every size is checked when the model is loaded; what is read later is always inside.
//!
//! It does not train and knows no text.

use wide::{i8x16, i16x16, u16x8};

use super::label::{LABELS, LANES};
use super::lexicon::{self, Entry};

/// First bytes of a model file: its name and version.
pub const MAGIC: &[u8; 8] = b"gleaner1";
/// Rows of weights looked for together.
pub const WIDTH: usize = 8;
/// Bytes of the file before the tables: magic, buckets of words, buckets of rows.
pub const HEADER: usize = 16;

/// Scores of the labels but `O`, in sixteenths.
pub type Scores = i16x16;

/// What is wrong with a model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// It does not begin like one.
    Magic,
    /// A number of buckets is none, or no power of two where it must be.
    Buckets,
    /// It is shorter or longer than its header says.
    Length,
}

/// The model.
#[derive(Debug, Clone)]
pub struct Model<'m> {
    words: &'m [u8],
    word_buckets: usize,
    coarser: &'m [u8],
    tags: &'m [u8],
    rows: &'m [u8],
    row_buckets: usize,
    transitions: Vec<i16>,
}

impl<'m> Model<'m> {
    /// Reads a model file.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn new(bytes: &'m [u8]) -> Result<Self, Invalid> {
        let number = |at: usize| {
            let bytes = bytes.get(at..)?.first_chunk()?;
            usize::try_from(u32::from_le_bytes(*bytes)).ok()
        };
        if !bytes.starts_with(MAGIC) {
            return Err(Invalid::Magic);
        }
        let word_buckets = number(8).ok_or(Invalid::Length)?;
        let row_buckets = number(12).ok_or(Invalid::Length)?;
        let is_size = |buckets: usize| (1..=1 << 20).contains(&buckets);
        if !is_size(row_buckets) || !is_size(word_buckets) || !word_buckets.is_power_of_two() {
            return Err(Invalid::Buckets);
        }
        let mut rest = bytes.get(HEADER..).ok_or(Invalid::Length)?;
        let mut take = |length: usize| {
            let (part, after) = rest.split_at_checked(length).ok_or(Invalid::Length)?;
            rest = after;
            Ok(part)
        };
        let words = take(word_buckets * 4 * lexicon::WIDTH)?;
        let coarser = take(lexicon::CLASSES * 2)?;
        let transitions = take(LABELS * LABELS * 2)?;
        let tags = take(row_buckets * WIDTH * 2)?;
        let rows = take(row_buckets * WIDTH * LANES)?;
        if !rest.is_empty() {
            return Err(Invalid::Length);
        }
        let (pairs, _) = transitions.as_chunks();
        let transitions = pairs.iter().map(|&pair| i16::from_le_bytes(pair)).collect();
        Ok(Self {
            words,
            word_buckets,
            coarser,
            tags,
            rows,
            row_buckets,
            transitions,
        })
    }

    /// A model that knows nothing and finds nothing.
    pub fn empty() -> Self {
        Self {
            words: &[],
            word_buckets: 1,
            coarser: &[],
            tags: &[],
            rows: &[],
            row_buckets: 1,
            transitions: Vec::new(),
        }
    }

    /// What is known of the word whose form in lower case has this hash.
    pub fn entry(&self, hash: u64) -> Entry {
        let at = lexicon::bucket(hash, self.word_buckets) * 4 * lexicon::WIDTH;
        let bucket = self.words.get(at..).and_then(<[u8]>::first_chunk);
        let (fine, habit) = bucket.map_or((0, 0), |bucket| lexicon::find(bucket, hash));
        let class = usize::from(fine).checked_sub(1);
        let coarser = class.and_then(|class| self.coarser.get(2 * class..)?.first_chunk::<2>());
        let (middle, coarse) = coarser.map_or((0, 0), |[middle, coarse]| {
            (u16::from(*middle) + 1, u16::from(*coarse) + 1)
        });
        Entry {
            fine,
            middle,
            coarse,
            habit,
        }
    }

    /// The row of weights of a feature, if it has any.
    #[inline]
    pub fn find(&self, feature: u64) -> Option<u32> {
        let (row, found) = self.look(feature);
        found.then_some(row)
    }

    /// The row of weights of a feature, and whether it has one; without a branch on that.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are less than four billion rows"
    )]
    #[inline]
    pub fn look(&self, feature: u64) -> (u32, bool) {
        let (bucket, tag) = place(feature, self.row_buckets);
        let tags = self
            .tags
            .get(bucket * WIDTH * 2..)
            .and_then(<[u8]>::first_chunk::<16>);
        let Some(tags) = tags else { return (0, false) };
        let (pairs, _) = tags.as_chunks::<2>();
        let mut all = [0u16; WIDTH];
        for (place, pair) in all.iter_mut().zip(pairs) {
            *place = u16::from_le_bytes(*pair);
        }
        let equal = u16x8::new(all).simd_eq(u16x8::splat(tag)).to_bitmask();
        let row = bucket * WIDTH + equal.trailing_zeros() as usize;
        (row as u32, equal != 0)
    }

    /// Adds the weights of a row.
    #[inline]
    pub fn add(&self, row: u32, scores: &mut Scores) {
        let weights = self
            .rows
            .get(row as usize * LANES..)
            .and_then(<[u8]>::first_chunk::<LANES>);
        let Some(weights) = weights else { return };
        *scores += i16x16::from_i8x16(i8x16::new(weights.map(u8::cast_signed)));
    }

    /// The score of one label after another.
    #[inline]
    pub fn transition(&self, before: usize, after: usize) -> i16 {
        self.transitions
            .get(before * LABELS + after)
            .copied()
            .unwrap_or(0)
    }
}

/// The bucket and the tag of a feature, of a table of `buckets`; a tag is never 0.
#[allow(clippy::cast_possible_truncation, reason = "a tag is the lowest sixteen bits")]
#[inline]
pub fn place(feature: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((feature >> 32) * buckets as u64) >> 32;
    (bucket as usize, (feature as u16).max(1))
}

#[cfg(test)]
mod tests {
    use super::{HEADER, Invalid, LABELS, LANES, MAGIC, Model, Scores, WIDTH, lexicon, place};

    fn file() -> Vec<u8> {
        let tables =
            4 * lexicon::WIDTH + 2 * lexicon::CLASSES + 2 * LABELS * LABELS + 2 * WIDTH + WIDTH * LANES;
        let mut file = MAGIC.to_vec();
        file.extend(1u32.to_le_bytes());
        file.extend(1u32.to_le_bytes());
        file.resize(HEADER + tables, 0);
        file
    }

    #[test]
    fn a_file_is_checked() {
        let good = file();
        assert!(Model::new(&good).is_ok());
        assert_eq!(Model::new(&good[..good.len() - 1]).err(), Some(Invalid::Length));
        assert_eq!(
            Model::new(&[good.clone(), vec![0]].concat()).err(),
            Some(Invalid::Length)
        );
        assert_eq!(Model::new(b"something").err(), Some(Invalid::Magic));
        assert_eq!(Model::new(MAGIC).err(), Some(Invalid::Length));
        let mut odd = good;
        odd[8] = 3;
        assert_eq!(Model::new(&odd).err(), Some(Invalid::Buckets));
    }

    #[test]
    fn a_row_is_found_by_its_tag() {
        let mut file = file();
        let feature = 0xabcd;
        let (_, tag) = place(feature, 1);
        let tags = file.len() - WIDTH * LANES - 2 * WIDTH;
        file[tags + 4..tags + 6].copy_from_slice(&tag.to_le_bytes());
        let row = tags + 2 * WIDTH + 2 * LANES;
        file[row] = 5;
        file[row + 1] = 0xff;
        let model = Model::new(&file).unwrap();
        let mut scores = Scores::default();
        model.add(model.find(feature).unwrap(), &mut scores);
        assert_eq!(model.find(feature + 1), None);
        assert_eq!(scores.to_array()[..3], [5, -1, 0]);
    }
}
