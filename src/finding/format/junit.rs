//! XML as `JUnit` writes it: a test case per rule, which fails where the rule found something new that fails the run.
//!
//! Parsers differ in what they keep of several failures of a case, so a case has one, with all findings of its rule in it. What
//! does not fail the run, and what the baseline knows, stands in the case's output. Every `time` is 0: parsers want one, and
//! a duration would make the file differ from run to run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::{Finding, Findings, Level, State};
use super::log::{NAME, SENTENCE, guarded, shown};
use super::{Cut, facts};
use crate::number;

/// The findings as a suite of tests.
pub(super) fn write(findings: &Findings, cut: Cut) -> String {
    let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &findings.findings {
        found.entry(&finding.rule).or_default().push(finding);
    }
    // A rule that only the baseline knows is applied no more; what it left must not be lost.
    let applied = findings.rules.iter().map(|rule| rule.id.as_str());
    let mut seen = BTreeSet::new();
    let rules: Vec<&str> = applied
        .chain(found.keys().copied())
        .filter(|rule| seen.insert(*rule))
        .collect();

    let suite = format!("gleaner {}", shown(&findings.command, NAME));
    let class = format!("gleaner.{}", shown(&findings.command, NAME));
    let mut failures = 0;
    let mut cases = String::new();
    for rule in &rules {
        let of_rule = found.get(rule).map(Vec::as_slice).unwrap_or_default();
        failures += usize::from(of_rule.iter().any(|finding| fails(finding, cut.fails_at)));
        push_case(&class, rule, of_rule, cut.fails_at, &mut cases);
    }
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", rules.len());
    let name = attribute(&suite);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\" {counts} time=\"0\">\n  \
         <testsuite name=\"{name}\" {counts} skipped=\"0\" time=\"0\">\n    <properties>\n"
    );
    let properties = [
        ("generator", Some(findings.generator.as_str())),
        ("looked at", Some(findings.looked_at.as_str())),
        ("held against", findings.held_against.as_deref()),
        ("fails at", Some(facts::fails_at(cut))),
    ];
    for (name, value) in properties {
        let Some(value) = value else { continue };
        let value = attribute(&shown(value, SENTENCE));
        let _ = writeln!(xml, "      <property name=\"{name}\" value=\"{value}\"/>");
    }
    xml.push_str("    </properties>\n");
    xml.push_str(&cases);
    let mut output = vec![guarded(&facts::heading(findings))];
    output.extend(
        findings
            .remarks
            .iter()
            .map(|remark| guarded(&format!("to know: {}", shown(remark, SENTENCE)))),
    );
    output.push(facts::outcome(findings, cut));
    let _ = writeln!(
        xml,
        "    <system-out>{}</system-out>",
        content(&output.join("\n"))
    );
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

fn fails(finding: &Finding, at: Option<Level>) -> bool {
    at.is_some_and(|level| finding.fails(level))
}

/// The test case of a rule.
fn push_case(class: &str, rule: &str, findings: &[&Finding], fails_at: Option<Level>, xml: &mut String) {
    let (failing, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| fails(finding, fails_at));
    let name = attribute(&shown(rule, NAME));
    let class = attribute(class);
    let _ = write!(
        xml,
        "    <testcase classname=\"{class}\" name=\"{name}\" time=\"0\""
    );
    if findings.is_empty() {
        xml.push_str("/>\n");
        return;
    }
    xml.push_str(">\n");
    if let Some(first) = failing.first() {
        let message = shown(&first.message, SENTENCE);
        let message = match failing.len() - 1 {
            0 => message,
            more => format!("{message} (and {} more)", number::count(more)),
        };
        let worst = failing
            .iter()
            .map(|finding| finding.level)
            .max()
            .unwrap_or(first.level);
        let _ = writeln!(
            xml,
            "      <failure message=\"{}\" type=\"{}\">{}</failure>",
            attribute(&message),
            worst.id(),
            content(&told(&failing))
        );
    }
    if !others.is_empty() {
        let _ = writeln!(xml, "      <system-out>{}</system-out>", content(&told(&others)));
    }
    xml.push_str("    </testcase>\n");
}

/// Findings one below the other, each with its numbers and articles.
fn told(findings: &[&Finding]) -> String {
    let blocks: Vec<String> = findings.iter().map(|finding| block(finding)).collect();
    blocks.join("\n\n")
}

fn block(finding: &Finding) -> String {
    let state = match finding.state {
        State::New => "",
        State::Known => ", known in the baseline",
        State::Gone => ", gone since the baseline",
    };
    let title = format!("{}{state}: {}", finding.level.id(), facts::subject(finding));
    let mut lines = vec![guarded(&title)];
    lines.extend(facts::plain(finding));
    lines.join("\n")
}

/// Text inside an element; it holds no control character but our own line feeds.
fn content(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Text inside a quoted attribute; what a parser would make a space of is written as a reference, and so is `#`, of which two
/// could begin a command of a log.
fn attribute(text: &str) -> String {
    content(text)
        .replace('#', "&#35;")
        .replace('"', "&quot;")
        .replace('\n', "&#10;")
        .replace('\r', "&#13;")
        .replace('\t', "&#9;")
}

#[cfg(test)]
mod tests;
