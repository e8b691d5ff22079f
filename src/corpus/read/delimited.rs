//! CSV and TSV: a header line, then one record a line, quotes as in RFC 4180.

use std::borrow::Cow;

use super::Reader;
use super::columns::{Columns, Layout};
use super::dates::Order;
use super::records::{Builder, SAMPLE, mean};
use crate::corpus::tally::{About, Tally};
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
        let (table, separator) = table(text);
        records(table, separator, source, options)
    }
}

/// A file from its header line on, and its separator. Spreadsheets may name the separator in a line of its own.
pub(super) fn table(text: &str) -> (&str, u8) {
    let text = text.trim_start_matches(['\r', '\n']);
    if let Some((line, rest)) = text.split_once('\n')
        && let Some(&[separator]) = line.trim_end().strip_prefix("sep=").map(str::as_bytes)
    {
        return (rest, separator);
    }
    (text, separator(text))
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
    let (layout, mut rows) = match open(text, separator, options) {
        Ok(opened) => opened,
        Err(message) => {
            return Reading {
                notices: vec![Notice::new(NoticeKind::BadRecord, source, message)],
                ..Reading::default()
            };
        }
    };
    let mut reading = rows.read(&layout, source, options, None);
    reading.tallies.push(quotes(text));
    reading.notices.extend(layout.notices(source));
    reading
}

/// The columns of a table, and its records from the first on.
///
/// # Errors
/// A sentence saying why the header line cannot be read.
fn open<'t>(text: &'t str, separator: u8, options: &Options) -> Result<(Layout, Rows<'t>), String> {
    let mut rows = Rows::new(text, separator, true);
    let names: Vec<String> = match rows.0.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(error) => return Err(format!("its header line cannot be read ({error}); skipped")),
    };
    // Lengths are asked for only where no name tells the text.
    let lengths = std::cell::LazyCell::new(|| lengths(text, separator, names.len()));
    let columns = Columns::choose(&names, options, &|at| mean(lengths[at]), true);
    Ok((Layout::new(names.clone(), columns), rows))
}

/// For each column the sum of its lengths in the first records, and how many have it.
fn lengths(text: &str, separator: u8, columns: usize) -> Vec<(usize, u32)> {
    let mut lengths = vec![(0, 0); columns];
    let mut rows = Rows::new(text, separator, true);
    for row in rows.0.byte_records().take(SAMPLE).filter_map(Result::ok) {
        for ((sum, count), field) in lengths.iter_mut().zip(&row) {
            *sum += field.len();
            *count += 1;
        }
    }
    lengths
}

/// What the beginning of a large table decides for the rest of it.
#[derive(Debug)]
pub(in crate::corpus) struct Table {
    separator: u8,
    /// Whether the separator was found in the file, where a line of its own may name it.
    guessed: bool,
    layout: Layout,
    /// How its dates are read.
    pub(super) order: Order,
}

impl Table {
    /// From a beginning that ends with a record; the separator is found in it unless it is given.
    pub(super) fn new(head: &str, separator: Option<u8>, options: &Options) -> Option<Self> {
        let guessed = separator.is_none();
        let (text, separator) = separator.map_or_else(|| table(head), |separator| (head, separator));
        let (layout, mut rows) = open(text, separator, options).ok()?;
        let order = rows.order(&layout);
        Some(Self {
            separator,
            guessed,
            layout,
            order,
        })
    }

    /// What the dates of a piece say of their order.
    pub(super) fn order_in(&self, text: &str, first: bool) -> Order {
        Rows::new(self.below(text, first), self.separator, first).order(&self.layout)
    }

    /// A piece without what stands above the header.
    fn below<'t>(&self, text: &'t str, first: bool) -> &'t str {
        if first && self.guessed {
            table(text).0
        } else {
            text
        }
    }

    /// Reads a piece: the first begins with the header, the others with a record.
    pub(super) fn read(&self, text: &str, first: bool, source: &str, options: &Options) -> Reading {
        let text = self.below(text, first);
        let mut rows = Rows::new(text, self.separator, first);
        let mut reading = rows.read(&self.layout, source, options, Some(self.order));
        reading.tallies.push(quotes(text));
        if first {
            reading.notices.extend(self.layout.notices(source));
        }
        reading.lines = super::line_ends(text);
        reading
    }
}

/// Records of a table.
struct Rows<'t>(csv::Reader<&'t [u8]>, &'t str);

impl<'t> Rows<'t> {
    fn new(text: &'t str, separator: u8, header: bool) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(separator).flexible(true).has_headers(header);
        Self(builder.from_reader(text.as_bytes()), text)
    }

    fn read(&mut self, layout: &Layout, source: &str, options: &Options, order: Option<Order>) -> Reading {
        let columns = layout.names().len();
        let mut builder = Builder::new(layout, options, order);
        let (mut uneven, mut first) = (0, None);
        let mut notices = Vec::new();
        let mut row = csv::ByteRecord::new();
        loop {
            match self.0.read_byte_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let message = format!("cannot be read to its end ({error})");
                    notices.push(Notice::new(NoticeKind::BadRecord, source, message));
                    break;
                }
            }
            if row.len() != columns {
                uneven += 1;
                first.get_or_insert_with(|| row.position().map_or(0, csv::Position::byte));
            }
            for (column, field) in row.iter().take(columns).enumerate() {
                if builder.wants(column) {
                    builder.field(column, Cow::Owned(String::from_utf8_lossy(field).into_owned()));
                }
            }
            builder.close();
        }
        let mut reading = builder.finish();
        if let Some(byte) = first {
            let line = line_at(self.1, byte);
            let about = About::UnevenRecords {
                line,
                fields: columns,
            };
            reading.tallies.push(Tally::new(about, uneven));
        }
        reading.notices = notices;
        reading
    }

    fn order(&mut self, layout: &Layout) -> Order {
        let mut order = Order::default();
        let Some(date) = layout.date() else {
            return order;
        };
        let mut row = csv::ByteRecord::new();
        while self.0.read_byte_record(&mut row).unwrap_or(false) {
            if let Some(value) = row.get(date).and_then(|field| std::str::from_utf8(field).ok()) {
                order.see(value);
            }
        }
        order
    }
}

/// The line, from 1, in which the record stands that was read from a byte on: after the line ends that the record before
/// left.
fn line_at(text: &str, byte: u64) -> u64 {
    let byte = usize::try_from(byte).unwrap_or(usize::MAX);
    let rest = text.get(byte..).unwrap_or_default();
    let start = text.len() - rest.trim_start_matches(['\r', '\n']).len();
    1 + super::line_ends(text.get(..start).unwrap_or_default())
}

fn quotes(text: &str) -> Tally {
    Tally::new(About::Quotes, memchr::memchr_iter(b'"', text.as_bytes()).count())
}

#[cfg(test)]
mod tests {
    use super::super::told;
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
            [("id", "http://z"), ("id_2", "1"), ("tag", "a"), ("tag_2", "b")]
        );
        assert!(
            told(reading)
                .iter()
                .any(|notice| notice.message.contains("quotes"))
        );
    }

    #[test]
    fn uneven_records_are_named_and_kept() {
        let reading = Csv.read("title,text\nOne,Short.\nTwo\n", "a.csv", &Options::default());
        assert_eq!(reading.documents.len(), 2);
        assert!(told(reading).iter().any(|n| n.message.contains("line 3")));
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
