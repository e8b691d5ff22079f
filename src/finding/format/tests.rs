//! What all formats promise together.

use proptest::prelude::*;

use super::super::{Findings, Level, State};
use super::hostile;
use super::sample::{self, CUT};
use super::*;

fn rendered(format: Format, findings: &Findings) -> String {
    render(format, findings, &CUT).unwrap().output
}

/// Whether a CI system could take a line of `text` for a command.
fn commands(text: &str) -> usize {
    let line =
        |line: &&str| line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[");
    text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'])
        .filter(line)
        .count()
}

#[test]
fn every_format_has_a_name_and_a_meaning() {
    for format in FORMATS {
        assert_eq!(Format::from_id(format.id()), Some(format));
        assert!(!format.meaning().is_empty() && format.meaning().len() < 80);
    }
    assert_eq!(Format::from_id("xml"), None);
}

#[test]
fn only_github_has_a_summary_and_every_output_ends_in_a_line_feed() {
    for findings in [sample::findings(), sample::clean()] {
        for format in FORMATS {
            let Rendered { output, summary } = render(format, &findings, &CUT).unwrap();
            assert_eq!(summary.is_some(), format == Format::Github);
            assert!(output.ends_with('\n') && !output.ends_with("\n\n"), "{output}");
        }
    }
}

#[test]
fn every_format_for_people_tells_rule_subject_rates_interval_and_article() {
    let findings = sample::findings();
    let mut outputs = [Format::Human, Format::Github, Format::Junit, Format::Markdown]
        .map(|format| rendered(format, &findings))
        .to_vec();
    outputs.push(render(Format::Github, &findings, &CUT).unwrap().summary.unwrap());
    for output in outputs {
        let output = output
            .replace("%2C", ",")
            .replace("%3A", ":")
            .replace(['\\', '`'], "");
        for part in [
            "drift/entity",
            "Harbour Board",
            "outlet = Harbor Courier",
            "2,330 per million words",
            "773 per million words",
            "×3.01, interval ×2.14 to ×4.14",
            "Harbour board votes on the ferry, again",
            "inbox/2031-03-15/courier.txt#11, 2031-03-15, 14 times",
            "and 9 more",
            "at most 14.9 per million words",
            "interval at least ×7.46",
            "interval at most ×0.25",
            "56.2 per 100 articles (9 of 16 articles)",
        ] {
            assert!(output.contains(part), "{part}\n{output}");
        }
    }
}

#[test]
fn a_clean_run_says_so() {
    let clean = sample::clean();
    assert_eq!(
        rendered(Format::Human, &clean),
        "gleaner 0.1.0 check: 312 articles from 7 files, held against the baseline of 1,120 articles\n\n\
         passed: nothing found (5 rules applied, fails at error)\n"
    );
    assert!(
        rendered(Format::Markdown, &clean)
            .starts_with("## gleaner check: passed\n\n**nothing found** by 5 rules")
    );
    assert_eq!(commands(&rendered(Format::Github, &clean)), 0);
}

#[test]
fn known_ones_are_told_and_fail_nothing() {
    let mut findings = sample::findings();
    findings.findings.retain(|finding| finding.state != State::New);
    for format in FORMATS {
        let output = rendered(format, &findings);
        assert!(
            output.contains("lorem ipsum") || format == Format::Github,
            "{output}"
        );
    }
    let human = rendered(Format::Human, &findings);
    assert!(human.contains(
        "\nknown: accepted in the baseline, fails no run\n  error    content/no-placeholder  lorem ipsum: "
    ));
    assert!(human.ends_with("\npassed: nothing new; 1 known, 1 gone (5 rules applied, fails at error)\n"));
    assert_eq!(commands(&rendered(Format::Github, &findings)), 0);
}

#[test]
fn colours_are_written_where_they_are_asked_for() {
    let findings = sample::findings();
    let cut = Cut { colours: true, ..CUT };
    for format in FORMATS {
        let with = render(format, &findings, &cut).unwrap().output;
        assert_eq!(with.contains('\u{1b}'), format == Format::Human);
        let mut plain = with;
        for code in ["1;31", "1;33", "1;36", "1;32", "1", "2", "0"] {
            plain = plain.replace(&format!("\u{1b}[{code}m"), "");
        }
        assert_eq!(plain, rendered(format, &findings));
    }
}

#[test]
fn the_level_a_run_fails_at_decides() {
    let mut findings = sample::findings();
    findings.findings.retain(|finding| finding.level == Level::Note);
    for (fails_at, word) in [
        (None, "told"),
        (Some(Level::Error), "passed"),
        (Some(Level::Warning), "passed"),
        (Some(Level::Note), "failed"),
    ] {
        let cut = Cut { fails_at, ..CUT };
        let human = render(Format::Human, &findings, &cut).unwrap().output;
        assert!(
            human.contains(&format!(
                "\n{word}: 1 note (5 rules applied, fails at {})",
                fails_at.map_or("nothing", Level::id)
            )),
            "{human}"
        );
    }
}

#[test]
fn github_gets_ten_annotations_and_is_told_what_is_left() {
    let mut findings = sample::findings();
    let one = findings.findings.swap_remove(1);
    for (count, shown) in [(0, 0), (9, 9), (10, 10), (11, 10), (500, 10)] {
        findings.findings = vec![one.clone(); count];
        let Rendered { output, summary } = render(Format::Github, &findings, &CUT).unwrap();
        assert_eq!(
            output.lines().filter(|line| line.starts_with("::error ")).count(),
            shown
        );
        assert_eq!(commands(&output), shown);
        let rest = format!("and {} more, not annotated", count - shown);
        assert_eq!(output.contains(&rest), count > shown);
        assert_eq!(summary.unwrap().matches("\n| **error** |").count(), count);
    }
}

#[test]
fn an_annotation_is_a_command_of_the_runner() {
    let output = rendered(Format::Github, &sample::findings());
    let line = output.lines().find(|line| line.contains("drift/entity")).unwrap();
    assert!(
        line.starts_with(
            "::error file=inbox/2031-03-15/courier.txt,title=drift/entity%3A Harbour Board (outlet = Harbor Courier)::\
             Harbour Board is named 2,330 times per million words, before 773: ×3.01"
        ),
        "{line}"
    );
    assert!(line.contains("“Board: 50%25 of berths stay closed”"));
    assert!(output.contains("\n::warning file=") && output.contains("\n::notice title="));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn hostile_text_is_no_command_and_moves_no_cursor(findings in hostile::findings()) {
        for format in FORMATS {
            let Rendered { output, summary } = render(format, &findings, &CUT).unwrap();
            let again = render(format, &findings, &CUT).unwrap().output;
            prop_assert_eq!(&output, &again);
            prop_assert!(!output.contains(|letter: char| letter.is_control() && letter != '\n'));
            let turns = output.contains(['\u{202e}', '\u{2066}', '\u{2028}']);
            prop_assert!(!turns);
            if format == Format::Github {
                let new = findings.findings.iter().filter(|finding| finding.state == State::New);
                let annotated = new.count().min(10);
                prop_assert_eq!(output.lines().filter(|line| line.starts_with("::")).count(), annotated);
                prop_assert_eq!(commands(&output), annotated);
            } else {
                prop_assert_eq!(commands(&output), 0, "{}", output);
            }
            if let Some(summary) = summary {
                prop_assert!(summary.len() < 1_048_576);
            }
        }
    }
}
