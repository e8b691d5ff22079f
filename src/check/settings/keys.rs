//! Every key below `[check]`, described.
//!
//! The defaults are written here once more, as TOML, because a commented file and a schema show them before any struct
//! exists; a test compares them with those of the structs.

use crate::check::content::KINDS;

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, 0 or more.
    Whole,
    /// A number.
    Number,
    /// A number from 0 to 1.
    Share,
    /// A text.
    Text,
    /// `off`, `note`, `warning` or `error`.
    Severity,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// A day, month or year in ISO 8601, as a text.
    Date,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A table of columns, each with the value or the list of values that it may have.
    Scope,
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Where it is below its table, with dots: `gate.encoding.max`.
    pub path: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it holds where it is not given, as TOML writes it; empty where that is nothing.
    pub default: &'static str,
    /// What it means, in one line, with unit and range.
    pub meaning: &'static str,
}

/// A table of keys: path, kind and default, and what it means.
macro_rules! keys {
    ($($path:literal: $kind:expr, $default:expr => $meaning:literal)+) => {
        &[$(Key { path: $path, kind: $kind, default: $default, meaning: $meaning },)+]
    };
}

const LEVELS: Kind = Kind::Severity;
const WARNING: &str = "\"warning\"";
const ERROR: &str = "\"error\"";

/// Every key of the tables below `[check]`, in the order in which they are to be read; the rules have [`RULE_KEYS`].
pub const KEYS: &[Key] = keys! {
    "gate.articles.level": LEVELS, ERROR =>
        "Level of too few or too many articles in all."
    "gate.articles.min": Kind::Whole, "1" =>
        "Fewest articles in all."
    "gate.articles.max": Kind::Whole, "" =>
        "Most articles in all; no bound where absent."
    "gate.articles.source-level": LEVELS, WARNING =>
        "Level of a file with too few or too many articles."
    "gate.articles.source-min": Kind::Whole, "1" =>
        "Fewest articles of a file."
    "gate.articles.source-max": Kind::Whole, "" =>
        "Most articles of a file; no bound where absent."
    "gate.articles.error-above": Kind::Share, "0.5" =>
        "Share of files with too few or too many articles above which it is an error, 0 to 1."
    "gate.unassigned.level": LEVELS, WARNING =>
        "Level of a file with too much text that is in no article."
    "gate.unassigned.max": Kind::Share, "0.1" =>
        "Largest share of a file's words in no article, 0 to 1."
    "gate.unassigned.error-above": Kind::Share, "0.5" =>
        "Share of a file's words in no article above which it is an error, 0 to 1; 1 for never."
    "gate.unreadable.level": LEVELS, WARNING =>
        "Level of files that could not be read, or hold bytes where text was expected."
    "gate.unreadable.max": Kind::Share, "0.0" =>
        "Largest share of files that could not be read, 0 to 1."
    "gate.unreadable.error-above": Kind::Share, "0.02" =>
        "Share of files that could not be read above which it is an error, 0 to 1; 1 for never."
    "gate.unreadable.other-formats": LEVELS, "\"note\"" =>
        "Level of files of a kind that is not read, such as pictures."
    "gate.records.level": LEVELS, WARNING =>
        "Level of a file with too many records that could not be parsed."
    "gate.records.max": Kind::Share, "0.0" =>
        "Largest number of such records as a share of a file's articles, 0 to 1."
    "gate.records.error-above": Kind::Share, "0.1" =>
        "Share of such records above which it is an error, 0 to 1; 1 for never."
    "gate.encoding.level": LEVELS, WARNING =>
        "Level of characters that were lost or wrongly decoded."
    "gate.encoding.max": Kind::Share, "0.001" =>
        "Largest share of damaged characters, 0 to 1."
    "gate.encoding.error-above": Kind::Share, "0.01" =>
        "Share of damaged characters above which it is an error, 0 to 1; 1 for never."
    "gate.encoding.max-articles": Kind::Share, "0.1" =>
        "Largest share of articles with any damaged character, 0 to 1."
    "gate.encoding.error-above-articles": Kind::Share, "0.3" =>
        "Share of articles with any damaged character above which it is an error, 0 to 1; 1 for never."
    "gate.markup.level": LEVELS, WARNING =>
        "Level of tags, entities and program code left in the text."
    "gate.markup.max": Kind::Share, "0.01" =>
        "Largest share of characters in markup, 0 to 1."
    "gate.markup.error-above": Kind::Share, "0.05" =>
        "Share of characters in markup above which it is an error, 0 to 1; 1 for never."
    "gate.markup.max-articles": Kind::Share, "0.1" =>
        "Largest share of articles with any markup, 0 to 1."
    "gate.markup.error-above-articles": Kind::Share, "0.5" =>
        "Share of articles with any markup above which it is an error, 0 to 1; 1 for never."
    "gate.empty.level": LEVELS, WARNING =>
        "Level of too many articles without a word."
    "gate.empty.max": Kind::Share, "0.02" =>
        "Largest share of articles without a word, 0 to 1."
    "gate.empty.error-above": Kind::Share, "0.2" =>
        "Share of articles without a word above which it is an error, 0 to 1; 1 for never."
    "gate.short.level": LEVELS, WARNING =>
        "Level of too many articles with hardly any text; those without a word are not among them."
    "gate.short.words": Kind::Whole, "20" =>
        "An article with fewer words is short."
    "gate.short.max": Kind::Share, "0.2" =>
        "Largest share of short articles among those with text, 0 to 1."
    "gate.short.error-above": Kind::Share, "0.4" =>
        "Share of short articles above which it is an error, 0 to 1; 1 for never."
    "gate.dates.level": LEVELS, WARNING =>
        "Level of dates that cannot be right, and of too many articles without one."
    "gate.dates.earliest": Kind::Date, "\"1500-01-01\"" =>
        "Earliest date an article may have: a day, month or year."
    "gate.dates.latest": Kind::Date, "" =>
        "Latest date an article may have: a day, month or year; no bound where absent."
    "gate.dates.max": Kind::Share, "0.0" =>
        "Largest share of articles whose date cannot be right, 0 to 1."
    "gate.dates.error-above": Kind::Share, "0.2" =>
        "Share of articles whose date cannot be right above which it is an error, 0 to 1; 1 for never."
    "gate.dates.max-missing": Kind::Share, "" =>
        "Largest share of articles without a date, 0 to 1; not looked at where absent."
    "gate.languages.level": LEVELS, WARNING =>
        "Level of too many articles in other languages than expected."
    "gate.languages.expected": Kind::Texts, "[]" =>
        "Languages that articles are expected in, by code, such as \"en\"; not looked at while there is none."
    "gate.languages.max": Kind::Share, "0.1" =>
        "Largest share of articles with text in other languages, or in none that can be told, 0 to 1."
    "gate.languages.error-above": Kind::Share, "0.5" =>
        "Share of articles in other languages above which it is an error, 0 to 1; 1 for never."
    "gate.duplicates.level": LEVELS, WARNING =>
        "Level of too many articles whose story another article tells."
    "gate.duplicates.max": Kind::Share, "0.5" =>
        "Largest share of articles whose story another article tells, 0 to 1."
    "gate.duplicates.error-above": Kind::Share, "1.0" =>
        "Share of such articles above which it is an error, 0 to 1; 1 for never."
    "gate.same-text.level": LEVELS, WARNING =>
        "Level of one text that stands for many articles, such as a cookie notice."
    "gate.same-text.articles": Kind::Whole, "5" =>
        "Fewest articles with the same text, 2 or more."
    "gate.same-text.max": Kind::Share, "0.1" =>
        "Largest share of articles with the same text, 0 to 1."
    "gate.same-text.error-above": Kind::Share, "0.2" =>
        "Share of articles with the same text above which it is an error, 0 to 1; 1 for never."
    "gate.boilerplate.level": LEVELS, WARNING =>
        "Level of too much text that stands in many different articles."
    "gate.boilerplate.articles": Kind::Whole, "5" =>
        "A sentence or line is boilerplate from so many different articles on, 2 or more."
    "gate.boilerplate.spread": Kind::Share, "0.1" =>
        "And from this share of the articles of its file, outlet or corpus on, 0 to 1."
    "gate.boilerplate.max": Kind::Share, "0.3" =>
        "Largest share of words in boilerplate, 0 to 1."
    "gate.boilerplate.error-above": Kind::Share, "0.4" =>
        "Share of words in boilerplate above which it is an error, 0 to 1; 1 for never."
    "gate.sources.level": LEVELS, ERROR =>
        "Level of an outlet, folder or file that must be there and is not."
    "gate.sources.expected": Kind::Texts, "[]" =>
        "Outlets, folders or files that must be there, by name; not looked at while there is none."
    "gate.sources.min": Kind::Whole, "1" =>
        "Fewest articles with text that each of them must have."
    "drift.tolerance": Kind::Number, "1.1" =>
        "Ratio of now to before, or of before to now, that is accepted; 1 or more."
    "drift.alpha": Kind::Number, "0.05" =>
        "Chance that a run finds anything where nothing moved, above 0 and at most 0.5."
    "drift.terms": LEVELS, ERROR =>
        "Level of terms that moved."
    "drift.entities": LEVELS, ERROR =>
        "Level of entities that moved."
    "drift.topics": LEVELS, ERROR =>
        "Level of topics that moved."
    "drift.groups": LEVELS, ERROR =>
        "Level of groups whose share of the articles moved."
    "drift.min-articles": Kind::Whole, "10" =>
        "Groups with fewer articles on either side are not looked at by themselves; 10 or more."
};

