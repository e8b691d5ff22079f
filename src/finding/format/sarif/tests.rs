use proptest::prelude::*;
use serde_json::Value;

use super::super::hostile;
use super::super::sample::{self, CUT};
use super::*;

/// What a key of an object may hold, by the published schema of SARIF 2.1.0.
enum Kind {
    Text,
    /// Text that RFC 3986 calls a URI reference.
    Uri,
    Flag,
    /// A whole number from -1 on.
    Index,
    One(&'static [&'static str]),
    Object(&'static str),
    List(&'static str),
    /// A list in which nothing stands twice.
    Set(&'static str),
    Texts,
    /// An object whose every value is of a kind.
    Each(&'static Kind),
    /// An object with any keys.
    Bag,
}

const LEVELS: Kind = Kind::One(&["none", "note", "warning", "error"]);

/// Its name, the keys that must be there, and those that may.
type Object = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, Kind)],
);

/// The objects that are written: the keys that must be there, and those that may; no object may have others.
///
/// Restated from the schema with the keys that the writer uses: a key it does not name fails, so whoever adds one looks it up.
const OBJECTS: [Object; 18] = [
    (
        "sarifLog",
        &["version", "runs"],
        &[
            ("$schema", Kind::Uri),
            ("version", Kind::One(&["2.1.0"])),
            ("runs", Kind::List("run")),
        ],
    ),
    (
        "run",
        &["tool"],
        &[
            ("tool", Kind::Object("tool")),
            ("automationDetails", Kind::Object("runAutomationDetails")),
            ("invocations", Kind::List("invocation")),
            (
                "originalUriBaseIds",
                Kind::Each(&Kind::Object("artifactLocation")),
            ),
            ("results", Kind::List("result")),
            ("properties", Kind::Bag),
        ],
    ),
    ("tool", &["driver"], &[("driver", Kind::Object("toolComponent"))]),
    (
        "toolComponent",
        &["name"],
        &[
            ("name", Kind::Text),
            ("version", Kind::Text),
            ("semanticVersion", Kind::Text),
            ("rules", Kind::Set("reportingDescriptor")),
        ],
    ),
    (
        "reportingDescriptor",
        &["id"],
        &[
            ("id", Kind::Text),
            ("name", Kind::Text),
            ("shortDescription", Kind::Object("multiformatMessageString")),
            ("fullDescription", Kind::Object("multiformatMessageString")),
            ("help", Kind::Object("multiformatMessageString")),
            ("defaultConfiguration", Kind::Object("reportingConfiguration")),
            ("properties", Kind::Object("propertyBag")),
        ],
    ),
    ("reportingConfiguration", &[], &[("level", LEVELS)]),
    (
        "propertyBag",
        &[],
        &[("tags", Kind::Texts), ("problem.severity", Kind::Text)],
    ),
    ("multiformatMessageString", &["text"], &[("text", Kind::Text)]),
    ("message", &["text"], &[("text", Kind::Text)]),
    ("runAutomationDetails", &[], &[("id", Kind::Text)]),
    (
        "invocation",
        &["executionSuccessful"],
        &[
            ("executionSuccessful", Kind::Flag),
            ("toolExecutionNotifications", Kind::List("notification")),
        ],
    ),
    (
        "notification",
        &["message"],
        &[("level", LEVELS), ("message", Kind::Object("message"))],
    ),
    (
        "result",
        &["message"],
        &[
            ("ruleId", Kind::Text),
            ("ruleIndex", Kind::Index),
            ("level", LEVELS),
            ("message", Kind::Object("message")),
            ("locations", Kind::List("location")),
            ("relatedLocations", Kind::Set("location")),
            ("partialFingerprints", Kind::Each(&Kind::Text)),
            (
                "baselineState",
                Kind::One(&["new", "unchanged", "updated", "absent"]),
            ),
            ("suppressions", Kind::Set("suppression")),
            ("properties", Kind::Bag),
        ],
    ),
    (
        "location",
        &[],
        &[
            ("physicalLocation", Kind::Object("physicalLocation")),
            ("logicalLocations", Kind::Set("logicalLocation")),
            ("message", Kind::Object("message")),
        ],
    ),
    (
        "physicalLocation",
        &["artifactLocation"],
        &[("artifactLocation", Kind::Object("artifactLocation"))],
    ),
    (
        "artifactLocation",
        &[],
        &[
            ("uri", Kind::Uri),
            ("uriBaseId", Kind::Text),
            ("description", Kind::Object("message")),
        ],
    ),
    (
        "logicalLocation",
        &[],
        &[
            ("name", Kind::Text),
            ("fullyQualifiedName", Kind::Text),
            ("kind", Kind::Text),
        ],
    ),
    (
        "suppression",
        &["kind"],
        &[
            ("kind", Kind::One(&["inSource", "external"])),
            ("state", Kind::One(&["accepted", "underReview", "rejected"])),
            ("justification", Kind::Text),
        ],
    ),
];

