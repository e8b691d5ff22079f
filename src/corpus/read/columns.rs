//! Which column is the text, the title, the date: by option, else by name, else by looking.
//!
//! A guess is always announced, with the option that overrides it.

use std::collections::BTreeSet;

use super::dates;
use crate::corpus::{Document, Options};
use crate::error::{Notice, NoticeKind};

const TEXT: &[&str] = &[
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "articlebody",
    "article_body",
    "fulltext",
    "full_text",
    "story",
    "maintext",
    "main_text",
    "plain_text",
    "transcript",
    "texte",
    "texto",
    "inhalt",
    "testo",
    "tekst",
    "message",
    "description",
    "summary",
    "abstract",
];
/// Of those, what is usually not the whole text: taken for a whole file, never for a single record of it.
const PARTIAL: &[&str] = &["story", "message", "description", "summary", "abstract"];
const TITLE: &[&str] = &[
    "title", "headline", "heading", "head", "titel", "titre", "titulo", "título", "titolo", "tittel",
    "otsikko", "subject", "name",
];
const DATE: &[&str] = &[
    "date",
    "published",
    "published_at",
    "publishedat",
    "publication_date",
    "published_date",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "publish_date",
    "created_at",
    "created",
    "datetime",
    "timestamp",
    "datum",
    "fecha",
    "data",
    "dato",
    "year",
    "time",
];
const ID: &[&str] = &[
    "id",
    "doc_id",
    "docid",
    "article_id",
    "uid",
    "guid",
    "uuid",
    "url",
    "link",
];

/// Column numbers of what a document is made of.
pub(super) struct Columns {
    pub(super) text: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) id: Option<usize>,
    /// Options that name a column which is not there.
    pub(super) missing: Vec<String>,
    text_named: bool,
    /// Further columns that are called like a text, in order of preference.
    other_texts: Vec<usize>,
}

impl Columns {
    /// Chooses among `names`; `length` gives a column's mean length in characters for the last resort.
    pub(super) fn choose(
        names: &[String],
        options: &Options,
        length: &dyn Fn(usize) -> f64,
        want_text: bool,
    ) -> Self {
        let mut missing = Vec::new();
        let mut pick = |option: &Option<String>, flag: &str, known: &[&str], taken: &[Option<usize>]| {
            if let Some(wanted) = option {
                let exact = names.iter().position(|name| name == wanted);
                let found = exact.or_else(|| names.iter().position(|name| name.eq_ignore_ascii_case(wanted)));
                if found.is_none() {
                    missing.push(format!("{flag} {wanted}"));
                }
                return found;
            }
            known.iter().find_map(|known| {
                let at = names
                    .iter()
                    .position(|name| name.trim().to_lowercase() == *known)?;
                (!taken.contains(&Some(at))).then_some(at)
            })
        };
        let mut text = if want_text {
            pick(&options.text_column, "--text-column", TEXT, &[])
        } else {
            None
        };
        let title = pick(&options.title_column, "--title-column", TITLE, &[text]);
        let date = pick(&None, "", DATE, &[text, title]);
        let id = pick(&options.id_column, "--id-column", ID, &[text, title, date]);
        if want_text && text.is_none() && options.text_column.is_none() {
            let free = (0..names.len()).filter(|at| ![title, date, id].contains(&Some(*at)));
            text = free
                .map(|at| (at, length(at)))
                .filter(|(_, length)| *length > 0.0)
                .fold(None, |best: Option<(usize, f64)>, next| match best {
                    Some(best) if best.1 >= next.1 => Some(best),
                    _ => Some(next),
                })
                .map(|(at, _)| at);
        }
        let whole_texts = TEXT.iter().filter(|name| !PARTIAL.contains(name));
        let other_texts = whole_texts
            .filter_map(|known| names.iter().position(|name| name.trim().to_lowercase() == *known))
            .filter(|at| ![text, title, date, id].contains(&Some(*at)))
            .collect();
        Self {
            text,
            title,
            date,
            id,
            missing,
            text_named: options.text_column.is_some(),
            other_texts,
        }
    }

    /// The column that holds a record's text: the one chosen, else another that is called like one, where a file mixes
    /// records of several shapes.
    fn text_of(&self, value: &dyn Fn(usize) -> Option<String>) -> Option<usize> {
        let has = |column: &usize| value(*column).is_some();
        let others = self.other_texts.iter().copied().filter(|_| !self.text_named);
        self.text.into_iter().chain(others).find(has).or(self.text)
    }

