//! Numbers and table rows as JSON.
//!
//! A number goes through the text that the CSV files have, so that both say the same to the last digit.
//! It does not cut: how many rows are written is decided by whoever asks.

use std::io::Write;

use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use crate::analyze::{Column, Table, Values};
use crate::number;

/// A float with the digits that [`number::full`] keeps; a whole number without a point, `null` where there is none.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = number::full(self.0);
        match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => serializer.serialize_i64(whole),
            (_, Ok(value)) => serializer.serialize_f64(value),
            _ => serializer.serialize_none(),
        }
    }
}

/// The first rows of a table, each an object in column order.
pub(super) struct Rows<'r> {
    pub(super) table: &'r Table,
    pub(super) shown: usize,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.shown))?;
        for row in 0..self.shown {
            rows.serialize_element(&Row {
                columns: &self.table.columns,
                row,
            })?;
        }
        rows.end()
    }
}

/// Writes the rows of a table to `target`, each an object on a line of its own, with the keys and numbers of `report.json`.
///
/// # Errors
/// What `target` says.
pub fn json_lines(table: &Table, target: &mut impl Write) -> std::io::Result<()> {
    for row in 0..table.rows() {
        let columns = &table.columns;
        serde_json::to_writer(&mut *target, &Row { columns, row })?;
        target.write_all(b"\n")?;
    }
    Ok(())
}

struct Row<'r> {
    columns: &'r [Column],
    row: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.columns.len()))?;
        for Column { name, values, .. } in self.columns {
            match values {
                Values::Text(values) => {
                    object.serialize_entry(name, &values.get(self.row).and_then(Option::as_deref))?;
                }
                Values::Integer(values) => {
                    object.serialize_entry(name, &values.get(self.row).copied().flatten())?;
                }
                Values::Float(values) => {
                    object.serialize_entry(name, &values.get(self.row).copied().flatten().map(Number))?;
                }
            }
        }
        object.end()
    }
}
