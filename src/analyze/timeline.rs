//! Articles over time, in periods as fine as the dates and the span allow.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::error::Error;

/// Articles and tokens per day, month or year.
pub(super) struct Timeline;

/// Days up to which each gets a bar, then months.
const MOST_DAYS: usize = 62;
const MOST_MONTHS: usize = 60;

impl Analysis for Timeline {
    fn id(&self) -> &'static str {
        "timeline"
    }

    fn title(&self) -> &'static str {
        "Articles over time"
    }

    fn method(&self, _options: &Options) -> String {
        format!(
            "Articles with a date, by day where there are at most {MOST_DAYS} days from first to last, by month where \
             there are at most {MOST_MONTHS}, else by year; never finer than the coarsest date. Periods without an \
             article count 0. Articles without a date are left out."
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("period", "day, month or year, ISO 8601"),
            ("articles", "articles dated in it"),
            ("tokens", "tokens in them"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("period", Order::Up)]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let known: Vec<&str> = context.sums.dates.keys().map(String::as_str).collect();
        let Some(length) = period_length(&known) else {
            return Ok(Answer::Missing);
        };
        let cut = |date: &String| date.get(..length).map(str::to_owned);
        let found = &context.sums.dates;
        let found = DataFrame::new_infer_height(vec![
            Column::new("period".into(), found.keys().map(cut).collect::<Vec<_>>()),
            Column::new(
                "articles".into(),
                found.values().map(|day| day.0).collect::<Vec<_>>(),
            ),
            Column::new(
                "tokens".into(),
                found.values().map(|day| day.1).collect::<Vec<_>>(),
            ),
        ])?;
        let empty: Vec<String> = all_periods(&known, length);
        let zeros = DataFrame::new_infer_height(vec![
            Column::new("period".into(), empty.clone()),
            Column::new("articles".into(), vec![0_u64; empty.len()]),
            Column::new("tokens".into(), vec![0_u64; empty.len()]),
        ])?;
        let counted = found.lazy().filter(col("period").is_not_null());
        let counted = concat([counted, zeros.lazy()], UnionArgs::default())?
            .group_by([col("period")])
            .agg([col("articles").sum(), col("tokens").sum()]);
        Ok(Answer::Plan(Box::new(counted)))
    }
}

/// Bytes of an ISO date that name the period: 10 for days, 7 for months, 4 for years.
pub fn period_length(dates: &[&str]) -> Option<usize> {
    let coarsest = dates.iter().map(|date| date.len()).min()?;
    for (length, most) in [(10, MOST_DAYS), (7, MOST_MONTHS)] {
        if coarsest >= length {
            let periods = all_periods(dates, length);
            if periods.len() <= most {
                return Some(length);
            }
        }
    }
    Some(4)
}

/// Every period from the first to the last date, gaps included.
pub fn all_periods(dates: &[&str], length: usize) -> Vec<String> {
    let cut = |date: Option<&&str>| date.and_then(|date| date.get(..length)).and_then(start);
    let (Some(first), Some(last)) = (cut(dates.iter().min()), cut(dates.iter().max())) else {
        return Vec::new();
    };
    let step = match length {
        10 => jiff::Span::new().days(1),
        7 => jiff::Span::new().months(1),
        _ => jiff::Span::new().years(1),
    };
    first
        .series(step)
        .take_while(|day| *day <= last)
        .map(|day| day.to_string()[..length].to_owned())
        .collect()
}

/// The first day of a period.
fn start(period: &str) -> Option<jiff::civil::Date> {
    let padded = match period.len() {
        4 => format!("{period}-01-01"),
        7 => format!("{period}-01"),
        _ => period.to_owned(),
    };
    padded.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_as_fine_as_dates_and_span_allow() {
        assert_eq!(period_length(&["2026-01-03", "2026-02-11"]), Some(10));
        assert_eq!(period_length(&["2026-01-03", "2026-12-11"]), Some(7));
        assert_eq!(period_length(&["1990-01-03", "2026-12-11"]), Some(4));
        assert_eq!(period_length(&["2026-01", "2026-02-11"]), Some(7));
        assert_eq!(period_length(&[]), None);
    }

    #[test]
    fn gaps_are_filled() {
        assert_eq!(
            all_periods(&["2025-11-30", "2026-02-01"], 7),
            ["2025-11", "2025-12", "2026-01", "2026-02"]
        );
    }
}
