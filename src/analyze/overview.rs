//! The corpus in a few figures.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order, lexical};
use crate::error::Error;
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

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let rows = figures(context)?;
        let number: Vec<u32> = (0..).take(rows.len()).collect();
        let frame = DataFrame::new_infer_height(vec![
            Column::new("number".into(), number),
            Column::new("measure".into(), rows.iter().map(|row| row.0).collect::<Vec<_>>()),
            Column::new("label".into(), rows.iter().map(|row| row.1).collect::<Vec<_>>()),
            Column::new("value".into(), rows.iter().map(|row| row.2).collect::<Vec<_>>()),
        ])?;
        Ok(Answer::Plan(Box::new(frame.lazy())))
    }
}

type FigureRow = (&'static str, &'static str, Option<f64>);

fn figures(context: &Context<'_>) -> Result<Vec<FigureRow>, Error> {
    let (frames, sums) = (context.frames, &context.sums);
    let left_out = u64::from(frames.articles - frames.counted());
    let empty = sums.tokens.iter().filter(|&&tokens| tokens == 0).count() as u64;
    let empty = empty.saturating_sub(left_out);
    let spectrum = corpus_spectrum(context)?;
    let (mut mtld, mut hdd) = (Vec::new(), Vec::new());
    context.articles(&mut |article| {
        let row = lexical::row(article);
        mtld.extend(row.mtld);
        hdd.extend(row.hdd);
        Ok(())
    })?;
    let count = |value: u64| Some(exact(value));
    Ok(vec![
        ("articles", "articles", count(u64::from(frames.articles))),
        ("empty_articles", "articles without text", count(empty)),
        (
            "left_out",
            "articles left out because another tells their story",
            count(left_out),
        ),
        ("sources", "files with articles", count(sums.sources.len() as u64)),
        ("tokens", "tokens", count(sums.all_tokens())),
        ("words", "running words", count(sums.words)),
        ("types", "types", count(spectrum.types())),
        ("hapaxes", "hapaxes", count(spectrum.types_with(1))),
        ("terms", "terms", count(frames.terms.height() as u64)),
        ("counted", "tokens counted as terms", count(sums.counted)),
        ("sentences", "sentences", count(sums.sentences)),
        (
            "mean_sentence_length",
            "tokens per sentence",
            ratio(sums.all_tokens(), sums.sentences),
        ),
        (
            "ttr",
            "type-token ratio",
            diversity::ttr(sums.words, spectrum.types()),
        ),
        ("mentions", "mentions of names", count(sums.mentions)),
        ("quotations", "quotations", count(sums.quotations)),
        (
            "attributed",
            "share of quotations whose speaker is told",
            ratio(sums.attributed, sums.quotations),
        ),
        (
            "quoted",
            "share of running words inside quotations",
            ratio(sums.quoted, sums.words),
        ),
        ("mtld", "MTLD, median article", median(mtld)),
        ("hdd", "HD-D, median article", median(hdd)),
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
    let spectrum = &context.frames.spectrum;
    let column = |name: &str| {
        PolarsResult::Ok(
            spectrum
                .column(name)?
                .u64()?
                .into_no_null_iter()
                .collect::<Vec<u64>>(),
        )
    };
    Ok(Spectrum::new(
        column("frequency")?.into_iter().zip(column("types")?),
    ))
}

/// The middle value, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> Option<f64> {
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
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }
}
