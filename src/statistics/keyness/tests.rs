//! Keyness against worked examples and published tables, and what has to hold for any counts.

#![allow(
    clippy::float_cmp,
    reason = "two ways to one number have to give the same bits"
)]
#![allow(
    clippy::many_single_char_names,
    reason = "a, b, c, d, n, p, z of the formulas"
)]

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::{multiple, oracle, ranks};
use super::*;

mod properties;

/// A 2 by 2 table in either of the two ways the examples give one.
fn counts(inputs: &Value) -> Option<Counts> {
    let at = |key: &str| inputs[key].as_u64();
    if let Some(o11) = at("o11") {
        let (o12, o21, o22) = (at("o12")?, at("o21")?, at("o22")?);
        return Some(Counts::new(o11, o12, o11 + o21, o12 + o22));
    }
    Some(Counts::new(
        at("target_count")?,
        at("reference_count")?,
        at("target_total")?,
        at("reference_total")?,
    ))
}

/// The relative frequencies, given or divided.
fn rates(inputs: &Value) -> Option<Rates> {
    let at = |side: &str| inputs[format!("{side}_relative_frequency")].as_f64();
    match (at("target"), at("reference")) {
        (Some(target), Some(reference)) => Some(Rates { target, reference }),
        _ => counts(inputs)?.rates(),
    }
}

/// A test statistic by its name in the examples: `signed` and the correction are parts of the name.
fn statistic(name: &str, counts: Counts) -> Option<f64> {
    let mut rest = name.to_owned();
    let mut take = |part: &str| {
        let found = rest.contains(part);
        rest = rest.replace(part, "");
        found
    };
    let signed = take("_signed");
    let williams = take("_williams");
    let yates = if take("_conditional_yates") {
        Yates::Conditional
    } else if take("_yates") {
        Yates::Always
    } else {
        Yates::Never
    };
    let score = match (rest.as_str(), williams) {
        ("chi2" | "chi2_2x2", false) => counts.chi2(yates).abs(),
        ("g2_4cell" | "g2", false) => counts.g2(),
        ("g2_4cell" | "g2", true) => counts.g2_williams(),
        ("g2_2cell", false) => counts.g2_2cell(),
        _ => return None,
    };
    Some(if signed { counts.signed(score) } else { score })
}

/// The terms of both sides, from the most over-used to the most under-used.
fn sort_order(name: &str, inputs: &Value) -> Option<Value> {
    let sides = ["target_tokens", "reference_tokens"].map(|side| oracle::strings(&inputs[side]));
    let mut terms: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for (side, tokens) in sides.iter().enumerate() {
        for token in tokens {
            terms.entry(token).or_default()[side] += 1;
        }
    }
    let totals = sides.each_ref().map(|tokens| tokens.len() as u64);
    let mut scored = Vec::new();
    for (term, [a, b]) in terms {
        scored.push((statistic(name, Counts::new(a, b, totals[0], totals[1]))?, term));
    }
    scored.sort_by(|(x, p), (y, q)| y.total_cmp(x).then_with(|| p.cmp(q)));
    Some(scored.iter().map(|(_, term)| *term).collect())
}

fn floats(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v.as_f64().unwrap())
        .collect()
}

const NOWHERE: Counts = Counts {
    target: 0,
    reference: 0,
    target_total: 0,
    reference_total: 0,
};

/// A p-value as quanteda prints it: `1 - pchisq(x, 1)`, which keeps only whole multiples of 2⁻⁵³.
///
/// The example with 6.117329e-13 is the 5510-fold of that, and further from the true 6.117576e-13 than its own
/// tolerance. The library answers the latter: `p_values_are_not_subtracted_from_one`.
fn as_published(p: f64) -> f64 {
    1.0 - (1.0 - p)
}

fn compute(measure: &str, inputs: &Value, _: &Value) -> Option<Value> {
    if let Some(name) = measure.strip_prefix("sort_order_") {
        return sort_order(name, inputs);
    }
    let value = match measure {
        "p_value_chi2_1df" => as_published(NOWHERE.p_value(inputs["statistic"].as_f64()?)),
        "fisher_left_p" => counts(inputs)?.fisher_left(),
        "fisher_right_p" => counts(inputs)?.fisher_right(),
        "fisher_two_sided_p" => counts(inputs)?.fisher_two_sided(),
        "bic_4cell" => counts(inputs)?.bic(),
        "log_ratio" if counts(inputs).is_none() => rates(inputs)?.log_ratio()?,
        "log_ratio" => counts(inputs)?.log_ratio(),
        "odds_ratio" => counts(inputs)?.odds_ratio()?,
        "pct_diff" => rates(inputs)?.percent_diff()?,
        "relative_risk" => rates(inputs)?.relative_risk()?,
        "difference_coefficient" => rates(inputs)?.difference_coefficient(),
        "simple_maths" => rates(inputs)?.simple_maths(inputs["n"].as_f64().unwrap_or(1.0))?,
        "lrc" => {
            let tested = inputs["terms_tested"].as_f64()?;
            let alpha = (1.0 - inputs["confidence"].as_f64()?) / (2.0 * tested);
            let (counts, interval) = (counts(inputs)?, counts(inputs)?.interval(alpha));
            assert_eq!(interval.lrc(), counts.lrc(alpha));
            return Some(json!({"lower": interval.low, "upper": interval.high, "lrc": counts.lrc(alpha)}));
        }
        "rank_sum_first_group" => ranks::rank_sum(&floats(&inputs["first"]), &floats(&inputs["second"])).sum,
        "benjamini_hochberg_adjusted_p" => {
            return Some(json!(multiple::benjamini_hochberg(&floats(&inputs["p_values"]))));
        }
        "benjamini_hochberg_rejections" => {
            let adjusted = multiple::benjamini_hochberg(&floats(&inputs["p_values"]));
            let q = inputs["q"].as_f64()?;
            return Some(json!(adjusted.iter().filter(|p| **p <= q).count()));
        }
        _ => statistic(measure, counts(inputs)?)?,
    };
    Some(json!(value))
}

#[test]
fn worked_examples() {
    oracle::check("oracles/keyness.json", compute);
}

#[test]
fn all_of_dunnings_bigrams() {
    let Some(table) = oracle::read("oracles/dunning1993.tsv") else {
        return;
    };
    let mut rows = 0;
    for line in table.lines().skip(1) {
        let cell: Vec<&str> = line.split('\t').collect();
        let k = |at: usize| cell[at].parse::<u64>().unwrap();
        let counts = Counts::new(k(1), k(2), k(1) + k(3), k(2) + k(4));
        let printed: f64 = cell[0].parse().unwrap();
        assert!((counts.g2() - printed).abs() <= 0.005, "{line}: {}", counts.g2());
        rows += 1;
    }
    assert_eq!(rows, 56);
}

#[test]
fn p_values_are_not_subtracted_from_one() {
    // From a 40-digit computation of the complementary error function.
    for (statistic, p) in [
        (-51.80884, 6.117_575_644_128_579e-13),
        (0.5, 0.479_500_122_186_953_5),
        (1000.0, 1.795_832_784_800_726_2e-219),
        (1400.0, 2.101_014_516_264_217_5e-306),
    ] {
        let got = NOWHERE.p_value(statistic);
        assert!((got / p - 1.0).abs() < 1e-12, "{got}");
    }
    assert_eq!((NOWHERE.p_value(0.0), NOWHERE.p_value(1e9)), (1.0, 0.0));
}
