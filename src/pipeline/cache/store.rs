//! The folder in which packs are kept: who may write there, what is used, what goes.
//!
//! A pack is written to a scratch folder, moved to its place and never changed, so any number of runs may share the folder
//! without waiting for each other: who reads a pack reads all of it at once, and one that another run has removed is not
//! there. What a killed run leaves, the next one removes (`scratch`). The order of last use is that of the file system's
//! own times.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::CacheOptions;
use super::pack::{self, Body, Pack};
use crate::error::Error;
use crate::progress::Progress;
use crate::scratch;

/// What shows that a folder is a cache, and this one's.
const MARK: &str = "CACHEDIR.TAG";
/// Its first line is what programs that make copies of folders look for, to pass caches over.
const MARKED: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Counts that gleaner keeps between runs; may be removed at any time.\n";
/// How the names of scratch folders begin.
const NEW: &str = "gleaner-";
const ENDING: &str = ".pack";

pub(super) struct Store {
    dir: PathBuf,
    limit: u64,
    /// What counts depend on beside the sources.
    pub(super) key: String,
    /// Where packs are written before they are moved to their place.
    new: Option<scratch::Folder>,
    /// Why nothing can be written, once that was tried.
    failed: Mutex<Option<String>>,
}

impl Store {
    /// Opens the folder, or makes it; `None` where it cannot be used, which is said.
    ///
    /// # Errors
    /// [`Error::Usage`] where something else is in it.
    pub(super) fn open(
        asked: &CacheOptions,
        key: String,
        progress: &dyn Progress,
    ) -> Result<Option<Self>, Error> {
        let dir = &asked.dir;
        let foreign = |why: &str| {
            let dir = dir.display();
            Error::Usage(format!(
                "{dir} {why}, so nothing is kept there: give --cache a new or an empty folder"
            ))
        };
        if fs::metadata(dir).is_ok_and(|meta| !meta.is_dir()) {
            return Err(foreign("is a file"));
        }
        let unusable = |error: &dyn std::fmt::Display| {
            let dir = dir.display();
            progress.remark(&format!(
                "the cache {dir} cannot be used ({error}); everything is counted anew"
            ));
        };
        let others = fs::create_dir_all(dir).and_then(|()| others(dir));
        let others = match others {
            Ok(others) => others,
            Err(error) => {
                unusable(&error);
                return Ok(None);
            }
        };
        let is_marked = || fs::read(dir.join(MARK)).is_ok_and(|mark| mark == MARKED.as_bytes());
        // Another run may have marked it since it was looked into.
        if others && !is_marked() {
            return Err(foreign("holds other files"));
        }
        let (new, mut failed) = match scratch::Folder::new(dir) {
            Ok(new) => (Some(new), None),
            Err(error) => (None, Some(why(&error))),
        };
        if !is_marked() {
            let marked = new.as_ref().map(|new| place(new, dir, MARK, MARKED.as_bytes()));
            if let Some(Err(error)) = marked {
                failed = Some(error.to_string());
            }
            if let Some(failed) = failed {
                unusable(&failed);
                return Ok(None);
            }
        }
        Ok(Some(Self {
            dir: dir.clone(),
            limit: asked.limit,
            key,
            new,
            failed: Mutex::new(failed),
        }))
    }

    /// All packs that were counted in the same way, by name; those that are none are dropped.
    pub(super) fn packs(&self, progress: &dyn Progress) -> Vec<Pack> {
        let own = format!("{}-", self.key);
        let mut packs = Vec::new();
        let mut paths: Vec<PathBuf> = self.files().map(|(path, _)| path).collect();
        paths.sort();
        for path in paths {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !name.starts_with(&own) {
                continue;
            }
            match Pack::look(&path, &self.key) {
                Ok(pack) => packs.push(pack),
                Err(why) if path.exists() => discard(&path, &why, progress),
                Err(_) => {}
            }
        }
        packs
    }

