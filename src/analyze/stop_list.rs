//! Which stop words were left out, and how often.

use polars::prelude::*;

use super::{Analysis, Context, Options, Order};

/// Stop words of the corpus.
pub(super) struct StopList;

impl Analysis for StopList {
    fn id(&self) -> &'static str {
        "stop_list"
    }

    fn title(&self) -> &'static str {
        "Stop words left out"
    }

    fn method(&self, _options: &Options) -> String {
        "Folded forms that were left out of the terms because they are on the stop list of their article's language or on \
         the user's own. They count as tokens, running words and types."
            .to_owned()
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[("form", "folded surface form"), ("n", "occurrences left out")]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("n", Order::Down), ("form", Order::Up)]
    }

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let stops = context
            .frames
            .forms
            .clone()
            .lazy()
            .filter(col("stop").eq(lit(1_u32)));
        // The same form may be a stop word in two languages.
        Ok(Some(stops.group_by([col("form")]).agg([col("n").sum()])))
    }
}
