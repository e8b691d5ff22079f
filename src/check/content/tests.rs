//! Rules as people write them, and what they find.

mod hostile;
mod judged;
mod written;

use super::{Observed, Rule};
use crate::check::settings::Settings;

/// The rules of a file with these `[[check.rule]]` tables.
fn read(file: &str) -> Result<Settings, String> {
    #[derive(serde::Deserialize)]
    struct File {
        check: Settings,
    }
    let File { check } = toml::from_str(file).map_err(|error| error.to_string())?;
    check.check().map_err(|error| error.to_string())?;
    Ok(check)
}

/// The one rule that says this.
fn rule(lines: &str) -> Rule {
    let settings = read(&format!("[[check.rule]]\n{lines}")).unwrap_or_else(|said| panic!("{lines}: {said}"));
    settings.rule.into_iter().next().unwrap()
}

/// Articles and words of the scope, occurrences, articles that have it.
fn observed(articles_in_scope: u64, words_in_scope: u64, occurrences: u64, articles: u64) -> Observed {
    Observed {
        articles_in_scope,
        words_in_scope,
        occurrences,
        articles,
        ..Observed::default()
    }
}
