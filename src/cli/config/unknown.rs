//! What is said of a name that means nothing where it stands: the name that was meant, or where it belongs.

use clap::Command;

use super::literal::shown;
use super::nearest::hint;
use super::{Known, check, setting};

/// A table that no command has.
pub(super) fn table(root: &Command, name: &str) -> String {
    let name = shown(name);
    if setting::is_bare(&name) {
        return format!("gleaner {name} has no settings");
    }
    if setting::find(root, &name).is_some()
        || setting::commands(root).any(|command| setting::find(command, &name).is_some())
    {
        return format!("{name} is a setting and takes no table");
    }
    let names = setting::commands(root).map(Command::get_name);
    format!(
        "there is no command {name} to set anything for{}",
        hint(&name, names)
    )
}

/// A name that is no setting of the table, or of no table where there is none.
pub(super) fn setting(known: Known<'_>, table: Option<&Command>, key: &str) -> String {
    let root = known.command;
    let name = shown(key);
    let at = table.map_or_else(String::new, |table| format!("{}.", table.get_name()));
    if setting::is_spoken(key) {
        return format!("{at}{name} can be given on the command line only");
    }
    if table.is_none() && setting::named(root, key).is_some() {
        return format!("{name} is a command: its settings stand in a table [{name}]");
    }
    let elsewhere: Vec<String> = setting::commands(root)
        .filter(|command| setting::find(command, key).is_some())
        .map(|command| format!("[{}]", command.get_name()))
        .collect();
    if !elsewhere.is_empty() {
        return format!(
            "{at}{name} is no setting of this table; it is one of {}",
            elsewhere.join(", ")
        );
    }
    let mut names: Vec<&str> = setting::settings(root).map(|setting| setting.key).collect();
    match table {
        Some(table) => names.extend(setting::settings(table).map(|setting| setting.key)),
        None => names.extend(setting::commands(root).flat_map(|command| {
            let keys = setting::settings(command).map(|setting| setting.key);
            keys.chain([command.get_name()])
        })),
    }
    if table.is_some_and(|table| table.get_name() == check::TABLE) {
        names.extend(check::names(known));
    }
    format!("there is no setting {at}{name}{}", hint(key, names))
}
