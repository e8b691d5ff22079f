//! What is said of a file that is wrong.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a list of files and what is said of them")]
fn mistakes_are_told_with_file_line_name_and_reason() {
    for (file, told) in [
        (
            "\ntopcis = 3\n",
            "gleaner.toml:2: there is no setting topcis; did you mean topics?",
        ),
        (
            "[report]\nmin_count = 3\n",
            "gleaner.toml:2: there is no setting report.min_count",
        ),
        (
            "[report]\nno_stem = true\n",
            "gleaner.toml:2: there is no setting report.no_stem; did you mean no-stem?",
        ),
        (
            "[report]\nshare = 0.1\n",
            "gleaner.toml:2: report.share is no setting of this table; it is one of [topics]",
        ),
        (
            "[reprot]\ntop = 1\n",
            "gleaner.toml:1: there is no command reprot to set anything for; did you mean report?",
        ),
        ("[man]\ntop = 1\n", "gleaner.toml:1: gleaner man has no settings"),
        (
            "[top]\nx = 1\n",
            "gleaner.toml:1: top is a setting and takes no table",
        ),
        (
            "report = true\n",
            "gleaner.toml:1: report is a command: its settings stand in a table [report]",
        ),
        (
            "config = \"x\"\n",
            "gleaner.toml:1: config can be given on the command line only",
        ),
        (
            "[check]\nupdate-baseline = true\n",
            "gleaner.toml:2: check.update-baseline can be given on the command line only",
        ),
        (
            "[report]\ntrace = true\n",
            "gleaner.toml:2: there is no setting report.trace",
        ),
        (
            "[report]\ntopics = \"many\"\n",
            "gleaner.toml:2: report.topics cannot be \"many\": expected a number from 2 to 100, or auto",
        ),
        (
            "[report]\nformat = \"xml\"\n",
            "gleaner.toml:2: report.format cannot be \"xml\": expected one of table, csv",
        ),
        (
            "[report]\ntop = \"20\"\n",
            "gleaner.toml:2: report.top takes a whole number, not a text",
        ),
        (
            "[report]\ntop = -1\n",
            "gleaner.toml:2: report.top cannot be \"-1\": invalid digit found in string",
        ),
        (
            "[report]\ntitle = 3\n",
            "gleaner.toml:2: report.title takes a text in quotation marks, not a whole number",
        ),
        (
            "[report]\ntitle = [\"x\"]\n",
            "gleaner.toml:2: report.title takes one value, not a list",
        ),
        (
            "[report]\nno-stem = \"true\"\n",
            "gleaner.toml:2: report.no-stem takes true or false, not a text",
        ),
        (
            "keep = [\"numbers\", 3]\n",
            "gleaner.toml:1: keep takes a text in quotation marks, not a whole number (gleaner report)",
        ),
        (
            "threads = 0\n",
            "gleaner.toml:1: threads cannot be \"0\": 0 is not in 1..=512",
        ),
        (
            "[topics]\nshare = \"x\"\n",
            "gleaner.toml:2: topics.share takes a number, not a text",
        ),
        ("top = 1\ntop = 2\n", "gleaner.toml:2:1: not TOML: duplicate key"),
        ("a = \n", "gleaner.toml:1:5: not TOML: "),
        (
            "\u{feff}[report]\r\ntpo = 1\r\n",
            "gleaner.toml:2: there is no setting report.tpo",
        ),
        ("title = \"é\" x\n", "gleaner.toml:1:13: not TOML: "),
        ("title = \"\u{1b}[2J\"\n", "gleaner.toml:1:"),
        (
            "language = \"\\u001b[2J\"\n",
            "gleaner.toml:1: language cannot be \"\\U0000001B[2J\": expected one of en, de",
        ),
        (
            "\"\\u001b[2J\" = 1\n",
            "gleaner.toml:1: there is no setting \\u{1b}[2J",
        ),
    ] {
        let message = wrong(file);
        assert!(message.starts_with(told), "{file:?}\n  {message}\n  {told}");
    }
    // Whichever command runs, all at once and in the order of the lines.
    let file = "[topics]\ntop = 31\nkeep = 1\n[report]\ntpo = 1\n";
    let told = parse(file, &["count", "-o", "x"]).map(|_| ()).unwrap_err();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert_eq!(lines[0], "3 settings cannot be used:");
    assert_eq!(
        lines[1],
        "  gleaner.toml:2: topics.top cannot be \"31\": 31 is not in 1..=30"
    );
    assert!(
        lines[3].starts_with("  gleaner.toml:5: there is no setting report.tpo; did you mean top?"),
        "{told}"
    );
}

#[test]
fn a_value_for_all_must_suit_all_that_have_no_own() {
    let told = wrong("top = 50\n");
    assert!(
        told.starts_with("gleaner.toml:1: top cannot be \"50\": 50 is not in 1..=30 (gleaner topics)"),
        "{told}"
    );
    assert_eq!(report("top = 50\n[topics]\ntop = 30\n", &["report"]).top, 50);
}

