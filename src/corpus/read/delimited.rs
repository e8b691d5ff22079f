//! CSV and TSV: a header line, then one record a line, quotes as in RFC 4180.

use super::Reader;
use super::columns::{self, Columns};
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
        let text = text.trim_start_matches(['\r', '\n']);
        // Spreadsheets may name the separator in a line of its own.
        if let Some((line, rest)) = text.split_once('\n')
            && let Some(&[separator]) = line.trim_end().strip_prefix("sep=").map(str::as_bytes)
        {
            return records(rest, separator, source, options);
        }
        records(text, separator(text), source, options)
    }
}

/// Whether a line is the header of a table of articles: names between separators, a text or a title among them.
pub(super) fn is_header(line: &str) -> bool {
    let names: Vec<String> = line
        .split(separator(line) as char)
        .map(|name| name.trim().trim_matches('"').to_owned())
        .collect();
    let short = names.iter().all(|name| !name.is_empty() && name.len() <= 40);
    names.len() >= 2
        && short
        && Columns::choose(&names, &Options::default(), &|_| 0.0, true)
            .text
            .is_some()
}

/// The separator that stands most often in the header line, outside quotes; commas where none does.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or("");
    let plain: String = header.split('"').step_by(2).collect();
    let count = |separator: u8| memchr::memchr_iter(separator, plain.as_bytes()).count();
    let (commas, semicolons, tabs) = (count(b','), count(b';'), count(b'\t'));
    if tabs > commas.max(semicolons) {
        b'\t'
    } else if semicolons > commas {
        b';'
    } else {
        b','
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
    if memchr::memchr_iter(b'"', text.as_bytes()).count() % 2 == 1 {
        let message = "its quotes do not pair up: records after an unclosed quote may have run together";
        notices.push(Notice::new(NoticeKind::BadRecord, source, message));
    }
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
    let value = |record: usize, column: usize| rows[record].get(column).map(str::to_owned);
    let (documents, found) = columns::documents(&names, &columns, rows.len(), &value, source);
    notices.extend(found);
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
    fn a_separator_line_and_blank_lines_before_the_header_are_understood() {
        let reading = Csv.read(
            "sep=;\ntext;ort\nDer Hafen, neu;Kiel\n",
            "a.csv",
            &Options::default(),
        );
        assert_eq!(reading.documents[0].text, "Der Hafen, neu");
        let reading = Csv.read("\n\ntitle,text\nOne,Short.\n", "a.csv", &Options::default());
        assert_eq!(
            (reading.documents.len(), reading.documents[0].text.as_str()),
            (1, "Short.")
        );
    }

    #[test]
    fn same_named_columns_stay_apart_and_an_open_quote_is_named() {
        let options = Options {
            id_column: Some("url".to_owned()),
            ..Options::default()
        };
        let reading = Csv.read("id,url,tag,tag,text\n1,http://z,a,b,\"One.\n", "a.csv", &options);
        let meta: Vec<(&str, &str)> = reading.documents[0]
            .meta
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            meta,
            [("id_2", "1"), ("id", "http://z"), ("tag", "a"), ("tag_2", "b")]
        );
        assert!(
            reading
                .notices
                .iter()
                .any(|notice| notice.message.contains("quotes"))
        );
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
