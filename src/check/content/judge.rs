//! Holds what was counted against a rule.
//!
//! One rule gives one finding at most, so that its fingerprint is its own: whether it is there at all comes before how often.
//! Limits are compared in the unit they were written in, after one rounding, so that a rate at the limit is at the limit.

use super::told;
use super::{Must, Rule, Unit};
use crate::finding::{Evidence, Finding, Level, Scale, Side};
use crate::statistics::keyness::share_interval;

/// The chance that an interval misses on either side: together 5 %.
const EACH_SIDE: f64 = 0.025;

/// Why a rule could not be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The input has no such column.
    UnknownColumn {
        /// As [`Scope::conditions`](super::Scope::conditions) has it.
        column: String,
        /// All columns there are, in the order in which they are to be told.
        known: Vec<String>,
    },
    /// No article has any of the values that the rule names for a column.
    UnknownValue {
        /// As [`Scope::conditions`](super::Scope::conditions) has it.
        column: String,
        /// All values that articles have in it, in the order in which they are to be told: the most frequent first.
        known: Vec<String>,
    },
}

/// What was counted for a rule, in the articles of its scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// Articles of the scope.
    pub articles_in_scope: u64,
    /// Words of the scope, those without an occurrence included.
    pub words_in_scope: u64,
    /// Occurrences of what is looked for.
    pub occurrences: u64,
    /// Articles of the scope with at least one occurrence.
    pub articles: u64,
    /// Articles of the scope with an occurrence, the clearest first; some of them where there are many.
    pub evidence: Vec<Evidence>,
    /// Why the rule could not be applied, where that is known; the counts are then not looked at.
    pub problem: Option<Problem>,
}

impl Observed {
    /// The number that a limit in `unit` is held against; `None` where there is nothing to take a share of.
    #[allow(clippy::cast_precision_loss, reason = "counts of a corpus, far below 2⁵³")]
    pub(super) fn rate(&self, unit: Unit) -> Option<f64> {
        let share = |count: u64, total: u64, of: f64| (total > 0).then(|| count as f64 * of / total as f64);
        match unit {
            Unit::PerMillionWords => share(self.occurrences, self.words_in_scope, 1e6),
            Unit::PercentOfArticles => share(self.articles, self.articles_in_scope, 100.0),
            Unit::Occurrences => Some(self.occurrences as f64),
            Unit::Articles => Some(self.articles as f64),
        }
    }

    /// The shares, from 0 to 1, that agree with what was counted: 95 %.
    pub(super) fn interval(&self, scale: Scale) -> (f64, f64) {
        let side = self.side(scale);
        share_interval(side.count, side.total.saturating_sub(side.count), EACH_SIDE)
    }

    fn side(&self, scale: Scale) -> Side {
        let (count, total) = match scale {
            Scale::Words => (self.occurrences, self.words_in_scope),
            Scale::Articles => (self.articles, self.articles_in_scope),
        };
        Side {
            count,
            total,
            articles: self.articles,
            scale,
            at_most: false,
        }
    }

    /// Whether a limit is a number that agrees with what was counted.
    #[allow(clippy::cast_precision_loss, reason = "counts of a corpus, far below 2⁵³")]
    fn agrees(&self, unit: Unit, limit: f64) -> bool {
        let (low, high) = self.interval(unit.scale());
        let whole = match unit {
            Unit::PerMillionWords => 1e6,
            Unit::PercentOfArticles => 100.0,
            Unit::Occurrences => self.words_in_scope as f64,
            Unit::Articles => self.articles_in_scope as f64,
        };
        (low * whole..=high * whole).contains(&limit)
    }
}

impl Unit {
    /// What its counts are a part of.
    pub(super) fn scale(self) -> Scale {
        match self {
            Self::PerMillionWords | Self::Occurrences => Scale::Words,
            Self::PercentOfArticles | Self::Articles => Scale::Articles,
        }
    }
}

/// A limit that was passed.
pub(super) struct Passed {
    pub(super) unit: Unit,
    pub(super) rate: f64,
    pub(super) limit: f64,
    /// Whether the rate is above it and not below.
    pub(super) above: bool,
    /// Whether the limit agrees with what was counted.
    pub(super) agrees: bool,
}

/// What is wrong by one rule: nothing, or one finding. A rule that could not be applied gives one too.
pub fn judge(rule: &Rule, observed: &Observed) -> Vec<Finding> {
    let Some(level) = rule.level.level() else {
        return Vec::new();
    };
    let found = match unusable(rule, observed) {
        Some((worst, why)) => Some((level.min(worst), told::unusable(rule, &why), None)),
        None => broken(rule, observed).map(|(said, scale)| (level, said, Some(observed.side(scale)))),
    };
    let finding = |(level, said, now): (Level, String, Option<Side>)| {
        let mut finding = Finding::new(
            told::id(rule),
            level,
            told::subject(rule),
            told::with_reason(said, rule),
        );
        finding.scope = told::scope(rule);
        if now.is_some() {
            finding.evidence.clone_from(&observed.evidence);
        }
        finding.now = now;
        finding
    };
    found.map(finding).into_iter().collect()
}

/// Why the rule could not be applied, and how much that can matter at most.
///
/// An outlet that published nothing is at most a warning. A rule that can find nothing on any day matters as much as a
/// broken one, since whoever wrote it relies on it.
fn unusable(rule: &Rule, observed: &Observed) -> Option<(Level, String)> {
    if observed.articles_in_scope == 0 && rule.scope.is_all() {
        return Some((Level::Warning, "the corpus has no article".to_owned()));
    }
    match &observed.problem {
        Some(Problem::UnknownColumn { column, known }) => {
            Some((Level::Error, told::unknown_column(column, known)))
        }
        Some(Problem::UnknownValue { column, known }) => {
            Some((without_articles(rule), told::unknown_value(rule, column, known)))
        }
        None if observed.articles_in_scope == 0 => Some((without_articles(rule), told::no_article(rule))),
        None if rule.unit.is_some_and(|unit| observed.rate(unit).is_none()) => {
            Some((Level::Warning, told::no_word(rule, observed)))
        }
        None => None,
    }
}

/// What has to be there is missed where nothing is; what must not be there is at most a typing error.
fn without_articles(rule: &Rule) -> Level {
    if rule.must == Some(Must::Appear) || rule.min.is_some() {
        Level::Error
    } else {
        Level::Warning
    }
}

/// What is broken, and what its numbers are a share of.
fn broken(rule: &Rule, observed: &Observed) -> Option<(String, Scale)> {
    let appears = observed.occurrences > 0 || observed.articles > 0;
    match rule.must {
        Some(Must::Appear) if !appears => return Some((told::absent(rule, observed), Scale::Articles)),
        Some(Must::NotAppear) if appears => return Some((told::present(rule, observed), Scale::Articles)),
        _ => {}
    }
    let unit = rule.unit?;
    let rate = observed.rate(unit)?;
    let below = rule.min.filter(|&min| rate < min).map(|limit| (limit, false));
    let above = rule.max.filter(|&max| rate > max).map(|limit| (limit, true));
    let (limit, above) = below.or(above)?;
    let agrees = observed.agrees(unit, limit);
    let passed = Passed {
        unit,
        rate,
        limit,
        above,
        agrees,
    };
    Some((told::outside(rule, observed, &passed), unit.scale()))
}
