//! From the text of the file to the values of every command.
//!
//! Everything is read for every command, whichever runs, so that a mistake is told on the day it is made and not on the day the
//! command is run. All mistakes are told at once, in the order of the lines.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::Command;
use toml::de::{DeTable, DeValue};

use super::literal::shown;
use super::place::{Lines, Place};
use super::setting::{self, Setting};
use super::value::values;
use super::{Known, check, exclusive, unknown};
use crate::error::Error;

/// Mistakes that are told of one file.
const TOLD: usize = 20;

/// What the file says of one setting of one command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// As the flag would be given them; paths from the working directory.
    pub(super) values: Vec<OsString>,
    /// The line it stands on, from 1.
    pub(super) line: usize,
    /// Whether it stands in the command's own table.
    pub(super) own: bool,
}

impl Value {
    fn new(values: Vec<OsString>, line: usize, own: bool) -> Self {
        Self { values, line, own }
    }

    /// Whether it says more than that a flag is off.
    pub(super) fn is_on(&self) -> bool {
        !self.values.is_empty() && self.values.iter().all(|value| value != "false")
    }
}

/// Values by the setting's name.
pub(super) type Values = BTreeMap<String, Value>;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// By the command's name; those of the flags of all commands under the empty name.
    pub(super) commands: BTreeMap<String, Values>,
    /// `[check]` without what are flags.
    pub(super) check: toml::Table,
    /// The line of every entry of `check`, by its path.
    pub(super) lines: BTreeMap<String, usize>,
}

/// A mistake and its line.
pub(super) struct Mistakes<'t> {
    pub(super) lines: Lines<'t>,
    told: Vec<(usize, String)>,
}

impl Mistakes<'_> {
    pub(super) fn tell(&mut self, line: usize, message: String) {
        self.told.push((line, message));
    }
}

/// Reads the text. `built` is the known command with what all its parts share handed down.
///
/// # Errors
/// [`Error::Usage`] naming the file and line of every mistake.
pub(super) fn read(text: &str, place: &Place, built: &Command, known: Known<'_>) -> Result<Said, Error> {
    let file = shown(&place.file.display().to_string());
    let lines = Lines::new(text);
    let broken = |error: &toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let (line, column) = (lines.line(at), lines.column(at));
        let said = shown(error.message()).replace("\\u{a}", ", ");
        Error::Usage(format!("{file}:{line}:{column}: not TOML: {said}"))
    };
    // Read twice: once for the values, and once for the places of their names.
    let whole: toml::Table = toml::from_str(text).map_err(|error| broken(&error))?;
    let spanned = DeTable::parse(text).map_err(|error| broken(&error))?;
    let mut reader = Reader {
        known,
        place,
        mistakes: Mistakes {
            lines,
            told: Vec::new(),
        },
        said: Said::default(),
    };
    reader.file(spanned.get_ref(), whole);
    let Reader {
        mut mistakes,
        mut said,
        ..
    } = reader;
    for clash in exclusive::settle(built, &mut said.commands) {
        mistakes.tell(clash.line, clash.message);
    }
    if mistakes.told.is_empty() {
        return Ok(said);
    }
    Err(told(&file, mistakes.told))
}

fn told(file: &str, mut mistakes: Vec<(usize, String)>) -> Error {
    mistakes.sort();
    mistakes.dedup();
    if let [(line, message)] = mistakes.as_slice() {
        return Error::Usage(format!("{file}:{line}: {message}"));
    }
    let mut message = format!("{} settings cannot be used:", mistakes.len());
    for (line, said) in mistakes.iter().take(TOLD) {
        message.extend(["\n  ", file, &format!(":{line}: "), said]);
    }
    if let Some(more) = mistakes.len().checked_sub(TOLD).filter(|more| *more > 0) {
        message.extend(["\n  and ", &more.to_string(), " more"]);
    }
    Error::Usage(message)
}

struct Reader<'r, 't> {
    known: Known<'r>,
    place: &'r Place,
    mistakes: Mistakes<'t>,
    said: Said,
}

