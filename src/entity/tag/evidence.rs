//! Evidence from the rest of the article: the same word is usually part of the same type of name.

use rustc_hash::FxHashMap;

use super::label::{LANES, TYPES};
use super::word::Facts;
use super::{Stretch, Token};

#[derive(Debug, Default)]
pub struct Evidence {
    sums: FxHashMap<u32, (i32, [i32; TYPES])>,
}

fn types(scores: &[i32; LANES]) -> [i32; TYPES] {
    let mut types = [0; TYPES];
    let (chunks, _) = scores.as_chunks::<4>();
    for (kind, lanes) in types.iter_mut().zip(chunks) {
        *kind = lanes.iter().copied().max().unwrap_or(0).clamp(-96, 96);
    }
    types
}

impl Evidence {
    pub fn share(
        &mut self,
        stretches: &[Stretch],
        tokens: &[Token],
        facts: &[Facts],
        scores: &mut [[i32; LANES]],
        labels: &[u8],
    ) {
        self.sums.clear();
        for stretch in stretches {
            for (at, token) in tokens[stretch.from..stretch.to].iter().enumerate() {
                let facts = &facts[token.word as usize];
                if !facts.is_capital() {
                    continue;
                }
                let sum = self.sums.entry(facts.lower).or_default();
                sum.0 += 1;
                for (sum, kind) in sum.1.iter_mut().zip(types(&scores[stretch.at + at])) {
                    *sum += kind;
                }
            }
        }
        for stretch in stretches {
            for (at, token) in tokens[stretch.from..stretch.to].iter().enumerate() {
                let facts = &facts[token.word as usize];
                let Some(&(count, sums)) = self.sums.get(&facts.lower) else {
                    continue;
                };
                if count < 2 {
                    continue;
                }
                let own = types(&scores[stretch.at + at]);
                for (kind, own) in own.iter().enumerate() {
                    let add = (sums[kind] - own) / count;
                    for lane in &mut scores[stretch.at + at][kind * 4..kind * 4 + 4] {
                        *lane += add;
                    }
                }
            }
        }
    }
}
