use std::ffi::OsString;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::*;

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<OsString> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    names
}

/// A folder as a killed run leaves it: with a marker that nobody has locked.
fn left(parent: &Path, name: &str) -> PathBuf {
    let path = parent.join(name);
    fs::create_dir_all(path.join("00000/postings")).unwrap();
    fs::write(path.join("00000/postings/00000.parquet"), "rows").unwrap();
    fs::write(path.join(MARKER), "").unwrap();
    path
}

#[test]
fn a_folder_is_removed_when_it_is_dropped() {
    let parent = tempfile::tempdir().unwrap();
    let folder = Folder::new(parent.path()).unwrap();
    assert!(is_ours(folder.path().file_name().unwrap(), PREFIX.as_ref()));
    assert_eq!(folder.path().parent(), Some(parent.path()));
    fs::create_dir(folder.path().join("00000")).unwrap();
    fs::write(folder.path().join("00000/part.json"), "{}").unwrap();
    drop(folder);
    assert!(names(parent.path()).is_empty());
}

#[test]
fn what_killed_runs_left_goes_and_what_is_in_use_stays() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path();
    left(path, "gleaner-dEAd01");
    let held = left(path, "gleaner-hELd02");
    let marker = File::open(held.join(MARKER)).unwrap();
    marker.try_lock().unwrap();
    let one = Folder::new(path).unwrap();
    let two = Folder::new(path).unwrap();
    let mut wanted = [&one, &two]
        .map(|folder| folder.path().file_name().unwrap().to_owned())
        .to_vec();
    wanted.push("gleaner-hELd02".into());
    wanted.sort();
    assert_eq!(names(path), wanted);
    assert!(held.join("00000/postings/00000.parquet").is_file());
    drop(marker);
    drop((one, two));
    drop(Folder::new(path).unwrap());
    assert!(names(path).is_empty());
}

#[test]
fn nothing_goes_that_may_be_somebody_elses() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path();
    for name in [
        "gleaner-short",
        "gleaner-toolong",
        "gleaner-a.b.cd",
        "Gleaner-abcdef",
        "other-abcdef",
        ".gleaner-abcdef",
    ] {
        left(path, name);
    }
    // No marker, a folder as the marker, a file in place of the folder.
    fs::create_dir(path.join("gleaner-abcdef")).unwrap();
    fs::create_dir_all(path.join("gleaner-bcdefg").join(MARKER)).unwrap();
    fs::write(path.join("gleaner-cdefgh"), "a text").unwrap();
    let before = names(path);
    drop(Folder::new(path).unwrap());
    assert_eq!(names(path), before);
    assert!(path.join("other-abcdef/00000/postings/00000.parquet").is_file());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path();
    let precious = left(path, "precious");
    symlink(&precious, path.join("gleaner-linked")).unwrap();
    let folder = left(path, "gleaner-holder");
    symlink(&precious, folder.join("linked")).unwrap();
    fs::remove_file(folder.join(MARKER)).unwrap();
    symlink(precious.join(MARKER), folder.join(MARKER)).unwrap();
    let dead = left(path, "gleaner-dead01");
    symlink(&precious, dead.join("linked")).unwrap();
    drop(Folder::new(path).unwrap());
    assert_eq!(names(path), ["gleaner-holder", "gleaner-linked", "precious"]);
    assert!(precious.join("00000/postings/00000.parquet").is_file());
}

#[test]
fn a_folder_half_removed_is_still_known() {
    let parent = tempfile::tempdir().unwrap();
    let path = left(parent.path(), "gleaner-dead01");
    // Something that cannot be removed as what it is: the marker must outlive the failure.
    fs::remove_dir_all(path.join("00000")).unwrap();
    remove(&path, MARKER).unwrap();
    remove(&path, MARKER).unwrap();
    assert!(names(parent.path()).is_empty());
}

#[test]
fn a_place_where_no_folder_can_be_is_named() {
    let parent = tempfile::tempdir().unwrap();
    let missing = parent.path().join("missing");
    let error = Folder::new(&missing).unwrap_err();
    assert!(error.to_string().contains("missing"), "{error}");
    assert_eq!(error.exit_code(), 3);
}

