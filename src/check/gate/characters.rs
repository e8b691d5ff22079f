//! The rules that hold the characters of texts to bounds: damage and leftover markup.
//!
//! Both are asked twice, of characters and of articles that have any: a page that is half markup shows in the first, one
//! apostrophe misread in each article only in the second.

use super::parts::{Broken, Share};
use super::shares::{Question, Shares, one};
use super::told::Words;
use super::{ArticleMeasure, Damage, Options};
use crate::finding::Finding;

impl<'i> Shares<'i> {
    pub(super) fn encoding(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.encoding;
        let words = |unit, wrong, setting, max| Words {
            rule: "gate/encoding",
            unit,
            wrong,
            way_out: "see in which encoding the scrape read its pages",
            setting,
            max,
        };
        let more = |broken: &Broken| {
            let mut sum = Damage::default();
            for row in broken
                .part
                .articles
                .iter()
                .filter_map(|place| *self.rows.get(*place)?)
            {
                sum.add(&row.damage);
            }
            let sample = self.sample(broken, |row| row.damage_sample.as_deref());
            format!(", most of them {}{sample}", sum.kind())
        };
        let by_character = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: words("characters", "are damaged", "check.gate.encoding.max", rule.max),
        };
        let by_article = Question {
            severity: rule.level,
            error_above: rule.error_above_articles,
            words: words(
                "articles",
                "have damaged characters",
                "check.gate.encoding.max-articles",
                rule.max_articles,
            ),
        };
        let characters = |articles: &[usize]| {
            self.each(articles, |_, row| Share {
                count: row.map_or(0, |row| row.damage.all()),
                total: row.map_or(0, |row| u64::from(row.characters)),
            })
        };
        let any = |articles: &[usize]| {
            self.each(articles, |_, row| {
                one(
                    row.is_some_and(|row| row.damage.all() > 0),
                    row.is_some_and(has_text),
                )
            })
        };
        worst(
            self.ask_with(&by_character, &characters, &more),
            self.ask_with(&by_article, &any, &more),
        )
    }

    pub(super) fn markup(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.markup;
        let words = |unit, wrong, setting, max| Words {
            rule: "gate/markup",
            unit,
            wrong,
            way_out: "see whether the scrape took the text out of the page",
            setting,
            max,
        };
        let more = |broken: &Broken| self.sample(broken, |row| row.markup_sample.as_deref());
        let by_character = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: words(
                "characters",
                "are tags, entities or program code",
                "check.gate.markup.max",
                rule.max,
            ),
        };
        let by_article = Question {
            severity: rule.level,
            error_above: rule.error_above_articles,
            words: words(
                "articles",
                "have tags, entities or program code in the text",
                "check.gate.markup.max-articles",
                rule.max_articles,
            ),
        };
        let characters = |articles: &[usize]| {
            self.each(articles, |_, row| Share {
                count: row.map_or(0, |row| u64::from(row.markup)),
                total: row.map_or(0, |row| u64::from(row.characters)),
            })
        };
        let any = |articles: &[usize]| {
            self.each(articles, |_, row| {
                one(row.is_some_and(|row| row.markup > 0), row.is_some_and(has_text))
            })
        };
        worst(
            self.ask_with(&by_character, &characters, &more),
            self.ask_with(&by_article, &any, &more),
        )
    }

    /// One of the samples of a part, the clearest article's.
    fn sample(&self, broken: &Broken, of: impl Fn(&'i ArticleMeasure) -> Option<&'i str>) -> String {
        let mut best: Option<(Share, &str)> = None;
        for (place, share) in broken.part.articles.iter().zip(&broken.shares) {
            let row = self.rows.get(*place).copied().flatten();
            if let Some(sample) = row.and_then(&of)
                && best.is_none_or(|(known, _)| share.of_all() > known.of_all())
            {
                best = Some((*share, sample));
            }
        }
        best.map_or_else(String::new, |(_, sample)| format!(" (such as “{sample}”)"))
    }
}

fn has_text(row: &ArticleMeasure) -> bool {
    row.characters > 0
}

/// The findings of two questions of one rule: the second's where it says more, and never two of one part.
fn worst(first: Vec<Finding>, second: Vec<Finding>) -> Vec<Finding> {
    let level = |findings: &[Finding]| findings.iter().map(|finding| finding.level).max();
    if level(&second) > level(&first) {
        second
    } else {
        first
    }
}
