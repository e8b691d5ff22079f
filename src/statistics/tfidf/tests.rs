//! TF-IDF against the worked examples of scikit-learn, quanteda and others.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::sklearn_tokens::{Accents, sklearn_tokens};
use super::super::{LogBase, oracle};
use super::*;

pub(super) type Counts = BTreeMap<String, u64>;

fn matrix(value: &Value) -> Vec<Vec<u64>> {
    value.as_array().unwrap().iter().map(oracle::integers).collect()
}

fn columns(rows: &[Vec<u64>]) -> usize {
    rows.first().map_or(0, Vec::len)
}

fn df(rows: &[Vec<u64>], column: usize) -> u64 {
    rows.iter().filter(|row| row[column] > 0).count() as u64
}

fn rows(scheme: Scheme, rows: &[Vec<u64>]) -> Option<Value> {
    let n = rows.len() as u64;
    let weigh_row = |row: &Vec<u64>| {
        let tokens = row.iter().sum();
        let weigh = |(column, tf): (usize, &u64)| scheme.weigh(n, df(rows, column), *tf, tokens);
        let mut weights: Vec<f64> = row.iter().enumerate().map(weigh).collect::<Option<_>>()?;
        if scheme.is_normalized() {
            normalize_row(&mut weights);
        }
        Some(json!(weights))
    };
    rows.iter().map(weigh_row).collect()
}

fn idfs(idf: Idf, rows: &[Vec<u64>]) -> Option<Value> {
    let n = rows.len() as u64;
    (0..columns(rows))
        .map(|column| Some(json!(idf.weigh(n, df(rows, column), n)?)))
        .collect()
}

fn stats(counts: &Counts) -> DocumentStats {
    DocumentStats {
        tokens: counts.values().sum(),
        types: counts.len() as u64,
        max: counts.values().copied().max().unwrap_or(0),
    }
}

pub(super) fn count(tokens: &[String]) -> Counts {
    let mut counts = Counts::new();
    for token in tokens {
        *counts.entry(token.clone()).or_default() += 1;
    }
    counts
}

/// One term in several documents of known number and document frequency.
fn one_term(scheme: Scheme, inputs: &Value) -> Option<Value> {
    let (n, df) = (
        inputs["documents"].as_u64().unwrap(),
        inputs["document_frequency"].as_u64().unwrap(),
    );
    let counts = oracle::integers(&inputs["counts"]);
    counts
        .into_iter()
        .map(|tf| Some(json!(scheme.weigh(n, df, tf, tf)?)))
        .collect()
}

/// Every term of two or more documents given as counts; a term's weight is that of the last document with it.
fn small_corpus(scheme: Scheme, inputs: &Value) -> Option<Value> {
    let documents: Vec<Counts> = serde_json::from_value(inputs["documents"].clone()).unwrap();
    let mut weights = serde_json::Map::new();
    for counts in &documents {
        for (term, tf) in counts {
            let df = documents.iter().filter(|other| other.contains_key(term)).count() as u64;
            let weight = scheme.weigh(documents.len() as u64, df, *tf, stats(counts).tokens)?;
            weights.insert(term.clone(), json!(weight));
        }
    }
    Some(Value::Object(weights))
}

fn term_weights(tf: Tf, inputs: &Value) -> Option<Value> {
    let features = oracle::strings(&inputs["features"]);
    let documents = inputs["documents"].as_array().unwrap();
    documents
        .iter()
        .map(|document| {
            let counts = count(&oracle::strings(document));
            let weigh = |feature| tf.weigh(counts.get(feature).copied().unwrap_or(0), stats(&counts));
            features
                .iter()
                .map(|feature| Some(json!(weigh(feature)?)))
                .collect::<Option<Value>>()
        })
        .collect()
}

