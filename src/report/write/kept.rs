//! Whose a file in the report folder is: the report's, or somebody else's.
//!
//! The only witness is the folder's own manifest, so what it does not list is kept, whatever it looks like.
//! Nothing here changes the disk.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use super::super::manifest::{self, is_inside, listed};
use crate::error::Error;

/// Whether one of `paths` is `at` or lies below it.
fn holds(paths: &BTreeSet<String>, at: &str) -> bool {
    let below = format!("{at}/");
    paths.contains(at)
        || paths
            .range(below.clone()..)
            .next()
            .is_some_and(|path| path.starts_with(&below))
}

/// Stops where a kept file or folder stands in the way of a new one.
pub(super) fn refuse_collisions(
    dir: &Path,
    kept: &BTreeSet<String>,
    ours: &BTreeSet<String>,
) -> Result<(), Error> {
    for path in kept {
        let below = path
            .match_indices('/')
            .any(|(at, _)| path.get(..at).is_some_and(|folder| ours.contains(folder)));
        if below || holds(ours, path) {
            return Err(Error::Usage(format!(
                "{} is in the way of the report, and no manifest.json there says that gleaner wrote it: \
                 move it, or choose another folder",
                dir.join(path).display()
            )));
        }
    }
    Ok(())
}

/// The files of ours in a folder, by its own manifest; none where it has no manifest of ours.
///
/// Paths that lead out of the folder are not ours, whatever the manifest says.
pub(super) fn owned(dir: &Path) -> BTreeSet<String> {
    let paths = fs::read(dir.join(manifest::PATH))
        .ok()
        .and_then(|bytes| listed(&bytes))
        .unwrap_or_default();
    paths.into_iter().filter(|path| is_inside(path)).collect()
}

/// Collects what lies in `root` below `at` and is not `owned`; a folder is entered only where something owned or new lies
/// in it, else it is one entry. Links are entries and not followed.
pub(super) fn foreign(
    root: &Path,
    at: &str,
    owned: &BTreeSet<String>,
    new: &BTreeSet<String>,
    kept: &mut BTreeSet<String>,
) -> Result<(), Error> {
    for name in entries(&root.join(at))? {
        let Some(name) = name.to_str() else {
            return Err(Error::Usage(format!(
                "{} has a name that is not Unicode: move it, or choose another folder",
                root.join(at).join(name).display()
            )));
        };
        let path = if at.is_empty() {
            name.to_owned()
        } else {
            format!("{at}/{name}")
        };
        let full = root.join(&path);
        let kind = fs::symlink_metadata(&full)
            .map_err(|error| Error::io("look at", &full, error))?
            .file_type();
        let shared = holds(owned, &path) || holds(new, &path);
        if kind.is_dir() && shared && !new.contains(&path) {
            foreign(root, &path, owned, new, kept)?;
        } else if kind.is_dir() || !owned.contains(&path) {
            kept.insert(path);
        }
    }
    Ok(())
}

/// The names in a folder, sorted.
pub(super) fn entries(dir: &Path) -> Result<Vec<OsString>, Error> {
    let failed = |error| Error::io("list the folder", dir, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name());
    }
    names.sort();
    Ok(names)
}
