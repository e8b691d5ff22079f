//! Dispersion against worked examples and against the formulas written out over every part.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::oracle;
use super::*;

fn spread(inputs: &Value) -> Option<Spread> {
    let counts = oracle::integers(&inputs["counts"]);
    match &inputs["sizes"] {
        Value::Null => Spread::equal_parts(&counts),
        sizes => Spread::dense(&counts, &oracle::integers(sizes)),
    }
}

fn gaps(inputs: &Value) -> Option<Gaps> {
    let tokens = oracle::strings(&inputs["tokens"]);
    let is_term = |(at, token): (u64, &String)| (inputs["word"].as_str() == Some(token)).then_some(at);
    let positions: Vec<u64> = (0..).zip(&tokens).filter_map(is_term).collect();
    Gaps::new(&positions, tokens.len() as u64)
}

fn compute(measure: &str, inputs: &Value, _: &Value) -> Option<Value> {
    let equal = || Spread::equal_parts(&oracle::integers(&inputs["counts"]));
    let value = match measure {
        "range" => return Some(json!(spread(inputs)?.range())),
        "relative_range" => spread(inputs)?.relative_range(),
        "sd_population" => spread(inputs)?.sd(),
        "vc_population" => spread(inputs)?.variation(),
        "juilland_d_rates" => spread(inputs)?.juilland_d()?,
        "juilland_d_counts" => equal()?.juilland_d()?,
        "carroll_d2_rates" => spread(inputs)?.carroll_d2()?,
        "carroll_d2_counts" => equal()?.carroll_d2()?,
        "rosengren_s" => spread(inputs)?.rosengren_s(),
        "rosengren_s_equal_parts" => equal()?.rosengren_s(),
        "dp" => spread(inputs)?.dp().dp,
        "dp_norm" => spread(inputs)?.dp().dp_norm?,
        "dp_egbert_reversed" => spread(inputs)?.dp_egbert()?,
        "da_shortcut" => spread(inputs)?.da()?,
        "kld_bits" => spread(inputs)?.kld(),
        "kld_normalised" => spread(inputs)?.kld_normalized(),
        "kld_reversed" => spread(inputs)?.kld_reversed(),
        "zhang_dc_equal_parts" => equal()?.zhang_dc(),
        "lyne_d3_equal_parts" => equal()?.lyne_d3(),
        "juilland_u" => spread(inputs)?.juilland_u()?,
        "carroll_um" => spread(inputs)?.carroll_um()?,
        "rosengren_kf" => spread(inputs)?.rosengren_kf(),
        "kromer_ur" => spread(inputs)?.kromer_ur(),
        "engwall_fm" => spread(inputs)?.engwall_fm(),
        "arf" => gaps(inputs)?.arf(),
        "awt" => gaps(inputs)?.awt(),
        "ald" => gaps(inputs)?.ald(),
        "f_awt" => gaps(inputs)?.f_awt(),
        "f_ald" => gaps(inputs)?.f_ald(),
        _ => return None,
    };
    Some(json!(value))
}

#[test]
fn worked_examples() {
    oracle::check("oracles/dispersion.json", compute);
}

#[test]
fn one_part_leaves_the_measures_of_evenness_undefined() {
    let spread = Spread::dense(&[7], &[100]).unwrap();
    assert_eq!(
        (spread.juilland_d(), spread.carroll_d2(), spread.da()),
        (None, None, None)
    );
    assert_eq!(
        (spread.juilland_u(), spread.carroll_um(), spread.dp_egbert()),
        (None, None, None)
    );
    assert_eq!(
        spread.dp(),
        Dp {
            dp: 0.0,
            dp_norm: None
        }
    );
    assert_eq!((spread.range(), spread.frequency()), (1, 7));
}

#[test]
fn a_part_of_size_zero_is_no_part() {
    let with = Spread::dense(&[1, 0, 4, 0], &[10, 0, 20, 5]).unwrap();
    assert_eq!(Some(with), Spread::dense(&[1, 4, 0], &[10, 20, 5]));
    assert_eq!(Parts::new(&[10, 0, 20, 5]).map(|parts| parts.count()), Some(3));
    assert_eq!(Spread::dense(&[1, 1], &[10, 0]), None);
}

