//! Promise: a page scraped into one file comes out as its articles, whole and without repetition.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::{csv, gleaner, shared};
use serde_json::Value;

const HEADLINES: [&str; 4] = [
    "Putin, Raisi Summit Maintains Social Distance, Marks a 'Turning Point' in Relations",
    "Ukraine’s New Defense Minister Reveals Scale of Desertions as Millions Avoid the Draft",
    "France Explores Sending Eutelsat Terminals to Iran Amid Internet Blackout",
    "China Says It Opposes Outside Interference in Iran’s Internal Affairs",
];

fn split(file: &Path) -> Value {
    let output = gleaner()
        .args(["split", "--format", "json"])
        .arg(file)
        .output()
        .unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_real_page_is_four_articles_with_their_headlines() {
    let Some(file) = shared("seeds/000_c00e3c21a494e6a7.txt") else {
        return;
    };
    let text = std::fs::read_to_string(&file).unwrap();
    let cut = split(&file);
    let articles = cut["articles"].as_array().unwrap();
    let titles: Vec<&str> = articles
        .iter()
        .map(|article| article["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, HEADLINES);
    assert_eq!(cut["unassigned"].as_f64(), Some(0.0));
    for article in articles {
        let span = |of: &Value| {
            text[usize::try_from(of["start"].as_u64().unwrap()).unwrap()
                ..usize::try_from(of["end"].as_u64().unwrap()).unwrap()]
                .to_owned()
        };
        let removed: Vec<String> = article["removed"].as_array().unwrap().iter().map(&span).collect();
        assert_eq!(removed.iter().filter(|text| text.trim() == "TT").count(), 1);
        let captions = article["captions"].as_array().unwrap();
        assert_eq!(captions.len(), 1, "one copy of the caption is kept");
        let caption = span(&captions[0]).trim().to_owned();
        assert_eq!(
            removed.iter().filter(|text| text.trim() == caption).count(),
            3,
            "the others are listed as removed"
        );
        let body = span(article);
        assert!(!body.contains(&caption) && !body.contains("TT\n"));
    }
    // Every line of the file that is no headline, caption or TT stands in exactly one body.
    let bodies: Vec<String> = articles
        .iter()
        .map(|article| {
            let at = |key: &str| usize::try_from(article[key].as_u64().unwrap()).unwrap();
            text[at("start")..at("end")].to_owned()
        })
        .collect();
    let is_caption = |line: &str| text.lines().filter(|other| other.trim() == line).count() == 4;
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && *line != "TT")
    {
        if !HEADLINES.contains(&line) && !is_caption(line) {
            assert_eq!(
                bodies.iter().filter(|body| body.contains(line)).count(),
                1,
                "{line}"
            );
        }
    }
}

#[test]
fn captions_of_the_real_page_are_counted_once() {
    let Some(file) = shared("seeds") else { return };
    let scratch = tempfile::tempdir().unwrap();
    gleaner()
        .args(["report", "--quiet", "-o"])
        .arg(scratch.path().join("r"))
        .arg(&file)
        .assert()
        .success();
    let documents = csv(&scratch.path().join("r/tables/documents.csv"));
    assert_eq!(
        documents
            .iter()
            .map(|row| row["title"].as_str())
            .collect::<Vec<_>>(),
        HEADLINES
    );
    let terms = csv(&scratch.path().join("r/tables/terms.csv"));
    let counts = csv(&scratch.path().join("r/tables/counts.csv"));
    let tf = |doc: &str, form: &str| {
        let term = terms
            .iter()
            .find(|row| row["form"] == form)
            .map(|row| row["term"].clone())
            .unwrap();
        let row = counts.iter().find(|row| row["doc"] == doc && row["term"] == term);
        row.map_or(0, |row| row["tf"].parse().unwrap())
    };
    // "placards" is in the caption of the third article and nowhere else in the file.
    assert_eq!(tf("2", "placards"), 1);
    assert!(!terms.iter().any(|row| row["stem"] == "tt"));
}

#[test]
fn the_sample_page_is_split_like_the_real_one() {
    let cut = split(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/harbor-courier-scrape.txt"));
    let titles: Vec<&str> = cut["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "Harbor Board Raises Price of Deep-Water Quay to 480 Million Crowns",
            "St. Maren’s Nurses Vote to Strike Over Night Shifts and Pay",
            "Gale Halts Skerrin Ferry for Third Day and Stops Work on Quay",
            "St. Maren Strike Ends After 31 Days With Deal on Night Shifts",
        ]
    );
}