#[test]
fn a_lock_keeps_others_out_until_it_is_dropped_and_leaves_no_file() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("lock");
    // As a killed run leaves it.
    fs::write(&path, "").unwrap();
    let ours = Lock::take(&path).unwrap().unwrap();
    assert!(Lock::take(&path).unwrap().is_none());
    assert!(path.is_file());
    drop(ours);
    assert_eq!(path.exists(), cfg!(not(unix)));
    drop(Lock::take(&path).unwrap().unwrap());
}

#[test]
fn never_do_two_hold_a_lock_at_once() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("lock");
    let (holders, taken) = (Mutex::new(()), Mutex::new(0));
    let held = |mutex: &Mutex<u32>| mutex.lock().map(|mut count| *count += 1).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..500 {
                    if let Some(lock) = Lock::take(&path).unwrap() {
                        let alone: MutexGuard<'_, ()> = holders.try_lock().expect("two hold the lock");
                        held(&taken);
                        drop(alone);
                        drop(lock);
                    }
                }
            });
        }
    });
    assert!(taken.into_inner().unwrap_or_else(PoisonError::into_inner) >= 500);
}

#[test]
fn folders_made_and_cleared_at_once_stay_whole() {
    let parent = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    let folder = Folder::new(parent.path()).unwrap();
                    fs::write(folder.path().join("rows"), "rows").unwrap();
                    assert_eq!(fs::read(folder.path().join("rows")).unwrap(), b"rows");
                }
            });
        }
    });
    assert!(names(parent.path()).is_empty());
}

/// A folder with one file.
fn made(path: &Path, text: &str) {
    fs::create_dir_all(path).unwrap();
    fs::write(path.join("part.json"), text).unwrap();
}

#[test]
fn a_replacement_takes_the_place_whole() {
    let parent = tempfile::tempdir().unwrap();
    let place = parent.path().join("a/b/counts");
    for text in ["1", "2"] {
        let new = Replacement::of(&place).unwrap();
        made(&new.path(), text);
        new.put().unwrap();
        assert_eq!(fs::read_to_string(place.join("part.json")).unwrap(), text);
        assert_eq!(names(place.parent().unwrap()), ["counts"]);
    }
    let dropped = Replacement::of(&place).unwrap();
    made(&dropped.path(), "3");
    drop(dropped);
    assert_eq!(fs::read_to_string(place.join("part.json")).unwrap(), "2");
    assert_eq!(names(place.parent().unwrap()), ["counts"]);
    // Nothing was made, so nothing can take the place.
    Replacement::of(&place).unwrap().put().unwrap_err();
    assert_eq!(fs::read_to_string(place.join("part.json")).unwrap(), "2");
    assert_eq!(names(place.parent().unwrap()), ["counts"]);
}

#[test]
fn a_replacement_killed_anywhere_is_mended_by_the_next() {
    for step in 0..4 {
        let parent = tempfile::tempdir().unwrap();
        let place = parent.path().join("counts");
        let scratch = parent.path().join(".counts.gleaner-dEAd01");
        fs::create_dir(&scratch).unwrap();
        fs::write(scratch.join(MARKER), "").unwrap();
        let standing = match step {
            // Before anything stood there, while the new one was made.
            0 => {
                made(&scratch.join("new"), "half");
                None
            }
            // After the two changed places.
            1 => {
                made(&place, "2");
                made(&scratch.join("new"), "1");
                Some("2")
            }
            // Between the two renames.
            2 => {
                made(&scratch.join("old"), "1");
                made(&scratch.join("new"), "2");
                Some("1")
            }
            // After both.
            _ => {
                made(&scratch.join("old"), "1");
                made(&place, "2");
                Some("2")
            }
        };
        let next = Replacement::of(&place).unwrap();
        let seen = fs::read_to_string(place.join("part.json")).ok();
        assert_eq!(seen.as_deref(), standing, "step {step}");
        drop(next);
        assert_eq!(names(parent.path()).len(), usize::from(standing.is_some()));
    }
}

#[test]
fn folders_change_places() {
    let parent = tempfile::tempdir().unwrap();
    let (one, other) = (parent.path().join("one"), parent.path().join("other"));
    made(&one, "1");
    assert!(!exchange(&one, &other), "one of them is not there");
    assert_eq!(names(parent.path()), ["one"]);
    made(&other, "2");
    let changed = exchange(&one, &other);
    assert!(changed || !cfg!(target_os = "linux"));
    let seen = fs::read_to_string(one.join("part.json")).unwrap();
    assert_eq!(seen, if changed { "2" } else { "1" });
}
