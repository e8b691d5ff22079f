//! Weighted log-odds with a Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin' Words"): how much the odds of a term
//! differ between two groups, and that difference in units of its own uncertainty.
//!
//! Tools that carry the same name differ in three choices, so each is an argument or has a name of its own here: the
//! prior (flat, or the term's own count), the variance (two terms or four), and what the group is compared with (the
//! others, or the whole with the group in it). [`weighted_log_odds`] is the choice of the report.
//!
//! The formula, with `y` the term's count in a group, `n` the group's tokens, `alpha` what the prior adds to the term and
//! `alpha0` what it adds to all terms: `omega = ln((y + alpha) / (n + alpha0 - y - alpha))`, `delta` the `omega` of the
//! target less that of the reference, and `z = delta / sqrt(variance)`. No p-value is made of `z`: a prior taken from the
//! data does not leave it a standard normal.

/// A group of texts as one term sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Occurrences of the term; more than `tokens` cannot be, and count as that many.
    pub count: u64,
    /// Tokens of the group.
    pub tokens: u64,
}

/// What is taken as seen before anything is counted, the same for both groups unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// Occurrences of the term, 0 or more, whole or not.
    pub alpha: f64,
    /// Occurrences of all terms, at least `alpha`.
    pub alpha0: f64,
}

/// The difference in log-odds of a term between two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    /// Natural logarithm of the odds ratio after the prior: 0 same, above 0 more in the target.
    pub delta: f64,
    /// `1 / (y + alpha)` of both groups, added: the variance as tidylo and `FightingWords` have it. Above 0.
    pub variance: f64,
    /// The short variance with `1 / (n + alpha0 - y - alpha)` of both groups added to it, as Scattertext has it: larger, and
    /// by a lot where a term is a good part of a small group.
    pub full_variance: f64,
}

impl LogOdds {
    /// `delta` in units of its standard deviation, by the short variance.
    #[must_use]
    pub fn z(&self) -> f64 {
        self.delta / self.variance.sqrt()
    }

    /// `delta` in units of its standard deviation, by the full variance: nearer to 0 than [`z`](Self::z).
    #[must_use]
    pub fn full_z(&self) -> f64 {
        self.delta / self.full_variance.sqrt()
    }
}

/// The log-odds of a term in `target` against `reference`, both with the same prior (Monroe, Colaresi & Quinn 2008).
///
/// `None` where the term, or everything but the term, has neither a count nor a prior in one of the groups, so that the
/// odds are 0 or without end; and for a prior that is negative or no number.
#[must_use]
pub fn log_odds(target: Group, reference: Group, prior: Prior) -> Option<LogOdds> {
    between(Odds::new(target, prior)?, Odds::new(reference, prior)?)
}

/// The log-odds of a term in one of `groups` groups against `whole`, all of them together with the group itself in it, the
/// prior counting once for each group, as tidylo compares (Silge, Hayes & Schnoebelen 2020).
///
/// The published weighings of tidylo are [`LogOdds::z`] with the term's count in the whole as `alpha` and the tokens of
/// the whole as `alpha0` (empirical Bayes), or with 1 and the number of terms (uninformative); unweighted is
/// [`LogOdds::delta`]. tidylo leaves out the terms that a group lacks; here they have a value. `None` as for [`log_odds`].
#[must_use]
pub fn log_odds_in_whole(group: Group, whole: Group, prior: Prior, groups: usize) -> Option<LogOdds> {
    let all = Prior {
        alpha: prior.alpha * groups as f64,
        alpha0: prior.alpha0 * groups as f64,
    };
    between(Odds::new(group, prior)?, Odds::new(whole, all)?)
}

