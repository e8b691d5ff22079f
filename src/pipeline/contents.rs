//! What a report shows of a corpus, laid out for its formats.

use std::collections::BTreeSet;

use super::reading::Gathered;
use super::topics::Topics;
use crate::analyze::{self, Context, Table};
use crate::count::{Counts, SourceRow, SplitRow};
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::Frames;
use crate::quote;
use crate::report::{Article, Figure, Keyword, NoticeLine, Removal, Sentence, SplitLine};

pub(super) fn title(sources: &[SourceRow], articles: u64) -> String {
    match sources {
        [only] => only.name.clone(),
        _ if articles == 1 => "One article".to_owned(),
        _ => format!(
            "{} articles from {} files",
            crate::number::count(articles),
            crate::number::count(sources.len() as u64)
        ),
    }
}

/// Stops where no article has any text, and says what went wrong first.
///
/// # Errors
/// [`Error::Input`] that names the first notices.
pub(super) fn check(tokens: u64, sources: usize, notices: &[Notice]) -> Result<(), Error> {
    const SHOWN: usize = 5;
    if tokens > 0 {
        return Ok(());
    }
    let mut lines = vec![format!(
        "no usable article in {}",
        crate::number::counted(sources as u64, "file")
    )];
    let shown = notices.iter().take(SHOWN);
    lines.extend(shown.map(|notice| format!("{}: {}", notice.subject, notice.message)));
    if notices.len() > SHOWN {
        lines.push(format!("and {} more notices", notices.len() - SHOWN));
    }
    Err(Error::Input(lines.join("\n  ")))
}

/// Files that gave no article: those that were read and held none, and those left out of the list.
pub(super) fn skipped(notices: &[Notice], frames: &Frames) -> u64 {
    let names: BTreeSet<&str> = frames.names().iter().map(String::as_str).collect();
    let unlisted = notices.iter().filter(|notice| {
        let left_out = matches!(notice.kind, NoticeKind::UnknownFormat | NoticeKind::Unreadable);
        left_out && !names.contains(notice.subject.as_str())
    });
    (frames
        .sources()
        .iter()
        .filter(|source| source.documents == 0)
        .count()
        + unlisted.count()) as u64
}

/// Names and digests, for the manifest. What was passed over has none: it is told in the report, so it has to be there again.
pub(super) fn digests(frames: &Frames, notices: &[Notice]) -> Vec<(String, String)> {
    let digests = frames.sources().iter().map(|source| source.digest.clone());
    let mut listed: Vec<(String, String)> = frames.names().iter().cloned().zip(digests).collect();
    let known: BTreeSet<&str> = frames.names().iter().map(String::as_str).collect();
    let passed_over = |notice: &&Notice| {
        let kinds = [
            NoticeKind::UnknownFormat,
            NoticeKind::Unreadable,
            NoticeKind::OwnReport,
        ];
        kinds.contains(&notice.kind) && !known.contains(notice.subject.as_str())
    };
    let passed_over: BTreeSet<&str> = notices
        .iter()
        .filter(passed_over)
        .map(|notice| notice.subject.as_str())
        .collect();
    listed.extend(
        passed_over
            .into_iter()
            .map(|name| (name.to_owned(), String::new())),
    );
    listed
}

pub(super) fn split_lines(counts: &Counts) -> Vec<SplitLine> {
    let line = |(source, record): &(u32, SplitRow)| {
        let removal = |(text, reason, count): &(String, String, u64)| Removal {
            text: text.clone(),
            reason: reason.clone(),
            count: u32::try_from(*count).unwrap_or(u32::MAX),
        };
        let mut removals: Vec<Removal> = record.removed.iter().map(removal).collect();
        removals.sort_by(|a, b| (b.count, &a.text, &a.reason).cmp(&(a.count, &b.text, &b.reason)));
        let removed = record.removed.iter().map(|(_, _, count)| count).sum::<u64>() + record.further;
        SplitLine {
            source: counts.names.get(*source as usize).cloned().unwrap_or_default(),
            rule: record.rule.clone(),
            articles: u32::try_from(record.articles).unwrap_or(u32::MAX),
            removed: u32::try_from(removed).unwrap_or(u32::MAX),
            unassigned: share(record.words_unassigned, record.words),
            removals,
        }
    };
    counts.splits.iter().map(line).collect()
}

