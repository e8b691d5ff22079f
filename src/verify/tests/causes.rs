use super::*;

#[test]
fn another_input_is_named_before_what_it_changes() {
    let mut now = run()
        .with("tables/terms.csv", "term,cf,df\nquay,3,2\ntram,2,1\n")
        .with("index.html", "<p>17 articles</p>\n");
    now.inputs[1].1 = digest("other");
    let found = verify(&run(), &now);
    let (was, is) = (&digest("wire.jsonl")[..12], &digest("other")[..12]);
    assert_eq!(
        said(&found),
        [
            format!("error verify/input: wire.jsonl has changed since the report was made: BLAKE3 {was} then, BLAKE3 {is} now."),
            "error verify/output: tables/terms.csv came out otherwise: column cf of row 2 (term tram) is “1” in the report \
             and “2” now. Likely cause: other inputs."
                .to_owned(),
            "error verify/output: index.html came out otherwise: line 1 is “<p>16 articles</p>” in the report and \
             “<p>17 articles</p>” now. Likely cause: other inputs."
                .to_owned(),
        ]
    );
    assert_eq!(found.remarks, ["2 of 4 files came out otherwise."]);
    let mut marks: Vec<String> = found.findings.iter().map(Finding::fingerprint).collect();
    marks.dedup();
    assert_eq!(marks.len(), 3);
}

#[test]
fn inputs_that_went_came_or_were_renamed() {
    let mut then = run();
    then.inputs.push(("unreadable.txt".to_owned(), String::new()));
    then.inputs.push(("z.txt".to_owned(), digest("z")));
    let mut now = run();
    now.inputs[0].0 = "mail/courier.txt".to_owned();
    now.inputs.push(("new\n.txt".to_owned(), digest("n")));
    now.inputs.push(("other.txt".to_owned(), String::new()));
    let sentences: Vec<String> = verify(&then, &now)
        .findings
        .into_iter()
        .map(|finding| finding.message)
        .collect();
    assert_eq!(
        sentences,
        [
            "courier.txt is called mail/courier.txt now and has the same bytes; names of inputs stand in the report.",
            "unreadable.txt was an input when the report was made and is none now.",
            "z.txt was an input when the report was made and is none now.",
            "new\\n.txt is an input now and was none when the report was made.",
            "other.txt is an input now and was none when the report was made.",
        ]
    );
    now.inputs = vec![("elsewhere.txt".to_owned(), digest("e"))];
    assert_eq!(
        said(&verify(&then, &now)),
        [
            "error verify/input: None of the 4 inputs of the report is among the 1 that were read now: say where they are, as in \
             gleaner verify REPORT_DIR PATH."
        ]
    );
}

#[test]
fn another_version_is_a_note_where_nothing_came_of_it() {
    let now = Run {
        version: "gleaner 0.2.0",
        ..run()
    };
    let found = verify(&run(), &now);
    assert_eq!(
        said(&found),
        [
            "note verify/version: The report was made by gleaner 0.1.0 and this is gleaner 0.2.0: every file came out the same."
        ]
    );
    assert!(!found.fail(Level::Warning));
    let found = verify(&run(), &now.with("tables/terms.parquet", "PAR1quaysPAR1"));
    assert_eq!(
        said(&found),
        [
            "error verify/version: The report was made by gleaner 0.1.0 and this is gleaner 0.2.0: verify it with gleaner 0.1.0, \
             or make the report anew with gleaner 0.2.0.",
            "error verify/output: tables/terms.parquet came out otherwise: byte 9 (of 12 then, 13 now) is 0x50 in the report \
             and 0x73 now. Likely cause: another version of gleaner."
        ]
    );
}

#[test]
fn another_option_or_another_file_that_it_names() {
    let mut then = run();
    then.arguments
        .push(("stop-words", format!("blake3:{}", digest("a"))));
    then.arguments
        .push(("reference", format!("blake3:{} old.csv", digest("r"))));
    let mut now = run().with("report.json", r#"{"title":"16 articles","rows":[]}"#);
    now.options[0].1 = "25";
    now.options.push(("stems", "no"));
    now.arguments
        .push(("stop-words", format!("blake3:{}", digest("b"))));
    now.arguments
        .push(("reference", format!("blake3:{} new.csv", digest("r"))));
    let short = |text: &str| digest(text)[..12].to_owned();
    let (a, b, r) = (short("a"), short("b"), short("r"));
    assert_eq!(
        said(&verify(&then, &now)),
        [
            format!(
                "error verify/options: --reference is not what the report was made with: old.csv (BLAKE3 {r}) then, new.csv \
                 (BLAKE3 {r}) now."
            ),
            "error verify/options: stems is no and was not chosen when the report was made.".to_owned(),
            format!("error verify/options: --stop-words is not what the report was made with: BLAKE3 {a} then, BLAKE3 {b} now."),
            "error verify/options: top is 25 and was 20 when the report was made.".to_owned(),
            "error verify/output: report.json came out otherwise: rows[0] is an object in the report and missing now. Likely \
             cause: other options."
                .to_owned(),
        ]
    );
}

#[test]
fn what_nothing_explains_is_said_to_be_ours() {
    let mut now = run().with("extra.csv", "a\n");
    now.files.retain(|file| file.path != "report.json");
    let found = verify(&run(), &now);
    assert_eq!(
        said(&found),
        [
            "error verify/output: extra.csv came out of the new run and is no file of the report. Inputs, options and version are \
             the same.",
            "error verify/output: report.json is a file of the report and did not come out of the new run. Inputs, options and \
             version are the same."
        ]
    );
    assert_eq!(found.remarks, ["2 of 5 files came out otherwise.", UNEXPLAINED]);
    assert!(found.fail(Level::Error));
}
