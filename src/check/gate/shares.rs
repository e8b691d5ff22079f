//! The rules that hold a share of articles, words or characters to a bound.

use super::parts::{Bound, Broken, Parts, Share};
use super::told::{self, Words};
use super::{ArticleFacts, ArticleMeasure, Intake, Options};
use crate::check::settings::Severity;
use crate::finding::{Finding, Level};

/// Everything that the rules look at, by article.
pub(super) struct Shares<'i> {
    pub(super) intake: &'i Intake<'i>,
    parts: Parts,
    /// The measure of each article; `None` where it was not measured.
    pub(super) rows: Vec<Option<&'i ArticleMeasure>>,
    /// Where each article stands in [`Measured::articles`].
    pub(super) places: Vec<Option<usize>>,
}

/// The bounds and words of one rule.
pub(super) struct Question<'q> {
    pub(super) severity: Severity,
    pub(super) error_above: f64,
    pub(super) words: Words<'q>,
}

impl<'i> Shares<'i> {
    pub(super) fn of(intake: &'i Intake<'i>) -> Self {
        let measured: &[ArticleMeasure] = intake.measured.map_or(&[], |measured| &measured.articles);
        let place = |article: &ArticleFacts| {
            let key = (article.source, article.position);
            measured
                .binary_search_by_key(&key, |row| (row.source, row.position))
                .ok()
        };
        let places: Vec<Option<usize>> = intake.articles.iter().map(place).collect();
        let rows = places
            .iter()
            .map(|place| place.and_then(|place| measured.get(place)))
            .collect();
        Self {
            parts: Parts::of(intake),
            rows,
            places,
            intake,
        }
    }

    /// What the rules find, in the order of the rules.
    pub(super) fn findings(&self, options: &Options) -> Vec<Finding> {
        let mut all = Vec::new();
        if self.intake.measured.is_some() {
            all.extend(self.encoding(options));
            all.extend(self.markup(options));
        }
        all.extend(self.empty(options));
        all.extend(self.short(options));
        all.extend(self.dates(options));
        all.extend(self.languages(options));
        all.extend(self.duplicates(options));
        if let Some(measured) = self.intake.measured {
            all.extend(self.same_text(options));
            all.extend(self.boilerplate(options, measured));
        }
        all
    }

    pub(super) fn ask(
        &self,
        question: &Question<'_>,
        tally: &dyn Fn(&[usize]) -> Vec<Share>,
    ) -> Vec<Finding> {
        let more = |_: &Broken| String::new();
        self.ask_with(question, tally, &more)
    }

    /// Holds a share to its bounds; `more` is what there is to say of a broken part beside.
    pub(super) fn ask_with(
        &self,
        question: &Question<'_>,
        tally: &dyn Fn(&[usize]) -> Vec<Share>,
        more: &dyn Fn(&Broken) -> String,
    ) -> Vec<Finding> {
        let Some(level) = question.severity.level() else {
            return Vec::new();
        };
        let bound = Bound {
            max: question.words.max,
            error_above: question.error_above,
            by_article: question.words.unit == "articles",
        };
        let broken = self.parts.broken(&bound, tally);
        let tell = |broken: &Broken| {
            let wrong = format!("{}{}", question.words.wrong, more(broken));
            let words = Words {
                wrong: &wrong,
                ..question.words
            };
            let level = if broken.badly { Level::Error } else { level };
            told::share(self.intake, broken, level, &words)
        };
        broken.iter().map(tell).collect()
    }

    /// Counts of each article by itself.
    pub(super) fn each(
        &self,
        articles: &[usize],
        own: impl Fn(&ArticleFacts, Option<&ArticleMeasure>) -> Share,
    ) -> Vec<Share> {
        let share = |place: &usize| {
            let article = self.intake.articles.get(*place)?;
            Some(own(article, self.rows.get(*place).copied().flatten()))
        };
        articles
            .iter()
            .map(|place| share(place).unwrap_or_default())
            .collect()
    }