fn check_object(name: &str, value: &Value) {
    let (_, required, keys) = OBJECTS.iter().find(|(object, ..)| *object == name).unwrap();
    let object = value.as_object().unwrap_or_else(|| panic!("{name}: {value}"));
    for key in *required {
        assert!(object.contains_key(*key), "{name} lacks {key}");
    }
    for (key, value) in object {
        let (_, kind) = keys
            .iter()
            .find(|(known, _)| known == key)
            .unwrap_or_else(|| panic!("{name} has {key}"));
        check(kind, value);
    }
}

fn check(kind: &Kind, value: &Value) {
    let list = || value.as_array().unwrap_or_else(|| panic!("no list: {value}"));
    let text = || value.as_str().unwrap_or_else(|| panic!("no text: {value}"));
    match kind {
        Kind::Text => drop(text()),
        Kind::Uri => assert!(is_uri_reference(text()), "{value}"),
        Kind::Flag => assert!(value.is_boolean(), "{value}"),
        Kind::Index => assert!(value.as_i64().is_some_and(|index| index >= -1), "{value}"),
        Kind::One(values) => assert!(values.contains(&text()), "{value}"),
        Kind::Object(name) => check_object(name, value),
        Kind::List(name) => list().iter().for_each(|value| check_object(name, value)),
        Kind::Set(name) => {
            for value in list() {
                check_object(name, value);
            }
            assert_unique(list());
        }
        Kind::Texts => {
            assert!(list().iter().all(Value::is_string));
            assert_unique(list());
        }
        Kind::Each(kind) => value
            .as_object()
            .unwrap()
            .values()
            .for_each(|value| check(kind, value)),
        Kind::Bag => assert!(value.is_object()),
    }
}

fn assert_unique(values: &[Value]) {
    for (at, value) in values.iter().enumerate() {
        assert!(!values[..at].contains(value), "twice: {value}");
    }
}

/// The characters and escapes of RFC 3986, and no colon before the first slash but that of a scheme.
fn is_uri_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    let characters = bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes
            .get(at + 1..at + 3)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        _ => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(byte),
    });
    let scheme = text.split('/').next().unwrap_or_default().split_once(':');
    characters && !text.is_empty() && scheme.is_none_or(|(scheme, _)| ["https", "file"].contains(&scheme))
}

