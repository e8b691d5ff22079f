//! The table of words: clusters from the list, habits of capitals from untagged and tagged text.

use anyhow::{Context, Result};
use gleaner::entity::tag::lexicon::{CLASSES, WIDTH, bucket, slot};
use gleaner::entity::tag::{hash, token};
use rustc_hash::FxHashMap;

use crate::data::Document;

/// Buckets of the table.
const BUCKETS: usize = 1 << 14;

/// The table of words and the coarser classes of each fine one, as they stand in a model file.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) table: Vec<u8>,
    pub(crate) coarser: Vec<u8>,
    pub(crate) buckets: usize,
}

/// Small and capital occurrences of a word.
#[derive(Debug, Default, Clone, Copy)]
struct Habit {
    small: u32,
    capital: u32,
}

impl Habit {
    fn bits(self) -> u8 {
        let all = self.small + self.capital;
        let share = |tenths: u32| self.capital * 1000 < all * tenths;
        match all {
            0 | 1 => 0,
            _ if share(20) => 1,
            _ if share(100) => 2,
            _ if share(500) => 3,
            _ if share(900) => 4,
            _ if share(970) => 5,
            2..=4 => 5,
            _ if self.small > 0 => 6,
            _ => 7,
        }
    }
}

#[derive(Default)]
struct Forms(Vec<String>);

impl token::Sink for Forms {
    fn token(&mut self, _: usize, _: usize, form: &str) {
        self.0.push(form.to_owned());
    }
}

/// The hash of a word in lower case as the tagger makes it.
fn key(form: &str) -> u64 {
    let lower = form.to_lowercase();
    let bare = lower.trim_end_matches('.');
    hash::text(if bare.is_empty() { &lower } else { bare })
}

fn habits(documents: &[&Document]) -> Vec<(u64, Habit)> {
    let mut numbers: FxHashMap<u64, usize> = FxHashMap::default();
    let mut habits: Vec<(u64, Habit)> = Vec::new();
    for document in documents {
        let laid = document.lay();
        for &(start, end) in &laid.sentences {
            let mut forms = Forms::default();
            token::tokens(&laid.text, start, end, &mut forms);
            let is_word = |form: &&String| form.chars().all(char::is_alphabetic);
            let capital = |form: &&String| form.starts_with(char::is_uppercase);
            let words: Vec<&String> = forms.0.iter().filter(is_word).collect();
            // Headlines say nothing about habits.
            if words.iter().filter(|form| capital(form)).count() * 2 > words.len() {
                continue;
            }
            let mut fresh = true;
            for form in &forms.0 {
                if !is_word(&form) {
                    fresh |= matches!(form.as_str(), "\"" | "." | ":" | "?" | "!" | "'");
                    continue;
                }
                if !std::mem::take(&mut fresh) {
                    let number = *numbers.entry(key(form)).or_insert_with(|| {
                        habits.push((key(form), Habit::default()));
                        habits.len() - 1
                    });
                    let habit = &mut habits[number].1;
                    if capital(&form) {
                        habit.capital += 1;
                    } else {
                        habit.small += 1;
                    }
                }
            }
        }
    }
    habits
}

/// Builds the table from the list of clusters and from the text of documents.
pub(crate) fn build(clusters: &str, documents: &[&Document]) -> Result<Words> {
    let mut entries: Vec<(u64, u16, u8)> = Vec::new();
    let mut numbers: FxHashMap<u64, usize> = FxHashMap::default();
    let mut coarser = vec![0u8; 2 * CLASSES];
    for line in clusters.lines() {
        let mut fields = line.split('\t');
        let word = fields.next().with_context(|| format!("no word in {line:?}"))?;
        let mut class = || -> Result<u16> {
            let field = fields
                .next()
                .with_context(|| format!("too few classes in {line:?}"))?;
            Ok(field.parse()?)
        };
        let (fine, middle, coarse) = (class()?, class()?, class()?);
        coarser[2 * usize::from(fine)] = u8::try_from(middle)?;
        coarser[2 * usize::from(fine) + 1] = u8::try_from(coarse)?;
        let key = key(word);
        numbers.entry(key).or_insert_with(|| {
            entries.push((key, fine + 1, 0));
            entries.len() - 1
        });
    }
    for (key, habit) in habits(documents) {
        let bits = habit.bits();
        if let Some(&number) = numbers.get(&key) {
            entries[number].2 = bits;
        } else if bits > 0 {
            entries.push((key, 0, bits));
        }
    }
    let mut filled = vec![0usize; BUCKETS];
    let mut table = vec![0u8; BUCKETS * WIDTH * 4];
    // The commonest words come first, so a full bucket loses a rare one.
    for &(key, fine, bits) in &entries {
        let at = bucket(key, BUCKETS);
        if filled[at] == WIDTH {
            continue;
        }
        let place = (at * WIDTH + filled[at]) * 4;
        table[place..place + 4].copy_from_slice(&slot(key, fine, bits).to_le_bytes());
        filled[at] += 1;
    }
    Ok(Words {
        table,
        coarser,
        buckets: BUCKETS,
    })
}
