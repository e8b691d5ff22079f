//! The file as a user meets it; each part of it is tested on a command line of its own.

mod told;
mod written;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{CommandFactory, FromArgMatches};

use super::sample::{Format, Kept, Language, Report, Sample, Topics, Wanted, Work};
use super::*;
use crate::check::settings::{KEYS, RULE_KEYS};

/// A folder with a file of settings, and what the command line `line` comes to in a folder `below` it.
fn parse_in(file: &str, below: &str, line: &[&str]) -> Result<Sample, String> {
    let folder = tempfile::tempdir().unwrap();
    let cwd = folder.path().join(below);
    std::fs::create_dir_all(&cwd).unwrap();
    std::fs::write(folder.path().join("gleaner.toml"), file).unwrap();
    parsed(&cwd, line)
}

fn parsed(cwd: &Path, line: &[&str]) -> Result<Sample, String> {
    let config = loaded(cwd, line)?;
    let command = apply(Sample::command(), &config);
    let words = argv(&words(line), &command, &config);
    let mut matches = command
        .try_get_matches_from(words)
        .map_err(|error| error.to_string())?;
    Sample::from_arg_matches_mut(&mut matches).map_err(|error| error.to_string())
}

fn loaded(cwd: &Path, line: &[&str]) -> Result<Config, String> {
    let command = Sample::command();
    load(&words(line), cwd, known(&command)).map_err(|error| {
        assert_eq!(error.exit_code(), 2, "{error}");
        let message = error.to_string();
        assert!(
            !message
                .chars()
                .any(|letter| letter.is_control() && letter != '\n'),
            "{message:?}"
        );
        message
    })
}

fn known(command: &Command) -> Known<'_> {
    Known {
        command,
        keys: KEYS,
        rule_keys: RULE_KEYS,
    }
}

fn words(line: &[&str]) -> Vec<OsString> {
    std::iter::once("gleaner")
        .chain(line.iter().copied())
        .map(OsString::from)
        .collect()
}

fn parse(file: &str, line: &[&str]) -> Result<Sample, String> {
    parse_in(file, "", line)
}

fn report(file: &str, line: &[&str]) -> Report {
    match parse(file, line).unwrap().command {
        Work::Report(report) => report,
        other => panic!("{other:?}"),
    }
}

fn topics(file: &str, line: &[&str]) -> Topics {
    match parse(file, line).unwrap().command {
        Work::Topics(topics) => topics,
        other => panic!("{other:?}"),
    }
}

/// What is wrong with the file, told without the folder.
fn wrong(file: &str) -> String {
    parse(file, &["report"]).map(|_| ()).unwrap_err()
}

fn read_text(text: &str, command: &Command) -> Result<read::Said, Error> {
    let mut built = command.clone();
    built.build();
    read_built(text, &built, command)
}

fn read_built(text: &str, built: &Command, command: &Command) -> Result<read::Said, Error> {
    read::read(
        text,
        &Place::given(Path::new("gleaner.toml")),
        built,
        known(command),
    )
}

#[test]
fn the_file_says_what_the_flags_say() {
    let file = "language = \"en\"\nthreads = 2\npaths = [\"a\", \"b\"]\nkeep = [\"numbers\", \"letters\"]\nno-stem = true\n\
                memory = \"500MB\"\nquiet = true\n[report]\ntopics = 12\ntop = 1_000\ntarget = [\"x\", \"y\"]\nformat = \"csv\"\n";
    let sample = parse(file, &["report"]).unwrap();
    assert_eq!(
        (sample.threads, sample.memory, sample.quiet),
        (Some(2), Some(500), true)
    );
    let Work::Report(report) = sample.command else {
        panic!()
    };
    assert_eq!(report.reading.language, Some(Language::English));
    assert_eq!(report.reading.paths, [PathBuf::from("a"), PathBuf::from("b")]);
    assert_eq!(report.reading.keep, [Kept::Numbers, Kept::Letters]);
    assert!(report.reading.no_stem && !report.no_entities);
    assert_eq!((report.topics, report.top), (Wanted::Exactly(12), 1000));
    assert_eq!(report.target, ["x", "y"]);
    assert_eq!(report.format, Some(Format::Csv));
    assert_eq!(report.output, Path::new("reports"));
    // Another command has what stands above all tables, and nothing of another's table.
    let topics = topics(file, &["topics"]);
    assert_eq!((topics.top, topics.reading.no_stem), (10, true));
}

