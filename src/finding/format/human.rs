//! For a terminal and a log: what was looked at, the findings with their numbers and articles, and how it ended.
//!
//! What is new comes whole and in the order given; what the baseline knows comes last and in a line each, because who reads
//! a log looks for what to do. Colours mark levels and are never the only mark. It does not wrap lines: a terminal does.

use std::fmt::Write as _;

use super::super::{Finding, Findings, Level, State};
use super::Cut;
use super::facts;
use super::log::{NAME, SENTENCE, guarded, shown};
use crate::number;

/// Findings of the baseline, known or gone, that are listed.
const SETTLED: usize = 20;
/// Where the text of a finding begins: past the longest level.
const INDENT: &str = "         ";

/// The findings as lines.
pub(super) fn write(findings: &Findings, cut: Cut) -> String {
    let paint = Paint(cut.colours);
    let mut text = guarded(&facts::heading(findings));
    text.push('\n');
    let new = facts::of(findings, State::New).count();
    for finding in facts::of(findings, State::New).take(TOLD) {
        text.push('\n');
        push_new(finding, paint, &mut text);
    }
    if new > TOLD {
        let further = crate::number::counted(new - TOLD, "further finding");
        let _ = writeln!(text, "\n{further}: --output-format json=FILE has all");
    }
    settled(
        findings,
        State::Known,
        "known: accepted in the baseline, fails no run",
        paint,
        &mut text,
    );
    settled(
        findings,
        State::Gone,
        "gone: in the baseline and no longer found",
        paint,
        &mut text,
    );
    if !findings.remarks.is_empty() {
        text.push_str("\nto know:\n");
        for remark in &findings.remarks {
            text.push_str(&guarded(&format!("  - {}", shown(remark, SENTENCE))));
            text.push('\n');
        }
    }
    text.push('\n');
    let colour = if facts::fails(findings, cut) {
        Colour::Red
    } else {
        Colour::Green
    };
    let outcome = facts::outcome(findings, cut);
    let (verdict, rest) = outcome.split_at(facts::verdict(findings, cut).len());
    text.push_str(&paint.text(colour, verdict));
    text.push_str(rest);
    text.push('\n');
    text
}

/// New findings told in full: more than anybody reads in a log.
const TOLD: usize = 40;

fn push_new(finding: &Finding, paint: Paint, text: &mut String) {
    let level = paint.text(colour(finding.level), &format!("{:<9}", finding.level.id()));
    let about = paint.text(Colour::Bold, &guarded(&facts::subject(finding)));
    let _ = writeln!(text, "{level}{}  {about}", guarded(&shown(&finding.rule, NAME)));
    text.push_str(&guarded(&format!(
        "{INDENT}{}",
        shown(&finding.message, SENTENCE)
    )));
    text.push('\n');
    for (label, line) in facts::lines(finding) {
        text.push_str(&guarded(&format!("{INDENT}  {label:<8}{line}")));
        text.push('\n');
    }
}

/// The findings of a state, a line each.
fn settled(findings: &Findings, state: State, title: &str, paint: Paint, text: &mut String) {
    let count = facts::of(findings, state).count();
    if count == 0 {
        return;
    }
    let _ = write!(text, "\n{}\n", paint.text(Colour::Dim, title));
    for finding in facts::of(findings, state).take(SETTLED) {
        let (rule, message) = (shown(&finding.rule, NAME), shown(&finding.message, SENTENCE));
        let line = format!(
            "  {:<9}{rule}  {}: {message}",
            finding.level.id(),
            facts::subject(finding)
        );
        text.push_str(&paint.text(Colour::Dim, &guarded(&line)));
        text.push('\n');
    }
    if count > SETTLED {
        let rest = number::count(count - SETTLED);
        text.push_str(&paint.text(
            Colour::Dim,
            &format!("  and {rest} more, all of them in the JSON output"),
        ));
        text.push('\n');
    }
}

/// Marks of a terminal, by the codes of ECMA-48.
#[derive(Debug, Clone, Copy)]
enum Colour {
    Red,
    Yellow,
    Cyan,
    Green,
    Bold,
    Dim,
}

fn colour(level: Level) -> Colour {
    match level {
        Level::Error => Colour::Red,
        Level::Warning => Colour::Yellow,
        Level::Note => Colour::Cyan,
    }
}

/// Whether colours are written.
#[derive(Debug, Clone, Copy)]
struct Paint(bool);

impl Paint {
    fn text(self, colour: Colour, text: &str) -> String {
        if !self.0 {
            return text.to_owned();
        }
        let code = match colour {
            Colour::Red => "1;31",
            Colour::Yellow => "1;33",
            Colour::Cyan => "1;36",
            Colour::Green => "1;32",
            Colour::Bold => "1",
            Colour::Dim => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
