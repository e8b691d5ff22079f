//! The terms of a table of trends, each with its rate in every period.
//!
//! A period that a term has no rate in stays without one: nothing counted is another thing than nothing found. It does
//! not draw.

use std::collections::{BTreeMap, BTreeSet};

use super::label;
use super::theme::Role;
use crate::analyze::Table;

/// Where a trend goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    Rising,
    Falling,
}

impl Direction {
    /// Both, in the order of drawings.
    pub(super) const ALL: [Self; 2] = [Self::Rising, Self::Falling];

    fn of(table: &Table, row: usize) -> Option<Self> {
        match table.text("direction", row)? {
            "rising" => Some(Self::Rising),
            "falling" => Some(Self::Falling),
            _ => None,
        }
    }

    /// The colour.
    pub(super) fn role(self) -> Role {
        match self {
            Self::Rising => Role::Bar,
            Self::Falling => Role::Second,
        }
    }

    /// As in a heading.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Rising => "Rising",
            Self::Falling => "Falling",
        }
    }
}

/// One term.
#[derive(Debug)]
pub(super) struct Trend {
    pub(super) direction: Direction,
    pub(super) name: String,
    /// Its rows.
    rows: Vec<usize>,
    /// Its rate per million in the periods it has one in, by their places.
    pub(super) rates: BTreeMap<i64, f64>,
}

/// The terms of a table, those that rise first, by rank.
pub(super) fn trends(table: &Table) -> Vec<Trend> {
    let mut terms: BTreeMap<(Direction, i64), Trend> = BTreeMap::new();
    for row in 0..table.rows() {
        let (Some(direction), Some(rank), Some(place)) = (
            Direction::of(table, row),
            table.integer("rank", row),
            table.integer("place", row),
        ) else {
            continue;
        };
        let term = terms.entry((direction, rank)).or_insert_with(|| Trend {
            direction,
            name: label::compared(table, row),
            rows: Vec::new(),
            rates: BTreeMap::new(),
        });
        term.rows.push(row);
        let rate = table.number("per_million", row);
        if let Some(rate) = rate.filter(|rate| rate.is_finite() && *rate >= 0.0) {
            term.rates.entry(place).or_insert(rate);
        }
    }
    terms.into_values().collect()
}

/// How many terms there are of each direction.
pub(super) fn counts(trends: &[Trend]) -> [usize; 2] {
    Direction::ALL.map(|direction| trends.iter().filter(|trend| trend.direction == direction).count())
}

/// The rows of the first terms of each direction, so many of each.
pub(super) fn first(trends: &[Trend], most: [usize; 2]) -> Vec<usize> {
    let mut rows = Vec::new();
    for (direction, most) in Direction::ALL.into_iter().zip(most) {
        let terms = trends.iter().filter(|trend| trend.direction == direction);
        rows.extend(terms.take(most).flat_map(|trend| &trend.rows));
    }
    rows
}

/// The names of the periods of these terms by their places, in their order in time.
pub(super) fn periods(table: &Table, trends: &[Trend]) -> BTreeMap<i64, String> {
    let rows: BTreeSet<usize> = trends
        .iter()
        .flat_map(|trend| trend.rows.iter().copied())
        .collect();
    let mut periods = BTreeMap::new();
    for row in rows {
        if let Some(place) = table.integer("place", row) {
            periods
                .entry(place)
                .or_insert_with(|| label::name(table, "period", row));
        }
    }
    periods
}
