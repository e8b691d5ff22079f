//! TF-IDF against scikit-learn's own run over a newswire sample.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::oracle;
use super::super::sklearn_tokens::{Accents, sklearn_tokens};
use super::tests::{Counts, count};
use super::{Scheme, normalize_row};

fn scheme_of(settings: &Value) -> Scheme {
    assert_eq!(settings["norm"], json!("l2"));
    assert_eq!(settings["use_idf"], json!(true));
    match (
        settings["sublinear_tf"].as_bool().unwrap(),
        settings["smooth_idf"].as_bool().unwrap(),
    ) {
        (false, true) => Scheme::Sklearn,
        (false, false) => Scheme::SklearnUnsmoothed,
        (true, true) => Scheme::SklearnSublinear,
        (true, false) => Scheme::SklearnSublinearUnsmoothed,
    }
}

#[test]
fn scikit_learn_over_a_newswire_sample() {
    let Some(file) = oracle::json("oracles/sklearn_reuters.json") else {
        return;
    };
    let documents: Vec<Counts> = file["tokens"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tokens| count(&oracle::strings(tokens)))
        .collect();
    let mut df = Counts::new();
    for term in documents.iter().flat_map(BTreeMap::keys) {
        *df.entry(term.clone()).or_default() += 1;
    }
    let n = documents.len() as u64;
    let tolerance = |field: &str| file["tolerance"][field].as_f64().unwrap();
    let near = |got: f64, expected: &Value, field: &str| {
        let expected = expected.as_f64().unwrap();
        assert!(
            (got - expected).abs() <= tolerance(field),
            "{field}: got {got}, expected {expected}"
        );
    };
    let (mut idfs, mut weights) = (0, 0);
    for run in file["runs"].as_array().unwrap() {
        let scheme = scheme_of(&run["settings"]);
        assert_eq!(run["documents"], json!(n));
        assert_eq!(run["vocabulary_size"], json!(df.len()));
        assert_eq!(
            run["nonzero_entries"],
            json!(documents.iter().map(BTreeMap::len).sum::<usize>())
        );
        for pair in run["idf"].as_array().unwrap() {
            let term = pair[0].as_str().unwrap();
            near(scheme.idf().weigh(n, df[term], n).unwrap(), &pair[1], "idf");
            idfs += 1;
        }
        let rows: Vec<Vec<(&str, f64)>> = documents
            .iter()
            .map(|counts| {
                let weigh = |(term, tf): (&String, &u64)| scheme.weigh(n, df[term], *tf, 0).unwrap();
                let mut row: Vec<f64> = counts.iter().map(weigh).collect();
                normalize_row(&mut row);
                counts.keys().map(String::as_str).zip(row).collect()
            })
            .collect();
        let sum = rows.iter().flatten().fold(0.0, |sum, (_, weight)| sum + weight);
        near(sum, &run["sum_of_all_values"], "sum_of_all_values");
        for top in run["top10"].as_array().unwrap() {
            let row = &rows[usize::try_from(top["doc"].as_u64().unwrap()).unwrap()];
            let rounded = |weight: f64| (weight * 1e12).round();
            let mut ranked = row.clone();
            ranked.sort_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)).then(a.0.cmp(b.0)));
            let expected = top["terms"].as_array().unwrap();
            assert_eq!(expected.len(), row.len().min(10));
            for (pair, (term, weight)) in expected.iter().zip(&ranked) {
                assert_eq!(pair[0].as_str(), Some(*term), "{}", top["id"]);
                near(*weight, &pair[1], "tfidf");
                weights += 1;
            }
        }
    }
    assert!(idfs > 0 && weights > 0, "nothing was compared");
    println!("sklearn_reuters.json: {idfs} document weights and {weights} ranked weights agree");
}

#[test]
fn scikit_learn_tokens_of_the_same_sample() {
    let Some(file) = oracle::json("oracles/sklearn_reuters.json") else {
        return;
    };
    let Some(corpus) = oracle::read("corpora/reuters/modapte_train.jsonl") else {
        return;
    };
    let texts: BTreeMap<String, String> = corpus
        .lines()
        .map(|line| {
            let document: Value = serde_json::from_str(line).unwrap();
            let field = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
            (field("id"), field("text"))
        })
        .collect();
    let ids = oracle::strings(&file["doc_ids"]);
    for (id, tokens) in ids.iter().zip(file["tokens"].as_array().unwrap()) {
        let got = sklearn_tokens(&texts[id], Accents::Keep);
        assert_eq!(got, oracle::strings(tokens), "{id}");
    }
    println!(
        "sklearn_reuters.json: token lists of {} documents agree",
        ids.len()
    );
}
