//! Many tests at once: p-values adjusted for how many were made.
//!
//! The number of tests is an argument of its own, because it is the number of terms that were tested and not of
//! those that are left over after a filter or fit on a page: a correction that shrinks with the table corrects
//! nothing.
//!
//! Nothing here decides at which value a difference counts as shown.

/// The p-values adjusted for the false discovery rate after Benjamini & Hochberg (1995), in the order given, where these
/// are all the tests that were made.
///
/// The adjusted value of the one at rank `i` is the smallest `p_j m / j` over the ranks `j >= i`, at most 1: calling
/// everything at or below `q` a discovery keeps the expected share of false ones among them at or below `q`. Equal
/// values stay equal. Values are in 0 to 1, and so is the result; one that is not a number is taken as 1. Time is that
/// of a sort.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    benjamini_hochberg_of(p, p.len() as u64)
}

/// [`benjamini_hochberg`] where `tests` were made and `p` holds the smallest of their p-values; the others are taken as
/// too large to matter. Fewer tests than values cannot be, and are taken as that many.
#[must_use]
pub fn benjamini_hochberg_of(p: &[f64], tests: u64) -> Vec<f64> {
    let tests = tests.max(p.len() as u64) as f64;
    let mut ranked: Vec<(f64, usize)> = p.iter().map(|p| probability(*p)).zip(0..).collect();
    ranked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut adjusted = vec![1.0; p.len()];
    let mut smallest: f64 = 1.0;
    for (below, (p, place)) in ranked.into_iter().enumerate().rev() {
        smallest = smallest.min(p * (tests / (below + 1) as f64));
        if let Some(slot) = adjusted.get_mut(place) {
            *slot = smallest;
        }
    }
    adjusted
}

/// A p-value adjusted for any error at all among `tests` tests: `p m`, at most 1 (Bonferroni; Dunn 1961).
///
/// Stricter than [`benjamini_hochberg`]; one that is not a number is taken as 1, and no test as one.
#[must_use]
pub fn bonferroni(p: f64, tests: u64) -> f64 {
    (probability(p) * tests.max(1) as f64).min(1.0)
}

/// 0 to 1, and no evidence where there is no number.
fn probability(p: f64) -> f64 {
    if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::statistics::oracle;

    #[test]
    fn agrees_with_the_worked_examples() {
        let Some(whole) = oracle::json("oracles/keyness.json") else {
            return;
        };
        let mut seen = 0;
        for example in whole["items"].as_array().unwrap() {
            let inputs = &example["inputs"];
            let values = || -> Vec<f64> {
                let list = inputs["p_values"].as_array().unwrap();
                list.iter().map(|p| p.as_f64().unwrap()).collect()
            };
            match example["measure"].as_str().unwrap() {
                "benjamini_hochberg_rejections" => {
                    let q = inputs["q"].as_f64().unwrap();
                    let found = benjamini_hochberg(&values()).iter().filter(|p| **p <= q).count();
                    assert_eq!(json!(found), example["expected"]);
                    assert_eq!(values().iter().filter(|p| bonferroni(**p, 15) <= q).count(), 3);
                }
                "benjamini_hochberg_adjusted_p" => {
                    let expected = example["expected"].as_array().unwrap();
                    for (got, expected) in benjamini_hochberg(&values()).iter().zip(expected) {
                        assert!(
                            (got - expected.as_f64().unwrap()).abs() <= 1e-15,
                            "{got} {expected}"
                        );
                    }
                }
                _ => continue,
            }
            seen += 1;
        }
        assert_eq!(seen, 2);
    }

    #[test]
    fn the_number_of_tests_is_that_of_the_tests_made() {
        assert_eq!(benjamini_hochberg_of(&[0.01, 0.001], 100), [0.5, 0.1]);
        assert_eq!(benjamini_hochberg_of(&[0.5, 0.25], 0), [0.5, 0.5]);
        assert_eq!(
            (bonferroni(0.01, 10), bonferroni(0.01, 1000), bonferroni(0.5, 0)),
            (0.1, 1.0, 0.5)
        );
        assert!(benjamini_hochberg(&[]).is_empty());
    }

    #[test]
    fn what_is_no_probability_is_no_evidence() {
        assert_eq!(
            benjamini_hochberg(&[f64::NAN, 2.0, -1.0, f64::NEG_INFINITY]),
            [1.0, 1.0, 0.0, 0.0]
        );
        assert_eq!(
            (bonferroni(f64::NAN, 3), bonferroni(f64::INFINITY, 3)),
            (1.0, 1.0)
        );
    }

    proptest! {
        #[test]
        fn every_value_is_the_smallest_over_the_ranks_above(
            p in prop::collection::vec(prop_oneof![0.0..=1.0, Just(0.25), Just(0.0), Just(1.0)], 0..60),
            more in 0_u64..50,
        ) {
            let tests = p.len() as u64 + more;
            for (value, adjusted) in p.iter().zip(benjamini_hochberg_of(&p, tests)) {
                // A tie shares the highest of its ranks.
                let expected = p
                    .iter()
                    .filter(|other| *other >= value)
                    .map(|other| other * (tests as f64 / p.iter().filter(|q| *q <= other).count() as f64))
                    .fold(1.0, f64::min);
                prop_assert_eq!(adjusted.to_bits(), expected.to_bits());
                prop_assert!(adjusted >= *value && adjusted <= bonferroni(*value, tests));
            }
        }
    }
}
