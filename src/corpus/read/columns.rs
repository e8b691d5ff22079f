//! Which column is the text, the title, the date: by option, else by name, else by looking.
//!
//! A guess is always announced, with the option that overrides it.

use std::collections::BTreeSet;

use crate::corpus::Options;
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
#[derive(Debug, Clone)]
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
    pub(super) fn choose<N: AsRef<str>>(
        names: &[N],
        options: &Options,
        length: &dyn Fn(usize) -> f64,
        want_text: bool,
    ) -> Self {
        let lower: Vec<String> = names
            .iter()
            .map(|name| name.as_ref().trim().to_lowercase())
            .collect();
        let mut missing = Vec::new();
        let mut pick = |option: &Option<String>, flag: &str, known: &[&str], taken: &[Option<usize>]| {
            if let Some(wanted) = option {
                let exact = names.iter().position(|name| name.as_ref() == wanted);
                let found = exact.or_else(|| {
                    names
                        .iter()
                        .position(|name| name.as_ref().eq_ignore_ascii_case(wanted))
                });
                if found.is_none() {
                    missing.push(format!("{flag} {wanted}"));
                }
                return found;
            }
            known.iter().find_map(|known| {
                let at = lower.iter().position(|name| name == known)?;
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
        let mut columns = Self {
            text,
            title,
            date,
            id,
            missing,
            text_named: options.text_column.is_some(),
            other_texts: Vec::new(),
        };
        columns.find_other_texts(&lower);
        columns
    }

    /// Looks for further columns that are called like a text; names are in lower case.
    fn find_other_texts(&mut self, lower: &[String]) {
        let taken = [self.text, self.title, self.date, self.id];
        self.other_texts = TEXT
            .iter()
            .filter(|name| !PARTIAL.contains(name))
            .filter_map(|known| lower.iter().position(|name| name == known))
            .filter(|at| !taken.contains(&Some(*at)))
            .collect();
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

/// What each column of a source becomes.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The columns' own names.
    names: Vec<String>,
    /// The names they get as metadata.
    shown: Vec<String>,
    /// Places of the shown names in byte order.
    rank: Vec<u32>,
    roles: Vec<Role>,
    columns: Columns,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The text, or, at a higher number, what is the text where a record has none of a lower one: a file may mix
    /// records of several shapes.
    Text(usize),
    /// The headline.
    Title,
    /// The date.
    Date,
    /// Anything else.
    Meta,
}

impl Layout {
    pub(super) fn new(names: Vec<String>, columns: Columns) -> Self {
        let shown = shown_names(&[], &names, columns.id);
        let mut layout = Self {
            names,
            shown,
            rank: Vec::new(),
            roles: Vec::new(),
            columns,
        };
        layout.assign();
        layout
    }

    /// The same layout with columns that a later piece of the source brings; they never change what the earlier are.
    pub(super) fn with(&self, more: &[&str]) -> Self {
        let mut layout = self.clone();
        layout.names.extend(more.iter().map(|&name| name.to_owned()));
        layout.shown = shown_names(&self.shown, &layout.names, self.columns.id);
        let lower: Vec<String> = layout
            .names
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        layout.columns.find_other_texts(&lower);
        layout.assign();
        layout
    }

    fn assign(&mut self) {
        let mut order: Vec<usize> = (0..self.shown.len()).collect();
        order.sort_by(|&a, &b| self.shown[a].cmp(&self.shown[b]));
        self.rank = vec![0; order.len()];
        for (rank, column) in (0..).zip(order) {
            self.rank[column] = rank;
        }
        let columns = &self.columns;
        let role = |column: usize| {
            let other = || columns.other_texts.iter().position(|other| *other == column);
            if Some(column) == columns.date {
                Role::Date
            } else if Some(column) == columns.text {
                Role::Text(0)
            } else if Some(column) == columns.title {
                Role::Title
            } else if let Some(place) = other().filter(|_| !columns.text_named) {
                Role::Text(place + 1)
            } else {
                Role::Meta
            }
        };
        self.roles = (0..self.names.len()).map(role).collect();
    }

    /// The columns' own names.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn role(&self, column: usize) -> Role {
        self.roles.get(column).copied().unwrap_or(Role::Meta)
    }

    /// The column of dates.
    pub(super) fn date(&self) -> Option<usize> {
        self.columns.date
    }

    /// The names of all columns but those of some roles.
    pub(super) fn names_but(&self, kept: impl Fn(Role) -> bool) -> Vec<String> {
        let columns = self.names.iter().zip(&self.roles);
        columns
            .filter(|(_, role)| !kept(**role))
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// The name a column gets as metadata, and its place among those names.
    pub(super) fn shown(&self, column: usize) -> Option<(&str, u32)> {
        Some((self.shown.get(column)?, *self.rank.get(column)?))
    }

    /// What the run should say about the choice of columns.
    pub(super) fn notices(&self, source: &str) -> Vec<Notice> {
        self.columns.notices(&self.names, source)
    }
}

/// The names that metadata columns get: lower case, the identifier's `id`, each once. The first columns keep the names
/// they have `already`.
fn shown_names(already: &[String], names: &[String], id: Option<usize>) -> Vec<String> {
    let mut shown: Vec<String> = already.to_vec();
    let mut taken: BTreeSet<String> = already
        .iter()
        .cloned()
        .chain(id.map(|_| "id".to_owned()))
        .collect();
    for (column, name) in names.iter().enumerate().skip(already.len()) {
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

/// The field in which the TOML reader hands over a date.
const TOML_DATE: &str = "$__toml_private_datetime";

/// A JSON value as a column's text; `None` for null and for what is empty.
pub(super) fn value_text(value: serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Bool(flag) => Some(flag.to_string()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Array(values) => {
            let parts: Vec<String> = values.into_iter().filter_map(value_text).collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
        serde_json::Value::Object(mut fields) => match fields.remove(TOML_DATE) {
            Some(date) => value_text(date),
            None => Some(serde_json::Value::Object(fields).to_string()),
        },
    }
}
