//! Drawings of tables, as SVG with text as text.
//!
//! A chart takes a [`Table`], picks the rows it will show and draws them; it computes nothing, so the
//! numbers beside it are the numbers in it. It does not write files: `report` does.
//! A new chart is one file and one line in [`CHARTS`].

mod article_map;
mod canvas;
mod cells;
#[cfg(test)]
mod compare_samples;
mod cooccurrence;
mod entities;
mod entity_heatmap;
#[cfg(test)]
mod entity_samples;
mod factors;
mod fills;
mod frequency_scatter;
mod graph;
mod grid;
mod heatmap;
mod keyness_bars;
mod keyness_panels;
mod keywords;
mod kinds;
mod label;
mod matrix;
mod network;
mod quoted;
mod rates;
mod ratio;
#[cfg(test)]
mod samples;
mod scatter_labels;
mod scatter_plot;
mod similarity;
mod slopes;
mod spread;
mod story_list;
mod svg;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod time_axis;
mod timeline;
mod top_terms;
mod topic_cards;
mod topic_groups;
mod topic_overview;
mod topic_rows;
#[cfg(test)]
mod topic_samples;
mod topic_timeline;
mod trend_terms;
mod trends;

use crate::analyze::Table;

/// One kind of drawing.
pub trait Chart: Sync {
    /// File name of the drawing and of the table of its numbers.
    fn id(&self) -> &'static str;
    /// The heading, also the SVG `<title>`.
    fn title(&self) -> &'static str;
    /// One or two sentences on how to read it.
    fn caption(&self) -> &'static str;
    /// The id of the analysis whose table it draws.
    fn analysis(&self) -> &'static str;
    /// The rows it will draw, all that the drawing needs; `None` where there is nothing worth drawing.
    fn select(&self, table: &Table) -> Option<Table>;
    /// The drawing of a table that `select` gave.
    ///
    /// # Errors
    /// What the drawing library reports.
    fn draw(&self, selected: &Table) -> Result<String, crate::error::Error>;
}

/// Every chart, in the order of a report.
pub const CHARTS: &[&dyn Chart] = &[
    &top_terms::TopTerms,
    &heatmap::Heatmap,
    &keywords::Keywords,
    &similarity::Similarity,
    &timeline::Timeline,
    &entities::Entities,
    &entity_heatmap::EntityHeatmap,
    &cooccurrence::Cooccurrence,
    &quoted::Quoted,
    &topic_overview::TopicOverview,
    &topic_cards::TopicCards,
    &topic_timeline::TopicTimeline,
    &topic_groups::TopicGroups,
    &article_map::ArticleMap,
    &story_list::StoryList,
    &keyness_bars::KeynessBars,
    &keyness_panels::KeynessPanels,
    &frequency_scatter::FrequencyScatter,
    &slopes::Slopes,
    &trends::Trends,
];

/// The rows of `table` that `chart` will draw, under the name of the chart; `None` where there are none.
fn picked(chart: &dyn Chart, table: &Table, rows: &[usize]) -> Option<Table> {
    let table = Table {
        id: chart.id().to_owned(),
        title: chart.title().to_owned(),
        ..table.take(rows)
    };
    (!rows.is_empty()).then_some(table)
}
