//! SARIF 2.1.0: one run, a result per finding, those the baseline knows marked and not dropped.
//!
//! Code scanning wants a file for every result, and articles are not always one. The first article's path is the location;
//! read from standard input, its source's name is; a finding without articles has `.`, the folder of the run. A relative path
//! counts from `%SRCROOT%`. No region is given, because the line of an article is not known: the result is about the file, and
//! a logical location `source#position` names the article. The other articles are related locations.
//!
//! `gleaner/v1` of a result's partial fingerprints is the finding's own. GitHub reads `primaryLocationLineHash` alone and
//! would make it from the first line of the file, so that two findings in one file became one alert; it has the same value.
//! GitHub takes 25,000 results and shows 5,000: the first 25,000 are written, new ones before known ones and gone ones, and
//! a notification counts the rest. Messages are cut at 1,000 characters, descriptions of rules as well.

mod parts;
mod uri;

use std::collections::BTreeMap;

use super::super::{Evidence, Finding, Findings, Level, Rule, State};
use super::json::{NumbersJson, pretty};
use super::log::{NAME, SENTENCE, shown};
use super::{Cut, facts};
use crate::error::Error;
use crate::number;
use parts::{
    ArtifactLocation, AutomationDetails, BaseIds, Configuration, Descriptor, DescriptorProperties, Driver,
    Invocation, Location, LogicalLocation, Message, Notification, PhysicalLocation, Result as SarifResult,
    ResultProperties, Run, RunProperties, Sarif, Suppression, Tool,
};

/// Results of a run that GitHub takes.
const RESULTS: usize = 25_000;
/// Locations of a result that GitHub shows.
const LOCATIONS: usize = 100;

/// The findings as a SARIF log.
///
/// # Errors
/// What the JSON writer says.
pub(super) fn write(findings: &Findings, cut: Cut) -> Result<String, Error> {
    let generator = shown(&findings.generator, NAME);
    let (name, version) = generator.rsplit_once(' ').unwrap_or((&generator, ""));
    let (rules, places) = rules(&findings.rules);
    let has_baseline = findings.held_against.is_some()
        || findings
            .findings
            .iter()
            .any(|finding| finding.state != State::New);
    let results = [State::New, State::Known, State::Gone]
        .into_iter()
        .flat_map(|state| facts::of(findings, state))
        .take(RESULTS)
        .map(|finding| result(finding, places.get(finding.rule.as_str()).copied(), has_baseline))
        .collect();
    let mut notifications: Vec<Notification> = findings
        .remarks
        .iter()
        .map(|remark| notification(remark))
        .collect();
    if let Some(left @ 1..) = findings.findings.len().checked_sub(RESULTS) {
        notifications.push(notification(&format!(
            "{} left out, because code scanning takes {} of a run; the JSON output has all.",
            number::counted(left, "finding"),
            number::count(RESULTS)
        )));
    }
    let command = shown(&findings.command, NAME);
    pretty(&Sarif {
        schema: parts::SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: or(name, "gleaner"),
                    version: (!version.is_empty()).then(|| version.to_owned()),
                    semantic_version: is_semantic(version).then(|| version.to_owned()),
                    rules,
                },
            },
            automation_details: AutomationDetails {
                id: format!("gleaner/{}/", or(&command, "check")),
            },
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: notifications,
            }],
            original_uri_base_ids: BaseIds {
                source_root: ArtifactLocation {
                    uri: None,
                    uri_base_id: None,
                    description: Some(Message::new("The folder in which gleaner ran.")),
                },
            },
            results,
            properties: RunProperties {
                looked_at: &findings.looked_at,
                held_against: findings.held_against.as_deref(),
                fails_at: cut.fails_at,
                failed: super::facts::fails(findings, cut),
            },
        }],
    })
}

/// The rules, each once, and the place of each by its name.
fn rules(rules: &[Rule]) -> (Vec<Descriptor>, BTreeMap<&str, usize>) {
    let mut descriptors = Vec::new();
    let mut places = BTreeMap::new();
    for rule in rules {
        if !places.contains_key(rule.id.as_str()) {
            places.insert(rule.id.as_str(), descriptors.len());
            descriptors.push(descriptor(rule));
        }
    }
    (descriptors, places)
}