#[test]
fn what_is_undefined_is_none() {
    assert_eq!(Parts::new(&[]), None);
    assert_eq!(Parts::new(&[0, 0]), None);
    assert_eq!(Parts::new(&[u64::MAX, 1]), None);
    assert_eq!(Spread::dense(&[], &[]), None);
    assert_eq!(Spread::dense(&[0, 0], &[3, 4]), None);
    assert_eq!(Spread::dense(&[1], &[3, 4]), None);
    let parts = Parts::new(&[3, 0, 4]).unwrap();
    assert_eq!(parts.dp([]), None);
    assert_eq!(parts.dp([(0, 0)]), None);
    assert_eq!(parts.dp([(1, 1)]), None);
    assert_eq!(parts.dp([(9, 1)]), None);
    assert_eq!(parts.dp([(0, u64::MAX), (2, 1)]), None);
    assert_eq!(parts.spread([(2, 1), (0, 1)]), None);
    assert_eq!(parts.spread([(0, 1), (0, 1)]), None);
    assert_eq!(parts.range([(0, 0), (1, 1), (2, 5), (9, 1)]), 1);
    assert_eq!(
        (parts.share(0), parts.share(1), parts.share(9)),
        (Some(3.0 / 7.0), None, None)
    );
    assert!((parts.smallest_share() - 3.0 / 7.0).abs() < 1e-15 && parts.tokens() == 7);
    assert_eq!(Gaps::new(&[], 5), None);
    assert_eq!(Gaps::new(&[5], 5), None);
    assert_eq!(Gaps::new(&[2, 2], 5), None);
}

#[test]
fn the_ends_of_the_scales() {
    let even = Spread::dense(&[2, 4, 6], &[100, 200, 300]).unwrap();
    assert_eq!(
        even.dp(),
        Dp {
            dp: 0.0,
            dp_norm: Some(0.0)
        }
    );
    let one = Spread::dense(&[0, 4, 0], &[200, 100, 300]).unwrap();
    assert_eq!(one.dp().dp_norm, Some(1.0));
    for (even, one) in [
        (even.juilland_d(), one.juilland_d()),
        (even.carroll_d2(), one.carroll_d2()),
        (even.da(), one.da()),
        (even.dp_egbert(), one.dp_egbert()),
    ] {
        assert!(
            (even.unwrap() - 1.0).abs() < 1e-12 && one.unwrap().abs() < 1e-12,
            "{even:?} {one:?}"
        );
    }
    assert!((even.rosengren_s() - 1.0).abs() < 1e-12 && (one.rosengren_s() - 1.0 / 6.0).abs() < 1e-12);
    assert!(even.kld().abs() < 1e-12 && (one.kld() - 6_f64.log2()).abs() < 1e-12);
}

#[test]
fn adjusted_frequencies() {
    let five = Spread::equal_parts(&[1, 2, 3, 4, 5]).unwrap();
    let harmonic = |n: u32| (1..=n).map(|i| 1.0 / f64::from(i)).sum::<f64>();
    assert!((five.kromer_ur() - (1..=5).map(harmonic).sum::<f64>()).abs() < 1e-12);
    let long = Spread::equal_parts(&[65, 1000]).unwrap();
    assert!((long.kromer_ur() - harmonic(65) - harmonic(1000)).abs() < 1e-12);
    assert!((five.juilland_u().unwrap() - 15.0 * (1.0 - 2_f64.sqrt() / 3.0 / 2.0)).abs() < 1e-12);
    assert!((five.rosengren_kf() / 15.0 - five.rosengren_s()).abs() < 1e-12);
    assert!((five.engwall_fm() - 15.0).abs() < 1e-12);
}

#[test]
fn evenly_set_occurrences_keep_their_frequency() {
    let even = Gaps::new(&[3, 13, 23, 33], 40).unwrap();
    for corrected in [even.arf(), even.f_awt(), even.f_ald()] {
        assert!((corrected - 4.0).abs() < 1e-12);
    }
    let single = Gaps::new(&[7], 40).unwrap();
    for corrected in [single.arf(), single.f_awt(), single.f_ald()] {
        assert!((corrected - 1.0).abs() < 1e-12);
    }
}

