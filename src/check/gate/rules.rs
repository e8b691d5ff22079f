//! The names and meanings of the gate's rules.

use super::Options;
use crate::check::settings::Severity;
use crate::finding::Rule;

/// Name, title, meaning and level of a rule.
type Entry = (&'static str, &'static str, &'static str, Severity);

/// The rules that are on, in the order in which they are applied.
#[must_use]
pub fn rules(options: &Options) -> Vec<Rule> {
    let all = files(options)
        .into_iter()
        .chain(shares(options))
        .chain(contents(options));
    let on = all.filter_map(|(name, title, meaning, severity)| {
        Some(Rule {
            id: format!("gate/{name}"),
            title: title.to_owned(),
            meaning: meaning.to_owned(),
            level: severity.level()?,
        })
    });
    on.collect()
}

/// What looks at files.
fn files(options: &Options) -> [Entry; 5] {
    [
        (
            "articles",
            "Number of articles",
            "Fewer or more articles than expected, in all or in a file.",
            options.articles.level.max(options.articles.source_level),
        ),
        (
            "sources",
            "Expected outlets and files",
            "An outlet, folder or file that must be there has no article with text.",
            if options.sources.expected.is_empty() {
                Severity::Off
            } else {
                options.sources.level
            },
        ),
        (
            "unreadable",
            "Unreadable files",
            "Files that could not be opened or decompressed or hold bytes instead of text; files of kinds that are not read.",
            options.unreadable.level,
        ),
        (
            "records",
            "Broken records",
            "Lines and records of a file that could not be parsed like the others.",
            options.records.level,
        ),
        (
            "unassigned",
            "Text in no article",
            "The share of a file's words that splitting it into articles left over.",
            options.unassigned.level,
        ),
    ]
}

/// What looks at the state of texts.
fn shares(options: &Options) -> [Entry; 5] {
    [
        (
            "encoding",
            "Damaged characters",
            "The share of characters, or of articles with any, that were lost or read in the wrong encoding, are control \
             characters or no text at all.",
            options.encoding.level,
        ),
        (
            "markup",
            "Leftover markup",
            "The share of characters, or of articles with any, that are tags, entities or program code.",
            options.markup.level,
        ),
        (
            "empty",
            "Empty articles",
            "The share of articles without a word.",
            options.empty.level,
        ),
        (
            "short",
            "Very short articles",
            "The share of articles with text that have hardly any.",
            options.short.level,
        ),
        (
            "dates",
            "Wrong dates",
            "Dates that could not be read, do not exist or lie outside the bounds; articles without one, where that is asked.",
            options.dates.level,
        ),
    ]
}

/// What looks at what the texts are.
fn contents(options: &Options) -> [Entry; 4] {
    [
        (
            "languages",
            "Unexpected languages",
            "The share of articles in other languages than expected.",
            if options.languages.expected.is_empty() {
                Severity::Off
            } else {
                options.languages.level
            },
        ),
        (
            "duplicates",
            "Repeated stories",
            "The share of articles whose story another article tells.",
            options.duplicates.level,
        ),
        (
            "same-text",
            "One text many times",
            "The share of articles that are one and the same text but for its figures, such as a cookie wall.",
            options.same_text.level,
        ),
        (
            "boilerplate",
            "Boilerplate",
            "The share of words in sentences and lines that many different articles repeat.",
            options.boilerplate.level,
        ),
    ]
}
