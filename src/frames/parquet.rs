//! A frame as a Parquet file in memory.

use polars::prelude::DataFrame;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use crate::error::Error;

/// Rows of a row group: fixed, so that the bytes depend on nothing but the rows.
const ROW_GROUP: usize = 1 << 18;

/// The bytes of a Parquet file with the rows of `frame`, Zstandard-compressed.
///
/// # Errors
/// What polars says of the frame.
pub fn parquet(frame: &DataFrame) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .with_row_group_size(Some(ROW_GROUP))
        .set_parallel(false)
        .finish(&mut frame.clone())
        .map_err(|error| Error::stage("frames", error))?;
    Ok(bytes)
}
