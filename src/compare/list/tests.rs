use super::*;
use proptest::prelude::*;

fn list(text: &str) -> FrequencyList {
    parse("harbour.csv", text.as_bytes()).unwrap()
}

fn terms(text: &str) -> Vec<(String, u64)> {
    list(text).terms
}

fn refused(bytes: &[u8]) -> String {
    let error = parse("harbour.csv", bytes).unwrap_err();
    assert!(matches!(error, Error::Input(_)));
    let message = error.to_string();
    assert!(message.starts_with("harbour.csv: "), "{message}");
    message
}

fn of(pairs: &[(&str, u64)]) -> Vec<(String, u64)> {
    pairs
        .iter()
        .map(|&(term, count)| (term.to_owned(), count))
        .collect()
}

#[test]
fn a_list_is_told_by_its_header() {
    for head in [
        "term,count\n",
        "term,count",
        "Term;COUNT;rank\r\nthe;",
        "rank\tterm\tcount\n",
        "\u{feff}term,count\n",
        "\u{feff}\"term\",\"count\"\n",
        "\n\r\n term , count \n",
        "\"term\"\t\"count\"\n",
    ] {
        assert!(sniff(head.as_bytes()), "{head:?}");
    }
    for head in [
        "",
        "\n",
        "term\n",
        "terms,count\n",
        "word,count\n",
        "term count\n",
        "term,count,text\n",
        "Body;term;count\n",
        "title,text\nterm,count\n",
        "the harbour\nterm,count\n",
        "{\"term\":\"a\",\"count\":1}",
        "term,count;",
    ] {
        assert!(!sniff(head.as_bytes()), "{head:?}");
    }
    assert!(!sniff(b"t\0e\0r\0m\0,\0"));
}

#[test]
fn rows_are_read_in_order() {
    let all = of(&[("quay", 12), ("the", 0), ("tide", 3)]);
    for text in [
        "term,count\nquay,12\nthe,0\ntide,3\n",
        "\u{feff}Term;Count\r\nquay;12\r\nthe;0\r\n\r\ntide;3",
        "rank\tcount\tterm\n1\t12\tquay\n2\t0\tthe\n3\t3\ttide\n",
        "\"term\",\"count\"\n\"quay\",\"12\"\n the , 0 \n , \ntide,3,\n",
        "\"term\"\t\"count\"\n\"quay\"\t\"12\"\nthe\t0\ntide\t3\n",
    ] {
        assert_eq!(terms(text), all, "{text:?}");
    }
    let list = list("term,count\nquay,12\nthe,0\ntide,3\n");
    assert_eq!((list.total, list.counted, list.notices), (15, 15, Vec::new()));
}

#[test]
fn terms_are_taken_as_they_stand() {
    assert_eq!(
        terms("term,count\n\"say \"\"x\"\", now\",2\n"),
        of(&[("say \"x\", now", 2)])
    );
    assert_eq!(
        terms("term\tcount\n\"\t4\n\"\"\t1\nnew \"quay\"\t2\n\"new \"\"x\"\"\"\t3\n"),
        of(&[("\"", 4), ("\"\"", 1), ("new \"quay\"", 2), ("new \"x\"", 3)])
    );
    assert_eq!(
        terms("term;count\nnaïve 字;2\nÉtat,;1\n"),
        of(&[("naïve 字", 2), ("État,", 1)])
    );
}

#[test]
fn whole_numbers_may_be_written_as_floats() {
    for (written, count) in [
        ("12", 12),
        ("0012", 12),
        ("12.0", 12),
        ("12.", 12),
        ("1e+05", 100_000),
        ("1.5E3", 1500),
        ("0.0", 0),
        ("-0.0", 0),
        ("9007199254740992.0", 9_007_199_254_740_992),
        ("18446744073709551615", u64::MAX),
    ] {
        assert_eq!(whole(written), Ok(count), "{written}");
    }
}

#[test]
fn counts_that_are_none_are_refused_with_their_line() {
    for (written, said) in [
        ("", "is empty"),
        ("-3", "less than none"),
        ("NaN", "no whole number"),
        ("inf", "no whole number"),
        ("1.5", "no whole number"),
        ("many", "no whole number"),
        ("1 234", "no whole number"),
        ("1'234", "no whole number"),
        ("\"1,234\"", "no whole number"),
        ("1.234", "no whole number"),
        ("1.234.567", "no whole number"),
        ("1.000", "a thousand times"),
        ("١٢", "no whole number"),
        ("1e300", "too large"),
        ("18446744073709551616", "too large"),
        ("9007199254740994.0", "too large"),
        ("\u{1b}[2J", "no whole number"),
    ] {
        let message = refused(format!("term,count\nquay,1\n\ntide,{written}\n").as_bytes());
        assert!(
            message.contains("line 4: the count of tide is ") && message.contains(said),
            "{message}"
        );
        assert!(!message.contains('\u{1b}'));
    }
    assert!(refused(b"\xef\xbb\xbfterm;count\r\nquay;1\r\n\r\n\r\ntide;x\r\n").contains("line 5: "));
    assert!(refused(b"\n\nterm\tcount\r\nquay\t1\r\ntide\tx").contains("line 5: "));
    assert!(refused(b"term,count\nquay\n").contains("line 2: quay has no count"));
    // Signs between thousands and no quotation marks would be a count of 1.
    let message = refused(b"term,count\nthe,1,234\n");
    assert!(message.contains("line 2: 3 fields for 2 columns"), "{message}");
}