    /// A pack with everything in it checked; `None` where it is no longer there.
    pub(super) fn read(&self, pack: &Pack) -> Result<Option<(Vec<u8>, Body)>, String> {
        let stored = match fs::read(&pack.path) {
            Ok(stored) => stored,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let body = pack::verified(&stored)?;
        if body.is(pack, &self.key) {
            Ok(Some((stored, body)))
        } else {
            Err("it is not what it was".to_owned())
        }
    }

    /// Whether packs can be written, as far as is known.
    pub(super) fn writes(&self) -> bool {
        self.failed.lock().is_ok_and(|failed| failed.is_none())
    }

    /// Keeps a pack. What goes wrong is said in the end, and nothing more is kept then.
    pub(super) fn write(&self, name: &str, stored: &[u8]) {
        let Some(new) = &self.new else {
            return;
        };
        if let Err(error) = place(new, &self.dir, &format!("{name}{ENDING}"), stored)
            && let Ok(mut failed) = self.failed.lock()
        {
            failed.get_or_insert(error.to_string());
        }
    }

    /// Says what could not be kept, and removes what was not used for longest, down to the limit.
    pub(super) fn tidy(&self, progress: &dyn Progress) {
        if let Ok(Some(why)) = self.failed.lock().as_deref() {
            let dir = self.dir.display();
            progress.remark(&format!(
                "not all counts could be kept in {dir} ({why}); the next run counts them again"
            ));
        }
        let mut packs: Vec<_> = self
            .files()
            .map(|(path, meta)| (meta.modified().ok(), path, meta.len()))
            .collect();
        packs.sort();
        let mut all: u64 = packs.iter().map(|(.., length)| length).sum();
        for (_, path, length) in packs {
            if all <= self.limit {
                break;
            }
            if fs::remove_file(path).is_ok() {
                all -= length;
            }
        }
    }

    fn files(&self) -> impl Iterator<Item = (PathBuf, fs::Metadata)> {
        let entries = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        entries.filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let halves = name.strip_suffix(ENDING).and_then(|name| name.split_once('-'));
            let is_digest =
                |half: &str| !half.is_empty() && half.bytes().all(|byte| byte.is_ascii_alphanumeric());
            // Nothing of somebody else's is ever removed.
            let is_pack = halves.is_some_and(|(key, cells)| is_digest(key) && is_digest(cells));
            let meta = entry.metadata().ok()?;
            (is_pack && meta.is_file()).then(|| (entry.path(), meta))
        })
    }
}

/// What the system said, without the path.
fn why(error: &Error) -> String {
    match error {
        Error::Io { source, .. } => source.to_string(),
        other => other.to_string(),
    }
}

/// Whether anything is in a folder but what runs are writing just now.
fn others(dir: &Path) -> std::io::Result<bool> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with(NEW) || !entry.file_type()?.is_dir() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Removes what is damaged, and says so.
pub(super) fn discard(path: &Path, why: &str, progress: &dyn Progress) {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let removed = fs::remove_file(path).map_or_else(
        |error| format!("cannot be removed ({error})"),
        |()| "was removed".to_owned(),
    );
    progress.remark(&format!(
        "{name} in the cache is damaged ({why}); it {removed}, and what it held is counted again"
    ));
}

/// Notes that a pack was used. Its first byte is written once more, so that the file system sets its time; nothing is
/// changed, and where that is not allowed, the pack is only removed sooner.
pub(super) fn used(path: &Path) {
    let first = pack::SCHEMA.as_bytes().get(..1).unwrap_or_default();
    let _ = OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| file.write_all(first));
}

/// Writes a file whole or not at all.
fn place(new: &scratch::Folder, dir: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let (written, path) = (new.path().join(name), dir.join(name));
    fs::write(&written, bytes)?;
    match fs::rename(&written, &path) {
        // Some systems replace no file that is being read; what is there says the same.
        Err(_) if path.exists() => fs::remove_file(&written),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    #[derive(Default)]
    struct Heard(Mutex<Vec<String>>);

    impl Progress for Heard {
        fn remark(&self, sentence: &str) {
            self.0.lock().unwrap().push(sentence.to_owned());
        }
    }

    #[test]
    fn what_cannot_be_kept_is_said_once_and_nothing_more_is_tried() {
        let scratch = tempfile::tempdir().unwrap();
        let asked = CacheOptions {
            dir: scratch.path().join("cache"),
            limit: 1 << 20,
            program: None,
        };
        let store = Store::open(&asked, "key".to_owned(), &Silent).unwrap().unwrap();
        store.write("key-1", b"something");
        assert!(store.writes() && asked.dir.join("key-1.pack").is_file());
        fs::remove_dir_all(&asked.dir).unwrap();
        store.write("key-2", b"something");
        store.write("key-3", b"something");
        assert!(!store.writes());
        let heard = Heard::default();
        store.tidy(&heard);
        let said = heard.0.into_inner().unwrap();
        assert!(said.len() == 1 && said[0].contains("could be kept"), "{said:?}");
    }
}