/// The formulas as printed, over every part; there must be two or more.
#[allow(
    clippy::many_single_char_names,
    reason = "the names are those of the formulas"
)]
fn by_the_book(counts: &[u64], sizes: &[u64]) -> Vec<(&'static str, f64)> {
    let k = counts.len() as f64;
    let f: f64 = counts.iter().map(|v| *v as f64).sum();
    let all: f64 = sizes.iter().map(|s| *s as f64).sum();
    let t: Vec<f64> = counts.iter().map(|v| *v as f64 / f).collect();
    let w: Vec<f64> = sizes.iter().map(|s| *s as f64 / all).collect();
    let rates: Vec<f64> = counts
        .iter()
        .zip(sizes)
        .map(|(v, s)| *v as f64 / *s as f64)
        .collect();
    let mean = rates.iter().sum::<f64>() / k;
    let sd = (rates.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / k).sqrt();
    let xlog = |x: f64| if x > 0.0 { x * x.log2() } else { 0.0 };
    let dp = 0.5 * t.iter().zip(&w).map(|(t, w)| (t - w).abs()).sum::<f64>();
    let least = w.iter().copied().fold(1.0, f64::min);
    let least_with = w
        .iter()
        .zip(&t)
        .filter(|(_, t)| **t > 0.0)
        .map(|(w, _)| *w)
        .fold(1.0, f64::min);
    let kld = t
        .iter()
        .zip(&w)
        .map(|(t, w)| if *t > 0.0 { t * (t / w).log2() } else { 0.0 })
        .sum::<f64>();
    let pairs: f64 = rates
        .iter()
        .flat_map(|a| rates.iter().map(move |b| (a - b).abs()))
        .sum();
    let count_mean = f / k;
    let count_sd = (counts
        .iter()
        .map(|v| (*v as f64 - count_mean).powi(2))
        .sum::<f64>()
        / k)
        .sqrt();
    let s = t.iter().zip(&w).map(|(t, w)| (t * w).sqrt()).sum::<f64>().powi(2);
    vec![
        ("range", counts.iter().filter(|v| **v > 0).count() as f64),
        ("sd", count_sd),
        ("juilland", 1.0 - sd / mean / (k - 1.0).sqrt()),
        (
            "carroll",
            -rates.iter().map(|r| xlog(r / (mean * k))).sum::<f64>() / k.log2(),
        ),
        ("rosengren", s),
        ("dp", dp),
        ("dp_norm", dp / (1.0 - least)),
        ("egbert", 1.0 - dp / (1.0 - least_with)),
        ("da", 1.0 - pairs / (k * (k - 1.0)) / (2.0 * mean)),
        ("kld", kld),
    ]
}

fn measured(spread: &Spread) -> Vec<f64> {
    let dp = spread.dp();
    vec![
        spread.range() as f64,
        spread.sd(),
        spread.juilland_d().unwrap(),
        spread.carroll_d2().unwrap(),
        spread.rosengren_s(),
        dp.dp,
        dp.dp_norm.unwrap(),
        spread.dp_egbert().unwrap(),
        spread.da().unwrap(),
        spread.kld(),
    ]
}

proptest! {
    #[test]
    fn postings_give_what_the_formulas_over_every_part_give(
        parts in prop::collection::vec((prop_oneof![3 => Just(0_u64), 1 => 1_u64..200], 1_u64..5000), 2..60)
    ) {
        let (counts, sizes): (Vec<u64>, Vec<u64>) = parts.into_iter().unzip();
        prop_assume!(counts.iter().any(|v| *v > 0));
        let postings: Vec<(usize, u64)> =
            counts.iter().copied().enumerate().filter(|(_, v)| *v > 0).collect();
        let parts = Parts::new(&sizes).unwrap();
        let sparse = parts.spread(postings.iter().copied()).unwrap();
        prop_assert_eq!(Some(sparse.clone()), Spread::dense(&counts, &sizes));
        for (got, (name, expected)) in measured(&sparse).into_iter().zip(by_the_book(&counts, &sizes)) {
            let tolerance = 1e-12 * expected.abs().max(1.0);
            prop_assert!((got - expected).abs() <= tolerance, "{}: {} against {}", name, got, expected);
        }
        prop_assert_eq!(parts.dp(postings.iter().copied()), Some(sparse.dp()));
        prop_assert_eq!(parts.dp(postings.iter().rev().copied()), Some(sparse.dp()));
        prop_assert_eq!(parts.range(postings.iter().copied()), sparse.range());
    }

    #[test]
    fn nothing_is_ever_infinite(parts in prop::collection::vec((any::<u64>(), any::<u64>()), 0..6)) {
        let (counts, sizes): (Vec<u64>, Vec<u64>) = parts.into_iter().map(|(v, s)| (v >> 3, s >> 3)).unzip();
        if let Some(spread) = Spread::dense(&counts, &sizes) {
            if spread.juilland_d().is_some() {
                prop_assert!(measured(&spread).into_iter().all(f64::is_finite));
            }
            prop_assert!(spread.lyne_d3().is_finite() && spread.zhang_dc().is_finite());
            prop_assert!((0.0..=1.0).contains(&spread.dp().dp));
        }
    }

    #[test]
    fn gaps_stay_in_their_ranges(mut positions in prop::collection::vec(0_u64..10_000, 1..80)) {
        positions.sort_unstable();
        positions.dedup();
        let f = positions.len() as f64;
        let gaps = Gaps::new(&positions, 10_000).unwrap();
        for corrected in [gaps.arf(), gaps.f_awt(), gaps.f_ald()] {
            prop_assert!(corrected >= 1.0 - 1e-9 && corrected <= f + 1e-9);
        }
    }
}
