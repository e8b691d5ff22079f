use clap::{CommandFactory, FromArgMatches};

use super::super::Arguments;
use super::*;

fn recorded(line: &[&str]) -> Recorded {
    with_defaults(line, &[])
}

/// The record where a file of settings gives `defaults` for the command.
fn with_defaults(line: &[&str], defaults: &[(&'static str, &'static str)]) -> Recorded {
    let mut command = Arguments::command();
    for (id, value) in defaults {
        command = command.mut_subcommand(line[0], |sub| {
            sub.mut_arg(*id, |argument| argument.default_value(*value))
        });
    }
    let line = std::iter::once("gleaner").chain(line.iter().copied());
    let matches = command.try_get_matches_from(line).unwrap();
    record(&Arguments::command(), &matches).unwrap().unwrap()
}

fn pairs(recorded: &Recorded) -> Vec<(&str, &str)> {
    recorded
        .arguments
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn again(recorded: &Recorded, given: &Given) -> Result<Vec<String>, Error> {
    let argv = argv(&Arguments::command(), recorded, given, Path::new("out"))?;
    Ok(argv.into_iter().map(|part| part.into_string().unwrap()).collect())
}

#[test]
fn only_what_changes_the_report_and_is_not_the_default_is_recorded() {
    assert_eq!(pairs(&recorded(&["report"])), []);
    let line = [
        "report",
        "--top",
        "20",
        "--threads",
        "2",
        "--quiet",
        "-o",
        "x",
        "--strict",
        "--timings",
        "seeds",
    ];
    assert_eq!(pairs(&recorded(&line)), []);
    let line = [
        "report",
        "news/",
        "--title=-",
        "--by",
        "outlet,month",
        "--target",
        "b",
        "--top=50",
        "--target",
        "a",
        "--no-entities",
        "--keep",
        "urls,numbers",
    ];
    let made = recorded(&line);
    assert_eq!(made.name, "report");
    assert_eq!(
        pairs(&made),
        [
            ("by", "outlet,month"),
            ("keep", "urls"),
            ("keep", "numbers"),
            ("no-entities", "true"),
            ("target", "b"),
            ("target", "a"),
            ("title", "-"),
            ("top", "50"),
        ]
    );
}

#[test]
fn what_a_file_of_settings_says_is_recorded_as_if_it_had_been_typed() {
    let settings = [("top", "50"), ("no_entities", "true"), ("keep", "urls,numbers")];
    let typed = ["report", "--top", "50", "--no-entities", "--keep", "urls,numbers"];
    assert_eq!(with_defaults(&["report"], &settings), recorded(&typed));
    // The user went back to the built-in default.
    let back = with_defaults(&["report", "--top", "20"], &settings[..1]);
    assert_eq!(pairs(&back), []);
}

#[test]
fn a_command_without_a_report_leaves_no_record() {
    for line in [["gleaner", "terms"], ["gleaner", "schema"]] {
        let matches = Arguments::command().try_get_matches_from(line).unwrap();
        assert_eq!(record(&Arguments::command(), &matches).unwrap(), None);
    }
}

#[test]
fn the_way_back_gives_the_same_record() {
    let line = [
        "report",
        "--by",
        "outlet",
        "--target=--x",
        "--target",
        "",
        "--keep",
        "urls,letters",
        "--no-entities",
        "--title",
        "a \"b\" = c,d\n",
        "--language",
        "de",
    ];
    let made = recorded(&line);
    let given = Given {
        paths: vec!["-x".into(), "news".into()],
        files: vec![("stop-words", Vec::new())],
    };
    let back = again(&made, &given).unwrap();
    assert_eq!(back.first().unwrap(), "gleaner");
    assert_eq!(back[back.len() - 4..], ["--output=out", "--", "-x", "news"]);
    let matches = unbound(&Arguments::command())
        .try_get_matches_from(&back)
        .unwrap();
    assert!(Arguments::from_arg_matches(&matches).is_ok());
    assert_eq!(record(&Arguments::command(), &matches).unwrap(), Some(made));
}

#[test]
fn files_are_told_by_their_bytes_and_have_to_be_named_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["one", "two"] {
        std::fs::write(path(name), "abc").unwrap();
    }
    let made = recorded(&["report", "--stop-words", &path("one")]);
    let digest = "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";
    assert_eq!(
        pairs(&made),
        [("stop-words", format!("blake3:{digest}").as_str())]
    );
    assert_eq!(made, recorded(&["report", "--stop-words", &path("two")]));
    assert_eq!(
        again(&made, &Given::default()).unwrap_err().to_string(),
        "the report was made with --stop-words, and it does not say where that is: name it again, as in gleaner verify \
         REPORT_DIR --stop-words PATH"
    );
    let given = |flag: &'static str| Given {
        paths: Vec::new(),
        files: vec![(flag, vec!["there".into()])],
    };
    let back = again(&made, &given("stop-words")).unwrap();
    assert_eq!(back, ["gleaner", "report", "--stop-words=there", "--output=out"]);
    assert_eq!(
        again(&recorded(&["report"]), &given("aliases"))
            .unwrap_err()
            .to_string(),
        "the report was made without --aliases: leave it out"
    );
    let other = recorded(&["compare", "--reference", &path("two")]);
    assert_eq!(
        pairs(&other),
        [("reference", format!("blake3:{digest} two").as_str())]
    );
    let texts = recorded(&["report", "--texts", &path(""), "--texts", &path("*.txt")]);
    assert_eq!(pairs(&texts), [("texts", "folder"), ("texts", "pattern")]);
    assert!(
        again(&texts, &given("texts"))
            .unwrap()
            .contains(&"--texts=there".to_owned())
    );
}

