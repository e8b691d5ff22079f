//! Fields of the lists that commands print: padded for people, quoted for CSV and JSON, tables for Parquet.

use crate::analyze::{self, Table, Values};
use crate::error::Error;
use crate::frames::ParquetFile;

/// Appends a word, harmless to a terminal, and spaces up to `width`.
pub(super) fn left(word: &str, width: usize, line: &mut String) {
    let mut shown = 0;
    for character in word.chars() {
        line.push(if character.is_control() {
            '\u{fffd}'
        } else {
            character
        });
        shown += 1;
    }
    line.extend(std::iter::repeat_n(' ', width.saturating_sub(shown)));
}

/// Appends spaces and a number so that it ends at `width`; the number is ASCII.
pub(super) fn right(number: &str, width: usize, line: &mut String) {
    line.extend(std::iter::repeat_n(' ', width.saturating_sub(number.len())));
    line.push_str(number);
}

pub(super) fn table(id: &str, columns: Vec<(&str, Values)>) -> Table {
    let columns = columns.into_iter().map(|(name, values)| (name, "", values));
    Table::new(id, "", "", columns.collect())
}

pub(super) fn parquet(table: &Table) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut file = ParquetFile::new(&mut bytes);
    file.append(&analyze::to_frame(table)?)?;
    file.finish()?;
    Ok(bytes)
}

pub(super) fn push_json(text: &str, line: &mut String) -> anyhow::Result<()> {
    let plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\' && byte != 0x7f;
    if text.bytes().all(plain) {
        line.push('"');
        line.push_str(text);
        line.push('"');
    } else {
        line.push_str(&serde_json::to_string(text)?);
    }
    Ok(())
}

/// A field as RFC 4180 has it.
pub(super) fn push_csv(field: &str, line: &mut String) {
    if field.contains(['"', ',', '\n', '\r']) {
        line.push('"');
        line.push_str(&field.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_as_the_tables_of_a_report_are() {
        for field in [
            "",
            "quay",
            "a,b",
            "say \"x\"",
            "two\nlines",
            "\r",
            " x ",
            "naïve 字",
            "#",
            "'",
        ] {
            let mut line = String::from("1,");
            push_csv(field, &mut line);
            let mut writer = ::csv::WriterBuilder::new()
                .terminator(::csv::Terminator::Any(b'\n'))
                .from_writer(Vec::new());
            writer.write_record(["1", field]).unwrap();
            assert_eq!(
                line + "\n",
                String::from_utf8(writer.into_inner().unwrap()).unwrap()
            );
        }
    }

    #[test]
    fn strings_are_escaped_as_json_has_it() {
        for text in [
            "",
            "quay",
            "say \"x\"",
            "back\\slash",
            "tab\tline\n",
            "\u{7f}\u{1}",
            "naïve 字",
        ] {
            let mut line = String::new();
            push_json(text, &mut line).unwrap();
            assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
    }
}