fn classes(inputs: &Value) -> Option<Value> {
    let rows = matrix(&inputs["class_counts"]);
    let tokens: u64 = rows.iter().flatten().sum();
    let average = average_tokens(tokens, rows.len() as u64)?;
    rows.iter()
        .map(|row| {
            let size = row.iter().sum();
            let weigh = |(column, tf): (usize, &u64)| {
                let total = rows.iter().map(|row| row[column]).sum();
                Some(json!(class_tfidf(*tf, size, total, average)?))
            };
            row.iter().enumerate().map(weigh).collect::<Option<Value>>()
        })
        .collect()
}

fn tokens(inputs: &Value, accents: Accents) -> Value {
    json!(sklearn_tokens(inputs["text"].as_str().unwrap(), accents))
}

fn compute(measure: &str, inputs: &Value, _: &Value) -> Option<Value> {
    let counts = || matrix(&inputs["counts"]);
    match measure {
        "idf_sklearn_smooth" => idfs(Idf::SklearnSmooth, &counts()),
        "idf_sklearn_nosmooth" => idfs(Idf::Sklearn, &counts()),
        "tfidf_sklearn_smooth_l2" => rows(Scheme::Sklearn, &counts()),
        "tfidf_sklearn_nosmooth_l2" => rows(Scheme::SklearnUnsmoothed, &counts()),
        "tfidf_quanteda_count_inverse_base10" => one_term(Scheme::Quanteda, inputs),
        "tfidf_prop_inverse_base10" => small_corpus(Scheme::QuantedaProp, inputs),
        "tf_prop" => term_weights(Tf::Prop, inputs),
        "tf_propmax" => term_weights(Tf::PropMax, inputs),
        "tf_boolean" => term_weights(Tf::Boolean, inputs),
        "tf_augmented" => term_weights(Tf::Augmented { k: 0.5 }, inputs),
        "tf_logave" | "tf_logave_base10" => term_weights(Tf::LogAverage(LogBase::Ten), inputs),
        "tf_logcount_base10" => {
            let tf = inputs["count"].as_u64().unwrap();
            Some(json!(Tf::Log(LogBase::Ten).weigh(tf, DocumentStats::default())?))
        }
        "word_tokens_two_or_more" => Some(tokens(inputs, Accents::Keep)),
        "word_tokens_two_or_more_strip_accents_ascii" => Some(tokens(inputs, Accents::Ascii)),
        "word_tokens_two_or_more_strip_accents_unicode" => Some(tokens(inputs, Accents::Unicode)),
        "c_tf_idf" => classes(inputs),
        _ => None,
    }
}

#[test]
fn worked_examples() {
    oracle::check("oracles/tfidf.json", compute);
}

#[test]
fn names_lead_back_to_their_scheme() {
    for scheme in Scheme::ALL {
        assert_eq!(Scheme::parse(scheme.id()), Some(scheme));
        assert!(scheme.describe().ends_with('.'), "{}", scheme.id());
    }
    assert_eq!(Scheme::parse(Scheme::default().id()), Some(Scheme::ALL[0]));
    for unknown in ["", "Sklearn", "tf-idf", " sklearn"] {
        assert_eq!(Scheme::parse(unknown), None);
    }
}

fn close(got: Option<f64>, expected: f64) {
    assert!(
        (got.unwrap() - expected).abs() < 1e-12,
        "got {got:?}, expected {expected}"
    );
}

#[test]
fn quanteda_document_weights() {
    let inverse = |smoothing, k| Idf::Inverse {
        base: LogBase::Ten,
        smoothing,
        k,
    };
    close(Idf::QUANTEDA.weigh(6, 3, 6), std::f64::consts::LOG10_2);
    close(inverse(1.0, 0.0).weigh(9, 1, 9), 1.0);
    close(inverse(0.0, 1.0).weigh(100, 0, 100), 2.0);
    close(
        Idf::InverseMax {
            base: LogBase::Two,
            smoothing: 0.0,
            k: 0.0,
        }
        .weigh(100, 2, 16),
        3.0,
    );
    close(
        Idf::InverseProb {
            base: LogBase::Ten,
            k: 0.0,
        }
        .weigh(11, 1, 11),
        1.0,
    );
    close(
        Idf::InverseProb {
            base: LogBase::Ten,
            k: 0.0,
        }
        .weigh(10, 8, 10),
        0.0,
    );
    close(
        Idf::InverseProb {
            base: LogBase::Ten,
            k: 0.0,
        }
        .weigh(10, 10, 10),
        0.0,
    );
    close(Idf::Count.weigh(10, 4, 10), 4.0);
    close(Idf::Unary.weigh(10, 4, 10), 1.0);
}

