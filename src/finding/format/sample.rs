//! Made-up findings for tests: a night on which one outlet doubled its coverage.

use super::super::{Evidence, Finding, Findings, Interval, Level, Rule, Scale, Side, State};
use super::Cut;

/// A run that fails at errors, without colours.
pub(super) const CUT: Cut = Cut {
    colours: false,
    fails_at: Some(Level::Error),
};

fn words(count: u64, total: u64, articles: u64) -> Side {
    Side {
        count,
        total,
        articles,
        scale: Scale::Words,
        at_most: false,
    }
}

fn share(count: u64, total: u64) -> Side {
    Side {
        count,
        total,
        articles: count,
        scale: Scale::Articles,
        at_most: false,
    }
}

fn article(title: &str, file: &str, position: u32, count: u64) -> Evidence {
    Evidence {
        title: title.to_owned(),
        source: file.rsplit('/').next().unwrap_or(file).to_owned(),
        path: Some(file.to_owned()),
        position,
        date: Some("2031-03-15".to_owned()),
        count,
    }
}

fn rule(id: &str, title: &str, meaning: &str, level: Level) -> Rule {
    Rule {
        id: id.to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        level,
    }
}

/// What is new.
fn new() -> Vec<Finding> {
    vec![
        Finding {
            now: Some(share(9, 16)),
            evidence: vec![article("", "inbox/2031-03-15/wire.jsonl", 4, 31)],
            ..Finding::new(
                "gate/encoding",
                Level::Error,
                "inbox/2031-03-15/wire.jsonl",
                "9 of 16 articles have characters that a wrong encoding left behind (56.2 per 100, at most 1 is allowed).",
            )
        },
        Finding {
            scope: Some("outlet = Harbor Courier".to_owned()),
            now: Some(words(96, 41_204, 12)),
            before: Some(words(311, 402_112, 88)),
            log_ratio: Some(1.590),
            interval: Some(Interval {
                low: Some(1.1),
                high: Some(2.05),
            }),
            evidence: vec![
                article(
                    "Harbour board votes on the ferry, again",
                    "inbox/2031-03-15/courier.txt",
                    11,
                    14,
                ),
                article(
                    "Board: 50% of berths stay closed",
                    "inbox/2031-03-15/courier.txt",
                    2,
                    9,
                ),
                article("Letters", "inbox/2031-03-15/courier.txt", 19, 7),
                article("In brief", "inbox/2031-03-15/courier.txt", 20, 1),
            ],
            ..Finding::new(
                "drift/entity",
                Level::Error,
                "Harbour Board",
                "Harbour Board is named 2,330 times per million words, before 773: ×3.01, and chance alone leaves ×2.14 to ×4.14.",
            )
        },
        Finding {
            now: Some(words(41, 120_881, 9)),
            before: Some(Side {
                at_most: true,
                ..words(6, 402_112, 0)
            }),
            interval: Some(Interval {
                low: Some(2.9),
                high: None,
            }),
            evidence: vec![article(
                "Tram line 4 to run through the night",
                "inbox/2031-03-15/ledger.html",
                0,
                11,
            )],
            ..Finding::new(
                "drift/term",
                Level::Warning,
                "tram",
                "tram appeared: 339 per million words, before at most 14.9; at least ×7.46.",
            )
        },
        Finding {
            now: Some(words(0, 120_881, 0)),
            before: Some(words(240, 402_112, 61)),
            interval: Some(Interval {
                low: None,
                high: Some(-2.0),
            }),
            ..Finding::new(
                "drift/term",
                Level::Note,
                "tide",
                "tide vanished: 0 per million words, before 597.",
            )
        },
    ]
}

/// What the baseline has.
fn settled() -> Vec<Finding> {
    vec![
        Finding {
            state: State::Known,
            now: Some(words(3, 120_881, 3)),
            ..Finding::new(
                "content/no-placeholder",
                Level::Error,
                "lorem ipsum",
                "lorem ipsum must not appear and stands in 3 articles.",
            )
        },
        Finding {
            state: State::Gone,
            ..Finding::new(
                "drift/term",
                Level::Warning,
                "pier",
                "pier is as frequent again as in the baseline.",
            )
        },
    ]
}

fn rules() -> Vec<Rule> {
    vec![
        rule(
            "gate/encoding",
            "Damaged characters",
            "The share of articles with characters that a wrong encoding leaves behind is above its limit.",
            Level::Error,
        ),
        rule(
            "content/no-placeholder",
            "No placeholder text",
            "The term lorem ipsum must not appear.",
            Level::Error,
        ),
        rule(
            "drift/term",
            "Terms beyond chance",
            "A term appeared, vanished or moved beyond what chance explains.",
            Level::Warning,
        ),
        rule(
            "drift/entity",
            "Entities beyond chance",
            "An entity appeared, vanished or moved beyond what chance explains.",
            Level::Error,
        ),
        rule(
            "drift/topic",
            "Topics beyond chance",
            "A topic's share moved beyond what chance explains.",
            Level::Note,
        ),
    ]
}

/// A nightly run over a day's articles in which one outlet doubled its coverage.
pub(super) fn findings() -> Findings {
    Findings {
        generator: "gleaner 0.1.0".to_owned(),
        command: "check".to_owned(),
        looked_at: "312 articles from 7 files".to_owned(),
        held_against: Some("the baseline of 1,120 articles".to_owned()),
        rules: rules(),
        findings: [new(), settled()].concat(),
        remarks: vec!["Topics were not compared: the baseline has none.".to_owned()],
    }
}

/// The same run without anything found.
pub(super) fn clean() -> Findings {
    Findings {
        findings: Vec::new(),
        remarks: Vec::new(),
        ..findings()
    }
}
