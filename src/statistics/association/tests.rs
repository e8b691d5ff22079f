//! Association against worked examples, published and worked out, and against the formulas cell by cell.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::oracle;
use super::*;

/// The pairs of neighbours of some sequences, where `None` is a removed token that no pair crosses.
struct Neighbours {
    counts: BTreeMap<(String, String), u64>,
}

impl Neighbours {
    fn new<'s>(sequences: impl IntoIterator<Item = &'s Value>) -> Self {
        let mut counts = BTreeMap::new();
        for sequence in sequences {
            for pair in sequence.as_array().unwrap().windows(2) {
                if let [Value::String(first), Value::String(second)] = pair {
                    *counts.entry((first.clone(), second.clone())).or_insert(0) += 1;
                }
            }
        }
        Self { counts }
    }

    /// A pair as quanteda counts it: over the pairs, each token where it stands first or where it stands second.
    fn pair(&self, first: &str, second: &str) -> Pair {
        let sum = |keep: &dyn Fn(&str, &str) -> bool| -> u64 {
            self.counts
                .iter()
                .filter(|((a, b), _)| keep(a, b))
                .map(|(_, count)| count)
                .sum()
        };
        Pair::new(
            sum(&|a, b| a == first && b == second),
            sum(&|a, _| a == first),
            sum(&|_, b| b == second),
            sum(&|_, _| true),
        )
        .unwrap()
    }

    fn best(&self, least: u64) -> [String; 2] {
        let frequent = self.counts.iter().filter(|(_, count)| **count >= least);
        let by_lambda = |((a, b), _): &(&(String, String), &u64)| self.pair(a, b).lambda().lambda;
        let ((a, b), _) = frequent
            .max_by(|x, y| by_lambda(x).total_cmp(&by_lambda(y)))
            .unwrap();
        [a.clone(), b.clone()]
    }
}

fn from_cells(inputs: &Value) -> Option<Pair> {
    let [o11, o12, o21, o22] = ["o11", "o12", "o21", "o22"].map(|cell| inputs[cell].as_u64());
    let (o11, o12, o21) = (o11?, o12?, o21?);
    Pair::new(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22?)
}

/// From the margins; where there is no total, the measure does not use it.
fn from_margins(inputs: &Value) -> Option<Pair> {
    let [both, first, second] = ["f_xy", "f_x", "f_y"].map(|margin| inputs[margin].as_u64());
    let (first, second) = (first?, second?);
    Pair::new(
        both?,
        first,
        second,
        inputs["n"].as_u64().unwrap_or(first + second),
    )
}

fn compute(measure: &str, inputs: &Value, _: &Value) -> Option<Value> {
    let pair = || from_cells(inputs).or_else(|| from_margins(inputs));
    let value = match measure {
        "log_dice" => pair()?.log_dice()?,
        "pmi" => pair()?.pmi()?,
        "npmi" => pair()?.npmi()?,
        "mi2" => pair()?.mi2()?,
        "mi_log_f" => pair()?.mi_log_f()?,
        "t_score" => pair()?.t_score()?,
        "z_score" => pair()?.z_score()?,
        "delta_p_row" => pair()?.delta_p_second()?,
        "mutual_information_bits" => pair()?.mutual_information(),
        "phi_squared" => pair()?.phi2()?,
        "chi2_2x2" => pair()?.chi2()?,
        "conditional_probability_percent" => {
            let (both, rest) = (inputs["o11"].as_u64()?, inputs["marginal_rest"].as_u64()?);
            100.0 * Pair::new(both, both + rest, both, both + rest)?.second_given_first()
        }
        "lambda_and_z" => {
            let [first, second] = [0, 1].map(|at| inputs["bigram"][at].as_str());
            let lambda = Neighbours::new(inputs["sequences"].as_array()?)
                .pair(first?, second?)
                .lambda();
            return Some(json!([lambda.lambda, lambda.z]));
        }
        "top_bigram_by_lambda" => {
            let neighbours = Neighbours::new([&inputs["tokens"]]);
            return Some(json!(neighbours.best(inputs["min_count"].as_u64()?)));
        }
        _ => return None,
    };
    Some(json!(value))
}

#[test]
fn worked_examples() {
    oracle::check("oracles/association.json", compute);
}

/// Dunning's bigrams: the printed score, then the cells.
#[test]
fn agrees_with_the_table_of_dunning() {
    let Some(table) = oracle::read("oracles/dunning1993.tsv") else {
        return;
    };
    let mut seen = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let cells: Vec<u64> = fields[1..5].iter().map(|cell| cell.parse().unwrap()).collect();
        let (first, second) = (cells[0] + cells[1], cells[0] + cells[2]);
        let g2 = Pair::new(cells[0], first, second, cells.iter().sum())
            .unwrap()
            .g2();
        assert!(
            (g2 - fields[0].parse::<f64>().unwrap()).abs() <= 0.005_000_1,
            "{line}: {g2}"
        );
        seen += 1;
    }
    assert_eq!(seen, 56);
}