#[allow(clippy::cast_precision_loss, reason = "words of one file stay far below 2^53")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// What was left out of the terms, from the numbers of stop words, numbers, one-letter tokens and words inside addresses.
pub(super) fn dropped(sums: [u64; 4]) -> Vec<(String, u64)> {
    let names = [
        "stop words",
        "numbers",
        "one-letter tokens",
        "words inside addresses",
    ];
    names.into_iter().map(str::to_owned).zip(sums).collect()
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
    (
        "left_out",
        "of them left out as copies",
        "of them left out as a copy",
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

pub(super) fn figures(answers: &[Table]) -> Vec<Figure> {
    let Some(overview) = answers.iter().find(|table| table.id == "overview") else {
        return Vec::new();
    };
    let figure = |(id, label, one, decimals): &(&str, &str, &str, u8)| {
        let row = (0..overview.rows()).find(|row| overview.text("measure", *row) == Some(id))?;
        let value = overview
            .number("value", row)
            .filter(|value| !matches!(*id, "empty_articles" | "left_out") || *value > 0.0)?;
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
    let (weights, names) = (&context.weights, &context.names);
    let keyword = |term: usize| Keyword {
        stem: stem(names.stem(term)),
        form: names.form(term).into_owned(),
        tf: u32::try_from(weights.cf[term]).unwrap_or(u32::MAX),
        df: weights.df[term],
        tfidf: weights.total[term],
    };
    weights.leading(SHOWN).into_iter().map(keyword).collect()
}

/// The first articles with their keywords, their summaries, their stories and topics.
///
/// # Errors
/// What fetching a block says.
pub(super) fn shown_articles(
    context: &Context<'_>,
    gathered: &Gathered,
    topics: Option<&Topics>,
    most: usize,
) -> Result<Vec<Article>, Error> {
    let mut articles = Vec::new();
    let mut places = Vec::new();
    context.first_articles(u32::try_from(most).unwrap_or(u32::MAX), &mut |article| {
        article.heaviest(context.options.keywords, &mut places);
        articles.push(shown(context, article, &places, gathered, topics));
        Ok(())
    })?;
    Ok(articles)
}

fn shown(
    context: &Context<'_>,
    article: &analyze::Article<'_>,
    places: &[u32],
    gathered: &Gathered,
    topics: Option<&Topics>,
) -> Article {
    let quotes = gathered
        .first
        .get(article.doc as usize)
        .map_or(&[][..], Vec::as_slice);
    let headline = gathered.headlines.get(&article.doc);
    let told = context.frames.stories.as_ref();
    let row = article.row;
    let keyword = |&at: &u32| {
        let at = at as usize;
        let term = article.term[at] as usize;
        Keyword {
            stem: stem(context.names.stem(term)),
            form: context.names.form(term).into_owned(),
            tf: article.tf[at],
            df: context.weights.df[term],
            tfidf: article.weight[at],
        }
    };
    let sentence = |quote: &quote::Quote| Sentence {
        sentence: quote.sentence,
        start: quote.start,
        end: quote.end,
        weight: quote.weight,
        text: quote.text.clone(),
    };
    let group =
        |(name, shown): &(String, String)| Some((shown.clone(), context.frames.group(row, name)?.to_owned()));
    Article {
        doc: article.doc,
        title: headline.cloned().unwrap_or_else(|| article.name()),
        headline_made: headline.is_some(),
        story: told.and_then(|told| told.story.get(article.doc as usize).copied()?),
        topic: match topics {
            Some(Topics::Found(found)) => found.main(article.doc),
            _ => None,
        },
        source: article.source.to_owned(),
        position: row.position,
        date: row.date.clone(),
        language: row.language.map(str::to_owned),
        groups: context.frames.groups.iter().filter_map(group).collect(),
        tokens: u64::from(row.sizes.tokens),
        sentences: u64::from(row.sizes.sentences),
        keywords: places.iter().map(keyword).collect(),
        summary: quotes.iter().map(sentence).collect(),
    }
}
