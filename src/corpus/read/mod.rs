//! One file per format: text in, articles out.
//!
//! A reader sees decoded text and never fails: what it cannot use becomes a notice, and a record that cannot be parsed
//! stays as an empty article, so that numbers keep meaning "line of the file". Add a format by one file and one line in
//! [`READERS`].

mod columns;
pub(super) mod dates;
mod delimited;
mod fields;
mod json;
mod large;
mod markdown;
mod records;
mod text;

pub(super) use large::{Head, Shape, separator, shape};

use super::{Options, Reading};

/// One format.
pub trait Reader: Sync {
    /// Name of the format.
    fn id(&self) -> &'static str;
    /// File endings, lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];
    /// The articles of `text`; `source` is the file's name for notices.
    fn read(&self, text: &str, source: &str, options: &Options) -> Reading;
}

/// All formats.
pub const READERS: &[&dyn Reader] = &[
    &text::Text,
    &markdown::Markdown,
    &json::JsonLines,
    &json::Json,
    &delimited::Csv,
    &delimited::Tsv,
];

/// The reader for a file ending.
pub(super) fn by_extension(ending: &str) -> Option<&'static dyn Reader> {
    READERS
        .iter()
        .copied()
        .find(|reader| reader.extensions().contains(&ending))
}

/// The same ending as a constant, where a reader takes it.
pub(super) fn known_extension(ending: &str) -> Option<&'static str> {
    READERS
        .iter()
        .flat_map(|reader| reader.extensions())
        .copied()
        .find(|known| *known == ending)
}

/// The reader for text whose name tells nothing: records where it starts as JSON does, else running text.
pub(super) fn sniff(text: &str) -> &'static dyn Reader {
    let head = text.trim_start();
    let first_line = head.lines().next().unwrap_or("");
    let parses = |piece: &str| serde_json::from_str::<serde::de::IgnoredAny>(piece).is_ok();
    let several = head.lines().skip(1).any(|line| !line.trim().is_empty());
    if head.starts_with('{') && several && parses(first_line) {
        &json::JsonLines
    } else if several && delimited::is_header(first_line) {
        &delimited::Csv
    } else if head.starts_with(['{', '[']) && parses(head) {
        &json::Json
    } else {
        &text::Text
    }
}

/// How many lines end in a text.
fn line_ends(text: &str) -> u64 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64
}

/// Bytes of front matter before the text of a Markdown file; 0 for other files and where there is none.
pub fn front_matter_length(name: &str, text: &str) -> usize {
    let markdown = name
        .rsplit_once('.')
        .and_then(|(_, ending)| by_extension(&ending.to_lowercase()));
    if markdown.is_some_and(|reader| reader.id() == "markdown") {
        markdown::front_matter_length(text)
    } else {
        0
    }
}

/// Everything that is said of a source that was read whole.
#[cfg(test)]
fn told(mut reading: Reading) -> Vec<crate::error::Notice> {
    let mut gathered = super::Gathered::default();
    gathered.add(&mut reading);
    gathered.finish("a").1
}
