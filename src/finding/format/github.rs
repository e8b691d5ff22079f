//! Annotations of GitHub Actions, and lines that say what they leave out.
//!
//! GitHub shows ten annotations of a level and step and drops the others without a word, so ten in all are written and one
//! line counts the rest; everything stands in the job summary. Only what is new is annotated. There is no `line`: what
//! is known of an article is its place in its source, and a wrong line is worse than none.

use std::fmt::Write as _;

use super::super::{Finding, Findings, Level, State};
use super::Cut;
use super::facts;
use super::log::{NAME, SENTENCE, guarded, is_harmful, shown};
use crate::number;

/// Annotations in all.
const ANNOTATIONS: usize = 10;
/// Longest message of an annotation in bytes, escaped: GitHub cuts at 4 KiB.
const MESSAGE: usize = 4_096;
/// Longest title in characters: GitHub takes 255.
const TITLE: usize = 250;

/// The log of a step.
pub(super) fn write(findings: &Findings, cut: Cut) -> String {
    let mut text = guarded(&facts::heading(findings));
    text.push('\n');
    for finding in facts::of(findings, State::New).take(ANNOTATIONS) {
        text.push_str(&annotation(finding));
        text.push('\n');
    }
    let count = facts::of(findings, State::New).count();
    if count > ANNOTATIONS {
        let rest = number::count(count - ANNOTATIONS);
        let _ = writeln!(
            text,
            "and {rest} more, not annotated because GitHub shows ten: the job summary has them"
        );
    }
    for remark in &findings.remarks {
        text.push_str(&guarded(&format!("to know: {}", shown(remark, SENTENCE))));
        text.push('\n');
    }
    text.push_str(&facts::outcome(findings, cut));
    text.push('\n');
    text
}

/// One command that GitHub shows as an annotation.
fn annotation(finding: &Finding) -> String {
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let title = format!("{}: {}", shown(&finding.rule, NAME), facts::subject(finding));
    let title = property(&guarded(&shown(&title, TITLE)));
    let path = finding
        .evidence
        .iter()
        .find_map(|article| article.path.as_deref());
    let file = path
        .filter(|path| !path.is_empty())
        .map(|path| format!("file={},", property(&harmless(path))))
        .unwrap_or_default();
    format!(
        "::{command} {file}title={title}::{}",
        data(&facts::plain(finding).join("\n"), MESSAGE)
    )
}

/// A path with every character it has but those that no log may hold.
fn harmless(path: &str) -> String {
    path.chars()
        .map(|letter| {
            if is_harmful(letter) {
                char::REPLACEMENT_CHARACTER
            } else {
                letter
            }
        })
        .collect()
}

/// A command's text: `%` and line ends are escaped, and it is cut to `limit` bytes between characters.
fn data(text: &str, limit: usize) -> String {
    const ELLIPSIS: &str = "…";
    let mut escaped = String::new();
    // How much stays where an ellipsis has to follow.
    let mut kept = 0;
    for letter in text.chars() {
        if escaped.len() + ELLIPSIS.len() <= limit {
            kept = escaped.len();
        }
        match letter {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            _ => escaped.push(letter),
        }
        if escaped.len() > limit {
            escaped.truncate(kept);
            escaped.push_str(ELLIPSIS);
            break;
        }
    }
    escaped
}

/// A command's property: `:` and `,` are escaped as well.
fn property(text: &str) -> String {
    data(text, usize::MAX).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_the_runner() {
        assert_eq!(data("50 %, a:b\r\nc", 99), "50 %25, a:b%0D%0Ac");
        assert_eq!(property("50 %, a:b\r\nc"), "50 %25%2C a%3Ab%0D%0Ac");
    }

    #[test]
    fn a_message_is_cut_between_characters_and_never_inside_an_escape() {
        assert_eq!(data("abcdef", 6), "abcdef");
        assert_eq!(data("abcdefg", 6), "abc…");
        assert_eq!(data("ab%%", 6), "ab…");
        assert_eq!(data("字字字", 9), "字字字");
        assert_eq!(data("字字字字", 9), "字字…");
        for length in 4_000..4_200 {
            let cut = data(&"é%".repeat(length / 3), MESSAGE);
            assert!(cut.len() <= MESSAGE, "{}", cut.len());
            assert!(
                cut.trim_end_matches('…')
                    .chars()
                    .all(|letter| "é%25".contains(letter))
            );
        }
    }
}
