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
            csv: Some(Spool::new(scratch)),
            parquet: ParquetFile::new(parquet_spool.clone()),
            parquet_spool,
        }
    }

    /// Appends rows; all frames must have the same columns.
    pub(super) fn append(&mut self, rows: &DataFrame) -> Result<(), Error> {
        let first = self.rows == 0;
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
        let failed = |error| Error::io("write", "a file in the scratch folder", error);
        self.parquet.finish()?;
        let mut files = Vec::new();
        if let Some(csv) = self.csv {
            files.push(csv.finish(format!("tables/{}.csv", self.id)).map_err(failed)?);
        }
        files.push(
            self.parquet_spool
                .finish(format!("tables/{}.parquet", self.id))
                .map_err(failed)?,
        );
        Ok(files)
    }
}
