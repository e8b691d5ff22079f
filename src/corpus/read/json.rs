//! JSON Lines, and JSON documents that hold a list of records.

use serde_json::{Map, Value};

use super::Reader;
use super::columns::{self, Columns, value_text};
use crate::corpus::{Document, Options, Reading};
use crate::error::{Notice, NoticeKind};

/// One JSON object a line.
pub(super) struct JsonLines;

/// One JSON document: a list of objects, an object with such a list in it, or one object.
pub(super) struct Json;

type Record = Map<String, Value>;

impl Reader for JsonLines {
    fn id(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        let mut records = Vec::new();
        let mut bad = Vec::new();
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            match serde_json::from_str::<Value>(line) {
                Ok(Value::Object(record)) => records.push(record),
                Ok(_) => bad.push((number + 1, records.len(), "is not an object".to_owned())),
                Err(error) => bad.push((number + 1, records.len(), error.to_string())),
            }
            if let Some((line, position, _)) = bad.last()
                && *line == number + 1
            {
                debug_assert_eq!(*position, records.len(), "a bad line stands for the next record");
                records.push(Record::new());
            }
        }
        let mut reading = build(&records, source, options);
        if let Some((line, _, reason)) = bad.first() {
            let what = if bad.len() == 1 {
                "1 line".to_owned()
            } else {
                format!("{} lines", bad.len())
            };
            let message = format!(
                "{what} cannot be parsed and stay as empty articles, the first: line {line} ({reason})"
            );
            reading
                .notices
                .insert(0, Notice::new(NoticeKind::BadRecord, source, message));
        }
        reading
    }
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
        let mut other = 0;
        let (values, from) = list(value, options);
        let records: Vec<Record> = values
            .into_iter()
            .map(|value| match value {
                Value::Object(record) => record,
                Value::String(text) => Record::from_iter([("text".to_owned(), Value::String(text))]),
                _ => {
                    other += 1;
                    Record::new()
                }
            })
            .collect();
        let mut reading = build(&records, source, options);
        if let Some(name) = from {
            let message =
                format!("its list {name:?} was taken as the records; fields beside it are left out");
            reading
                .notices
                .insert(0, Notice::new(NoticeKind::ColumnGuess, source, message));
        }
        if other > 0 {
            let message = format!("{other} entries of the list are no objects and stay as empty articles");
            reading
                .notices
                .insert(0, Notice::new(NoticeKind::BadRecord, source, message));
        }
        reading
    }
}

fn looks_like_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .next()
        .is_some_and(|line| serde_json::from_str::<Record>(line).is_ok())
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

fn build(records: &[Record], source: &str, options: &Options) -> Reading {
    let mut names: Vec<String> = records.iter().flat_map(Map::keys).cloned().collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        return Reading {
            documents: vec![Document::default(); records.len()],
            ..Reading::default()
        };
    }
    let length = |at: usize| {
        let sample = records
            .iter()
            .take(200)
            .filter_map(|record| record.get(&names[at])?.as_str());
        let (sum, count) = sample.fold((0, 0), |(sum, count), text| (sum + text.len(), count + 1));
        #[allow(clippy::cast_precision_loss, reason = "lengths of 200 texts")]
        let mean = sum as f64 / f64::from(count.max(1));
        mean
    };
    let columns = Columns::choose(&names, options, &length, true);
    let value = |record: usize, column: usize| records[record].get(&names[column]).and_then(value_text);
    let (documents, notices) = columns::documents(&names, &columns, records.len(), &value, source);
    Reading {
        documents,
        notices,
        ..Reading::default()
    }
}

#[cfg(test)]
mod tests {
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
        let bad = reading
            .notices
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
