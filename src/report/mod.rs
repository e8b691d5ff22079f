//! The report: every format from one value.
//!
//! [`Report`] holds all there is to say; a [`Format`] turns it into files, in memory or, where large, in
//! nameless ones; [`write()`] alone puts them in place, so a report appears whole or not at all. The page and the Markdown file tell one story and are therefore
//! laid out from one value of the `page` module, in which numbers are text and hostile text is harmless; the machine formats
//! (`report.json`, the CSV files) take the value itself, at full precision and with text untouched.
//! Nothing here computes, and nothing here knows the time, the machine or where it runs.
//!
//! | format | files |
//! |---|---|
//! | [`Html`] | `index.html` |
//! | [`Markdown`] | `report.md` |
//! | [`Json`] | `report.json` |
//! | [`Tables`] | `charts/<drawing>.svg`, `charts/<drawing>.csv`; the tables themselves are written as they are made |
//! | [`manifest()`] | `manifest.json`, once the others are there |

mod file;
mod html;
mod json;
mod legible;
mod manifest;
mod markdown;
mod model;
mod page;
#[cfg(test)]
pub(crate) mod sample;
mod tables;
mod write;

pub use file::{OutputFile, Spool};
pub use html::Html;
pub use json::{Json, SCHEMA as JSON_SCHEMA, json_lines};
pub use manifest::{Listed, Manifest, Recorded, SCHEMA as MANIFEST_SCHEMA, manifest};
pub use markdown::Markdown;
pub use model::{
    Alias, Article, ComparedGroup, Comparison, ContextLine, Drawing, Driver, Entity, Example, Figure,
    KeyTerm, Keyword, NoticeLine, Passage, Removal, Report, Section, Sentence, SplitLine, Stories, StoryCard,
    StoryMember, TopicCard, TopicTerm, Topics, Trend, TypicalArticle,
};
pub use tables::{CSV_ROWS, Tables, csv, csv_rows, file_of};
pub use write::{Claim, write};

use crate::error::Error;

/// One way to write a report down.
pub trait Format: Sync {
    /// Its name on the command line and in [`FORMATS`].
    fn id(&self) -> &'static str;

    /// The files of this format. Equal reports give equal bytes.
    ///
    /// # Errors
    /// A template or a serialiser that fails, which is a bug and named as [`Error::Stage`].
    fn render(&self, report: &Report) -> Result<Vec<OutputFile>, Error>;
}

/// Every format, in the order in which the files are listed.
pub const FORMATS: &[&dyn Format] = &[&Html, &Markdown, &Json, &Tables];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn equal_reports_give_equal_bytes_under_names_of_their_own() {
        let (mut ids, mut paths) = (BTreeSet::new(), BTreeSet::new());
        for format in FORMATS {
            let files = format.render(&sample::report()).unwrap();
            assert_eq!(files, format.render(&sample::report()).unwrap());
            assert!(!files.is_empty() && ids.insert(format.id()));
            for file in files {
                assert!(file.length() > 0);
                assert!(paths.insert(file.path.clone()), "{}", file.path);
            }
        }
    }

    #[test]
    fn every_link_of_the_page_and_of_the_markdown_leads_to_a_file() {
        let report = sample::report();
        let files: Vec<OutputFile> = FORMATS
            .iter()
            .flat_map(|format| format.render(&report).unwrap())
            .collect();
        let written: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let elsewhere = ["tables/", "charts/", "manifest.json", "tables/documents.csv"];
        for (path, start, end) in [("index.html", "href=\"", '"'), ("report.md", "](", ')')] {
            let file = files.iter().find(|file| file.path == path).unwrap();
            let text = std::str::from_utf8(file.in_memory().unwrap()).unwrap();
            let links: Vec<&str> = text
                .split(start)
                .skip(1)
                .filter_map(|rest| rest.split(end).next())
                .collect();
            assert!(links.len() > 10);
            for link in links {
                let outside = link.starts_with(['#', '<']) || link.starts_with("https://");
                assert!(
                    outside
                        || written.contains(link)
                        || link.starts_with("tables/")
                        || elsewhere.contains(&link),
                    "{path}: {link}"
                );
            }
        }
    }
}
