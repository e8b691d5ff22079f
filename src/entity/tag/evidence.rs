//! Evidence from the rest of the article: a word is usually part of the same type of name wherever it stands.
//!
//! The scores that the other occurrences of a word give to each type are averaged and added to its own before labels are
//! decided, so an occurrence in clear company ("Mayor Amri said") helps the one in none. A short name in brackets behind the
//! long name it abbreviates is an occurrence of the long name's type. There is nothing to train: weights shared between
//! articles know nothing of this one.
//!
//! It never moves a border by itself.

use rustc_hash::FxHashMap;

use super::label::{LANES, TYPES, parts};
use super::model::Scores;
use super::word::{Facts, Shape};
use super::{Stretch, Token};

/// What one occurrence says at most, in sixteenths.
const MOST: i32 = 96;

/// What the occurrences of a word say.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    occurrences: i32,
    types: [i32; TYPES],
}

/// Gathers and shares evidence; keeps its table from article to article to save its memory, but nothing in it.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    sums: FxHashMap<u32, Sum>,
}

/// The best score of each type.
fn types(scores: &[i16; LANES]) -> [i32; TYPES] {
    let mut types = [0; TYPES];
    let (chunks, _) = scores.as_chunks::<4>();
    for (best, lanes) in types.iter_mut().zip(chunks) {
        *best = i32::from(lanes.iter().copied().max().unwrap_or(0)).clamp(-MOST, MOST);
    }
    types
}

/// The tokens of a stretch that have capitals, with the place of their scores.
fn capitals<'a>(
    stretch: &Stretch,
    tokens: &'a [Token],
    facts: &'a [Facts],
) -> impl Iterator<Item = (usize, &'a Facts)> {
    let tokens = tokens.get(stretch.from..stretch.to).unwrap_or_default();
    let words = (stretch.at..).zip(tokens);
    words.filter_map(|(at, token)| {
        let facts = facts.get(token.word as usize)?;
        facts.is_capital().then_some((at, facts))
    })
}

impl Evidence {
    /// Bytes of memory held, about.
    pub(super) fn bytes(&self) -> usize {
        self.sums.capacity() * size_of::<(u32, Sum)>()
    }

    /// Adds to the scores of each word what its other occurrences say. `labels` are those of a first decoding.
    pub(super) fn share(
        &mut self,
        stretches: &mut [Stretch],
        tokens: &[Token],
        facts: &[Facts],
        scores: &mut [Scores],
        labels: &[u8],
    ) {
        self.sums.clear();
        for stretch in stretches.iter() {
            for (at, facts) in capitals(stretch, tokens, facts) {
                let sum = self.sums.entry(facts.lower).or_default();
                sum.occurrences += 1;
                for (sum, score) in sum.types.iter_mut().zip(
                    scores
                        .get(at)
                        .map(|scores| types(scores.as_array()))
                        .unwrap_or_default(),
                ) {
                    *sum += score;
                }
            }
        }
        self.abbreviations(stretches, tokens, facts, labels);
        for stretch in stretches {
            let mut changed = false;
            for (at, facts) in capitals(stretch, tokens, facts) {
                let sum = self.sums.get(&facts.lower).copied().unwrap_or_default();
                let Some(scores) = scores.get_mut(at).filter(|_| sum.occurrences > 1) else {
                    continue;
                };
                let mut lanes = scores.to_array();
                let own = types(&lanes);
                let (chunks, _) = lanes.as_chunks_mut::<4>();
                for ((lanes, own), all) in chunks.iter_mut().zip(own).zip(sum.types) {
                    // One more than the others there are: little evidence counts less.
                    let more = i16::try_from((all - own) / sum.occurrences).unwrap_or_default();
                    for lane in lanes {
                        *lane = lane.saturating_add(more);
                    }
                }
                *scores = Scores::new(lanes);
                changed = true;
            }
            stretch.changed = changed;
        }
    }

    /// Counts a name of capitals in brackets as two occurrences of the type of the name before the bracket.
    fn abbreviations(&mut self, stretches: &[Stretch], tokens: &[Token], facts: &[Facts], labels: &[u8]) {
        let facts = |at: usize| tokens.get(at).and_then(|token| facts.get(token.word as usize));
        for pair in stretches.windows(2) {
            let [long, short] = pair else { continue };
            let Some(name) =
                facts(short.from).filter(|_| short.to == short.from + 1 && short.from == long.to + 1)
            else {
                continue;
            };
            let opens = facts(long.to).is_some_and(|bracket| bracket.is_open_bracket);
            if !opens || !matches!(name.shape, Shape::Capitals | Shape::Mixed) || long.to - long.from < 2 {
                continue;
            }
            let last = labels
                .get(long.at + long.to - long.from - 1)
                .copied()
                .unwrap_or(0);
            let Some((kind, _)) = parts(usize::from(last)) else {
                continue;
            };
            let sum = self.sums.entry(name.lower).or_default();
            sum.occurrences += 2;
            if let Some(score) = sum.types.get_mut(kind) {
                *score += 2 * MOST;
            }
        }
    }
}
