use std::io::Cursor;

use super::*;

/// Bytes of which many mean something to a table or to JSON.
fn any() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
    let telling = proptest::sample::select(b"{}[]:,\"\\\n\r ab1-\x80\xc3\xa9\x1b".to_vec());
    proptest::collection::vec(
        proptest::prop_oneof![9 => telling, 1 => proptest::num::u8::ANY],
        0..40,
    )
}

fn told(path: &str, then: impl AsRef<[u8]>, now: impl AsRef<[u8]>) -> String {
    let (mut then, mut now) = (Cursor::new(then), Cursor::new(now));
    first(path, &mut then, &mut now).unwrap().unwrap().clause()
}

#[test]
fn the_same_is_no_difference() {
    for text in ["", "a", &"long\n".repeat(60_000)] {
        for path in ["a.txt", "a.csv", "a.json", "a.parquet", "a"] {
            let found = first(path, &mut Cursor::new(text), &mut Cursor::new(text)).unwrap();
            assert_eq!(found, None);
        }
    }
}

#[test]
fn text_is_told_by_its_line() {
    assert_eq!(
        told(
            "report.md",
            "# A\n\n16 articles\nend\n",
            "# A\n\n17 articles\nend\n"
        ),
        r"line 3 is “16 articles” in the report and “17 articles” now"
    );
    assert_eq!(
        told("a.md", "one\n", "one\ntwo\n"),
        r"line 2 is missing in the report and “two” now"
    );
    assert_eq!(
        told("a.md", "one\ntwo", "one\ntwo\n"),
        r"line 2 is “two” in the report and “two\n” now"
    );
    assert_eq!(
        told("a.md", "one\r\ntwo", "one\ntwo"),
        r"line 1 is “one\r” in the report and “one” now"
    );
    assert_eq!(
        told("a.md", "", "\u{1b}[31mred"),
        r"line 1 is missing in the report and “\u{1b}[31mred” now"
    );
    assert_eq!(
        told("a.md", "a\n\nb", "a\nx\nb"),
        r"line 2 is “” in the report and “x” now"
    );
    assert_eq!(
        told("a.md", b"caf\xe9", b"caf\xe8"),
        r"line 1 is “caf\xe9” in the report and “caf\xe8” now"
    );
}

#[test]
fn of_a_long_line_the_place_is_shown() {
    let long = |middle: &str| {
        format!(
            "{}\n{}{middle}{}\n",
            "x\n".repeat(99_999),
            "äö".repeat(90_000),
            "ü".repeat(90_000)
        )
    };
    let said = told("index.html", long("A"), long("B"));
    assert!(said.starts_with("line 100,001 is “…"), "{said}");
    assert!(said.contains("äöAü") && said.contains("äöBü") && said.contains("ü…”"));
    assert!(said.chars().count() < 400, "{said}");
}

#[test]
fn bytes_are_told_by_their_number() {
    assert_eq!(
        told("a.parquet", b"PAR1\x00\x01", b"PAR1\x00\x02\x03"),
        "byte 6 (of 6 then, 7 now) is 0x01 in the report and 0x02 now"
    );
    assert_eq!(
        told("a.parquet", b"PAR1", b"PAR"),
        "byte 4 (of 4 then, 3 now) is 0x31 in the report and missing now"
    );
}

#[test]
fn a_table_is_told_by_row_and_column() {
    let table = |cell: &str| format!("doc,term,tfidf\n0,\"quay, old\",0.25\n1,tram,{cell}\n2,x,1\n");
    assert_eq!(
        told("tables/tfidf.csv", table("0.5"), table("0.75")),
        r"column tfidf of row 2 (doc 1, term tram) is “0.5” in the report and “0.75” now"
    );
    assert_eq!(
        told("a.csv", "doc,n\n1,2\n", "doc,n\n1,2\n3,4\n"),
        r"row 2 is missing in the report and “3,4” now"
    );
    assert_eq!(
        told("a.csv", "doc,n\n1,2\n", "doc,m\n1,2\n"),
        r"the name of column 2 is “n” in the report and “m” now"
    );
    assert_eq!(
        told("a.csv", "doc,n\n1,2\n", "doc,n\n1,2,3\n"),
        r"column 3 of row 1 (doc 1, n 2) is missing in the report and “3” now"
    );
    assert_eq!(
        told("a.csv", "a,b\n1,\"x\ny\"\n", "a,b\n1,\"x\nz\"\n"),
        r"column b of row 1 (a 1) is “x\ny” in the report and “x\nz” now"
    );
    // The same cells in other bytes.
    assert_eq!(
        told("a.csv", "a,b\n1,2\n", "a,b\n1,\"2\"\n"),
        r#"line 2 is “1,2” in the report and “1,"2"” now"#
    );
}

#[test]
fn json_is_told_by_its_path() {
    assert_eq!(
        told(
            "report.json",
            r#"{"a":[{"b":1},{"b":12}]}"#,
            r#"{"a":[{"b":1},{"b":123}]}"#
        ),
        "a[1].b is 12 in the report and 123 now"
    );
    assert_eq!(
        told("a.json", r#"{"a b":{"c":"x\"y"}}"#, r#"{"a b":{"c":"x\"z"}}"#),
        r#"["a b"].c is “x"y” in the report and “x"z” now"#
    );
    assert_eq!(
        told(
            "a.json",
            "{\n \"a\": [\n 1\n ]\n}",
            "{\n \"a\": [\n 1,\n 2\n ]\n}"
        ),
        "a[1] is missing in the report and 2 now"
    );
    assert_eq!(
        told("a.json", r#"{"a":"x"}"#, r#"{"a":"x","b":{"c":1}}"#),
        "b is missing in the report and an object now"
    );
    assert_eq!(
        told("a.json", r#"{"a":1,"c":2}"#, r#"{"a":1,"b":2}"#),
        r"a key of the whole is “c” in the report and “b” now"
    );
    assert_eq!(
        told("a.json", r#"{"a":null}"#, r#"{"a":[1]}"#),
        "a is null in the report and a list now"
    );
    assert_eq!(
        told("a.jsonl", "{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\n{\"a\":3}\n"),
        "a in line 2 is 2 in the report and 3 now"
    );
    // The same values, laid out otherwise, and what is no JSON.
    assert_eq!(
        told("a.json", "{\"a\":1}", "{\"a\": 1}"),
        r#"line 1 is “{"a":1}” in the report and “{"a": 1}” now"#
    );
    assert_eq!(
        told("a.json", "}}{", "}}["),
        r"line 1 is “}}{” in the report and “}}[” now"
    );
}

proptest::proptest! {
    #[test]
    fn any_two_files_are_told_apart_in_a_bounded_line(
        same in any(), then in any(), now in any(), ending in "csv|json|jsonl|md|parquet", times in 1_usize..3000
    ) {
        let same = same.repeat(times);
        let files = [then, now].map(|own| [same.as_slice(), own.as_slice()].concat());
        let (mut a, mut b) = (Cursor::new(&files[0]), Cursor::new(&files[1]));
        let found = first(&format!("a.{ending}"), &mut a, &mut b).unwrap();
        assert_eq!(found.is_none(), files[0] == files[1]);
        if let Some(found) = found {
            let clause = found.clause();
            assert!(clause.len() < 8000 && !clause.chars().any(char::is_control), "{clause:?}");
            assert_ne!(found.then, found.now, "{files:?}");
        }
    }
}
