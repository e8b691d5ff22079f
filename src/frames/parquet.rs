//! Rows as a Parquet file, written as they come.

use std::io::Write;

use polars::prelude::*;
use polars_io::parquet::write::{BatchedWriter, ParquetCompression, ParquetWriter};

use crate::error::Error;

/// Rows of a row group: fixed, so that the bytes depend on nothing but the rows.
const ROW_GROUP: usize = 1 << 18;

/// A Zstandard-compressed Parquet file that grows.
pub struct ParquetFile<W: Write> {
    target: Option<W>,
    writer: Option<BatchedWriter<W>>,
    waiting: Option<DataFrame>,
}

impl<W: Write> ParquetFile<W> {
    /// A file without rows or columns.
    pub fn new(target: W) -> Self {
        Self {
            target: Some(target),
            writer: None,
            waiting: None,
        }
    }

    /// Appends rows; all frames must have the same columns.
    ///
    /// # Errors
    /// What polars or the target says.
    pub fn append(&mut self, rows: &DataFrame) -> Result<(), Error> {
        match &mut self.waiting {
            Some(waiting) => {
                waiting.vstack_mut(rows)?;
            }
            None => self.waiting = Some(rows.clone()),
        }
        while let Some(waiting) = self.waiting.take_if(|waiting| waiting.height() >= ROW_GROUP) {
            self.group(&waiting.head(Some(ROW_GROUP)))?;
            self.waiting = Some(waiting.slice(i64::try_from(ROW_GROUP).unwrap_or(i64::MAX), usize::MAX));
        }
        Ok(())
    }

    fn group(&mut self, rows: &DataFrame) -> PolarsResult<()> {
        if let Some(target) = self.target.take() {
            let writer = ParquetWriter::new(target)
                .with_compression(ParquetCompression::Zstd(None))
                .set_parallel(false)
                .batched(rows.schema())?;
            self.writer = Some(writer);
        }
        let mut rows = rows.clone();
        rows.rechunk_mut();
        match &mut self.writer {
            Some(writer) => writer.write_batch(&rows),
            None => Ok(()),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// What polars or the target says.
    pub fn finish(mut self) -> Result<(), Error> {
        if let Some(rest) = self.waiting.take()
            && (rest.height() > 0 || self.writer.is_none())
        {
            self.group(&rest)?;
        }
        if let Some(writer) = &self.writer {
            writer.finish()?;
        }
        Ok(())
    }
}
