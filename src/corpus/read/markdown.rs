//! Markdown: front matter becomes columns, the rest is split like running text.
//!
//! Front matter is YAML between `---` lines or TOML between `+++` lines. Damaged front matter is left in the text and
//! announced, not dropped.

use super::columns::{self, Columns};
use super::{Reader, text};
use crate::corpus::tally::{About, Tally};
use crate::corpus::{Options, Reading, date};
use crate::error::{Notice, NoticeKind};

/// Markdown with or without front matter.
pub(super) struct Markdown;

impl Reader for Markdown {
    fn id(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown"]
    }

    fn read(&self, source_text: &str, source: &str, options: &Options) -> Reading {
        let (fields, body, damaged) = match front_matter(source_text) {
            Some((block, body, syntax)) => match syntax.parse(block) {
                Ok(fields) => (fields, body, None),
                Err(reason) => (Vec::new(), source_text, Some(reason)),
            },
            None => (Vec::new(), source_text, None),
        };
        let names: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        // The text is below the front matter, so no field can be the text, however it is called.
        let columns = Columns::choose(&names, options, &|_| 0.0, false);
        let take = |wanted: Option<usize>| wanted.map(|at| fields[at].1.clone());
        let title = take(columns.title);
        let raw_date = take(columns.date);
        let mut meta: Vec<(String, String)> = Vec::new();
        for (at, (name, value)) in fields.iter().enumerate() {
            if Some(at) != columns.title && Some(at) != columns.date {
                meta.push((name.clone(), value.clone()));
            }
        }
        let mut reading = text::articles(body, source, options, &meta);
        if let Some(reason) = damaged {
            let message = format!("front matter cannot be read ({reason}); it was left in the text");
            reading
                .notices
                .push(Notice::new(NoticeKind::BadRecord, source, message));
        }
        let parsed = raw_date.as_deref().and_then(date::parse);
        if let (Some(first), None) = (raw_date, &parsed) {
            reading.tallies.push(Tally::new(About::BadDates { first }, 1));
        }
        for document in &mut reading.documents {
            document.date = document.date.take().or_else(|| parsed.clone());
        }
        if let ([only], Some(title)) = (reading.documents.as_mut_slice(), title) {
            only.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        reading
    }
}

#[derive(Clone, Copy)]
enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    fn parse(self, block: &str) -> Result<Vec<(String, String)>, String> {
        let value: serde_json::Value = match self {
            Self::Yaml => serde_saphyr::from_str(block).map_err(|error| first_line(&error.to_string()))?,
            Self::Toml => toml::from_str(block).map_err(|error| first_line(error.message()))?,
        };
        match value {
            serde_json::Value::Object(fields) => Ok(fields
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_lowercase(), columns::value_text(value)?)))
                .collect()),
            serde_json::Value::Null => Ok(Vec::new()),
            _ => Err("it is not a list of names and values".to_owned()),
        }
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or("").trim().to_owned()
}

/// Bytes up to the end of readable front matter.
pub(super) fn front_matter_length(text: &str) -> usize {
    front_matter(text)
        .filter(|(block, _, syntax)| syntax.parse(block).is_ok())
        .map_or(0, |(_, body, _)| text.len() - body.len())
}

/// The block between the fences, the text after it, and its syntax.
fn front_matter(text: &str) -> Option<(&str, &str, Syntax)> {
    let (fence, syntax) = if text.starts_with("---") {
        ("---", Syntax::Yaml)
    } else if text.starts_with("+++") {
        ("+++", Syntax::Toml)
    } else {
        return None;
    };
    let (first, _) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = first.len() + 1;
    for line in text[at..].split_inclusive('\n') {
        let fenced = line.trim_end();
        if fenced == fence || (fence == "---" && fenced == "...") {
            return Some((&text[first.len() + 1..at], &text[at + line.len()..], syntax));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        Markdown.read(text, "a.md", &Options::default())
    }

    #[test]
    fn front_matter_becomes_columns() {
        let reading = read(
            "---\ntitle: Dry spring\ndate: 2026-03-02\noutlet: Valley Tribune\ntags: [water, farms]\n---\n\nThe reservoir fell again. It is now at half.\n",
        );
        let document = &reading.documents[0];
        assert_eq!(document.title, "Dry spring");
        assert_eq!(document.date.as_deref(), Some("2026-03-02"));
        assert!(
            document
                .meta
                .contains(&("outlet".to_owned(), "Valley Tribune".to_owned()))
        );
        assert!(
            document
                .meta
                .contains(&("tags".to_owned(), "water; farms".to_owned()))
        );
        assert_eq!(
            document.text.trim(),
            "The reservoir fell again. It is now at half."
        );
    }

    #[test]
    fn toml_front_matter_is_read_too() {
        let reading = read(
            "+++\ntitle = \"Dry spring\"\noutlet = \"Valley Tribune\"\n+++\nThe reservoir fell again.\n",
        );
        assert_eq!(reading.documents[0].title, "Dry spring");
        assert_eq!(
            reading.documents[0].meta,
            [("outlet".to_owned(), "Valley Tribune".to_owned())]
        );
    }

    #[test]
    fn damaged_front_matter_is_announced_and_kept() {
        let reading = read("---\ntitle: [unclosed\n---\nThe reservoir fell again.\n");
        assert!(
            reading
                .notices
                .iter()
                .any(|notice| notice.kind == NoticeKind::BadRecord)
        );
        let kept: String = reading
            .documents
            .iter()
            .flat_map(|d| [d.title.as_str(), d.text.as_str()])
            .collect();
        assert!(kept.contains("reservoir"));
    }
}
