//! One file per question asked of the frames.
//!
//! An analysis names its columns, its order and its method; [`run`] sorts its answer by that order, so nobody can forget
//! to. An answer that stays small however large the corpus is a polars plan; one with rows for every article is made in one
//! pass over the sorted postings and handed over in batches, so that nothing has to fit into memory. Floats that depend on
//! the order of addition are folded in row order, because a parallel sum has other last bits on another machine. Nothing
//! here sees text, rounds, or calls another analysis: what several need is in [`Context`].

mod columns;
mod context;
mod cooccurrence;
mod diversity;
mod entity_heatmap;
mod frequency;
mod heatmap;
mod keywords;
mod lexical;
mod overview;
mod quoted;
mod ranked;
mod similarity;
mod stop_list;
mod table;
mod tfidf;
mod timeline;
mod top_entities;

pub use context::{Article, Context, Names, Sums, Weights, name};
pub use table::{Column, Table, Values, from_frame, to_frame};
pub use timeline::{all_periods, period_length};

use polars::prelude::{DataFrame, LazyFrame, SortMultipleOptions};

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
    /// Entities listed of each kind.
    pub entities: usize,
    /// Entities whose pairs are counted.
    pub paired: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scheme: Scheme::default(),
            keywords: 10,
            heatmap_terms: 20,
            compared: 40,
            neighbours: 5,
            entities: 15,
            paired: 300,
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
    /// The rows.
    ///
    /// # Errors
    /// What polars or fetching a block says.
    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error>;
    /// Why a corpus of this size is not asked, where it is not.
    fn left_out(&self, context: &Context<'_>) -> Option<String> {
        let _ = context;
        None
    }
}

/// Takes in the next rows of a table.
pub type Sink<'s> = dyn FnMut(&DataFrame) -> Result<(), Error> + 's;

/// Hands over rows to a sink.
pub type Batches<'c> = dyn FnOnce(&mut Sink<'_>) -> Result<(), Error> + 'c;

/// What an analysis gives.
pub enum Answer<'c> {
    /// The corpus gives no answer, such as a timeline without dates.
    Missing,
    /// Rows in any order, which [`run`] sorts.
    Plan(Box<LazyFrame>),
    /// Hands over rows in their order, in batches of [`BATCH`] at most or of one article more.
    Batches(Box<Batches<'c>>),
}

/// Rows after which a batch is handed over.
pub const BATCH: usize = 1 << 16;

/// Rows that [`run`] keeps of an answer in batches; the table says how many there are in all.
pub const KEPT: usize = 10_000;

/// All analyses, in the order of the report.
pub const ANALYSES: &[&dyn Analysis] = &[
    &overview::Overview,
    &frequency::Frequency,
    &heatmap::Heatmap,
    &keywords::Keywords,
    &top_entities::TopEntities,
    &entity_heatmap::EntityHeatmap,
    &cooccurrence::Cooccurrence,
    &quoted::Quoted,
    &timeline::Timeline,
    &similarity::Similarity,
    &diversity::Diversity,
    &tfidf::Tfidf,
    &stop_list::StopList,
];

/// The answer of one analysis, sorted by its order, every row of it handed to `sink`; what comes back holds the first
/// rows. `None` where there is none.
///
/// # Errors
/// What polars, fetching a block or `sink` says.
pub fn run(
    analysis: &dyn Analysis,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
) -> Result<Option<Table>, Error> {
    let with_id = |error: Error| match error {
        Error::Stage { message, .. } => Error::stage("analyze", format!("{}: {message}", analysis.id())),
        other => other,
    };
    let mut kept: Option<Table> = None;
    let mut keep = |rows: &DataFrame| {
        sink(rows)?;
        let table = kept.get_or_insert_with(|| Table::empty(analysis.id(), analysis.title()));
        table.append(rows, KEPT)
    };
    match analysis.plan(context).map_err(with_id)? {
        Answer::Missing => return Ok(None),
        Answer::Plan(plan) => {
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
                .collect();
            keep(&sorted.map_err(|error| with_id(error.into()))?)?;
        }
        Answer::Batches(batches) => batches(&mut keep).map_err(with_id)?,
    }
    Ok(kept.map(|mut table| {
        table.method = analysis.method(context.options);
        for column in &mut table.columns {
            let found = analysis.columns().iter().find(|(own, _)| *own == column.name);
            found
                .map_or("", |(_, meaning)| meaning)
                .clone_into(&mut column.meaning);
        }
        table
    }))
}
