//! `gleaner.toml`: what the flags say, said once for every run.
//!
//! The clap command is the description of everything: a setting is the long name of a flag, and what the file says
//! becomes that flag's default, read by the flag's own parser. So no option is written twice. What `[check]` holds besides
//! flags is described by [`Key`]s and handed over as a table.
//!
//! What the settings below `[check]` mean together is not known here, and nothing is merged: the nearest file is the only one.

mod argv;
mod check;
mod exclusive;
mod given;
mod init;
mod literal;
mod nearest;
mod place;
mod print;
mod read;
#[cfg(test)]
mod sample;
mod schema;
mod setting;
#[cfg(test)]
mod tests;
mod unknown;
mod value;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use serde::Deserialize;

use crate::check::settings::{Key, Settings};
use crate::error::Error;
use given::Given;
use place::Place;
use read::{Value, Values};

pub(super) use argv::argv;
pub(super) use init::init;
pub(super) use print::print;
pub(super) use schema::schema;

/// What the file may say.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    /// The command line as derived, before anything is applied to it.
    pub(super) command: &'k Command,
    /// Settings below `[check]` that are no flags.
    pub(super) keys: &'k [Key],
    /// Settings of one `[[check.rule]]`.
    pub(super) rule_keys: &'k [Key],
}

/// What a run is configured with besides the command line.
#[derive(Debug, Clone, Default)]
pub(super) struct Config {
    /// The file, from the working directory; `None` where there is none.
    pub(super) path: Option<PathBuf>,
    /// `[check]` without what are flags.
    pub(super) check: toml::Table,
    /// The line of every entry of `check`, by its path such as `check.gate.short.max` or `check.rule.1`.
    lines: BTreeMap<String, usize>,
    /// By the command; those of the flags of all commands under the empty name.
    commands: BTreeMap<String, Values>,
    given: Given,
}

impl Config {
    /// Where an entry of `check` stands, such as `gleaner.toml:7`, by its path such as `check.gate.short`; the nearest table
    /// around it where it is not said itself.
    fn place(&self, path: &str) -> Option<String> {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return self.told(*line);
            }
            (path, _) = path.rsplit_once('.')?;
        }
    }

    /// Whether what stands below `[check]` can be meant, as those who use it see it.
    fn sound(&self) -> Result<(), Error> {
        let settings = Settings::deserialize(self.check.clone()).map_err(|error| {
            let file = self.path.as_deref().unwrap_or(Path::new(place::NAME));
            let message = format!("{}: [{}]: {error}", file.display(), check::TABLE);
            Error::Usage(literal::shown(&message))
        })?;
        settings.check().map_err(|error| self.located(error))
    }

    /// The same with the place of the setting that it begins with.
    fn located(&self, error: Error) -> Error {
        let Error::Usage(message) = &error else {
            return error;
        };
        let path = message.split_whitespace().next().unwrap_or_default();
        match self.place(path) {
            Some(place) => Error::Usage(format!("{place}: {message}")),
            None => error,
        }
    }

    fn told(&self, line: usize) -> Option<String> {
        let file = self.path.as_ref()?;
        Some(format!("{}:{line}", literal::shown(&file.display().to_string())))
    }

    /// What the file says of a flag of one command.
    fn own(&self, command: &str, key: &str) -> Option<&Value> {
        self.commands.get(command)?.get(key)
    }

    /// What it says of a flag of all commands, for one of them.
    fn global(&self, command: &str, key: &str) -> Option<&Value> {
        self.own(command, key).or_else(|| self.own("", key))
    }
}

/// Finds and reads the file: the one of `--config`, else the nearest upward from `cwd`, else none. Commands that do nothing
/// with a corpus have none, and so has a command line that asks for help.
///
/// # Errors
/// [`Error::Usage`] where the file cannot be read, and naming every setting that cannot be used, whichever command runs.
pub(super) fn load(argv: &[OsString], cwd: &Path, known: Known<'_>) -> Result<Config, Error> {
    let given = Given::new(argv, known.command);
    let none = |given| {
        Ok(Config {
            given,
            ..Config::default()
        })
    };
    let Some(running) = given.command.clone().filter(|name| given::reads_file(name)) else {
        return none(given);
    };
    let place = match &given.file {
        _ if given.no_file => None,
        Some(file) => Some(Place::given(file)),
        None => Place::nearest(cwd),
    };
    let Some(place) = place else { return none(given) };
    let text = place.read(cwd)?;
    let mut built = known.command.clone();
    built.build();
    let read::Said {
        mut commands,
        check,
        lines,
    } = read::read(&text, &place, &built, known)?;
    if let (Some(command), Some(values)) = (setting::named(&built, &running), commands.get_mut(&running)) {
        exclusive::yield_to(command, |id| given.said.contains_key(id), values);
    }
    for name in ["", &running] {
        if let Some(values) = commands.get_mut(name) {
            values.retain(|key, _| !given.off.contains(key));
        }
    }
    let config = Config {
        path: Some(place.file),
        check,
        lines,
        commands,
        given,
    };
    config.sound()?;
    Ok(config)
}

/// The command with what the file says as defaults of its flags.
pub(super) fn apply(command: Command, config: &Config) -> Command {
    let running = config.given.command.as_deref().unwrap_or_default();
    command
        .mut_args(|arg| {
            let value = setting::key(&arg).and_then(|key| config.global(running, key));
            with_default(arg, value)
        })
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            sub.mut_args(|arg| {
                let value = setting::key(&arg).and_then(|key| config.own(&name, key));
                with_default(arg, value)
            })
        })
}

fn with_default(arg: Arg, value: Option<&Value>) -> Arg {
    let Some(value) = value else { return arg };
    // Without its feature "string" clap takes static text only. What is leaked is the file's values, once in a run.
    let values = value
        .values
        .iter()
        .map(|value| &*Box::leak(value.clone().into_boxed_os_str()));
    let required = arg.is_required_set() && value.values.is_empty();
    arg.required(required).default_values(values)
}