fn descriptor(rule: &Rule) -> Descriptor {
    let title = or(&shown(&rule.title, NAME), &shown(&rule.id, NAME));
    let meaning = or(&shown(&rule.meaning, SENTENCE), &title);
    let name = identifier(&rule.id);
    let group = rule.id.split('/').next().unwrap_or_default();
    Descriptor {
        id: rule.id.clone(),
        name: (!name.is_empty()).then_some(name),
        short_description: Message::new(&title),
        full_description: Message::new(&meaning),
        help: Message::new(&format!(
            "{meaning} Its level is set under [check] in gleaner.toml; what is right as it is goes into the baseline with gleaner \
             check --update-baseline."
        )),
        default_configuration: Configuration { level: rule.level },
        properties: DescriptorProperties {
            tags: ["corpus".to_owned(), format!("gleaner/{}", shown(group, NAME))],
            severity: match rule.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "recommendation",
            },
        },
    }
}

fn result(finding: &Finding, rule_index: Option<usize>, has_baseline: bool) -> SarifResult<'_> {
    let fingerprint = finding.fingerprint();
    let line_hash = fingerprint.get(..16).unwrap_or(&fingerprint);
    let mut articles: Vec<&Evidence> = Vec::new();
    for article in &finding.evidence {
        if articles.len() < LOCATIONS && !articles.contains(&article) {
            articles.push(article);
        }
    }
    let first = articles
        .iter()
        .position(|article| article.path.is_some())
        .unwrap_or(0);
    let main = (first < articles.len()).then(|| articles.remove(first));
    SarifResult {
        rule_id: &finding.rule,
        rule_index,
        level: finding.level,
        message: Message::new(&told(finding)),
        locations: [main.map_or_else(nowhere, location)],
        related_locations: articles.into_iter().map(location).collect(),
        partial_fingerprints: BTreeMap::from([
            ("primaryLocationLineHash", format!("{line_hash}:1")),
            ("gleaner/v1", fingerprint),
        ]),
        baseline_state: has_baseline.then_some(match finding.state {
            State::New => "new",
            State::Known => "unchanged",
            State::Gone => "absent",
        }),
        // Either every result of a run says whether it is suppressed or none does.
        suppressions: has_baseline.then(|| match finding.state {
            State::New => Vec::new(),
            State::Known => vec![Suppression::accepted("Accepted in the baseline.")],
            State::Gone => vec![Suppression::accepted(
                "Accepted in the baseline and no longer found.",
            )],
        }),
        properties: ResultProperties {
            subject: &finding.subject,
            scope: finding.scope.as_deref(),
            state: finding.state,
            numbers: NumbersJson::new(finding),
        },
    }
}

/// The sentence of a finding and the articles that show it.
fn told(finding: &Finding) -> String {
    let message = shown(&finding.message, SENTENCE);
    let articles = facts::articles(finding);
    if articles.is_empty() {
        return message;
    }
    format!("{message} In {}.", articles.join("; "))
}

fn location(article: &Evidence) -> Location {
    let (uri, base) = match article.path.as_deref() {
        Some(path) => uri::of_path(path),
        None => uri::of_path(&or(&article.source, ".")),
    };
    let mut told = vec![shown(&article.title, NAME)];
    told.extend(facts::dated(article));
    told.retain(|part| !part.is_empty());
    Location {
        physical_location: PhysicalLocation::new(uri, base),
        logical_locations: vec![LogicalLocation {
            name: or(&shown(&article.title, NAME), "untitled"),
            fully_qualified_name: format!("{}#{}", article.source, article.position),
            kind: "resource",
        }],
        message: (!told.is_empty()).then(|| Message::new(&told.join(", "))),
    }
}

/// The location of what no article shows.
fn nowhere() -> Location {
    let (uri, base) = uri::of_path(".");
    Location {
        physical_location: PhysicalLocation::new(uri, base),
        logical_locations: Vec::new(),
        message: None,
    }
}

fn notification(text: &str) -> Notification {
    Notification {
        level: "note",
        message: Message::new(&shown(text, SENTENCE)),
    }
}

/// `text`, or another where it is empty: the format wants text.
fn or(text: &str, other: &str) -> String {
    if text.is_empty() { other } else { text }.to_owned()
}

/// A rule's name as one word, as the format advises: `DriftTerm` of `drift/term`.
fn identifier(id: &str) -> String {
    let words = id.split(|letter: char| !letter.is_alphanumeric());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect::<String>()
    };
    shown(&words.map(capital).collect::<String>(), NAME)
}

/// Whether a version is three numbers, as semantic versions are at least.
fn is_semantic(version: &str) -> bool {
    let is_number = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.is_empty() && !part.starts_with('0'))
    };
    let mut parts = version.split('.');
    parts.clone().count() == 3 && parts.all(is_number)
}

#[cfg(test)]
mod tests;
