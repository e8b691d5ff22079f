use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::hostile;
use super::super::sample::{self, CUT};
use super::*;

/// What a parser reads: names with their attributes, and the text inside.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    parts: Vec<Element>,
}

impl Element {
    fn all(&self, name: &str) -> Vec<&Element> {
        let mut all: Vec<&Element> = self.parts.iter().filter(|part| part.name == name).collect();
        all.extend(self.parts.iter().flat_map(|part| part.all(name)));
        all
    }

    fn count(&self, attribute: &str) -> usize {
        self.attributes[attribute].parse().unwrap()
    }
}

fn parsed(xml: &str) -> Element {
    assert!(xml.chars().all(is_xml), "a character that XML 1.0 forbids");
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    let element = |start: &quick_xml::events::BytesStart<'_>| Element {
        name: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap();
                let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
                let value = std::str::from_utf8(&attribute.value).unwrap();
                (key, quick_xml::escape::unescape(value).unwrap().into_owned())
            })
            .collect(),
        ..Element::default()
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().parts.push(element(&start)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().parts.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap();
                let text = quick_xml::escape::unescape(&format!("&{name};"))
                    .unwrap()
                    .into_owned();
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} is not written"),
        }
    }
    assert_eq!(open.len(), 1);
    open.remove(0)
}

/// The characters of XML 1.0.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// What every file has: counts that agree with what it holds, at most one failure in a case.
fn checked(xml: &str) -> Element {
    let root = parsed(xml);
    assert_eq!(root.parts.len(), 1);
    for suite in [root.all("testsuites"), root.all("testsuite")].concat() {
        assert_eq!(suite.count("tests"), suite.all("testcase").len());
        assert_eq!(suite.count("failures"), suite.all("failure").len());
        assert_eq!(suite.count("errors"), 0);
    }
    for case in root.all("testcase") {
        assert!(case.attributes.contains_key("classname") && case.attributes.contains_key("name"));
        assert!(case.all("failure").len() <= 1);
    }
    root
}

#[test]
fn a_rule_is_a_case() {
    let root = checked(&write(&sample::findings(), CUT));
    let cases = root.all("testcase");
    let names: Vec<&str> = cases
        .iter()
        .map(|case| case.attributes["name"].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "gate/encoding",
            "content/no-placeholder",
            "drift/term",
            "drift/entity",
            "drift/topic"
        ]
    );
    let failing: Vec<usize> = cases.iter().map(|case| case.all("failure").len()).collect();
    assert_eq!(failing, [1, 0, 0, 1, 0]);
    let failure = cases[3].all("failure")[0];
    assert_eq!(failure.attributes["type"], "error");
    assert!(failure.attributes["message"].starts_with("Harbour Board is named 2,330 times"));
    assert!(
        failure.text.contains("\n  now     2,330 per million words"),
        "{}",
        failure.text
    );
    assert!(
        cases[1].all("system-out")[0]
            .text
            .starts_with("error, known in the baseline: lorem ipsum\n")
    );
    assert!(
        cases[2].all("system-out")[0]
            .text
            .contains("warning, gone since the baseline: pier\n")
    );
    let output = &root.all("testsuite")[0].parts.last().unwrap().text;
    assert!(output.contains("to know: Topics were not compared"));
}

#[test]
fn several_failures_of_a_rule_are_one() {
    let mut findings = sample::findings();
    let mut again = findings.findings[1].clone();
    again.subject = "Port <Authority> & \"Sons\"".to_owned();
    findings.findings.push(again);
    findings.rules.pop();
    let root = checked(&write(&findings, CUT));
    let failure = root.all("failure")[1];
    assert!(failure.attributes["message"].ends_with(" (and 1 more)"));
    assert!(
        failure.text.contains("error: Harbour Board") && failure.text.contains("Port <Authority> & \"Sons\"")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_xml_and_no_finding_is_lost(findings in hostile::findings()) {
        let root = checked(&write(&findings, CUT));
        let cases: BTreeSet<&str> = findings
            .rules
            .iter()
            .map(|rule| rule.id.as_str())
            .chain(findings.findings.iter().map(|finding| finding.rule.as_str()))
            .collect();
        prop_assert_eq!(root.all("testcase").len(), cases.len());
        let failing: BTreeSet<&str> = findings
            .findings
            .iter()
            .filter(|finding| finding.fails(Level::Error))
            .map(|finding| finding.rule.as_str())
            .collect();
        prop_assert_eq!(root.all("failure").len(), failing.len());
    }
}
