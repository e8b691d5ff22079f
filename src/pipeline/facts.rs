//! What a reader is told of single articles: what they are called, when they are of, who published them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze;
use crate::error::Error;
use crate::frames::Frames;

/// What is told of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// What a reader calls it.
    pub(super) title: String,
    /// ISO 8601 date or month or year.
    pub(super) date: Option<String>,
    /// Its outlet, where that is known.
    pub(super) outlet: Option<String>,
    /// The file it came from, where there are several.
    pub(super) file: String,
}

impl Facts {
    /// Its outlet, else its file.
    pub(super) fn source(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.file)
    }
}

/// The facts of some articles; `column` is the one that names outlets, in the input.
///
/// # Errors
/// What fetching a block says.
pub(super) fn facts(
    frames: &Frames,
    docs: &BTreeSet<u32>,
    column: Option<&str>,
) -> Result<BTreeMap<u32, Facts>, Error> {
    let mut facts = BTreeMap::new();
    let Some(&last) = docs.last() else {
        return Ok(facts);
    };
    frames.first_blocks(last.saturating_add(1), &mut |block, first| {
        for (row, doc) in block.rows.iter().zip(first..) {
            if !docs.contains(&doc) {
                continue;
            }
            let source = frames.source(row);
            let outlet = column.and_then(|column| {
                let mut meta = row.meta.iter();
                meta.find(|(name, _)| name.eq_ignore_ascii_case(column))
                    .map(|(_, value)| value.trim().to_owned())
            });
            let own = Facts {
                title: analyze::name(row, source),
                date: row.date.clone(),
                outlet: outlet.filter(|outlet| !outlet.is_empty()),
                // The only file tells articles from no others.
                file: if frames.sources().len() > 1 {
                    source.to_owned()
                } else {
                    String::new()
                },
            };
            facts.insert(doc, own);
        }
        Ok(())
    })?;
    Ok(facts)
}
