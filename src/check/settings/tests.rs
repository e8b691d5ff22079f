//! Settings as they are written, and their description beside them.

use super::{KEYS, Key, Kind, RULE_KEYS, Settings, Severity};
use crate::check::content::{Matching, Must, Rule, Scope, Unit};
use crate::check::drift;
use crate::finding::Level;
use std::collections::BTreeMap;
use toml::{Table, Value};

fn read(table: &str) -> Result<Settings, String> {
    let settings: Settings = toml::from_str(table).map_err(|error| error.to_string())?;
    settings.check().map_err(|error| error.to_string())?;
    Ok(settings)
}

/// The values of a table by their paths.
fn flat(table: &Table, before: &str, all: &mut BTreeMap<String, Value>) {
    for (key, value) in table {
        let path = if before.is_empty() {
            key.clone()
        } else {
            format!("{before}.{key}")
        };
        match value {
            Value::Table(inner) => flat(inner, &path, all),
            other => {
                all.insert(path, other.clone());
            }
        }
    }
}

fn literal(text: &str) -> Value {
    let table: Table = toml::from_str(&format!("x = {text}")).unwrap();
    table["x"].clone()
}

/// A value that a key of the kind may have.
fn usual(kind: Kind) -> &'static str {
    match kind {
        Kind::Whole => "12",
        Kind::Number => "1.5",
        Kind::Share => "0.25",
        Kind::Text => "\"quay\"",
        Kind::Severity => "\"note\"",
        Kind::Flag => "true",
        Kind::Texts => "[\"en\", \"de\"]",
        Kind::Date => "\"2024-05-31\"",
        Kind::OneOf(_) => "\"place\"",
        Kind::Scope => "{ outlet = \"Gull\", section = [\"a\", \"b\"] }",
    }
}

fn fits(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Whole => value.is_integer(),
        Kind::Number => value.is_float(),
        Kind::Share => value.as_float().is_some_and(|share| (0.0..=1.0).contains(&share)),
        Kind::Text | Kind::Date => value.is_str(),
        Kind::Severity => value
            .as_str()
            .is_some_and(|id| Severity::ALL.iter().any(|level| level.id() == id)),
        Kind::Flag => value.is_bool(),
        Kind::Texts => value.is_array(),
        Kind::OneOf(all) => value.as_str().is_some_and(|one| all.contains(&one)),
        Kind::Scope => value.is_table(),
    }
}

#[test]
fn every_setting_is_described_and_every_description_is_a_setting() {
    let mut defaults = BTreeMap::new();
    flat(&Table::try_from(Settings::default()).unwrap(), "", &mut defaults);
    let described: BTreeMap<String, Value> = KEYS
        .iter()
        .filter(|key| !key.default.is_empty())
        .map(|key| (key.path.to_owned(), literal(key.default)))
        .collect();
    for path in defaults.keys().chain(described.keys()) {
        assert_eq!(
            defaults.get(path),
            described.get(path),
            "{path}: the struct, then its description"
        );
    }
    for key in KEYS {
        if let Some(default) = defaults.get(key.path) {
            assert!(fits(key.kind, default), "{}", key.path);
        }
        let with = toml::from_str::<Settings>(&format!("{} = {}", key.path, usual(key.kind)));
        let with = with.unwrap_or_else(|said| panic!("{}: {said}", key.path));
        let mut now = BTreeMap::new();
        flat(&Table::try_from(with).unwrap(), "", &mut now);
        assert_eq!(now.get(key.path), Some(&literal(usual(key.kind))), "{}", key.path);
    }
}

