//! The rules that look at files and at what was noticed while they were read.

use std::collections::BTreeMap;

use super::told::{self, Faulty, article_evidence};
use super::{Intake, Options, SourceFacts};
use crate::check::settings::Severity;
use crate::error::{Notice, NoticeKind};
use crate::finding::{Finding, Level, Scale, Side};
use crate::number::{count, counted, percent};

/// Too few or too many articles, in all and in a file.
pub(super) fn articles(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.articles;
    let mut found = Vec::new();
    let all = intake.articles.len() as u64;
    if let Some(level) = rule.level.level()
        && let Some(bound) = beyond(all, rule.min, rule.max)
    {
        let setting = if all < rule.min { "min" } else { "max" };
        let message = format!(
            "the corpus has {}, expected are {bound}: see whether the scrape ended early or took pages twice, or \
             change check.gate.articles.{setting} if this is how it should be",
            counted(all, "article"),
        );
        let mut finding = Finding::new("gate/articles", level, "the corpus", message);
        finding.now = Some(Side {
            count: all,
            total: all,
            articles: all,
            scale: Scale::Articles,
            at_most: false,
        });
        found.push(finding);
    }
    if let Some(level) = rule.source_level.level() {
        let unread = of_kinds(intake, &[NoticeKind::Unreadable, NoticeKind::Binary]);
        let sources = intake
            .sources
            .iter()
            .filter(|source| !unread.contains_key(source.name.as_str()));
        let wrong = |source: &SourceFacts| {
            let bound = beyond(source.documents, rule.source_min, rule.source_max)?;
            let own = match source.documents {
                0 => "no article".to_owned(),
                own => counted(own, "article"),
            };
            Some((source.name.clone(), format!("has {own}, expected are {bound}")))
        };
        let wrong: Vec<(String, String)> = sources.filter_map(wrong).collect();
        let level = if is_above(wrong.len(), intake.sources.len(), rule.error_above) {
            Level::Error
        } else {
            level
        };
        let faulty = wrong
            .into_iter()
            .map(|(name, wrong)| Faulty { name, wrong, level })
            .collect();
        let way_out = "see what the scrape wrote there, or change check.gate.articles.source-min or source-max if this is \
                       how it should be";
        let together = "have too few or too many articles";
        found.extend(told::files(intake, "gate/articles", faulty, together, way_out));
    }
    found
}

/// What is expected instead, where a number is beyond its bounds.
fn beyond(number: u64, min: u64, max: Option<u64>) -> Option<String> {
    if number < min {
        Some(format!("at least {}", count(min)))
    } else {
        max.filter(|max| number > *max)
            .map(|max| format!("at most {}", count(max)))
    }
}

/// Text in no article.
pub(super) fn unassigned(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.unassigned;
    let Some(level) = rule.level.level() else {
        return Vec::new();
    };
    let wrong = |source: &SourceFacts| {
        let (words, left) = source.split?;
        let share = share(left, words);
        (left > 0 && share > rule.max).then(|| Faulty {
            name: source.name.clone(),
            wrong: format!(
                "has {} of {} in no article ({}), and at most {} may be",
                count(left),
                counted(words, "word"),
                percent(share),
                percent(rule.max)
            ),
            level: if share > rule.error_above {
                Level::Error
            } else {
                level
            },
        })
    };
    let faulty = intake.sources.iter().filter_map(wrong).collect();
    let way_out = "see where the articles begin (gleaner split shows it), name a rule with --split-rule, or raise \
                   check.gate.unassigned.max if this is how it should be";
    told::files(
        intake,
        "gate/unassigned",
        faulty,
        "have too much text in no article",
        way_out,
    )
}

