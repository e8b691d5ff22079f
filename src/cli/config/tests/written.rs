//! What is written of the settings: the commented file, what is in force, the schema.

use super::*;

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gleaner.toml");
    let command = Sample::command();
    init(&path, false, known(&command)).unwrap();
    let first = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, "top = 1\n").unwrap();
    assert_eq!(init(&path, false, known(&command)).unwrap_err().exit_code(), 2);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "top = 1\n");
    init(&path, true, known(&command)).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), first);
}

#[test]
fn the_commented_file_means_what_no_file_means() {
    for command in [Sample::command(), crate::cli::arguments::Arguments::command()] {
        let mut built = command.clone();
        built.build();
        let text = init::commented(known(&command));
        let said = read_text(&text, &command).unwrap();
        assert!(said.commands.is_empty(), "{:?}", said.commands);
        let settings: crate::check::settings::Settings = said.check.try_into().unwrap();
        assert_eq!(settings, crate::check::settings::Settings::default());

        // Without the signs it is still TOML.
        let bare = |line: &str| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with([' ', '#']) && !setting.is_empty() => setting.to_owned(),
            _ => line.to_owned(),
        };
        let whole: String = text.lines().map(|line| bare(line) + "\n").collect();
        toml::from_str::<toml::Table>(&whole).unwrap();
        // And each setting by itself is taken; those of a rule need its table.
        let lines: Vec<&str> = text.lines().collect();
        let mut tried = 0;
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| bare(line) != **line) {
            if line.starts_with("#[[") {
                break;
            }
            let changed: String = lines
                .iter()
                .enumerate()
                .map(|(number, text)| if number == at { bare(text) } else { (*text).to_owned() } + "\n")
                .collect();
            assert!(read_built(&changed, &built, &command).is_ok(), "{line}");
            tried += 1;
        }
        assert!(tried > 50, "{tried}");
    }
}

#[test]
fn what_is_printed_is_a_file_of_settings_and_says_who_said_so() {
    let file = "language = \"en\"\n[report]\ntopics = 12\naliases = \"a\\u001b.csv\"\n[check.gate.short]\nmax = 0.3\n\
                [[check.rule]]\nname = \"one\"\nterm = \"x\"\nmust = \"appear\"\nwhere = { outlet = [\"x\"] }\n";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("gleaner.toml"), file).unwrap();
    let command = Sample::command();
    let config = loaded(folder.path(), &["config", "--memory", "500MB"]).unwrap();
    let threads = |name: &str| (name == "RAYON_NUM_THREADS").then(|| "4".to_owned());
    let page = print(known(&command), &config, None, &threads).unwrap();
    for line in [
        "# from gleaner.toml",
        "threads = 4  # environment: RAYON_NUM_THREADS",
        "memory = \"500MB\"  # command line",
        "quiet = false  # default",
        "language = \"en\"  # gleaner.toml:1",
        "topics = 12  # gleaner.toml:3",
        "aliases = \"a\\U0000001B.csv\"  # gleaner.toml:4",
        "top = 20  # default",
        "# paths is not set: seeds.",
        "# baseline is not set",
        "max = 0.3  # gleaner.toml:6",
        "words = 20  # default",
        "name = \"one\"  # gleaner.toml:8",
        "where = { outlet = [\"x\"] }  # gleaner.toml:11",
    ] {
        assert!(page.lines().any(|printed| printed == line), "{line}\n{page}");
    }
    read_text(&page.replace("\\U0000001B", ""), &command).unwrap();
    let only = print(known(&command), &config, Some("topics"), &threads).unwrap();
    assert!(only.contains("[topics]") && !only.contains("[report]"));
    assert!(
        print(known(&command), &config, Some("topic"), &threads)
            .unwrap_err()
            .to_string()
            .contains("did you mean topics?")
    );
}

#[test]
fn the_schema_describes_every_setting() {
    let command = Sample::command();
    let text = schema(known(&command));
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let at = |path: &str| {
        schema
            .pointer(path)
            .unwrap_or_else(|| panic!("{path}\n{text}"))
            .clone()
    };
    assert_eq!(at("/additionalProperties"), false);
    assert_eq!(at("/properties/report/properties/top/default"), 20);
    assert_eq!(at("/properties/topics/anyOf/1/properties/top/maximum"), 30);
    assert_eq!(
        at("/properties/report/properties/format/enum"),
        serde_json::json!(["table", "csv"])
    );
    assert_eq!(
        at("/properties/report/properties/language/$ref"),
        "#/$defs/language"
    );
    assert_eq!(at("/$defs/threads/maximum"), 512);
    assert_eq!(at("/$defs/threads/minimum"), 1);
    assert_eq!(
        at("/properties/check/properties/gate/properties/short/properties/max/default"),
        0.2
    );
    assert_eq!(
        at("/properties/check/properties/rule/items/additionalProperties"),
        false
    );
    assert!(
        schema
            .pointer("/properties/check/properties/update-baseline")
            .is_none()
    );
    assert!(schema.pointer("/properties/kwic/properties/pattern").is_none());
}

#[test]
fn the_schema_in_the_repository_is_this_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gleaner.schema.json");
    let kept = std::fs::read_to_string(path).unwrap();
    let command = crate::cli::arguments::Arguments::command();
    let same = kept == schema(known(&command));
    assert!(
        same,
        "write it anew: gleaner config --schema > docs/gleaner.schema.json"
    );
}
