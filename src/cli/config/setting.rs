//! What a flag takes, told by the flag itself.
//!
//! A clap argument does not say what type its values have, so its parser is asked: one that refuses a word as a number
//! would reads numbers. Whatever a parser of our own accepts is left to it, as text or a whole number.

use std::any::TypeId;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// Commands that do no work on a corpus, so there is nothing to configure.
const BARE: [&str; 7] = [
    "completions",
    "man",
    "schema",
    "stemmers",
    "config",
    "init",
    "help",
];
/// Flags that make no sense in a file: what shows help, what finds the file, and what would replace a baseline at every run.
const SPOKEN: [&str; 5] = ["help", "version", "config", "no-config", "update-baseline"];
/// The positional arguments that can be configured, by the name that help shows.
const PATH: &str = "PATH";
/// What they are called in the file.
const PATHS: &str = "paths";

/// What one value of a setting is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Any text.
    Text,
    /// One of these, each with its meaning.
    Choice(Vec<(String, String)>),
    /// Text or a number; its parser says which.
    Word,
}

/// A flag as a setting.
pub(super) struct Setting<'c> {
    /// What the file calls it.
    pub(super) key: &'c str,
    pub(super) arg: &'c Arg,
}

/// The commands that can be configured.
pub(super) fn commands(command: &Command) -> impl Iterator<Item = &Command> {
    command
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set() && !BARE.contains(&sub.get_name()))
}

/// The command of this name that can be configured.
pub(super) fn named<'c>(command: &'c Command, name: &str) -> Option<&'c Command> {
    commands(command).find(|sub| sub.get_name() == name)
}

/// Whether the command of this name has nothing that could be configured.
pub(super) fn is_bare(name: &str) -> bool {
    BARE.contains(&name)
}

/// Whether the flag can be given on the command line only.
pub(super) fn is_spoken(key: &str) -> bool {
    SPOKEN.contains(&key)
}

/// The settings of one command, or of all where it is the outermost, in the order of its help.
pub(super) fn settings(command: &Command) -> impl Iterator<Item = Setting<'_>> {
    command.get_arguments().filter_map(|arg| {
        let key = key(arg)?;
        Some(Setting { key, arg })
    })
}

/// The setting of this key.
pub(super) fn find<'c>(command: &'c Command, key: &str) -> Option<Setting<'c>> {
    settings(command).find(|setting| setting.key == key)
}

/// What the file calls an argument that can be configured.
pub(super) fn key(arg: &Arg) -> Option<&str> {
    let takes = matches!(
        arg.get_action(),
        ArgAction::Set | ArgAction::Append | ArgAction::SetTrue
    );
    if arg.is_hide_set() || !takes {
        return None;
    }
    if arg.is_positional() {
        let shown = arg.get_value_names().and_then(|names| names.first());
        return shown.filter(|name| name.as_str() == PATH).map(|_| PATHS);
    }
    arg.get_long().filter(|long| !SPOKEN.contains(long))
}

