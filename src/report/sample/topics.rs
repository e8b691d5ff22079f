//! The summary, topics and stories of the sample report. The numbers are invented, as the articles are.

use super::told::{TERMS, TOLD};
use crate::report::{Passage, Stories, StoryCard, StoryMember, TopicCard, TopicTerm, Topics, TypicalArticle};

/// Label, reason why it is weak, mean share, coherence, exclusivity, first of its terms, and its articles with their shares.
type Found = (
    &'static str,
    &'static str,
    f64,
    Option<f64>,
    f64,
    usize,
    &'static [(u32, f64)],
);

const FOUND: [Found; 3] = [
    (
        "ferry and island",
        "",
        0.478,
        Some(0.3149),
        0.83,
        0,
        &[
            (0, 0.912),
            (9, 0.804),
            (10, 0.761),
            (11, 0.75),
            (8, 0.52),
            (7, 0.43),
        ],
    ),
    (
        "night trams, council",
        "",
        0.281,
        Some(0.1508),
        0.76,
        3,
        &[(3, 0.97), (6, 0.961), (1, 0.48)],
    ),
    (
        "salt, river",
        "its leading terms seldom stand in the same article",
        0.241,
        None,
        0.41,
        7,
        &[(2, 0.66), (5, 0.58), (4, 0.39)],
    ),
];

/// Three topics, the last of them weak.
pub(super) fn topics() -> Topics {
    Topics {
        summary: "3 topics were found in 12 articles; 1 of them is weak.".to_owned(),
        topics: FOUND
            .iter()
            .zip(1..)
            .map(|(found, number)| topic(number, found))
            .collect(),
        column: Some("outlet".to_owned()),
        disclosure: [
            ("number of topics", "3, the most stable of 2 to 6"),
            (
                "method",
                "non-negative matrix factorization of the TF-IDF matrix, 60 steps from a fixed start",
            ),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec(),
    }
}

fn topic(number: u32, &(label, why, share, coherence, exclusivity, from, articles): &Found) -> TopicCard {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    TopicCard {
        number,
        label: label.to_owned(),
        verdict: if why.is_empty() { "clear" } else { "weak" }.to_owned(),
        why: why.to_owned(),
        articles: articles.len() as u64,
        share,
        coherence,
        exclusivity,
        terms: TERMS
            .iter()
            .skip(from)
            .take(8)
            .zip(0..)
            .map(|(term, rank)| TopicTerm {
                term: term.0.to_owned(),
                form: term.1.to_owned(),
                weight: 0.912_345_678_9 / (1.0 + f64::from(rank) / 3.0),
                exclusivity: if rank % 3 == 2 { 0.35 } else { 0.9 },
            })
            .collect(),
        phrases: names(&["Maren Island", "harbour wall", "line 4"]),
        entities: names(&["Ines Fallow", "Stone Bridge"]),
        typical: articles.iter().take(3).map(typical).collect(),
        summary: articles
            .iter()
            .take(2)
            .map(|article| passage(article.0, 1))
            .collect(),
        periods: [("2031-03", 0.41), ("2031-04", 0.0), ("2031-05", 0.733)]
            .map(|(period, share)| (period.to_owned(), share))
            .to_vec(),
        groups: [
            ("Harbour Post", 0.25),
            ("The Valley Ledger", 0.0),
            ("Inselblatt", 1.0),
        ]
        .map(|(group, share)| (group.to_owned(), share))
        .to_vec(),
    }
}

fn typical(&(doc, share): &(u32, f64)) -> TypicalArticle {
    let told = &TOLD[doc as usize];
    TypicalArticle {
        doc,
        title: told.0.to_owned(),
        date: Some(told.2.to_owned()),
        source: told.1.to_owned(),
        share,
    }
}

/// The number, the label and the share of an article's leading topic.
pub(super) fn topic_of(doc: u32) -> Option<(u32, String, f64)> {
    FOUND.iter().zip(1..).find_map(|(found, number)| {
        let share = found.6.iter().find(|article| article.0 == doc)?.1;
        Some((number, found.0.to_owned(), share))
    })
}

/// A sentence of an article.
fn passage(doc: u32, sentence: u32) -> Passage {
    let told = &TOLD[doc as usize];
    let text = told.5[sentence as usize];
    Passage {
        doc,
        title: told.0.to_owned(),
        sentence,
        start: 0,
        end: text.len(),
        text: text.to_owned(),
    }
}

/// The sample corpus in three sentences.
pub(super) fn summary() -> Vec<Passage> {
    [0, 3, 9].map(|doc| passage(doc, 0)).to_vec()
}

/// Article, what it is to the first, the share of the first's text that it has, and that of its own that the first has not.
type Member = (u32, &'static str, f64, f64);

const TELLING: [&[Member]; 2] = [
    &[
        (0, "lead", 1.0, 0.0),
        (9, "cut", 0.5, 0.0),
        (10, "longer", 0.98, 0.31),
    ],
    &[(3, "lead", 1.0, 0.0), (6, "rewritten", 0.62, 0.4)],
];

/// Two stories.
pub(super) fn stories() -> Stories {
    Stories {
        summary: "2 stories stand in 5 articles; the other 7 stand alone.".to_owned(),
        denominators: [
            ("all articles", 12),
            ("one per story", 9),
            ("one per outlet and story", 11),
        ]
        .map(|(name, number)| (name.to_owned(), number))
        .to_vec(),
        stories: TELLING
            .iter()
            .zip(1..)
            .map(|(members, number)| story(number, members))
            .collect(),
        total: 2,
        disclosure: vec![(
            "alike".to_owned(),
            "at least half of the weighted shingles in common".to_owned(),
        )],
    }
}

fn story(number: u32, members: &[Member]) -> StoryCard {
    let lead = &TOLD[members[0].0 as usize];
    let dates = || members.iter().map(|member| TOLD[member.0 as usize].2);
    StoryCard {
        number,
        title: lead.0.to_owned(),
        articles: members.len() as u64,
        outlets: Some(members.len() as u64),
        first: dates().min().map(str::to_owned),
        last: dates().max().map(str::to_owned),
        members: members.iter().map(|told| member(told, &lead.5)).collect(),
        summary: vec![passage(members[0].0, 0)],
    }
}

fn member(&(doc, relation, kept, own): &Member, lead: &[&str]) -> StoryMember {
    let told = &TOLD[doc as usize];
    let some = |sentence: &str, some: bool| some.then(|| sentence.to_owned()).into_iter().collect();
    StoryMember {
        doc,
        title: told.0.to_owned(),
        source: told.1.to_owned(),
        date: Some(told.2.to_owned()),
        relation: relation.to_owned(),
        kept,
        own,
        added: some(told.5[1], own > 0.0),
        cut: some(lead[1], kept < 0.9),
    }
}

/// The number of the story that an article tells.
pub(super) fn story_of(doc: u32) -> Option<u32> {
    TELLING
        .iter()
        .zip(1..)
        .find_map(|(members, number)| members.iter().any(|member| member.0 == doc).then_some(number))
}
