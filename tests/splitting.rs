//! Promise: files of many layouts come apart at the right places, and single articles stay whole.
//!
//! The files and what is right are in the shared folder; the figures are those of its scorer: exact number of articles,
//! boundary F1, titles, and the share of body words that are body words of the matched article.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking; counts are small"
)]

mod common;

use std::ops::Range;

use gleaner::corpus::split::{Piece, SplitRule, split};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    #[serde(rename = "file")]
    name: String,
    style: String,
    articles: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    title: Option<String>,
    body_start: usize,
    body_end: usize,
}

#[derive(Default)]
struct Score {
    files: usize,
    right_counts: usize,
    right_borders: usize,
    borders: usize,
    right_titles: usize,
    titles: usize,
    right_words: usize,
    words_in_bodies: usize,
    whole: usize,
    singles: usize,
}

/// Byte ranges of the words of a text.
fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| start(word)..start(word) + word.len())
        .collect()
}

/// Whether a word counts as body of a piece.
fn in_piece(word: &Range<usize>, piece: &Piece) -> bool {
    piece.start <= word.start
        && word.end <= piece.end
        && !piece
            .removed
            .iter()
            .any(|cut| word.start < cut.end && cut.start < word.end)
}

fn score(file: &File, text: &str, total: &mut Score) {
    let pieces = split(text, &SplitRule::Auto).articles;
    total.files += 1;
    total.right_counts += usize::from(pieces.len() == file.articles.len());
    if file.style == "single" {
        total.singles += 1;
        total.whole += usize::from(pieces.len() == 1);
    }
    let gaps: Vec<Range<usize>> = file
        .articles
        .windows(2)
        .map(|pair| pair[0].body_end..pair[1].body_start)
        .collect();
    let starts: Vec<usize> = pieces.iter().skip(1).map(|piece| piece.start).collect();
    total.right_borders += gaps
        .iter()
        .filter(|gap| starts.iter().any(|start| (gap.start..=gap.end).contains(start)))
        .count();
    total.borders += gaps.len() + starts.len();
    let words = words(text);
    // Each article is matched with the piece that shares most of its words.
    for article in &file.articles {
        let body = |word: &&Range<usize>| article.body_start <= word.start && word.end <= article.body_end;
        let shared = |piece: &Piece| {
            words
                .iter()
                .filter(body)
                .filter(|word| in_piece(word, piece))
                .count()
        };
        let best = pieces.iter().max_by_key(|piece| shared(piece));
        total.right_words += best.map_or(0, shared);
        if let Some(title) = article.title.as_deref().filter(|title| !title.is_empty()) {
            total.titles += 1;
            let wanted: Vec<&str> = title.split_whitespace().collect();
            total.right_titles += usize::from(best.is_some_and(|piece| piece.title == wanted.join(" ")));
        }
    }
    total.words_in_bodies += words
        .iter()
        .filter(|word| pieces.iter().any(|piece| in_piece(word, piece)))
        .count();
}

#[test]
fn known_layouts_come_apart_where_they_should() {
    let Some(folder) = common::shared("eval/split") else {
        return;
    };
    let files: Vec<File> = serde_json::from_slice(&std::fs::read(folder.join("gold.json")).unwrap()).unwrap();
    let mut total = Score::default();
    for file in &files {
        let text = std::fs::read_to_string(folder.join("files").join(&file.name)).unwrap();
        score(file, &text, &mut total);
    }
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let count = share(total.right_counts, total.files);
    let borders = share(2 * total.right_borders, total.borders);
    let titles = share(total.right_titles, total.titles);
    let clean = share(total.right_words, total.words_in_bodies);
    println!("count {count:.3}, boundary F1 {borders:.3}, titles {titles:.3}, clean {clean:.3}");
    assert!(total.files >= 79 && total.singles >= 24);
    assert!(count >= 0.97, "count {count}");
    assert!(borders >= 0.98, "boundary F1 {borders}");
    assert!(titles >= 0.97, "titles {titles}");
    assert!(clean >= 0.97, "clean {clean}");
    assert_eq!(total.whole, total.singles, "every single article stays whole");
}
