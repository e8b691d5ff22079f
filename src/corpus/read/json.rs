//! JSON Lines, and JSON documents that hold a list of records.

use serde_json::{Map, Value};

use super::Reader;
use super::columns::{Columns, value_text};
use super::fields::{self, Line};
use super::records::Records;
use crate::corpus::tally::{About, Tally};
use crate::corpus::{Options, Reading};
use crate::error::{Notice, NoticeKind};

/// One JSON object a line.
pub(super) struct JsonLines;

/// One JSON document: a list of objects, an object with such a list in it, or one object.
pub(super) struct Json;

impl Reader for JsonLines {
    fn id(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        let (records, bad) = lines(text, Records::default());
        let mut reading = records.build(source, options, None);
        reading.tallies.extend(bad);
        reading
    }
}

/// Adds the records of JSON Lines, and tells of lines that are none; those stay as empty records.
pub(super) fn lines<'t>(text: &'t str, mut records: Records<'t>) -> (Records<'t>, Option<Tally>) {
    let mut first = None;
    let mut bad = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut start = 0;
    for (number, end) in (1..).zip(ends) {
        let line = text.get(start..end).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        start = end + 1;
        if line.trim_start().is_empty() {
            continue;
        }
        let reason = match fields::line(line, &mut records) {
            Ok(Line::Record) => {
                records.close();
                continue;
            }
            Ok(Line::Other) => "is not an object".to_owned(),
            Err(error) => error.to_string(),
        };
        records.abandon();
        bad += 1;
        first.get_or_insert(About::BadLines { line: number, reason });
    }
    (records, first.map(|first| Tally::new(first, bad)))
}

impl Reader for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        let value = match serde_json::from_str::<Value>(text) {
            Ok(value) => value,
            // Many tools call JSON Lines `.json`.
            Err(_) if looks_like_lines(text) => return JsonLines.read(text, source, options),
            Err(error) => {
                let message = format!("is not valid JSON ({error}); skipped");
                let notices = vec![Notice::new(NoticeKind::BadRecord, source, message)];
                return Reading {
                    notices,
                    ..Reading::default()
                };
            }
        };
        let (values, from) = list(value, options);
        let mut records = Records::default();
        let mut other = 0;
        for value in values {
            match value {
                Value::Object(record) => {
                    for (place, (name, value)) in record.into_iter().enumerate() {
                        let string = value.is_string();
                        let number = records.name(place, &name, || name.clone().into());
                        records.push(number, string, value_text(value).map(Into::into));
                    }
                }
                Value::String(text) => {
                    let number = records.name(0, "text", || "text".into());
                    records.push(number, true, Some(text.into()));
                }
                _ => other += 1,
            }
            records.close();
        }
        let mut reading = records.build(source, options, None);
        if let Some(name) = from {
            let message =
                format!("its list {name:?} was taken as the records; fields beside it are left out");
            reading
                .notices
                .insert(0, Notice::new(NoticeKind::ColumnGuess, source, message));
        }
        if other > 0 {
            reading.tallies.push(Tally::new(About::NoObjects, other));
        }
        reading
    }
}

/// Whether a text is JSON Lines, whatever its file is called.
pub(super) fn looks_like_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .next()
        .is_some_and(|line| serde_json::from_str::<Map<String, Value>>(line).is_ok())
        && lines.next().is_some()
}

/// The records of a JSON document, and the name of the list they were found in: the document is itself a list, or an
/// object without a text of its own that holds a list of objects, or one record.
fn list(value: Value, options: &Options) -> (Vec<Value>, Option<String>) {
    let mut fields = match value {
        Value::Array(values) => return (values, None),
        Value::Object(fields) => fields,
        other => return (vec![other], None),
    };
    let names: Vec<String> = fields.keys().cloned().collect();
    let is_record = Columns::choose(&names, options, &|_| 0.0, true)
        .text
        .is_some_and(|at| fields[&names[at]].is_string());
    let longest = fields
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_array()?)))
        .filter(|(_, values)| values.iter().any(Value::is_object))
        .max_by_key(|(name, values)| (values.len(), std::cmp::Reverse(name.as_str())))
        .map(|(name, _)| name.clone());
    match longest.filter(|_| !is_record) {
        Some(name) => match fields.remove(&name) {
            Some(Value::Array(values)) => (values, Some(name)),
            _ => (vec![Value::Object(fields)], None),
        },
        None => (vec![Value::Object(fields)], None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::told;
    use super::*;

    fn lines(text: &str) -> Reading {
        JsonLines.read(text, "a.jsonl", &Options::default())
    }

    #[test]
    fn fields_become_title_date_text_and_columns() {
        let reading = lines(
            r#"{"id":7,"title":"Tram vote","date":"2026-02-03","text":"The council voted.","outlet":"Wire","topics":["tram","city"]}"#,
        );
        let document = &reading.documents[0];
        assert_eq!(
            (document.title.as_str(), document.text.as_str()),
            ("Tram vote", "The council voted.")
        );
        assert_eq!(document.date.as_deref(), Some("2026-02-03"));
        assert!(
            document
                .meta
                .contains(&("topics".to_owned(), "tram; city".to_owned()))
        );
        assert!(document.meta.contains(&("id".to_owned(), "7".to_owned())));
    }

    #[test]
    fn a_bad_line_keeps_its_number_and_is_named() {
        let reading = lines("{\"text\":\"One.\"}\n{broken\n\n{\"text\":\"Three.\"}\n");
        let texts: Vec<&str> = reading.documents.iter().map(|d| d.text.as_str()).collect();
        assert_eq!(texts, ["One.", "", "Three."]);
        let notices = told(reading);
        let bad = notices
            .iter()
            .find(|notice| notice.kind == NoticeKind::BadRecord)
            .unwrap();
        assert!(bad.message.contains("line 2"), "{}", bad.message);
    }

    #[test]
    fn the_longest_column_is_the_text_when_no_name_tells() {
        let reading = lines(r#"{"k":"x","prose":"The council voted after a long debate."}"#);
        assert_eq!(
            reading.documents[0].text,
            "The council voted after a long debate."
        );
        assert!(
            reading
                .notices
                .iter()
                .any(|n| n.kind == NoticeKind::ColumnGuess && n.message.contains("prose"))
        );
    }

    #[test]
    fn an_article_with_a_list_in_it_is_one_article() {
        let article =
            r#"{"title":"Dam","text":"The river rose.","comments":[{"text":"nice"},{"text":"bad"}]}"#;
        let reading = Json.read(article, "a.json", &Options::default());
        assert_eq!(reading.documents.len(), 1);
        assert_eq!(reading.documents[0].text, "The river rose.");
    }

    #[test]
    fn records_of_two_shapes_both_have_their_text() {
        let reading = lines("{\"text\":\"One.\"}\n{\"body\":\"Two.\"}\n");
        assert_eq!(
            reading
                .documents
                .iter()
                .map(|d| d.text.as_str())
                .collect::<Vec<_>>(),
            ["One.", "Two."]
        );
    }

    #[test]
    fn a_document_with_a_list_in_it_is_that_list() {
        let reading = Json.read(
            r#"{"status":"ok","articles":[{"body":"One."},{"body":"Two."}]}"#,
            "a.json",
            &Options::default(),
        );
        assert_eq!(reading.documents.len(), 2);
    }
}
