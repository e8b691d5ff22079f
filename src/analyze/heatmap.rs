//! Where the leading terms occur: in which articles, or in which periods or files where there are many articles.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{Analysis, Context, Options, Order};

/// From an ISO date to the period it is in; `None` for a date too coarse.
type Cut = fn(&str) -> Option<String>;

/// Labels of the columns, and each article's column.
type Columns = (Vec<String>, Vec<Option<usize>>);

/// Leading terms by article, period or file.
pub(super) struct Heatmap;

impl Analysis for Heatmap {
    fn id(&self) -> &'static str {
        "heatmap"
    }

    fn title(&self) -> &'static str {
        "Where the leading terms occur"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "The {} terms with the largest sum of TF-IDF weights (scheme {}), and how often they occur per thousand \
             tokens of each article. With more than {} articles the columns are days, months, years, decades or \
             centuries, the finest that leaves at most {} of them; without dates, files.",
            options.heatmap_terms,
            options.scheme.id(),
            options.compared,
            options.compared
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("term", "number of the term"),
            ("rank", "place of the term, from 1, by the sum of its weights"),
            ("stem", "what is counted"),
            ("form", "most frequent surface form"),
            ("column", "number of the column, from 0"),
            ("label", "article, period or file"),
            ("tf", "occurrences there"),
            ("tokens", "tokens there"),
            ("per_thousand", "occurrences per thousand tokens"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("rank", Order::Up), ("column", Order::Up)]
    }

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let weights = &context.weights;
        let leading: Vec<usize> = weights
            .leading(context.options.heatmap_terms)
            .iter()
            .map(|leading| leading.term)
            .collect();
        let place: BTreeMap<usize, usize> = leading
            .iter()
            .enumerate()
            .map(|(rank, &term)| (term, rank))
            .collect();
        let (labels, column_of) = columns(context)?;
        let all_tokens = Context::u32s(&context.frames.documents, "tokens")?;
        let mut tokens = vec![0_u64; labels.len()];
        let mut tf = vec![0_u64; labels.len() * leading.len()];
        for (document, column) in column_of.iter().enumerate() {
            let Some(column) = *column else { continue };
            tokens[column] += u64::from(all_tokens[document]);
            for at in weights.range(document) {
                if let Some(rank) = place.get(&(weights.term[at] as usize)) {
                    tf[rank * labels.len() + column] += u64::from(weights.tf[at]);
                }
            }
        }
        let cells: Vec<(usize, usize)> = (0..leading.len())
            .flat_map(|rank| (0..labels.len()).map(move |column| (rank, column)))
            .collect();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let term = |rank: usize| leading[rank];
        let frame = DataFrame::new_infer_height(vec![
            Column::new(
                "term".into(),
                cells.iter().map(|cell| number(term(cell.0))).collect::<Vec<_>>(),
            ),
            Column::new(
                "rank".into(),
                cells.iter().map(|cell| number(cell.0 + 1)).collect::<Vec<_>>(),
            ),
            Column::new(
                "stem".into(),
                cells
                    .iter()
                    .map(|cell| weights.stem[term(cell.0)].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "form".into(),
                cells
                    .iter()
                    .map(|cell| weights.form[term(cell.0)].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "column".into(),
                cells.iter().map(|cell| number(cell.1)).collect::<Vec<_>>(),
            ),
            Column::new(
                "label".into(),
                cells
                    .iter()
                    .map(|cell| labels[cell.1].as_str())
                    .collect::<Vec<_>>(),
            ),
            Column::new("tf".into(), tf),
            Column::new(
                "tokens".into(),
                cells.iter().map(|cell| tokens[cell.1]).collect::<Vec<_>>(),
            ),
        ])?;
        let rate = col("tf").cast(DataType::Float64) * lit(1000.0) / col("tokens").cast(DataType::Float64);
        let rate = when(col("tokens").gt(lit(0_u64))).then(rate).otherwise(lit(0.0));
        Ok(Some(frame.lazy().with_column(rate.alias("per_thousand"))))
    }
}

/// What the columns are: articles, else periods, else files.
fn columns(context: &Context<'_>) -> PolarsResult<Columns> {
    let most = context.options.compared;
    let documents = context.documents();
    if documents <= most {
        return Ok((context.titles()?, (0..documents).map(Some).collect()));
    }
    let dates = Context::texts(&context.frames.documents, "date")?;
    let cuts: [Cut; 5] = [
        |date| date.get(..10).map(str::to_owned),
        |date| date.get(..7).map(str::to_owned),
        |date| date.get(..4).map(str::to_owned),
        |date| date.get(..3).map(|decade| format!("{decade}0s")),
        |date| date.get(..2).map(|century| format!("{century}00s")),
    ];
    let known = dates.iter().flatten().count();
    for cut in cuts {
        let keys: Vec<Option<String>> = dates.iter().map(|date| date.as_deref().and_then(cut)).collect();
        let cut_fits_all = keys.iter().flatten().count() == known;
        if let Some(found) = numbered(&keys, most).filter(|_| cut_fits_all) {
            return Ok(found);
        }
    }
    let sources = Context::texts(&context.frames.documents, "source")?;
    if let Some(found) = numbered(&sources, most) {
        return Ok(found);
    }
    let titles = context.titles()?;
    Ok((
        titles.into_iter().take(most).collect(),
        (0..documents).map(|at| (at < most).then_some(at)).collect(),
    ))
}

/// Distinct keys in order, and the number of each row's; `None` unless there are two to `most`.
fn numbered(keys: &[Option<String>], most: usize) -> Option<Columns> {
    let mut labels: Vec<String> = keys.iter().flatten().cloned().collect();
    labels.sort();
    labels.dedup();
    if !(2..=most).contains(&labels.len()) {
        return None;
    }
    let column = |key: &Option<String>| key.as_ref().and_then(|key| labels.binary_search(key).ok());
    let columns = keys.iter().map(column).collect();
    Some((labels, columns))
}
