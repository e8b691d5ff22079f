//! Lexical diversity against worked examples and against slow, literal readings of the definitions.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::{LogBase, oracle};
use super::*;

/// The tokens an example names, in line or by the name of a list of the file.
fn ids(inputs: &Value, whole: &Value) -> Vec<u32> {
    let list = match inputs["tokens"].as_str() {
        Some(name) => &whole["tokens"][name.strip_prefix("tokens.").unwrap()],
        None => &inputs["token_list"],
    };
    type_ids(oracle::strings(list))
}

fn spectrum(inputs: &Value, whole: &Value) -> Spectrum {
    match &inputs["frequencies"] {
        Value::Null => Spectrum::of_ids(&ids(inputs, whole)),
        frequencies => Spectrum::of_frequencies(oracle::integers(frequencies)),
    }
}

/// Tokens and types, given as such or counted.
fn sizes(inputs: &Value, whole: &Value) -> (u64, u64) {
    if let (Some(n), Some(v)) = (inputs["n_tokens"].as_u64(), inputs["n_types"].as_u64()) {
        return (n, v);
    }
    let spectrum = spectrum(inputs, whole);
    (spectrum.tokens(), spectrum.types())
}

/// `name_50` is `name` with a number; `name` takes it from the inputs.
fn split_number<'a>(measure: &'a str, inputs: &Value) -> (&'a str, Option<u64>) {
    match measure.rsplit_once('_') {
        Some((name, digits)) if digits.parse::<u64>().is_ok() => (name, digits.parse().ok()),
        _ => (
            measure,
            ["window", "draws"].iter().find_map(|name| inputs[*name].as_u64()),
        ),
    }
}

fn compute(measure: &str, inputs: &Value, whole: &Value) -> Option<Value> {
    let (name, number) = split_number(measure, inputs);
    let window = || usize::try_from(number?).ok();
    let seen = &mut Seen::new();
    let (n, v) = sizes(inputs, whole);
    let value = match name {
        "ttr" => ttr(n, v),
        "root_ttr" => root_ttr(n, v),
        "cttr" => cttr(n, v),
        "log_ttr" => log_ttr(n, v),
        "dugast_u_log10" => dugast_u(n, v, LogBase::Ten),
        "dugast_natural" | "dugast_u_natural" => dugast_u(n, v, LogBase::Natural),
        "maas_log10" => maas(n, v, LogBase::Ten),
        "maas_natural" => maas(n, v, LogBase::Natural),
        "mattr" => mattr(&ids(inputs, whole), window()?, seen),
        "msttr" => msttr(&ids(inputs, whole), window()?, seen),
        "hdd" => spectrum(inputs, whole).hdd(u32::try_from(number?).unwrap(), ShortText::Undefined),
        "mtld_strict_min10" | "mtld_strict_min" => {
            mtld_of(&ids(inputs, whole), MtldRule::LEXICAL_DIVERSITY, seen)
        }
        "mtld_le_no_minimum" => mtld_of(&ids(inputs, whole), MtldRule::LEXICAL_RICHNESS, seen),
        "yule_k" => spectrum(inputs, whole).yule_k(),
        "simpson_d" => spectrum(inputs, whole).simpson_d(),
        "yule_i" => spectrum(inputs, whole).yule_i(),
        "herdan_vm" => spectrum(inputs, whole).herdan_vm(),
        "summer_natural" => summer_s(n, v, LogBase::Natural),
        "summer_log10" => summer_s(n, v, LogBase::Ten),
        "repeat_rate_mcintosh" => spectrum(inputs, whole).mcintosh(),
        "repeat_rate" => spectrum(inputs, whole).repeat_rate(),
        "entropy_bits" => spectrum(inputs, whole).entropy(),
        "fisher_alpha" => fisher_alpha(n, v),
        _ => None,
    };
    Some(json!(value?))
}

