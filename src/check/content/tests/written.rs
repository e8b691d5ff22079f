//! Rules as they are written in the file: right, wrong, and what is said then.

use super::super::{Asks, Matching, Must, Scope, Unit, is_any};
use super::{read, rule};
use crate::check::settings::Severity;

/// What is said of a rule with a name, a term, and these lines.
fn refused(lines: &str) -> String {
    let file = format!("[[check.rule]]\nname = \"port\"\nterm = \"quay\"\n{lines}");
    match read(&file) {
        Ok(settings) => panic!("{lines} was taken: {:?}", settings.rule),
        Err(said) => said,
    }
}

#[test]
fn a_file_with_several_rules_is_read() {
    let settings = read(
        r#"
        [[check.rule]]
        name = "no placeholder text"
        term = "lorem ipsum"
        must = "not-appear"

        [[check.rule]]
        name = "port"
        entity = "Port of Ostrel"
        kind = "organization"
        min = 5
        max = 40.5
        unit = "percent-of-articles"
        level = "warning"
        message = "Our beat."
        [check.rule.where]
        outlet = "Harbor Courier"
        year = [2024, "2025"]
        "#,
    )
    .unwrap();
    let [first, second] = settings.rule.as_slice() else {
        panic!("two rules")
    };
    assert_eq!(
        first.asks(),
        Asks::Term {
            words: "lorem ipsum",
            matching: Matching::Stem
        }
    );
    assert_eq!(
        (first.must, first.level),
        (Some(Must::NotAppear), Severity::Error)
    );
    assert!(first.scope.is_all() && first.scope.text().is_none());
    assert_eq!(
        second.asks(),
        Asks::Entity {
            name: "Port of Ostrel",
            kind: Some("organization")
        }
    );
    assert_eq!(
        (second.min, second.max, second.unit),
        (Some(5.0), Some(40.5), Some(Unit::PercentOfArticles))
    );
    assert_eq!(
        second.scope,
        Scope::from([("outlet", &["Harbor Courier"][..]), ("year", &["2024", "2025"])])
    );
    assert_eq!(
        second.scope.text().as_deref(),
        Some("outlet = Harbor Courier, year = 2024 or 2025")
    );
    assert_eq!(
        (second.level, second.message.as_deref()),
        (Severity::Warning, Some("Our beat."))
    );
}

#[test]
fn a_rule_says_what_is_missing() {
    for (file, said) in [
        (
            "term = 'quay'\nmust = 'appear'",
            "check.rule number 1: name is empty; expected a text",
        ),
        (
            "name = ' '\nterm = 'quay'\nmust = 'appear'",
            "check.rule number 1: name is empty; expected a text",
        ),
        (
            "name = \"a\\nb\"\nterm = 'quay'\nmust = 'appear'",
            "check.rule number 1: name is \"a\\nb\"; expected no control characters",
        ),
        (
            "name = 'port'\nmust = 'appear'",
            "check.rule \"port\": names nothing to look for; expected term or entity",
        ),
        (
            "name = 'port'\nterm = 'quay'\nentity = 'Quay'\nmust = 'appear'",
            "check.rule \"port\": has a term and an entity; expected one of them, and a second rule for the other",
        ),
        (
            "name = 'port'\nentity = ''\nmust = 'appear'",
            "check.rule \"port\": entity is empty; expected a text",
        ),
        (
            "name = 'port'\nentity = 'Quay'\nkind = 'company'\nmust = 'appear'",
            "check.rule \"port\": kind is \"company\"; expected one of person, organization, place, nationality, misc, money, \
             date, quantity, percent",
        ),
        (
            "name = 'port'\nentity = 'Quay'\nmatch = 'exact'\nmust = 'appear'",
            "check.rule \"port\": has match, which only a term has; an entity is found by its names",
        ),
        (
            "name = 'port'\nterm = '– …'\nmust = 'appear'",
            "check.rule \"port\": term is \"– …\", which holds no word; expected at least one",
        ),
    ] {
        assert_eq!(read(&format!("[[check.rule]]\n{file}")).unwrap_err(), said);
    }
    let long = format!(
        "[[check.rule]]\nname = 'port'\nterm = '{}'\nmust = 'appear'",
        "a ".repeat(65)
    );
    assert_eq!(
        read(&long).unwrap_err(),
        "check.rule \"port\": term has 65 words; expected at most 64"
    );
    let long = format!(
        "[[check.rule]]\nname = 'port'\nterm = '{}'\nmust = 'appear'",
        "é".repeat(1_301)
    );
    assert_eq!(
        read(&long).unwrap_err(),
        "check.rule \"port\": term has 1,301 characters; expected at most 300"
    );
}

