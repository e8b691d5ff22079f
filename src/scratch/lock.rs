//! A file that one run at a time holds.
//!
//! The lock is the system's and goes with the process, so a file that a killed run left is free. The file is removed while
//! it is locked; whoever opened it before that and locks it after holds a file without a name, notices, and starts again.
//! Where a file system cannot lock, nobody is kept out, as if there were no lock at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::unfinished::{Begun, Trace};

/// How often the file is opened anew because it lost its name in between.
const ATTEMPTS: usize = 100;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
    _begun: Begun,
}

impl Lock {
    /// Takes the lock file `path`, which is made where it is missing; `None` where another holds it.
    ///
    /// # Errors
    /// What the file system says of the file.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        for _ in 0..ATTEMPTS {
            let take = || {
                let file = opened(path).map_err(Some)?;
                if is_ours(&file) {
                    Ok((Trace::File(path.to_path_buf()), file))
                } else {
                    Err(None)
                }
            };
            let (begun, file) = match Begun::new(take) {
                Ok(taken) => taken,
                Err(None) => return Ok(None),
                Err(Some(error)) => return Err(error),
            };
            if is_at(&file, path) {
                return Ok(Some(Self {
                    path: path.to_path_buf(),
                    _file: file,
                    _begun: begun,
                }));
            }
        }
        Err(io::Error::from(ErrorKind::ResourceBusy))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere an open file cannot be told from a later one of its name, so it stays, which does no harm.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether nobody else holds the lock of `file`, which is now ours where the file system has locks.
pub(super) fn is_ours(file: &File) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// Opened for reading where it is there: it may be another user's, which is enough to lock it.
fn opened(path: &Path) -> io::Result<File> {
    match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path),
        opened => opened,
    }
}

/// Whether the file still has its name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |one: fs::Metadata, other: fs::Metadata| one.dev() == other.dev() && one.ino() == other.ino();
    let metadata = file
        .metadata()
        .and_then(|one| Ok((one, fs::symlink_metadata(path)?)));
    metadata.is_ok_and(|(one, other)| same(one, other))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