#[test]
fn worked_examples() {
    oracle::check("oracles/lexical_diversity.json", compute);
}

#[test]
fn an_empty_text_has_no_diversity() {
    let (seen, empty) = (&mut Seen::new(), Spectrum::default());
    assert_eq!(
        (
            mattr(&[], 5, seen),
            msttr(&[], 5, seen),
            mtld_of(&[], MtldRule::default(), seen)
        ),
        (None, None, None)
    );
    assert_eq!(
        (ttr(0, 0), root_ttr(0, 0), cttr(0, 0), log_ttr(0, 0)),
        (None, None, None, None)
    );
    assert_eq!(
        (
            dugast_u(0, 0, LogBase::Ten),
            maas(0, 0, LogBase::Ten),
            fisher_alpha(0, 0)
        ),
        (None, None, None)
    );
    assert_eq!(
        (
            empty.yule_k(),
            empty.simpson_d(),
            empty.repeat_rate(),
            empty.entropy()
        ),
        (None, None, None, None)
    );
    assert_eq!(empty.hdd(42, ShortText::WholeText), None);
    assert_eq!(Spectrum::new([(0, 5), (5, 0)]), empty);
    assert_eq!(ttr(3, 4), None);
}

#[test]
fn all_alike() {
    let (ids, seen) = ([7; 100], &mut Seen::new());
    let spectrum = Spectrum::of_ids(&ids);
    assert_eq!(spectrum.simpson_d(), Some(1.0));
    assert_eq!(spectrum.repeat_rate(), Some(1.0));
    assert_eq!(spectrum.entropy(), Some(0.0));
    assert_eq!(log_ttr(100, 1), Some(0.0));
    assert_eq!(mattr(&ids, 10, seen), Some(0.1));
    assert_eq!(msttr(&ids, 10, seen), Some(0.1));
    // Two tokens alike have a ratio of 0.5, so every second token closes a factor; or every tenth, and then
    // the last ten are a remainder of (1 - 0.1) / 0.28 factors.
    assert_eq!(mtld_of(&ids, MtldRule::LEXICAL_RICHNESS, seen), Some(2.0));
    let tenth = mtld_of(&ids, MtldRule::LEXICAL_DIVERSITY, seen).unwrap();
    assert!((tenth - 100.0 / (9.0 + 0.9 / 0.28)).abs() < 1e-12);
    assert!((spectrum.hdd(42, ShortText::Undefined).unwrap() - 1.0 / 42.0).abs() < 1e-12);
}

#[test]
fn all_different() {
    let ids: Vec<u32> = (0..100).collect();
    let (spectrum, seen) = (Spectrum::of_ids(&ids), &mut Seen::new());
    assert_eq!((ttr(100, 100), log_ttr(100, 100)), (Some(1.0), Some(1.0)));
    assert_eq!((spectrum.yule_k(), spectrum.simpson_d()), (Some(0.0), Some(0.0)));
    assert_eq!((spectrum.types_with(1), spectrum.types_with(2)), (100, 0));
    assert!((spectrum.hdd(42, ShortText::Undefined).unwrap() - 1.0).abs() < 1e-12);
    assert!((spectrum.entropy().unwrap() - 100_f64.log2()).abs() < 1e-12);
    assert_eq!(mtld_of(&ids, MtldRule::LEXICAL_RICHNESS, seen), None);
    assert_eq!(mtld_of(&ids, MtldRule::LEXICAL_DIVERSITY, seen), None);
    assert_eq!(
        (dugast_u(100, 100, LogBase::Ten), spectrum.fisher_alpha()),
        (None, None)
    );
    assert_eq!(maas(100, 100, LogBase::Ten), Some(0.0));
}

