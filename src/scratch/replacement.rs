//! A folder that is made beside the one it replaces, and then takes its place whole.
//!
//! It is for folders that hold nothing but ours: what was there before is removed. Where two folders cannot change places in
//! one step, the old one is moved aside first; a run that is killed between the two renames leaves the place empty, and
//! the next replacement of the same folder puts the old one back before anything else.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::unfinished;
use super::{Folder, exchange};
use crate::error::Error;

const NEW: &str = "new";
const OLD: &str = "old";

/// What will stand in the place of a folder.
#[derive(Debug)]
pub struct Replacement {
    place: PathBuf,
    folder: Folder,
}

impl Replacement {
    /// Begins a replacement of `place`, which need not be there; the folders above it are made.
    ///
    /// # Errors
    /// [`Error::Usage`] where `place` has no name, else what the file system says.
    pub fn of(place: &Path) -> Result<Self, Error> {
        let unusable = || {
            Error::Usage(format!(
                "{} cannot be replaced: choose another folder",
                place.display()
            ))
        };
        let name = place.file_name().ok_or_else(unusable)?;
        let parent = match place.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".gleaner-");
        let (folder, left) = Folder::made(parent, &prefix)?;
        for other in left {
            let old = other.path.join(OLD);
            if fs::symlink_metadata(&old).is_ok() && fs::symlink_metadata(place).is_err() {
                fs::rename(&old, place).map_err(|error| Error::io("put back", place, error))?;
            }
            other.remove();
        }
        Ok(Self {
            place: place.to_path_buf(),
            folder,
        })
    }

    /// Where the new folder is made, by the caller.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(NEW)
    }

    /// Puts the new folder in its place and removes what was there.
    ///
    /// # Errors
    /// What the file system says; what was there is then there still, or the error names where it is.
    pub fn put(mut self) -> Result<(), Error> {
        let (new, old) = (self.path(), self.folder.path().join(OLD));
        let placing = unfinished::placing();
        let place = &self.place;
        let failed = |error| Error::io("replace", place, error);
        let replaced = fs::symlink_metadata(place).is_ok();
        if !(replaced && exchange(&new, place)) {
            if replaced {
                fs::rename(place, &old).map_err(failed)?;
            }
            if let Err(error) = fs::rename(&new, place) {
                if replaced && let Err(second) = fs::rename(&old, place) {
                    // Not to be removed with the folder that it is in.
                    self.folder.kept = true;
                    let message = format!("{error}; the old one is at {} ({second})", old.display());
                    return Err(failed(io::Error::other(message)));
                }
                return Err(failed(error));
            }
        }
        placing.done(place);
        Ok(())
    }
}
