//! The tables of what rose and what fell.

use super::{Compared, float, integer, table, text};
use crate::analyze::Table;
use crate::compare::{Direction, Trend};

/// Its heading.
pub(super) const TRENDS_TITLE: &str = "What rose and what fell";
/// Columns of the table of trends.
pub(super) const TRENDS: &[(&str, &str)] = &[
    ("term", "what is counted"),
    ("stem", "the stem, where there is one"),
    ("form", "the most frequent surface form"),
    ("direction", "rising, falling or no trend"),
    ("count", "occurrences in all periods"),
    (
        "per_million_first",
        "occurrences per million words in the first period",
    ),
    (
        "per_million_last",
        "occurrences per million words in the last period",
    ),
    (
        "slope",
        "change from one period to the next, as the base-2 logarithm of a ratio: 1 is twice as frequent each time",
    ),
    ("slope_low", "lower end of its 95 % interval"),
    ("slope_high", "upper end of its 95 % interval"),
    (
        "percent_per_period",
        "the slope in per cent from one period to the next",
    ),
    (
        "change",
        "change from the first period to the last per million words, by the line at the end of the interval nearer to none; orders the rows",
    ),
    ("p", "of no trend"),
    ("p_adjusted", "p over all terms (Benjamini and Hochberg 1995)"),
    ("peak", "the period in which it is most frequent"),
];

/// Its heading.
pub(super) const RATES_TITLE: &str = "Rise and fall";
/// Columns of the table of rates behind the charts of trends.
pub(super) const RATES: &[(&str, &str)] = &[
    ("term", "what is counted"),
    ("stem", "the stem, where there is one"),
    ("form", "the most frequent surface form"),
    ("direction", "rising or falling"),
    ("rank", "its place among those that rise or fall, from 1"),
    ("period", "the period"),
    ("place", "its place in time, in whole periods"),
    ("count", "occurrences"),
    ("tokens", "words in the period"),
    ("per_million", "occurrences per million words"),
];

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of a corpus stay far below 2^53"
)]
fn per_million(count: u64, total: u64) -> Option<f64> {
    (total > 0).then(|| count as f64 * 1e6 / total as f64)
}

impl Compared {
    fn text_of(&self, trend: &Trend) -> String {
        self.units.text.get(trend.unit as usize).to_owned()
    }

    /// The form of a unit with a trend.
    pub fn form_of(&self, trend: &Trend) -> String {
        self.units.form.get(trend.unit as usize).to_owned()
    }

    /// Tokens of each period, in order.
    fn period_tokens(&self) -> Vec<u64> {
        let periods = self.periods();
        periods
            .iter()
            .map(|(number, _)| self.sides.versus[*number].sums.0.tokens)
            .collect()
    }

    /// The rates of a trend, one for each period.
    pub fn rates(&self, trend: &Trend) -> Vec<Option<f64>> {
        let tokens = self.period_tokens();
        trend
            .counts
            .iter()
            .zip(tokens)
            .map(|(&count, tokens)| per_million(count, tokens))
            .collect()
    }

    /// The period in which a unit is most frequent, the first of several.
    pub fn peak(&self, trend: &Trend) -> Option<String> {
        let rates = self.rates(trend);
        let most = rates.iter().flatten().copied().fold(0.0, f64::max);
        let at = rates.iter().position(|rate| *rate == Some(most))?;
        let (number, _) = *self.periods().get(at)?;
        Some(self.sides.versus[number].name.clone())
    }

    /// The table of all trends; `None` where the groups are no periods.
    pub fn trends_table(&self) -> Option<Table> {
        let all = || self.trends.iter();
        let stems = self.has_stems();
        let values = vec![
            text(all().map(|trend| Some(self.text_of(trend)))),
            text(all().map(|trend| stems.then(|| self.text_of(trend)))),
            text(all().map(|trend| Some(self.form_of(trend)))),
            text(all().map(|trend| Some(trend.direction.id().to_owned()))),
            integer(all().map(|trend| Some(trend.counts.iter().sum()))),
            float(all().map(|trend| self.rates(trend).first().copied().flatten())),
            float(all().map(|trend| self.rates(trend).last().copied().flatten())),
            float(all().map(|trend| Some(trend.slope.0))),
            float(all().map(|trend| Some(trend.slope.1))),
            float(all().map(|trend| Some(trend.slope.2))),
            float(all().map(|trend| Some(trend.percent().0))),
            float(all().map(|trend| Some(trend.change))),
            float(all().map(|trend| Some(trend.p))),
            float(all().map(|trend| Some(trend.p_adjusted))),
            text(all().map(|trend| self.peak(trend))),
        ];
        (!self.trends.is_empty()).then(|| table("trends", TRENDS_TITLE, TRENDS, values))
    }

    /// The `most` largest sure trends each way: those that rise, then those that fall.
    pub fn leading_trends(&self, most: usize) -> Vec<(&Trend, u64)> {
        let way = |direction: Direction| {
            let own = self
                .trends
                .iter()
                .filter(move |trend| trend.direction == direction);
            own.take(most).zip(1_u64..)
        };
        way(Direction::Rising).chain(way(Direction::Falling)).collect()
    }

    /// The table of rates of the `most` largest sure trends each way; `None` where there is none.
    pub fn trend_rates(&self, most: usize) -> Option<Table> {
        let periods = self.periods();
        let tokens = self.period_tokens();
        let leading = self.leading_trends(most);
        let cells: Vec<(&Trend, u64, usize)> = leading
            .iter()
            .flat_map(|&(trend, rank)| (0..periods.len()).map(move |at| (trend, rank, at)))
            .collect();
        let all = || cells.iter();
        let stems = self.has_stems();
        let period = |at: usize| self.sides.versus[periods[at].0].name.clone();
        let first = periods.first().map_or(0, |(_, time)| *time);
        let place = |at: usize| u64::try_from(periods[at].1 - first).ok();
        let values = vec![
            text(all().map(|(trend, ..)| Some(self.text_of(trend)))),
            text(all().map(|(trend, ..)| stems.then(|| self.text_of(trend)))),
            text(all().map(|(trend, ..)| Some(self.form_of(trend)))),
            text(all().map(|(trend, ..)| Some(trend.direction.id().to_owned()))),
            integer(all().map(|(_, rank, _)| Some(*rank))),
            text(all().map(|(.., at)| Some(period(*at)))),
            integer(all().map(|(.., at)| place(*at))),
            integer(all().map(|(trend, _, at)| Some(trend.counts[*at]))),
            integer(all().map(|(.., at)| Some(tokens[*at]))),
            float(all().map(|(trend, _, at)| per_million(trend.counts[*at], tokens[*at]))),
        ];
        (!cells.is_empty()).then(|| table("trend_rates", RATES_TITLE, RATES, values))
    }
}
