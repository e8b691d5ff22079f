//! What this run has begun on disk and not finished, so that it can be taken away when the run is stopped.
//!
//! A signal can come at any moment, so everything that must not stay is made under the lock of one list and leaves
//! the list when it is gone or in place. [`stop`] keeps that lock to the end of the process: nothing new is begun after it.
//! Only the few renames that put something in its place keep a stop waiting ([`Placing`]), because a stop between two of them
//! would help nobody. A library user who never calls [`stop`] pays for a list of a few paths.
//!
//! What it does not do: catch signals, print, or end the process, which is the command line's.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How often a folder is removed again in which other threads are still making files.
const ATTEMPTS: usize = 50;

/// Something that goes when the run is stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// A file.
    File(PathBuf),
    /// A folder and the name of the file in it that is removed last.
    Folder(PathBuf, &'static str),
}

impl Trace {
    fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path, _) => path,
        }
    }

    /// Removes it; `false` where it is still there.
    fn remove(&self) -> bool {
        match self {
            Self::File(path) => match fs::remove_file(path) {
                Err(error) => error.kind() == ErrorKind::NotFound,
                Ok(()) => true,
            },
            Self::Folder(path, last) => (0..ATTEMPTS).any(|_| super::remove(path, last).is_ok()),
        }
    }
}

/// All that a process has begun.
#[derive(Debug, Default)]
struct List {
    begun: Mutex<Vec<Trace>>,
    /// Held while something is put in place: what has been.
    placing: Mutex<Vec<PathBuf>>,
    stopped: AtomicBool,
}

static RUN: List = List {
    begun: Mutex::new(Vec::new()),
    placing: Mutex::new(Vec::new()),
    stopped: AtomicBool::new(false),
};

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl List {
    fn begin<T, E>(&self, make: impl FnOnce() -> Result<(Trace, T), E>) -> Result<(Trace, T), E> {
        let mut begun = held(&self.begun);
        let (trace, with_it) = make()?;
        begun.push(trace.clone());
        Ok((trace, with_it))
    }

    fn forget(&self, trace: &Trace) {
        let mut begun = held(&self.begun);
        if let Some(at) = begun.iter().rposition(|other| other == trace) {
            begun.remove(at);
        }
    }

    fn stop(&self) -> Stopped<'_> {
        self.stopped.store(true, Ordering::SeqCst);
        let placed = held(&self.placing);
        let begun = held(&self.begun);
        // The last first: what was begun under a lock goes before the lock.
        let left = begun.iter().rev().filter(|trace| !trace.remove());
        let left = left.map(|trace| trace.path().to_path_buf()).collect();
        Stopped {
            left,
            placed,
            _begun: begun,
        }
    }
}

/// Something begun, on the list until this is dropped.
#[derive(Debug)]
pub struct Begun(Trace);

impl Begun {
    /// Makes something and puts it on the list in one step, as a stop sees it. After a stop it never returns.
    ///
    /// # Errors
    /// What `make` says, which must then have left nothing.
    pub fn new<T, E>(make: impl FnOnce() -> Result<(Trace, T), E>) -> Result<(Self, T), E> {
        let (trace, with_it) = RUN.begin(make)?;
        Ok((Self(trace), with_it))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        RUN.forget(&self.0);
    }
}

/// Whether `path` is on the list.
pub fn is_begun(path: &Path) -> bool {
    held(&RUN.begun).iter().any(|trace| trace.path() == path)
}

/// Something is being put in its place, and a stop waits until this is dropped: for renames, not for writing.
#[derive(Debug)]
pub struct Placing(MutexGuard<'static, Vec<PathBuf>>);

/// Begins to put something in its place. After a stop it never returns.
pub fn placing() -> Placing {
    Placing(held(&RUN.placing))
}

impl Placing {
    /// `path` is in its place.
    pub fn done(mut self, path: &Path) {
        self.0.push(path.to_path_buf());
    }
}

/// The process as [`stop`] leaves it: nothing is begun or put in place as long as this lives.
#[derive(Debug)]
pub struct Stopped<'l> {
    left: Vec<PathBuf>,
    placed: MutexGuard<'l, Vec<PathBuf>>,
    _begun: MutexGuard<'l, Vec<Trace>>,
}

impl Stopped<'_> {
    /// What could not be removed.
    pub fn left(&self) -> &[PathBuf] {
        &self.left
    }

    /// What was put in its place before.
    pub fn placed(&self) -> &[PathBuf] {
        &self.placed
    }
}

/// Removes all that was begun. The process should then end; its other threads fail or wait.
pub fn stop() -> Stopped<'static> {
    RUN.stop()
}

/// Whether [`stop`] was called: an error that comes up after it is a consequence and no result.
pub fn is_stopped() -> bool {
    RUN.stopped.load(Ordering::SeqCst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_removes_what_was_begun_the_last_first_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let list = List::default();
        let lock = root.path().join("lock");
        let make_file = || Ok::<_, std::io::Error>((Trace::File(lock.clone()), fs::write(&lock, "")?));
        let (file, ()) = list.begin(make_file).unwrap();
        let mut folders = Vec::new();
        for name in ["gone", "finished"] {
            let path = root.path().join(name);
            let make = || {
                fs::create_dir_all(path.join("a/b"))?;
                fs::write(path.join("last"), "")?;
                fs::write(path.join("a/b/c"), "text")?;
                Ok::<_, std::io::Error>((Trace::Folder(path.clone(), "last"), ()))
            };
            folders.push(list.begin(make).unwrap().0);
        }
        list.forget(&folders[1]);
        assert_eq!(*held(&list.begun), [file, folders[0].clone()]);
        let stopped = list.stop();
        assert!(stopped.left().is_empty() && stopped.placed().is_empty());
        let names: Vec<_> = fs::read_dir(root.path()).unwrap().flatten().collect();
        assert_eq!(names.len(), 1);
        assert!(root.path().join("finished/a/b/c").is_file());
        assert!(list.stopped.load(Ordering::SeqCst));
    }

    #[test]
    fn a_stop_waits_for_what_is_being_put_in_place_and_tells_of_it() {
        let list = List::default();
        let mut placing = held(&list.placing);
        std::thread::scope(|scope| {
            let stop = scope.spawn(|| list.stop().placed().to_vec());
            while !list.stopped.load(Ordering::SeqCst) {
                std::thread::yield_now();
            }
            assert!(!stop.is_finished());
            placing.push(PathBuf::from("report"));
            drop(placing);
            assert_eq!(stop.join().unwrap(), [PathBuf::from("report")]);
        });
    }

    #[test]
    fn what_cannot_be_made_is_not_on_the_list() {
        let list = List::default();
        list.begin(|| Err::<(Trace, ()), _>("no room")).unwrap_err();
        assert!(held(&list.begun).is_empty());
    }

    #[test]
    fn a_folder_goes_while_others_still_write_in_it() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("busy");
        fs::create_dir(&path).unwrap();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 0_u32.. {
                    if done.load(Ordering::SeqCst) || fs::write(path.join(number.to_string()), "").is_err() {
                        break;
                    }
                }
            });
            let gone = Trace::Folder(path.clone(), "last").remove();
            done.store(true, Ordering::SeqCst);
            assert!(gone);
        });
        assert!(!path.exists());
    }
}
