//! One file per question asked of the frames.
//!
//! An analysis names its columns, its order and its method; [`run`] sorts its answer by that order, so nobody can forget
//! to. Counting is done with polars expressions; floats that depend on the order of addition are folded over the sorted
//! column slices instead, because a parallel sum has other last bits on another machine. Nothing here sees text, rounds,
//! or calls another analysis: what several need is in [`Context`].

mod context;
mod diversity;
mod frequency;
mod heatmap;
mod keywords;
mod lexical;
mod overview;
mod similarity;
mod stop_list;
mod table;
mod tfidf;
mod timeline;

pub use context::{Context, Leading, Weights};
pub use table::{Column, Table, Values, from_frame, to_frame};

use polars::prelude::{LazyFrame, PolarsResult, SortMultipleOptions};

use crate::error::Error;
use crate::statistics::tfidf::Scheme;

/// What analyses can be told.
#[derive(Debug, Clone)]
pub struct Options {
    /// How terms are weighed.
    pub scheme: Scheme,
    /// Keywords shown of each article.
    pub keywords: usize,
    /// Terms of the heat map.
    pub heatmap_terms: usize,
    /// Columns of the heat map, and articles up to which every pair is compared.
    pub compared: usize,
    /// Nearest articles listed for each, where there are too many for every pair.
    pub neighbours: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scheme: Scheme::default(),
            keywords: 10,
            heatmap_terms: 20,
            compared: 40,
            neighbours: 5,
        }
    }
}

/// The direction of one column of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// One question.
pub trait Analysis: Sync {
    /// File name, command-line value, JSON key and HTML anchor in one.
    fn id(&self) -> &'static str;
    /// The heading a reader sees.
    fn title(&self) -> &'static str;
    /// The formula, what each constant does, the reference.
    fn method(&self, options: &Options) -> String;
    /// Name and meaning of every column, in order.
    fn columns(&self) -> &'static [(&'static str, &'static str)];
    /// Columns that together put the rows in a total order.
    fn order(&self) -> &'static [(&'static str, Order)];
    /// The rows; `None` where the corpus gives no answer, such as a timeline without dates.
    ///
    /// # Errors
    /// What polars says.
    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>>;
}

/// All analyses, in the order of the report.
pub const ANALYSES: &[&dyn Analysis] = &[
    &overview::Overview,
    &frequency::Frequency,
    &heatmap::Heatmap,
    &keywords::Keywords,
    &timeline::Timeline,
    &similarity::Similarity,
    &diversity::Diversity,
    &tfidf::Tfidf,
    &stop_list::StopList,
];

/// The answer of one analysis, sorted by its order; `None` where there is none.
///
/// # Errors
/// What polars says.
pub fn run(
    analysis: &dyn Analysis,
    context: &Context<'_>,
) -> Result<Option<(Table, polars::prelude::DataFrame)>, Error> {
    let answer = || {
        let Some(plan) = analysis.plan(context)? else {
            return Ok(None);
        };
        let (names, orders): (Vec<&str>, Vec<Order>) = analysis.order().iter().copied().unzip();
        let sorting = SortMultipleOptions::new()
            .with_order_descending_multi(orders.into_iter().map(|order| order == Order::Down))
            .with_nulls_last(true)
            .with_maintain_order(true);
        let shown = analysis
            .columns()
            .iter()
            .map(|(name, _)| polars::prelude::col(*name));
        let sorted = plan
            .sort(names, sorting)
            .select(shown.collect::<Vec<_>>())
            .collect()?;
        PolarsResult::Ok(Some(sorted))
    };
    let frame = answer().map_err(|error| Error::stage("analyze", format!("{}: {error}", analysis.id())))?;
    let Some(frame) = frame else { return Ok(None) };
    let meaning = |name: &str| {
        let found = analysis.columns().iter().find(|(own, _)| *own == name);
        found.map_or("", |(_, meaning)| meaning).to_owned()
    };
    let mut table = from_frame(&frame, analysis.id(), analysis.title(), &meaning)?;
    table.method = analysis.method(context.options);
    Ok(Some((table, frame)))
}