#[test]
fn what_cannot_be_told_has_no_answer() {
    assert_eq!(npmi(0, 2, 3, 10), Some(-1.0));
    assert_eq!(npmi(4, 4, 4, 4), None);
    assert_eq!(npmi(1, 0, 1, 4), None);
    assert_eq!(npmi(3, 2, 4, 9), None);
    assert_eq!(Pair::new(1, 6, 6, 10), None);
    assert_eq!(Pair::new(0, u64::MAX, u64::MAX, u64::MAX), None);
    let never = Pair::new(0, 2, 3, 10).unwrap();
    assert_eq!(
        (never.pmi(), never.mi3(), never.log_dice(), never.t_score()),
        (None, None, None, None)
    );
    assert!(never.z_score().unwrap() < 0.0 && never.lambda().lambda < 0.0);
    let everywhere = Pair::new(4, 4, 4, 4).unwrap();
    assert_eq!(
        (
            everywhere.chi2(),
            everywhere.delta_p_first(),
            everywhere.z_score()
        ),
        (None, None, None)
    );
    assert_eq!((everywhere.g2(), everywhere.t_score_binomial()), (0.0, None));
}

#[test]
fn chance_scores_exactly_nothing() {
    let chance = Pair::new(
        1_000_000_007,
        1_000_000_007_000,
        1_000_000_007_000,
        1_000_000_007_000_000,
    )
    .unwrap();
    assert_eq!(
        (chance.g2(), chance.chi2(), chance.t_score()),
        (0.0, Some(0.0), Some(0.0))
    );
    assert_eq!(
        (chance.delta_p_first(), chance.phi2(), chance.mutual_information()),
        (Some(0.0), Some(0.0), 0.0)
    );
}

#[test]
fn the_two_variances_of_t_are_told_apart() {
    let pair = Pair::new(8, 15828, 4675, 14_307_668).unwrap();
    let (plain, binomial) = (pair.t_score().unwrap(), pair.t_score_binomial().unwrap());
    assert!(binomial > plain && binomial - plain < 3e-7);
}

proptest! {
    #[test]
    fn as_cell_by_cell(cells in prop::array::uniform4(1_u64..5000)) {
        let [o11, o12, o21, o22] = cells;
        let pair = Pair::new(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22).unwrap();
        let n = (o11 + o12 + o21 + o22) as f64;
        let [o11, o12, o21, o22] = cells.map(|cell| cell as f64);
        let sums = [(o11, o11 + o12, o11 + o21), (o12, o11 + o12, o12 + o22), (o21, o21 + o22, o11 + o21), (o22, o21 + o22, o12 + o22)];
        let g2 = sums.iter().map(|(o, r, c)| 2.0 * o * (o * n / r / c).ln()).sum::<f64>();
        let chi2 = sums.iter().map(|(o, r, c)| (o - r * c / n).powi(2) / (r * c / n)).sum::<f64>();
        let e11 = (o11 + o12) * (o11 + o21) / n;
        for (got, expected) in [
            (pair.g2(), g2),
            (pair.chi2().unwrap(), chi2),
            (pair.mutual_information(), g2 / 2.0 / n / 2_f64.ln()),
            (pair.delta_p_second().unwrap(), o11 / (o11 + o12) - o21 / (o21 + o22)),
            (pair.delta_p_first().unwrap(), o11 / (o11 + o21) - o12 / (o12 + o22)),
            (pair.minimum_sensitivity(), (o11 / (o11 + o12)).min(o11 / (o11 + o21))),
            (pair.mi3().unwrap(), (o11.powi(3) / e11).log2()),
            (pair.mi2().unwrap(), (o11.powi(2) / e11).log2()),
            (pair.z_score().unwrap(), (o11 - e11) / (e11 * (1.0 - e11 / n)).sqrt()),
        ] {
            prop_assert!((got - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{} {}", got, expected);
        }
    }

    #[test]
    fn always_finite(cells in prop::array::uniform4(any::<u64>()), less in 2_u32..64) {
        let [o11, o12, o21, o22] = cells.map(|cell| cell >> less);
        let Some(pair) = Pair::new(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22) else {
            prop_assert!(o11 + o12 == 0 || o11 + o21 == 0);
            return Ok(());
        };
        let lambda = pair.lambda();
        for value in [pair.g2(), pair.mutual_information(), pair.minimum_sensitivity(), lambda.lambda, lambda.z] {
            prop_assert!(value.is_finite());
        }
        prop_assert!(pair.g2() >= 0.0 && pair.mutual_information() <= 1.0 + 1e-9);
        prop_assert!(pair.phi2().is_none_or(|phi2| (0.0..=1.0 + 1e-9).contains(&phi2)));
        prop_assert!(pair.npmi().is_none_or(|npmi| npmi.abs() <= 1.0 + 1e-9));
        for value in [pair.pmi(), pair.mi_log_f(), pair.t_score(), pair.t_score_binomial(), pair.z_score(), pair.log_dice()] {
            prop_assert!(value.is_none_or(f64::is_finite));
        }
    }
}
