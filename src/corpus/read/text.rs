//! Plain text: one file, one or several articles.

use super::Reader;
use crate::corpus::split::{self, Split};
use crate::corpus::{Document, Options, Reading, SplitRecord};
use crate::error::{Notice, NoticeKind};

/// Plain text.
pub(super) struct Text;

impl Reader for Text {
    fn id(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn read(&self, text: &str, source: &str, options: &Options) -> Reading {
        articles(text, source, options, &[])
    }
}

/// Splits running text; `inherited` are columns that hold for every article of the file.
pub(super) fn articles(
    text: &str,
    source: &str,
    options: &Options,
    inherited: &[(String, String)],
) -> Reading {
    let split = split::split(text, &options.split_rule);
    let documents = split
        .articles
        .iter()
        .map(|piece| document(piece, text, inherited))
        .collect();
    let notices = split
        .remark
        .iter()
        .map(|remark| Notice::new(NoticeKind::Split, source, remark.clone()))
        .collect();
    Reading {
        documents,
        split: Some(record(&split, text)),
        notices,
        ..Reading::default()
    }
}

fn document(piece: &split::Piece, text: &str, inherited: &[(String, String)]) -> Document {
    let article = piece.text(text);
    let mut meta = piece.meta.clone();
    meta.extend(
        inherited
            .iter()
            .filter(|(name, _)| !piece.meta.iter().any(|(own, _)| own == name))
            .cloned(),
    );
    Document {
        title: piece.title.clone(),
        body: body_offset(piece),
        text: article,
        date: piece.date.clone(),
        meta,
    }
}

/// Where the body begins in [`split::Piece::text`]: after each caption's line and the empty line that follows them.
fn body_offset(piece: &split::Piece) -> usize {
    let captions: usize = piece.captions.iter().map(|caption| caption.len() + 1).sum();
    captions + usize::from(!piece.captions.is_empty())
}

fn record(split: &Split, text: &str) -> SplitRecord {
    let removed = split.articles.iter().flat_map(|piece| &piece.removed);
    SplitRecord {
        rule: split.rule,
        articles: split.articles.len(),
        unassigned: split.unassigned_share(text),
        removed: removed
            .map(|cut| {
                (
                    text.get(cut.start..cut.end).unwrap_or("").trim().to_owned(),
                    cut.reason,
                )
            })
            .collect(),
    }
}
