//! What differs between two versions of a story, sentence by sentence.
//!
//! A sentence counts as kept when its words and figures are the same, whatever became of capitals, spaces and marks:
//! that is what a reader would call the same sentence. Moved sentences are no difference. Nothing is aligned, so a
//! sentence in which one word was changed is shown on both sides.

use rustc_hash::FxHashSet;

use super::shingle::Shingles;

/// The sentences that only one of two versions has, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// The first sentences that the member has and the lead has not.
    pub added: Vec<String>,
    /// The first sentences that the lead has and the member has not.
    pub left_out: Vec<String>,
    /// How many sentences the member has beyond those in `added`, not in the lead either.
    pub more_added: usize,
    /// How many sentences of the lead, beyond those in `left_out`, the member does not have.
    pub more_left_out: usize,
}

/// What differs between the sentences of a lead and those of another member, at most `most` sentences on either side.
#[must_use]
pub fn differences(lead: &[&str], member: &[&str], most: usize) -> Differences {
    let (added, more_added) = only(member, lead, most);
    let (left_out, more_left_out) = only(lead, member, most);
    Differences {
        added,
        left_out,
        more_added,
        more_left_out,
    }
}

/// The sentences of `here` that are not in `there`, and how many there are beyond the first `most`.
fn only(here: &[&str], there: &[&str], most: usize) -> (Vec<String>, usize) {
    let known: FxHashSet<u64> = there
        .iter()
        .map(|sentence| Shingles::of(sentence).wording())
        .collect();
    let mut seen = FxHashSet::default();
    let new = here.iter().filter(|sentence| {
        let wording = Shingles::of(sentence).wording();
        wording != 0 && !known.contains(&wording) && seen.insert(wording)
    });
    let mut shown: Vec<&&str> = new.collect();
    let more = shown.len().saturating_sub(most);
    shown.truncate(most);
    let plain = |sentence: &&&str| sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    (shown.iter().map(plain).collect(), more)
}
