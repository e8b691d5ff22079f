//! Gries' DP where only the parts that have the term are listed and the parts were never put into one table.
//!
//! The parts without the term add nothing but their text (see [`super`]), so four numbers stand for them. The result is
//! that of [`super::Parts`] to the last bit; what the caller says about the parts is believed.
//!
//! No other measure of dispersion is here: those need every rate.

use super::Totals;

/// [`super::Dp::dp_norm`] of a term that occurs `term` times in a corpus of `tokens` tokens in `parts` parts with at least one
/// token each, the smallest of them with `smallest`, from the count and the size of each part that has it, in any order: 0
/// (even) to 1 (all in the smallest part).
///
/// Plain DP is this times `1 - smallest / tokens`. `None` where the term does not occur, there are fewer than two parts, or
/// the smallest is all there is or more.
#[must_use]
pub fn sparse_dp_norm(
    found: impl IntoIterator<Item = (u64, u64)>,
    term: u64,
    tokens: u64,
    smallest: u64,
    parts: u64,
) -> Option<f64> {
    if term == 0 || parts < 2 || smallest >= tokens {
        return None;
    }
    let totals = Totals {
        parts,
        tokens,
        smallest,
    };
    let surplus = found.into_iter().fold(0_u128, |sum, (count, size)| {
        sum.saturating_add(totals.surplus(count, size, term))
    });
    totals.dp(surplus, term).dp_norm
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::Parts;
    use super::*;
    use crate::statistics::oracle;

    fn sparse(counts: &[u64], sizes: &[u64]) -> Option<f64> {
        let found = counts
            .iter()
            .copied()
            .zip(sizes.iter().copied())
            .filter(|(count, _)| *count > 0);
        let (term, tokens) = (counts.iter().sum(), sizes.iter().sum());
        sparse_dp_norm(found, term, tokens, *sizes.iter().min()?, sizes.len() as u64)
    }

    #[test]
    fn agrees_with_the_worked_examples() {
        let Some(whole) = oracle::json("oracles/dispersion.json") else {
            return;
        };
        let mut seen = 0;
        for example in whole["items"].as_array().unwrap() {
            let inputs = &example["inputs"];
            let counts = match &inputs["counts"] {
                Value::Null => continue,
                counts => oracle::integers(counts),
            };
            let sizes = match &inputs["sizes"] {
                Value::Null => vec![1; counts.len()],
                sizes => oracle::integers(sizes),
            };
            let got = match example["measure"].as_str().unwrap() {
                "dp" => {
                    sparse(&counts, &sizes).unwrap() * (1.0 - Parts::new(&sizes).unwrap().smallest_share())
                }
                "dp_norm" => sparse(&counts, &sizes).unwrap(),
                _ => continue,
            };
            let expected = example["expected"].as_f64().unwrap();
            assert!(
                (got - expected).abs() <= example["tolerance"].as_f64().unwrap(),
                "{}",
                example["id"]
            );
            seen += 1;
        }
        assert!(seen >= 2, "{seen}");
        println!("dispersion.json: {seen} examples agree");
    }

    #[test]
    fn what_is_undefined_is_none() {
        assert_eq!(sparse_dp_norm([], 0, 100, 10, 5), None);
        assert_eq!(sparse_dp_norm([(3, 100)], 3, 100, 100, 1), None);
        assert_eq!(sparse_dp_norm([(3, 0)], 3, 0, 0, 2), None);
        assert_eq!(sparse_dp_norm([(3, 10)], 3, 10, 20, 2), None);
        assert_eq!(sparse_dp_norm([(3, 10)], 3, 100, 10, 2), Some(1.0));
    }

    proptest! {
        #[test]
        fn the_same_as_from_every_part(
            parts in prop::collection::vec((prop_oneof![3 => Just(0_u64), 1 => 1_u64..200], 1_u64..5000), 1..60)
        ) {
            let (counts, sizes): (Vec<u64>, Vec<u64>) = parts.into_iter().unzip();
            let postings = counts.iter().copied().enumerate().filter(|(_, v)| *v > 0);
            let dense = Parts::new(&sizes).unwrap().dp(postings);
            prop_assert_eq!(sparse(&counts, &sizes), dense.and_then(|dp| dp.dp_norm));
        }

        #[test]
        fn no_numbers_panic(found in prop::collection::vec(any::<(u64, u64)>(), 0..9), n in any::<[u64; 4]>()) {
            let norm = sparse_dp_norm(found, n[0], n[1], n[2], n[3]);
            prop_assert!(norm.is_none_or(|norm| (0.0..=1.0).contains(&norm)));
        }
    }
}