    /// What the run should say about the choice.
    pub(super) fn notices(&self, names: &[String], source: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        let name = |at: Option<usize>| at.and_then(|at| names.get(at)).map_or("none", String::as_str);
        for missing in &self.missing {
            let message = format!(
                "has no such column: {missing}; its columns are {}",
                names.join(", ")
            );
            notices.push(Notice::new(NoticeKind::BadRecord, source, message));
        }
        if self.text.is_none() {
            let message = format!(
                "no text column found among {}; name it with --text-column",
                names.join(", ")
            );
            notices.push(Notice::new(NoticeKind::BadRecord, source, message));
        } else if !self.text_named {
            let message = format!(
                "columns taken: text = {}, title = {}, date = {}, id = {}; --text-column, --title-column and \
                 --id-column choose others",
                name(self.text),
                name(self.title),
                name(self.date),
                name(self.id)
            );
            notices.push(Notice::new(NoticeKind::ColumnGuess, source, message));
        }
        notices
    }
}

/// Builds the documents of one source from its records.
///
/// `value` gives the text of a record's column by numbers; absent values are `None`.
pub(super) fn documents(
    names: &[String],
    columns: &Columns,
    records: usize,
    value: &dyn Fn(usize, usize) -> Option<String>,
    source: &str,
) -> (Vec<Document>, Vec<Notice>) {
    let shown = shown_names(names, columns.id);
    let dates: Vec<Option<String>> = (0..records)
        .map(|record| columns.date.and_then(|column| value(record, column)))
        .collect();
    let dates = dates::read(&dates);
    let documents = (0..records)
        .zip(&dates.parsed)
        .map(|(record, date)| {
            let text = columns.text_of(&|column| value(record, column));
            let mut document = Document {
                date: date.clone(),
                ..Document::default()
            };
            for (column, name) in shown.iter().enumerate() {
                let column = Some(column);
                if column == columns.date {
                    continue;
                }
                let Some(value) = column.and_then(|column| value(record, column)) else {
                    continue;
                };
                if column == text {
                    document.text = value;
                } else if column == columns.title {
                    document.title = value.split_whitespace().collect::<Vec<_>>().join(" ");
                } else if column != columns.text && !value.trim().is_empty() {
                    document.meta.push((name.clone(), value.trim().to_owned()));
                }
            }
            document
        })
        .collect();
    let mut notices = columns.notices(names, source);
    if let Some(first) = &dates.first_bad {
        notices.push(bad_date(source, dates.bad, first));
    }
    notices.extend(
        dates
            .remark
            .map(|remark| Notice::new(NoticeKind::Date, source, remark)),
    );
    (documents, notices)
}

/// The names that metadata columns get: lower case, the identifier's `id`, each once.
fn shown_names(names: &[String], id: Option<usize>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::with_capacity(names.len());
    let mut taken: BTreeSet<String> = id.map(|_| "id".to_owned()).into_iter().collect();
    for (column, name) in names.iter().enumerate() {
        if Some(column) == id {
            shown.push("id".to_owned());
            continue;
        }
        let name = name.trim().to_lowercase();
        let name = if name.is_empty() {
            format!("column_{}", column + 1)
        } else {
            name
        };
        let mut unique = name.clone();
        let mut number = 2;
        while !taken.insert(unique.clone()) {
            unique = format!("{name}_{number}");
            number += 1;
        }
        shown.push(unique);
    }
    shown
}

/// The notice on dates that could not be read.
pub(super) fn bad_date(source: &str, count: usize, first: &str) -> Notice {
    let shown: String = first.chars().take(40).collect();
    let what = if count == 1 {
        "1 date".to_owned()
    } else {
        format!("{count} dates")
    };
    let message = format!(
        "{what} cannot be read and were left out, the first: {shown:?}; ISO dates (2026-01-31) always can"
    );
    Notice::new(NoticeKind::Date, source, message)
}

/// The field in which the TOML reader hands over a date.
const TOML_DATE: &str = "$__toml_private_datetime";

/// A JSON value as a column's text; `None` for null and for what is empty.
pub(super) fn value_text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Bool(flag) => Some(flag.to_string()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Array(values) => {
            let parts: Vec<String> = values.iter().filter_map(value_text).collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
        serde_json::Value::Object(fields) => match fields.get(TOML_DATE) {
            Some(date) => value_text(date),
            None => Some(value.to_string()),
        },
    }
}