/// Files that could not be read.
pub(super) fn unreadable(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.unreadable;
    let Some(level) = rule.level.level() else {
        return Vec::new();
    };
    let unread = of_kinds(intake, &[NoticeKind::Unreadable, NoticeKind::Binary]);
    let known = |name: &str| {
        intake
            .sources
            .binary_search_by(|source| source.name.as_str().cmp(name))
            .is_ok()
    };
    let all = intake.sources.len() + unread.keys().filter(|name| !known(name)).count();
    let mut found = Vec::new();
    if is_above(unread.len(), all, rule.max) {
        let level = if is_above(unread.len(), all, rule.error_above) {
            Level::Error
        } else {
            level
        };
        let faulty = unread.iter().map(|(name, notices)| Faulty {
            name: (*name).to_owned(),
            wrong: messages(notices),
            level,
        });
        let way_out = "fetch it again or take it out of the folder, or raise check.gate.unreadable.max";
        found.extend(told::files(
            intake,
            "gate/unreadable",
            faulty.collect(),
            "could not be read",
            way_out,
        ));
    }
    if let Some(level) = rule.other_formats.level() {
        let other = of_kinds(intake, &[NoticeKind::UnknownFormat]);
        if !other.is_empty() {
            // Pictures beside the texts may be many; pages that outnumber the texts were meant to be read.
            let pages = other.keys().filter(|name| is_page(name)).count();
            let level = if pages > intake.sources.len() {
                Level::Error
            } else {
                level
            };
            found.push(together(
                intake,
                "gate/unreadable",
                level,
                &other,
                "of a kind that is not read as it is",
            ));
        }
    }
    found
}

/// Whether a file is a web page by its ending.
fn is_page(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| {
        matches!(
            ending.as_str(),
            "html" | "htm" | "xhtml" | "shtml" | "php" | "asp" | "aspx"
        )
    })
}

/// Records that could not be parsed.
pub(super) fn records(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.records;
    let bounds = (rule.max, rule.error_above);
    let way_out =
        "see whether the file was cut off or its separator changed, or raise check.gate.records.max";
    counted_notices(
        intake,
        "gate/records",
        (NoticeKind::BadRecord, true),
        rule.level,
        bounds,
        way_out,
    )
}

/// Dates that could not be read.
pub(super) fn dates(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.dates;
    let bounds = (rule.max, rule.error_above);
    let way_out = "see what the date field holds, or raise check.gate.dates.max";
    counted_notices(
        intake,
        "gate/dates",
        (NoticeKind::Date, false),
        rule.level,
        bounds,
        way_out,
    )
}

/// Encodings that were guessed, as one note.
pub(super) fn encodings(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let guessed = of_kinds(intake, &[NoticeKind::Encoding]);
    if guessed.is_empty() || options.encoding.level == Severity::Off {
        return Vec::new();
    }
    vec![together(
        intake,
        "gate/encoding",
        Level::Note,
        &guessed,
        "not plain UTF-8",
    )]
}

/// Files that were split without confidence, as one note.
pub(super) fn splits(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let unsure = of_kinds(intake, &[NoticeKind::Split]);
    if unsure.is_empty() || options.unassigned.level == Severity::Off {
        return Vec::new();
    }
    vec![together(
        intake,
        "gate/unassigned",
        Level::Note,
        &unsure,
        "split without confidence",
    )]
}

/// Outlets, folders and files that are missing.
pub(super) fn sources(intake: &Intake<'_>, options: &Options) -> Vec<Finding> {
    let rule = &options.sources;
    let Some(level) = rule.level.level() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for expected in &rule.expected {
        let belongs = |name: &str| {
            let below = name.strip_prefix(expected.trim_end_matches('/'));
            name == expected || below.is_some_and(|rest| rest.starts_with('/'))
        };
        let own = intake.articles.iter().filter(|article| {
            let source = intake.sources.get(article.source as usize);
            article.outlet.as_deref() == Some(expected) || source.is_some_and(|source| belongs(&source.name))
        });
        let own: Vec<_> = own.filter(|article| article.words > 0).collect();
        let number = own.len() as u64;
        if number >= rule.min {
            continue;
        }
        let message = format!(
            "{expected} has {} with text, expected are at least {}: see whether it was scraped, or change \
             check.gate.sources if it is no longer part of the corpus",
            if number == 0 {
                "no article".to_owned()
            } else {
                counted(number, "article")
            },
            count(rule.min),
        );
        let mut finding = Finding::new("gate/sources", level, expected.as_str(), message);
        finding.now = Some(Side {
            count: number,
            total: intake.articles.len() as u64,
            articles: number,
            scale: Scale::Articles,
            at_most: false,
        });
        finding.evidence = own
            .iter()
            .take(5)
            .map(|article| article_evidence(intake, article, 0))
            .collect();
        found.push(finding);
    }
    found
}