#[test]
fn quanteda_term_weights() {
    let document = DocumentStats {
        tokens: 20,
        types: 2,
        max: 10,
    };
    close(Tf::PropMax.weigh(5, document), 0.5);
    close(Tf::Augmented { k: 0.5 }.weigh(5, document), 0.75);
    close(Tf::LogAverage(LogBase::Ten).weigh(10, document), 1.0);
    close(Tf::Boolean.weigh(7, document), 1.0);
    close(Tf::Augmented { k: 0.5 }.weigh(0, document), 0.0);
}

#[test]
fn contradictions_have_no_weight() {
    assert_eq!(Scheme::Sklearn.weigh(3, 0, 1, 1), None);
    assert_eq!(Scheme::SklearnUnsmoothed.weigh(3, 0, 0, 1), Some(0.0));
    assert_eq!(Scheme::Sklearn.weigh(3, 4, 1, 1), None);
    assert_eq!(Scheme::QuantedaProp.weigh(3, 1, 2, 1), None);
    assert_eq!(Scheme::QuantedaProp.weigh(3, 1, 0, 0), Some(0.0));
    assert_eq!(Idf::QUANTEDA.weigh(5, 0, 5), None);
    close(Idf::SklearnSmooth.weigh(5, 0, 5), 1.0 + 6.0_f64.ln());
    assert_eq!(
        Tf::Augmented { k: 2.0 }.weigh(
            1,
            DocumentStats {
                tokens: 1,
                types: 1,
                max: 1
            }
        ),
        None
    );
    assert_eq!(average_tokens(3, 0), None);
    assert_eq!(class_tfidf(0, 0, 1, 1), None);
    assert_eq!(class_tfidf(0, 4, 0, 1), None);
    let mut empty = [0.0, 0.0];
    normalize_row(&mut empty);
    assert!(empty.iter().all(|weight| *weight == 0.0));
}

proptest! {
    #[test]
    fn weights_are_finite_and_not_negative(n: u64, df: u64, tf: u64, tokens: u64) {
        for scheme in Scheme::ALL {
            if let Some(weight) = scheme.weigh(n, df, tf, tokens) {
                prop_assert!(weight.is_finite() && weight >= 0.0);
            }
            let fitting = scheme.weigh(n.max(df), df.max(1), tf.min(tokens), tokens);
            prop_assert_eq!(fitting.is_some(), n.max(df) > 0);
        }
    }

    #[test]
    fn normalized_rows_have_length_one(mut row in prop::collection::vec(0.0..1e9_f64, 1..50)) {
        prop_assume!(row.iter().any(|weight| *weight > 1e-3));
        normalize_row(&mut row);
        prop_assert!((l2_norm(row) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn every_document_weight_is_finite(n: u64, df: u64, max: u64, s in -9.0..9.0_f64, k in -9.0..9.0_f64) {
        let base = LogBase::Two;
        let all = [
            Idf::SklearnSmooth,
            Idf::Sklearn,
            Idf::Inverse { base, smoothing: s, k },
            Idf::InverseMax { base, smoothing: s, k },
            Idf::InverseProb { base, k },
        ];
        for idf in all {
            prop_assert!(idf.weigh(n, df, max).is_none_or(f64::is_finite));
            prop_assert!(idf.weigh(n % 50, df % 50, max % 50).is_none_or(f64::is_finite));
        }
    }
}
