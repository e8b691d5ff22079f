//! GitHub's Markdown: a verdict, a table of what was found, and the articles that show it.
//!
//! A comment or a summary that is too long is refused whole, so it is cut at whole findings and says how many are left
//! out. Hostile text is literal: it makes no markup, no link and no picture, and it calls nobody, because a space of no
//! width parts what GitHub would link by itself, such as `@name`. Known and gone findings have a row and their sentence.

use std::fmt::Write as _;

use super::super::{Finding, Findings, Side, State};
use super::log::{NAME, SENTENCE, guarded, is_invisible, shown};
use super::{Cut, facts};
use crate::number;

/// Bytes of a comment: GitHub takes 65,536 characters.
pub(super) const COMMENT: usize = 65_535;
/// Bytes of a job summary: GitHub takes less than 1 MiB.
pub(super) const JOB_SUMMARY: usize = 1_048_575;
/// Remarks that are listed.
const REMARKS: usize = 10;
/// Longest text of ours around the findings, in characters.
const HEADING: usize = 300;
/// Room kept for the sentence that says what is left out.
const LEFT_OUT: usize = 160;

const TABLE: &str =
    "\n| level | rule | what | before | now | ratio |\n| :-- | :-- | :-- | :-- | :-- | :-- |\n";
const DETAILS: &str = "\n### In detail\n";

/// The findings as Markdown of at most `limit` bytes.
pub(super) fn write(findings: &Findings, cut: Cut, limit: usize) -> String {
    let mut text = heading(findings, cut);
    let remarks = remarks(findings);
    let ordered: Vec<&Finding> = [State::New, State::Known, State::Gone]
        .into_iter()
        .flat_map(|state| facts::of(findings, state))
        .collect();
    if ordered.is_empty() {
        text.push_str(&remarks);
        return text;
    }
    let pieces: Vec<(String, String)> = ordered
        .iter()
        .map(|finding| (row(finding), details(finding)))
        .collect();
    let sizes: Vec<usize> = pieces
        .iter()
        .map(|(row, details)| row.len() + details.len())
        .collect();
    let room = limit.saturating_sub(text.len() + remarks.len() + TABLE.len() + DETAILS.len());
    let shown = fitting(&sizes, room);
    let taken = pieces.get(..shown).unwrap_or_default();
    text.push_str(TABLE);
    text.extend(taken.iter().map(|(row, _)| row.as_str()));
    text.push_str(DETAILS);
    text.extend(taken.iter().map(|(_, details)| details.as_str()));
    if shown < pieces.len() {
        let _ = write!(
            text,
            "\n**{} left out for length; the JSON output has all {}.**\n",
            number::counted(pieces.len() - shown, "finding"),
            number::count(pieces.len()),
        );
    }
    text.push_str(&remarks);
    text
}

/// How many pieces fit, with room for a sentence about the others where not all do.
fn fitting(sizes: &[usize], room: usize) -> usize {
    if sizes.iter().sum::<usize>() <= room {
        return sizes.len();
    }
    let room = room.saturating_sub(LEFT_OUT);
    let ends = sizes.iter().scan(0, |end, size| {
        *end += size;
        Some(*end)
    });
    ends.take_while(|end| *end <= room).count()
}

fn heading(findings: &Findings, cut: Cut) -> String {
    let command = escaped(&shown(&findings.command, HEADING));
    let verdict = facts::verdict(findings, cut);
    let rules = number::counted(findings.rules.len(), "rule");
    format!(
        "## gleaner {command}: {verdict}\n\n**{}** by {rules}; the run fails at {}.\n\n{}\n",
        facts::tally(findings),
        facts::fails_at(cut),
        escaped(&shown(&facts::scope(findings), HEADING)),
    )
}

fn remarks(findings: &Findings) -> String {
    let mut text = String::new();
    if findings.remarks.is_empty() {
        return text;
    }
    text.push_str("\n### To know\n\n");
    for remark in findings.remarks.iter().take(REMARKS) {
        let _ = writeln!(text, "- {}", escaped(&shown(remark, HEADING)));
    }
    if let Some(more @ 1..) = findings.remarks.len().checked_sub(REMARKS) {
        let _ = writeln!(text, "- and {} more", number::count(more));
    }
    text
}