#[test]
fn every_key_of_a_rule_is_described() {
    let every = Rule {
        name: "port".to_owned(),
        term: Some("quay".to_owned()),
        entity: Some("Quay".to_owned()),
        kind: Some("place".to_owned()),
        matching: Some(Matching::Stem),
        must: Some(Must::Appear),
        min: Some(1.5),
        max: Some(1.5),
        unit: Some(Unit::Articles),
        scope: Scope::from([("outlet", &["Gull"][..])]),
        level: Severity::default_of(RULE_KEYS, "level"),
        message: Some("why".to_owned()),
    };
    let table = Table::try_from(&every).unwrap();
    let mut written: Vec<&str> = table.keys().map(String::as_str).collect();
    let mut described: Vec<&str> = RULE_KEYS.iter().map(|key| key.path).collect();
    written.sort_unstable();
    described.sort_unstable();
    assert_eq!(written, described);
    for key in RULE_KEYS {
        assert!(fits(key.kind, &table[key.path]), "{}", key.path);
    }
    let choices = |path: &str| match RULE_KEYS.iter().find(|key| key.path == path).unwrap().kind {
        Kind::OneOf(choices) => choices,
        other => panic!("{path} is {other:?}"),
    };
    assert_eq!(choices("unit"), Unit::ALL.map(Unit::id));
    assert_eq!(choices("match"), Matching::ALL.map(Matching::id));
    for must in choices("must") {
        assert!(Value::from(*must).try_into::<Must>().is_ok());
    }
    for unit in Unit::ALL {
        assert_eq!(Value::try_from(unit).unwrap().as_str(), Some(unit.id()));
    }
    for matching in Matching::ALL {
        assert_eq!(Value::try_from(matching).unwrap().as_str(), Some(matching.id()));
    }
    assert_eq!(every.level, Rule::default().level);
    assert_eq!(
        literal(default_of(RULE_KEYS, "match")).as_str(),
        Some(Matching::default().id())
    );
}

fn default_of(keys: &'static [Key], path: &str) -> &'static str {
    keys.iter().find(|key| key.path == path).unwrap().default
}

impl Severity {
    fn default_of(keys: &'static [Key], path: &str) -> Self {
        literal(default_of(keys, path)).try_into().unwrap()
    }
}

#[test]
fn descriptions_are_one_plain_line_each() {
    for key in KEYS.iter().chain(RULE_KEYS) {
        assert!(
            key.meaning.ends_with('.') && !key.meaning.contains('\n'),
            "{}",
            key.path
        );
        assert!(key.meaning.len() <= 120, "{}", key.path);
        assert_eq!(
            key.kind == Kind::Share,
            key.meaning.contains("0 to 1"),
            "{}",
            key.path
        );
    }
    let mut paths: Vec<&str> = KEYS.iter().map(|key| key.path).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), KEYS.len());
}

#[test]
fn every_share_is_held_to_its_range() {
    let shares: Vec<&Key> = KEYS.iter().filter(|key| key.kind == Kind::Share).collect();
    assert!(shares.len() > 25);
    for key in shares {
        for (value, shown) in [
            ("1.01", "1.01"),
            ("-0.1", "-0.1"),
            ("nan", "nan"),
            ("inf", "inf"),
            ("30", "30"),
        ] {
            assert_eq!(
                read(&format!("{} = {value}", key.path)).unwrap_err(),
                format!(
                    "check.{} is {shown}; expected a share from 0 to 1, where 0.25 is a quarter",
                    key.path
                )
            );
        }
        for value in ["0", "1", "1.0", "0.5"] {
            assert!(
                read(&format!("{} = {value}", key.path)).is_ok(),
                "{} {value}",
                key.path
            );
        }
    }
}

#[test]
fn every_level_can_be_set_and_nothing_else() {
    for key in KEYS.iter().filter(|key| key.kind == Kind::Severity) {
        for level in Severity::ALL {
            assert!(
                read(&format!("{} = \"{}\"", key.path, level.id())).is_ok(),
                "{}",
                key.path
            );
        }
        let said = read(&format!("{} = \"warn\"", key.path)).unwrap_err();
        assert!(
            said.contains("unknown variant `warn`, expected one of `off`, `note`, `warning`, `error`"),
            "{said}"
        );
    }
}

