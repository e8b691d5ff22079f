//! The rules that look for texts and sentences that are not an article's own.
//!
//! Copies of a story are no boilerplate, however many print it: what counts are articles that tell different stories and share
//! a sentence all the same.

use rustc_hash::{FxHashMap, FxHashSet};

use super::parts::{Broken, Share};
use super::shares::{Question, Shares, one};
use super::told::Words;
use super::{ArticleMeasure, Measured, Options, Repeat};
use crate::finding::Finding;

impl Shares<'_> {
    pub(super) fn same_text(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.same_text;
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/same-text",
                unit: "articles",
                wrong: "are one and the same text but for its figures",
                way_out: "see whether it is a cookie wall or a page of errors",
                setting: "check.gate.same-text.max",
                max: rule.max,
            },
        };
        self.ask(&question, &|articles| {
            let mut counts: FxHashMap<u64, u64> = FxHashMap::default();
            let keys: Vec<u64> = articles.iter().map(|place| self.key(*place)).collect();
            for key in keys.iter().filter(|key| **key != 0) {
                *counts.entry(*key).or_default() += 1;
            }
            // The smaller key of two that are as frequent, so that the order of the articles does not matter.
            let most = keys
                .iter()
                .map(|key| {
                    (
                        counts.get(key).copied().unwrap_or_default(),
                        std::cmp::Reverse(*key),
                    )
                })
                .max();
            let most = most
                .filter(|(count, _)| *count >= rule.articles.max(2))
                .map(|(_, key)| key.0);
            keys.iter()
                .map(|key| one(Some(*key) == most, *key != 0))
                .collect()
        })
    }

    pub(super) fn boilerplate(&self, options: &Options, measured: &Measured) -> Vec<Finding> {
        let rule = &options.boilerplate;
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/boilerplate",
                unit: "words",
                wrong: "stand in sentences and lines that many different articles repeat",
                way_out: "see whether the scrape took buttons and notices for text",
                setting: "check.gate.boilerplate.max",
                max: rule.max,
            },
        };
        let more = |broken: &Broken| {
            let counts = self.passages(&broken.part.articles, measured);
            let fewest = self.fewest(&broken.part.articles, rule.articles, rule.spread, measured);
            let told = measured
                .passages
                .iter()
                .zip(&counts)
                .filter(|(passage, _)| !passage.text.is_empty());
            let mut told: Vec<_> = told.filter(|(_, count)| **count >= fewest).collect();
            told.sort_by_key(|(passage, count)| {
                (
                    std::cmp::Reverse(**count * u64::from(passage.words)),
                    &passage.text,
                )
            });
            let shown: Vec<String> = told
                .iter()
                .take(2)
                .map(|(passage, _)| format!("“{}”", passage.text))
                .collect();
            if shown.is_empty() {
                String::new()
            } else {
                format!(" (most of all {})", shown.join(" and "))
            }
        };
        let tally = |articles: &[usize]| {
            let counts = self.passages(articles, measured);
            let fewest = self.fewest(articles, rule.articles, rule.spread, measured);
            let own = |place: &usize| {
                let row = self
                    .rows
                    .get(*place)
                    .copied()
                    .flatten()
                    .filter(|row| is_looked_at(row, measured));
                let repeated = self.repeats(*place, measured).iter().filter_map(|repeat| {
                    let passage = repeat.passage as usize;
                    let many = counts.get(passage).is_some_and(|count| *count >= fewest);
                    let words = measured.passages.get(passage).filter(|_| many)?.words;
                    Some(u64::from(words) * u64::from(repeat.times))
                });
                let total = row.map_or(0, |row| u64::from(row.words));
                Share {
                    count: repeated.sum::<u64>().min(total),
                    total,
                }
            };
            articles.iter().map(own).collect()
        };
        self.ask_with(&question, &tally, &more)
    }

    /// How many different articles a passage must be in.
    fn fewest(&self, articles: &[usize], fewest: u64, spread: f64, measured: &Measured) -> u64 {
        let rows = articles.iter().filter_map(|place| *self.rows.get(*place)?);
        let all = rows.filter(|row| is_looked_at(row, measured)).count();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the articles of a corpus, rounded up"
        )]
        let share = (all as f64 * spread.clamp(0.0, 1.0)).ceil() as u64;
        fewest.max(share).max(2)
    }

    /// In how many different articles of these each passage stands; those that tell one story count once.
    fn passages(&self, articles: &[usize], measured: &Measured) -> Vec<u64> {
        let mut counts = vec![0; measured.passages.len()];
        let mut seen = FxHashSet::default();
        for place in articles {
            let story = self.intake.articles.get(*place).and_then(|article| article.story);
            let teller = story.map_or_else(|| (self.key(*place), false), |story| (u64::from(story), true));
            for repeat in self.repeats(*place, measured) {
                if let Some(count) = counts.get_mut(repeat.passage as usize)
                    && seen.insert((repeat.passage, teller))
                {
                    *count += 1;
                }
            }
        }
        counts
    }

    fn repeats<'m>(&self, place: usize, measured: &'m Measured) -> &'m [Repeat] {
        let Some(row) = self
            .places
            .get(place)
            .copied()
            .flatten()
            .and_then(|row| u32::try_from(row).ok())
        else {
            return &[];
        };
        let start = measured.repeats.partition_point(|repeat| repeat.article < row);
        let end = measured.repeats.partition_point(|repeat| repeat.article <= row);
        measured.repeats.get(start..end).unwrap_or_default()
    }
}

fn is_looked_at(row: &ArticleMeasure, measured: &Measured) -> bool {
    super::repeated::is_kept(row.key, measured.one_in)
}
