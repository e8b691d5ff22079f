//! What a report shows of a corpus, laid out for its formats.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

use crate::analyze::{self, Context, Table};
use crate::corpus;
use crate::count::{self, Counts};
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::Frames;
use crate::quote;
use crate::report::{Article, Figure, Keyword, NoticeLine, Removal, Sentence, SplitLine};

pub(super) fn title(sources: &[(String, String)], articles: u64) -> String {
    match sources {
        [(only, _)] => only.clone(),
        _ if articles == 1 => "One article".to_owned(),
        _ => format!(
            "{} articles from {} files",
            crate::number::count(articles),
            crate::number::count(sources.len() as u64)
        ),
    }
}

/// Files that gave no article: those that were read and held none, and those left out of the list.
pub(super) fn skipped(notices: &[Notice], sources: &[(String, String)], counts: &Counts) -> u64 {
    let mut used = vec![false; sources.len()];
    for row in &counts.documents {
        if let Some(used) = used.get_mut(row.source as usize) {
            *used = true;
        }
    }
    let unlisted = notices.iter().filter(|notice| {
        let left_out = matches!(notice.kind, NoticeKind::UnknownFormat | NoticeKind::Unreadable);
        left_out && !sources.iter().any(|(name, _)| *name == notice.subject)
    });
    (used.iter().filter(|used| !**used).count() + unlisted.count()) as u64
}

pub(super) fn split_lines(counts: &Counts) -> Vec<SplitLine> {
    let line = |(source, record): &(u32, corpus::SplitRecord)| {
        let mut tally: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (text, reason) in &record.removed {
            *tally.entry((text, reason)).or_default() += 1;
        }
        let mut removals: Vec<Removal> = tally
            .into_iter()
            .map(|((text, reason), count)| Removal {
                text: text.to_owned(),
                reason: reason.to_owned(),
                count,
            })
            .collect();
        removals.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        SplitLine {
            source: counts
                .sources
                .get(*source as usize)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            rule: record.rule.to_owned(),
            articles: u32::try_from(record.articles).unwrap_or(u32::MAX),
            removed: u32::try_from(record.removed.len()).unwrap_or(u32::MAX),
            unassigned: record.unassigned,
            removals,
        }
    };
    counts.splits.iter().map(line).collect()
}

pub(super) fn dropped(counts: &Counts) -> Vec<(String, u64)> {
    let sum = |size: &dyn Fn(&count::Sizes) -> u32| {
        counts
            .documents
            .iter()
            .map(|row| u64::from(size(&row.sizes)))
            .sum()
    };
    vec![
        ("stop words".to_owned(), sum(&|sizes| sizes.stops)),
        ("numbers".to_owned(), sum(&|sizes| sizes.numbers)),
        ("one-letter tokens".to_owned(), sum(&|sizes| sizes.letters)),
        ("words inside addresses".to_owned(), sum(&|sizes| sizes.urls)),
    ]
}

pub(super) fn notice_line(notice: &Notice) -> NoticeLine {
    NoticeLine {
        subject: notice.subject.clone(),
        kind: notice.kind.id().to_owned(),
        message: notice.message.clone(),
    }
}

/// The overview's rows that head the page: key, what a reader calls many of it and one, decimals.
const HEADLINE: &[(&str, &str, &str, u8)] = &[
    ("articles", "articles", "article", 0),
    (
        "empty_articles",
        "of them without text",
        "of them without text",
        0,
    ),
    ("sources", "files", "file", 0),
    ("tokens", "words", "word", 0),
    ("terms", "different terms", "term", 0),
    ("sentences", "sentences", "sentence", 0),
    (
        "mean_sentence_length",
        "words per sentence",
        "words per sentence",
        1,
    ),
];

pub(super) fn figures(answers: &[(Table, DataFrame)]) -> Vec<Figure> {
    let Some((overview, _)) = answers.iter().find(|(table, _)| table.id == "overview") else {
        return Vec::new();
    };
    let figure = |(id, label, one, decimals): &(&str, &str, &str, u8)| {
        let row = (0..overview.rows()).find(|row| overview.text("measure", *row) == Some(id))?;
        let value = overview
            .number("value", row)
            .filter(|value| *id != "empty_articles" || *value > 0.0)?;
        Some(Figure {
            id: (*id).to_owned(),
            label: if (value - 1.0).abs() < f64::EPSILON {
                *one
            } else {
                *label
            }
            .to_owned(),
            meaning: overview.text("label", row)?.to_owned(),
            value,
            decimals: *decimals,
        })
    };
    HEADLINE.iter().filter_map(figure).collect()
}

/// A stem as far as a reader can use it; `terms` has it whole.
fn stem(stem: &str) -> String {
    stem.chars().take(80).collect()
}

/// The corpus's leading terms.
pub(super) fn about(context: &Context<'_>) -> Vec<Keyword> {
    const SHOWN: usize = 15;
    let weights = &context.weights;
    let keyword = |leading: analyze::Leading| Keyword {
        stem: stem(&weights.stem[leading.term]),
        form: weights.form[leading.term].clone(),
        tf: u32::try_from(leading.cf).unwrap_or(u32::MAX),
        df: weights.df[leading.term],
        tfidf: leading.total,
    };
    weights.leading(SHOWN).into_iter().map(keyword).collect()
}

/// The first articles with their keywords and quotes.
///
/// # Errors
/// What polars says.
pub(super) fn shown_articles(
    frames: &Frames,
    context: &Context<'_>,
    quotes: &[Vec<quote::Quote>],
    most: usize,
) -> Result<Vec<Article>, Error> {
    let documents = analyze::from_frame(&frames.documents.head(Some(most)), "documents", "", &|_| {
        String::new()
    })?;
    let weights = &context.weights;
    let titles = context.titles().map_err(|error| Error::stage("report", error))?;
    let article = |row: usize| {
        let text = |column: &str| documents.text(column, row).map(str::to_owned);
        let number = |column: &str| {
            documents
                .integer(column, row)
                .and_then(|value| u64::try_from(value).ok())
                .unwrap_or(0)
        };
        let quotes = quotes.get(row).map_or(&[][..], Vec::as_slice);
        let keyword = |at: usize| {
            let term = weights.term[at] as usize;
            Keyword {
                stem: stem(&weights.stem[term]),
                form: weights.form[term].clone(),
                tf: weights.tf[at],
                df: weights.df[term],
                tfidf: weights.weight[at],
            }
        };
        Article {
            doc: u32::try_from(row).unwrap_or(u32::MAX),
            title: titles.get(row).cloned().unwrap_or_default(),
            source: text("source").unwrap_or_default(),
            position: u32::try_from(number("position")).unwrap_or(u32::MAX),
            date: text("date"),
            language: text("language"),
            groups: frames
                .groups
                .iter()
                .filter_map(|group| Some((group.clone(), text(group)?)))
                .collect(),
            tokens: number("tokens"),
            sentences: number("sentences"),
            keywords: weights
                .heaviest(row)
                .into_iter()
                .take(context.options.keywords)
                .map(keyword)
                .collect(),
            summary: quotes
                .iter()
                .map(|quote| Sentence {
                    sentence: quote.sentence,
                    start: quote.start,
                    end: quote.end,
                    weight: quote.weight,
                    text: quote.text.clone(),
                })
                .collect(),
        }
    };
    Ok((0..documents.rows()).map(article).collect())
}
