//! Coherence against worked examples, those of gensim and Palmetto and those worked out from the formulas.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::oracle;
use super::*;

/// The units that hold each term of a topic: texts, or windows of so many tokens over them.
fn units(texts: &Value, topic: &[String], window: Option<u64>) -> (Vec<Vec<u32>>, u64) {
    let mut spans: Vec<Vec<String>> = Vec::new();
    for text in texts.as_array().unwrap() {
        let text = oracle::strings(text);
        match window {
            Some(size) if text.len() > usize::try_from(size).unwrap() => {
                spans.extend(
                    text.windows(usize::try_from(size).unwrap())
                        .map(<[String]>::to_vec),
                );
            }
            _ => spans.push(text),
        }
    }
    let lists = topic
        .iter()
        .map(|term| {
            (0_u32..)
                .zip(&spans)
                .filter(|(_, span)| span.contains(term))
                .map(|(at, _)| at)
                .collect()
        })
        .collect();
    (lists, spans.len() as u64)
}

fn meetings(lists: &[Vec<u32>], all: u64) -> Meetings {
    let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
    Meetings::new(&lists, all)
}

/// Two terms by the numbers of the articles they stand in.
fn of_two(inputs: &Value) -> Option<Meetings> {
    let [first, second] = ["word1_in", "word2_in"].map(|word| -> Vec<u32> {
        oracle::integers(&inputs[word])
            .iter()
            .map(|&unit| u32::try_from(unit).unwrap())
            .collect()
    });
    Some(meetings(&[first, second], inputs["documents"].as_u64()?))
}

/// Three terms by probabilities that are thirds.
fn of_thirds(inputs: &Value) -> Meetings {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
    let units = |value: &Value| (value.as_f64().unwrap() * 3.0).round() as u64;
    Meetings {
        all: 3,
        single: inputs["p_single"].as_array().unwrap().iter().map(units).collect(),
        pair: ["w1w2", "w1w3", "w2w3"]
            .map(|pair| units(&inputs["p_pair"][pair]))
            .to_vec(),
    }
}

/// Mean of `ln((p12 + epsilon) / p1)`, which gensim and Palmetto call UMass.
fn conditional(meetings: &Meetings, epsilon: f64) -> f64 {
    let value = |pair: Counted| ((meetings.share(pair.both) + epsilon) / meetings.share(pair.earlier)).ln();
    mean(meetings.pairs().map(value)).unwrap()
}

/// `C_v`: the vector of each term's NPMI with all of them, its cosine with their sum, the mean.
fn c_v(lists: &[Vec<u32>], all: u64, epsilon: f64) -> f64 {
    let value = |a: &Vec<u32>, b: &Vec<u32>| {
        let two = meetings(&[a.clone(), b.clone()], all);
        two.npmi_smoothed(epsilon).unwrap()
    };
    let vectors: Vec<Vec<f64>> = lists
        .iter()
        .map(|a| lists.iter().map(|b| value(a, b)).collect())
        .collect();
    let sum: Vec<f64> = (0..lists.len())
        .map(|at| vectors.iter().map(|v| v[at]).sum())
        .collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let cosine = |v: &Vec<f64>| dot(v, &sum) / (dot(v, v) * dot(&sum, &sum)).sqrt();
    mean(vectors.iter().map(cosine)).unwrap()
}

