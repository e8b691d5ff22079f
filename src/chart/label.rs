//! What a row is called in a drawing.
//!
//! A missing name becomes a word that says so, never a gap. It does not break lines.

use super::text::{Font, clean};
use crate::analyze::Table;
use crate::number;
pub(super) use crate::number::counted;

/// The form of a term that readers know: `form`, else its stem.
pub(super) fn term(table: &Table, row: usize) -> String {
    ["form", "stem", "term"]
        .iter()
        .filter_map(|column| table.text(column, row))
        .map(clean)
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| "–".to_owned())
}

/// What is compared in a row: its `form`, else the `term` itself.
pub(super) fn compared(table: &Table, row: usize) -> String {
    ["form", "term"]
        .iter()
        .filter_map(|column| table.text(column, row))
        .map(clean)
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| "–".to_owned())
}

/// The lines of a name, at most `most` of them; where there would be more, the last ends in an ellipsis.
pub(super) fn short(font: Font, name: &str, width: i32, most: usize) -> Vec<String> {
    let mut lines = font.wrap(name, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = width - font.width("…");
            *last = font.wrap(last, room).into_iter().next().unwrap_or_default() + "…";
        }
    }
    lines
}

/// The name of an entity in `column`.
pub(super) fn name(table: &Table, column: &str, row: usize) -> String {
    let text = clean(table.text(column, row).unwrap_or_default());
    if text.is_empty() { "–".to_owned() } else { text }
}

/// The title of an article in `column`, else its number in the corpus, as in the other tables.
pub(super) fn title(table: &Table, column: &str, row: usize, number: i64) -> String {
    let text = clean(table.text(column, row).unwrap_or_default());
    if text.is_empty() {
        format!("Untitled (document {number})")
    } else {
        text
    }
}

/// So many entities.
pub(super) fn entities(count: usize) -> String {
    let ending = if count == 1 { "y" } else { "ies" };
    format!("{} entit{ending}", number::count(count))
}