impl Setting<'_> {
    pub(super) fn shape(&self) -> Shape {
        let arg = self.arg;
        if matches!(arg.get_action(), ArgAction::SetTrue) {
            return Shape::Flag;
        }
        let choices: Vec<(String, String)> = arg
            .get_possible_values()
            .iter()
            .filter(|value| !value.is_hide_set())
            .map(|value| {
                let meaning = value.get_help().map(ToString::to_string).unwrap_or_default();
                (value.get_name().to_owned(), one_line(&meaning))
            })
            .collect();
        if !choices.is_empty() {
            return Shape::Choice(choices);
        }
        let of = arg.get_value_parser().type_id();
        if of == TypeId::of::<String>() || of == TypeId::of::<OsString>() || self.is_path() {
            return Shape::Text;
        }
        match parse(arg, OsStr::new("word")) {
            Err(error) => match std::error::Error::source(&error) {
                Some(source) if source.is::<std::num::ParseIntError>() => Shape::Integer,
                Some(source) if source.is::<std::num::ParseFloatError>() => Shape::Number,
                _ => Shape::Word,
            },
            Ok(()) => Shape::Word,
        }
    }

    /// Whether it takes several values.
    pub(super) fn is_many(&self) -> bool {
        matches!(self.arg.get_action(), ArgAction::Append)
            || self.arg.get_value_delimiter().is_some()
            || self
                .arg
                .get_num_args()
                .is_some_and(|range| range.max_values() > 1)
    }

    /// Whether its values are paths.
    pub(super) fn is_path(&self) -> bool {
        self.arg.get_value_parser().type_id() == TypeId::of::<PathBuf>()
    }

    /// Whether its values may end in `=` and a path.
    pub(super) fn takes_file(&self) -> bool {
        let names = self.arg.get_value_names();
        names.is_some_and(|names| names.iter().any(|name| name.ends_with("[=FILE]")))
    }

    /// Why a value cannot be used; `None` where it can.
    pub(super) fn refusal(&self, value: &str) -> Option<String> {
        let error = parse(self.arg, OsStr::new(value)).err()?;
        if let Some(source) = std::error::Error::source(&error) {
            return Some(source.to_string());
        }
        if error.kind() == ErrorKind::InvalidValue
            && let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue)
            && !known.is_empty()
        {
            return Some(format!("expected one of {}", known.join(", ")));
        }
        Some("the flag does not take it".to_owned())
    }

    /// What it is when nobody says anything, as the flag would be given it.
    pub(super) fn default(&self) -> Vec<OsString> {
        let given = self.arg.get_default_values();
        if given.is_empty() && self.shape() == Shape::Flag {
            return vec![OsString::from("false")];
        }
        given.iter().map(clap::builder::OsStr::to_os_string).collect()
    }

    /// What it means, in one line.
    pub(super) fn meaning(&self) -> String {
        let help = self.arg.get_help().map(ToString::to_string).unwrap_or_default();
        let (said, _) = split(&help);
        one_line(&said)
    }

    /// What its help calls the default, where that is no value: "a quarter of the machine's".
    pub(super) fn default_said(&self) -> Option<String> {
        let help = self.arg.get_help().map(ToString::to_string).unwrap_or_default();
        split(&help).1.map(|said| one_line(&said))
    }

    /// The least and the largest number it takes, each where there is one below 2³².
    pub(super) fn bounds(&self) -> (Option<u32>, Option<u32>) {
        let takes = |number: u32| self.refusal(&number.to_string()).is_none();
        let Some(least) = (0..=64).find(|&number| takes(number)) else {
            return (None, None);
        };
        if takes(u32::MAX) {
            return (Some(least), None);
        }
        // What a range takes has no gaps.
        let (mut most, mut beyond) = (least, u32::MAX);
        while beyond - most > 1 {
            let middle = most + (beyond - most) / 2;
            if takes(middle) {
                most = middle;
            } else {
                beyond = middle;
            }
        }
        (Some(least), Some(most))
    }
}

/// Has the argument's own parser read a value, apart from the command that it belongs to.
fn parse(arg: &Arg, value: &OsStr) -> Result<(), clap::Error> {
    const ID: &str = "value";
    let mut alone = Arg::new(ID)
        .long(ID)
        .action(ArgAction::Append)
        .num_args(1)
        .ignore_case(arg.is_ignore_case_set())
        .value_parser(arg.get_value_parser().clone());
    if let Some(mark) = arg.get_value_delimiter() {
        alone = alone.value_delimiter(mark);
    }
    let mut said = OsString::from("--value=");
    said.push(value);
    Command::new(ID)
        .no_binary_name(true)
        .arg(alone)
        .try_get_matches_from([said])
        .map(|_| ())
}

/// Help without what it says of the default, and that.
fn split(help: &str) -> (String, Option<String>) {
    const OPEN: &str = "[default: ";
    let Some((before, rest)) = help.split_once(OPEN) else {
        return (help.to_owned(), None);
    };
    let Some((said, after)) = rest.split_once(']') else {
        return (help.to_owned(), None);
    };
    (format!("{}{after}", before.trim_end()), Some(said.to_owned()))
}

/// The first paragraph in one line, with a full stop.
fn one_line(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let mut line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() && !line.ends_with(['.', '?', '!', ':']) {
        line.push('.');
    }
    line
}