fn compute(measure: &str, inputs: &Value, whole: &Value) -> Option<Value> {
    let epsilon = inputs["eps"].as_f64().unwrap_or(0.0);
    let topics = || {
        inputs["topics"].as_array().unwrap().iter().map(|topic| {
            let (lists, all) = units(
                &whole["texts"],
                &oracle::strings(topic),
                inputs["window"].as_u64(),
            );
            (meetings(&lists, all), lists, all)
        })
    };
    let each = |values: Vec<f64>| {
        let mean = mean(values.iter().copied());
        Some(json!({ "per_topic": values, "mean": mean }))
    };
    match measure {
        // The example conditions the first on the second, so the second is the earlier.
        "log_conditional_probability" => {
            let two = of_two(inputs)?;
            let turned = Meetings {
                single: two.single.iter().rev().copied().collect(),
                ..two
            };
            Some(json!(conditional(&turned, 1e-12)))
        }
        "log_ratio_pmi" => Some(json!(of_two(inputs)?.uci(1e-12)?)),
        "npmi" => Some(json!(of_two(inputs)?.npmi()?)),
        "npmi_mean" => Some(json!(of_thirds(inputs).npmi()?)),
        "umass_mean_no_smoothing" => Some(json!(conditional(&of_thirds(inputs), 0.0))),
        "coherence_gensim_u_mass" => each(topics().map(|(topic, ..)| conditional(&topic, epsilon)).collect()),
        "coherence_gensim_c_uci" => each(
            topics()
                .map(|(topic, ..)| topic.uci(epsilon))
                .collect::<Option<_>>()?,
        ),
        "coherence_gensim_c_npmi" => each(
            topics()
                .map(|(topic, ..)| topic.npmi_smoothed(epsilon))
                .collect::<Option<_>>()?,
        ),
        "coherence_gensim_c_v" => each(
            topics()
                .map(|(_, lists, all)| c_v(&lists, all, epsilon))
                .collect(),
        ),
        "umass_mimno_sum_plus_one" => Some(json!(
            topics()
                .map(|(topic, ..)| topic.umass())
                .collect::<Option<Vec<_>>>()?
        )),
        "mean_and_population_sd" => {
            let values: Vec<f64> = inputs["values"]
                .as_array()?
                .iter()
                .map(|value| value.as_f64().unwrap())
                .collect();
            let mean = mean(values.iter().copied())?;
            let squares = values.iter().map(|value| (value - mean).powi(2));
            Some(json!([mean, super::mean(squares)?.sqrt()]))
        }
        _ => None,
    }
}

#[test]
fn worked_examples() {
    oracle::check("oracles/coherence.json", compute);
}

#[test]
fn what_cannot_be_told_has_no_answer() {
    for lists in [vec![], vec![vec![1, 2]], vec![vec![], vec![]]] {
        let few = meetings(&lists, 5);
        assert_eq!(
            (few.npmi(), few.uci(1e-12), few.umass()),
            (None, None, None),
            "{lists:?}"
        );
    }
    let everywhere = meetings(&[vec![0, 1], vec![0, 1]], 2);
    assert_eq!(everywhere.npmi(), None);
    assert_eq!(meetings(&[vec![0], vec![1]], 0).npmi(), None);
}

#[test]
fn strangers_twins_and_chance() {
    assert_eq!(meetings(&[vec![0, 1], vec![2], vec![3]], 9).npmi(), Some(-1.0));
    let twins = meetings(&[vec![4, 7], vec![4, 7], vec![4, 7]], 9).npmi().unwrap();
    assert!((twins - 1.0).abs() < 1e-12);
    assert_eq!(meetings(&[vec![0, 1], vec![0, 2]], 4).npmi(), Some(0.0));
}

proptest! {
    #[test]
    fn within_its_range_whatever_the_lists(lists in prop::collection::vec(prop::collection::btree_set(0_u32..40, 0..40), 0..8)) {
        let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
        let meetings = meetings(&lists, 40);
        if let Some(npmi) = meetings.npmi() {
            prop_assert!((-1.0..=1.0 + 1e-12).contains(&npmi), "{}", npmi);
        }
        for pair in meetings.pairs() {
            prop_assert!(pair.both <= pair.earlier.min(pair.later));
        }
        let counted: Vec<u64> = lists.iter().enumerate().flat_map(|(at, later)| {
            lists[..at].iter().map(|earlier| later.iter().filter(|unit| earlier.contains(unit)).count() as u64)
        }).collect();
        prop_assert_eq!(meetings.pair, counted);
    }
}
