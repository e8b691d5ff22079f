//! Articles on made-up subjects, and what the program prints of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::gleaner;

/// Words of four subjects and words that all of them use.
const SUBJECTS: [[&str; 8]; 4] = [
    [
        "ferry",
        "harbour",
        "quay",
        "captain",
        "anchor",
        "tide",
        "deckhand",
        "lighthouse",
    ],
    [
        "orchestra",
        "violin",
        "conductor",
        "concert",
        "soloist",
        "overture",
        "rehearsal",
        "cellist",
    ],
    [
        "vineyard", "grape", "cellar", "harvest", "barrel", "vintner", "tannin", "cork",
    ],
    [
        "glacier",
        "crevasse",
        "moraine",
        "icefall",
        "summit",
        "climber",
        "avalanche",
        "ridge",
    ],
];
const COMMON: [&str; 6] = ["report", "people", "morning", "question", "visit", "region"];

/// A stream of numbers that is the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Articles that each have one subject, with the number of the subject in the column `subject`.
pub(crate) fn articles(count: usize) -> Vec<String> {
    let mut dice = Dice(11);
    (0..count)
        .map(|number| {
            let subject = number % SUBJECTS.len();
            let mut text = String::new();
            for _ in 0..6 {
                for _ in 0..8 {
                    let word = if dice.roll(3) == 0 {
                        COMMON[dice.roll(COMMON.len())]
                    } else {
                        SUBJECTS[subject][dice.roll(8)]
                    };
                    let _ = write!(text, "{word} ");
                }
                text.push_str("here. ");
            }
            let outlet = ["Ridge Courier", "Bay Herald"][dice.roll(2)];
            format!(
                "{{\"id\":\"a{number}\",\"title\":\"Article {number}\",\"text\":\"{}\",\"subject\":\"{subject}\",\"outlet\":\"{outlet}\",\
                 \"date\":\"2026-0{}-11\"}}\n",
                text.trim(),
                number % 5 + 1
            )
        })
        .collect()
}

pub(crate) fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub(crate) fn printed(arguments: &[&str], input: &Path) -> String {
    let output = gleaner().args(arguments).arg(input).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}
