//! The topics of a table, each with its rows.
//!
//! Topics stand in the order of their numbers, the largest of a corpus first, whatever the order of the rows. It does
//! not draw.

use std::collections::BTreeMap;

use super::text::clean;
use crate::analyze::Table;
use crate::number;

/// The least topics for which anything is drawn: one alone tells nothing apart.
pub(super) const FEWEST: usize = 2;
/// Articles below which a share says little: a single one moves it by ten points.
pub(super) const FEW: i64 = 10;

/// One topic.
#[derive(Debug)]
pub(super) struct Topic {
    /// Its label, else its number.
    pub(super) name: String,
    /// Its rows, in the order of the table.
    pub(super) rows: Vec<usize>,
}

/// The topics in the order of their numbers; rows without a number are left out.
pub(super) fn topics(table: &Table) -> Vec<Topic> {
    let mut rows: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for row in 0..table.rows() {
        if let Some(topic) = table.integer("topic", row) {
            rows.entry(topic).or_default().push(row);
        }
    }
    rows.into_iter()
        .map(|(topic, rows)| {
            let label = rows.first().and_then(|&row| table.text("label", row));
            Topic {
                name: name(label, topic),
                rows,
            }
        })
        .collect()
}

/// What a topic is called.
pub(super) fn name(label: Option<&str>, topic: i64) -> String {
    let label = clean(label.unwrap_or_default());
    if label.is_empty() {
        format!("Topic {}", number::count(topic))
    } else {
        label
    }
}

/// The share in a row: from 0 to 1, `None` where it is none.
pub(super) fn share(table: &Table, row: usize) -> Option<f64> {
    let share = table.number("share", row)?;
    (0.0..=1.0).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples::{integer, table, text};

    #[test]
    fn topics_are_in_the_order_of_their_numbers() {
        let labels = ["b", " ", "b again"].map(str::to_owned);
        let table = table("", vec![("topic", integer([2, 1, 2])), ("label", text(labels))]);
        let topics = topics(&table);
        let names: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
        assert_eq!(names, ["Topic 1", "b"]);
        assert_eq!(topics[1].rows, [0, 2]);
    }
}