#[test]
fn rows_that_make_no_sense_are_refused() {
    assert!(refused(b"term,count\nquay,1\n ,4\n").contains("line 3: the term is empty"));
    assert!(refused(b"term,count\n").contains("without a row"));
    assert!(refused(b"term,count\n\n , \n").contains("without a row"));
    assert!(refused(b"term,count\nquay,0\n").contains("every count is 0"));
    assert!(refused(b"place,count\nquay,1\n").contains("not a frequency list"));
    assert!(refused(b"").contains("not a frequency list"));
    assert!(refused(b"term,term,count\na,b,1\n").contains("two columns are called term"));
    assert!(refused(b"term,count\nquay,1\nt\xfcr,2\n").contains("line 3 is not UTF-8"));
    assert!(refused(b"\xff\xfet\0e\0").contains("line 1 is not UTF-8"));
    let message = refused(b"term,count\n18446744073709551615,18446744073709551615\nquay,1\n");
    assert!(message.contains("line 3: the counts sum to more"), "{message}");
    let message = refused(b"term,count\nquay,1\n\",5\ntide,3\n\",2\n");
    assert!(message.contains("line 3: a quotation mark opens"), "{message}");
}

#[test]
fn a_term_of_several_rows_is_added_up_and_said() {
    let found = list("term,count\nquay,1\nQuay,5\ntide,2\nquay,3\ntide,1\n");
    assert_eq!(found.terms, of(&[("quay", 4), ("Quay", 5), ("tide", 3)]));
    assert_eq!(found.total, 12);
    assert_eq!(
        found.notices,
        [Notice::new(
            NoticeKind::BadRecord,
            "harbour.csv",
            "2 rows have a term that an earlier row has, first quay in line 5; the counts are added up"
        )]
    );
}

#[test]
fn a_corpus_is_not_smaller_than_its_list() {
    let whole = list("term,count\nquay,1200\n");
    assert_eq!(
        whole
            .clone()
            .with_total(1_000_000, "--reference-total")
            .map(|list| (list.total, list.counted))
            .ok(),
        Some((1_000_000, 1200))
    );
    assert_eq!(
        whole.clone().with_total(1200, "--reference-total").unwrap(),
        whole
    );
    let error = whole.with_total(1199, "--reference-total").unwrap_err();
    assert!(matches!(error, Error::Usage(_)));
    let message = error.to_string();
    assert!(
        message.contains("1,199") && message.contains("1,200") && message.contains("harbour.csv"),
        "{message}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = sniff(&bytes);
        let _ = parse("x", &bytes);
        let mut headed = b"term,count\n".to_vec();
        headed.extend(&bytes);
        prop_assert!(sniff(&headed));
        if let Err(error) = parse("x", &headed) {
            prop_assert!(error.to_string().len() < 400);
        }
    }

    #[test]
    fn any_table_is_answered_without_losing_a_count(
        text in "([a-cé\"; \t\r\n,.0-9eE+-]|term|count){0,200}",
        separator in prop_oneof![Just(","), Just(";"), Just("\t")],
    ) {
        let text = format!("term{separator}count\n{text}");
        if let Ok(list) = parse("x", text.as_bytes()) {
            prop_assert_eq!(list.terms.iter().map(|(_, count)| count).sum::<u64>(), list.total);
            prop_assert!(list.terms.iter().all(|(term, _)| !term.trim().is_empty()));
        }
    }

    #[test]
    fn what_is_written_is_read(
        terms in proptest::collection::btree_map("[^\\s\\p{Cc}]([^\\p{Cc}]{0,8}[^\\s\\p{Cc}])?", 1_u64..1_000_000, 1..20),
        separator in prop_oneof![Just(b','), Just(b';')],
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["term", "count"]).unwrap();
        for (term, count) in &terms {
            writer.write_record([term.as_str(), &count.to_string()]).unwrap();
        }
        let read = parse("x", &writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(read.terms, terms.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn lists_of_other_tools_are_told_by_their_columns_and_first_row() {
    assert_eq!(terms("word;freq\nquay;4\n"), of(&[("quay", 4)]));
    assert_eq!(
        terms("rank,form,stem,cf,df\n1,quays,quay,4,2\n"),
        of(&[("quays", 4)])
    );
    // With both of its own names these are meant, whatever else there is.
    assert_eq!(terms("form,term,count,cf\na,quay,4,9\n"), of(&[("quay", 4)]));
    assert!(!sniff(b"type,n,headline\nnews,many,Quay full\n"));
    assert!(!sniff(b"word,freq,text\nquay,4,The quay is full.\n"));
    let long = format!("item,n,story\nreport,4,{}\n", "The quay is full. ".repeat(40));
    assert!(!sniff(long.as_bytes()));
    assert!(!sniff(b"word,freq\n"));
}
