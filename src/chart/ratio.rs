//! One comparison: how many times as often, the interval of it, and what came of it.
//!
//! A row is a comparison worth drawing only where its conservative log ratio is not zero, which means that its
//! whole interval lies on one side of "the same". What is no number or far out of sight is bounded here, so
//! nothing that draws has to ask. It does not compute a ratio.

use crate::analyze::Table;

/// Logarithms to base two beyond this are drawn as this: two to the sixtieth is more than there are words.
const FAR: f64 = 60.0;

/// What a comparison found about a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The articles bear it out.
    Robust,
    /// A few articles carry it, or the articles do not bear it out.
    Bursty,
    /// Anything else, such as too few occurrences.
    Open,
}

impl Verdict {
    /// Every verdict, in the order of legends.
    pub(super) const ALL: [Self; 3] = [Self::Robust, Self::Bursty, Self::Open];

    /// The verdict of a row.
    pub(super) fn of(table: &Table, row: usize) -> Self {
        match table.text("verdict", row) {
            Some("robust") => Self::Robust,
            Some("bursty") => Self::Bursty,
            _ => Self::Open,
        }
    }

    /// What it says about a difference, as in a legend.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Robust => "robust: the articles bear it out",
            Self::Bursty => "bursty: in a few articles, or not borne out",
            Self::Open => "neither robust nor bursty",
        }
    }
}

/// A ratio of two rates as logarithms to base two, all of them finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ratio {
    /// As measured.
    pub(super) middle: f64,
    /// The lower end of its interval; `None` where it has none.
    pub(super) low: Option<f64>,
    /// The upper end of its interval; `None` where it has none.
    pub(super) high: Option<f64>,
    /// The end of the interval that is nearest to the same rate.
    pub(super) certain: f64,
}

impl Ratio {
    /// The ratio of a row of keyness; `None` where no difference is shown.
    pub(super) fn of(table: &Table, row: usize) -> Option<Self> {
        let end = |column| {
            table
                .number(column, row)
                .filter(|value| value.is_finite())
                .map(bounded)
        };
        let certain = certain(table, row).filter(|&certain| certain != 0.0)?;
        Some(Self {
            middle: bounded(table.number("log_ratio", row).filter(|value| !value.is_nan())?),
            low: end("log_ratio_low"),
            high: end("log_ratio_high"),
            certain,
        })
    }

    /// Whether the term is more frequent in the group.
    pub(super) fn is_over(&self) -> bool {
        self.certain > 0.0
    }
}

/// The conservative log ratio of a row, if it is a number.
pub(super) fn certain(table: &Table, row: usize) -> Option<f64> {
    table
        .number("lrc", row)
        .filter(|value| !value.is_nan())
        .map(bounded)
}

fn bounded(value: f64) -> f64 {
    value.clamp(-FAR, FAR)
}

/// The groups with their rows, in the order of their first rows.
pub(super) fn groups(table: &Table) -> Vec<(&str, Vec<usize>)> {
    let mut places = std::collections::BTreeMap::new();
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for row in 0..table.rows() {
        let Some(name) = table.text("group", row) else {
            continue;
        };
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    groups
}

/// Those of `rows` that show a difference in this direction, the most certain first, at most so many.
pub(super) fn strongest(table: &Table, rows: &[usize], over: bool, most: usize) -> Vec<usize> {
    let mut shown: Vec<(f64, usize)> = rows
        .iter()
        .filter_map(|&row| Some((Ratio::of(table, row)?, row)))
        .filter(|(ratio, _)| ratio.is_over() == over)
        .map(|(ratio, row)| (ratio.certain.abs(), row))
        .collect();
    shown.sort_by(|a, b| b.0.total_cmp(&a.0));
    shown.truncate(most);
    shown.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::rows;

    #[test]
    fn only_what_is_shown_counts() {
        let table = rows(&[
            ("A", Some(2.0), None, Some(5.0), 1.0),
            ("A", Some(1.0), Some(-1.0), None, 0.0),
            ("A", None, Some(1.0), None, 1.0),
            ("A", Some(f64::INFINITY), Some(3.0), Some(f64::NAN), 3.0),
            ("B", Some(-9.0), Some(f64::NEG_INFINITY), Some(-2.0), -2.0),
        ]);
        let first = Ratio::of(&table, 0).unwrap();
        assert_eq!((first.low, first.high, first.is_over()), (None, Some(5.0), true));
        assert_eq!((Ratio::of(&table, 1), Ratio::of(&table, 2)), (None, None));
        let far = Ratio::of(&table, 3).unwrap();
        assert_eq!((far.middle, far.high), (FAR, None));
        assert_eq!(groups(&table), [("A", vec![0, 1, 2, 3]), ("B", vec![4])]);
        assert_eq!(strongest(&table, &[0, 1, 2, 3], true, 9), [3, 0]);
        assert_eq!(strongest(&table, &[0, 1, 2, 3], true, 1), [3]);
        assert_eq!(strongest(&table, &[4], false, 9), [4]);
    }
}