    fn empty(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.empty;
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/empty",
                unit: "articles",
                wrong: "have no text",
                way_out: "see whether the text is in the field that is read (--text-column names another)",
                setting: "check.gate.empty.max",
                max: rule.max,
            },
        };
        self.ask(&question, &|articles| {
            self.each(articles, |article, _| one(article.words == 0, true))
        })
    }

    fn short(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.short;
        let wrong = format!("have fewer than {}", crate::number::counted(rule.words, "word"));
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/short",
                unit: "articles",
                wrong: &wrong,
                way_out: "see whether the scrape cut them off",
                setting: "check.gate.short.max",
                max: rule.max,
            },
        };
        self.ask(&question, &|articles| {
            self.each(articles, |article, _| {
                one(article.words < rule.words, article.words > 0)
            })
        })
    }

    fn dates(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.dates;
        let latest = rule.latest.as_deref().filter(|latest| !latest.is_empty());
        let wrong = match latest {
            Some(latest) => format!(
                "have a date that does not exist or is not from {} to {latest}",
                rule.earliest
            ),
            None => format!("have a date that does not exist or is before {}", rule.earliest),
        };
        let outside = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/dates",
                unit: "articles",
                wrong: &wrong,
                way_out: "see what the date field holds",
                setting: "check.gate.dates.max",
                max: rule.max,
            },
        };
        let is_wrong = |date: &str| {
            !super::dates::exists(date) || super::dates::is_outside(date, &rule.earliest, latest)
        };
        let mut found = self.ask(&outside, &|articles| {
            self.each(articles, |article, _| {
                one(
                    article.date.as_deref().is_some_and(is_wrong),
                    article.date.is_some(),
                )
            })
        });
        if let Some(max) = rule.max_missing {
            let missing = Question {
                severity: rule.level,
                error_above: 1.0,
                words: Words {
                    wrong: "have no date",
                    setting: "check.gate.dates.max-missing",
                    max,
                    ..outside.words
                },
            };
            found.extend(self.ask(&missing, &|articles| {
                self.each(articles, |article, _| one(article.date.is_none(), true))
            }));
        }
        found
    }

    fn languages(&self, options: &Options) -> Vec<Finding> {
        /// Shorter texts do not tell their language.
        const TELLING: u64 = 20;
        let rule = &options.languages;
        if rule.expected.is_empty() {
            return Vec::new();
        }
        let wrong = format!("are not told as {}", rule.expected.join(", "));
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/languages",
                unit: "articles",
                wrong: &wrong,
                way_out: "see whether the right pages were scraped",
                setting: "check.gate.languages.max",
                max: rule.max,
            },
        };
        let expected = |language: &str| {
            rule.expected
                .iter()
                .any(|known| known.eq_ignore_ascii_case(language))
        };
        self.ask(&question, &|articles| {
            self.each(articles, |article, _| {
                one(
                    !article.language.as_deref().is_some_and(expected),
                    article.words >= TELLING,
                )
            })
        })
    }

    fn duplicates(&self, options: &Options) -> Vec<Finding> {
        let rule = &options.duplicates;
        let question = Question {
            severity: rule.level,
            error_above: rule.error_above,
            words: Words {
                rule: "gate/duplicates",
                unit: "articles",
                wrong: "repeat the story of another",
                way_out: "see whether pages were scraped twice",
                setting: "check.gate.duplicates.max",
                max: rule.max,
            },
        };
        self.ask(&question, &|articles| {
            self.each(articles, |article, _| one(article.repeats, article.words > 0))
        })
    }

    pub(super) fn key(&self, place: usize) -> u64 {
        self.rows.get(place).copied().flatten().map_or(0, |row| row.key)
    }
}

pub(super) fn one(does: bool, counts: bool) -> Share {
    Share {
        count: u64::from(does && counts),
        total: u64::from(counts),
    }
}