/// The notices of some kinds by what they are about.
fn of_kinds<'n>(intake: &Intake<'n>, kinds: &[NoticeKind]) -> BTreeMap<&'n str, Vec<&'n Notice>> {
    let mut by_subject: BTreeMap<&str, Vec<&Notice>> = BTreeMap::new();
    for notice in intake
        .notices
        .iter()
        .filter(|notice| kinds.contains(&notice.kind))
    {
        by_subject.entry(&notice.subject).or_default().push(notice);
    }
    for notices in by_subject.values_mut() {
        notices.sort();
        notices.dedup();
    }
    by_subject
}

fn messages(notices: &[&Notice]) -> String {
    let messages: Vec<&str> = notices.iter().map(|notice| notice.message.as_str()).collect();
    messages.join("; ")
}

/// One finding on all notices of a kind.
fn together(
    intake: &Intake<'_>,
    rule: &str,
    level: Level,
    notices: &BTreeMap<&str, Vec<&Notice>>,
    what: &str,
) -> Finding {
    let first = notices
        .first_key_value()
        .map(|(name, notices)| format!("{name} {}", messages(notices)));
    let (files, are) = if notices.len() == 1 {
        ("file", "is")
    } else {
        ("files", "are")
    };
    let message = format!(
        "{} {files} {are} {what}: {}{}",
        count(notices.len()),
        first.unwrap_or_default(),
        if notices.len() > 1 { "; and others" } else { "" },
    );
    let subject = match notices.first_key_value() {
        Some((name, _)) if notices.len() == 1 => name,
        _ => "the corpus",
    };
    let mut finding = Finding::new(rule, level, subject, message);
    let files = notices.keys().take(5);
    finding.evidence = files.map(|name| told::file_evidence(intake, name)).collect();
    finding
}

/// A finding for each file with more of what was counted while it was read than a share of its articles. A notice begins
/// with its number; one that has none is about the whole file, and says something where `whole` is true.
fn counted_notices(
    intake: &Intake<'_>,
    rule: &'static str,
    (kind, whole): (NoticeKind, bool),
    severity: Severity,
    (max, error_above): (f64, f64),
    way_out: &str,
) -> Vec<Finding> {
    let Some(level) = severity.level() else {
        return Vec::new();
    };
    let documents: BTreeMap<&str, u64> = intake
        .sources
        .iter()
        .map(|source| (source.name.as_str(), source.documents))
        .collect();
    let mut faulty = Vec::new();
    for (name, notices) in of_kinds(intake, &[kind]) {
        let numbers: Vec<u64> = notices
            .iter()
            .filter_map(|notice| leading(&notice.message))
            .collect();
        let number: u64 = numbers.iter().sum();
        let all = documents.get(name).copied().unwrap_or_default();
        let share = share(number, all.max(number));
        let without_number = whole && numbers.len() < notices.len();
        if share > max || without_number {
            let badly = share > error_above;
            faulty.push(Faulty {
                name: name.to_owned(),
                wrong: format!("({}): {}", counted(all, "article"), messages(&notices)),
                level: if badly { Level::Error } else { level },
            });
        }
    }
    told::files(intake, rule, faulty, "have too many of these", way_out)
}

/// The number that a notice begins with.
fn leading(message: &str) -> Option<u64> {
    message.split(' ').next()?.parse().ok()
}

fn share(own: u64, all: u64) -> f64 {
    super::parts::Share {
        count: own,
        total: all,
    }
    .of_all()
}

fn is_above(own: usize, all: usize, bound: f64) -> bool {
    own > 0 && share(own as u64, all as u64) > bound
}