#[test]
fn texts_shorter_than_the_sample() {
    let (ids, seen) = ([0, 1, 0, 2], &mut Seen::new());
    let spectrum = Spectrum::of_ids(&ids);
    assert_eq!(spectrum.hdd(42, ShortText::Undefined), None);
    assert_eq!(spectrum.hdd(42, ShortText::WholeText), Some(0.75));
    assert_eq!(
        (mattr(&ids, 50, seen), msttr(&ids, 50, seen)),
        (Some(0.75), Some(0.75))
    );
    assert_eq!((mattr(&ids, 0, seen), msttr(&ids, 0, seen)), (None, None));
    assert_eq!(spectrum.hdd(0, ShortText::Undefined), None);
    let one = Spectrum::of_ids(&[3]);
    assert_eq!(
        (one.simpson_d(), one.yule_k(), one.entropy()),
        (None, Some(0.0), Some(0.0))
    );
    assert_eq!((log_ttr(1, 1), maas(1, 1, LogBase::Natural)), (None, None));
}

#[test]
fn the_threshold_itself_closes_or_not() {
    // 18 types in 25 tokens: exactly 0.72.
    let ids: Vec<u32> = (0..18).chain(0..7).collect();
    let seen = &mut Seen::new();
    let closed = Factors {
        full: 1,
        rest_tokens: 0,
        rest_types: 0,
    };
    let open = Factors {
        full: 0,
        rest_tokens: 25,
        rest_types: 18,
    };
    assert_eq!(
        factors(ids.iter().copied(), MtldRule::LEXICAL_RICHNESS, seen),
        closed
    );
    assert_eq!(
        factors(ids.iter().copied(), MtldRule::LEXICAL_DIVERSITY, seen),
        open
    );
    let longer = ids.iter().copied().chain([0, 0]);
    let below = Factors {
        full: 1,
        rest_tokens: 1,
        rest_types: 1,
    };
    assert_eq!(factors(longer, MtldRule::LEXICAL_DIVERSITY, seen), below);
    let no_scale = MtldRule {
        threshold: 100,
        ..MtldRule::default()
    };
    assert_eq!(mtld(25, open, open, no_scale), None);
}

#[test]
fn measures_of_concentration() {
    // Three types, 4 + 2 + 2 tokens.
    let spectrum = Spectrum::of_frequencies([2, 4, 0, 2]);
    let close = |got: Option<f64>, expected: f64| assert!((got.unwrap() - expected).abs() < 1e-12, "{got:?}");
    close(spectrum.repeat_rate(), 24.0 / 64.0);
    close(spectrum.yule_i(), 9.0 / 21.0);
    close(spectrum.herdan_vm(), (0.375_f64 - 1.0 / 3.0).sqrt());
    close(
        spectrum.mcintosh(),
        (1.0 - 0.375_f64.sqrt()) / (1.0 - 1.0 / 3_f64.sqrt()),
    );
    close(spectrum.entropy(), 1.5);
    close(summer_s(1000, 100, LogBase::Ten), 2_f64.log10() / 3_f64.log10());
    assert_eq!(
        (summer_s(5, 1, LogBase::Natural), summer_s(10, 5, LogBase::Ten)),
        (None, None)
    );
    let alike = Spectrum::of_frequencies([9]);
    assert_eq!((alike.mcintosh(), alike.herdan_vm()), (None, Some(0.0)));
    assert_eq!(Spectrum::of_frequencies([1, 1]).yule_i(), None);
}

#[test]
fn fisher_alpha_solves_its_equation() {
    for (n, v) in [
        (15_609_u64, 240_u64),
        (2, 1),
        (1_000_000, 999_999),
        (10_000_000, 1),
        (57, 39),
    ] {
        let alpha = fisher_alpha(n, v).unwrap();
        let types = alpha * (n as f64 / alpha).ln_1p();
        assert!((types - v as f64).abs() < 1e-9 * v as f64, "{n} {v}: {alpha}");
    }
}

fn distinct(ids: &[u32]) -> u64 {
    ids.iter().collect::<BTreeSet<_>>().len() as u64
}