/// Every key of a `[[check.rule]]`.
pub const RULE_KEYS: &[Key] = keys! {
    "name": Kind::Text, "" =>
        "What the rule is called in findings and baselines; needed, and its own."
    "term": Kind::Text, "" =>
        "Words to look for, next to each other; * stands for any characters of a word, ? for one. This or entity."
    "entity": Kind::Text, "" =>
        "Person, organization, place or other entity to look for, by name. This or term."
    "kind": Kind::OneOf(KINDS), "" =>
        "Kind of the entity; any where absent."
    "match": Kind::OneOf(&["stem", "word", "exact"]), "\"stem\"" =>
        "How words are compared: by their stems, in upper or lower case, or letter for letter."
    "must": Kind::OneOf(&["appear", "not-appear"]), "" =>
        "Whether it has to be in the articles or must not be."
    "min": Kind::Number, "" =>
        "Least that is accepted, in units of unit; 0 or more."
    "max": Kind::Number, "" =>
        "Most that is accepted, in units of unit; 0 or more."
    "unit": Kind::OneOf(&["per-million-words", "percent-of-articles", "occurrences", "articles"]), "" =>
        "What min and max are numbers of; needed with them."
    "where": Kind::Scope, "" =>
        "Columns of the articles it is about, each with a value or a list of values; all articles where absent."
    "level": LEVELS, ERROR =>
        "Level of what it finds."
    "message": Kind::Text, "" =>
        "Why it matters, in your words; told with every finding."
};
