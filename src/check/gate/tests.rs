//! The gate on corpora that are sound, and on the same ones with one thing broken.

use super::*;
use crate::check::settings::Severity;
use crate::corpus::{Corpus, Gathered, Input};
use crate::finding::Level;
use crate::progress::Silent;

const SUBJECTS: [&str; 8] = [
    "The harbour board",
    "A school",
    "The new mayor",
    "One farmer",
    "The court",
    "Her team",
    "The union",
    "A bank",
];
const VERBS: [&str; 7] = [
    "opened",
    "sold",
    "closed",
    "repaired",
    "visited",
    "described",
    "painted",
];
const OBJECTS: [&str; 9] = [
    "pier", "library", "bridge", "museum", "market", "station", "theatre", "garden", "mill",
];

/// An article of its own words, by its number.
fn text(number: usize) -> String {
    let sentence = |at: usize| {
        let pick = number * 31 + at * 17 + number / 7 * at;
        format!(
            "{} {} the {} near the {} of {}{} before anyone noticed what it meant for the town.",
            SUBJECTS[pick % 8],
            VERBS[(pick / 3) % 7],
            OBJECTS[(pick / 5) % 9],
            OBJECTS[(pick / 11 + at) % 9],
            ["Mor", "Tel", "Kan", "Bru", "Ost"][number % 5],
            ["ham", "ford", "wick", "by", "ton", "ley", "port"][(number / 5 + at) % 7],
        )
    };
    (0..8).map(sentence).collect::<Vec<_>>().join(" ")
}

#[derive(Clone)]
struct Article {
    outlet: &'static str,
    date: String,
    text: String,
}

fn sound() -> Vec<Article> {
    let article = |number: usize| Article {
        outlet: ["Courier", "Tribune", "Wire", "Ledger"][number % 4],
        date: format!("2026-03-{:02}", 1 + number % 28),
        text: text(number),
    };
    (0..160).map(article).collect()
}

/// The sound corpus with the articles of one outlet changed.
fn with_broken(outlet: &str, change: impl Fn(&mut Article, usize)) -> Vec<Article> {
    let mut all = sound();
    for (number, article) in all
        .iter_mut()
        .enumerate()
        .filter(|(_, article)| article.outlet == outlet)
    {
        change(article, number);
    }
    all
}

fn file(articles: &[Article]) -> Vec<u8> {
    let lines = articles.iter().enumerate().map(|(number, article)| {
        let record = serde_json::json!({
            "title": format!("Story {number}"), "outlet": article.outlet, "date": article.date, "text": article.text,
        });
        format!("{record}\n")
    });
    lines.collect::<String>().into_bytes()
}

fn gate_files(files: &[(&str, Vec<u8>)], options: &Options) -> Vec<Finding> {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, bytes)| Input::Bytes((*name).to_owned(), bytes.clone()))
        .collect();
    let corpus = Corpus::open(&inputs, crate::corpus::Options::default()).unwrap();
    let measured = measure(&corpus, &Silent).unwrap();
    let mut gathered: Vec<Gathered> = corpus.sources.iter().map(|_| Gathered::default()).collect();
    let mut sources: Vec<SourceFacts> = corpus
        .sources
        .iter()
        .map(|source| SourceFacts {
            name: source.name.clone(),
            ..SourceFacts::default()
        })
        .collect();
    let mut articles = Vec::new();
    for task in corpus.tasks() {
        for (source, mut reading) in task.sources.clone().zip(corpus.read(&task)) {
            for document in &reading.documents {
                let outlet = document.meta.iter().find(|(name, _)| name == "outlet");
                articles.push(ArticleFacts {
                    title: document.title.clone(),
                    source: u32::try_from(source).unwrap(),
                    position: u32::try_from(sources[source].documents).unwrap(),
                    date: document.date.clone(),
                    words: passage::words(&document.text).count,
                    outlet: outlet.map(|(_, value)| value.clone()),
                    ..ArticleFacts::default()
                });
                sources[source].documents += 1;
            }
            gathered[source].add(&mut reading);
        }
    }
    let mut notices = corpus.notices;
    for (source, gathered) in sources.iter_mut().zip(gathered) {
        let (split, own) = gathered.finish(&source.name);
        source.split = split.map(|record| (record.words, record.words_unassigned));
        notices.extend(own);
    }
    let intake = Intake {
        sources: &sources,
        articles: &articles,
        notices: &notices,
        measured: Some(&measured),
    };
    judge(&intake, options)
}

fn gate(articles: &[Article]) -> Vec<Finding> {
    gate_files(&[("all.jsonl", file(articles))], &Options::default())
}