/// MTLD with a fresh set and a float ratio for every prefix of every factor.
fn literal_factors(ids: &[u32], rule: MtldRule) -> f64 {
    let (mut start, mut full) = (0, 0.0);
    for end in 1..=ids.len() {
        let ratio = distinct(&ids[start..end]) as f64 / (end - start) as f64;
        let low = if rule.closes == Closes::Below {
            ratio < 0.72
        } else {
            ratio <= 0.72
        };
        if low && end - start >= rule.minimum as usize && (rule.last_closes || end < ids.len()) {
            (start, full) = (end, full + 1.0);
        }
    }
    let rest = &ids[start..];
    if rest.is_empty() {
        full
    } else {
        full + (1.0 - distinct(rest) as f64 / rest.len() as f64) / 0.28
    }
}

proptest! {
    #[test]
    fn readings_equal_the_literal_ones(ids in prop::collection::vec(0_u32..30, 0..200), window in 1_usize..60) {
        let seen = &mut Seen::new();
        let reversed: Vec<u32> = ids.iter().rev().copied().collect();
        for rule in [MtldRule::LEXICAL_RICHNESS, MtldRule::LEXICAL_DIVERSITY] {
            let (forward, backward) = (literal_factors(&ids, rule), literal_factors(&reversed, rule));
            let n = ids.len() as f64;
            match mtld_of(&ids, rule, seen) {
                Some(got) => prop_assert!((got - f64::midpoint(n / forward, n / backward)).abs() < 1e-9 * got),
                None => prop_assert!(forward == 0.0 || backward == 0.0),
            }
        }
        if ids.len() >= window {
            let mean = |pieces: Vec<&[u32]>| {
                pieces.iter().map(|piece| distinct(piece) as f64 / window as f64).sum::<f64>() / pieces.len() as f64
            };
            let moving = mean(ids.windows(window).collect());
            prop_assert!((mattr(&ids, window, seen).unwrap() - moving).abs() < 1e-12);
            let segments = mean(ids.chunks_exact(window).collect());
            prop_assert!((msttr(&ids, window, seen).unwrap() - segments).abs() < 1e-12);
        }
    }

    #[test]
    fn the_order_of_a_spectrum_does_not_matter(mut ids in prop::collection::vec(0_u32..40, 0..300)) {
        let spectrum = Spectrum::of_ids(&ids);
        prop_assert_eq!(spectrum.tokens(), ids.len() as u64);
        prop_assert_eq!(spectrum.types(), distinct(&ids));
        ids.reverse();
        prop_assert_eq!(&Spectrum::of_ids(&ids), &spectrum);
        let pairs: Vec<(u64, u64)> = spectrum.classes().collect();
        prop_assert_eq!(&Spectrum::new(pairs.into_iter().rev().flat_map(|(i, v)| (0..v).map(move |_| (i, 1)))), &spectrum);
    }

    #[test]
    fn nothing_is_ever_infinite(pairs in prop::collection::vec((any::<u64>(), any::<u64>()), 0..5), draws in 0_u32..99) {
        let spectrum = Spectrum::new(pairs);
        let all = [
            spectrum.yule_k(),
            spectrum.simpson_d(),
            spectrum.repeat_rate(),
            spectrum.entropy(),
            spectrum.yule_i(),
            spectrum.herdan_vm(),
            spectrum.mcintosh(),
            summer_s(spectrum.tokens(), spectrum.types(), LogBase::Natural),
            spectrum.fisher_alpha(),
            spectrum.hdd(draws, ShortText::WholeText),
            ttr(spectrum.tokens(), spectrum.types()),
            dugast_u(spectrum.tokens(), spectrum.types(), LogBase::Ten),
            maas(spectrum.tokens(), spectrum.types(), LogBase::Natural),
        ];
        prop_assert!(all.into_iter().flatten().all(f64::is_finite));
    }
}
