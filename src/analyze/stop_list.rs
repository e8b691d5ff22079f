//! Which stop words were left out, and how often.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::error::Error;

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

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        Ok(Answer::Plan(Box::new(context.frames.stop_words.clone().lazy())))
    }
}