/// A finding's row of the table.
fn row(finding: &Finding) -> String {
    let rate =
        |side: Option<&Side>| side.map_or_else(|| "–".to_owned(), |side| escaped(&facts::told_rate(side)));
    format!(
        "| {} | {} | {} | {} | {} | {} |\n",
        level(finding),
        code(&shown(&finding.rule, NAME)),
        about(finding),
        rate(finding.before.as_ref()),
        rate(finding.now.as_ref()),
        facts::ratio(finding).map_or_else(|| "–".to_owned(), |ratio| escaped(&ratio)),
    )
}

fn level(finding: &Finding) -> String {
    let level = finding.level.id();
    match finding.state {
        State::New => format!("**{level}**"),
        State::Known => format!("{level}, known"),
        State::Gone => format!("{level}, gone"),
    }
}

/// What a finding is about, its name in bold.
fn about(finding: &Finding) -> String {
    let subject = escaped(&shown(&finding.subject, NAME));
    let subject = if subject.is_empty() {
        subject
    } else {
        format!("**{subject}**")
    };
    match &finding.scope {
        Some(scope) => format!("{subject} ({})", escaped(&shown(scope, NAME))),
        None => subject,
    }
}

/// A finding's sentence, and its numbers and articles where it is new.
fn details(finding: &Finding) -> String {
    let rule = code(&shown(&finding.rule, NAME));
    let message = escaped(&shown(&finding.message, SENTENCE));
    let mut text = format!("\n{} {rule} {}  \n{message}\n", level(finding), about(finding));
    if finding.state != State::New {
        return text;
    }
    let mut lines: Vec<String> = facts::numbers(finding)
        .iter()
        .map(|(label, line)| format!("- {label}: {}", escaped(line)))
        .collect();
    for article in finding.evidence.iter().take(facts::ARTICLES) {
        let mut parts = vec![escaped(&facts::title(article)), code(&facts::place(article))];
        parts.extend(facts::dated(article).iter().map(|part| escaped(part)));
        lines.push(format!("- in {}", parts.join(", ")));
    }
    lines.extend(facts::others(finding).map(|others| format!("- {others}")));
    if !lines.is_empty() {
        let _ = write!(text, "\n{}\n", lines.join("\n"));
    }
    text
}

/// A name in the type of code, in which GitHub links nothing; literal text where code could not hold it.
fn code(name: &str) -> String {
    if name.is_empty() || name.contains(['`', '|', '\\']) || guarded(name) != name {
        escaped(name)
    } else {
        format!("`{name}`")
    }
}

/// Makes text literal in Markdown: in a paragraph, a list, a heading, a table cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut before = '\0';
    for (at, letter) in text.char_indices() {
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // What GitHub links by itself: people, issues, addresses. An escape would not stop it, because it looks at the page made.
            '@' | '#' if rest.starts_with(|next: char| next.is_alphanumeric()) => {
                if letter == '#' {
                    escaped.push('\\');
                }
                escaped.push(letter);
                escaped.push_str(PART);
            }
            ':' if rest.starts_with("//") => {
                escaped.push(letter);
                escaped.push_str(PART);
            }
            '.' if before.eq_ignore_ascii_case(&'w') => {
                escaped.push_str(PART);
                escaped.push(letter);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                escaped.extend(['\\', letter]);
            }
            _ if opens_a_block(text, at) => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
        before = letter;
    }
    escaped
}

/// A space of no width.
const PART: &str = "&#8203;";

/// Whether the character at `at` would make the beginning of `text` a list or a rule: `-`, `+`, `=`, or the
/// mark after a number.
fn opens_a_block(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let letter = text.get(at..).unwrap_or_default();
    match letter.as_bytes().first() {
        Some(b'-' | b'+' | b'=') => before.is_empty(),
        // No block, but a command where the text is printed to a log.
        Some(b':') => before.chars().all(is_invisible),
        Some(b'.' | b')') => {
            let is_marker = letter.len() == 1 || letter.get(1..).is_some_and(|rest| rest.starts_with(' '));
            is_marker && at < 10 && !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