/// Whether a rule found an error in what it names.
fn has_error(found: &[Finding], rule: &str, subject: &str) -> bool {
    found
        .iter()
        .any(|finding| finding.rule == rule && finding.subject == subject && finding.level == Level::Error)
}

#[test]
fn a_sound_corpus_has_no_finding() {
    assert_eq!(gate(&sound()), []);
}

#[test]
fn a_wall_instead_of_articles_is_named_with_its_outlet() {
    let wall = "Please turn on scripts in your browser, then load this page again to go on reading.";
    let found = gate(&with_broken("Wire", |article, number| {
        article.text = format!("{wall} Reference {number}a4");
    }));
    assert!(has_error(&found, "gate/same-text", "Wire"), "{found:#?}");
    let finding = found
        .iter()
        .find(|finding| finding.rule == "gate/same-text")
        .unwrap();
    assert!(
        finding
            .message
            .starts_with("40 of 40 articles in Wire (100%) are one and the same text")
    );
    assert!(finding.message.contains("check.gate.same-text.max"));
    assert_eq!(
        (finding.evidence.len(), finding.evidence[0].source.as_str()),
        (5, "all.jsonl")
    );
    assert_eq!(finding.now.map(|side| (side.count, side.total)), Some((40, 40)));
}

#[test]
fn empty_and_cut_articles_are_errors() {
    let found = gate(&with_broken("Tribune", |article, _| article.text.clear()));
    assert!(
        has_error(&found, "gate/empty", "Tribune") && found.len() == 1,
        "{found:#?}"
    );
    let cut = |article: &mut Article, number| {
        if number % 8 == 1 {
            article.text = article
                .text
                .split_whitespace()
                .take(5)
                .collect::<Vec<_>>()
                .join(" ");
        }
    };
    let found = gate(&with_broken("Tribune", cut));
    assert!(
        has_error(&found, "gate/short", "Tribune") && found.len() == 1,
        "{found:#?}"
    );
}

#[test]
fn misread_text_is_an_error_with_a_sample() {
    let found = gate(&with_broken("Ledger", |article, _| {
        article.text = article.text.replace(" the ", " the townâ€™s ");
    }));
    assert!(
        has_error(&found, "gate/encoding", "Ledger") && found.len() == 1,
        "{found:#?}"
    );
    assert!(
        found[0].message.contains("read in the wrong encoding (such as “"),
        "{}",
        found[0].message
    );
}

#[test]
fn a_few_damaged_articles_are_no_error() {
    let mut all = sound();
    for article in all.iter_mut().take(4) {
        article.text.push('\u{fffd}');
    }
    assert_eq!(gate(&all), []);
}

#[test]
fn pages_instead_of_text_are_an_error() {
    let page =
        |article: &mut Article, _| article.text = format!("<div class=\"a\"><p>{}</p></div>", article.text);
    let found = gate(&with_broken("Courier", page));
    assert!(has_error(&found, "gate/markup", "Courier"), "{found:#?}");
}

#[test]
fn boilerplate_is_quoted() {
    let notices = "Take all cookies to go on reading this article.\nGet our letter and never miss a story again.\n\
                   All rights are with the makers of this paper and their partners in many lands.\nTell your friends what you read \
                   here today, by letter or by word of mouth.\n";
    let add = |article: &mut Article, _| {
        let own = article.text.split(". ").next().unwrap_or_default().to_owned();
        article.text = format!("{notices}{own} in the end.\n{notices}");
    };
    let found = gate(&with_broken("Wire", add));
    assert!(has_error(&found, "gate/boilerplate", "Wire"), "{found:#?}");
    let message = &found
        .iter()
        .find(|finding| finding.rule == "gate/boilerplate")
        .unwrap()
        .message;
    assert!(
        message.contains("“All rights are with the makers of this paper"),
        "{message}"
    );
}

#[test]
fn one_story_in_many_papers_is_no_boilerplate() {
    let mut all = sound();
    for article in all.iter_mut().take(60) {
        article.text = text(0);
    }
    let found = gate(&all);
    assert!(
        found.iter().all(|finding| finding.rule != "gate/boilerplate"),
        "{found:#?}"
    );
}

#[test]
fn a_field_of_another_name_leaves_no_text() {
    let renamed = String::from_utf8(file(&sound()))
        .unwrap()
        .replace("\"text\":", "\"body_v2\":{\"x\":")
        .replace("}\n", "}}\n");
    let found = gate_files(&[("all.jsonl", renamed.into_bytes())], &Options::default());
    assert!(
        found.iter().any(|finding| finding.level == Level::Error),
        "{found:#?}"
    );
}

