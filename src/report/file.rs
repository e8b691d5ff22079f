//! One file of a report before it is put in place: in memory while small, on disk beyond that.

use std::fs::File;
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Error;

/// Bytes that a file may have in memory.
const IN_MEMORY: usize = 4 << 20;

/// One file of a report.
#[derive(Debug, Clone)]
pub struct OutputFile {
    /// Path below the report folder, with forward slashes on every system.
    pub path: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Memory(Vec<u8>),
    /// A nameless file that is gone with its last handle.
    Disk {
        file: Arc<File>,
        length: u64,
        digest: String,
    },
}

impl OutputFile {
    /// A file at `path` below the report folder.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            content: Content::Memory(bytes.into()),
        }
    }

    /// Its bytes, where they are in memory.
    pub fn in_memory(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Memory(bytes) => Some(bytes),
            Content::Disk { .. } => None,
        }
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        match &self.content {
            Content::Memory(bytes) => bytes.len() as u64,
            Content::Disk { length, .. } => *length,
        }
    }

    /// The BLAKE3 digest of its bytes, in hexadecimal.
    pub fn digest(&self) -> String {
        match &self.content {
            Content::Memory(bytes) => blake3::hash(bytes).to_hex().to_string(),
            Content::Disk { digest, .. } => digest.clone(),
        }
    }

    /// Writes its bytes to `target`.
    ///
    /// # Errors
    /// What the file system or `target` says.
    pub fn copy_to(&self, target: &mut File) -> io::Result<()> {
        match &self.content {
            Content::Memory(bytes) => target.write_all(bytes),
            Content::Disk { file, .. } => {
                let mut file = file.as_ref();
                file.seek(SeekFrom::Start(0))?;
                io::copy(&mut file, target).map(drop)
            }
        }
    }
}

impl PartialEq for OutputFile {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.length() == other.length() && self.digest() == other.digest()
    }
}

impl Eq for OutputFile {}

/// A file that is being written. Clones write to the same one, because some writers want a target of their own.
#[derive(Debug, Clone)]
pub struct Spool(Arc<Mutex<Inner>>);

#[derive(Debug)]
struct Inner {
    scratch: PathBuf,
    buffer: Vec<u8>,
    file: Option<File>,
    length: u64,
    hasher: blake3::Hasher,
    failed: Option<(ErrorKind, String)>,
}

impl Spool {
    /// An empty file; beyond a few megabytes it lies in the folder `scratch`, without a name.
    pub fn new(scratch: &Path) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            scratch: scratch.to_path_buf(),
            buffer: Vec::new(),
            file: None,
            length: 0,
            hasher: blake3::Hasher::new(),
            failed: None,
        })))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the file system said when it could not be written: some writers pass on that there was an error and not which.
    pub fn failure(&self) -> Option<Error> {
        let inner = self.inner();
        let (kind, message) = inner.failed.as_ref()?;
        Some(failed(&inner.scratch, io::Error::new(*kind, message.clone())))
    }

    /// The finished file.
    ///
    /// # Errors
    /// What the file system says.
    pub fn finish(self, path: impl Into<String>) -> Result<OutputFile, Error> {
        let mut inner = self.inner();
        let buffer = std::mem::take(&mut inner.buffer);
        let content = match inner.file.take() {
            None => Content::Memory(buffer),
            Some(mut file) => {
                inner.hasher.update(&buffer);
                file.write_all(&buffer)
                    .map_err(|error| failed(&inner.scratch, error))?;
                Content::Disk {
                    file: Arc::new(file),
                    length: inner.length,
                    digest: inner.hasher.finalize().to_hex().to_string(),
                }
            }
        };
        Ok(OutputFile {
            path: path.into(),
            content,
        })
    }
}

fn failed(scratch: &Path, error: io::Error) -> Error {
    Error::io("write a temporary file in", scratch, error)
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Inner {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        self.length += bytes.len() as u64;
        if self.buffer.len() > IN_MEMORY {
            self.spill()
                .inspect_err(|error| self.failed = Some((error.kind(), error.to_string())))?;
        }
        Ok(bytes.len())
    }

    fn spill(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(&self.scratch)?),
        };
        file.write_all(&self.buffer)?;
        self.hasher.update(&self.buffer);
        self.buffer.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_says_where() {
        let missing = tempfile::tempdir().unwrap().path().join("missing");
        let mut spool = Spool::new(&missing);
        assert!(spool.failure().is_none());
        spool.write_all(&vec![0; IN_MEMORY + 1]).unwrap_err();
        let failure = spool.failure().unwrap();
        assert_eq!(failure.exit_code(), 3);
        assert!(failure.to_string().contains("missing"), "{failure}");
    }

    #[test]
    fn a_file_is_the_same_in_memory_and_on_disk() {
        let scratch = tempfile::tempdir().unwrap();
        for length in [0, 1000, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY + 17] {
            let bytes: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let mut spool = Spool::new(scratch.path());
            for piece in bytes.chunks(100_000) {
                spool.clone().write_all(piece).unwrap();
            }
            spool.flush().unwrap();
            let file = spool.finish("a.bin").unwrap();
            assert_eq!(file, OutputFile::new("a.bin", bytes.clone()));
            assert_eq!(file.in_memory().is_some(), length <= IN_MEMORY);
            let path = scratch.path().join("copy");
            file.copy_to(&mut File::create(&path).unwrap()).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
    }
}
