//! The corpus in a few figures.

use polars::prelude::*;

use super::{Analysis, Context, Options, Order, lexical};
use crate::statistics::diversity::{self, Spectrum};

/// Size and variety of the whole corpus.
pub(super) struct Overview;

impl Analysis for Overview {
    fn id(&self) -> &'static str {
        "overview"
    }

    fn title(&self) -> &'static str {
        "The corpus in figures"
    }

    fn method(&self, _options: &Options) -> String {
        "Tokens are UAX #29 words of every kind; running words are tokens that are neither numbers nor inside \
         addresses. Types are different folded forms of running words, hapaxes types that occur once, both over the \
         whole corpus; terms are stems, stop words left out. TTR falls with length, so it compares only corpora of like \
         length. MTLD (McCarthy and Jarvis 2010) and HD-D (McCarthy and Jarvis 2007, 42 draws) are medians over \
         articles that have them."
            .to_owned()
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("number", "place in the list, from 0"),
            ("measure", "key of the figure"),
            ("label", "what a reader calls it"),
            ("value", "the figure"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("number", Order::Up)]
    }

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let rows = figures(context)?;
        let number: Vec<u32> = (0..).take(rows.len()).collect();
        let frame = DataFrame::new_infer_height(vec![
            Column::new("number".into(), number),
            Column::new("measure".into(), rows.iter().map(|row| row.0).collect::<Vec<_>>()),
            Column::new("label".into(), rows.iter().map(|row| row.1).collect::<Vec<_>>()),
            Column::new("value".into(), rows.iter().map(|row| row.2).collect::<Vec<_>>()),
        ])?;
        Ok(Some(frame.lazy()))
    }
}

type FigureRow = (&'static str, &'static str, Option<f64>);

fn figures(context: &Context<'_>) -> PolarsResult<Vec<FigureRow>> {
    let frames = context.frames;
    let sum = |frame: &DataFrame, name: &str| -> PolarsResult<u64> {
        let total = frame
            .clone()
            .lazy()
            .select([col(name).cast(DataType::UInt64).sum()])
            .collect()?;
        Ok(total.column(name)?.u64()?.get(0).unwrap_or(0))
    };
    let documents = &frames.documents;
    let empty = Context::u32s(documents, "tokens")?
        .iter()
        .filter(|&&tokens| tokens == 0)
        .count() as u64;
    let mut sources = Context::texts(documents, "source")?;
    sources.dedup();
    let (tokens, sentences) = (sum(documents, "tokens")?, sum(documents, "sentences")?);
    let words = sum(&frames.sizes, "words")?;
    let spectrum = corpus_spectrum(context)?;
    let lexical = lexical::rows(context)?;
    let count = |value: u64| Some(exact(value));
    Ok(vec![
        ("articles", "articles", count(documents.height() as u64)),
        ("empty_articles", "articles without text", count(empty)),
        ("sources", "files with articles", count(sources.len() as u64)),
        ("tokens", "tokens", count(tokens)),
        ("words", "running words", count(words)),
        ("types", "types", count(spectrum.types())),
        ("hapaxes", "hapaxes", count(spectrum.types_with(1))),
        ("terms", "terms", count(frames.terms.height() as u64)),
        (
            "counted",
            "tokens counted as terms",
            count(sum(documents, "counted")?),
        ),
        ("sentences", "sentences", count(sentences)),
        (
            "mean_sentence_length",
            "tokens per sentence",
            ratio(tokens, sentences),
        ),
        ("ttr", "type-token ratio", diversity::ttr(words, spectrum.types())),
        (
            "mtld",
            "MTLD, median article",
            median(lexical.iter().filter_map(|row| row.mtld)),
        ),
        (
            "hdd",
            "HD-D, median article",
            median(lexical.iter().filter_map(|row| row.hdd)),
        ),
    ])
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of a corpus stay far below 2^53"
)]
fn exact(count: u64) -> f64 {
    count as f64
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| exact(part) / exact(whole))
}

/// How many types occur how often in the whole corpus.
fn corpus_spectrum(context: &Context<'_>) -> PolarsResult<Spectrum> {
    let by_form = context
        .frames
        .forms
        .clone()
        .lazy()
        .group_by([col("form")])
        .agg([col("n").sum()])
        .collect()?;
    Ok(Spectrum::of_frequencies(Context::u64s(&by_form, "n")?))
}

/// The middle value, or the mean of the two in the middle.
fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn median_of_even_odd_and_none() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0].into_iter()), Some(2.5));
        assert_eq!(median(std::iter::empty()), None);
    }
}
