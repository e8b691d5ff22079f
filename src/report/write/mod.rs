//! Puts a report on disk, whole or not at all, and never at the cost of a file that somebody else put there.
//!
//! The files are written to a sibling of the report folder; then the folder is renamed aside, the sibling takes its name, and
//! only then is the old one cleared. Whenever a run is killed, one whole report is on disk, and the next run finishes or
//! undoes what was begun. With the report in `reports`:
//!
//! | sibling | what it is | what the next run does with it |
//! |---|---|---|
//! | `.reports.gleaner-new` | a report that was being written | removes it: nothing but a run writes there |
//! | `.reports.gleaner-old` | the folder as it was before | puts it back where `reports` is missing, else clears it |
//!
//! **Whose file is it?** Ours are the files that the folder's own `manifest.json` lists, and that manifest, if gleaner wrote
//! it. Every other file, link and folder is kept: it is moved, not copied, into the new report, at the same place. So a new
//! report may be written into a folder with other things in it. Only where a kept file stands where a file
//! of the new report must go does the run stop, before anything has changed. Files are removed one by one and by
//! the manifest's list; a folder is removed only when it is empty.
//!
//! What it does not do: guard against two runs into one folder at once, of which one then fails; replace a folder that is
//! a mount point or holds the working folder, which it says.

mod kept;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::OutputFile;
use super::manifest::{self, listed};
use crate::error::Error;
use kept::{entries, foreign, is_inside, owned, refuse_collisions};

