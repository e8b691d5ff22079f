//! Files that were written, edited and damaged.

use proptest::prelude::*;

use super::*;

/// A file with every member in it.
fn full() -> Snapshot {
    let mut chance = Chance(13);
    let mut snapshot = snapshot_of(
        &texts(&mut chance, 60),
        &[vec![1, 2, 3], vec![280, 281]],
        Keep::MOST_FREQUENT,
    );
    snapshot.accepted = vec![
        Accepted {
            fingerprint: "0f".repeat(16),
            rule: "drift/term".to_owned(),
            subject: "“quoted”\n\u{1b}".to_owned(),
            scope: Some("outlet = Herald".to_owned()),
            level: crate::finding::Level::Warning,
        },
        Accepted {
            fingerprint: "f0".repeat(16),
            rule: "gate/short".to_owned(),
            subject: "x".to_owned(),
            scope: None,
            level: crate::finding::Level::Warning,
        },
    ];
    snapshot
}

#[test]
fn a_file_reads_back_as_it_was() {
    let snapshot = full();
    let text = snapshot.to_json();
    let back = Snapshot::parse(text.as_bytes(), "baseline.json").unwrap();
    assert_eq!(back, snapshot);
    assert_eq!(back.to_json(), text);
    // One unit per line, in the order of names.
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("[\"t")).collect();
    assert!(lines.len() > 200 && lines.iter().all(|line| line.matches("[\"").count() == 1));
    let whole: Vec<&str> = lines
        .iter()
        .copied()
        .take(snapshot.whole.terms.rows().len())
        .collect();
    assert!(whole.is_sorted());
    // As a member of a report.
    let report = serde_json::json!({ "schema": "gleaner-report/1", "title": "x", "baseline": snapshot });
    assert_eq!(
        Snapshot::parse(report.to_string().as_bytes(), "report.json").unwrap(),
        snapshot
    );
    assert_eq!(
        Snapshot::parse(whole_with_mark(&text).as_slice(), "b").unwrap(),
        snapshot
    );
}

fn whole_with_mark(text: &str) -> Vec<u8> {
    [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat()
}

#[test]
fn what_cannot_be_is_refused_with_its_name() {
    let text = full().to_json();
    let row = text
        .lines()
        .find(|line| line.starts_with("[\"t000\""))
        .unwrap()
        .trim_end_matches(',')
        .to_owned();
    let changed = |to: &str| text.replacen(&row, to, 1);
    let cases = [
        (changed("[\"t000\",\"t000\",0,0,1.0]"), "cannot be"),
        (changed("[\"t000\",\"t000\",3,4,1.0]"), "cannot be"),
        (
            changed("[\"t000\",\"t000\",99999999999999999,4,1.0]"),
            "cannot be",
        ),
        (changed("[\"t000\",\"t000\",900,61,1.0]"), "cannot be"),
        (changed("[\"t000\",\"t000\",9,4,0.0]"), "spread"),
        (changed("[\"t000\",\"t000\",9,4,-3]"), "spread"),
        (changed("[\"t000\",\"t000\",9,4,1e999]"), "out of range"),
        (
            changed("[\"t000\",\"t000\",9,4,NaN]"),
            "not a baseline that can be read",
        ),
        (
            changed("[\"t000\",\"t000\",-9,4,1.0]"),
            "not a baseline that can be read",
        ),
        (
            changed("[\"t000\",\"t000\",9,4]"),
            "not a baseline that can be read",
        ),
        (changed("[\"t001\",\"other\",9,4,1.0]"), "twice"),
        (text.replacen("baseline/1", "baseline/2", 1), "expected"),
        (text.replacen("\"words\"", "\"wordz\"", 1), "unknown field"),
        (text.replacen("\"stem\"", "\"count\"", 1), "columns"),
        ("{}".to_owned(), "neither a baseline nor"),
        ("[]".to_owned(), "not a baseline that can be read"),
        (String::new(), "not a baseline that can be read"),
        (
            "{\"schema\":\"gleaner-report/1\"}".to_owned(),
            "make the report anew",
        ),
        ("{\"schema\":7}".to_owned(), "neither"),
    ];
    for (text, expected) in cases {
        let error = Snapshot::parse(text.as_bytes(), "b.json").unwrap_err();
        assert!(error.to_string().starts_with("b.json: "), "{error}");
        assert!(
            error.to_string().contains(expected),
            "{error} does not say {expected:?}"
        );
        assert_eq!(error.exit_code(), 3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_are_refused_or_harmless(
        cut in 0.0_f64..1.0,
        at in 0.0_f64..1.0,
        with in prop::collection::vec(any::<u8>(), 0..6),
        digits in "[0-9.eE+-]{1,12}",
    ) {
        let snapshot = full();
        let bytes = snapshot.to_json().into_bytes();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a text")]
        let place = |share: f64| (bytes.len() as f64 * share) as usize;
        let end = place(cut);
        prop_assert!(Snapshot::parse(&bytes[..end], "b").is_err());
        let mut damaged = bytes.clone();
        damaged.splice(place(at)..place(at), with);
        let mut other = bytes.clone();
        if let Some(number) = (place(at)..bytes.len()).find(|at| bytes[*at].is_ascii_digit()) {
            other.splice(number..=number, digits.bytes());
        }
        for bytes in [damaged, other] {
            if let Ok(read) = Snapshot::parse(&bytes, "b") {
                let _ = drift(&read, &snapshot, &Options::default());
                let _ = drift(&snapshot, &read, &Options::default());
                let again = Snapshot::parse(read.to_json().as_bytes(), "b").unwrap();
                prop_assert_eq!(again, read);
            }
        }
    }

    #[test]
    fn absurd_options_do_no_harm(tolerance in any::<f64>(), alpha in any::<f64>(), min_articles in any::<u32>()) {
        let options = Options { tolerance, alpha, min_articles, ..Options::default() };
        let snapshot = full();
        prop_assert!(drift(&snapshot, &snapshot, &options).unwrap().moved.is_empty());
        prop_assert!(rules(&options).iter().all(|rule| !rule.meaning.is_empty()));
    }
}
