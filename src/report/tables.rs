//! Tables as CSV, and the drawings with the numbers in them: CSV as RFC 4180 has it, SVG as it was drawn.
//!
//! Lines end in `\n`, a missing value is an empty field, and floats have the digits of [`number::full`], so the bytes are
//! the same everywhere. Text is written as it is: a spreadsheet may take a cell that begins with `=` for a
//! formula, but a table that alters its text is no longer the table. It does not write Parquet: `frames` does, nor whole
//! tables: those are written row by row as they are made.

use std::io::Write;

use super::{Format, OutputFile, Report};
use crate::analyze::{Table, Values};
use crate::error::Error;
use crate::number;

/// The drawings, with the numbers in them.
#[derive(Debug, Clone, Copy)]
pub struct Tables;

impl Format for Tables {
    fn id(&self) -> &'static str {
        "tables"
    }

    fn render(&self, report: &Report) -> Result<Vec<OutputFile>, Error> {
        let mut files = Vec::new();
        for section in &report.sections {
            for drawing in &section.drawings {
                files.push(OutputFile::new(
                    format!("charts/{}.svg", drawing.id),
                    drawing.svg.as_bytes(),
                ));
                files.push(OutputFile::new(
                    format!("charts/{}.csv", drawing.id),
                    csv(&drawing.table)?,
                ));
            }
        }
        Ok(files)
    }
}

/// Rows that a CSV file may have: with the heading, as many as a spreadsheet takes. Larger tables are Parquet alone.
pub const CSV_ROWS: usize = (1 << 20) - 1;

/// The file below the report folder with all rows of a table.
pub fn file_of(table: &Table) -> String {
    let ending = if table.total > CSV_ROWS { "parquet" } else { "csv" };
    format!("tables/{}.{ending}", table.id)
}

/// The table as CSV with a heading row.
///
/// # Errors
/// What the CSV writer reports; writing to memory, it has no reason to.
pub fn csv(table: &Table) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    csv_rows(table, true, &mut bytes)?;
    Ok(bytes)
}

/// Appends rows as CSV to `target`, below a heading row where it is wanted.
///
/// # Errors
/// What `target` says.
pub fn csv_rows(table: &Table, heading: bool, target: &mut impl Write) -> Result<(), Error> {
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::io("write", "a table", error),
        other => Error::stage("report", format!("{other:?}")),
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(target);
    if heading {
        let names = table.columns.iter().map(|column| &column.name);
        writer.write_record(names).map_err(failed)?;
    }
    for row in 0..table.rows() {
        for column in &table.columns {
            let written = match &column.values {
                Values::Text(values) => {
                    writer.write_field(values.get(row).and_then(Option::as_deref).unwrap_or_default())
                }
                Values::Integer(values) => {
                    writer.write_field(values.get(row).copied().flatten().map(digits).unwrap_or_default())
                }
                Values::Float(values) => writer.write_field(
                    values
                        .get(row)
                        .copied()
                        .flatten()
                        .map(number::full)
                        .unwrap_or_default(),
                ),
            };
            written.map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer
        .flush()
        .map_err(|error| Error::io("write", "a table", error))
}

/// An integer for a machine: every digit and nothing between them.
fn digits(value: i64) -> String {
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::analyze::Column;

    #[test]
    fn csv_reads_back_as_it_was() {
        let text = ["a,b", "say \"x\"", "two\r\nlines", "=1+1", "naïve 字", ""];
        let column = |name: &str, values| Column {
            name: name.to_owned(),
            meaning: String::new(),
            values,
        };
        let table = Table {
            id: "t".to_owned(),
            title: String::new(),
            method: String::new(),
            total: text.len(),
            columns: vec![
                column(
                    "term",
                    Values::Text(text.iter().map(|cell| Some((*cell).to_owned())).collect()),
                ),
                column(
                    "n",
                    Values::Integer(vec![Some(1), None, Some(-3), Some(i64::MAX), Some(0), Some(6)]),
                ),
                column(
                    "x",
                    Values::Float(vec![
                        Some(0.1),
                        Some(f64::NAN),
                        None,
                        Some(1e-12),
                        Some(2.0),
                        Some(1.0 / 3.0),
                    ]),
                ),
            ],
        };
        let bytes = csv(&table).unwrap();
        assert!(
            !String::from_utf8_lossy(&bytes)
                .replace("two\r\nlines", "")
                .contains('\r')
        );
        let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.headers().unwrap(), vec!["term", "n", "x"]);
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), text);
        let numbers: Vec<&str> = rows.iter().map(|row| &row[1]).collect();
        assert_eq!(numbers, ["1", "", "-3", "9223372036854775807", "0", "6"]);
        assert_eq!([&rows[1][2], &rows[2][2], &rows[4][2]], ["", "", "2"]);
        let third: f64 = rows[5][2].parse().unwrap();
        assert!((third * 3.0 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn every_drawing_has_its_files() {
        let report = sample::report();
        let paths: Vec<String> = Tables
            .render(&report)
            .unwrap()
            .into_iter()
            .map(|file| file.path)
            .collect();
        for section in &report.sections {
            for drawing in &section.drawings {
                assert!(paths.contains(&format!("charts/{}.svg", drawing.id)));
                assert!(paths.contains(&format!("charts/{}.csv", drawing.id)));
            }
        }
    }
}