/// Writes `files` as the folder `dir`, which is made where it is missing and replaced whole where it is not.
///
/// `files` must hold the `manifest.json` of [`manifest()`](super::manifest()), because the next run knows its own files by it.
///
/// # Errors
/// An unusable `dir` (not a folder, a root, one that holds the working folder), a kept file in the way of a new one, or what the
/// system reports, with the path. The old report is in place after every error but those that name where it is.
pub fn write(dir: &Path, files: &[OutputFile]) -> Result<(), Error> {
    let ours = checked(files)?;
    let place = Place::of(dir)?;
    place.recover()?;
    if let Some(kept) = place.kept(&ours)? {
        refuse_collisions(dir, &kept, &ours)?;
    }
    // What cannot be removed now, the next run removes.
    place.stage(files).inspect_err(|_| drop(place.discard()))?;
    place.swap().inspect_err(|_| drop(place.discard()))?;
    place.clear(&ours)
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

/// The report folder and its two siblings.
#[derive(Debug)]
struct Place {
    dir: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Place {
    /// Where a report named `dir` goes, links followed.
    fn of(dir: &Path) -> Result<Self, Error> {
        let unusable = |why: &str| Error::Usage(format!("{} {why}: choose another folder", dir.display()));
        let exists = fs::symlink_metadata(dir).is_ok();
        let real = if exists {
            dir.canonicalize()
                .map_err(|error| Error::io("open the report folder", dir, error))?
        } else {
            dir.to_path_buf()
        };
        if exists && !real.is_dir() {
            return Err(unusable("is not a folder"));
        }
        let Some(name) = real.file_name() else {
            return Err(unusable("cannot be replaced by a report"));
        };
        if exists && fs::canonicalize(".").is_ok_and(|working| working.starts_with(&real)) {
            return Err(unusable(
                "holds the working folder and would be replaced under it",
            ));
        }
        let parent = match real.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => return Err(unusable("cannot be replaced by a report")),
        };
        fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
        let sibling = |ending: &str| {
            let mut sibling = OsString::from(".");
            sibling.push(name);
            sibling.push(ending);
            parent.join(sibling)
        };
        Ok(Self {
            new: sibling(".gleaner-new"),
            old: sibling(".gleaner-old"),
            dir: real,
        })
    }

    /// Finishes or undoes what a killed run left behind.
    fn recover(&self) -> Result<(), Error> {
        if self.old.is_dir() {
            if fs::symlink_metadata(&self.dir).is_ok() {
                let ours = fs::read(self.dir.join(manifest::PATH))
                    .ok()
                    .and_then(|bytes| listed(&bytes));
                self.clear(&ours.unwrap_or_default())?;
            } else {
                rename(&self.old, &self.dir)?;
            }
        }
        if self.new.is_dir() {
            self.refuse_foreign_leftover()?;
            self.discard()
                .map_err(|error| Error::io("remove the unfinished report", &self.new, error))?;
        }
        Ok(())
    }

    /// Stops where the folder for the new report is not one that a run left: empty, or begun with a manifest, which
    /// is the first file written.
    fn refuse_foreign_leftover(&self) -> Result<(), Error> {
        let names = entries(&self.new)?;
        let begun = match fs::read(self.new.join(manifest::PATH)) {
            Ok(bytes) => listed(&bytes).is_some() || names.len() == 1,
            Err(_) => names.is_empty(),
        };
        if begun {
            Ok(())
        } else {
            Err(Error::Usage(format!(
                "{} is in the way and was not left by gleaner: move it",
                self.new.display()
            )))
        }
    }

    /// What the folder holds that is not ours, topmost folders only; `None` where there is no folder.
    fn kept(&self, ours: &BTreeSet<String>) -> Result<Option<BTreeSet<String>>, Error> {
        if !self.dir.is_dir() {
            return Ok(None);
        }
        let mut kept = BTreeSet::new();
        foreign(&self.dir, "", &owned(&self.dir), ours, &mut kept)?;
        Ok(Some(kept))
    }

    /// Writes the new report beside the old one, manifest first.
    fn stage(&self, files: &[OutputFile]) -> Result<(), Error> {
        let failed = |path: &Path, error| Error::io("write", path, error);
        fs::create_dir(&self.new).map_err(|error| failed(&self.new, error))?;
        let (first, others): (Vec<&OutputFile>, Vec<&OutputFile>) =
            files.iter().partition(|file| file.path == manifest::PATH);
        for file in first.into_iter().chain(others) {
            let path = self.new.join(&file.path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|error| failed(parent, error))?;
            }
            let mut open = File::create_new(&path).map_err(|error| failed(&path, error))?;
            // Without it a power cut after the rename can leave a whole folder of empty files.
            file.copy_to(&mut open)
                .and_then(|()| open.sync_all())
                .map_err(|error| failed(&path, error))?;
        }
        // A private report stays private.
        if let Ok(before) = fs::metadata(&self.dir) {
            fs::set_permissions(&self.new, before.permissions()).map_err(|error| failed(&self.new, error))?;
        }
        Ok(())
    }

    /// Removes a new report that is not put in place, its manifest last: a run killed here leaves what the next one
    /// knows to be unfinished.
    fn discard(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.new)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else if entry.file_name() != manifest::PATH {
                fs::remove_file(entry.path())?;
            }
        }
        fs::remove_dir_all(&self.new)
    }

    /// Gives the new report its name; where that fails, the old one gets its name back.
    fn swap(&self) -> Result<(), Error> {
        let had_old = self.dir.is_dir();
        if had_old {
            fs::rename(&self.dir, &self.old).map_err(|error| {
                Error::Usage(format!(
                    "{} cannot be replaced ({error}), as a mount point or a folder in use cannot: choose a folder in it",
                    self.dir.display()
                ))
            })?;
        }
        let Err(error) = fs::rename(&self.new, &self.dir) else {
            return Ok(());
        };
        if had_old && let Err(second) = fs::rename(&self.old, &self.dir) {
            let message = format!(
                "{error}; the old report is whole, but at {} ({second})",
                self.old.display()
            );
            return Err(Error::io(
                "put the report at",
                &self.dir,
                io::Error::other(message),
            ));
        }
        Err(Error::io("put the report at", &self.dir, error))
    }

    /// Moves what is not ours from the old folder to the new one, then removes the old report file by file.
    ///
    /// The old manifest goes last, so a run killed here knows the rest again.
    fn clear(&self, ours: &BTreeSet<String>) -> Result<(), Error> {
        if !self.old.is_dir() {
            return Ok(());
        }
        let mut kept = BTreeSet::new();
        let owned = owned(&self.old);
        foreign(&self.old, "", &owned, ours, &mut kept)?;
        for path in &kept {
            let to = self.dir.join(path);
            if fs::symlink_metadata(&to).is_ok() {
                return Err(Error::Usage(format!(
                    "{} cannot be moved to {}, where something stands: move one of them",
                    self.old.join(path).display(),
                    to.display()
                )));
            }
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
            }
            rename(&self.old.join(path), &to)?;
        }
        for path in owned.iter().filter(|path| *path != manifest::PATH) {
            remove_file(&self.old.join(path))?;
        }
        remove_folders(&self.old)?;
        // A manifest that is not ours has been moved by now.
        remove_file(&self.old.join(manifest::PATH))?;
        fs::remove_dir(&self.old).map_err(|error| Error::io("remove the old folder", &self.old, error))
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| {
        Error::io(
            "move",
            from,
            io::Error::other(format!("to {}: {error}", to.display())),
        )
    })
}

/// Removes a file, if it is there.
fn remove_file(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(Error::io("remove", path, error))
        }
        _ => Ok(()),
    }
}

/// Removes the folders below `dir` that are empty or hold only empty folders.
fn remove_folders(dir: &Path) -> Result<(), Error> {
    for name in entries(dir)? {
        let path = dir.join(name);
        if fs::symlink_metadata(&path).is_ok_and(|kind| kind.is_dir()) {
            remove_folders(&path)?;
            match fs::remove_dir(&path) {
                Err(error) if error.kind() != ErrorKind::DirectoryNotEmpty => {
                    return Err(Error::io("remove", &path, error));
                }
                _ => {}
            }
        }
    }
    Ok(())
}
