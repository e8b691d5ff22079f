//! Days of made-up news from three outlets, with somebody who is in the news.

use std::fmt::Write as _;

use super::articles::Dice;

/// The outlets.
pub(crate) const OUTLETS: [&str; 3] = ["Bay Herald", "Fen Post", "Ridge Courier"];

const SUBJECTS: [[&str; 10]; 4] = [
    [
        "ferry",
        "harbour",
        "quay",
        "anchor",
        "tide",
        "lighthouse",
        "cargo",
        "deck",
        "pilot",
        "berth",
    ],
    [
        "orchestra",
        "violin",
        "concert",
        "overture",
        "rehearsal",
        "cellist",
        "choir",
        "encore",
        "melody",
        "stage",
    ],
    [
        "vineyard", "grape", "cellar", "barrel", "vintner", "tannin", "cork", "bottle", "hillside", "frost",
    ],
    [
        "glacier",
        "crevasse",
        "moraine",
        "icefall",
        "climber",
        "avalanche",
        "ridge",
        "rope",
        "hut",
        "snow",
    ],
];
const COMMON: [&str; 12] = [
    "report", "people", "morning", "question", "visit", "region", "plan", "number", "week", "change", "road",
    "price",
];
const OTHERS: [&str; 4] = [
    "Martin Ostrova",
    "Helena Brandt",
    "Peter Lindqvist",
    "Clara Moreno",
];

/// What a day is made of.
pub(crate) struct Day {
    /// Where its chances begin.
    pub(crate) seed: u64,
    /// Articles of each outlet.
    pub(crate) articles: usize,
    /// Of a hundred articles of each outlet, those that quote Ingrid Solvane.
    pub(crate) solvane: [usize; 3],
}

impl Day {
    /// One JSON object a line.
    pub(crate) fn lines(&self) -> String {
        let mut dice = Dice(self.seed);
        let mut lines = String::new();
        for (outlet, solvane) in OUTLETS.iter().zip(self.solvane) {
            for number in 0..self.articles {
                let text = text(&mut dice, solvane);
                let day = dice.roll(28) + 1;
                let _ = writeln!(
                    lines,
                    "{{\"id\":\"{outlet}-{number}\",\"title\":\"Item {number}\",\"text\":\"{text}\",\"outlet\":\"{outlet}\",\
                     \"date\":\"2026-02-{day:02}\"}}",
                );
            }
        }
        lines
    }
}

fn text(dice: &mut Dice, solvane: usize) -> String {
    let subject = SUBJECTS[dice.roll(SUBJECTS.len())];
    let mut text = String::new();
    for _ in 0..5 {
        let mut sentence = "the".to_owned();
        for _ in 0..8 {
            let word = if dice.roll(2) == 0 {
                COMMON[dice.roll(COMMON.len())]
            } else {
                subject[dice.roll(subject.len())]
            };
            let _ = write!(sentence, " {word}");
        }
        let _ = write!(text, "T{}. ", &sentence[1..]);
    }
    if dice.roll(100) < solvane {
        text.push_str("Ingrid Solvane told reporters that nothing was decided. ");
    }
    let other = OTHERS[dice.roll(OTHERS.len())];
    let _ = write!(text, "Then {other} spoke to the council in the evening.");
    text
}