#[test]
fn flags_win_over_the_file_and_its_tables_over_what_is_above_them() {
    let file = "language = \"en\"\ntop = 5\nthreads = 2\n[report]\nlanguage = \"de\"\nthreads = 3\n";
    assert_eq!(report(file, &["report"]).reading.language, Some(Language::German));
    assert_eq!(report(file, &["report", "--language", "en", "--top=7"]).top, 7);
    assert_eq!(report(file, &["report", "x"]).reading.paths, [PathBuf::from("x")]);
    assert_eq!(
        topics(file, &["topics"]).reading.language,
        Some(Language::English)
    );
    assert_eq!(parse(file, &["report"]).unwrap().threads, Some(3));
    assert_eq!(parse(file, &["topics"]).unwrap().threads, Some(2));
    assert_eq!(
        parse(file, &["report", "--threads", "9"]).unwrap().threads,
        Some(9)
    );
    assert_eq!(
        parse(file, &["--threads", "9", "report"]).unwrap().threads,
        Some(9)
    );
    let several = "keep = [\"numbers\", \"letters\"]\n";
    assert_eq!(
        report(several, &["report", "--keep", "letters"]).reading.keep,
        [Kept::Letters]
    );
}

#[test]
fn what_is_needed_may_stand_in_the_file() {
    let file = "[count]\noutput = \"part\"\n[check]\npaths = [\"in\"]\n";
    let Work::Count(count) = parse(file, &["count"]).unwrap().command else {
        panic!()
    };
    assert_eq!(count.output, Path::new("part"));
    let Work::Check(check) = parse(file, &["check"]).unwrap().command else {
        panic!()
    };
    assert_eq!(check.paths, [PathBuf::from("in")]);
    assert!(parse("", &["count"]).is_err());
    // A place in the file is not taken for the pattern, which has none.
    let file = "paths = [\"in\"]\n";
    assert!(parse(file, &["kwic"]).is_err());
    let Work::Kwic(kwic) = parse(file, &["kwic", "word"]).unwrap().command else {
        panic!()
    };
    assert_eq!(
        (kwic.pattern.as_str(), kwic.reading.paths.as_slice()),
        ("word", [PathBuf::from("in")].as_slice())
    );
}

#[test]
fn a_flag_takes_what_it_requires_from_the_file() {
    let file = "[report]\nby = \"outlet\"\n";
    let said = report(file, &["report", "--target", "x"]);
    assert_eq!(
        (said.by.as_deref(), said.target.as_slice()),
        (Some("outlet"), ["x".to_owned()].as_slice())
    );
    let said = report(file, &["report", "--target", "x", "--", "in"]);
    assert_eq!(
        (said.by.as_deref(), said.reading.paths.len()),
        (Some("outlet"), 1)
    );
    assert!(parse("", &["report", "--target", "x"]).is_err());
}

#[test]
fn the_command_line_wins_where_flags_exclude_one_another() {
    let file = "aliases = \"names.csv\"\n[report]\ntitle = \"T\"\n";
    let said = report(file, &["report", "--no-entities"]);
    assert!(said.no_entities && said.aliases.is_none());
    assert!(report(file, &["report"]).aliases.is_some());
    let said = report(file, &["report", "--format", "csv"]);
    assert_eq!((said.format, said.title), (Some(Format::Csv), None));
    // The other way round, and from the flag that does not name the other.
    let said = report("[report]\nno-entities = true\n", &["report", "--aliases", "x"]);
    assert!(!said.no_entities && said.aliases.is_some());
    let said = report("[report]\nformat = \"csv\"\n", &["report", "-o", "out"]);
    assert_eq!((said.format, said.output), (None, PathBuf::from("out")));
    let said = topics(
        "[topics]\none-per-story = true\n",
        &["topics", "--one-per-outlet"],
    );
    assert!(said.one_per_outlet && !said.one_per_story);
    // Turned off, it excludes nothing.
    let said = report(file, &["report", "--no-entities=false"]);
    assert!(!said.no_entities && said.aliases.is_some());
    // Two on the command line are for clap to tell.
    assert!(parse(file, &["report", "--no-entities", "--aliases", "x"]).is_err());
}

#[test]
fn what_excludes_another_in_the_file_is_told() {
    let told = wrong("[report]\naliases = \"x\"\nno-entities = true\n");
    assert_eq!(
        told,
        "gleaner.toml:3: report.aliases and report.no-entities (line 2) exclude one another"
    );
    let told = wrong("title = \"x\"\n\nformat = \"csv\"\n");
    assert!(
        told.starts_with("gleaner.toml:3: format and title (line 1) exclude one another in gleaner report"),
        "{told}"
    );
    let said = report("title = \"x\"\n[report]\nformat = \"csv\"\n", &["report"]);
    assert_eq!((said.title, said.format), (None, Some(Format::Csv)));
    assert!(
        report("[report]\naliases = \"x\"\nno-entities = false\n", &["report"])
            .aliases
            .is_some()
    );
}

