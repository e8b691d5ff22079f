//! What rules find in what was counted.

use super::super::{Observed, Problem, Rule, judge, rules};
use super::{observed, rule};
use crate::finding::{Evidence, Finding, Level, Scale, Side};

fn finding(rule: &Rule, observed: &Observed) -> Finding {
    let mut found = judge(rule, observed);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn said(lines: &str, observed: &Observed) -> String {
    finding(&rule(lines), observed).message
}

fn evidence(title: &str) -> Evidence {
    Evidence {
        title: title.to_owned(),
        source: "a.txt".to_owned(),
        path: None,
        position: 0,
        date: None,
        count: 2,
    }
}

#[test]
fn what_must_not_appear_is_found_with_its_articles() {
    let rule = rule("name = 'no-lorem'\nterm = 'lorem ipsum'\nmust = 'not-appear'");
    let mut seen = observed(16, 4_000, 3, 2);
    seen.evidence = vec![evidence("Quay"), evidence("Tram")];
    let found = finding(&rule, &seen);
    assert_eq!(
        found.message,
        "“lorem ipsum” must not appear and does: 3 times, 750 per million words, in 2 of 16 articles \
         (95% interval: 1.55 to 38.3% of articles)"
    );
    assert_eq!(
        (found.rule.as_str(), found.level),
        ("content/no-lorem", Level::Error)
    );
    assert_eq!(
        (found.subject.as_str(), found.scope.as_deref()),
        ("lorem ipsum", None)
    );
    assert_eq!(found.evidence, seen.evidence);
    let now = Side {
        count: 2,
        total: 16,
        articles: 2,
        scale: Scale::Articles,
        at_most: false,
    };
    assert_eq!(found.now, Some(now));
    assert_eq!(
        (found.before, found.log_ratio, found.interval),
        (None, None, None)
    );
    assert_eq!(judge(&rule, &observed(16, 4_000, 0, 0)), []);
}

#[test]
fn what_must_appear_is_missed() {
    let rule = rule(
        "name = 'mayor'\nentity = 'Ada Byrne'\nkind = 'person'\nmust = 'appear'\nlevel = 'note'\nwhere = { Section = 'city' }",
    );
    let found = finding(&rule, &observed(10, 2_500, 0, 0));
    assert_eq!(
        found.message,
        "“Ada Byrne” (person) must appear and does not: in none of 10 articles where Section = city with 2,500 words \
         (95% interval: 0 to 30.8% of articles)"
    );
    assert_eq!(
        (found.level, found.scope.as_deref()),
        (Level::Note, Some("Section = city"))
    );
    assert_eq!(judge(&rule, &observed(10, 2_500, 1, 1)), []);
}

#[test]
fn limits_hold_in_every_unit() {
    for (limit, unit, at, beyond, message) in [
        (
            "max = 250",
            "per-million-words",
            observed(8, 4_000, 1, 1),
            observed(8, 4_000, 3, 2),
            "“harbour” is at 750 per million words, above the limit of 250: 3 times in 4,000 words, in 2 of 8 articles \
             (95% interval: 155 to 2,190 per million words, which includes the limit)",
        ),
        (
            "min = 1000",
            "per-million-words",
            observed(8, 4_000, 4, 1),
            observed(8, 4_000, 0, 0),
            "“harbour” is at 0 per million words, below the limit of 1,000: 0 times in 4,000 words, in 0 of 8 articles \
             (95% interval: 0 to 922 per million words)",
        ),
        (
            "max = 12.5",
            "percent-of-articles",
            observed(8, 4_000, 9, 1),
            observed(8, 4_000, 9, 2),
            "“harbour” is in 25% of articles, above the limit of 12.5%: in 2 of 8 articles, 9 times \
             (95% interval: 3.19 to 65.1% of articles, which includes the limit)",
        ),
        (
            "min = 0.1",
            "percent-of-articles",
            observed(1_000, 4_000, 9, 1),
            observed(1_001, 4_000, 9, 1),
            "“harbour” is in 0.0999% of articles, below the limit of 0.1%: in 1 of 1,001 articles, 9 times \
             (95% interval: 0.00253 to 0.555% of articles, which includes the limit)",
        ),
        (
            "max = 5",
            "occurrences",
            observed(8, 4_000, 5, 1),
            observed(8, 4_000, 6, 1),
            "“harbour” occurs 6 times, above the limit of 5: in 1 of 8 articles with 4,000 words, 1,500 per million \
             words (95% interval: 551 to 3,262 per million words, which includes the limit)",
        ),
        (
            "min = 2",
            "occurrences",
            observed(8, 0, 2, 1),
            observed(8, 0, 1, 1),
            "“harbour” occurs 1 time, below the limit of 2: in 1 of 8 articles with 0 words \
             (95% interval: 25,000 to 1,000,000 per million words)",
        ),
        (
            "max = 0",
            "articles",
            observed(8, 4_000, 0, 0),
            observed(8, 4_000, 1, 1),
            "“harbour” is in 1 article, above the limit of 0: in 1 of 8 articles, 1 time \
             (95% interval: 0.316 to 52.7% of articles)",
        ),
        (
            "min = 3",
            "articles",
            observed(8, 4_000, 9, 3),
            observed(8, 4_000, 9, 2),
            "“harbour” is in 2 articles, below the limit of 3: in 2 of 8 articles, 9 times \
             (95% interval: 3.19 to 65.1% of articles, which includes the limit)",
        ),
    ] {
        let rule = rule(&format!("name = 'x'\nterm = 'harbour'\n{limit}\nunit = '{unit}'"));
        assert_eq!(judge(&rule, &at), [], "{limit} {unit}");
        let found = finding(&rule, &beyond);
        assert_eq!(found.message, message);
        let scale = if unit.contains("articles") {
            Scale::Articles
        } else {
            Scale::Words
        };
        assert_eq!(found.now.map(|now| now.scale), Some(scale));
    }
}

#[test]
fn a_rate_just_beyond_its_limit_is_told_with_more_digits() {
    let lines = "name = 'x'\nterm = 'quay'\nmax = 500\nunit = 'per-million-words'";
    let message = said(lines, &observed(500, 1_999_999, 1_000, 400));
    assert!(
        message.starts_with("“quay” is at 500.0003 per million words, above the limit of 500: "),
        "{message}"
    );
}

#[test]
fn a_rate_between_two_limits_is_accepted_with_both_ends() {
    let rule = rule("name = 'x'\nterm = 'quay'\nmin = 2\nmax = 4\nunit = 'articles'\nmust = 'appear'");
    let accepted: Vec<u64> = (0..8)
        .filter(|&some| judge(&rule, &observed(9, 900, some, some)).is_empty())
        .collect();
    assert_eq!(accepted, [2, 3, 4]);
    let message = |some| finding(&rule, &observed(9, 900, some, some)).message;
    assert!(
        message(0).contains("must appear and does not"),
        "absence comes before a limit"
    );
    assert!(message(1).contains("below the limit of 2"));
    assert!(message(5).contains("above the limit of 4"));
}

#[test]
fn a_rule_without_articles_is_told_and_warns_at_most() {
    let lines =
        "name = 'x'\nterm = 'quay'\nmust = 'not-appear'\nwhere = { outlet = 'Gull', section = ['b', 'a'] }";
    let rule = rule(lines);
    let found = finding(&rule, &observed(0, 0, 0, 0));
    assert_eq!(found.level, Level::Warning);
    assert_eq!(
        found.message,
        "“quay” could not be looked for: there is no article where outlet = Gull, section = a or b"
    );
    assert_eq!(
        (found.now, found.scope.as_deref()),
        (None, Some("outlet = Gull, section = a or b"))
    );
    let mut seen = observed(0, 0, 0, 0);
    let known = ["Heron", "Gull Weekly"].map(str::to_owned).to_vec();
    seen.problem = Some(Problem::UnknownValue {
        column: "outlet".to_owned(),
        known,
    });
    assert_eq!(
        finding(&rule, &seen).message,
        "“quay” could not be looked for: no article has outlet = Gull; there are Heron, Gull Weekly"
    );
    seen.problem = Some(Problem::UnknownValue {
        column: "section".to_owned(),
        known: Vec::new(),
    });
    assert_eq!(
        finding(&rule, &seen).message,
        "“quay” could not be looked for: no article has section = a or b; no article has a value in that column"
    );
    let mut note = rule;
    note.level = crate::check::settings::Severity::Note;
    assert_eq!(finding(&note, &seen).level, Level::Note);
}

#[test]
fn a_column_that_is_not_there_matters_as_much_as_the_rule() {
    let rule = rule("name = 'x'\nterm = 'quay'\nmust = 'appear'\nwhere = { outlt = 'Gull' }");
    let mut seen = observed(0, 0, 0, 0);
    let columns: Vec<String> = (1..=12).map(|number| format!("c{number}")).collect();
    seen.problem = Some(Problem::UnknownColumn {
        column: "outlt".to_owned(),
        known: columns,
    });
    let found = finding(&rule, &seen);
    assert_eq!(found.level, Level::Error);
    assert_eq!(
        found.message,
        "“quay” could not be looked for: the input has no column outlt; its columns are c1, c2, c3, c4, c5, c6, c7, c8, c9, \
         c10, 2 more"
    );
    seen.problem = Some(Problem::UnknownColumn {
        column: "outlt".to_owned(),
        known: Vec::new(),
    });
    assert!(
        finding(&rule, &seen)
            .message
            .ends_with("the input has no column outlt; it has none of its own")
    );
}

#[test]
fn an_empty_corpus_is_no_success() {
    for lines in [
        "name = 'x'\nterm = 'quay'\nmust = 'not-appear'",
        "name = 'x'\nterm = 'quay'\nmust = 'appear'",
        "name = 'x'\nterm = 'quay'\nmax = 3\nunit = 'articles'",
    ] {
        let found = finding(&rule(lines), &Observed::default());
        assert_eq!(found.level, Level::Warning);
        assert_eq!(
            found.message,
            "“quay” could not be looked for: the corpus has no article"
        );
    }
}

#[test]
fn a_rate_of_no_words_cannot_be_told() {
    let lines = "name = 'x'\nterm = 'quay'\nmax = 3\nunit = 'per-million-words'";
    let found = finding(&rule(lines), &observed(4, 0, 0, 0));
    assert_eq!(found.level, Level::Warning);
    assert_eq!(
        found.message,
        "“quay” could not be looked for: there is no word in 4 articles"
    );
    let not = rule("name = 'x'\nterm = 'quay'\nmust = 'not-appear'");
    assert_eq!(
        judge(&not, &observed(4, 0, 0, 0)),
        [],
        "what is not there is not there"
    );
    let missing = said(
        "name = 'x'\nterm = 'quay'\nmust = 'appear'",
        &observed(4, 0, 0, 0),
    );
    assert!(
        missing.contains("in none of 4 articles with 0 words"),
        "{missing}"
    );
}

#[test]
fn a_reason_is_told_on_the_same_line() {
    let lines = "name = 'x'\nterm = 'quay'\nmust = 'appear'\nmessage = '''\nThe port is what we are for.\n\tAsk the desk.\n'''";
    let message = said(lines, &observed(4, 400, 0, 0));
    assert!(
        message.ends_with("% of articles). The port is what we are for. Ask the desk."),
        "{message}"
    );
}

#[test]
fn a_rule_that_is_off_is_silent_and_not_listed() {
    let off = rule("name = 'x'\nterm = 'quay'\nmust = 'appear'\nlevel = 'off'");
    assert_eq!(judge(&off, &observed(4, 400, 0, 0)), []);
    assert_eq!(judge(&off, &Observed::default()), []);
    assert_eq!(rules(&[off]), []);
}

#[test]
fn applied_rules_are_described() {
    let listed = rules(&[
        rule(
            "name = 'Port news'\nterm = 'quay'\nmin = 2\nmax = 40\nunit = 'per-million-words'\nwhere = { outlet = 'Gull' }",
        ),
        rule(
            "name = 'b'\nentity = 'Ada Byrne'\nkind = 'person'\nmust = 'appear'\nmax = 1\nunit = 'articles'\nlevel = 'note'",
        ),
        rule(
            "name = 'c'\nterm = 'TT'\nmatch = 'exact'\nmust = 'not-appear'\nmessage = 'Left by the scraper.'",
        ),
        rule("name = 'd'\nterm = 'quay'\nmatch = 'word'\nmin = 12.5\nunit = 'percent-of-articles'"),
    ]);
    let titles: Vec<&str> = listed.iter().map(|rule| rule.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "“quay” must be at 2 to 40 per million words",
            "“Ada Byrne” (person) must appear and be in at most 1 article",
            "“TT” must not appear",
            "“quay” must be in at least 12.5% of articles",
        ]
    );
    let ids: Vec<(&str, Level)> = listed.iter().map(|rule| (rule.id.as_str(), rule.level)).collect();
    let error = Level::Error;
    assert_eq!(
        ids,
        [
            ("content/Port news", error),
            ("content/b", Level::Note),
            ("content/c", error),
            ("content/d", error)
        ]
    );
    assert_eq!(
        listed[0].meaning,
        "Counts every form of the term by its stem in the articles where outlet = Gull: it must be at 2 to 40 per million \
         words. Finds something where that is not so, or where it cannot be told."
    );
    assert_eq!(
        listed[2].meaning,
        "Counts the term letter for letter in all articles: it must not appear. Finds something where that is not so, or where \
         it cannot be told. Left by the scraper."
    );
}

#[test]
fn a_finding_keeps_its_fingerprint_when_numbers_or_order_change() {
    let first =
        rule("name = 'x'\nterm = 'quay'\nmax = 1\nunit = 'articles'\nwhere = { outlet = ['Gull', 'Heron'] }");
    let second = rule(
        "name = 'x'\nterm = 'quay'\nmax = 2\nunit = 'articles'\nwhere = { outlet = [' Heron', 'Gull', 'Gull'] }",
    );
    let print = |rule, some| finding(rule, &observed(9, 900, some, some)).fingerprint();
    assert_eq!(print(&first, 3), print(&second, 4));
}
