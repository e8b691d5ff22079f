//! A report folder and its siblings: what lies there, and the steps from one report to the next.
//!
//! Every step may be the last one of a run, so each leaves what the next run can tell for what it is: a new report has its
//! manifest first, an old one loses it last.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::kept::{entries, foreign, owned};
use crate::error::Error;
use crate::report::OutputFile;
use crate::report::manifest::{self, listed};
use crate::scratch::unfinished::{Begun, Trace};
use crate::scratch::{self, exchange};

/// The report folder and its siblings.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) dir: PathBuf,
    pub(super) new: PathBuf,
    pub(super) old: PathBuf,
    pub(super) lock: PathBuf,
    parent: PathBuf,
}

impl Place {
    /// Where a report named `dir` goes, links followed.
    pub(super) fn of(dir: &Path) -> Result<Self, Error> {
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
        let sibling = |ending: &str| {
            let mut sibling = OsString::from(".");
            sibling.push(name);
            sibling.push(ending);
            parent.join(sibling)
        };
        Ok(Self {
            new: sibling(".gleaner-new"),
            old: sibling(".gleaner-old"),
            lock: sibling(".gleaner-lock"),
            parent: parent.to_path_buf(),
            dir: real,
        })
    }

    /// Makes the folders above the report and gives those that were missing, the outermost first.
    pub(super) fn make_parents(&self) -> Result<Vec<PathBuf>, Error> {
        let missing =
            |folder: &&Path| !folder.as_os_str().is_empty() && fs::symlink_metadata(folder).is_err();
        let above = self.parent.ancestors().take_while(missing);
        let mut made: Vec<PathBuf> = above.map(Path::to_path_buf).collect();
        made.reverse();
        fs::create_dir_all(&self.parent)
            .map_err(|error| Error::io("make the folder", &self.parent, error))?;
        Ok(made)
    }

    /// Stops where something has come to stand at the place since it was claimed that is no folder: a link would be taken for
    /// what it leads to.
    pub(super) fn check_kind(&self) -> Result<(), Error> {
        match fs::symlink_metadata(&self.dir) {
            Ok(found) if !found.is_dir() => Err(Error::Usage(format!(
                "{} is no longer a folder: move it, or choose another folder",
                self.dir.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Finishes or undoes what a killed run left behind.
    pub(super) fn recover(&self) -> Result<(), Error> {
        if is_folder(&self.old) {
            if fs::symlink_metadata(&self.dir).is_ok() {
                let ours = fs::read(self.dir.join(manifest::PATH))
                    .ok()
                    .and_then(|bytes| listed(&bytes));
                self.clear(&ours.unwrap_or_default())?;
            } else {
                rename(&self.old, &self.dir)?;
            }
        }
        if is_folder(&self.new) {
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
    pub(super) fn kept(&self, ours: &BTreeSet<String>) -> Result<Option<BTreeSet<String>>, Error> {
        if !self.dir.is_dir() {
            return Ok(None);
        }
        let mut kept = BTreeSet::new();
        foreign(&self.dir, "", &owned(&self.dir), ours, &mut kept)?;
        Ok(Some(kept))
    }

    /// Writes the new report beside the old one, manifest first.
    pub(super) fn stage(&self, files: &[OutputFile]) -> Result<Begun, Error> {
        let failed = |path: &Path, error| Error::io("write", path, error);
        let make = || {
            fs::create_dir(&self.new).map_err(|error| failed(&self.new, error))?;
            Ok::<_, Error>((Trace::Folder(self.new.clone(), manifest::PATH), ()))
        };
        let (begun, ()) = Begun::new(make)?;
        let (first, others): (Vec<&OutputFile>, Vec<&OutputFile>) =
            files.iter().partition(|file| file.path == manifest::PATH);
        for file in first.into_iter().chain(others) {
            let path = self.new.join(&file.path);
            self.make_folders(&file.path)?;
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
        Ok(begun)
    }

    /// Makes the folders of a file in the new report, which itself is never made again: it is gone where the run was stopped.
    fn make_folders(&self, file: &str) -> Result<(), Error> {
        for (at, _) in file.match_indices('/') {
            let folder = self.new.join(file.get(..at).unwrap_or_default());
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(Error::io("make the folder", folder, error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes a new report that is not put in place, its manifest last: a run killed here leaves what the next one
    /// knows to be unfinished.
    pub(super) fn discard(&self) -> io::Result<()> {
        scratch::remove(&self.new, manifest::PATH)
    }

    /// Gives the new report its name; where that fails, the old one has its name still or again.
    ///
    /// The new report is called old before the two change places, and is what that name says as soon as they have. A run that
    /// is killed before has then left an old report that holds nothing but ours, which the next run may clear.
    pub(super) fn swap(&self) -> Result<(), Error> {
        if self.dir.is_dir() {
            rename(&self.new, &self.old)?;
            if exchange(&self.old, &self.dir) {
                return Ok(());
            }
            rename(&self.old, &self.new)?;
        }
        self.swap_by_renaming()
    }

    /// The same where two folders cannot change places: in between there is nothing at the place.
    pub(super) fn swap_by_renaming(&self) -> Result<(), Error> {
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
    pub(super) fn clear(&self, ours: &BTreeSet<String>) -> Result<(), Error> {
        if !is_folder(&self.old) {
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

/// Whether a folder is there, and no link to one: what we left is never a link.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
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
        if is_folder(&path) {
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