/// `(delta, z)` of a term that occurs `a` times among the `c` tokens of the target and `b` times among the `d` of the
/// reference, as the report has them: the prior is the term's own count in both together, `alpha = a + b` and
/// `alpha0 = c + d` (the informative prior of Monroe, Colaresi & Quinn 2008 at the size of the data, as tidylo takes it),
/// the variance the short one.
///
/// Such a prior weighs as much as the data, so `delta` lies well below the plain log-odds, never beyond `ln 4`, and is no
/// size to be quoted; `z` orders terms by size and evidence in one. Both are finite for all counts, and `(0, 0)` where the
/// term is in neither group or is all there is in both, or where one group has no text.
#[must_use]
pub fn weighted_log_odds(a: u64, c: u64, b: u64, d: u64) -> (f64, f64) {
    let [target, reference] = [(a, c), (b, d)].map(|(count, tokens)| Group {
        count: count.min(tokens),
        tokens,
    });
    let prior = Prior {
        alpha: target.count as f64 + reference.count as f64,
        alpha0: c as f64 + d as f64,
    };
    log_odds(target, reference, prior).map_or((0.0, 0.0), |odds| (odds.delta, odds.z()))
}

/// A term and everything else in a group, after the prior; both above 0.
#[derive(Clone, Copy)]
struct Odds {
    term: f64,
    others: f64,
}

impl Odds {
    fn new(group: Group, prior: Prior) -> Option<Self> {
        let count = group.count.min(group.tokens);
        let (prior_others, others) = (prior.alpha0 - prior.alpha, group.tokens - count);
        let odds = Self {
            term: count as f64 + prior.alpha,
            others: others as f64 + prior_others,
        };
        let known =
            prior.alpha >= 0.0 && prior_others >= 0.0 && odds.term.is_finite() && odds.others.is_finite();
        (known && odds.term > 0.0 && odds.others > 0.0).then_some(odds)
    }
}