impl Reader<'_, '_> {
    fn file(&mut self, file: &DeTable<'_>, mut whole: toml::Table) {
        let mut top = Vec::new();
        for (key, value) in file {
            let name: &str = key.get_ref();
            let line = self.mistakes.lines.line(key.span().start);
            match value.get_ref() {
                DeValue::Table(table) => {
                    if let Some(command) = setting::named(self.known.command, name) {
                        self.table(command, table);
                    } else {
                        let message = unknown::table(self.known.command, name);
                        self.mistakes.tell(line, message);
                    }
                }
                _ => top.push((name, line, value.get_ref())),
            }
        }
        // Tables come first: what they say is not taken from above.
        for (name, line, value) in top {
            self.top(name, line, value);
        }
        if let Some(toml::Value::Table(check)) = whole.remove(check::TABLE) {
            self.said.check = check.into_iter().filter(|(key, _)| self.is_deep(key)).collect();
        }
    }

    /// Whether an entry of `[check]` is no flag.
    fn is_deep(&self, key: &str) -> bool {
        let root = self.known.command;
        let flag = setting::named(root, check::TABLE).and_then(|command| setting::find(command, key));
        flag.is_none() && setting::find(root, key).is_none()
    }

    /// One command's table.
    fn table(&mut self, command: &Command, table: &DeTable<'_>) {
        let name = command.get_name();
        for (key, value) in table {
            let line = self.mistakes.lines.line(key.span().start);
            let found = setting::find(command, key.get_ref())
                .or_else(|| setting::find(self.known.command, key.get_ref()));
            if let Some(setting) = found {
                self.own(name, &setting, line, value.get_ref());
            } else if name == check::TABLE && check::names(self.known).any(|known| known == key.get_ref()) {
                let (name, value) = (key.get_ref(), value.get_ref());
                check::entry(
                    name,
                    line,
                    value,
                    self.known,
                    &mut self.said.lines,
                    &mut self.mistakes,
                );
            } else {
                let message = unknown::setting(self.known, Some(command), key.get_ref());
                self.mistakes.tell(line, message);
            }
        }
    }

    /// A setting in its command's own table.
    fn own(&mut self, command: &str, setting: &Setting<'_>, line: usize, value: &DeValue<'_>) {
        match values(self.place, setting, value) {
            Ok(values) => self.put(command, setting.key, Value::new(values, line, true)),
            Err(reason) => {
                let message = format!("{command}.{} {reason}", setting.key);
                self.mistakes.tell(line, message);
            }
        }
    }

    /// A setting for every command that has it.
    fn top(&mut self, name: &str, line: usize, value: &DeValue<'_>) {
        let command = self.known.command;
        if let Some(setting) = setting::find(command, name) {
            match values(self.place, &setting, value) {
                Ok(values) => self.put("", name, Value::new(values, line, true)),
                Err(reason) => self.mistakes.tell(line, format!("{} {reason}", setting.key)),
            }
            return;
        }
        let mut has = false;
        let mut refused: Option<(&str, String)> = None;
        for sub in setting::commands(command) {
            let Some(setting) = setting::find(sub, name) else {
                continue;
            };
            has = true;
            let said = self.said.commands.get(sub.get_name());
            if said.is_some_and(|said| said.contains_key(name)) {
                continue;
            }
            match values(self.place, &setting, value) {
                Ok(values) => self.put(sub.get_name(), name, Value::new(values, line, false)),
                Err(reason) => refused = refused.or(Some((sub.get_name(), reason))),
            }
        }
        if let Some((sub, reason)) = refused {
            let message = format!(
                "{name} {reason} (gleaner {sub}); what is not for every command stands in the tables of those it is for"
            );
            self.mistakes.tell(line, message);
        } else if !has {
            let message = unknown::setting(self.known, None, name);
            self.mistakes.tell(line, message);
        }
    }

    fn put(&mut self, command: &str, key: &str, value: Value) {
        let values = self.said.commands.entry(command.to_owned()).or_default();
        values.insert(key.to_owned(), value);
    }
}