/// What the standard asks in words, and what code scanning asks besides.
fn checked(findings: &Findings) -> Value {
    let log: Value = serde_json::from_str(&write(findings, CUT).unwrap()).unwrap();
    check_object("sarifLog", &log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for (at, rule) in rules.iter().enumerate() {
        assert!(rules[..at].iter().all(|other| other["id"] != rule["id"]));
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.findings.len());
    for result in results {
        if let Some(index) = result["ruleIndex"].as_u64() {
            assert_eq!(rules[usize::try_from(index).unwrap()]["id"], result["ruleId"]);
        }
        assert_eq!(
            result["baselineState"].is_null(),
            results[0]["baselineState"].is_null()
        );
        assert_eq!(
            result["suppressions"].is_null(),
            results[0]["suppressions"].is_null()
        );
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert!(place["uri"].is_string());
        let is_relative = place["uriBaseId"] == "%SRCROOT%";
        assert!(!is_relative || !place["uri"].as_str().unwrap().split('/').any(|part| part == ".."));
        let text = result["message"]["text"].as_str().unwrap();
        let plain = text.replace("{{", "").replace("}}", "");
        assert!(!plain.contains(['{', '}']) && !text.contains("]("), "{text}");
    }
    log
}

#[test]
fn the_sample_is_sarif() {
    let findings = sample::findings();
    let log = checked(&findings);
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&"gleaner".into(), &"0.1.0".into())
    );
    assert_eq!(driver["semanticVersion"], "0.1.0");
    assert_eq!(driver["rules"][2]["name"], "DriftTerm");
    assert_eq!(driver["rules"][2]["defaultConfiguration"]["level"], "warning");
    assert_eq!(run["automationDetails"]["id"], "gleaner/check/");
    assert_eq!(run["properties"]["failed"], true);
    let results = run["results"].as_array().unwrap();
    let states: Vec<&str> = results
        .iter()
        .map(|result| result["baselineState"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["new", "new", "new", "new", "unchanged", "absent"]);
    let suppressed: Vec<usize> = results
        .iter()
        .map(|result| result["suppressions"].as_array().unwrap().len())
        .collect();
    assert_eq!(suppressed, [0, 0, 0, 0, 1, 1]);
    let entity = &results[1];
    assert_eq!(entity["ruleIndex"], 3);
    assert_eq!(entity["level"], "error");
    let location = &entity["locations"][0];
    assert_eq!(
        location["physicalLocation"]["artifactLocation"]["uri"],
        "inbox/2031-03-15/courier.txt"
    );
    assert_eq!(
        location["logicalLocations"][0]["fullyQualifiedName"],
        "courier.txt#11"
    );
    assert_eq!(entity["relatedLocations"].as_array().unwrap().len(), 3);
    assert_eq!(
        entity["partialFingerprints"]["gleaner/v1"],
        findings.findings[1].fingerprint()
    );
    assert_eq!(entity["properties"]["interval"]["low"], 1.1);
    assert_eq!(
        results[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "."
    );
}

#[test]
fn without_a_baseline_there_are_no_states() {
    let mut findings = sample::findings();
    findings.held_against = None;
    findings.findings.retain(|finding| finding.state == State::New);
    let log = checked(&findings);
    assert!(log["runs"][0]["results"][0]["baselineState"].is_null());
    assert!(log["runs"][0]["results"][0]["suppressions"].is_null());
}

#[test]
fn articles_that_stand_twice_and_paths_that_do_not_are_told_once() {
    let mut findings = sample::findings();
    let finding = &mut findings.findings[1];
    let article = finding.evidence[0].clone();
    finding.evidence.extend([article.clone(), article]);
    finding.evidence[0].path = None;
    finding.evidence[0].source = "standard input".to_owned();
    let log = checked(&findings);
    let result = &log["runs"][0]["results"][1];
    assert_eq!(result["relatedLocations"].as_array().unwrap().len(), 4);
    findings.findings[1].evidence.truncate(1);
    let log = checked(&findings);
    let place = &log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "standard%20input");
}

#[test]
fn what_code_scanning_would_refuse_is_left_out_and_counted() {
    let mut findings = sample::findings();
    let mut one = findings.findings.swap_remove(3);
    one.evidence.clear();
    findings.findings = vec![one; RESULTS + 2];
    let log: Value = serde_json::from_str(&write(&findings, CUT).unwrap()).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), RESULTS);
    let told = &run["invocations"][0]["toolExecutionNotifications"][1]["message"]["text"];
    assert!(
        told.as_str()
            .unwrap()
            .starts_with("2 findings left out, because code scanning takes 25,000")
    );
    findings.findings.truncate(RESULTS);
    assert!(!write(&findings, CUT).unwrap().contains("left out, because"));
}

#[test]
fn versions_are_semantic_where_they_are() {
    for version in ["0.1.0", "10.20.30"] {
        assert!(is_semantic(version));
    }
    for version in ["", "1.0", "1.0.0.0", "01.0.0", "1..0", "1.0.x"] {
        assert!(!is_semantic(version), "{version}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_findings_are_sarif(findings in hostile::findings()) {
        checked(&findings);
    }
}