fn between(target: Odds, reference: Odds) -> Option<LogOdds> {
    let variance = 1.0 / target.term + 1.0 / reference.term;
    let full_variance = variance + 1.0 / target.others + 1.0 / reference.others;
    let delta = (target.term / target.others).ln() - (reference.term / reference.others).ln();
    (delta.is_finite() && full_variance.is_finite()).then_some(LogOdds {
        delta,
        variance,
        full_variance,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::statistics::oracle;

    /// Every term of a target against a reference under the same flat prior.
    fn flat(inputs: &Value, value: impl Fn(&LogOdds) -> f64) -> Option<Value> {
        let (target, reference) = (
            oracle::integers(&inputs["target_counts"]),
            oracle::integers(&inputs["reference_counts"]),
        );
        let alpha = inputs["alpha_per_term"].as_f64()?;
        let prior = Prior {
            alpha,
            alpha0: alpha * target.len() as f64,
        };
        let group = |counts: &[u64], count: u64| Group {
            count,
            tokens: counts.iter().sum(),
        };
        let values: Option<Vec<f64>> = target
            .iter()
            .zip(&reference)
            .map(|(a, b)| {
                Some(value(&log_odds(
                    group(&target, *a),
                    group(&reference, *b),
                    prior,
                )?))
            })
            .collect();
        Some(json!(values?))
    }

    /// Every term of every group against the whole.
    fn whole(inputs: &Value, informative: bool, value: impl Fn(&LogOdds) -> f64) -> Option<Value> {
        let counts: Vec<Vec<u64>> = inputs["counts"]
            .as_array()?
            .iter()
            .map(oracle::integers)
            .collect();
        let of_term = |term: usize| counts.iter().map(|group| group[term]).sum::<u64>();
        let terms = counts[0].len();
        let tokens: u64 = (0..terms).map(of_term).sum();
        let row = |group: &Vec<u64>| -> Option<Vec<f64>> {
            (0..terms)
                .map(|term| {
                    let prior = if informative {
                        Prior {
                            alpha: of_term(term) as f64,
                            alpha0: tokens as f64,
                        }
                    } else {
                        Prior {
                            alpha: 1.0,
                            alpha0: terms as f64,
                        }
                    };
                    let here = Group {
                        count: group[term],
                        tokens: group.iter().sum(),
                    };
                    let all = Group {
                        count: of_term(term),
                        tokens,
                    };
                    Some(value(&log_odds_in_whole(here, all, prior, counts.len())?))
                })
                .collect()
        };
        Some(json!(counts.iter().map(row).collect::<Option<Vec<_>>>()?))
    }

    #[test]
    fn worked_examples() {
        oracle::check("oracles/logodds.json", |measure, inputs, _| match measure {
            "log_odds_against_whole_empirical_bayes_weighted" => whole(inputs, true, LogOdds::z),
            "log_odds_against_whole_uninformative_weighted" => whole(inputs, false, LogOdds::z),
            "log_odds_against_whole_uninformative_unweighted" => whole(inputs, false, |odds| odds.delta),
            "log_odds_delta" => flat(inputs, |odds| odds.delta),
            "log_odds_z_short_variance" => flat(inputs, LogOdds::z),
            "log_odds_z_full_variance" => flat(inputs, LogOdds::full_z),
            _ => None,
        });
    }

    #[test]
    fn what_has_no_odds_has_no_value() {
        let group = |count, tokens| Group { count, tokens };
        let prior = |alpha, alpha0| Prior { alpha, alpha0 };
        assert_eq!(log_odds(group(0, 5), group(1, 5), prior(0.0, 0.0)), None);
        assert_eq!(log_odds(group(5, 5), group(1, 5), prior(0.0, 0.0)), None);
        assert_eq!(log_odds(group(1, 5), group(1, 5), prior(-0.5, 1.0)), None);
        assert_eq!(log_odds(group(1, 5), group(1, 5), prior(2.0, 1.0)), None);
        assert_eq!(log_odds(group(1, 5), group(1, 5), prior(f64::NAN, 1.0)), None);
        assert_eq!(
            log_odds(group(1, 5), group(1, 5), prior(f64::INFINITY, f64::INFINITY)),
            None
        );
        for (a, c, b, d) in [
            (0, 10, 0, 10),
            (10, 10, 7, 7),
            (0, 0, 3, 9),
            (3, 9, 0, 0),
            (0, 0, 0, 0),
            (0, 0, 3, 3),
        ] {
            let (delta, z) = weighted_log_odds(a, c, b, d);
            assert!(
                delta.abs() < 1e-15 && z.abs() < 1e-15,
                "{a} {c} {b} {d}: {delta} {z}"
            );
        }
        assert_eq!(weighted_log_odds(12, 10, 7, 10), weighted_log_odds(10, 10, 7, 10));
    }

    #[test]
    fn grows_with_the_count() {
        let billion = 1_000_000_000;
        for reference in [0, 1, billion] {
            let mut before = (f64::NEG_INFINITY, f64::NEG_INFINITY);
            for count in [0, 1, 2, 10, 1000, 1_000_000, billion] {
                let now = weighted_log_odds(count, 2 * billion, reference, 2 * billion);
                assert!(now.0.is_finite() && now.1.is_finite());
                assert!(
                    count == 0 || now.0 > before.0,
                    "{count} {reference}: {now:?} {before:?}"
                );
                before = now;
            }
        }
    }

    proptest! {
        #[test]
        fn always_finite_and_turned_by_turning_the_groups(
            a in any::<u64>(), c in any::<u64>(), b in any::<u64>(), d in any::<u64>(), less in 0_u32..60
        ) {
            let [a, c, b, d] = [a, c, b, d].map(|n| n >> less);
            let (delta, z) = weighted_log_odds(a, c, b, d);
            let (turned, turned_z) = weighted_log_odds(b, d, a, c);
            prop_assert!(delta.abs() < 4_f64.ln() + 1e-9 && z.is_finite());
            prop_assert!((delta + turned).abs() < 1e-9 && (z + turned_z).abs() <= 1e-9 * z.abs().max(1.0));
        }
    }
}