#[test]
fn a_flag_that_the_file_turns_on_can_be_turned_off() {
    let file = "no-stem = true\nquiet = true\n";
    assert!(report(file, &["report"]).reading.no_stem);
    assert!(!report(file, &["report", "--no-stem=false"]).reading.no_stem);
    assert!(report(file, &["report", "--no-stem=true"]).reading.no_stem);
    assert!(report("", &["report", "--no-stem=true"]).reading.no_stem);
    assert!(
        !report("", &["report", "--no-stem=true", "--no-stem=false"])
            .reading
            .no_stem
    );
    assert!(
        !report("", &["report", "--no-stem", "--no-stem=false"])
            .reading
            .no_stem
    );
    assert!(
        report("", &["report", "--no-stem=false", "--no-stem"])
            .reading
            .no_stem
    );
    assert!(!parse(file, &["--quiet=false", "report"]).unwrap().quiet);
    assert!(!parse(file, &["report", "--quiet=false"]).unwrap().quiet);
    assert!(!parse("", &["report", "-q", "--quiet=false"]).unwrap().quiet);
    assert!(
        !parse(
            "[report]\nquiet = true\n",
            &["--threads", "2", "report", "--quiet=false"]
        )
        .unwrap()
        .quiet
    );
    // No flag of this command, no truth value, a place behind the options.
    assert!(parse("", &["report", "--one-per-story=false"]).is_err());
    assert!(parse("", &["report", "--no-stem=maybe"]).is_err());
    assert_eq!(
        report("", &["report", "--", "--no-stem=false"]).reading.paths,
        [PathBuf::from("--no-stem=false")]
    );
    assert_eq!(
        report("", &["report", "--title=--no-stem=false"])
            .title
            .as_deref(),
        Some("--no-stem=false")
    );
}

#[test]
fn a_path_starts_from_the_folder_of_the_file() {
    let file = "paths = [\"articles/\", \"deep/down/x\", \"deep\", \"/abs\", \"-\", \".\"]\nstop-words = \"./stop.txt\"\n\
                [report]\ntitle = \"a/b\"\n";
    let Work::Report(said) = parse_in(file, "deep/down", &["report"]).unwrap().command else {
        panic!()
    };
    let paths: Vec<&str> = said
        .reading
        .paths
        .iter()
        .map(|path| path.to_str().unwrap())
        .collect();
    assert_eq!(paths, ["../../articles", "x", "..", "/abs", "-", "../.."]);
    assert_eq!(said.reading.stop_words.unwrap(), Path::new("../../stop.txt"));
    assert_eq!(said.title.as_deref(), Some("a/b"));
    assert_eq!(said.output, Path::new("reports"));

    let file = "[check]\npaths = \"in\"\noutput-format = [\"human\", \"sarif=out/x\"]\n";
    let Work::Check(said) = parse_in(file, "deep", &["check"]).unwrap().command else {
        panic!()
    };
    assert_eq!(said.paths, [PathBuf::from("../in")]);
    assert_eq!(said.output_format, ["human", "sarif=../out/x"]);

    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("conf")).unwrap();
    std::fs::write(folder.path().join("conf/own.toml"), "paths = \"in\"\n").unwrap();
    std::fs::write(folder.path().join("gleaner.toml"), "top = 3\n").unwrap();
    let line = ["report", "--config", "conf/own.toml"];
    let Work::Report(said) = parsed(folder.path(), &line).unwrap().command else {
        panic!()
    };
    assert_eq!(
        (said.reading.paths, said.top),
        (vec![PathBuf::from("conf/in")], 20)
    );
    let Work::Report(said) = parsed(folder.path(), &["--no-config", "report"]).unwrap().command else {
        panic!()
    };
    assert_eq!(said.top, 20);
    assert_eq!(
        loaded(folder.path(), &["report"]).unwrap().path.unwrap(),
        Path::new("gleaner.toml")
    );
    assert_eq!(
        loaded(&folder.path().join("conf"), &["report"])
            .unwrap()
            .path
            .unwrap(),
        Path::new("../gleaner.toml")
    );
    let told = parsed(folder.path(), &["report", "--config=none.toml"]).unwrap_err();
    assert!(told.contains("none.toml"), "{told}");
}
