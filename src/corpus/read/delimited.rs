//! CSV and TSV: a header line, then one record a line, quotes as in RFC 4180.

use super::Reader;
use super::columns::{Builder, Columns};
use crate::corpus::{Options, Reading};
use crate::error::{Notice, NoticeKind};

/// Comma-separated values; semicolons and tabs are recognised by the header.
pub(super) struct Csv;

/// Tab-separated values.
pub(super) struct Tsv;

impl Reader for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        let header = text.lines().next().unwrap_or("");
        let count = |separator: char| header.matches(separator).count();
        let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
        let separator = if tabs > commas.max(semicolons) {
            b'\t'
        } else if semicolons > commas {
            b';'
        } else {
            b','
        };
        records(text, separator, source, options)
    }
}

impl Reader for Tsv {
    fn id(&self) -> &'static str {
        "tsv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        records(text, b'\t', source, options)
    }
}

fn records(text: &str, separator: u8, source: &str, options: &Options) -> Reading {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut notices = Vec::new();
    let names: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(error) => {
            let message = format!("its header line cannot be read ({error}); skipped");
            return Reading {
                notices: vec![Notice::new(NoticeKind::BadRecord, source, message)],
                ..Reading::default()
            };
        }
    };
    let mut rows = Vec::new();
    let mut uneven = Vec::new();
    for row in reader.records() {
        match row {
            Ok(row) => {
                if row.len() != names.len() {
                    uneven.push(row.position().map_or(0, csv::Position::line));
                }
                rows.push(row);
            }
            Err(error) => {
                notices.push(Notice::new(
                    NoticeKind::BadRecord,
                    source,
                    format!("a record cannot be read ({error}); it stays as an empty article"),
                ));
                rows.push(csv::StringRecord::new());
            }
        }
    }
    if let Some(line) = uneven.first() {
        let message = format!(
            "{} records have more or fewer fields than the header's {}, the first in line {line}; missing fields are \
             empty, extra ones are left out: is the separator right?",
            uneven.len(),
            names.len()
        );
        notices.push(Notice::new(NoticeKind::BadRecord, source, message));
    }
    let length = |at: usize| {
        let (sum, count) = rows
            .iter()
            .take(200)
            .filter_map(|row| row.get(at))
            .fold((0, 0), |(sum, count), field| (sum + field.len(), count + 1));
        #[allow(clippy::cast_precision_loss, reason = "lengths of 200 fields")]
        let mean = sum as f64 / f64::from(count.max(1));
        mean
    };
    let columns = Columns::choose(&names, options, &length, true);
    let mut builder = Builder::new(&names, columns);
    let documents = rows
        .iter()
        .map(|row| builder.document(|at| row.get(at).map(str::to_owned)))
        .collect();
    notices.extend(builder.notices(source));
    Reading {
        documents,
        notices,
        ..Reading::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_commas_and_line_breaks_are_kept() {
        let text = "id,headline,content\n1,\"Vote, again\",\"He said \"\"no\"\".\nThen left.\"\n";
        let reading = Csv.read(text, "a.csv", &Options::default());
        assert_eq!(reading.documents[0].title, "Vote, again");
        assert_eq!(reading.documents[0].text, "He said \"no\".\nThen left.");
    }

    #[test]
    fn a_semicolon_file_is_recognised() {
        let reading = Csv.read(
            "titel;text;ort\nEins;Der Hafen wächst.;Kiel\n",
            "a.csv",
            &Options::default(),
        );
        assert_eq!(reading.documents[0].text, "Der Hafen wächst.");
        assert_eq!(reading.documents[0].meta, [("ort".to_owned(), "Kiel".to_owned())]);
    }

    #[test]
    fn uneven_records_are_named_and_kept() {
        let reading = Csv.read("title,text\nOne,Short.\nTwo\n", "a.csv", &Options::default());
        assert_eq!(reading.documents.len(), 2);
        assert!(reading.notices.iter().any(|n| n.message.contains("line 3")));
    }

    #[test]
    fn an_option_names_the_column() {
        let options = Options {
            text_column: Some("b".to_owned()),
            ..Options::default()
        };
        let reading = Tsv.read("a\tb\nlonger text here\tshort\n", "a.tsv", &options);
        assert_eq!(reading.documents[0].text, "short");
    }
}