#[test]
fn what_cannot_be_meant_is_refused_with_a_way_out() {
    for (table, said) in [
        (
            "gate.articles = { min = 10, max = 9 }",
            "check.gate.articles.max is 9; expected check.gate.articles.min or more, which is 10",
        ),
        (
            "gate.articles.source-max = 0",
            "check.gate.articles.source-max is 0; expected check.gate.articles.source-min or more, which is 1",
        ),
        (
            "gate.same-text.articles = 1",
            "check.gate.same-text.articles is 1; expected 2 or more, since one article repeats nothing",
        ),
        (
            "gate.boilerplate.articles = 0",
            "check.gate.boilerplate.articles is 0; expected 2 or more, since one article repeats nothing",
        ),
        (
            "gate.dates.earliest = '31.12.2024'",
            "check.gate.dates.earliest is \"31.12.2024\"; expected a day, month or year in quotation marks, such as \
             \"2024-05-31\", \"2024-05\" or \"2024\"",
        ),
        (
            "gate.dates = { earliest = '2024-05', latest = '2024-04-30' }",
            "check.gate.dates.latest is \"2024-04-30\"; expected check.gate.dates.earliest or later, which is \"2024-05\"",
        ),
        (
            "gate.languages.expected = ['en', 'English']",
            "check.gate.languages.expected is \"English\"; expected codes of languages in small letters, such as \"en\" or \"de\"",
        ),
        (
            "gate.sources.expected = ['a', ' ']",
            "check.gate.sources.expected is \" \"; expected names of outlets, folders or files",
        ),
        (
            "drift.tolerance = 0.99",
            "check.drift.tolerance is 0.99; expected a ratio from 1 to 1000, where 1.25 accepts a quarter more",
        ),
        (
            "drift.tolerance = inf",
            "check.drift.tolerance is inf; expected a ratio from 1 to 1000, where 1.25 accepts a quarter more",
        ),
        (
            "drift.alpha = 0",
            "check.drift.alpha is 0; expected a chance above 0 and at most 0.5, such as 0.05",
        ),
        (
            "drift.alpha = 0.51",
            "check.drift.alpha is 0.51; expected a chance above 0 and at most 0.5, such as 0.05",
        ),
        (
            "drift.alpha = nan",
            "check.drift.alpha is nan; expected a chance above 0 and at most 0.5, such as 0.05",
        ),
        (
            "drift.min-articles = 9",
            "check.drift.min-articles is 9; expected 10 or more, since fewer articles show nothing",
        ),
    ] {
        assert_eq!(read(table).unwrap_err(), said);
    }
    for table in [
        "gate.articles = { min = 9, max = 9 }",
        "gate.dates = { earliest = '2024-05-31', latest = '2024-05' }",
        "gate.dates = { earliest = '2024', latest = '2024-01-01' }",
        "drift = { tolerance = 1, alpha = 0.5, min-articles = 10 }",
        "",
    ] {
        assert!(read(table).is_ok(), "{table}");
    }
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    for (date, is) in [
        ("2024-02-29", true),
        ("2023-02-29", false),
        ("1900-02-29", false),
        ("2000-02-29", true),
        ("2024-04-31", false),
        ("2024-00-01", false),
        ("2024-13", false),
        ("2024-12", true),
        ("0001", true),
        ("24-05-31", false),
        ("2024-5-31", false),
        ("2024-05-31-", false),
        ("2024-05-00", false),
        ("+024-05", false),
        ("٢٠٢٤", false),
        ("", false),
        ("2024-05-31T00:00:00", false),
    ] {
        let table = format!("gate.dates = {{ earliest = '0001', latest = '{date}' }}");
        assert_eq!(read(&table).is_ok(), is, "{date}");
    }
}

#[test]
fn a_slip_of_the_pen_is_an_error() {
    for (table, said) in [
        (
            "gates.empty.max = 0.1",
            "unknown field `gates`, expected one of `gate`, `drift`, `rule`",
        ),
        ("gate.emtpy.max = 0.1", "unknown field `emtpy`"),
        (
            "gate.empty.maximum = 0.1",
            "unknown field `maximum`, expected one of `level`, `max`, `error-above`",
        ),
        ("gate.same_text.max = 0.1", "unknown field `same_text`"),
        ("drift.min_articles = 12", "unknown field `min_articles`"),
        (
            "gate.articles.min = -1",
            "invalid value: integer `-1`, expected u64",
        ),
        (
            "gate.empty.max = '2%'",
            "invalid type: string \"2%\", expected f64",
        ),
    ] {
        let told = read(table).unwrap_err();
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn the_comparison_is_given_what_was_set() {
    assert_eq!(Settings::default().drift.options(), drift::Options::default());
    let set = read(
        "drift = { tolerance = 2, alpha = 0.01, terms = 'off', entities = 'note', topics = 'warning', min-articles = 50 }",
    );
    let options = set.unwrap().drift.options();
    assert_eq!(
        (options.tolerance.to_bits(), options.alpha.to_bits()),
        (2.0_f64.to_bits(), 0.01_f64.to_bits())
    );
    let levels = [options.terms, options.entities, options.topics, options.groups];
    assert_eq!(
        levels,
        [None, Some(Level::Note), Some(Level::Warning), Some(Level::Error)]
    );
    assert_eq!(options.min_articles, 50);
    for severity in Severity::ALL {
        assert_eq!(Severity::from(severity.level()), severity);
    }
}
