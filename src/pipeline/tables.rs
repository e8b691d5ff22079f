//! A table on its way to its files: every row goes to Parquet and, while there are few enough, to CSV.

use std::path::Path;

use polars::prelude::DataFrame;

use crate::analyze;
use crate::error::Error;
use crate::frames::ParquetFile;
use crate::report::{CSV_ROWS, OutputFile, Spool, csv_rows};

/// The files of one table while it is being made.
pub(super) struct TableFiles {
    id: String,
    rows: usize,
    /// Whether the heading of the CSV file is written.
    headed: bool,
    csv: Option<Spool>,
    parquet: ParquetFile<Spool>,
    parquet_spool: Spool,
}

impl TableFiles {
    /// Empty files; what does not stay in memory lies in `scratch`.
    pub(super) fn new(id: &str, scratch: &Path) -> Self {
        let parquet_spool = Spool::new(scratch);
        Self {
            id: id.to_owned(),
            rows: 0,
            headed: false,
            csv: Some(Spool::new(scratch)),
            parquet: ParquetFile::new(parquet_spool.clone()),
            parquet_spool,
        }
    }

    /// Appends rows; all frames must have the same columns.
    pub(super) fn append(&mut self, rows: &DataFrame) -> Result<(), Error> {
        self.append_to_both(rows).map_err(|error| self.cause(error))
    }

    /// What the file system said, where an error is the consequence of that.
    fn cause(&self, error: Error) -> Error {
        let csv = self.csv.as_ref().and_then(Spool::failure);
        csv.or_else(|| self.parquet_spool.failure()).unwrap_or(error)
    }

    fn append_to_both(&mut self, rows: &DataFrame) -> Result<(), Error> {
        // Once, also where the first rows are none.
        let first = !std::mem::replace(&mut self.headed, true);
        self.rows += rows.height();
        if self.rows > CSV_ROWS {
            self.csv = None;
        }
        if let Some(csv) = &mut self.csv {
            let table = analyze::from_frame(rows, &self.id, "", &|_| String::new())?;
            csv_rows(&table, first, csv)?;
        }
        self.parquet.append(rows)
    }

    /// The finished files.
    pub(super) fn finish(self) -> Result<Vec<OutputFile>, Error> {
        let spool = self.parquet_spool;
        self.parquet
            .finish()
            .map_err(|error| spool.failure().unwrap_or(error))?;
        let mut files = Vec::new();
        if let Some(csv) = self.csv {
            files.push(csv.finish(format!("tables/{}.csv", self.id))?);
        }
        files.push(spool.finish(format!("tables/{}.parquet", self.id))?);
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;

    use super::*;

    #[test]
    fn the_heading_stands_once_also_where_the_first_rows_are_none() {
        let scratch = tempfile::tempdir().unwrap();
        let rows = df!("doc" => [1_u32, 2]).unwrap();
        let files = |frames: &[DataFrame]| {
            let mut table = TableFiles::new("t", scratch.path());
            for frame in frames {
                table.append(frame).unwrap();
            }
            table.finish().unwrap()
        };
        let whole = files(std::slice::from_ref(&rows));
        let later = files(&[rows.head(Some(0)), rows.head(Some(0)), rows]);
        assert_eq!(whole[0].in_memory().unwrap(), b"doc\n1\n2\n");
        assert_eq!(later[0].in_memory(), whole[0].in_memory());
    }
}
