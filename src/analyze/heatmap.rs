//! Where the leading terms occur: in which articles, or in which periods or files where there are many articles.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::columns::Columns;
use super::{Analysis, Answer, Context, Options, Order};
use crate::error::Error;

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

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let leading = context.weights.leading(context.options.heatmap_terms);
        let place: BTreeMap<usize, usize> = leading
            .iter()
            .enumerate()
            .map(|(rank, &term)| (term, rank))
            .collect();
        let columns = Columns::new(context)?;
        let labels = &columns.labels;
        let mut tokens = vec![0_u64; labels.len()];
        let mut tf = vec![0_u64; labels.len() * leading.len()];
        context.articles(&mut |article| {
            let Some(column) = columns.of(article) else {
                return Ok(());
            };
            tokens[column] += u64::from(article.row.sizes.tokens);
            for (&term, &count) in article.term.iter().zip(article.tf) {
                if let Some(rank) = place.get(&(term as usize)) {
                    tf[rank * labels.len() + column] += u64::from(count);
                }
            }
            Ok(())
        })?;
        let names = &context.names;
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
                    .map(|cell| names.stem(term(cell.0)))
                    .collect::<Vec<_>>(),
            ),
            Column::new(
                "form".into(),
                cells
                    .iter()
                    .map(|cell| names.form(term(cell.0)).into_owned())
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
        Ok(Answer::Plan(Box::new(
            frame.lazy().with_column(rate.alias("per_thousand")),
        )))
    }
}