#[test]
fn a_rule_says_what_is_wrong_with_its_limits() {
    for (lines, said) in [
        (
            "",
            "says nothing about what it looks for; expected must = \"appear\", must = \"not-appear\", min or max",
        ),
        (
            "must = 'appear'\nunit = 'articles'",
            "unit is \"articles\" without min or max; expected one of them",
        ),
        (
            "max = 3",
            "has max without a unit; expected unit to be one of per-million-words, percent-of-articles, occurrences, articles",
        ),
        (
            "must = 'not-appear'\nmax = 3\nunit = 'articles'",
            "must is \"not-appear\", and max is given too; expected one of them",
        ),
        (
            "min = 3\nmax = 2.5\nunit = 'percent-of-articles'",
            "min is 3 and max is 2.5; expected min to be at most max",
        ),
        (
            "max = 120\nunit = 'percent-of-articles'",
            "max is 120 with unit = \"percent-of-articles\"; expected a number from 0 to 100, where 12.5 is one article in eight",
        ),
        (
            "min = -1\nunit = 'per-million-words'",
            "min is -1 with unit = \"per-million-words\"; expected a number from 0 to 1000000",
        ),
        (
            "max = 2.5\nunit = 'articles'",
            "max is 2.5 with unit = \"articles\"; expected a whole number, 0 or more",
        ),
        (
            "max = nan\nunit = 'occurrences'",
            "max is nan with unit = \"occurrences\"; expected a whole number, 0 or more",
        ),
        (
            "max = inf\nunit = 'articles'",
            "max is inf with unit = \"articles\"; expected a whole number, 0 or more",
        ),
        (
            "must = 'appear'\nkind = 'person'",
            "has a kind, which only an entity has; expected entity in place of term",
        ),
        (
            "must = 'appear'\nwhere = { outlet = [] }",
            "where.outlet is an empty list; expected at least one value",
        ),
        (
            "must = 'appear'\nwhere = { outlet = ' ' }",
            "where.outlet is empty; expected a text",
        ),
        (
            "must = 'appear'\nwhere = { '' = 'x' }",
            "a column in where is empty; expected a text",
        ),
        (
            "must = 'appear'\nwhere = { outlet = 'x', Outlet = 'y' }",
            "where names the column \"outlet\" twice; expected one list of values",
        ),
        (
            "must = 'appear'\nmessage = ''",
            "message is empty; expected a text",
        ),
        (
            "must = 'appear'\nmessage = \"\\u001b[31m\"",
            "message is \"\\u{1b}[31m\"; expected no control characters",
        ),
    ] {
        assert_eq!(refused(lines), format!("check.rule \"port\": {said}"), "{lines}");
    }
    for lines in [
        "max = 0\nunit = 'articles'",
        "min = 100\nmax = 100\nunit = 'percent-of-articles'",
        "max = 1e6\nunit = 'per-million-words'",
    ] {
        assert_eq!(
            rule(&format!("name = 'port'\nterm = 'quay'\n{lines}")).name,
            "port"
        );
    }
}

#[test]
fn what_no_rule_has_is_refused_while_reading() {
    for (lines, said) in [
        (
            "must = 'be there'",
            "unknown variant `be there`, expected `appear` or `not-appear`",
        ),
        (
            "maximum = 3",
            "unknown field `maximum`, expected one of `name`, `term`,",
        ),
        ("max = 'three'", "invalid type: string \"three\", expected f64"),
        (
            "level = 'fatal'",
            "unknown variant `fatal`, expected one of `off`, `note`, `warning`, `error`",
        ),
        (
            "where = 'outlet'",
            "invalid type: string \"outlet\", expected a map",
        ),
        (
            "where = { year = 1.5 }",
            "expected a value in quotation marks, or a list of them",
        ),
        (
            "where = { outlet = [['a', 'b']] }",
            "a list of values in a list of values: expected texts",
        ),
    ] {
        let told = refused(lines);
        assert!(told.contains(said), "{told}");
        assert!(told.contains("line "), "{told}");
    }
}

#[test]
fn names_are_unique_in_any_case() {
    let two = |first: &str, second: &str| {
        let one = |name: &str| format!("[[check.rule]]\nname = \"{name}\"\nterm = 'quay'\nmust = 'appear'\n");
        read(&(one("other") + &one(first) + &one(second)))
    };
    assert!(two("port", "ports").is_ok());
    for second in ["port", "PORT", " Port "] {
        assert_eq!(
            two("Port", second).unwrap_err(),
            "check.rule.name is \"Port\" in two rules; expected a name of its own for each rule"
        );
    }
}

#[test]
fn a_scope_holds_any_value_of_a_list_in_any_case() {
    let scope = Scope::from([("Outlet", &["Harbor Courier", "Gull"][..]), ("year", &["2024"])]);
    let holds = |outlet: Option<&'static str>, year: Option<&'static str>| {
        scope.holds(|column| match column {
            "Outlet" => outlet,
            "year" => year,
            other => panic!("{other} is no column of the rule"),
        })
    };
    assert!(holds(Some("Gull"), Some("2024")));
    assert!(holds(Some(" harbor COURIER "), Some("2024")));
    assert!(!holds(Some("Gull"), Some("2025")));
    assert!(!holds(Some("Gull"), None));
    assert!(!holds(Some(""), Some("2024")));
    assert!(Scope::default().holds(|_| None));
    let wanted = ["Région".to_owned(), "a, b".to_owned()];
    for (field, is) in [
        ("RÉGION", true),
        ("ville; région", true),
        ("['ville', 'Région']", true),
        ("[\"Région\"]", true),
        ("région;", true),
        ("A, B", true),
        ("régions", false),
        ("ville, région", false),
        ("[", false),
        ("", false),
    ] {
        assert_eq!(is_any(field, &wanted), is, "{field}");
    }
}

#[test]
fn a_rule_is_written_as_it_was_read() {
    let file = "name = \"port\"\nterm = \"quay\"\nmatch = \"word\"\nmax = 3.0\nunit = \"articles\"\nlevel = \"note\"\n\n\
                [where]\noutlet = \"Gull\"\nsection = [\"a\", \"b\"]\n";
    let read: super::super::Rule = toml::from_str(file).unwrap();
    assert_eq!(toml::to_string(&read).unwrap(), file);
}