#[test]
fn an_empty_file_is_a_warning_and_a_broken_one_an_error() {
    let good = ("a.jsonl", file(&sound()));
    let found = gate_files(&[good.clone(), ("b.jsonl", Vec::new())], &Options::default());
    assert_eq!(
        found
            .iter()
            .map(|finding| (finding.rule.as_str(), finding.level))
            .collect::<Vec<_>>(),
        [("gate/articles", Level::Warning)]
    );
    let found = gate_files(
        &[good, ("b.jsonl.gz", b"\x1f\x8b\x08cut".to_vec())],
        &Options::default(),
    );
    assert!(has_error(&found, "gate/unreadable", "b.jsonl.gz"), "{found:#?}");
}

#[test]
fn an_empty_corpus_is_an_error() {
    let found = gate_files(&[("a.txt", Vec::new())], &Options::default());
    assert!(has_error(&found, "gate/articles", "the corpus"), "{found:#?}");
}

#[test]
fn dates_are_held_to_bounds() {
    let mut options = Options::default();
    options.dates.latest = Some("2026-03-20".to_owned());
    let files = [("a.jsonl", file(&sound()))];
    let found = gate_files(&files, &options);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("not from 1500-01-01 to 2026-03-20"));
    assert!(found[0].evidence[0].date.as_deref() > Some("2026-03-20"));
    let missing = with_broken("Wire", |article, _| article.date = "2026-02-31".to_owned());
    let found = gate(&missing);
    assert!(
        found
            .iter()
            .any(|finding| finding.rule == "gate/dates" && finding.level == Level::Error),
        "{found:#?}"
    );
}

#[test]
fn expected_outlets_must_be_there() {
    let mut options = Options::default();
    options.sources.expected = ["Wire", "all.jsonl", "Gazette"].map(str::to_owned).to_vec();
    let found = gate_files(&[("all.jsonl", file(&sound()))], &options);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(has_error(&found, "gate/sources", "Gazette"));
}

#[test]
fn what_is_off_finds_nothing_and_is_no_rule() {
    let mut options = Options::default();
    options.empty.level = Severity::Off;
    let broken = with_broken("Tribune", |article, _| article.text.clear());
    assert_eq!(gate_files(&[("all.jsonl", file(&broken))], &options), []);
    let names: Vec<String> = rules(&options).into_iter().map(|rule| rule.id).collect();
    assert!(!names.contains(&"gate/empty".to_owned()) && names.contains(&"gate/short".to_owned()));
}

#[test]
fn every_finding_is_of_a_rule_that_is_told() {
    let broken = with_broken("Wire", |article, number| {
        article.text = if number % 3 == 0 {
            String::new()
        } else {
            "Short\u{fffd} <b>x</b>".to_owned()
        };
        article.date = "0007-01-01".to_owned();
    });
    let options = Options::default();
    let names: Vec<String> = rules(&options).into_iter().map(|rule| rule.id).collect();
    let found = gate(&broken);
    assert!(found.len() >= 3);
    assert!(found.iter().all(|finding| names.contains(&finding.rule)));
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_nothing() {
    let add = |article: &mut Article, number| {
        article.text = format!(
            "{}\nGet our letter and never miss a story again.\nÃ©",
            text(number)
        );
    };
    let all = with_broken("Wire", add);
    let files: Vec<(String, Vec<u8>)> = all
        .chunks(7)
        .enumerate()
        .map(|(number, chunk)| (format!("{number:02}.jsonl"), file(chunk)))
        .collect();
    let run = |threads: usize, backwards: bool| {
        let mut inputs: Vec<Input> = files
            .iter()
            .map(|(name, bytes)| Input::Bytes(name.clone(), bytes.clone()))
            .collect();
        if backwards {
            inputs.reverse();
        }
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let corpus = Corpus::open(&inputs, crate::corpus::Options::default()).unwrap();
        pool.install(|| measure(&corpus, &Silent).unwrap())
    };
    let first = run(1, false);
    assert!(
        first
            .passages
            .iter()
            .any(|passage| passage.text.starts_with("Get our letter"))
    );
    assert_eq!(first, run(3, true));
    assert_eq!(first, run(8, false));
}

#[test]
fn settings_are_read_in_part() {
    let options: Options =
        serde_json::from_str(r#"{"short": {"max": 1, "level": "error"}, "same-text": {}}"#).unwrap();
    let mut expected = Options::default();
    expected.short.max = 1.0;
    expected.short.level = Severity::Error;
    assert_eq!(options, expected);
    assert!(serde_json::from_str::<Options>(r#"{"short": {"most": 1}}"#).is_err());
}
