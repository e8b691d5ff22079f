//! Puts a report on disk, whole or not at all, and never at the cost of a file that somebody else put there.
//!
//! The files are written to a sibling of the report folder. Then the two change places in one step, and the old report is
//! cleared: whoever looks sees the one report or the other, and a run may be killed at any moment. Where the file system has no
//! such step, the folder is renamed aside and the sibling takes its name; a run that is killed between the two leaves
//! nothing at the place until the next run. With the report in `reports`:
//!
//! | sibling | what it is | what the next run does with it |
//! |---|---|---|
//! | `.reports.gleaner-lock` | held by the run that is writing the report | takes it over: the system frees it with the run |
//! | `.reports.gleaner-new` | a report that was being written | removes it: nothing but a run writes there |
//! | `.reports.gleaner-old` | the folder as it was before, or the new one before the two change places | puts it back where `reports` is missing, else moves what is not ours to `reports` and removes the rest |
//!
//! **Whose file is it?** Ours are the files that the folder's own `manifest.json` lists, and that manifest, if gleaner wrote
//! it. Every other file, link and folder is kept: it is moved, not copied, into the new report, at the same place. So a new
//! report may be written into a folder with other things in it. Only where a kept file stands where a file
//! of the new report must go does the run stop, before anything has changed. Files are removed one by one and by
//! the manifest's list; a folder is removed only when it is empty.
//!
//! What it does not do: replace a folder that is a mount point or holds the working folder, which it says.

mod kept;
mod place;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::OutputFile;
use super::manifest::{self, is_inside, listed};
use crate::error::Error;
use crate::scratch::{Lock, unfinished};
use kept::refuse_collisions;
use place::Place;

/// Writes `files` as the folder `dir`, which is made where it is missing and replaced whole where it is not.
///
/// # Errors
/// Those of [`Claim::of`] and [`Claim::put`].
pub fn write(dir: &Path, files: &[OutputFile]) -> Result<(), Error> {
    checked(files)?;
    Claim::of(dir)?.put(files)
}

/// The right of one run to write the report in a folder, held until it is dropped.
///
/// A long run takes it before anything else, so that a second one into the same folder ends at once and not after its work.
#[derive(Debug)]
pub struct Claim {
    asked: PathBuf,
    place: Place,
    /// Folders above the report that were made for the lock, the outermost first.
    above: Vec<PathBuf>,
    lock: Option<Lock>,
}

impl Claim {
    /// Claims `dir`, which need not be there, and mends what a killed run left.
    ///
    /// # Errors
    /// [`Error::Usage`] for an unusable `dir` (not a folder, a root, one that holds the working folder), [`Error::Input`] where
    /// another run holds it, else what the system reports, with the path.
    pub fn of(dir: &Path) -> Result<Self, Error> {
        let place = Place::of(dir)?;
        let mut claim = Self {
            asked: dir.to_path_buf(),
            above: place.make_parents()?,
            place,
            lock: None,
        };
        let lock = &claim.place.lock;
        let taken = Lock::take(lock).map_err(|error| Error::io("lock", lock, error))?;
        claim.lock = Some(taken.ok_or_else(|| {
            Error::Input(format!(
                "another gleaner is writing the report in {}: wait until it is done, or choose another folder",
                dir.display()
            ))
        })?);
        claim.place.recover()?;
        Ok(claim)
    }

    /// Puts `files` in place.
    ///
    /// `files` must hold the `manifest.json` of [`manifest()`](super::manifest()), because the next run knows its own files by it.
    ///
    /// # Errors
    /// A kept file in the way of a new one, or what the system reports, with the path. The old report is in place after every
    /// error but those that name where it is.
    pub fn put(self, files: &[OutputFile]) -> Result<(), Error> {
        let ours = checked(files)?;
        let place = &self.place;
        place.check_kind()?;
        if let Some(kept) = place.kept(&ours)? {
            refuse_collisions(&self.asked, &kept, &ours)?;
        }
        // What cannot be removed now, the next run removes.
        let _begun = place.stage(files).inspect_err(|_| drop(place.discard()))?;
        let placing = unfinished::placing();
        place.swap().inspect_err(|_| drop(place.discard()))?;
        place.clear(&ours)?;
        placing.done(&self.asked);
        Ok(())
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Before the folder that it lies in.
        drop(self.lock.take());
        for folder in self.above.iter().rev() {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// The paths of `files`, all of them below the report folder and none twice.
fn checked(files: &[OutputFile]) -> Result<BTreeSet<String>, Error> {
    let mut paths = BTreeSet::new();
    for file in files {
        let path = &file.path;
        if !is_inside(path) || !paths.insert(path.clone()) {
            return Err(Error::stage(
                "report",
                format!("`{path}` cannot be a file of the report, or is one twice"),
            ));
        }
    }
    if files
        .iter()
        .any(|file| file.path == manifest::PATH && file.in_memory().and_then(listed).is_some())
    {
        Ok(paths)
    } else {
        Err(Error::stage(
            "report",
            "a report needs its manifest.json to be written",
        ))
    }
}
