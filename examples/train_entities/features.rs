//! Turns tagged sentences into stretches of candidates with numbered features.

use gleaner::entity::tag::label::{LABELS, MISC, OUTSIDE, Part, TYPES, label};
use gleaner::entity::tag::model::Model;
use gleaner::entity::tag::view::{Glance, View};
use gleaner::entity::tag::word::Facts;
use gleaner::entity::tag::{feature, token};
use rustc_hash::FxHashMap;

use crate::crf::{ANY, Stretches};
use crate::data::Document;

/// Numbers features in the order in which they are first seen.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    by_hash: FxHashMap<u64, u32>,
    pub(crate) hashes: Vec<u64>,
    /// Once closed, unknown features are left out.
    pub(crate) closed: bool,
}

impl Numbers {
    fn number(&mut self, hash: u64) -> Option<u32> {
        if self.closed {
            return self.by_hash.get(&hash).copied();
        }
        let hashes = &mut self.hashes;
        let number = self.by_hash.entry(hash).or_insert_with(|| {
            hashes.push(hash);
            u32::try_from(hashes.len() - 1).expect("fewer than four billion features")
        });
        Some(*number)
    }

    /// Only the features of a list, numbered in its order.
    pub(crate) fn only(hashes: Vec<u64>) -> Self {
        let by_hash = (0..).zip(&hashes).map(|(number, &hash)| (hash, number)).collect();
        Self {
            by_hash,
            hashes,
            closed: true,
        }
    }
}

/// A token: its bytes and its form.
struct Token {
    start: usize,
    end: usize,
}

struct Reader<'r> {
    model: &'r Model<'static>,
    tokens: Vec<Token>,
    facts: Vec<Facts>,
    view: View,
}

impl token::Sink for Reader<'_> {
    fn token(&mut self, start: usize, end: usize, form: &str) {
        self.tokens.push(Token { start, end });
        let facts = Facts::of(form, |hash| self.model.entry(hash));
        let word = u32::try_from(self.facts.len()).expect("a sentence has less than four billion tokens");
        self.view.push(word, Glance::of(&facts));
        self.facts.push(facts);
    }
}

/// The labels each of `tokens` may have, from the tags of tokens of the file.
fn allowed(
    tokens: &[Token],
    theirs: &[(usize, usize)],
    tags: &[String],
    misc: bool,
    view: &View,
    facts: &[Facts],
) -> Vec<u32> {
    let outside = if misc { 1 << OUTSIDE } else { outside_or_misc() };
    let mut allowed = vec![outside; tokens.len()];
    if !misc {
        for (at, slot) in allowed.iter_mut().enumerate() {
            if facts[at].nation {
                *slot = 1 << label(MISC, Part::Unit);
            }
        }
    }
    if tags.is_empty() {
        allowed.fill(ANY);
        return allowed;
    }
    let mut at = 0;
    while at < tags.len() {
        let Some(kind) = kind(&tags[at]) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        while end < tags.len() && tags[end].starts_with("I-") && self::kind(&tags[end]) == Some(kind) {
            end += 1;
        }
        let (start_byte, end_byte) = (theirs[at].0, theirs[end - 1].1);
        let mut first = tokens.partition_point(|token| token.end <= start_byte);
        let mut last = tokens.partition_point(|token| token.start < end_byte);
        // What is never scored is cut off a name; a name with a gap is left open.
        while first < last && !view.place(first).candidate {
            first += 1;
        }
        while first < last && !view.place(last - 1).candidate {
            last -= 1;
        }
        at = end;
        if first >= last {
            continue;
        }
        let whole = (first..last).all(|at| view.place(at).candidate);
        for (place, slot) in allowed.iter_mut().enumerate().take(last).skip(first) {
            let part = match (place == first, place + 1 == last) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            *slot = if whole { 1 << label(kind, part) } else { ANY };
        }
    }
    allowed
}

fn outside_or_misc() -> u32 {
    let parts = [Part::Begin, Part::Inside, Part::Last, Part::Unit];
    parts
        .iter()
        .fold(1 << OUTSIDE, |bits, &part| bits | 1 << label(MISC, part))
}

/// The type of a tag.
pub(crate) fn kind(tag: &str) -> Option<usize> {
    let (_, kind) = tag.split_once('-')?;
    let kind = ["PER", "ORG", "LOC", "MISC"]
        .iter()
        .position(|&known| known == kind)?;
    debug_assert!(kind < TYPES && LABELS > TYPES);
    Some(kind)
}

/// Appends the stretches of a document.
pub(crate) fn add(document: &Document, model: &Model<'static>, numbers: &mut Numbers, data: &mut Stretches) {
    let laid = document.lay();
    let mut reader = Reader {
        model,
        tokens: Vec::new(),
        facts: Vec::new(),
        view: View::default(),
    };
    for ((sentence, &(start, end)), theirs) in
        document.sentences.iter().zip(&laid.sentences).zip(&laid.tokens)
    {
        reader.tokens.clear();
        reader.facts.clear();
        reader.view.clear();
        token::tokens(&laid.text, start, end, &mut reader);
        reader.view.look();
        let allowed = allowed(
            &reader.tokens,
            theirs,
            &sentence.tags,
            document.misc,
            &reader.view,
            &reader.facts,
        );
        let mut at = 0;
        while at < reader.tokens.len() {
            let place = reader.view.place(at);
            if !place.candidate {
                at += 1;
                continue;
            }
            let from = data.ends.len();
            let end = place.to as usize + 1;
            for (at, &allowed) in allowed.iter().enumerate().take(end).skip(at) {
                let mut take = |hash| data.features.extend(numbers.number(hash));
                for (role, other) in feature::roles(&reader.view, at).into_iter().enumerate() {
                    feature::of_role(reader.view.facts(other, &reader.facts), role, &mut take);
                }
                feature::of_place(&reader.view, &reader.facts, at, &mut take);
                data.ends.push(data.features.len());
                data.allowed.push(allowed);
            }
            data.bounds.push((from, data.ends.len()));
            at = end;
        }
    }
}

/// Keeps the features that occur at least `least` times; gives the hashes of those that are left.
pub(crate) fn cut(data: &mut Stretches, hashes: &[u64], least: u32) -> Vec<u64> {
    let mut counts = vec![0u32; hashes.len()];
    for &(from, to) in &data.bounds {
        for at in from..to {
            for &feature in data.of_token(at) {
                counts[feature as usize] += 1;
            }
        }
    }
    let keep: Vec<bool> = counts.iter().map(|&count| count >= least).collect();
    keep_only(data, hashes, &keep)
}

/// Keeps the features that are marked; gives their hashes.
pub(crate) fn keep_only(data: &mut Stretches, hashes: &[u64], keep: &[bool]) -> Vec<u64> {
    let mut renumbered = vec![u32::MAX; hashes.len()];
    let mut kept = Vec::new();
    for (at, &hash) in hashes.iter().enumerate() {
        if keep[at] {
            renumbered[at] = u32::try_from(kept.len()).expect("fewer than four billion features");
            kept.push(hash);
        }
    }
    let mut features = Vec::with_capacity(data.features.len());
    let mut start = 0;
    for end in &mut data.ends {
        let old = &data.features[start..*end];
        start = *end;
        features.extend(
            old.iter()
                .map(|&feature| renumbered[feature as usize])
                .filter(|&number| number != u32::MAX),
        );
        *end = features.len();
    }
    data.features = features;
    kept
}