#[test]
fn below_check_stand_gate_drift_and_rules() {
    let file = "[check]\nbaseline = \"b.json\"\n[check.gate.short]\nmax = 0.3\nlevel = \"off\"\n[check.drift]\ntolerance = 2\n\
                [[check.rule]]\nname = \"one\"\nterm = \"x\"\nmust = \"appear\"\nwhere = { outlet = [\"x\"] }\n";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("gleaner.toml"), file).unwrap();
    let config = loaded(folder.path(), &["check", "in"]).unwrap();
    let alpha = wrong("[check.drift]\nalpha = 0.6\n");
    assert!(
        alpha.starts_with("gleaner.toml:2: check.drift.alpha is 0.6; expected "),
        "{alpha}"
    );
    let names: Vec<&String> = config.check.keys().collect();
    assert_eq!(names, ["drift", "gate", "rule"]);
    assert_eq!(
        config.place("check.gate.short.max").as_deref(),
        Some("gleaner.toml:4")
    );
    assert_eq!(
        config.place("check.gate.short.words").as_deref(),
        Some("gleaner.toml:3")
    );
    assert_eq!(
        config.place("check.rule.1.name").as_deref(),
        Some("gleaner.toml:9")
    );
    assert_eq!(config.place("elsewhere"), None);
    for (file, told) in [
        (
            "[check.gate.shrot]\nmax = 1\n",
            "gleaner.toml:1: there is no setting check.gate.shrot; did you mean short?",
        ),
        (
            "[check.gate.short]\nmaxx = 1\n",
            "gleaner.toml:2: there is no setting check.gate.short.maxx; did you mean max?",
        ),
        (
            "[check.gate.short]\ntolerance = 1\n",
            "gleaner.toml:2: there is no setting check.gate.short.tolerance; there is check.drift.tolerance",
        ),
        (
            "[check.gate.short]\nmax = 1.5\n",
            "gleaner.toml:2: check.gate.short.max takes a share from 0 to 1",
        ),
        (
            "[check.gate.short]\nmax = \"x\"\n",
            "gleaner.toml:2: check.gate.short.max takes a share from 0 to 1, not a text",
        ),
        (
            "[check.gate.short]\nwords = -1\n",
            "gleaner.toml:2: check.gate.short.words takes a whole number, 0 or more",
        ),
        (
            "[check.gate.short]\nlevel = \"warn\"\n",
            "gleaner.toml:2: check.gate.short.level cannot be \"warn\": expected one of off, note, warning, error",
        ),
        (
            "[check.drift]\nalpha = nan\n",
            "gleaner.toml:2: check.drift.alpha takes a number that is finite",
        ),
        (
            "[check]\ngate = 1\n",
            "gleaner.toml:2: check.gate takes a table, not a whole number",
        ),
        (
            "[check]\nrule = 1\n",
            "gleaner.toml:2: check.rule takes tables [[check.rule]], not a whole number",
        ),
        (
            "[[check.rule]]\nnmae = \"x\"\n",
            "gleaner.toml:2: there is no setting check.rule.1.nmae; did you mean name?",
        ),
        (
            "[[check.rule]]\nwhere = { outlet = 1.5 }\n",
            "gleaner.toml:2: check.rule.1.where takes a text or a list of texts for outlet, not a fraction",
        ),
        (
            "[check]\nbasline = \"x\"\n",
            "gleaner.toml:2: there is no setting check.basline; did you mean baseline?",
        ),
    ] {
        let message = wrong(file);
        assert!(message.starts_with(told), "{file:?}\n  {message}\n  {told}");
    }
}

#[test]
fn what_does_nothing_with_a_corpus_and_help_need_no_file() {
    for line in [["man"].as_slice(), &["report", "--help"], &["--version"], &[]] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("gleaner.toml"), "nonsense").unwrap();
        assert!(loaded(folder.path(), line).unwrap().path.is_none(), "{line:?}");
    }
}

#[test]
fn no_text_makes_it_stumble() {
    let pieces = [
        "[report]\n",
        "[[check.rule]]\n",
        "top",
        " = ",
        "1\n",
        "\"",
        "é",
        "{",
        "}",
        "[",
        "]",
        "# x\n",
        "check",
        ".",
        "gate",
        "-1",
        "0x1F\n",
        "nan\n",
        "1979-05-27\n",
        "\\u0000",
        "'''",
        "\u{0}",
        "\r\n",
        "true\n",
        "language",
        "paths",
        "9223372036854775808\n",
    ];
    let command = Sample::command();
    let mut built = command.clone();
    built.build();
    let mut state = 7_u64;
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let piece = usize::try_from(state >> 33).unwrap() % pieces.len();
            text.push_str(pieces[piece]);
        }
        if let Err(error) = read_built(&text, &built, &command) {
            assert!(
                !error
                    .to_string()
                    .chars()
                    .any(|letter| letter.is_control() && letter != '\n')
            );
        }
    }
}
