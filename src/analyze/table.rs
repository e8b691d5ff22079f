//! The value every analysis ends in: named columns of plain values, already sorted and cut.
//!
//! Charts and report formats see only this, so neither of them needs polars and neither computes.
//! It does not format: a number becomes text in [`crate::number`] alone.

use polars::prelude::{DataFrame, DataType, PolarsResult};

use crate::error::Error;

/// The values of one column, one per row; `None` is a missing value.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Text such as a title or a term.
    Text(Vec<Option<String>>),
    /// Counts and identifiers.
    Integer(Vec<Option<i64>>),
    /// Rates, weights and statistics at full precision.
    Float(Vec<Option<f64>>),
}

impl Values {
    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Integer(values) => values.len(),
            Self::Float(values) => values.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One column: its name, what it means, its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name in every table file.
    pub name: String,
    /// One line of meaning, with the unit where there is one.
    pub meaning: String,
    /// One value per row.
    pub values: Values,
}

/// The result of one analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// File name, command-line value, JSON key and HTML anchor in one.
    pub id: String,
    /// The heading a reader sees.
    pub title: String,
    /// The formula, what each constant does, and the reference.
    pub method: String,
    /// The columns, all of one length.
    pub columns: Vec<Column>,
    /// Rows in all; a table that grows with the corpus holds only the first of them.
    pub total: usize,
}

impl Table {
    /// A table without columns or rows.
    pub fn empty(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            method: String::new(),
            columns: Vec::new(),
            total: 0,
        }
    }

    /// A table with columns: the name of each, its meaning, its values.
    pub fn new(id: &str, title: &str, method: &str, columns: Vec<(&str, &str, Values)>) -> Self {
        let column = |(name, meaning, values): (&str, &str, Values)| Column {
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            values,
        };
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            method: method.to_owned(),
            total: columns.first().map_or(0, |(.., values)| values.len()),
            columns: columns.into_iter().map(column).collect(),
        }
    }

    /// The number of rows that are here.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// Takes in further rows, and keeps them as long as there are at most `most`.
    ///
    /// # Errors
    /// Where a column is of a type that no frame here has.
    pub fn append(&mut self, rows: &DataFrame, most: usize) -> Result<(), Error> {
        self.total += rows.height();
        let wanted = most.saturating_sub(self.rows());
        if self.columns.is_empty() {
            let first = from_frame(&rows.head(Some(wanted)), &self.id, &self.title, &|_| {
                String::new()
            })?;
            self.columns = first.columns;
        } else if wanted > 0 {
            let next = from_frame(&rows.head(Some(wanted)), "", "", &|_| String::new())?;
            for (column, next) in self.columns.iter_mut().zip(next.columns) {
                match (&mut column.values, next.values) {
                    (Values::Text(values), Values::Text(next)) => values.extend(next),
                    (Values::Integer(values), Values::Integer(next)) => values.extend(next),
                    (Values::Float(values), Values::Float(next)) => values.extend(next),
                    _ => {
                        return Err(Error::stage(
                            "analyze",
                            format!("{}: a column changed its type", self.id),
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    /// The column of this name, if the table has it.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The text in `column` at `row`; `None` where it is missing or not text.
    pub fn text(&self, column: &str, row: usize) -> Option<&str> {
        match &self.column(column)?.values {
            Values::Text(values) => values.get(row)?.as_deref(),
            Values::Integer(_) | Values::Float(_) => None,
        }
    }

    /// The integer in `column` at `row`; `None` where it is missing or not an integer.
    pub fn integer(&self, column: &str, row: usize) -> Option<i64> {
        match &self.column(column)?.values {
            Values::Integer(values) => *values.get(row)?,
            Values::Text(_) | Values::Float(_) => None,
        }
    }

    /// The number in `column` at `row`, an integer widened; `None` where it is missing or text.
    pub fn number(&self, column: &str, row: usize) -> Option<f64> {
        match &self.column(column)?.values {
            Values::Float(values) => *values.get(row)?,
            #[allow(
                clippy::cast_precision_loss,
                reason = "counts of a corpus stay far below 2^53"
            )]
            Values::Integer(values) => values.get(row)?.map(|value| value as f64),
            Values::Text(_) => None,
        }
    }

    /// The same table with only the rows named, in the order named.
    #[must_use]
    pub fn take(&self, rows: &[usize]) -> Self {
        let pick = |values: &Values| match values {
            Values::Text(all) => {
                Values::Text(rows.iter().map(|&row| all.get(row).cloned().flatten()).collect())
            }
            Values::Integer(all) => {
                Values::Integer(rows.iter().map(|&row| all.get(row).copied().flatten()).collect())
            }
            Values::Float(all) => {
                Values::Float(rows.iter().map(|&row| all.get(row).copied().flatten()).collect())
            }
        };
        let columns = self
            .columns
            .iter()
            .map(|column| Column {
                name: column.name.clone(),
                meaning: column.meaning.clone(),
                values: pick(&column.values),
            })
            .collect();
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            method: self.method.clone(),
            columns,
            total: rows.len(),
        }
    }
}

/// A frame as a table; `meaning` gives each column's line of meaning.
///
/// # Errors
/// Where a column is of a type that no frame here has.
pub fn from_frame(
    frame: &DataFrame,
    id: &str,
    title: &str,
    meaning: &dyn Fn(&str) -> String,
) -> Result<Table, Error> {
    let mut columns = Vec::with_capacity(frame.width());
    for column in frame.columns() {
        let values = values(column).map_err(|error| Error::stage("analyze", error))?;
        let name = column.name().as_str();
        columns.push(Column {
            name: name.to_owned(),
            meaning: meaning(name),
            values,
        });
    }
    Ok(Table {
        id: id.to_owned(),
        title: title.to_owned(),
        method: String::new(),
        columns,
        total: frame.height(),
    })
}

fn values(column: &polars::prelude::Column) -> PolarsResult<Values> {
    Ok(match column.dtype() {
        DataType::String => Values::Text(column.str()?.iter().map(|text| text.map(str::to_owned)).collect()),
        DataType::Float64 => Values::Float(column.f64()?.iter().collect()),
        _ => Values::Integer(column.cast(&DataType::Int64)?.i64()?.iter().collect()),
    })
}

/// A table as a frame, for formats that take frames.
///
/// # Errors
/// Where the columns are not of one length.
pub fn to_frame(table: &Table) -> Result<DataFrame, Error> {
    let columns = table.columns.iter().map(|column| {
        let name = column.name.as_str().into();
        match &column.values {
            Values::Text(values) => polars::prelude::Column::new(name, values),
            Values::Integer(values) => polars::prelude::Column::new(name, values),
            Values::Float(values) => polars::prelude::Column::new(name, values),
        }
    });
    DataFrame::new_infer_height(columns.collect()).map_err(|error| Error::stage("analyze", error))
}