#[test]
fn a_manifest_cannot_make_anything_else_run() {
    let refused = |name: &str, arguments: &[(&str, &str)]| {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let recorded = Recorded {
            name: name.to_owned(),
            arguments: arguments.iter().map(owned).collect(),
        };
        again(&recorded, &Given::default()).unwrap_err().to_string()
    };
    for name in ["count", "terms", "", "--help", "verify\n"] {
        assert!(refused(name, &[]).contains("which makes none"), "{name:?}");
    }
    for option in [
        "output",
        "threads",
        "paths",
        "PATH",
        "o",
        "",
        "-",
        "no-such-thing",
        "help",
    ] {
        let said = refused("report", &[(option, "/etc")]);
        assert!(said.contains("does not know"), "{option:?}: {said}");
    }
    assert!(refused("report", &[("no-entities", "--output=/etc")]).contains("takes none"));
    assert!(refused("report", &[("stop-words", "/etc/passwd")]).contains("name it again"));
}

#[test]
fn what_a_file_of_settings_says_is_held_to_no_rule_on_the_way_back() {
    // Typed, the first wants --by, and the two others exclude each other.
    let settings = [
        ("min_articles", "3"),
        ("one_per_story", "true"),
        ("one_per_outlet", "true"),
    ];
    let made = with_defaults(&["report"], &settings);
    assert_eq!(
        pairs(&made),
        [
            ("min-articles", "3"),
            ("one-per-outlet", "true"),
            ("one-per-story", "true")
        ]
    );
    let back = again(&made, &Given::default()).unwrap();
    assert!(Arguments::command().try_get_matches_from(&back).is_err());
    let matches = unbound(&Arguments::command())
        .try_get_matches_from(&back)
        .unwrap();
    assert!(Arguments::from_arg_matches(&matches).is_ok());
    assert_eq!(record(&Arguments::command(), &matches).unwrap(), Some(made));
}

#[test]
fn what_is_left_out_is_there_to_be_left_out() {
    let command = Arguments::command();
    let reports = REPORTS.map(|name| command.find_subcommand(name).unwrap());
    let known: Vec<&str> = std::iter::once(&command)
        .chain(reports)
        .flat_map(Command::get_arguments)
        .filter_map(Arg::get_long)
        .collect();
    for (long, why) in LEFT_OUT {
        assert!(known.contains(long) && !why.is_empty(), "{long}");
    }
    for long in NAMED {
        assert!(known.contains(&long), "{long}");
    }
}
