//! Folders that a run needs for a while and that no run leaves behind, however it ends.
//!
//! A run that returns or fails removes them as it drops them, one that is stopped by a signal through [`unfinished`], and one
//! that is killed cannot: so every folder holds a [`MARKER`] that its run keeps locked, and a later run that makes a
//! folder at the same place removes those whose lock is free. The system frees a lock with its process, so none is ever stale.
//!
//! A folder is removed only where its name is one that this module makes, it is a folder and no link, it belongs to the same
//! user, and it holds the marker. What it does not do: remove a folder whose run was killed in the instant before it
//! held the marker, which is empty; clean up in places where no later run makes a folder.

mod exchange;
mod lock;
mod replacement;
pub mod unfinished;

#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub use exchange::exchange;
pub use lock::Lock;
pub use replacement::Replacement;

use crate::error::Error;
use unfinished::{Begun, Trace};

/// The file in a scratch folder that its run keeps locked; empty, so that a full disk has room for it.
pub const MARKER: &str = ".gleaner-scratch";
/// How the names of scratch folders begin.
const PREFIX: &str = "gleaner-";
/// Letters and digits that follow the beginning of a name.
const RANDOM: usize = 6;
/// How often a folder is made anew because another run took it for one that was left.
const ATTEMPTS: usize = 16;

/// A folder of this run alone, removed with all it holds when it is dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    kept: bool,
    /// Locked as long as the folder is in use.
    marker: File,
    _begun: Begun,
}

impl Folder {
    /// A new folder in `parent`, readable by its owner alone; those that killed runs left there are removed.
    ///
    /// # Errors
    /// What the file system says of making it; that an old one cannot be removed is no error.
    pub fn new(parent: &Path) -> Result<Self, Error> {
        let (folder, left) = Self::made(parent, PREFIX.as_ref())?;
        for other in left {
            other.remove();
        }
        Ok(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A new folder in `parent` whose name begins with `prefix`, and those of killed runs beside it.
    fn made(parent: &Path, prefix: &OsStr) -> Result<(Self, Vec<Left>), Error> {
        let failed = |error| Error::io("make a folder in", parent, error);
        for _ in 0..ATTEMPTS {
            let make = || {
                let made = tempfile::Builder::new()
                    .prefix(prefix)
                    .rand_bytes(RANDOM)
                    .tempdir_in(parent)?;
                let marker = File::create_new(made.path().join(MARKER))?;
                Ok((Trace::Folder(made.keep(), MARKER), marker))
            };
            let (begun, marker) = Begun::new(make).map_err(failed)?;
            let folder = Self {
                path: begun.path().to_path_buf(),
                kept: false,
                marker,
                _begun: begun,
            };
            // A run that looks for what was left can lock the marker before us, and then it removes the folder.
            if lock::is_ours(&folder.marker) && fs::symlink_metadata(folder.path.join(MARKER)).is_ok() {
                let left = folder.left_beside(parent, prefix);
                return Ok((folder, left));
            }
        }
        Err(failed(io::Error::from(ErrorKind::ResourceBusy)))
    }

    /// The folders that killed runs left in `parent`, now locked by this run.
    fn left_beside(&self, parent: &Path, prefix: &OsStr) -> Vec<Left> {
        let Ok(own) = fs::symlink_metadata(&self.path) else {
            return Vec::new();
        };
        let entries = fs::read_dir(parent).into_iter().flatten().flatten();
        entries
            .filter(|entry| is_ours(&entry.file_name(), prefix))
            .map(|entry| entry.path())
            .filter(|path| !unfinished::is_begun(path))
            .filter_map(|path| Left::at(path, &own))
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        // What cannot be removed now, a later run removes.
        let _ = remove(&self.path, MARKER);
    }
}

/// Whether a name is one that this module gives to folders with this prefix.
fn is_ours(name: &OsStr, prefix: &OsStr) -> bool {
    name.as_encoded_bytes()
        .strip_prefix(prefix.as_encoded_bytes())
        .is_some_and(|rest| rest.len() == RANDOM && rest.iter().all(u8::is_ascii_alphanumeric))
}

/// The folder of a killed run, locked.
struct Left {
    path: PathBuf,
    _marker: File,
}

impl Left {
    /// The folder at `path`, where it belongs to whom `own` belongs to and no run holds its marker.
    fn at(path: PathBuf, own: &Metadata) -> Option<Self> {
        let folder = fs::symlink_metadata(&path).ok()?;
        if !folder.is_dir() || !same_owner(&folder, own) {
            return None;
        }
        let marker = path.join(MARKER);
        if !fs::symlink_metadata(&marker).ok()?.is_file() {
            return None;
        }
        let file = File::open(&marker).ok()?;
        // Where nothing can be locked, nobody can tell whether its run is still there.
        file.try_lock().ok()?;
        Some(Self { path, _marker: file })
    }

    fn remove(self) {
        let _ = remove(&self.path, MARKER);
    }
}

#[cfg(unix)]
fn same_owner(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    one.uid() == other.uid()
}

/// Elsewhere every user has temporary folders of their own.
#[cfg(not(unix))]
fn same_owner(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Removes a folder with all it holds, the file `last` after everything else: whoever is killed half-way leaves a folder that
/// can still be told for what it is. Links are removed and not followed; that something is gone already is no error.
///
/// # Errors
/// What the file system says.
pub fn remove(folder: &Path, last: &str) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            unless_gone(fs::remove_dir_all(entry.path()))?;
        } else if entry.file_name() != last {
            unless_gone(fs::remove_file(entry.path()))?;
        }
    }
    unless_gone(fs::remove_file(folder.join(last)))?;
    unless_gone(fs::remove_dir(folder))
}

fn unless_gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
